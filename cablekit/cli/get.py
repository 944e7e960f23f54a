"""`cablekit get`: write fields of many cables, a line for each cable."""

import argparse
import os

from cablekit.cli.inputs import Status, all_cables
from cablekit.cli.terminal import USAGE, Failed, json_line, say
from cablekit.corpus.stats import as_data, field_value, readable
from cablekit.exports.terminal import visible
from cablekit.model import Cable


def run(options: argparse.Namespace) -> int:
    """Write one field of each cable of the inputs, or several in columns below their names."""
    status = Status()
    names = [name for name in map(str.strip, options.field.split(",")) if name]
    for name in names or [options.field]:
        value_of(Cable(), name)  # a wrong name is reported before anything is read, and not as a missing file
    if len(names) > 1 and not options.json:
        say("\t".join(map(cell, names)) + "\n")
    for place, cable in all_cables(options.inputs, status):
        values = [value_of(cable, name) for name in names]
        if not options.json:
            say("\t".join(cell(readable(value)) for value in values) + "\n")
        elif len(names) > 1:
            fields = {name: as_data(value) for name, value in zip(names, values, strict=True)}
            say(json_line({"place": place, "id": cable.id, "values": fields}))
        else:
            say(json_line({"place": place, "id": cable.id, "value": as_data(values[0])}))
    return status.code


def cell(text: str) -> str:
    """Write a text on one line, without tabs."""
    return visible(" ".join(text.split()))


def value_of(cable: Cable, path: str) -> object:
    """Return what a cable has under a dotted path; a path that it does not have is wrong usage."""
    try:
        return field_value(cable, path)
    except AttributeError as error:
        message = "is an input; say first the field, then the inputs" if os.path.lexists(path) else error
        raise Failed(f"{path}: {message}", USAGE) from error
