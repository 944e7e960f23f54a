"""Telegrams quoted in a body: each is a child with all of its text, and can be read by itself (format.md 13.3)."""

import pytest
from attrs import evolve

from cablekit import Cable, Paragraph, Section, from_dict, from_text, from_xml, to_dict, to_text, to_xml
from cablekit.telegram.body.quoted_cables import quoted_cable
from cablekit.xml import validate_xml
from tests._helpers import CLASS_LINE, read_whole
from tests.scaling import assert_linear

HEADING = "R 242331Z MAY 74\nFM AMEMBASSY STRELSAU\nTO AMEMBASSY ZENDA\n"
CLASS = "UNCLAS STRELSAU 910\n"
REST = "E.O. 11652: N/A\nTAGS: PINT\nSUBJ: THE TOLL\n1. ONE.\n2. HE SAID QUOTE NO UNQUOTE\n3. THREE.\n"
TELEGRAM = f"{HEADING}{CLASS}{REST}"


@pytest.mark.parametrize(
    "telegram",
    [TELEGRAM, f"{HEADING}{REST}", f"{CLASS}{REST}", f"FM AMEMBASSY STRELSAU\n\nTO AMEMBASSY ZENDA\n{REST}"],
    ids=["whole", "no class line", "no heading", "no group"],
)
@pytest.mark.parametrize("mark", ["QUOTE\n", "QTE:\n\n", 'QUOTE\n"', "QUOTE\n  "])
def test_quoted_cables_are_read(telegram: str, mark: str) -> None:
    """A telegram in a quotation is a child; its numbers do not count, and it reads as by itself."""
    text = f"{CLASS_LINE}1. FOLLOWING IS REPEATED: {mark}{telegram}UNQUOTE\n\n2. SO BE IT.\n"
    cable = read_whole(text)
    first, last = cable.paragraphs
    quoted, end = first.items

    assert (first.label, last.label, last.text) == ("1", "2", "SO BE IT.")
    assert (quoted.kind, quoted.text, quoted.items) == ("cable", telegram.strip(), ())
    assert (end.label, end.text) == (None, "UNQUOTE")
    assert Cable.parse(quoted.text) == from_text(telegram)
    assert from_xml(to_xml(cable)) == cable == from_dict(to_dict(cable))
    assert validate_xml(to_xml(cable)) == ()
    assert to_text(from_text(text.replace("\n", "\r\n"))) == text.replace("\n", "\r\n")


def test_on_its_own_line() -> None:
    """A telegram below QUOTE on its own line is in the enclosure."""
    cable = read_whole(f"{CLASS_LINE}1. SEE:\n\nQUOTE\n\n{TELEGRAM}UNQUOTE\n\n2. SO BE IT.\n")
    (enclosure,) = cable.paragraphs[0].items
    (block,) = enclosure.items

    assert (enclosure.kind, enclosure.text) == ("enclosure", "QUOTE")
    assert [item.kind for item in block.items] == ["cable", "paragraph"]
    assert [paragraph.label for paragraph in cable.paragraphs] == ["1", "2"]


@pytest.mark.parametrize(
    "quoted",
    [
        "FM ALL OF US.\nUNQUOTE",
        f"{TELEGRAM}NO END.",
        f"{CLASS}ALL IS WELL.\nUNQUOTE",
        f"THE DUKE WROTE:\n{TELEGRAM}UNQUOTE",
    ],
    ids=["no heading", "no end", "no label", "text above"],
)
def test_what_is_no_quoted_cable(quoted: str) -> None:
    """Without a heading or a class line with a label right below the word, or without an end, it is text."""
    cable = read_whole(f"{CLASS_LINE}1. SEE: QUOTE\n{quoted}\n\n2. SO BE IT.\n")

    assert "cable" not in [item.kind for paragraph in cable.paragraphs for item in paragraph.items]


def test_built_and_edited() -> None:
    """A quoted telegram is written so that it reads back, and its text can be changed (laws 3 and 4)."""
    quoted = Paragraph(text=TELEGRAM.strip(), kind="cable")
    first = Paragraph("1", text="FOLLOWING IS REPEATED: QUOTE", items=(quoted, Paragraph(text="UNQUOTE")))
    section = Section(paragraphs=(first, Paragraph("2", text="SO BE IT.")))
    read = from_text(to_text(section), Section)
    (old, end), last = read.paragraphs[0].items, read.paragraphs[1]
    changed = evolve(read.paragraphs[0], items=(evolve(old, text=old.text.replace("TOLL", "MOAT")), end))

    assert read == section
    assert to_text(evolve(read, paragraphs=(changed, last))) == to_text(section).replace("TOLL", "MOAT")


def test_the_end_is_counted() -> None:
    """Quotations inside the telegram are left out; END QUOTE ends one, too."""
    text = f"QUOTE\n{HEADING}QUOTE\nA\nEND QUOTE\nB\nEND QUOTE\nC"

    assert quoted_cable(text, 5, len(text)) == (6, text.index("END QUOTE\nC"))
    other = f"QUOTE {HEADING}UNQUOTE"

    assert quoted_cable(other, 5, len(other)) == (5, other.index("UNQUOTE"))


@pytest.mark.scaling
def test_linear_time() -> None:
    """Quotations without an end are looked at once."""
    assert_linear(from_text, lambda size: "1. (C) See:\n\n" + f"QUOTE\n{HEADING}\n" * size)
