"""Tables: which lines are rows of columns, what goes on below them, and how they are written (format.md 13.3)."""

import pytest
from attrs import evolve

from cablekit import ModelError, Paragraph, Section, from_text, to_text, to_xml
from tests._helpers import CLASS_LINE, PAGE_LINE, read_whole
from tests.scaling import assert_linear
from tests.telegram.body.outlines import Outline, assert_kept_by_a_paragraph, assert_read_in_every_form, shapes

ROWS = "Mill       Tolls\nEast         400\nWest         300\n"
TABLE = "table: Mill       Tolls"
READ = {
    "aligned": (f"1. (C) See:\n\n{ROWS}\n2. (C) So.\n", [("1", (TABLE,)), "2"]),
    "numbers that are not aligned": (
        "1. (C) See:\n\nMoat   4 or 5\nThe mill    12\nMews    3\n\n2. (C) So.\n",
        [("1", ("table: Moat   4 or 5",)), "2"],
    ),
    "tabs": (
        "1. (C) See:\n\nMoat\t4\t5\nThe mill\t12\t6\nMews\t3\t7\n\n2. (C) So.\n",
        [("1", ("table: Moat\t4\t5",)), "2"],
    ),
    "strokes": (
        "1. (C) See:\n\n| Moat | 4 |\n| The mill | 12 |\n| Mews | 3 |\n\n2. (C) So.\n",
        [("1", ("table: | Moat | 4 |",)), "2"],
    ),
    "narrow gaps in three columns": (
        "1. (C) See:\n\nEast   20  3\nWest  30  2\nMoat  40  1\n\n2. (C) So.\n",
        [("1", ("table: East   20  3",)), "2"],
    ),
    "lines of dashes": (
        (
            f"1. (C) See:\n\nMill       Tolls\n----       -----\n{ROWS[17:]}----       -----\nSum          700\n\n"
            "2. (C) So.\n"
        ),
        [("1", (TABLE,)), "2"],
    ),
    "blank lines, and a title": (
        f"1. (C) See:\n\n{ROWS}\nFuel:\nEast         200\n\nMoat           3\n\n2. (C) So.\n",
        [("1", (TABLE,)), "2"],
    ),
    "a page line": (f"1. (C) See:\n\n{ROWS}{PAGE_LINE}\nMoat           3\n\n2. (C) So.\n", [("1", (TABLE,)), "2"]),
    "text below": (
        f"1. (C) See:\n\n{ROWS}\nThe rest is small.\n\n2. (C) So.\n",
        [("1", (TABLE,), "The rest is small."), "2"],
    ),
    "two": (
        f"1. (C) See:\n\n{ROWS}\n\nThat\nis for May.\n\n{ROWS}\n\n2. (C) So.\n",
        [("1", (TABLE,), "That", (TABLE,)), "2"],
    ),
    "one more after text": (f"1. (C) See:\n\n{ROWS}\n\n\n{ROWS}\n2. (C) So.\n", [("1", (TABLE,), (TABLE,)), "2"]),
    "in an item": (
        f"1. (C) See:\n\nA. The mills:\n\n{ROWS}\nB. The rest.\n\n2. (C) So.\n",
        [("1", ("A", (TABLE,)), "B"), "2"],
    ),
    "in an enclosure": (
        f"1. (C) See:\n\nBEGIN TEXT\n\n{ROWS}\nEND TEXT\n\n2. (C) So.\n",
        [("1", ("enclosure: BEGIN TEXT", ("", (TABLE,), "END TEXT"))), "2"],
    ),
    "below a heading": (f"The Tolls\n---------\n\n{ROWS}\n1. (C) So.\n", ["[The Tolls]", ("", (TABLE,)), "1"]),
    "nothing above": (ROWS, [("", (TABLE,))]),
    "a row above a line of dashes": (
        f"1. (C) See:\n\n{ROWS}\nSum          700\n------------\n\n2. (C) So.\n",
        [("1", (TABLE,)), "2"],
    ),
    "below a colon": (f"1. (C) See:\n{ROWS}\n2. (C) So.\n", [("1", (TABLE,)), "2"]),
    "below a colon, figures that are not aligned": (
        "1. (C) See:\nMoat   4 or 5\nThe mill    12\nMews    3\n\n2. (C) So.\n",
        [("1", ("table: Moat   4 or 5",)), "2"],
    ),
    "below a colon, in an item": (
        f"1. (C) See:\n\nA. The mills:\n{ROWS}\nB. The rest:\n{ROWS}\n2. (C) So.\n",
        [("1", ("A", (TABLE,)), ("B", (TABLE,))), "2"],
    ),
    "below a colon, and text below": (
        f"1. (C) See:\n{ROWS}The rest is small.\n\n2. (C) So.\n",
        [("1", (TABLE,), "The rest is small."), "2"],
    ),
    "columns of dashes below text": (
        f"1. (C) See these\nMill Toll\n----   ----\n{ROWS}\n2. (C) So.\n",
        [("1", ("table: Mill Toll",)), "2"],
    ),
    "columns of dashes below a row": (
        f"1. (C) See these\n{ROWS[:17]}====   ====\n{ROWS}\n2. (C) So.\n",
        [("1", (TABLE,)), "2"],
    ),
    "columns of dashes below a colon": (
        "1. (C) See:\nThe mill   Toll\n----   ----\nMoat    of east\nMews      so it\n\n2. (C) So.\n",
        [("1", ("table: The mill   Toll",)), "2"],
    ),
    "names of columns without gaps": (
        f"1. (C) See:\n\nMill Toll\n----   ----\n{ROWS}\n2. (C) So.\n",
        [("1", ("table: Mill Toll",)), "2"],
    ),
    "the rest of a cell": (
        f"1. (C) See:\n\n{ROWS}Moat         200,\n             300\n\nYes.\n\n2. (C) So.\n",
        [("1", (TABLE,), "Yes."), "2"],
    ),
    "a key below, with other columns": (
        f"1. (C) See:\n{ROWS}\nKey:\nE     In the East\nEW    In both\nW     In the West\n\n2. (C) So.\n",
        [("1", (TABLE,), "Key:", ("table: E     In the East",)), "2"],
    ),
    "dashes above the next heading": (
        f"1. (C) See:\n\n{ROWS}\n--------\nThe Moat\n--------\n\n2. (C) So.\n",
        [("1", (TABLE,)), "[The Moat]", "2"],
    ),
    "words taken out": (f"1. (C) See:\n\n{ROWS}XXXXXXXX     300\n\n2. (C) So.\n", [("1", (TABLE,)), "2"]),
}
LONG = "that is long and goes on to the end of the line"
NOT_READ = {
    "two rows": ("1. (C) See:\n\nMill       Tolls\nEast         400\n\n2. (C) So.\n", ["1", "2"]),
    "not alike": (
        "1. (C) See:\n\nMill    east of it\nAnd a moat     so\nThe west     or north\n\n2. (C) So.\n",
        ["1", "2"],
    ),
    "directly below text": (f"1. (C) See here\n{ROWS}\n2. (C) So.\n", ["1", "2"]),
    "below a colon in lines that are not alike": (
        "1. (C) See:\n\nMill    east of it\nAnd a moat     so:\nThe west     or north\nKeys       5\n\n2. (C) So.\n",
        ["1", "2"],
    ),
    "two rows below a colon": ("1. (C) See:\nMill       Tolls\nEast         400\n\n2. (C) So.\n", ["1", "2"]),
    "text that fills its lines with blanks": (
        (
            "1. (C) See:\nHe   went  to the  old mill and\nstayed  there  for  two   days.\n"
            "Then  he left   it  to the duke\n\n2. (C) So.\n"
        ),
        ["1", "2"],
    ),
    "columns of dashes below a sentence": (f"1. (C) See them.\n----   ----\n{ROWS}\n2. (C) So.\n", ["1", "2"]),
    "columns of dashes without rows": ("1. (C) See\nMill Toll\n----   ----\nand so on.\n\n2. (C) So.\n", ["1", "2"]),
    "a word far to the right": (
        f"1. (C) See:\n\n{ROWS[:-18]}             300\n\n2. (C) So.\n",
        ["1", "2"],
    ),
    "two blanks after a sentence": (
        "1. (C) See:\n\nIt is.  So.\nIt was.  So.\nIt may.  So.\n\n2. (C) So.\n",
        ["1", "2"],
    ),
    "long cells": (
        f"1. (C) See:\n\nMill     {LONG}\nMoat     {LONG}\nMews     {LONG}\n\n2. (C) So.\n".replace("that", "that it"),
        ["1", "2"],
    ),
    "bullets": ("1. (C) See:\n\n- Mill     4\n- Moat     5\n- Mews     6\n\n2. (C) So.\n", [("1", "-", "-", "-"), "2"]),
    "letters": (
        "1. (C) See:\n\nA. Mill     4\nB. Moat     5\nC. Mews     6\n\n2. (C) So.\n",
        [("1", "A", "B", "C"), "2"],
    ),
    "a sentence between": (
        "1. (C) See:\n\nMill     4\nThe mill is open.\nMoat     5\nMews     6\n\n2. (C) So.\n",
        ["1", "2"],
    ),
    "two lines between": ("1. (C) See:\n\nMill     4\nThe\nmill\nMoat     5\nMews     6\n\n2. (C) So.\n", ["1", "2"]),
    "a page line inside a row": (
        f"1. (C) See:\n\nMill     4\nMoat     {PAGE_LINE} 5\nMews     6\n\n2. (C) So.\n",
        ["1", "2"],
    ),
}


