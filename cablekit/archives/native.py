"""Files that cablekit wrote itself: XML and JSON."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import accumulate
from typing import Final

from lxml import etree

from cablekit.archives.document import Document, Found
from cablekit.archives.limits import DEEPEST, Limits
from cablekit.errors import ReadError
from cablekit.mapping import from_json
from cablekit.model import Cable
from cablekit.xml.document import from_xml

NAMESPACE: Final = "https://w3id.org/cablekit/"
#: How far into a file its root may begin.
TOP: Final = 10_000
#: What may be above a root: declarations, comments, a DOCTYPE, which is refused.
ABOVE_ROOT: Final = (
    r"(?:\s{1,999}+|<\?[^<>]{0,500}>|<!--[^<>]{0,2000}-->"
    r"|<!DOCTYPE(?!\s+html\b)[^<>\[]{0,500}(?:\[[^\]]{0,5000}\]\s{0,99})?>){0,20}"
)
#: A declaration that no HTML page follows, or a root that names our namespace.
XML: Final = re.compile(
    rf"""(?:\s*+<\?xml\s(?![^<]{{0,200}}<(?:!DOCTYPE\s+)?html\b)|{ABOVE_ROOT}<[\w:.-]+\s[^<>]{{0,500}}["']{NAMESPACE})"""
)
#: Blank lines before a declaration, which XML does not allow, and the declaration.
BLANKS: Final = re.compile(rb"\A(\xef\xbb\xbf)?([ \t\r\n]{1,1000})(<\?xml\s[^<>]{0,200}\?>)")
#: The strings of a JSON text, which may hold brackets, and the brackets.
MARKS: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


def is_xml(document: Document) -> bool:
    """
    Whether a file is XML: it has an XML declaration, or a root of ours.

    >>> from cablekit.archives.document import decode
    >>> is_xml(decode(b"<?xml version='1.0'?><cable/>"))
    True
    """
    return XML.match(document.text, 0, TOP) is not None


def is_json(document: Document) -> bool:
    """
    Whether a file is our JSON: an object that names our namespace.

    >>> from cablekit.archives.document import decode
    >>> is_json(decode(b'{"cable": {}}'))
    False
    """
    text = document.text
    return text.lstrip()[:1] == "{" and f'"{NAMESPACE}' in text and text.rstrip()[-1:] == "}"


def read_xml(document: Document) -> Iterator[Found]:
    """Yield the cable of an XML file."""
    yield xml_cable(document.data, document.limits)


def read_json(document: Document) -> Iterator[Found]:
    """Yield the cable of a JSON file."""
    yield json_cable(document.data, document.limits)


def xml_cable(data: bytes, limits: Limits) -> Cable:
    """Read the cable of an XML document; anything else, or one nested too deep, is a `ReadError`."""
    if limits.max_depth is not None and limits.max_depth < DEEPEST:
        limits.depth(element_depth(data))
    return whole_cable(from_xml(declaration_first(data)))


def declaration_first(data: bytes) -> bytes:
    r"""
    Move blank lines before the XML declaration to a place after it, so that each line keeps its number.

    >>> declaration_first(b"\n\n<?xml version='1.0'?><cable/>")
    b"<?xml version='1.0'?>\n\n<cable/>"
    """
    return BLANKS.sub(rb"\1\3\2", data, count=1)


def element_depth(data: bytes) -> int:
    """
    Return how deep the elements of a document are nested, up to where it is not well-formed.

    >>> element_depth(b"<a><b/></a>")
    2
    """
    parser = etree.XMLPullParser(("start", "end"), resolve_entities=False, load_dtd=False, no_network=True)
    with suppress(etree.XMLSyntaxError):
        parser.feed(data)
    steps = (1 if event == "start" else -1 for event, _ in parser.read_events())
    return max(accumulate(steps), default=0)


def json_cable(data: bytes, limits: Limits) -> Cable:
    """Read the cable of a JSON document; anything else, or one nested too deep, is a `ReadError`."""
    try:
        text = data.decode(json.detect_encoding(data), "surrogatepass")
    except UnicodeDecodeError as error:
        raise ReadError(f"not JSON: byte {error.start} is not {error.encoding}") from error
    if limits.max_depth is not None:
        limits.depth(bracket_depth(text))
    return whole_cable(from_json(text))


def bracket_depth(text: str) -> int:
    """
    Return how deep the lists and objects of a JSON text are nested.

    >>> bracket_depth('{"a": ["]", {}]}')
    3
    """
    steps = (1 if mark in "[{" else -1 for mark in MARKS.findall(text) if mark[0] != '"')
    return max(accumulate(steps), default=0)


def whole_cable(node: object) -> Cable:
    """Make sure that a node is a whole cable."""
    if not isinstance(node, Cable):
        raise ReadError(f"holds a {type(node).__name__}, expected a Cable")
    return node
