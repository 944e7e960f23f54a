"""`--resume` refuses inputs that are not those of the run in the journal, finished or not."""

import io
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cablekit.archives import units as reading
from cablekit.cli.main import main
from cablekit.convert.drafts import hidden_path
from cablekit.convert.job import Job
from cablekit.convert.plan import record_paths
from cablekit.convert.run import Run, Summary, convert
from cablekit.errors import LONGEST_PATH, ReadError, without_middle
from tests._helpers import TELEGRAM, Captured
from tests.make_corpus import make


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of invented cables."""
    monkeypatch.setattr(reading, "CHUNK", 5)
    make(tmp_path / "corpus", 12)
    return tmp_path / "corpus"


def stop(made: Job, monkeypatch: pytest.MonkeyPatch, units: int) -> None:
    """Begin a run and stop it when so many inputs are done."""
    noted = Run.note

    def stopped(run: Run, entry: dict[str, int]) -> None:
        noted(run, entry)
        if entry.get("units", 0) >= units:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Run, "note", stopped)
        with pytest.raises(KeyboardInterrupt):
            convert(made)


def nth(corpus: Path, number: int) -> Path:
    """Give an input by its place in the order."""
    return sorted(corpus.iterdir())[number]


def touch(path: Path) -> None:
    """Change the time of a file, and nothing else."""
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))


def grow(path: Path) -> None:
    """Change the size of a file, and not its time."""
    facts = path.stat()
    path.write_bytes(path.read_bytes() + b"\n")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def rename(path: Path) -> None:
    """Give a file another name at the same place of the order."""
    path.rename(path.with_name(path.name + "x"))


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "time": (touch, r"{name} \(.*\) has changed; it was {name} \("),
    "size": (grow, r"{name} \(.*\) has changed; it was {name} \("),
    "name": (rename, r"expected {name} \(.*\), found {other} \("),
    "gone": (Path.unlink, r"expected {name} \(.*\), found "),
}


def brief(path: Path) -> str:
    """Give a pattern of a path as messages have it."""
    return re.escape(without_middle(str(path), LONGEST_PATH))


@pytest.mark.parametrize(("to", "out"), [("jsonl", "x.jsonl"), ("text", "out")])
@pytest.mark.parametrize("is_finished", [False, True])
@pytest.mark.parametrize("change", CHANGES)
def test_inputs_that_differ(
    change: str,
    is_finished: bool,  # noqa: FBT001
    to: str,
    out: str,
    corpus: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first input that differs is named, and nothing is written."""
    made = Job((str(corpus),), to, str(tmp_path / out))
    if is_finished:
        convert(made)
    else:
        stop(made, monkeypatch, 10)
    path = nth(corpus, 3)
    alter, message = CHANGES[change]
    alter(path)
    touch(nth(corpus, 6))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and "lock" not in path.name}
    with pytest.raises(ReadError, match=message.format(name=brief(path), other=brief(Path(f"{path}x")))) as caught:
        convert(Job(made.inputs, to, made.out, resume=True))

    assert caught.value.message.startswith("the inputs are not those of the run in the journal: ")
    assert caught.value.message.endswith(" run again without --resume")
    assert before == {
        path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and "lock" not in path.name
    }


