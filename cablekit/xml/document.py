"""One document: a node as XML and back, every character in an element, every normal form in an attribute (law 2)."""

from collections.abc import Iterable, Iterator
from typing import Any, overload

from lxml.etree import _Element

from cablekit.errors import ModelError, ReadError
from cablekit.model import AnyNode, Cable, NodeT
from cablekit.model.cable import keep_envelope
from cablekit.model.node import Node, recast
from cablekit.source import Child, Piece, Tree
from cablekit.telegram.parse import KIND_OF_CLASS, NODE_KINDS, class_of_model, parse
from cablekit.telegram.render import Event, Open, as_model, count_parts, render
from cablekit.telegram.write import first_difference
from cablekit.version import READER
from cablekit.xml.chars import style_of
from cablekit.xml.normal_forms import NormalForms, cable_around, normal_forms, single_forms
from cablekit.xml.parsing import parse_xml, refuse
from cablekit.xml.reader import Claim, Reader
from cablekit.xml.writer import Writer, digest, root_attributes


def to_xml(node: AnyNode, *, pretty: bool = False) -> bytes:
    """
    Write a node as XML.

    Args:
        node: A `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.
        pretty: Whether it is indented for people; what it says stays the same.

    Returns:
        The document, in UTF-8.

    Raises:
        ModelError: No XML would read back as an equal node; names the field.

    >>> from cablekit.model import Header
    >>> print(to_xml(Header(subject="THE BRIDGE"), pretty=True).decode()[-99:])
      <subject>
        <label>SUBJECT: </label>
        <subject>THE BRIDGE
    </subject>
      </subject>
    </header>
    <BLANKLINE>
    """
    node = as_model(node)
    events = render(node)
    text = "".join([event.text for event in events if isinstance(event, Piece)])
    style = style_of(text)
    writer = Writer(style, cable_around(node), pretty=pretty)
    writer.write(in_one_part(events) if count_parts(node) > 1 else events, root_attributes(node, text, style))
    declaration = '<?xml version="1.0" encoding="UTF-8"?>' + ("" if pretty else "\n")
    data = "".join([declaration, *writer.out, "\n"]).encode()
    if node.source is None or not node.source.as_read:
        check_reads_back(node, data)
    return data


def in_one_part(events: Iterable[Event]) -> list[Event]:
    """Join the parts of a node without a parent: a document has one root."""
    joined: list[Event] = []
    depth = 0
    for event in events:
        if isinstance(event, Open):
            depth += 1
            if depth == 1 and event.part:
                joined.pop()  # the end of the part before it
                continue
        elif not isinstance(event, Piece):
            depth -= 1
        joined.append(event)
    return joined


def check_reads_back(node: Node, data: bytes) -> None:
    """Make sure that XML reads back as the node it was written from (law 2)."""
    found = first_difference(node, from_xml(data))
    if found:
        path, value, other = found
        message = f"{value!r} would read back as {other!r}"
        raise ModelError(message, path)


@overload
def from_xml(data: bytes | str, cls: None = None) -> Cable: ...
@overload
def from_xml(data: bytes | str, cls: type[NodeT]) -> NodeT: ...
def from_xml(data: bytes | str, cls: type[Any] | None = None) -> Any:
    """
    Read a node from XML.

    The text in the elements is authoritative: an attribute that contradicts it is refused where this version of
    cablekit wrote it, and recomputed where another version did.

    Args:
        data: The document, as `to_xml` writes it; reformatting does it no harm. In a str, the encoding that the XML
            declaration names no longer matters.
        cls: The class that is expected; by default the root element decides.

    Returns:
        The node.

    Raises:
        ReadError: The document is wrong; names the line.

    >>> from cablekit.model import Header
    >>> from_xml(to_xml(Header(tags=("PREL", "RU")))).tags
    ('PREL', 'RU')
    """
    root = parse_xml(data)
    if cls is None:
        return node_of(root)
    base = class_of_model(cls)
    return recast(node_of(root, KIND_OF_CLASS[base] if base else ""), cls)


def node_of(root: _Element, kind: str | None = None) -> Any:
    """Read a node from the root element of a document; *kind* is the kind that is expected, None any."""
    reader = Reader(root)
    if kind is not None and kind != KIND_OF_CLASS[NODE_KINDS[reader.tree.kind][0]]:
        refuse(f"expected <{kind}>, found <{reader.tree.kind}>", root)
    node = values_of(reader)
    if reader.stated.get("reader") == READER:
        for message, element in contradictions(reader, reader.tree, node, cable_around(node)):
            refuse(message, element)
    elif "id" in reader.stated:
        keep_envelope(node, {"id": reader.stated["id"]}, {"id": node.id})
    return node


def values_of(reader: Reader) -> Any:
    """Make the node from the text that was read."""
    try:
        return parse(reader.tree, reader.text, **reader.known)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        message = f"a text does not read as its element says: {error}"
        raise ReadError(message) from error


def contradictions(reader: Reader, tree: Tree, node: Node, cable: Cable) -> Iterator[tuple[str, _Element]]:
    """Yield each attribute that contradicts the text: a message, and the element."""
    claims = reader.claims.get(id(tree))
    if claims:
        computed, singles = normal_forms(node, cable), single_forms(node, cable)
        for claim in claims:
            own = stated_forms(claim, computed, singles)
            for name, value in claim.forms.items():
                if own.get(name) != value:
                    yield f"{name}={value!r} contradicts the text, which gives {own.get(name)!r}", claim.element
    for entries, read in zip(tree.parts, node.source.parts if node.source else (), strict=True):
        for entry, child in zip(entries, read, strict=True):
            if isinstance(entry, Child) and isinstance(child, Child) and not entry.part:
                yield from contradictions(reader, entry.node, child.node, cable)


def stated_forms(claim: Claim, computed: dict[str, NormalForms], singles: dict[str, list[NormalForms]]) -> NormalForms:
    """Return what the attributes of a claim should say."""
    if claim.at is None:
        return computed.get(claim.field, {})
    return next(iter(singles.get(claim.field, [])[claim.at :]), {})


def digest_matches(data: bytes | str) -> bool:
    """
    Whether the text is still the one that was written: nobody has edited it since.

    Args:
        data: The document.

    Returns:
        True if count and digest of the characters are those that the root element states.

    Raises:
        ReadError: It is not a document of cablekit.

    >>> from cablekit.model import Header
    >>> data = to_xml(Header(subject="THE BRIDGE"))
    >>> digest_matches(data), digest_matches(data.replace(b"BRIDGE", b"CASTLE"))
    (True, False)
    """
    reader = Reader(parse_xml(data))
    return {name: reader.stated.get(name) for name in ("chars", "sha256")} == digest(reader.text)
