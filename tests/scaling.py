"""The one clock of the tests: is it linear? Times are compared with each other, never with a number of seconds."""

import gc
import time
from collections.abc import Callable
from itertools import pairwise
from math import ceil
from typing import TypeVar

import pytest

T = TypeVar("T")

#: What a doubling may cost: linear work costs 2.0, n log n 2.1, n * sqrt(n) 2.83, quadratic work 4.0.
DOUBLING = 2.6
#: The doublings from n: n, 2n, 4n.
FACTORS = (1, 2, 4)
#: The least time that is measured (seconds): below it the clock says more of the machine than of the work.
LEAST = 0.02
#: Where n ends to grow: so many that are done in less than LEAST are done several times.
LARGEST = 200_000
#: Each time is the least of so many.
ROUNDS = 3
ATTEMPTS = 5
#: A block (bytes) by which glibc learns to keep what is freed. Else it hands large blocks back to the system, and is
#: given their pages anew each time: a cost from about 1 MB on that is none of the work, and made a doubling cost 3.0.
KEPT = 32_000_000


def assert_linear(work: Callable[[T], object], make: Callable[[int], T], size: int = 1_000) -> None:
    """
    Measure what the doublings from n to 4n cost; fail where one is above `DOUBLING` in each of several attempts.

    n grows until its work takes long enough to be measured. What *make* makes is made outside the measured time.

    Asking again does not loosen the bound. Noise only adds to the processor's time of a run, it comes and goes, and
    each time is the least of `ROUNDS` that are taken in turns: linear work is soon seen at its 2.0. Work that truly
    grows faster than the bound is above it in every attempt: to pass, *all* doublings must be below it in one attempt,
    so 4n at most 6.76 times n, where n * sqrt(n) takes 8 times and quadratic work 16 times. For that, all rounds of n
    would have to be hit by noise, and no round of 4n (tests/test_scaling.py shows that both are caught).
    """
    bytes(KEPT)  # taken and freed at once; mallopt(3), M_MMAP_THRESHOLD
    size, times = large_enough(work, make, size)
    sizes = [make(size * factor) for factor in FACTORS]
    seen = []
    for _ in range(ATTEMPTS):
        seen.append(doublings(work, sizes, times))
        if max(seen[-1]) <= DOUBLING:
            return
    tried = "; ".join(" ".join(f"{cost:.2f}" for cost in costs) for costs in seen)
    pytest.fail(f"not linear: the doublings from {size} cost {tried}, above {DOUBLING} in every attempt")


def large_enough(work: Callable[[T], object], make: Callable[[int], T], size: int) -> tuple[int, int]:
    """Double the size until the work takes `LEAST`, or give how many times it must be done to take so long."""
    while True:
        given = make(size)
        taken = min(seconds(work, given) for _ in range(2))  # the first may pay for what is made once
        if taken >= LEAST or size >= LARGEST:
            return size, ceil(LEAST / taken)
        size *= 2


def doublings(work: Callable[[T], object], sizes: list[T], times: int) -> list[float]:
    """Give what each doubling costs; the sizes are taken in turns, so that one slow moment is no size's own."""
    rounds = [[seconds(work, given, times) for given in sizes] for _ in range(ROUNDS)]
    return [after / before for before, after in pairwise(min(taken) for taken in zip(*rounds, strict=True))]


def seconds(work: Callable[[T], object], given: T, times: int = 1) -> float:
    """Take the processor's time, without the garbage collector, which looks at all that the tests have made."""
    collects = gc.isenabled()
    gc.disable()
    try:
        start = time.process_time()
        for _ in range(times):
            work(given)
        return time.process_time() - start
    finally:
        if collects:
            gc.enable()