@pytest.mark.parametrize(("body", "expected"), READ.values(), ids=READ)
def test_tables_are_read(body: str, expected: Outline) -> None:
    """A table, and what is around it; the same with other line endings, and in XML and a dict."""
    assert_read_in_every_form(body, expected)


@pytest.mark.parametrize(("body", "expected"), NOT_READ.values(), ids=NOT_READ)
def test_what_is_no_table(body: str, expected: Outline) -> None:
    """Lines that are not of one table are text, or items."""
    assert shapes(body) == expected


@pytest.mark.parametrize("body", [body for body, _ in READ.values()], ids=list(READ))
def test_a_paragraph_by_itself_keeps_all(body: str) -> None:
    """A text that is read as one paragraph comes back whole, whatever tables are in it."""
    assert_kept_by_a_paragraph(body)


def test_rows_and_pieces() -> None:
    """The cells are those of the text, without lines of dashes; each piece has the blanks after it."""
    cable = read_whole(f"{CLASS_LINE}1. (C) See:\n\n{ROWS}-----\n{PAGE_LINE}\nXXXXXXXX    300\n\n2. (C) So.\n")
    (table,) = cable.paragraphs[0].items

    assert table.rows == (("Mill", "Tolls"), ("East", "400"), ("West", "300"), ("XXXXXXXX", "300"))
    assert b"<row><cell>Mill       </cell><cell>Tolls\n</cell></row>" in to_xml(cable)
    assert b"<row><gap>XXXXXXXX</gap><cell>    </cell><cell>300\n\n</cell></row>" in to_xml(cable).replace(
        b'<cell><c cp="20 20 20 20"/></cell>', b"<cell>    </cell>"
    )


