"""A table with a header row (CSV, TSV and the like), of any columns, read row by row (docs/archives.md)."""

import codecs
import io
import re
from collections.abc import Iterator
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
from cablekit.archives.dialects import DELIMITERS, QUOTES, dialect_of, rows_of
from cablekit.archives.document import BadRecord, Document, Found, Record, decode, each_document
from cablekit.archives.limits import Limits
from cablekit.archives.streams import HEAD, Rewound, read_rest, read_up_to
from cablekit.errors import ReadError

#: Byte order marks of encodings with more than one byte per sign.
WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: A line with which a spreadsheet says what separates the columns.
SEPARATOR: Final = re.compile("sep=.\r?\n")
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
    names = next(first_rows(head_text(head.data)), [])
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
    if head.startswith(WIDE):
        source = io.BytesIO(decode(read_rest(head, file, limits)).text.encode())
    names = b""
    for found in rows_of(source, dialect_of(head_text(head)), limits):
        if names and isinstance(found, Record):
            yield Record(found.line, names + found.data, found.offset)
        elif isinstance(found, BadRecord):
            yield found
        elif not SEPARATOR.match(decode(found.data).text):
            names = found.data


def head_text(head: bytes) -> str:
    """Return the text at the beginning of a table, without the line that says what separates the columns."""
    return SEPARATOR.sub("", decode(head[:HEAD]).text, count=1)


def read_row(document: Document) -> Iterator[Found]:
    """Yield what is in one row that was split off, with the names of the columns above it."""
    dialect = dialect_of(document.text)
    data = document.text.encode()
    above = next(
        (found.data for found in rows_of(io.BytesIO(data), dialect, Limits()) if isinstance(found, Record)), b""
    )
    names, values = dialect.split(above.decode()), dialect.split(data[len(above) :].decode())
    if len(values) > len(names):
        raise ReadError(f"has {len(values)} columns, expected {len(names)}")
    fields = dict.fromkeys(names, "") | dict(zip(names, values, strict=False))
    yield record_document(document, fields, "table")


def read_table(document: Document) -> Iterator[Found]:
    """Yield what is in each row, and a `BadRecord` for anything that is not a row."""
    return each_document(document, split_table(io.BytesIO(document.data), document.limits), read_row)
