"""The forms in which cables are published, in the order in which they are tried (format.md 2)."""

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Final, NamedTuple

from cablekit.archives import (
    cablegate,
    cables,
    jsonl,
    media,
    nara,
    native,
    outlook,
    pdf,
    plain,
    plusd,
    rows,
    several,
    site,
    smart,
)
from cablekit.archives.document import BadRecord, Document, Found, Record
from cablekit.archives.limits import LAYERS, Limits
from cablekit.errors import ReadError
from cablekit.model import Cable

Recognise = Callable[[Document], bool]
Read = Callable[[Document], Iterator[Found]]
Split = Callable[[BinaryIO, Limits], Iterator[Record | BadRecord]]


class Archive(NamedTuple):
    """
    How one form is known and read.

    Attributes:
        recognise: Says whether a file is of this form.
        read: Yields its cables, or what is inside when its paper is off.
        split: Yields its records, for a form that is read record by record; None for others.

    >>> ARCHIVES["text"].recognise is plain.recognise
    True
    """

    recognise: Recognise
    read: Read
    split: Split | None = None


#: The first that recognises a file reads it; the last recognises every file.
ARCHIVES: Final = {
    "cables": Archive(cables.recognise, cables.read, cables.split),
    "xml": Archive(native.is_xml, native.read_xml),
    "jsonl": Archive(jsonl.recognise, jsonl.read, jsonl.split),
    "json": Archive(native.is_json, native.read_json),
    "pdf": Archive(pdf.recognise, pdf.read),
    "csv": Archive(rows.recognise, rows.read, rows.split),
    "site": Archive(site.recognise, site.read),
    "cablegate": Archive(cablegate.recognise, cablegate.read),
    "nara": Archive(nara.recognise, nara.read),
    "plusd": Archive(plusd.recognise, plusd.read),
    "smart": Archive(smart.recognise, smart.read),
    "media": Archive(media.recognise, media.read),
    "outlook": Archive(outlook.recognise, outlook.read),
    "several": Archive(several.recognise, several.read),
    "text": Archive(plain.recognise, plain.read),
}
#: Formats whose readers say themselves what is wrong.
NATIVE: Final = frozenset({"cables", "xml", "jsonl", "json", "csv"})
#: What may stand inside another form; the text of a PDF may be of any.
INNER: Final = ("site", "nara", "plusd", "smart", "media", "outlook", "text")


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
    Give the name of a file's form, or of what is inside another.

    >>> from cablekit.archives.document import decode
    >>> recognised(decode(b"TAGS: PREL"))
    'text'
    """
    names = INNER if document.wrappers else ARCHIVES
    return next(name for name in names if ARCHIVES[name].recognise(document))


def unwrapped(found: Iterable[Found]) -> Iterator[Cable | BadRecord]:
    r"""
    Yield the cables in what a reader gives: layer by layer the archives' paper is taken off.

    Raises:
        ReadError: There are more layers than anybody needs.

    >>> from cablekit.archives.document import decode
    >>> [cable.tags for cable in unwrapped([decode(b"<<7>>\nTAGS: XG")])]
    [('XG',)]
    """
    for one in found:
        if isinstance(one, Document):
            if one.depth > min(one.limits.max_depth or LAYERS, LAYERS):
                raise ReadError(f"is wrapped more than {one.depth - 1} times")
            yield from unwrapped(ARCHIVES[recognised(one)].read(one))
        else:
            yield one
