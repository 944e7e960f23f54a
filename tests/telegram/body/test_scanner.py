"""Odd places in a body: which piece is read as what, and the text comes back to the character."""

import re
from itertools import product
from string import ascii_letters

import pytest

from cablekit import Paragraph, Section, from_text, to_text, walk
from cablekit.telegram import grammar
from tests._helpers import CLASS_LINE, read_whole

HEAD = "UNCLAS ZENDA 000910\n\n"
PAGE = "ZENDA 00000910  002 OF 002\n"
#: A body, and its pieces that are no text: kind and text.
CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a page line between lines of dashes is no heading": (
        f"1. Open.\n\n------\n{PAGE}------\n\n2. Shut.\n",
        [("enumerator", "1. "), ("rule", "------\n"), ("page", PAGE), ("rule", "------\n\n"), ("enumerator", "2. ")],
    ),
    "a page line between the last lines of dashes is no heading, and nothing is below": (
        f"1. Open.\n\n------\n{PAGE}------",
        [("enumerator", "1. "), ("rule", "------\n"), ("page", PAGE), ("rule", "------")],
    ),
    "below blanks, dashes of a page break part no paragraphs": (
        f"The bridge is open.\n   \n------\n{PAGE}The moat is deep.\n",
        [("rule", "------\n"), ("page", PAGE)],
    ),
    "dashes without a title stand above the first heading": (
        "------\n   \nSummary\n\nOpen.\n",
        [("rule", "------\n   \n"), ("heading", "Summary\n\n")],
    ),
    "a number that goes on with a sentence is text": (
        "1. (U) Open.\n\n2. (U) There are,\n3. Bridges.\n",
        [("enumerator", "1. "), ("portion", "(U) "), ("enumerator", "2. "), ("portion", "(U) ")],
    ),
    "a list of numbers may change its brackets": (
        "1. (U) The king has two aims:\n\n(1) Mend the bridge.\n\n2) Lower the toll.\n\n2. (U) We agree.\n",
        [
            ("enumerator", "1. "),
            ("portion", "(U) "),
            ("enumerator", "(1) "),
            ("enumerator", "2) "),
            ("enumerator", "2. "),
            ("portion", "(U) "),
        ],
    ),
    "behind so many quotes no sentence is seen, and a letter begins an item": (
        "1. (U) Open\n" + '"' * 250 + "\nA. Shut.\n",
        [("enumerator", "1. "), ("portion", "(U) "), ("enumerator", "A. ")],
    ),
    "a line that begins like the datestamp of a dump is none": ("Cable 7 is lost.\n", []),
    "a number below a garbled paragraph begins the next": (
        "1. (U) " + '"' * 250 + "\n2. (U) Shut.\n",
        [("enumerator", "1. "), ("portion", "(U) "), ("enumerator", "2. "), ("portion", "(U) ")],
    ),
    "a table below a blank line has no heading": (
        "1. (U) Open.\n\nName     Age\n------------\nRolf     30\n",
        [("enumerator", "1. "), ("portion", "(U) ")],
    ),
    "two page lines joined into one line": (
        f"1. We went {PAGE[:-1]} over PAGE 02 ZENDA 00910 081102Z and back.\n",
        [("enumerator", "1. "), ("page", f"{PAGE[:-1]} "), ("page", "PAGE 02 ZENDA 00910 081102Z ")],
    ),
}


@pytest.mark.parametrize(("text", "pieces"), CASES.values(), ids=CASES)
def test_pieces(text: str, pieces: list[tuple[str, str]]) -> None:
    """What stands around the text is told apart from it, and nothing is lost."""
    cable = from_text(HEAD + text)
    read = [(piece.kind, piece.text) for piece in walk(cable) if piece.node is not cable.header]

    assert [(kind, one) for kind, one in read if kind != "text"] == pieces
    assert "".join(one for _, one in read) == text
    assert to_text(cable) == HEAD + text


def test_cable_with_a_number_is_no_datestamp() -> None:
    """A first line that begins like a dump's datestamp, and is none, is a line like others."""
    cable = from_text("Cable 7 to Strelsau\nTAGS: PREL\n")

    assert cable.header.tags == ("PREL",)
    assert "wrapper" not in {piece.kind for piece in walk(cable)}


