"""Files that are old or new, whole: written beside their place first, and then put there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

#: How the hidden name of a draft begins and ends.
BEGIN: Final = ".cablekit-"
END: Final = ".tmp"


@contextmanager
def draft(path: Path) -> Iterator[BinaryIO]:
    """
    Open a file that takes its place when all of it is written; after an error, what was there is there still.

    Args:
        path: The file's place.

    Raises:
        OSError: The file cannot be written.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "bridge.txt"
    >>> with draft(path) as file:
    ...     file.write(b"TAGS: XG")
    8
    >>> [file.name for file in path.parent.iterdir()]
    ['bridge.txt']
    """
    beside = path.with_name(fresh())
    try:
        with beside.open("xb") as file:
            yield file
        beside.replace(path)
    except BaseException as error:
        beside.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename == str(beside):
            error.filename = str(path)  # the hidden name tells nobody anything
        raise


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

    >>> left(".cablekit-8f.tmp"), left(".cablekit-journal")
    (True, False)
    """
    return name.startswith(BEGIN) and name.endswith(END)


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
            if left(entry.name):
                Path(entry.path).unlink(missing_ok=True)
