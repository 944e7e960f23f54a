"""From spans to values: every node is made here, whether its spans were scanned, or came as XML or a dict."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from attrs import evolve

from cablekit.model import Cable, Closing, Header, Paragraph, Section, Wrapper
from cablekit.model.node import open_twin
from cablekit.source import FURNITURE, Child, PartEntries, Source, Span, Tree, normalize_newlines
from cablekit.telegram.fields.field import Fields
from cablekit.telegram.fields.table import CLOSING, HEADER, PARAGRAPH, SECTION

Reads = dict[str, Callable[[str], Any]]

#: What each kind of node is made of: its class, and the rows of its fields.
SHAPES: dict[str, tuple[type[Any], Fields]] = {
    "cable": (Cable, {}),
    "header": (Header, HEADER),
    "section": (Section, SECTION),
    "paragraph": (Paragraph, PARAGRAPH),
    "closing": (Closing, CLOSING),
    "wrapper": (Wrapper, {}),
}
#: The kind of a node by its class.
KINDS: dict[type[Any], str] = {shape[0]: kind for kind, shape in SHAPES.items()}
#: What each kind of node is filled with: its class, how each field is read, and the open twin of the class.
MADE: Final = {
    kind: (shape, {field: row.read for field, row in rows.items()}, open_twin(shape))
    for kind, (shape, rows) in SHAPES.items()
}
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
    node = made(tree, text, uneven="\r" in text)
    if known:  # a caller's values are checked
        source = node.source._replace(known=tuple(known.items()))
        node = evolve(node, **known)
        object.__setattr__(node, "source", source)
    return node


def made(tree: Tree, text: str, *, uneven: bool) -> Any:
    """
    Make a node and those below it.

    Args:
        tree: Spans and child trees.
        text: The text that the spans stand in.
        uneven: Whether the text has CR among its line ends.

    >>> made(Tree("paragraph", [[("label", "enumerator", 0, 2)]]), "1.", uneven=False).label
    '1'
    """
    shape, reads, twin = MADE[tree.kind]
    values, parent = read_fields(tree.parts, text, reads, uneven=uneven)
    parts = adopted(tree, text, values, uneven=uneven) if parent else kept(tree)
    values["source"] = tuple.__new__(Source, (text, parts, (), "", None))  # twice as fast as `Source(...)`
    node = twin(**values)
    node.__class__ = shape
    return node


def values_of(node: Any) -> dict[str, Any]:
    """
    Give the values that the text of a node gives, whatever the node has now.

    Args:
        node: A node with a source.

    >>> node = parse(Tree("paragraph", [[("text", "text", 0, 8)]]), "All well")
    >>> values_of(evolve(node, text="No."))
    {'text': 'All well'}
    """
    text, parts, known, *_ = node.source
    values, _ = read_fields(parts, text, MADE[KINDS[node.__class__]][1], uneven="\r" in text)
    nodes = {id(entry.node): entry for part in parts for entry in part if isinstance(entry, Child)}
    children: dict[str, list[Any]] = {}
    for place in nodes.values():
        children.setdefault(place.field, []).append(place.node)
    return values | held(children) | dict(known)


def read_fields(
    parts: Iterable[Iterable[Span | Child]], text: str, reads: Reads, *, uneven: bool
) -> tuple[dict[str, Any], bool]:
    """
    Read each field from the text of its spans, joined; and say whether there is a child among the spans.

    Args:
        parts: Spans and children.
        text: The text that the spans stand in.
        reads: How each field is read.
        uneven: Whether the text has CR among its line ends: values have LF alone, but for a paragraph's text.

    >>> read_fields([[("tags", "label", 0, 6), ("tags", "tag", 6, 10)]], "TAGS: PREL", MADE["header"][1], uneven=False)
    ({'tags': ('PREL',)}, False)
    """
    found: dict[str, Any] = {}
    again: dict[str, list[str]] = {}
    parent = False
    for part in parts:
        for entry in part:
            field = entry[0]
            if field in reads:
                _, kind, start, end = entry  # type: ignore[misc]
                if kind in FURNITURE:
                    continue
                if field not in found:
                    found[field] = text[start:end]
                elif field in again:
                    again[field].append(text[start:end])
                else:
                    again[field] = [found[field], text[start:end]]
            elif field and entry.__class__ is Child:
                parent = True
    for field in tuple(again):
        found[field] = "".join(again.pop(field))  # the texts are not kept beside what is read from them
    if uneven:
        found = {field: content if field == "text" else normalize_newlines(content) for field, content in found.items()}
    for field, content in found.items():
        found[field] = reads[field](content)
    return found, parent


def kept(tree: Tree) -> tuple[PartEntries, ...]:
    """
    Make tuples of the spans of a tree without children; its lists are not kept beside them.

    >>> kept(Tree("paragraph", [[("text", "text", 0, 8)]]))
    ((('text', 'text', 0, 8),),)
    """
    parts: tuple[PartEntries, ...] = tuple(map(tuple, tree.parts))
    tree.parts = parts  # type: ignore[assignment]
    return parts


def adopted(tree: Tree, text: str, found: dict[str, Any], *, uneven: bool) -> tuple[PartEntries, ...]:
    """
    Make the nodes of the child trees, each once, and put them among the spans of the parent.

    Args:
        tree: The parent; a child may stand in several of its parts.
        text: The text that the spans stand in.
        found: The parent's fields that hold them, to be filled.
        uneven: Whether the text has CR among its line ends.

    >>> tree, found = Tree("paragraph", [[Child("items", Tree("paragraph"))]]), {}
    >>> adopted(tree, "", found, uneven=False)[0][0].node is found["items"][0]
    True
    """
    nodes: dict[Tree, Any] = {}
    children: dict[str, list[Any]] = {}
    done: list[PartEntries] = []
    for part in tree.parts:
        entries = list(part)
        for at, entry in enumerate(part):
            if entry.__class__ is Child:
                field, child, number = entry
                node = nodes.get(child)
                if node is None:
                    node = nodes[child] = made(child, text, uneven=uneven)
                    children.setdefault(field, []).append(node)
                entries[at] = tuple.__new__(Child, (field, node, number))  # twice as fast as `Child(...)`
        done.append(tuple(entries))
    found.update(held(children))
    return tuple(done)


def held(children: dict[str, list[Any]]) -> dict[str, Any]:
    """
    Give the values of the fields that hold children.

    Args:
        children: For each field its children, in order.

    >>> held({"header": ["a header"], "sections": ["a section"]})
    {'header': 'a header', 'sections': ('a section',)}
    """
    return {field: nodes[0] if field in SINGLE else tuple(nodes) for field, nodes in children.items()}
