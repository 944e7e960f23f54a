"""Date-time groups, read, and the moment that they give."""

from datetime import UTC, datetime

import pytest

from cablekit import DateTimeGroup
from tests._helpers import read_whole


@pytest.mark.parametrize(
    ("group", "time"),
    [
        (DateTimeGroup((), 8, 9, 15, "MAY", "08"), datetime(2008, 5, 8, 9, 15, tzinfo=UTC)),
        (DateTimeGroup((), 8, 9, 15, "MAY", "79"), datetime(1979, 5, 8, 9, 15, tzinfo=UTC)),
        (DateTimeGroup((), 8, 9, 15, "MAY", "1979"), datetime(1979, 5, 8, 9, 15, tzinfo=UTC)),
        (DateTimeGroup((), 30, 0, 0, "FEB", "08"), None),
        (DateTimeGroup((), 1, 24, 0, "FEB", "08"), None),
        (DateTimeGroup((), 1, 0, 0, "XYZ", "08"), None),
    ],
)
def test_time_of_a_group(group: DateTimeGroup, time: datetime | None) -> None:
    """A date-time group gives an aware moment, or None where its figures are no date."""
    assert time == group.time


@pytest.mark.parametrize("month", ["SEPT", "SEP"])
def test_a_month_of_four_letters(month: str) -> None:
    """`SEPT` is the month that it begins (format.md 5.1)."""
    group = read_whole(f"P 021614Z {month} 08\nFM AMEMBASSY ZENDA\n").header.dtg

    assert group is not None
    assert (group.month, group.year) == ("SEP", "08")


@pytest.mark.parametrize("group", ["991399Z MAY 08", "080915Z XYZ 08"])
def test_a_group_that_is_no_date(group: str) -> None:
    """Figures that are no date are kept as written and give no time; a month that is none gives no group."""
    header = read_whole(f"P {group}\nFM AMEMBASSY ZENDA\n").header

    assert header.originator == "AMEMBASSY ZENDA"
    assert header.dtg is None or header.dtg.time is None