@pytest.mark.parametrize("is_finished", [False, True])
def test_inputs_that_end_early(
    is_finished: bool,  # noqa: FBT001
    corpus: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An input at the end that is missing is named."""
    made = Job((str(corpus),), "jsonl", str(tmp_path / "x.jsonl"))
    if is_finished:
        convert(made)
    else:
        stop(made, monkeypatch, 12)
    gone = nth(corpus, 11)
    gone.unlink()
    with pytest.raises(ReadError, match=rf"{brief(gone)} \(.*\) is missing; "):
        convert(Job(made.inputs, "jsonl", made.out, resume=True))


def test_inputs_that_are_new(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that came after the last one that is done is read by a stopped run, and named by a finished one."""
    made = Job((str(corpus),), "jsonl", str(tmp_path / "x.jsonl"))
    stop(made, monkeypatch, 10)
    (corpus / "z.txt").write_bytes(TELEGRAM)
    again = Job(made.inputs, "jsonl", made.out, resume=True)
    assert convert(again) == Summary(13, 0)
    assert convert(again).was_done
    (corpus / "zz.txt").write_bytes(TELEGRAM)
    with pytest.raises(ReadError, match=r"zz\.txt \(.*\) is new; run again without --resume"):
        convert(again)


def test_options_of_a_finished_run(corpus: Path, tmp_path: Path) -> None:
    """A finished run is not taken for one with other options."""
    out = str(tmp_path / "x.csv")
    convert(Job((str(corpus),), "csv", out))
    with pytest.raises(ReadError, match="is of a run with --excel-safe off, not on"):
        convert(Job((str(corpus),), "csv", out, excel_safe=True, resume=True))


def test_output_that_differs(corpus: Path, tmp_path: Path) -> None:
    """An output that is not as the run left it is not called done."""
    out = tmp_path / "x.csv"
    convert(Job((str(corpus),), "csv", str(out), errors=str(tmp_path / "e")))
    again = Job((str(corpus),), "csv", str(out), errors=str(tmp_path / "e"), resume=True)
    assert convert(again).was_done
    (tmp_path / "e").unlink()
    with pytest.raises(ReadError, match="e: is not as the finished run left it; run again without --resume"):
        convert(again)
    out.write_bytes(b"short")
    with pytest.raises(ReadError, match="csv: is not as the finished run left it"):
        convert(again)


@pytest.mark.parametrize(("to", "out"), [("jsonl", "x.jsonl"), ("text", "out")])
def test_output_without_a_record(to: str, out: str, corpus: Path, tmp_path: Path, capsys: Captured) -> None:
    """An output of which no journal says what it was made from is not called done; the advice works."""
    words = ["convert", str(corpus), "--to", to, "-o", str(tmp_path / out)]
    assert main(words) == 0
    for path in tmp_path.rglob("*cablekit-done"):
        path.unlink()
    capsys.readouterr()
    assert main([*words, "--resume"]) == 2
    assert "already exists, and no journal says what it was made from; " in capsys.readouterr().err


def test_output_that_was_removed(corpus: Path, tmp_path: Path) -> None:
    """Where the output of a finished run is gone, `--resume` begins again."""
    made = Job((str(corpus),), "jsonl", str(tmp_path / "x.jsonl"), resume=True)
    convert(made)
    (tmp_path / "x.jsonl").unlink()

    assert convert(made) == Summary(12, 0)


def test_run_that_begins_again(corpus: Path, tmp_path: Path) -> None:
    """A new run over a finished one has a record of its own."""
    out = str(tmp_path / "x.jsonl")
    convert(Job((str(corpus),), "jsonl", out))
    nth(corpus, 3).unlink()
    assert convert(Job((str(corpus),), "jsonl", out)) == Summary(11, 0)
    assert convert(Job((str(corpus),), "jsonl", out, resume=True)).was_done


def test_standard_input_that_differs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input has no size and no time: its records are compared by their lengths."""
    lines = [b'{"schema":"https://w3id.org/cablekit/dict/1","cable":{}}\n'] * 12
    made = Job(("-",), "jsonl", str(tmp_path / "x.jsonl"))
    monkeypatch.setattr(reading, "CHUNK", 5)
    for text, resume in (
        (lines, False),
        (lines[:3] + [line.replace(b"{}}", b'{"year_hint":1974}}') for line in lines[3:]], True),
        (lines, True),
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"".join(text))))
        if not resume:
            stop(made, monkeypatch, 10)
        elif text is lines:
            assert convert(Job(made.inputs, "jsonl", made.out, resume=True)) == Summary(12, 0)
        else:
            with pytest.raises(ReadError, match="the run in the journal: their records differ; remove"):
                convert(Job(made.inputs, "jsonl", made.out, resume=True))


def test_the_exact_command(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """Ctrl-C says how to continue, in the words that were said; the advice works."""
    out = tmp_path / "an output.jsonl"
    words = ["convert", str(corpus), "-o", str(out)]

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Run, "write_foot", interrupted)
        assert main(words) == 130
        assert main([*words, "--resume"]) == 130
        first, second = capsys.readouterr().err.splitlines()
        assert first == second
        assert first == f"cablekit: stopped; continue with: cablekit convert {corpus} -o '{out}' --resume"
        assert main(["convert", str(corpus), "--to", "jsonl"]) == 130
        assert capsys.readouterr().err == "cablekit: stopped; this run cannot be continued; start it again\n"
    assert main([*words, "--resume"]) == 0
    assert not hidden_path(out, "lock").exists()


def test_record_of_a_folder(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder has only cables: the record is beside it, or inside where nothing can be put beside."""
    convert(Job((str(corpus),), "text", str(tmp_path / "a")))
    assert not list((tmp_path / "a").glob(".*"))
    assert (tmp_path / ".a.cablekit-done").is_file()
    replaced = Path.replace

    def refused(path: Path, place: Path) -> Path:
        if place.name == ".b.cablekit-done":
            raise OSError(18, "Invalid cross-device link")
        return replaced(path, place)

    monkeypatch.setattr(Path, "replace", refused)
    convert(Job((str(corpus),), "text", str(tmp_path / "b")))
    assert [path.name for path in (tmp_path / "b").glob(".*")] == [".cablekit-done"]
    for name in "ab":
        assert convert(Job((str(corpus),), "text", str(tmp_path / name), resume=True)).was_done


def test_record_that_cannot_be_kept(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run whose record cannot be kept is finished all the same; its journal stays, and is continued to nothing."""
    replaced = Path.replace

    def refused(path: Path, place: Path) -> Path:
        if place.name.endswith("cablekit-done"):
            raise PermissionError(13, "Permission denied")
        return replaced(path, place)

    made = Job((str(corpus),), "text", str(tmp_path / "a"))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refused)
        assert convert(made) == Summary(12, 0)
    assert convert(Job(made.inputs, "text", made.out, resume=True)) == Summary(12, 0)
    assert convert(Job(made.inputs, "text", made.out, resume=True)).was_done


def test_the_current_folder(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder is an output as others."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    convert(Job((str(corpus),), "text", "."))

    assert convert(Job((str(corpus),), "text", ".", resume=True)).was_done
    assert record_paths(Path("/.cablekit-journal"), Path("/")) == (Path("/.cablekit-done"),)
