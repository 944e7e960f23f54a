"""From spans to values: every node is made here, whether its spans were scanned or came as XML or a dict."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from attrs import fields

from cablekit.model import Cable, Closing, Header, Paragraph, ParagraphKind, Section, Wrapper
from cablekit.model.cable import BODY, changed
from cablekit.model.node import open_twin
from cablekit.source import FURNITURE, Child, PartEntries, Source, Span, Tree, is_untidy, tidy_lines
from cablekit.telegram.fields.field import Fields
from cablekit.telegram.fields.table import CLOSING, HEADER, PARAGRAPH, SECTION

Readers = dict[str, Callable[[str], Any]]

#: The kinds of trees that are paragraphs of a kind of their own (format.md 13.3); `cable` is a kind of tree already.
PARAGRAPH_KINDS: Final = {
    "table": ParagraphKind.TABLE,
    "enclosure": ParagraphKind.ENCLOSURE,
    "quoted-cable": ParagraphKind.CABLE,
}
#: For each kind of node, its class and the rows of its fields.
NODE_KINDS: dict[str, tuple[type[Any], Fields]] = {
    "cable": (Cable, {}),
    "header": (Header, HEADER),
    "section": (Section, SECTION),
    "paragraph": (Paragraph, PARAGRAPH),
    "closing": (Closing, CLOSING),
    "wrapper": (Wrapper, {}),
    **dict.fromkeys(PARAGRAPH_KINDS, (Paragraph, PARAGRAPH)),
}
#: The kind of a node by its class.
KIND_OF_CLASS: dict[type[Any], str] = {
    shape[0]: kind for kind, shape in NODE_KINDS.items() if kind not in PARAGRAPH_KINDS
}

#: The kind of the tree of a paragraph by the paragraph's own kind.
TREE_OF_KIND: Final = {kind: tree for tree, kind in PARAGRAPH_KINDS.items()}
#: For each kind of node, its class, the reader of each field, the open twin of the class, which is filled, and what is known.
NODE_BUILDERS: Final[dict[str, tuple[type[Any], Readers, type[Any], tuple[tuple[str, Any], ...]]]] = {
    kind: (
        shape,
        {field: row.read for field, row in rows.items()},
        open_twin(shape),
        (("kind", PARAGRAPH_KINDS[kind]),) if kind in PARAGRAPH_KINDS else (),
    )
    for kind, (shape, rows) in NODE_KINDS.items()
}
#: A cable that is read without its body is a kind of tree, too.
HEADER_ALONE: Final = "header-alone"
NODE_BUILDERS[HEADER_ALONE] = (Cable, {}, open_twin(Cable, BODY), (("complete", False),))
#: What a reader of files knows of most cables, and how it is checked: making the cable once more takes 20 us.
CONVERTERS: Final[dict[str, Any]] = {
    one.name: one.converter for one in fields(Cable) if one.converter and one.name in ("year_hint", "wrappers")
}
#: Fields that hold one child, not a tuple of children.
SINGLE_CHILDREN = frozenset({"header", "closing"})
#: Makes a named tuple twice as fast as its class does.
new_tuple: Final = tuple.__new__


def class_of_model(cls: object) -> type[Any] | None:
    """
    Return the class of the model that a class is or is based on; None for others.

    >>> class Mine(Cable): pass
    >>> class_of_model(Mine) is Cable, class_of_model(Wrapper) is Wrapper, class_of_model(str)
    (True, True, None)
    """
    bases = cls.__mro__ if isinstance(cls, type) else ()
    return next((base for base in bases if base in KIND_OF_CLASS), None)


def parse(tree: Tree, text: str, **known: Any) -> Any:
    """
    Make the node of a scanned tree; *known* are values that no span gives: the reader's year, a wrapper's fields.

    >>> parse(Tree("paragraph", [[("text", "text", 0, 8)]]), "All well").text
    'All well'
    """
    node = build_node(tree, text, untidy=is_untidy(text))
    return with_known(node, known) if known else node


def with_known(node: Any, known: dict[str, Any]) -> Any:
    """Give a node that was made just now values that no span gives; a caller's values are checked."""
    source = node.source._replace(known=(*node.source.known, *known.items()))
    if known.keys() <= CONVERTERS.keys():
        for name, value in known.items():
            object.__setattr__(node, name, CONVERTERS[name](value))
    else:
        node = changed(node, **known)
    object.__setattr__(node, "source", source)
    return node


