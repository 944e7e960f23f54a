"""The parser of the command line; the module of a command is loaded when the command is run."""

import argparse
import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Final, NoReturn

from cablekit.cli.arguments import COMMANDS
from cablekit.cli.terminal import FAILED, FINE, INTERRUPTED, USAGE, Failed, complain, hush
from cablekit.errors import did_you_mean

#: The message of argparse for a word that is not a choice, and the words in its list.
NO_CHOICE: Final = re.compile(r"invalid choice: '(?P<word>[^']*)' \(choose from (?P<choices>.*)\)")
CHOICE: Final = re.compile(r"[A-Za-z0-9_-]+")


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
    layout = argparse.RawDescriptionHelpFormatter
    epilog = COMMANDS["convert"].epilog
    top = Parser(
        "cablekit", description="Read and write U.S. diplomatic telegrams.", epilog=epilog, formatter_class=layout
    )
    top.add_argument("--version", action=Version, nargs=0, help="show the versions of cablekit and its libraries")
    commands = top.add_subparsers(metavar="COMMAND", required=True, dest="command", parser_class=Parser)
    for name, row in COMMANDS.items():
        row.add(
            commands.add_parser(name, help=row.words, description=row.words, epilog=row.epilog, formatter_class=layout)
        )
    return top


class Version(argparse.Action):
    """Shows the versions of cablekit, Python, lxml and libxml2, and exits."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Show the versions."""
        import_module("cablekit.cli.versions").show_versions()
        parser.exit()
