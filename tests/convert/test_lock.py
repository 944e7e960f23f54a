"""One run at a time into one output, whatever ends the run that holds it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from cablekit.cli.main import main
from cablekit.convert import lock as locking
from cablekit.convert.drafts import hidden_path, reopen
from cablekit.convert.job import Job
from cablekit.convert.lock import Lock
from cablekit.convert.run import Run, convert
from cablekit.errors import ReadError
from tests._helpers import SITE, Captured
from tests.make_corpus import make

HELD = re.compile(r"another run \(process ([0-9]+), since [0-9-]{10} [0-9:]{8}\) writes to it; wait until it ends, or")


class Stop(Exception):  # noqa: N818 - no error of the program's
    """Stops a run."""


def stop(made: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin a run and stop it."""

    def stopped(_: object) -> None:
        raise Stop

    with monkeypatch.context() as patched:
        patched.setattr(Run, "write_foot", stopped)
        with pytest.raises(Stop):
            convert(made)


def lock_of(path: Path, journal: Path | None = None) -> Lock:
    """Give the lock of a file."""
    return Lock(hidden_path(path, "lock"), str(path), journal)


@pytest.mark.parametrize(("to", "name"), [("jsonl", "x.jsonl"), ("text", "x")])
def test_second_run(to: str, name: str, tmp_path: Path, capsys: Captured) -> None:
    """While a run writes to a file or into a folder, another one is refused, and says who holds it."""
    out = tmp_path / name
    held = Lock(out / ".cablekit-lock", str(out), None) if to == "text" else lock_of(out)
    held.path.parent.mkdir(exist_ok=True)
    held.take()
    before = sorted(tmp_path.rglob("*"))

    assert main(["convert", str(SITE), "--to", to, "-o", str(out), "--jobs", "1"]) == 2
    message = HELD.search(capsys.readouterr().err)
    assert message is not None
    assert message[1] == str(os.getpid())
    assert sorted(tmp_path.rglob("*")) == before
    held.release(is_unfinished=False)
    assert main(["convert", str(SITE), "--to", to, "-o", str(out), "--jobs", "1"]) == 0
    assert [path.name for path in tmp_path.rglob("*lock")] == []


def test_file_of_errors_is_held_too(tmp_path: Path, capsys: Captured) -> None:
    """Two runs with one file of errors are two runs into one file."""
    held = lock_of(tmp_path / "e.jsonl")
    held.take()

    assert main(["convert", str(SITE), "-o", str(tmp_path / "x.csv"), "--errors", str(tmp_path / "e.jsonl")]) == 2
    assert f"{tmp_path / 'e.jsonl'}: another run (process" in capsys.readouterr().err
    held.release(is_unfinished=False)
    assert list(tmp_path.iterdir()) == []


def test_errors_of_an_unfinished_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new run into another output does not take the unfinished file of errors of a stopped run for its own."""
    errors = tmp_path / "e.jsonl"
    first = Job((str(SITE), "none"), "jsonl", str(tmp_path / "a.jsonl"), errors=str(errors))
    stop(first, monkeypatch)
    before = hidden_path(errors, "part").read_bytes()
    with pytest.raises(ReadError, match=r"e\.jsonl: belongs to an unfinished run; finish that run with --resume, or"):
        convert(Job((str(SITE),), "jsonl", str(tmp_path / "b.jsonl"), errors=str(errors)))

    assert hidden_path(errors, "part").read_bytes() == before
    assert convert(Job(first.inputs, "jsonl", first.out, errors=first.errors, resume=True)).bad == 1
    assert convert(Job((str(SITE),), "jsonl", str(tmp_path / "b.jsonl"), errors=str(errors))).bad == 0


def test_errors_of_a_run_that_was_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the journal of the stopped run is gone, its file of errors is free."""
    errors = str(tmp_path / "e.jsonl")
    stop(Job((str(SITE),), "jsonl", str(tmp_path / "a.jsonl"), errors=errors), monkeypatch)
    hidden_path(tmp_path / "a.jsonl", "journal").unlink()

    assert convert(Job((str(SITE),), "jsonl", str(tmp_path / "b.jsonl"), errors=errors)).cables == 1


