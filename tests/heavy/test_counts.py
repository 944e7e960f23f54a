"""pandas takes counts and tables as they are; matplotlib draws them."""

from pathlib import Path

import pytest

from cablekit import read
from cablekit.corpus import TagRow, agreement, count, plot, tag_rows, timeline
from tests._helpers import EXAMPLES

#: The warnings of large tools are their own.
pytestmark = [pytest.mark.heavy, pytest.mark.filterwarnings("ignore")]


def test_pandas() -> None:
    """The columns have their names and types; a month can be made a period."""
    pandas = pytest.importorskip("pandas")
    counts = timeline(read(EXAMPLES), by=["classification"])
    frame = pandas.DataFrame(counts.rows, columns=counts.columns)
    frame["month"] = pandas.PeriodIndex(frame["month"], freq="M")
    wide = frame.pivot_table(index="month", columns="classification", values="cables", aggfunc="sum")

    assert frame["cables"].dtype == "int64"
    assert wide.to_numpy().sum() == 4
    assert len(wide) == len(pandas.period_range("1979-08", "2011-11", freq="M"))
    tags = pandas.DataFrame(tag_rows(read(EXAMPLES)), columns=TagRow._fields)
    assert set(tags["kind"]) == {"subject", "place"}
    assert list(pandas.DataFrame(agreement(read(EXAMPLES)))["agrees"].unique()) == [True]


def test_polars() -> None:
    """polars takes the rows, too."""
    polars = pytest.importorskip("polars")
    counts = count(read(EXAMPLES), by=["post", "year"])
    frame = polars.DataFrame(counts.rows, schema=list(counts.columns), orient="row")

    assert frame["cables"].sum() == 4


@pytest.mark.parametrize(("suffix", "head"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
@pytest.mark.parametrize("by", [["month", "classification"], ["tag"], ["year"]])
def test_pictures(tmp_path: Path, suffix: str, head: bytes, by: list[str]) -> None:
    """A picture is written in each format."""
    pytest.importorskip("matplotlib", reason="needs matplotlib: pip install -e '.[dev,heavy]'")
    path = tmp_path / f"x.{suffix}"
    figure = plot(count(read(EXAMPLES), by=by), path)

    assert path.read_bytes().startswith(head)
    assert len(figure.axes[0].patches) > 3
