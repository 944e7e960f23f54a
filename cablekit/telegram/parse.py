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
    contents: dict[str, list[str]] = {}
    children: dict[str, list[Any]] = {}
    made: dict[int, Any] = {}
    parts = tuple([gather(part, text, contents, children, made) for part in tree.parts])
    values: dict[str, Any] = {}
    for field, content in contents.items():
        value = codecs[field].read(content[0] if len(content) == 1 else "".join(content))
        if value is not None:
            values[field] = value
    for field, nodes in children.items():
        values[field] = nodes[0] if field in SINGLE else tuple(nodes)
    values.update(known)
    source = Source(text, parts, values)
    node = shape(**values, source=source)
    source.origin = weakref.ref(node)
    return node


def gather(
    entries: list[Span | Child],
    text: str,
    contents: dict[str, list[str]],
    children: dict[str, list[Any]],
    made: dict[int, Any],
) -> Part:
    """
    Collect the content of each field, and make the children.

    >>> gather([("", "blank", 0, 1)], " ", {}, {}, {})
    (('', 'blank', 0, 1),)
    """
    done: list[Span | Child] = []
    for entry in entries:
        if entry.__class__ is Child:
            field, tree, part = entry  # type: ignore[misc]
            node = made.get(id(tree))
            if node is None:
                node = made[id(tree)] = parse(tree, text)
                children.setdefault(field, []).append(node)
            done.append(Child(field, node, part))
            continue
        field, kind, start, end = entry  # type: ignore[misc]
        if field and kind not in FURNITURE and "." not in field:
            if field in contents:
                contents[field].append(text[start:end])
            else:
                contents[field] = [text[start:end]]
        done.append(entry)
    return tuple(done)
