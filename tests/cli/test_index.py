"""`cablekit index` writes a database, reports what it read, and reads nothing twice."""

import json
from pathlib import Path

import pytest

from cablekit.cli import index as command
from cablekit.cli.main import main
from tests._helpers import EXAMPLES, Captured, loose
from tests.corpus.collection import make

#: Where errors are.
TABLE = " (errors: its table errors)"
BEFORE = f" and 2 errors from before{TABLE}"


def test_index(tmp_path: Path, capsys: Captured) -> None:
    """A run reports what was read, and the next one what was not."""
    database = str(tmp_path / "cables.db")

    assert main(["index", str(EXAMPLES), "-o", database]) == 0
    assert main(["index", str(EXAMPLES), "-o", database, "--jobs", "1"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        f"cablekit: 4 cables read from 4 files; {database} has 4 cables",
        f"cablekit: 0 cables read from 0 files, 4 files unchanged; {database} has 4 cables",
    ]


def test_bad_files(tmp_path: Path, capsys: Captured) -> None:
    """What cannot be read is counted, the status says so, and the table has it; vanished files are counted, too."""
    folder, database = make(tmp_path / "in"), str(tmp_path / "cables.db")
    (folder / "bad.xml").write_text("<cable", encoding="utf-8")

    assert main(["index", str(folder), str(tmp_path / "none.txt"), "-o", database]) == 1
    *errors, last = capsys.readouterr().err.splitlines()
    assert [error.partition(": ")[2].partition(": ")[0] for error in errors] == [
        str(folder / "bad.xml"), str(tmp_path / "none.txt"),
    ]  # fmt: skip
    assert last == f"cablekit: 4 cables read from 6 files, 2 errors; {database} has 4 cables{TABLE}"
    (folder / "a" / "one.txt").unlink()
    (tmp_path / "empty").mkdir()
    assert main(["index", str(folder), str(tmp_path / "empty"), "-o", database]) == 0
    assert capsys.readouterr().err.splitlines() == [
        f"cablekit: nothing found in {tmp_path / 'empty'}",
        f"cablekit: 0 cables read from 0 files, 4 files unchanged, 1 file removed; {database} has 3 cables{BEFORE}",
    ]


def test_bad_files_are_named_as_they_were_given(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be read is named as seen from where the command runs, not by its whole path."""
    (make(tmp_path / "in") / "bad.xml").write_text("<cable", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    main(["index", "in", "-o", "cables.db"])
    assert capsys.readouterr().err.startswith(f"cablekit: {Path('in', 'bad.xml')}: line 1: ")


def test_tables(tmp_path: Path) -> None:
    """The columns of a table are said as for `convert`, and a wrong name is refused."""
    (tmp_path / "t.csv").write_text('no,words\n1,"UNCLAS ZENDA 000910\nTAGS: XG\n\n1. (U) Open."\n', encoding="utf-8")
    words = ["index", str(tmp_path / "t.csv"), "-o", str(tmp_path / "x.db"), "--table"]

    assert main([*words, "text=words,id=no"]) == 0
    assert main([*words, "texts=words"]) == 2


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (KeyboardInterrupt(), 130, "stopped; the same command continues"),
        (OSError(28, "No space left on device"), 1, "x.db: No space left on device"),
        (OSError(13, "Permission denied", "y"), 1, "y: Permission denied"),
    ],
)
def test_a_run_that_stops(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int, message: str
) -> None:
    """A run that cannot go on says why, and how to continue."""

    def stop(*_: object) -> None:
        raise error

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "index_into", stop)

    assert main(["index", str(EXAMPLES), "-o", "x.db"]) == status
    assert capsys.readouterr().err == f"cablekit: {message}\n"


def test_what_is_refused(tmp_path: Path, capsys: Captured) -> None:
    """Another program's file is refused, and the command needs a name for the database."""
    (tmp_path / "x.txt").write_text("x", encoding="utf-8")

    assert main(["index", str(EXAMPLES), "-o", str(tmp_path / "x.txt")]) == 2
    assert main(["index", str(EXAMPLES)]) == 2
    assert [line.rpartition(": ")[2] for line in capsys.readouterr().err.splitlines()] == [
        "is not a database of cablekit; choose another name",
        "-o/--output; see `cablekit index --help`",
    ]


def test_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is standard input."""
    with (EXAMPLES / "08ZENDA0910.txt").open("rb") as file:
        monkeypatch.setattr("sys.stdin", loose(type("In", (), {"buffer": file})))
        assert main(["index", "-", "-o", str(tmp_path / "x.db")]) == 0


def test_datasette(tmp_path: Path) -> None:
    """The metadata is written beside the database, for its name; a place that cannot be one is refused at once."""
    database, metadata = str(tmp_path / "zenda.db"), tmp_path / "metadata.json"

    assert main(["index", str(EXAMPLES), "-o", database, "--datasette", str(metadata)]) == 0
    assert list(json.loads(metadata.read_text(encoding="utf-8"))["databases"]) == ["zenda"]
    assert main(["index", str(EXAMPLES), "-o", str(tmp_path / "x.db"), "--datasette", str(tmp_path / "no" / "m")]) == 2
    assert not (tmp_path / "x.db").exists()


def test_metadata_replaces_neither_the_database_nor_a_cable(tmp_path: Path, capsys: Captured) -> None:
    """The metadata has a name of its own."""
    database, cable = str(tmp_path / "x.db"), tmp_path / "x.txt"
    cable.write_text("UNCLAS ZENDA 000910\n", encoding="utf-8")
    main(["index", str(cable), "-o", database])
    before = Path(database).read_bytes()
    capsys.readouterr()

    assert main(["index", str(cable), "-o", str(tmp_path / "new.db"), "--datasette", str(tmp_path / "new.db")]) == 2
    assert main(["index", str(cable), "-o", database, "--datasette", database]) == 2
    assert main(["index", str(cable), "-o", database, "--datasette", str(cable)]) == 2
    assert Path(database).read_bytes() == before
    assert cable.read_text(encoding="utf-8") == "UNCLAS ZENDA 000910\n"
    assert capsys.readouterr().err.splitlines() == [
        f"cablekit: {tmp_path / 'new.db'}: is the database; choose another name",
        f"cablekit: {database}: is the database; choose another name",
        f"cablekit: {cable}: is one of the inputs; choose another name",
    ]
