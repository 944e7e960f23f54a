"""Which element stands for what: the vocabulary that writer and reader share."""

import re
from typing import Final, NamedTuple

from cablekit.source import FURNITURE
from cablekit.telegram.fields.field import Fields
from cablekit.telegram.fields.table import HEADER
from cablekit.telegram.parse import NODE_KINDS

NAMESPACE: Final = "https://w3id.org/cablekit/1"
VERSION: Final = "1.0"
#: The elements that a document may have as its root, and what one item nested in a paragraph may hold.
ROOTS: Final = ("cable", "header", "section", "paragraph", "closing")
DEEPEST: Final = 100
#: The children of each kind of node: element, field, kind.
CHILDREN: Final = {
    "cable": (("header", "header", "header"), ("closing", "closing", "closing")),
    "body": (("section", "sections", "section"),),
    "section": (("paragraph", "paragraphs", "paragraph"),),
    "paragraph": (("item", "items", "paragraph"),),
}
#: Every kind of piece that has an element of its own; another kind is `<other kind="...">`.
PIECES: Final = FURNITURE | {"gap"} | {row.piece for _, rows in NODE_KINDS.values() for row in rows.values()}
KIND: Final = re.compile("[a-z][a-z0-9-]{0,63}")


class Place(NamedTuple):
    """
    What an element means where it stands.

    Attributes:
        does: `piece`, `other`, `field`, `echo`, `node`, `body` or `meta`.
        field: The field that owns it.
        kind: The kind of the piece, or of the node.

    >>> PLACES["header"][tag("tags")]
    Place(does='field', field='tags', kind='tag')
    """

    does: str
    field: str
    kind: str


def tag(name: str) -> str:
    """
    Give the name of an element as lxml has it.

    >>> tag("tags")
    '{https://w3id.org/cablekit/1}tags'
    """
    return f"{{{NAMESPACE}}}{name}"


def dashed(field: str) -> str:
    """
    Give the element's name for a field.

    >>> dashed("executive_order")
    'executive-order'
    """
    return field.replace("_", "-")


def in_run(field: str, rows: Fields) -> dict[str, Place]:
    """
    List what may stand inside the element of a field: its pieces, and the fields written behind its label.

    >>> [place.field for place in in_run("subject", HEADER).values() if place.does == "field"]
    ['subject_portion']
    """
    places = {tag(kind): Place("piece", field, kind) for kind in sorted(PIECES)}
    places[tag("other")] = Place("other", field, "other")
    for row in rows.values():
        if row.within and row.within == field:
            places[tag(dashed(row.name))] = Place("field", row.name, row.piece)
    return places


def in_node(kind: str, rows: Fields) -> dict[str, Place]:
    """
    List what may stand in the element of a node: furniture, echoes, fields, children.

    >>> in_node("paragraph", {})[tag("item")]
    Place(does='node', field='items', kind='paragraph')
    """
    places = in_run("", {}) | {tag("echo"): Place("echo", "", "")}
    places |= {tag(dashed(row.name)): Place("field", row.name, row.piece) for row in rows.values()}
    places |= {tag(name): Place("node", field, child) for name, field, child in CHILDREN.get(kind, ())}
    if kind == "cable":
        places |= {tag("body"): Place("body", "", ""), tag("meta"): Place("meta", "", "")}
    return places


#: For each kind of node, what its elements mean.
PLACES: Final = {kind: in_node(kind, NODE_KINDS[kind][1]) for kind in ROOTS} | {"body": in_node("body", {})}
#: The same inside the element of a field.
RUNS: Final = {(kind, field): in_run(field, NODE_KINDS[kind][1]) for kind in ROOTS for field in NODE_KINDS[kind][1]}
#: The fields that echoes repeat: the kind of their content, and what may stand in them.
ECHOES: Final = {field: (row.piece, in_run(f"header.{field}", {})) for field, row in HEADER.items()}
_ECHO_NAMES: Final = {
    f"header.{field}": ("echo", f' field="{dashed(field)}"', row.piece) for field, row in HEADER.items()
}
#: For each kind of node, the element of a field, its attribute, and the kind of piece that needs none of its own.
NAMES: Final = {
    kind: _ECHO_NAMES | {field: (dashed(field), "", row.piece) for field, row in NODE_KINDS[kind][1].items()}
    for kind in ROOTS
} | {"body": _ECHO_NAMES}
#: The fields that stand inside the element of another one.
WITHIN: Final = {row.name: row.within for _, rows in NODE_KINDS.values() for row in rows.values() if row.within}
#: For each kind of node, the kinds of furniture whose element is named so.
FREE: Final = {
    kind: frozenset(place.kind for place in places.values() if place.does in ("piece", "other"))
    for kind, places in PLACES.items()
}
