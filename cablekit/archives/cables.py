"""XML of ours with many cables under one root `<cables>`, read cable by cable, so that a file of any length fits."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from lxml import etree

from cablekit.archives.document import BadRecord, Document, Found, Record, each_record
from cablekit.archives.limits import Limits
from cablekit.archives.native import declared, xml_cable
from cablekit.errors import ReadError
from cablekit.xml.names import NAMESPACE, tag

#: What stands before the cables and behind them.
HEAD: Final = f'<?xml version="1.0" encoding="UTF-8"?>\n<cables xmlns="{NAMESPACE}">\n'.encode()
FOOT: Final = b"</cables>\n"
DECLARATION: Final = re.compile(rb"<\?xml[^>]{0,200}\?>\s*")
ROOT: Final = re.compile(
    r"\s*(?:<\?xml\s[^<>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:[\w.-]{1,40}:)?cables[\s>/]", re.DOTALL
)
#: How far into a file its root may begin.
TOP: Final = 10_000
STEP: Final = 1 << 16


def recognise(document: Document) -> bool:
    """
    Say whether the root is `<cables>`.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(HEAD))
    True
    """
    return ROOT.match(document.text, 0, TOP) is not None


def split(file: BinaryIO, limits: Limits) -> Iterator[Record | BadRecord]:
    """
    Yield each cable as a document of its own.

    Raises:
        ReadError: The file is not well-formed from some place on, has a DOCTYPE, or other things than cables in it.

    >>> [found.data[:6] for found in split(io.BytesIO(HEAD + b"<cable/>" + FOOT), Limits())]
    [b'<cable']
    """
    parser = etree.XMLPullParser(
        ("start", "end"), resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=False
    )
    size, depth, begun = 0, 0, False
    while True:
        chunk = file.read(STEP)
        feed(parser, chunk if begun else declared(chunk))
        begun = True
        size += len(chunk)
        for event, element in parser.read_events():
            depth += 1 if event == "start" else -1
            expected(element, depth if event == "start" else 0)
            if event == "end" and depth == 1:
                yield Record(element.sourceline or 1, etree.tostring(element, encoding="utf-8", with_tail=False))
                forget(element)
                size = 0
        if limits.max_chars is not None and size > limits.max_bytes:
            limits.chars(size)
        if not chunk:
            return


def feed(parser: etree.XMLPullParser, chunk: bytes) -> None:
    """
    Give the parser the next bytes; none are the end.

    Raises:
        ReadError: They are not well-formed.

    >>> feed(etree.XMLPullParser(), b"<a/>")
    """
    try:
        if chunk:
            parser.feed(chunk)
        else:
            parser.close()
    except etree.XMLSyntaxError as error:
        raise ReadError(f"no well-formed XML: {error.msg}", f"line {error.lineno or 1}") from error


def expected(element: etree._Element, depth: int) -> None:
    """
    Make sure that an element that begins may stand where it does.

    Raises:
        ReadError: It may not.

    >>> expected(etree.Element(tag("cables")), 1)
    """
    if depth == 1 and (element.tag != tag("cables") or element.getroottree().docinfo.doctype):
        raise ReadError("expected <cables> and no DOCTYPE", f"line {element.sourceline or 1}")
    if depth == 2 and element.tag != tag("cable"):
        raise ReadError(
            f"expected <cable>, found <{etree.QName(element).localname}>", f"line {element.sourceline or 1}"
        )


def forget(element: etree._Element) -> None:
    """
    Take a cable that was read, and those before it, out of the tree.

    >>> root = etree.XML("<a><b/><b/></a>"); forget(root[1]); len(root)
    1
    """
    element.clear(keep_tail=True)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def read(document: Document) -> Iterator[Found]:
    """
    Yield the cables, and what cannot be read of them.

    >>> from cablekit.archives.document import decode
    >>> [bad.reason for bad in read(decode(HEAD + b"<cable/>" + FOOT))]
    ['line 1: expected version 1.0, found None']
    """
    found = split(io.BytesIO(document.data), document.limits)
    return each_record(found, lambda data: xml_cable(data, document.limits))


def inner(data: bytes) -> bytes:
    """
    Give a cable's document as a part of a greater one: without the declaration.

    >>> inner(b"<?xml version='1.0'?><cable/>")
    b'<cable/>'
    """
    return data[match.end() :] if (match := DECLARATION.match(data)) else data
