"""Lines of a header without a label are read by what stands around them."""

from typing import Any

import pytest

from cablekit import Addressee, Classification, MessageNumber, Part, Reference, from_text, to_text, walk
from cablekit.telegram.header.cursor import LONG_LINE, HeaderCursor
from cablekit.telegram.header.scanner import read_header
from cablekit.telegram.header.unlabeled import (
    LONGEST_END,
    LONGEST_TAIL,
    NEAR_LABEL,
    add_pass_line,
    add_whole_line,
    begins_letter,
    captions_begin,
    captions_end,
    continues_corrected_copy,
    ends_subject,
    has_page_break_below,
    is_last_tail,
    is_stray,
    may_be_class_line,
    page_line_owner,
    read_class_without_post,
    read_last_pass_line,
    read_list_without_label,
    read_lone_classification,
    read_page_line,
    read_subject_without_label,
    says_how_to_handle,
    says_to_pass,
)
from tests._helpers import CLASS_LINE, PAGE_LINE, field_texts, read_whole


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("the king's men", ("other", "the king's men")),
        ("FOR THE KING\nthe king's men", ("pass_lines", "FOR THE KING\nthe king's men")),
        ("SIPDIS\nthe king's men", ("pass_lines", "the king's men")),
        (f"{CLASS_LINE}the king's men", ("pass_lines", "the king's men")),
        (f"{CLASS_LINE}TAGS: PREL\nSUBJECT: Y\n\nSIPDIS\n\nREF: ZENDA 816", ("captions", "SIPDIS")),
        (f"{CLASS_LINE}TAGS: PREL\n\nSECRET STRELSAU 000123\n\nTAGS: KDEM", ("header.mrn", "STRELSAU 000123")),
        (f"{CLASS_LINE}TAGS: PREL\n\nSECRET STRELSAU 000123\n\nTAGS: KDEM", ("header.tags", "KDEM")),
        (f"{CLASS_LINE}TAGS: PREL\n\nSECRET STRELSAU 000123\n\nREF: ZENDA 816", ("header.references", "ZENDA 816")),
        (f"{CLASS_LINE}TAGS: PREL\n{PAGE_LINE} REF: ZENDA 816", ("references", "ZENDA 816")),
        ("STRELSAU 000123", ("mrn", "STRELSAU 000123")),
        ('","SECRET STRELSAU 000123', ("wrapper", '","')),
        (f'{CLASS_LINE}","TAGS: PREL', ("wrapper", '","')),
    ],
)
def test_lines_above_a_subject(lines: str, expected: tuple[str, str]) -> None:
    """What a line without a label is depends on what was read above it."""
    assert expected in field_texts(from_text(f"{lines}\nSUBJECT: X\n\n1. (U) Open.\n"))


@pytest.mark.parametrize("line", ["NOFORN PARAGRAPH", "STRELSAU 000123", "UNCLS STRELSAU 123"])
def test_lines_below_a_subject(line: str) -> None:
    """Below the subject what looks like a caption or a class line without its class may be the first of the body."""
    assert from_text(f"TAGS: PREL\nSUBJECT: X\n\n{line}\n\n1. (U) Open.\n").paragraphs[0].text == line


@pytest.mark.parametrize(
    "letter",
    [
        "From: Sapt, Anna\nSent: Monday\nTo: Count Hentzau\nSubject: RE: toll",
        "TO: THE KING\nFROM: ANNA SAPT\n\nTHE TOLL IS TOO HIGH.\n\nREFERENCES: SEE THE ANNEX",
    ],
)
def test_a_letter_at_the_beginning_of_the_body(letter: str) -> None:
    """The header of a letter or memorandum is no part of the telegram's header."""
    header = from_text(f"{CLASS_LINE}TAGS: PREL\nSUBJECT: X\n\n{letter}\n").header

    assert (header.subject, header.pass_lines, header.references) == ("X", (), ())


def test_a_word_above_the_references() -> None:
    """Below the subject, a line that passes nothing is no pass line."""
    header = from_text(f"{CLASS_LINE}TAGS: PREL\nSUBJECT: X\n\nnote to all\n\nFOR: EUR\n\nREF: ZENDA 815\n").header

    assert header.pass_lines == ("FOR: EUR",)
    assert header.references


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("SECRET\n\nTAGS: XG\n", "classification", Classification.SECRET),
        ("SECRET\n\nS E C R E T ZENDA 000910\n", "classification", Classification.SECRET),
        ("SECRET SECTION 01 OF 02\n\nTAGS: XG\n", "part", Part(1, 2)),
        ("SUBJECT: NOT\nSECRET\nAT ALL\n", "subject", "NOT SECRET AT ALL"),
        ("SUBJECT: HIS\nSECRET\n\nSECRET\n\nPAGE 02  ZENDA 00910\n\n1. YES.\n", "subject", "HIS"),
        ("DEPT FOR EUR E.O. 12958: N/A\n", "pass_lines", ()),
        ("SIPDIS\nDEPT FOR EUR TAGS: XG\n", "pass_lines", ("DEPT FOR EUR",)),
        ("SUBJECT: X\n\nA. ZENDA 910\n\n1. Yes.\n", "references", (Reference(label="A", post="ZENDA", number=910),)),
        ("REF: ZENDA 910,\n911\n", "references", (Reference(post="ZENDA", number=910), Reference(number=911))),
        (
            "TO AMEMBASSY ZENDA\n\nAMCONSUL STRELSAU\n",
            "action",
            (Addressee("AMEMBASSY ZENDA"), Addressee("AMCONSUL STRELSAU")),
        ),
        ("TO AMEMBASSY ZENDA\n\nSOMEWHERE\n", "action", (Addressee("AMEMBASSY ZENDA"),)),
        ("TO AMEMBASSY ZENDA\nSIPDIS\n", "captions", ("SIPDIS",)),
        ('FM AMEMBASSY ZENDA","UNCLAS ZENDA 000910\n', "mrn", MessageNumber("ZENDA", 910)),
        ("UNCLASSIFIED\n\nSECRET\n\nMRN:   11 ZENDA 218\n", "classification", Classification.UNCLASSIFIED),
        ("TO AMEMBASSY ZENDA\n//NOTHING//\n", "action", (Addressee("AMEMBASSY ZENDA"),)),
    ],
)
def test_headers_with_odd_lines(text: str, field: str, value: Any) -> None:
    """Lines without a label are read by what stands around them."""
    assert value == getattr(read_whole(text).header, field)


