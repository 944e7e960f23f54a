"""How commands read their inputs: one cable, or all cables of several inputs."""

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from cablekit.archives.document import BadRecord
from cablekit.archives.files import inputs, load, read_input
from cablekit.archives.limits import LIMITS
from cablekit.archives.sources import files, paths
from cablekit.cli.outputs import is_folder
from cablekit.cli.terminal import FAILED, FINE, USAGE, Failed, complain
from cablekit.errors import ReadError
from cablekit.formats import STANDARD
from cablekit.model import Cable


class Status:
    """The exit status of a run over many inputs: 1 as soon as one of them cannot be read."""

    def __init__(self) -> None:
        self.code = FINE


def one_cable(name: str) -> Cable:
    """Read the one cable of an input."""
    if Path(name).is_dir():
        raise Failed(f"{name}: is a folder, expected a file", USAGE)
    try:
        return load(source_of(name))
    except ReadError as error:  # the advice is given in words of the command line
        raise Failed(str(error).replace("`read` gives them all", "`convert` takes all, --to jsonl or csv")) from error


def all_cables(names: Sequence[str], status: Status, *, body: bool = True) -> Iterator[tuple[str, Cable]]:
    """
    Yield the place and the cable, for all cables of several inputs; errors are reported and noted in *status*.

    A file that is named is taken for a cable; the files of a folder, a pattern or a packed file are judged.
    """
    report_empty(names)
    read = partial(read_input, limits=LIMITS, body=body)
    for name in names:
        for place, opening in files(source_of(name)):
            for part in inputs(place, opening, None, LIMITS):
                is_judged = name not in (STANDARD, place) or part.place.path != place
                parts = iter((part,)) if isinstance(part, BadRecord) else read(part, is_judged=is_judged)
                for found in parts:
                    if isinstance(found, BadRecord):
                        complain(f"{found.place}: {found.message}")
                        status.code = FAILED
                    else:
                        yield str(found.place), found


def may_be_many(names: Sequence[str], output: str) -> bool:
    """Whether inputs stand for many cables, or the output is a folder: several inputs, a folder, a pattern."""
    (first, *more) = names
    if more or (glob.has_magic(first) and not os.path.lexists(first)):
        return True
    return output != STANDARD and (Path(first).is_dir() or is_folder(output))


def report_empty(names: Sequence[str]) -> None:
    """Report folders in which there is nothing to read."""
    for name in names:
        if name != STANDARD and Path(name).is_dir() and next(paths(name), None) is None:
            complain(f"nothing found in {name}")


def source_of(name: str) -> str | BinaryIO:
    """Return what the name of an input means: a path, or standard input."""
    return sys.stdin.buffer if name == STANDARD else name
