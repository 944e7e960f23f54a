"""`read` with several processes: they read ahead, and send the cables back in order."""

import io
import pickle
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import takewhile
from typing import Any, Final, TypeVar

from cablekit._pool import GUARD, work_ahead
from cablekit.archives.columns import Columns
from cablekit.archives.document import BadRecord
from cablekit.archives.files import up_to_limit
from cablekit.archives.limits import Limits
from cablekit.archives.sources import Sources, each_source
from cablekit.archives.units import Origin, Reading, Unit, chunks_of, origins_in, read_unit, units_of_file
from cablekit.errors import ReadError
from cablekit.model import Cable
from cablekit.source import Child, Source

ChunkT = TypeVar("ChunkT")
T = TypeVar("T")
#: Why a process may have ended before its work was done.
ENDED: Final = (
    f"a process ended before its work was done: memory ran out, or the script does not work below `{GUARD}` "
    "(docs/archives.md)"
)
#: How the most frequent parts of a cable are pickled: a source with the whole text, which all nodes of a cable share.
PARTS: Final[dict[type, Callable[[Any], tuple[Any, ...]]]] = {
    Source: lambda source: (Source, tuple(source)),
    Child: lambda child: (Child, tuple(child)),
}


def read_ahead(
    source: Sources, name: str | None, limits: Limits, columns: Columns | None, *, body: bool, jobs: int
) -> Generator[Cable | BadRecord, None, None]:
    """Yield what `files.records` yields, read by several processes."""
    reader = Ahead(Reading(name, columns, limits, body))
    task = partial(read_chunk, reader.reading)
    for chunk, data in results_ahead(task, chunks_of(reader.units(source)), jobs):
        results = pickle.loads(data)  # noqa: S301 - a worker of ours made it
        for unit, found in zip(chunk, results, strict=True):
            yield from reader.up_to_limit(unit, found)


def results_ahead(work: Callable[[ChunkT], T], chunks: Iterable[ChunkT], jobs: int) -> Iterator[tuple[ChunkT, T]]:
    """Yield what `work_ahead` yields; raise `ReadError` if a process ends before its work is done."""
    try:
        yield from work_ahead(work, chunks, jobs)
    except BrokenProcessPool as error:
        raise ReadError(ENDED, "jobs") from error


def read_chunk(reading: Reading, chunk: list[Unit]) -> bytes:
    """Read some inputs, and pickle what is in each: the task of a worker."""
    return pickled([list(read_unit(unit, reading)) for unit in chunk])


def pickled(results: list[list[Cable | BadRecord]]) -> bytes:
    """Pickle results in half the time that `pickle.dumps` takes, which cuts out the text of each node by itself."""
    data = io.BytesIO()
    pickler = pickle.Pickler(data, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = PARTS
    pickler.dump(results)
    return data.getvalue()


class Ahead:
    """Reads ahead, and counts the cables of each file, which may come in several units."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.origin: Origin | None = None  # the file from which the last results came
        self.count: int = 0  # how many cables of it came

    def units(self, source: Sources) -> Iterator[Unit]:
        """Yield the inputs in sources, those of a file up to the limit on the number of its cables."""
        for one in each_source(source):
            for opening, origin in origins_in(one):
                found = units_of_file(opening, self.reading, origin)
                yield from takewhile(lambda unit: not self.is_full(unit.origin), found)

    def is_full(self, origin: Origin) -> bool:
        """Whether the results of a file have passed the limit."""
        most = self.reading.limits.max_count
        return most is not None and origin is self.origin and self.count > most

    def up_to_limit(self, unit: Unit, found: list[Cable | BadRecord]) -> Iterator[Cable | BadRecord]:
        """Yield the results of an input, up to the limit on the number of cables in its file."""
        if unit.origin is not self.origin:
            self.origin, self.count = unit.origin, 0
        if not self.is_full(unit.origin):
            before = self.count
            self.count += sum(isinstance(one, Cable) for one in found)
            yield from up_to_limit(unit.origin.path, found, self.reading.limits, before)
