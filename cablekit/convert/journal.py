"""How a long run survives a kill: drafts beside their final names, and a journal of what is done, for `--resume`."""

import json
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from cablekit._atomic import naming_file, open_directly, rename_draft, target_file
from cablekit.errors import ReadError

Entry = dict[str, Any]
NEW: Final[Entry] = {"units": 0, "digest": "", "cables": 0, "bad": 0, "sizes": []}
#: The first line of a journal begins with its version.
VERSION: Final = {"journal": 1}
#: The numbers in a step, the highest possible one, and the names of the files that a run writes.
NUMBERS: Final = ("units", "cables", "bad")
MOST: Final = (1 << 63) - 1
NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,254}")


def hidden_path(path: Path, kind: str) -> Path:
    """
    Return the name of a file of an unfinished run, beside another file.

    >>> hidden_path(Path("out/x.jsonl"), "part").as_posix()
    'out/.x.jsonl.cablekit-part'
    """
    return path.with_name(f".{path.name}.cablekit-{kind}")


def require_regular(facts: os.stat_result, path: Path) -> None:
    """Make sure that a file of an unfinished run is one: a regular file with only this name."""
    if not stat.S_ISREG(facts.st_mode) or facts.st_nlink > 1:
        raise ReadError(
            "is not a file of an unfinished run (it is not regular, or has two names); remove it", str(path)
        )


def reopen(path: Path) -> BinaryIO:
    """Open a file of an unfinished run; no link is followed, and no FIFO is waited for."""
    require_regular(path.lstat(), path)
    flags = os.O_RDWR | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    file = os.fdopen(os.open(path, flags), "r+b")
    require_regular(os.fstat(file.fileno()), path)
    return file


class Draft:
    """A file that grows under a hidden name and gets its own name when it is complete."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.draft = hidden_path(path, "part")
        self.file: BinaryIO | None = None
        self.size = 0

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
            raise ReadError("is shorter than its journal says; begin again without --resume", str(self.draft))
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


class Stream(Draft):
    """Anything that is not a regular file (a device, a pipe, `/dev/stdout`): it is written to directly."""

    def open(self, size: int) -> None:
        """Open it; it is written from its current position, whatever its size."""
        self.file = open_directly(self.path)
        self.size = size

    def drop(self) -> None:
        """Close it: written data cannot be taken back."""
        self.close()

    def settle(self) -> None:
        """Do nothing: written data has already left."""

    def finish(self) -> None:
        """Close it."""
        self.close()


def draft_for(name: str) -> Draft:
    """Return a draft beside a file, or beside the file that a link leads to; a stream if it is not a regular file."""
    place = target_file(Path(name))
    return Stream(Path(name)) if place is None else Draft(place)


class Journal:
    """The record of a run: one line for the job, which only the same job may continue, and one for each step done."""

    def __init__(self, path: Path, job: Entry) -> None:
        self.path = path
        self.job = job
        self.file: BinaryIO | None = None

    def open(self, *, resume: bool) -> tuple[Entry, list[str]]:
        """
        Begin or continue a journal; return the last step that is done, and the names of files begun after it.

        >>> import tempfile
        >>> journal = Journal(Path(tempfile.mkdtemp()) / "j", {})
        >>> journal.open(resume=True)[0]["units"]; journal.close()
        0
        """
        if not os.path.lexists(self.path):
            return self.begin(self.path.open("x+b"))
        self.file = reopen(self.path)
        entries = self.entries()
        first = next(entries, None)
        if first is None:
            return self.begin(self.file)
        if not resume:
            raise ReadError(f"an unfinished run is there; say --resume, or remove {self.path}", str(self.path))
        self.compare(first)
        last, begun = NEW, list[str]()
        for entry in entries:
            last, begun = (entry, []) if "units" in entry else (last, [*begun, *entry["writing"]])
        return last, begun

    def begin(self, file: BinaryIO) -> tuple[Entry, list[str]]:
        """Begin a journal in an empty file."""
        self.file = file
        self.note({**VERSION, **self.job})
        return NEW, []

    def compare(self, first: Entry) -> None:
        """Make sure that the first line is that of this run."""
        if first.get("journal") != VERSION["journal"]:
            message = "was written by another version of cablekit; finish it with that one or remove it"
            raise ReadError(message, str(self.path))
        if first != {**VERSION, **self.job}:
            raise ReadError("is of another run: other inputs or options; finish or remove it", str(self.path))

    def entries(self) -> Iterator[Entry]:
        """Yield the first line and the steps; a step that was not completely written is cut off."""
        if self.file is None:
            return
        for number, line in enumerate(self.file, 1):  # line by line: its length grows with the number of cables
            is_whole = line.endswith(b"\n")
            if number > 1 and not is_whole:
                self.file.seek(-len(line), os.SEEK_END)
                self.file.truncate()
                return
            entry = entry_in(line)
            if entry is None or not is_whole or (number > 1 and not is_step(entry)):
                raise damaged(self.path, f"line {number}")
            yield entry

    def note(self, entry: Entry) -> None:
        """Write a step."""
        if self.file is not None:
            self.file.write(json.dumps(entry).encode() + b"\n")
            self.file.flush()

    def close(self) -> None:
        """Close it; the file remains."""
        if self.file is not None:
            self.file.close()

    def finish(self) -> None:
        """Remove it: the run is done."""
        self.close()
        self.path.unlink(missing_ok=True)


def damaged(path: Path, what: str) -> ReadError:
    """Return the error for a journal that cannot be used."""
    return ReadError(
        f"{what} is not what cablekit writes; remove this file and begin again without --resume", str(path)
    )


def entry_in(line: bytes) -> Entry | None:
    """Read a line of a journal; None if it is not a JSON object."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def is_step(entry: Entry) -> bool:
    """
    Whether an entry is a step as a run writes it: how much is done, or the names that files are about to get.

    >>> is_step(NEW), is_step({**NEW, "end": True}), is_step({"writing": ["08ZENDA910.txt"]})
    (True, True, True)
    >>> is_step({**NEW, "units": "7"}), is_step({"writing": ["../bridge.txt"]})
    (False, False)
    """
    if entry.keys() == {"writing"}:
        return is_list(entry["writing"], is_name)
    if entry.keys() - {"end"} != NEW.keys() or entry.get("end", True) is not True:
        return False
    numbers = [entry[name] for name in NUMBERS]
    return all(map(is_count, numbers)) and is_list(entry["sizes"], is_count) and isinstance(entry["digest"], str)


def is_list(value: object, is_part: Callable[[object], bool]) -> bool:
    """Whether a value is a list in which every part passes *is_part*."""
    return isinstance(value, list) and all(map(is_part, value))


def is_count(value: object) -> bool:
    """Whether a value can be a number of cables or bytes."""
    return type(value) is int and 0 <= value <= MOST


def is_name(value: object) -> bool:
    """
    Whether a value is the name of a cable's file: in the folder itself, and not hidden.

    >>> is_name("08ZENDA910.txt"), is_name("../bridge.txt"), is_name(".cablekit-journal")
    (True, False, False)
    """
    return isinstance(value, str) and NAME.fullmatch(value) is not None
