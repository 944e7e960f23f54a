"""The relay lines, read however they are spaced."""

import pytest

from cablekit import Header, Precedence, Routing, Station, from_text, to_text
from cablekit.telegram.fields.relay import continues, read_routing, read_station

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


def test_only_a_whole_line_is_one_of_the_relay() -> None:
    """Words before it make it another line."""
    assert read_routing("PP RUEHQZB\n")
    assert read_routing("THE PP RUEHQZB") is None
    assert read_station("RUEHQZA #0910/01 1290915")
    assert read_station("DE RUEHQZA #0910/01 1290915") is None


@pytest.mark.parametrize(
    ("line", "blank", "expected"),
    [
        ("RUEHQZC RUEHQZD", False, True),
        ("RUEHQZC", True, False),
        ("DE RUEHQZA", False, False),
        ("# RUEHQZC", False, False),
    ],
)
def test_routing_goes_on(line: str, *, blank: bool, expected: bool) -> None:
    """With indicators, directly below."""
    assert continues("PP RUEHQZB", line, blank) is expected
