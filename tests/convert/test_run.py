"""Many files become many: in order, to the byte, whatever stops the run on its way."""

import base64
import csv
import io
import json
import os
import random
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cablekit._atomic import remove_drafts, write_draft
from cablekit.archives import units as reading
from cablekit.archives.files import read, read_input
from cablekit.archives.units import Unit
from cablekit.archives.writing import DEVICE
from cablekit.cli.main import main
from cablekit.convert import run as batch
from cablekit.convert.drafts import Draft, hidden_path
from cablekit.convert.inputs import units
from cablekit.convert.job import Job
from cablekit.convert.naming import name_for
from cablekit.convert.run import Summary, convert
from cablekit.convert.worker import Result, convert_chunk
from cablekit.corpus.csv_rows import csv_row
from cablekit.corpus.records import RECORD_COLUMNS, to_record
from cablekit.errors import ModelError, ReadError
from cablekit.model import Cable, Place
from cablekit.telegram.write import to_text
from cablekit.xml import read_cables, stream, write_cables
from tests._helpers import EXAMPLES, TELEGRAM, Binary, Captured
from tests.make_corpus import make


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of made-up cables in several layouts, three handfuls; two of the files cannot be read."""
    monkeypatch.setattr(reading, "CHUNK", 10)
    folder = tmp_path / "corpus"
    make(folder, 30, broken=15)
    return folder


def job(corpus: Path, to: str, out: Path, **options: Any) -> Job:
    """Give a job over one folder."""
    return Job((str(corpus),), to, str(out), **options)


def good(corpus: Path) -> list[Cable]:
    """Give the cables of a folder that can be read."""
    return [cable for cable in read(corpus, errors="keep") if isinstance(cable, Cable)]


def visible(folder: Path) -> list[Path]:
    """Give what is in a folder, but for the record of the finished run."""
    return [path for path in folder.iterdir() if path.name != ".cablekit-done"]


def heard() -> tuple[list[str], Callable[[str], None]]:
    """Give a list, and what fills it."""
    told: list[str] = []
    return told, told.append


# --- what comes out ---------------------------------------------------------------------------


@pytest.mark.parametrize("to", ["jsonl", "xml"])
def test_one_file(to: str, corpus: Path, tmp_path: Path) -> None:
    """All cables stand in one file, in the order of the inputs, equal and with their texts; nothing is left beside."""
    told, complain = heard()
    out = tmp_path / f"out.{to}"
    done = convert(job(corpus, to, out, source=True), complain=complain)
    cables = list(read(out))

    assert done == Summary(28, 2)
    assert cables == good(corpus)
    assert [to_text(cable) for cable in cables] == [to_text(cable) for cable in good(corpus)]
    assert [line.split(": ")[0] for line in told] == [str(corpus / "000015.xml"), str(corpus / "000030.xml")]
    assert sorted(path.name for path in tmp_path.iterdir()) == [f".{out.name}.cablekit-done", "corpus", out.name]


@pytest.mark.parametrize(("to", "suffix"), [("text", "txt"), ("xml", "xml"), ("json", "json")])
def test_folder_of_files(to: str, suffix: str, corpus: Path, tmp_path: Path) -> None:
    """Each cable has a file with its id for a name."""
    out = tmp_path / "out"
    convert(job(corpus, to, out))
    names = {path.name for path in visible(out)}

    assert names == {f"{cable.id}.{suffix}" for cable in good(corpus)}
    assert out.joinpath(f"{good(corpus)[0].id}.{suffix}").stat().st_size


def test_one_file_of_xml(corpus: Path, tmp_path: Path) -> None:
    """The file is the one that the library writes, and is read by the library's reader of many."""
    out, other = tmp_path / "out.xml", tmp_path / "other.xml"
    convert(job(corpus, "xml", out), complain=str)
    write_cables(good(corpus), other)

    assert out.read_bytes() == other.read_bytes()
    assert list(read_cables(out)) == good(corpus)


