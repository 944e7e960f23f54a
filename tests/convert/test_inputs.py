"""Which inputs a run has: as they are known again, limited, drawn."""

from pathlib import Path
from typing import Any

import pytest

from cablekit.archives import units as reading
from cablekit.archives.files import read
from cablekit.cli.main import main
from cablekit.convert.inputs import drawn_numbers
from cablekit.convert.job import Job
from cablekit.convert.run import Run, Summary, convert
from tests._helpers import Captured
from tests.make_corpus import make


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of invented cables, of which two cannot be read."""
    monkeypatch.setattr(reading, "CHUNK", 7)
    make(tmp_path / "corpus", 30, broken=15)
    return tmp_path / "corpus"


def ids(path: Path) -> list[str | None]:
    """Give the ids of the cables in a file of JSON Lines."""
    return [cable.id for cable in read(path)]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("limit", [1, 7, 10, 28, 100])
def test_limit(limit: int, jobs: int, corpus: Path, tmp_path: Path) -> None:
    """The first cables are written, and no more."""
    out = tmp_path / "x.jsonl"
    if jobs == 2 and limit != 10:
        return
    done = convert(Job((str(corpus),), "jsonl", str(out), jobs, limit=limit))
    everything = [one.id for one in read(corpus, errors="keep") if hasattr(one, "id")]

    assert ids(out) == everything[:limit]
    assert done.cables == min(limit, 28)
    assert done.bad == sum(limit > number for number in (13, 27)) if limit != 28 else done.bad == 1


def test_limit_in_a_folder(corpus: Path, tmp_path: Path) -> None:
    """Cables past the limit leave nothing behind."""
    convert(Job((str(corpus),), "text", str(tmp_path / "out"), limit=3))

    assert len(list((tmp_path / "out").glob("[!.]*"))) == 3
    assert list((tmp_path / "out").glob(".*")) == []


def test_limit_and_resume(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stopped run with a limit ends where it would have ended; one that is full reads nothing more."""
    out, noted = tmp_path / "x.jsonl", Run.note

    def stopped(run: Run, entry: dict[str, Any]) -> None:
        noted(run, entry)
        if entry.get("units", 0) >= 14:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Run, "note", stopped)
        with pytest.raises(KeyboardInterrupt):
            convert(Job((str(corpus),), "jsonl", str(out), limit=10))
    assert convert(Job((str(corpus),), "jsonl", str(out), limit=10, resume=True)) == Summary(10, 0)
    assert len(ids(out)) == 10
    assert convert(Job((str(corpus),), "jsonl", str(out), limit=10, resume=True)).was_done


def test_sample(corpus: Path, tmp_path: Path) -> None:
    """A sample is the same every time, another one by another seed, and in the order of the inputs."""
    drawn = []
    for number, seed in enumerate((0, 0, 1)):
        convert(Job((str(corpus),), "jsonl", str(tmp_path / f"{number}.jsonl"), sample=10, seed=seed))
        drawn.append(ids(tmp_path / f"{number}.jsonl"))
    everything = [one.id for one in read(corpus, errors="keep") if hasattr(one, "id")]

    assert drawn[0] == drawn[1] != drawn[2]
    assert all(found == [ident for ident in everything if ident in found] for found in drawn)
    assert 8 <= len(drawn[0]) <= 10


def test_draw() -> None:
    """Every number is drawn about as often, and no more than there are."""
    times = [sum(number in drawn_numbers(10, 3, seed) for seed in range(1000)) for number in range(10)]

    assert all(200 < count < 400 for count in times)
    assert drawn_numbers(3, 10, 0) == {0, 1, 2}


def test_sample_of_records(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The records of a large file are inputs of their own."""
    monkeypatch.setattr(reading, "HEAD", 100)
    convert(Job((str(corpus),), "jsonl", str(tmp_path / "all.jsonl")))

    assert convert(Job((str(tmp_path / "all.jsonl"),), "csv", str(tmp_path / "x.csv"), sample=5)) == Summary(5, 0)


def test_words(corpus: Path, tmp_path: Path, capsys: Captured) -> None:
    """The command line has the words for it, and refuses what says nothing."""
    out = tmp_path / "x.jsonl"
    assert main(["convert", str(corpus), "-o", str(out), "--limit", "3"]) == 0
    assert main(["convert", str(corpus), "-o", str(out), "--sample", "3", "--seed", "5"]) == 0
    assert len(ids(out)) == 3
    assert main(["convert", str(corpus), "-o", str(out), "--limit", "0"]) == 2
    assert main(["convert", str(corpus), "-o", str(out), "--sample", "x"]) == 2
    capsys.readouterr()
