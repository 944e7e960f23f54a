"""A cable is written in the format of its suffix; what fails leaves what was there."""

from pathlib import Path
from typing import Any

import pytest

from cablekit.archives.files import load, read
from cablekit.archives.writing import write
from cablekit.errors import ModelError
from cablekit.model import Cable, Header, MessageNumber
from cablekit.telegram.text import from_text
from cablekit.telegram.write import to_text
from tests._helpers import TELEGRAM


@pytest.mark.parametrize("inside", ["no folder", "a file"])
def test_a_place_where_nothing_can_be_written(inside: str, tmp_path: Path) -> None:
    """The error names the file that was asked for, not the hidden one beside it."""
    (tmp_path / "a file").write_bytes(b"")
    place = tmp_path / inside / "x.txt"
    with pytest.raises(OSError, match=r"No such file|Not a directory") as caught:
        write(load(TELEGRAM), place)

    assert caught.value.filename == str(place)


def test_write_source(tmp_path: Path) -> None:
    """JSON keeps the exact pieces where that is asked for."""
    write(load(TELEGRAM), tmp_path / "x.json", source=True)

    assert to_text(load(tmp_path / "x.json")) == TELEGRAM.decode()


@pytest.mark.parametrize("name", ["x.txt", "x.TEXT", "x.xml", "x.json"])
def test_suffix(name: str, tmp_path: Path) -> None:
    """The suffix tells the format; the file has the rights of any new file, and nothing is left beside it."""
    path = tmp_path / name
    cable = load(TELEGRAM)
    write(cable, path)
    other = tmp_path / "other"
    other.touch()

    assert load(path) == cable
    assert path.stat().st_mode == other.stat().st_mode
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([name, "other"])


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("x.pdf", {}, "format: the suffix '.pdf' is not that of a format; give one of text, xml, json, html, tei, dc"),
        ("x.csv", {}, "format: a file whose name ends in '.csv' holds several cables; give a list"),
        ("x.records.jsonl", {}, "format: a file whose name ends in '.jsonl' holds several cables; give "),
        ("x", {"format": "csl"}, "format: a file of 'csl' holds several cables; give a list, such as write("),
        ("x.txt", {"format": "nara"}, "format: cannot write 'nara'; there are text, xml, json, html, tei, dc"),
    ],
)
def test_format_that_is_none(name: str, options: dict[str, Any], message: str, tmp_path: Path) -> None:
    """A format that cannot be written is an error, and no file is made."""
    with pytest.raises(ModelError) as caught:
        write(Cable(), tmp_path / name, **options)

    assert str(caught.value).startswith(message)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", ["UNCLAS ZENDA 000910", b"UNCLAS"])
def test_what_is_no_cable(wrong: Any, tmp_path: Path) -> None:
    """A text is not taken for several cables; no file or folder is made."""
    for name in ("x.txt", "x.csv", "x"):
        with pytest.raises(ModelError, match="cable: expected a Cable"):
            write(wrong, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "interrupt"]
)
def test_failure_leaves_what_was_there(error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stops a write, the old file is whole and no other is left."""
    path = tmp_path / "x.txt"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(type(error)):
        write(load(TELEGRAM), path)

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_write_where_no_folder_is(tmp_path: Path) -> None:
    """The error names the file that was asked for, and not the hidden one that would have become it."""
    with pytest.raises(FileNotFoundError) as caught:
        write(Cable(), tmp_path / "none" / "x.txt")

    assert caught.value.filename == str(tmp_path / "none" / "x.txt")


def test_overwrite(tmp_path: Path) -> None:
    """A file that is there is replaced as a whole."""
    path = tmp_path / "x.txt"
    path.write_bytes(b"old" * 1000)
    write(load(TELEGRAM), path)

    assert path.read_bytes() == TELEGRAM


@pytest.mark.parametrize("name", ["in", "no/such"])
def test_place_that_cannot_be_written(name: str, folder: Path) -> None:
    """A folder, or a folder that is not there, is an `OSError`, as from any writer of files."""
    before = sorted(folder.rglob("*"))
    with pytest.raises(OSError, match="directory"):
        write(Cable(), folder / name, format="text")

    assert sorted(folder.rglob("*")) == before


# --- several cables -----------------------------------------------------------------------------

CABLES = [
    from_text("UNCLAS ZENDA 000910\n\nTAGS: XG\n", year=2008),
    from_text("UNCLAS ZENDA 000910\n\nTAGS: PREL\n", year=2008),
    from_text("TAGS: PGOV\n"),
]


@pytest.mark.parametrize(
    ("name", "options"),
    [("x.jsonl", {}), ("x.xml", {}), ("x.json", {"format": "jsonl"}), ("x", {"format": "jsonl"})],
)
def test_several_cables_in_one_file(name: str, options: dict[str, Any], tmp_path: Path) -> None:
    """Several cables go into one file by its suffix or format, and come back."""
    write(iter(CABLES), tmp_path / name, **options)

    assert [cable.tags for cable in read(tmp_path / name)] == [cable.tags for cable in CABLES]


def test_several_cables_in_a_folder(tmp_path: Path) -> None:
    """Each cable has a file of its own, named after its id or its number."""
    write(CABLES, tmp_path / "out")
    write(CABLES, tmp_path / "out", format="json")

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "08ZENDA910-2.json",
        "08ZENDA910-2.txt",
        "08ZENDA910.json",
        "08ZENDA910.txt",
        "cable-3.json",
        "cable-3.txt",
    ]
    assert (tmp_path / "out" / "08ZENDA910.txt").read_text() == to_text(CABLES[0])


@pytest.mark.parametrize(
    ("cables", "name"),
    [(CABLES, "x.txt"), (CABLES, "x.tei.xml"), (CABLES, "x.zz"), (["TAGS: XG"], "x.jsonl"), (7, "x.txt")],
)
def test_several_cables_that_do_not_fit(cables: Any, name: str, tmp_path: Path) -> None:
    """A format whose files hold one cable, an unknown one, and what is no cable are refused; no file is left."""
    with pytest.raises(ModelError):
        write(cables, tmp_path / name)

    assert list(tmp_path.iterdir()) == []


def test_a_list_of_sources(tmp_path: Path) -> None:
    """Several paths, and bytes among them, are read one after the other."""
    write(CABLES[0], tmp_path / "a.txt")
    write(CABLES[1], tmp_path / "b.txt")

    found = read([tmp_path / "b.txt", b"UNCLAS ZENDA 000912\n\nTAGS: XG\n\n1. Yes.\n", str(tmp_path / "a.txt")])
    assert [cable.tags for cable in found] == [("PREL",), ("XG",), ("XG",)]


def test_an_id_that_is_no_file_name(tmp_path: Path) -> None:
    """Signs that would lead out of the folder are none of a file's name."""
    write([Cable(header=Header(mrn=MessageNumber("ZENDA/X", 910)), year_hint=2008)], tmp_path / "out", format="json")

    assert [path.parent.name for path in tmp_path.rglob("*.json")] == ["out"]
