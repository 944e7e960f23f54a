"""Catalogue records and citations: Dublin Core and CSL, with the values of the cable."""

import json
from typing import Any

from hypothesis import given
from lxml import etree

from cablekit import Cable, Wrapper
from cablekit.exports.citations import to_csl, to_dublin_core
from tests.strategies import ANY_CABLE, RICH_CABLE


def said(data: bytes) -> list[tuple[str, str]]:
    """Give the names and the values of a record."""
    return [(etree.QName(node).localname, node.text or "") for node in etree.fromstring(data)]


def test_dublin_core() -> None:
    """The fifteen elements, in the record that OAI-PMH harvests."""
    assert said(to_dublin_core(RICH_CABLE)) == [
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
    names = {name for name, _ in said(to_dublin_core(RICH_CABLE, terms=True))}

    assert {"created", "audience", "accessRights", "references", "abstract"} <= names
    assert names.isdisjoint({"date", "rights", "relation", "description"})


@given(ANY_CABLE)
def test_dublin_core_is_xml_whatever_a_cable_holds(cable: Cable) -> None:
    """A record can be read, and says at least what kind of thing it is of."""
    for terms in (False, True):
        assert ("type", "Telegram") in said(to_dublin_core(cable, terms=terms))


def test_csl() -> None:
    """The item of a cable."""
    assert to_csl(RICH_CABLE) == {
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


@given(ANY_CABLE)
def test_csl_is_json(cable: Cable) -> None:
    """An item goes through JSON unchanged."""
    item = to_csl(cable)

    assert json.loads(json.dumps(item)) == item
