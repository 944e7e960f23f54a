"""A file's bytes as text and back: which encoding fits is remembered, so that the file comes back byte for byte."""

import codecs
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from attrs import Factory, evolve, field, frozen

from cablekit.archives.limits import LIMITS, Limits
from cablekit.errors import ModelError, ReadError
from cablekit.model import Cable, Place, Wrapper
from cablekit.model.place import as_place
from cablekit.model.reading import with_named_errors
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
#: The encodings that are tried for a file without a mark; the last one always fits.
ENCODINGS: Final = ("utf-8", "cp1252", "latin-1")
#: The place of bytes that were given without a name.
NOWHERE: Final = Place("<bytes>", is_exact=True)
#: The reason of a `BadRecord` for a text in which no telegram was found.
NO_TELEGRAM: Final = "no-telegram"
#: What to do with a text that is a telegram after all, and how telegrams are recognized.
READ_ANYWAY: Final = "`load` and format='text' read any text, and `cablekit show` shows it"
LOOKED_FOR: Final = "a telegram has a number (UNCLAS ZENDA 000910), a date-time group, FM and TO, or TAGS and SUBJECT"
#: How much of a file a message looks at, in bytes, and how much of its text it shows, in characters.
TOP: Final = 1000
SHOWN: Final = 40
ADVICE: Final = "set another: attrs.evolve(cable, encoding='utf-8', bom=False)"


class Line(NamedTuple):
    """A line of a text."""

    start: int  # where it begins
    stop: int  # where the next one begins
    text: str  # its text, without the blanks around it and the line ending


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    r"""
    Yield the lines of a stretch of text; only CR, LF and CRLF end a line (format.md 3).

    >>> [line.text for line in lines("a \r\n\n b")]
    ['a', '', 'b']
    """
    end = len(text) if end is None else end
    for match in grammar.LINE_ENDING.finditer(text, start, end):
        yield Line(start, match.end(), text[start : match.start()].strip())
        start = match.end()
    if start < end:
        yield Line(start, end, text[start:end].strip())


@frozen(field_transformer=with_named_errors)
class BadRecord:
    """
    A file, or a record in one, that could not be read.

    Attributes:
        place: Where it is; `str(place)` is the path, or `<bytes>`, and the line if it is one record of many.
        reason: What is wrong with it: a sentence, or the code `no-telegram` (docs/archives.md lists both).
        data: Its bytes; empty if they are not known.

    >>> BadRecord("bridge.xml", "not XML").data
    b''
    """

    place: Place = field(converter=as_place)
    reason: str
    data: bytes = b""

    @property
    def message(self) -> str:
        """
        What is wrong, for a person; for a code, also what it means, what the text looks like, and what to do.

        >>> BadRecord("bridge.xml", "not XML").message
        'not XML'
        >>> BadRecord("bridge.txt", "no-telegram", b" ").message
        'no-telegram: there is no text in it'
        """
        return f"{NO_TELEGRAM}: {no_telegram(self)}" if self.reason == NO_TELEGRAM else self.reason


def no_telegram(bad: BadRecord) -> str:
    """Return what a text looks like in which no telegram was found, and what to do."""
    if not bad.data:
        return "the file is empty"
    text = decode(bad.data[:TOP]).text.strip()
    if not text:
        return "there is no text in it"
    if "\0" in text:
        return "it is not text; save what is in it as text, or as PDF"
    if bad.place.record is not None:
        return f"no telegram was found in this record; {READ_ANYWAY}; {LOOKED_FOR}"
    begins = text.splitlines()[0][:SHOWN]
    return f"no telegram was found in this text; {READ_ANYWAY}; it begins {begins!r}, and {LOOKED_FOR}"


class Record(NamedTuple):
    """The bytes of one record of a file that is read record by record, and the line on which it begins, from 1."""

    line: int  # the line on which it begins, from 1
    data: bytes  # its bytes
    offset: int | None = None  # where it begins in the file, in bytes; None if that is not known


