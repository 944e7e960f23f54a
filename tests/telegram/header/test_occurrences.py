"""A header that is printed more than once: which occurrence counts, what an archive prints (format.md 14, 21.4)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit import Header, check, from_text, from_xml, load, to_text, to_xml, walk
from cablekit.model import Cable, Classification, MessageNumber, Part, Reference
from cablekit.telegram.fields.table import HEADER
from cablekit.telegram.header.cursor import HeaderCursor
from cablekit.telegram.header.occurrences import choose_occurrences
from tests._helpers import ROOT

HEADING = (
    "P 080915Z MAY 08\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC PRIORITY 3121\nINFO RUEHQZB/AMCONSUL STRELSAU 0417\n"
)
RELAY = "VZCZCXRO2718\nPP RUEHQZB\nDE RUEHQZA #0910/01 1290915\nZNY CCCCC ZZH\n"
LEVEL = "C O N F I D E N T I A L ZENDA 000910\n\nSIPDIS\n\n"
LABELS = "E.O. 12958: DECL: 05/08/2018\nTAGS: PREL, PGOV\n"
SUBJECT = "SUBJECT: CASTLE TALKS RESUME\n\n"
REF = "REF: STRELSAU 88\n\n"
AUTHORITY = "Classified By: DCM Fritz Tarlenheim, reasons 1.4 (b) and (d).\n\n"
BELOW = LABELS + SUBJECT + REF + AUTHORITY
BODY = "1. (C) The bridge is open.\n\n2. (U) The mill grinds.\n\nRASSENDYLL\n"
WHOLE = LEVEL + BELOW + BODY

COLUMN = "62898\n2008-05-08 09:15:00\n08ZENDA910\nEmbassy Zenda\nCONFIDENTIAL\n08STRELSAU88\n"
#: What archives print between two occurrences of a header.
ARCHIVES = {
    "a column": COLUMN,
    "a column with blank lines": "\n\n" + COLUMN.replace("\n", "\n\n"),
    "a column without a record": COLUMN.removeprefix("62898\n"),
    "only the id": "08ZENDA910\n\nEmbassy Zenda\n\nCONFIDENTIAL\n\n",
    "no references": COLUMN.removesuffix("08STRELSAU88\n"),
    "two references": COLUMN.replace("88\n", "88|08HENTZAU7\n"),
    "a day of numbers": ">\n5/8/2008 9:15\n08ZENDA910\nEmbassy Zenda\nSECRET//NOFORN\n\n",
    "a day with periods": ">\n05.08.2008 09:15\n08ZENDA910\nUS Mission Zenda\nUNCLASSIFIED//FOR OFFICIAL USE ONLY\n",
    "a row of tabs": "62898\t2008-05-08 09:15:00\t08ZENDA910\tEmbassy Zenda\tCONFIDENTIAL\t08STRELSAU88\t",
    "a row of commas": '62898,5/8/2008 9:15,08ZENDA910,"Embassy Zenda",CONFIDENTIAL,,"',
    "a wrapped row of commas": '",\n62898,5/8/2008 9:15,08ZENDA910,"Embassy\nZenda",SECRET,08STRELSAU8\n8|08SAPT7,"',
    "a row of spaces": "62898  2008-05-08  08ZENDA910  Embassy Zenda  CONFIDENTIAL  08STRELSAU88\n",
    "labels": "id: 62898\ndate: 5/8/2008 9:15\nrefid: 08ZENDA910\norigin: Embassy Zenda\n"
    "classification: CONFIDENTIAL\ndestination: 08STRELSAU88\nheader:\n",
    "labels in capitals": "ID: 249\nORIGIN: Embassy Zenda\nDATE: 2008-05-08\nCLASSIFICATION: CONFIDENTIAL\n",
    "a table": "Viewing cable 08ZENDA910, CASTLE TALKS\n\nReference ID\tCreated\tReleased\tClassification\tOrigin\n"
    "08ZENDA910\t2008-05-08 09:15\t2010-11-28 18:06\tCONFIDENTIAL\tEmbassy Zenda\n\n",
    "the columns of a table": "Reference ID\nCreated\nReleased\nClassification\nOrigin\n"
    "08ZENDA910\n2008-05-08 09:15\n2010-11-28 18:06\nCONFIDENTIAL\nEmbassy Zenda\n\n",
}


def read(text: str) -> Cable:
    """Read a text, which is written back exactly, also through XML."""
    cable = from_text(text)
    assert to_text(cable) == text
    assert to_text(from_xml(to_xml(cable))) == text
    return cable


def values(cable: Cable) -> tuple[Any, ...]:
    """List what every print of the header above says."""
    header = cable.header
    return (
        *(header.classification, header.mrn, header.captions, header.pass_lines, header.tags, header.subject),
        *(header.references, header.authority, header.executive_order, header.dtg, header.info),
        *(paragraph.label for paragraph in cable.paragraphs),
    )


EXPECTED = values(from_text(HEADING + WHOLE))


@pytest.mark.parametrize("archive", ARCHIVES.values(), ids=ARCHIVES)
@pytest.mark.parametrize(
    "first",
    [
        HEADING,
        RELAY + HEADING,
        HEADING + LEVEL + LABELS + "SUBJECT: CASTLE TA...\n\n",
        HEADING + LEVEL + LABELS + "SUBJECT: CASTLE TALKS\n...\n\n",
        HEADING + LEVEL + LABELS + SUBJECT + "REF: STREL\n",
        HEADING + LEVEL + LABELS + SUBJECT + REF + "Classified By: DCM Fr...\n\n",
        HEADING + LEVEL + LABELS + SUBJECT + REF + AUTHORITY + "1. (C) The bri...\n",
        HEADING + LEVEL + LABELS + SUBJECT + REF + AUTHORITY + "-----...\n\n",
        HEADING + LEVEL + "E.O. 12958: DECL: 05/08/2018\nTA...\n",
        "",
    ],
    ids=["heading", "relay", "subject", "dots below", "no dots", "authority", "body", "rule", "label", "nothing"],
)
def test_a_header_around_the_matter_of_an_archive(first: str, archive: str) -> None:
    """The second occurrence gives what the first one lacks or cuts off; the archive gives nothing."""
    assert values(read(first + archive + HEADING + WHOLE)) == EXPECTED


@pytest.mark.parametrize("archive", ARCHIVES.values(), ids=ARCHIVES)
def test_below_the_matter_of_an_archive_the_heading_may_be_missing(archive: str) -> None:
    """The heading is above, and the class line below."""
    assert values(read(HEADING + archive + WHOLE)) == EXPECTED


@pytest.mark.parametrize(
    "first",
    [
        HEADING + LEVEL + "E.O. 12958: DECL: 05/08/2018\nTA...\n",
        HEADING + LEVEL + BELOW + "1. (C) The bri...\n\n",
    ],
)
def test_a_teaser_above_the_class_line(first: str) -> None:
    """The class line with the same number is below the dots, perhaps with the heading above it."""
    for heading in ("", HEADING, RELAY + HEADING):
        assert values(read(first + heading + WHOLE)) == EXPECTED


@pytest.mark.parametrize(
    "stamp", ["UNCLASSIFIED POSS DUPE", "SECRET NODIS POSS DUPE ", "LIMITED OFFICIAL USE   POSS DUPE", "SBU"]
)
def test_the_stamp_of_a_relay(stamp: str) -> None:
    """A classification with the words of a relay is a marking."""
    cable = read(f"{stamp}\nPAGE 01 ZENDA 00910 080915Z\n{HEADING}{WHOLE}")

    assert values(cable) == EXPECTED
    assert next(walk(cable)).kind == "marking"


@pytest.mark.parametrize(
    "text",
    [
        HEADING + LEVEL + BELOW + "1. (C) The bri...\n\n" + WHOLE.replace("000910", "000911"),
        HEADING + LEVEL + BELOW + "1. (C) The bri...\n\n" + HEADING + WHOLE.replace("000910", "000911"),
        HEADING + LEVEL + BELOW + "1. (C) The bri...\n",
        HEADING + LEVEL + BELOW + COLUMN.replace("08ZENDA910", "08ZENDA911") + HEADING + WHOLE,
        HEADING + LEVEL + BELOW + "1. (C) The bri...\n" + COLUMN.replace("08ZENDA910", "08ZENDA911") + WHOLE,
        HEADING + LEVEL + BELOW + "1. (C) The bri...\nThe row is long.\n" + WHOLE,
        HEADING + LEVEL + BELOW + "62898\n2008-05-08\nThe ferry\n" + WHOLE,
        HEADING + LEVEL + BELOW + "ID: 7\nThe ferry\n" + WHOLE,
    ],
    ids=[
        "another class line",
        "another heading",
        "the end",
        "another cable",
        "another cable below a teaser",
        "no row",
        "half a row",
        "one label",
    ],
)
def test_what_is_no_matter_of_an_archive(text: str) -> None:
    """The row of another cable, and what is only like a row, does not begin a repeat."""
    cable = read(text)

    assert cable.header.subject == "CASTLE TALKS RESUME"
    assert not any(piece.kind == "wrapper" for piece in walk(cable))


@pytest.mark.parametrize(
    ("copy", "level", "expected"),
    [
        ("UNCLASSIFIED   ZENDA   00000910", "S E C R E T", Classification.SECRET),
        ("SECRET   ZENDA   00000910", "UNCLAS", Classification.UNCLASSIFIED),
        ("UNCLASSIFIED   ZENDA   00000910", "C O N F I D E N T I A L", Classification.CONFIDENTIAL),
    ],
)
@pytest.mark.parametrize("heading", [HEADING, RELAY + HEADING, ""], ids=["heading", "relay", "no heading"])
def test_the_class_line_of_a_copy(copy: str, level: str, expected: Classification, heading: str) -> None:
    """The class line with the rest of the fields counts, never that of a copy above it."""
    cable = read(f"{copy}\n{heading}{WHOLE.replace('C O N F I D E N T I A L', level)}")

    assert cable.header.classification is expected
    assert values(cable)[1:3] == EXPECTED[1:3]
    assert values(cable)[4:9] == EXPECTED[4:9]
    assert bool(cable.header.dtg) == bool(heading)


def test_the_number_of_a_copy() -> None:
    """A class line above the heading may have a number of its own; directly above another class line, it counts."""
    copy = "UNCLASSIFIED   STATE   00100153\n"

    assert values(read(copy + HEADING + WHOLE)) == EXPECTED
    assert read(copy + WHOLE).header.mrn == MessageNumber("STATE", 100153)


def test_a_class_line_under_the_captions() -> None:
    """The captions of both are merged."""
    cable = read(HEADING + LEVEL + LEVEL.replace("SIPDIS", "NODIS") + BELOW + BODY)

    assert cable.header.captions == ("SIPDIS", "NODIS")
    assert values(cable)[3:] == EXPECTED[3:]
    edited = to_text(cable.with_header(captions=("EXDIS",)))
    assert edited.count("EXDIS") == 1
    assert "SIPDIS" not in edited
    assert "NODIS" not in edited


def test_a_class_line_of_another_cable_is_not_an_occurrence() -> None:
    """A telegram passed on below the captions says nothing about the cable."""
    other = "C O N F I D E N T I A L STRELSAU 000088\n\nNODIS\n\n" + LABELS + SUBJECT
    cable = read(HEADING + LEVEL.replace("\n\n", "\n") + other + BODY)

    assert cable.header.mrn == MessageNumber("ZENDA", 910)
    assert (cable.header.tags, cable.header.captions) == ((), ("SIPDIS",))


def test_lists_are_not_merged() -> None:
    """The first complete list counts."""
    cable = read(
        HEADING + LEVEL + LABELS + SUBJECT + COLUMN + LEVEL + "TAGS: PREL, PGOV, XG\nSUBJECT: THE TOLL\n\n" + BODY
    )

    assert cable.header.tags == ("PREL", "PGOV")
    assert cable.header.subject == "THE TOLL"  # the last field of the first header may be cut off


def test_a_header_that_stops_above_a_class_line() -> None:
    """Its last field is cut off where it is the beginning of the next occurrence; otherwise it counts."""
    stops = read(HEADING + LEVEL + LABELS + "SUBJECT: CASTLE\n\n" + WHOLE)
    assert stops.header.subject == "CASTLE TALKS RESUME"

    differs = read(HEADING + LEVEL + LABELS + "SUBJECT: THE TOLL\n\n" + WHOLE)
    assert differs.header.subject == "THE TOLL"
    assert "echo-mismatch" in [finding.code for finding in check(differs)]


def test_a_label_above_and_below_the_class_line() -> None:
    """An occurrence that is the beginning of another one in the same header is cut off."""
    site = "TAGS: PREL PGOV\nSUBJECT: CASTLE TALKS \nREF: A. STRELSAU 88\n\n"
    own = "Tags: prel, pgov\nSubject: castle talks\nresume\n\nRef: a. strelsau 88\nb. strelsau 89\n\n"
    cable = read(HEADING + site + LEVEL + own + BODY)

    assert cable.header.tags == ("PREL", "PGOV")
    assert cable.header.subject == "castle talks resume"
    assert [reference.number for reference in cable.header.references] == [88, 89]


def test_a_part_of_a_later_section_is_not_that_of_the_cable() -> None:
    """The section words of a first part may be on another class line; those of a later part stay echoes."""
    first = LEVEL.replace("ZENDA", "SECTION 01 OF 02 ZENDA")
    later = LEVEL.replace("ZENDA", "SECTION 02 OF 02 ZENDA")

    assert read(HEADING + LEVEL + first + BELOW + BODY).header.part == Part(1, 2)
    assert read(HEADING + LEVEL + later + BELOW + BODY).header.part is None


def test_every_occurrence_is_cut_off() -> None:
    """Then the first one counts."""
    cable = read(HEADING + LEVEL + "SUBJECT: THE...\n\n" + COLUMN + LEVEL + "SUBJECT: THE BRI...\n\n" + BODY)

    assert cable.header.subject == "THE..."

    shorter = read(HEADING + LEVEL + "SUBJECT: THE TOLL\n\n" + COLUMN + LEVEL + "SUBJECT: THE BRI...\n\n" + BODY)
    assert shorter.header.subject == "THE TOLL"


def test_an_empty_label_hides_nothing() -> None:
    """A label without content is not an occurrence, unless there is no other one."""
    cable = read(HEADING + LEVEL + "REF:\n" + LABELS + SUBJECT + COLUMN + LEVEL + BELOW + BODY)
    assert cable.header.references == (Reference(post="STRELSAU", number=88),)

    empty = read(HEADING + LEVEL + "REF:\n" + LABELS + SUBJECT + COLUMN + LEVEL + LABELS + SUBJECT + BODY)
    assert empty.header.references == ()
    assert "".join(piece.text for piece in walk(empty) if piece.field == "references") == "REF:\n"


@pytest.mark.parametrize(
    ("field", "value"),
    [("subject", "THE TOLL"), ("tags", ("XG",)), ("references", ()), ("authority", None), ("classification", None)],
)
def test_an_edit_changes_the_complete_occurrences(field: str, value: Any) -> None:
    """Those that are cut off or differ stay byte for byte (law 4)."""
    first = HEADING + LEVEL + LABELS + "SUBJECT: CASTLE TA...\n\n" + COLUMN
    cable = read(first + HEADING + WHOLE)
    edited = cable.with_header(**{field: value})
    text = to_text(edited)

    assert from_text(text) == edited
    assert "SUBJECT: CASTLE TA...\n" in text
    assert text.count("TAGS: XG\n") == 2 * (field == "tags")
    assert text.count("SUBJECT: THE TOLL\n") == (field == "subject")
    assert text.count("C O N F") == 2 * (field != "classification")


def test_a_header_by_itself() -> None:
    """A header that is read alone has the same values."""
    text = HEADING + LEVEL + LABELS + "SUBJECT: CASTLE TA...\n\n" + COLUMN + HEADING + LEVEL + BELOW

    assert Header.parse(text) == from_text(text).header
    assert Header.parse(text).subject == "CASTLE TALKS RESUME"


def test_smart_labels_count() -> None:
    """A field that the labels of SMART lack comes from the telegram below them."""
    labels = "MRN:         08 ZENDA 910\nDate/DTG:    May 08, 2008 / 080915Z MAY 08\nFrom:        AMEMBASSY ZENDA\n"
    cable = read(labels + "E.O.:        13526\nSubject:     Castle Talks\n" + HEADING + WHOLE)

    assert cable.header.mrn == MessageNumber("ZENDA", 910, 2008)
    assert cable.header.subject == "Castle Talks"
    assert cable.header.classification is Classification.CONFIDENTIAL
    assert cable.header.tags == ("PREL", "PGOV")


def test_nothing_is_unread() -> None:
    """The matter of an archive is known; the body of a teaser is reported."""
    whole = HEADING + LEVEL + BELOW
    assert "unread" not in [finding.code for finding in check(read(whole + COLUMN + HEADING + WHOLE))]
    assert "unread" in [finding.code for finding in check(read(whole + "1. (C) The...\n" + COLUMN + HEADING + WHOLE))]


@pytest.mark.parametrize(
    "text",
    [
        HEADING + "BT\n" + WHOLE,
        HEADING + "\nB T \n\n" + WHOLE,
        RELAY + HEADING + "BT\n" + WHOLE,
        HEADING + LEVEL + "BT\n" + BELOW + BODY,
        HEADING + "3121\nBT\n" + WHOLE,
        HEADING + LEVEL + BELOW.replace("REF", "...\nREF") + BODY,
    ],
)
def test_the_end_of_the_heading(text: str) -> None:
    """`BT` is neither a pass line nor unread, and does not end the header; nor do dots."""
    cable = read(text)

    assert values(cable) == EXPECTED
    assert "BT" in text.replace(" ", "").split("\n") or "..." in text
    assert not any(piece.kind == "other" and "B" in piece.text for piece in walk(cable))


@pytest.mark.parametrize("text", ["BT\n", HEADING + LEVEL + SUBJECT + "BT\n#0910\nNNNN\n"])
def test_bt_at_the_end(text: str) -> None:
    """Below a header that has ended, it is an end mark."""
    assert read(text).closing.end_marks[:1] == ("BT",)


#: Lines of a header by field: two complete values, and how the first one is cut off.
FIELDS = {
    "executive_order": ("E.O. 12958: DECL: 05/08/2018\n", "E.O. 12958: N/A\n", "E.O. 12958: DECL: 05/...\n"),
    "tags": ("TAGS: PREL, PGOV\n", "TAGS: XG\n", "TAGS: PREL, PG...\n"),
    "subject": ("SUBJECT: CASTLE TALKS\n\n", "SUBJECT: THE TOLL\n\n", "SUBJECT: CAS...\n\n"),
    "references": ("REF: STRELSAU 88\n\n", "REF: SAPT 7\n\n", "REF: STRELS...\n\n"),
    "authority": (
        "Classified By: DCM Fritz Tarlenheim, reasons 1.4 (b).\n\n",
        "Classified By: Consul Rupert Hentzau, reasons 1.4 (d).\n\n",
        "Classified By: DCM Fr...\n\n",
    ),
}
#: For each field, whether each header lacks it, cuts it off, or has one of the values.
HEADERS = st.fixed_dictionaries({field: st.sampled_from((None, 0, 1, 2)) for field in FIELDS})


def expected_value(field: str, choices: list[int | None]) -> Any:
    """Return what the first complete choice of a field gives by itself; without one, the first that is cut off."""
    chosen = [choice for choice in choices if choice in (0, 1)] or [choice for choice in choices if choice is not None]
    return getattr(from_text(LEVEL + FIELDS[field][chosen[0]] + BODY).header, field) if chosen else None


@given(
    st.lists(HEADERS, min_size=2, max_size=3),
    st.sampled_from(("", RELAY + HEADING, HEADING)),
    st.sampled_from((LEVEL, LEVEL[:-8])),
)
def test_nothing_that_was_read_is_lost(headers: list[dict[str, Any]], heading: str, level: str) -> None:
    """Each field is read from its first complete occurrence, in whatever header it is."""
    lines = [
        heading + level + "".join(FIELDS[field][at] for field, at in header.items() if at is not None)
        for header in headers
    ]
    cable = read("".join(lines) + BODY)

    for field in FIELDS:
        wanted = expected_value(field, [header[field] for header in headers])
        assert (getattr(cable.header, field) or None) == (wanted or None)
    assert "lost-value" not in [finding.code for finding in check(cable)]


CORPUS = ROOT.parent / "shared" / "corpus"


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is beside the repository only where cablekit is built")
def test_nothing_is_lost_in_real_headers() -> None:
    """No field of a header is empty when the header has a piece of it that gives a value by itself."""
    lost = []
    for path in sorted(CORPUS.glob("*/*.[th][xt][tm]*")):
        header = load(path).header
        for piece in walk(header):
            field = piece.field.removeprefix("header.")
            row = HEADER.get(field)
            if row and piece.kind == row.piece and not getattr(header, field) and row.read(piece.text):
                lost.append((path.name, field))

    assert not lost


def owners(text: str, repeats: list[int], spans: list[tuple[str, str, int, int]]) -> tuple[list[str], str]:
    """Give the owners of a header's spans after the choice, and the message number."""
    cursor = HeaderCursor(text, 0, len(text))
    cursor.spans, cursor.repeats = spans, repeats
    choose_occurrences(cursor)
    return [owner for owner, *_ in cursor.spans], cursor.message_number


