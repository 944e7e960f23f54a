"""`count` and `timeline`: how many cables there are by post, tag, class, month, as rows of a table."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeAlias

from attrs import evolve, frozen

from cablekit.corpus.dimensions import DIMENSIONS, TAG_DIMENSIONS, TIMES, Value, as_dimensions, facts_of
from cablekit.errors import ModelError, shown
from cablekit.model import Cable

#: A row: the values of the dimensions, and the number of cables.
Row: TypeAlias = tuple[str | int | None, ...]
#: The steps of a timeline.
TimeUnit: TypeAlias = Literal["day", "month", "year"]
#: The last column.
CABLES: Final = "cables"


@frozen
class Counts:
    """
    How many cables there are by some dimensions.

    Attributes:
        by: The names of the dimensions.
        rows: For each combination that occurs the values of the dimensions, None where nobody says them, and the number
            of cables. By one dimension that is not a time the most frequent is first; otherwise they are sorted.
        cables: How many cables were counted; fewer than the sum of the rows if cables with several TAGS are in several.
        undated: How many of them are in no row because they have no date; only in a timeline.

    >>> counts = Counts(("post",), (("ZENDA", 7), (None, 1)), cables=8)
    >>> counts.columns
    ('post', 'cables')
    """

    by: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    cables: int = 0
    undated: int = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """
        The names of the columns of the rows: `pandas.DataFrame(counts.rows, columns=counts.columns)`.

        >>> Counts(("month",)).columns
        ('month', 'cables')
        """
        return (*self.by, CABLES)


def count(cables: Iterable[Cable], *, by: Iterable[str] = ("month",)) -> Counts:
    """
    Count cables by some dimensions.

    A value is the cable's own where it has one, otherwise its archive's (`cable.catalog`). The header is enough:
    `read(folder, body=False)`.

    Args:
        cables: The cables, in any order; none is kept.
        by: `day`, `month` or `year`; `post`, `country` or `region` (of the post that sent it); `tag`, `tag_name` or
            `tag_kind` (once for each of its TAGS, as it was named on its date); `classification`, `precedence` (the
            highest), `archive`. No dimension gives one row.

    Returns:
        The counts.

    Raises:
        ModelError: Something is not a cable, or there is no such dimension.

    Source: format.md 5.1, 7, 9, 22.2.

    >>> from cablekit import from_text
    >>> count([from_text("R 080915Z MAY 08\\nFM AMEMBASSY LA PAZ\\nTAGS: PREL, BL")], by=["month", "tag"]).rows
    (('2008-05', 'BL', 1), ('2008-05', 'PREL', 1))
    """
    counter = CableCounter(by)
    for cable in cables:
        counter.add(cable)
    return counter.counts()


def timeline(cables: Iterable[Cable], *, unit: TimeUnit = "month", by: Iterable[str] = ()) -> Counts:
    """
    Count cables over time: every month from the first to the last has its row, also one without a cable.

    Args:
        cables: The cables, in any order; none is kept.
        unit: `day`, `month` or `year`.
        by: Further dimensions that are not times, as in `count`; then there is a row for each time and each combination
            that occurs.

    Returns:
        The counts. Cables without a date are in no row; `undated` is their number.

    Raises:
        ModelError: Something is not a cable, there is no such unit or dimension, or a further dimension is a time.

    Source: format.md 5.1.

    >>> from cablekit import from_text
    >>> timeline([from_text("R 080915Z MAY 08"), from_text("R 080915Z JUL 08")]).rows
    (('2008-05', 1), ('2008-06', 0), ('2008-07', 1))
    """
    if unit not in TIMES:
        raise ModelError(f"expected {', '.join(TIMES)}, got {shown(unit)}", "unit")
    others = as_dimensions(by)
    for name in others:
        if name in TIMES and name != unit:
            raise ModelError(f"{name} is a time, too; leave it out, or give unit={name!r}", "by")
    return filled(count(cables, by=(unit, *others)))


class CableCounter:
    """Counts cables; several processes make one each."""

    def __init__(self, by: Iterable[str]) -> None:
        self.by: tuple[str, ...] = as_dimensions(by)
        self.each_tag: bool = any(name in TAG_DIMENSIONS for name in self.by)
        self.found: Counter[tuple[Value, ...]] = Counter()
        self.cables: int = 0

    def add(self, cable: Cable) -> None:
        """Count a cable, once in each row that it belongs to."""
        facts = facts_of(cable, each_tag=self.each_tag)
        self.found.update({tuple(DIMENSIONS[name](one) for name in self.by) for one in facts})
        self.cables += 1

    def update(self, later: "CableCounter") -> None:
        """Add what another one has counted."""
        self.found.update(later.found)
        self.cables += later.cables

    def counts(self) -> Counts:
        """Return what was counted."""
        rows = sorted(self.found.items(), key=lambda pair: values_order(pair[0]))
        if len(self.by) == 1 and self.by[0] not in TIMES:
            rows.sort(key=lambda pair: -pair[1])
        return Counts(self.by, tuple((*values, number) for values, number in rows), self.cables)


def values_order(values: tuple[Value, ...]) -> list[tuple[bool, str]]:
    """
    Return what sorts values, None last.

    >>> sorted([(None,), ("B",), ("A",)], key=values_order)
    [('A',), ('B',), (None,)]
    """
    return [(value is None, value or "") for value in values]


def filled(counts: Counts) -> Counts:
    """
    Add the rows that lack between the first and the last time; those without a time are only counted.

    >>> filled(Counts(("year",), (("2006", 1), ("2008", 7), (None, 2)), 10)).rows
    (('2006', 1), ('2007', 0), ('2008', 7))
    """
    found = {row[:-1]: row[-1] for row in counts.rows if row[0] is not None}
    times = [str(values[0]) for values in found]
    others = list(dict.fromkeys(values[1:] for values in sorted(found, key=lambda one: values_order(one[1:]))))  # type: ignore[arg-type]  # no number
    every = each_time(min(times), max(times)) if times else ()
    rows = tuple((time, *other, found.get((time, *other), 0)) for time in every for other in others)
    undated = sum(int(row[-1] or 0) for row in counts.rows if row[0] is None)
    return evolve(counts, rows=rows, undated=undated)


def each_time(first: str, last: str) -> Iterator[str]:
    """
    Yield the days, months or years from the first to the last.

    >>> list(each_time("2007-11", "2008-02")), list(each_time("2008-02-28", "2008-03-01"))
    (['2007-11', '2007-12', '2008-01', '2008-02'], ['2008-02-28', '2008-02-29', '2008-03-01'])
    """
    parts = [int(part) for part in first.split("-")]
    if len(parts) == 1:
        yield from (f"{year:04}" for year in range(parts[0], int(last) + 1))
    elif len(parts) == 2:
        end = [int(part) for part in last.split("-")]
        months = range(parts[0] * 12 + parts[1] - 1, end[0] * 12 + end[1])
        yield from (f"{month // 12:04}-{month % 12 + 1:02}" for month in months)
    else:
        start, stop = dt.date.fromisoformat(first).toordinal(), dt.date.fromisoformat(last).toordinal()
        yield from (dt.date.fromordinal(day).isoformat() for day in range(start, stop + 1))
