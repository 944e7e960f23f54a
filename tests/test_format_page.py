"""The page of the format: its table is what the rows give, and every number that the code cites has an anchor."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import cablekit
from cablekit.telegram.fields.field import Field
from tests import field_table
from tests._helpers import ROOT

PAGE: Final = ROOT / "docs" / "format.md"
HOUSE: Final = Path(cablekit.__file__).parent
ANCHOR: Final = re.compile(r'<a id="([^"]*)"></a>')
#: A section's heading, with the line above it.
HEADING: Final = re.compile(r"(?m)^(.*)\n#{2,3} ([0-9]+(?:\.[0-9]+)?)\.? ")
NUMBER: Final = r"[0-9]{1,2}(?:\.[0-9]{1,2})?(?![0-9])"
NUMBERS: Final = rf"{NUMBER}(?:(?:, (?:and )?| and | to ){NUMBER})*"
#: How the code cites the page: `format.md 13.1`, `#: 8.2, 9.1. Labels ...`, `(11.3, 1)`, `docs/format.md#13-1`.
CITED: Final = (
    re.compile(rf"format\.md (?:sections? )?({NUMBERS})"),
    re.compile(rf"(?m)^ *#:? ({NUMBERS})[.:](?= |$)"),
    re.compile(r"\(([0-9]{1,2}\.[0-9]{1,2}(?:, [0-9]{1,2}(?:\.[0-9]{1,2})?)*)\)"),
)
LINKED: Final = re.compile(r"format\.md#([A-Za-z0-9-]+)")


def anchors() -> list[str]:
    """Give the anchors of the page in order."""
    return ANCHOR.findall(PAGE.read_text(encoding="utf-8"))


def prose(source: str) -> str:
    """Give a module's docstrings and comments."""
    comments = "\n".join(line for line in source.split("\n") if line.lstrip().startswith("#"))
    return "\n".join((comments, *re.findall(r'"""(.*?)"""', source, re.DOTALL)))


def cited(text: str) -> Iterator[str]:
    """Yield the anchors that a text cites."""
    yield from LINKED.findall(text)
    for pattern in CITED:
        for numbers in pattern.findall(text):
            yield from (number.replace(".", "-") for number in re.findall(NUMBER, numbers))


def test_table_is_what_the_rows_give() -> None:
    """The page shows the table that `python -m tests.field_table` prints."""
    assert "\n".join(("", *field_table.lines(), "")) in PAGE.read_text(encoding="utf-8")


def test_every_field_has_a_module() -> None:
    """A row that no module of `fields/` ends in has no place in the table."""
    with pytest.raises(LookupError, match="flags"):
        field_table.module_of(Field("flags", "flag", str, str))


@pytest.mark.parametrize("text", ["see format.md 8.2, 8.3: figures", "#: 8.2, 8.3. Figures", "(8.2, 8.3)"])
def test_citations_are_found(text: str) -> None:
    """Each way to cite the page is known; a version or a count is none."""
    assert list(cited(text)) == ["8-2", "8-3"]
    assert list(cited("docs/format.md#8-2")) == ["8-2"]
    assert list(cited("#: 1 for ROUTINE\n# 4.2 times\n")) == []


def test_cited_numbers_have_anchors() -> None:
    """Every number that a comment or docstring of the package cites is an anchor of the page."""
    known = set(anchors())
    missing = [
        f"{path.relative_to(HOUSE)}: {anchor}"
        for path in sorted(HOUSE.rglob("*.py"))
        for anchor in cited(prose(path.read_text(encoding="utf-8")))
        if anchor not in known
    ]

    assert missing == []


def test_links_to_the_page_have_anchors() -> None:
    """A link to a rule, from any page or from this one, leads to an anchor."""
    known = set(anchors())
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    links = [(page.name, link) for page in pages for link in LINKED.findall(page.read_text(encoding="utf-8"))]
    own = [(PAGE.name, link) for link in re.findall(r"\]\(#([^)]+)\)", PAGE.read_text(encoding="utf-8"))]

    assert own
    assert [link for link in links + own if link[1] not in known] == []


def test_no_anchor_twice() -> None:
    """An anchor is defined once."""
    assert [anchor for anchor, count in Counter(anchors()).items() if count > 1] == []


def test_sections_have_the_anchor_of_their_number() -> None:
    """The line above a numbered heading is its anchor: `13.1` is `13-1`."""
    found = HEADING.findall(PAGE.read_text(encoding="utf-8"))

    assert found
    assert [number for above, number in found if above != f'<a id="{number.replace(".", "-")}"></a>'] == []
