"""A dump of a database: not read, but known, so that it is said how to proceed (docs/archives.md)."""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final, NoReturn

from cablekit.archives.document import BadRecord, Document, Found, Record
from cablekit.archives.limits import Limits
from cablekit.errors import ReadError

#: How the file of a database, and the dump of one, begin: comments and other statements may be above the first table.
DATABASE: Final = b"SQLite format 3\x00"
STATEMENT: Final = re.compile(
    r"""
    (?:\A|\n)[ \t]{0,9}
    (?: INSERT[ ]+(?:OR[ ]+\w{4,9}[ ]+)?INTO | REPLACE[ ]+INTO | CREATE[ ]+TABLE
      | COPY[ ]+[^\n]{1,999}[ ]FROM[ ]+stdin; )
    [ \t\n`"\[(;]
    """,
    re.IGNORECASE | re.VERBOSE,
)
BEGIN: Final = re.compile(
    r"\s{0,99}(?:--|/\*|#|(?:INSERT|REPLACE|CREATE|COPY|BEGIN|START|PRAGMA|SET|USE|DROP|LOCK|SELECT)\b)", re.IGNORECASE
)
ADVICE: Final = (
    "is {what}, which is not read: {how}export the table with the cables as CSV, with a row of names, "
    "and read that; columns={{'text': NAME, 'id': NAME}} says which columns have what"
)


def recognise(document: Document) -> bool:
    r"""
    Whether a dump of a database, or a file of one, comes first.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"-- a dump\nINSERT INTO cables VALUES (1, 'UNCLAS');"))
    True
    """
    if document.data.startswith(DATABASE):
        return True
    return BEGIN.match(document.text) is not None and STATEMENT.search(document.text, 0, TOP) is not None


#: How far down the first statement may be.
TOP: Final = 1 << 16


def advise(data: bytes) -> NoReturn:
    """Say how to proceed."""
    if data.startswith(DATABASE):
        raise ReadError(ADVICE.format(what="a database of SQLite", how=""))
    raise ReadError(ADVICE.format(what="a dump of a database (SQL)", how="load it into a database, "))


def split_dump(file: BinaryIO, _: Limits) -> Iterator[Record | BadRecord]:
    """Refuse a dump before all of it is read."""
    advise(file.read(len(DATABASE)))


def read_dump(document: Document) -> Iterator[Found]:
    """Refuse a dump."""
    advise(document.data)
