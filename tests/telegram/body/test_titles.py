"""Headings without dashes."""

import pytest

from cablekit import Cable, Paragraph, Section, from_text, to_text
from tests._helpers import CLASS_LINE, read_whole

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
        ("The Mill\n\n\u00b6\n\n", None),
        ("The Mill\nof the King\n\n\u00b6\n", None),
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
@pytest.mark.parametrize("number", ["2. (U) Yes.\n", "2  (C) Yes.\n", "2.            Yes.\n", "2)\t\t(U) Yes.\n"])
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
        ("It is well. The Mill in May\n\u00b6\n", None, "It is well. The Mill in May"),
        ("It is well. The Mill in May\n\n\u00b6\n", None, "It is well. The Mill in May"),
        ("It is well. The mill stands", None, "It is well. The mill stands"),
        ("It is well. The Mill:", None, "It is well. The Mill:"),
        ('("It is well.") \n \n \n', None, '("It is well.")'),
        ("It is well. END COMMENT", None, "It is well. END COMMENT"),
        ("It is well with Mr. Sapt", None, "It is well with Mr. Sapt"),
        ("It is well until May 2-9. THE MILL", "THE MILL", "It is well until May 2-9."),
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


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("It stands and,\n\nTHE MILL\n\n", "THE MILL"),
        ("It stands (Zenda, May 9)\n\n\nTHE MILL,\nAND THE KEYS...\n \n", "THE MILL, AND THE KEYS..."),
        ("It is for:\n\n-- the king\n\n(U) THE MILL\n\n", "(U) THE MILL"),
        (f"{'It stands and waits. ' * 12}It is and\n\nTHE MILL\n\n", "THE MILL"),
        ("It stands and\n\nThe Mill\n\n", None),
        ("It stands and\nTHE MILL\n\n", None),
        ("It stands and\n\nTHE MILL\n", None),
        ("It stands and\n\nTHE MILL,\n\n", None),
        ("It stands and\n\nTHE MILL\nTHE KEYS\nTHE MOAT\n\n", None),
        ("It stands and\n\nMILL   9\n\n", None),
        ("It stands and\n\nXXXXXXXXXXXX\n\n", None),
        ("It is for:\n\nTHE MILL\n\n", None),
        ("It is for\n\nTHE KEYS\n\nTHE MILL\n\n", None),
        ("Mill   9\n\nTHE MILL\n\n", None),
        (f"It stands and\n\nTHE MILL\n\n{PAGE}\n\n", None),
        (f"It stands and\n\n{PAGE}\n\n\nTHE MILL\n\n", None),
    ],
)
def test_title_in_capitals_below_a_sentence_that_goes_on(text: str, heading: str | None) -> None:
    """A title in capitals between blank lines, above a number, needs no end of a sentence above it (format.md 13.4)."""
    cable = read_whole(f"{CLASS_LINE}1. (S) {text}2. (S) Yes.\n")

    assert cable.sections[-1].heading == heading
    assert [one.number for one in cable.paragraphs] == [1, 2]


def test_title_word_in_a_sentence() -> None:
    """A title word alone on its line is text where the sentence above it goes on."""
    cable = read_whole("1. (U) The king made a\nComment\nto all of them.\n")

    assert [section.heading for section in cable.sections] == [None]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (f"Yes.\n\nThe Mill\n\n{PAGE}\n\n", [None, "The Mill"]),
        (f"Yes.\n\nThe Mill\n{PAGE}\n\n\n", [None, "The Mill"]),
        ("Yes.\n\nThe Mill\n\nSECRET\n\nPAGE 02 ZENDA 00910 081102Z\n\n", [None, "The Mill"]),
        (f"Yes.\n\nTHE MILL\n\n{PAGE}\n\n", [None, "THE MILL"]),
        (f"Yes.\n\nThe mill is open.\n\n{PAGE}\n\n", [None]),
        (f"Yes.\n\nThe Mill\nis\n\n{PAGE}\n\n", [None]),
        (f"Yes.\n\nThe Mill\n\n{PAGE}\n\nHe left.\n\n", [None]),
        (f"{PAGE}\n\nYes.\n\nThe mill is open.\n\n", [None]),
        (f"Yes and\n\nThe Mill\n\n{PAGE}\n\n", [None]),
    ],
)
def test_title_above_a_page_line(text: str, headings: list[str | None]) -> None:
    """A title below a sentence and a blank line, which a page line separates from its number (format.md 13.4)."""
    cable = read_whole(f"{CLASS_LINE}1. (S) {text}2. (S) So.\n")

    assert [section.heading for section in cable.sections] == headings


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("THE DUKE\n\n", ["The King", "THE DUKE"]),
        ("The Duke and\nthe Keys\n", ["The King", "The Duke and the Keys"]),
        ("The duke came.\n\n", ["The King"]),
        ("The duke came\n\nand left\n\n", ["The King"]),
        ("\u00b6The Duke\n\n", ["The King"]),
        (f"{PAGE}\n\n\n", ["The King"]),
        ("A    1\nB    2\nC    3\n\n", ["The King"]),
    ],
)
@pytest.mark.parametrize("dashes", ["--------\n\n", "---\n"])
def test_title_between_a_heading_and_a_number(text: str, headings: list[str], dashes: str) -> None:
    """A short line right below a heading and above a number is one more heading (format.md 13.4)."""
    cable = read_whole(f"The King\n{dashes}{text}2. (U) Yes.\n")

    assert [section.heading for section in cable.sections] == headings


