"""Spark, Dask and Ray give the same table as one process, over files of every format with bad ones among them.

`CABLEKIT_FILES=2000` reads so many files instead of a few hundred: `pytest -m heavy tests/heavy/test_engines.py`.
"""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pytest

import cablekit.spark
from cablekit import Cable, read
from cablekit.arrow import SCHEMA, from_row, parse_batches, read_batches
from tests.archives.files_of_each_format import FILES
from tests.corpus.test_arrow_batches import BAD
from tests.make_corpus import make

#: The warnings of large tools are their own.
pytestmark = [pytest.mark.heavy, pytest.mark.filterwarnings("ignore")]
WHY: Final = "pip install -e '.[dev,heavy]'"
COUNT: Final = int(os.environ.get("CABLEKIT_FILES", "300"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of files of every format, in two folders, with bad ones among them."""
    made = tmp_path_factory.mktemp("engines") / "cables"
    make(made / "1974", COUNT - len(FILES) - len(BAD), broken=25)
    (made / "more").mkdir()
    for number, file in enumerate(FILES):
        (made / "more" / f"{number:02}-{file.name}").write_bytes(file.data)
    for name, data in BAD.items():
        (made / "more" / name).write_bytes(data)
    return made


@pytest.fixture(scope="module")
def expected(folder: Path) -> list[dict[str, Any]]:
    """Give the rows that one process reads."""
    rows = in_order(pa.Table.from_batches(read_batches(folder), SCHEMA))

    assert sum(row["error"] is not None for row in rows) > COUNT // 30
    assert {row["place"]["path"] for row in rows} == {str(path) for path in folder.rglob("*.*")}
    return rows


def in_order(table: pa.Table) -> list[dict[str, Any]]:
    """Give the rows of a table in the order of their places, with names as Python has them."""
    rows = table.to_pylist()
    for row in rows:
        row["place"]["path"] = row["place"]["path"].removeprefix("file:")
    return sorted(rows, key=lambda row: (row["place"]["path"], row["place"]["record"] or 0, row["id"] or ""))


def paths_of(folder: Path) -> list[str]:
    """List the files of a folder as text."""
    return [str(path) for path in sorted(folder.rglob("*.*"))]


def killed_once(marker: str, batches: Any) -> Iterator[Any]:
    """Pass batches on; the first process that comes here is killed, as by a system without memory."""
    for batch in batches:
        try:
            os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            yield batch
        else:
            os.kill(os.getpid(), signal.SIGKILL)


# --- Spark --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def spark() -> Any:
    """Give a local Spark on two cores that tries a task twice."""
    sql = pytest.importorskip("pyspark.sql", reason=WHY)
    if shutil.which("java") is None:
        pytest.skip("Spark needs a Java runtime: apt-get install default-jre-headless")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = sql.SparkSession.builder.master("local[2,2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.files.openCostInBytes", "65536").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    cablekit.spark.register(session)
    return session  # it goes on: the recipes use it, and starting it takes longer than they do


def test_spark_source(spark: Any, folder: Path, expected: list[dict[str, Any]]) -> None:
    """The columns are known before a file is read; the rows and their types are the same."""
    frame = spark.read.format("cablekit").option("filesPerPartition", COUNT // 3).load(str(folder))
    table = frame.toArrow()

    assert frame.columns == SCHEMA.names
    assert table.schema.equals(SCHEMA)
    assert in_order(table) == expected


def test_spark_bytes(spark: Any, folder: Path, expected: list[dict[str, Any]], tmp_path: Path) -> None:
    """Spark opens the files, as in an object store; a process that is killed costs its task, which is repeated."""
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(str(folder))
    risky = files.mapInArrow(partial(killed_once, str(tmp_path / "killed")), files.schema)

    found = in_order(cablekit.spark.parse(risky).toArrow())

    assert found == [row for row in expected if not row["place"]["path"].endswith("empty.txt")]  # Spark leaves it out
    assert (tmp_path / "killed").exists()


def test_spark_writes_parquet_and_gives_the_cables_back(spark: Any, folder: Path, tmp_path: Path) -> None:
    """What Spark writes is a table of ours; its rows are cables."""
    spark.read.format("cablekit").load(str(folder / "more")).write.parquet(str(tmp_path / "out"))
    rows = spark.read.parquet(str(tmp_path / "out")).where("error IS NULL").collect()
    good = [
        one for one in read(folder / "more", errors="keep") if isinstance(one, Cable) and "half" not in str(one.place)
    ]

    assert [from_row(row.asDict(recursive=True)) for row in rows] == good


def test_spark_options(spark: Any, folder: Path) -> None:
    """A wrong option is refused before the job; an error ends the job where that is wanted."""
    reader = spark.read.format("cablekit")
    with pytest.raises(Exception, match="nope: is not an option; there are filesPerPartition"):
        reader.option("nope", 1).load(str(folder))
    with pytest.raises(Exception, match=r"picture\.txt: no-telegram"):
        spark.read.format("cablekit").option("errors", "raise").load(str(folder / "more" / "picture.txt")).count()


# --- Dask and Ray -------------------------------------------------------------------------------------------------


def table_of(paths: list[str]) -> pa.Table:
    """Read some files: the task of Dask."""
    return pa.Table.from_batches(read_batches(paths), SCHEMA)


def test_dask(folder: Path, expected: list[dict[str, Any]]) -> None:
    """A bag of paths; its processes read, and the tables are put together."""
    bag = pytest.importorskip("dask.bag", reason=WHY)
    parts = bag.from_sequence(paths_of(folder), npartitions=4).map_partitions(lambda paths: [table_of(list(paths))])

    assert in_order(pa.concat_tables(parts.compute(scheduler="processes", num_workers=2))) == expected


def parsed(files: pa.Table) -> pa.Table:
    """Read the bytes of some files: the task of Ray."""
    return pa.Table.from_batches(parse_batches(files.to_batches(), content="bytes"), SCHEMA)


def risky(marker: str, files: pa.Table) -> pa.Table:
    """Pass files on, but kill the first process that comes here."""
    return pa.Table.from_batches(list(killed_once(marker, files.to_batches())), files.schema)


def test_ray(folder: Path, expected: list[dict[str, Any]], tmp_path: Path) -> None:
    """Ray opens the files; a process that is killed costs its task, which is repeated."""
    ray = pytest.importorskip("ray", reason=WHY)
    pytest.importorskip("ray.data", reason=WHY)
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=200 << 20)
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        files = ray.data.read_binary_files(str(folder), include_paths=True)
        risk = files.map_batches(partial(risky, str(tmp_path / "killed")), batch_format="pyarrow", zero_copy_batch=True)
        found = risk.map_batches(parsed, batch_format="pyarrow", batch_size=None)

        assert in_order(pa.concat_tables(ray.get(found.to_arrow_refs()))) == expected
        assert (tmp_path / "killed").exists()
    finally:
        ray.shutdown()
