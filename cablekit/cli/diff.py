"""`cablekit diff`: say what differs between two cables."""

import argparse
from collections.abc import Iterator
from typing import Any, Final

from cablekit.cli.inputs import one_cable
from cablekit.cli.terminal import FAILED, FINE, USAGE, Failed, color_console, json_line, say
from cablekit.corpus.stats import as_data
from cablekit.editing.diff import SHOWN, Change, diff
from cablekit.editing.units import Unit
from cablekit.errors import ModelError
from cablekit.exports.terminal import visible
from cablekit.formats import STANDARD
from cablekit.model import Cable

#: The color of the words of each sign.
STYLES: Final = {"=": "", "-": "red", "+": "green"}
#: What `--json` says of a unit; its words are the value.
UNIT: Final = ("section", "label", "portion", "page", "start", "end")
#: How many characters of equal words are shown next to those that differ.
BESIDE: Final = 40


def run(options: argparse.Namespace) -> int:
    """Print a line for each difference; the status is that of diff(1): 1 where there is one, 2 in trouble."""
    changes = differences(options.old, options.new)
    console = None if options.json else color_console()
    for change in changes:
        if options.json:
            say(json_line(as_entry(change)))
        elif console:
            print_in_colors(console, change)
        else:
            say("".join(text for _, text in parts_of(change)) + "\n")
    return FAILED if changes else FINE


def differences(old: str, new: str) -> tuple[Change, ...]:
    """Compare the cables of two files; where one cannot be read, nothing was compared."""
    if old == new == STANDARD:
        raise Failed("standard input can be read once; give a file for one of the two", USAGE)
    try:
        return diff(readable_cable(old), readable_cable(new))
    except ModelError as error:
        raise Failed(str(error), USAGE) from error


def readable_cable(name: str) -> Cable:
    """Read the one cable of an input; in `diff`, an input that cannot be read is not a difference."""
    try:
        return one_cable(name)
    except Failed as failed:
        raise Failed(str(failed), USAGE) from failed


def parts_of(change: Change) -> Iterator[tuple[str, str]]:
    """Yield the line of a change in parts: the sign of each, and its text; words that differ are never cut."""
    yield "", f"{change.name}: "
    for sign, text in change.words:
        yield sign, SHOWN[sign].format(visible(abridged(text) if sign == "=" else text))


def abridged(text: str) -> str:
    """
    Cut out the middle of a long text, between words.

    >>> abridged("The king crossed the bridge at noon, and he stayed in the old mill until the rain had ended.")
    'The king crossed the bridge at noon, ... the old mill until the rain had ended.'
    """
    if len(text) <= 2 * BESIDE + len(" ... "):
        return text
    before, after = text[:BESIDE].rpartition(" ")[0], text[-BESIDE:].partition(" ")[2]
    return f"{before or text[:BESIDE]} ... {after or text[-BESIDE:]}"


def print_in_colors(console: Any, change: Change) -> None:
    """Print the same line with words taken out in red and new ones in green."""
    from rich.text import Text

    line = Text.assemble(*((text, STYLES.get(sign, "bold")) for sign, text in parts_of(change)))
    console.print(line, soft_wrap=True, highlight=False)


def as_entry(change: Change) -> dict[str, Any]:
    """Return a change in plain JSON types."""
    return {
        "kind": change.kind,
        "name": change.name,
        "old": as_data(change.old),
        "new": as_data(change.new),
        "words": [list(run) for run in change.words],
        "old_unit": unit_entry(change.old_unit),
        "new_unit": unit_entry(change.new_unit),
    }


def unit_entry(unit: Unit | None) -> dict[str, Any] | None:
    """Return where a unit is, and its mark, in plain JSON types; its words are the value itself."""
    if unit is None:
        return None
    return {name: getattr(unit, name) for name in UNIT} | {"portion": unit.portion and str(unit.portion)}