@pytest.mark.parametrize(
    "page",
    [
        *("PAGE 01\nSTREL 06614\n", "PAGE 01 STREL\n06614\n", "PAGE 1\nSTREL\n06614\n", "PAGE 01\r\nSTREL 06614\r\n"),
        *("PAGE 02\n\nSTREL 06614 01 OF 02 021839Z\n", "PAGE 02 STREL 06614\n021839Z\n", "PAGE 02\n"),
    ],
)
def test_page_lines_that_were_split(page: str) -> None:
    """A page line whose parts are on lines of their own is one piece of no value, wherever it is in the header (14)."""
    cable = read_whole(
        f"{page}ACTION A-02\nINFO OCT-01 /003 W\nFM AMEMBASSY STRELSAU\nTO SECSTATE WASHDC\n{page}USIA WASHDC\n"
        f"UNCLAS STRELSAU 6614\n\nTAGS: PREL,\n{page}RS\nSUBJ: THE BRIDGE\n{page}IS OPEN\n\n1. X\n"
    )
    header = cable.header

    assert header.mrn == MessageNumber("STRELSAU", 6614)
    assert [one.name for one in header.action] == ["SECSTATE WASHDC", "USIA WASHDC"]
    assert (header.tags, header.subject) == (("PREL", "RS"), "THE BRIDGE IS OPEN")


@pytest.mark.parametrize(
    "line", ["UNCLAS STRELSAU 6614", "AMEMBASSY ZENDA 1234", "TO SECSTATE 1234", "R 021630Z AUG 79", "STREL 6614X"]
)
def test_what_is_below_a_page_alone(line: str) -> None:
    """A class line, an address or a date-time group is no rest of the page line above it (14)."""
    cable = from_text(f"FM AMEMBASSY ZENDA\nTO USIA WASHDC\nPAGE 01\n{line}\n")

    assert [piece.text for piece in walk(cable) if piece.kind == "page"] == ["PAGE 01\n"]


def test_a_line_that_only_begins_like_a_page() -> None:
    """`PAGE 2` of a book is text (14)."""
    cable = from_text(f"{CLASS_LINE}SUBJECT: THE BOOK,\nPAGE 2 OF IT\n\n1. X\n")

    assert "page" not in [piece.kind for piece in walk(cable)]


BELOW = "\n\nTAGS: PREL\nSUBJECT: X\n\n1. (U) Open.\n"


@pytest.mark.parametrize(
    ("lines", "captions", "pass_lines"),
    [
        # captions glued to the beginning or the end of a pass line
        ("SIPDIS - NOFORN DEPT FOR EUR", ("SIPDIS", "NOFORN"), ("DEPT FOR EUR",)),
        ("Sipdis, DEPT FOR EUR", ("SIPDIS",), ("DEPT FOR EUR",)),
        ("DEPT FOR EUR SENSITIVE, SIPDIS", ("SENSITIVE", "SIPDIS"), ("DEPT FOR EUR",)),
        ("DEPT FOR SAPT, SIPDIS\nNSC FOR HENTZAU", ("SIPDIS",), ("DEPT FOR SAPT", "NSC FOR HENTZAU")),
        ("SECRET NOFORN", ("NOFORN",), ()),
        ("Sensitive But Unclassified material for the king", (), ("Sensitive But Unclassified material for the king",)),
        ("DEPT FOR THE SIPDIS DESK", (), ("DEPT FOR THE SIPDIS DESK",)),
        # corrected copies
        ("DEPT FOR EUR C O R R E C T E D  C O P Y (TEXT)", ("CORRECTED COPY",), ("DEPT FOR EUR",)),
        ("C O R R E C T E D  C O P Y (TEXT\nPARA 1)\nNSC FOR SAPT", ("CORRECTED COPY",), ("NSC FOR SAPT",)),
        ("C O R R E C T E D  C O P Y (TEXT)\nNSC/SAPT", ("CORRECTED COPY",), ("NSC/SAPT",)),
        ("C O R R E C T E D  C O P Y (TEXT\n\nNSC/SAPT", ("CORRECTED COPY",), ("NSC/SAPT",)),
        ("C O R R E C T E D  C O P Y (TEXT\nNSC FOR SAPT", ("CORRECTED COPY",), ("NSC FOR SAPT",)),
        ("C O R R E C T E D  C O P Y (TEXT\nof the king", ("CORRECTED COPY",), ("of the king",)),
        ("//// C O R R E C T E D  C O P Y ////\n////// TEXT PARA 1 ///////", ("CORRECTED COPY",), ()),
        ("VISAS VIPER", ("VISAS VIPER",), ()),
        ("VISAS DEPT FOR EUR", ("VISAS",), ("DEPT FOR EUR",)),
        # no pass lines
        ("MILAC", (), ()),
        ("MILAC, SIPDIS", ("SIPDIS",), ()),
        ("MILAC\n\nDEPT FOR EUR", (), ("DEPT FOR EUR",)),
        ("MIL/AC", (), ("MIL/AC",)),
        ("MIL, AC", (), ("MIL, AC",)),
        ("MILAC FOR SAPT", (), ("MILAC FOR SAPT",)),
        ("DEPT FOR EUR\nHENTZAU", (), ("DEPT FOR EUR HENTZAU",)),
        ("DEPT FOR EUR\n\nHENTZAU", (), ("DEPT FOR EUR",)),
        ("DEPT FOR EUR,\n\nHENTZAU", (), ("DEPT FOR EUR, HENTZAU",)),
        ("G", (), ()),
        ("DEPT FOR EUR\nG", (), ("DEPT FOR EUR",)),
        ("DEPT FOR S, E AND\nG", (), ("DEPT FOR S, E AND G",)),
        ("Sensitive but Unclassified. Please protect accordingly.", (), ()),
    ],
)
def test_lines_below_the_class_line(lines: str, captions: tuple[str, ...], pass_lines: tuple[str, ...]) -> None:
    """Captions are split off; what is neither a caption nor an instruction is neither."""
    text = f"UNCLAS ZENDA 000910\n\n{lines}{BELOW}"
    cable = from_text(text)

    assert (cable.header.captions, cable.header.pass_lines) == (captions, pass_lines)
    assert cable.subject == "X"
    assert to_text(cable) == text


