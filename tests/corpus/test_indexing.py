"""An index holds what is in the files, whatever happened before: changed and vanished files, a killed run."""

import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import cablekit
from cablekit import Indexed, ModelError, ReadError, index
from cablekit.archives import ahead
from cablekit.archives import units as archive_units
from cablekit.convert.lock import Lock
from cablekit.corpus import index_run, sql
from cablekit.corpus.records import RECORD_COLUMNS
from cablekit.corpus.rows import rows_of_chunk
from tests._helpers import EXAMPLES, NARA, ROOT, loose
from tests.corpus.collection import CABLES, example, make


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Give the place of a database that is not there yet."""
    return tmp_path / "cables.db"


def asked(database: Path, statement: str, *values: Any) -> list[Any]:
    """Ask a database as any program may; one column is a list of values."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(statement, values).fetchall()
    return [row[0] if len(row) == 1 else row for row in rows]


def content(database: Path) -> dict[str, list[Any]]:
    """Give all that a database says, and what its full-text index finds, without the keys that depend on the order."""
    keys = {"cable", "unit", "file", "error", "time"}
    columns = {name: [one for one in table.names if one not in keys] for name, table in sql.TABLES.items()}
    rows = {name: asked(database, f'SELECT {sql.quoted(own)} FROM "{name}"') for name, own in columns.items()}
    assert asked(database, "INSERT INTO units_fts (units_fts, rank) VALUES ('integrity-check', 1)") == []
    return {name: sorted(found, key=repr) for name, found in rows.items()}


def fresh(tmp_path: Path, *sources: Path) -> dict[str, list[Any]]:
    """Give the content of a new index of some sources."""
    place = tmp_path / "fresh.db"
    place.unlink(missing_ok=True)
    index(list(sources), place)
    return content(place)


def test_a_cable_has_its_record(tmp_path: Path, database: Path) -> None:
    """The table of cables has the columns of the record, and its values, but for the text and what repeats it."""
    index(EXAMPLES / NARA.name, database)
    kept = [name for name in RECORD_COLUMNS if name not in sql.NOT_IN_CABLES | {"place"}]
    (row,) = asked(database, f"SELECT {sql.quoted(kept)} FROM cables")
    record = cablekit.to_record(cablekit.load(NARA))

    assert dict(zip(kept, row, strict=True)) == {name: record[name] for name in kept}
    assert asked(database, "SELECT place, post_token FROM cables") == [
        (os.path.relpath(NARA, tmp_path), "ZENDA"),
    ]


def test_a_cable_has_its_parts(database: Path) -> None:
    """Units, addressees, references, TAGS with what they meant then, and what the archive says have their tables."""
    index(NARA, database)
    cable = cablekit.load(NARA)
    found = asked(database, 'SELECT kind, section, label, portion, page, start, "end", text FROM units ORDER BY unit')
    text = cablekit.to_text(cable)

    assert found[1:] == [
        (unit.kind, unit.section, unit.label, str(unit.portion), unit.page, unit.start, unit.end, unit.text)
        for unit in cablekit.units(cable)
    ]
    assert (found[0][0], found[0][-1], " ".join(text[found[0][5] : found[0][6]].split())) == (
        "subject", cable.subject, cable.subject,
    )  # fmt: skip
    assert asked(database, "SELECT kind, name, number, post_token FROM addressees")[0] == (
        "action", "SECSTATE WASHDC", "2207", "STATE",
    )  # fmt: skip
    assert asked(database, 'SELECT label, id FROM "references"') == [("A", "79ZENDA6388"), ("B", "78STRELSAU1140")]
    assert asked(database, "SELECT code, name FROM tags")[0] == ("ECON", "Economic Conditions, Trends and Potential")
    assert asked(database, "SELECT count(*) FROM archive_fields") == [len(cable.wrappers[0].fields)]
    assert asked(database, "SELECT value FROM archive_fields WHERE name = 'Concepts'") == [
        cable.wrappers[0].get("Concepts"),
    ]


