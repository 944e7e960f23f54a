"""What a command computes from each cable of its inputs: in one process or in several, in order."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Protocol, Self, TypeAlias, TypeVar

from cablekit.cli.inputs import Status, all_cables
from cablekit.model import Cable

T = TypeVar("T")


class Gathered(Protocol):
    """What a command keeps of cables; each process makes one, and they are joined."""

    def add(self, cable: Cable, /) -> None:
        """Keep what is needed of a cable."""

    def update(self, later: Self, /) -> None:
        """Add what another one has kept."""


GatheredT = TypeVar("GatheredT", bound=Gathered)
#: Computes something small from cables, each with its place; several processes can be given it.
Work: TypeAlias = Callable[[Iterable[tuple[str, Cable]]], Iterator[T]]


def answers(options: argparse.Namespace, status: Status, work: Work[T], *, body: bool = True) -> Iterator[T]:
    """Yield what a command computes; errors are reported and noted in *status*, in order."""
    if options.jobs == 1:
        return work(all_cables(options.inputs, status, body=body))
    from cablekit.cli.answers_ahead import answers_ahead

    return answers_ahead(options, status, work, body=body)


def gather(
    options: argparse.Namespace, status: Status, make: Callable[[], GatheredT], *, body: bool = True
) -> GatheredT:
    """Return what is kept of all cables of the inputs; several processes are given *make*."""
    whole = make()
    for part in answers(options, status, partial(gather_some, make), body=body):
        whole.update(part)
    return whole


def gather_some(make: Callable[[], GatheredT], cables: Iterable[tuple[str, Cable]]) -> Iterator[GatheredT]:
    """Keep what is needed of some cables: one value for all."""
    found = make()
    for _, cable in cables:
        found.add(cable)
    yield found