@pytest.mark.parametrize(
    ("rest", "captions", "pass_lines"),
    [
        ("QSITIVE", (), ()),
        ("SIPDIS", ("SIPDIS",), ()),
        (" SIPDIS - NOFORN", ("SIPDIS", "NOFORN"), ()),
        (" QSITIVE", (), ()),
        (" QS/ITIVE", (), ("QS/ITIVE",)),
        (" NSC FOR SAPT STATE FOR EUR SIPDIS", ("SIPDIS",), ("NSC FOR SAPT", "STATE FOR EUR")),
    ],
)
def test_rest_of_the_class_line(rest: str, captions: tuple[str, ...], pass_lines: tuple[str, ...]) -> None:
    """What follows the number is read as a line of its own; a word printed over the number is not."""
    header = from_text(f"UNCLAS ZENDA 000910{rest}{BELOW}").header

    assert (header.captions, header.pass_lines) == (captions, pass_lines)
    assert header.mrn == MessageNumber("ZENDA", 910)


@pytest.mark.parametrize(
    ("lines", "pass_lines", "first"),
    [
        ("DEPT FOR EUR/RUR,\nHENTZAU", ("DEPT FOR EUR/RUR, HENTZAU",), "1"),
        ("DEPT FOR EUR\nEUR/CEN, (SAPT)", ("DEPT FOR EUR EUR/CEN, (SAPT)",), "1"),
        ("DEPT FOR EUR\n\nEUR/CEN", ("DEPT FOR EUR",), None),
        ("DEPT FOR EUR\nTHE KING", ("DEPT FOR EUR",), None),
        ("DEPT FOR EUR,\nthe king", ("DEPT FOR EUR",), None),
        ("DEPT FOR EUR,\nTHE KING IS HERE.", ("DEPT FOR EUR",), None),
    ],
)
def test_tails_that_no_label_follows(lines: str, pass_lines: tuple[str, ...], first: str | None) -> None:
    """Offices, or what is below an open line; a sentence begins the body."""
    cable = from_text(f"UNCLAS ZENDA 000910\n\n{lines}\n\n1. (U) Open.\n")

    assert cable.header.pass_lines == pass_lines
    assert cable.paragraphs[0].label == first


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("THE BRIDGE Sensitive but Unclassified. Please protect.", "THE BRIDGE"),
        ("THE BRIDGE ENTIRE TEXT SENSITIVE BUT UNCLASSIFIED/NOFORN; PLEASE PROTECT.", "THE BRIDGE"),
        ("THE BRIDGE SENSITIVE BUT UNCLASSIFIED -- NOT FOR THE PRESS", "THE BRIDGE"),
        ("USE OF SENSITIVE BUT UNCLASSIFIED MATERIAL", "USE OF SENSITIVE BUT UNCLASSIFIED MATERIAL"),
    ],
)
def test_handling_line_glued_to_the_subject(line: str, subject: str) -> None:
    """A sentence on how to handle the cable is no part of the subject."""
    cable = from_text(f"UNCLAS ZENDA 000910\n\nTAGS: PREL\nSUBJECT: {line}\n\n1. (U) Open.\n")

    assert cable.subject == subject
    assert cable.paragraphs[-1].text == "Open."


BANNER = "SENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT ACCORDINGLY."


@pytest.mark.parametrize(
    "head",
    [
        f"SUBJECT: THE BRIDGE\n{BANNER}\n\n",
        f"SUBJECT: THE BRIDGE {BANNER}\n\n",
        f"SUBJECT: THE BRIDGE\n\nREF: HENTZAU 5\n{BANNER}\n\n",
        f"SUBJECT: THE BRIDGE\n\nREF: HENTZAU 5\n\n \n{BANNER} \n\n",
        f"SUBJECT: THE BRIDGE\n\nREF: HENTZAU 5 {BANNER}\n\n",
    ],
)
def test_banner_above_the_body(head: str) -> None:
    """How to handle the cable is a paragraph without a number, also glued to the line above (7.4)."""
    cable = from_text(f"UNCLAS ZENDA 000910\n\n{head}1. (SBU) The toll rose.\n")

    assert (cable.subject, cable.header.captions) == ("THE BRIDGE", ())
    assert [paragraph.text for paragraph in cable.paragraphs] == [BANNER, "The toll rose."]


@pytest.mark.parametrize(
    "line", ["SENSITIVE BUT UNCLASSIFIED. The king came.", f"(U) {BANNER}", f"1. {BANNER}", f"This is {BANNER}"]
)
def test_paragraph_like_a_banner(line: str) -> None:
    """With a mark, a number or a sentence around it, it is a paragraph."""
    cable = from_text(f"UNCLAS ZENDA 000910\n\nSUBJECT: THE BRIDGE\n\n{line}\n\n2. (SBU) The toll rose.\n")

    assert line.endswith(cable.paragraphs[0].text)
    assert len(cable.paragraphs) == 2


