"""From spans to values: every node is made here, whether its spans were scanned, or came as XML or a dict."""

import weakref
from typing import Any, Final

from cablekit.model import Cable, Closing, Header, Paragraph, Section, Wrapper
from cablekit.model.node import open_twin
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
#: For each kind of node the class that is filled before it becomes the node's own.
TWINS: Final = {kind: open_twin(shape[0]) for kind, shape in SHAPES.items()}
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
    parts: tuple[Part, ...] = tuple(map(tuple, tree.parts))
    parent = gather(tree.parts, text, codecs, contents)
    values: dict[str, Any] = {}
    for field, content in contents.items():
        if "\r" in content and field != "text":  # a paragraph's text alone keeps its own line ends
            content = content.replace("\r\n", "\n").replace("\r", "\n")  # noqa: PLW2901
        values[field] = codecs[field].read(content)
    if parent:
        parts = adopted(parts, text, values)
    source = Source(text, parts, values)
    if known:  # a caller's values are checked
        values.update(known)
        node = shape(**values, source=source)
    else:
        node = TWINS[tree.kind](**values)
        node.source = source
        node.__class__ = shape
    source.origin = weakref.ref(node)
    return node


def gather(parts: list[list[Span | Child]], text: str, codecs: Codecs, contents: dict[str, str]) -> bool:
    """
    Collect the content of each field: the text of its spans, joined.

    Args:
        parts: The spans and child trees of a node.
        text: The text that the spans stand in.
        codecs: Those of the node's fields.
        contents: What is collected.

    Returns:
        Whether there is a child among the spans.

    >>> contents = {}; gather([[("tags", "tag", 0, 4)]], "PREL", HEADER, contents), contents
    (False, {'tags': 'PREL'})
    """
    again: dict[str, list[str]] = {}
    parent = False
    for part in parts:
        for entry in part:
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
            elif field and entry.__class__ is Child:
                parent = True
    for field, texts in again.items():
        contents[field] = "".join(texts)
    return parent


def adopted(parts: tuple[Part, ...], text: str, values: dict[str, Any]) -> tuple[Part, ...]:
    """
    Make the nodes of the child trees, each once, and put them among the spans and the values of the parent.

    Args:
        parts: The spans and child trees of a node; a child may stand in several parts.
        text: The text that the spans stand in.
        values: The values of the parent.

    >>> values = {}; adopted(((Child("items", Tree("paragraph")),),), "", values)[0][0].node is values["items"][0]
    True
    """
    made: dict[Tree, Any] = {}
    children: dict[str, list[Any]] = {}
    done: list[Part] = []
    for part in parts:
        entries = list(part)
        for at, entry in enumerate(part):
            if entry.__class__ is Child:
                field, tree, number = entry
                node = made.get(tree)
                if node is None:
                    node = made[tree] = parse(tree, text)
                    children.setdefault(field, []).append(node)
                entries[at] = tuple.__new__(Child, (field, node, number))  # twice as fast as `Child(...)`
        done.append(tuple(entries))
    for field, nodes in children.items():
        values[field] = nodes[0] if field in SINGLE else tuple(nodes)
    return tuple(done)
