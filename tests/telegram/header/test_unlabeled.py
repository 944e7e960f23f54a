"""Lines of a header without a label are read by what stands around them."""

from typing import Any

import pytest

from cablekit import Addressee, Classification, MessageNumber, Part, Reference, from_text, to_text, walk
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
        ('","SECRET STRELSAU 000123', ("other", '","')),
        (f'{CLASS_LINE}","TAGS: PREL', ("other", '","')),
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
        # no pass lines
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
        (" QSITIVE", (), ("QSITIVE",)),
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


def test_caption_below_the_subject() -> None:
    """In any case, it does not continue the subject."""
    header = from_text("UNCLAS ZENDA 000910\n\nTAGS: PREL\nSUBJECT: The Bridge\nSipdis\n\n1. (U) Open.\n").header

    assert (header.subject, header.captions) == ("The Bridge", ("SIPDIS",))
