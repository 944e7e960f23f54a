"""XML of ours with many cables under one root `<cables>`, as `xml.stream` reads it: each cable is a record."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from lxml import etree

from cablekit.archives.document import BadRecord, Document, Found, Record, each_record
from cablekit.archives.limits import Limits
from cablekit.archives.native import declaration_first, xml_cable
from cablekit.xml.stream import elements

ROOT: Final = re.compile(
    r"\s*(?:<\?xml\s[^<>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:[\w.-]{1,40}:)?cables[\s>/]", re.DOTALL
)
#: How far into a file its root may begin.
TOP: Final = 10_000


def recognise(document: Document) -> bool:
    """
    Say whether the root is `<cables>`.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"<cables>"))
    True
    """
    return ROOT.match(document.text, 0, TOP) is not None


def split_cables(file: BinaryIO, limits: Limits) -> Iterator[Record | BadRecord]:
    """
    Yield each cable as a document of its own.

    Raises:
        ReadError: The file is not well-formed from some place on, has a DOCTYPE, or other things than cables in it.

    >>> from cablekit.xml.stream import FOOT, HEAD
    >>> [found.data[:6] for found in split_cables(io.BytesIO(HEAD + b"<cable/>" + FOOT), Limits())]
    [b'<cable']
    """
    watched = LimitedFile(file, limits)
    for element in elements(watched):
        yield Record(element.sourceline or 1, etree.tostring(element, encoding="utf-8", with_tail=False))
        watched.size = 0


class LimitedFile:
    """
    A file of which no cable may pass the limit.

    Args:
        file: The file.
        limits: How much is read.

    Attributes:
        size: How many bytes were read since the last cable.

    >>> LimitedFile(io.BytesIO(b"<cable/>"), Limits()).read(6)
    b'<cable'
    """

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        self.file = file
        self.limits = limits
        self.size = 0
        self.begun = False

    def read(self, size: int = -1, /) -> bytes:
        """
        Give the next bytes; the first ones begin with the declaration if there is one.

        Raises:
            ReadError: The cable is too long.

        >>> LimitedFile(io.BytesIO(b"  <?xml version='1.0'?>"), Limits()).read(99)
        b"<?xml version='1.0'?>  "
        """
        if 0 <= self.limits.max_bytes < self.size:
            self.limits.chars(self.size)
        data = self.file.read(size)
        self.size += len(data)
        if self.begun:
            return data
        self.begun = True
        return declaration_first(data)


def read_cables(document: Document) -> Iterator[Found]:
    """
    Yield the cables, and what cannot be read of them.

    >>> from cablekit.archives.document import decode
    >>> from cablekit.xml.stream import FOOT, HEAD
    >>> [bad.reason for bad in read_cables(decode(HEAD + b"<cable/>" + FOOT))]
    ['line 1: expected version 1.0, found None']
    """
    found = split_cables(io.BytesIO(document.data), document.limits)
    return each_record(found, lambda data: xml_cable(data, document.limits))
