"""Rows, catalogue records and citations: plain values, always the same keys, the same values as the cable's."""

import csv
import io
import re
from typing import Final

import pytest
from hypothesis import given

from cablekit import (
    Addressee,
    Cable,
    DateTimeGroup,
    Header,
    ModelError,
    Place,
    Precedence,
    Routing,
    Section,
    Wrapper,
    from_text,
    read,
)  # fmt: skip
from cablekit.corpus.records import COLUMNS_OF_BODY, RECORD_COLUMNS, RECORD_VERSION, part_of_record, to_record
from tests._helpers import EXAMPLES, ROOT, nested
from tests.archives.files_of_each_format import FILES
from tests.strategies import ANY_CABLE, RICH_CABLE

PAGE: Final = ROOT / "docs" / "exports.md"
P: Final = Precedence
EXPECTED: Final[dict[str, str | int | None]] = {
    "id": "08ZENDA910",
    "date": "2008-05-08T09:15:00Z",
    "year": 2008,
    "post": "ZENDA",
    "number": 910,
    "originator": "AMEMBASSY ZENDA",
    "action": "SECSTATE WASHDC; AMCONSUL STRELSAU",
    "info": "RIVER STATES COLLECTIVE",
    "exempt": "AMCONSUL HENTZAU",
    "precedence": "FLASH",
    "classification": "SECRET",
    "captions": "EXDIS; NOFORN",
    "pass_lines": "NSC FOR SAPT",
    "executive_order": "12958",
    "declassify_on": None,
    "declassify_codes": "DECL; X1; X5",
    "tags": "PREL; ELPHBERG, RUDOLF",
    "subject": "THE BRIDGE & THE MOAT",
    "references": "08ZENDA816",
    "reference_count": 2,
    "drafted_by": "EUR/RUR:JHENTZAU",
    "approved_by": "EUR:FTARLENHEIM",
    "cleared_by": "NSC:CSAPT; EUR:RRASSENDYLL",
    "authority": "Flavia Hentzau",
    "reasons": "b; d",
    "signers": "TARRANT",
    "section_count": 3,
    "paragraph_count": 3,
    "item_count": 2,
    "character_count": 95,
    "summary": "All is well.",
    "comment": "We doubt it.",
    "text": "1. Summary: All is well. End summary.\n\nThe Moat\n\n2. It is:\nA. deep\nB.\n\nComment\n\n3. We doubt it.",
    "archive": "foia; smart",
    "encoding": "utf-8",
    "place": None,
    "archive_id": None,
    "archive_date": None,
    "archive_origin": None,
    "catalog_id": "08ZENDA910",
    "catalog_date": "2008-05-08T09:15:00Z",
    "catalog_originator": "AMEMBASSY ZENDA",
    "catalog_classification": "SECRET",
    "catalog_subject": "THE BRIDGE & THE MOAT",
    "catalog_tags": "PREL; ELPHBERG, RUDOLF",
}


# -- rows ---------------------------------------------------------------------------------------------------------


def test_record() -> None:
    """Each column holds what the page says."""
    assert to_record(RICH_CABLE) == EXPECTED


def test_record_of_nothing() -> None:
    """An empty cable gives nothing but zeros and the default encoding."""
    known = {name: value for name, value in to_record(Cable()).items() if value}

    assert known == {"encoding": "utf-8"}


@pytest.mark.parametrize(
    ("said", "date"), [("14 AUG 1979", "1979-08-14"), ("14-Aug-1979 3:40 pm", "1979-08-14T15:40:00Z"), ("soon", None)]
)
def test_what_the_archive_says(said: str, date: str | None) -> None:
    """The archive's words have columns of their own, and fill what the cable does not say."""
    fields = (("Document Number", "1979ZENDA06523"), ("Draft Date", said), ("From", "ZENDA"), ("TAGS", "ECON, XG"))
    row = to_record(Cable(Header(subject="GRAIN"), wrappers=(Wrapper("nara", fields),), place=Place("a.csv", 2, 70, 5)))

    assert [row[name] for name in ("place", "archive_id", "archive_date", "archive_origin")] == [
        "a.csv:5", "1979ZENDA06523", date, "ZENDA",
    ]  # fmt: skip
    assert [row[name] for name in ("id", "date", "originator", "subject", "tags")] == [None, None, None, "GRAIN", None]
    assert [row[f"catalog_{name}"] for name in ("id", "date", "originator", "classification", "subject", "tags")] == [
        "79ZENDA6523", date, "ZENDA", None, "GRAIN", "ECON; XG",
    ]  # fmt: skip


