"""The forms in which cables are published, in the order in which they are tried (format.md 2)."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from cablekit.archives import cablegate, nara, native, plain, site, smart
from cablekit.archives.document import Document
from cablekit.errors import ReadError
from cablekit.model import Cable


class Archive(NamedTuple):
    """
    How one form is known and read.

    Attributes:
        recognise: Says whether a file is of this form.
        read: Yields its cables.

    >>> ARCHIVES["text"].recognise is plain.recognise
    True
    """

    recognise: Callable[[Document], bool]
    read: Callable[[Document], Iterator[Cable]]


#: The first that recognises a file reads it; the last recognises every file.
ARCHIVES: Final = {
    "xml": Archive(native.is_xml, native.read_xml),
    "json": Archive(native.is_json, native.read_json),
    "site": Archive(site.recognise, site.read),
    "cablegate": Archive(cablegate.recognise, cablegate.read),
    "nara": Archive(nara.recognise, nara.read),
    "smart": Archive(smart.recognise, smart.read),
    "text": Archive(plain.recognise, plain.read),
}


def named(name: str) -> Archive:
    """
    Give the form called *name*.

    Raises:
        ReadError: There is none.

    >>> named("nara").read is nara.read
    True
    """
    if name not in ARCHIVES:
        raise ReadError(f"no format {name!r}; there are {', '.join(ARCHIVES)}", "format")
    return ARCHIVES[name]


def recognised(document: Document) -> str:
    """
    Give the name of a file's form.

    >>> from cablekit.archives.document import decode
    >>> recognised(decode(b"TAGS: PREL"))
    'text'
    """
    return next(name for name, archive in ARCHIVES.items() if archive.recognise(document))