def build_node(tree: Tree, text: str, *, untidy: bool) -> Any:
    """Make a node and its children; *untidy*: its text is tidied for the scanner."""
    shape, readers, twin, known = NODE_BUILDERS[tree.kind]
    values, has_child = read_fields(tree.parts, text, readers, untidy=untidy)
    parts = build_children(tree, text, values, untidy=untidy) if has_child else frozen_parts(tree)
    if known:
        values |= known
    values["source"] = new_tuple(Source, (text, parts, known, "", None))
    node = twin(**values)
    node.__class__ = shape
    return node


def values_of(node: Any) -> dict[str, Any]:
    """
    Return the values that the text of a node gives, whatever values the node has now.

    >>> node = parse(Tree("paragraph", [[("text", "text", 0, 8)]]), "All well")
    >>> from attrs import evolve; values_of(evolve(node, text="No."))
    {'text': 'All well'}
    """
    text, parts, known, *_ = node.source
    values, _ = read_fields(parts, text, NODE_BUILDERS[KIND_OF_CLASS[node.__class__]][1], untidy=is_untidy(text))
    nodes = {id(entry.node): entry for part in parts for entry in part if isinstance(entry, Child)}
    children: dict[str, list[Any]] = {}
    for child in nodes.values():
        children.setdefault(child.field, []).append(child.node)
    add_children(values, children)
    return values | dict(known)


def read_fields(
    parts: Iterable[Iterable[Span | Child]], text: str, readers: Readers, *, untidy: bool
) -> tuple[dict[str, Any], bool]:
    """
    Read each field from the text of its spans, joined; also return whether there is a child among the spans.

    The values of an *untidy* text are read from its tidy lines; a paragraph's reader keeps the line endings.

    >>> spans = [("tags", "label", 0, 6), ("tags", "tag", 6, 10)]
    >>> read_fields([spans], "TAGS: PREL", {"tags": str.split}, untidy=False)
    ({'tags': ['PREL']}, False)
    """
    found: dict[str, Any] = {}
    again: dict[str, list[str]] = {}
    has_child = False
    for part in parts:
        for entry in part:
            field = entry[0]
            if field in readers:
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
                has_child = True
    if again:  # few nodes have a field in several spans
        for field in tuple(again):
            found[field] = "".join(again.pop(field))  # frees the texts before they are read
    if untidy:
        found = {field: content if field == "text" else tidy_lines(content) for field, content in found.items()}
    for field, content in found.items():
        found[field] = readers[field](content)
    return found, has_child


def frozen_parts(tree: Tree) -> tuple[PartEntries, ...]:
    """Return the spans of a tree without children as tuples; the tree keeps the same tuples in place of its lists."""
    parts: tuple[PartEntries, ...]
    parts = (tuple(tree.parts[0]),) if len(tree.parts) == 1 else tuple(map(tuple, tree.parts))
    tree.parts = parts
    return parts


def build_children(tree: Tree, text: str, found: dict[str, Any], *, untidy: bool) -> tuple[PartEntries, ...]:
    """Make the node of each child tree once, put it into *found*, and return the parts with the nodes in them."""
    nodes: dict[Tree, Any] = {}
    children: dict[str, list[Any]] = {}
    done: list[PartEntries] = []
    for part in tree.parts:
        entries: list[Span | Child] = []
        for entry in part:
            if entry.__class__ is not Child:
                entries.append(entry)
                continue
            field, child, number = entry
            node = nodes.get(child)
            if node is None:
                node = nodes[child] = build_node(child, text, untidy=untidy)
                if field in children:
                    children[field].append(node)
                else:
                    children[field] = [node]
            entries.append(new_tuple(Child, (field, node, number)))
        done.append(tuple(entries))
    add_children(found, children)
    return tuple(done)


def add_children(values: dict[str, Any], children: dict[str, list[Any]]) -> None:
    """
    Add the values of the fields that hold children.

    >>> values = {"text": "X"}; add_children(values, {"header": ["a header"], "sections": ["a section"]}); values
    {'text': 'X', 'header': 'a header', 'sections': ('a section',)}
    """
    for field, nodes in children.items():
        values[field] = nodes[0] if field in SINGLE_CHILDREN else tuple(nodes)
