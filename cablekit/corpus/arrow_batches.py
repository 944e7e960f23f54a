"""Files, and bytes that an engine supplies, as batches of rows; what cannot be read is a row with its error."""

import io
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any, Final

from cablekit.archives.ahead import results_ahead
from cablekit.archives.columns import Columns, as_columns
from cablekit.archives.document import NOWHERE, BadRecord
from cablekit.archives.files import check_options, records_of
from cablekit.archives.limits import LIMITS
from cablekit.archives.sources import Sources, each_source
from cablekit.archives.units import Reading, Unit, chunks_of, read_unit, units_in
from cablekit.corpus.arrow_rows import Row, error_row, to_row
from cablekit.corpus.arrow_schema import pyarrow, schema
from cablekit.errors import ModelError, ReadError, shown
from cablekit.model import Cable

#: How many rows, and how many characters of their texts, a batch has at most, but for the last row.
ROWS: Final = 1_000
CHARACTERS: Final = 16 << 20


def read_batches(
    paths: Sources,
    *,
    format: str | None = None,  # noqa: A002 - the users' word
    columns: Columns | None = None,
    body: bool = True,
    source: bool = True,
    jobs: int = 1,
) -> Iterator[Any]:
    """
    Read any number of files as batches of rows, in order.

    Args:
        paths: A path, a folder, a pattern, or a list of these, as for `cablekit.read`.
        format: As for `cablekit.read`.
        columns: As for `cablekit.read`.
        body: Whether the body is read, too; otherwise the columns of the body are empty.
        source: Whether the rows have the exact texts, as for `to_row`.
        jobs: How many processes read; several need `if __name__ == "__main__":` in the script.

    Returns:
        An iterator of `pyarrow.RecordBatch`, all of the schema `SCHEMA`. A file, or a record in one, that cannot be
        read is a row with its `place` and its `error`.

    Raises:
        ReadError: An argument is wrong, or a process ended before its work was done.

    >>> [batch.column("id").to_pylist() for batch in read_batches("docs/examples/11ZENDA0218.txt")]
    [['11ZENDA218']]
    """
    check_options(format, LIMITS)
    if jobs < 1:
        raise ReadError(f"expected a whole number that is at least 1, got {shown(jobs)}", "jobs")
    reading = Reading(format, as_columns(columns), LIMITS, body)
    found = (unit for one in each_source(paths) for unit in units_in(one, reading))
    results = results_ahead(partial(batches_of_chunk, reading, source), chunks_of(found), jobs)
    return (batch for _, batches in results for batch in batches)


def batches_of_chunk(reading: Reading, source: bool, chunk: list[Unit]) -> list[Any]:  # noqa: FBT001 - a task of workers
    """Read some inputs: the task of a worker."""
    return list(batches_of(chain.from_iterable(read_unit(unit, reading) for unit in chunk), source=source))


def parse_batches(
    batches: Iterable[Any],
    *,
    content: str = "content",
    path: str | None = "path",
    format: str | None = None,  # noqa: A002 - the users' word
    columns: Columns | None = None,
    body: bool = True,
    source: bool = True,
) -> Iterator[Any]:
    """
    Read files whose bytes an engine supplies, as Spark's `binaryFile` or Ray's `read_binary_files`.

    Args:
        batches: An iterable of `pyarrow.RecordBatch`.
        content: The column with the bytes of a file, or its text.
        path: The column with its name, which is in the `place` of each row; None if there is none.
        format: As for `cablekit.read`.
        columns: As for `cablekit.read`.
        body: As for `read_batches`.
        source: As for `read_batches`.

    Returns:
        An iterator of `pyarrow.RecordBatch` of the schema `SCHEMA`. A file may give several rows; one that cannot be
        read gives a row with its `place` and its `error`.

    Raises:
        ReadError: An argument is wrong, or a batch does not have the columns.

    >>> import pyarrow as pa
    >>> files = pa.RecordBatch.from_pydict({"path": ["a.txt"], "content": [b"UNCLAS ZENDA 910\\nTAGS: PREL"]})
    >>> [batch.column("tags").to_pylist() for batch in parse_batches([files])]
    [[['PREL']]]
    """
    check_options(format, LIMITS)
    reading = Reading(format, as_columns(columns), LIMITS, body)
    supplied = (pair for batch in batches for pair in supplied_files(batch, content, path))
    return batches_of(chain.from_iterable(read_supplied(*pair, reading) for pair in supplied), source=source)


def supplied_files(batch: Any, content: str, path: str | None) -> Iterator[tuple[Any, str | None]]:
    """Yield the bytes and the name of each file in a batch."""
    for name, where in ((content, "content"), (path, "path")):
        if name is not None and name not in batch.schema.names:
            raise ReadError(f"there is no column {shown(name)}; there are {', '.join(batch.schema.names)}", where)
    for at, data in enumerate(batch.column(content)):
        yield data.as_py(), None if path is None else batch.column(path)[at].as_py()


def read_supplied(data: bytes | str | None, path: str | None, reading: Reading) -> Iterator[Cable | BadRecord]:
    """Yield the cables in the bytes of a file, and what could not be read."""
    place = path or NOWHERE.path
    if data is None:
        yield BadRecord(place, "there are no bytes")
        return
    opening = partial(io.BytesIO, data.encode() if isinstance(data, str) else data)
    yield from records_of(place, opening, *reading[:3], body=reading.body)


def batches_of(found: Iterable[Cable | BadRecord], *, source: bool) -> Iterator[Any]:
    """Yield batches of the rows of cables, and of what could not be read."""
    rows: list[Row] = []
    size = 0
    for one in found:
        row = any_row(one, source=source)
        rows.append(row)
        size += len(row.get("source") or "")
        if len(rows) == ROWS or size >= CHARACTERS:
            yield batch_of(rows)
            rows, size = [], 0
    if rows:
        yield batch_of(rows)


def any_row(found: Cable | BadRecord, *, source: bool) -> Row:
    """Write a cable, or what could not be read, as a row; a cable that Arrow cannot carry is a row with an error."""
    if isinstance(found, BadRecord):
        return error_row(found)
    try:
        return to_row(found, source=source)
    except ModelError as error:
        return error_row(BadRecord(found.place or NOWHERE, str(error)))


def batch_of(rows: list[Row]) -> Any:
    """Make a batch of rows."""
    return pyarrow().RecordBatch.from_pylist(rows, schema=schema())
