"""The files that grow during a run: each has a hidden name until it is complete."""

import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from cablekit._atomic import naming_file, open_directly, rename_draft, target_file
from cablekit.errors import ReadError


def hidden_path(path: Path, kind: str) -> Path:
    """
    Return the name of a file of a run, beside another file.

    >>> hidden_path(Path("out/x.jsonl"), "part").as_posix()
    'out/.x.jsonl.cablekit-part'
    """
    return path.with_name(f".{path.name}.cablekit-{kind}")


def require_regular(facts: os.stat_result, path: Path) -> None:
    """Make sure that a file of an unfinished run is one: a regular file with only this name."""
    if not stat.S_ISREG(facts.st_mode) or facts.st_nlink > 1:
        raise ReadError(
            "is not a file of an unfinished run (it is not regular, or has a second name); remove it", str(path)
        )


def reopen(path: Path, *, create: bool = False) -> BinaryIO:
    """Open a file of a run; no link is followed, and no FIFO is waited for."""
    try:
        require_regular(path.lstat(), path)
    except FileNotFoundError:
        if not create:
            raise
    flags = os.O_RDWR | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    file = os.fdopen(os.open(path, flags | (os.O_CREAT if create else 0), 0o666), "r+b")
    require_regular(os.fstat(file.fileno()), path)
    return file


class Draft:
    """A file that grows under a hidden name and gets its own name when it is complete."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.draft: Path = hidden_path(path, "part")
        self.file: BinaryIO | None = None
        self.size: int = 0
        self.restart = "remove it"  # how to begin again, for messages

    def open(self, size: int) -> None:
        """
        Open it where its first *size* bytes are done; anything after them was not finished, and is cut off.

        >>> import tempfile
        >>> draft = Draft(Path(tempfile.mkdtemp()) / "x"); draft.open(0); draft.add(b"a")
        1
        >>> draft.finish(); draft.path.read_bytes()
        b'a'
        """
        there = os.path.lexists(self.draft)
        if there:
            require_regular(self.draft.lstat(), self.draft)
        if size > (self.draft.lstat().st_size if there else 0):
            raise ReadError(f"is shorter than its journal says; {self.restart}", str(self.draft))
        if there and not size:
            self.draft.unlink()
        self.file = reopen(self.draft) if size else self.draft.open("x+b")
        self.file.truncate(size)
        self.file.seek(size)
        self.size = size

    def add(self, data: bytes) -> int:
        """Write *data*; return how many bytes are done now."""
        if self.file is not None:
            with naming_file(self.path):
                self.file.write(data)
                self.file.flush()
            self.size += len(data)
        return self.size

    def close(self) -> None:
        """Close it; it keeps its hidden name."""
        if self.file is not None:
            with naming_file(self.path):
                self.file.close()
            self.file = None

    def drop(self) -> None:
        """Close it and remove it: no run can continue it."""
        if self.file is not None:
            try:
                self.close()
            finally:
                self.draft.unlink(missing_ok=True)

    def settle(self) -> None:
        """Make sure that it is on the disk as written."""
        if self.file is not None:
            os.fsync(self.file.fileno())

    def finish(self) -> None:
        """Close it and give it its name, unless that was already done."""
        self.close()
        if os.path.lexists(self.draft):
            require_regular(self.draft.lstat(), self.draft)
            rename_draft(self.draft, self.path)


class Table(Draft):
    """Packed rows that grow under a hidden name, and the table that is made of them: a file, or a folder of files."""

    def __init__(
        self, path: Path, make: Callable[[Iterable[BinaryIO], BinaryIO | Path], None], *, is_folder: bool
    ) -> None:
        super().__init__(path)
        self.make = make
        self.is_folder = is_folder
        self.table: Path = hidden_path(path, "table")

    def finish(self) -> None:
        """Make the table under a hidden name, remove the rows, and give the table its name; each unless it is done."""
        self.close()
        if os.path.lexists(self.draft):
            require_regular(self.draft.lstat(), self.draft)
            with naming_file(self.path), self.draft.open("rb") as rows:
                self.make_table(rows)
            self.draft.unlink()
        if not os.path.lexists(self.table):
            return
        if self.is_folder:
            if self.path.is_dir():
                self.path.rmdir()  # only an empty one is replaced
            self.table.rename(self.path)
        else:
            rename_draft(self.table, self.path)

    def make_table(self, rows: BinaryIO) -> None:
        """Make the table; what a stopped run left of it is removed."""
        import shutil

        if self.table.is_dir() and not self.table.is_symlink():
            shutil.rmtree(self.table)
        else:
            self.table.unlink(missing_ok=True)
        if self.is_folder:
            self.table.mkdir()
            self.make([rows], self.table)
            return
        with self.table.open("xb") as file:
            self.make([rows], file)


class Stream(Draft):
    """Anything that is not a regular file (a device, a pipe, `/dev/stdout`): it is written to directly."""

    def open(self, size: int) -> None:
        """Open it; it is written from its current position, whatever its size."""
        self.file: BinaryIO | None = open_directly(self.path)
        self.size = size

    def drop(self) -> None:
        """Close it: written data cannot be taken back."""
        self.close()

    def settle(self) -> None:
        """Do nothing: written data has already left."""

    def finish(self) -> None:
        """Close it."""
        self.close()


def size_of(path: Path) -> int:
    """
    Return the number of bytes of a file, or of those in a folder; -1 if there is neither.

    >>> size_of(Path("docs/examples")) > 1000, size_of(Path("no such file"))
    (True, -1)
    """
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return path.stat().st_size if path.is_file() else -1


def draft_for(name: str) -> Draft:
    """Return a draft beside a file, or beside the file that a link leads to; a stream if it is not a regular file."""
    place = target_file(Path(name))
    return Stream(Path(name)) if place is None else Draft(place)