def test_unchanged_files_are_not_read(tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run over an unchanged folder reads no cable, and changes nothing."""
    folder = example(make(tmp_path / "in"), "08ZENDA0911.html")
    first = index(folder, database)
    before = content(database)
    monkeypatch.setattr(index_run, "results_ahead", lambda _, chunks, __: ((chunk, []) for chunk in chunks))
    monkeypatch.setattr(archive_units, "inputs", None)  # nothing is opened; a chunk would lack results

    assert first == Indexed(files=5, cables=5, all_cables=5)
    assert index(folder, database) == Indexed(unchanged=5, all_cables=5)
    assert index([folder / "a", str(tmp_path / "in" / ".." / "in" / "b")], database) == Indexed(
        unchanged=4, all_cables=5
    )
    assert content(database) == before


def test_changed_and_vanished_files(tmp_path: Path, database: Path) -> None:
    """Cables of changed files are replaced, those of vanished files removed; others stay, of other folders, too."""
    folder, other = make(tmp_path / "in"), make(tmp_path / "other", "b/four.txt")
    index([folder, other], database)
    (folder / "a" / "one.txt").write_text(CABLES["a/two.txt"] + "\n3. (U) A lighthouse.\n", encoding="utf-8")
    (folder / "b" / "three.txt").unlink()
    (folder / "new.txt").write_text(CABLES["b/three.txt"], encoding="utf-8")

    assert index(folder, database) == Indexed(files=2, unchanged=2, removed=1, cables=2, all_cables=5)
    assert content(database) == fresh(tmp_path, folder, other)
    assert [hit.id for hit in cablekit.search(database, "lighthouse")] == ["08STRELSAU44"]
    assert list(cablekit.search(database, "drawbridge")) == []


def test_vanished_files_of_a_pattern(tmp_path: Path, database: Path) -> None:
    """What a pattern would still mean is removed when it is gone; what is there and no longer meant stays."""
    folder = make(tmp_path / "in")
    index(str(folder / "*" / "*.txt"), database)
    (folder / "a" / "one.txt").unlink()

    assert index(str(folder / "b" / "*.txt"), database).removed == 0
    assert index(str(folder / "a" / "t*.txt"), database).removed == 0
    assert index(str(folder / "a" / "*.txt"), database).removed == 1


def test_a_folder_that_is_not_there(tmp_path: Path, database: Path) -> None:
    """A folder that is gone as a whole is an error, and removes nothing; when it is back, the error goes."""
    folder = make(tmp_path / "in")
    index(folder, database)
    folder.rename(tmp_path / "away")

    assert index(folder, database) == Indexed(files=1, errors=1, all_cables=4, all_errors=1)
    (tmp_path / "away").rename(folder)
    assert index(folder, database) == Indexed(unchanged=4, removed=1, all_cables=4)


def test_a_folder_that_is_empty(tmp_path: Path, database: Path) -> None:
    """A folder without any file, or a pattern that finds none, may be a disk that is not there: nothing is removed."""
    folder = make(tmp_path / "in")
    index(folder, database)
    folder.rename(tmp_path / "away")
    folder.mkdir()

    assert index(folder, database) == Indexed(all_cables=4)
    assert index(str(folder / "*" / "*.txt"), database).all_cables == 4


def test_a_named_file_that_vanished(tmp_path: Path, database: Path) -> None:
    """The cable of a file that was named, and is gone, is an error in its place."""
    file = make(tmp_path / "in", "a/one.txt") / "a" / "one.txt"
    index(file, database)
    file.unlink()

    assert index(file, database) == Indexed(files=1, errors=1, all_errors=1)


def test_bad_files_are_rows(tmp_path: Path, database: Path) -> None:
    """What cannot be read is a row of `errors`, with its place and what is wrong; when it is mended, the row goes."""
    folder = make(tmp_path / "in")
    (folder / "bad.xml").write_text("<cable", encoding="utf-8")
    (folder / "note.txt").write_text("Dear Flavia,\n\nthe coronation was long.\n", encoding="utf-8")

    assert index(folder, database) == Indexed(files=6, cables=4, errors=2, all_cables=4, all_errors=2)
    places, reasons = zip(*asked(database, "SELECT place, reason FROM errors ORDER BY place"), strict=True)
    assert places == (str(Path("in", "bad.xml")), str(Path("in", "note.txt")))
    assert "line 1" in reasons[0]
    assert index(folder, database) == Indexed(unchanged=6, all_cables=4, all_errors=2)
    (folder / "bad.xml").write_bytes(cablekit.to_xml(cablekit.load(NARA)))
    assert index(folder, database) == Indexed(files=1, unchanged=5, cables=1, all_cables=5, all_errors=1)


def test_a_cable_that_cannot_be_rows(tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cable that is read and whose units cannot be made is an error, too, and no reason to stop."""

    def refuse(cable: cablekit.Cable) -> Any:
        raise ModelError("nested too deeply", "sections[0]")

    monkeypatch.setattr("cablekit.corpus.rows.laid_out", refuse)

    assert index(make(tmp_path / "in", "a/one.txt"), database).errors == 1
    assert asked(database, "SELECT message FROM errors") == ["sections[0]: nested too deeply"]


def test_files_of_many_cables(tmp_path: Path, database: Path) -> None:
    """A file of many cables is one file; where each cable is in it is known, also in a packed one."""
    lines = b"".join(cablekit.to_json(cablekit.load(path)).encode() + b"\n" for path in sorted(EXAMPLES.iterdir()))
    (tmp_path / "many.jsonl").write_bytes(lines)

    assert index(tmp_path / "many.jsonl", database) == Indexed(files=1, cables=4, all_cables=4)
    assert asked(database, "SELECT place, record, line FROM cables") == [
        (f"many.jsonl:{number}", number, number) for number in (1, 2, 3, 4)
    ]
    hits = list(cablekit.search(database, "ferry", post="Zenda", date=2008))
    places = {hit.place for hit in hits}
    own = {cable.place for cable in cablekit.read(tmp_path / "many.jsonl")}
    assert places < own
    assert hits[0].place
    assert Path(hits[0].place.path) == tmp_path / "many.jsonl"


def test_packed_files(tmp_path: Path, database: Path) -> None:
    """A packed file is one file, and the place of each cable in it is the one that `read` gives."""
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as packed:
        for path in EXAMPLES.iterdir():
            packed.write(path, f"deep/{path.name}")

    assert index(tmp_path / "in.zip", database) == Indexed(files=1, cables=4, all_cables=4)
    assert index(tmp_path / "in.zip", database).unchanged == 1
    own = {cable.place for cable in cablekit.read(tmp_path / "in.zip")}
    assert {hit.place for hit in cablekit.search(database, "bridge OR mill")} == own


def test_bytes_and_open_files(tmp_path: Path, database: Path) -> None:
    """What has no file is indexed each time anew, under the name that it has; two of the same name are both kept."""
    one, two = CABLES["a/one.txt"].encode(), CABLES["a/two.txt"].encode()

    assert index([one, two], database) == Indexed(files=1, cables=2, all_cables=2)
    assert index([two, io.BytesIO(one)], database) == Indexed(files=1, cables=2, all_cables=2)
    assert index(one, database).all_cables == 1
    assert [str(hit.place) for hit in cablekit.search(database, "drawbridge")] == ["<bytes>"]


def test_a_file_that_is_named_twice(tmp_path: Path, database: Path) -> None:
    """A file is indexed once, however often and by whatever name it is given."""
    folder = make(tmp_path / "in")
    again = [folder, folder / "a" / "one.txt", folder / "b" / ".." / "a"]

    assert index(again, database).all_cables == 4
    assert index(again, database).all_cables == 4


def test_the_database_in_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that holds the database is indexed without it, from wherever, and both can be moved together."""
    folder = make(tmp_path / "in")
    monkeypatch.chdir(folder)
    index(".", "cables.db")

    assert index(".", "cables.db") == Indexed(unchanged=4, all_cables=4)
    monkeypatch.chdir(tmp_path)
    assert index("in", Path("in") / "cables.db") == Indexed(unchanged=4, all_cables=4)
    (hit,) = cablekit.search(str(Path("in", "cables.db")), "drawbridge")
    assert hit.place
    assert cablekit.load(hit.place.path).id == hit.id
    folder.rename(tmp_path / "moved")
    assert index("moved", Path("moved") / "cables.db") == Indexed(unchanged=4, all_cables=4)


def test_other_columns_are_another_reading(tmp_path: Path, database: Path) -> None:
    """A table whose columns were said to hold something else is read again."""
    (tmp_path / "t.csv").write_text('no,words\n1,"UNCLAS ZENDA 000910\nTAGS: XG\n\n1. (U) Open."\n', encoding="utf-8")

    assert index(tmp_path / "t.csv", database, columns={"text": "words"}).cables == 1
    assert index(tmp_path / "t.csv", database, columns={"text": "words"}).unchanged == 1
    assert index(tmp_path / "t.csv", database).files == 1


def test_odd_characters(database: Path) -> None:
    """Texts with characters that no database holds, and such names, are indexed all the same."""
    header = "UNCLAS ZENDA 000910\nTAGS: XG\nSUBJECT: THE \ud800 BRIDGE\n\n"
    text = f"{header}1. (U) Open\0 and \ud800 shut, \ufdd0 drawbridge.\n"
    data = json.dumps({"text": text, "id": "08ZENDA910"}).encode()

    assert index(b"[" + data + b"]", database).cables == 1
    (hit,) = cablekit.search(database, "drawbridge")
    assert (hit.text, hit.subject) == ("Open\0 and \\ud800 shut, \ufdd0 drawbridge.", "THE \\ud800 BRIDGE")


def test_an_empty_cable(database: Path) -> None:
    """A cable of which little is known has a row, and no units."""
    index(cablekit.to_xml(cablekit.from_text("TAGS: XG")), database)

    assert asked(database, "SELECT id, post_token, year, tags FROM cables") == [(None, None, None, "XG")]
    assert asked(database, "SELECT count(*) FROM units") == [0]


@pytest.mark.slow
def test_several_processes(tmp_path: Path, database: Path) -> None:
    """Several processes make the same index as one."""
    folder = make(tmp_path / "in")
    (folder / "bad.xml").write_text("<cable", encoding="utf-8")

    assert index(folder, database, jobs=2) == Indexed(files=5, cables=4, errors=1, all_cables=4, all_errors=1)
    assert content(database) == fresh(tmp_path, folder)


def test_a_worker_that_dies(tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that ends before its work is done is an error that says so."""

    def broken(*_: Any) -> Any:
        raise BrokenProcessPool

    monkeypatch.setattr(ahead, "work_ahead", broken)

    with pytest.raises(ReadError, match="jobs: a process ended before its work was done"):
        index(make(tmp_path / "in"), database, jobs=2)


def test_another_programs_database_is_refused(tmp_path: Path, database: Path) -> None:
    """A database or file of another program is refused and left as it was, and so is one of another version."""
    with closing(sqlite3.connect(database)) as other:
        other.execute("CREATE TABLE cables (id)")
    before = database.read_bytes()
    text = tmp_path / "notes.txt"
    text.write_text("Dear Flavia", encoding="utf-8")

    for path in (database, text):
        for use in (lambda path: index(EXAMPLES, path), lambda path: cablekit.search(path, "x")):
            with pytest.raises(ReadError, match="is not a database of cablekit; choose another name"):
                use(path)
    assert (database.read_bytes(), text.read_text(encoding="utf-8")) == (before, "Dear Flavia")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cables.db", "notes.txt"]


def test_another_version_is_refused(tmp_path: Path, database: Path) -> None:
    """A database of another version, or with other columns, is refused with what to do."""
    index(b"", database)
    with closing(sqlite3.connect(database)) as other:
        other.execute("ALTER TABLE tags ADD COLUMN more")
    with pytest.raises(ReadError, match="its table tags is not that of this version of cablekit; remove it"):
        index(b"", database)
    with closing(sqlite3.connect(database)) as other:
        other.execute("PRAGMA user_version = 7")
    with pytest.raises(ReadError, match="has tables of version 7, expected 1; remove it, and index again"):
        cablekit.search(database, "x")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "database: not the name of a file"),
        ("a\0b", "not the name"),
        ("none/x.db", "create its folder"),
        (".", "is not a file"),
    ],
)
def test_impossible_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str) -> None:
    """A name under which no database can be is refused before anything is made."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(ReadError, match=message):
        index(b"", name)
    assert list(tmp_path.iterdir()) == []


def test_odd_names(tmp_path: Path) -> None:
    """A database may have any name that a file may have."""
    place = tmp_path / "a b?mode=ro&x#%41'\".db"
    index(EXAMPLES, place)

    assert [path.name for path in tmp_path.iterdir()] == [place.name]
    assert list(cablekit.search(place, "drawbridge OR ferry"))


def test_wrong_jobs(database: Path) -> None:
    """A number of processes below one is refused."""
    with pytest.raises(ModelError, match="jobs: expected a whole number that is at least 1, got 0"):
        index(b"", database, jobs=0)


def test_one_writer_at_a_time(tmp_path: Path, database: Path) -> None:
    """While a run writes, another one is refused; other programs' locks are waited for."""
    lock = Lock(tmp_path / ".cables.db.cablekit-lock", str(database), None)
    lock.take()
    with pytest.raises(ReadError, match=r"another run .* writes to it; wait until it ends"):
        index(EXAMPLES, database)
    lock.release(is_unfinished=False)
    index(EXAMPLES, database)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["cables.db"]