def test_csv(corpus: Path, tmp_path: Path) -> None:
    """A CSV has a head and a row for each cable."""
    out = tmp_path / "out.csv"
    convert(job(corpus, "csv", out))
    head, *rows = csv.reader(io.StringIO(out.read_text(encoding="utf-8"), newline=""))

    assert tuple(head) == RECORD_COLUMNS
    assert [row[0] for row in rows] == [cable.id for cable in good(corpus)]
    assert rows[0][head.index("tags")] == to_record(good(corpus)[0])["tags"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_formulas(cell: str) -> None:
    """What a spreadsheet would run gets an apostrophe where that is asked for, and stays as it is where not."""
    asked, plain = (
        next(csv.reader(io.StringIO(csv_row([cell], excel_safe=safe).decode(), newline=""))) for safe in (True, False)
    )

    assert (asked, plain) == ([f"'{cell}"], [cell])


@pytest.mark.parametrize(
    ("columns", "is_whole"), [(("id", "tags", "catalog_date"), False), (("id", "authority"), True), ((), True)]
)
def test_columns_without_the_body(
    columns: tuple[str, ...],
    is_whole: bool,  # noqa: FBT001
    corpus: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The body is read where a column needs it; the rows are the same."""
    asked: set[bool] = set()

    def noted(*words: Any, body: bool, **options: Any) -> Any:
        asked.add(body)
        return read_input(*words, body=body, **options)

    convert(job(corpus, "csv", tmp_path / "all.csv"))
    monkeypatch.setattr(reading, "read_input", noted)
    for to in ("csv", "records"):
        convert(job(corpus, to, tmp_path / f"x.{to}", columns=columns))
    with (tmp_path / "all.csv").open(newline="") as every, (tmp_path / "x.csv").open(newline="") as some:
        whole, rows = list(csv.DictReader(every)), list(csv.DictReader(some))

    assert asked == {is_whole}
    assert rows == [{column: row[column] for column in columns or row} for row in whole]
    lines = [json.loads(line) for line in (tmp_path / "x.records").read_bytes().splitlines()]
    assert [line["id"] for line in lines] == [row["id"] or None for row in rows]


def test_several_processes(corpus: Path, tmp_path: Path) -> None:
    """Two processes give the very bytes that one gives, and the errors in order too."""
    for jobs in (1, 2):
        convert(job(corpus, "jsonl", tmp_path / f"{jobs}.jsonl", jobs=jobs, errors=str(tmp_path / f"{jobs}.errors")))

    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert (tmp_path / "1.errors").read_bytes() == (tmp_path / "2.errors").read_bytes()


def test_errors_file(tmp_path: Path) -> None:
    """The file of errors has the place and the reason of each, and the bytes of a record that stands in a file."""
    lines = tmp_path / "in.jsonl"
    lines.write_bytes(b'{"schema":"https://w3id.org/cablekit/dict/1","cable":{}}\nbad\n' + b"x" * 70_000 + b"\n")
    errors = tmp_path / "errors.jsonl"
    inputs = (str(lines), str(tmp_path / "none.txt"))
    done = convert(Job(inputs, "jsonl", str(tmp_path / "out.jsonl"), errors=str(errors)))
    entries = [json.loads(line) for line in errors.read_bytes().splitlines()]

    assert done == Summary(1, 3)
    assert [entry["place"] for entry in entries] == [f"{lines}:2", f"{lines}:3", str(tmp_path / "none.txt")]
    assert base64.b64decode(entries[0]["data"]) == b"bad"
    assert entries[2] == {"place": str(tmp_path / "none.txt"), "reason": "No such file or directory"}


def test_errors_of_a_small_file(tmp_path: Path) -> None:
    """A record of a small file brings its bytes too; a file that is one cable is there to be looked at."""
    lines, whole = tmp_path / "a.jsonl", tmp_path / "b.json"
    lines.write_bytes(b'{"schema":"https://w3id.org/cablekit/dict/1","cable":{}}\nbad\n')
    whole.write_bytes(b'{"schema":"https://w3id.org/cablekit/dict/1","cable":7}')
    convert(Job((str(tmp_path / "*.json*"),), "csv", str(tmp_path / "out"), errors=str(tmp_path / "errors")))
    first, second = map(json.loads, (tmp_path / "errors").read_bytes().splitlines())

    assert (first["place"], base64.b64decode(first["data"])) == (f"{lines}:2", b"bad")
    assert second == {"place": str(whole), "reason": "$.cable: expected an object, got 7"}


def test_cable_that_cannot_be_written() -> None:
    """A cable that the format cannot carry is a bad record, and the others go on."""
    broken = Unit(Place("x"), "json", b'{"schema":"https://w3id.org/cablekit/dict/1","cable":{"encoding":"koi8-r"}}')
    (result,) = convert_chunk(Job((), "text", "-"), [broken])

    assert "cannot write in 'koi8-r'" in result.reason


def test_great_files(corpus: Path, tmp_path: Path) -> None:
    """A great file is handed out record by record if it has records, else as a whole."""
    convert(job(corpus, "jsonl", tmp_path / "great.jsonl", source=True), complain=str)
    (tmp_path / "great.txt").write_bytes(b"TAGS: XG\n" * 10_000)
    found = list(units([str(tmp_path / "great.jsonl"), str(tmp_path / "great.txt")]))

    assert [str(unit.place.line) for unit in found[:-1]] == [str(line) for line in range(1, 29)]
    assert (found[-1].place, found[-1].data) == (Place(str(tmp_path / "great.txt")), None)


def test_great_file_that_breaks(tmp_path: Path) -> None:
    """A great file that is not whole gives what is before the break, and one bad record."""
    great = tmp_path / "great.xml"
    great.write_bytes(stream.HEAD + b" " * 70_000 + b"<cable")
    (unit,) = units([str(great)])

    assert unit.place == Place(str(great))
    assert unit.reason.startswith("line 3: not well-formed XML")
    assert convert_chunk(Job((), "text", "-"), [unit])[0].reason == unit.reason


def test_standard_streams(monkeypatch: pytest.MonkeyPatch, capfdbinary: Binary) -> None:
    """Standard input is an input like others, and one file may go to standard output."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TELEGRAM)))

    assert main(["convert", "-", str(EXAMPLES), "--to", "jsonl"]) == 0
    out, error = capfdbinary.readouterr()
    assert [json.loads(line)["cable"]["header"]["tags"] for line in out.splitlines()[:1]] == [["XG"]]
    assert error == b"cablekit: 5 cables written, 0 records with errors\n"


# --- names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ident",
    ["../../x", "/etc/passwd", "a\0b", "CON", "com1.txt", "x" * 300, ".hidden", "tail.", "caf\u00e9", "..", "a/b\\c:d"],
)
def test_names_are_safe(ident: str, tmp_path: Path) -> None:
    """Whatever an id is, the name is a short one of plain letters that no system keeps for itself."""
    name = name_for(Result("in/x.txt", ident, b""), ".xml", tmp_path, {})

    assert set(name) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-")
    assert len(name) < 100
    assert name[0] not in ".-"
    assert not DEVICE.match(name)
    assert name != name_for(Result("in/x.txt", ident + "x", b""), ".xml", tmp_path, {})


def test_names_are_unique(tmp_path: Path) -> None:
    """Cables with one id, and files that are there, get names of their own; one without an id has that of its file."""
    taken: set[str] = set()
    for _ in range(3):
        taken.add(name_for(Result("a.txt", "08ZENDA1", b""), ".txt", tmp_path, taken).casefold())
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")

    assert sorted(map(len, taken)) == [12, 21, 21]
    assert name_for(Result("in/b.txt", "", b""), ".txt", tmp_path, taken).startswith("b-")
    taken.add("08zenda2.txt")
    assert name_for(Result("a.txt", "08ZENDA2", b""), ".txt", tmp_path, taken).startswith("08ZENDA2-")


def test_names_never_run_out(tmp_path: Path) -> None:
    """However many cables have one name, each file has its own."""
    taken: set[str] = set()
    for _ in range(1200):
        taken.add(name_for(Result("a.json", "", b""), ".txt", tmp_path, taken).casefold())

    assert len(taken) == 1200


def test_same_id_twice(tmp_path: Path) -> None:
    """Both cables of one id are kept."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes((EXAMPLES / "08ZENDA0910.txt").read_bytes())
    out = tmp_path / "out"
    assert main(["convert", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--to", "text", "-o", str(out)]) == 0

    assert len(visible(out)) == 2


# --- stops ------------------------------------------------------------------------------------


class Stop(Exception):  # noqa: N818 - no error of the program's
    """Stops a run."""


def stopped(made: Job, after: int, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """Run a job until something is called for the *after*-th time."""
    count = 0
    called = getattr(batch, where) if hasattr(batch, where) else getattr(batch.Run, where)
    owner = batch if hasattr(batch, where) else batch.Run

    def stop(*arguments: object) -> object:
        nonlocal count
        count += 1
        if count == after:
            raise Stop
        return called(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(owner, where, stop)
        with pytest.raises(Stop):
            convert(made, complain=str)


def snapshot(out: Path) -> object:
    """Give what stands in a file, or in the files of a folder."""
    if out.is_dir():
        return {path.name: path.read_bytes() for path in visible(out)}
    return out.read_bytes()


@pytest.mark.parametrize(
    ("where", "after"), [("rename_new", 1), ("rename_new", 15), ("note", 2), ("note", 4), ("write_foot", 1)]
)
def test_stopped_folder(where: str, after: int, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder whose run was stopped anywhere is the same after `--resume` as that of an undisturbed run."""
    whole, out = tmp_path / "whole", tmp_path / "out"
    convert(job(corpus, "text", whole), complain=str)
    stopped(job(corpus, "text", out), after, monkeypatch, where)
    done = convert(job(corpus, "text", out, resume=True), complain=str)

    assert snapshot(out) == snapshot(whole)
    assert (done.cables, done.bad) == (28, 2)


@pytest.mark.parametrize(
    ("where", "after"), [("write_data", 1), ("write_data", 2), ("note", 1), ("note", 2), ("note", 4), ("write_foot", 1)]
)
@pytest.mark.parametrize("to", ["xml", "csv"])
def test_stopped_file(
    where: str, after: int, to: str, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is not seen before it is whole, and is the same after `--resume`; the errors too."""
    whole, out = tmp_path / f"whole.{to}", tmp_path / f"out.{to}"
    errors = {path: str(path) + ".errors" for path in (whole, out)}
    convert(job(corpus, to, whole, errors=errors[whole]))
    stopped(job(corpus, to, out, errors=errors[out]), after, monkeypatch, where)
    assert not out.exists()
    convert(job(corpus, to, out, errors=errors[out], resume=True))

    assert snapshot(out) == snapshot(whole)
    assert Path(errors[out]).read_bytes() == Path(errors[whole]).read_bytes()
    hidden = {path.name for path in tmp_path.glob(".*")}
    assert hidden == {f".{path.name}.cablekit-done" for path in (whole, out)}


def interrupted(*_: object) -> None:
    """Do what Ctrl-C does, also where the signal is ignored, as in the background."""
    raise KeyboardInterrupt


def test_stopped_at_the_very_end(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that was stopped between its last note and its names only gives the names."""
    out = tmp_path / "out.jsonl"
    with monkeypatch.context() as patched:
        patched.setattr(Draft, "finish", interrupted)
        with pytest.raises(KeyboardInterrupt):
            convert(job(corpus, "jsonl", out), complain=str)
    assert not out.exists()

    assert convert(job(corpus, "jsonl", out, resume=True)) == Summary(28, 2)
    assert len(list(read(out))) == 28


@pytest.mark.parametrize(("to", "name"), [("jsonl", "out.jsonl"), ("text", "out")])
def test_nothing_to_resume(to: str, name: str, corpus: Path, tmp_path: Path, capsys: Captured) -> None:
    """To go on with a run that is done changes nothing."""
    out = tmp_path / name
    convert(job(corpus, to, out), complain=str)
    before = snapshot(out)
    capsys.readouterr()

    assert main(["convert", str(corpus), "--to", to, "-o", str(out), "--resume"]) == 0
    message = f"{out}: already exists, made from these inputs; there is nothing to resume"
    assert capsys.readouterr().err == f"cablekit: {message}\n"
    assert snapshot(out) == before


def test_resume_without_a_run(corpus: Path, tmp_path: Path) -> None:
    """`--resume` where nothing was begun begins."""
    assert convert(job(corpus, "jsonl", tmp_path / "x.jsonl", resume=True), complain=str) == Summary(28, 2)


def test_resume_of_another_run(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run is gone on with only as it was begun: its options, its inputs, its files."""
    out = tmp_path / "out.jsonl"
    stopped(job(corpus, "jsonl", out), 3, monkeypatch, "note")
    with pytest.raises(ReadError, match="an unfinished run is there; continue it with --resume, or remove"):
        convert(job(corpus, "jsonl", out))
    with pytest.raises(
        ReadError, match=r"is of a run with --source off, not on; repeat the options it began with, or remove"
    ):
        convert(job(corpus, "jsonl", out, resume=True, source=True))
    (corpus / "000000.txt").write_bytes(b"TAGS: XG")
    with pytest.raises(ReadError, match=r"journal: expected .*txt \(.* bytes, changed .*\), found .*000000\.txt"):
        convert(job(corpus, "jsonl", out, resume=True))
    hidden_path(out, "part").write_bytes(b"")
    (corpus / "000000.txt").unlink()
    with pytest.raises(ReadError, match=r"is shorter than its journal says; remove .*journal and run again without"):
        convert(job(corpus, "jsonl", out, resume=True))
    hidden_path(out, "journal").write_bytes(b"nonsense\n")
    with pytest.raises(ReadError, match=r"line 1 was not written by cablekit; remove .*journal and run again"):
        convert(job(corpus, "jsonl", out, resume=True))


def test_torn_journal(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of the journal that was not written to its end counts for nothing."""
    out, whole = tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    convert(job(corpus, "jsonl", whole), complain=str)
    stopped(job(corpus, "jsonl", out), 3, monkeypatch, "note")
    with hidden_path(out, "journal").open("ab") as file:
        file.write(b'{"units": 1')
    convert(job(corpus, "jsonl", out, resume=True), complain=str)

    assert out.read_bytes() == whole.read_bytes()


def test_drafts_of_a_killed_run(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What workers had laid down when the run was killed, or lay down a moment later, is swept away."""
    out = tmp_path / "out"
    stopped(job(corpus, "text", out), 3, monkeypatch, "rename_new")
    write_draft(str(out), b"at once")
    assert list(out.glob(".cablekit-*.tmp"))

    def late(folder: Path) -> None:
        remove_drafts(folder)
        write_draft(str(folder), b"late")

    with monkeypatch.context() as patched:
        patched.setattr(batch, "remove_drafts", late)
        stopped(job(corpus, "text", out, resume=True), 1, patched, "write_foot")
    convert(job(corpus, "text", out, resume=True), complain=str)

    assert {path.name for path in visible(out)} == {f"{cable.id}.txt" for cable in good(corpus)}


@pytest.mark.slow
@pytest.mark.parametrize(("to", "name"), [("jsonl", "out.jsonl"), ("text", "out")])
def test_kill(to: str, name: str, tmp_path: Path) -> None:
    """Kill -9 at a random moment and `--resume` give the bytes of an undisturbed run; no worker outlives its parent."""
    make(tmp_path / "corpus", 400)
    command = [sys.executable, "-m", "cablekit", "convert", str(tmp_path / "corpus"), "--to", to, "--jobs", "2", "-o"]
    (tmp_path / "whole").mkdir()
    subprocess.run([*command, str(tmp_path / "whole" / name)], check=True, capture_output=True)
    for attempt in range(3):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        with subprocess.Popen([*command, str(folder / name)], stderr=subprocess.PIPE) as process:
            wait_for(process, steps_in(folder / name, random.randint(1, 5)))
            process.kill()
            assert process.stderr is not None
            process.stderr.read()  # ends when the workers have ended too
        subprocess.run([*command, str(folder / name), "--resume"], check=True, capture_output=True)

        assert snapshot(folder / name) == snapshot(tmp_path / "whole" / name)


def steps_in(out: Path, steps: int) -> Callable[[], bool]:
    """Give what says whether so many steps of a run are in its journal; what passes until then no clock can tell."""
    journals = hidden_path(out, "journal"), out / ".cablekit-journal"
    return lambda: any(path.exists() and path.read_bytes().count(b'"units"') >= steps for path in journals)


def wait_for(process: "subprocess.Popen[bytes]", there: Callable[[], bool]) -> None:
    """Wait until something is there, or the process has ended without it."""
    while process.poll() is None and not there():
        time.sleep(0.001)


def test_one_input_is_no_list_of_letters() -> None:
    """A path where a tuple of paths is due is refused: letter by letter it would be read, `/` and all below it."""
    with pytest.raises(ModelError, match=r"^inputs: expected a tuple or list of strings, got '/x'; one alone is"):
        Job("/x", "jsonl", "out.jsonl")


# --- the command line -------------------------------------------------------------------------


def test_summary(corpus: Path, tmp_path: Path, capsys: Captured) -> None:
    """The run ends with a summary; the status is 1 where something could not be read."""
    assert main(["convert", str(corpus), "-o", str(tmp_path / "out.csv")]) == 1
    lines = capsys.readouterr().err.splitlines()

    assert lines[0].startswith(f"cablekit: {corpus}/000015.xml: ")
    assert lines[-1] == "cablekit: 28 cables written, 2 records with errors"


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["--to", "text", "--jobs", "2"], 2, "many cables as text are many files; give -o FOLDER, or --to jsonl"),
        (["--to", "csv", "--seed", "2"], 2, "--seed: needs a sample; add --sample N"),
        (
            ["-", "--to", "csv", "--sample", "2"],
            2,
            "--sample: the inputs are read twice, and a pipe can be read only once; give files",
        ),
        (["--to", "jsonl", "--resume"], 2, "--resume: a run to standard output cannot be resumed; give -o OUT"),
        (["--to", "jsonl", "-o", "no/x.jsonl"], 2, "No such file or directory"),
        (
            ["--to", "jsonl", "-o", "no/x.jsonl"],
            2,
            "cablekit: no/x.jsonl: No such file or directory; create its folder",
        ),
        (
            ["--to", "csv", "-o", "x.csv", "--errors", "no/e"],
            2,
            "cablekit: no/e: No such file or directory; create its",
        ),
        (["--to", "text", "-o", "full"], 2, "full: is not empty; choose a new folder"),
        (["--to", "text", "-o", "in/out"], 2, "in/out: is inside an input; choose a folder outside it"),
    ],
)
def test_wrong_words(
    words: list[str], status: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """What cannot be is told in one line."""
    monkeypatch.chdir(tmp_path)
    for name in ("in", "full"):
        Path(name).mkdir()
        Path(name, "a.txt").write_bytes(b"TAGS: XG")

    assert main(["convert", "in", *words]) == status
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("word", ["0", "-1", "x"])
def test_jobs_that_cannot_be(word: str, capsys: Captured) -> None:
    """A number of processes is one at least."""
    assert main(["convert", "x", "--jobs", word]) == 2
    assert "--jobs" in capsys.readouterr().err


def test_worker_that_dies(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """A process that the system ends is told, and the run can be gone on with."""
    monkeypatch.setattr(batch, "convert_chunk", die)

    assert main(["convert", str(corpus), "-o", str(tmp_path / "x.jsonl"), "--jobs", "2"]) == 1
    command = f"cablekit convert {corpus} -o {tmp_path / 'x.jsonl'} --jobs 2 --resume"
    message = f"a worker process died, perhaps because memory ran out; continue with: {command}\n"
    assert capsys.readouterr().err == f"cablekit: {message}"


def die(*_: object) -> None:
    """Die, as a process does that is killed."""
    os._exit(9)


def test_full_disk(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """A full disk is told; what was done can be gone on with."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Draft, "add", full)
        assert main(["convert", str(corpus), "-o", str(tmp_path / "x.csv")]) == 1
        place = tmp_path / "x.csv"
        advice = f"continue with: cablekit convert {corpus} -o {place} --resume"
        assert capsys.readouterr().err == f"cablekit: {place}: No space left on device; {advice}\n"
        patched.setattr(batch.Run, "write_data", full)
        assert main(["convert", str(corpus), "--to", "csv"]) == 1
        assert capsys.readouterr().err == "cablekit: standard output: No space left on device\n"
    assert main(["convert", str(corpus), "-o", str(tmp_path / "x.csv"), "--resume"]) == 1
    assert (tmp_path / "x.csv").exists()


def test_packed_files(tmp_path: Path) -> None:
    """A packed file is converted file by file, short or long; a cable without an id has its inner name."""
    head = b"R 080915Z MAY 08\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nUNCLAS\n\nTAGS: XG\n\n1. (U) "
    (tmp_path / "in").mkdir()
    with zipfile.ZipFile(tmp_path / "in" / "a.zip", "w") as archive:
        archive.writestr("x/one.txt", head + b"Yes.\n")
        archive.writestr("../two.txt", b"TAGS: XG\n")
    with tarfile.open(tmp_path / "in" / "b.tar", "w") as long:
        for name in ("three.txt", "four.txt"):
            info = tarfile.TarInfo(name)
            data = head + b"Yes. " * 20_000 + b"\n"
            info.size = len(data)
            long.addfile(info, io.BytesIO(data))
    done = convert(Job((str(tmp_path / "in"),), "text", str(tmp_path / "out"), errors=str(tmp_path / "errors")))

    assert (done.cables, done.bad) == (3, 1)
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if path.suffix == ".txt") == [
        "four.txt", "one.txt", "three.txt",
    ]  # fmt: skip
    assert json.loads((tmp_path / "errors").read_bytes())["place"] == f"{tmp_path / 'in' / 'a.zip'}!/../two.txt"
