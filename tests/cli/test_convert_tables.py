"""`convert --table` says which columns of other people's tables have what."""

import json
from pathlib import Path

import pytest

from cablekit.cli.main import main
from tests._helpers import Captured
from tests.archives.files_of_each_format import ROWS, rows


@pytest.mark.parametrize("words", [(), ("--jobs", "2")], ids=["one", "two"])
@pytest.mark.parametrize("times", [1, 100], ids=["small", "large"])
def test_table(words: tuple[str, ...], times: int, tmp_path: Path) -> None:
    """A table of unknown columns is converted row by row, by as many processes as there are."""
    names, *lines = rows(("a", "b", "c", "d")).split("\n", 1)
    (tmp_path / "x.csv").write_text(f"{names}\n" + lines[0] * times)
    out = tmp_path / "out.jsonl"
    table = ["--table", "text=d,id=b, date=c"]

    assert main(["convert", str(tmp_path / "x.csv"), "--to", "jsonl", "-o", str(out), *table, *words]) == 0
    found = [json.loads(line) for line in out.read_text().splitlines()]
    assert [one["cable"]["header"]["mrn"]["serial"] for one in found] == [910, 911] * times
    assert len(found) == len(ROWS) * times
    assert main(["convert", str(tmp_path / "x.csv"), "--to", "jsonl", "-o", str(tmp_path / "none"), *words]) == 1


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("body", "expected names such as text=body,id=refid, got 'body'"),
        ("text=", "expected names such as text=body,id=refid, got 'text='"),
        ("body=text", "--table: columns: 'body' is not a value; there are text, header, id,"),
    ],
)
def test_table_that_is_none(word: str, message: str, capsys: Captured) -> None:
    """What is said of columns is names by what is in them."""
    assert main(["convert", "x.csv", "--to", "jsonl", "--table", word]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("command", [("convert", "--to", "jsonl"), ("get", "id"), ("check",)])
def test_unknown_columns_are_told_in_words_of_the_command_line(
    command: tuple[str, ...], tmp_path: Path, capsys: Captured
) -> None:
    """The message has the option, not the argument of the function."""
    (tmp_path / "x.csv").write_text(rows(("a", "b", "c", "d")))

    assert main([*command, str(tmp_path)]) == 1
    error = capsys.readouterr().err
    assert "none is known to have the telegram; say which: `convert --table text=NAME,id=NAME`\n" in error
