"""The header is read by one pattern for each first letter, and the heading of a sent telegram at once."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit import Classification, Header, MessageNumber, from_text, to_text, walk
from cablekit.telegram.body.page_breaks import LONGEST_HEADER
from cablekit.telegram.header.cursor import LONG_LINE, HeaderCursor, is_double_spaced
from cablekit.telegram.header.scanner import (
    LONGEST_HEADING,
    LONGEST_TEASER,
    SENT,
    cut_stray_mark,
    is_paragraph_number,
    is_printed_again,
    pass_blank_lines,
    read_header,
    repeats_below,
    serial_of,
)
from tests import recorded

SENT_LINES = (
    "VZCZCXRO0816\n",
    "PP RUEHQZB RUEHQZC\n",
    "DE RUEHQZA #0910/01 1290915\n",
    "ZNR UUUUU ZZH\n",
    "P 080915Z MAY 08\n",
    "FM AMEMBASSY ZENDA\n",
    "TO RUEHC/SECSTATE WASHDC PRIORITY 3121\n",
)
ROWS = ("RUEHQZD/AMEMBASSY STRELSAU 0816\n", "RUEHQZE/AMCONSUL HENTZAU\n")
BELOW = "UNCLAS ZENDA 000910\n\nSIPDIS\n\nTAGS: PREL\nSUBJECT: THE BRIDGE\n\n1. (U) It is open.\n"


def fields(text: str) -> list[tuple[str, str, str]]:
    """Give field, kind and text of each span of a header."""
    cursor = HeaderCursor(text, 0, len(text))
    read_header(cursor)
    return [(field, kind, text[start:stop]) for field, kind, start, stop in cursor.spans]


@given(
    st.lists(st.sampled_from(ROWS), max_size=3),
    st.lists(st.sampled_from(ROWS), max_size=3),
    st.sampled_from(["", "RUEHQZF RUEHQZG\n", "\n"]),
)
def test_a_heading_read_at_once_is_read_as_line_by_line(action: list[str], info: list[str], below: str) -> None:
    """The first line away, the lines are read one by one; they give the same pieces."""
    first, routing, *others = SENT_LINES
    rows = [*action, *(["INFO " + "".join(info)] if info else [])]
    heading = "".join([routing, below, *others, *rows])
    assert SENT.match(first + heading)

    assert fields(first + heading + BELOW) == [("transmission_id", "transmission-id", first), *fields(heading + BELOW)]


def test_offices_are_no_addressees_of_a_heading_read_at_once() -> None:
    """A line of offices and copies is the Department's distribution, also where it looks like an address."""
    header = from_text("".join(SENT_LINES) + "INFO RUEHC/AB-12\n" + BELOW).header

    assert header.info == ()
    assert header.distribution is not None


def test_a_second_heading_is_an_echo() -> None:
    """What a second print of the heading says belongs to no field."""
    heading = "".join(SENT_LINES) + "INFO " + ROWS[0]
    cable = from_text(heading + BELOW.replace("000910", "000910 ") + "\n" + heading + BELOW)

    assert [addressee.name for addressee in cable.header.info] == ["AMEMBASSY STRELSAU"]


def test_a_page_line_among_addressees_is_no_addressee() -> None:
    """The run of addressees ends where a page does."""
    page = "ZENDA 00000910  002 OF 002\n"
    text = "".join([*SENT_LINES, "INFO ", ROWS[0], page, ROWS[1], BELOW])

    assert ("info", "page", page) in fields(text)
    assert len(from_text(text).header.info) == 2


@pytest.mark.parametrize("line", ["XQREF: A. ZENDA 1", "XQ REF: A. ZENDA 1"])
def test_a_label_glued_into_a_short_line(line: str) -> None:
    """The shortest line is looked at, too."""
    header = from_text(f"UNCLAS ZENDA 000910\n{line}\nTAGS: PREL\n", Header)

    assert header.references
    assert header.pass_lines == ()


