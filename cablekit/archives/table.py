"""A table with a header row (CSV, TSV and the like), of any columns, read row by row (docs/archives.md)."""

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import BinaryIO, Final

from cablekit.archives.columns import (
    TEXTS,
    bare,
    may_be_telegram,
    no_column,
    record_document,
    text_names,
    unknown_layout,
)
from cablekit.archives.dialects import BACKSLASH, DELIMITERS, QUOTES, Dialect, dialect_of, rows_of
from cablekit.archives.document import MARKS, BadRecord, Document, Found, Record, decode, each_document
from cablekit.archives.limits import Limits
from cablekit.archives.streams import HEAD, Narrowed, Rewound, read_up_to
from cablekit.errors import ReadError

#: A line with which a spreadsheet says what separates the columns. Above a row that was split off it also says what
#: quotes them, and with a backslash that quotes in them are escaped.
SEPARATOR: Final = re.compile(r"sep=(?P<delimiter>.)(?P<quote>[\"']?)(?P<escape>\\?)\r?\n")
#: The name of a column: short, with a letter, and not a sentence.
NAME: Final = re.compile(r"(?=[^\n]*[^\W\d])[\w#@$(][\w .:/()#@$%&*+-]{0,59}")
#: How long a row of names is at most, in bytes.
LONGEST: Final = 4096
#: How many rows are looked at.
ROWS: Final = 4


def recognise(document: Document) -> bool:
    r"""
    Whether a row of names comes first: one of them that of a column with the telegram, or a telegram in a column.

    >>> recognise(decode(b"id,body\n08ZENDA7,UNCLAS ZENDA 7\n")), recognise(decode(b"id,note\n7,x\n"))
    (True, False)
    """
    first = head_text(document.data[:LONGEST]).partition("\n")[0]
    if not any(sign in first for sign in DELIMITERS) and bare(first) not in TEXTS and document.columns is None:
        return False
    head = head_text(document.data[:HEAD])
    rows = first_rows(head)
    names = next(rows, [])
    if len(set(names)) < len(names) or not all(map(NAME.fullmatch, names)):
        return False
    if document.columns is not None and text_names(names, document.columns)[0] in names:
        return True
    below = head.partition("\n")[2].strip()
    if not below or (len(names) < 2 and below[0] not in QUOTES):
        return False
    return text_names(names, None)[0] is not None or any(map(may_be_telegram, rows))


def check_layout(head: Document) -> None:
    """Make sure that the columns that a caller names are there, and that one is known to have the telegram."""
    names = [on_one_line(name) for name in next(first_rows(head_text(head.data)), [])]
    text, _ = text_names(names, head.columns)
    missing = next((name for name in (head.columns or {}).values() if name not in names), None)
    if missing is not None:
        raise ReadError(no_column(missing, names))
    if text is None:
        raise ReadError(unknown_layout(names))


def first_rows(head: str) -> Iterator[list[str]]:
    """Yield the first rows of a table, up to one that is cut off."""
    dialect = dialect_of(head)
    found = rows_of(io.BytesIO(head.encode("utf-8", "replace")), dialect, Limits())
    for data in islice((row.data for row in found), ROWS):
        try:
            yield dialect.split(data.decode())
        except ReadError:
            return


def split_table(file: BinaryIO, limits: Limits) -> Iterator[Record | BadRecord]:
    r"""
    Yield the rows below the first, each with the first above it.

    >>> list(split_table(io.BytesIO(b"id,body\n7,x\n"), Limits()))
    [Record(line=2, data=b'id,body\n7,x\n', offset=8)]
    """
    head = read_up_to(file, HEAD)
    source: BinaryIO = io.BufferedReader(Rewound(head, file), HEAD)
    wide = next((encoding for mark, encoding in MARKS[1:] if head.startswith(mark)), None)
    if wide:
        source = io.BufferedReader(Narrowed(source, wide), HEAD)
    dialect = dialect_of(head_text(head))
    above = b""
    for found in rows_of(source, dialect, limits):
        if isinstance(found, BadRecord):
            yield found
        elif above:
            yield Record(found.line, above + found.data, None if wide else found.offset)
        elif not SEPARATOR.match(decode(found.data).text):
            above = row_above(found.data, dialect)


def row_above(names: bytes, dialect: Dialect) -> bytes:
    r"""
    Return what is put above each row so that it can be read alone: how the table is written, and the names on one line.

    >>> row_above(b"id,body\n", Dialect()), row_above(b"id;body\n", Dialect(";"))
    (b'id,body\n', b'sep=;"\nid;body\n')
    """
    read = decode(names)  # the rows are in its encoding, too
    one_line = on_one_line(read.text).encode(read.encoding)
    if dialect == Dialect():
        return one_line
    return f"sep={dialect.delimiter}{dialect.quote}{BACKSLASH if dialect.is_escaped else ''}\n".encode() + one_line


def on_one_line(names: str) -> str:
    r"""
    Return names without the line endings in them.

    >>> on_one_line('id,"full \n text"\n'), on_one_line("id")
    ('id,"full text"\n', 'id')
    """
    own = names.rstrip("\r\n")
    return " ".join(map(str.strip, own.splitlines())) + names[len(own) :] if "\n" in own or "\r" in own else names


def head_text(head: bytes) -> str:
    """Return the text at the beginning of a table, without the line that says what separates the columns."""
    text = decode(head[:HEAD]).text
    written = SEPARATOR.match(text)
    return text[written.end() :] if written else text


def read_row(document: Document) -> Iterator[Found]:
    """Yield what is in one row that was split off, with the names of the columns above it."""
    text, dialect = document.text, Dialect()
    if written := SEPARATOR.match(text):
        dialect = Dialect(written["delimiter"], written["quote"], bool(written["escape"]))
    begin = written.end() if written else 0
    end = text.index("\n", begin) + 1
    names, values = names_in(text[begin:end], dialect), dialect.split(text[end:])
    if len(values) > len(names):
        raise ReadError(f"has {len(values)} columns, expected {len(names)}")
    fields = dict.fromkeys(names, "") | dict(zip(names, values, strict=False))
    yield record_document(document, fields, "table")


@lru_cache(maxsize=8)
def names_in(row: str, dialect: Dialect) -> tuple[str, ...]:
    """Return the names of the columns, which are the same above each row of a table."""
    return tuple(dialect.split(row))


def read_table(document: Document) -> Iterator[Found]:
    """Yield what is in each row, and a `BadRecord` for anything that is not a row."""
    return each_document(document, split_table(io.BytesIO(document.data), document.limits), read_row)
