"""What Spark is told, without Spark: options, partitions, batches; tests/heavy/test_engines.py runs Spark itself."""

import pickle
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import cablekit.spark
from cablekit import ReadError
from cablekit.arrow import SCHEMA, read_batches
from cablekit.corpus import spark, spark_reading
from cablekit.corpus.spark_reading import SparkOptions, options_of, partitions_of, read_partition
from tests import fake_spark
from tests._helpers import EXAMPLES


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> fake_spark.Session:
    """Give a session that knows our source."""
    fake_spark.install(monkeypatch)
    made = fake_spark.Session()
    cablekit.spark.register(made)
    return made


def rows(batches: Any) -> list[dict[str, Any]]:
    """Give the rows of batches."""
    return list(pa.Table.from_batches(list(batches), SCHEMA).to_pylist())


# --- options ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"path": "cables"}, SparkOptions(("cables",))),
        ({"paths": '["a", "file:///b%20c"]'}, SparkOptions(("a", "/b c"))),
        ({"path": "file:/a"}, SparkOptions(("/a",))),
        ({"path": "c:cables"}, SparkOptions(("c:cables",))),
        ({"PATH": "a", "FILESPERPARTITION": "7"}, SparkOptions(("a",), 7)),
        ({"path": "a", "errors": "raise", "body": "FALSE"}, SparkOptions(("a",), keeps_errors=False, body=False)),
        ({"path": "a", "errors": "keep", "source": "false"}, SparkOptions(("a",), source=False)),
    ],
)
def test_options(given: dict[str, str], expected: SparkOptions) -> None:
    """Spark passes strings, and does not tell capitals from small letters."""
    assert options_of(given) == expected


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "path: nothing to read"),
        ({"paths": "[]"}, "path: nothing to read"),
        ({"path": "s3a://bucket/cables"}, r"s3a://bucket/cables: is not a path that each machine can open; cablekit"),
        ({"path": "a", "error": "keep"}, "error: is not an option; there are filesPerPartition, errors, body, source"),
        ({"path": "a", "filesPerPartition": "0"}, "filesPerPartition: expected a number that is at least 1, got '0'"),
        ({"path": "a", "filesPerPartition": "many"}, "filesPerPartition: expected a number"),
        ({"path": "a", "errors": "skip"}, "errors: expected 'keep' or 'raise', got 'skip'"),
        ({"path": "a", "body": "no"}, "body: expected true or false, got 'no'"),
    ],
)  # fmt: skip
def test_wrong_options(given: dict[str, str], message: str) -> None:
    """The option is named, with what it may be."""
    with pytest.raises(ReadError, match=f"^{message}"):
        options_of(given)


# --- partitions ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "size", "files", "expected"),
    [
        (7, 1, 3, [3, 3, 1]),
        (6, 100, 3, [3, 3]),
        (7, 1, None, [5, 2]),
        (7, 40, None, [3, 3, 1]),
        (0, 1, None, []),
    ],
)
def test_partitions(
    count: int, size: int, files: int | None, expected: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many files, or by default as many as their number and size allow."""
    monkeypatch.setattr(spark_reading, "FILES", 5)
    monkeypatch.setattr(spark_reading, "BYTES", 100)
    for number in range(count):
        (tmp_path / f"{number}.txt").write_bytes(b"x" * size)
    found = list(partitions_of(SparkOptions((str(tmp_path),), files)))

    assert [len(part) for part in found] == expected
    assert [Path(path).name for part in found for path in part] == [f"{number}.txt" for number in range(count)]


def test_a_file_that_is_not_there_is_in_a_partition() -> None:
    """Its task gives the row with the error."""
    assert list(partitions_of(SparkOptions(("no such file",)))) == [("no such file",)]


def test_rows_of_a_partition(tmp_path: Path) -> None:
    """They are those of `read_batches`; an error is a row, or ends the job."""
    (tmp_path / "bad.xml").write_bytes(b"<cable")
    files = [*map(str, sorted(EXAMPLES.glob("*.*"))), str(tmp_path / "bad.xml")]

    assert rows(read_partition(SparkOptions(()), files)) == rows(read_batches(files))
    with pytest.raises(ReadError, match=r"bad\.xml: "):
        list(read_partition(SparkOptions((), keeps_errors=False), files))
    assert len(rows(read_partition(SparkOptions((), keeps_errors=False), files[:-1]))) == 4
    bare = rows(read_partition(SparkOptions((), body=False, source=False), files[:1]))
    assert (bare[0]["source"], bare[0]["units"]) == (None, None)


# --- what Spark calls ---------------------------------------------------------------------------------------------


def test_the_source(session: fake_spark.Session) -> None:
    """Its columns are known before a file is read; its partitions give the rows."""
    source = session.dataSource.known["cablekit"]({"path": str(EXAMPLES), "filesPerPartition": "3"})
    reader = source.reader(source.schema())
    parts = reader.partitions()

    assert source.schema() == SCHEMA
    assert [len(part.value) for part in parts] == [3, 1]
    assert rows(batch for part in parts for batch in reader.read(part)) == rows(read_batches(EXAMPLES))
    with pytest.raises(ReadError, match="nope: is not an option"):
        session.dataSource.known["cablekit"]({"path": "a", "nope": "1"}).schema()


@pytest.mark.usefixtures("session")
def test_supplied_bytes() -> None:
    """`parse` gives a data frame of our columns; the task can be sent to another machine."""
    paths = sorted(EXAMPLES.glob("*.*"))
    batch = pa.RecordBatch.from_pylist([{"path": str(path), "content": path.read_bytes()} for path in paths])
    frame = cablekit.spark.parse(fake_spark.DataFrame(batch))

    assert frame.schema == SCHEMA
    assert rows(frame.batches) == rows(read_batches(EXAMPLES))
    task = pickle.loads(pickle.dumps(cablekit.arrow.parse_batches))
    assert rows(task([batch])) == rows(frame.batches)


@pytest.mark.usefixtures("session")
def test_wrong_arguments_are_refused_before_the_job() -> None:
    """And not by a task on another machine."""
    with pytest.raises(ReadError, match=r"^format: "):
        cablekit.spark.parse(fake_spark.DataFrame(), format="pdf2")
    with pytest.raises(ReadError, match=r"^columns"):
        cablekit.spark.parse(fake_spark.DataFrame(), columns={"body": "text"})


def test_without_pyspark(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says how to install it."""
    for name in ("pyspark.sql.datasource", "pyspark.sql.pandas.types"):
        monkeypatch.setitem(sys.modules, name, None)
    spark.source_class.cache_clear()
    for call in (spark.source_class, spark.spark_schema):
        with pytest.raises(ImportError, match=r"pip install 'cablekit\[spark\]'"):
            call()
