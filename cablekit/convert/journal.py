"""What keeps a long run safe: drafts beside their final names, and a journal of what is done, for `--resume`."""

import json
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from cablekit._atomic import direct, give_name, landing, naming
from cablekit.errors import ReadError

Entry = dict[str, Any]
NEW: Final[Entry] = {"units": 0, "digest": "", "cables": 0, "bad": 0, "sizes": []}
#: The first line of a journal begins with its version.
VERSION: Final = {"journal": 1}
#: The numbers in a step, the most that one can be, and the names of files that a run gives.
NUMBERS: Final = ("units", "cables", "bad")
MOST: Final = (1 << 63) - 1
NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,254}")


def hidden_path(path: Path, kind: str) -> Path:
    """
    Give the name of a file beside another that belongs to an unfinished run.

    >>> hidden_path(Path("out/x.jsonl"), "part").as_posix()
    'out/.x.jsonl.cablekit-part'
    """
    return path.with_name(f".{path.name}.cablekit-{kind}")


def require_regular(facts: os.stat_result, path: Path) -> None:
    """
    Make sure that a file of an unfinished run is one: a regular file under this name only.

    Raises:
        ReadError: Somebody has put something else there.

    >>> require_regular(Path("docs").stat(), Path("docs"))
    Traceback (most recent call last):
    cablekit.errors.ReadError: docs: is not a file of an unfinished run (it is not regular, or has two names); remove it
    """
    if not stat.S_ISREG(facts.st_mode) or facts.st_nlink > 1:
        raise ReadError(
            "is not a file of an unfinished run (it is not regular, or has two names); remove it", str(path)
        )


def reopen(path: Path) -> BinaryIO:
    """
    Open a file of an unfinished run; no link is followed, and nothing is waited for.

    Raises:
        OSError: It cannot be opened.
        ReadError: Somebody has put something else there.

    >>> reopen(Path("no such file"))
    Traceback (most recent call last):
    FileNotFoundError: ...
    """
    require_regular(path.lstat(), path)
    flags = os.O_RDWR | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    file = os.fdopen(os.open(path, flags), "r+b")
    require_regular(os.fstat(file.fileno()), path)
    return file


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
        self.draft = hidden_path(path, "part")
        self.file: BinaryIO | None = None
        self.size = 0

    def open(self, size: int) -> None:
        """
        Open it where the first *size* bytes are done; what stands behind them was not finished.

        Raises:
            OSError: It cannot be written.
            ReadError: So many bytes are not there, or it is not a file of an unfinished run.

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
            raise ReadError("is shorter than its journal says; begin anew without --resume", str(self.draft))
        if there and not size:
            self.draft.unlink()
        self.file = reopen(self.draft) if size else self.draft.open("x+b")
        self.file.truncate(size)
        self.file.seek(size)
        self.size = size

    def add(self, data: bytes) -> int:
        """
        Write more; gives how many bytes are done now.

        >>> Draft(Path("x")).add(b"")
        0
        """
        if self.file is not None:
            with naming(self.path):
                self.file.write(data)
                self.file.flush()
            self.size += len(data)
        return self.size

    def close(self) -> None:
        """
        Close it; it stays under its hidden name.

        >>> Draft(Path("x")).close()
        """
        if self.file is not None:
            with naming(self.path):
                self.file.close()
            self.file = None

    def drop(self) -> None:
        """
        Close it and remove it: nobody can go on with it.

        >>> Draft(Path("x")).drop()
        """
        if self.file is not None:
            try:
                self.close()
            finally:
                self.draft.unlink(missing_ok=True)

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

        Raises:
            OSError: What is there now is not a regular file.
            ReadError: The draft is not a file of an unfinished run.

        >>> Draft(Path("x")).finish()
        """
        self.close()
        if os.path.lexists(self.draft):
            require_regular(self.draft.lstat(), self.draft)
            give_name(self.draft, self.path)


