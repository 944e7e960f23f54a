"""`cablekit convert`: write one cable, or many, in another format."""

import argparse
import glob
import os
from pathlib import Path

from cablekit.archives.sources import is_among
from cablekit.archives.writing import serialized
from cablekit.cli.inputs import one_cable
from cablekit.cli.outputs import deliver, promised_format
from cablekit.cli.terminal import FINE, STANDARD, Failed
from cablekit.errors import ModelError
from cablekit.formats import FORMATS


def run(options: argparse.Namespace) -> int:
    """Write one cable; a run over many cables is left to `convert_many`, which is loaded when it is needed."""
    name = options.to or promised_format(options.output)
    if has_many(options, name):
        from cablekit.cli.convert_many import convert_many

        return convert_many(options, name)
    (place,) = options.inputs
    if Path(place).is_dir():
        raise Failed(f"{place}: is a folder, expected a file; say -o OUT, or --to jsonl, for all in it")
    if options.output != STANDARD and is_among(options.output, options.inputs):
        raise Failed(f"{options.output}: is one of the inputs; choose another name")
    try:
        data = serialized(one_cable(place), name, source=options.source)
    except ModelError as error:
        raise Failed(f"{place}: {error}") from error
    deliver(data, options.output)
    return FINE


def has_many(options: argparse.Namespace, name: str) -> bool:
    """Whether a run is over many cables: several inputs, a folder, a pattern, or an option that only such a run has."""
    asked = options.jobs or options.errors or options.resume or not FORMATS[name].one
    (first, *more) = options.inputs
    is_pattern = glob.has_magic(first) and not os.path.lexists(first)
    return bool(asked or more or is_pattern) or (Path(first).is_dir() and options.output != STANDARD)
