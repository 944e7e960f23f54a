"""What each element means: the vocabulary that writer and reader share, derived from the rows of the fields."""

import re
from typing import Final, NamedTuple

from cablekit.source import FURNITURE
from cablekit.telegram.fields.field import Fields
from cablekit.telegram.fields.table import HEADER
from cablekit.telegram.parse import NODE_KINDS, PARAGRAPH_KINDS

NAMESPACE: Final = "https://w3id.org/cablekit/1"
VERSION: Final = "1.0"
#: The elements that a document may have as its root.
ROOTS: Final = ("cable", "header", "section", "paragraph", *PARAGRAPH_KINDS, "closing")
#: How many items may be nested in a paragraph.
DEEPEST: Final = 100
#: What is among the items of a paragraph, or of an enclosure.
ITEMS: Final = (("item", "items", "paragraph"), *[(kind, "items", kind) for kind in PARAGRAPH_KINDS])
#: The children of each kind of node: element, field, kind.
CHILDREN: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "cable": (("header", "header", "header"), ("closing", "closing", "closing")),
    "body": (("section", "sections", "section"),),
    "section": (("paragraph", "paragraphs", "paragraph"),),
    "paragraph": ITEMS,
    "enclosure": ITEMS,
}
#: Every kind of piece that has an element of its own; any other kind is `<other kind="...">`.
PIECES: Final = FURNITURE | {"cell", "gap"} | {row.piece for _, rows in NODE_KINDS.values() for row in rows.values()}
KIND: Final = re.compile("[a-z][a-z0-9-]{0,63}")


class Meaning(NamedTuple):
    """
    What an element means inside another one.

    Attributes:
        does: `piece`, `single`, `other`, `field`, `echo`, `node`, `row`, `body` or `meta`.
        field: The field that owns it.
        kind: The kind of the piece, or of the node.

    >>> PLACES["header"][tag("tags")]
    Meaning(does='field', field='tags', kind='tag')
    """

    does: str
    field: str
    kind: str


def tag(name: str) -> str:
    """Give the name of an element as lxml has it."""
    return f"{{{NAMESPACE}}}{name}"


def dashed(field: str) -> str:
    """Give the name of a field's element: `executive-order`."""
    return field.replace("_", "-")


def inside_field(field: str, rows: Fields) -> dict[str, Meaning]:
    """List the elements inside that of a field: pieces, single values, and the fields written after its label."""
    meanings = {tag(kind): Meaning("piece", field, kind) for kind in sorted(PIECES)}
    meanings[tag("other")] = Meaning("other", field, "other")
    if field in rows and (singles := rows[field].singles):
        meanings[tag(singles.element)] = Meaning("single", field, singles.element)
    for row in rows.values():
        if row.within and row.within == field:
            meanings[tag(dashed(row.name))] = Meaning("field", row.name, row.piece)
    return meanings


def inside_node(kind: str, rows: Fields) -> dict[str, Meaning]:
    """List the elements inside that of a node: furniture, echoes, fields, children."""
    meanings = inside_field("", {}) | {tag("echo"): Meaning("echo", "", "")}
    meanings |= {tag(dashed(row.name)): Meaning("field", row.name, row.piece) for row in rows.values()}
    meanings |= {tag(name): Meaning("node", field, child) for name, field, child in CHILDREN.get(kind, ())}
    if kind == "table":
        meanings[tag("row")] = Meaning("row", "text", "")
    if kind == "cable":
        meanings |= {tag("body"): Meaning("body", "", ""), tag("meta"): Meaning("meta", "", "")}
    return meanings


#: For each kind of node, what its elements mean.
PLACES: Final = {kind: inside_node(kind, NODE_KINDS[kind][1]) for kind in ROOTS} | {"body": inside_node("body", {})}
#: The same inside the element of a field.
RUNS: Final = {
    (kind, field): inside_field(field, NODE_KINDS[kind][1]) for kind in ROOTS for field in NODE_KINDS[kind][1]
}
#: The fields that echoes repeat: the kind of their content, and what the elements inside mean.
ECHOES: Final = {field: (row.piece, inside_field(f"header.{field}", {})) for field, row in HEADER.items()}
_ECHO_NAMES: Final = {
    f"header.{field}": ("echo", f' field="{dashed(field)}"', row.piece) for field, row in HEADER.items()
}
#: For each kind of node, the element of a field, its attribute, and the kind of piece that needs no element of its own.
NAMES: Final = {
    kind: _ECHO_NAMES | {field: (dashed(field), "", row.piece) for field, row in NODE_KINDS[kind][1].items()}
    for kind in ROOTS
} | {"body": _ECHO_NAMES}
#: The fields whose element is inside that of another one.
WITHIN: Final = {row.name: row.within for _, rows in NODE_KINDS.values() for row in rows.values() if row.within}
#: For each kind of node, the kinds of furniture whose element has the name of the kind.
FREE: Final = {
    kind: frozenset(meaning.kind for meaning in meanings.values() if meaning.does in ("piece", "other"))
    for kind, meanings in PLACES.items()
}
