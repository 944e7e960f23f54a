"""The `<meta>` of a cable, written and read: what archives say of it, and foreign data. It has no text of the cable."""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from lxml.etree import _Comment, _Element

from cablekit.errors import ModelError
from cablekit.model import Cable, Wrapper
from cablekit.xml.chars import attribute, is_safe
from cablekit.xml.elements import ElementWriter
from cablekit.xml.leaves import read_attributes, read_leaf
from cablekit.xml.names import tag
from cablekit.xml.parsing import name_of, refuse, refuse_text

# --- written -----------------------------------------------------------------------------


def write_meta(writer: ElementWriter, cable: Cable) -> None:
    """
    Write `<meta>`, unless it would be empty.

    >>> from cablekit.xml.chars import Style
    >>> writer = ElementWriter(Style("LF"))
    >>> write_meta(writer, Cable(wrappers=(Wrapper("site", (("Origin", "Zenda"),)),))); "".join(writer.out)
    '<meta><wrapper archive="site"><field name="Origin">Zenda</field></wrapper></meta>'
    """
    if not cable.wrappers and not cable.extra:
        return
    style, writer.style = writer.style, writer.style.wary()
    writer.begin("meta")
    try:
        for wrapper in cable.wrappers:
            write_wrapper(writer, wrapper)
    except (AttributeError, TypeError, ValueError) as error:
        message = f"expected names and values, all of them strings: {error}"
        raise ModelError(message, "wrappers") from error
    if cable.extra:
        writer.leaf("extra", "", write_extra(cable.extra))
    writer.end()
    writer.style = style


def write_wrapper(writer: ElementWriter, wrapper: Wrapper) -> None:
    """Write what one archive says."""
    begin_named(writer, "wrapper", "archive", wrapper.archive)
    for name, value in wrapper.fields:
        if is_safe(name):
            writer.leaf("field", attribute("name", name), value)
        else:
            begin_named(writer, "field", "name", name)
            writer.leaf("value", "", value)
            writer.end()
    writer.end()


def begin_named(writer: ElementWriter, element: str, name: str, value: str) -> None:
    """Begin an element with a name: an attribute, or an element where no attribute can carry it."""
    if is_safe(value):
        writer.begin(element, attribute(name, value))
    else:
        writer.begin(element)
        writer.leaf(name, "", value)


def write_extra(extra: Mapping[str, Any]) -> str:
    """Write foreign data as JSON."""
    return json.dumps(extra)


# --- read --------------------------------------------------------------------------------


def read_meta(element: _Element, newline: str, known: dict[str, Any]) -> None:
    """Read `<meta>` into the values that are known of a cable."""
    read_attributes(element)
    wrappers = []
    for child in children_of(element):
        if child.tag == tag("wrapper"):
            wrappers.append(read_wrapper(child, newline))
        elif child.tag == tag("extra") and "extra" not in known:
            read_attributes(child)
            known["extra"] = read_extra(read_leaf(child, newline), child)
        else:
            refuse(f"{name_of(child)} is not allowed here", child)
    if wrappers:
        known["wrappers"] = (*known.get("wrappers", ()), *wrappers)


def children_of(element: _Element) -> list[_Element]:
    """List the elements in an element that holds no text."""
    refuse_text(element.text, element)
    for child in element:
        refuse_text(child.tail, child)
    return [child for child in element if not isinstance(child, _Comment)]


def read_wrapper(element: _Element, newline: str) -> Wrapper:
    """Read what one archive says."""
    archive, children = read_named(element, "archive", newline)
    fields = []
    for child in children:
        if child.tag != tag("field"):
            refuse(f"{name_of(child)} is not allowed here", child)
        fields.append(read_field(child, newline))
    return Wrapper(archive, tuple(fields))


def read_field(element: _Element, newline: str) -> tuple[str, str]:
    """Read a field of an archive: its name is an attribute, or name and value are elements."""
    given = element.get("name")
    if given is not None:
        read_attributes(element, frozenset({"name"}))
        return given, read_leaf(element, newline)
    name, values = read_named(element, "name", newline)
    if len(values) != 1 or values[0].tag != tag("value"):
        refuse("expected one value after the name", element)
    read_attributes(values[0])
    return name, read_leaf(values[0], newline)


def read_named(element: _Element, name: str, newline: str) -> tuple[str, list[_Element]]:
    """Give an element's name, from the attribute or the first child, and the other children."""
    stated = read_attributes(element, frozenset({name}))
    children = children_of(element)
    if name in stated:
        return stated[name], children
    if not children or children[0].tag != tag(name):
        refuse(f"expected a name in {name}", element)
    read_attributes(children[0])
    return read_leaf(children[0], newline), children[1:]


def read_extra(text: str, element: _Element) -> dict[str, Any]:
    """Read foreign data, a JSON object."""
    try:
        value = json.loads(text, parse_constant=refuse_constant)
    except (ValueError, RecursionError) as error:
        refuse(f"not JSON: {error}", element)
    if not isinstance(value, dict):
        refuse("expected a JSON object", element)
    return value


def refuse_constant(name: str) -> NoReturn:
    """Refuse `NaN` and the infinities, which are not JSON."""
    message = f"{name} is not a number"
    raise ValueError(message)
