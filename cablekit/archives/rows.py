"""`cables.csv`: eight columns, a backslash before quotes, fields of any length, read row by row (format.md 21.2)."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from cablekit.archives.common import one_line, year_of
from cablekit.archives.document import BadRecord, Document, Found, Record, decode, each_record
from cablekit.archives.limits import Limits
from cablekit.errors import ReadError
from cablekit.model import Place, Wrapper
from cablekit.model.identifiers import REFERENCE_ID

COLUMNS: Final = ("Number", "Created", REFERENCE_ID, "Origin", "Classification", "References")
#: How a row begins: number, date, id. Fields need no quotes.
BEGIN: Final = re.compile(
    rb'[ \t]*"?[0-9]{1,12}"?,"?[0-9]{1,2}/[0-9]{1,2}/[0-9]{4} [0-9]{1,2}:[0-9]{2}"?,"?[0-9]{2}[A-Z]'
)
#: A file of such rows has one near its top.
MARK: Final = re.compile(rb"(?:\A|\n)" + BEGIN.pattern)
#: An escaped quote neither opens nor closes a field.
ESCAPED: Final = re.compile(rb"\\.", re.DOTALL)
FIELD: Final = re.compile(
    r'[ \t]*+(?:"((?:[^"\\]++|\\.|"")*+)"|((?:[^",\\\r\n]++|\\.)*+))[ \t]*+(,|\r?\n?\Z)', re.DOTALL
)
ESCAPE: Final = re.compile(r'\\(\r\n|.)|"(")', re.DOTALL)
#: How much of a line is read at once.
STEP: Final = 1 << 20


class Row(NamedTuple):
    """A row up to here."""

    line: int  # the line on which it begins
    offset: int  # where it begins in the file
    parts: list[bytes]  # its bytes


def recognise(document: Document) -> bool:
    """
    Whether a row of the eight columns comes first.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b'"1","5/8/2008 9:15","08ZENDA910","Embassy Zenda","SECRET","","FM Z","TAGS: XG"'))
    True
    """
    return BEGIN.match(document.data.removeprefix(b"\xef\xbb\xbf")) is not None


def split_rows(file: BinaryIO, limits: Limits) -> Iterator[Record | BadRecord]:
    r"""
    Yield the rows: a quoted line ending does not end one; the next number, date and id end an unclosed quote.

    >>> [found.data for found in split_rows(io.BytesIO(b'"1","a\nb"\n2,c\n'), Limits())]
    [b'"1","a\nb"\n', b'2,c\n']
    """
    row, quoted, size, number, fresh, offset = Row(1, 0, []), False, 0, 1, True, 0
    while line := file.readline(STEP):
        if not size or (quoted and fresh and BEGIN.match(line)):
            yield from finished_row(row, size, limits)
            row, quoted, size = Row(number, offset, []), False, 0
        quoted ^= count_quotes(line) % 2 == 1
        fresh = line.endswith(b"\n")
        number += fresh
        size += len(line)
        offset += len(line)
        if limits.max_bytes < 0 or size < limits.max_bytes:
            row.parts.append(line)
        if fresh and not quoted:
            yield from finished_row(row, size, limits)
            row, size = Row(number, offset, []), 0
    yield from finished_row(row, size, limits)


def count_quotes(line: bytes) -> int:
    r"""
    Count the quotes that open or close a field.

    >>> count_quotes(rb'"a \" b","c'), count_quotes(b'7,"c"')
    (3, 2)
    """
    return (ESCAPED.sub(b"", line) if b"\\" in line else line).count(b'"')


def finished_row(row: Row, size: int, limits: Limits) -> Iterator[Record | BadRecord]:
    """Yield a row that is not empty and not too long."""
    data = b"".join(row.parts)
    if size > len(data):
        try:
            limits.chars(size)
        except ReadError as error:
            yield BadRecord(Place("", offset=row.offset, line=row.line), error.message, data)
            return
    if data.strip():
        yield Record(row.line, data, row.offset)


def read_rows(document: Document) -> Iterator[Found]:
    r"""
    Yield what is in each row, and a `BadRecord` for anything that is not a row.

    >>> from cablekit.archives.document import decode
    >>> row = b'1,5/8/2008 9:15,08ZENDA910,Embassy Zenda,SECRET,08ZENDA1|08ZENDA2,"FM Z","TAGS: XG"'
    >>> [(inside.text, inside.wrappers[0].get("Origin")) for inside in read_rows(decode(row))]
    [('FM Z\nTAGS: XG', 'Embassy Zenda')]
    """
    found = split_rows(io.BytesIO(document.data), document.limits)
    return each_record(document, found, lambda data: row_document(document, split_fields(decode(data).text)))


def read_row(document: Document) -> Iterator[Found]:
    """Yield what is in one row that was split off."""
    yield row_document(document, split_fields(document.text))


def row_document(document: Document, row: list[str]) -> Document:
    """Return what is in a row: header, line ending and body, with the other columns as the archive's fields."""
    if len(row) != len(COLUMNS) + 2:
        raise ReadError(f"has {len(row)} columns, expected {len(COLUMNS) + 2}")
    if year_of(row[2]) is None:
        raise ReadError(f"expected an id in column 3, got {row[2][:40]!r}")
    *facts, head, body = row
    wrapper = Wrapper("csv", tuple(zip(COLUMNS, map(one_line, facts), strict=True)))
    return document.inner_text(f"{head}\n{body}" if head else body, wrapper, year=year_of(row[2]))


def split_fields(row: str) -> list[str]:
    """
    Split a row into its fields; a quote that is not closed, or closed too early, is a `ReadError`.

    >>> split_fields('1,"a ""b"" c",')
    ['1', 'a "b" c', '']
    """
    found: list[str] = []
    at = 0
    while True:
        match = FIELD.match(row, at)
        if not match:
            raise ReadError(f"has a quote that is never closed, or closed too early, in column {len(found) + 1}")
        value: str = match[1] if match[1] is not None else match[2].strip()
        found.append(ESCAPE.sub(r"\1\2", value) if "\\" in value or '"' in value else value)
        if match[3] != ",":
            return found
        at = match.end()
