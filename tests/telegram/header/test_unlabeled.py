"""Lines of a header without a label are read by what stands around them."""

from typing import Any

import pytest

from cablekit import Addressee, Classification, MessageNumber, Part, Reference, from_text, walk
from tests._helpers import CLASS_LINE, PAGE_LINE, field_texts, read_whole


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("the king's men", ("other", "the king's men")),
        ("FOR THE KING\nthe king's men", ("pass_lines", "the king's men")),
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