@pytest.mark.parametrize(("length", "tags"), [(LONG_LINE - 12, ("PREL",)), (LONG_LINE, ())])
def test_label_is_looked_for_near(length: int, tags: tuple[str, ...]) -> None:
    """A label glued to text of no field is found within some thousand characters, not further on in the line."""
    text = f"UNCLAS ZENDA 000910\n{'Q' * length} TAGS: PREL\nSUBJECT: X\n\n1. Yes.\n"

    assert from_text(text).tags == tags


@pytest.mark.parametrize("rows", [9, LONGEST_HEADER // len(ROWS[1]) + 9])
def test_repeated_header_is_read_so_far(rows: int) -> None:
    """What is below the longest header that is repeated is kept as text."""
    repeated = f"PAGE 01 ZENDA 00910 081102Z\nR 080915Z MAY 75\nFM ZENDA\nTO STATE\n{ROWS[1] * rows}"
    cable = from_text(f"UNCLAS ZENDA 000910\nSUBJECT: X\n\n1. It is open and\n{repeated}")
    echoes = "".join(piece.text for piece in walk(cable) if piece.field == "header.action")
    (paragraph,) = cable.paragraphs

    assert echoes.count(ROWS[1]) == min(rows, (LONGEST_HEADER - repeated.index(ROWS[1])) // len(ROWS[1]))
    assert (paragraph.text == "It is open and") == (len(repeated) <= LONGEST_HEADER)


def test_classifications_above_the_class_line_are_marks_of_the_page() -> None:
    """However many there are: the class line says what the cable's is."""
    above = "SECRET\nSECRET\n\n"

    assert fields(above + BELOW)[:3] == [("", "marking", "SECRET\n"), ("", "marking", "SECRET\n\n"), *fields(BELOW)[:1]]


def test_the_stamp_of_a_release_is_no_class_line() -> None:
    """It may end in a number of six digits, as a class line without its class does."""
    stamp = "RELEASED IN FULL 000816\n"

    assert fields(stamp + BELOW) == [("", "banner", stamp), *fields(BELOW)]


@pytest.mark.parametrize("date", ["18 November 1947", "MAY 1971", "NOV. 1971"])
def test_a_date_after_the_class_is_no_number(date: str) -> None:
    """A date in place of station and number gives no id; the class stays."""
    cable = from_text(f"TOP SECRET {date}\n\nThe bridge is open.\n")

    assert (cable.id, cable.classification, len(cable.paragraphs)) == (None, Classification.TOP_SECRET, 1)


def test_a_post_named_like_a_month_is_a_post() -> None:
    """Only a month and a year are a date."""
    assert from_text("SECRET JUNEAU 1947\n\n1. X\n").header.mrn == MessageNumber("JUNEAU", 1947)
    assert from_text("SECRET MAY 194\n\n1. X\n").header.mrn == MessageNumber("MAY", 194)


def test_a_double_spaced_header_has_the_same_values() -> None:
    """A blank line below each line is none, as long as the text shows that all are double-spaced (format.md 3)."""
    spaced = 0
    for name, text, *_ in recorded.texts():
        even = text.replace("\r\n", "\n").replace("\r", "\n")
        doubled = even.replace("\n", "\n\n")
        if is_double_spaced(doubled, 0, len(doubled)):
            spaced += 1
            assert from_text(even).header == from_text(doubled).header, name

    assert spaced > 500


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FM ZENDA\n\nTO STRELSAU\n\nUNCLAS ZENDA 910\n", True),
        ("UNCLAS ZENDA 910 \n \nTAGS: PREL\n\n \n\nSUBJECT: THE BRIDGE\n\nREF: STATE 7\n\n\n\n1. X\n", True),
        ("UNCLAS ZENDA 910 \n \nTAGS: PREL\n\n \n\nSUBJECT: THE BRIDGE\n", False),
        ("UNCLAS ZENDA 910\n\nTAGS: PREL\n\nSUBJECT: THE BRIDGE\n", False),
        ("FM ZENDA\n\nTO STRELSAU\n\nUNCLAS ZENDA 910\nTAGS: PREL\n", False),
        ("UNCLAS ZENDA 910\n\n\nTAGS: PREL\n\n\nSUBJECT: THE BRIDGE\n", False),
        ("UNCLAS ZENDA 910\n\nSUBJECT: THE BRIDGE\n\n\nTAGS: PREL\n\n\n\n1. X\n", False),
        ("", False),
    ],
)
def test_what_is_double_spaced(text: str, *, expected: bool) -> None:
    """Each number of blank lines is odd, and a gap is wide or in the heading; an author's own layout is not (3)."""
    assert is_double_spaced(text, 0, len(text)) is expected


def cursor_in(text: str, position: int = 0, **state: Any) -> HeaderCursor:
    """Return a cursor at a place of a text, with a given state."""
    cursor = HeaderCursor(text, 0, len(text))
    cursor.position = position
    for name, value in state.items():
        setattr(cursor, name, value)
    return cursor


TOP = "UNCLAS ZENDA 000910\n"
PAGE = "PAGE 01 ZENDA 00910 081102Z\n"
CLASS = [("classification", "classification", "UNCLAS "), ("mrn", "mrn", "ZENDA 000910\n")]
TAGS = [("tags", "label", "TAGS: "), ("tags", "tag", "XG\n")]
FM = [("originator", "label", "FM "), ("originator", "post", "ZENDA\n")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # breaks of cells
        (f'","{TOP}', [("", "wrapper", '","'), *CLASS]),
        (f'FM ZENDA","{TOP}', [FM[0], ("originator", "post", "ZENDA"), ("", "wrapper", '","'), *CLASS]),
        (f'FM ZENDA",{TOP}', [FM[0], ("originator", "post", "ZENDA"), ("", "wrapper", '",'), *CLASS]),
        (
            f"FM ZENDA\t{TOP}",
            [FM[0], ("originator", "post", "ZENDA"), ("classification", "classification", "\tUNCLAS "), CLASS[1]],
        ),
        # headings below the class line of a copy
        (
            "UNCLAS SECTION 01 OF 02 ZENDA 000910\nVZCZCXRO0816\nPP RUEHQZB\n",
            [
                ("mrn", "mrn", "ZENDA 000910\n"),
                ("header.transmission_id", "transmission-id", "VZCZCXRO0816\n"),
                ("header.routing", "routing-indicator", "PP RUEHQZB\n"),
            ],
        ),
        (f"{TOP}P 080915Z MAY 08\nFM ZENDA\n", [("header.dtg", "dtg", "P 080915Z MAY 08\n")]),
        (f"{TOP}TAGS: XG\nP 080915Z MAY 08\n", [*CLASS, *TAGS]),
        # addressees
        (
            f"TO USIA\n{ROWS[0]}{ROWS[1]}",
            [("action", "addressee", "USIA\n"), *(("action", "addressee", row) for row in ROWS)],
        ),
        (f"TO USIA\n\n{ROWS[0]}", [("action", "addressee", "USIA\n\n"), ("action", "addressee", ROWS[0])]),
        (f"{TOP}TAGS: XG\n{ROWS[0]}REF: A\n", [*TAGS, ("pass_lines", "pass-line", ROWS[0])]),
        # captions, the end of the heading, stray marks
        (f"{TOP}SIPDIS\n", [*CLASS, ("captions", "caption", "SIPDIS\n")]),
        (f"BT\nFM ZENDA\nBT\n{TOP}", [("", "end", "BT\n"), *FM, ("", "end", "BT\n"), *CLASS]),
        (f"*** {TOP}. TAGS: XG\n", [("", "other", "*** "), *CLASS, ("", "other", ". "), *TAGS]),
        # what archives print: counters below a page line, the line of a day
        (f"{PAGE}47-40\nACTION RUR-1\n{TOP}", [("", "page", PAGE), ("", "counter", "47-40\n")]),
        (f"{PAGE}\n43/67\nACTION RUR-1\n{TOP}", [("", "page", f"{PAGE}\n"), ("", "counter", "43/67\n")]),
        (f"{PAGE}47-401\nACTION RUR-1\n{TOP}", [("", "page", PAGE), ("", "other", "47-401\n")]),
        (f"FM ZENDA\n47-40\n{TOP}", [*FM, ("", "other", "47-40\n"), *CLASS]),
        (
            f"FM ZENDA\nWednesday, 28 May 2008, 12:06\n{TOP}",
            [*FM, ("", "wrapper", "Wednesday, 28 May 2008, 12:06\n"), *CLASS],
        ),
        (f"FM ZENDA\nWednesday, 28 May 2008\n{TOP}", [*FM, ("", "other", "Wednesday, 28 May 2008\n"), *CLASS]),
        # a counter below a blank line
        (f"{TOP}TAGS: XG\n\n0816\nREF: A\n", [("tags", "tag", "XG\n\n"), ("", "counter", "0816\n")]),
    ],
)
def test_pieces_of_a_header(text: str, expected: list[tuple[str, str, str]]) -> None:
    """The pieces have the expected owners and kinds."""
    found = fields(text)
    size = len(expected)

    assert expected in [found[at : at + size] for at in range(len(found))]


