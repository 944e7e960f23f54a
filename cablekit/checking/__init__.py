"""What is odd in a cable: findings with a code and a place, nothing repaired and nothing refused."""

from typing import TYPE_CHECKING

from cablekit._lazy import lazy_attributes

__all__ = ["CODES", "Code", "Finding", "Severity", "check"]

if TYPE_CHECKING:
    from cablekit.checking.checks import check
    from cablekit.checking.finding import CODES, Code, Finding, Severity
else:
    __getattr__, __dir__ = lazy_attributes(
        __name__, __all__, {"checks": "check", "finding": "CODES Code Finding Severity"}
    )
