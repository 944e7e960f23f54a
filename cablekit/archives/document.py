"""A file's bytes as text and back: which encoding fits is remembered, so that the file comes back to the byte."""

import codecs
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from attrs import Factory, evolve, field, frozen

from cablekit.archives.limits import LIMITS, Limits
from cablekit.errors import ModelError, ReadError
from cablekit.model import Cable, Wrapper
from cablekit.telegram import grammar
from cablekit.telegram.text import read_telegram

#: Byte order marks and the encodings that they announce; the mark of UTF-32 begins with one of UTF-16.
MARKS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What a file without a mark may be in, the first that fits; the last fits always.
ENCODINGS: Final = ("utf-8", "cp1252", "latin-1")
ADVICE: Final = "set another: attrs.evolve(cable, encoding='utf-8', bom=False)"


class Line(NamedTuple):
    """
    A line of a text.

    Attributes:
        start: Where it begins.
        stop: Where the next one begins.
        text: What stands on it, blanks around it and line end off.

    >>> Line(0, 4, "abc").stop
    4
    """

    start: int
    stop: int
    text: str


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    r"""
    Yield the lines of a stretch of text; only CR, LF and CRLF end one (format.md 3).

    >>> [line.text for line in lines("a \r\n\n b")]
    ['a', '', 'b']
    """
    end = len(text) if end is None else end
    for match in grammar.LINE_END.finditer(text, start, end):
        yield Line(start, match.end(), text[start : match.start()].strip())
        start = match.end()
    if start < end:
        yield Line(start, end, text[start:end].strip())


@frozen
class BadRecord:
    """
    A file, or a record in one, that could not be read.

    Attributes:
        place: Where it stands: the path, or `<bytes>`, and the line where it is one record of many.
        reason: What is wrong with it.
        data: Its bytes; none where they could not be had.

    >>> BadRecord("bridge.xml", "not XML").data
    b''
    """

    place: str
    reason: str
    data: bytes = b""


class Record(NamedTuple):
    """
    The bytes of one record of a file that is read record by record.

    Attributes:
        line: The line on which it begins, from 1.
        data: Its bytes.

    >>> Record(1, b"{}").line
    1
    """

    line: int
    data: bytes


@frozen
class Document:
    """
    One file, decoded, or what is left of it when an archive's paper is taken off.

    Attributes:
        data: Its bytes.
        text: Its characters, without the byte order mark.
        encoding: What they were decoded with.
        bom: Whether a byte order mark stood before them.
        start: Where what is to be read begins; an archive put there what is before.
        end: Where it ends.
        wrappers: What archives say of it, the outermost first.
        year: Its year, as an archive has it.
        depth: How many layers were taken off.
        limits: How much may be read.

    >>> decode(b"TAGS: PREL").text
    'TAGS: PREL'
    """

    data: bytes
    text: str
    encoding: str
    bom: bool
    start: int = 0
    end: int = field(default=Factory(lambda self: len(self.text), takes_self=True))
    wrappers: tuple[Wrapper, ...] = ()
    year: int | None = None
    depth: int = 0
    limits: Limits = LIMITS

    @property
    def edge(self) -> int:
        r"""
        Where to look from for a pattern that begins with a line end: at the one before the first line.

        >>> decode(b"ID: 7\nTAGS: PREL").inside(6, 16).edge
        5
        """
        return max(self.start - 1, 0)

    def inner(self, start: int, end: int, *wrappers: Wrapper, year: int | None = None) -> "Document":
        r"""
        Take an archive's paper off: what is left is a stretch of the same text.

        Args:
            start: Where it begins.
            end: Where it ends.
            wrappers: What the archive says.
            year: The cable's year, as the archive has it.

        >>> decode(b"ID: 7\nTAGS: PREL").inside(6, 16, Wrapper("media")).telegram().wrappers[0].archive
        'media'
        """
        return Document(
            self.data,
            self.text,
            self.encoding,
            self.bom,
            start=start,
            end=end,
            wrappers=self.wrappers + wrappers,
            year=year or self.year,
            depth=self.depth + 1,
            limits=self.limits,
        )

    def inner_text(self, text: str, *wrappers: Wrapper, year: int | None = None) -> "Document":
        """
        Take an archive's paper off where what is left is another text: markup gone, escapes resolved.

        Args:
            text: What is left.
            wrappers: What the archive says.
            year: The cable's year, as the archive has it.

        >>> decode(b"<pre>TAGS: PREL").other("TAGS: PREL").telegram().tags
        ('PREL',)
        """
        return Document(
            b"",
            text,
            "utf-8",
            bom=False,
            wrappers=self.wrappers + wrappers,
            year=year or self.year,
            depth=self.depth + 1,
            limits=self.limits,
        )

    def telegram(self, start: int | None = None, end: int | None = None, *wrappers: Wrapper) -> Cable:
        r"""
        Read the telegram in a stretch of the text; what stands around it is the archive's.

        Args:
            start: Where it begins.
            end: Where it ends.
            wrappers: What the archive says of it.

        >>> decode(b"ID: 7\nTAGS: PREL\n").telegram(6).tags
        ('PREL',)
        """
        start, end = self.start if start is None else start, self.end if end is None else end
        cable = read_telegram(self.text, start, end, year=self.year, wrappers=self.wrappers + wrappers)
        if self.encoding == "utf-8" and not self.bom:
            return cable
        return evolve(cable, encoding=self.encoding, bom=self.bom)


