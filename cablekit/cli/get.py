"""`cablekit get`: write fields of many cables, a line for each cable."""

import argparse
import os
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from cablekit.cli.inputs import Status, all_cables
from cablekit.cli.terminal import USAGE, Failed, complain, json_line, say
from cablekit.corpus.stats import as_data, field_value, readable
from cablekit.errors import did_you_mean
from cablekit.exports.terminal import visible
from cablekit.model import Cable

#: How the path of an archive's field begins.
WRAPPERS: Final = "wrappers."
#: How many names of archives' fields are kept, and how many a message gives.
MOST: Final = 1000
SHOWN: Final = 20


def run(options: argparse.Namespace) -> int:
    """Write one field of each cable of the inputs, or several in columns below their names."""
    status = Status()
    names = [name for name in map(str.strip, options.field.split(",")) if name]
    for name in names or [options.field]:
        value_of(Cable(), name)  # a wrong name is reported before anything is read, and not as a missing file
    if len(names) > 1 and not options.json:
        say("\t".join(map(cell, names)) + "\n")
    missing = Missing(names)
    for place, cable in all_cables(options.inputs, status):
        values = [value_of(cable, name) for name in names]
        missing.look(cable, dict(zip(names, values, strict=True)))
        if not options.json:
            say("\t".join(cell(readable(value)) for value in values) + "\n")
        elif len(names) > 1:
            fields = {name: as_data(value) for name, value in zip(names, values, strict=True)}
            say(json_line({"place": place, "id": cable.id, "values": fields}))
        else:
            say(json_line({"place": place, "id": cable.id, "value": as_data(values[0])}))
    missing.report()
    return status.code


class Missing:
    """The names of archives' fields that no cable has: one may be misspelled, and every name is allowed."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names: set[str] = {name for name in names if name.startswith(WRAPPERS)}
        self.known: set[str] = set()  # the names that cables have
        self.is_asked: bool = False  # whether there was a cable

    def look(self, cable: Cable, values: Mapping[str, object]) -> None:
        """Strike off the names under which a cable has a value."""
        if not self.names:
            return
        self.is_asked = True
        self.names = {name for name in self.names if values[name] is None}
        if len(self.known) < MOST:
            self.known.update(name for wrapper in cable.wrappers for name, _ in wrapper.fields)

    def report(self) -> None:
        """Report the names that are left, and what may be meant."""
        near = {name.casefold(): WRAPPERS + name for name in self.known}
        for name in sorted(self.names) if self.is_asked else ():
            found = get_close_matches(name.removeprefix(WRAPPERS).casefold(), near, n=1)
            names = ", ".join(WRAPPERS + name for name in sorted(self.known)[:SHOWN])
            advice = did_you_mean([near[word] for word in found], f"there are {names or 'none'}")
            complain(f"{name}: no cable has it; {advice}")


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
