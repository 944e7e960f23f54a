"""What archives print around a telegram is no part of it."""

from cablekit import Classification, MessageNumber
from tests._helpers import read_whole


def test_the_datestamp_of_a_dump() -> None:
    """The class line is glued to the datestamp that a dump put before it (format.md 21.4)."""
    header = read_whole("Cable dated:2005-05-23T14:26:00S E C R E T ZENDA 000910\n").header

    assert header.classification is Classification.SECRET
    assert header.mrn == MessageNumber("ZENDA", 910)
    assert read_whole("Cable dated last week S E C R E T\n").header.classification is None
