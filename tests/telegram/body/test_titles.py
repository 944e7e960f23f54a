"""Headings without dashes."""

import pytest

from tests._helpers import read_whole

PAGE = "ZENDA 00000910  002 OF 003"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("The River Flows...\n\n", "The River Flows..."),
        (
            "The Mill: Two Wheels, One Stone, and a\nMiller in the Wood\n\n",
            "The Mill: Two Wheels, One Stone, and a Miller in the Wood",
        ),
        ("//The Mill and\nthe Keys//\n\n", "The Mill and the Keys"),
        ("The mill\n\n--------\n\n", "The mill"),
        ("THE MILL\n\n", "THE MILL"),
        ("The mill and the keys of the old town were\nall lost in the wood\n\n", None),
        (
            "The mill and the keys of the old town of Zenda, and all that the king has lost in the wood of Hentzau\n\n",
            None,
        ),
        ("The mill\n\n-----------------\n\n", "The mill"),
        ("the mill\n\n--------\n\n", None),
        ("The Mill,\n\n", None),
        ("The Mill\n======\n", "The Mill"),
        ("The Mill and\nthe Keys\n\n--------\n\n", None),
        ("End of message\n\n", None),
        ("(the mill)\n\n", None),
    ],
)
@pytest.mark.parametrize("number", ["2. (U) Yes.\n", "2  (C) Yes.\n"])
def test_short_lines_above_a_number(text: str, heading: str | None, number: str) -> None:
    """One short line or two, below a blank line and above a number, or above dashes that are as long."""
    cable = read_whole(f"1. (U) All is well.\n\n{text}{number}")

    assert cable.sections[-1].heading == heading


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        (f"The Mill\n{PAGE}\n\n\n", "The Mill"),
        (f"The Mill\n\n{PAGE}\n\n\n", "The Mill"),
        (f"The Mill\n\n{PAGE} ", "The Mill"),
        (f"PART TWO:\n{PAGE}\nThe Mill and the Keys\n\n", "PART TWO: The Mill and the Keys"),
        (f"The mill stands.\n\n{PAGE}\n\n", None),
        (f"the mill\n\n{PAGE}\n\n", None),
        (f"The Mill\nand the\n\n{PAGE}\n\n", None),
        (f"The mill of the king of Ruritania, which grinds for\n{PAGE}\nthe poor of Zenda,\n\n", None),
        (f"The Mill\n\n{PAGE}\n\n--------\n\n", "The Mill"),
    ],
)
def test_page_line_between_a_heading_and_its_number(lines: str, heading: str | None) -> None:
    """A page line below a heading, or in it, hides nothing (format.md 13.4)."""
    cable = read_whole(f"1. (U) All is well.\n\n{lines}2. (U) Yes.\n")

    assert cable.sections[-1].heading == heading
    assert [one.number for one in cable.paragraphs if one.number] == [1, 2]


@pytest.mark.parametrize(("line", "heading"), [("HENTZAU", None), ("The Mill", "The Mill")])
def test_header_of_a_section_below_a_short_line(line: str, heading: str | None) -> None:
    """Above the header of the next section, a name signs, and a title is a heading."""
    head = "SECRET SECTION 02 OF 02 ZENDA 000910\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n"
    cable = read_whole(f"{head.replace('02 OF', '01 OF')}1. (U) All is well.\n\n{line}\n\n{head}2. (U) Yes.\n")

    assert cable.sections[-1].heading == heading


@pytest.mark.parametrize(
    ("text", "heading", "last"),
    [
        ("It is well. The Mill in May", "The Mill in May", "It is well."),
        ("It is well.\nThe mill of the Old Town", "The mill of the Old Town", "It is well."),
        ("It is well. End summary The Mill", "The Mill", "It is well. End summary"),
        ("It is well. The Mill...", "The Mill...", "It is well."),
        (f"It is well.\n{PAGE}\n\n\nThe Mill", "The Mill", "It is well."),
        (f"It is well.\nThe Mill\n\n{PAGE}\n", "The Mill", "It is well."),
        ("It is well. The mill stands", None, "It is well. The mill stands"),
        ("It is well. The Mill:", None, "It is well. The Mill:"),
        ('("It is well.") \n \n \n', None, '("It is well.")'),
        ("It is well. END COMMENT", None, "It is well. END COMMENT"),
        ("It is well with Mr. Sapt", None, "It is well with Mr. Sapt"),
        ("IT IS WELL WITH ALL OF THEM. THE MILL", None, "IT IS WELL WITH ALL OF THEM. THE MILL"),
        ("It is well. XXXXXXXX", None, "It is well. XXXXXXXX"),
        ("It is well. The Mill\n\nOf\n\nThe King", None, "It is well. The Mill\n\nOf\n\nThe King"),
        ("It is well", None, "It is well"),
    ],
)
def test_title_right_above_a_number(text: str, heading: str | None, last: str) -> None:
    """What follows the last sentence above a number, written like a title, is a heading (format.md 13.4)."""
    cable = read_whole(f"1. (U) {text}\n\n2. (U) Yes.\n")

    assert cable.sections[-1].heading == heading
    assert cable.paragraphs[0].text == last
    assert cable.paragraphs[1].label == "2"


def test_title_word_in_a_sentence() -> None:
    """A title word alone on its line is text where the sentence above it goes on."""
    cable = read_whole("1. (U) The king made a\nComment\nto all of them.\n")

    assert [section.heading for section in cable.sections] == [None]
