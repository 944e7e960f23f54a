"""Many cables in one file, written and read one after the other: the file may be larger than the memory."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias

from lxml import etree
from lxml.etree import _Comment, _Element

from cablekit._atomic import open_draft
from cablekit.errors import ReadError
from cablekit.model import Cable
from cablekit.model.cable import as_cable
from cablekit.xml.names import NAMESPACE, VERSION, tag
from cablekit.xml.native import node_of, to_xml
from cablekit.xml.reader import SETTINGS, attributes_of, between, fail, name_of, no_doctype, unreadable

if TYPE_CHECKING:
    from _typeshed import SupportsRead

File: TypeAlias = str | os.PathLike[str] | BinaryIO
MANY: Final = tag("cables")
ONE: Final = tag("cable")
#: What is before the cables, and after them.
HEAD: Final = f'<?xml version="1.0" encoding="UTF-8"?>\n<cables xmlns="{NAMESPACE}" version="{VERSION}">\n'.encode()
FOOT: Final = b"</cables>\n"
DECLARATION: Final = re.compile(rb"<\?xml[^>]{0,200}\?>\s*")


def write_cables(cables: Iterable[Cable], file: File, *, pretty: bool = False) -> int:
    """
    Write cables into one XML file, one after the other.

    Args:
        cables: The cables; an iterator is fine, only one is in memory at a time.
        file: A path, or a file opened in binary mode. At a path the file is there as a whole, or not at all.
        pretty: Indent it for the eye.

    Returns:
        How many there were.

    Raises:
        ModelError: One cannot be written, or is no cable.
        OSError: The file cannot be written.

    >>> import io
    >>> file = io.BytesIO()
    >>> write_cables([Cable(year_hint=1979), Cable(year_hint=2008)], file)
    2
    >>> file.getvalue().count(b"<cable ")
    2
    """
    if not isinstance(file, str | os.PathLike):
        return put(cables, file, pretty=pretty)
    with open_draft(Path(file)) as opened:
        return put(cables, opened, pretty=pretty)


def put(cables: Iterable[Cable], file: BinaryIO, *, pretty: bool) -> int:
    """
    Write cables into an open file.

    Raises:
        ModelError: One cannot be written, or is no cable.

    >>> import io
    >>> put([], io.BytesIO(), pretty=False)
    0
    """
    count = 0
    file.write(HEAD)
    for count, cable in enumerate(cables, 1):  # noqa: B007 - counted
        file.write(inner(to_xml(as_cable(cable), pretty=pretty)))
    file.write(FOOT)
    return count


def inner(data: bytes) -> bytes:
    """
    Give a cable's document as a part of a greater one: without the declaration.

    >>> inner(b"<?xml version='1.0'?><cable/>")
    b'<cable/>'
    """
    return data[match.end() :] if (match := DECLARATION.match(data)) else data


def read_cables(file: File) -> Iterator[Cable]:
    """
    Read the cables of one XML file, one after the other, in memory that does not grow with their number.

    Args:
        file: A path, or a file opened in binary mode. One `<cable>` alone reads as well.

    Raises:
        ReadError: The file is wrong, at the cable that comes next; says the line.
        OSError: The file cannot be read.

    >>> import io
    >>> file = io.BytesIO()
    >>> write_cables([Cable(year_hint=1979), Cable(year_hint=2008)], file)
    2
    >>> [cable.year_hint for cable in read_cables(io.BytesIO(file.getvalue()))]
    [1979, 2008]
    """
    for found in each_cable(file):
        if isinstance(found, ReadError):
            raise found
        yield found


def each_cable(file: File) -> Iterator[Cable | ReadError]:
    """
    Read the cables of one XML file; one that is wrong is given as its error, and the next one is read.

    Args:
        file: A path, or a file opened in binary mode.

    Raises:
        ReadError: The file itself is wrong: it is not well-formed, or something beside cables stands in it.

    >>> import io
    >>> list(each_cable(io.BytesIO(b"<html/>")))
    Traceback (most recent call last):
    cablekit.errors.ReadError: line 1: expected <cables> or <cable> of https://w3id.org/cablekit/1, found <html>
    """
    if isinstance(file, str | os.PathLike):
        with Path(file).open("rb") as opened:
            yield from each_cable(opened)
        return
    for element in elements(file):
        try:
            yield node_of(element)
        except ReadError as error:
            yield error


def elements(file: "SupportsRead[bytes]") -> Iterator[_Element]:
    """
    Yield the element of each cable; it is emptied when the next one is asked for.

    Raises:
        ReadError: Something beside cables stands in the file.

    >>> import io
    >>> [element.get("year_hint") for element in elements(io.BytesIO(to_xml(Cable(year_hint=2008))))]
    ['2008']
    """
    depth = many = 0
    root = None
    for event, element in steps(file):
        if event == "end":
            depth -= 1
            if depth == many:
                yield element
                free(element)
            continue
        if root is None:
            root, many = element, first(element)
        elif depth == many and element.tag != ONE:
            fail(f"{name_of(element)} may not stand here", element)
        depth += 1
    if many and root is not None:
        beside(root, root)


def steps(file: "SupportsRead[bytes]") -> Iterator[tuple[str, _Element]]:
    """
    Yield the start and the end of each element, as libxml2 comes to them.

    Raises:
        ReadError: The file is not well-formed, or was opened in text mode.

    >>> import io
    >>> [(event, element.tag) for event, element in steps(io.BytesIO(b"<a/>"))]
    [('start', 'a'), ('end', 'a')]
    """
    try:
        yield from etree.iterparse(file, events=("start", "end"), **SETTINGS)
    except ReadError:
        raise  # the file itself says what is wrong
    except etree.XMLSyntaxError as error:
        raise unreadable(error) from error
    except (TypeError, ValueError, LookupError) as error:
        raise ReadError(f"cannot be read: {error}") from error


def first(root: _Element) -> int:
    """
    Look at the root.

    Returns:
        How deep the cables stand: 1, or 0 where the root is one itself.

    Raises:
        ReadError: It is no root of ours.

    >>> first(etree.fromstring(to_xml(Cable())))
    0
    """
    no_doctype(root)
    if root.tag == ONE:
        return 0
    if root.tag != MANY:
        fail(f"expected <cables> or <cable> of {NAMESPACE}, found {name_of(root)}", root)
    stated = attributes_of(root)
    if stated.pop("version", None) != VERSION:
        fail(f"expected version {VERSION}, found {root.get('version')}", root)
    for name in stated:
        fail(f"unknown attribute {name}", root)
    return 1


def free(element: _Element) -> None:
    """
    Empty an element, and take those before it out of the tree; the parser may be ahead, so those behind it stay.

    >>> root = etree.fromstring(f'<a xmlns="{NAMESPACE}"><cable>c</cable><cable>d</cable><cable/></a>')
    >>> free(root[1]); len(root)
    2
    """
    element.clear(keep_tail=True)
    root = element.getparent()
    if root is not None:
        beside(root, element)
        while root[0] is not element:
            del root[0]


def beside(root: _Element, stop: _Element) -> None:
    """
    Make sure that nothing but comments stands beside the cables before one of them.

    Raises:
        ReadError: Something does.

    >>> beside(root := etree.fromstring("<a>b</a>"), root)
    Traceback (most recent call last):
    cablekit.errors.ReadError: line 1: text stands outside of a text element: 'b'
    """
    between(root.text, root)
    for child in root:
        if child is stop:
            break
        if child.tag != ONE and not isinstance(child, _Comment):
            fail(f"{name_of(child)} may not stand here", child)
        between(child.tail, child)
