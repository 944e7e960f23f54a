"""Parquet files: the rows of the cables, in one file or a folder of them, whatever stops the run on its way."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cablekit import Cable, ReadError, read, to_text, write
from cablekit.archives import writing
from cablekit.arrow import SCHEMA, from_row
from cablekit.cli.main import main
from cablekit.convert import drafts
from cablekit.convert.drafts import Table, hidden_path
from cablekit.convert.job import Job
from cablekit.convert.run import Run, Summary, convert
from cablekit.corpus import parquet
from tests._helpers import EXAMPLES, Captured
from tests.make_corpus import make


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Give a folder of invented cables; two of the files cannot be read."""
    make(tmp_path / "corpus", 30, broken=15)
    return tmp_path / "corpus"


def job(corpus: Path, out: Path, **options: Any) -> Job:
    """Give a job over one folder."""
    return Job((str(corpus),), "parquet", str(out), **options)


def good(corpus: Path) -> list[Cable]:
    """Give the cables of a folder that can be read."""
    return [cable for cable in read(corpus, errors="keep") if isinstance(cable, Cable)]


def cables_in(out: Path) -> list[Cable]:
    """Give the cables of a Parquet file, or of those in a folder."""
    return [from_row(row) for row in pq.read_table(out).to_pylist()]


def visible(folder: Path) -> list[str]:
    """Give the names of what is in a folder, but for the records of finished runs."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".cablekit-done"))


@pytest.mark.parametrize("name", ["out.parquet", "out.PARQUET", "out"])
def test_all_cables_come_back(name: str, corpus: Path, tmp_path: Path) -> None:
    """In order, equal, with their texts; what could not be read is reported as for other formats."""
    told: list[str] = []
    out = tmp_path / name
    done = convert(job(corpus, out), complain=told.append)

    assert done == Summary(28, 2)
    assert cables_in(out) == good(corpus)
    assert [to_text(cable) for cable in cables_in(out)] == [to_text(cable) for cable in good(corpus)]
    assert [line.split(": ")[0] for line in told] == [str(corpus / "000015.xml"), str(corpus / "000030.xml")]
    assert visible(tmp_path) == sorted(["corpus", name])


def test_the_file_has_the_schema(corpus: Path, tmp_path: Path) -> None:
    """With its version, compressed, and readable by parts."""
    convert(job(corpus, tmp_path / "out.parquet"), complain=str)
    file = pq.ParquetFile(tmp_path / "out.parquet")

    assert file.schema_arrow.equals(SCHEMA)
    assert file.schema_arrow.metadata == SCHEMA.metadata
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_row_groups_and_parts(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A group is full after so many bytes, a file of a folder after so many groups."""
    monkeypatch.setattr("cablekit.archives.units.CHUNK", 4)
    monkeypatch.setattr(parquet, "GROUP_BYTES", 1)
    convert(job(corpus, tmp_path / "out.parquet"), complain=str)
    convert(job(corpus, tmp_path / "out"), complain=str)
    names = visible(tmp_path / "out")

    assert pq.ParquetFile(tmp_path / "out.parquet").num_row_groups == 8
    assert names == ["part-00000.parquet", "part-00001.parquet"]
    assert [pq.ParquetFile(tmp_path / "out" / name).num_row_groups for name in names] == [4, 4]
    assert cables_in(tmp_path / "out") == good(corpus)