def test_caption_below_the_subject() -> None:
    """In any case, it does not continue the subject."""
    header = from_text("UNCLAS ZENDA 000910\n\nTAGS: PREL\nSUBJECT: The Bridge\nSipdis\n\n1. (U) Open.\n").header

    assert (header.subject, header.captions) == ("The Bridge", ("SIPDIS",))


def cursor_in(text: str, position: int = 0, **state: Any) -> HeaderCursor:
    """Return a cursor at a line of a text, with a given state."""
    cursor = HeaderCursor(text, 0, len(text))
    cursor.position = position
    for name, value in state.items():
        setattr(cursor, name, value)
    return cursor


def pieces(cursor: HeaderCursor) -> list[tuple[str, str, str]]:
    """Return owner, kind and text of each span."""
    return [(owner, kind, cursor.text[start:stop]) for owner, kind, start, stop in cursor.spans]


PAGE = "PAGE 02 ZENDA 00910 081102Z\n"
TOP = "UNCLAS ZENDA 000910\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # furniture
        (
            "TO USIA\n" + PAGE + "AMEMBASSY ZENDA\n",
            [("action", "page", PAGE), ("action", "addressee", "AMEMBASSY ZENDA\n")],
        ),
        (
            "FM ZENDA\n" + PAGE + "TO USIA\n",
            [("", "page", PAGE), ("action", "label", "TO "), ("action", "addressee", "USIA\n")],
        ),
        (TOP + "SECRET\n" + PAGE, [("", "marking", "SECRET\n"), ("", "page", PAGE)]),
        (TOP + "RELEASED IN FULL\nB1\n", [("", "banner", "RELEASED IN FULL\n"), ("", "gap", "B1\n")]),
        (TOP + "DECLASSIFIED\nAuthority NND 910\n", [("", "banner", "DECLASSIFIED\nAuthority NND 910\n")]),
        (TOP + "PAGE 01\nSTREL 06614\nFM\n", [("", "page", "PAGE 01\nSTREL 06614\n")]),
        # a page line that a line is joined to
        (
            f"TO USIA\n{PAGE_LINE}  AMEMBASSY ZENDA\n",
            [("", "page", f"{PAGE_LINE}  "), ("action", "addressee", "AMEMBASSY ZENDA\n")],
        ),
        (f"TO USIA\n{PAGE_LINE} \n", [("action", "page", f"{PAGE_LINE} \n")]),
        # a classification alone
        (
            "FM ZENDA\nUNCLASSIFIED SECTION 01 OF 02\n",
            [("classification", "classification", "UNCLASSIFIED "), ("part", "part", "SECTION 01 OF 02\n")],
        ),
        ("FM ZENDA\nSECRET\n", [("classification", "classification", "SECRET\n")]),
        (
            "FM ZENDA\nSECRET\n" + TOP,
            [
                ("", "marking", "SECRET\n"),
                *[("classification", "classification", "UNCLAS "), ("mrn", "mrn", "ZENDA 000910\n")],
            ],
        ),
        # within a subject or a list, what looks like furniture
        (TOP + "SUBJECT: THE\nSECRET\nBRIDGE\n", [("subject", "subject", "THE\nSECRET\nBRIDGE\n")]),
        (TOP + "REF: A. ZENDA 5,\n0816\n", [("references", "reference", "A. ZENDA 5,\n0816\n")]),
        (TOP + "REF: A. ZENDA 5,\n------ 0816\n", [("references", "reference", "A. ZENDA 5,\n")]),
        (TOP + "REF: A. ZENDA 5\n\n0816\n", [("references", "reference", "A. ZENDA 5\n\n"), ("", "counter", "0816\n")]),
        # notes of extracts
        (TOP + "TEXT ON MICROFILM\n", [("", "gap", "TEXT ON MICROFILM\n")]),
        (
            f"TELEGRAM RESTRICTED BY CAPTION {TOP}",
            [
                ("", "gap", "TELEGRAM RESTRICTED BY CAPTION "),
                ("classification", "classification", "UNCLAS "),
                ("mrn", "mrn", "ZENDA 000910\n"),
            ],
        ),
        # dots, and the end of the heading, above a label
        (TOP + "...\nTAGS: XG\n", [("", "other", "...\n"), ("tags", "label", "TAGS: "), ("tags", "tag", "XG\n")]),
        (TOP + "BT\nTAGS: XG\n", [("", "end", "BT\n"), ("tags", "label", "TAGS: "), ("tags", "tag", "XG\n")]),
        # a title below the TAGS, without its label
        (
            TOP + "TAGS: XG\nRURITANIA AND ZENDA TALK\nREF: A\n",
            [
                ("subject", "subject", "RURITANIA AND ZENDA TALK\n"),
                ("references", "label", "REF: "),
                ("references", "reference", "A\n"),
            ],
        ),
        # a class word glued to captions, or a note of a corrected copy
        (
            TOP + "DEPT FOR EUR SIPDIS\n",
            [("pass_lines", "pass-line", "DEPT FOR EUR "), ("captions", "caption", "SIPDIS\n")],
        ),
        (
            TOP + "SIPDIS TAGS: XG\n",
            [("captions", "caption", "SIPDIS "), ("tags", "label", "TAGS: "), ("tags", "tag", "XG\n")],
        ),
        (
            "DEPT FOR EUR TAGS: XG\n",
            [("", "other", "DEPT FOR EUR "), ("tags", "label", "TAGS: "), ("tags", "tag", "XG\n")],
        ),
    ],
)
def test_pieces_of_a_header(lines: str, expected: list[tuple[str, str, str]]) -> None:
    """The last pieces have the expected owners and kinds."""
    cursor = cursor_in(lines)
    read_header(cursor)

    assert pieces(cursor)[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("line", "seen", "expected"),
    [
        ("SECRET 00910\n", {"originator"}, True),
        ("SECRET 00910\n", set(), False),
        ("THE SECRET 00910\n", {"originator"}, False),
        ("SECRET 00910\nSECRET ZENDA 910\n", {"originator"}, False),
    ],
)
def test_class_and_number_without_a_post(line: str, seen: set[str], *, expected: bool) -> None:
    """They are read below a heading, if no class line is to come (format.md 6.1)."""
    cursor = cursor_in(line, seen_fields=seen)

    assert read_class_without_post(cursor, 0, line.index("\n") + 1) is expected


