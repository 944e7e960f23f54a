"""A folder of e-mails in one file (`.mbox`), read e-mail by e-mail (docs/archives.md)."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from cablekit.archives.document import BadRecord, Document, Found, Record, each_document, finished_record
from cablekit.archives.eml import read_eml
from cablekit.archives.limits import Limits
from cablekit.archives.streams import STEP

#: The line above each e-mail.
FROM: Final = re.compile(rb"From [^\r\n]{0,300}[0-9]{1,2}:[0-9]{2}[^\r\n]{0,40}(?:\r?\n|\Z)")
BEGIN: Final = re.compile(rb"\s{0,99}" + FROM.pattern + rb"[!-9;-~]{1,76}:")
#: A line of the text that would be such a line is written with a sign before it.
QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


def recognise(document: Document) -> bool:
    r"""
    Whether an e-mail with the line above it comes first.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"From sapt@zenda.example Thu May  8 09:15:00 2008\nFrom: Sapt\n\nUNCLAS"))
    True
    """
    return BEGIN.match(document.data) is not None


def split_mbox(file: BinaryIO, limits: Limits) -> Iterator[Record | BadRecord]:
    r"""
    Yield the e-mails, each without the line above it.

    >>> mails = b"From a 09:15\nFrom: A\n\nX\n\nFrom b 09:16\nFrom: B\n\nY\n"
    >>> [found.data for found in split_mbox(io.BytesIO(mails), Limits())]
    [b'From: A\n\nX\n\n', b'From: B\n\nY\n']
    """
    parts: list[bytes] = []
    number, offset, size = 1, 0, 0
    begin = (1, 0)
    is_fresh = is_blank = True
    while line := file.readline(STEP):
        if is_blank and is_fresh and FROM.match(line):
            yield from finished_mail(begin, parts, size, limits)
            parts, size, begin = [], 0, (number + 1, offset + len(line))
        elif limits.max_bytes < 0 or size < limits.max_bytes:
            parts.append(line)
            size += len(line)
        else:
            size += len(line)
        offset += len(line)
        is_blank = is_fresh and not line.strip()
        is_fresh = line.endswith(b"\n")
        number += is_fresh
    yield from finished_mail(begin, parts, size, limits)


def finished_mail(
    begin: tuple[int, int], parts: list[bytes], size: int, limits: Limits
) -> Iterator[Record | BadRecord]:
    """Yield an e-mail that is not empty and not too long, its lines as they were sent."""
    for found in finished_record(*begin, parts, size, limits):
        yield found._replace(data=QUOTED.sub(rb"\1", found.data)) if isinstance(found, Record) else found


def read_message(document: Document) -> Iterator[Found]:
    """Yield what is in one e-mail that was split off."""
    return read_eml(document)


def read_mbox(document: Document) -> Iterator[Found]:
    """Yield what is in each e-mail; one that cannot be read is reported, and the others are read."""
    return each_document(document, split_mbox(io.BytesIO(document.data), document.limits), read_message)
