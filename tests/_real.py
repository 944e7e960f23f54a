"""The real cables beside the repository, for the tests that need them."""

from functools import cache
from typing import Final

import pytest

from cablekit import Cable, load
from tests._helpers import SHARED

FOLDERS: Final = ("cablegate-facsimile", "cablegate-more", "nara", "smart")

needs_corpus = pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared is not here: it is beside the repository only where cablekit is built"
)


@cache
def real_cables() -> dict[str, Cable]:
    """Read every text of the corpus, by folder and name."""
    files = (path for folder in FOLDERS for path in sorted((SHARED / "corpus" / folder).iterdir()))
    return {f"{path.parent.name}/{path.name}": load(path) for path in files if path.suffix in (".html", ".txt")}
