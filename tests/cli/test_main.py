"""The command line does what it says, says in one line what is wrong, and leaves nothing half-done."""

import io
import runpy
import subprocess
import sys

import pytest

from cablekit.cli.main import main
from tests._helpers import SITE, Captured

# --- the program ------------------------------------------------------------------------------


def test_version(capsys: Captured) -> None:
    """The version names cablekit, Python, lxml and libxml2."""
    assert main(["--version"]) == 0
    words = capsys.readouterr().out

    assert all(name in words for name in ("cablekit 0.", "Python 3.", "lxml ", "libxml2 2."))


@pytest.mark.parametrize(
    "words",
    [[], ["fly"], ["convert"], ["convert", "x", "--to", "pdf"], ["show", "a", "b"], ["schema"], ["schema", "pdf"]],
)
def test_usage(words: list[str], capsys: Captured) -> None:
    """Wrong words are told on standard error; the status is 2."""
    assert main(words) == 2
    out, error = capsys.readouterr()
    assert (out, error[:6]) == ("", "usage:")


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
