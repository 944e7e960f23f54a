"""Files that cablekit wrote itself: XML and JSON."""

import json
import re
from collections.abc import Iterator
from typing import Final

from cablekit.archives.document import Document
from cablekit.errors import ReadError
from cablekit.mapping import from_json
from cablekit.model import Cable
from cablekit.xml.native import from_xml

NAMESPACE: Final = "https://w3id.org/cablekit/"
#: How far into a file its root may begin.
TOP: Final = 10_000
#: A declaration and no page of HTML, or a root that names our namespace.
XML: Final = re.compile(
    rf"""\s*(?:<\?xml\s(?![^<]{{0,200}}<(?:!DOCTYPE\s+)?html\b)|<[\w:.-]+\s[^<>]{{0,500}}["']{NAMESPACE})"""
)


def is_xml(document: Document) -> bool:
    """
    Say whether a file is XML: it has an XML declaration, or a root of ours.

    >>> from cablekit.archives.document import decode
    >>> is_xml(decode(b"<?xml version='1.0'?><cable/>"))
    True
    """
    return XML.match(document.text, 0, TOP) is not None


def is_json(document: Document) -> bool:
    """
    Say whether a file is our JSON: an object that names our namespace.

    >>> from cablekit.archives.document import decode
    >>> is_json(decode(b'{"cable": {}}'))
    False
    """
    text = document.text
    return text.lstrip()[:1] == "{" and f'"{NAMESPACE}' in text and text.rstrip()[-1:] == "}"


def read_xml(document: Document) -> Iterator[Cable]:
    """
    Yield the cable of an XML file.

    Raises:
        ReadError: It is not well-formed, or no cable of ours.

    >>> from cablekit.archives.document import decode
    >>> from cablekit.xml.native import to_xml
    >>> [cable.year for cable in read_xml(decode(to_xml(Cable(year=2008))))]
    [2008]
    """
    yield only_cable(from_xml(document.data))


def read_json(document: Document) -> Iterator[Cable]:
    """
    Yield the cable of a JSON file.

    Raises:
        ReadError: It is no JSON, or no cable of ours.

    >>> from cablekit.archives.document import decode
    >>> from cablekit.mapping import to_json
    >>> [cable.year for cable in read_json(decode(to_json(Cable(year=2008)).encode()))]
    [2008]
    """
    data = document.data
    try:
        text = data.decode(json.detect_encoding(data), "surrogatepass")
    except UnicodeDecodeError as error:
        raise ReadError(f"not JSON: byte {error.start} is no {error.encoding}") from error
    yield only_cable(from_json(text))


def only_cable(node: object) -> Cable:
    """
    Make sure that a node is a whole cable.

    Raises:
        ReadError: It is a part of one.

    >>> only_cable(Cable()).id is None
    True
    """
    if not isinstance(node, Cable):
        raise ReadError(f"holds a {type(node).__name__}, expected a Cable")
    return node
