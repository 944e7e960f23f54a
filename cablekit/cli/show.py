"""`cablekit show`: show a cable in the terminal."""

import argparse

from cablekit.cli.inputs import one_cable
from cablekit.cli.terminal import FINE, color_console, say
from cablekit.exports import colors, terminal


def run(options: argparse.Namespace) -> int:
    """Show the cable of the input; in colors, if there is a terminal and rich."""
    cable = one_cable(options.input)
    console = color_console()
    if console:
        console.print(colors.rich_text(cable, full=options.full), highlight=False)
    else:
        say(terminal.show(cable, full=options.full))
    return FINE
