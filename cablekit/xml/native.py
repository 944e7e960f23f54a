"""The telegram as XML, and back: every character in an element, every normal form in an attribute (law 2)."""

from hashlib import sha256
from typing import Any, TypeVar, overload

from cablekit.errors import ModelError, ReadError
from cablekit.model import Cable, Closing, Header, Paragraph, Section
from cablekit.model.node import Node
from cablekit.source import Child, Piece, Tree
from cablekit.telegram.parse import KINDS, parse
from cablekit.telegram.render import render
from cablekit.telegram.text import difference
from cablekit.xml.chars import style_of
from cablekit.xml.forms import context, forms
from cablekit.xml.names import READER, ROOTS
from cablekit.xml.reader import Document, fail, parsed
from cablekit.xml.writer import Writer, head

NodeT = TypeVar("NodeT", Cable, Header, Section, Paragraph, Closing)


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

    >>> print(to_xml(Header(subject="THE BRIDGE"), pretty=True).decode()[-99:])
      <subject>
        <label>SUBJECT: </label>
        <subject>THE BRIDGE
    </subject>
      </subject>
    </header>
    <BLANKLINE>
    """
    kind = KINDS.get(type(node), "")
    if kind not in ROOTS:
        message = f"expected a Cable, Header, Section, Paragraph or Closing, got {type(node).__name__}"
        raise ModelError(message)
    try:
        events = render(node)
    except RecursionError as error:
        raise ModelError("items nested too deep", "items") from error
    text = "".join([event.text for event in events if isinstance(event, Piece)])
    style = style_of(text)
    writer = Writer(style, context(node), pretty=pretty)
    writer.events(events, head(node, text, style))
    declaration = '<?xml version="1.0" encoding="UTF-8"?>' + ("" if pretty else "\n")
    data = "".join([declaration, *writer.out, "\n"]).encode()
    if node.source is None or not node.source.is_as_read(node):
        check(node, data)
    return data


def check(node: Node, data: bytes) -> None:
    """
    Make sure that XML reads back as the node it was written from (law 2).

    Raises:
        ModelError: It does not.

    >>> check(Header(tags=("PREL",)), to_xml(Header(tags=("PREL",))))
    """
    found = difference(node, from_xml(data))
    if found:
        path, value, other = found
        message = f"{value!r} would read back as {other!r}"
        raise ModelError(message[:500], path)


@overload
def from_xml(data: bytes | str, cls: None = None) -> Any: ...  # noqa: ANN401 - the root element says which
@overload
def from_xml(data: bytes | str, cls: type[NodeT]) -> NodeT: ...
def from_xml(data: bytes | str, cls: type[Node] | None = None) -> Any:
    """
    Read a node from XML.

    The text in the elements is the truth: an attribute that says something else is refused where this version of
    cablekit wrote it, and computed anew where another one did.

    Args:
        data: The document, as `to_xml` writes it; what formatters do to it does no harm.
        cls: The class that is expected; by default the root element says it.

    Raises:
        ReadError: The document is wrong; says the line.

    >>> from_xml(to_xml(Header(tags=("PREL", "RU")))).tags
    ('PREL', 'RU')
    """
    root = parsed(data)
    document = Document(root)
    wanted = KINDS.get(cls, "") if cls is not None else document.tree.kind
    if wanted != document.tree.kind:
        fail(f"expected <{wanted}>, found <{document.tree.kind}>", root)
    try:
        node = parse(document.tree, document.text, **document.known)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        message = f"a text does not read as its element says: {error}"
        raise ReadError(message) from error
    if document.stated.get("reader") == READER:
        compare(document, document.tree, node, context(node))
    return node


def compare(document: Document, tree: Tree, node: Node, cable: Cable) -> None:
    """
    Make sure that the attributes say what the text says.

    Raises:
        ReadError: One does not.

    >>> data = to_xml(Header(tags=("PREL",))).replace(b">PREL", b">PGOV")
    >>> from_xml(data)
    Traceback (most recent call last):
    cablekit.errors.ReadError: line 2: codes='PREL' contradicts the text, which gives 'PGOV'
    """
    claims = document.claims.get(id(tree))
    if claims:
        computed = forms(node, cable)
        for claim in claims:
            own = computed.get(claim.field, {})
            for name, value in claim.forms.items():
                if own.get(name) != value:
                    fail(f"{name}={value!r} contradicts the text, which gives {own.get(name)!r}", claim.element)
    for entries, read in zip(tree.parts, node.source.parts if node.source else (), strict=True):
        for entry, child in zip(entries, read, strict=True):
            if isinstance(entry, Child) and isinstance(child, Child) and not entry.part:
                compare(document, entry.node, child.node, cable)


def digest_matches(data: bytes | str) -> bool:
    """
    Say whether the text is still the one that was written: nobody has edited it since.

    Args:
        data: The document.

    Raises:
        ReadError: It is no document of ours.

    >>> data = to_xml(Header(subject="THE BRIDGE"))
    >>> digest_matches(data), digest_matches(data.replace(b"BRIDGE", b"CASTLE"))
    (True, False)
    """
    document = Document(parsed(data))
    digest = sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return (document.stated.get("chars"), document.stated.get("sha256")) == (str(len(document.text)), digest)
