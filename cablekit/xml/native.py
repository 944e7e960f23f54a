"""The telegram as XML, and back: every character in an element, every normal form in an attribute (law 2)."""

from collections.abc import Iterable, Iterator
from typing import Any, overload

from lxml.etree import _Element

from cablekit.errors import ModelError, ReadError
from cablekit.model import Cable, NodeT
from cablekit.model.node import Node
from cablekit.source import Child, Piece, Tree
from cablekit.telegram.parse import KIND_OF_CLASS, parse
from cablekit.telegram.render import Event, Open, count_parts, render
from cablekit.telegram.write import first_difference
from cablekit.version import READER
from cablekit.xml.chars import style_of
from cablekit.xml.forms import context, forms
from cablekit.xml.reader import Document, fail, parsed
from cablekit.xml.writer import Writer, digest, head


def to_xml(node: Node, *, pretty: bool = False) -> bytes:
    """
    Write a node as XML.

    Args:
        node: A `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.
        pretty: Indent it for the eye; what it says stays the same.

    Returns:
        The document, in UTF-8.

    Raises:
        ModelError: No XML would read back equal; names the field.

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
    events = render(node)
    text = "".join([event.text for event in events if isinstance(event, Piece)])
    style = style_of(text)
    writer = Writer(style, context(node), pretty=pretty)
    writer.events(joined(events) if count_parts(node) > 1 else events, head(node, text, style))
    declaration = '<?xml version="1.0" encoding="UTF-8"?>' + ("" if pretty else "\n")
    data = "".join([declaration, *writer.out, "\n"]).encode()
    if node.source is None or not node.source.as_read:
        check(node, data)
    return data


def joined(events: Iterable[Event]) -> list[Event]:
    """
    Make one part of a node that stands alone in several: a document has one root.

    >>> from cablekit.model import Header
    >>> start, end = render(Header())
    >>> [type(event).__name__ for event in joined([start, end, start._replace(part=1), end])]
    ['Open', 'Close']
    """
    done: list[Event] = []
    depth = 0
    for event in events:
        if isinstance(event, Open):
            depth += 1
            if depth == 1 and event.part:
                done.pop()  # the end of the part before it
                continue
        elif not isinstance(event, Piece):
            depth -= 1
        done.append(event)
    return done


def check(node: Node, data: bytes) -> None:
    """
    Make sure that XML reads back as the node it was written from (law 2).

    Raises:
        ModelError: It does not.

    >>> from cablekit.model import Header
    >>> check(Header(tags=("PREL",)), to_xml(Header(tags=("PREL",))))
    """
    found = first_difference(node, from_xml(data))
    if found:
        path, value, other = found
        message = f"{value!r} would read back as {other!r}"
        raise ModelError(message[:500], path)


@overload
def from_xml(data: bytes | str, cls: None = None) -> Any: ...
@overload
def from_xml(data: bytes | str, cls: type[NodeT]) -> NodeT: ...
def from_xml(data: bytes | str, cls: type[Node] | None = None) -> Any:
    """
    Read a node from XML.

    The text in the elements is the truth: an attribute that says something else is refused where this version of
    cablekit wrote it, and computed anew where another one did.

    Args:
        data: The document, as `to_xml` writes it; what formatters do to it does no harm. In a str, the encoding that
            the XML declaration names no longer matters.
        cls: The class that is expected; by default the root element says it.

    Raises:
        ReadError: The document is wrong; says the line.

    >>> from cablekit.model import Header
    >>> from_xml(to_xml(Header(tags=("PREL", "RU")))).tags
    ('PREL', 'RU')
    """
    root = parsed(data)
    wanted = KIND_OF_CLASS.get(cls, "") if cls is not None else None
    return node_of(root, wanted)


def node_of(root: _Element, kind: str | None = None) -> Any:
    """
    Read a node from its element.

    Args:
        root: The element, with the attributes of a document.
        kind: The kind of node that is expected; None: any.

    Raises:
        ReadError: The element is wrong; says the line.

    >>> from cablekit.model import Header
    >>> node_of(parsed(to_xml(Header(tags=("PREL", "RU"))))).tags
    ('PREL', 'RU')
    """
    document = Document(root)
    if kind is not None and kind != document.tree.kind:
        fail(f"expected <{kind}>, found <{document.tree.kind}>", root)
    node = values_of(document)
    if document.stated.get("reader") == READER:
        for message, element in contradictions(document, document.tree, node, context(node)):
            fail(message, element)
    return node


def values_of(document: Document) -> Any:
    """
    Make the node out of a document's text.

    Raises:
        ReadError: A text breaks the reader of its field.

    >>> from cablekit.model import Header
    >>> values_of(Document(parsed(to_xml(Header(tags=("PREL",)))))).tags
    ('PREL',)
    """
    try:
        return parse(document.tree, document.text, **document.known)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        message = f"a text does not read as its element says: {error}"
        raise ReadError(message) from error


def contradictions(document: Document, tree: Tree, node: Node, cable: Cable) -> Iterator[tuple[str, _Element]]:
    """
    Yield each attribute that does not say what the text says: a message, and the element.

    >>> from cablekit.model import Header
    >>> document = Document(parsed(to_xml(Header(tags=("PREL",))).replace(b">PREL", b">PGOV")))
    >>> header = values_of(document)
    >>> [message for message, _ in contradictions(document, document.tree, header, context(header))]
    ["codes='PREL' contradicts the text, which gives 'PGOV'"]
    """
    claims = document.claims.get(id(tree))
    if claims:
        computed = forms(node, cable)
        for claim in claims:
            own = computed.get(claim.field, {})
            for name, value in claim.forms.items():
                if own.get(name) != value:
                    yield f"{name}={value!r} contradicts the text, which gives {own.get(name)!r}", claim.element
    for entries, read in zip(tree.parts, node.source.parts if node.source else (), strict=True):
        for entry, child in zip(entries, read, strict=True):
            if isinstance(entry, Child) and isinstance(child, Child) and not entry.part:
                yield from contradictions(document, entry.node, child.node, cable)


def digest_matches(data: bytes | str) -> bool:
    """
    Say whether the text is still the one that was written: nobody has edited it since.

    Args:
        data: The document.

    Raises:
        ReadError: It is no document of ours.

    >>> from cablekit.model import Header
    >>> data = to_xml(Header(subject="THE BRIDGE"))
    >>> digest_matches(data), digest_matches(data.replace(b"BRIDGE", b"CASTLE"))
    (True, False)
    """
    document = Document(parsed(data))
    return {name: document.stated.get(name) for name in ("chars", "sha256")} == digest(document.text)
