"""What a worker does with its inputs: it reads them and writes their cables."""

import hashlib
from collections.abc import Callable
from typing import Any, NamedTuple

from cablekit._atomic import write_draft
from cablekit.archives.document import BadRecord
from cablekit.archives.units import Reading, Unit, read_unit
from cablekit.convert.job import Job
from cablekit.errors import ModelError
from cablekit.model import Cable


class Result(NamedTuple):
    """The result of one cable, or of one input that could not be read: then *data* is its bytes."""

    place: str  # where it came from
    ident: str  # its id, or the empty string
    data: Any  # the bytes that are written, or the hidden name of the file that they are in
    reason: str = ""  # what is wrong; empty for a cable that was read
    digest: str = ""  # of a file with a hidden name, by which it is known again
    message: str = ""  # the same for a person, where the reason is a code
    notes: tuple[str, ...] = ()  # what is to be said of a cable that was written


def convert_chunk(job: Job, chunk: list[Unit]) -> list[Result]:
    """Read some inputs and write their cables: the task of a worker."""
    reading = Reading(columns=job.table, body=job.many.needs_body(**job.writing))
    results = [write_result(job, unit, found) for unit in chunk for found in read_unit(unit, reading)]
    return packed(results, job.many.pack) if job.many.pack else results


def packed(results: list[Result], pack: Callable[[list[Any]], bytes]) -> list[Result]:
    """Pack the cables of a chunk: the first one gets the bytes of all, the others none."""
    data = iter([pack([result.data for result in results if not result.reason])])
    return [result if result.reason else result._replace(data=next(data, b"")) for result in results]


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
