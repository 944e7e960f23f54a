"""What a worker does with its inputs, and how inputs reach the workers and results return, in order."""

import hashlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from typing import Any, Final, NamedTuple, TypeVar

from cablekit._atomic import write_draft
from cablekit.archives.columns import Columns
from cablekit.archives.document import BadRecord
from cablekit.archives.files import Input, inputs, read_input, read_inputs
from cablekit.archives.limits import LIMITS
from cablekit.archives.sources import open_file
from cablekit.convert.inputs import Unit
from cablekit.convert.job import Job
from cablekit.errors import ModelError
from cablekit.model import Cable

T = TypeVar("T")
#: How many chunks per worker are waiting, or done and not yet written.
AHEAD: Final = 3


class Result(NamedTuple):
    """The result of one cable, or of one input that could not be read: then *data* is its bytes."""

    place: str  # where it came from
    ident: str  # its id, or the empty string
    data: bytes  # what is written, or the hidden name of the file that it is in
    reason: str = ""  # what is wrong; empty for a cable that was read
    digest: str = ""  # of a file with a hidden name, by which it is known again
    message: str = ""  # the same for a person, where the reason is a code
    notes: tuple[str, ...] = ()  # what is to be said of a cable that was written


def convert_chunk(job: Job, chunk: list[Unit]) -> list[Result]:
    """Read some inputs and write their cables: the task of a worker."""
    return [
        result for unit in chunk for found in read_unit(unit, job.table) for result in (write_result(job, unit, found),)
    ]


def read_unit(unit: Unit, table: Columns | None = None) -> Iterator[Cable | BadRecord]:
    """Yield the cables of an input, and what could not be read."""
    if unit.reason:
        yield BadRecord(unit.place, unit.reason, unit.data or b"")
    elif unit.data is None:
        path = unit.place.path
        yield from read_inputs(inputs(path, partial(open_file, path), None, LIMITS, table), LIMITS, table)
    else:
        yield from read_input(Input(unit.place, unit.form, unit.data), LIMITS, table)


def write_result(job: Job, unit: Unit, found: Cable | BadRecord) -> Result:
    """Write a cable as the job wants it."""
    if isinstance(found, BadRecord):
        is_record = unit.data is not None or found.place != unit.place  # a whole file need not be copied
        message = found.message if found.message != found.reason else ""
        return Result(str(found.place), "", found.data if is_record else b"", found.reason, message=message)
    place = str(found.place or unit.place)  # in a packed file, that of the file inside
    try:
        ident = found.id or ""
        data = job.many.cable(found, **job.writing)
        notes = tuple(job.many.report(found, **job.writing))
    except ModelError as error:
        return Result(place, "", unit.data or b"", str(error))
    if job.is_folder:
        name = write_draft(job.out, data)
        return Result(place, ident, name.encode(), digest=hashlib.sha256(data).hexdigest())
    return Result(place, ident, data, notes=notes)


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
