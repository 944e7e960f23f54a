"""The parser of the command line; the module of a command is loaded when the command is run."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from cablekit.cli.terminal import FAILED, FINE, INTERRUPTED, STANDARD, Failed, complain, hush
from cablekit.formats import output_formats

INPUTS: Final = "files, folders or patterns, or - for standard input"
SCHEMAS: Final = ("rng", "rnc", "xsd", "json")


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run a command.

    Args:
        argv: The words after `cablekit`; None takes those of the process.

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
    """Run a command; all that is wrong is raised."""
    words = list(sys.argv[1:] if argv is None else argv)
    options = parser().parse_args(words)
    options.words = words
    status: int = import_module(f"cablekit.cli.{options.command}").run(options)
    sys.stdout.flush()
    return status


def parser() -> argparse.ArgumentParser:
    """Make the parser of the command line."""
    top = argparse.ArgumentParser("cablekit", description="Read and write U.S. diplomatic telegrams.")
    top.add_argument("--version", action=Version, nargs=0, help="show the versions of cablekit and its libraries")
    commands = top.add_subparsers(metavar="VERB", required=True, dest="command")
    add_convert(commands.add_parser("convert", help="write cables as text, XML, JSON or CSV"))
    command = commands.add_parser("show", help="show a cable in the terminal")
    command.add_argument("input", metavar="IN", help="a file, or - for standard input")
    command = commands.add_parser("get", help="one field of many cables, a line each")
    command.add_argument("field", metavar="FIELD", help="such as id, tags, header.subject, paragraphs.text")
    add_inputs(command)
    command = commands.add_parser("check", help="say what is odd in cables")
    command.add_argument("--strict", action="store_true", help="end with status 1 for warnings too")
    add_inputs(command)
    add_inputs(commands.add_parser("stats", help="count characters by kind, fields, and disagreements"))
    epilog = "example: cablekit schema xsd -o cablekit.xsd"
    add_schema(commands.add_parser("schema", help="print a schema", epilog=epilog))
    return top


def add_inputs(command: argparse.ArgumentParser) -> None:
    """Add the arguments of all commands that report on many cables."""
    command.add_argument("inputs", metavar="IN", nargs="+", help=INPUTS)
    command.add_argument("--json", action="store_true", help="as JSON")


def add_convert(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `convert`."""
    command.add_argument("inputs", metavar="IN", nargs="+", help=INPUTS)
    command.add_argument(
        "-o", "--output", metavar="OUT", default=STANDARD, help="a file, or a folder for many; else standard output"
    )
    command.add_argument("--to", choices=output_formats(), help="default: by the suffix of OUT, or text")
    command.add_argument("--jobs", type=positive, metavar="N", help="how many processes; default: 1")
    command.add_argument("--limit", type=positive, metavar="N", help="stop after N cables")
    command.add_argument("--sample", type=positive, metavar="N", help="only N of the inputs, drawn by --seed")
    command.add_argument("--seed", type=int, metavar="S", help="another number draws another sample; default: 0")
    command.add_argument("--errors", metavar="FILE.jsonl", help="a file for what could not be read")
    command.add_argument("--resume", action="store_true", help="go on with a run that was stopped")
    command.add_argument(
        "--source", action="store_true", help="JSON keeps the exact pieces, so that the text comes back"
    )
    command.add_argument("--columns", metavar="NAME,...", help="the columns of a CSV or of records, in this order")
    command.add_argument("--no-text", action="store_true", help="no column with the text")
    command.add_argument(
        "--excel-safe",
        action="store_true",
        help="a CSV for a spreadsheet: UTF-8 mark, no formulas, long cells reported",
    )


def add_schema(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `schema`."""
    names = "RELAX NG, the same in compact syntax, or XSD for the XML; JSON Schema for the dict and JSON"
    command.add_argument("name", choices=SCHEMAS, help=names)
    command.add_argument("-o", "--output", metavar="OUT", default=STANDARD, help="a file; else standard output")


def positive(word: str) -> int:
    """Read a number that is one at least."""
    number = int(word)
    if number < 1:
        raise ValueError(word)
    return number


class Version(argparse.Action):
    """Shows the versions of cablekit, Python, lxml and libxml2, and ends."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Show the versions."""
        import_module("cablekit.cli.versions").show_versions()
        parser.exit()
