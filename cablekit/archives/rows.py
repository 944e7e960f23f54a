"""
`cables.csv`: eight columns, a backslash before quotes, fields of any length, read row by row (format.md 21.2).

People write it again with other programs: then dates are ISO dates, quotes are doubled, columns are separated by other
signs, and there may be a number more in front.
"""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from cablekit.archives.common import one_line, year_of
from cablekit.archives.dialects import Dialect, has_doubled_quotes, has_escaped_quotes, rows_of
from cablekit.archives.document import BadRecord, Document, Found, Record, decode, each_record
from cablekit.archives.limits import Limits
from cablekit.archives.streams import HEAD, Rewound, read_up_to
from cablekit.errors import ReadError
from cablekit.model import Wrapper
from cablekit.model.identifiers import REFERENCE_ID

COLUMNS: Final = ("Number", "Created", REFERENCE_ID, "Origin", "Classification", "References")
#: How a row begins: number, date, id. Fields need no quotes.
AMERICAN: Final = "[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
DATE: Final = rf"(?:{AMERICAN}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}}[.-][0-9]{{1,2}}[.-][0-9]{{4}})"
TIME: Final = r"(?:[ T][0-9]{1,2}:[0-9]{2}[0-9:.Z+-]{0,20})?"
QUOTE: Final = "[\"']?"
BEGIN: Final = re.compile(
    (
        rf"[ \t]*(?:{QUOTE}[0-9]{{1,12}}{QUOTE}[,;|\t]){{1,2}}{QUOTE}{DATE}{TIME}{QUOTE}[,;|\t]{QUOTE}[0-9]{{2}}[A-Z]"
    ).encode()
)
#: A row of numbers, which some programs write above.
NUMBERS: Final = re.compile(rb'(?:\xef\xbb\xbf)?[,;|\t]?"?0"?[,;|\t]"?1"?[,;|\t]"?2"?[,;|\t][0-9,;|\t"]{2,40}\r?\n')
#: A row of seven columns with tabs, which is of a dump of the media (format.md 21.4).
SEVEN: Final = re.compile(rb"(?:[^\t\r\n\"]{0,200}\t){6}(?!\")[^\t\r\n]*+(?:[\r\n]|\Z)")
#: A file of such rows has one near its top.
MARK: Final = re.compile(rb"(?:\A|\n)" + BEGIN.pattern)
FIELD: Final = re.compile(
    r'[ \t]*+(?:"((?:[^"\\]++|\\.|"")*+)"|((?:[^",\\\r\n]++|\\.)*+))[ \t]*+(,|\r?\n?\Z)', re.DOTALL
)
ESCAPE: Final = re.compile(r'\\(\r\n|.)|"(")', re.DOTALL)


def recognise(document: Document) -> bool:
    """
    Whether a row of the eight columns comes first.

    >>> recognise(decode(b'"1","5/8/2008 9:15","08ZENDA910","Embassy Zenda","SECRET","","FM Z","TAGS: XG"'))
    True
    """
    data = document.data.removeprefix(b"\xef\xbb\xbf")
    above = NUMBERS.match(data)
    begin = BEGIN.match(data, above.end() if above else 0)
    return begin is not None and (b"\t" not in begin[0] or SEVEN.match(data) is None)


def dialect_of(text: str) -> Dialect:
    r"""
    Return how rows are written: as they were published, or as another program wrote them.

    >>> dialect_of('1,5/8/2008 9:15,08ZENDA910'), dialect_of("'1';'2008-05-08';'08ZENDA910'")
    (Dialect(delimiter=',', quote='"', is_escaped=True), Dialect(delimiter=';', quote="'", is_escaped=False))
    """
    first = text.lstrip()
    quote = first[:1] if first[:1] in ("'", '"') else '"'
    delimiter = next((sign for sign in first[:20] if sign in ",;|\t"), ",")
    if delimiter != "," or quote != '"':
        return Dialect(delimiter, quote)
    is_published = re.search(AMERICAN, first[:60]) is not None and not has_doubled_quotes(text)
    return Dialect(is_escaped=is_published or has_escaped_quotes(text))


def split_rows(file: BinaryIO, limits: Limits) -> Iterator[Record | BadRecord]:
    r"""
    Yield the rows: a quoted line ending does not end one; the next number, date and id end an unclosed quote.

    >>> [found.data for found in split_rows(io.BytesIO(b'"1","a\nb"\n2,c\n'), Limits())]
    [b'"1","a\nb"\n', b'2,c\n']
    """
    head = read_up_to(file, HEAD)
    rest: BinaryIO = io.BufferedReader(Rewound(head, file), HEAD)
    for found in rows_of(rest, dialect_of(decode(head).text), limits, BEGIN):
        if isinstance(found, BadRecord) or not NUMBERS.fullmatch(found.data):
            yield found


def read_rows(document: Document) -> Iterator[Found]:
    r"""
    Yield what is in each row, and a `BadRecord` for anything that is not a row.

    >>> row = b'1,5/8/2008 9:15,08ZENDA910,Embassy Zenda,SECRET,08ZENDA1|08ZENDA2,"FM Z","TAGS: XG"'
    >>> [(inside.text, inside.wrappers[0].get("Origin")) for inside in read_rows(decode(row))]
    [('FM Z\nTAGS: XG', 'Embassy Zenda')]
    """
    found = split_rows(io.BytesIO(document.data), document.limits)
    return each_record(document, found, lambda data: row_document(document, fields_of(decode(data).text)))


def read_row(document: Document) -> Iterator[Found]:
    """Yield what is in one row that was split off."""
    yield row_document(document, fields_of(document.text))


def row_document(document: Document, row: list[str]) -> Document:
    """Return what is in a row: header, line ending and body, with the other columns as the archive's fields."""
    if len(row) == len(COLUMNS) + 3 and row[1].isdigit():  # the number of the row in another program's table
        row = row[1:]
    if len(row) != len(COLUMNS) + 2:
        raise ReadError(f"has {len(row)} columns, expected {len(COLUMNS) + 2}")
    if year_of(row[2]) is None:
        raise ReadError(f"expected an id in column 3, got {row[2][:40]!r}")
    *facts, head, body = row
    wrapper = Wrapper("csv", tuple(zip(COLUMNS, map(one_line, facts), strict=True)))
    return document.inner_text(f"{head}\n{body}" if head else body, wrapper, year=year_of(row[2]))


def fields_of(row: str) -> list[str]:
    """Split a row into its fields."""
    dialect = dialect_of(row)
    return split_fields(row) if dialect.is_escaped else dialect.split(row)


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
