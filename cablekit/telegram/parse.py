"""From spans to values: every node is made here, whether its spans were scanned, or came as XML or a dict."""

import weakref
from typing import Any

from cablekit.model import Cable, Closing, Header, Paragraph, Section, Wrapper
from cablekit.source import FURNITURE, Child, Part, Source, Span, Tree
from cablekit.telegram.codec import Codecs
from cablekit.telegram.fields import CLOSING, HEADER, PARAGRAPH, SECTION

#: What each kind of node is made of: its class, and the codecs of its fields.
SHAPES: dict[str, tuple[type[Any], Codecs]] = {
    "cable": (Cable, {}),
    "header": (Header, HEADER),
    "section": (Section, SECTION),
    "paragraph": (Paragraph, PARAGRAPH),
    "closing": (Closing, CLOSING),
    "wrapper": (Wrapper, {}),
}
#: The kind of a node by its class.
KINDS: dict[type[Any], str] = {shape[0]: kind for kind, shape in SHAPES.items()}
#: Fields that hold one child, not a tuple of children.
SINGLE = frozenset({"header", "closing"})


def parse(tree: Tree, text: str, **known: Any) -> Any:
    """
    Make the node of a scanned tree.

    Args:
        tree: Spans and child trees.
        text: The text that the spans stand in.
        known: Values that no span gives: the reader's year, a wrapper's fields.

    >>> parse(Tree("paragraph", [[("text", "text", 0, 8)]]), "All well").text
    'All well'
    """
    shape, codecs = SHAPES[tree.kind]
    values: dict[str, Any] = {}
    nodes: dict[int, Any] = {}
    parts = tuple([gather(part, text, values, nodes) for part in tree.parts])
    for field, value in values.items():
        if field in codecs:
            values[field] = codecs[field].read(value if field == "text" or "\r" not in value else lines_even(value))
        elif field not in SINGLE:
            values[field] = tuple(value)
    values.update(known)
    source = Source(text, parts, values)
    node = shape(**values, source=source)
    source.origin = weakref.ref(node)
    return node


def lines_even(content: str) -> str:
    """
    Give the content of a field with LF as line end; only a paragraph's text keeps its own.

    >>> lines_even("SIPDIS\\r\\nNOFORN\\r\\n")
    'SIPDIS\\nNOFORN\\n'
    """
    return content.replace("\r\n", "\n").replace("\r", "\n")


def gather(entries: list[Span | Child], text: str, values: dict[str, Any], nodes: dict[int, Any]) -> Part:
    """
    Collect the content of each field, and make the children.

    Args:
        entries: The spans and child trees of one part.
        text: The text that the spans stand in.
        values: What is collected: contents joined, children in lists.
        nodes: The children made so far, by their tree: one may stand in several parts.

    >>> values = {}; gather([("tags", "tag", 0, 4)], "PREL", values, {}), values
    ((('tags', 'tag', 0, 4),), {'tags': 'PREL'})
    """
    done: list[Span | Child] = []
    for entry in entries:
        if entry.__class__ is tuple:
            field, kind, start, end = entry
            if field and kind not in FURNITURE and "." not in field:
                values[field] = values.get(field, "") + text[start:end]
        else:
            entry = adopt(entry, text, values, nodes)  # type: ignore[arg-type]
        done.append(entry)
    return tuple(done)


def adopt(child: Child, text: str, values: dict[str, Any], nodes: dict[int, Any]) -> Child:
    """
    Make the node of a child tree, once.

    >>> values = {}; adopt(Child("items", Tree("paragraph")), "", values, {}).node.text
    ''
    """
    field, tree, part = child
    node = nodes.get(id(tree))
    if node is None:
        node = nodes[id(tree)] = parse(tree, text)
        if field in SINGLE:
            values.setdefault(field, node)
        else:
            values.setdefault(field, []).append(node)
    return Child(field, node, part)
