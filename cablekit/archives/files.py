"""Files to cables, whatever archive published them: found by content, read in order, one after the other."""

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal, NamedTuple, overload

from attrs import evolve

from cablekit.archives.document import BadRecord, decode
from cablekit.archives.limits import LIMITS, Limits
from cablekit.archives.registry import ARCHIVES, archive_named, form_of, unwrapped
from cablekit.archives.sources import Source, files, place_of
from cablekit.errors import ReadError
from cablekit.formats import format_by_suffix
from cablekit.model import Cable

__all__ = ["Source", "load", "read"]

#: How much of a file is looked at to see whether it is read record by record.
HEAD: Final = 1 << 16
#: How much of a file is read at once.
STEP: Final = 1 << 20
#: The form of every file that has no other; the name of a file that ends as a text does promises nothing.
TEXT: Final = "text"
#: Packed files: how their names end, and how they begin.
PACKED: Final = {
    ".gz": b"\x1f\x8b",
    ".tgz": b"\x1f\x8b",
    ".zip": b"PK",
    ".bz2": b"BZh",
    ".xz": b"\xfd7zXZ",
    ".7z": b"7z\xbc\xaf",
    ".zst": b"\x28\xb5\x2f\xfd",
    ".rar": b"Rar!",
}


def load(source: Source, *, format: str | None = None, limits: Limits = LIMITS) -> Cable:  # noqa: A002 - the users' word
    """
    Read a file that holds exactly one cable.

    Args:
        source: A path, bytes, or a file opened in binary mode.
        format: One of those that docs/archives.md lists; None finds out.
        limits: How much is read.

    Raises:
        ReadError: The file is not there, is not what it says it is, passes a limit, or holds no cable or several.

    >>> load(b"TAGS: PREL, RU").tags
    ('PREL', 'RU')
    """
    cables = read(source, format=format, limits=limits)
    first = next(cables, None)
    if first is None:
        raise ReadError("holds no cable, expected one", place_of(source))
    others = sum(1 for _ in cables)
    if others:
        raise ReadError(f"holds {1 + others} cables, expected one; `read` gives them all", place_of(source))
    return first


@overload
def read(
    source: Source, *, format: str | None = None, errors: Literal["raise"] = "raise", limits: Limits = LIMITS
) -> Iterator[Cable]: ...
@overload
def read(
    source: Source, *, format: str | None = None, errors: Literal["keep"], limits: Limits = LIMITS
) -> Iterator[Cable | BadRecord]: ...
def read(
    source: Source,
    *,
    format: str | None = None,  # noqa: A002 - the users' word
    errors: str = "raise",
    limits: Limits = LIMITS,
) -> Iterator[Cable | BadRecord]:
    """
    Read any number of cables, in order.

    Args:
        source: A path, a folder (its files and those of its folders, by name; hidden ones are left out), a pattern
            such as `1974/*.txt`, bytes, or a file opened in binary mode.
        format: As for `load`.
        errors: `raise`, or `keep` to have a `BadRecord` where something could not be read.
        limits: How much is read of each file.

    Raises:
        ReadError: Something could not be read, or an argument is none of these.

    >>> [cable.tags for cable in read(b"TAGS: PREL, RU")]
    [('PREL', 'RU')]
    """
    if errors not in ("raise", "keep"):
        raise ReadError(f"expected 'raise' or 'keep', got {errors!r}", "errors")
    if format is not None:
        archive_named(format)
    if not isinstance(limits, Limits):
        raise ReadError(f"expected a value of Limits, such as Limits(max_chars=1000), got {limits!r}", "limits")
    found = records(source, format, limits)
    return found if errors == "keep" else raise_bad(found)


def raise_bad(found: Iterator[Cable | BadRecord]) -> Iterator[Cable]:
    """
    Yield cables up to the first record that could not be read.

    Raises:
        ReadError: There is one.

    >>> list(raise_bad(iter([BadRecord("bridge.xml", "not XML")])))
    Traceback (most recent call last):
    cablekit.errors.ReadError: bridge.xml: not XML
    """
    for one in found:
        if isinstance(one, BadRecord):
            raise ReadError(one.reason, one.place)
        yield one


