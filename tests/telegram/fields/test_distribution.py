"""The Department's own distribution, read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit import from_text
from cablekit.model import Distribution, Office
from cablekit.telegram.fields.distribution import (
    distribution_of,
    is_office_list,
    read_distribution,
    tidied,
    write_distribution,
)

ARA, OCT, ISO = Office("ARA", "14"), Office("OCT", "01"), Office("ISO", "00")
CASES = [
    ("ACTION ARA-14\n\nINFO OCT-01 ISO-00 /021 W", Distribution(ARA, None, (OCT, ISO), "/021 W")),
    ("ORIGIN ARA-14", Distribution(None, ARA)),
    ("INFO /021", Distribution(total="/021")),
    ("INFO OCT-01 ISO W", Distribution(offices=(OCT, Office("ISO")), total="W")),
]
MANY = Distribution(ARA, None, tuple(Office(f"ZEN{letter}", "01") for letter in "ABCDEFGHIJKLMNOP"), "/036 W")


@pytest.mark.parametrize(("text", "value"), CASES)
def test_canonical(text: str, value: Distribution) -> None:
    """One table for the reader and the writer."""
    assert value == read_distribution(text)
    assert text == write_distribution(value)


def test_long_lists_wrap() -> None:
    """A long list goes on under its first line and reads back; the total is not torn."""
    text = write_distribution(MANY)

    assert max(map(len, text.splitlines())) <= 62
    assert all(map(is_office_list, filter(None, text.splitlines())))
    assert read_distribution(text) == MANY


def test_a_second_office_that_acts_is_informed() -> None:
    """Only one office acts; a garbled one keeps its letters; a second total is left out."""
    found = read_distribution("ACTION ARA-14 OCT-01\nINFO ( ISO ) EB-0L /021 W /022 W")

    assert found == Distribution(ARA, None, (OCT, Office("ISO"), Office("EB-0L")), "/021 W")


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("ACTION ARA-14\n\nINFO OCT-01 ISO-00 013 W", "013 W"),
        ("ACTION ARA-14\n\nINFO OCT-O1 ISO-OO / 013  W", "/ 013 W"),
        ("ACTION: ARA - 14\nINFO: OCT -01 ISO- 00 013", "013"),
        ("Action: ARA-14\nInfo: OCT-01 ISO-00 013 R", "013 R"),
        ("ACTION ARA-l4\nINFO OCT-0I ISO-00\n   013W", "013W"),
    ],
)
def test_untidy_lists(text: str, total: str) -> None:
    """The total may lack its stroke, figures may be letters, blanks or colons stray; no number is an office."""
    found = read_distribution(text)

    assert found == Distribution(ARA, None, (OCT, ISO), total)
    assert read_distribution(write_distribution(found)) == found


@pytest.mark.parametrize(
    "lines", ["INFO OCT-01 ISO-00 013 W", "INFO OCT-1 ISO-0\n(EUR) /13 W", "INFO: OCT-O1\n  013 W"]
)
def test_an_untidy_list_takes_no_addressees(lines: str) -> None:
    """What is below the list stays what it is, and nothing of the list is an addressee (18.1)."""
    header = from_text(f"ACTION: ARA-12\n\n{lines}\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nINFO USIA WASHDC\n").header

    assert header.distribution is not None
    assert [office.copies is None for office in header.distribution.offices][:1] == [False]
    assert header.originator == "AMEMBASSY ZENDA"
    assert [one.name for one in (*header.action, *header.info)] == ["SECSTATE WASHDC", "USIA WASHDC"]


@pytest.mark.parametrize("text", ["", "INFO AMEMBASSY STRELSAU", "The bridge", "ACTION", "ZENDA 910", "11 ZENDA 013 W"])
def test_no_distribution(text: str) -> None:
    """Words that are no offices give none."""
    assert read_distribution(text) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("INFO OCT-01 ISO-00", True),
        ("   LOG-00 ACDA-10\n", True),
        ("ACTION ARA-14", True),
        ("   /096 W", True),
        ("   DRC-01 ( ISO ) W", True),
        ("  OCT-01 ISO-00 EB-OL", True),
        ("INFO OCT-01 ISO-00 013 W", True),
        ("   013 W", True),
        ("INFO OCT-1 ISO-0 /13 W", True),
        ("INFO OCT-O1 ISO-l0", True),
        ("INFO OCT - 01 ISO -00 NEA- 06", True),
        ("INFO: OCT-01 ISO-00", True),
        ("(TEDE) (ISO) /000R", True),
        ("INFO OCT-01 ISO / 013 W", True),
        ("INFO OCT-01 ISO XXX / 013 W", False),
        ("INFO OCT-01 ISO", False),
        ("013", False),
        ("013 X", False),
        ("(TEDE)", False),
        ("INFO OCT-001", False),
        ("INFO OCT - 01A ISO", False),
        ("INFO AMEMBASSY STRELSAU", False),
        ("INFO OCT-01 ZENDA", False),
        ("PL-480", False),
        ("INFO", False),
        ("", False),
    ],
)
def test_lines(line: str, *, expected: bool) -> None:
    """The scanner's question is answered line by line."""
    assert expected is is_office_list(line)


