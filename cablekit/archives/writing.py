"""Cables to files: bytes out, no line end translated, nothing half-written."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from cablekit._atomic import open_draft
from cablekit.archives.document import encode
from cablekit.errors import ModelError
from cablekit.mapping import to_json
from cablekit.model import Cable
from cablekit.telegram.write import to_text
from cablekit.xml.document import to_xml


def write(cable: Cable, path: str | os.PathLike[str], *, format: str | None = None, source: bool = False) -> None:  # noqa: A002
    r"""
    Write a cable to a file; the file is there as a whole, or not at all.

    A symbolic link stays a link: the file that it leads to is written. What is not a regular file (a device, a pipe,
    `/dev/stdout`) is never replaced: it is written to directly.

    Args:
        cable: The cable.
        path: Where to.
        format: `text`, `xml` or `json`; None goes by the suffix: `.txt`, `.text`, `.xml`, `.json`.
        source: Whether JSON keeps the exact pieces, so that the text comes back too (law 2); text and XML always do.

    Raises:
        ModelError: The cable cannot be written, or the format is unknown.
        OSError: The file cannot be.

    >>> import tempfile, cablekit
    >>> path = Path(tempfile.mkdtemp()) / "bridge.txt"
    >>> write(cablekit.load(b"TAGS: XG\r\n"), path)
    >>> path.read_bytes()
    b'TAGS: XG\r\n'
    """
    put(Path(path), serialized(cable, format or format_of(path), source=source))


def text_of(cable: Cable) -> bytes:
    """
    Give the bytes of a cable's text, in the encoding of the file that it came from.

    >>> from cablekit import from_text
    >>> text_of(from_text("TAGS: XG"))
    b'TAGS: XG'
    """
    return encode(to_text(cable), cable.encoding, bom=cable.bom)


def json_of(cable: Cable, *, source: bool = False) -> bytes:
    """
    Give the bytes of a cable's values as JSON, on one line.

    >>> json_of(Cable()).decode()[:1]
    '{'
    """
    return (to_json(cable, source=source) + "\n").encode("utf-8", "surrogatepass")


#: What can be written, and how.
WRITERS: Final[dict[str, Callable[[Cable], bytes]]] = {"text": text_of, "xml": to_xml, "json": json_of}
SUFFIXES: Final = {".txt": "text", ".text": "text", ".xml": "xml", ".json": "json"}


def serialized(cable: Cable, name: str, *, source: bool = False) -> bytes:
    """
    Give the bytes of a file that holds a cable.

    Raises:
        ModelError: The cable cannot be written, or the format is unknown.

    >>> from cablekit import from_text
    >>> serialized(from_text("TAGS: XG"), "text")
    b'TAGS: XG'
    """
    if name not in WRITERS:
        raise ModelError(f"cannot write {name!r}; there are {', '.join(WRITERS)}", "format")
    return json_of(cable, source=True) if source and name == "json" else WRITERS[name](cable)


def format_of(path: str | os.PathLike[str]) -> str:
    """
    Give the format that a file name's suffix means.

    Raises:
        ModelError: None is known for it.

    >>> format_of("bridge.text")
    'text'
    """
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise ModelError(f"the suffix {suffix!r} tells no format; give one of {', '.join(WRITERS)}", "format")
    return SUFFIXES[suffix]


def put(path: Path, data: bytes) -> None:
    """
    Put bytes into a file by way of another one beside it; what is not a regular file (a device, a pipe) is written to.

    Raises:
        OSError: The file cannot be written; what was there is there still.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "bridge.txt"
    >>> put(path, b"TAGS: XG"); [file.name for file in path.parent.iterdir()]
    ['bridge.txt']
    """
    with open_draft(path) as file:
        file.write(data)
