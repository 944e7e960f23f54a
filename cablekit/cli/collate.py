"""`cablekit collate`: align several copies of one cable."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from cablekit.cli.arguments import COLLATIONS
from cablekit.cli.diff import unit_entry
from cablekit.cli.inputs import one_cable
from cablekit.cli.outputs import deliver, require_other, require_place
from cablekit.cli.terminal import FINE, USAGE, Failed, json_line, say
from cablekit.corpus.stats import as_data
from cablekit.editing.collate import CollatedUnit, Collation, Stretch, collate
from cablekit.editing.diff import written
from cablekit.errors import ModelError
from cablekit.exports.tei.document import to_tei
from cablekit.exports.terminal import visible
from cablekit.formats import STANDARD, format_by_suffix

#: The name of what differs, the number of a copy, and what it has there.
ROW: Final = "{:16} {:>3} {:6} {}"


def run(options: argparse.Namespace) -> int:
    """Write the collation of the copies, or a table of what they do not agree on."""
    names = [options.first, *options.others]
    name = options.to or promised_collation(options.output)
    require_place(options.output)
    require_other(options.output, names)
    if names.count(STANDARD) > 1:
        raise Failed("standard input can be read once; give files for the other copies", USAGE)
    try:
        data = WRITERS[name](collate([one_cable(copy) for copy in names]), names)
    except ModelError as error:
        raise Failed(str(error)) from error
    if isinstance(data, bytes) or options.output != STANDARD:
        deliver(data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace"), options.output)
    else:
        say(data)
    return FINE


def promised_collation(output: str) -> str:
    """Return how the name of an output promises to write a collation; on standard output it is a table."""
    row = format_by_suffix("".join(Path(output).suffixes).lower())
    name = row.name if row else COLLATIONS[0]
    if output != STANDARD and (row is None or name not in COLLATIONS):
        advice = f"say --to {', '.join(COLLATIONS[:-1])} or {COLLATIONS[-1]}"
        raise Failed(f"{output}: no format of a collation has this suffix; {advice}", USAGE)
    return name


def as_table(found: Collation, names: Sequence[str]) -> str:
    """Write what the copies do not agree on, a line for each copy; `*` is on the line of the words that are chosen."""
    copies = [f"{number:>3} {name}" for number, name in enumerate(names, 1)]
    lines = [*copies, "", *(difference_lines(found) if found.fields or found.differences else ["the copies agree"])]
    return "".join(visible(line.rstrip()) + "\n" for line in lines)


def difference_lines(found: Collation) -> Iterator[str]:
    """Yield the lines of the fields, then those of the units."""
    for name, values in found.fields:
        for number, value in enumerate(values, 1):
            yield ROW.format(name if number == 1 else "", number, "", written(name, value))
    for unit in found.units:
        for stretch in unit.stretches:
            yield from () if stretch.is_agreed else stretch_lines(unit, stretch)


def stretch_lines(unit: CollatedUnit, stretch: Stretch) -> Iterator[str]:
    """Yield a line for each copy: the words of the witness, `same`; others, gaps, or nothing."""
    name = f"{unit.kind} {unit.label}" if unit.label else unit.kind
    for at, (state, reading) in enumerate(zip(stretch.states, stretch.readings, strict=True)):
        number = f"{'*' if at == stretch.witness else ''}{at + 1}"
        yield ROW.format("" if at else name, number, state, (reading or "").strip())


def as_json(found: Collation, names: Sequence[str]) -> str:
    """Write a collation as one object of JSON."""
    copies = [{"place": name, "id": cable.id} for name, cable in zip(names, found.cables, strict=True)]
    fields = [{"name": name, "values": as_data(values)} for name, values in found.fields]
    return json_line({"copies": copies, "fields": fields, "units": [*map(entry_of, found.units)], "text": found.text})


def entry_of(unit: CollatedUnit) -> dict[str, Any]:
    """Return a unit in plain JSON types."""
    names = ("text", "witness", "readings", "states")
    return {
        "kind": unit.kind,
        "label": unit.label,
        "text": unit.text,
        "units": [unit_entry(one) for one in unit.units],
        "stretches": [{name: getattr(stretch, name) for name in names} for stretch in unit.stretches],
    }


WRITERS: Final[dict[str, Callable[[Collation, Sequence[str]], str | bytes]]] = {
    "table": as_table,
    "text": lambda found, _: f"{found.text}\n",
    "tei": lambda found, _: to_tei(found),
    "json": as_json,
}
