"""The parser of the command line; the module of a command is loaded when the command is run."""

import argparse
import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Final, NoReturn

from cablekit.cli.terminal import FAILED, FINE, INTERRUPTED, USAGE, Failed, complain, hush
from cablekit.errors import did_you_mean
from cablekit.formats import STANDARD, output_formats

INPUTS: Final = "files, folders or patterns, or - for standard input"
JOBS: Final = "the number of processes (default: 1)"
SCHEMAS: Final = ("rng", "rnc", "xsd", "json")
SHELLS: Final = ("bash", "zsh", "fish")
#: From the least to the most severe.
SEVERITIES: Final = ("info", "warning", "error")
#: How a collation is written.
COLLATIONS: Final = ("table", "text", "tei", "json")
#: The message of argparse for a word that is not a choice, and the words in its list.
NO_CHOICE: Final = re.compile(r"invalid choice: '(?P<word>[^']*)' \(choose from (?P<choices>.*)\)")
CHOICE: Final = re.compile(r"[A-Za-z0-9_-]+")
#: What the help of each command shows.
EXAMPLES: Final[dict[str, tuple[str, ...]]] = {
    "convert": (
        "cablekit convert 08ZENDA0910.txt -o 08ZENDA0910.xml",
        "cablekit convert 1974/ -o 1974.jsonl --jobs 4 --errors errors.jsonl",
        "cablekit convert 1974/ -o 1974.csv --columns id,date,subject,tags",
        "cablekit convert many.jsonl --to text -o folder",
    ),
    "show": ("cablekit show 08ZENDA0910.txt", "cablekit show --full 08ZENDA0910.txt"),
    "get": (
        "cablekit get subject 1974/",
        "cablekit get id,catalog.date,tags 1974/ > 1974.tsv",
        "cablekit get id,wrappers.Concepts 1974/ --json",
        "cablekit get id,date,subject 1974/ --jobs 4",
    ),
    "check": (
        "cablekit check 08ZENDA0910.txt",
        "cablekit check 1974/ --summary --jobs 4",
        "cablekit check 1974/ --min-severity warning --code number-gap,number-repeat",
    ),
    "diff": ("cablekit diff draft.txt 08ZENDA0910.txt", "cablekit diff old.xml new.xml --json"),
    "collate": (
        "cablekit collate export.txt page.html release.txt",
        "cablekit collate export.txt release.txt --to text",
        "cablekit collate export.txt release.txt -o 08ZENDA0910.tei.xml",
    ),
    "redact": (
        "cablekit redact 08ZENDA0910.txt --above UNCLASSIFIED -o released.txt",
        "cablekit redact 1974/ --above C -o released/",
        "cablekit redact 1974/ --above U --to xml -o released.xml",
    ),
    "stats": ("cablekit stats 1974/", "cablekit stats 1974/ --json --jobs 4"),
    "schema": ("cablekit schema xsd -o cablekit.xsd",),
    "completion": ("cablekit completion bash -o ~/.local/share/bash-completion/completions/cablekit",),
}


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run a command.

    Args:
        argv: The arguments after `cablekit`; None takes those of the process.

    Returns:
        0 everything was done, 1 something could not be read or written (or `diff` found a difference), 2 nothing was
        done, 130 interrupted.

    >>> main(["show", "no such file"])
    1
    """
    try:
        return run(argv)
    except SystemExit as ended:  # argparse: help was shown
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
    """Run a command; anything that is wrong is raised."""
    words = list(sys.argv[1:] if argv is None else argv)
    top = parser()
    options, unknown = top.parse_known_args(words)
    if unknown:
        refuse_unknown(top, options.command, unknown[0])
    options.words = words
    status: int = import_module(f"cablekit.cli.{options.command}").run(options)
    sys.stdout.flush()
    return status


class Parser(argparse.ArgumentParser):
    """A parser that reports in one line what is wrong, and what may be meant."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments."""
        match = NO_CHOICE.search(message)
        if match:
            choices = CHOICE.findall(match["choices"])
            advice = near_words(match["word"], choices) or f"there are {', '.join(choices)}"
            message = f"{message[: match.start()]}{match['word']!r} is not a choice; {advice}"
        raise Failed(f"{message}; see `{self.prog} --help`", USAGE)