TWO_LINES = "A. The Mill of the King\nand the Keys"
LONG = " ".join(["A.", *["The Mill"] * 12])
LETTERED = {
    "letters": ("A. The Mill\n\n2. (U) Yes.\n\nB. The Keys\n\n3. (U) No.\n", [None, "A. The Mill", "B. The Keys"]),
    "Roman numerals": ("I) The Mill\n\n2. (U) Yes.\n\nII) Keys\n\n3. (U) No.\n", [None, "I) The Mill", "II) Keys"]),
    "blanks": ("A. The Mill\n\n2.       (U) Yes.\n", [None, "A. The Mill"]),
    "two lines": (f"{TWO_LINES}\n\n2. (U) Yes.\n", [None, "A. The Mill of the King and the Keys"]),
    "dashes": ("A. The Mill\n-----------\n\nYes.\n", [None, "A. The Mill"]),
    "lines above dashes": (f"{TWO_LINES}\n{'-' * 23}\n\nYes.\n", [None, "A. The Mill of the King and the Keys"]),
    "a heading above": ("Keys\n----\n\nA. The Mill\n\n2. (U) Yes.\n", [None, "Keys", "A. The Mill"]),
    "a list": ("A. The Mill\n\nB. The Keys\n\n2. (U) Yes.\n", [None]),
    "a sentence": ("A. The mill is open.\n\n2. (U) Yes.\n", [None]),
    "no mark": ("A. The Mill\n\n2. Yes.\n", [None]),
    "three lines": ("A. The Mill\nThe Keys\nThe Moat\n\n2. (U) Yes.\n", [None]),
    "four lines": ("A. The Mill\nThe Keys\nThe Moat\nMore\nMore\n----\n\nYes.\n", [None, "More"]),
    "too long": (f"{LONG}\n{LONG[3:]}\n\n2. (U) Yes.\n", [None]),
    "other dashes": ("A. The Mill\n--- all of it ---\n\n2. (U) Yes.\n", [None]),
    "longer dashes": ("A. The Mill\n--------------------\n\n2. (U) Yes.\n", [None]),
    "no blank line above": ("The king is well and at home.\nA. The Mill\n\n2. (U) Yes.\n", [None]),
    "a number": ("1) The Mill\n\n2. (U) Yes.\n", [None]),
}


@pytest.mark.parametrize(("text", "headings"), LETTERED.values(), ids=LETTERED)
def test_title_with_a_letter(text: str, headings: list[str | None]) -> None:
    """A letter that begins no list is of a heading: above a number with a mark, or dashes (format.md 13.4)."""
    cable = read_whole(f"{CLASS_LINE}1. (U) All is well.\n\n{text}")

    assert [section.heading for section in cable.sections] == headings


def test_title_with_a_letter_below_a_colon() -> None:
    """Below a colon a letter begins a list, also of one item."""
    cable = read_whole(f"{CLASS_LINE}1. (U) This is due:\n\nA. The Mill\n\n2. (U) So.\n")

    assert [section.heading for section in cable.sections] == [None]


def test_title_with_a_letter_in_an_enclosure() -> None:
    """In an enclosed text a letter begins a block."""
    cable = read_whole(f"{CLASS_LINE}1. (U) See:\n\nBEGIN TEXT\n\nYes.\n\nA. The Mill\n\n2. (U) So.\n")

    assert [section.heading for section in cable.sections] == [None]


def test_title_with_a_letter_is_written() -> None:
    """A heading with a letter can be built by hand (law 3)."""
    section = Section(heading="A. The Mill", paragraphs=(Paragraph("1", text="It is open."),))

    assert from_text(to_text(Cable(sections=(section,)))).sections == (section,)


def test_no_heading_in_a_paragraph_by_itself() -> None:
    """A paragraph by itself has no headings."""
    assert from_text("1. All is well.\n\nA. The Mill\n\n2. (U) So.\n", Paragraph).items[0].label == "A"


@pytest.mark.parametrize("end", ["End\n\nSummary", "END\n\nSUMMARY.", "End \\\n\nComment.", "End of\n\nSummary"])
def test_end_words_over_a_blank_line(end: str) -> None:
    """The second of two end words is no heading below the first one (4 of 1,693 texts; format.md 13.4)."""
    cable = read_whole(f"{CLASS_LINE}1. (U) All is well. {end}\n\n2. (U) So.\n")

    assert [section.heading for section in cable.sections] == [None]
    assert [paragraph.label for paragraph in cable.paragraphs] == ["1", "2"]


def test_title_word_below_the_end() -> None:
    """Below a sentence that ends with another word it is a heading."""
    cable = read_whole(f"{CLASS_LINE}1. (U) All is well in the end.\n\nSummary\n\n2. (U) So.\n")

    assert [section.heading for section in cable.sections] == [None, "Summary"]


@pytest.mark.parametrize(
    ("line", "heading"), [("The Toll", "The Toll"), ("Sensitive", None), ("Begin Summary", None), ("End Text", None)]
)
def test_line_between_a_heading_and_a_number(line: str, heading: str | None) -> None:
    """A short line there is one more heading, unless it is a caption or begins or ends something."""
    cable = read_whole(f"{CLASS_LINE}The King\n--------\n\n{line}\n\n2. (U) Yes.\n")

    assert [section.heading for section in cable.sections] == ["The King", *([heading] if heading else [])]


@pytest.mark.parametrize(("line", "heading"), [("THE MILL", "THE MILL"), ("PAGE 2", None)])
def test_capitals_between_blank_lines(line: str, heading: str | None) -> None:
    """The number of a page is not a title."""
    cable = read_whole(f"{CLASS_LINE}1. (U) He spoke of it\n\n{line}\n\n2. (U) So.\n")

    assert [section.heading for section in cable.sections] == [None, *([heading] if heading else [])]
