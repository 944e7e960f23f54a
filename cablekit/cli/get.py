"""`cablekit get`: write one field of many cables, a line each."""

import argparse
import os

from cablekit.cli.inputs import Status, all_cables
from cablekit.cli.terminal import USAGE, Failed, json_line, say
from cablekit.corpus.stats import as_data, field_value, readable
from cablekit.exports.terminal import visible
from cablekit.model import Cable


def run(options: argparse.Namespace) -> int:
    """Write the field of each cable of the inputs."""
    status = Status()
    value_of(Cable(), options.field)  # a wrong name is reported before anything is read, and not as a missing file
    for place, cable in all_cables(options.inputs, status):
        value = value_of(cable, options.field)
        if options.json:
            say(json_line({"place": place, "id": cable.id, "value": as_data(value)}))
        else:
            say(visible(" ".join(readable(value).split())) + "\n")
    return status.code


def value_of(cable: Cable, path: str) -> object:
    """Return what a cable has under a dotted path; a path that it does not have is wrong usage."""
    try:
        return field_value(cable, path)
    except AttributeError as error:
        message = "is an input; say first the field, then the inputs" if os.path.lexists(path) else error
        raise Failed(f"{path}: {message}", USAGE) from error
