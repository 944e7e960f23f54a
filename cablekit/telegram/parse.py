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
    contents: dict[str, str] = {}
    children: dict[str, dict[int, Any]] = {}
    parts = tuple([gather(part, text, codecs, contents, children) for part in tree.parts])
    values: dict[str, Any] = {}
    for field, content in contents.items():
        if "\r" in content and field != "text":  # a paragraph's text alone keeps its own line ends
            content = content.replace("\r\n", "\n").replace("\r", "\n")  # noqa: PLW2901
        values[field] = codecs[field].read(content)
    for field, nodes in children.items():
        values[field] = next(iter(nodes.values())) if field in SINGLE else tuple(nodes.values())
    if known:
        values.update(known)
    source = Source(text, parts, values)
    node = shape(**values, source=source)
    source.origin = weakref.ref(node)
    return node


def gather(
    entries: list[Span | Child],
    text: str,
    codecs: Codecs,
    contents: dict[str, str],
    children: dict[str, dict[int, Any]],
) -> Part:
    """
    Collect the content of each field, and make the children.

    Args:
        entries: The spans and child trees of one part.
        text: The text that the spans stand in.
        codecs: Those of the node's fields.
        contents: What is collected: for each field the text of its spans, joined.
        children: The children made so far, for each field by their tree: one may stand in several parts.

    >>> contents = {}; gather([("tags", "tag", 0, 4)], "PREL", HEADER, contents, {}), contents
    ((('tags', 'tag', 0, 4),), {'tags': 'PREL'})
    """
    done = tuple(entries)
    again: dict[str, list[str]] = {}
    parent = False
    for entry in done:
        field = entry[0]
        if field in codecs:
            _, kind, start, end = entry  # type: ignore[misc]
            if kind in FURNITURE:
                continue
            if field not in contents:
                contents[field] = text[start:end]
            elif field in again:
                again[field].append(text[start:end])
            else:
                again[field] = [contents[field], text[start:end]]
        elif entry.__class__ is Child:
            parent = True
    for field, texts in again.items():
        contents[field] = "".join(texts)
    return tuple([adopt(entry, text, children) for entry in done]) if parent else done


def adopt(entry: Span | Child, text: str, children: dict[str, dict[int, Any]]) -> Span | Child:
    """
    Make the node of a child tree, once; a span stays.

    >>> adopt(Child("items", Tree("paragraph")), "", {}).node.text
    ''
    """
    if entry.__class__ is not Child:
        return entry
    field, tree, part = entry
    nodes = children.setdefault(field, {})
    node = nodes.get(id(tree))
    if node is None:
        node = nodes[id(tree)] = parse(tree, text)
    return tuple.__new__(Child, (field, node, part))  # twice as fast as `Child(...)`
