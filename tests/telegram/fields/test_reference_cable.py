"""The cable that a reference names: station, number, year; and what is not a station (format.md 11.2)."""

import pytest

from cablekit.telegram.fields.reference_cable import (
    is_post,
    is_year,
    match_cable,
    plain_reference,
    post_of,
    year_of,
    year_written,
)


@pytest.mark.parametrize(
    ("words", "post", "number", "year", "rest"),
    [
        ("ZENDA 816", "ZENDA", "816", None, ""),
        ("07 ZENDA 816", "ZENDA", "816", "07", ""),
        ("(07) ZENDA 816", "ZENDA", "816", "07", ""),
        ("07-ZENDA-816", "ZENDA", "816", "07", ""),
        ("ZENDA (07) 816", "ZENDA", "816", "07", ""),
        ("ZENDA 07 816", "ZENDA", "816", "07", ""),
        ("STATE 2008/816", "STATE", "816", "2008", ""),
        ("ZENDA 816 (07)", "ZENDA", "816", "07", ""),
        ("ZENDA 816-91", "ZENDA", "816", "91", ""),
        ("ZENDA 816/08", "ZENDA", "816", "08", ""),
        ("ZENDA 816 08", "ZENDA", "816", "08", ""),
        ("STATE 816 - 2008", "STATE", "816", "2008", ""),
        ("STATE-816", "STATE", "816", None, ""),
        ("ZENDA 816 IS", "ZENDA", "816", None, " IS"),
        ("OLD TOWN 816", "OLD TOWN", "816", None, ""),
        ("OLD TOWN 816 AND X", "OLD TOWN", "816", None, " AND X"),
        # a date, a time, a range
        ("ZENDA 32/08", "ZENDA", "32", "08", ""),
        ("STATE 31/08", "STATE", "31", "08", ""),
        ("ZENDA 816-817", "ZENDA", "816", None, ""),
        ("STATE 240515 MAY 24", "STATE", "240515", None, " MAY 24"),
        ("STATE 240515 MAY 31", "STATE", "240515", None, " MAY 31"),
        ("ZENDA 2008 (07)", "ZENDA", "2008", "07", ""),
        ("STATE 2008", "STATE", "2008", None, ""),
        # words around the name
        ("SECRET ZENDA 816", "ZENDA", "816", None, ""),
        ("SBU SIPDIS ZENDA 816", "ZENDA", "816", None, ""),
        ("ZENDA CABLE NO. 816", "ZENDA", "816", None, ""),
        ("STATE'S 816", "STATE", "816", None, ""),
    ],
)
def test_cables(words: str, post: str, number: str, year: str | None, rest: str) -> None:
    """Station, number and year as they are written."""
    match = match_cable(f"X {words}", 2)

    assert match
    assert (post_of(match), match["number"], year_written(match)) == (post, number, year)
    assert words[match.end() - 2 :] == rest


@pytest.mark.parametrize(
    "words",
    [
        "07-ZENDA 816",
        "ZENDA-816",
        "STATE-816-91",
        "STATE 816-35",
        "STATE 816/35",
        "ZENDA 816/2008",
        "ZENDA 31/08",
        "ZENDA 816-816",
        "ZENDA 820-816",
        "ZENDA 816-1000",
        "ZENDA 221205 AUG 74",
        "STATE 221205 AUG 74",
        "STATE 240515 MAY 32",
        "ZENDA 240515 MAY 24",
        "ZENDA 2008",
        "ZENDA 816 - 2008",
        "ZENDA 2008/816",
        "OLD TOWN 816 IS",
        "MAY 5",
        "SECRET 816",
        "SECRET CABLE 816",
        "ZENDA'S 816",
        "THE KING",
        " ZENDA 816",
    ],
)
def test_no_cables(words: str) -> None:
    """Dates, times, descending ranges, doubtful numbers of unknown names, and words are not cables."""
    assert match_cable(words, 0) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ZENDA", True),
        ("DEA", True),
        ("RIO DE JAN", True),
        ("AB CD EF", True),
        ("AB CD EF GH", False),
        ("MEETING OF MAY", False),
        ("MAY.", False),
        ("EMBTEL", False),
        ("X EMBTEL", False),
        ("EMBASSY", False),
        ("SIPDIS", False),
        ("OLD SIPDIS", False),
        ("XX", False),
        ("A.", False),
        ("ZENDA'S", False),
    ],
)
def test_stations(words: str, *, expected: bool) -> None:
    """A station is known, or has up to three words that are all possible in a name."""
    assert is_post(words) is expected


@pytest.mark.parametrize(
    ("digits", "expected"),
    [("2008", True), ("1999", True), ("1899", False), ("208", False), ("20081", False), ("2108", False)],
)
def test_digits_of_a_year(digits: str, *, expected: bool) -> None:
    """A year has four digits and is in this century or the last."""
    assert is_year(digits) is expected


def test_years() -> None:
    """A year may have one to four digits."""
    assert [year_of(digits) for digits in (None, "8", "08", "008", "2008", "99")] == [
        None,
        2008,
        2008,
        2008,
        2008,
        1999,
    ]


@pytest.mark.parametrize(
    ("year", "post", "number", "previous", "notal", "expected"),
    [
        ("07", "ZENDA", "816", "", "", ("ZENDA", 816, 2007, False, False)),
        ("2079", "ZENDA", "0816", " AND PREVIOUS", "", ("ZENDA", 816, 2079, True, False)),
        ("", "ZENDA", "816", "", " (NOTAL)", ("ZENDA", 816, None, False, True)),
        ("07", "ZENDA", "2008", "", "", ("ZENDA", 2008, 2007, False, False)),
        ("", "ZENDA", "2008", "", "", None),
        ("", "MAY", "5", "", "", None),
        ("07", "MAY", "5", "", "", None),
    ],
)
def test_plain_references(
    year: str, post: str, number: str, previous: str, notal: str, expected: tuple[object, ...] | None
) -> None:
    """The parts of a plain form make a reference, unless there is no station or the number may be a year."""
    made = plain_reference("A", year, post, number, previous, notal)

    assert (made and (made.post, made.number, made.year, made.and_previous, made.notal)) == expected