@pytest.mark.parametrize(
    ("text", "position", "state", "first", "expected", "blank"),
    [
        ("A\n\nB", 2, {}, 3, ("tags", "tag", 0, 3), True),
        ("A\n\n \t\nB", 2, {}, 6, ("tags", "tag", 0, 6), True),
        ("A\n\n \t\n  B", 2, {}, 8, ("tags", "tag", 0, 6), True),
        ("A\n  B", 2, {}, 4, ("tags", "tag", 0, 2), False),
        ("A\n\\ X\n B", 2, {}, 7, ("tags", "tag", 0, 6), True),
        ("A\n\n", 2, {}, 3, ("tags", "tag", 0, 3), True),
        ("A\n\nB", 2, {"extra_lines": 1}, 3, ("tags", "tag", 0, 3), False),
        ("A\n\n\nB", 2, {"extra_lines": 1}, 4, ("tags", "tag", 0, 4), True),
        ("\n\nB", 0, {"spans": []}, 2, ("", "blank", 0, 2), True),
    ],
)
def test_blank_lines(
    text: str, position: int, state: dict[str, Any], first: int, expected: tuple[str, str, int, int], *, blank: bool
) -> None:
    """Blank lines belong to the piece above them; in a double-spaced text, the regular ones do not count."""
    spans = {"spans": [("tags", "tag", 0, position)]}
    cursor = cursor_in(text, position, **spans | state)

    assert pass_blank_lines(cursor) == first
    assert (cursor.spans, cursor.position, cursor.after_blank) == ([expected], expected[3], blank)


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ("1. The bridge", "", True),
        ("(2) The bridge", "tags", True),
        ("1.5 The bridge", "", False),
        ("(2) STRELSAU 5", "references", False),
        ("(2) The bridge", "references", True),
        ("(2) STRELSAU 5", "tags", True),
        ("(3) STRELSAU 5", "references", True),
        ("(2) STRELSAU\n5", "references", True),
    ],
)
def test_numbers_of_paragraphs(line: str, field: str, *, expected: bool) -> None:
    """Below references, a number may belong to the next reference."""
    spans = [("references", "reference", 0, 12)]
    cursor = cursor_in(f"(1) ZENDA 4\n{line}\n", 12, spans=spans, open_field=field)

    assert is_paragraph_number(cursor, 12) is expected


