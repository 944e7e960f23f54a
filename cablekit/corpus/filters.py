"""What a search is limited to: a post, dates, TAGS, levels, as the conditions of its statement."""

import datetime as dt
import json
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

from cablekit.corpus.graphs.stations import station_of
from cablekit.errors import ModelError, shown
from cablekit.model import Classification
from cablekit.model.words import as_classification

#: A day, a month or a year: a date, 1974, or a string such as `1974`, `1974-05` or `1974-05-08`.
Day: TypeAlias = dt.date | int | str
#: One of them, or the first and the last; None leaves that end open.
Days: TypeAlias = Day | tuple[Day | None, Day | None] | list[Day | None]
Levels: TypeAlias = str | tuple[str | None, str | None] | list[str | None]
#: The name of a condition, and its value.
Condition: TypeAlias = tuple[str, str]
WRITTEN: Final = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?)?")
DAY: Final = dt.timedelta(days=1)


def conditions(
    post: str | None, date: Days | None, tags: str | Iterable[str] | None, classification: Levels | None
) -> Iterator[Condition]:
    """
    Yield the conditions of a search.

    >>> list(conditions("Embassy Zenda", 1974, "PREL", None))[:3]
    [('post', 'ZENDA'), ('since', '1974-01-01'), ('before', '1975-01-01')]
    """
    if post is not None:
        yield "post", token_of_post(post)
    if date is not None:
        since, before = range_of_days(date)
        yield from ((name, day) for name, day in (("since", since), ("before", before)) if day)
    if tags is not None:
        yield from (("tag", code) for code in codes_of(tags))
    if classification is not None:
        yield "levels", json.dumps(levels_of(classification))


def token_of_post(post: str) -> str:
    """Return the post that a name means."""
    token = station_of(post)
    if not token:
        raise ModelError(f"expected the name of a post, such as 'Embassy Zenda', got {shown(post)}", "post")
    return token


def range_of_days(date: Days) -> tuple[str | None, str | None]:
    """
    Return the first day, and the one after the last, as the database writes them; None: from the first, to the last.

    >>> range_of_days("1974-05"), range_of_days((1974, None))
    (('1974-05-01', '1974-06-01'), ('1974-01-01', None))
    """
    first, last = pair_of(date, "date")
    since = days_of(first)[0].isoformat() if first is not None else None
    end = days_of(last)[1] if last is not None else dt.date.max
    before = (end + DAY).isoformat() if end < dt.date.max else None
    if since and before and since >= before:
        raise ModelError(f"expected the first date before the last, got {shown(date)}", "date")
    return since, before


def pair_of(value: Any, name: str) -> tuple[Any, Any]:
    """Return the two ends of a range; one value is both."""
    if not isinstance(value, tuple | list):
        return value, value
    if len(value) != 2:
        raise ModelError(f"expected one value, or the first and the last, got {shown(value)}", name)
    return value[0], value[1]


def days_of(value: Day) -> tuple[dt.date, dt.date]:
    """
    Return the first and the last day of a day, a month or a year.

    >>> [day.isoformat() for day in days_of("1976-02")]
    ['1976-02-01', '1976-02-29']
    """
    if isinstance(value, dt.datetime):
        value = (value.astimezone(dt.UTC) if value.tzinfo else value).date()
    if isinstance(value, dt.date):
        return value, value
    match = WRITTEN.fullmatch(f"{value:04}" if type(value) is int and 0 < value < 10_000 else str(value).strip())
    try:
        if match is None:
            raise ValueError  # noqa: TRY301 - one message for both
        year, month, day = (int(match[name]) if match[name] else None for name in ("year", "month", "day"))
        first = dt.date(year or 0, month or 1, day or 1)
        end = first.replace(month=month or 12)
        return first, end.replace(day=day or monthrange(end.year, end.month)[1])
    except ValueError:
        raise ModelError(
            f"expected a date, such as 1974, '1974-05' or '1974-05-08', got {shown(value)}", "date"
        ) from None


def codes_of(tags: str | Iterable[Any]) -> Iterator[str]:
    """
    Yield the codes that are asked for; a string may have several, separated by commas.

    >>> list(codes_of("prel, XG")), list(codes_of(("PREL",)))
    (['PREL', 'XG'], ['PREL'])
    """
    for one in tags.split(",") if isinstance(tags, str) else tuple(tags):
        if not (isinstance(one, str) and one.strip()):
            raise ModelError(f"expected TAGS, such as 'PREL' or ('PREL', 'XG'), got {shown(tags)}", "tags")
        yield " ".join(one.upper().split())


def levels_of(classification: Levels) -> list[str]:
    """
    List the levels that are asked for: one, or all from the first to the last.

    >>> levels_of("SECRET"), levels_of((None, "R"))
    (['SECRET'], ['UNCLASSIFIED', 'RESTRICTED'])
    """
    first, last = (as_level(one) for one in pair_of(classification, "classification"))
    if first and last and first > last:
        raise ModelError(f"expected the lower level first, got {shown(classification)}", "classification")
    return [
        level.value for level in Classification if (first is None or level >= first) and (last is None or level <= last)
    ]


def as_level(value: Any) -> Classification | None:
    """Take a level or a word or letter for one; None is an open end."""
    if value is None:
        return None
    try:
        level = as_classification(value)
    except ModelError:
        level = None
    if level is None:
        raise ModelError(f"expected a level, such as SECRET or S, got {shown(value)}", "classification")
    return level
