"""Counts of invented cables are those that they were made for."""

import datetime as dt
import pickle
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cablekit import Cable, Header, ModelError, Wrapper, from_text, read
from cablekit.corpus import Counts, count, timeline
from cablekit.corpus.counting import CableCounter, each_time, filled
from cablekit.corpus.dimensions import DIMENSIONS
from tests._helpers import EXAMPLES
from tests.corpus.graphs.invented import day, invented


def cable(post: str, date: dt.datetime | None, *tags: str, level: str | None = None) -> Cable:
    """Make a cable of a post, a date, TAGS and a level."""
    return invented(post, 7, date).with_header(tags=tags, classification=level)


MAY, JULY = day(8), dt.datetime(2008, 7, 1, tzinfo=dt.UTC)
CABLES = [
    cable("ZENDA", MAY, "PREL", "BL", level="SECRET"),
    cable("LA PAZ", MAY, "PREL"),
    cable("LA PAZ", JULY, "PREL", "KXYZ", "PREL", level="SECRET"),
    cable("STRELSAU", None),
]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (["month"], [("2008-05", 2), ("2008-07", 1), (None, 1)]),
        (["day"], [("2008-05-08", 2), ("2008-07-01", 1), (None, 1)]),
        (["year"], [("2008", 3), (None, 1)]),
        (["post"], [("LAPAZ", 2), ("STRELSAU", 1), ("ZENDA", 1)]),
        (["country"], [("Bolivia", 2), (None, 2)]),
        (["region"], [("WHA", 2), (None, 2)]),
        (["classification"], [("SECRET", 2), (None, 2)]),
        (["precedence"], [("ROUTINE", 3), (None, 1)]),
        (["archive"], [(None, 4)]),
        (["tag"], [("PREL", 3), ("BL", 1), ("KXYZ", 1), (None, 1)]),
        (["tag_kind"], [("subject", 3), ("place", 1), ("unknown", 1), (None, 1)]),
        (
            ["tag", "tag_name"],
            [("BL", "Bolivia", 1), ("KXYZ", None, 1), ("PREL", "External Political Relations", 3), (None, None, 1)],
        ),
        (
            ["month", "post"],
            [("2008-05", "LAPAZ", 1), ("2008-05", "ZENDA", 1), ("2008-07", "LAPAZ", 1), (None, "STRELSAU", 1)],
        ),
        (["post", "year", "post"], [("LAPAZ", "2008", 2), ("STRELSAU", None, 1), ("ZENDA", "2008", 1)]),
        ([], [(4,)]),
    ],
)
def test_count(by: list[str], expected: list[tuple[object, ...]]) -> None:
    """Each combination has its row, each cable one in each; several TAGS are several, a repeated one is one."""
    counts = count(CABLES, by=by)

    assert list(counts.rows) == expected
    assert counts.cables == 4
    assert counts.columns == (*dict.fromkeys(by), "cables")


def test_the_archive_fills_in() -> None:
    """Where a cable says nothing, its archive does."""
    said = (("MRN", "79LAPAZ6523"), ("Draft Date", "14 AUG 1979"), ("Classification", "SECRET"), ("TAGS", "PREL"))
    by = ["day", "post", "classification", "tag", "archive"]

    assert count([Cable(wrappers=(Wrapper("nara", said),))], by=by).rows == (
        ("1979-08-14", "LAPAZ", "SECRET", "PREL", "nara", 1),
    )


def test_a_tag_is_named_as_on_its_date() -> None:
    """A code that meant one place and means another is two."""
    cables = [cable("ZENDA", dt.datetime(year, 5, 8, tzinfo=dt.UTC), "CH") for year in (2008, 2024)]

    assert count(cables, by=["tag_name"]).rows == (("China (Mainland)", 1), ("Switzerland", 1))


def test_timeline() -> None:
    """Every month from the first to the last has its row; what has no date is counted apart."""
    counts = timeline(CABLES)

    assert counts == Counts(("month",), (("2008-05", 2), ("2008-06", 0), ("2008-07", 1)), 4, 1)
    assert timeline(CABLES, unit="year").rows == (("2008", 3),)
    assert len(timeline(CABLES, unit="day").rows) == 55


