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
from cablekit.xml.document import node_of, to_xml
from cablekit.xml.names import NAMESPACE, VERSION, tag
from cablekit.xml.parsing import SETTINGS, attributes_of, name_of, refuse, refuse_doctype, refuse_text, syntax_error

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
        file: A path, or a file opened in binary mode. At a path, either the whole file appears or nothing.
        pretty: Whether it is indented for people.

    Returns:
        How many cables were written.

    Raises:
        ModelError: One of them cannot be written, or is not a cable.
        OSError: The file cannot be written.

    >>> import io
    >>> file = io.BytesIO()
    >>> write_cables([Cable(year_hint=1979), Cable(year_hint=2008)], file)
    2
    >>> file.getvalue().count(b"<cable ")
    2
    """
    if not isinstance(file, str | os.PathLike):
        return write_all(cables, file, pretty=pretty)
    with open_draft(Path(file)) as opened:
        return write_all(cables, opened, pretty=pretty)


def write_all(cables: Iterable[Cable], file: BinaryIO, *, pretty: bool) -> int:
    """Write cables into an open file; give their number."""
    count = 0
    file.write(HEAD)
    for count, cable in enumerate(cables, 1):  # noqa: B007 - counted
        file.write(without_declaration(to_xml(as_cable(cable), pretty=pretty)))
    file.write(FOOT)
    return count


def without_declaration(data: bytes) -> bytes:
    """Give a cable's document as a part of a greater one."""
    return data[match.end() :] if (match := DECLARATION.match(data)) else data


def read_cables(file: File) -> Iterator[Cable]:
    """
    Read the cables of one XML file, one after the other, in memory that does not grow with their number.

    Args:
        file: A path, or a file opened in binary mode. A document of one `<cable>` can be read as well.

    Yields:
        The cables.

    Raises:
        ReadError: The file is wrong at the next cable; names the line.
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
    Read the cables of one XML file; in place of a wrong one its error is yielded, and the next one is read.

    Args:
        file: A path, or a file opened in binary mode.

    Yields:
        The cables, and the errors of those that are wrong.

    Raises:
        ReadError: The file itself is wrong: it is not well-formed, or there is something besides cables in it.

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
    """Yield the element of each cable; it is emptied when the next one is asked for."""
    depth = many = 0
    root = None
    for event, element in parser_events(file):
        if event == "end":
            depth -= 1
            if depth == many:
                yield element
                free(element)
            continue
        if root is None:
            root, many = element, depth_of_cables(element)
        elif depth == many and element.tag != ONE:
            refuse(f"{name_of(element)} is not allowed here", element)
        depth += 1
    if many and root is not None:
        refuse_other_content(root, root)


def parser_events(file: "SupportsRead[bytes]") -> Iterator[tuple[str, _Element]]:
    """Yield the start and the end of each element, as libxml2 comes to them."""
    try:
        yield from etree.iterparse(file, events=("start", "end"), **SETTINGS)
    except ReadError:
        raise  # the file itself reports what is wrong
    except etree.XMLSyntaxError as error:
        raise syntax_error(error) from error
    except (TypeError, ValueError, LookupError) as error:
        raise ReadError(f"cannot be read: {error}") from error


def depth_of_cables(root: _Element) -> int:
    """Give the depth of the cables: 1, or 0 where the root is a cable itself; refuse any other root."""
    refuse_doctype(root)
    if root.tag == ONE:
        return 0
    if root.tag != MANY:
        refuse(f"expected <cables> or <cable> of {NAMESPACE}, found {name_of(root)}", root)
    stated = attributes_of(root)
    if stated.pop("version", None) != VERSION:
        refuse(f"expected version {VERSION}, found {root.get('version')}", root)
    for name in stated:
        refuse(f"unknown attribute {name}", root)
    return 1


def free(element: _Element) -> None:
    """Empty an element and remove those before it; those after it stay, because the parser may be ahead."""
    element.clear(keep_tail=True)
    root = element.getparent()
    if root is not None:
        refuse_other_content(root, element)
        while root[0] is not element:
            del root[0]


def refuse_other_content(root: _Element, stop: _Element) -> None:
    """Refuse anything but cables and comments in the root before the element *stop*."""
    refuse_text(root.text, root)
    for child in root:
        if child is stop:
            break
        if child.tag != ONE and not isinstance(child, _Comment):
            refuse(f"{name_of(child)} is not allowed here", child)
        refuse_text(child.tail, child)
