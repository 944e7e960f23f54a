"""Cables in Spark: a source of files that all machines can open, or bytes that Spark reads; the extra `spark`."""

from typing import TYPE_CHECKING

from cablekit._lazy import lazy_attributes

__all__ = [
    "parse", "register",
]  # fmt: skip

if TYPE_CHECKING:
    from cablekit.corpus.spark import parse, register
else:
    __getattr__, __dir__ = lazy_attributes(__name__, __all__, {"cablekit.corpus.spark": "parse register"})
