"""Files, and bytes that an engine supplies, as batches: the same rows by every road, and a bad file is only a row."""

from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pytest

from cablekit import Cable, ReadError, read
from cablekit.archives.ahead import results_ahead
from cablekit.arrow import SCHEMA, from_row, parse_batches, read_batches
from cablekit.corpus import arrow_batches
from tests._helpers import EXAMPLES, loose
from tests.archives.files_of_each_format import FILES

TEXT: Final = "UNCLAS ZENDA 910\nTAGS: XG\n"
#: What cannot be read.
BAD: Final = {
    "broken.xml": b"<cable",
    "empty.txt": b"",
    "half.json": rb'{"text": "UNCLAS ZENDA 910\nTAGS: XG\nSUBJECT: \ud800\n\n1. (U) Yes.\n"}',
    "picture.txt": b"\0\1",
}


#: The rows of each batch of seven cables, by how many rows one has at most.
SIZES: Final = {3: [3, 3, 1], 7: [7], 1000: [2, 2, 2, 1]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of files of every format, with bad ones among them."""
    for number, file in enumerate(FILES):
        (tmp_path / f"{number:02}-{file.name}").write_bytes(file.data)
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def supplied(folder: Path) -> pa.RecordBatch:
    """Give the bytes of the files of a folder as an engine does."""
    paths = sorted(folder.iterdir())
    return pa.RecordBatch.from_pylist([{"path": str(path), "content": path.read_bytes(), "size": 7} for path in paths])


def rows_of(batches: Any) -> list[dict[str, Any]]:
    """Give the rows of batches."""
    return list(pa.Table.from_batches(list(batches), SCHEMA).to_pylist())


def test_the_rows_are_what_read_gives(folder: Path) -> None:
    """Each cable has its row, in order; what could not be read has its place and its error."""
    found = list(read(folder, errors="keep"))
    rows = rows_of(read_batches(folder))
    cables = [row for row in rows if row["error"] is None]

    assert [row["place"]["path"] for row in rows] == [one.place and one.place.path for one in found]
    assert len(cables) > 40
    good = [one for one in found if isinstance(one, Cable) and "half.json" not in str(one.place)]
    assert [from_row(row) for row in cables] == good
    errors = {Path(row["place"]["path"]).name: row["error"] for row in rows if row["error"]}
    assert errors.keys() >= BAD.keys()
    assert "half a character" in errors["half.json"]
    assert "no-telegram: the file is empty" in errors["empty.txt"]
    with pytest.raises(ReadError, match="could not be read"):
        from_row(next(row for row in rows if row["error"]))


def test_supplied_bytes_give_the_same_rows(folder: Path) -> None:
    """Whether we open the files or an engine does; its other columns do not matter."""
    assert rows_of(parse_batches([supplied(folder)])) == rows_of(read_batches(folder))


@pytest.mark.slow
def test_several_processes_give_the_same_rows(folder: Path) -> None:
    """In the same order."""
    assert rows_of(read_batches(folder, jobs=2)) == rows_of(read_batches(folder))


def test_shards_are_put_together() -> None:
    """Of two shards, one may have nothing in a column, or no row at all: the types are the same."""
    sources: list[Any] = [TEXT.encode(), EXAMPLES, []]
    shards = [pa.Table.from_batches(read_batches(source), SCHEMA) for source in sources]
    table = pa.concat_tables(shards)

    assert [len(shard) for shard in shards] == [1, 4, 0]
    assert table.schema.equals(SCHEMA, check_metadata=True)
    assert table.column("subject").null_count == 1


@pytest.mark.parametrize(("rows", "characters"), [(3, 1 << 20), (7, 1 << 20), (1000, 100)])
def test_batches_have_a_size(rows: int, characters: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch is full after so many rows, or so many characters of text."""
    monkeypatch.setattr(arrow_batches, "ROWS", rows)
    monkeypatch.setattr(arrow_batches, "CHARACTERS", characters)
    batch = pa.RecordBatch.from_pydict({"content": [TEXT.encode() + b" " * 60] * 7})

    assert [len(one) for one in parse_batches([batch], path=None)] == SIZES[rows]


def test_without_bodies_and_texts() -> None:
    """The body is not read, and the text is not kept, where that is not wanted."""
    (row,) = rows_of(read_batches(EXAMPLES / "08ZENDA0910.txt", body=False))
    (bare,) = rows_of(read_batches(EXAMPLES / "08ZENDA0910.txt", source=False))

    assert (row["id"], row["complete"], row["units"]) == ("08ZENDA910", False, None)
    assert (bare["source"], bool(bare["sections"])) == (None, True)


def test_texts_and_nothing() -> None:
    """The content may be a text; where there is none, that is an error of its row."""
    batch = pa.RecordBatch.from_pydict({"text": [TEXT, None], "name": ["a.txt", "b.txt"]})
    rows = rows_of(parse_batches([batch], content="text", path="name"))

    assert [(row["tags"], row["error"]) for row in rows] == [(["XG"], None), (None, "there are no bytes")]
    assert [row["place"]["path"] for row in rows] == ["a.txt", "b.txt"]


def test_columns_of_other_peoples_tables() -> None:
    """`columns` and `format` are those of `read`."""
    table = b"refid,body\n08ZENDA911,UNCLAS ZENDA 911 TAGS: XG\n"
    (row,) = rows_of(read_batches(table, columns={"text": "body", "id": "refid"}))

    assert (row["tags"], row["catalog"]["id"]) == (["XG"], "08ZENDA911")
    assert rows_of(read_batches(b"Dear Max,", format="text"))[0]["error"] is None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"content": "bytes"}, r"^content: there is no column 'bytes'; there are path, content"),
        ({"path": "file"}, r"^path: there is no column 'file'; there are path, content"),
        ({"format": "pdf2"}, r"^format: "),
    ],
)
def test_wrong_columns(options: dict[str, str], message: str) -> None:
    """A column that is not there is refused with those that are."""
    batch = pa.RecordBatch.from_pydict({"path": ["a"], "content": [b"x"]})
    with pytest.raises(ReadError, match=message):
        list(parse_batches([batch], **loose(options)))


def test_wrong_number_of_processes() -> None:
    """There is at least one, and it says so at once."""
    with pytest.raises(ReadError, match=r"^jobs: expected a whole number that is at least 1, got 0"):
        read_batches(EXAMPLES, jobs=0)


def end(_: Any) -> None:
    """End, as a process does that the system kills."""
    import os

    os._exit(1)


@pytest.mark.slow
def test_a_process_that_ends() -> None:
    """It is an error that says what may have happened."""
    with pytest.raises(ReadError, match=r"^jobs: a process ended before its work was done"):
        list(results_ahead(end, iter([[]]), 2))
