"""What can be read: files, folders, patterns, open files, bytes; what is none of them is told."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cablekit.archives import sources
from cablekit.archives.document import BadRecord
from cablekit.archives.files import load, read
from cablekit.errors import ReadError
from cablekit.model import Cable, Place
from tests._helpers import SITE, TELEGRAM


def test_pattern(folder: Path) -> None:
    """A pattern gives the files that fit, in order, and what is in the folders that fit; none is an error."""
    assert [cable.tags[0] for cable in read(str(folder / "[ab].txt"))] == ["AA", "BB"]
    assert [cable.tags[0] for cable in read(str(folder / "i*"))] == ["CC"]
    with pytest.raises(ReadError, match="No such file"):
        load(str(folder / "*.none"))


def test_names_are_sorted_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """More names than are kept in memory come in the same order."""
    monkeypatch.setattr(sources, "RUN", 3)
    names = [f"{number * 7 % 11}\udce9" for number in range(11)]

    assert list(sources.ordered(names)) == sorted(names)


def test_folder(folder: Path) -> None:
    """A folder is read by name, its folders too; hidden files, links and pipes are skipped."""
    found = list(read(folder, errors="keep"))
    bad = [record for record in found if isinstance(record, BadRecord)]

    assert [cable.tags[0] for cable in found if isinstance(cable, Cable)] == ["AA", "BB", "CC"]
    assert [(str(record.place), record.data) for record in bad] == [
        (str(folder / "c.xml"), b"<broken"),
        (str(folder / "gone.txt"), b""),
    ]
    assert bad[1].reason == "No such file or directory"


def test_links(folder: Path) -> None:
    """A link in a folder is skipped, whatever it leads to; one that is named, or fits a pattern, is followed."""
    folder.joinpath("in", "link.txt").symlink_to(folder / "a.txt")
    assert [cable.tags[0] for cable in read(folder / "in")] == ["CC"]
    assert [cable.tags[0] for cable in read(folder / "in" / "link.txt")] == ["AA"]
    assert [cable.tags[0] for cable in read(str(folder / "in" / "l*"))] == ["AA"]
    with pytest.raises(ReadError, match="No such file"):
        load(folder / "gone.txt")


def test_inputs_that_are_read_once(folder: Path) -> None:
    """A pipe and standard input can be read only once; a file, a folder, and what is not there are not such inputs."""
    assert [sources.is_read_once(str(folder / name)) for name in ("pipe", "a.txt", "in", "gone.txt", "a\0b")] == [
        True,
        *[False] * 4,
    ]
    assert sources.is_read_once("-")


def test_bad_record_stops_a_run(folder: Path) -> None:
    """By default the first file that cannot be read is an error; what came before it was given."""
    cables = read(folder)

    assert [next(cables).tags, next(cables).tags] == [("AA",), ("BB",)]
    with pytest.raises(ReadError) as caught:
        next(cables)
    assert caught.value.where == str(folder / "c.xml")


def test_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be listed is a bad record, and the others go on."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b.txt").write_bytes(TELEGRAM)
    listing = os.scandir

    def refuse(path: str) -> Any:
        if path.endswith("a"):
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(os, "scandir", refuse)
    bad, good = read(tmp_path, errors="keep")

    assert isinstance(bad, BadRecord)
    assert bad.place == Place(str(tmp_path / "a"))
    assert isinstance(good, Cable)


@pytest.mark.parametrize("make", [str, Path, Path.read_bytes, lambda path: io.BytesIO(path.read_bytes())])
def test_sources(make: Callable[[Path], Any]) -> None:
    """A path, bytes and a binary file give the same cable."""
    assert load(make(SITE)).id == "08ZENDA910"


def test_open_file() -> None:
    """A file that is open in binary mode is read, and named in errors."""
    with SITE.open("rb") as file:
        assert load(file).id == "08ZENDA910"
    with SITE.open("rb") as file, pytest.raises(ReadError) as caught:
        load(file, format="json")
    assert caught.value.where == str(SITE)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("no such file", "no such file: No such file or directory"),
        ("no such/*.txt", "no such/*.txt: No such file: none fits the pattern"),
        ("", "source: not a file name: it is empty"),
        ("a\0b", "a\0b: not a file name: embedded null byte"),
        (io.StringIO("TAGS: XG"), "<bytes>: opened in text mode, which changes line endings; open it with 'rb'"),
        (7, "source: expected a path, bytes or a binary file, got int"),
    ],
)
def test_source_that_is_none(source: object, message: str) -> None:
    """What cannot be read is a `ReadError` that says where and what."""
    with pytest.raises(ReadError) as caught:
        load(source)  # type: ignore[arg-type]

    assert str(caught.value) == message
