"""Cables as a Parquet file, or a folder of them: workers pack rows, which are written in groups at the end."""

import io
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from cablekit.corpus.arrow_batches import batch_of
from cablekit.corpus.arrow_rows import Row, to_row
from cablekit.corpus.arrow_schema import pyarrow, schema
from cablekit.formats import Many
from cablekit.model import Cable

#: How many bytes of rows are written at once, as one row group, and how many row groups a file of a folder has.
GROUP_BYTES: Final = 64 << 20
GROUPS: Final = 4
COMPRESSION: Final = "zstd"


def parquet_row(cable: Cable, *, no_text: bool = False, **_: Any) -> Row:
    """Write a cable as a row."""
    return to_row(cable, source=not no_text)


def pack_rows(rows: Iterable[Row]) -> bytes:
    """
    Write rows as a compressed Arrow stream; streams may follow each other in a file.

    >>> len(pack_rows(())) > 1000
    True
    """
    pa = pyarrow()
    file = io.BytesIO()
    with pa.ipc.new_stream(file, schema(), options=pa.ipc.IpcWriteOptions(compression=COMPRESSION)) as writer:
        writer.write_batch(batch_of(list(rows)))
    return file.getvalue()


def unpack_rows(file: BinaryIO) -> Iterator[Any]:
    """Yield the batches of the Arrow streams in a file."""
    end = file.seek(0, io.SEEK_END)
    file.seek(0)
    while file.tell() < end:
        with pyarrow().ipc.open_stream(file) as stream:
            yield from stream


def write_parquet(packed: Iterable[BinaryIO], target: BinaryIO | Path, *, count: int | None = None) -> None:
    """
    Write packed rows as a Parquet file, or as several files in a new folder.

    Args:
        packed: Files of packed rows.
        target: An open file, or the path of the folder.
        count: How many rows are written at most.
    """
    groups = row_groups(first_rows(chain.from_iterable(map(unpack_rows, packed)), count))
    if not isinstance(target, Path):
        write_groups(groups, target)
        return
    waiting = [next(groups, schema().empty_table())]
    number = 0
    while waiting:
        with (target / f"part-{number:05}.parquet").open("xb") as file:
            write_groups(chain(map(list.pop, [waiting]), islice(groups, GROUPS - 1)), file)
        waiting += islice(groups, 1)
        number += 1


def write_groups(groups: Iterable[Any], file: BinaryIO) -> None:
    """Write tables to a Parquet file, each as a row group."""
    from pyarrow.parquet import ParquetWriter

    with ParquetWriter(file, schema(), compression=COMPRESSION) as writer:
        for table in groups:
            writer.write_table(table, row_group_size=max(len(table), 1))
            del table  # before the next one is made: they are large


def row_groups(batches: Iterable[Any]) -> Iterator[Any]:
    """Yield tables of about as many bytes as a row group has."""
    pa, waiting, size = pyarrow(), [], 0
    for batch in batches:
        waiting.append(batch)
        size += batch.nbytes
        if size >= GROUP_BYTES:
            yield pa.Table.from_batches(waiting)
            waiting, size = [], 0
    if waiting:
        yield pa.Table.from_batches(waiting)


def first_rows(batches: Iterable[Any], count: int | None) -> Iterator[Any]:
    """Yield the first rows of batches, or all."""
    for batch in batches:
        part = batch if count is None else batch[:count]
        count = None if count is None else count - len(part)
        yield part


PARQUET: Final = Many(parquet_row, pack=pack_rows, finish=write_parquet)