@pytest.mark.parametrize(
    "banner",
    [
        "RELEASE IN PART B6",
        "RELEASE IN FULL",
        "Released in Part",
        "Released in Full",
        "Declassified/Released US Department of State EO Systematic Review 20 Mar 2014",
        "Fritz M. Tarlen Declassified/Released",
        "CLASSIFICATION: SECRET",
        "UNCLASSIFIED U.S. Department of State Case No. F-2008-00910",
    ],
)
def test_banners_are_cut_out_of_a_paragraph(banner: str) -> None:
    """Each banner is found wherever it stands; words like those of one are text."""
    cable = from_text(f"{HEAD}1. (U) The bridge and/or the moat\n{banner}\nis open IN PART and IN FULL.\n")
    (paragraph,) = cable.paragraphs

    assert paragraph.text == "The bridge and/or the moat\nis open IN PART and IN FULL."
    assert [piece.text for piece in walk(cable) if piece.kind == "banner"] == [f"{banner}\n"]


def test_number_behind_a_pilcrow_in_a_joined_line() -> None:
    """A number behind a sentence and a pilcrow begins a paragraph in a joined line as one that begins a line does."""
    lines = "\u00b61. (U) Open." + " The king is here." * 30 + " \u00b62. (C) Shut.\n\n\u00b63. (U) Done.\n"

    assert [paragraph.label for paragraph in from_text(HEAD + lines).paragraphs] == ["1", "2", "3"]


@pytest.mark.parametrize("note", ["MINIMIZE CONSIDERED.", "Embassy minimize considered", "See our Web site:"])
def test_notes_told_by_words_inside(note: str) -> None:
    """A note is told by words that others may stand before."""
    assert from_text(f"{HEAD}1. (U) Yes.\n\n{note}\n\nSAPT\n").closing.notes == (note,)


@pytest.mark.parametrize("indent", [0, 117, 118, 119])
def test_a_fraction_in_the_first_line_is_text(indent: int) -> None:
    """Of the first line little is looked at: what is a number up to there need not be one."""
    text = " " * indent + "1.5 metres of the bridge are new.\n"
    (paragraph,) = from_text(text, Section).paragraphs

    assert paragraph == Paragraph(text="1.5 metres of the bridge are new.")


@pytest.mark.parametrize("line", ["Summary -------", "Summary", "-------", "SECRET"])
def test_a_paragraph_alone_has_no_headings(line: str) -> None:
    """What begins a section, or is cut out of one, does not part what was asked for as one paragraph."""
    text = f"1. (U) Open.\n{line}\nShut.\n"
    paragraph = from_text(text, Paragraph)

    assert (paragraph.label, to_text(paragraph)) == ("1", text)
    assert paragraph.text.startswith("Open.\n")
    assert paragraph.text.endswith("\nShut.")


@pytest.mark.parametrize("above", ["", "\n", " \n\n"])
def test_blank_lines_above_a_section_begin_its_first_paragraph(above: str) -> None:
    """A section that stands alone may begin with them; its heading is found below."""
    section = from_text(f"{above}Summary\n\nOpen.\n", Section)

    assert section == Section(heading="Summary", paragraphs=(Paragraph(text="Open."),))


def test_words_in_capitals_before_a_page_line_are_text() -> None:
    """They look like words of its post, but the cable's own begins it (format.md 14)."""
    text = (
        "UNCLAS ZENDA 000910\nTAGS: PREL ZENDA 00000910  001.2 OF 003 ELTN\n"
        "SUBJECT: THE TOLL\nON THE MOAT ZENDA 00000910  002 OF 003\nAND THE CASTLE\n\n"
        "1. THE KING SAW THE MOAT ZENDA 00000910  003 OF 003  AND PAID.\n\n"
        "2. THE BRIDGE IS\nTHE ZENDA 00000910  003 OF 003\n\nKING'S.\n\n3. ALL IS WELL.\n"
    )
    cable = from_text(text)

    assert (cable.tags, cable.subject) == (("PREL", "ELTN"), "THE TOLL ON THE MOAT AND THE CASTLE")
    assert [" ".join(paragraph.text.split()) for paragraph in cable.paragraphs] == [
        "THE KING SAW THE MOAT AND PAID.",
        "THE BRIDGE IS THE KING'S.",
        "ALL IS WELL.",
    ]


