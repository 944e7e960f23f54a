"""The cells of a table, and the kinds of paragraphs."""

import pytest

from cablekit import Paragraph, ParagraphKind
from cablekit.model.tables import cells_of


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Flour   2,000  3.1", ("Flour", "2,000", "3.1")),
        ("   Flour, fine   2,000", ("Flour, fine", "2,000")),
        ("Flour\t2,000\t \t3.1", ("Flour", "2,000", "3.1")),
        ("Flour \t2,000", ("Flour", "2,000")),
        ("| Flour | 2,000 |", ("Flour", "2,000")),
        ("Flour | | 3.1", ("Flour", "", "3.1")),
        ("One cell", ("One cell",)),
        ("-----  =====", ()),
        ("+---+---+", ()),
        ("   ", ()),
    ],
)
def test_cells(line: str, cells: tuple[str, ...]) -> None:
    """Two blanks, a tab or a stroke separate cells; a line of dashes has none."""
    assert cells_of(line) == cells


def test_rows_are_those_of_a_table() -> None:
    """Only a table has rows, one for each line, whatever ends the lines."""
    assert Paragraph(text="Mill    Tolls\r\n----\r\nEast    400", kind="table").rows == (
        ("Mill", "Tolls"),
        ("East", "400"),
    )
    assert Paragraph(text="Mill    Tolls").rows == ()


def test_a_kind_from_its_word() -> None:
    """A kind is given as a member or as its word; the default is a paragraph."""
    assert Paragraph(kind="enclosure").kind is Paragraph(kind=ParagraphKind.ENCLOSURE).kind is ParagraphKind.ENCLOSURE
    assert Paragraph().kind is ParagraphKind.PARAGRAPH
