"""Rows, catalogue records and citations: plain values, always the same keys, the same values as the cable's."""

import csv
import io
import json
import re
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cablekit import (
    Addressee,
    Authority,
    Cable,
    Classification,
    Closing,
    DateTimeGroup,
    ExecutiveOrder,
    Header,
    MessageNumber,
    ModelError,
    Paragraph,
    Precedence,
    Reference,
    Routing,
    Section,
    Wrapper,
    from_text,
)
from cablekit.corpus.records import RECORD_COLUMNS, RECORD_VERSION, to_record
from cablekit.exports.citations import to_csl, to_dublin_core
from tests._helpers import ROOT
from tests.strategies import cables, edited, texts

PAGE: Final = ROOT / "docs" / "exports.md"
P: Final = Precedence
CABLE: Final = Cable(
    Header(
        routing=Routing(P.PRIORITY, ("RUEHQZB",)),
        dtg=DateTimeGroup((P.IMMEDIATE, P.ROUTINE), 8, 9, 15, "MAY", "08"),
        originator="AMEMBASSY ZENDA",
        action=(Addressee("SECSTATE WASHDC", "RUEHC"), Addressee("AMCONSUL STRELSAU", precedence=P.FLASH)),
        info=(Addressee("RIVER STATES COLLECTIVE"),),
        exempt=(Addressee("AMCONSUL HENTZAU"),),
        classification=Classification.SECRET,
        mrn=MessageNumber("ZENDA", 910),
        captions=("EXDIS", "NOFORN"),
        pass_lines=("NSC FOR SAPT",),
        executive_order=ExecutiveOrder("12958", "DECL", None, ("X1", "X5")),
        tags=("PREL", "ELPHBERG, RUDOLF"),
        subject="THE BRIDGE & THE MOAT",
        references=(Reference(post="ZENDA", number=816), Reference(text="HENTZAU E-MAIL 06/04/07")),
        drafted_by="EUR/RUR:JHENTZAU",
        approved_by="EUR:FTARLENHEIM",
        cleared_by=("NSC:CSAPT", "EUR:RRASSENDYLL"),
        authority=Authority("Flavia Hentzau", "DCM", ("b", "d")),
    ),
    (
        Section(None, (Paragraph("1", text="Summary: All is well. End summary."),)),
        Section("The Moat", (Paragraph("2", text="It is:", items=(Paragraph("A", text="deep"), Paragraph("B"))),)),
        Section("Comment", (Paragraph("3", text="We doubt it."),)),
    ),
    Closing(("TARRANT",)),
    (Wrapper("foia", (("Doc No.", "C00000001"),)), Wrapper("smart")),
)
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
}
any_cable = st.one_of(cables(), edited(), texts().map(from_text))


# -- rows ---------------------------------------------------------------------------------------------------------


def test_record() -> None:
    """Each column holds what the page says."""
    assert to_record(CABLE) == EXPECTED


def test_record_of_nothing() -> None:
    """An empty cable gives nothing but zeros and the default encoding."""
    known = {name: value for name, value in to_record(Cable()).items() if value}

    assert known == {"encoding": "utf-8"}


@given(any_cable)
def test_every_row_has_the_same_columns_and_plain_values(cable: Cable) -> None:
    """A row holds `RECORD_COLUMNS` in order; values are text, never empty, or integers, or None."""
    row = to_record(cable)

    assert tuple(row) == RECORD_COLUMNS
    assert {type(value) for value in row.values()} <= {str, int, type(None)}
    assert "" not in row.values()


@given(any_cable)
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
    paragraph = Paragraph("A")
    for _ in range(20_000):
        paragraph = Paragraph("A", items=(paragraph,))
    with pytest.raises(ModelError, match="too deep"):
        to_record(Cable(sections=(Section(None, (paragraph,)),)))


# -- Dublin Core --------------------------------------------------------------------------------------------------


def said(data: bytes) -> list[tuple[str, str]]:
    """Give the names and the values of a record."""
    return [(etree.QName(node).localname, node.text or "") for node in etree.fromstring(data)]


def test_dublin_core() -> None:
    """The fifteen elements, in the record that OAI-PMH harvests."""
    assert said(to_dublin_core(CABLE)) == [
        ("identifier", "08ZENDA910"),
        ("title", "THE BRIDGE & THE MOAT"),
        ("creator", "AMEMBASSY ZENDA"),
        ("contributor", "TARRANT"),
        ("date", "2008-05-08T09:15:00Z"),
        ("contributor", "SECSTATE WASHDC"),
        ("contributor", "AMCONSUL STRELSAU"),
        ("contributor", "RIVER STATES COLLECTIVE"),
        ("subject", "PREL"),
        ("subject", "ELPHBERG, RUDOLF"),
        ("description", "All is well."),
        ("rights", "SECRET"),
        ("rights", "EXDIS"),
        ("rights", "NOFORN"),
        ("relation", "08ZENDA816"),
        ("source", "U.S. Department of State, FOIA Virtual Reading Room"),
        ("source", "C00000001"),
        ("type", "Text"),
        ("type", "Telegram"),
    ]


def test_dcmi_terms() -> None:
    """The finer names, where they are asked for."""
    names = {name for name, _ in said(to_dublin_core(CABLE, terms=True))}

    assert {"created", "audience", "accessRights", "references", "abstract"} <= names
    assert names.isdisjoint({"date", "rights", "relation", "description"})


@given(any_cable)
def test_dublin_core_is_xml_whatever_a_cable_holds(cable: Cable) -> None:
    """A record can be read, and says at least what kind of thing it is of."""
    for terms in (False, True):
        assert ("type", "Telegram") in said(to_dublin_core(cable, terms=terms))


# -- CSL ----------------------------------------------------------------------------------------------------------


def test_csl() -> None:
    """The item of a cable."""
    assert to_csl(CABLE) == {
        "id": "08ZENDA910",
        "type": "personal_communication",
        "genre": "Telegram",
        "title": "THE BRIDGE & THE MOAT",
        "author": [{"literal": "AMEMBASSY ZENDA"}],
        "recipient": [{"literal": "SECSTATE WASHDC"}, {"literal": "AMCONSUL STRELSAU"}],
        "issued": {"date-parts": [[2008, 5, 8]]},
        "number": "08ZENDA910",
        "abstract": "All is well.",
        "keyword": "PREL, ELPHBERG, RUDOLF",
        "references": "08ZENDA816",
        "archive": "U.S. Department of State, FOIA Virtual Reading Room",
        "archive_location": "C00000001",
        "note": "SECRET",
    }


def test_csl_of_nothing() -> None:
    """What CSL asks for is there, nothing else; an archive without a name is none."""
    least: dict[str, Any] = {
        "id": "Telegram",
        "type": "personal_communication",
        "genre": "Telegram",
        "title": "Telegram",
    }

    assert to_csl(Cable()) == least
    assert to_csl(Cable(wrappers=(Wrapper(),))) == least


@given(any_cable)
def test_csl_is_json(cable: Cable) -> None:
    """An item goes through JSON unchanged."""
    item = to_csl(cable)

    assert json.loads(json.dumps(item)) == item
