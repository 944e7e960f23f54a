"""A document of a word processor in RTF: not read, but known, so that it is said how to proceed (docs/archives.md)."""

from collections.abc import Iterator
from typing import Final

from cablekit.archives.document import Document, Found
from cablekit.errors import ReadError

MARK: Final = "{\\rtf"


def recognise(document: Document) -> bool:
    r"""
    Whether a file is in RTF.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(rb"{\rtf1 UNCLAS}"))
    True
    """
    return document.text.startswith(MARK, document.start)


def read_rtf(_: Document) -> Iterator[Found]:
    """Refuse a document."""
    raise ReadError("is a document in RTF; save it as text (.txt), and read that")
