"""`cablekit diff` prints what differs; the status is that of diff(1)."""

import io
import json
import re
from pathlib import Path

import pytest

from cablekit.cli.diff import abridged
from cablekit.cli.main import main
from tests._helpers import TELEGRAM, Captured
from tests.cli.test_show import Terminal

OLD = TELEGRAM + b"\n1. (U) The toll is low.\n\n2. (U) Sapt laughed.\n"
NEW = OLD.replace(b"XG", b"XG, PREL").replace(b" low", b" too low").replace(b"2. (U) Sapt laughed.\n", b"RASSENDYLL\n")
LINES = """tags: XG{+, PREL+}
signatures: {+RASSENDYLL+}
paragraph 1: 1. (U) The toll is{+ too+} low.
paragraph 2: [-2. (U) Sapt laughed.-]
"""


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give two cables that differ, and one that is broken."""
    monkeypatch.chdir(tmp_path)
    Path("old.txt").write_bytes(OLD)
    Path("new.txt").write_bytes(NEW)
    Path("bad.xml").write_bytes(b"nonsense")


@pytest.mark.usefixtures("two")
def test_differences(capsys: Captured) -> None:
    """A line for each, first fields, then units; nothing for equal cables, whatever their layout."""
    assert main(["diff", "old.txt", "new.txt"]) == 1
    assert capsys.readouterr() == (LINES, "")
    Path("same.txt").write_bytes(OLD.replace(b"\n", b"\r\n"))
    assert main(["diff", "old.txt", "same.txt"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("two")
def test_json(capsys: Captured) -> None:
    """JSON has the values, the words with their signs, and where the units are."""
    assert main(["diff", "old.txt", "new.txt", "--json"]) == 1
    tags, _, first, last = map(json.loads, capsys.readouterr().out.splitlines())

    assert (tags["kind"], tags["name"], tags["old"], tags["new"]) == ("field", "tags", ["XG"], ["XG", "PREL"])
    assert (tags["words"], tags["old_unit"]) == ([["=", "XG"], ["+", ", PREL"]], None)
    assert first["words"] == [["=", "1. (U) The toll is"], ["+", " too"], ["=", " low."]]
    assert (last["old"], last["new"], last["new_unit"]) == ("2. (U) Sapt laughed.", None, None)
    assert (last["old_unit"]["portion"], last["old_unit"]["page"]) == ("U", 1)
    assert OLD.decode()[last["old_unit"]["start"] : last["old_unit"]["end"]] == "Sapt laughed."
    Path("bare.txt").write_bytes(OLD.replace(b"(U) ", b"").replace(b"UNCLAS ", b""))
    assert main(["diff", "bare.txt", "new.txt", "--json"]) == 1
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()][-1]["old_unit"]["portion"] is None


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["old.txt", "none.txt"], "none.txt: No such file"),
        (["bad.xml", "new.txt"], "bad.xml: "),
        (["old.txt", "."], ".: is a folder, expected a file"),
        (["-", "-"], "standard input can be read once; give a file for one of the two"),
    ],
)
def test_what_cannot_be_compared(words: list[str], message: str, capsys: Captured) -> None:
    """Trouble is not a difference: the status is 2."""
    assert main(["diff", *words]) == 2
    out, error = capsys.readouterr()
    assert (out, error.count("\n")) == ("", 1)
    assert error.startswith(f"cablekit: {message}")


@pytest.mark.usefixtures("two")
def test_a_cable_without_text(capsys: Captured) -> None:
    """A cable that cannot be written as text cannot be compared."""
    value = {"schema": "https://w3id.org/cablekit/dict/1", "cable": {"header": {"subject": "A\n\n1. B"}}}
    Path("odd.json").write_text(json.dumps(value), encoding="utf-8")

    assert main(["diff", "old.txt", "odd.json"]) == 2
    assert capsys.readouterr().err.startswith("cablekit: ")


@pytest.mark.usefixtures("two")
def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """One of the two may be standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NEW)))

    assert main(["diff", "old.txt", "-"]) == 1
    assert capsys.readouterr().out == LINES


@pytest.mark.usefixtures("two")
def test_colors(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal there are colors, and the same words; a cable sends no control characters of its own."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    Path("new.txt").write_bytes(NEW.replace(b" too", b" \x1b[2J[bold]too"))
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)

    assert main(["diff", "old.txt", "new.txt"]) == 1
    shown = terminal.getvalue()
    assert "\x1b[31m[-2. (U) Sapt laughed.-]\x1b[0m" in shown
    assert "\x1b[32m{+, PREL+}\x1b[0m" in shown
    assert "\x1b[2J" not in shown
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == LINES.replace(" too", " \u241b[2J[bold]too")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("short", "short"),
        ("x" * 85, "x" * 85),
        ("x" * 86, f"{'x' * 40} ... {'x' * 40}"),
        (f"{'a ' * 30}{'b ' * 30}", f"{'a ' * 19}a ... {'b ' * 19}"),
    ],
)
def test_long_stretches(text: str, short: str) -> None:
    """The middle of a long stretch of equal words is left out, between words if there are any."""
    assert abridged(text) == short


@pytest.mark.usefixtures("two")
def test_changed_words_are_complete(capsys: Captured) -> None:
    """Words that differ are never cut."""
    long = b"The king met the duke. " * 20
    Path("new.txt").write_bytes(OLD + b"\n3. " + long + b"\n")

    assert main(["diff", "old.txt", "new.txt"]) == 1
    assert capsys.readouterr().out == f"paragraph 3: {{+3. {long.decode().rstrip()}+}}\n"
