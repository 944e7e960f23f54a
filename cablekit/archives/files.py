"""Files to cables and back: bytes in, bytes out, no line end translated, nothing half-written."""

import os
import secrets
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, Literal, TypeAlias, overload

from attrs import frozen

from cablekit.archives.document import decode, encode
from cablekit.archives.registry import named, recognised
from cablekit.errors import ModelError, ReadError
from cablekit.mapping import to_json
from cablekit.model import Cable
from cablekit.telegram.text import to_text
from cablekit.xml.native import to_xml

#: Formats whose readers say themselves what is wrong.
NATIVE: Final = ("xml", "json")
Source: TypeAlias = str | os.PathLike[str] | bytes | BinaryIO


@frozen
class BadRecord:
    """
    A file, or a record in one, that could not be read.

    Attributes:
        place: Where it stands: the path, or `<bytes>`.
        reason: What is wrong with it.
        data: Its bytes; none where they could not be had.

    >>> BadRecord("bridge.xml", "not XML").data
    b''
    """

    place: str
    reason: str
    data: bytes = b""


def load(source: Source, *, format: str | None = None) -> Cable:  # noqa: A002 - the users' word
    """
    Read a file that holds exactly one cable.

    Args:
        source: A path, bytes, or a file opened in binary mode.
        format: `xml`, `json`, `site`, `cablegate`, `nara`, `smart` or `text`; None finds out.

    Raises:
        ReadError: The file is not there, is not what it says it is, or holds no cable or several.

    >>> load(b"TAGS: PREL, RU").tags
    ('PREL', 'RU')
    """
    cables = read(source, format=format)
    first = next(cables, None)
    if first is None:
        raise ReadError("holds no cable, expected one", place_of(source))
    others = sum(1 for _ in cables)
    if others:
        raise ReadError(f"holds {1 + others} cables, expected one; `read` gives them all", place_of(source))
    return first


@overload
def read(source: Source, *, format: str | None = None, errors: Literal["raise"] = "raise") -> Iterator[Cable]: ...
@overload
def read(source: Source, *, format: str | None = None, errors: Literal["keep"]) -> Iterator[Cable | BadRecord]: ...
def read(source: Source, *, format: str | None = None, errors: str = "raise") -> Iterator[Cable | BadRecord]:  # noqa: A002
    """
    Read any number of cables, in order.

    Args:
        source: A path, a folder (its files and those of its folders, by name; hidden ones are left out), bytes, or a
            file opened in binary mode.
        format: As for `load`.
        errors: `raise`, or `keep` to have a `BadRecord` where something could not be read.

    Raises:
        ReadError: Something could not be read.

    >>> [cable.tags for cable in read(b"TAGS: PREL, RU")]
    [('PREL', 'RU')]
    """
    if errors not in ("raise", "keep"):
        raise ReadError(f"expected 'raise' or 'keep', got {errors!r}", "errors")
    if format is not None:
        named(format)
    return records(source, format, keep=errors == "keep")


def records(source: Source, name: str | None, *, keep: bool) -> Iterator[Cable | BadRecord]:
    """
    Yield the cables of each file of a source, and what could not be read if it is to be kept.

    >>> list(records(b"<?xml version='1.0'?><cable>", None, keep=True))[0].place
    '<bytes>'
    """
    for place, fetch in files(source):
        data = b""
        try:
            data = fetch()
            yield from cables(data, name or by_suffix(place))
        except (OSError, ReadError) as error:
            bad = BadRecord(place, reason(error), data)
            if not keep:
                raise ReadError(bad.reason, bad.place) from error
            yield bad


def cables(data: bytes, name: str | None) -> Iterator[Cable]:
    """
    Yield the cables of one file.

    Raises:
        ReadError: It is not in the form that was asked for.

    >>> [cable.tags for cable in cables(b"TAGS: XG", None)]
    [('XG',)]
    """
    document = decode(data)
    archive = named(name or recognised(document))
    if name and name not in NATIVE and not archive.recognise(document):
        raise ReadError(f"is not in the form {name!r}")
    return archive.read(document)


def by_suffix(place: str) -> str | None:
    """
    Give the format that a file name promises: XML and JSON are known by theirs, the others by what is in them.

    >>> by_suffix("bridge.XML"), by_suffix("bridge.txt")
    ('xml', None)
    """
    suffix = Path(place).suffix.lower().removeprefix(".")
    return suffix if suffix in NATIVE else None