def refuse_unknown(top: argparse.ArgumentParser, command: str, word: str) -> NoReturn:
    """Refuse a word that a command does not know."""
    own = commands_of(top)[command]
    if not word.startswith("-"):
        raise Failed(f"{word}: one argument too many; see `{own.prog} --help`", USAGE)
    name = word.partition("=")[0]
    advice = near_words(name, options_of(own)) or f"see `{own.prog} --help`"
    raise Failed(f"{name}: no such option of `{own.prog}`; {advice}", USAGE)


def near_words(word: str, words: Sequence[str]) -> str:
    """
    Ask whether one of some words is meant; an empty string if none is near.

    >>> near_words("--jbos", ["--jobs", "--limit"]), near_words("x", ["--jobs"])
    ('did you mean --jobs?', '')
    """
    return did_you_mean(get_close_matches(word, words))


def commands_of(top: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command."""
    (commands,) = (action for action in top._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001
    return dict(commands.choices)


def options_of(command: argparse.ArgumentParser) -> list[str]:
    """List the options of a command."""
    return [name for action in command._actions for name in action.option_strings]  # noqa: SLF001


def parser() -> argparse.ArgumentParser:
    """Make the parser of the command line."""
    top = Parser("cablekit", description="Read and write U.S. diplomatic telegrams.", epilog=epilog_of("convert"))
    top.formatter_class = argparse.RawDescriptionHelpFormatter
    top.add_argument("--version", action=Version, nargs=0, help="show the versions of cablekit and its libraries")
    commands = top.add_subparsers(metavar="COMMAND", required=True, dest="command", parser_class=Parser)

    def add(name: str, help_line: str) -> argparse.ArgumentParser:
        formatter = argparse.RawDescriptionHelpFormatter
        return commands.add_parser(
            name, help=help_line, description=help_line, epilog=epilog_of(name), formatter_class=formatter
        )

    add_convert(add("convert", "write cables as text, XML, JSON, CSV, web pages, or records for catalogs"))
    command = add("show", "show a cable in the terminal")
    command.add_argument("input", metavar="IN", help="a file, or - for standard input")
    command.add_argument("--full", action="store_true", help="show the whole text, not only an outline")
    add_get(add("get", "print fields of many cables, one line per cable"))
    add_check(add("check", "report what is odd in cables"))
    add_diff(add("diff", "report what differs between two cables; the exit status is 1 if anything does"))
    add_collate(add("collate", "align several copies of one cable"))
    add_redact(add("redact", "take out everything above a classification level"))
    add_inputs(add("stats", "count characters by kind, fields, and disagreements with archives"))
    add_schema(add("schema", "print a schema"))
    command = add("completion", "print the script that lets a shell complete commands and options")
    command.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    add_output(command, "a file (default: standard output)")
    return top


def epilog_of(name: str) -> str:
    """Return the examples in the help of a command."""
    return "\n".join(("examples:", *(f"  {example}" for example in EXAMPLES[name])))


def add_inputs(command: argparse.ArgumentParser) -> None:
    """Add the arguments of all commands that report on many cables."""
    command.add_argument("inputs", metavar="IN", nargs="+", help=INPUTS)
    command.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument("--jobs", type=positive, metavar="N", default=1, help=JOBS)


def add_output(command: argparse.ArgumentParser, words: str) -> None:
    """Add the output."""
    command.add_argument("-o", "--output", metavar="OUT", default=STANDARD, help=words)


def add_convert(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `convert`."""
    command.add_argument("inputs", metavar="IN", nargs="+", help=INPUTS)
    add_output(command, "a file, or a folder for many files (default: standard output)")
    command.add_argument("--to", choices=output_formats(), help="the format (default: from the suffix of OUT)")
    command.add_argument("--jobs", type=positive, metavar="N", help=JOBS)
    command.add_argument("--limit", type=positive, metavar="N", help="stop after N cables")
    command.add_argument("--sample", type=positive, metavar="N", help="read only N of the inputs, drawn at random")
    command.add_argument("--seed", type=int, metavar="S", help="another number draws another sample (default: 0)")
    command.add_argument("--errors", metavar="FILE.jsonl", help="a file that lists what could not be read")
    command.add_argument("--resume", action="store_true", help="continue a run that was stopped")
    command.add_argument(
        "--source", action="store_true", help="keep the exact pieces in JSON, from which the text is written again"
    )
    command.add_argument(
        "--table",
        type=said_of_columns,
        metavar="text=NAME,...",
        help="what the columns of a table or JSON hold: text, header, id, date, originator, ...",
    )
    command.add_argument(
        "--columns", metavar="NAME,...", help="write only these columns of CSV or records, in this order"
    )
    command.add_argument("--no-text", action="store_true", help="leave out the column with the text")
    command.add_argument(
        "--excel-safe",
        action="store_true",
        help="CSV for spreadsheets: a UTF-8 mark, no formulas, long cells reported",
    )


def add_get(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `get`."""
    words = "such as id, tags, header.subject, catalog.date, wrappers.NAME; several, separated by commas, make a table"
    command.add_argument("field", metavar="FIELD,...", help=words)
    add_inputs(command)


def add_check(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `check`."""
    command.add_argument("--code", metavar="CODE,...", help="report only findings with these codes")
    command.add_argument(
        "--min-severity",
        choices=SEVERITIES,
        default=SEVERITIES[0],
        help="report only findings of this severity or higher",
    )
    command.add_argument("--summary", action="store_true", help="print only how often each code was found")
    command.add_argument("--strict", action="store_true", help="exit with status 1 for warnings, too")
    add_inputs(command)


def add_diff(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `diff`."""
    command.add_argument("old", metavar="A", help="a file, or - for standard input")
    command.add_argument("new", metavar="B", help="the other one")
    command.add_argument("--json", action="store_true", help="print JSON, one line per difference")


def add_collate(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `collate`."""
    command.add_argument("first", metavar="A", help="the best copy: its words are chosen where the copies differ")
    command.add_argument("others", metavar="B", nargs="+", help="the other copies")
    add_output(command, "a file (default: standard output)")
    command.add_argument(
        "--to",
        choices=COLLATIONS,
        help="the format (default: from the suffix of OUT, otherwise a table)",
    )


def add_redact(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `redact`."""
    command.add_argument("inputs", metavar="IN", nargs="+", help=INPUTS)
    words = "the highest level that remains: UNCLASSIFIED, RESTRICTED, LIMITED OFFICIAL USE, CONFIDENTIAL, SECRET, ..."
    command.add_argument("--above", metavar="LEVEL", required=True, help=words)
    add_output(command, "a file, or a folder for many files (default: standard output)")
    command.add_argument("--to", choices=output_formats(), help="the format (default: from the suffix of OUT)")


def add_schema(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `schema`."""
    names = "RELAX NG, the same in compact syntax, or XSD for the XML; JSON Schema for the dict and JSON"
    command.add_argument("name", choices=SCHEMAS, help=names)
    add_output(command, "a file (default: standard output)")


def positive(word: str) -> int:
    """Read a number that is at least 1."""
    if not (word.isdecimal() and int(word)):
        raise argparse.ArgumentTypeError(f"expected a number that is at least 1, got {word!r}")
    return int(word)


def said_of_columns(word: str) -> tuple[tuple[str, str], ...]:
    """
    Read what the columns of a table hold.

    >>> said_of_columns("text=body,id=refid")
    (('text', 'body'), ('id', 'refid'))
    """
    pairs = [pair.partition("=") for pair in word.split(",")]
    if not all(value and name for value, _, name in pairs):
        raise argparse.ArgumentTypeError(f"expected names such as text=body,id=refid, got {word!r}")
    return tuple((value.strip(), name) for value, _, name in pairs)


class Version(argparse.Action):
    """Shows the versions of cablekit, Python, lxml and libxml2, and exits."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Show the versions."""
        import_module("cablekit.cli.versions").show_versions()
        parser.exit()
