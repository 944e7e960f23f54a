"""What a citation names of a cable: its own word, otherwise the archive's, and nothing that neither says."""

import pytest
from hypothesis import given

from cablekit import Cable, Header, Wrapper, from_text, load
from cablekit.exports.cited import cited
from tests._helpers import CABLEGATE, NARA, SITE, SMART
from tests.strategies import ANY_CABLE


def test_nothing() -> None:
    """Of an empty cable nothing is known but what it is."""
    assert cited(Cable()) == ("Telegram", None, None, None, None, (), None, (), None, None, None, None)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (SITE, (None, None)),  # the name of a form of file is not that of an archive
        (CABLEGATE, ("Cablegate", None)),
        (NARA, ("National Archives and Records Administration", "D790000-0001")),
        (SMART, ("U.S. Department of State, FOIA Virtual Reading Room", "C00000001")),
    ],
)
def test_archives(path: str, expected: tuple[str | None, str | None]) -> None:
    """The archive in words, and its number where it is not the cable's id once more."""
    known = cited(load(path))

    assert (known.archive, known.location) == expected


def test_word_of_the_archive() -> None:
    """What the cable does not say is taken from the archive."""
    facts = (("Identifier", "08ZENDA910"), ("Created", "2008-05-08"), ("Origin", "Embassy Zenda"))
    known = cited(Cable(wrappers=(Wrapper("site", facts),)))

    assert known.sender is not None
    assert (known.id, known.number, known.sender.name, known.date) == (
        "08ZENDA910",
        "910",
        "Embassy Zenda",
        (2008, 5, 8),
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("08ZENDA910", ("Telegram", "910", "Zenda")),
        ("74ZENDA-A70", ("Airgram", "A-70", "Zenda")),
        ("74 ZENDA CA-7", ("Airgram", "CA-7", "Zenda")),
    ],
)
def test_numbers(said: str, expected: tuple[str, str, str]) -> None:
    """The number in an id, and the post in it where no sender is named."""
    known = cited(Cable(wrappers=(Wrapper("site", (("Identifier", said),)),)))

    assert (known.genre, known.number, known.sender and known.sender.name) == expected


def test_number_without_a_year() -> None:
    """The number is known where the id is not, and so is the post."""
    known = cited(Cable(Header(mrn="ZENDA 910")))

    assert (known.id, known.number, known.sender and known.sender.place) == (None, "910", "Zenda")


def test_year_alone() -> None:
    """A year is better than no date."""
    assert cited(from_text("UNCLAS ZENDA 000910\n", year=2008)).date == (2008,)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("URL", "https://zenda.example/910", "https://zenda.example/910"),
        ("source_url", " http://zenda.example/a?b=1&c=%20#d ", "http://zenda.example/a?b=1&c=%20#d"),
        ("URL", "zenda.example", None),
        ("URL", "https://zenda.example/a b", None),
        ("URL", "https://zenda.example/br\u00fccke", "https://zenda.example/br\u00fccke"),
        ("URL", "https://zenda.example/\ud800", None),
        ("URL", "https://zenda.example/\x00", None),
        ("URL", "https://zenda.example/\x7f", None),
        ("Subject", "https://zenda.example/910", None),
    ],
)
def test_addresses(name: str, value: str, expected: str | None) -> None:
    """An address is one by its name and its shape."""
    assert cited(Cable(wrappers=(Wrapper("table", ((name, value),)),))).url == expected


@given(ANY_CABLE)
def test_any_cable(cable: Cable) -> None:
    """Everything that is known of any cable is one line."""
    known = cited(cable)
    words = [known.id, known.number, known.title, known.level, known.archive, known.location, known.url]

    assert [word for word in words if word is not None and (not word or len(word.splitlines()) != 1)] == []
