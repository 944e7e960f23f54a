"""`cablekit stats`: count what cables are made of."""

import argparse
import json
from collections.abc import Iterable, Iterator

from cablekit.cli.answers import answers
from cablekit.cli.inputs import Status
from cablekit.cli.terminal import say
from cablekit.corpus.stats import Figures
from cablekit.model import Cable


def run(options: argparse.Namespace) -> int:
    """Count what the cables of the inputs are made of."""
    figures, status = Figures(), Status()
    for counted in answers(options, status, count):
        figures.update(counted)
    if figures.cables:
        say(json.dumps(figures.as_dict(), indent=1) + "\n" if options.json else figures.as_table())
    return status.code


def count(cables: Iterable[tuple[str, Cable]]) -> Iterator[Figures]:
    """Count what cables are made of."""
    figures = Figures()
    for _, cable in cables:
        figures.add(cable)
    yield figures
