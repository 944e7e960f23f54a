"""What a Spark job reads, decided without Spark: its options, the files of each partition, the batches of one."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from cablekit.archives.limits import LIMITS
from cablekit.archives.sources import paths
from cablekit.archives.units import Reading, facts_of, read_unit, units_in
from cablekit.corpus.arrow_batches import batches_of
from cablekit.errors import ReadError, shown

#: How many files, and how many bytes of them, a partition has at most: a second of work, beside which a tenth of a
#: second for starting it is little. The measured figures are in docs/cookbook/engines.md.
FILES: Final = 500
BYTES: Final = 32 << 20
#: The options of the data source; Spark does not tell capitals from small letters.
OPTIONS: Final = ("path", "paths", "filesPerPartition", "errors", "body", "source")
FLAGS: Final = {"true": True, "false": False}


class SparkOptions(NamedTuple):
    """The options of `spark.read.format("cablekit")`."""

    paths: tuple[str, ...]  # what is read: files, folders, patterns
    files: int | None = None  # how many files a partition has; None: by their number and size
    keeps_errors: bool = True  # whether what cannot be read is a row, instead of the end of the job
    body: bool = True  # whether the body is read
    source: bool = True  # whether the rows have the exact texts


def options_of(given: Mapping[str, str]) -> SparkOptions:
    """
    Read the options of the data source.

    >>> options_of({"path": "file:/cables", "filespartition": "7"})
    Traceback (most recent call last):
    cablekit.errors.ReadError: filespartition: is not an option; there are filesPerPartition, errors, body, source
    >>> options_of({"path": "file:/cables", "filesPerPartition": "7", "body": "false"})
    SparkOptions(paths=('/cables',), files=7, keeps_errors=True, body=False, source=True)
    """
    known = {name.lower(): name for name in OPTIONS}
    values = {}
    for name, value in given.items():
        if name.lower() not in known:
            raise ReadError(f"is not an option; there are {', '.join(OPTIONS[2:])}", name)
        values[known[name.lower()]] = value
    return SparkOptions(
        tuple(local_path(path) for path in paths_in(values)),
        files_option(values.get("filesPerPartition")),
        errors_option(values.get("errors", "keep")),
        flag_option("body", values.get("body", "true")),
        flag_option("source", values.get("source", "true")),
    )


def paths_in(values: Mapping[str, str]) -> list[str]:
    """
    Return the paths of `load`: one, or several as Spark passes them.

    >>> paths_in({"path": "a"}), paths_in({"paths": '["a", "b"]'})
    (['a'], ['a', 'b'])
    """
    found: list[str] = (
        json.loads(values["paths"]) if "paths" in values else [values["path"]] if "path" in values else []
    )
    if not found:
        raise ReadError('nothing to read; spark.read.format("cablekit").load("cables/")', "path")
    return found


def local_path(path: str) -> str:
    """
    Return a path as Python opens it; of an object store only Spark can open the files.

    >>> local_path("file:///cables/a%20b"), local_path("cables")
    ('/cables/a b', 'cables')
    """
    scheme, colon, rest = path.partition(":")
    if colon and scheme == "file":
        return unquote("/" + rest.lstrip("/"))
    if "://" in path:
        advice = 'cablekit.spark.parse(spark.read.format("binaryFile").load(...)) reads it'
        raise ReadError(f"is not a path that each machine can open; {advice}", path)
    return path


def files_option(value: str | None) -> int | None:
    """Read the number of files of a partition."""
    if value is not None and not (value.isdecimal() and int(value)):
        raise ReadError(f"expected a number that is at least 1, got {shown(value)}", "filesPerPartition")
    return None if value is None else int(value)


def errors_option(value: str) -> bool:
    """Read what is done about errors: whether they are kept."""
    if value not in ("keep", "raise"):
        raise ReadError(f"expected 'keep' or 'raise', got {shown(value)}", "errors")
    return value == "keep"


def flag_option(name: str, value: str) -> bool:
    """Read an option that is true or false."""
    if value.lower() not in FLAGS:
        raise ReadError(f"expected true or false, got {shown(value)}", name)
    return FLAGS[value.lower()]


def partitions_of(options: SparkOptions) -> Iterator[tuple[str, ...]]:
    """
    Yield the files of each partition, in order; a partition of the default is full after so many files or bytes.

    >>> [len(files) for files in partitions_of(SparkOptions(("docs/examples",), files=3))]
    [3, 1]
    """
    found: list[str] = []
    size = 0
    for path in chain.from_iterable(map(paths, options.paths)):
        facts = facts_of(path)
        found.append(path)
        size += facts.st_size if facts else 0
        if len(found) >= (options.files or FILES) or (not options.files and size >= BYTES):
            yield tuple(found)
            found, size = [], 0
    if found:
        yield tuple(found)


def read_partition(options: SparkOptions, files: Iterable[str]) -> Iterator[Any]:
    """
    Yield the batches of the files of a partition.

    >>> [len(batch) for batch in read_partition(SparkOptions(()), ["docs/examples/11ZENDA0218.txt", "no such file"])]
    [2]
    """
    reading = Reading(None, None, LIMITS, options.body)
    units = chain.from_iterable(units_in(path, reading) for path in files)
    batches = batches_of(chain.from_iterable(read_unit(unit, reading) for unit in units), source=options.source)
    return batches if options.keeps_errors else raise_errors(batches)


def raise_errors(batches: Iterable[Any]) -> Iterator[Any]:
    """Yield batches; the first row that has an error is raised."""
    for batch in batches:
        bad = next((row for row in batch.select(["place", "error"]).to_pylist() if row["error"]), None)
        if bad:
            raise ReadError(bad["error"], bad["place"]["path"])
        yield batch
