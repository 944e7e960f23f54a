"""`cablekit completion`: print a script with which a shell completes commands and options."""

import argparse
from pathlib import Path

from cablekit.cli.outputs import deliver, require_place
from cablekit.cli.terminal import FINE


def run(options: argparse.Namespace) -> int:
    """Write the script of a shell as it comes with the package."""
    require_place(options.output)
    deliver(Path(__file__).with_name("completions").joinpath(f"cablekit.{options.shell}").read_bytes(), options.output)
    return FINE
