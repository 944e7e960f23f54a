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
    contents: dict[str, list[Any]] = {}
    nodes: dict[int, Any] = {}
    parts = tuple([gather(part, text, contents, nodes) for part in tree.parts])
    values: dict[str, Any] = {}
    for field, found in contents.items():
        codec = codecs.get(field)
        if codec:
            content = "".join(found)
            values[field] = codec.read(content if field == "text" or "\r" not in content else lines_even(content))
        else:
            values[field] = found[0] if field in SINGLE else tuple(found)
    if known:
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


def gather(entries: list[Span | Child], text: str, contents: dict[str, list[Any]], nodes: dict[int, Any]) -> Part:
    """
    Collect the content of each field, and make the children.

    Args:
        entries: The spans and child trees of one part.
        text: The text that the spans stand in.
        contents: What is collected: for each field the texts of its spans, or its children.
        nodes: The children made so far, by their tree: one may stand in several parts.

    >>> contents = {}; gather([("tags", "tag", 0, 4)], "PREL", contents, {}), contents
    ((('tags', 'tag', 0, 4),), {'tags': ['PREL']})
    """
    done = list(entries)
    for at, entry in enumerate(entries):
        if entry.__class__ is Child:
            done[at] = adopt(entry, text, contents, nodes)
            continue
        field, kind, start, end = entry  # type: ignore[misc]
        if field and kind not in FURNITURE and "." not in field:
            contents.setdefault(field, []).append(text[start:end])
    return tuple(done)


def adopt(child: Child, text: str, contents: dict[str, list[Any]], nodes: dict[int, Any]) -> Child:
    """
    Make the node of a child tree, once.

    >>> adopt(Child("items", Tree("paragraph")), "", {}, {}).node.text
    ''
    """
    field, tree, part = child
    node = nodes.get(id(tree))
    if node is None:
        node = nodes[id(tree)] = parse(tree, text)
        contents.setdefault(field, []).append(node)
    return tuple.__new__(Child, (field, node, part))  # twice as fast as `Child(...)`