@pytest.mark.parametrize("name", ["out.parquet", "out"])
def test_nothing_to_write(name: str, tmp_path: Path) -> None:
    """A table without rows has its columns."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()  # an empty folder is filled
    convert(job(tmp_path / "in", tmp_path / name))
    table = pq.read_table(tmp_path / name)

    assert (len(table), table.schema.names) == (0, SCHEMA.names)


def test_limit_and_no_text(corpus: Path, tmp_path: Path) -> None:
    """The first cables only; without their texts, but with their values."""
    convert(job(corpus, tmp_path / "out.parquet", limit=7, no_text=True), complain=str)

    assert pq.read_table(tmp_path / "out.parquet").column("source").null_count == 7
    assert cables_in(tmp_path / "out.parquet") == good(corpus)[:7]


@pytest.mark.parametrize("name", ["out.parquet", "out"])
def test_nothing_to_resume(name: str, corpus: Path, tmp_path: Path, capsys: Captured) -> None:
    """A finished run is recognized by the size of what was made; what is there is not replaced in silence."""
    out = tmp_path / name
    convert(job(corpus, out), complain=str)
    words = ["convert", str(corpus), "--to", "parquet", "-o", str(out)]
    assert main([*words, "--resume"]) == 0
    assert "made from these inputs; there is nothing to resume" in capsys.readouterr().err
    file = out / "part-00000.parquet" if out.is_dir() else out
    file.write_bytes(file.read_bytes() + b"x")
    assert main([*words, "--resume"]) == 2
    assert "is not as the finished run left it" in capsys.readouterr().err


def breaking(name: str) -> Callable[..., None]:
    """Give what stops a run instead of something."""

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt(name)

    return stop


@pytest.mark.parametrize("name", ["out.parquet", "out"])
@pytest.mark.parametrize(
    ("owner", "where"),
    [
        (Table, "finish"),
        (parquet, "write_groups"),
        (Path, "unlink"),
        (Path, "rename"),
        (drafts, "rename_draft"),
        (Path, "rmdir"),
        (Run, "note_sizes"),
    ],
)
def test_stopped_at_the_end(  # a run that is stopped while the rows are rewritten as a table
    owner: Any, where: str, name: str, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that is stopped at any moment while the table is made is the same after `--resume`."""
    out = tmp_path / name
    if where == "rmdir":
        (tmp_path / "out").mkdir()
    try:
        with monkeypatch.context() as patched:
            patched.setattr(owner, where, breaking(where))
            convert(job(corpus, out), complain=str)
    except KeyboardInterrupt:
        assert out.exists() == (where in ("note_sizes", "rmdir"))
        assert hidden_path(out, "journal").exists()
        convert(job(corpus, out, resume=True), complain=str)

    assert cables_in(out) == good(corpus)
    assert {*visible(tmp_path)} <= {"corpus", "out", "out.parquet"}


def test_a_table_that_was_begun_is_made_again(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a file, or half a folder, under the hidden name is replaced."""
    for name in ("out.parquet", "out"):
        table = hidden_path(tmp_path / name, "table")
        with monkeypatch.context() as patched:
            patched.setattr(Table, "finish", breaking("finish"))
            with pytest.raises(KeyboardInterrupt):
                convert(job(corpus, tmp_path / name), complain=str)
        if name == "out":
            table.mkdir()
            (table / "part-00000.parquet").write_bytes(b"half")
        else:
            table.write_bytes(b"half")
        convert(job(corpus, tmp_path / name, resume=True), complain=str)

        assert cables_in(tmp_path / name) == good(corpus)


def test_what_is_refused(corpus: Path, tmp_path: Path, capsys: Captured) -> None:
    """Before anything is written, each with what to do."""
    words = ["convert", str(corpus), "--to", "parquet"]
    assert main(words) == 2
    assert capsys.readouterr().err == (
        "cablekit: --to parquet: cannot be written to a pipe; give -o OUT.parquet, or a folder\n"
    )
    os.mkfifo(tmp_path / "pipe.parquet")
    assert main([*words, "-o", str(tmp_path / "pipe.parquet")]) == 2
    assert "cannot be written to a pipe" in capsys.readouterr().err
    (tmp_path / "table").write_bytes(b"")
    assert main([*words, "-o", str(tmp_path / "table")]) == 2
    assert "is a file, expected a folder; for one file, let the name end in .parquet" in capsys.readouterr().err
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_bytes(b"")
    assert main([*words, "-o", str(tmp_path / "full")]) == 2
    assert "is not empty; choose a new folder" in capsys.readouterr().err
    assert main([*words, "-o", str(tmp_path / "out"), "--errors", str(tmp_path / "out" / "errors.jsonl")]) == 2
    assert "is inside the output folder, which holds only cables" in capsys.readouterr().err


def test_without_pyarrow(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """The message says how to install it, and nothing is written."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["convert", str(corpus), "-o", str(tmp_path / "out.parquet")]) == 2
    assert capsys.readouterr().err == "cablekit: Arrow tables need pyarrow: pip install 'cablekit[arrow]'\n"
    assert visible(tmp_path) == ["corpus"]


def test_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`write` makes the same table of cables."""
    monkeypatch.setattr(writing, "PACKED", 3)
    cables = list(read(EXAMPLES))
    write(cables, tmp_path / "out.parquet")
    convert(job(EXAMPLES, tmp_path / "other.parquet"))

    assert pq.read_table(tmp_path / "out.parquet").equals(pq.read_table(tmp_path / "other.parquet"))
    write([], tmp_path / "none.parquet")
    assert len(pq.read_table(tmp_path / "none.parquet")) == 0


def test_job_of_the_library(corpus: Path, tmp_path: Path) -> None:
    """A pipe is refused for the library, too."""
    with pytest.raises(ReadError, match="cannot be written to a pipe"):
        convert(job(corpus, Path("-")))
    assert pa.Table.from_pylist([], schema=SCHEMA).num_rows == 0
