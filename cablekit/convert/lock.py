"""One run at a time per output: a lock that the system releases when its process ends, however it ends."""

import json
import os
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Final

from cablekit._atomic import naming_file, resolve_folder
from cablekit.convert.drafts import reopen
from cablekit.errors import ReadError

#: The byte that Windows locks; it is after the record, so that others can read the record meanwhile.
LOCKED_BYTE: Final = 1 << 30
#: How often the record of a run that has just begun is looked for, and how many seconds apart.
LOOKS: Final = 50
PAUSE: Final = 0.01
#: How much of a record is read.
LONGEST: Final = 1 << 16


class Lock:
    """
    A hidden file that one run at a time holds; it records which run.

    It stays beside the files of an unfinished run, so that no other run mistakes them for leftovers.
    """

    def __init__(self, path: Path, target: str, journal: Path | None) -> None:
        self.path = path
        self.target = target  # what only one run may write
        self.journal: str | None = None if journal is None else str(resolve_folder(journal))
        self.file: BinaryIO | None = None

    def take(self) -> None:
        """Take it; if another run holds it, or an unfinished run needs its file, that is a `ReadError`."""
        with naming_file(Path(self.target)):
            self.file = held(self.path, self.target)
        owner = record_in(self.file).get("journal")
        if isinstance(owner, str) and owner != self.journal and os.path.lexists(owner):
            self.file.close()
            self.file = None
            advice = f"finish that run with --resume, or remove {owner} and {self.path}"
            raise ReadError(f"belongs to an unfinished run; {advice}", self.target)
        record = {"pid": os.getpid(), "since": time.strftime("%Y-%m-%d %H:%M:%S"), "journal": self.journal}
        self.file.seek(0)
        self.file.truncate()
        self.file.write(json.dumps(record).encode())
        self.file.flush()

    def release(self, *, is_unfinished: bool) -> None:
        """Release it; it is removed, unless the run can be continued."""
        if self.file is None:
            return
        file, self.file = self.file, None
        if is_unfinished:
            file.close()
            return
        try:  # while it is held: later it might belong to another run
            self.path.unlink(missing_ok=True)
            file.close()
        except PermissionError:  # Windows removes no open file, so no other run can have it there
            file.close()
            with suppress(OSError):
                self.path.unlink(missing_ok=True)


def held(path: Path, target: str) -> BinaryIO:
    """Open and lock a file; if the run that held it has removed it meanwhile, it is opened again."""
    while True:
        file = reopen(path, create=True)
        try:
            lock_file(file)
        except OSError as error:
            is_held = isinstance(error, BlockingIOError | PermissionError)
            who = holder(file) if is_held else ""
            file.close()
            if not is_held:
                raise
            raise ReadError(f"{who} writes to it; wait until it ends, or choose another output", target) from error
        if is_still(file, path):
            return file
        file.close()


def lock_file(file: BinaryIO) -> None:
    """Lock an open file for this process, without waiting."""
    try:
        fcntl = import_module("fcntl")
    except ImportError:
        windows: Any = import_module("msvcrt")
        file.seek(LOCKED_BYTE)
        windows.locking(file.fileno(), windows.LK_NBLCK, 1)
    else:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def is_still(file: BinaryIO, path: Path) -> bool:
    """Whether an open file still has its name."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.lstat())
    except FileNotFoundError:
        return False


def holder(file: BinaryIO) -> str:
    """Return which run holds a lock; a run that has just begun has a moment to record it."""
    for _ in range(LOOKS):
        record = record_in(file)
        if "pid" in record:
            return f"another run (process {record['pid']}, since {record.get('since')})"
        time.sleep(PAUSE)
    return "another run"


def record_in(file: BinaryIO) -> dict[str, Any]:
    """Return what a lock records of its run; nothing if there is no record, or another program wrote it."""
    file.seek(0)
    try:
        record = json.loads(file.read(LONGEST))
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}
