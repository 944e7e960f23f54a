"""How long one process, several, Dask, Ray and Spark take for the same files: `python tests/bench/engines.py FOLDER`.

Each runs in a Python of its own: the time to start, then the first and the second round over the folder (Arrow rows
with their texts; nothing is written). Make a folder with `python tests/make_corpus.py FOLDER 2000`. Needs `.[heavy]`.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa

import cablekit.spark
from cablekit.arrow import SCHEMA, parse_batches, read_batches

#: How many processes each engine has.
CORES = os.cpu_count() or 1


def one_process(folder: str) -> Callable[[], int]:
    """Read with one process."""
    return lambda: sum(len(batch) for batch in read_batches(folder))


def several_processes(folder: str) -> Callable[[], int]:
    """Read with as many processes as there are cores."""
    return lambda: sum(len(batch) for batch in read_batches(folder, jobs=CORES))


def rows_of(paths: Any) -> list[pa.Table]:
    """Read some files: the task of Dask."""
    return [pa.Table.from_batches(read_batches(list(paths)), SCHEMA)]


def with_dask(folder: str) -> Callable[[], int]:
    """Read with Dask's processes."""
    from dask import bag

    paths = [str(path) for path in sorted(Path(folder).rglob("*.*"))]
    parts = bag.from_sequence(paths, npartitions=4 * CORES).map_partitions(rows_of)
    return lambda: sum(len(table) for table in parts.compute(scheduler="processes", num_workers=CORES))


def parsed(files: pa.Table) -> pa.Table:
    """Read the bytes of some files: the task of Ray."""
    return pa.Table.from_batches(parse_batches(files.to_batches(), content="bytes"), SCHEMA)


def with_ray(folder: str) -> Callable[[], int]:
    """Read with Ray Data."""
    import ray

    ray.init(num_cpus=CORES, include_dashboard=False, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False

    def read() -> int:
        files = ray.data.read_binary_files(folder, include_paths=True)
        found = files.map_batches(parsed, batch_format="pyarrow", batch_size=None)
        return sum(len(table) for table in ray.get(found.to_arrow_refs()))

    return read


def session() -> Any:
    """Start Spark."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    made = SparkSession.builder.master(f"local[{CORES}]").config("spark.ui.enabled", "false").getOrCreate()
    made.sparkContext.setLogLevel("OFF")
    cablekit.spark.register(made)
    return made


def with_spark(folder: str, files: int | None = None) -> Callable[[], int]:
    """Read with Spark's data source."""
    reader = session().read.format("cablekit")
    frame = (reader.option("filesPerPartition", files) if files else reader).load(folder)
    return lambda: len(frame.toArrow())


def with_spark_bytes(folder: str) -> Callable[[], int]:
    """Read the bytes that Spark opens."""
    spark = session()
    spark.conf.set("spark.sql.files.openCostInBytes", "65536")
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(folder)
    return lambda: len(cablekit.spark.parse(files).toArrow())


ENGINES: dict[str, Callable[[str], Callable[[], int]]] = {
    "one process": one_process,
    "processes": several_processes,
    "dask": with_dask,
    "ray": with_ray,
    "spark": with_spark,
    "spark 32 files": lambda folder: with_spark(folder, 32),
    "spark bytes": with_spark_bytes,
}


def measure(name: str, folder: str) -> dict[str, Any]:
    """Measure one engine in this process."""
    times = [time.perf_counter()]
    read = ENGINES[name](folder)
    times.append(time.perf_counter())
    for _ in range(2):
        rows = read()
        times.append(time.perf_counter())
    start, first, second = (round(later - before, 1) for before, later in pairwise(times))
    return {"engine": name, "rows": rows, "start": start, "first": first, "second": second}


def main() -> None:
    """Measure all engines, or the one that is named."""
    folder, *names = sys.argv[1:]
    if len(names) == 1:
        found = measure(names[0], folder)
        sys.stdout.write(f"\n{json.dumps(found)}\n")
        with contextlib.suppress(BrokenPipeError):
            sys.stdout.flush()
        return
    for name in names or ENGINES:
        command = [sys.executable, __file__, folder, name]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        sys.stdout.write(done.stdout.splitlines()[-1] + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