class Stream(Draft):
    """
    What is not a regular file (a device, a pipe, `/dev/stdout`): written to directly, with nothing beside it.

    Args:
        path: Its name.

    >>> Stream(Path("x")).path.name
    'x'
    """

    def open(self, size: int) -> None:
        """
        Open it; it is written on from where it is, whatever its size.

        Raises:
            OSError: It cannot be opened.

        >>> Stream(Path("no such file")).open(0)
        Traceback (most recent call last):
        FileNotFoundError: ...
        """
        self.file = direct(self.path)
        self.size = size

    def drop(self) -> None:
        """
        Close it: what is written has gone.

        >>> Stream(Path("x")).drop()
        """
        self.close()

    def settle(self) -> None:
        """
        Do nothing: what is written has gone.

        >>> Stream(Path("x")).settle()
        """

    def finish(self) -> None:
        """
        Close it.

        >>> Stream(Path("x")).finish()
        """
        self.close()


def draft_for(name: str) -> Draft:
    """
    Return what writes to a file: a draft beside it, or beside what a link leads to; a stream if it is not regular.

    Raises:
        OSError: Nothing may be written there.

    >>> draft_for("x.jsonl").draft.name
    '.x.jsonl.cablekit-part'
    """
    place = landing(Path(name))
    return Stream(Path(name)) if place is None else Draft(place)


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
        """
        Begin a journal in an empty file.

        >>> import io
        >>> Journal(Path("j"), {}).begin(io.BytesIO())[1]
        []
        """
        self.file = file
        self.note({**VERSION, **self.job})
        return NEW, []

    def compare(self, first: Entry) -> None:
        """
        Make sure that the first line is that of this run.

        Raises:
            ReadError: It is of another version or another run.

        >>> Journal(Path("j"), {}).compare({"journal": 2})
        Traceback (most recent call last):
        cablekit.errors.ReadError: j: was written by another version of cablekit; finish it with that one or remove it
        """
        if first.get("journal") != VERSION["journal"]:
            message = "was written by another version of cablekit; finish it with that one or remove it"
            raise ReadError(message, str(self.path))
        if first != {**VERSION, **self.job}:
            raise ReadError("is of another run: other inputs or options; finish or remove it", str(self.path))

    def entries(self) -> Iterator[Entry]:
        r"""
        Yield the first line and the steps, and cut off a step that was not written to its end.

        Raises:
            ReadError: A line is none of ours.

        >>> import io
        >>> journal = Journal(Path("j"), {}); journal.file = io.BytesIO(b'{"a": 1}\n{"b')
        >>> list(journal.entries()), journal.file.getvalue()
        ([{'a': 1}], b'{"a": 1}\n')
        """
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


def damaged(path: Path, what: str) -> ReadError:
    """
    Return the error for a journal that cannot be used.

    >>> str(damaged(Path("j"), "line 2"))
    'j: line 2 is not what cablekit writes; remove this file and begin again without --resume'
    """
    return ReadError(
        f"{what} is not what cablekit writes; remove this file and begin again without --resume", str(path)
    )


def entry_in(line: bytes) -> Entry | None:
    """
    Read a line of a journal; None if it is not an object of JSON.

    >>> entry_in(b'{"units": 7}'), entry_in(b"[7]"), entry_in(b"{")
    ({'units': 7}, None, None)
    """
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def is_step(entry: Entry) -> bool:
    """
    Say whether an entry is a step as a run writes it: how much is done, or the names that files are about to get.

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
    """
    Say whether a value is a list of parts of one kind.

    >>> is_list([7], is_count), is_list(["7"], is_count), is_list(7, is_count)
    (True, False, False)
    """
    return isinstance(value, list) and all(map(is_part, value))


def is_count(value: object) -> bool:
    """
    Say whether a value is a number of things.

    >>> is_count(7), is_count(-7), is_count(True), is_count(1 << 70)
    (True, False, False, False)
    """
    return type(value) is int and 0 <= value <= MOST


def is_name(value: object) -> bool:
    """
    Say whether a value is the name of a cable's file: in the folder itself, and not hidden.

    >>> is_name("08ZENDA910.txt"), is_name("../bridge.txt"), is_name(".cablekit-journal")
    (True, False, False)
    """
    return isinstance(value, str) and NAME.fullmatch(value) is not None
