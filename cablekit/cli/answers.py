"""What a command computes from each cable of its inputs: in one process or in several, in order."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

from cablekit.cli.inputs import Status, all_cables
from cablekit.model import Cable

T = TypeVar("T")
#: Computes something small from cables, each with its place; several processes can be given it.
Work: TypeAlias = Callable[[Iterable[tuple[str, Cable]]], Iterator[T]]


def answers(options: argparse.Namespace, status: Status, work: Work[T], *, body: bool = True) -> Iterator[T]:
    """Yield what a command computes; errors are reported and noted in *status*, in order."""
    if options.jobs == 1:
        return work(all_cables(options.inputs, status, body=body))
    from cablekit.cli.answers_ahead import answers_ahead

    return answers_ahead(options, status, work, body=body)
