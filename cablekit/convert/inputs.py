"""The inputs of a run in order: what they are, how they are recognized later, and a sample of them."""

import hashlib
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import groupby
from typing import Any, Final, NamedTuple

from cablekit.archives.columns import Columns
from cablekit.archives.document import BadRecord
from cablekit.archives.files import inputs
from cablekit.archives.limits import LIMITS
from cablekit.archives.sources import files
from cablekit.archives.streams import HEAD
from cablekit.convert.job import Job
from cablekit.formats import STANDARD
from cablekit.model import Place

#: How many inputs, and how many bytes of them, a worker is given at once.
CHUNK: Final = 64
CHUNK_BYTES: Final = 1 << 20


class Origin(NamedTuple):
    """The file that an input is in, as it is recognized later; without size and time it is not a regular file."""

    path: str
    size: int | None = None
    time: int | None = None  # when it was changed, in nanoseconds

    def __str__(self) -> str:
        """Describe it for messages."""
        if self.size is None or self.time is None:
            return self.path
        changed = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(self.time // 1_000_000_000))
        return f"{self.path} ({self.size:,} bytes, changed {changed})"


class Unit(NamedTuple):
    """One input: a file, or one record of a file that is read record by record."""

    place: Place  # where it is
    form: str | None = None  # the format of a record
    data: bytes | None = None  # the bytes of a record; None for a file, which the worker opens
    reason: str = ""  # what is wrong with it, if that is known already
    origin: Origin = Origin("")  # the file that it is in


def units(names: Iterable[str], table: Columns | None = None) -> Iterator[Unit]:
    """
    Yield the inputs: small files unopened, large ones record by record if their format has records.

    Anything that is not a regular file, such as a pipe, can be read only once: it is read here, and nowhere else.

    >>> [unit.data for unit in units(["docs/examples/08ZENDA0910.txt"])]
    [None]
    """
    for name in names:
        source: Any = sys.stdin.buffer if name == STANDARD else name
        for place, opening in files(source):
            origin = Origin(STANDARD) if name == STANDARD else origin_of(place)
            is_regular = origin.size is not None
            if origin.size is not None and origin.size <= HEAD:
                yield Unit(Place(place), origin=origin)
                continue
            for part in inputs(place, opening, None, LIMITS, table):
                if isinstance(part, BadRecord):
                    yield Unit(part.place, None, part.data, part.reason, origin)
                elif part.place == Place(place) and is_regular:
                    yield Unit(part.place, origin=origin)
                else:
                    yield Unit(*part, origin=origin)


def origin_of(path: str) -> Origin:
    """Return what a file is recognized by later."""
    facts = facts_of(path)
    if facts is None or not stat.S_ISREG(facts.st_mode):
        return Origin(path)
    return Origin(path, facts.st_size, facts.st_mtime_ns)


def facts_of(path: str) -> os.stat_result | None:
    """Return what the system knows of a file; None if it does not exist."""
    try:
        return os.stat(path)  # noqa: PTH116 - once for each of hundreds of thousands
    except (OSError, ValueError):
        return None


def units_of(job: Job) -> Iterator[Unit]:
    """Yield the inputs of a job, or a sample of them, in order; without what the run itself wrote."""
    if job.sample is None:
        yield from all_units(job)
        return
    drawn = drawn_numbers(sum(1 for _ in all_units(job)), job.sample, job.seed)
    yield from (unit for number, unit in enumerate(all_units(job)) if number in drawn)


def all_units(job: Job) -> Iterator[Unit]:
    """Yield all inputs of a job; by now a pattern may also match its output and its file of errors."""
    own = [facts for name in (job.out, job.errors) if name and (facts := facts_of(name))]
    for unit in units(job.inputs, job.table):
        facts = facts_of(unit.origin.path) if own else None
        if not facts or not any(os.path.samestat(facts, one) for one in own):
            yield unit


def drawn_numbers(count: int, size: int, seed: int) -> set[int]:
    """
    Draw *size* of the numbers below *count*, the same ones on every machine.

    >>> sorted(drawn_numbers(1000, 3, seed=7)) == sorted(drawn_numbers(1000, 3, seed=7))
    True
    """

    def lot(number: int) -> bytes:
        return hashlib.sha256(f"{seed}:{number}".encode()).digest()

    return set(nsmallest(size, range(count), key=lot))


def chunks_of(found: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Yield the inputs in chunks."""
    chunk: list[Unit] = []
    size = 0
    for unit in found:
        chunk.append(unit)
        size += len(unit.data or b"")
        if len(chunk) == CHUNK or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def origins_of(chunk: Iterable[Unit]) -> list[list[Any]]:
    """
    List the files that inputs are in, and how many inputs are in each.

    >>> origins_of([Unit(Place("a", 1), origin=Origin("a", 7, 1)), Unit(Place("a", 2), origin=Origin("a", 7, 1))])
    [['a', 7, 1, 2]]
    """
    grouped = groupby(unit.origin for unit in chunk)
    return [[*origin, sum(1 for _ in same)] for origin, same in grouped]


def fingerprint(unit: Unit) -> bytes:
    """Return the bytes by which an input without a size and a time is recognized later."""
    return f"{unit.place}\0{len(unit.data or b'')}\n".encode("utf-8", "surrogatepass")