@given(ANY_CABLE)
def test_every_row_has_the_same_columns_and_plain_values(cable: Cable) -> None:
    """A row holds `RECORD_COLUMNS` in order; values are text, never empty, or integers, or None."""
    row = to_record(cable)

    assert tuple(row) == RECORD_COLUMNS
    assert {type(value) for value in row.values()} <= {str, int, type(None)}
    assert "" not in row.values()


@given(ANY_CABLE)
def test_a_row_goes_through_csv(cable: Cable) -> None:
    """The csv module gives back what a row holds, but for CR and NUL that CSV readers treat unlike."""
    row = {name: f"{value or ''}".replace("\r", "").replace("\0", "") for name, value in to_record(cable).items()}
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, RECORD_COLUMNS)
    writer.writeheader()
    writer.writerow(row)

    assert list(csv.DictReader(io.StringIO(file.getvalue(), newline=""))) == [row]


def test_the_page_lists_the_columns() -> None:
    """docs/exports.md describes every column, in order, with its type and the version."""
    page = PAGE.read_text(encoding="utf-8")
    table = page.partition("| column | type |")[2]
    rows = re.findall(r"(?m)^\| `(\w+)` \| (text|list|integer) \| \S.* \|$", table)
    integers = {name for name, value in EXPECTED.items() if isinstance(value, int)}

    assert tuple(name for name, _ in rows) == RECORD_COLUMNS
    assert {name for name, kind in rows if kind == "integer"} == integers
    assert f"version {RECORD_VERSION} (`RECORD_VERSION`)" in page


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (Header(), None),
        (Header(dtg=DateTimeGroup((P.ROUTINE, P.PRIORITY))), "PRIORITY"),
        (Header(routing=Routing(P.NIACT_IMMEDIATE)), "NIACT IMMEDIATE"),
        (Header(routing=Routing(), info=(Addressee("A", precedence=P.ROUTINE),)), "ROUTINE"),
    ],
)
def test_the_highest_precedence(header: Header, expected: str | None) -> None:
    """Wherever it is written."""
    assert to_record(Cable(header))["precedence"] == expected


def test_a_day_of_declassification() -> None:
    """The day is written as ISO 8601."""
    row = to_record(from_text("E.O. 12958: DECL: 05/08/2018\nTAGS: PREL\n"))

    assert (row["declassify_on"], row["declassify_codes"]) == ("2018-05-08", "DECL")


def test_items_too_deep() -> None:
    """A cable that no text shows is refused, not a RecursionError."""
    with pytest.raises(ModelError, match="too deep"):
        to_record(Cable(sections=(Section(None, (nested(20_000, "A"),)),)))


def test_columns_that_need_no_body() -> None:
    """The other columns are the same if the header alone was read, in files of all formats."""
    sources = [EXAMPLES, *(file.data for file in FILES)]
    pairs = list(zip(read(sources, errors="keep"), read(sources, errors="keep", body=False), strict=True))
    cables = [(whole, alone) for whole, alone in pairs if isinstance(whole, Cable) and isinstance(alone, Cable)]
    columns = [column for column in RECORD_COLUMNS if column not in COLUMNS_OF_BODY]

    assert sum(not alone.complete for _, alone in cables) > 20
    assert set(RECORD_COLUMNS) >= COLUMNS_OF_BODY
    for whole, alone in cables:
        assert part_of_record(alone, columns) == {column: to_record(whole)[column] for column in columns}


def test_a_row_of_a_header_alone() -> None:
    """A whole row needs the body, and says so."""
    with pytest.raises(ModelError, match="body=False"):
        to_record(from_text("UNCLAS ZENDA 000910\nTAGS: PREL\n\n1. (U) Yes.\n", body=False))
