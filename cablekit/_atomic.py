"""Files that are old or new, whole: written beside their place first, and then put there; and what is no such file."""

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

#: How the hidden name of a draft begins and ends.
BEGIN: Final = ".cablekit-"
END: Final = ".tmp"
#: The hidden names of all unfinished work: drafts in a folder, and the draft and journal of a run.
OWN: Final = re.compile(r"\.cablekit-(?:[0-9a-f]{16}\.tmp|journal)|\..+\.cablekit-(?:part|journal)")
#: The entry of an open file, of any process. It looks like a link, but names the open file and not the path.
OPEN_FILE: Final = re.compile(r"(?:/dev/fd|/proc/[0-9]+(?:/task/[0-9]+)?/fd)/[^/]+")


def landing(path: Path) -> Path | None:
    """
    Return the regular file that is written when *path* is, links followed; None for what is written to directly.

    The file need not exist: a link that leads to no file yet leads to a new one.

    Args:
        path: A path as the caller wrote it.

    Raises:
        OSError: Nothing may be written there: a folder, a disk, a socket, a file of an unfinished run.

    >>> landing(Path("docs/../docs/index.md")) == Path("docs/index.md").resolve()
    True
    """
    mode = mode_of(path)
    place = followed(path)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "Is a directory; give the name of a file", str(path))
    if stat.S_ISBLK(mode):
        raise OSError(errno.EINVAL, "Is a disk, and nothing is written over a disk; give the name of a file", str(path))
    if OPEN_FILE.fullmatch(str(place)):
        if not mode:  # the number might be that of a file which we open later
            raise OSError(errno.EBADF, "Is not an open file", str(path))
        return None
    if stat.S_ISSOCK(mode):
        raise OSError(errno.ENXIO, "Is a socket, which cannot be opened; pipe standard output to it", str(path))
    if mode and not stat.S_ISREG(mode):
        return None
    if OWN.fullmatch(place.name):
        raise OSError(errno.EINVAL, "Is a name for the files of unfinished runs; choose another name", str(path))
    return place


def mode_of(path: Path) -> int:
    """
    Return the type and permissions of what a path leads to; 0 if it leads to nothing.

    The system follows the links here, and refuses those that it does not trust.

    Raises:
        OSError: It cannot be reached.

    >>> mode_of(Path("no such file"))
    0
    """
    try:
        return os.stat(str(path)).st_mode  # noqa: PTH116 - the error names the path as a string
    except FileNotFoundError:
        return 0
    except ValueError as error:
        raise OSError(errno.EINVAL, f"Is not a file name: {error}", str(path)) from error


def followed(path: Path) -> Path:
    """
    Follow links to a path that is not one, or to the entry of an open file, which must not be followed.

    >>> followed(Path("docs/../docs/index.md")) == Path("docs/index.md").resolve()
    True
    """
    place = below_real(path)
    while place.is_symlink() and not OPEN_FILE.fullmatch(str(place)):
        place = below_real(place.parent / place.readlink())
    return place


def below_real(path: Path) -> Path:
    """
    Resolve the links in the folder of a path, but not in its last part.

    >>> below_real(Path("docs/../x")) == Path.cwd().resolve() / "x"
    True
    """
    return Path(os.path.realpath(path.parent), path.name)


def descriptor(path: Path) -> int | None:
    """
    Return the number of the open file of this process that a path means, such as `/dev/stdout`, or None.

    >>> descriptor(Path("docs/index.md")) is None
    True
    """
    own = re.compile(rf"(?:/dev/fd|/proc/{os.getpid()}(?:/task/[0-9]+)?/fd)/([0-9]{{1,9}})")
    found = own.fullmatch(str(followed(path)))
    return int(found[1]) if found else None


def direct(path: Path) -> BinaryIO:
    """
    Open what is not a regular file, to write at its end: nothing in it is cut off, and nothing is created.

    Raises:
        OSError: It cannot be opened.

    >>> direct(Path("no such file"))
    Traceback (most recent call last):
    FileNotFoundError: ...
    """
    number = descriptor(path)
    with naming(path):
        if number is None:
            handle = os.open(str(path), os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        else:
            handle = os.dup(number)  # the same position in the file, and a socket can be used, too
    return os.fdopen(handle, "wb")


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """
    Give the name of a file to an error of the system that does not have it.

    >>> with naming(Path("x")):
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
def draft(path: Path) -> Iterator[BinaryIO]:
    """
    Open a file that takes its place when all of it is written; after an error, what was there is there still.

    A link is followed, and stays. What is not a regular file is written to directly.

    Args:
        path: The file's place.

    Raises:
        OSError: The file cannot be written; it is told by its own name.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "bridge.txt"
    >>> with draft(path) as file:
    ...     file.write(b"TAGS: XG")
    8
    >>> [file.name for file in path.parent.iterdir()]
    ['bridge.txt']
    """
    place = landing(path)
    if place is None:
        with direct(path) as file:
            yield file
        return
    beside = place.with_name(fresh())
    try:
        with beside.open("xb") as file:
            yield file
        give_name(beside, place)
    except BaseException as error:
        with suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError) and error.filename == str(beside):
            error.filename = str(path)  # the hidden name says nothing to who gave the other
        raise


def give_name(beside: Path, place: Path) -> None:
    """
    Give a finished draft its name, in place of a regular file or of nothing; anything else stays.

    Raises:
        OSError: Something else is there now, or the file cannot be renamed.

    >>> give_name(Path("x"), Path("docs"))
    Traceback (most recent call last):
    FileExistsError: [Errno 17] Is not a regular file, and is not replaced: 'docs'
    """
    if os.path.lexists(place) and not stat.S_ISREG(place.lstat().st_mode):
        raise FileExistsError(errno.EEXIST, "Is not a regular file, and is not replaced", str(place))
    beside.replace(place)


def fresh() -> str:
    """
    Give a hidden name that no other draft has.

    >>> left(fresh())
    True
    """
    return f"{BEGIN}{os.urandom(8).hex()}{END}"


def left(name: str) -> bool:
    """
    Say whether a name is that of a draft; one that nobody is writing was left by a run that was killed.

    >>> left(".cablekit-0123456789abcdef.tmp"), left(".cablekit-notes.tmp"), left(".cablekit-journal")
    (True, False, False)
    """
    return name.endswith(END) and OWN.fullmatch(name) is not None


def lay(folder: str, data: bytes) -> str:
    """
    Write a draft into a folder, for somebody who names it later.

    Args:
        folder: Where to.
        data: What the file holds.

    Returns:
        Its hidden name.

    Raises:
        OSError: It cannot be written.

    >>> import tempfile
    >>> left(lay(tempfile.mkdtemp(), b"TAGS: XG"))
    True
    """
    name = fresh()
    with Path(folder, name).open("xb") as file:
        file.write(data)
    return name


def sweep(folder: Path) -> None:
    """
    Remove the drafts that were left in a folder, however many files are in it.

    Raises:
        OSError: The folder cannot be listed, or one cannot be removed.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp()); name = lay(str(folder), b""); sweep(folder); list(folder.iterdir())
    []
    """
    with os.scandir(folder) as entries:  # a list of all names would grow with their number
        for entry in entries:
            if left(entry.name) and entry.is_file(follow_symlinks=False):
                Path(entry.path).unlink(missing_ok=True)
