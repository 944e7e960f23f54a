"""
Rebuilding real cables by hand: headers, bodies and whole cables of ../shared/corpus, where that folder is.

`python -m tests.test_real_cables` prints the rows of the table in docs/reliability.md, without the reasons.
"""

import re
from collections.abc import Iterator
from typing import Final

import pytest

from cablekit import Cable, ModelError, from_dict, from_text, to_dict, to_text
from tests._helpers import ROOT
from tests._real import needs_corpus, real_cables

PAGE: Final = ROOT / "docs" / "reliability.md"
#: A text that the page names, in a row of its table: folder, file, part.
NAMED: Final = re.compile(r"\| `([\w-]+/[\w.-]+)` \| (header|body|cable) \|")
#: The highest share that may be refused.
BOUND: Final = 0.005
PARTS: Final = {
    "header": ("header",),
    "body": ("sections", "closing"),
    "cable": ("header", "sections", "closing"),
}


def rebuilt(cable: Cable, part: str) -> Cable:
    """Build a cable by hand from the values of one part of another."""
    envelope = to_dict(cable)
    envelope["cable"] = {
        name: value for name, value in envelope["cable"].items() if name in (*PARTS[part], "year_hint")
    }
    built: Cable = from_dict(envelope)
    return built


def refused(part: str) -> Iterator[tuple[str, str]]:
    """Yield the names of the cables of which a part cannot be built by hand, with the error."""
    for name, cable in real_cables().items():
        built = rebuilt(cable, part)
        try:
            text = to_text(built)
        except ModelError as error:
            yield name, str(error)
        else:
            assert from_text(text, year=built.year_hint) == built


@needs_corpus
@pytest.mark.parametrize("part", PARTS)
def test_real_cables_can_be_built_by_hand(part: str) -> None:
    """Few are refused, and the page names each."""
    names = {name for name, _ in refused(part)}

    assert len(real_cables()) > 1_500
    assert len(names) <= BOUND * len(real_cables()), sorted(names)
    assert names == {name for name, of in NAMED.findall(PAGE.read_text(encoding="utf-8")) if of == part}


if __name__ == "__main__":
    for each in PARTS:
        for found, message in refused(each):
            print(f"| `{found}` | {each} | {message[:90]} |")  # noqa: T201 - this is what it is for