TOKENS = st.sampled_from(
    ["ACTION", "ORIGIN", "INFO", "OCT-01", "ISO", "(", ")", "/021", "/021 W", "W", "R", "/", "\n", "A-B-01", "é"]
)


@given(st.lists(TOKENS, max_size=30).map(" ".join) | st.text(max_size=30))
def test_what_is_read_can_be_written(text: str) -> None:
    """Whatever is read from any text is read again from what is written of it."""
    found = read_distribution(text)

    assert found is None or read_distribution(write_distribution(found)) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OCT - 01 ISO", "OCT-01 ISO"),
        ("OCT -01", "OCT-01"),
        ("OCT- 01", "OCT-01"),
        ("OCT-01", "OCT-01"),
        ("INFO ( ISO ) X", "INFO (ISO) X"),
        ("ISO ) X", "ISO) X"),
        ("info : OCT-01", "INFO  OCT-01"),
    ],
)
def test_tidied_lists(text: str, expected: str) -> None:
    """Without blanks around strokes and inside parentheses."""
    assert tidied(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("INFO OCT-01 ISO-00", True),
        ("OCT-01", True),
        ("THE OCT-01 ISO-00", False),
        ("INFO", False),
        ("INFO OCT-01 GARBLED1 ISO-00", True),
        ("INFO OCT-01 GARBLED1", False),
        ("INFO OCT-01 GARBLED1 /021 W", True),
        ("INFO OCT-01 GARBLED1 GARBLED2 ISO-00", False),
    ],
)
def test_lists_of_offices(line: str, *, expected: bool) -> None:
    """One word may be garbled, among two offices or above a total."""
    assert is_office_list(line) is expected


@pytest.mark.parametrize("last", ["W", "R"])
def test_letter_at_the_end_of_a_list(last: str) -> None:
    """It is the total, where no other is; a second office that acts is informed."""
    lists = {"ACTION": [ARA, OCT], "ORIGIN": [ISO, ARA], "INFO": [ISO, Office(last)]}

    assert distribution_of(lists, None) == Distribution(ARA, ISO, (OCT, ARA, ISO), last)
    assert distribution_of(lists, "/021") == Distribution(ARA, ISO, (OCT, ARA, ISO, Office(last)), "/021")


def test_long_words_and_totals_are_not_torn() -> None:
    """Neither at a hyphen, nor in the middle, nor at a blank of the total."""
    long = Distribution(offices=(Office("A" * 70), Office("B" * 30, "01"), Office("C" * 26, "02")), total="/021 W")

    assert write_distribution(long).split("\n") == [
        "INFO",
        f"   {'A' * 70}",
        f"   {'B' * 30}-01",
        f"   {'C' * 26}-02 /021 W",
    ]
