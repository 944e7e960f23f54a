"""The subject, read."""

import pytest

from cablekit import from_text
from cablekit.telegram.fields.subject import (
    SHORT_LINE,
    SHORTEST_TITLE,
    begins_body,
    continues,
    is_end_of_subject,
    is_title,
)
from tests._helpers import CLASS_LINE, PAGE_LINE, header_of


@pytest.mark.parametrize(
    ("content", "subject"),
    [
        ("THE BRIDGE PAGE 02 ZENDA 00910 081102Z", "THE BRIDGE"),
        (f"{PAGE_LINE} THE BRIDGE", "THE BRIDGE"),
        ("THE KING'S\nSECRET\nI", "THE KING'S SECRET I"),
        ("THE KING'S\nSECRET\nPAGE 02 ZENDA 00910 081102Z\nSECRET", "THE KING'S"),
        (f"TALE OF THE KING'S MEN: {PAGE_LINE} AND OF HIM", "TALE OF THE KING'S MEN: AND OF HIM"),
    ],
)
def test_page_line_in_a_subject(content: str, subject: str) -> None:
    """A page line, with the marking above it, is out of a subject; `OF` or a level among its words is in it."""
    assert header_of(f"TAGS: PREL\nSUBJECT: {content}").subject == subject


PROSE = (
    "A PLOT OF OFFICERS WAS FOUND YESTERDAY BY THE KING'S\nMEN. ONLY FOUR OF THEM ARE KNOWN SO FAR, AND THEY ARE\n"
    "IN THE CASTLE.\n"
)


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (f"THE BRIDGE\nZENDA\n{PROSE}", "THE BRIDGE"),
        (f"THE BRIDGE\n{PROSE}", "THE BRIDGE"),
        (f"THE BRIDGE\n{PROSE}\n1. IT IS OPEN.\n", "THE BRIDGE"),
        ("THE BRIDGE\nAND THE CASTLE\nOF ZENDA\n\n1. IT IS OPEN.\n", "THE BRIDGE AND THE CASTLE OF ZENDA"),
        (
            "THE BRIDGE\nAND MR. RASSENDYLL\nIN THE U.S. AND IN ZENDA\n",
            "THE BRIDGE AND MR. RASSENDYLL IN THE U.S. AND IN ZENDA",
        ),
        (
            "THE BRIDGE,\nTHE CASTLE. THE KING IS\nIN ZENDA\nAGAIN\n",
            "THE BRIDGE, THE CASTLE. THE KING IS IN ZENDA AGAIN",
        ),
        ("THE BRIDGE\nIS OPEN. THE KING IS IN ZENDA\n", "THE BRIDGE IS OPEN. THE KING IS IN ZENDA"),
        ("\nTHE BRIDGE\nAND THE CASTLE\n", "THE BRIDGE AND THE CASTLE"),
        ("THE BRIDGE\nLIMDIS NOFORN\n", "THE BRIDGE"),
        ("THE BRIDGE\nFOUO, SIPDIS\n", "THE BRIDGE"),
        ("THE BRIDGE\nSENSITIVE\n", "THE BRIDGE SENSITIVE"),
    ],
)
def test_the_end_of_a_subject(lines: str, subject: str) -> None:
    """Prose below a short subject is the body; a title that wraps stays whole; captions end it."""
    assert header_of(f"TAGS: PREL\nSUBJECT: {lines}").subject == subject


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        ("SUBJECT: THE BRIDGE\n\nOF ZENDA\n\nREF: ZENDA 815", "THE BRIDGE OF ZENDA"),
        ("SUBJECT: THE BRIDGE\n \nOF ZENDA,\n\nSTRELSAU\n\n\nClassified By: R. Sapt", "THE BRIDGE OF ZENDA, STRELSAU"),
        ("SUBJECT: THE BRIDGE\n\n(PART 2 OF 2)\n\nREF: ZENDA 815", "THE BRIDGE (PART 2 OF 2)"),
        (f"SUBJECT: THE BRIDGE\n\n{PAGE_LINE}\n\n\nOF ZENDA\n\nREF: ZENDA 815", "THE BRIDGE OF ZENDA"),
        ("SUBJECT\nTHE BRIDGE\n\nREF: ZENDA 815", "THE BRIDGE"),
        ("SUBJECT:: THE BRIDGE", "THE BRIDGE"),
        ("SUBJ: : THE BRIDGE", "THE BRIDGE"),
        # not its end: a pass line, an address, a sentence, prose, a word far above the label
        ("SUBJECT: THE BRIDGE\n\nDEPT FOR EUR\n\nREF: ZENDA 815", "THE BRIDGE"),
        ("SUBJECT: THE BRIDGE\n\nFOR: EUR\n\nREF: ZENDA 815", "THE BRIDGE"),
        ("SUBJECT: THE BRIDGE\n\nTO: THE KING\n\nREF: ZENDA 815", "THE BRIDGE"),
        ("SUBJECT: THE BRIDGE\n\nB. A LETTER\n\nClassified By: R. Sapt", "THE BRIDGE"),
        ("SUBJECT: THE BRIDGE\n\nIT IS OPEN.\n\nREF: ZENDA 815", "THE BRIDGE"),
        ("SUBJECT: THE BRIDGE\n\nit is open\n\nREF: ZENDA 815", "THE BRIDGE"),
        (f"SUBJECT: THE BRIDGE\n\nMEMORANDUM\n\n{'The king has paid. ' * 5}\n\nREF: ZENDA 815", "THE BRIDGE"),
        (f"SUBJECT: THE BRIDGE\n\nMEMORANDUM\n{' ' * 300}\nREF: ZENDA 815", "THE BRIDGE"),
        ("SUBJECT: THE BRIDGE\n\nOF ZENDA", "THE BRIDGE"),
    ],
)
def test_the_end_of_a_subject_below_a_blank_line(lines: str, subject: str) -> None:
    """Words right above the label of a later field are the end of the subject, and no pass line (format.md 10)."""
    header = header_of(f"TAGS: PREL\n{lines}")

    assert header.subject == subject
    assert all("FOR" in line for line in header.pass_lines)


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        *((f"SUBJECT:{sign} THE BRIDGE", "THE BRIDGE") for sign in (";", ":", ",", ".", "-", "=", " ;", " :")),
        *((f"SUBJ{sign}THE BRIDGE", "THE BRIDGE") for sign in (":;", ";:", ":;\n", ":; (C) ")),
        ("Subject:; The bridge", "The bridge"),
        # what may be content
        *((f"SUBJECT:{words}", words.strip()) for words in (" - THE BRIDGE", "-- THE BRIDGE", " ... THE BRIDGE")),
        *((f"SUBJECT:{words}", words.strip()) for words in ("-10 DEGREES", " .5 PERCENT", "...", "/ THE BRIDGE")),
        *((f"SUBJECT: {words}", words) for words in ('"THE BRIDGE"', "'BRIDGE'", "THE BRIDGE:; TOLL")),
    ],
)
def test_a_stray_sign_after_the_label(line: str, subject: str) -> None:
    """It goes with the label, not with the value (format.md 10)."""
    assert header_of(f"TAGS: PREL\n{line}").subject == subject


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        ("THE KING IN ZENDA, JANUARY 19-21,\n2010\n\nREF: ZENDA 815", "THE KING IN ZENDA, JANUARY 19-21, 2010"),
        ("REPORT NO.\n03 \n \n", "REPORT NO. 03"),
        ("The bridge in\n1998\nand today\nREF: ZENDA 815", "The bridge in 1998 and today"),
        ("THE BRIDGE, 2009-\n 2010\nSIPDIS", "THE BRIDGE, 2009- 2010"),
        # the counter of a page or a copy
        ("THE BRIDGE\n\n2010\n\nREF: ZENDA 815", "THE BRIDGE"),
        ("THE BRIDGE\n12345", "THE BRIDGE"),
        ("THE BRIDGE\n1200Z", "THE BRIDGE"),
        ("THE BRIDGE,\n---------- 1234", "THE BRIDGE,"),
        ("THE BRIDGE AND\nPAGE 02 ZENDA 00910 081102Z\n02\nITS TOLL", "THE BRIDGE AND ITS TOLL"),
        ("THE BRIDGE AND THE...\n2010", "THE BRIDGE AND THE..."),
    ],
)
def test_a_number_below_a_subject(lines: str, subject: str) -> None:
    """A number alone that ends a subject is no counter; below a page line it is one (format.md 10, 14)."""
    assert header_of(f"TAGS: PREL\nSUBJECT: {lines}").subject == subject


