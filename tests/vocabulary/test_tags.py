"""TAGS looked up: by code and date, by name."""

import datetime as dt

import pytest

from cablekit import vocabulary


def test_tag_by_date() -> None:
    """A code is read by the newest list of its day that has it."""
    day = dt.date

    assert vocabulary.tag("ch", on=day(1975, 1, 1)).name.startswith("China")
    assert vocabulary.tag("CH", on=day(2008, 1, 1)).name.startswith("China")
    assert vocabulary.tag("CH", on=day(2024, 1, 1)).name == "Switzerland"
    assert vocabulary.tag("CH").name == "Switzerland"
    assert vocabulary.tag("UK", on=day(2024, 1, 1)).valid_to == day(2013, 12, 31)
    assert not vocabulary.tag("PREL", on=day(1970, 1, 1)).known
    assert not vocabulary.tag("KDEM", on=day(1975, 1, 1)).known


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("PREL", "subject"),
        ("AL", "place"),
        ("NATO", "organisation"),
        ("KDEM", "program"),
        ("(RASSENDYLL, RUDOLF)", "person"),
        ("RASSENDYLL, RUDOLF", "person"),
        ("ZZZZ", "unknown"),
        ("", "unknown"),
    ],
)
def test_tag_kinds(code: str, kind: str) -> None:
    """A code tells its kind, a person's name its form."""
    entry = vocabulary.tag(code)

    assert kind == entry.kind
    assert entry.known == (kind not in {"person", "unknown"})


def test_tag_names_country_before_islands() -> None:
    """A code of a country and its islands is named after the country."""
    entry = vocabulary.tag("US", on=dt.date(2008, 1, 1))

    assert entry.name == "United States"
    assert entry.others == ("Aleutian Islands",)


def test_tag_codes() -> None:
    """The sets of codes are parts of the whole, and hold no pattern."""
    every = vocabulary.tag_codes()

    assert vocabulary.subject_tag_codes() | vocabulary.geo_tag_codes() < every
    assert not any("?" in code for code in every)


def test_what_a_code_meant_at_other_times() -> None:
    """Without a day, an entry says what other lists called the code; otherwise it says nothing."""
    assert vocabulary.tag("CH").other_years == ("1980 to 2013: China (Mainland)",)
    assert vocabulary.tag("AL").other_years == ("1980 to now: Arab League",)
    assert vocabulary.tag("CH", dt.date(2024, 1, 1)).other_years == ()
    assert vocabulary.tag("PREL").other_years == vocabulary.tag("QQ").other_years == ()
