"""Rebuilding real cables by hand: each header and body of ../shared/corpus, where that folder is (docs/reliability.md)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import pytest

from cablekit import Cable, ModelError, from_dict, from_text, load, to_dict, to_text
from tests._helpers import ROOT, SHARED

FOLDERS: Final = ("cablegate-facsimile", "cablegate-more", "nara", "smart")
PAGE: Final = ROOT / "docs" / "reliability.md"
#: A text that the page names, in a row of its table: folder, file, part.
NAMED: Final = re.compile(r"\| `([\w-]+/[\w.-]+)` \| (header|body) \|")
#: The highest share of cables that may be refused.
BOUND: Final = 0.005
PARTS: Final = {"header": ("header",), "body": ("sections", "closing")}

needs_corpus = pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared is not here: it is beside the repository only where cablekit is built"
)


@cache
def real_cables() -> dict[str, Cable]:
    """Read every text of the corpus, by folder and name."""
    files = (path for folder in FOLDERS for path in sorted((SHARED / "corpus" / folder).iterdir()))
    return {f"{path.parent.name}/{path.name}": load(path) for path in files if path.suffix in (".html", ".txt")}


def rebuilt(cable: Cable, part: str) -> Cable:
    """Build a cable by hand from the values of one part of another."""
    envelope = to_dict(cable)
    envelope["cable"] = {name: value for name, value in envelope["cable"].items() if name in (*PARTS[part], "year_hint")}
    return from_dict(envelope)


def refused(part: str) -> Iterator[str]:
    """Yield the names of the cables of which a part cannot be built by hand."""
    for name, cable in real_cables().items():
        built = rebuilt(cable, part)
        try:
            text = to_text(built)
        except ModelError:
            yield name
        else:
            assert from_text(text, year=built.year_hint) == built


@needs_corpus
@pytest.mark.parametrize("part", PARTS)
def test_real_cables_can_be_built_by_hand(part: str) -> None:
    """At most one header, or body, of 200 is refused, and the page names each."""
    names = set(refused(part))

    assert len(real_cables()) > 1_500
    assert len(names) <= BOUND * len(real_cables()), sorted(names)
    assert names == {name for name, of in NAMED.findall(PAGE.read_text(encoding="utf-8")) if of == part}
