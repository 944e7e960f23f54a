"""What archives say of a cable, by whatever name: id, date, originator, classification, subject, TAGS."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from cablekit.model import Wrapper
from cablekit.model.identifiers import CABLE_IDS, REFERENCE_ID
from cablekit.model.values import MONTHS, full_year

#: What the archives call each field, in lowercase; the first that has a value is taken (format.md 18.4, 21).
NAMES: Final[dict[str, tuple[str, ...]]] = {
    "id": (*map(str.lower, CABLE_IDS), "cable id", "id"),
    "date": ("created", "draft date", "date", "date created", "cable dated"),
    "originator": ("origin", "originator", "from"),
    "classification": ("original classification", "classification"),
    "subject": ("subject", "cable title", "title"),
    "tags": ("tags",),
}
#: The name that a fact has if somebody calls it by a name that no archive uses.
PUBLISHED: Final = {
    "id": REFERENCE_ID,
    "date": "Created",
    "originator": "Origin",
    "classification": "Classification",
    "subject": "Subject",
    "tags": "TAGS",
}
#: The heads of e-mails and the stamps of releases speak of themselves, not of the cable.
NOT_OF_THE_CABLE: Final = frozenset({"email", "foia", "outlook", "smart"})
#: Any web page: its title speaks of the site.
PAGE: Final = "html"
#: 18.4. What archives put where they have nothing.
NOTHING: Final = frozenset({"", "N/A", "NA", "NONE", "UNKNOWN"})
#: 22.1. How an id begins; dumps also give records a number of their own, as `id`.
ID: Final = re.compile("(?:19|20)?[0-9]{2} ?[A-Z]", re.IGNORECASE)
#: 18.4. What the system put where it had no date.
PLACEHOLDER: Final = dt.date(1960, 1, 1)
#: 21.2. The archive whose dates always have the month first.
MONTH_FIRST: Final = "csv"
#: 18.4. The archives that have the day first.
DAY_FIRST: Final = frozenset({"nara", "plusd"})
#: The forms of a date, and a time after it: `2008-05-09 08:40:00`; `5/9/2008 8:40`, `15/08/1979`; `09 MAY 1974`,
#: `15-Aug-1979 12:00:00 am`, `17-MAR-08`, `Friday, 9 May 2008, 08:40`; `May 9, 2008`.
DATE: Final = re.compile(
    r"""
    (?:[A-Za-z]{3,6}day,?[ ])?
    (?:(?P<year>[0-9]{4})[-/](?P<month>[0-9]{1,2})[-/](?P<day>[0-9]{1,2})
      |(?P<first>[0-9]{1,2})[/.](?P<second>[0-9]{1,2})[/.](?P<year2>[0-9]{4}|[0-9]{2})
      |(?P<day2>[0-9]{1,2})[ -](?P<word>[A-Za-z]{3,9})[ -](?P<year3>[0-9]{4}|[0-9]{2})
      |(?P<word2>[A-Za-z]{3,9})[ ](?P<day3>[0-9]{1,2}),?[ ](?P<year4>[0-9]{4})
    )(?![0-9])
    (?:[T ,]{1,2}(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second_of_time>[0-9]{2}))?
      (?:[ ]?(?P<half>[AP])\.?M\b)?)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: 13.2. A portion mark before a subject.
MARK: Final = re.compile(r"\([A-Z/]{1,6}\) ?")


class Moment(NamedTuple):
    """A day and, where the archive has it, the time."""

    day: dt.date
    hour: int | None = None
    minute: int | None = None


def values_of(wrapper: Wrapper) -> dict[str, str]:
    """
    Return what a wrapper says of the cable, by field, as it says it, on one line.

    >>> values_of(Wrapper("site", (("Identifier", "08ZENDA910"), ("Origin", "Embassy Zenda"), ("Created", "n/a"))))
    {'id': '08ZENDA910', 'originator': 'Embassy Zenda'}
    """
    if wrapper.archive in NOT_OF_THE_CABLE:
        return {}
    said: dict[str, str] = {}
    for name, value in wrapper.fields:
        words = " ".join(value.split())
        if words.upper() not in NOTHING:
            said.setdefault(name.lower().replace("_", " "), words)
    if wrapper.archive == PAGE:
        said.pop("title", None)
    found = ((field, said[name]) for field, names in NAMES.items() for name in names if is_said(said, field, name))
    values: dict[str, str] = {}
    for field, words in found:
        values.setdefault(field, words)
    return values


def is_said(said: dict[str, str], field: str, name: str) -> bool:
    """Whether there is a value under a name; a number that only the archive has is no id."""
    return name in said and (field != "id" or ID.match(said[name]) is not None)


def moments_of(said: str, archive: str = "") -> tuple[Moment, ...]:
    """
    Read an archive's date, with or without the time; where day and month may be either, both readings.

    >>> moments_of("15-Aug-1979 12:00:00 am")
    (Moment(day=datetime.date(1979, 8, 15), hour=None, minute=None),)
    >>> [moment.day.isoformat() for moment in moments_of("5/9/2008 8:40")], len(moments_of("5/9/2008", "csv"))
    (['2008-05-09', '2008-09-05'], 1)
    """
    match = DATE.match(said)
    if not match:
        return ()
    time = time_of(match)
    found = tuple(Moment(day, *time) for day in days_of(match, day_first=archive in DAY_FIRST))
    return found[:1] if archive == MONTH_FIRST else found


def days_of(match: re.Match[str], *, day_first: bool) -> Iterator[dt.date]:
    """Yield the days that a date may mean, the likeliest first; none where it is not a date."""
    year = full_year(match["year"] or match["year2"] or match["year3"] or match["year4"])
    if match["first"]:
        numbers = int(match["first"]), int(match["second"])
        pairs = [numbers[::-1], numbers] if day_first else [numbers, numbers[::-1]]
    else:
        pairs = [(month_of(match), int(match["day"] or match["day2"] or match["day3"]))]
    for month, day in dict.fromkeys(pairs):
        try:
            yield dt.date(year, month, day)
        except ValueError:
            continue


def month_of(match: re.Match[str]) -> int:
    """Return the number of the month; 0 where its name is not that of a month."""
    word = (match["word"] or match["word2"] or "")[:3].upper()
    return int(match["month"] or (MONTHS.index(word) + 1 if word in MONTHS else 0))


def time_of(match: re.Match[str]) -> tuple[int, int] | tuple[()]:
    """Return hour and minute; none where there is no time, or midnight to the second, which databases put for none."""
    if not match["hour"]:
        return ()
    hour, minute, half = int(match["hour"]), int(match["minute"]), (match["half"] or "").upper()
    if half:
        hour = hour % 12 + (12 if half == "P" else 0)
    is_midnight = (hour, minute, match["second_of_time"]) == (0, 0, "00")
    return () if is_midnight or hour > 23 or minute > 59 else (hour, minute)


def bare_subject(said: str) -> str:
    """
    Return an archive's subject without a portion mark before it.

    >>> bare_subject("(U) The Bridge")
    'The Bridge'
    """
    return said[match.end() :] if (match := MARK.match(said)) else said