#: What a reader gives: a cable, what is left when its layer is off, or what could not be read.
Found = Cable | Document | BadRecord


def each_record(records: Iterable[Record | BadRecord], read: Callable[[bytes], Found]) -> Iterator[Found]:
    r"""
    Read records one by one; those that cannot be read are told with their line, and the others go on.

    >>> def refuse(data: bytes) -> Found:
    ...     raise ReadError("no cable")
    >>> [found.place for found in each_record([Record(7, b"{}")], refuse)]
    ['7']
    """
    for record in records:
        if isinstance(record, BadRecord):
            yield record
            continue
        try:
            yield read(record.data)
        except ReadError as error:
            yield BadRecord(str(record.line), str(error), record.data)


def decode(data: bytes, limits: Limits = LIMITS) -> Document:
    r"""
    Decode a file: by its byte order mark, else as UTF-8, cp1252 or latin-1, the first that fits.

    Args:
        data: Its bytes.
        limits: How much of it may be read.

    >>> decode(b"caf\xe9").encoding
    'cp1252'
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = try_decode(data[len(mark) :], encoding)
            if text is not None:
                return Document(data, text, encoding, bom=True, limits=limits)
    for encoding in ENCODINGS[:-1]:
        text = try_decode(data, encoding)
        if text is not None:
            return Document(data, text, encoding, bom=False, limits=limits)
    return Document(data, data.decode(ENCODINGS[-1]), ENCODINGS[-1], bom=False, limits=limits)


def try_decode(data: bytes, encoding: str) -> str | None:
    r"""
    Decode *data*, or give None where the encoding does not fit.

    >>> try_decode(b"caf\xe9", "utf-8") is None
    True
    """
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def encode(text: str, encoding: str = "utf-8", *, bom: bool = False) -> bytes:
    r"""
    Encode a text so that `decode` gives it back.

    Args:
        text: The text.
        encoding: `utf-8`, `utf-16-le`, `utf-16-be`, `utf-32-le`, `utf-32-be`, `cp1252` or `latin-1`.
        bom: Whether to put a byte order mark before it.

    Raises:
        ModelError: The encoding is none of these, has no such character, or would be taken for another.

    >>> encode("café", "cp1252")
    b'caf\xe9'
    """
    if encoding not in ENCODINGS and encoding not in {name for _, name in MARKS}:
        raise ModelError(f"cannot write in {encoding!r}; {ADVICE}", "encoding")
    try:
        data = ("\ufeff" + text if bom else text).encode(encoding)
    except UnicodeEncodeError as error:
        character = f"U+{ord(error.object[error.start]):04X}"
        raise ModelError(f"{encoding} has no {character}; {ADVICE}", "encoding") from error
    if encoding != "utf-8" and decode(data).text != text:
        raise ModelError(f"this text in {encoding} would be read in another encoding; {ADVICE}", "encoding")
    return data
