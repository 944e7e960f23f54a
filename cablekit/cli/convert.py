"""`cablekit convert`: write one cable, or many, in another format."""

import argparse
from itertools import islice
from pathlib import Path
from typing import Final

from cablekit.archives.document import BadRecord
from cablekit.archives.files import read
from cablekit.archives.sources import is_read_once
from cablekit.archives.writing import serialized
from cablekit.cli.inputs import may_be_many, source_of
from cablekit.cli.outputs import deliver, promised_format, require_other, require_place
from cablekit.cli.terminal import FINE, USAGE, Failed
from cablekit.errors import ModelError
from cablekit.formats import FORMATS
from cablekit.model import Cable

#: The options that only a run over many cables has.
FOR_MANY: Final = ("jobs", "errors", "resume", "limit", "sample", "table", "columns", "no_text", "excel_safe")


def run(options: argparse.Namespace) -> int:
    """Write one cable; many cables are left to `convert_many`, which is loaded when it is needed."""
    name = options.to or promised_format(options.output)
    if options.profile and "profile" not in FORMATS[name].takes:
        raise Failed(f"--profile: needs --to tei, not {name}", USAGE)
    cable = None if has_many(options, name) else only_cable(options)
    if cable is None:
        from cablekit.cli.convert_many import convert_many

        return convert_many(options, name)
    try:
        data = serialized(cable, name, source=options.source, profile=options.profile)
    except ModelError as error:
        raise Failed(f"{options.inputs[0]}: {error}") from error
    deliver(data, options.output, "1 cable written")
    return FINE


def only_cable(options: argparse.Namespace) -> Cable | None:
    """Return the cable of an input that holds one; None if it holds several."""
    (place,) = options.inputs
    if Path(place).is_dir():
        raise Failed(
            f"{place}: is a folder, expected a file; to convert all files in it, give -o OUT or --to jsonl", USAGE
        )
    require_place(options.output)
    require_other(options.output, options.inputs)
    found = list(islice(read(source_of(place), errors="keep"), 2))
    if len(found) != 1 and is_read_once(place):
        raise Failed(f"{place}: holds {'several cables; give --to jsonl or csv' if found else 'no cable'}")
    if len(found) != 1:
        return None
    if isinstance(found[0], BadRecord):
        raise Failed(f"{found[0].place}: {found[0].message}")
    return found[0]


def has_many(options: argparse.Namespace, name: str) -> bool:
    """Whether a run is over many cables: by its format, inputs and output, or an option that only such a run has."""
    asked = not FORMATS[name].one or any(getattr(options, word) for word in FOR_MANY)
    return asked or options.seed is not None or may_be_many(options.inputs, options.output)