def test_a_lock_that_is_removed_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock of a run that ends while another one looks at it is made again."""
    path = tmp_path / "lock"
    path.write_bytes(b"")
    look = Path.lstat

    def removed(self: Path) -> os.stat_result:
        self.unlink(missing_ok=True)
        return look(self)

    monkeypatch.setattr(Path, "lstat", removed)
    reopen(path, create=True).close()
    monkeypatch.undo()
    assert path.exists()
    with pytest.raises(FileNotFoundError):
        reopen(tmp_path / "none")


#: Loads the command line, waits for a line, and runs it.
READY = """
import sys
from cablekit.cli import convert_many, main
print("ready", flush=True)
sys.stdin.readline()
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.mark.slow
@pytest.mark.parametrize(("to", "name"), [("jsonl", "x.jsonl"), ("text", "x")])
def test_two_at_once(to: str, name: str, tmp_path: Path) -> None:
    """Of two runs that start at once one works, and one says why it does not."""
    make(tmp_path / "corpus", 400)
    command = [sys.executable, "-c", READY, "convert", str(tmp_path / "corpus"), "--to", to, "-o", str(tmp_path / name)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    runs = [subprocess.Popen(command, text=True, **pipes) for _ in "ab"]  # type: ignore[call-overload]
    for run in runs:
        run.stdout.readline()
    for run in runs:
        run.stdin.write("\n")
        run.stdin.flush()
    told = {run.communicate()[1]: run.returncode for run in runs}

    assert sorted(told.values()) == [0, 2]
    assert HELD.search(next(message for message, status in told.items() if status))


def test_killed_run_holds_nothing(tmp_path: Path) -> None:
    """A lock does not outlive the process that took it, even one that had no time to let it go."""
    path = tmp_path / "x.jsonl"
    code = (
        "import os, sys; from pathlib import Path; from cablekit.convert.lock import Lock\n"
        "Lock(Path(sys.argv[1]), 'x', None).take(); os._exit(9)"
    )
    held = lock_of(path)
    subprocess.run([sys.executable, "-c", code, str(held.path)], check=False)
    assert held.path.exists()
    held.take()
    assert locking.record_in(held.file)["pid"] == os.getpid()  # type: ignore[arg-type]
    held.release(is_unfinished=True)
    assert held.path.exists()
    held.release(is_unfinished=False)  # it is not held any more
    assert held.path.exists()


@pytest.mark.parametrize("swap", [False, True])
def test_lock_that_was_removed_meanwhile(swap: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    """A lock whose file was removed, or replaced, between opening and locking is taken again."""
    held, calls = lock_of(tmp_path / "x"), []
    locked = locking.lock_file

    def removed(file: object) -> None:
        calls.append(file)
        if len(calls) == 1:
            held.path.unlink()
            if swap:
                held.path.touch()
        locked(file)  # type: ignore[arg-type]

    monkeypatch.setattr(locking, "lock_file", removed)
    held.take()

    assert len(calls) == 2
    assert json.loads(held.path.read_bytes())["pid"] == os.getpid()
    held.release(is_unfinished=False)


@pytest.mark.parametrize("record", [b"", b"[]", b"nonsense", b'{"since": 7}'])
def test_record_that_says_nothing(record: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that has just begun is given a moment to say who it is; one that never does is another run."""
    monkeypatch.setattr(locking, "PAUSE", 0)
    held = lock_of(tmp_path / "x")
    held.take()
    held.path.write_bytes(record)

    with pytest.raises(ReadError, match="x: another run writes to it; wait until it ends"):
        lock_of(tmp_path / "x").take()
    held.release(is_unfinished=False)


def test_no_locks_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """A file system without locks is an error that names the output."""

    def none(_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(locking, "lock_file", none)

    assert main(["convert", str(SITE), "-o", str(tmp_path / "x.csv")]) == 1
    assert capsys.readouterr().err.startswith(f"cablekit: {tmp_path / 'x.csv'}: No locks available; ")


def test_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no `fcntl` a byte past the record is locked, and an open file is removed after it is closed."""
    calls: list[tuple[object, ...]] = []
    windows = ModuleType("msvcrt")
    vars(windows).update(LK_NBLCK=2, locking=lambda *words: calls.append(words))
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    held = lock_of(tmp_path / "x")
    held.take()
    file, removed = held.file, Path.unlink
    assert file is not None
    assert calls == [(file.fileno(), 2, 1)]

    def refused(path: Path, *, missing_ok: bool = False) -> None:
        if not file.closed:
            raise PermissionError(13, "in use")
        removed(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    held.release(is_unfinished=False)
    assert not held.path.exists()

    def busy(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    vars(windows)["locking"] = busy
    monkeypatch.setattr(locking, "LOOKS", 0)
    with pytest.raises(ReadError, match="another run writes to it"):
        held.take()