def test_built_by_hand() -> None:
    """Tables that were built by hand are written so that they read back, with text below and alone (law 3)."""
    table = Paragraph(text=ROWS.rstrip(), kind="table")
    first = Paragraph("1", text="See:", items=(table, table, Paragraph(text="The rest is small.")))
    section = Section(paragraphs=(Paragraph(items=(table,)), first, Paragraph("2", text="So be it.")))

    assert from_text(to_text(section), Section) == section
    assert from_text(to_text(first), Paragraph) == first
    assert to_text(first) == f"1. See:\n\n{ROWS}\n\n{ROWS}\n\nThe rest is small.\n"


def test_a_cell_is_edited() -> None:
    """A changed text of a table is written in its place; one that is no table any more is refused (law 4)."""
    text = f"1. (C) See:\n\n{ROWS}\n2. (C) So.\n"
    section = from_text(text, Section)
    first, last = section.paragraphs
    (table,) = first.items

    def edited(words: str) -> str:
        changed = evolve(first, items=(evolve(table, text=words),))
        return to_text(evolve(section, paragraphs=(changed, last)))

    assert edited(ROWS.rstrip().replace("400", "500")) == text.replace("400", "500")
    with pytest.raises(ModelError):
        edited("All is well.")


def test_a_long_table() -> None:
    """A table may have any number of rows; a line of dashes below a paragraph by itself is in it, too."""
    rows = "".join(f"Mill       {number:03}\n" for number in range(500))
    paragraph = from_text(f"1. See:\n\n{rows}-----\n", Paragraph)

    assert len(paragraph.items[0].rows) == 500
    assert paragraph.items[0].text.endswith("499\n-----")


@pytest.mark.scaling
def test_tables_take_linear_time() -> None:
    """Many rows, and many lines that are none, are looked at once."""
    assert_linear(from_text, lambda size: "1. (C) See:\n\n" + "Mill     4\n\n" * size)
    assert_linear(from_text, lambda size: "1. (C) See:\n\n" + "Mill     east\n\nthe Moat     so\n\n" * size)


FIGURES = "Mill         400\nEast         400\nWest         400\n"


@pytest.mark.parametrize(
    ("above", "kinds"),
    [("These are:", ["table"]), ("These are: ", ["table"]), ("They met at 8:30", []), ("The odds are 2:1", [])],
)
def test_a_colon_ends_the_line_above_a_table(above: str, kinds: list[str]) -> None:
    """A colon in a time or a ratio does not introduce a table."""
    first, _ = read_whole(f"{CLASS_LINE}1. (C) {above}\n{FIGURES}\n2. (C) So.\n").paragraphs

    assert [item.kind for item in first.items] == kinds


def test_centered_heading_below_a_table() -> None:
    """A line far to the right is not the rest of a cell where dashes are below it."""
    indent = " " * 16
    cable = read_whole(f"{CLASS_LINE}1. (C) See:\n\n{FIGURES}{indent}The Moat\n{indent}--------\n2. (C) So.\n")

    assert [section.heading for section in cable.sections] == [None, "The Moat"]