def reason(error: OSError | ReadError) -> str:
    """
    Say what is wrong, without the file's name.

    >>> reason(ReadError("expected a number", "line 3"))
    'line 3: expected a number'
    """
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def files(source: Source) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """
    Yield the files of a source: the place of each, and how to get its bytes.

    Raises:
        ReadError: It is nothing that can be read.

    >>> [(place, fetch()) for place, fetch in files(b"TAGS: XG")]
    [('<bytes>', b'TAGS: XG')]
    """
    place = place_of(source)
    if isinstance(source, bytes):
        yield place, partial(bytes, source)
    elif isinstance(source, str | os.PathLike):
        path = Path(source)
        for file in inside(path) if path.is_dir() else (path,):
            yield str(file), partial(contents, file)
    elif hasattr(source, "read"):
        yield place, partial(opened, source)
    else:
        raise ReadError(f"expected a path, bytes or a binary file, got {type(source).__name__}", "source")


def contents(path: Path) -> bytes:
    r"""
    Read a file by its path.

    Raises:
        OSError: It cannot be read.
        ReadError: No file can have such a name.

    >>> contents(Path("a\0b"))
    Traceback (most recent call last):
    cablekit.errors.ReadError: no file name: embedded null byte
    """
    try:
        return path.read_bytes()
    except ValueError as error:
        raise ReadError(f"no file name: {error}") from error


def opened(file: BinaryIO) -> bytes:
    """
    Read a file that is open already.

    Raises:
        ReadError: It was opened in text mode.

    >>> import io
    >>> opened(io.BytesIO(b"TAGS: XG"))
    b'TAGS: XG'
    """
    data = file.read()
    if not isinstance(data, bytes):
        raise ReadError("opened in text mode, which changes line ends; open it with 'rb'")
    return data


def inside(folder: Path) -> Iterator[Path]:
    """
    Yield the files in a folder and its folders, in the order of their names; links to folders are not followed.

    A folder that cannot be listed is given itself: who reads it hears why.

    >>> [path.name for path in inside(Path("no such folder"))]
    ['no such folder']
    """
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_file() or not path.exists():
            yield path
        elif path.is_dir() and not path.is_symlink():
            yield from inside(path)


def place_of(source: Source) -> str:
    """
    Give the name of a source for messages.

    >>> place_of(b""), place_of("bridge.txt")
    ('<bytes>', 'bridge.txt')
    """
    if isinstance(source, str | os.PathLike):
        return os.fspath(source)
    name = getattr(source, "name", None)
    return name if isinstance(name, str) else "<bytes>"


def write(cable: Cable, path: str | os.PathLike[str], *, format: str | None = None) -> None:  # noqa: A002
    r"""
    Write a cable to a file; the file is there as a whole, or not at all.

    Args:
        cable: The cable.
        path: Where to.
        format: `text`, `xml` or `json`; None goes by the suffix: `.txt`, `.text`, `.xml`, `.json`.

    Raises:
        ModelError: The cable cannot be written, or the format is unknown.
        OSError: The file cannot be.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "bridge.txt"
    >>> write(load(b"TAGS: XG\r\n"), path)
    >>> path.read_bytes()
    b'TAGS: XG\r\n'
    """
    put(Path(path), serialized(cable, format or format_of(path)))


def text_of(cable: Cable) -> bytes:
    """
    Give the bytes of a cable's text, in the encoding of the file that it came from.

    >>> text_of(load(b"TAGS: XG"))
    b'TAGS: XG'
    """
    return encode(to_text(cable), cable.encoding, bom=cable.bom)


def json_of(cable: Cable) -> bytes:
    """
    Give the bytes of a cable's values as JSON.

    >>> json_of(Cable()).decode()[:1]
    '{'
    """
    return (to_json(cable) + "\n").encode("utf-8", "surrogatepass")


#: What can be written, and how.
WRITERS: Final[dict[str, Callable[[Cable], bytes]]] = {"text": text_of, "xml": to_xml, "json": json_of}
SUFFIXES: Final = {".txt": "text", ".text": "text", ".xml": "xml", ".json": "json"}


def serialized(cable: Cable, name: str) -> bytes:
    """
    Give the bytes of a file that holds a cable.

    Raises:
        ModelError: The cable cannot be written, or the format is unknown.

    >>> serialized(load(b"TAGS: XG"), "text")
    b'TAGS: XG'
    """
    if name not in WRITERS:
        raise ModelError(f"cannot write {name!r}; there are {', '.join(WRITERS)}", "format")
    return WRITERS[name](cable)


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
    Put bytes into a file by way of another one beside it; what is no plain file (a device, a pipe) is written to.

    Raises:
        OSError: The file cannot be written; what was there is there still.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "bridge.txt"
    >>> put(path, b"TAGS: XG"); [file.name for file in path.parent.iterdir()]
    ['bridge.txt']
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    draft = path.with_name(f".cablekit-{secrets.token_hex(8)}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(data)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
