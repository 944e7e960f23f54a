"""Inputs that a worker can be given: a file that it opens itself, or one record of a file; and how one is read."""

import os
import stat
import time
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final, NamedTuple

from cablekit.archives.columns import Columns
from cablekit.archives.document import BadRecord
from cablekit.archives.files import Input, inputs, read_input
from cablekit.archives.limits import LIMITS, Limits
from cablekit.archives.sources import Opening, Source, files, open_file
from cablekit.archives.streams import HEAD
from cablekit.errors import LONGEST_PATH, without_middle
from cablekit.model import Cable, Place

#: File name endings of web pages, and the size, in bytes, up to which a worker gets such a file as one unit.
PAGES: Final = (".html", ".htm")
LONG_PAGE: Final = 1 << 20
#: How many inputs, and how many bytes of them, a worker is given at once.
CHUNK: Final = 64
CHUNK_BYTES: Final = 1 << 20


class Reading(NamedTuple):
    """How inputs are read."""

    form: str | None = None  # their form; None: found by the content
    columns: Columns | None = None  # which columns have what; None: found by their names
    limits: Limits = LIMITS  # how much is read
    body: bool = True  # whether the body is read, too


class Origin(NamedTuple):
    """The file that an input is in, as it is recognized later; without size and time it is not a regular file."""

    path: str
    size: int | None = None
    time: int | None = None  # when it was changed, in nanoseconds

    def __str__(self) -> str:
        """Describe it for messages."""
        if self.size is None or self.time is None:
            return without_middle(self.path, LONGEST_PATH)
        changed = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(self.time // 1_000_000_000))
        return f"{without_middle(self.path, LONGEST_PATH)} ({self.size:,} bytes, changed {changed})"


class Unit(NamedTuple):
    """One input: a file, or one record of a file that is read record by record."""

    place: Place  # where it is
    form: str | None = None  # the format of a record
    data: bytes | None = None  # the bytes of a record; None for a file, which the worker opens
    reason: str = ""  # what is wrong with it, if that is known already
    origin: Origin = Origin("")  # the file that it is in
    is_named: bool = False  # whether its file was named by itself: then it is not asked whether it holds a telegram

    @property
    def size(self) -> int:
        """The number of its bytes."""
        return len(self.data) if self.data is not None else self.origin.size or 0


def units_in(source: Source, reading: Reading) -> Iterator[Unit]:
    """
    Yield the inputs in a source: small files unopened, large ones record by record if their format has records.

    Anything that is not a regular file, such as a pipe, can be read only once: it is read here, and nowhere else.

    >>> [unit.data for unit in units_in("docs/examples/08ZENDA0910.txt", Reading())]
    [None]
    """
    for opening, origin in origins_in(source):
        yield from units_of_file(opening, reading, origin)


def origins_in(source: Source) -> Iterator[tuple[Opening, Origin]]:
    """Yield the files of a source; an open file is not recognized, whatever its name is."""
    is_path = isinstance(source, str | os.PathLike)
    for opening in files(source):
        yield opening, origin_of(opening[0]) if is_path else Origin(opening[0])


def units_of_file(opening: Opening, reading: Reading, origin: Origin) -> Iterator[Unit]:
    """Yield the inputs in a file."""
    place = opening[0]
    if origin.size is not None and origin.size <= (LONG_PAGE if place.endswith(PAGES) else HEAD):
        yield Unit(Place(place), origin=origin)
        return
    for part in inputs(*opening, reading.form, reading.limits, reading.columns):
        if isinstance(part, BadRecord):
            yield Unit(part.place, None, part.data, part.reason, origin)
        elif part.place == Place(place) and origin.size is not None:
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


def chunks_of(found: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Yield the inputs in chunks; if an error ends them, first those that came before it."""
    chunk: list[Unit] = []
    size = 0
    try:
        for unit in found:
            chunk.append(unit)
            size += unit.size
            if len(chunk) == CHUNK or size >= CHUNK_BYTES:
                yield chunk
                chunk, size = [], 0
    except Exception:
        if chunk:
            yield chunk
        raise
    if chunk:
        yield chunk


def read_unit(unit: Unit, reading: Reading) -> Iterator[Cable | BadRecord]:
    """Yield the cables of an input, and what could not be read: the task of a worker."""
    if unit.reason:
        yield BadRecord(unit.place, unit.reason, unit.data or b"")
        return
    for part in parts_of(unit, reading):
        if isinstance(part, BadRecord):
            yield part
            continue
        is_named = unit.is_named and part.place.path == unit.origin.path  # what is inside a packed file is not
        yield from read_input(part, reading.limits, reading.columns, is_judged=not is_named, body=reading.body)


def parts_of(unit: Unit, reading: Reading) -> Iterator[Input | BadRecord]:
    """Yield what an input consists of: a record is one part, a packed file may have many."""
    if unit.data is not None:
        return iter((Input(unit.place, unit.form, unit.data),))
    path = unit.place.path
    return inputs(path, partial(open_file, path), reading.form, reading.limits, reading.columns)
