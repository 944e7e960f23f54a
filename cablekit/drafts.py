"""Files that are old or new, whole: written beside their place first, and then put there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


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
    beside = path.with_name(f".cablekit-{os.urandom(8).hex()}.tmp")
    try:
        with beside.open("xb") as file:
            yield file
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
