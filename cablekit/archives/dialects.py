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
BACKSLASH: Final = "\\"
#: Inside a column: a quote with a backslash before it, and a doubled one.
ESCAPED_QUOTE: Final = re.compile(r"""\\["'](?!\s{0,9}(?:[,;|\t\n]|\Z))""")
DOUBLED_QUOTE: Final = re.compile(r"""(?<![,;|\t\n])(?<!^)(?:""|'')(?![,;|\t\r\n]|\Z)""")


#: Where the reading of a row is: at the beginning of a column, in one that is not quoted, in one that is, after a quote
#: that closes it (or is the first of two, or should have been doubled), after a backslash in it.
BEGIN, PLAIN, QUOTED, CLOSED, ESCAPED = "begin", "plain", "quoted", "closed", "escaped"
#: Inside a quoted column: a line ending is part of it.
OPEN: Final = frozenset({QUOTED, ESCAPED})
#: Where the reading is after a sign of each kind; any other sign changes it only at the beginning of a column.
NEXT: Final = {
    (BEGIN, "quote"): QUOTED,
    (BEGIN, "blank"): BEGIN,
    (BEGIN, "end"): BEGIN,
    (PLAIN, "end"): BEGIN,
    (CLOSED, "end"): BEGIN,
    (CLOSED, "quote"): QUOTED,
    (QUOTED, "quote"): CLOSED,
    (QUOTED, "backslash"): ESCAPED,
}


class Dialect(NamedTuple):
    """How a table is written."""

    delimiter: str = ","
    quote: str = '"'
    is_escaped: bool = False  # whether a backslash is before a quote in a column, instead of another quote

    def state_after(self, line: bytes, state: str = BEGIN) -> str:
        """
        Return where the reading of a row is after a line, or a part of one.

        A quote opens a column only at its beginning.

        >>> Dialect().state_after(b'7,THE 5" PIPE\\n'), Dialect().state_after(b'7,"THE 5"" PIPE\\n')
        ('begin', 'quoted')
        """
        if line.endswith(b"\n") and self.quote.encode() not in line:
            return QUOTED if state in OPEN else BEGIN
        if state == ESCAPED:
            line, state = line[1:], QUOTED
        for sign in sign_pattern(self).finditer(line):
            state = NEXT.get((state, sign.lastgroup or ""), PLAIN if state == BEGIN else state)
        return state

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


#: An escaped sign in a column.
UNESCAPED: Final = re.compile(r"\\(\r\n|.)", re.DOTALL)


@lru_cache(maxsize=64)
def sign_pattern(dialect: Dialect) -> re.Pattern[bytes]:
    """Return the pattern of the signs that say where a column begins and ends, and of what is between them."""
    blank = " " if dialect.delimiter == "\t" else r" \t"
    ends = rf"{re.escape(dialect.delimiter)}\r\n"
    special = rf"{dialect.quote}{ends}" + (r"\\" if dialect.is_escaped else "")
    escape = r"|(?P<escape>\\.)|(?P<backslash>\\)" if dialect.is_escaped else ""
    kinds = rf"(?P<quote>{dialect.quote})|(?P<end>[{ends}]){escape}"
    words = rf"(?P<words>[{blank}]*+[^{special}{blank}][^{special}]*+)|(?P<blank>[{blank}]++)"
    return re.compile(f"{kinds}|{words}".encode(), re.DOTALL)


@lru_cache(maxsize=64)
def column_pattern(dialect: Dialect) -> re.Pattern[str]:
    """Return the pattern of a column and what ends it: group 1 is what is quoted, group 2 what is not."""
    blank = " " if dialect.delimiter == "\t" else r"[ \t]"
    ends = re.escape(dialect.delimiter)
    quote = dialect.quote
    plain = rf"(?!{quote})[^{ends}\r\n]*+"
    inner = rf"[^{quote}\\]++|\\." if dialect.is_escaped else rf"[^{quote}]++|{quote}{quote}"
    quoted = rf"{quote}((?:{inner})*+){quote}"
    return re.compile(rf"{blank}*+(?:{quoted}|({plain})){blank}*+({ends}|\r?\n?\Z)", re.DOTALL)


def dialect_of(head: str) -> Dialect:
    r"""
    Return the dialect of a table by its beginning: its first row, and how quotes are escaped further down.

    >>> dialect_of("id;body\n7;'x'\n"), dialect_of('"id"\t"body"\n')
    (Dialect(delimiter=';', quote="'", is_escaped=False), Dialect(delimiter='\t', quote='"', is_escaped=False))
    """
    first = head.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    quote = "'" if is_single_quoted(head, delimiter) else '"'
    return Dialect(delimiter, quote, has_escaped_quotes(head) and not has_doubled_quotes(head))


def is_single_quoted(head: str, delimiter: str) -> bool:
    """
    Whether columns are quoted by single quotes: no double one begins a column, and the first single one is closed.

    >>> is_single_quoted("id,body\\n7,'x'", ","), is_single_quoted("id,body\\n7,'TIS THE KING'S\\n", ",")
    (True, False)
    """
    ends = re.escape(delimiter)
    begin = rf"(?:\A|[\n{ends}])"
    if re.search(f'{begin}"', head):
        return False
    first = re.search(rf"{begin}'(?:[^'\\]++|\\.|'')*+'(?P<end>[ \t]*(?:[\r\n{ends}]|\Z))?", head, re.DOTALL)
    return first is not None and first["end"] is not None


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
    row, state, size, number, fresh, offset = Row(1, 0, []), BEGIN, 0, 1, True, 0
    while line := file.readline(STEP):
        if not size or (state in OPEN and fresh and begin and begin.match(line)):
            yield from finished_record(row.line, row.offset, row.parts, size, limits)
            row, state, size = Row(number, offset, []), BEGIN, 0
        state = dialect.state_after(line, state)
        fresh = line.endswith(b"\n")
        number += fresh
        size += len(line)
        offset += len(line)
        if limits.max_bytes < 0 or size < limits.max_bytes:
            row.parts.append(line)
        if fresh and state not in OPEN:
            yield from finished_record(row.line, row.offset, row.parts, size, limits)
            row, size = Row(number, offset, []), 0
    yield from finished_record(row.line, row.offset, row.parts, size, limits)
