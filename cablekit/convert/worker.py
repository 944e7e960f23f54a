"""What a worker does with its inputs, and how inputs reach the workers and results come back, in order."""

import csv
import io
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
from cablekit.archives.files import HEAD, FilePart, cables, contents, parts
from cablekit.archives.limits import LIMITS
from cablekit.archives.sources import files, opened
from cablekit.archives.writing import serialized
from cablekit.corpus.records import to_record
from cablekit.errors import ModelError
from cablekit.model import Cable
from cablekit.model.reading import as_texts, with_named_errors
from cablekit.xml import stream as many

T = TypeVar("T")
#: How many inputs, and how many bytes of them, a worker is given at once.
CHUNK: Final = 64
CHUNK_BYTES: Final = 1 << 20
#: How many chunks for each worker wait, or are done and not yet written.
AHEAD: Final = 3
#: Standard input or output.
STANDARD: Final = "-"
#: Cells that a spreadsheet would take for a formula begin so.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@frozen(field_transformer=with_named_errors)
class Job:
    """
    What a run is to do.

    Attributes:
        inputs: Paths, folders, patterns, or `-` for standard input.
        to: `text`, `xml`, `json`, `jsonl` or `csv`.
        out: A file for `jsonl`, `csv`, and `xml` where it ends in `.xml`; else a folder; `-` is standard output.
        jobs: How many processes.
        errors: A file for what could not be read, or None.
        resume: Whether to go on with a run that was stopped.
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
        Say whether all cables go into one file.

        >>> Job((), "xml", "out.xml").is_file, Job((), "xml", "out").is_file
        (True, False)
        """
        return self.to in ("jsonl", "csv") or (self.to == "xml" and (self.out == STANDARD or self.out.endswith(".xml")))

    @property
    def is_folder(self) -> bool:
        """
        Say whether each cable goes into a file of its own.

        >>> Job((), "xml", "out").is_folder, Job((), "text", "-").is_folder
        (True, False)
        """
        return not self.is_file and self.out != STANDARD


class Unit(NamedTuple):
    """
    One input: a file, or one record of a file that is read record by record.

    Attributes:
        place: Where it stands.
        form: The form of a record.
        data: The bytes of a record; None for a file, which the worker opens.
        reason: What is wrong with it, where that is known already.

    >>> Unit("a.txt").data is None
    True
    """

    place: str
    form: str | None = None
    data: bytes | None = None
    reason: str = ""


class Result(NamedTuple):
    """
    What became of a cable.

    Attributes:
        place: Where it came from.
        ident: Its id, or the empty string.
        data: What is written, or the hidden name of the file that it is in; for what could not be read, its raw bytes.
        reason: What is wrong; empty for a cable that was read.

    >>> Result("a.txt", "08ZENDA910", b"{}").reason
    ''
    """

    place: str
    ident: str
    data: bytes
    reason: str = ""


def units(inputs: Iterable[str]) -> Iterator[Unit]:
    """
    Yield the inputs one by one: small files unopened, great ones record by record where their form has records.

    >>> [unit.data for unit in units(["docs/examples/08ZENDA0910.txt"])]
    [None]
    """
    for name in inputs:
        source: Any = sys.stdin.buffer if name == STANDARD else name
        for place, opening in files(source):
            if name != STANDARD and not is_great(place):
                yield Unit(place)
                continue
            for part in parts(place, opening, None, LIMITS):
                if isinstance(part, BadRecord):
                    yield Unit(place if part.place == place else part.place, None, part.data, part.reason)
                elif part.place == place and name != STANDARD:
                    yield Unit(place)
                else:
                    yield Unit(*part)


def is_great(place: str) -> bool:
    """
    Say whether a file is worth a look before a worker gets it.

    >>> is_great("no such file")
    False
    """
    try:
        return os.stat(place).st_size > HEAD  # noqa: PTH116 - once for each of hundreds of thousands
    except (OSError, ValueError):
        return False


def chunked(found: Iterable[Unit]) -> Iterator[list[Unit]]:
    """
    Yield inputs by the handful.

    >>> [len(chunk) for chunk in chunked(Unit(str(place)) for place in range(100))]
    [64, 36]
    """
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


def converted(job: Job, chunk: list[Unit]) -> list[Result]:
    """
    Read a handful of inputs and write the cables in them: what a worker does.

    >>> [result.ident for result in converted(Job((), "text", "-"), [Unit("docs/examples/08ZENDA0910.txt")])]
    ['08ZENDA910']
    """
    return [result for unit in chunk for found in read(unit) for result in (written(job, unit, found),)]


def read(unit: Unit) -> Iterator[Cable | BadRecord]:
    """
    Yield the cables of an input, and what could not be read.

    >>> [bad.reason for bad in read(Unit("no such file"))]
    ['No such file or directory']
    """
    if unit.reason:
        yield BadRecord(unit.place, unit.reason, unit.data or b"")
    elif unit.data is None:
        yield from contents(parts(unit.place, partial(opened, unit.place), None, LIMITS), LIMITS)
    else:
        yield from cables(FilePart(unit.place, unit.form, unit.data), LIMITS)


def written(job: Job, unit: Unit, found: Cable | BadRecord) -> Result:
    """
    Write a cable as the job wants it.

    >>> written(Job((), "jsonl", "-"), Unit("a.txt"), BadRecord("a.txt", "not there")).reason
    'not there'
    """
    if isinstance(found, BadRecord):
        is_record = unit.data is not None or found.place != unit.place  # a whole file is there to be looked at
        return Result(found.place, "", found.data if is_record else b"", found.reason)
    try:
        ident = found.id or ""
        if job.to == "csv":
            return Result(unit.place, ident, row(to_record(found).values(), excel_safe=job.excel_safe))
        data = serialized(found, "json" if job.to == "jsonl" else job.to, source=job.source)
    except ModelError as error:
        return Result(unit.place, "", unit.data or b"", str(error))
    if job.is_folder:
        return Result(unit.place, ident, write_draft(job.out, data).encode())
    return Result(unit.place, ident, many.without_declaration(data) if job.to == "xml" and job.is_file else data)


def row(values: Iterable[object], *, excel_safe: bool = False) -> bytes:
    r"""
    Write a row of a CSV.

    >>> row(["=1+1", None, "a,b"], excel_safe=True)
    b'\'=1+1,,"a,b"\r\n'
    """
    out = io.StringIO()
    cells = [
        f"'{value}" if excel_safe and isinstance(value, str) and value.startswith(FORMULA) else value
        for value in values
    ]
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8", "backslashreplace")


def worked(work: Callable[[list[Unit]], T], chunks: Iterable[list[Unit]], jobs: int) -> Iterator[tuple[list[Unit], T]]:
    """
    Yield each chunk and what became of it, in order; several processes work ahead, but not far.

    >>> list(worked(len, [[], []], 1))
    [([], 0), ([], 0)]
    """
    if jobs == 1:
        yield from ((chunk, work(chunk)) for chunk in chunks)
        return
    rest = iter(chunks)
    waiting: deque[tuple[list[Unit], Future[T]]] = deque()
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=attend)
    try:
        while True:
            waiting.extend((chunk, pool.submit(work, chunk)) for chunk in islice(rest, AHEAD * jobs - len(waiting)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            yield chunk, future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def attend() -> None:
    """
    Make a worker leave the keyboard to its parent, and end when the parent is gone.

    >>> attend.__name__
    'attend'
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=outlive, args=(parent,), daemon=True).start()


def outlive(parent: Any) -> None:
    """
    Wait until the parent is gone, and end.

    >>> outlive.__name__
    'outlive'
    """
    parent.join()
    os._exit(1)