def records(source: Source, name: str | None, limits: Limits) -> Iterator[Cable | BadRecord]:
    """
    Yield the cables of each file of a source, and what could not be read.

    >>> next(records(b"<?xml version='1.0'?><cable>", None, LIMITS)).place
    '<bytes>'
    """
    for place, opening in files(source):
        yield from up_to_limit(place, read_inputs(inputs(place, opening, name, limits), limits), limits)


def up_to_limit(place: str, found: Iterator[Cable | BadRecord], limits: Limits) -> Iterator[Cable | BadRecord]:
    """
    Yield what is in a file up to the limit of its cables.

    >>> [one.reason for one in up_to_limit("a.csv", iter([Cable()]), Limits(max_count=0))]
    ['holds more than 0 cables, which is the limit; see cablekit.Limits']
    """
    count = 0
    for one in found:
        count += isinstance(one, Cable)
        try:
            limits.count(count)
        except ReadError as error:
            yield BadRecord(place, error.message)
            return
        yield one


class Input(NamedTuple):
    """
    A file, or one record of a file that is read record by record.

    Attributes:
        place: Where it stands.
        form: Its form; None where the content tells.
        data: Its bytes.

    >>> Input("a.txt", None, b"TAGS: XG").form is None
    True
    """

    place: str
    form: str | None
    data: bytes


def inputs(
    place: str, opening: Callable[[], AbstractContextManager[BinaryIO]], name: str | None, limits: Limits
) -> Iterator[Input | BadRecord]:
    """
    Yield a file as a whole, or its records.

    Args:
        place: Where the file stands.
        opening: Opens it.
        name: The form that was asked for.
        limits: How much is read.

    >>> list(inputs("a.txt", lambda: io.BytesIO(b"TAGS: XG"), None, LIMITS))
    [Input(place='a.txt', form=None, data=b'TAGS: XG')]
    """
    try:
        with opening() as file:
            head = read_up_to(file, HEAD)
            if name is None:
                refuse_packed(place, head)
            form = streamed_form(head, name or promised_form(place, head))
            archive = ARCHIVES[form] if form else None
            if archive is None or archive.split is None:
                yield Input(place, form, read_rest(head, file, limits))
                return
            for found in archive.split(io.BufferedReader(Rewound(head, file), HEAD), limits):
                if isinstance(found, BadRecord):
                    yield evolve(found, place=f"{place}:{found.place}")
                else:
                    yield Input(f"{place}:{found.line}", archive.record or form, found.data)
    except (OSError, ReadError) as error:
        yield BadRecord(place, reason_of(error))


def refuse_packed(place: str, head: bytes) -> None:
    r"""
    Make sure that a file is not packed, as its name and its beginning say together.

    Raises:
        ReadError: It is.

    >>> refuse_packed("a.txt.gz", b"\x1f\x8b\x08")
    Traceback (most recent call last):
    cablekit.errors.ReadError: is packed, and packed files are not opened; unpack it first
    """
    mark = PACKED.get(Path(place).suffix.lower())
    if mark is not None and head.startswith(mark):
        raise ReadError("is packed, and packed files are not opened; unpack it first")


def promised_form(place: str, head: bytes) -> str | None:
    """
    Give the form that a file's name promises; one of lines or rows that has none of ours is a text like any other.

    >>> promised_form("a.XML", b""), promised_form("a.jsonl", b'{"id": 7}'), promised_form("a.jsonl", b"")
    ('xml', None, 'jsonl')
    """
    row = format_by_suffix(Path(place).suffix.lower())
    archive = ARCHIVES.get(row.name) if row else None
    if row is None or archive is None or row.name == TEXT:
        return None
    return row.name if archive.mark is None or not head.strip() or archive.mark.search(head) else None


def streamed_form(head: bytes, form: str | None) -> str | None:
    r"""
    Give the form of a file, seen by its beginning, if it is read record by record; else what its name promises.

    >>> streamed_form(b'{"schema":"https://w3id.org/cablekit/dict/1"}\n{', "json")
    'jsonl'
    """
    if form and ARCHIVES[form].split:
        return form
    document = decode(head)
    for name, archive in ARCHIVES.items():
        if archive.split and form in (None, archive.suffix_of) and archive.recognise(document):
            return name
    return form


