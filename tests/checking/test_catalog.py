"""`Cable.catalog`: what is best known of a cable, and whose word it is."""

import datetime as dt
from typing import Any

import pytest
from attrs import evolve

from cablekit import Cable, Classification, ModelError, Wrapper, from_text, load
from cablekit.checking.catalog import archive_date, archive_value, read_date
from cablekit.model.catalog import CATALOG_FIELDS, Catalog
from tests._helpers import CABLEGATE, NARA, SMART

FULL = (
    "P 091640Z MAY 08\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC\nUNCLAS LA PAZ 000042\n\nTAGS: PREL, BL\n"
    "SUBJECT: THE BRIDGE\n\n1. Yes.\n"
)
PAGE = Wrapper(
    "cablegate",
    (
        ("Reference ID", "08ZENDA0911"), ("Created", "2008-05-08 09:09"), ("Released", "2011-08-30 01:01"),
        ("Classification", "CONFIDENTIAL//NOFORN"), ("Origin", "Embassy Zenda"), ("Title", "(C) THE MOAT"),
    ),
)  # fmt: skip
EXPORT = Wrapper(
    "nara",
    (
        ("Draft Date", "14 AUG 1979"), ("Document Number", "1979ZENDA06523"), ("From", "ZENDA"),
        ("Original Classification", "LIMITED OFFICIAL USE"), ("Subject", "HARVEST"),
        ("TAGS", "ECON, XG"), ("To", "STATE"),
    ),
)  # fmt: skip
TIME = dt.datetime(2008, 5, 8, 9, 9, tzinfo=dt.UTC)


def catalog(text: str, *wrappers: Wrapper) -> Catalog:
    """Give the catalog of a cable with wrappers."""
    return evolve(from_text(text), wrappers=wrappers).catalog


def test_the_archive_where_the_cable_says_nothing() -> None:
    """What the text lacks is the archive's word, read as the cable's own would be; the header is as it was."""
    found = catalog("1. Yes.\n", PAGE)

    assert (found.id, found.date, found.is_day, found.originator) == ("08ZENDA911", TIME, False, "Embassy Zenda")
    assert (found.classification, found.subject, found.tags) == (Classification.CONFIDENTIAL, "THE MOAT", ())
    assert [found.whose(field) for field in CATALOG_FIELDS] == ["cablegate"] * 5 + [None]


def test_the_cable_first() -> None:
    """The cable's own word counts, whatever archives say."""
    found = catalog(FULL, PAGE, EXPORT)

    assert (found.id, found.originator, found.subject, found.tags) == (
        "08LAPAZ42", "AMEMBASSY LA PAZ", "THE BRIDGE", ("PREL", "BL"),
    )  # fmt: skip
    assert {found.whose(field) for field in CATALOG_FIELDS} == {"cable"}


def test_each_field_by_itself() -> None:
    """One value may be the cable's, the next an archive's, the outermost first."""
    found = catalog("SUBJECT: THE BRIDGE\n", EXPORT, PAGE)

    assert [found.whose(field) for field in CATALOG_FIELDS] == ["nara", "nara", "nara", "nara", "cable", "nara"]
    assert (found.id, found.date, found.is_day) == ("79ZENDA6523", dt.datetime(1979, 8, 14, tzinfo=dt.UTC), True)
    assert (found.classification, found.tags) == (Classification.LIMITED_OFFICIAL_USE, ("ECON", "XG"))


@pytest.mark.parametrize(
    ("archive", "name", "value"),
    [
        ("nara", "Draft Date", "01 JAN 1960"), ("nara", "Draft Date", "n/a"), ("nara", "Draft Date", "soon"),
        ("nara", "Classification", "(unknown)"), ("email", "Subject", "FW: THE BRIDGE"), ("foia", "Date", "01/07/2016"),
        ("outlook", "From", "CBPC, EACTAPP"), ("smart", "From", "SMART Core"), ("media", "ID", "249"),
    ],
)  # fmt: skip
def test_what_says_nothing_of_the_cable(archive: str, name: str, value: str) -> None:
    """A placeholder, what cannot be read, the head of an e-mail and the stamp of a release are nobody's word."""
    assert catalog("", Wrapper(archive, ((name, value),))) == Catalog()


def test_the_next_archive_where_the_first_is_not_read() -> None:
    """A value that cannot be read leaves the field to the next archive."""
    assert catalog("", Wrapper("site", (("Created", "soon"),)), EXPORT).whose("date") == "nara"


def test_fields() -> None:
    """There are six fields; another one is an error that names them."""
    with pytest.raises(
        ModelError, match="no field 'post'; there are id, date, originator, classification, subject, tags"
    ):
        Catalog().whose("post")

    assert CATALOG_FIELDS == ("id", "date", "originator", "classification", "subject", "tags")


@pytest.mark.parametrize(
    ("source", "owners"), [(CABLEGATE, {"cable"}), (NARA, {"cable"}), (SMART, {"cable"})], ids=lambda one: str(one)[-9:]
)
def test_examples(source: Any, owners: set[str]) -> None:
    """The examples of the docs say all of it themselves."""
    cable = load(source)

    assert {owner for _, owner in cable.catalog.owners} == owners


def test_what_the_archive_says_whatever_the_cable_does() -> None:
    """For comparisons the archives' word is there by itself."""
    cable = evolve(from_text(FULL), wrappers=(Wrapper("site", (("Created", "soon"),)), PAGE))

    assert archive_date(cable) == (TIME, False)
    assert archive_value(cable, "originator") == "Embassy Zenda"
    assert (archive_date(Cable()), archive_value(Cable(), "id"), read_date("", "")) == (None, None, None)