@pytest.mark.parametrize(
    ("line", "seen", "number", "expected"),
    [
        ("X", set(), "", True),
        ("X", {"tags"}, "", True),
        ("X", {"mrn"}, "", False),
        ("X", {"subject"}, "", False),
        ("X", {"references"}, "ZENDA 910", False),
        ("ZENDA 910", {"mrn"}, "ZENDA 910", True),
        ("UNCLS ZENDA 910", {"mrn"}, "ZENDA 910", True),
        ("X" * 191 + "ZENDA 910", {"mrn"}, "ZENDA 910", True),
        ("X" * 192 + "ZENDA 910", {"mrn"}, "ZENDA 910", False),
    ],
)
def test_where_a_class_line_may_be(line: str, seen: set[str], number: str, *, expected: bool) -> None:
    """It may be above the first one, and later near the beginning of a line with the cable's number."""
    for text, first in ((line, 0), (f"{number}\n{line}\n{number}", len(number) + 1)):
        cursor = cursor_in(text, seen_fields=seen, message_number=number)

        assert may_be_class_line(cursor, first, first + len(line)) is expected


@pytest.mark.parametrize(
    ("line", "number", "expected"),
    [
        (f"{PAGE_LINE}\n", "", [("", "page", f"{PAGE_LINE}\n")]),
        (f"{PAGE_LINE}", "", [("", "page", PAGE_LINE)]),
        (f"{PAGE_LINE} \t THE TOLL\n", "", [("", "page", f"{PAGE_LINE} \t ")]),
        (f"{PAGE_LINE}.\n", "", [("", "page", PAGE_LINE)]),
        (f"THE {PAGE_LINE}\n", "", [("", "page", f"THE {PAGE_LINE}\n")]),
        (f"THE {PAGE_LINE}\n", "ZENDA 910", []),
        (f"the {PAGE_LINE}\n", "", []),
        ("THE TOLL\n", "", []),
    ],
)
def test_page_lines(line: str, number: str, expected: list[tuple[str, str, str]]) -> None:
    """A page line begins the line; text after it is read as a line of its own (format.md 14)."""
    for below in ("", " X"):
        cursor = cursor_in(line + below, message_number=number, open_field="subject")

        assert read_page_line(cursor, 0, len(line)) is bool(expected)
        assert pieces(cursor) == expected


@pytest.mark.parametrize(("field", "expected"), [("action", "action"), ("info", "info"), ("subject", ""), ("", "")])
def test_owner_of_a_page_line(field: str, expected: str) -> None:
    """A list that continues below a page line owns it (5)."""
    assert page_line_owner(cursor_in("", open_field=field)) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("\nX", True),
        ("  \nX", True),
        ("SECRET\n", True),
        ("  SECRET\n", True),
        ("PAGE 02 ZENDA 00910\n", True),
        ("", True),
        ("THE TOLL\n", False),
        ("THE TOLL", False),
        ("THE TOLL\n\n", False),
    ],
)
def test_page_break_below(below: str, *, expected: bool) -> None:
    """A blank line, a marking or a page line ends the page, and so does the end of the telegram."""
    assert has_page_break_below(cursor_in(f"SECRET\n{below}"), 7) is expected


