"""What a worker does with its inputs, and how inputs reach the workers and results return, in order."""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from typing import Any, Final, NamedTuple, TypeVar

from attrs import field, frozen

from cablekit._atomic import write_draft
from cablekit.archives.document import BadRecord
from cablekit.archives.files import HEAD, Input, inputs, read_input, read_inputs
from cablekit.archives.limits import LIMITS
from cablekit.archives.sources import files, open_file
from cablekit.archives.writing import serialized
from cablekit.errors import ModelError
from cablekit.formats import FORMATS, Many, output_formats
from cablekit.model import Cable, Place
from cablekit.model.reading import as_texts, with_named_errors

T = TypeVar("T")
#: How many inputs, and how many bytes of them, a worker is given at once.
CHUNK: Final = 64
CHUNK_BYTES: Final = 1 << 20
#: How many chunks per worker are waiting, or done and not yet written.
AHEAD: Final = 3
#: Standard input or output.
STANDARD: Final = "-"


@frozen(field_transformer=with_named_errors)
class Job:
    """
    What a run is to do.

    Attributes:
        inputs: Paths, folders, patterns, or `-` for standard input.
        to: `text`, `xml`, `json`, `jsonl` or `csv`.
        out: A file for `jsonl`, `csv`, and `xml` if it ends in `.xml`; otherwise a folder; `-` is standard output.
        jobs: How many processes.
        errors: A file for what could not be read, or None.
        resume: Whether to continue a run that was stopped.
        source: Whether JSON keeps the exact pieces.
        excel_safe: Whether cells of a CSV that look like formulas get an apostrophe.

    >>> Job(("folder",), "jsonl", "out.jsonl").is_file
    True
    """

    inputs: tuple[str, ...] = field(converter=as_texts)  # a string alone would be read letter by letter: `/` is one
    to: str
    out: str
    jobs: int = 1
    errors: str | None = None
    resume: bool = False
    source: bool = False
    excel_safe: bool = False

    @property
    def is_file(self) -> bool:
        """
        Whether all cables go into one file.

        >>> Job((), "xml", "out.xml").is_file, Job((), "xml", "out").is_file
        (True, False)
        """
        return self.to in output_formats() and FORMATS[self.to].is_one_file(self.out)

    @property
    def many(self) -> Many:
        """How the one file holds all cables; nothing is around a cable that is a file of its own."""
        return FORMATS[self.to].write_many if self.is_file else Many(partial(serialized, name=self.to))

    @property
    def suffix(self) -> str:
        """The suffix of a file for one cable."""
        return FORMATS[self.to].suffixes[0]

    @property
    def is_folder(self) -> bool:
        """Whether each cable goes into a file of its own."""
        return not self.is_file and self.out != STANDARD


class Unit(NamedTuple):
    """One input: a file, or one record of a file that is read record by record."""

    place: Place  # where it is
    form: str | None = None  # the form of a record
    data: bytes | None = None  # the bytes of a record; None for a file, which the worker opens
    reason: str = ""  # what is wrong with it, if that is already known


class Result(NamedTuple):
    """The result of one cable, or of one input that could not be read: then *data* is its bytes."""

    place: str  # where it came from
    ident: str  # its id, or the empty string
    data: bytes  # what is written, or the hidden name of the file that it is in
    reason: str = ""  # what is wrong; empty for a cable that was read


def units(names: Iterable[str]) -> Iterator[Unit]:
    """
    Yield the inputs: small files unopened, large ones record by record if their form has records.

    >>> [unit.data for unit in units(["docs/examples/08ZENDA0910.txt"])]
    [None]
    """
    for name in names:
        source: Any = sys.stdin.buffer if name == STANDARD else name
        for place, opening in files(source):
            if name != STANDARD and not is_large(place):
                yield Unit(Place(place))
                continue
            for part in inputs(place, opening, None, LIMITS):
                if isinstance(part, BadRecord):
                    yield Unit(part.place, None, part.data, part.reason)
                elif part.place == Place(place) and name != STANDARD:
                    yield Unit(part.place)
                else:
                    yield Unit(*part)


def is_large(place: str) -> bool:
    """Whether a file is large enough to be opened before a worker gets it."""
    try:
        return os.stat(place).st_size > HEAD  # noqa: PTH116 - once for each of hundreds of thousands
    except (OSError, ValueError):
        return False


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


def convert_chunk(job: Job, chunk: list[Unit]) -> list[Result]:
    """Read some inputs and write their cables: the task of a worker."""
    return [result for unit in chunk for found in read_unit(unit) for result in (write_result(job, unit, found),)]


def read_unit(unit: Unit) -> Iterator[Cable | BadRecord]:
    """Yield the cables of an input, and what could not be read."""
    if unit.reason:
        yield BadRecord(unit.place, unit.reason, unit.data or b"")
    elif unit.data is None:
        path = unit.place.path
        yield from read_inputs(inputs(path, partial(open_file, path), None, LIMITS), LIMITS)
    else:
        yield from read_input(Input(unit.place, unit.form, unit.data), LIMITS)


def write_result(job: Job, unit: Unit, found: Cable | BadRecord) -> Result:
    """Write a cable as the job wants it."""
    if isinstance(found, BadRecord):
        is_record = unit.data is not None or found.place != unit.place  # a whole file need not be copied
        return Result(str(found.place), "", found.data if is_record else b"", found.reason)
    try:
        ident = found.id or ""
        data = job.many.cable(found, source=job.source, excel_safe=job.excel_safe)
    except ModelError as error:
        return Result(str(unit.place), "", unit.data or b"", str(error))
    if job.is_folder:
        return Result(str(unit.place), ident, write_draft(job.out, data).encode())
    return Result(str(unit.place), ident, data)


def work_ahead(
    work: Callable[[list[Unit]], T], chunks: Iterable[list[Unit]], jobs: int
) -> Iterator[tuple[list[Unit], T]]:
    """Yield each chunk and its result, in order; several processes work ahead, but not far."""
    if jobs == 1:
        yield from ((chunk, work(chunk)) for chunk in chunks)
        return
    rest = iter(chunks)
    waiting: deque[tuple[list[Unit], Future[T]]] = deque()
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=prepare_worker)
    try:
        while True:
            waiting.extend((chunk, pool.submit(work, chunk)) for chunk in islice(rest, AHEAD * jobs - len(waiting)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            yield chunk, future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def prepare_worker() -> None:
    """Make a worker leave the keyboard to its parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=end_with_parent, args=(parent,), daemon=True).start()


def end_with_parent(parent: Any) -> None:
    """Wait until the parent is gone, and end."""
    parent.join()
    os._exit(1)
