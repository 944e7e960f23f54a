"""`plot`: counts as a picture. What is drawn is decided here; matplotlib, an extra, draws it."""

import io
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from cablekit.archives.writing import replace
from cablekit.corpus.counting import Counts, filled
from cablekit.corpus.dimensions import TIMES
from cablekit.errors import ModelError, shown
from cablekit.model import Classification

#: The formats of pictures.
PICTURES: Final = ("png", "svg", "pdf")
#: How many bars a picture has that is not of time, how many colors, and how many labels below a time.
MOST_BARS: Final = 30
MOST_COLORS: Final = 9
MOST_TICKS: Final = 12
FEWEST_TICKS: Final = 3
#: What is printed for all that have no bar or color of their own, and for None.
OTHERS: Final = "others"
UNKNOWN: Final = "unknown"
#: The color of what is drawn as `others`.
GRAY: Final = "0.7"
#: The periods, in months, at whose beginnings there are labels where not all times have one.
PERIODS: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
#: Classes are drawn from the lowest to the highest.
LEVELS: Final = tuple(level.value for level in Classification)
#: The name of the axis of counts, and how much longer it is than the longest bar.
COUNTED: Final = "cables"
ROOM: Final = 1.05
MISSING: Final = "plots need matplotlib: pip install 'cablekit[plot]'"


class Drawing(NamedTuple):
    """
    What is drawn.

    Attributes:
        title: What is above it.
        axis: What the bars are.
        is_time: Whether the bars stand, from the first to the last time; otherwise they lie, the largest on top.
        labels: The label of each bar.
        parts: The colors: the name of each, and its length in each bar.
    """

    title: str
    axis: str
    is_time: bool
    labels: tuple[str, ...]
    parts: tuple[tuple[str, tuple[int, ...]], ...]


def plot(counts: Counts, path: str | os.PathLike[str] | None = None) -> Any:
    """
    Draw counts with matplotlib (`pip install 'cablekit[plot]'`): over time, or the largest ones as bars.

    The first dimension is the axis; all others together are the colors. What is too rare for a bar or color of its own
    is drawn as `others`.

    Args:
        counts: What `count` or `timeline` returns, by one dimension or more.
        path: Where to write it, as a whole or not at all: `.png`, `.svg` or `.pdf`; None writes no file.

    Returns:
        The `matplotlib.figure.Figure`; a notebook shows it after `%matplotlib inline`.

    Raises:
        ModelError: There is nothing to draw, or the suffix is not that of a picture.
        ImportError: matplotlib is not installed.
        OSError: The file cannot be written.

    Source: cablekit's own.

    >>> drawing_of(Counts(("post",), (("ZENDA", 7), (None, 1)), 8)).labels
    ('ZENDA', 'unknown')
    """
    form = picture_format(path) if path is not None else ""
    drawing = drawing_of(counts)
    figure = drawn(drawing)
    if path is not None:
        replace(Path(path), picture(figure, form))
    return figure


def picture_format(path: str | os.PathLike[str]) -> str:
    """Return the format of a picture that a suffix means; an unknown suffix is a `ModelError`."""
    form = Path(path).suffix.lower().removeprefix(".")
    if form not in PICTURES:
        known = ", ".join(f".{name}" for name in PICTURES)
        raise ModelError(f"the suffix {shown(Path(path).suffix)} is not that of a picture; there are {known}", "path")
    return form


def drawing_of(counts: Counts) -> Drawing:
    """Decide what is drawn of counts."""
    if not counts.by or not counts.rows:
        raise ModelError("there is nothing to draw: no dimension, or no cable", "counts")
    is_time = counts.by[0] in TIMES
    found = filled(counts).rows if is_time else counts.rows
    if not found:
        raise ModelError("there is nothing to draw: no cable has a date", "counts")
    cells: Counter[tuple[str, str]] = Counter()
    for first, *others, number in found:
        cells[name_of(first), ", ".join(map(name_of, others))] += int(number or 0)
    labels = dict.fromkeys(label for label, _ in cells)
    bars = {label: label for label in labels} if is_time else largest(cells, 0, MOST_BARS)
    colors = largest(cells, 1, MOST_COLORS)
    lengths: Counter[tuple[str, str]] = Counter()
    for (label, color), number in cells.items():
        lengths[bars[label], colors[color]] += number
    shown_bars, shown_colors = tuple(dict.fromkeys(bars.values())), list(dict.fromkeys(colors.values()))
    if counts.by[1:] == ("classification",):
        shown_colors.sort(key=rank)
    parts = tuple((color, tuple(lengths[bar, color] for bar in shown_bars)) for color in shown_colors)
    return Drawing(f"cables by {', '.join(counts.by)}", counts.by[0], is_time, shown_bars, parts)


