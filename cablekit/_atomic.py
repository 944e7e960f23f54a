"""Atomic writing: a file is written as a draft and then renamed, so that its name never leads to half a file.

Anything that is not a regular file (a pipe, a terminal) is written to directly.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

#: The beginning and the end of the hidden name of a draft.
DRAFT_PREFIX: Final = ".cablekit-"
DRAFT_SUFFIX: Final = ".tmp"
#: The hidden names of the files of runs: drafts in a folder; the drafts, journal, its record, and the lock of a run.
UNFINISHED_NAME: Final = re.compile(
    r"\.cablekit-(?:[0-9a-f]{16}\.tmp|journal|done|lock)|\..+\.cablekit-(?:part|table|journal|done|lock)"
)
#: The entry of an open file, of any process. It looks like a link, but names the open file and not the path.
OPEN_FILE_ENTRY: Final = re.compile(r"(?:/dev/fd|/proc/[0-9]+(?:/task/[0-9]+)?/fd)/[^/]+")


def target_file(path: Path) -> Path | None:
    """
    Return the regular file that writing to *path* replaces, links followed; None if *path* is written to directly.

    Raises:
        OSError: Nothing may be written there: a folder, a disk, a socket, a file of an unfinished run.
    """
    mode = mode_of(path)
    place = follow_links(path)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "Is a directory; give the name of a file", str(path))
    if stat.S_ISBLK(mode):
        raise OSError(errno.EINVAL, "Is a disk, and nothing is written over a disk; give the name of a file", str(path))
    if OPEN_FILE_ENTRY.fullmatch(str(place)):
        if not mode:  # a file that we open later might get this number
            raise OSError(errno.EBADF, "Is not an open file", str(path))
        return None
    if stat.S_ISSOCK(mode):
        raise OSError(errno.ENXIO, "Is a socket, which cannot be opened; pipe standard output to it", str(path))
    if mode and not stat.S_ISREG(mode):
        return None
    if UNFINISHED_NAME.fullmatch(place.name):
        raise OSError(errno.EINVAL, "Is a name for the files of unfinished runs; choose another name", str(path))
    return place


def mode_of(path: Path) -> int:
    """Return the type and permissions of the file that a path leads to; 0 if there is none."""
    try:  # the system follows the links, and refuses those that it does not trust
        return os.stat(str(path)).st_mode  # noqa: PTH116 - the error names the path as a string
    except FileNotFoundError:
        return 0
    except ValueError as error:
        raise OSError(errno.EINVAL, f"Is not a file name: {error}", str(path)) from error


def follow_links(path: Path) -> Path:
    """Follow links to a path that is not one, or to the entry of an open file, which must not be followed."""
    place = resolve_folder(path)
    while place.is_symlink() and not OPEN_FILE_ENTRY.fullmatch(str(place)):
        place = resolve_folder(place.parent / place.readlink())
    return place


def resolve_folder(path: Path) -> Path:
    """Resolve the links in the folder of a path, but not in its last part."""
    return Path(os.path.realpath(path.parent), path.name)


def descriptor_of(path: Path) -> int | None:
    """Return the number of the open file of this process that a path means, such as `/dev/stdout`, or None."""
    own_files = re.compile(rf"(?:/dev/fd|/proc/{os.getpid()}(?:/task/[0-9]+)?/fd)/([0-9]{{1,9}})")
    found = own_files.fullmatch(str(follow_links(path)))
    return int(found[1]) if found else None


def open_directly(path: Path) -> BinaryIO:
    """Open a file that is not regular, to write at its end: nothing in it is cut off, and nothing is created."""
    number = descriptor_of(path)
    with naming_file(path):
        if number is None:
            handle = os.open(str(path), os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        else:
            handle = os.dup(number)  # the same position in the file, and a socket can be used, too
    return os.fdopen(handle, "wb")


@contextmanager
def naming_file(path: Path) -> Iterator[None]:
    """
    Give the name of a file to an `OSError` that has none.

    >>> with naming_file(Path("x")):
    ...     raise OSError(28, "No space left on device")
    Traceback (most recent call last):
    OSError: [Errno 28] No space left on device: 'x'
    """
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


@contextmanager
def open_draft(path: Path) -> Iterator[BinaryIO]:
    """
    Open a draft that replaces *path* when all of it is written; after an error the old file is still there.

    A link is followed, and stays. A file that is not regular is written to directly.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "bridge.txt"
    >>> with open_draft(path) as file:
    ...     file.write(b"TAGS: XG")
    8
    >>> [file.name for file in path.parent.iterdir()]
    ['bridge.txt']
    """
    place = target_file(path)
    if place is None:
        with open_directly(path) as file:
            yield file
        return
    draft = place.with_name(new_draft_name())
    try:
        with draft.open("xb") as file:
            yield file
        rename_draft(draft, place)
    except BaseException as error:
        with suppress(OSError):
            draft.unlink()
        if isinstance(error, OSError) and error.filename == str(draft):
            error.filename = str(path)  # the caller does not know the hidden name
        raise


def rename_draft(draft: Path, place: Path) -> None:
    """Give a finished draft its name; only a regular file is replaced, and its permissions stay."""
    if os.path.lexists(place):
        mode = place.lstat().st_mode
        if not stat.S_ISREG(mode):
            raise FileExistsError(errno.EEXIST, "Is not a regular file, and is not replaced", str(place))
        draft.chmod(stat.S_IMODE(mode))
    draft.replace(place)


def rename_new(draft: Path, place: Path) -> None:
    """Give a finished draft a name that nothing has; what came there meanwhile is not replaced."""
    if os.path.lexists(place):
        raise FileExistsError(errno.EEXIST, "Was put there by another program during the run; move it away", str(place))
    rename_draft(draft, place)


def new_draft_name() -> str:
    """Return a hidden name that no other draft has."""
    return f"{DRAFT_PREFIX}{os.urandom(8).hex()}{DRAFT_SUFFIX}"


def is_draft_name(name: str) -> bool:
    """Whether a name is that of a draft; a draft that nobody is writing was left by a run that was killed."""
    return name.endswith(DRAFT_SUFFIX) and UNFINISHED_NAME.fullmatch(name) is not None


def write_draft(folder: str, data: bytes) -> str:
    """Write a draft into a folder, to be renamed later, and return its hidden name."""
    name = new_draft_name()
    with Path(folder, name).open("xb") as file:
        file.write(data)
    return name


def remove_drafts(folder: Path) -> None:
    """Remove the drafts that were left in a folder, however many files are in it."""
    with os.scandir(folder) as entries:  # a list of all names would grow with their number
        for entry in entries:
            if is_draft_name(entry.name) and entry.is_file(follow_symlinks=False):
                Path(entry.path).unlink(missing_ok=True)