@frozen
class Document:
    """One file, decoded, or what is left of it without what an archive put around it."""

    data: bytes  # its bytes
    text: str  # its characters, without the byte order mark
    encoding: str  # what they were decoded with
    bom: bool  # whether a byte order mark was before them
    start: int = 0  # where the text to be read begins; the text before it is the archive's
    end: int = field(default=Factory(lambda self: len(self.text), takes_self=True))  # where it ends
    wrappers: tuple[Wrapper, ...] = ()  # what archives report of it, the outermost first
    year: int | None = None  # its year, as an archive has it
    depth: int = 0  # how many layers were removed
    limits: Limits = LIMITS  # how much may be read
    place: Place = NOWHERE  # where it is
    is_file: bool = False  # whether it is a file inside another one: then it may be of any form
    columns: Mapping[str, str] | None = None  # which columns of a table have what, as the caller says
    body: bool = True  # whether the body of a telegram is read, too
    has_many: bool = False  # whether it may hold several telegrams, though an archive is around it

    @property
    def edge(self) -> int:
        """Where to search for a pattern that begins with a line ending: at the one before the first line."""
        return max(self.start - 1, 0)

    def inner(self, start: int, end: int, *wrappers: Wrapper, year: int | None = None) -> "Document":
        """Return what is left without what the archive put around it: a stretch of the same text."""
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
            place=self.place,
            body=self.body,
        )

    def inner_text(self, text: str, *wrappers: Wrapper, year: int | None = None) -> "Document":
        """Return what is left without what the archive put around it: another text, without markup and escapes."""
        return Document(
            b"",
            text,
            "utf-8",
            bom=False,
            wrappers=self.wrappers + wrappers,
            year=year or self.year,
            depth=self.depth + 1,
            limits=self.limits,
            place=evolve(self.place, is_exact=False),
            body=self.body,
        )

    def inner_file(self, data: bytes, *wrappers: Wrapper) -> "Document":
        """Return a file that is inside this one, such as the attachment of an e-mail."""
        return evolve(
            decode(data, self.limits),
            wrappers=self.wrappers + wrappers,
            depth=self.depth + 1,
            place=evolve(self.place, is_exact=False),
            columns=self.columns,
            is_file=True,
            body=self.body,
        )

    def below(self, whole: "Document") -> "Document":
        """Return this record of a whole file with what is known of the file."""
        return evolve(self, wrappers=whole.wrappers, depth=whole.depth, columns=whole.columns, body=whole.body)

    def with_many(self) -> "Document":
        """Return this with the note that it may hold several telegrams."""
        return evolve(self, has_many=True)

    def telegram(self, start: int | None = None, end: int | None = None, *wrappers: Wrapper) -> Cable:
        r"""
        Read the telegram in a stretch of the text; the rest is the archive's.

        >>> decode(b"ID: 7\nTAGS: PREL\n").telegram(6).tags
        ('PREL',)
        """
        start, end = self.start if start is None else start, self.end if end is None else end
        cable = read_telegram(self.text, start, end, year=self.year, wrappers=self.wrappers + wrappers, body=self.body)
        return found_in_file(cable, place=self.place, encoding=self.encoding, bom=self.bom)


def found_in_file(cable: Cable, **facts: Place | str | bool) -> Cable:
    """Note of which file a cable is that was read just now; a copy made by `evolve` would not be as it was read."""
    for name, value in facts.items():
        object.__setattr__(cable, name, value)
    return cable


@frozen
class Choice:
    """
    What may hold the telegram, as in the parts of an e-mail.

    Of the first group in which a telegram is found, all parts that hold one count; if none is found, the first of all.
    """

    groups: tuple[tuple["Document | Choice | BadRecord", ...], ...]


#: What a reader yields: a cable, what is left without the archive's layer, or what could not be read.
Found = Cable | Document | Choice | BadRecord


def with_places(records: Iterable[Record | BadRecord], whole: Place) -> Iterator[tuple[Record | BadRecord, Place]]:
    """Yield the records of a file, or of one of its records, each with its place."""
    for number, record in enumerate(records, 1):
        line, offset = (record.place.line, record.place.offset) if isinstance(record, BadRecord) else record[::2]
        place = Place(whole.path, number, offset, line) if whole.record is None else whole
        yield (evolve(record, place=place) if isinstance(record, BadRecord) else record), place