@pytest.mark.parametrize(
    ("above", "line", "expected"),
    [
        ("THE BRIDGE", "2010", True),
        ("THE BRIDGE", "12345", False),
        ("CONTRACT NO.", "12345", True),
        ("CONTRACT NUMBER", "123456", True),
        ("CONTRACT #", "12345", True),
        ("CASINO", "12345", False),
        ("NO.", "1200Z", False),
        ("NO.", "1234567", False),
        ("THE BRIDGE...", "2010", False),
        ("THE BRIDGE\u2026", "2010", False),
    ],
)
def test_numbers_that_end_a_subject(above: str, line: str, *, expected: bool) -> None:
    """Up to four digits; more where the line above waits for them; none below a subject that is cut off."""
    assert is_end_of_subject(above, line) is expected


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        ("TAGS: PREL\n\nTHE BRIDGE AT ZENDA", "THE BRIDGE AT ZENDA"),
        ("TAGS: PREL\nBRIDGES: TOLL AT ZENDA\nAND THE CASTLE", "BRIDGES: TOLL AT ZENDA AND THE CASTLE"),
        ("TAGS: PREL\n\nTHE BRIDGE AT ZENDA REF: ZENDA 815", "THE BRIDGE AT ZENDA"),
        ("TAGS: PREL\n\nTHE BRIDGE AT ZENDA\n\nREFF: ZENDA 815", "THE BRIDGE AT ZENDA"),
        ("E.O. 12958: N/A\n\nTHE BRIDGE AT ZENDA", None),
        ("TAGS: PREL\n\nTHE BRIDGE", None),
        ("TAGS: PREL\n\nThe bridge at Zenda", None),
        ("TAGS: PREL\n\nTHE BRIDGE AT ZENDA IS OPEN.", None),
        ("TAGS: PREL\n\nDEPT PASS TO RIVER AUTHORITY", None),
        ("TAGS: PREL\n\nKING RUDOLF IN ZENDA\n\nSUBJECT: THE BRIDGE", "THE BRIDGE"),
        ("TAGS: PREL\n\nKING RUDOLF IN ZENDA\n\nSUBECT: THE BRIDGE", "THE BRIDGE"),
    ],
)
def test_a_subject_without_a_label(lines: str, subject: str | None) -> None:
    """A title in capitals below the TAGS is the subject, where no label of it is to come (format.md 10)."""
    assert header_of(lines).subject == subject


