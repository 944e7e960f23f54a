"""`cablekit cite`: a citation of each cable, or of one of its paragraphs."""

import argparse

from cablekit.cli.inputs import Status, all_cables
from cablekit.cli.terminal import FAILED, complain, say
from cablekit.errors import ModelError
from cablekit.exports.citing import cite
from cablekit.exports.terminal import visible


def run(options: argparse.Namespace) -> int:
    """Write a line for each cable of the inputs; one without the paragraph is reported."""
    status = Status()
    for place, cable in all_cables(options.inputs, status, body=options.paragraph is not None):
        try:
            text = cite(cable, paragraph=options.paragraph, style=options.style)
        except ModelError as error:
            complain(f"{place}: {error}")
            status.code = FAILED
        else:
            say(visible(text) + "\n")
    return status.code
