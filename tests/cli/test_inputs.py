"""What the commands take: files, folders, one or many; what is none is told in one line."""

from pathlib import Path

import pytest

from cablekit.cli.main import main
from tests._helpers import EXAMPLES, SITE, Captured


@pytest.mark.parametrize("verb", ["convert", "show"])
@pytest.mark.parametrize(
    ("name", "message"),
    [("none.txt", "No such file or directory"), ("", "is a folder, expected a file"), ("bad.xml", "")],
    ids=["missing", "folder", "no XML"],
)
def test_input_that_is_none(verb: str, name: str, message: str, tmp_path: Path, capsys: Captured) -> None:
    """An input that cannot be read is told in one line with its name; the status is 1, and 2 for a folder."""
    (tmp_path / "bad.xml").write_bytes(b"TAGS: XG")
    path = tmp_path / name

    assert main([verb, str(path)]) == (1 if name else 2)
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith(f"cablekit: {path}: {message}")
    assert error.count("\n") == 1


def test_many_cables_where_one_is_due(tmp_path: Path, capsys: Captured) -> None:
    """The advice is in words of the command line."""
    many = tmp_path / "many.xml"
    assert main(["convert", str(EXAMPLES), "--to", "xml", "-o", str(many)]) == 0
    capsys.readouterr()

    assert main(["show", str(many)]) == 1
    message = "holds 4 cables, expected one; `convert` takes all, --to jsonl or csv"
    assert capsys.readouterr().err == f"cablekit: {many}: {message}\n"
    assert main(["convert", str(many)]) == 2
    assert capsys.readouterr().err == "cablekit: many cables as text are many files; give -o FOLDER, or --to jsonl\n"


def test_one_is_one(tmp_path: Path, capsys: Captured) -> None:
    """One cable is no cables."""
    assert main(["convert", str(SITE), str(tmp_path / "none"), "-o", str(tmp_path / "x.csv")]) == 1
    assert capsys.readouterr().err.endswith("cablekit: 1 cable written, 1 record with errors\n")


@pytest.mark.parametrize("words", [["get", "id"], ["stats"], ["check"], ["convert", "--to", "jsonl"]])
def test_empty_folders_are_told(words: list[str], tmp_path: Path, capsys: Captured) -> None:
    """A folder with nothing in it is no error, and is not passed over in silence."""
    (tmp_path / ".hidden").touch()

    assert main([*words, str(tmp_path)]) == 0
    assert capsys.readouterr().err.startswith(f"cablekit: nothing found in {tmp_path}\n")
