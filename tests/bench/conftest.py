"""The benchmarks are run only where they are asked for by their path."""

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the benchmarks out of a run that does not name them."""
    asked = any("bench" in argument for argument in config.args)
    return None if asked or collection_path.is_dir() else True