def each_record(
    document: Document,
    records: Iterable[Record | BadRecord],
    read: Callable[[bytes], Cable | Document | BadRecord],
) -> Iterator[Cable | Document | BadRecord]:
    """Read records one by one; one that cannot be read is reported with its place, and the others are read."""
    for record, place in with_places(records, document.place):
        if isinstance(record, BadRecord):
            yield record
            continue
        try:
            found = read(record.data)
            yield evolve(found, place=place) if isinstance(found, Document) else with_place(found, place)
        except ReadError as error:
            yield BadRecord(place, str(error), record.data)


def finished_record(
    line: int, offset: int, parts: Iterable[bytes], size: int, limits: Limits
) -> Iterator[Record | BadRecord]:
    """Yield a record that was read in parts, if it is not empty; it is too long if not all of its *size* was kept."""
    data = b"".join(parts)
    if size > len(data):
        try:
            limits.chars(size)
        except ReadError as error:
            yield BadRecord(Place("", offset=offset, line=line), error.message, data)
            return
    if data.strip():
        yield Record(line, data, offset)


def each_document(
    document: Document, records: Iterable[Record | BadRecord], read: Callable[[Document], Iterator[Found]]
) -> Iterator[Found]:
    """Read records one by one, each as a document of its own; one that cannot be read is reported with its place."""
    for record, place in with_places(records, document.place):
        if isinstance(record, BadRecord):
            yield record
            continue
        own = decode(record.data, document.limits, place)
        try:
            yield from read(own.below(document))
        except ReadError as error:
            yield BadRecord(place, str(error), record.data)


def with_place(found: Cable | BadRecord, place: Place) -> Cable | BadRecord:
    """Give a place to what was read there and has none."""
    if isinstance(found, BadRecord):
        return found if found.place.path else evolve(found, place=place)
    return found if found.place else found_in_file(found, place=place)


def places_of(document: Document, starts: Iterable[int]) -> Iterator[Place]:
    r"""
    Yield the places of the records that begin at *starts* of a document's text.

    >>> [str(place) for place in places_of(decode(b"TAGS: XG\nTAGS: PREL\n"), (0, 9))]
    ['<bytes>:1', '<bytes>:2']
    """
    whole, text, last = document.place, document.text, 0
    offset, line = len("﻿".encode(document.encoding)) if document.bom else 0, whole.line
    for number, start in enumerate(starts, 1):
        above, last = text[last:start], start
        offset += len(above.encode(document.encoding))
        line += len(grammar.LINE_ENDING.findall(above))
        if whole.is_exact and whole.offset is not None:
            yield Place(whole.path, number, whole.offset + offset if start else whole.offset, line, is_exact=True)
        else:
            yield evolve(whole, record=number)


def decode(data: bytes, limits: Limits = LIMITS, place: Place = NOWHERE, **known: Any) -> Document:
    r"""
    Decode a file: by its byte order mark, otherwise as UTF-8, cp1252 or latin-1; *known* goes to the `Document`.

    >>> decode(b"caf\xe9").encoding
    'cp1252'
    """
    text, encoding, bom = characters(data)
    exact = place if place.is_exact else evolve(place, is_exact=True)
    return Document(data, text, encoding, bom, limits=limits, place=exact, **known)


def characters(data: bytes) -> tuple[str, str, bool]:
    """Try each encoding; return the text, the encoding that fits, and whether a byte order mark was before it."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = try_decode(data[len(mark) :], encoding)
            if text is not None:
                return text, encoding, True
    for encoding in ENCODINGS[:-1]:
        text = try_decode(data, encoding)
        if text is not None:
            return text, encoding, False
    return data.decode(ENCODINGS[-1]), ENCODINGS[-1], False


def try_decode(data: bytes, encoding: str) -> str | None:
    """Decode *data*; None if the encoding does not fit."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def encode(text: str, encoding: str = "utf-8", *, bom: bool = False) -> bytes:
    r"""
    Encode a text so that `decode` returns it; an encoding or a character that prevents this is a `ModelError`.

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
