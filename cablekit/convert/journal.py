"""How a long run survives a kill: a journal of what is done, for `--resume`; a finished run keeps it as its record."""

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import repeat
from pathlib import Path
from typing import Any, BinaryIO, Final

from cablekit.archives.units import Origin
from cablekit.convert.drafts import reopen
from cablekit.errors import ReadError

Entry = dict[str, Any]
NEW: Final[Entry] = {"units": 0, "digest": "", "cables": 0, "bad": 0, "sizes": [], "inputs": []}
#: The first line of a journal begins with its version.
VERSION: Final = {"journal": 2}
#: The numbers in a step, the highest number allowed, and the names and digests of the files that a run writes.
NUMBERS: Final = ("units", "cables", "bad")
MOST: Final = (1 << 63) - 1
NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,254}")
DIGEST: Final = re.compile(r"[0-9a-f]{64}")


class Journal:
    """
    The record of a run: one line for the job, which only the same job may continue, and one line per finished step.

    Args:
        path: Where it is.
        job: The options of the run, which are its first line.
        restart: How to start again, for messages.
    """

    def __init__(self, path: Path, job: Entry, restart: str = "remove it") -> None:
        self.path = path
        self.job = job
        self.restart = restart
        self.file: BinaryIO | None = None

    def open(self, *, resume: bool) -> tuple[Entry, Entry]:
        """
        Begin or continue a journal; return the last step that is done, and the files begun after it.

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
            raise ReadError(f"an unfinished run is there; continue it with --resume, or {self.restart}", str(self.path))
        self.compare(first)
        last, begun = NEW, Entry()
        for entry in entries:
            last, begun = (entry, {}) if "units" in entry else (last, begun | entry["writing"])
        return last, begun

    def begin(self, file: BinaryIO) -> tuple[Entry, Entry]:
        """Begin a journal in an empty file."""
        self.file = file
        self.note({**VERSION, **self.job})
        return NEW, {}

    def compare(self, first: Entry) -> None:
        """Make sure that the first line is that of this run."""
        if first.get("journal") != VERSION["journal"]:
            message = "was written by another version of cablekit; finish the run with that version"
            raise ReadError(f"{message}, or {self.restart}", str(self.path))
        for name, value in self.job.items():
            if first.get(name) != value:
                message = f"is of a run with {option_word(name)} {shown(first.get(name))}, not {shown(value)}"
                raise ReadError(f"{message}; repeat the options it began with, or {self.restart}", str(self.path))

    def entries(self) -> Iterator[Entry]:
        """Yield the first line and the steps; a step that was only partly written is cut off."""
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
                raise self.damaged(f"line {number}")
            yield entry

    def origins(self) -> Iterator[Origin]:
        """Yield the file of each input that is done; the journal must have been opened before."""
        with reopen(self.path) as file:
            for line in file:
                for *origin, count in json.loads(line).get("inputs", ()) if b'"units"' in line else ():
                    yield from repeat(Origin(*origin), count)

    def note(self, entry: Entry) -> None:
        """Write a step."""
        if self.file is not None:
            self.file.write(json.dumps(entry).encode() + b"\n")
            self.file.flush()

    def close(self) -> None:
        """Close it; the file remains."""
        if self.file is not None:
            self.file.close()

    def finish(self, *places: Path) -> None:
        """Close it and keep it as the record of the finished run, in the first place where that is possible."""
        self.close()
        for place in places if os.path.lexists(self.path) else ():
            with suppress(OSError):  # a folder may be a disk of its own, or nothing may be written beside it
                self.path.replace(place)
                return

    def damaged(self, what: str) -> ReadError:
        """Return the error for a journal that cannot be used."""
        return ReadError(f"{what} was not written by cablekit; {self.restart}", str(self.path))


def option_word(name: str) -> str:
    """
    Return what an option of a job is called on the command line.

    >>> option_word("excel_safe"), option_word("inputs")
    ('--excel-safe', 'the inputs')
    """
    return "the inputs" if name == "inputs" else f"--{name.replace('_', '-')}"


def shown(value: object) -> str:
    """
    Write the value of an option for a message.

    >>> shown(["a", "b"]), shown(None), shown(True), shown("csv")
    ('a b', 'off', 'on', 'csv')
    """
    if isinstance(value, list):
        return " ".join(map(str, value))
    return {"None": "off", "False": "off", "True": "on"}.get(str(value), str(value))


def entry_in(line: bytes) -> Entry | None:
    """Read a line of a journal; None if it is not a JSON object."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def is_step(entry: Entry) -> bool:
    """
    Whether an entry is a step as a run writes it: how much is done, or the files that are about to get their names.

    >>> is_step(NEW), is_step({**NEW, "end": True}), is_step({"writing": {"08ZENDA910.txt": 64 * "0"}})
    (True, True, True)
    >>> is_step({**NEW, "units": "7"}), is_step({"writing": {"../bridge.txt": 64 * "0"}})
    (False, False)
    """
    if entry.keys() == {"writing"}:
        files = entry["writing"]
        return isinstance(files, dict) and all(is_name(name) and is_digest(files[name]) for name in files)
    if entry.keys() - {"end"} != NEW.keys() or entry.get("end", True) is not True:
        return False
    numbers = [entry[name] for name in NUMBERS]
    lists = is_list(entry["sizes"], is_count) and is_list(entry["inputs"], is_origin)
    return all(map(is_count, numbers)) and lists and isinstance(entry["digest"], str)


def is_list(value: object, is_part: Callable[[object], bool]) -> bool:
    """Whether a value is a list in which every part passes *is_part*."""
    return isinstance(value, list) and all(map(is_part, value))


def is_count(value: object) -> bool:
    """Whether a value can be a number of cables or bytes."""
    return type(value) is int and 0 <= value <= MOST


def is_origin(value: object) -> bool:
    """
    Whether a value is a file of the inputs, its size and time, and the number of inputs in it.

    >>> is_origin(["a.txt", 7, -1, 1]), is_origin(["-", None, None, 64]), is_origin(["a.txt", 7, "x", 1])
    (True, True, False)
    """
    if not isinstance(value, list) or len(value) != 4:
        return False
    path, size, time, count = value
    is_time = time is None or (type(time) is int and abs(time) <= MOST)
    return isinstance(path, str) and (size is None or is_count(size)) and is_time and is_count(count)


def is_name(value: object) -> bool:
    """
    Whether a value is the name of a cable's file: in the folder itself, and not hidden.

    >>> is_name("08ZENDA910.txt"), is_name("../bridge.txt"), is_name(".cablekit-journal")
    (True, False, False)
    """
    return isinstance(value, str) and NAME.fullmatch(value) is not None


def is_digest(value: object) -> bool:
    """Whether a value is the digest of a file."""
    return isinstance(value, str) and DIGEST.fullmatch(value) is not None
