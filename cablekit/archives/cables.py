"""XML of ours with many cables under one root `<cables>`, as `xml.stream` reads it: each cable is a record."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from lxml import etree

from cablekit.archives.document import BadRecord, Document, Found, Record, each_record
from cablekit.archives.limits import Limits
from cablekit.archives.native import ABOVE_ROOT, declaration_first, xml_cable
from cablekit.xml.stream import elements

ROOT: Final = re.compile(rf"{ABOVE_ROOT}<(?:[\w.-]{{1,40}}:)?cables[\s>/]", re.DOTALL)
#: How far into a file its root may begin.
TOP: Final = 10_000


def recognise(document: Document) -> bool:
    """
    Whether the root is `<cables>`.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"<cables>"))
    True
    """
    return ROOT.match(document.text, 0, TOP) is not None


def split_cables(file: BinaryIO, limits: Limits) -> Iterator[Record | BadRecord]:
    """Yield each cable as a document of its own; a file that is not well-formed is a `ReadError`."""
    watched = LimitedFile(file, limits)
    for element in elements(watched):
        yield Record(element.sourceline or 1, etree.tostring(element, encoding="utf-8", with_tail=False))
        watched.size = 0


class LimitedFile:
    """A file in which no cable may pass the limit; `size` counts the bytes since the last cable."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        self.file = file
        self.limits = limits
        self.size: int = 0
        self.begun: bool = False

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes; the first ones begin with the declaration, if there is one."""
        if 0 <= self.limits.max_bytes < self.size:
            self.limits.chars(self.size)
        data = self.file.read(size)
        self.size += len(data)
        if self.begun:
            return data
        self.begun = True
        return declaration_first(data)


def read_cables(document: Document) -> Iterator[Found]:
    """Yield the cables, and a `BadRecord` for each that cannot be read."""
    found = split_cables(io.BytesIO(document.data), document.limits)
    return each_record(document, found, lambda data: xml_cable(data, document.limits))