def test_a_locked_database(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that another program keeps locked is an error that says so."""
    index(EXAMPLES, database)
    monkeypatch.setattr("cablekit.corpus.database.WAIT", 0.01)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for use in (lambda: index(EXAMPLES, database), lambda: list(cablekit.search(database, "ferry"))):
            with pytest.raises(ReadError, match="another program is using it; wait until it ends"):
                use()


def test_while_another_program_reads(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that finds nothing new does not wait for programs that read."""
    index(EXAMPLES, database)
    monkeypatch.setattr("cablekit.corpus.database.WAIT", 0.01)
    with closing(sqlite3.connect(database)) as other:
        rows = other.execute("SELECT * FROM units")
        rows.fetchone()

        assert index(EXAMPLES, database).unchanged == 4
        with pytest.raises(ReadError, match="another program is using it"):
            index(b"", database)


@pytest.mark.parametrize("intact", [100, 4096, 3 * 4096])
def test_a_damaged_database(database: Path, intact: int) -> None:
    """A damaged database is an error of ours, wherever SQLite finds the damage."""
    index(EXAMPLES, database)
    data = database.read_bytes()
    database.write_bytes(data[:intact] + b"\xff" * (len(data) - intact))
    for use in (lambda: index(EXAMPLES, database), lambda: list(cablekit.search(database, "ferry"))):
        with pytest.raises(ReadError, match=r"cables\.db: SQLite: "):
            use()


def test_a_damaged_table(database: Path) -> None:
    """Damage in a table is found when it is read, and is an error of ours, too."""
    index(EXAMPLES, database)
    data = bytearray(database.read_bytes())
    (page,) = asked(database, "SELECT rootpage FROM sqlite_master WHERE name = 'units'")
    data[4096 * (page - 1) : 4096 * page] = b"\xff" * 4096
    database.write_bytes(data)
    for use in (lambda: index(EXAMPLES, database), lambda: list(cablekit.search(database, "ferry"))):
        with pytest.raises(ReadError, match=r"cables\.db: SQLite: database disk image is malformed"):
            use()


def test_what_sqlite_reports(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What SQLite refuses to store or to open is an error of ours, and nothing of the run is kept."""
    index(b"", database)
    trigger = "CREATE TRIGGER t BEFORE INSERT ON cables BEGIN SELECT raise(ABORT, 'no more cables'); END"
    asked(database, trigger)
    with pytest.raises(ReadError, match=r"cables\.db: SQLite: no more cables"):
        index(EXAMPLES, database)
    assert asked(database, "SELECT count(*) FROM files WHERE path != '<bytes>'") == [0]

    def refuse(*_: Any, **__: Any) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(sqlite3, "connect", refuse)
    with pytest.raises(ReadError, match=r"cables\.db: cannot be opened"):
        cablekit.search(database, "ferry")


def test_another_drive(tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file on another drive, which cannot be seen from the folder of the database, has its whole path."""

    def refuse(*_: Any) -> str:
        raise ValueError

    monkeypatch.setattr("os.path.relpath", refuse)
    folder = make(tmp_path / "in", "a/one.txt")
    index(folder, database)

    assert asked(database, "SELECT path FROM files") == [str(folder / "a" / "one.txt")]
    assert index(folder, database).unchanged == 1


def test_python_without_full_text_search(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where SQLite lacks FTS5 the error says so, and leaves no half-made database behind."""
    monkeypatch.setattr("cablekit.corpus.database.CREATION", ("CREATE VIRTUAL TABLE x USING fts55 (y)",))
    monkeypatch.setattr("cablekit.corpus.database.MEANINGS", {"no such module: fts5": "no FTS5"})

    with pytest.raises(ReadError, match="no FTS5"):
        index(EXAMPLES, database)
    assert database.read_bytes() == b""
    monkeypatch.undo()
    assert index(EXAMPLES, database).cables == 4


def many(folder: Path, count: int = 400) -> Path:
    """Write many cables: files, and a file of many."""
    folder.mkdir()
    for number in range(count):
        text = CABLES["a/one.txt"].replace("000910", f"{number + 1:06}")
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    lines = [json.dumps({"text": (folder / f"{number:04}.txt").read_text(encoding="utf-8")}) for number in range(count)]
    (folder / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


KILLED = """
import sys
import cablekit
from cablekit.archives import units
from cablekit.corpus import index_run
index_run.PAUSE, units.HEAD, units.CHUNK = 0.0, 4_000, 16
print("begun", flush=True)
cablekit.index(sys.argv[1], sys.argv[2])
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that kills")
def test_a_killed_run_is_continued(tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After kill -9, at several moments, the next run reads only the rest, and the content is that of one run."""
    monkeypatch.setattr(archive_units, "HEAD", 4_000)  # so that a file of many is read record by record
    folder = many(tmp_path / "in", 50)
    whole = fresh(tmp_path, folder)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    for pause in (0.05, 0.15):
        run = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(folder), str(database)], stdout=subprocess.PIPE, env=environment
        )
        assert run.stdout
        run.stdout.readline()
        time.sleep(pause)
        run.kill()
        run.wait()
        run.stdout.close()
    done = index(folder, database)

    assert content(database) == whole
    assert done.all_cables == 100
    assert index(folder, database) == Indexed(unchanged=51, all_cables=100)


def test_a_run_that_stops_anywhere_is_continued(
    tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever a run stops, also in the middle of a file of many, the next one reads the rest and no more."""
    monkeypatch.setattr(index_run, "PAUSE", 0.0)
    monkeypatch.setattr(archive_units, "HEAD", 4_000)
    monkeypatch.setattr(archive_units, "CHUNK", 7)
    folder = many(tmp_path / "in", 20)
    whole = fresh(tmp_path, folder)
    read = []
    original = rows_of_chunk

    def stopping(base: str, reading: Any, chunk: list[Any]) -> Any:
        read.extend(chunk)
        if len(read) % 14 == 0:
            raise KeyboardInterrupt
        return original(base, reading, chunk)

    monkeypatch.setattr(index_run, "rows_of_chunk", stopping)
    stops = 0
    while True:
        try:
            index(folder, database)
            break
        except KeyboardInterrupt:
            stops += 1
            read.clear()

    assert stops > 3
    assert content(database) == whole


def test_types_at_the_boundary(database: Path) -> None:
    """What is no database and no source is an error that names the argument."""
    with pytest.raises(ModelError, match="database"):
        index(EXAMPLES, loose(7))
    with pytest.raises(ModelError, match="source"):
        index(loose(object()), database)
