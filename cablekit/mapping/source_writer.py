"""From a node's pieces to the `source` of its dict, and of the dicts of the nodes below it."""

from collections.abc import Iterator
from typing import Any

from cablekit.model import Paragraph, ParagraphKind
from cablekit.source import Piece
from cablekit.telegram.parse import KIND_OF_CLASS, SINGLE_CHILDREN
from cablekit.telegram.render import CHILD_FIELDS, Open, child_fields, render

#: The kind of the child that a field holds.
CHILD_KINDS = {
    "header": "header",
    "sections": "section",
    "closing": "closing",
    "paragraphs": "paragraph",
    "items": "paragraph",
}


class NumberedNode:
    """A node as written: its number, its pieces part by part, and the numbered nodes of its children."""

    __slots__ = ("children", "kind", "number", "parts")

    def __init__(self, number: int, node: Any) -> None:
        self.number: int = number
        self.kind: ParagraphKind = kind_as_read(node)
        self.parts: dict[int, list[list[Any]]] = {}
        self.children: dict[int, list[NumberedNode]] = {}

    def child(self, event: Open, number: int) -> "NumberedNode":
        """Give the child that a part belongs to: a new one where each that there is has this part already."""
        children = self.children.setdefault(id(event.node), [])
        for child in children:
            if event.part not in child.parts:
                return child
        children.append(NumberedNode(number, event.node))
        return children[-1]

    def parts_in_order(self) -> list[list[list[Any]]]:
        """Give the parts in order; one that was not written is empty."""
        return [self.parts.get(part, []) for part in range(max(self.parts, default=-1) + 1)]


def kind_as_read(node: Any) -> ParagraphKind:
    """Give the kind of paragraph that the pieces of a node are, whatever it has been changed to."""
    if not isinstance(node, Paragraph):
        return ParagraphKind.PARAGRAPH
    found: ParagraphKind = dict(node.source.known).get("kind", ParagraphKind.PARAGRAPH) if node.source else node.kind
    return found


def write_source(node: Any, data: dict[str, Any]) -> None:
    r"""
    Put the pieces of a node, and of the nodes below it, into their dicts.

    >>> from cablekit.model import Paragraph
    >>> data = {}; write_source(Paragraph(text="Yes."), data); data
    {'source': {'node': 0, 'parts': [[['text', 'text', 'Yes.\n']]]}}
    """
    attach(numbered(node), node, data)


def numbered(node: Any) -> NumberedNode:
    """Render a node, and divide its pieces among it and its children."""
    root, count = NumberedNode(0, node), 1
    stack: list[tuple[NumberedNode, list[list[Any]], str]] = []
    for event in render(node):
        if event.__class__ is Piece:
            kind, text, field = event
            stack[-1][1].append([field, kind, text])
        elif not isinstance(event, Open):
            stack.pop()
        elif event.kind == "wrapper":
            stack.append(stack[-1])
        else:
            here = root
            if stack:
                parent, entries, parent_kind = stack[-1]
                here = parent.child(event, count)
                count += here.number == count
                entries.append([field_of(parent_kind, event.kind), here.number, event.part])
            here.parts[event.part] = []
            stack.append((here, here.parts[event.part], event.kind))
    return root


def field_of(parent: str, kind: str) -> str:
    """Name the field in which a kind of node has a kind of child."""
    return next(field for field in CHILD_FIELDS[parent] if CHILD_KINDS[field] == kind)


def attach(written: NumberedNode, node: Any, data: dict[str, Any]) -> None:
    """Put the pieces of a numbered node into the dict of the node, and so on below it."""
    for field, at, child in children_of(node):
        children = written.children.get(id(child))
        if children:
            inner = data.setdefault(field, {}) if field in SINGLE_CHILDREN else data[field][at]
            attach(children.pop(0), child, inner)
    kind = {"kind": written.kind.value} if written.kind is not ParagraphKind.PARAGRAPH else {}
    data["source"] = {"node": written.number, **kind, "parts": written.parts_in_order()}


def children_of(node: Any) -> Iterator[tuple[str, int, Any]]:
    """Yield the children of a node with their field and their place in it."""
    for field in child_fields(node, KIND_OF_CLASS[node.__class__]):
        value = getattr(node, field)
        for at, child in enumerate((value,) if field in SINGLE_CHILDREN else value):
            yield field, at, child
