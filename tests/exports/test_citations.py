"""Catalogue records and citations: Dublin Core and CSL, with the values of the cable."""

import json
from typing import Any, Final

import jsonschema  # type: ignore[import-untyped]
from attrs import evolve
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
    """The item of a cable: names of posts, title case, the archive in words, each number once, no references."""
    assert to_csl(RICH_CABLE) == {
        "id": "08ZENDA910",
        "type": "personal_communication",
        "genre": "Telegram",
        "title": "The Bridge & the Moat",
        "author": [{"literal": "Embassy Zenda"}],
        "recipient": [{"literal": "Secretary of State"}, {"literal": "Consulate Strelsau"}],
        "issued": {"date-parts": [[2008, 5, 8]]},
        "number": "08ZENDA910",
        "abstract": "All is well.",
        "keyword": "PREL, ELPHBERG, RUDOLF",
        "archive": "U.S. Department of State, FOIA Virtual Reading Room",
        "archive_location": "C00000001",
        "note": "Secret",
    }


def test_csl_of_nothing() -> None:
    """What CSL asks for is there, nothing else; an archive without a name is none."""
    least: dict[str, Any] = {"id": "cable", "type": "personal_communication", "genre": "Telegram"}

    assert to_csl(Cable()) == least
    assert to_csl(Cable(wrappers=(Wrapper(),))) == least


def test_csl_of_a_header() -> None:
    """A cable whose body was not read has an item, without the summary."""
    item = to_csl(Cable(evolve(RICH_CABLE.header, subject=None), complete=False))

    assert (item["number"], "abstract" in item, "title" in item) == ("08ZENDA910", False, False)


def test_csl_has_the_address_that_the_archive_gives() -> None:
    """An address, and not any other words under that name."""
    page = Wrapper("Ruritanian Archive", (("URL", "https://zenda.example/910"),))

    assert to_csl(Cable(wrappers=(page,)))["URL"] == "https://zenda.example/910"
    assert to_csl(Cable(wrappers=(page,)))["archive"] == "Ruritanian Archive"
    assert "URL" not in to_csl(Cable(wrappers=(Wrapper("x", (("URL", "see the register"),)),)))


#: What CSL-JSON 1.0.2 says of the variables that we write: names, dates, and words.
_WORDS: Final = {"type": "string", "minLength": 1}
_NAMES: Final = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["literal"],
        "properties": {"literal": _WORDS},
        "additionalProperties": False,
    },
}
_DATE: Final = {
    "type": "object",
    "required": ["date-parts"],
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        }
    },
    "additionalProperties": False,
}
CSL_ITEM: Final = {
    "type": "object",
    "required": ["id", "type"],
    "properties": {
        **dict.fromkeys(("id", "genre", "title", "number", "abstract", "keyword", "note", "URL"), _WORDS),
        **dict.fromkeys(("archive", "archive_location"), _WORDS),
        **dict.fromkeys(("author", "recipient"), _NAMES),
        "type": {"enum": ["personal_communication"]},
        "issued": _DATE,
    },
    "additionalProperties": False,
}


@given(ANY_CABLE)
def test_csl_is_an_item_of_csl(cable: Cable) -> None:
    """Every item has the variables of CSL, each with a value of its type."""
    jsonschema.validate(to_csl(cable), CSL_ITEM)


@given(ANY_CABLE)
def test_csl_is_json(cable: Cable) -> None:
    """An item goes through JSON unchanged."""
    item = to_csl(cable)

    assert json.loads(json.dumps(item)) == item