#: What may begin a line, for its first two letters to be changed.
OPENINGS = (
    *("1. X", "(2) X", "-- X", "* X", "o X", "----", "A. X", "b) X", "(a) X", "ii. X", "iv. X", "viii. X", "xii) X"),
    *("B1, 1.4(D)", "(b)(1)", "Summary", "SUMMARY", "END SUMMARY", "BEGIN summary", "Comment:", "COMMENT", "UNCLAS"),
    *("CONFIDENTIAL", "SECRET", "SIPDIS", "SENSITIVE", "SBU", "LIMITED OFFICIAL USE", "NOFORN", "NODIS", "EXDIS"),
)


def test_lines_that_begin_with_a_word_are_passed() -> None:
    """No line that is passed because of its first two letters begins anything else."""
    passed = f"(?!{grammar.PLAIN_WORD})"
    slow = re.compile(grammar.BODY_OPENING.pattern.replace(passed, ""), re.VERBOSE)
    beginnings = {line[:2] for line in OPENINGS} | {a + b for a, b in product(ascii_letters, ascii_letters + " .)1")}
    lines = [f"\n{two}{line[2:]}\n" for line, two in product(OPENINGS, beginnings)]

    assert passed in grammar.BODY_OPENING.pattern
    assert all(slow.match(f"\n{line}\n") for line in OPENINGS)
    assert [line for line in lines if slow.match(line) and not grammar.BODY_OPENING.match(line)] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1. (U) Participants:\n\nU.S.\n\nSapt\nHentzau\n\n2. (U) So.\n", 2),
        ("1. (U) Participants:\nR.U.R.\n\nSapt\n\n2. (U) So.\n", 2),
        ("1. (U) He went to the U.S.\n\nHe is there.\n\n2. (U) So.\n", 3),
        ("1. (U) He went to the old\nU.S.\n\nHe is there.\n\n2. (U) So.\n", 3),
    ],
)
def test_initials_alone_on_a_line(text: str, count: int) -> None:
    """A line of initials below a blank one or a colon ends no sentence (format.md 13.5)."""
    assert len(read_whole(CLASS_LINE + text).paragraphs) == count


LONG_LINE = "The bridge over the moat of the castle of Zenda is open to all"


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("Mr. Rudolf Sapt\nOld Mill\nZenda\n\nThe toll is paid.\n", ["Mr. Rudolf Sapt", "The toll is paid."]),
        ("Zenda, May 8, 1907\n\nCount:\n\nIt is paid.\n", ["Zenda, May 8, 1907", "Count:", "It is paid."]),
        ("The Moat\n\n(C) It is deep.\n", ["The Moat", "It is deep."]),
        ("1. (C) Yes.\n\nThe Moat\n\nIt is deep.\n\n2. (C) So.\n", ["Yes.", "The Moat", "It is deep.", "So."]),
        ("The bridge is\n\nopen.\n", ["The bridge is"]),
        (f"{LONG_LINE}\n\nWho come.\n", [LONG_LINE]),
        ("Count,\n\nIt is paid.\n", ["Count,"]),
        ("XXXXXXXXXXXX\n\nHe left.\n", ["XXXXXXXXXXXX"]),
        ("1. (C) The Moat\n\nIt is deep.\n\n2. (C) So.\n", ["The Moat", "So."]),
        ("Begin text: the moat\n\nIt is deep.\n", ["Begin text: the moat"]),
    ],
)
def test_block_that_is_no_sentence(text: str, firsts: list[str]) -> None:
    """Short lines without a number, and without a comma at the end, are a paragraph of their own (format.md 13.5)."""
    paragraphs = read_whole(CLASS_LINE + text).paragraphs

    assert [paragraph.text.splitlines()[0] for paragraph in paragraphs] == firsts
