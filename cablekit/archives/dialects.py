"""How a table is written in a file: what separates its columns, what quotes them, and how a quote is escaped."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO, Final, NamedTuple

from cablekit.archives.document import BadRecord, Record, finished_record
from cablekit.archives.limits import Limits
from cablekit.archives.streams import STEP
from cablekit.errors import ReadError

#: What may separate columns; the first that separates most is taken.
DELIMITERS: Final = (",", "\t", ";", "|")
QUOTES: Final = ('"', "'")
#: Inside a column: a quote with a backslash before it, and a doubled one.
ESCAPED_QUOTE: Final = re.compile(r"""\\["'](?!\s{0,9}(?:[,;|\t\n]|\Z))""")
DOUBLED_QUOTE: Final = re.compile(r"""(?<![,;|\t\n])(?<!^)(?:""|'')(?![,;|\t\r\n]|\Z)""")


class Dialect(NamedTuple):
    """How a table is written."""

    delimiter: str = ","
    quote: str = '"'  # empty: nothing is quoted
    is_escaped: bool = False  # whether a backslash is before a quote in a column, instead of another quote

    def quotes_in(self, line: bytes) -> int:
        r"""
        Count the quotes that open or close a column.

        >>> Dialect(is_escaped=True).quotes_in(rb'"a \" b",'), Dialect().quotes_in(b'"a "" b"')
        (2, 4)
        """
        if not self.quote:
            return 0
        if self.is_escaped and b"\\" in line:
            line = ESCAPED.sub(b"", line)
        return line.count(self.quote.encode())

    def split(self, row: str) -> list[str]:
        """
        Split a row into its columns; a quote that is not closed, or closed too early, is a `ReadError`.

        >>> Dialect().split('1,"a ""b"", c",,d')
        ['1', 'a "b", c', '', 'd']
        """
        pattern, found, at = column_pattern(self), list[str](), 0
        while True:
            match = pattern.match(row, at)
            if not match:
                raise ReadError(f"has a quote that is never closed, or closed too early, in column {len(found) + 1}")
            found.append(self.value(match))
            if match[3] != self.delimiter:
                return found
            at = match.end()

    def value(self, match: re.Match[str]) -> str:
        """Return the value of a column."""
        quoted: str | None = match[1]
        if quoted is None:
            return match[2].strip(" ") if self.delimiter == "\t" else match[2].strip()
        if self.is_escaped:
            return UNESCAPED.sub(r"\1", quoted)
        return quoted.replace(self.quote * 2, self.quote)


#: An escaped sign in a line, and the sign.
ESCAPED: Final = re.compile(rb"\\.", re.DOTALL)
UNESCAPED: Final = re.compile(r"\\(\r\n|.)", re.DOTALL)


@lru_cache(maxsize=64)
def column_pattern(dialect: Dialect) -> re.Pattern[str]:
    """Return the pattern of a column and what ends it: group 1 is what is quoted, group 2 what is not."""
    blank = " " if dialect.delimiter == "\t" else r"[ \t]"
    ends = re.escape(dialect.delimiter)
    quote = dialect.quote
    plain = rf"(?!{quote})[^{ends}\r\n]*+" if quote else rf"[^{ends}\r\n]*+"
    inner = rf"[^{quote}\\]++|\\." if dialect.is_escaped else rf"[^{quote}]++|{quote}{quote}"
    quoted = rf"{quote}((?:{inner})*+){quote}|" if quote else "(?!)()|"
    return re.compile(rf"{blank}*+(?:{quoted}({plain})){blank}*+({ends}|\r?\n?\Z)", re.DOTALL)


def dialect_of(head: str) -> Dialect:
    r"""
    Return the dialect of a table by its beginning: its first row, and how quotes are escaped further down.

    >>> dialect_of("id;body\n7;'x'\n"), dialect_of('"id"\t"body"\n')
    (Dialect(delimiter=';', quote="'", is_escaped=False), Dialect(delimiter='\t', quote='"', is_escaped=False))
    """
    first = head.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    ends = re.escape(delimiter)
    for quote in QUOTES:
        if re.search(rf"(?:\A|[\n{ends}]){quote}", head):
            return Dialect(delimiter, quote, has_escaped_quotes(head) and not has_doubled_quotes(head))
    return Dialect(delimiter, "")


def has_escaped_quotes(text: str) -> bool:
    r"""
    Whether a quote inside a column has a backslash before it.

    >>> has_escaped_quotes(r'"a \"b\" c",1'), has_escaped_quotes('"a ""b"" c",1')
    (True, False)
    """
    return "\\" in text and ESCAPED_QUOTE.search(text) is not None


def has_doubled_quotes(text: str) -> bool:
    """
    Whether a quote inside a column is doubled.

    >>> has_doubled_quotes('"a ""b"" c",1'), has_doubled_quotes('"","",1')
    (True, False)
    """
    return DOUBLED_QUOTE.search(text) is not None


class Row(NamedTuple):
    """A row up to here."""

    line: int  # the line on which it begins
    offset: int  # where it begins in the file
    parts: list[bytes]  # its bytes


def rows_of(
    file: BinaryIO, dialect: Dialect, limits: Limits, begin: re.Pattern[bytes] | None = None
) -> Iterator[Record | BadRecord]:
    r"""
    Yield the rows: a quoted line ending does not end one; what *begin* matches ends an unclosed quote.

    >>> import io
    >>> [found.data for found in rows_of(io.BytesIO(b'"1","a\nb"\n2,c\n'), Dialect(), Limits())]
    [b'"1","a\nb"\n', b'2,c\n']
    """
    row, quoted, size, number, fresh, offset = Row(1, 0, []), False, 0, 1, True, 0
    while line := file.readline(STEP):
        if not size or (quoted and fresh and begin and begin.match(line)):
            yield from finished_record(row.line, row.offset, row.parts, size, limits)
            row, quoted, size = Row(number, offset, []), False, 0
        quoted ^= dialect.quotes_in(line) % 2 == 1
        fresh = line.endswith(b"\n")
        number += fresh
        size += len(line)
        offset += len(line)
        if limits.max_bytes < 0 or size < limits.max_bytes:
            row.parts.append(line)
        if fresh and not quoted:
            yield from finished_record(row.line, row.offset, row.parts, size, limits)
            row, size = Row(number, offset, []), 0
    yield from finished_record(row.line, row.offset, row.parts, size, limits)