def name_of(value: str | int | None) -> str:
    """Return what is printed for a value."""
    return UNKNOWN if value is None else str(value)


def largest(cells: Counter[tuple[str, str]], side: int, most: int) -> dict[str, str]:
    """
    Map the names on one side to themselves, from the largest, and those that are too rare to `others`.

    >>> largest(Counter({("A", ""): 1, ("B", ""): 7, ("C", ""): 2}), 0, 2)
    {'B': 'B', 'C': 'others', 'A': 'others'}
    """
    sums: Counter[str] = Counter()
    for key, number in cells.items():
        sums[key[side]] += number
    names = [name for name, _ in sums.most_common()]
    kept = names if len(names) <= most else names[: most - 1]
    return {name: name if name in kept else OTHERS for name in names}


def rank(name: str) -> int:
    """
    Return the place of a class among the others; what is none is last.

    >>> sorted(["unknown", "SECRET", "RESTRICTED"], key=rank)
    ['RESTRICTED', 'SECRET', 'unknown']
    """
    return LEVELS.index(name) if name in LEVELS else len(LEVELS)


def ticks(labels: Sequence[str]) -> list[int]:
    """
    Return which times have a label below them: all, or those at which quarters, years ... begin, or equal steps.

    >>> ticks(["2007", "2008"]), ticks([f"{year}-{month:02}" for year in (2007, 2008) for month in range(1, 13)])
    ([0, 1], [0, 3, 6, 9, 12, 15, 18, 21])
    """
    everywhere = list(range(len(labels)))
    if len(labels) <= MOST_TICKS:
        return everywhere
    tried = ([at for at in everywhere if begins(labels[at], months)] for months in PERIODS)
    equal = everywhere[:: -(-len(labels) // MOST_TICKS)]
    return next((found for found in tried if FEWEST_TICKS <= len(found) <= MOST_TICKS), equal)


def begins(label: str, months: int) -> bool:
    """
    Whether a period of so many months begins with a day, month or year.

    >>> begins("2008-04", 3), begins("2008-04-02", 3), begins("2008", 12), begins("2008-01", 60)
    (True, False, True, False)
    """
    year, month, day = ([int(part) for part in label.split("-")] + [1, 1])[:3]
    return day == 1 and (12 * year + month - 1) % months == 0


def figure_class() -> Any:
    """Return the class of matplotlib's figures, which have no global state, or raise the error that names the extra."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ImportError(MISSING) from error
    return Figure


def drawn(drawing: Drawing) -> Any:
    """Draw with matplotlib."""
    height = 5 if drawing.is_time else 2 + len(drawing.labels) / 5
    figure = figure_class()(figsize=(10, height), layout="constrained")
    draw_bars(figure.add_subplot(), drawing)
    return figure


def draw_bars(axes: Any, drawing: Drawing) -> None:
    """Draw the bars, each color on top of the one before, and write what they mean."""
    places = range(len(drawing.labels))
    bottoms = [0] * len(drawing.labels)
    for name, lengths in drawing.parts:
        look = {"label": name, "color": GRAY} if name == OTHERS else {"label": name}
        if drawing.is_time:
            axes.bar(places, lengths, bottom=bottoms, width=1.0, **look)
        else:
            axes.barh(places, lengths, left=bottoms, **look)
        bottoms = [bottom + length for bottom, length in zip(bottoms, lengths, strict=True)]
    highest = max(bottoms) * ROOM or 1  # not at the frame
    if drawing.is_time:
        shown_at = ticks(drawing.labels)
        axes.set_xticks(shown_at, [drawing.labels[at] for at in shown_at], rotation=45)
        axes.set(xlabel=drawing.axis, ylabel=COUNTED, ylim=(0, highest))
    else:
        axes.set_yticks(places, drawing.labels)
        axes.invert_yaxis()
        axes.set(xlabel=COUNTED, ylabel=drawing.axis, xlim=(0, highest))
    axes.locator_params(axis="y" if drawing.is_time else "x", integer=True)
    axes.set_title(drawing.title)
    if len(drawing.parts) > 1:
        axes.legend()


def picture(figure: Any, form: str) -> bytes:
    """Write a figure; without the time of writing, so that the same counts give the same file."""
    file = io.BytesIO()
    dates = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}
    figure.savefig(file, format=form, metadata=dates.get(form))
    return file.getvalue()
