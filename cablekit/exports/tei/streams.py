"""Files that are written cable by cable, in constant memory; at a path, the whole file appears or nothing."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, TypeAlias

from cablekit._atomic import open_draft

#: A path, or a file opened in binary mode.
File: TypeAlias = str | os.PathLike[str] | BinaryIO


def write_stream(target: File, head: bytes, entries: Iterable[bytes], foot: bytes) -> int:
    """
    Write what is above the first entry, the entries, and what is below the last; return how many entries there are.

    >>> import io
    >>> file = io.BytesIO()
    >>> write_stream(file, b"<a>", [b"1", b"2"], b"</a>"), file.getvalue()
    (2, b'<a>12</a>')
    """
    if not isinstance(target, str | os.PathLike):
        return write_parts(target, head, entries, foot)
    with open_draft(Path(target)) as opened:
        return write_parts(opened, head, entries, foot)


def write_parts(file: BinaryIO, head: bytes, entries: Iterable[bytes], foot: bytes) -> int:
    """Write to an open file."""
    count = 0
    file.write(head)
    for entry in entries:
        file.write(entry)
        count += 1
    file.write(foot)
    return count
