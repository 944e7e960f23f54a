"""What keeps a long run safe: drafts beside their final names, and a journal of what is done, for `--resume`."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from cablekit.errors import ReadError

Entry = dict[str, Any]
NEW: Final[Entry] = {"units": 0, "digest": "", "cables": 0, "bad": 0, "sizes": []}


def hidden(path: Path, kind: str) -> Path:
    """
    Give the name of a file beside another that belongs to an unfinished run.

    >>> hidden(Path("out/x.jsonl"), "part").as_posix()
    'out/.x.jsonl.cablekit-part'
    """
    return path.with_name(f".{path.name}.cablekit-{kind}")


class Draft:
    """
    A file that grows under a hidden name and gets its own when it is whole.

    Args:
        path: Its name in the end.

    >>> Draft(Path("x.jsonl")).draft.name
    '.x.jsonl.cablekit-part'
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.draft = hidden(path, "part")
        self.file: BinaryIO | None = None

    def open(self, size: int) -> None:
        """
        Open it where the first *size* bytes are done; what stands behind them was not finished.

        Raises:
            OSError: It cannot be written.
            ReadError: So many bytes are not there.

        >>> import tempfile
        >>> draft = Draft(Path(tempfile.mkdtemp()) / "x"); draft.open(0); draft.add(b"a")
        1
        >>> draft.finish(); draft.path.read_bytes()
        b'a'
        """
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        self.file = os.fdopen(os.open(self.draft, flags, 0o666), "r+b")
        if self.file.seek(0, os.SEEK_END) < size:
            raise ReadError("is shorter than its journal says; begin anew without --resume", str(self.draft))
        self.file.truncate(size)
        self.file.seek(size)

    def add(self, data: bytes) -> int:
        """
        Write more; gives how many bytes are done now.

        >>> Draft(Path("x")).add(b"")
        0
        """
        if self.file is None:
            return 0
        self.file.write(data)
        self.file.flush()
        return self.file.tell()

    def close(self) -> None:
        """
        Close it; it stays under its hidden name.

        >>> Draft(Path("x")).close()
        """
        if self.file is not None:
            self.file.close()
            self.file = None

    def settle(self) -> None:
        """
        Make sure that what is written is on the disk.

        >>> Draft(Path("x")).settle()
        """
        if self.file is not None:
            os.fsync(self.file.fileno())

    def finish(self) -> None:
        """
        Close it and give it its name, if that was not done already.

        >>> Draft(Path("x")).finish()
        """
        self.close()
        if self.draft.exists():
            self.draft.replace(self.path)


class Journal:
    """
    The record of a run: a line for what the run is, and a line for each step that is done.

    Args:
        path: Where it stands.
        job: What the run is; only the same run can be gone on with.

    >>> Journal(Path("j"), {"to": "jsonl"}).job
    {'to': 'jsonl'}
    """

    def __init__(self, path: Path, job: Entry) -> None:
        self.path = path
        self.job = job
        self.file: BinaryIO | None = None

    def open(self, *, resume: bool) -> tuple[Entry, list[str]]:
        """
        Begin a journal, or go on with it.

        Returns:
            The last step that is done, and the names of files that were being written behind it.

        Raises:
            OSError: It cannot be written.
            ReadError: It is there and should not be gone on with, or is of another run.

        >>> import tempfile
        >>> journal = Journal(Path(tempfile.mkdtemp()) / "j", {})
        >>> journal.open(resume=True)[0]["units"]; journal.close()
        0
        """
        entries = self.entries() if self.path.exists() else iter(())
        first = next(entries, None)
        if first is not None and not resume:
            raise ReadError(f"an unfinished run is there; say --resume, or remove {self.path}", str(self.path))
        if first is not None and first != self.job:
            raise ReadError("is of another run: other inputs or options; finish or remove it", str(self.path))
        last, begun = NEW, list[str]()
        for entry in entries:
            last, begun = (entry, []) if "units" in entry else (last, [*begun, *entry.get("writing", ())])
        self.file = self.path.open("wb" if first is None else "ab")
        if first is None:
            self.note(self.job)
        return last, begun

    def entries(self) -> Iterator[Entry]:
        r"""
        Yield the lines that were written to their ends, and cut off what was not.

        Raises:
            ReadError: A line is none of ours.

        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp()) / "j"; _ = path.write_bytes(b'{"a": 1}\n{"b')
        >>> list(Journal(path, {}).entries()), path.read_bytes()
        ([{'a': 1}], b'{"a": 1}\n')
        """
        whole = 0
        with self.path.open("rb") as file:  # line by line: its length grows with the number of cables
            for line in file:
                if not line.endswith(b"\n"):
                    os.truncate(self.path, whole)
                    return
                whole += len(line)
                yield entry_in(line, str(self.path))

    def note(self, entry: Entry) -> None:
        """
        Write a step down.

        >>> Journal(Path("j"), {}).note({})
        """
        if self.file is not None:
            self.file.write(json.dumps(entry).encode() + b"\n")
            self.file.flush()

    def close(self) -> None:
        """
        Close it; it stays.

        >>> Journal(Path("j"), {}).close()
        """
        if self.file is not None:
            self.file.close()

    def finish(self) -> None:
        """
        Remove it: the run is done.

        >>> Journal(Path("no such journal"), {}).finish()
        """
        self.close()
        self.path.unlink(missing_ok=True)


def entry_in(line: bytes, place: str) -> Entry:
    """
    Read a line of a journal.

    Raises:
        ReadError: It is none of ours.

    >>> entry_in(b'{"units": 7}', "j")
    {'units': 7}
    """
    try:
        entry: Entry = json.loads(line)
    except ValueError as error:
        raise ReadError("is no journal of cablekit's", place) from error
    return entry
