"""A page of any text is written in linear time."""

import pytest

from cablekit import Cable, Paragraph, Section, from_text, to_html
from tests.scaling import assert_linear

PUMPS = {
    "words": "the toll is low ",
    "paragraphs": "\n1. (C) It is open.\n",
    "gaps": "XXXXXXXX [B6] ",
    "blanks": "AB-" + " " * 40,
    "controls": "\x1b\u202e",
}


@pytest.mark.scaling
@pytest.mark.parametrize("pump", PUMPS.values(), ids=PUMPS)
def test_a_page_is_linear(pump: str) -> None:
    """A page of twice the text takes twice the time."""
    assert_linear(to_html, lambda size: from_text(f"1. (U) {pump * (size // len(pump))}"), 4_000)


@pytest.mark.scaling
def test_a_table_is_linear() -> None:
    """A page of a table of twice the rows takes twice the time."""

    def make(size: int) -> Cable:
        table = Paragraph(text="East     400\n" * (size // 16), kind="table")
        return Cable(sections=(Section(paragraphs=(Paragraph("1", items=(table,)),)),))

    assert_linear(lambda cable: cable._repr_html_(), make, 4_000)
