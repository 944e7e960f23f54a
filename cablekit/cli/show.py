"""`cablekit show`: show a cable in the terminal."""

import argparse
import sys

from cablekit.cli.inputs import one_cable
from cablekit.cli.terminal import FINE, say
from cablekit.exports import terminal
from cablekit.model import Cable


def run(options: argparse.Namespace) -> int:
    """Show the cable of the input."""
    cable = one_cable(options.input)
    if not show_in_colors(cable, full=options.full):
        say(terminal.show(cable, full=options.full))
    return FINE


def show_in_colors(cable: Cable, *, full: bool) -> bool:
    """Show a cable in colors, if there is a terminal and rich, and return whether that was done."""
    if not sys.stdout.isatty() or not (sys.stdout.encoding or "").lower().startswith("utf"):
        return False
    try:
        from rich.console import Console
    except ImportError:
        return False
    Console(file=sys.stdout).print(terminal.rich_text(cable, full=full), soft_wrap=True, highlight=False)
    return True