@pytest.mark.parametrize(
    ("line", "state", "expected"),
    [
        ("SECRET\n", {}, [("classification", "classification", "SECRET\n")]),
        ("SECRET\n", {"is_smart": True}, [("classification", "classification", "SECRET\n")]),
        ("SECRET\n", {"is_smart": True, "seen_fields": {"classification"}}, [("", "marking", "SECRET\n")]),
        ("SECRET\n", {"seen_fields": {"classification"}}, [("header.classification", "classification", "SECRET\n")]),
        (
            *("SECRET SECTION 1 OF 2\n", {}),
            [("classification", "classification", "SECRET "), ("part", "part", "SECTION 1 OF 2\n")],
        ),
        (
            *("SECRET SECTION 1 OF 2\n", {"seen_fields": {"part"}}),
            [("classification", "classification", "SECRET "), ("header.part", "part", "SECTION 1 OF 2\n")],
        ),
    ],
)
def test_lone_classification(line: str, state: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    """It belongs to the cable, with its section; a second one is an echo, or the marking of a SMART page."""
    cursor = cursor_in(f"{line}SECTION 2 OF 2\n", **state)
    read_lone_classification(cursor, 0, len(line))

    assert pieces(cursor) == expected
    if expected[0][1] != "marking":
        assert cursor.seen_fields == {"classification", *(kind for _, kind, _ in expected)}
        assert cursor.open_field == "classification"


@pytest.mark.parametrize(
    ("line", "seen", "expected"),
    [
        ("A. ZENDA 910\n", set(), [("references", "reference", "A. ZENDA 910\n")]),
        ("C. ZENDA 910\n", set(), [("references", "reference", "C. ZENDA 910\n")]),
        ("C. OLD TOWN 910\n", {"tags"}, []),
        ("A. ZENDA 910\n", {"references"}, []),
        ("A. ZENDA 910 TAGS: XG\n", set(), [("references", "reference", "A. ZENDA 910 ")]),
        ("A. THE TOLL\n", set(), []),
    ],
)
def test_list_without_a_label(line: str, seen: set[str], expected: list[tuple[str, str, str]]) -> None:
    """It begins with a letter and a cable; at the top of the header, any letter counts (format.md 11.1)."""
    cursor = cursor_in(line, seen_fields=seen)

    assert read_list_without_label(cursor, 0, len(line)) is bool(expected)
    assert pieces(cursor) == expected


@pytest.mark.parametrize(
    ("text", "state", "expected"),
    [
        ("THE BRIDGE AT ZENDA\nREF: A\n", {}, "THE BRIDGE AT ZENDA\n"),
        ("THE BRIDGE AT ZENDA REF: A\n1. X\n", {}, "THE BRIDGE AT ZENDA "),
        ("THE BRIDGE AT ZENDA 1. (U) X\n1. X\n", {}, "THE BRIDGE AT ZENDA "),
        ("THE BRIDGE AT ZENDA\nREF: A\n", {"is_echo": True}, ""),
        ("THE BRIDGE AT ZENDA\nREF: A\n", {"seen_fields": {"subject"}}, ""),
        ("THE BRIDGE AT ZENDA\nSUBJECT: X\n", {}, ""),
        ("THE BRIDGE AT ZENDA\nX\n", {}, ""),
        ("THE BRIDGE\nREF: A\n", {}, ""),
        ("DEPT FOR THE BRIDGE DESK\nREF: A\n", {}, ""),
        ("THE BRIDGE: DEPT FOR EUR\nREF: A\n", {}, "THE BRIDGE: DEPT FOR EUR\n"),
    ],
)
def test_subject_without_a_label(text: str, state: dict[str, Any], expected: str) -> None:
    """A title is the subject above a label or the first paragraph, if no subject is to come (format.md 10)."""
    cursor = cursor_in(text, **state)

    assert read_subject_without_label(cursor, 0, text.index("\n") + 1) is bool(expected)
    assert pieces(cursor) == ([("subject", "subject", expected)] if expected else [])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("SIPDIS DEPT FOR EUR", "SIPDIS "),
        ("SIPDIS, NOFORN - DEPT", "SIPDIS, NOFORN - "),
        ("SIPDIS/ NOFORN DEPT", "SIPDIS/ NOFORN "),
        ("Sipdis DEPT", "Sipdis "),
        ("SIPDIS", "SIPDIS"),
        ("DEPT SIPDIS", "DEPT SIPDIS"),
        (". SIPDIS DEPT", ". SIPDIS DEPT"),
        ("SIPDIS/NOFORN DEPT", "SIPDIS/NOFORN DEPT"),
        ("SENSITIVE BUT UNCLASSIFIED", "SENSITIVE BUT UNCLASSIFIED"),
        ("NOFORN SENSITIVE BUT UNCLASSIFIED", "NOFORN SENSITIVE "),
    ],
)
def test_captions_glued_to_a_line(line: str, expected: str) -> None:
    """The captions at the beginning are counted; without any, the whole line."""
    assert captions_end(line, 0, len(line)) == len(expected)
    assert captions_end(f"X {line} SIPDIS", 2, len(line) + 2) == len(expected) + 2


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("DEPT FOR EUR SENSITIVE SIPDIS", "SENSITIVE SIPDIS"),
        ("DEPT FOR EUR -- SIPDIS\n", "-- SIPDIS\n"),
        ("DEPT FOR EUR", ""),
        ("DEPT FOR EUR SIPDIS DESK", ""),
        ("X" * 90 + " SIPDIS", "SIPDIS"),
        ("DEPT SIPDIS" + " " * (LONGEST_END - 6), "SIPDIS" + " " * (LONGEST_END - 6)),
        ("DEPT SIPDIS" + " " * (LONGEST_END - 5), ""),
        ("DEPT CORRECTED COPY (TEXT)", "CORRECTED COPY (TEXT)"),
        ("X" * (LONG_LINE - 15) + " CORRECTED COPY", "CORRECTED COPY"),
        ("X" * (LONG_LINE - 14) + " CORRECTED COPY", ""),
    ],
)
def test_captions_at_the_end_of_a_line(line: str, expected: str) -> None:
    """Captions must be near the end of the line, and a corrected copy near its beginning."""
    assert captions_begin(line, 0, len(line)) == len(line) - len(expected)
    inside = f"CORRECTED COPY {line} CORRECTED COPY"
    assert captions_begin(inside, 15, len(line) + 15) == len(line) + 15 - len(expected)


def test_captions_are_those_of_the_line() -> None:
    """Captions outside the line do not count."""
    assert captions_begin("X SIPDIS EUR", 9, 12) == 12
    assert captions_begin("X SIPDIS \n \n", 9, 12) == 12


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("DEPT FOR EUR\n", [("pass_lines", "pass-line", "DEPT FOR EUR\n")]),
        ("DEPT FOR EUR SIPDIS\n", [("pass_lines", "pass-line", "DEPT FOR EUR "), ("captions", "caption", "SIPDIS\n")]),
        ("DEPT FOR EUR Sipdis,\n", [("pass_lines", "pass-line", "DEPT FOR EUR Sipdis,\n")]),
        ("DEPT FOR EUR, SIPDIS,\n", [("pass_lines", "pass-line", "DEPT FOR EUR, SIPDIS,\n")]),
        ("DEPT CORRECTED COPY\n", [("", "other", "DEPT "), ("captions", "caption", "CORRECTED COPY\n")]),
        (
            "FOR SAPT CORRECTED CO P Y\n",
            [("pass_lines", "pass-line", "FOR SAPT "), ("captions", "caption", "CORRECTED CO P Y\n")],
        ),
        ("SECRET SIPDIS\n", [("", "marking", "SECRET "), ("captions", "caption", "SIPDIS\n")]),
        ("CORRECTED COPY\n", [("pass_lines", "pass-line", "CORRECTED COPY\n")]),
        ("DEPT FOR THE COPY\n", [("pass_lines", "pass-line", "DEPT FOR THE COPY\n")]),
    ],
)
def test_pass_lines_and_captions(line: str, expected: list[tuple[str, str, str]]) -> None:
    """Captions at the end of a pass line are the cable's, and a class word before them is a marking (7.2)."""
    cursor = cursor_in(line)
    add_pass_line(cursor, line.strip(), len(line))

    assert pieces(cursor) == expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({}, "captions"),
        ({"is_echo": True}, "header.captions"),
        ({"label_fields": frozenset({"captions"})}, "header.captions"),
        ({"seen_fields": {"captions"}}, "captions"),
    ],
)
def test_a_whole_line(state: dict[str, Any], expected: str) -> None:
    """The line opens its field; captions that are printed twice both belong to the cable."""
    cursor = cursor_in("SIPDIS\n", **state)
    add_whole_line(cursor, "captions", 7)

    assert pieces(cursor) == [(expected, "caption", "SIPDIS\n")]
    assert (cursor.open_field, cursor.seen_fields) == ("captions", {"captions"})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("DEPT FOR EUR", True),
        ("FOR: EUR", True),
        ("PASS EUR", True),
        ("5 FOR: EUR", False),
        ("MEMORANDUM", False),
        ("GRPS 45", False),
    ],
)
def test_lines_that_say_to_pass(line: str, *, expected: bool) -> None:
    """The first words decide."""
    assert says_to_pass(line) is expected