def spans_of(*rows: tuple[str, str, str]) -> tuple[str, list[tuple[str, str, int, int]]]:
    """Give a text and its spans from owners, kinds and texts."""
    text, spans = "", []
    for owner, kind, part in rows:
        spans.append((owner, kind, len(text), len(text) + len(part)))
        text += part
    return text, spans


MRN = ("mrn", "mrn", "ZENDA 910\n")
AGAIN = ("header.mrn", "mrn", "ZENDA 910\n")
OTHER = ("header.mrn", "mrn", "ZENDA 911\n")


@pytest.mark.parametrize(
    ("rows", "repeats", "expected"),
    [
        # cut off above another occurrence
        (
            [("subject", "subject", "A BRIDGE...\n"), ("header.subject", "subject", "A BRIDGE IS OPEN\n")],
            *([1], ["header.subject", "subject"]),
        ),
        (
            [("subject", "subject", "A BRIDGE\n"), ("header.subject", "subject", "a Bridge is open\n")],
            *([1], ["header.subject", "subject"]),
        ),
        (
            [("subject", "subject", "A BRIDGE\n"), ("header.subject", "subject", "A BRIDGE\n")],
            *([1], ["subject", "header.subject"]),
        ),
        (
            [
                ("subject", "subject", "A BRIDGE\n"),
                ("tags", "tag", "XG\n"),
                ("header.subject", "subject", "A BRIDGE IS\n"),
            ],
            *([2], ["subject", "tags", "header.subject"]),
        ),
        (
            [
                ("subject", "subject", "A\n"),
                ("header.subject", "subject", "A B\n"),
                ("header.subject", "subject", "A B C\n"),
            ],
            *([1, 2], ["header.subject", "header.subject", "subject"]),
        ),
        (
            [
                ("subject", "subject", "A B\n"),
                ("header.subject", "subject", "X\n"),
                ("header.subject", "subject", "A B C\n"),
            ],
            *([1, 2], ["subject", "header.subject", "header.subject"]),
        ),
        # the last above an archive's matter
        (
            [("subject", "subject", "A\n"), ("", "wrapper", "-\n"), ("header.subject", "subject", "B\n")],
            *([1], ["header.subject", "", "subject"]),
        ),
        (
            [("info", "addressee", "A\n"), ("", "wrapper", "-\n"), ("header.info", "addressee", "B\n")],
            *([1], ["info", "", "header.info"]),
        ),
        # nothing, then something
        (
            [("tags", "label", "TAGS:\n"), ("header.tags", "label", "TAGS: "), ("header.tags", "tag", "XG\n")],
            *([1], ["header.tags", "tags", "tags"]),
        ),
        # another cable's header
        ([MRN, ("header.subject", "subject", "A\n")], [1], ["mrn", "subject"]),
        ([MRN, OTHER, ("header.subject", "subject", "A\n")], [1], ["mrn", "header.mrn", "header.subject"]),
        (
            [MRN, AGAIN, ("header.subject", "subject", "A\n"), OTHER, ("header.tags", "tag", "XG\n")],
            *([1, 3], ["mrn", "header.mrn", "subject", "header.mrn", "header.tags"]),
        ),
        (
            [MRN, OTHER, AGAIN, ("header.subject", "subject", "A\n")],
            *([1, 2], ["mrn", "header.mrn", "header.mrn", "header.subject"]),
        ),
        # the line of a copy has any number
        (
            [MRN, ("header.originator", "post", "ZENDA\n"), OTHER, ("header.tags", "tag", "XG\n")],
            *([1], ["header.mrn", "originator", "mrn", "tags"]),
        ),
        # captions are those of all
        (
            [("captions", "caption", "SIPDIS\n"), ("header.captions", "caption", "NODIS\n")],
            *([1], ["captions", "captions"]),
        ),
        (
            [("captions", "caption", "SIPDIS\n"), ("header.captions", "caption", "SIPDIS\n")],
            *([1], ["captions", "header.captions"]),
        ),
    ],
)
def test_the_occurrence_that_counts(rows: list[tuple[str, str, str]], repeats: list[int], expected: list[str]) -> None:
    """The first complete one in the headers of the cable itself; the others are echoes."""
    assert owners(spans_of(*rows)[0], repeats, spans_of(*rows)[1])[0] == expected


def test_number_of_the_class_line_that_counts() -> None:
    """It is the cable's from then on; without a class line, the cable keeps its number."""
    level, again = (
        ("classification", "classification", "SECRET "),
        ("header.classification", "classification", "UNCLAS "),
    )
    tags = ("header.tags", "tag", "XG\n")
    text, spans = spans_of(level, MRN, again, AGAIN, tags)

    assert owners(text, [2], spans) == (
        ["header.classification", "header.mrn", "classification", "mrn", "tags"],
        "ZENDA 910",
    )
    text, spans = spans_of(level, MRN, ("header.classification", "classification", "SECRET "), AGAIN, tags)
    assert owners(text, [2], spans)[0] == ["classification", "mrn", "header.classification", "header.mrn", "tags"]
    text, spans = spans_of(tags, tags)
    assert owners(text, [1], spans) == (["tags", "header.tags"], "")