def test_timeline_by_more() -> None:
    """Every combination that occurs has a row for every month."""
    assert timeline(CABLES, by=["classification"]).rows == (
        ("2008-05", "SECRET", 1),
        ("2008-05", None, 1),
        ("2008-06", "SECRET", 0),
        ("2008-06", None, 0),
        ("2008-07", "SECRET", 1),
        ("2008-07", None, 0),
    )


def test_nothing() -> None:
    """Without cables, or without dates, there are no rows."""
    assert count([]) == Counts(("month",))
    assert timeline([CABLES[3]]) == Counts(("month",), (), 1, 1)
    assert filled(Counts(("year",))) == Counts(("year",))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2008-02-27", "2008-03-01", ["2008-02-27", "2008-02-28", "2008-02-29", "2008-03-01"]),
        ("1999-12", "2000-01", ["1999-12", "2000-01"]),
        ("2008", "2008", ["2008"]),
    ],
)
def test_times(first: str, last: str, expected: list[str]) -> None:
    """Days, months and years, over the ends of months and years."""
    assert list(each_time(first, last)) == expected


@pytest.mark.parametrize("by", ["month", ["moth"], [7], [["month"]], 7])
def test_wrong_dimensions(by: Any) -> None:
    """What is no dimension is refused, with what may be meant."""
    with pytest.raises(ModelError, match="by"):
        count(CABLES, by=by)
    with pytest.raises(ModelError, match="by"):
        timeline(CABLES, by=by)


def test_advice() -> None:
    """A word that is nearly a dimension is answered with it."""
    with pytest.raises(ModelError, match="did you mean month"):
        count([], by=["moth"])
    with pytest.raises(ModelError, match="there are day, month"):
        count([], by=["z"])


@pytest.mark.parametrize("unit", ["week", "post", None, 7])
def test_wrong_units(unit: Any) -> None:
    """What is no step of a timeline is refused."""
    with pytest.raises(ModelError, match="unit"):
        timeline(CABLES, unit=unit)


@pytest.mark.parametrize("by", [["year"], ["post", "day"]])
def test_one_time_is_enough(by: list[str]) -> None:
    """A second time, which would have rows such as May 2008 of the year 2009, is refused; the same one is no second."""
    with pytest.raises(ModelError, match=rf"^by: {by[-1]} is a time, too; leave it out, or give unit='{by[-1]}'"):
        timeline(CABLES, by=by)
    assert timeline(CABLES, by=["month"]) == timeline(CABLES)


def test_what_is_no_cable() -> None:
    """Anything but a cable is refused."""
    with pytest.raises(ModelError, match="Cable"):
        count([7])  # type: ignore[list-item]


@given(st.lists(st.sampled_from(CABLES)), st.lists(st.sampled_from(list(DIMENSIONS))), st.randoms())
def test_the_order_does_not_matter(cables: list[Cable], by: list[str], random: Any) -> None:
    """Whatever the order, and however they are divided among processes, the counts are the same."""
    mixed = list(cables)
    random.shuffle(mixed)
    cut = random.randrange(len(cables) + 1)
    counter, later = CableCounter(by), CableCounter(by)
    for number, one in enumerate(mixed):
        (counter if number < cut else later).add(one)
    counter.update(pickle.loads(pickle.dumps(later)))
    counts = count(cables, by=by)

    assert counter.counts() == counts
    if not any(name.startswith("tag") for name in by):
        assert sum(int(row[-1] or 0) for row in counts.rows) == counts.cables == len(cables)


def test_the_header_is_enough() -> None:
    """Cables of which only the header was read are counted alike."""
    by = list(DIMENSIONS)

    assert count(read(EXAMPLES, body=False), by=by) == count(read(EXAMPLES), by=by)


def test_a_cable_of_nobody() -> None:
    """A cable of which nothing is known is in one row."""
    rows = count([from_text(""), evolve(Cable(), header=Header())], by=list(DIMENSIONS)).rows

    assert rows == ((*[None] * len(DIMENSIONS), 2),)