@pytest.mark.parametrize(
    ("below", "number", "expected"),
    [
        (TOP, "ZENDA 910", True),
        (TOP, "ZENDA 911", False),
        (TOP, "", False),
        ("P 080915Z MAY 08\nTO X\n" + TOP, "ZENDA 910", True),
        ("TAGS: XG\n" + TOP, "ZENDA 910", False),
        ("The bridge\n" + TOP, "ZENDA 910", False),
        ("", "ZENDA 910", False),
        ("P 080915Z MAY 08 " + "X" * (LONGEST_HEADING - 38) + "\n" + TOP, "ZENDA 910", True),
        ("P 080915Z MAY 08 " + "X" * (LONGEST_HEADING - 34) + "\n" + TOP, "ZENDA 910", False),
    ],
)
def test_header_that_begins_again(below: str, number: str, *, expected: bool) -> None:
    """It begins with the class line of the same cable, or with a heading above one."""
    cursor = cursor_in(f"{TOP}X\n{below}", message_number=number)

    assert repeats_below(cursor, len(TOP) + 2) is expected


@pytest.mark.parametrize(("dots", "expected"), [(LONGEST_TEASER - 8, True), (LONGEST_TEASER - 1, False)])
def test_longest_teaser(dots: int, *, expected: bool) -> None:
    """The dots of a teaser must be near its header (format.md 14)."""
    above = f"{TOP}TAGS: XG\n\n"
    text = f"{above}1. X{'y' * (dots - 5)}...\n{TOP}TAGS: KDEM\n\n1. Yes.\n"
    owners = [field for field, _, _ in fields(text)]

    assert ("header.tags" in owners) is expected


