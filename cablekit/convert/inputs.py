"""The inputs of a run in order: what they are, how they are recognized later, and a sample of them."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import groupby
from typing import Any

from cablekit.archives.columns import Columns
from cablekit.archives.units import Origin, Reading, Unit, facts_of, units_in
from cablekit.convert.job import Job
from cablekit.formats import STANDARD


def units(names: Iterable[str], table: Columns | None = None) -> Iterator[Unit]:
    """
    Yield the inputs that names mean; `-` is standard input.

    >>> [unit.data for unit in units(["docs/examples/08ZENDA0910.txt"])]
    [None]
    """
    reading = Reading(columns=table)
    for name in names:
        if name == STANDARD:
            yield from (unit._replace(origin=Origin(STANDARD)) for unit in units_in(sys.stdin.buffer, reading))
        else:
            yield from units_in(name, reading)


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


def origins_of(chunk: Iterable[Unit]) -> list[list[Any]]:
    """
    List the files that inputs are in, and how many inputs are in each.

    >>> from cablekit.model import Place
    >>> origins_of([Unit(Place("a", 1), origin=Origin("a", 7, 1)), Unit(Place("a", 2), origin=Origin("a", 7, 1))])
    [['a', 7, 1, 2]]
    """
    grouped = groupby(unit.origin for unit in chunk)
    return [[*origin, sum(1 for _ in same)] for origin, same in grouped]


def fingerprint(unit: Unit) -> bytes:
    """Return the bytes by which an input without a size and a time is recognized later."""
    return f"{unit.place}\0{len(unit.data or b'')}\n".encode("utf-8", "surrogatepass")
