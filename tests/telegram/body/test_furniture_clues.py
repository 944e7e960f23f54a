"""Clues to furniture: where the cable's own number is."""

import pytest

from cablekit.telegram.body.furniture_clues import clues, own_number, places_of

OWN = "ZENDA 000910"


@pytest.mark.parametrize(
    ("own", "text", "expected"),
    [
        (OWN, "went ZENDA 000910 home", [5]),
        (OWN, "ZENDA 000910 and ZENDA 000910", [0, 17]),
        (OWN, "went Zenda 00000910  002 of 002 home", [24]),
        (OWN, "went Zenda 00000910  002.1 of 002 home", [26]),
        (OWN, "went Zenda 00000910  002 of 102 home", []),  # no number of pages
        (OWN, "went Zenda 000910  002 of 002 home", []),  # a page line has eight digits
        (OWN, "went Zenda 99000910  002 of 002 home", []),  # of another cable
        (OWN, "went STRELSAU 000910 home", []),
        (OWN, "000910", []),
        ("SAPT 5", "went SAPT 5 home", [5]),  # no number that a page line has
        ("SAPT 5", "went Sapt 00000005  002 of 002 home", []),
        ("SAPT 00000910", "went Sapt 00000910  002 of 002 home", [23]),
    ],
)
def test_own_number(own: str, text: str, expected: list[int]) -> None:
    """Station and number as printed, and ` of ` behind the number of eight digits."""
    assert own_number(text, 0, len(text), own) == expected


def test_nothing_outside_the_body_is_found() -> None:
    text = "ZENDA 000910 ZENDA 000910 ZENDA 000910"
    assert own_number(text, 1, len(text) - 1, OWN) == [13]


@pytest.mark.parametrize(("own", "expected"), [("", []), (OWN, places_of(OWN, "went ZENDA 000910", 0, 17))])
def test_without_a_number_nothing_is_looked_for(own: str, expected: list[int]) -> None:
    assert clues("went ZENDA 000910", 0, 17, own) == expected
