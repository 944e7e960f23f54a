"""The relay lines, read however they are spaced."""

import pytest

from cablekit import Header, Precedence, Routing, Station, from_text, to_text
from cablekit.telegram.fields.relay import read_station

TIDY = "PP RUEHQZB RUEHQZC\nDE RUEHQZA #0910/01 1290915\nZNR UUUUU ZZH\n"


@pytest.mark.parametrize(
    "text",
    [
        TIDY,
        TIDY.replace(" ", "  "),
        TIDY.replace(" #", "#"),
        TIDY.replace("RUEHQZC", "\nRUEHQZC"),
        TIDY.replace(" ", "\u00a0"),
        TIDY.replace("\n", " \\\n"),
    ],
)
def test_blanks_in_relay_lines(text: str) -> None:
    """Two blanks for one, none before the number sign, other blanks: the values are the same (format.md 4)."""
    header = from_text(text, Header)

    assert header.routing == Routing(Precedence.PRIORITY, ("RUEHQZB", "RUEHQZC"))
    assert header.station == Station("RUEHQZA", "0910", "01", "1290915")
    assert header.security == "ZNR UUUUU ZZH"
    assert to_text(header) == text


@pytest.mark.parametrize("line", ["DE RUEHQZA 0910", "RUEHQZA #910 1290915", "RUEHQZA #0910 129"])
def test_what_is_no_station(line: str) -> None:
    """Without the sign, with too few figures, there is no station."""
    assert read_station(line) is None
