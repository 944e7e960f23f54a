"""The command line: a thin door to the library, which imports what a verb needs and no more."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cablekit.model import Cable

FINE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
INTERRUPTED: Final = 130
STANDARD: Final = "-"


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run a command.

    Args:
        argv: The words behind `cablekit`; None takes those of the process.

    Returns:
        0 fine, 1 some inputs had errors, 2 usage, 130 interrupted.

    >>> main(["convert", "docs/no such file"])
    1
    """
    try:
        options = parser().parse_args(argv)
        status: int = options.run(options)
        sys.stdout.flush()
    except SystemExit as ended:  # argparse: help was shown, or the words were wrong
        return ended.code if isinstance(ended.code, int) else USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        close_quietly()
        return FINE
    except OSError as error:
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
        return FAILED
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
    verb.add_argument("-o", "--output", metavar="OUT", default=STANDARD, help="a file; standard output without it")
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
        from importlib.metadata import version

        from lxml import etree

        python = sys.version.split()[0]
        libxml2 = ".".join(str(part) for part in etree.LIBXML_VERSION)
        print(f"cablekit {version('cablekit')} (Python {python}, lxml {version('lxml')}, libxml2 {libxml2})")  # noqa: T201
        parser.exit()


def convert(options: argparse.Namespace) -> int:
    """
    Write a cable in another format.

    >>> convert(argparse.Namespace(input="docs/no such file", output="-", to=None))
    1
    """
    from cablekit.archives.files import format_of, put, serialized
    from cablekit.errors import CableError

    cable = one(options.input)
    if cable is None:
        return FAILED
    output = options.output
    try:
        data = serialized(cable, options.to or ("text" if output == STANDARD else format_of(output)))
    except CableError as error:
        complain(f"{output if error.where == 'format' else options.input}: {error}")
        return USAGE if error.where == "format" else FAILED
    if output == STANDARD:
        sys.stdout.buffer.write(data)
    else:
        try:
            put(Path(output), data)
        except OSError as error:
            complain(f"{output}: {error.strerror}")
            return FAILED
    return FINE


def show(options: argparse.Namespace) -> int:
    """
    Show a cable in the terminal.

    >>> show(argparse.Namespace(input="docs/no such file"))
    1
    """
    from cablekit.show import show as shown

    cable = one(options.input)
    if cable is None:
        return FAILED
    say(shown(cable))
    return FINE


def stats(options: argparse.Namespace) -> int:
    """
    Count what cables are made of.

    >>> stats(argparse.Namespace(inputs=["docs/no such file"], json=True))
    1
    """
