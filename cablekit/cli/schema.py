"""`cablekit schema`: write a schema as it comes with the package."""

import argparse

from cablekit import xml
from cablekit.cli.outputs import deliver, require_place
from cablekit.cli.terminal import FINE
from cablekit.mapping import json_schema


def run(options: argparse.Namespace) -> int:
    """Write the schema that was asked for."""
    require_place(options.output)
    text = json_schema() if options.name == "json" else xml.schema(options.name)
    deliver(text.encode(), options.output)
    return FINE
