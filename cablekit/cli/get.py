"""`cablekit get`: write fields of many cables, a line for each cable."""

import argparse
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Final, NamedTuple, TypeAlias

from cablekit.cli.answers import answers
from cablekit.cli.inputs import Status
from cablekit.cli.terminal import USAGE, Failed, complain, json_line, say
from cablekit.corpus.stats import as_data, field_value, needs_body, readable
from cablekit.errors import did_you_mean
from cablekit.exports.terminal import visible
from cablekit.model import Cable

#: How the path of an archive's field begins.
WRAPPERS: Final = "wrappers."
#: How many names of archives' fields are kept, and how many a message gives.
MOST: Final = 1000
SHOWN: Final = 20
#: A field that is asked for, and its value.
Value: TypeAlias = tuple[str, object]
#: Writes the values of a cable: from its place, itself, and the values.
Writer: TypeAlias = Callable[[str, Cable, Sequence[Value]], str]


class Row(NamedTuple):
    """What is written of a cable."""

    line: str
    have: frozenset[str] = frozenset()  # the names of archives' fields under which it has a value
    known: tuple[str, ...] = ()  # the names that it has, if any is asked for


def run(options: argparse.Namespace) -> int:
    """Write one field of each cable of the inputs, or several in columns below their names."""
    status = Status()
    names = [name for name in map(str.strip, options.field.split(",")) if name]
    for name in names or [options.field]:
        value_of(Cable(), name)  # a wrong name is reported before anything is read, and not as a missing file
    if len(names) > 1 and not options.json:
        say("\t".join(map(cell, names)) + "\n")
    missing = Missing(names)
    work = partial(rows, names, json_of if options.json else line_of)
    for row in answers(options, status, work, body=any(map(needs_body, names))):
        missing.look(row)
        say(row.line)
    missing.report()
    return status.code


def rows(names: Sequence[str], write: Writer, cables: Iterable[tuple[str, Cable]]) -> Iterator[Row]:
    """Yield what is written of each cable."""
    of_archives = {name for name in names if name.startswith(WRAPPERS)}
    for place, cable in cables:
        values = [(name, value_of(cable, name)) for name in names]
        have = frozenset(name for name, value in values if name in of_archives and value is not None)
        yield Row(write(place, cable, values), have, archive_names(cable) if of_archives else ())


def line_of(_: str, __: Cable, values: Sequence[Value]) -> str:
    """Write the values of a cable on a line."""
    return "\t".join(cell(readable(value)) for _, value in values) + "\n"


def json_of(place: str, cable: Cable, values: Sequence[Value]) -> str:
    """Write the values of a cable as JSON; one alone without its name."""
    data = {name: as_data(value) for name, value in values}
    shown = {"values": data} if len(values) > 1 else {"value": next(iter(data.values()))}
    return json_line({"place": place, "id": cable.id, **shown})


def archive_names(cable: Cable) -> tuple[str, ...]:
    """List the names of the fields that archives have of a cable."""
    return tuple(name for wrapper in cable.wrappers for name, _ in wrapper.fields)


class Missing:
    """The names of archives' fields that no cable has: one may be misspelled, and every name is allowed."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names: set[str] = {name for name in names if name.startswith(WRAPPERS)}
        self.known: set[str] = set()  # the names that cables have
        self.is_asked: bool = False  # whether there was a cable

    def look(self, row: Row) -> None:
        """Strike off the names under which a cable has a value."""
        self.is_asked = True
        self.names -= row.have
        if self.names and len(self.known) < MOST:
            self.known.update(row.known)

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