@pytest.mark.parametrize(
    ("end", "row", "subject"),
    [
        ("...\n\n\nSAPT \n", '",\n7,5/8/2008 5:59,08ZENDA910,"Embassy Zenda",UNCLASSIFIED,,"', "THE BRIDGE"),
        ("..\nSAPT\n", '",\n7,5/8/2008 5:59,08ZENDA910,Embassy Zenda,UNCLASSIFIED,07ZENDA198STRELSAU5,"', "THE BRIDGE"),
        (
            "..\nSAPT\n",
            '",\n7,5/8/2008,08ZENDA910,Embassy Zenda,UNCLASSIFIED,07ZENDA1|08STRELSAU5 08ZENDA 7,"',
            "THE BRIDGE",
        ),
        ("...\n\nSAPT\n", '",\n7,5/8/2008 5:59,08ZENDA911,"Embassy Zenda",UNCLASSIFIED,,"', "THE BR..."),
        ("...\nThe king\n", '",\n7,5/8/2008 5:59,08ZENDA910,"Embassy Zenda",UNCLASSIFIED,,"', "THE BR..."),
    ],
)
def test_teaser_without_a_body(end: str, row: str, subject: str) -> None:
    """The dots may end its subject, with the signature below them, above a row of the same cable (14, 21.4)."""
    text = f"{TOP}SUBJECT: THE BR{end}{row}{TOP}SUBJECT: THE BRIDGE\n\n1. Yes.\n"
    cable = from_text(text)

    assert cable.subject == subject
    assert ([paragraph.text for paragraph in cable.paragraphs] == ["Yes."]) is (subject == "THE BRIDGE")
    assert to_text(cable) == text


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("ZENDA 000910", 910),
        ("08ZENDA910", 910),
        ("ZENDA 910 \\\n", 910),
        ("ZENDA 910/01", 1),
        ("ZENDA", None),
        ("", None),
    ],
)
def test_serials(number: str, expected: int | None) -> None:
    """The serial consists of the digits at the end."""
    assert serial_of(number) == expected


@pytest.mark.parametrize(
    ("line", "seen", "expected"),
    [
        ("*** UNCLAS ZENDA 910", set(), "*** "),
        (". TAGS: XG", set(), ". "),
        (". TAGS: XG", {"tags"}, ""),
        ("*** UNCLAS ZENDA 910", {"mrn"}, ""),
        (". FM ZENDA", set(), ""),
        (". The bridge", set(), ""),
        ("... ", set(), ""),
        ("....TAGS: XG", set(), ""),
    ],
)
def test_stray_marks(line: str, seen: set[str], expected: str) -> None:
    """A stray mark is before a class line, or before the label of an unread field (format.md 6.5)."""
    cursor = cursor_in(line, seen_fields=seen)

    assert cut_stray_mark(cursor, 0, len(line)) is bool(expected)
    assert cursor.spans == ([("", "other", 0, len(expected))] if expected else [])


@pytest.mark.parametrize(
    ("field", "kind", "value", "expected"),
    [
        ("subject", "subject", "X", True),
        ("tags", "tag", "X", False),
        ("executive_order", "executive-order", "X", True),
        ("executive_order", "executive-order", " ", False),
        ("executive_order", "label", "X", False),
    ],
)
def test_label_right_below_its_own_value(field: str, kind: str, value: str, *, expected: bool) -> None:
    """A field with one value is printed again; a list continues."""
    cursor = cursor_in(value, open_field=field, spans=[(field, kind, 0, 1)])

    assert is_printed_again(cursor, field) is expected
    assert is_printed_again(cursor, "mrn")
