"""How hard Hypothesis tries: `CABLEKIT_HYPOTHESIS=ci`, `default` or `fast`."""

import os

from hypothesis import HealthCheck, settings

SLOW_IS_FINE = (HealthCheck.too_slow,)

settings.register_profile(
    "ci", max_examples=2000, derandomize=True, deadline=None, suppress_health_check=SLOW_IS_FINE, print_blob=True
)
settings.register_profile("default", max_examples=200, deadline=None, suppress_health_check=SLOW_IS_FINE)
settings.register_profile("fast", max_examples=25, derandomize=True, deadline=None, suppress_health_check=SLOW_IS_FINE)
settings.load_profile(os.environ.get("CABLEKIT_HYPOTHESIS", "default"))