@pytest.mark.parametrize(
    "text", ["TAGS: PREL\n\nTHE BRIDGE AT ZENDA\n", "TAGS: PREL\n\nTHE BRIDGE AT ZENDA\n\nIt is open.\n"]
)
def test_a_title_above_nothing(text: str) -> None:
    """Where no label and no number is below it, a title is not a subject."""
    assert from_text(text).subject is None


def test_a_title_in_a_later_header() -> None:
    """Below the TAGS of a header that is printed again the text goes on."""
    header = f"{CLASS_LINE}TAGS: PREL\n"
    cable = from_text(f"{header}SUBJECT: X\n\n1. (C) OPEN.\n\n{header}THE BRIDGE AT ZENDA\n\n2. (C) SHUT.\n")

    assert cable.subject == "X"


def test_prose_with_a_label_to_come() -> None:
    """What is above another label of the header is not the body."""
    header = header_of(f"SUBJECT: THE BRIDGE\n{PROSE}\nREF: ZENDA 815\n")

    assert header.subject
    assert header.subject.endswith("CASTLE.")
    assert header.references


PLOT = "WAS FOUND\nYESTERDAY. THE KING WAS NOT IN IT."


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("THE BRIDGE", f"A PLOT\n{PLOT}", True),
        ("THE BRIDGE", PLOT, False),  # two lines
        ("THE BRIDGE", f"A PLOT\n\n{PLOT}", False),
        ("THE BRIDGE", f"A PLOT\n{PLOT}\n\nX", True),
        ("THE BRIDGE", f"X\n\nA PLOT\n{PLOT}", False),
        ("THE BRIDGE,", f"A PLOT\n{PLOT}", False),
        ("", f"A PLOT\n{PLOT}", False),
        ("X" * (SHORT_LINE - 2), f"A PLOT\n{PLOT}", True),
        ("X" * (SHORT_LINE - 1), f"A PLOT\n{PLOT}", False),
        ("X" * (SHORT_LINE - 4), f"THE PLOT\n{PLOT}", True),
        ("X" * (SHORT_LINE - 3), f"THE PLOT\n{PLOT}", False),
        ("X", "X" * (SHORT_LINE - 2) + f" A\n{PLOT}", True),
        ("X", "X" * (SHORT_LINE - 1) + f" A\n{PLOT}", False),
        ("THE BRIDGE", "", False),
        ("THE BRIDGE", f"A PLOT\nX\n{PLOT}", True),
    ],
)
def test_prose_below_a_subject(above: str, below: str, *, expected: bool) -> None:
    """Three lines that run on from sentence to sentence, where the subject's line had room for more (format.md 10)."""
    assert begins_body(above, below) is expected


@pytest.mark.parametrize(
    ("above", "line", "blank", "expected"),
    [
        ("THE BRIDGE", "AND THE CASTLE", False, True),
        ("THE BRIDGE", "AND THE CASTLE", True, False),
        ("", "AND THE CASTLE", True, True),
        ("THE BRIDGE", "SIPDIS", False, False),
        ("THE BRIDGE", "OF SIPDIS", False, True),
        ("The Bridge", "and the castle", False, True),
        ("THE BRIDGE", "and the castle", False, False),
        ("THE BRIDGE", "abCD", False, False),
        ("THE BRIDGE", "abCDE", False, True),
    ],
)
def test_lines_of_a_subject(above: str, line: str, *, blank: bool, expected: bool) -> None:
    """Below capitals not in lowercase."""
    assert continues(above, line, blank) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("THE BRIDGE AT ZENDA", True),
        ("THE BRIDGE " + "X" * (SHORTEST_TITLE - 11), True),
        ("THE BRIDGE " + "X" * (SHORTEST_TITLE - 12), False),
        ("THE BRIDGESOFZENDA", False),
        ("THE BRIDGE AT ZENDA.", False),
        ("THE BRIDGE AT ZENDA:", False),
        ("THE BRIDGE AT ZENDA-", False),
        ("THE BRIDGE At ZENDA", False),
        ("THE BRIDGE AT Z\u00c4HNDA", False),
        ("THE BRIDGE AT ZENDA: \u00c4", True),
        ("THE \u00c4: BRIDGE: AT ZENDA", False),
    ],
)
def test_titles(line: str, *, expected: bool) -> None:
    """Three words in capitals, and no sentence."""
    assert is_title(line) is expected
