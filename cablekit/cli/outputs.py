"""How commands write their output: to a file, or to standard output."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cablekit._atomic import target_file
from cablekit.archives.sources import is_among
from cablekit.archives.writing import replace
from cablekit.cli.terminal import USAGE, Failed, complain
from cablekit.formats import STANDARD, format_by_suffix, output_formats

#: The suffixes of spreadsheets, which are not written.
SPREADSHEETS: Final = (".xlsx", ".xls", ".ods")


def promised_format(output: str) -> str:
    """Return the format that the name of an output promises."""
    suffix = "".join(Path(output).suffixes).lower()
    row = format_by_suffix(suffix)
    if output == STANDARD:
        return "text"
    if row:
        return row.name
    advice = f"give --to one of {', '.join(output_formats())}"
    if suffix.endswith(SPREADSHEETS):
        advice = "spreadsheets can open .csv; see also --excel-safe"
    if not suffix:
        raise Failed(f"{output}: no suffix names a format; {advice}, or write {output}/ for a folder", USAGE)
    raise Failed(f"{output}: the suffix {Path(output).suffix!r} is not that of a format; {advice}", USAGE)


def is_folder(output: str) -> bool:
    """
    Whether the name of an output is that of a folder: there is one, or it ends in a slash.

    >>> is_folder("docs"), is_folder("new/"), is_folder("new")
    (True, True, False)
    """
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def require_other(output: str, inputs: Sequence[str]) -> None:
    """Make sure that an output is not one of the inputs."""
    if output != STANDARD and is_among(output, inputs):
        raise Failed(f"{output}: is one of the inputs; choose another name", USAGE)


def require_place(output: str) -> None:
    """Make sure that an output can be one, before anything is read."""
    if output == STANDARD:
        return
    try:
        target_file(Path(output))
    except OSError as error:
        raise Failed(f"{output}: {error.strerror}", USAGE) from error
    if not Path(os.path.realpath(output)).parent.is_dir():
        raise Failed(f"{output}: No such file or directory; create its folder first", USAGE)


def deliver(data: bytes, output: str, said: str = "") -> None:
    """Write bytes to standard output, or to a file, as a whole or not at all; of a file, report what is said."""
    if output == STANDARD:
        sys.stdout.buffer.write(data)
        return
    was_there = Path(output).is_file()
    try:
        replace(Path(output), data)
    except OSError as error:
        raise Failed(f"{output}: {error.strerror}") from error
    if said:
        complain(said)
    if was_there:
        report_replaced(output)


def report_replaced(output: str) -> None:
    """Report that a file was replaced."""
    complain(f"{output}: the earlier file was replaced")
