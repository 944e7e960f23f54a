"""What archives say of a cable: the names of the fields, and the forms of dates."""

import datetime as dt

import pytest

from cablekit import Wrapper
from cablekit.model.archive_values import Moment, bare_subject, moments_of, values_of

DAY = dt.date(2008, 5, 9)
SEPTEMBER = dt.date(2008, 9, 5)


@pytest.mark.parametrize(
    "said",
    [
        "2008-05-09", "2008/05/09", "09 MAY 2008", "9 May 2008", "09-May-2008", "09-MAY-08", "9 may 2008 n/a",
        "Friday, 9 May 2008", "May 9, 2008", "MAY 09 2008", "2008-05-09 00:00:00", "09-May-2008 12:00:00 am",
        "2008-05-09T00:00:00Z", "2008-05-09 24:10", "2008-05-09 10:75",
    ],
)  # fmt: skip
def test_days(said: str) -> None:
    """A day in any form; midnight to the second, and a time that is none, are no time."""
    assert moments_of(said) == (Moment(DAY),)


@pytest.mark.parametrize(
    ("said", "hour", "minute"),
    [
        ("2008-05-09 08:40", 8, 40), ("2008-05-09T08:40:12Z", 8, 40), ("2008-05-09  08:40", 8, 40),
        ("09-May-2008 1:05 pm", 13, 5), ("09-May-2008 12:05:00 AM", 0, 5), ("09-May-2008 12:00:00 P.M.", 12, 0),
        ("Friday, 9 May 2008, 08:40", 8, 40), ("2008-05-09 00:00", 0, 0), ("2008-05-09 00:00:30", 0, 0),
    ],
)  # fmt: skip
def test_times(said: str, hour: int, minute: int) -> None:
    """The time after a day, by the clock of twelve hours or of twenty-four."""
    assert moments_of(said) == (Moment(DAY, hour, minute),)


@pytest.mark.parametrize(
    ("said", "archive", "days"),
    [
        ("5/9/2008", "csv", [DAY]),
        ("5/9/2008", "media", [DAY, SEPTEMBER]),
        ("5/9/2008", "nara", [SEPTEMBER, DAY]),
        ("9/5/08", "plusd", [DAY, SEPTEMBER]),
        ("15/08/1979", "nara", [dt.date(1979, 8, 15)]),
        ("15/08/1979", "csv", [dt.date(1979, 8, 15)]),
        ("8/15/1979", "nara", [dt.date(1979, 8, 15)]),
        ("5.5.2008", "media", [dt.date(2008, 5, 5)]),
    ],
)
def test_day_and_month(said: str, archive: str, days: list[dt.date]) -> None:
    """Where both are numbers, each archive has its order; another one may be meant, except in `cables.csv`."""
    assert [moment.day for moment in moments_of(said, archive)] == days


@pytest.mark.parametrize(
    "said",
    ["soon", "", "2008-13-41", "31 FEB 2008", "09 MOI 2008", "13/13/2008", "0/9/2008", "9 MAY 20081", "9 MAY 200"],
)
def test_no_date(said: str) -> None:
    """What is no date gives none."""
    assert moments_of(said) == ()


def test_names() -> None:
    """A field has many names, in either case; the first of the table that says something is taken."""
    fields = (
        ("ORIGIN", "Embassy  Zenda"),
        ("Title", "n/a"),
        ("cable_title", "The Bridge"),
        ("TAGS", ""),
        ("id", "249"),
    )

    assert values_of(Wrapper("media", fields)) == {"originator": "Embassy Zenda", "subject": "The Bridge"}
    assert values_of(Wrapper("x", (("id", "08ZENDA7"), ("Id", "08ZENDA8")))) == {"id": "08ZENDA7"}
    page = (("Title", "The Cable Viewer"), ("Origin", "Embassy Zenda"))
    assert values_of(Wrapper("html", page)) == {"originator": "Embassy Zenda"}
    assert values_of(Wrapper("email", (("Subject", "FW: The Bridge"), ("From", "Sapt")))) == {}


@pytest.mark.parametrize(
    ("said", "bare"), [("(U) A", "A"), ("(C/NF) A", "A"), ("A (U)", "A (U)"), ("(Ruritania) A",) * 2]
)
def test_bare_subject(said: str, bare: str) -> None:
    """A portion mark before a subject is none of its words."""
    assert bare_subject(said) == bare
