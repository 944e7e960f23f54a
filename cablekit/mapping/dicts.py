"""A node to a dict of plain JSON types, and back; strict on the way in."""

from pkgutil import get_data
from typing import Any, Final, overload

from cablekit.errors import ModelError, ReadError
from cablekit.mapping.faults import Fault, key_fault, refuse, shown, step_of
from cablekit.mapping.pieces import Trust, attach, children_of, seated, settled
from cablekit.mapping.shapes import ENDLESS, bounded, mapper, read
from cablekit.model import Cable, Closing, Header, NodeT, Paragraph, Section
from cablekit.telegram.render import require_node
from cablekit.version import READER

#: What a dict says of itself; the number moves when a reader of the old would go wrong.
SCHEMA: Final = "https://w3id.org/cablekit/dict/1"
#: The nodes that stand in a dict by themselves.
ROOTS: Final[dict[str, type[Any]]] = {
    "cable": Cable,
    "header": Header,
    "section": Section,
    "paragraph": Paragraph,
    "closing": Closing,
}
NAMES: Final = {cls: name for name, cls in ROOTS.items()}
CHOICE: Final = (
    'its pieces were cut by another version; drop each "source", or pass trust="values" (the values count, '
    'the layout goes) or trust="text" (the pieces are read anew)'
)


def to_dict(node: Any, *, source: bool = False, full: bool = False) -> dict[str, Any]:
    """
    Write a node as a dict of plain JSON types.

    Args:
        node: A `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.
        source: Whether each node brings its exact pieces along, so that the text comes back too (law 2).
        full: Whether values left at their defaults are written as well.

    Returns:
        `{"schema": ..., "reader": ..., "cable": {...}}`; the last key is the kind of the node.

    Raises:
        ModelError: It is no node, or a value cannot be carried by JSON, or with *source* be written as text.

    >>> from cablekit.model import Header
    >>> to_dict(Header(tags=("PREL", "RU"), subject="THE BRIDGE"))["header"]
    {'tags': ['PREL', 'RU'], 'subject': 'THE BRIDGE'}
    """
    require_node(node)
    kind = NAMES[node.__class__]
    try:
        data = mapper(full=full).unstructure(node)
        if source:
            attach(data, node, seated(node))
    except RecursionError as error:
        raise ModelError(ENDLESS) from error
    whole = {"schema": SCHEMA, "reader": READER, kind: data}
    if not bounded(whole):
        raise ModelError(ENDLESS)
    return whole


@overload
def from_dict(data: Any, cls: None = None, *, trust: Trust = None) -> Any: ...
@overload
def from_dict(data: Any, cls: type[NodeT], *, trust: Trust = None) -> NodeT: ...
def from_dict(data: Any, cls: type[Any] | None = None, *, trust: Trust = None) -> Any:
    """
    Read a node from a dict. Types are exact: nothing is converted, no key is passed over.

    Without `source` in it, it is a node built by hand. With it, the node has the text of its pieces, and a value that
    differs from what its piece gives is an edit: only its own place in the text changes (law 4).

    Args:
        data: What `to_dict` gave, or the like.
        cls: The class that is wanted; any by default.
        trust: Which side stands alone: `values` leaves the pieces out, `text` reads the pieces anew. It has to be
            chosen where the pieces come from another version of cablekit.

    Raises:
        ReadError: Lists every fault with its path.

    >>> from_dict({"schema": SCHEMA, "header": {"tags": ["PREL", "RU"]}}).tags
    ('PREL', 'RU')
    """
    if trust not in (None, "values", "text"):
        raise ReadError(f"trust is 'values' or 'text', got {shown(trust)}")
    if not bounded(data):
        raise ReadError(ENDLESS, "$")
    told = envelope(data, cls)
    kind = next((kind for kind in ROOTS if kind in data), "") if data.__class__ is dict else ""
    node, found = read(data[kind], ROOTS[kind], f"$.{kind}") if kind else (None, [])
    refuse(told + found)
    if not sourced(node):
        return node
    if trust is None and data.get("reader") != READER:
        raise ReadError(f"expected {READER!r}, got {shown(data.get('reader'))}: {CHOICE}", "$.reader")
    return settled(node, trust)


def sourced(node: Any) -> bool:
    """
    Say whether a node, or one below it, brings its pieces along.

    >>> sourced(Paragraph(items=(Paragraph(),)))
    False
    """
    return node.source is not None or any(sourced(child) for _, _, child in children_of(node))


def envelope(data: Any, cls: type[Any] | None) -> list[Fault]:
    """
    List what is wrong around the node.

    >>> envelope({"schema": SCHEMA, "cable": {}, "nmae": 1}, None)
    [('$.nmae', 'unknown key')]
    """
    if data.__class__ is not dict:
        return [("$", f"expected an object, got {shown(data)}")]
    told = [(f"${step_of(key)}", key_fault(key)) for key in data if key not in (*ROOTS, "schema", "reader")]
    if data.get("schema") != SCHEMA:
        told.append(("$.schema", f"expected {SCHEMA!r}, got {shown(data.get('schema'))}"))
    if data.get("reader", "").__class__ is not str:
        told.append(("$.reader", f"expected a string, got {shown(data['reader'])}"))
    kinds = [kind for kind in ROOTS if kind in data]
    wanted = list(ROOTS) if cls is None else [NAMES.get(cls, f"no {cls!r}")]
    if len(kinds) != 1 or kinds[0] not in wanted:
        told.append(("$", f"expected one of {', '.join(wanted)}, got {' and '.join(kinds) or 'none'}"))
    return told


def json_schema() -> str:
    """
    Give the JSON Schema (draft 2020-12) of the dicts.

    It says what `from_dict` says, but that a number such as `7.0` is a whole number to a schema and none to us.

    >>> '"$id": "https://w3id.org/cablekit/dict/1"' in json_schema()
    True
    """
    return (get_data("cablekit.mapping", "schema/cable-dict-1.schema.json") or b"").decode("utf-8")
