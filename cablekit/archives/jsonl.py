"""JSON Lines: one cable of ours per line, read line by line, so that a file of any length fits."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from cablekit.archives.document import BadRecord, Document, Found, Record, each_record
from cablekit.archives.limits import Limits
from cablekit.archives.native import NAMESPACE, json_cable
from cablekit.errors import ReadError
from cablekit.model import Place

#: A file of ours has our namespace near its top.
MARK: Final = re.compile(re.escape(NAMESPACE.encode()))
BOM: Final = b"\xef\xbb\xbf"
#: How far into a line our namespace is at most.
TOP: Final = 200


def recognise(document: Document) -> bool:
    r"""
    Whether each line is an object: there are two lines at least, and the first names our namespace.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b'{"schema":"https://w3id.org/cablekit/dict/1"}\n{}'))
    True
    """
    text = document.text.lstrip()
    if text[:1] != "{" or f'"{NAMESPACE}' not in text[:TOP]:
        return False
    first, _, rest = text.partition("\n")
    return first.rstrip()[-1:] == "}" and rest.lstrip()[:1] == "{"


def split_lines(file: BinaryIO, limits: Limits) -> Iterator[Record | BadRecord]:
    r"""
    Yield the lines that are not empty.

    >>> list(split_lines(io.BytesIO(b"{}\n\n[]"), Limits()))
    [Record(line=1, data=b'{}', offset=0), Record(line=3, data=b'[]', offset=4)]
    """
    number = offset = 0
    while line := file.readline(limits.max_bytes):
        number, start = number + 1, offset
        offset += len(line)
        whole = line.removeprefix(BOM) if number == 1 else line
        try:
            if len(line) == limits.max_bytes:
                limits.chars(len(line))
        except ReadError as error:
            yield BadRecord(Place("", offset=start, line=number), error.message, line[:TOP])
            while line and not line.endswith(b"\n"):
                line = file.readline(limits.max_bytes)
                offset += len(line)
            continue
        if whole.strip():
            yield Record(number, whole.strip(), start)


def read_lines(document: Document) -> Iterator[Found]:
    """Yield the cables, and a `BadRecord` for each line that does not hold one."""
    found = split_lines(io.BytesIO(document.data), document.limits)
    return each_record(document, found, lambda data: json_cable(data, document.limits))
