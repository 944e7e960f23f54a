"""The command line does what it says, says in one line what is wrong, and leaves nothing half-done."""

import io
import runpy
import subprocess
import sys

import pytest

from cablekit import source
from cablekit.cli.arguments import COMMANDS
from cablekit.cli.main import commands_of, main, parser
from cablekit.cli.versions import build_of
from tests._helpers import SITE, Captured

# --- the program ------------------------------------------------------------------------------


def test_version(capsys: Captured) -> None:
    """The version names cablekit and its build, Python, lxml and libxml2."""
    assert main(["--version"]) == 0
    words = capsys.readouterr().out

    assert all(name in words for name in ("cablekit 0.", build_of(source.__file__), "Python 3.", "lxml ", "libxml2 2."))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "the following arguments are required: COMMAND; see `cablekit --help`"),
        (["convrt"], "argument COMMAND: 'convrt' is not a choice; did you mean convert?; see `cablekit --help`"),
        (
            ["fly"],
            "argument COMMAND: 'fly' is not a choice; there are convert, show, get, cite, check, diff, collate, ",
        ),
        (["convert"], "the following arguments are required: IN; see `cablekit convert --help`"),
        (["convert", "x", "--to", "jsnl"], "argument --to: 'jsnl' is not a choice; did you mean jsonl or json?; see "),
        (
            ["convert", "x", "--to", "q"],
            "argument --to: 'q' is not a choice; there are text, xml, json, jsonl, csv, records, parquet, ",
        ),
        (["convert", "x", "--jbos", "2"], "--jbos: no such option of `cablekit convert`; did you mean --jobs"),
        (["convert", "x", "--ouptut=y"], "--ouptut: no such option of `cablekit convert`; did you mean --output?"),
        (["stats", "x", "--qqqq"], "--qqqq: no such option of `cablekit stats`; see `cablekit stats --help`"),
        (["show", "a", "b"], "b: one argument too many; see `cablekit show --help`"),
        (["convert", "x", "--jobs", "0"], "argument --jobs: expected a number that is at least 1, got '0'; see "),
        (["schema"], "the following arguments are required: name; see `cablekit schema --help`"),
        (
            ["schema", "pdf"],
            "argument name: 'pdf' is not a choice; there are rng, rnc, xsd, json; see `cablekit schema --help`",
        ),
    ],
)
def test_usage(words: list[str], message: str, capsys: Captured) -> None:
    """Wrong words are told in one line on standard error, with what may be meant; the status is 2."""
    assert main(words) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith(f"cablekit: {message}")
    assert error.count("\n") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_examples(command: str, capsys: Captured) -> None:
    """The help of each command has examples, and their words are right."""
    assert main([command, "--help"]) == 0
    help_text = capsys.readouterr().out
    assert set(commands_of(parser())) == set(COMMANDS)
    assert "examples:" in help_text
    for example in COMMANDS[command].examples:
        assert f"  {example}\n" in help_text
        program, name, *words = example.partition(" > ")[0].split()
        assert (program, name) == ("cablekit", command)
        assert parser().parse_args([name, *words]).command == command


def test_help(capsys: Captured) -> None:
    """Help is no error."""
    assert main(["--help"]) == 0
    assert "convert" in capsys.readouterr().out


def test_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt ends with status 130 and no traceback."""

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cablekit.cli.inputs.load", interrupt)

    assert main(["show", "x.txt"]) == 130


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (BrokenPipeError(32, "Broken pipe"), 0, ""),
        (OSError(28, "No space left on device"), 1, "cablekit: standard output: No space left on device\n"),
    ],
    ids=["closed", "full"],
)
def test_output_that_breaks(
    error: OSError, status: int, message: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """A pipe that nobody reads ends the run quietly; a full disk is told."""

    class Broken(io.StringIO):
        def flush(self) -> None:
            raise error

    monkeypatch.setattr("sys.stdout", Broken())

    assert main(["show", str(SITE)]) == status
    assert capsys.readouterr().err == message


def test_broken_pipe_of_the_process() -> None:
    """A reader that goes away is not answered with a traceback."""
    command = [sys.executable, "-m", "cablekit", "convert", str(SITE), "--to", "xml"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()

    assert (process.returncode, errors) == (0, b"")


def test_module(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """`python -m cablekit` is the same program."""
    monkeypatch.setattr("sys.argv", ["cablekit", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("cablekit", run_name="__main__")

    assert (ended.value.code, capsys.readouterr().out[:9]) == (0, "cablekit ")


# --- show -------------------------------------------------------------------------------------


def test_errors_send_no_control_characters(capsys: Captured) -> None:
    """A file name cannot write to the terminal either."""
    assert main(["show", "a\x1b[2J\nb"]) == 1
    assert (
        capsys.readouterr().err
        == "cablekit: a\u241b[2J b: no such file; if it is the text itself, `from_text` reads it\n"
    )
