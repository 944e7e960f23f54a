"""`cablekit show`: show a cable in the terminal."""

import argparse

from cablekit.cli.inputs import one_cable
from cablekit.cli.terminal import FINE, say
from cablekit.exports import terminal


def run(options: argparse.Namespace) -> int:
    """Show the cable of the input."""
    say(terminal.show(one_cable(options.input)))
    return FINE
