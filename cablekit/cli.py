"""The command line: a thin door to the library, which imports what a verb needs and no more."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from lxml import etree

if TYPE_CHECKING:
    from cablekit.archives.files import BadRecord
    from cablekit.model import Cable

FINE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
INTERRUPTED: Final = 130
#: Standard input or output.
STANDARD: Final = "-"


class Failed(Exception):  # noqa: N818 - no error of the program's
    """
    A command cannot go on.

    Args:
        message: One line: the file, and what is wrong with it.
        status: The exit status.

    >>> Failed("bridge.txt: not there").status
    1
    """

    def __init__(self, message: str, status: int = FAILED) -> None:
        super().__init__(message)
        self.status = status


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run a command.

    Args:
        argv: The words behind `cablekit`; None takes those of the process.

    Returns:
        0 fine, 1 some inputs had errors, 2 usage, 130 interrupted.

    >>> main(["show", "no such file"])
    1
    """
    try:
        return run(argv)
    except SystemExit as ended:  # argparse: help was shown, or the words were wrong
        return int(ended.code or FINE)
    except Failed as failed:
        complain(str(failed))
        return failed.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        hush()
        return FINE
    except OSError as error:
        complain(f"standard output: {error.strerror}")
        hush()
        return FAILED


def run(argv: Sequence[str] | None) -> int:
    """
    Run a command; whatever is wrong is raised.

    >>> run(["convert", "no such file"])
    Traceback (most recent call last):
    cablekit.cli.Failed: no such file: No such file or directory
    """
    options = parser().parse_args(argv)
    status: int = options.run(options)
    sys.stdout.flush()
    return status


def parser() -> argparse.ArgumentParser:
    """
    Make the parser of the command line.

    >>> parser().parse_args(["show", "bridge.txt"]).input
    'bridge.txt'
    """
    top = argparse.ArgumentParser("cablekit", description="Read and write U.S. diplomatic telegrams.")
    top.add_argument("--version", action=Version, nargs=0, help="show the versions of cablekit and its libraries")
    verbs = top.add_subparsers(metavar="VERB", required=True)
    verb = verbs.add_parser("convert", help="write a cable as text, XML or JSON")
    verb.add_argument("input", metavar="IN", help="a file, or - for standard input")
    verb.add_argument("-o", "--output", metavar="OUT", default=STANDARD, help="a file; without it standard output")
    verb.add_argument("--to", choices=("text", "xml", "json"), help="default: by the suffix of OUT, else text")
    verb.set_defaults(run=convert)
    verb = verbs.add_parser("show", help="show a cable in the terminal")
    verb.add_argument("input", metavar="IN", help="a file, or - for standard input")
    verb.set_defaults(run=show)
    verb = verbs.add_parser("stats", help="count characters by kind, and what was not understood")
    verb.add_argument("inputs", metavar="FILE", nargs="+", help="files or folders, or - for standard input")
    verb.add_argument("--json", action="store_true", help="as JSON")
    verb.set_defaults(run=stats)
    return top


class Version(argparse.Action):
    """
    Shows the versions of cablekit, Python, lxml and libxml2.

    >>> Version(["--version"], "version", nargs=0).nargs
    0
    """

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Show the versions and end."""
        libxml2 = ".".join(str(part) for part in etree.LIBXML_VERSION)
        python = sys.version.split()[0]
        say(f"cablekit {version('cablekit')} (Python {python}, lxml {version('lxml')}, libxml2 {libxml2})\n")
        parser.exit()


def convert(options: argparse.Namespace) -> int:
    """
    Write a cable in another format.

    >>> convert(parser().parse_args(["convert", "docs/examples/08ZENDA0910.txt", "--to", "json", "-o", os.devnull]))
    0
    """
    from cablekit.archives.files import serialized
    from cablekit.errors import ModelError

    name = options.to or promised(options.output)
    try:
        data = serialized(one(options.input), name)
    except ModelError as error:
        raise Failed(f"{options.input}: {error}") from error
    deliver(data, options.output)
    return FINE


def promised(output: str) -> str:
    """
    Give the format that the name of an output promises.

    >>> promised("bridge.xml"), promised("-")
    ('xml', 'text')
    """
    from cablekit.archives.files import format_of
    from cablekit.errors import ModelError

    try:
        return "text" if output == STANDARD else format_of(output)
    except ModelError as error:
        raise Failed(f"{output}: {error.message.replace('give one', 'say --to one')}", USAGE) from error


def deliver(data: bytes, output: str) -> None:
    """
    Write bytes to a file, as a whole or not at all, or to standard output.

    >>> deliver(b"", os.devnull)
    """
    from cablekit.archives.files import put

    if output == STANDARD:
        sys.stdout.buffer.write(data)
        return
    try:
        put(Path(output), data)
    except OSError as error:
        raise Failed(f"{output}: {error.strerror}") from error


def show(options: argparse.Namespace) -> int:
    """
    Show a cable in the terminal.

    >>> show(parser().parse_args(["show", "no such file"]))
    Traceback (most recent call last):
    cablekit.cli.Failed: no such file: No such file or directory
    """
    from cablekit.show import show as shown

    say(shown(one(options.input)))
    return FINE


def stats(options: argparse.Namespace) -> int:
    """
    Count what cables are made of.

    >>> stats(parser().parse_args(["stats", "no such file"]))
    1
    """
    from cablekit.model import Cable
    from cablekit.show import Figures

    figures, status = Figures(), FINE
    for found in each(options.inputs):
        if isinstance(found, Cable):
            figures.add(found)
        else:
            complain(f"{found.place}: {found.reason}")
            status = FAILED
    if figures.cables:
        say(json.dumps(figures.as_dict(), indent=1) + "\n" if options.json else figures.as_table())
    return status


def one(name: str) -> "Cable":
    """
    Read the one cable of an input.

    >>> one("docs/examples/08ZENDA0910.txt").id
    '08ZENDA910'
    """
    from cablekit.archives.files import load
    from cablekit.errors import ReadError

    if Path(name).is_dir():
        raise Failed(f"{name}: is a folder, expected a file")
    try:
        return load(source(name))
    except ReadError as error:
        raise Failed(str(error)) from error


def each(names: Sequence[str]) -> "Iterator[Cable | BadRecord]":
    """
    Read all cables of several inputs.

    >>> [cable.id for cable in each(["docs/examples/08ZENDA0910.txt"])]
    ['08ZENDA910']
    """
    from cablekit.archives.files import read

    for name in names:
        yield from read(source(name), errors="keep")


def source(name: str) -> str | BinaryIO:
    """
    Give what an input's name means: a path, or standard input.

    >>> source("bridge.txt")
    'bridge.txt'
    """
    return sys.stdin.buffer if name == STANDARD else name


def say(text: str) -> None:
    r"""
    Write to standard output; what its encoding has not is written as an escape.

    >>> say("fine\n")
    fine
    """
    stream: Any = sys.stdout
    stream.write(text.encode(stream.encoding or "utf-8", "backslashreplace").decode(stream.encoding or "utf-8"))


def complain(message: str) -> None:
    """
    Write one line to standard error, control characters made visible.

    >>> complain("no such file: not there")
    """
    from cablekit.show import visible

    line = visible(" ".join(message.split()))
    sys.stderr.write(f"cablekit: {line}\n")


def hush() -> None:
    """
    Let what is still to be written to standard output go nowhere: nobody reads it.

    >>> hush.__name__
    'hush'
    """
    with suppress(OSError), Path(os.devnull).open("wb") as void:
        os.dup2(void.fileno(), sys.stdout.fileno())
