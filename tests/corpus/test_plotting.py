"""What is drawn is decided without matplotlib; it is called as it should be."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from cablekit import ModelError
from cablekit.corpus import Counts, plot
from cablekit.corpus.counting import each_time
from cablekit.corpus.plotting import GRAY, MOST_BARS, MOST_TICKS, Drawing, draw_bars, drawing_of, largest, ticks
from tests.corpus.fake_matplotlib import Recorder, matplotlib

__all__ = ["matplotlib"]
MONTHS = Counts(("month", "post"), (("2008-05", "ZENDA", 2), ("2008-07", None, 7), (None, "ZENDA", 1)), 10)


def test_a_drawing_over_time() -> None:
    """Every month has a place; the colors are the rest, the most frequent first; what has no date is not drawn."""
    assert drawing_of(MONTHS) == Drawing(
        "cables by month, post",
        "month",
        is_time=True,
        labels=("2008-05", "2008-06", "2008-07"),
        parts=(("unknown", (0, 0, 7)), ("ZENDA", (2, 0, 0))),
    )


def test_bars() -> None:
    """What is not a time has its largest first, and what is rare is drawn together."""
    rows = tuple((f"P{number:02}", "A" if number % 2 else "B", 1 + number) for number in range(40))
    drawing = drawing_of(Counts(("post", "tag"), rows, 820))

    assert not drawing.is_time
    assert len(drawing.labels) == MOST_BARS
    assert drawing.labels[:2] == ("P39", "P38")
    assert drawing.labels[-1] == "others"
    assert dict(drawing.parts)["A"][:2] == (40, 0)
    assert sum(sum(lengths) for _, lengths in drawing.parts) == 820


def test_one_dimension_has_one_color() -> None:
    """Without a second dimension there is nothing to tell apart; of three, two are the color."""
    assert drawing_of(Counts(("post",), (("ZENDA", 7),), 7)).parts == (("", (7,)),)
    assert drawing_of(Counts(("year", "post", "tag"), (("2008", "ZENDA", "XG", 7),), 7)).parts == (("ZENDA, XG", (7,)),)


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2008", "2008", ["2008"]),
        ("2008-01", "2008-12", [f"2008-{month:02}" for month in range(1, 13)]),
        ("2008-02", "2009-03", ["2008-04", "2008-07", "2008-10", "2009-01"]),
        (
            "2005-06",
            "2008-12",
            ["2005-07", *(f"{year}-{month}" for year in (2006, 2007, 2008) for month in ("01", "07"))],
        ),
        ("1973-05", "1979-12", [f"{year}-01" for year in range(1974, 1980)]),
        ("1966-03", "2008-12", [f"{year}-01" for year in range(1970, 2009, 5)]),
        ("1966", "2010", [f"{year}" for year in range(1970, 2011, 5)]),
        ("2008-01-31", "2008-05-02", ["2008-02-01", "2008-03-01", "2008-04-01", "2008-05-01"]),
        ("2008-05-08", "2008-05-20", [f"2008-05-{day:02}" for day in range(8, 21, 2)]),
    ],
)
def test_labels_below_a_time(first: str, last: str, shown: list[str]) -> None:
    """Few times have a label each; of more, those at which a quarter, a year ... begins, and never too many."""
    labels = list(each_time(first, last))

    assert [labels[at] for at in ticks(labels)] == shown
    assert len(shown) <= MOST_TICKS


def test_colors() -> None:
    """Classes are in the order of level, other words by how frequent they are; what is rare is gray."""
    words = (("SECRET", 9), ("UNCLASSIFIED", 1), (None, 7), ("LIMITED OFFICIAL USE", 2))
    classes = drawing_of(Counts(("year", "classification"), tuple(("2008", *row) for row in words), 19))
    posts = drawing_of(Counts(("year", "post"), tuple(("2008", f"P{number}", number) for number in range(1, 12)), 66))
    axes = Recorder()
    draw_bars(axes, posts)

    assert [name for name, _ in classes.parts] == ["UNCLASSIFIED", "LIMITED OFFICIAL USE", "SECRET", "unknown"]
    assert [name for name, _ in posts.parts] == [*(f"P{number}" for number in range(11, 3, -1)), "others"]
    assert [options.get("color") for name, _, options in axes.calls if name == "bar"] == [None] * 8 + [GRAY]


def test_counts_of_nothing() -> None:
    """An axis has a length, also where all counts are zero."""
    axes = Recorder()
    draw_bars(axes, drawing_of(Counts(("year",), (("2008", 0),), 0)))

    assert axes.calls[2][2]["ylim"] == (0, 1)


def test_as_many_as_may_be() -> None:
    """Where all have a place, none is among the others."""
    cells = Counter({("A", ""): 1, ("B", ""): 2})

    assert largest(cells, 0, 2) == {"B": "B", "A": "A"}
    assert largest(cells, 0, 1) == {"B": "others", "A": "others"}


@pytest.mark.parametrize(
    "counts", [Counts(), Counts(("month",)), Counts((), ((7,),), 7), Counts(("month",), ((None, 7),), 7)]
)
def test_nothing_to_draw(counts: Counts) -> None:
    """Counts without a dimension, without rows or without dates are refused, before matplotlib is asked for."""
    with pytest.raises(ModelError, match="nothing to draw"):
        plot(counts)


@pytest.mark.parametrize("name", ["x.txt", "x", "x.gif"])
def test_wrong_suffixes(name: str) -> None:
    """The suffix is that of a picture."""
    with pytest.raises(ModelError, match=r"path: .*\.png, \.svg, \.pdf"):
        plot(MONTHS, name)


def test_without_matplotlib(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The error names the extra, and nothing is written."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match=r"pip install 'cablekit\[plot\]'"):
        plot(MONTHS, tmp_path / "x.png")
    assert list(tmp_path.iterdir()) == []


def test_bars_over_time() -> None:
    """Each color is on top of the one before; two colors have a legend."""
    axes = Recorder()
    draw_bars(axes, drawing_of(MONTHS))

    assert axes.calls == [
        ("bar", (range(3), (0, 0, 7)), {"bottom": [0, 0, 0], "width": 1.0, "label": "unknown"}),
        ("bar", (range(3), (2, 0, 0)), {"bottom": [0, 0, 7], "width": 1.0, "label": "ZENDA"}),
        ("set_xticks", ([0, 1, 2], ["2008-05", "2008-06", "2008-07"]), {"rotation": 45}),
        ("set", (), {"xlabel": "month", "ylabel": "cables", "ylim": (0, pytest.approx(7.35))}),
        ("locator_params", (), {"axis": "y", "integer": True}),
        ("set_title", ("cables by month, post",), {}),
        ("legend", (), {}),
    ]


def test_bars_that_lie() -> None:
    """The largest is on top; one color needs no legend."""
    axes = Recorder()
    draw_bars(axes, drawing_of(Counts(("post",), (("ZENDA", 7), ("STRELSAU", 2)), 9)))

    assert axes.calls == [
        ("barh", (range(2), (7, 2)), {"left": [0, 0], "label": ""}),
        ("set_yticks", (range(2), ("ZENDA", "STRELSAU")), {}),
        ("invert_yaxis", (), {}),
        ("set", (), {"xlabel": "cables", "ylabel": "post", "xlim": (0, pytest.approx(7.35))}),
        ("locator_params", (), {"axis": "x", "integer": True}),
        ("set_title", ("cables by post",), {}),
    ]


@pytest.mark.usefixtures("matplotlib")
@pytest.mark.parametrize(("name", "metadata"), [("x.png", None), ("x.SVG", {"Date": None})])
def test_a_file(tmp_path: Path, name: str, metadata: object) -> None:
    """The file has the format of its suffix, and no time of writing."""
    figure = plot(MONTHS, tmp_path / name)
    form = name[2:].lower()

    assert (tmp_path / name).read_text() == repr({"format": form, "metadata": metadata})
    assert figure.options["figsize"] == (10, 5)
    assert figure.axes[0].calls


@pytest.mark.usefixtures("matplotlib")
def test_only_a_figure() -> None:
    """Without a path the figure is returned; bars that lie make it as high as they need."""
    assert plot(Counts(("post",), (("ZENDA", 7),), 7)).options["figsize"] == (10, 2.2)