@pytest.mark.parametrize(
    ("line", "above", "blank", "expected"),
    [
        ("PARA 1)", "CORRECTED COPY (TEXT", False, True),
        ("PARA 1)", "CORRECTED COPY (TEXT", True, False),
        ("Para 1)", "CORRECTED COPY (TEXT", False, False),
        ("NSC FOR SAPT)", "CORRECTED COPY (TEXT", False, False),
        (") NSC FOR SAPT", "CORRECTED COPY (TEXT", False, True),
        ("PARA 1)", "Corrected\tCopy (Text", False, True),
        ("PARA 1)", "SIPDIS", False, False),
    ],
)
def test_note_of_a_corrected_copy(line: str, above: str, *, blank: bool, expected: bool) -> None:
    """The note is directly below, in capitals, and is not a pass line (7.3)."""
    cursor = cursor_in(f"{above}\n{line}\n", spans=[("captions", "caption", 0, len(above) + 1)], after_blank=blank)

    assert continues_corrected_copy(cursor, line) is expected


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        ("From: Anna Sapt\nSent: Monday\n", {"mrn"}, True),
        ("From: Anna Sapt\n\n To: Fritz\n", {"mrn"}, True),
        ("From: Anna Sapt\nSent: Monday\n", set(), False),
        ("From: Anna Sapt\nHe is here\n", {"mrn"}, False),
        ("Sent: Monday\nFrom: Anna\n", {"mrn"}, True),
        ("Toll: Monday\nFrom: Anna\n", {"mrn"}, False),
        ("From the king\nSent: Monday\n", {"mrn"}, False),
        (": From\nSent: Monday\n", {"mrn"}, False),
    ],
)
def test_letters_in_the_body(text: str, seen: set[str], *, expected: bool) -> None:
    """A letter has two labels, one below the other, below the class line (10)."""
    assert begins_letter(cursor_in(text, seen_fields=seen), text.partition("\n")[0]) is expected


@pytest.mark.parametrize(
    ("line", "between", "expected"),
    [
        ("OF ZENDA", "\n\n", True),
        ("OF ZENDA", "\n" + "X" * LONGEST_TAIL + "\n", True),
        ("OF ZENDA", "\n" + "X" * (LONGEST_TAIL + 1) + "\n", False),
        ("OF ZENDA", "\n" * NEAR_LABEL, True),
        ("OF ZENDA", "\n" * (NEAR_LABEL + 1), False),
        ("OF ZENDA.", "\n", False),
        ("OF ZENDA:", "\n", False),
        ("DEPT FOR EUR", "\n", False),
        ("OF: DEPT FOR EUR", "\n", True),
        ("PASS: EUR", "\n", False),
        ("ATTN: EUR", "\n", False),
        ("OF ATTN: EUR", "\n", True),
        ("B. ZENDA", "\n", False),
        ("SENSITIVE BUT UNCLASSIFIED. KEEP", "\n", False),
    ],
)
def test_end_of_a_subject(line: str, between: str, *, expected: bool) -> None:
    """The end of a subject may be below a page line or a blank line, with the next label right below it (10)."""
    text = f"THE BRIDGE\n{PAGE}{line}{between}REF: A"
    stop = text.index(line) + len(line) + 1
    spans = [("subject", "subject", 0, 11), ("", "page", 11, 11 + len(PAGE))]
    cursor = cursor_in(text, spans=spans, searched_to=stop - 1 + len(between))

    assert ends_subject(cursor, line, stop) is expected


def test_end_of_a_subject_below_a_page_line() -> None:
    """The line continues the subject, not the page line."""
    text = f"The Bridge\n{PAGE}of Zenda\nREF: A"
    at = 11 + len(PAGE)
    cursor = cursor_in(text, spans=[("subject", "subject", 0, 11), ("", "page", 11, at)], searched_to=at + 8)

    assert ends_subject(cursor, "of Zenda", at + 9)


@pytest.mark.parametrize(("searched_to", "expected"), [(18, False), (19, True), (20, True)])
def test_end_of_a_subject_above_what_was_searched(searched_to: int, *, expected: bool) -> None:
    """The label that was found must be below the line."""
    cursor = cursor_in("THE BRIDGE\nOF ZENDA\nREF: A", spans=[("subject", "subject", 0, 11)], searched_to=searched_to)

    assert ends_subject(cursor, "OF ZENDA", 20) is expected


