"""`cablekit stats`: count what cables are made of."""

import argparse
import json

from cablekit.cli.inputs import Status, all_cables
from cablekit.cli.terminal import say
from cablekit.corpus.stats import Figures


def run(options: argparse.Namespace) -> int:
    """Count what the cables of the inputs are made of."""
    figures, status = Figures(), Status()
    for _, cable in all_cables(options.inputs, status):
        figures.add(cable)
    if figures.cables:
        say(json.dumps(figures.as_dict(), indent=1) + "\n" if options.json else figures.as_table())
    return status.code
