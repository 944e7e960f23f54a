"""The exit status of every command is the one in the table of docs/command-line.md."""

from pathlib import Path

import pytest

from cablekit.cli.main import main
from tests._helpers import ROOT, TELEGRAM, Captured

DONE, BAD, REFUSED, INTERRUPTED = 0, 1, 2, 130
CASES = {
    "show": (["show", "a.txt"], DONE),
    "show, missing": (["show", "none.txt"], BAD),
    "show, a folder": (["show", "in"], REFUSED),
    "get": (["get", "id", "in"], DONE),
    "get, missing": (["get", "id", "none.txt", "a.txt"], BAD),
    "get, no field": (["get", "idd", "in"], REFUSED),
    "check": (["check", "a.txt"], DONE),
    "check, grave": (["check", "empty.txt"], BAD),
    "check, strict": (["check", "--strict", "gap.txt"], BAD),
    "check, no code": (["check", "--code", "gap", "a.txt"], REFUSED),
    "diff": (["diff", "a.txt", "in/b.txt"], DONE),
    "diff, different": (["diff", "a.txt", "gap.txt"], BAD),
    "diff, missing": (["diff", "a.txt", "none.txt"], REFUSED),
    "diff, a folder": (["diff", "a.txt", "in"], REFUSED),
    "collate": (["collate", "a.txt", "gap.txt"], DONE),
    "collate, missing": (["collate", "a.txt", "none.txt"], BAD),
    "collate, a folder": (["collate", "a.txt", "in"], REFUSED),
    "collate, an input": (["collate", "a.txt", "gap.txt", "--to", "text", "-o", "a.txt"], REFUSED),
    "collate, no suffix": (["collate", "a.txt", "gap.txt", "-o", "x.xml"], REFUSED),
    "redact": (["redact", "a.txt", "--above", "U"], DONE),
    "redact, many": (["redact", "in", "--above", "U", "-o", "x.jsonl"], DONE),
    "redact, missing": (["redact", "none.txt", "--above", "U"], BAD),
    "redact, a bad file": (["redact", "in", "bad.xml", "--above", "U", "-o", "out/"], BAD),
    "redact, no telegram": (["redact", "letter.txt", "--above", "U"], BAD),
    "redact, no level": (["redact", "a.txt", "--above", "SBU"], REFUSED),
    "redact, an input": (["redact", "a.txt", "--above", "U", "-o", "a.txt"], REFUSED),
    "redact, a folder that is full": (["redact", "in", "--above", "U", "-o", "full"], REFUSED),
    "graph": (["graph", "a.txt", "-o", "x.gexf"], DONE),
    "graph, missing": (["graph", "none.txt", "a.txt"], BAD),
    "graph, no kind": (["graph", "a.txt", "--kinds", "x"], REFUSED),
    "stats": (["stats", "a.txt"], DONE),
    "stats, a bad file": (["stats", "in", "bad.xml"], BAD),
    "schema": (["schema", "rng"], DONE),
    "schema, no folder": (["schema", "rng", "-o", "no/x"], REFUSED),
    "completion": (["completion", "fish"], DONE),
    "completion, a folder": (["completion", "fish", "-o", "in"], REFUSED),
    "convert": (["convert", "a.txt", "-o", "x.xml"], DONE),
    "convert, missing": (["convert", "none.txt", "-o", "x.xml"], BAD),
    "convert, many missing": (["convert", "none.txt", "a.txt", "-o", "x.jsonl"], BAD),
    "convert, a bad file": (["convert", "bad.xml", "--to", "text"], BAD),
    "convert, no telegram": (["convert", "letter.txt", "--to", "xml"], BAD),
    "convert, many": (["convert", "in", "-o", "x.csv"], DONE),
    "convert, an input": (["convert", "a.txt", "--to", "text", "-o", "a.txt"], REFUSED),
    "convert, one of many inputs": (["convert", "in", "-o", "in/b.txt", "--to", "csv"], REFUSED),
    "convert, no folder": (["convert", "in", "-o", "no/x.csv"], REFUSED),
    "convert, no folder for one": (["convert", "a.txt", "-o", "no/x.xml"], REFUSED),
    "convert, a folder that is full": (["convert", "in", "--to", "text", "-o", "full"], REFUSED),
    "convert, no suffix": (["convert", "in", "-o", "x.pdf"], REFUSED),
    "convert, many to standard output": (["convert", "in", "a.txt", "--to", "text"], REFUSED),
    "convert, --resume there": (["convert", "in", "--to", "csv", "--resume"], REFUSED),
    "convert, a column": (["convert", "in", "--to", "csv", "--columns", "idd"], REFUSED),
    "wrong words": (["convert"], REFUSED),
    "help": (["convert", "--help"], DONE),
    "version": (["--version"], DONE),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with files of each kind; it is the current one."""
    monkeypatch.chdir(tmp_path)
    for name in ("in", "full"):
        Path(name).mkdir()
    for name in ("a.txt", "in/b.txt", "full/c.txt"):
        Path(name).write_bytes(TELEGRAM)
    Path("gap.txt").write_bytes(TELEGRAM + b"\n1. Yes.\n\n3. No.\n")
    Path("letter.txt").write_bytes(b"Dear Rudolf,\n\nThe harvest was good.\n")
    Path("bad.xml").write_bytes(b"nonsense")
    Path("empty.txt").touch()
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("case", CASES)
def test_exit_status(case: str, capfd: Captured) -> None:
    """The status is that of the table, and whatever is not 0 has its line on standard error."""
    words, status = CASES[case]

    assert main(words) == status
    error = capfd.readouterr().err
    assert bool(error) or status == DONE or words[0] == "check" or case == "diff, different"
    assert "Traceback" not in error


@pytest.mark.usefixtures("folder")
def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is 130 in every command."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cablekit.cli.inputs.inputs", interrupt)
    monkeypatch.setattr("cablekit.cli.inputs.load", interrupt)
    monkeypatch.setattr("cablekit.cli.convert.read", interrupt)
    monkeypatch.setattr("cablekit.convert.run.units_of", interrupt)
    monkeypatch.setattr("cablekit.cli.redact.read", interrupt)
    two = [["diff", "a.txt", "gap.txt"], ["collate", "a.txt", "gap.txt"], ["redact", "a.txt", "--above", "U"]]
    for words in (
        *two,
        ["show", "a.txt"],
        ["get", "id", "in"],
        ["check", "in"],
        ["stats", "in"],
        ["graph", "in"],
        ["convert", "a.txt"],
    ):
        assert main(words) == INTERRUPTED
    assert main(["convert", "in", "-o", "x.csv"]) == INTERRUPTED


def test_the_table_has_them() -> None:
    """The table of the page has these and no others."""
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    lines = page.partition("## Exit status")[2].partition("\n## ")[0].splitlines()
    rows = [line.split("|")[1].strip() for line in lines if line.startswith("|")]

    assert rows[2:] == [str(status) for status in (DONE, BAD, REFUSED, INTERRUPTED)]
