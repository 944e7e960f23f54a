"""What commands print for the person who runs them: output, messages, and the exit status."""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

FINE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
INTERRUPTED: Final = 130
#: How the reader says which columns have what, and how a command does.
COLUMNS_AS_OPTION: Final = ("columns={'text': NAME, 'id': NAME}", "`convert --table text=NAME,id=NAME`")


class Failed(Exception):  # noqa: N818 - a command has failed, not the program
    """A command cannot continue: one line with the file and what is wrong with it, and the exit status."""

    def __init__(self, message: str, status: int = FAILED) -> None:
        super().__init__(message)
        self.status = status


def json_line(entry: dict[str, Any]) -> str:
    """Write a line of JSON without control characters; JSON itself lets DEL through."""
    return json.dumps(entry).replace("\x7f", "\\u007f") + "\n"


def say(text: str) -> None:
    """Write to standard output; a character that its encoding does not have is written as an escape."""
    stream: Any = sys.stdout
    stream.write(text.encode(stream.encoding or "utf-8", "backslashreplace").decode(stream.encoding or "utf-8"))


def color_console() -> Any:
    """Return what prints colors, if standard output is a terminal for them and rich is installed; otherwise None."""
    if not sys.stdout.isatty() or not (sys.stdout.encoding or "").lower().startswith("utf"):
        return None
    try:
        from rich.console import Console
    except ImportError:
        return None
    return Console(file=sys.stdout)


def complain(message: str) -> None:
    """Write one line to standard error, control characters made visible."""
    line = " ".join(message.split()).replace(*COLUMNS_AS_OPTION)
    if not (line.isascii() and line.isprintable()):
        from cablekit.exports.terminal import visible  # it loads the model, which wrong words do not need

        line = visible(line)
    sys.stderr.write(f"cablekit: {line}\n")


def hush() -> None:
    """Send the rest of standard output nowhere: nobody reads it."""
    with suppress(OSError), Path(os.devnull).open("wb") as void:
        os.dup2(void.fileno(), sys.stdout.fileno())
