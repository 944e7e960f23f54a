"""What a command computes, in several processes that work ahead: the same, in the same order."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import NamedTuple, TypeVar

from cablekit._pool import work_ahead
from cablekit.archives.document import BadRecord
from cablekit.archives.units import Reading, Unit, chunks_of, read_unit, units_in
from cablekit.cli.answers import Work
from cablekit.cli.inputs import Status, report_empty, source_of
from cablekit.cli.terminal import FAILED, Failed, complain
from cablekit.formats import STANDARD
from cablekit.model import Cable

T = TypeVar("T")


class Complaint(NamedTuple):
    """What could not be read."""

    message: str


class Stop(NamedTuple):
    """What stops the command."""

    message: str
    status: int


def answers_ahead(options: argparse.Namespace, status: Status, work: Work[T], *, body: bool) -> Iterator[T]:
    """Yield what workers compute, and report what they could not read, in order."""
    report_empty(options.inputs)
    task = partial(answer_chunk, work, Reading(body=body))
    try:
        for _, found in work_ahead(task, chunks_of(units_of(options.inputs)), options.jobs):
            for one in found:
                if isinstance(one, Complaint):
                    complain(one.message)
                    status.code = FAILED
                elif isinstance(one, Stop):
                    raise Failed(*one)
                else:
                    yield one
    except BrokenProcessPool as error:
        raise Failed("a worker process died, perhaps because memory ran out; run again with fewer --jobs") from error


def units_of(names: Sequence[str]) -> Iterator[Unit]:
    """Yield the inputs; a file that is named is taken for a cable, as `all_cables` does."""
    for name in names:
        for unit in units_in(source_of(name), Reading()):
            yield unit._replace(is_named=name in (STANDARD, unit.origin.path))


def answer_chunk(work: Work[T], reading: Reading, chunk: list[Unit]) -> list[T | Complaint | Stop]:
    """Compute what is asked of the cables in some inputs: the task of a worker."""
    return list(each_answer(work, reading, chunk))


def each_answer(work: Work[T], reading: Reading, chunk: list[Unit]) -> Iterator[T | Complaint | Stop]:
    """Yield the answers, and before each the complaints about what came before it."""
    complaints: list[Complaint] = []
    try:
        for answer in work(cables_of(chunk, reading, complaints)):
            yield from complaints
            complaints.clear()
            yield answer
    except Failed as error:
        yield from complaints
        yield Stop(str(error), error.status)
    else:
        yield from complaints


def cables_of(chunk: Iterable[Unit], reading: Reading, complaints: list[Complaint]) -> Iterator[tuple[str, Cable]]:
    """Yield the cables in some inputs, and add what could not be read to *complaints*."""
    for unit in chunk:
        for found in read_unit(unit, reading):
            if isinstance(found, BadRecord):
                complaints.append(Complaint(f"{found.place}: {found.message}"))
            else:
                yield str(found.place), found