def read_up_to(file: BinaryIO, most: int) -> bytes:
    """
    Read from a file up to so many bytes, step by step; -1 for all.

    Raises:
        ReadError: It was opened in text mode.

    >>> read_up_to(io.BytesIO(b"TAGS: XG"), 4)
    b'TAGS'
    """
    data = file.read(next_size(most))
    if not isinstance(data, bytes):
        raise ReadError("opened in text mode, which changes line ends; open it with 'rb'")
    chunks, size = [data], len(data)
    while data and not 0 <= most <= size:  # a pipe gives less than is asked for
        data = file.read(next_size(most - size if most >= 0 else -1))
        chunks.append(data)
        size += len(data)
    return b"".join(chunks)


def next_size(left: int) -> int:
    """
    Say how much to ask for where so many bytes may be left, or any number: memory is taken for all that is asked for.

    >>> next_size(7), next_size(STEP + 1) == next_size(-1) == STEP
    (7, True)
    """
    return min(left, STEP) if left >= 0 else STEP


def read_rest(head: bytes, file: BinaryIO, limits: Limits) -> bytes:
    """
    Read what is left of a file; one whose beginning was not as long as was asked for is at its end.

    Raises:
        ReadError: It has more than the limit.

    >>> len(read_rest(b"x" * HEAD, io.BytesIO(b"x"), LIMITS)) - HEAD
    1
    """
    most = limits.max_bytes
    if len(head) >= HEAD and not 0 <= most <= len(head):
        head += read_up_to(file, most - len(head) if most >= 0 else -1)
    if 0 <= most <= len(head):
        limits.chars(len(head))
    return head


class Rewound(io.RawIOBase):
    """
    A file of which the beginning was read already, from the beginning on.

    Args:
        head: What was read.
        file: What is left.

    >>> Rewound(b"TAGS", io.BytesIO(b": XG")).read(4)
    b'TAGS'
    """

    def __init__(self, head: bytes, file: BinaryIO) -> None:
        self.head = head
        self.file = file

    def readable(self) -> bool:
        """
        Say yes.

        >>> Rewound(b"", io.BytesIO()).readable()
        True
        """
        return True

    def readinto(self, buffer: Any) -> int:
        """
        Fill a buffer.

        >>> buffer = bytearray(2); Rewound(b"TAGS", io.BytesIO()).readinto(buffer), buffer
        (2, bytearray(b'TA'))
        """
        data = self.head[: len(buffer)] if self.head else self.file.read(len(buffer))
        self.head = self.head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def read_inputs(found: Iterator[Input | BadRecord], limits: Limits) -> Iterator[Cable | BadRecord]:
    """
    Yield the cables of the parts of a file.

    >>> [cable.tags for cable in read_inputs(iter([Input("a.txt", None, b"TAGS: XG")]), LIMITS)]
    [('XG',)]
    """
    for part in found:
        if isinstance(part, BadRecord):
            yield part
        else:
            yield from read_input(part, limits)


def read_input(part: Input, limits: Limits) -> Iterator[Cable | BadRecord]:
    """
    Yield the cables of one part, and what could not be read.

    >>> [cable.tags for cable in read_input(Input("a.txt", None, b"TAGS: XG"), LIMITS)]
    [('XG',)]
    """
    try:
        document = decode(part.data, limits)
        limits.chars(len(document.text))
        archive = ARCHIVES[part.form or form_of(document)]
        if part.form and not archive.is_strict and not archive.recognise(document):
            raise ReadError(f"is not in the form {part.form!r}")  # noqa: TRY301 - reported as the other errors are
        reader = (archive.read_record if part.form else None) or archive.read
        for found in unwrapped(reader(document)):
            yield evolve(found, place=part.place) if isinstance(found, BadRecord) else found
    except ReadError as error:
        yield BadRecord(part.place, reason_of(error), part.data)


def reason_of(error: OSError | ReadError) -> str:
    """
    Say what is wrong, without the file's name.

    >>> reason_of(ReadError("expected a number", "line 3"))
    'line 3: expected a number'
    """
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
