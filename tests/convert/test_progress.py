"""How far a run is shows on a terminal: a bar with what is known, or a counter."""

import io
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cablekit.archives import units as reading
from cablekit.archives.units import Origin, Unit
from cablekit.cli.main import main
from cablekit.convert import progress
from cablekit.convert.job import Job
from cablekit.convert.run import convert
from cablekit.model import Place
from tests._helpers import SITE
from tests.make_corpus import make


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


def test_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """With rich there is a bar: the number, the rate, the share and the time left where the total is known."""
    monkeypatch.setenv("COLUMNS", "120")
    for total, is_known in ((2400, True), (None, False)):
        stream = Terminal()
        bar = progress.progress_on(stream)
        assert isinstance(bar, progress.Bar)
        bar.begin(partial(lambda found: found, total))
        bar.add(1200, 1200)
        bar.close()
        shown = stream.getvalue()
        assert "1,200 cables, " in shown
        assert "/s" in shown
        assert ("50%" in shown) is is_known
        assert ("left" in shown) is is_known


def test_bar_that_never_began() -> None:
    """A run that is refused shows no bar."""
    stream = Terminal()
    progress.progress_on(stream).close()

    assert stream.getvalue() == ""


def test_counter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without rich there is a counter, and nothing where no terminal is."""
    assert isinstance(progress.progress_on(io.StringIO()), progress.Silent)
    monkeypatch.setitem(sys.modules, "rich.progress", None)
    monkeypatch.setattr(progress, "PAUSE", 0)
    stream = Terminal()
    counter = progress.progress_on(stream)
    assert isinstance(counter, progress.Counter)
    counter.begin(lambda: None)
    counter.add(1, 7)
    counter.add(1, 7)
    counter.close()
    assert stream.getvalue() == "\r1 cable\r2 cables\r2 cables\n"


def test_counter_of_a_run_that_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run that is refused shows no number, only why."""
    out = tmp_path / "x.jsonl"
    monkeypatch.setattr("cablekit.cli.convert_many.progress_on", progress.Counter)
    (tmp_path / ".x.jsonl.cablekit-journal").write_text("nonsense\n")

    assert main(["convert", str(SITE), "-o", str(out), "--resume"]) == 2
    assert "cables" not in capsys.readouterr().err


class Heard(progress.Silent):
    """Notes what a run shows."""

    def __init__(self) -> None:
        self.total: int | None = None
        self.done: list[int] = []

    def begin(self, total: object) -> None:
        """Find out the total."""
        assert callable(total)
        self.total = total()

    def add(self, cables: int, done: int) -> None:
        """Note it."""
        self.done += [done] if cables or done else []


@pytest.mark.parametrize("options", [{}, {"limit": 12}, {"sample": 15}])
def test_what_is_done_adds_up(options: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done adds up to the total: bytes, or the cables or inputs that were asked for."""
    monkeypatch.setattr(reading, "CHUNK", 10)
    make(tmp_path / "corpus", 30)
    heard = Heard()
    convert(Job((str(tmp_path / "corpus"),), "csv", str(tmp_path / "x.csv"), **options), heard)

    assert sum(heard.done) == heard.total
    size = sum(path.stat().st_size for path in (tmp_path / "corpus").iterdir())
    assert heard.total == options.get("limit", options.get("sample", size))


def test_totals_that_are_not_known(tmp_path: Path) -> None:
    """Standard input and what is not there have no size, so the total is not known; a record has its bytes."""
    assert progress.total_of(Job((str(tmp_path), "-"), "csv", "-")) is None
    assert progress.total_of(Job((str(tmp_path / "none"),), "csv", "-")) is None
    assert progress.unit_size(Unit(Place("x"))) == 0
    assert progress.unit_size(Unit(Place("x", 1), "jsonl", b"data", origin=Origin("x", 100, 1))) == 4
