"""What a worker is given: files that it opens itself, records, and what cannot be opened again."""

import io
import os
from pathlib import Path

from cablekit.archives.units import Origin, Reading, Unit, chunks_of, origin_of, read_unit, units_in
from cablekit.errors import LONGEST_PATH, without_middle
from cablekit.model import Place
from tests._helpers import TELEGRAM


def test_chunks() -> None:
    """Workers get handfuls by number and by size."""
    small = [len(chunk) for chunk in chunks_of(Unit(Place("x")) for _ in range(130))]
    great = [len(chunk) for chunk in chunks_of(Unit(Place("x"), "csv", b"x" * 600_000) for _ in range(3))]

    files = [len(chunk) for chunk in chunks_of(Unit(Place("x"), origin=Origin("x", 400_000)) for _ in range(4))]

    assert files == [3, 1]
    assert (small, great) == ([64, 64, 2], [2, 1])


def test_origins(tmp_path: Path) -> None:
    """A file is known again by its name, size and time; what is not a regular file only by its name."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"TAGS: XG")
    os.utime(path, ns=(5, 1_200_000_000_000_000_000))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    assert origin_of(str(path)) == Origin(str(path), 8, 1_200_000_000_000_000_000)
    brief = without_middle(str(path), LONGEST_PATH)
    assert str(origin_of(str(path))).startswith(f"{brief} (8 bytes, changed 2008-01-1")
    assert str(origin_of(str(pipe))) == without_middle(str(pipe), LONGEST_PATH)
    assert origin_of("a\0b") == Origin("a\0b")


def test_an_open_file_is_not_opened_again(tmp_path: Path) -> None:
    """What is read of an open file is what is left of it, though there is a file of its name."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"nothing\n" + TELEGRAM)
    with path.open("rb") as file:
        file.readline()
        (unit,) = units_in(file, Reading())
    (opened,) = units_in(path, Reading())

    assert (unit.data, opened.data) == (TELEGRAM, None)
    assert [unit.place, unit.size, opened.size] == [Place(str(path)), len(TELEGRAM), len(TELEGRAM) + 8]
    assert [one.data for one in units_in(io.BytesIO(TELEGRAM), Reading())] == [TELEGRAM]


def test_long_pages_are_not_opened_here(tmp_path: Path) -> None:
    """A page is one cable however much markup it has; another file of that size may have many records."""
    line = b'{"text": "TAGS: XG", "note": "' + b"x" * 1_000 + b'"}\n'
    (tmp_path / "a.html").write_bytes(b"<html>" + b"<p>x</p>" * 9_000 + b"</html>")
    (tmp_path / "b.jsonl").write_bytes(line * 80)
    (tmp_path / "c.html").write_bytes(line * 80)
    (tmp_path / "d.html").write_bytes(line * 1_050)

    found = [sum(1 for _ in units_in(path, Reading())) for path in sorted(tmp_path.iterdir())]

    assert found == [1, 80, 1, 1_050]


def test_a_file_that_is_named_is_not_judged(tmp_path: Path) -> None:
    """A file that is named is taken for a cable; one in a folder is asked whether it holds one."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"Dear Rudolf\n")
    (unit,) = units_in(path, Reading())

    assert [type(one).__name__ for one in read_unit(unit, Reading())] == ["BadRecord"]
    assert [type(one).__name__ for one in read_unit(unit._replace(is_named=True), Reading())] == ["Cable"]