@pytest.mark.parametrize(
    ("line", "state", "expected"),
    [
        ("THE TOLL..", {}, True),
        ("THE TOLL..", {"open_field": "captions"}, False),
        ("THE TOLL.", {}, False),
        ("G", {}, True),
        (".", {}, True),
        ("GG", {}, True),
        ("G/G", {}, False),
        ("SAPT", {"open_field": "captions"}, True),
        ("SAPT, HENTZAU", {"open_field": "captions"}, False),
        ("SAPT", {"open_field": "pass_lines"}, False),
        ("SAPT", {"open_field": "pass_lines", "after_blank": True}, True),
        (
            "SAPT",
            {"open_field": "pass_lines", "after_blank": True, "spans": [("pass_lines", "pass-line", 9, 16)]},
            False,
        ),
        ("G", {"open_field": "pass_lines"}, True),
        ("G", {"open_field": "pass_lines", "spans": [("pass_lines", "pass-line", 9, 16)]}, False),
        ("G", {"open_field": "captions", "spans": [("captions", "caption", 9, 16)]}, True),
        ("SENSITIVE BUT UNCLASSIFIED. KEEP", {}, True),
    ],
)
def test_stray_lines(line: str, state: dict[str, Any], *, expected: bool) -> None:
    """The end of a teaser, a letter or a word alone and a handling sentence are stray (7.4, 10)."""
    spans = {"spans": [("pass_lines", "pass-line", 0, 9)]}
    cursor = cursor_in("FOR EUR\n EUR AND", **spans | state)

    assert is_stray(cursor, line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("SENSITIVE BUT UNCLASSIFIED. KEEP", True),
        ("sensitive but unclassified. Keep", True),
        ("ENTIRE TEXT SENSITIVE BUT UNCLASSIFIED. KEEP", True),
        ("This cable is sensitive but unclassified. Keep", True),
        ("X. SENSITIVE BUT UNCLASSIFIED. KEEP", False),
        ("SENT SENSITIVE BUT UNCLASSIFIED. KEEP", False),
        ("SENSITIVE MATTER", False),
        ("S", False),
    ],
)
def test_how_to_handle_the_cable(line: str, *, expected: bool) -> None:
    """The sentence must begin the line."""
    assert says_how_to_handle(line, 0, len(line)) is expected
    assert says_how_to_handle(f"S {line}", 2, len(line) + 2) is expected


@pytest.mark.parametrize(
    ("above", "line", "expected"),
    [
        ("DEPT FOR EUR", "EUR/CEN", True),
        ("DEPT FOR SAPT,", "FRITZ", True),
        ("DEPT FOR SAPT", "FRITZ THE KING", False),
        ("DEPT FOR SAPT,", "Fritz", False),
        ("DEPT FOR SAPT,", "FRITZ IS HERE.", False),
        ("DEPT FOR SAPT,", "FRITZ " + "X" * (LONGEST_TAIL - 7), True),
        ("DEPT FOR SAPT,", "FRITZ " + "X" * (LONGEST_TAIL - 6), False),
    ],
)
def test_last_tails(above: str, line: str, *, expected: bool) -> None:
    """A tail consists of offices, or is short and below an open line (7.4)."""
    assert is_last_tail(above, line) is expected


@pytest.mark.parametrize(
    ("line", "state", "expected"),
    [
        ("DEPT FOR EUR", {}, True),
        ("Dept for EUR", {}, False),
        ("DEPT FOR EUR.", {}, False),
        ("DEPT FOR EUR", {"seen_fields": {"tags"}, "open_field": "tags"}, False),
        ("DEPT FOR EUR.", {"seen_fields": {"mrn"}, "open_field": "mrn"}, True),
        ("DEPT FOR " + "X" * 80, {"open_field": "mrn"}, True),
        ("DEPT FOR " + "X" * 81, {"open_field": "mrn"}, False),
        ("THE KING", {"open_field": "mrn"}, False),
        ("DEPT FOR EUR", {"seen_fields": {"subject"}, "open_field": "subject"}, True),
        ("PASS: EUR", {"seen_fields": {"references"}, "open_field": "references"}, True),
        ("Dept FOR EUR", {"seen_fields": {"subject"}, "open_field": "subject"}, False),
        ("DEPT FOR EUR.", {"seen_fields": {"subject"}, "open_field": "subject"}, False),
        ("FOR THE KING IN HIS CASTLE: 5", {"seen_fields": {"subject"}, "open_field": "subject"}, False),
        ("EUR/CEN", {"seen_fields": {"mrn"}, "open_field": "pass_lines"}, True),
        ("EUR/CEN", {"seen_fields": {"mrn"}, "open_field": "pass_lines", "after_blank": True}, False),
        ("EUR/CEN", {"seen_fields": {"mrn"}, "open_field": "captions"}, False),
    ],
)
def test_last_pass_lines(line: str, state: dict[str, Any], *, expected: bool) -> None:
    """It is under the class line or a pass line, short and plain below the subject, or alone in capitals."""
    cursor = cursor_in(f"NSC FOR SAPT\n{line}\n", 13, spans=[("header.pass_lines", "pass-line", 0, 13)], **state)

    assert read_last_pass_line(cursor, line, len(cursor.text)) is expected
    assert pieces(cursor)[1:] == ([("pass_lines", "pass-line", f"{line}\n")] if expected else [])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("SENSITIVE BUT UNCLASSIFIED. DO NOT COPY.", ()),
        ("STATE FOR EUR/RUR COPY TO SAPT", ("STATE FOR EUR/RUR COPY TO SAPT",)),
    ],
)
def test_copy_in_a_line_under_the_class_line(line: str, found: tuple[str, ...]) -> None:
    """A line that speaks of copies is a pass line only if it may be one."""
    assert from_text(f"UNCLAS ZENDA 000910\n\n{line}\nTAGS: PREL\nSUBJECT: X\n").header.pass_lines == found
