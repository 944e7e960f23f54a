"""How ids and stations are written."""

import pytest

from cablekit import vocabulary
from cablekit.vocabulary import _tables, stations

IDS = [
    ("08MOSCOW000042", "08MOSCOW42"),
    ("08 la paz 12/01", "08LAPAZ12"),
    ("1979LAPAZ00042", "79LAPAZ42"),
    ("1976PRETOR00042", "76PRETORIA42"),
    ("1975NEWDE00100_b", "75NEWDELHI100"),
    ("07PORT-OF-SPAIN0", "07PORTOFSPAIN0"),
    ("06N'DJAMENA7", "06NDJAMENA7"),
    ("09AMEMBASSYHANOI5", "09HANOI5"),
    ("09EFTORIGA5", "09RIGA5"),
    ("09SECTION02OF03RIGA5", "09RIGA5"),
    ("09SECTION02OF03ZENDA5", "09SECTION02OF03ZENDA5"),
    ("06RIGA0012ZFR13", "06RIGA12"),
    ("90STATE7TOSEC8", "90STATE7"),
    ("02TAIPEI12", "02AITTAIPEI12"),
    ("74LAPAZ-A70", "74LAPAZ-A70"),
    ("74LAPAZA-070", "74LAPAZ-A70"),
    ("74 LA PAZ A-05", "74LAPAZ-A5"),
    ("66STATE CA-3400", "66STATE-CA3400"),
    ("09MANAMA-70", "09MANAMA70"),
    ("09ZENDA-70", "09ZENDA70"),
    ("09ZENDR-70", "09ZENDR70"),
    ("08ZENDA910", "08ZENDA910"),
    ("state 910", "STATE 910"),
    ("08moscow", "08MOSCOW"),
    ("08-910", "08-910"),
    ("", ""),
    ("12", "12"),
]


STATIONS = [
    ("HO CHI MINH", "HOCHIMINHCITY"),
    ("SECSTATE", "STATE"),
    ("SECSTATE WASHDC", "STATE"),
    ("USUN", "USUNNEWYORK"),
    ("USMISSION USUN NEW YORK", "USUNNEWYORK"),
    ("COTON0U", "COTONOU"),
    ("BUCHARET", "BUCHAREST"),
    ("BUCCHAREST", "BUCHAREST"),
    ("BUHCAREST", "BUCHAREST"),
    ("BUCHARESTT", "BUCHAREST"),
    ("L1LONGWE", "LILONGWE"),
    ("TAIPEI", "TAIPEI"),
    ("São Paulo", "SAOPAULO"),
    ("USUN N", "USUNNEWYORK"),
    ("MONTER", "MONTERREY"),
    ("MONTEREY", "MONTEREY"),
    ("PANAMA CITY", "PANAMA"),
    ("BANAMA", "BANAMA"),
    ("zenda", "ZENDA"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "expected"), IDS)
def test_canonical_id(written: str, expected: str) -> None:
    """An id has one form, and what cannot be split only turns to capitals."""
    assert expected == vocabulary.canonical_id(written)


@pytest.mark.parametrize(("written", "expected"), STATIONS)
def test_canonical_station(written: str, expected: str) -> None:
    """Aliases, cuts and slips lead to one station, and no station to another."""
    assert expected == vocabulary.canonical_station(written)


def test_canonical_is_stable() -> None:
    """A canonical station is its own canonical form, and is long enough to be mended only when it is sure."""
    for token in stations.names():
        assert token == vocabulary.canonical_station(token)
        assert vocabulary.is_station(token)


def test_canonical_id_mends_broken_ids() -> None:
    """Every broken id of the list leads where its correction leads."""
    for row in _tables.rows("malformed_ids"):
        assert vocabulary.canonical_id(row["id"]) == vocabulary.canonical_id(row["corrected"])


def test_canonical_id_is_total() -> None:
    """No text raises, however odd."""
    for text in ("\x00", "08", "08\n", "²³A1", "08É1", "A" * 10_000 + "1", "08" + "A1" * 10_000, "08 " + " -" * 10_000):
        assert isinstance(vocabulary.canonical_id(text), str)
