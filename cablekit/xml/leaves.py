"""Leaves and attributes read: the characters that one element holds, and the values that its attributes may have."""

import re
from typing import Final

from lxml.etree import _Element

from cablekit.xml.names import KIND, tag
from cablekit.xml.parsing import WHITE_SPACE, attributes_of, name_of, refuse, refuse_text

NO_NAMES: Final[frozenset[str]] = frozenset()
#: The attributes of a cable's root element that are not on every root.
CABLE_ATTRIBUTES: Final = frozenset({"year_hint", "encoding", "bom", "complete"})
#: The values that the attributes of the structure may have.
VALUES: Final = {
    "year_hint": re.compile("[0-9]{1,4}"),
    "bom": re.compile("true"),
    "complete": re.compile("false"),
    "part": re.compile("[1-9][0-9]{0,2}"),
    "lines": re.compile("[1-9][0-9]{0,2}"),
    "kind": KIND,
    "cp": re.compile("[0-9A-F]{2,6}(?: [0-9A-F]{2,6})*"),
}
_T: Final = tag("t")
_C: Final = tag("c")


def read_attributes(
    element: _Element, allowed: frozenset[str] = NO_NAMES, normal_forms: frozenset[str] = NO_NAMES
) -> dict[str, str]:
    """Give an element's attributes; refuse one that is neither structure nor a normal form, or has a wrong value."""
    stated = attributes_of(element)
    for name, value in stated.items():
        if name not in allowed and name not in normal_forms:
            now = "; it is now called year_hint" if name == "year" and allowed >= CABLE_ATTRIBUTES else ""
            refuse(f"unknown attribute {name}{now}", element)
        if name in allowed and name in VALUES and not VALUES[name].fullmatch(value):
            refuse(f"{name}={value[:40]!r} is not a value of that attribute", element)
    return stated


def is_leaf(element: _Element) -> bool:
    """Whether an element holds characters, not other elements."""
    return not len(element) or element[0].tag in (_T, _C)


def read_leaf(element: _Element, newline: str) -> str:
    r"""
    Give the characters of a leaf.

    >>> from cablekit.xml.parsing import parse_xml
    >>> read_leaf(parse_xml('<page xmlns="https://w3id.org/cablekit/1"><t>a</t><c cp="00 0C"/></page>'), "\n")
    'a\x00\x0c'
    """
    if not len(element):
        return read_characters(element, newline)
    refuse_text(element.text, element)
    read = []
    for child in element:
        if child.tag == _T and not len(child):
            read_attributes(child)
            read.append(read_characters(child, newline))
        elif child.tag == _C and not len(child) and not (child.text or "").strip(WHITE_SPACE):
            read.append(read_code_points(child))
        else:
            refuse(f"{name_of(child)} is not allowed inside a text", child)
        refuse_text(child.tail, child)
    return "".join(read)


def read_characters(element: _Element, newline: str) -> str:
    """Give the text of an element without children, with the declared line endings."""
    text: str | None = element.text
    if text is None:
        return ""
    if text.isspace():
        refuse('white space alone says nothing: write it as <c cp="20"/>', element)
    if "\r" in text:
        refuse('a carriage return is written <c cp="0D"/>', element)
    return text if newline == "\n" else text.replace("\n", newline)


def read_code_points(element: _Element) -> str:
    """Give the characters of a `<c>`."""
    stated = read_attributes(element, frozenset({"cp"})).get("cp", "")
    numbers = [int(number, 16) for number in stated.split()]
    if not numbers or max(numbers) > 0x10FFFF:
        refuse("expected code points in cp", element)
    return "".join(map(chr, numbers))
