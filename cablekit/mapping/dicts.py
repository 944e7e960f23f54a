"""A node as a dict of plain JSON types, written and read; reading is strict."""

from pkgutil import get_data
from typing import Any, Final, overload

from cablekit.errors import ModelError, ReadError
from cablekit.mapping.converter import ENDLESS, is_bounded, mapper, read
from cablekit.mapping.faults import Fault, key_fault, raise_faults, shown, step_of
from cablekit.mapping.source_reader import Trust, read_source
from cablekit.mapping.source_writer import children_of, write_source
from cablekit.model import AnyNode, Cable, Closing, Header, NodeT, Paragraph, Section
from cablekit.model.cable import keep_envelope, with_empty_body
from cablekit.model.node import recast
from cablekit.telegram.parse import class_of_model
from cablekit.telegram.render import as_model
from cablekit.version import READER

#: What a dict says it is; the number is raised when a reader of the previous one would go wrong.
SCHEMA: Final = "https://w3id.org/cablekit/dict/1"
#: The nodes that a dict may hold.
ROOTS: Final[dict[str, type[Any]]] = {
    "cable": Cable,
    "header": Header,
    "section": Section,
    "paragraph": Paragraph,
    "closing": Closing,
}
#: What stands before a cable for readers without cablekit, and how a date is written.
KNOWN: Final = ("id", "date")
DATE: Final = "%Y-%m-%dT%H:%M:%SZ"
NAMES: Final = {cls: name for name, cls in ROOTS.items()}
CHOICE: Final = (
    'its pieces were cut by another version; drop each "source", or pass trust="values" (the values count, '
    'the layout goes) or trust="text" (the pieces are read again)'
)


def to_dict(node: AnyNode, *, source: bool = False, full: bool = False) -> dict[str, Any]:
    """
    Write a node as a dict of plain JSON types.

    Args:
        node: A `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.
        source: Whether each node has its exact pieces, so that the text comes back too (law 2).
        full: Whether values that are defaults are written as well.

    Returns:
        `{"schema": ..., "reader": ..., "cable": {...}}`; the last key is the kind of the node. Before a cable are its
        `id` and its `date` (ISO, in UTC), for readers without cablekit; `from_dict` does not take values from them.

    Raises:
        ModelError: It is not a node, JSON cannot carry a value, or with *source* a value cannot be written as text.

    >>> from cablekit.model import Header
    >>> to_dict(Header(tags=("PREL", "RU"), subject="THE BRIDGE"))["header"]
    {'tags': ['PREL', 'RU'], 'subject': 'THE BRIDGE'}
    """
    node = as_model(node)
    kind = NAMES[node.__class__]
    try:
        data = values_of(node, full=full, source=source)
        if source:
            write_source(node, data)
    except RecursionError as error:
        raise ModelError(ENDLESS) from error
    whole = {"schema": SCHEMA, "reader": READER, **known_of(node), kind: data}
    if not is_bounded(whole):
        raise ModelError(ENDLESS)
    return whole


def values_of(node: Any, *, full: bool, source: bool) -> dict[str, Any]:
    """Give the values of a node; without its text, a cable that was read without its body is refused."""
    if not isinstance(node, Cable) or node.complete:
        data: dict[str, Any] = mapper(full=full).unstructure(node)
        return data
    if not source:
        raise ModelError("without the body (body=False) the values are not the cable: pass source=True", "complete")
    return values_of(with_empty_body(node), full=full, source=source) | {"complete": False}


def known_of(node: Any) -> dict[str, str]:
    """Return what stands before a cable: its id and its date, as far as they are known."""
    if not isinstance(node, Cable):
        return {}
    known = {"id": node.id} if node.id else {}
    return known | {"date": node.date.strftime(DATE)} if node.date else known


@overload
def from_dict(data: Any, cls: None = None, *, trust: Trust = None) -> Cable: ...
@overload
def from_dict(data: Any, cls: type[NodeT], *, trust: Trust = None) -> NodeT: ...
def from_dict(data: Any, cls: type[Any] | None = None, *, trust: Trust = None) -> Any:
    """
    Read a node from a dict. Types are exact: nothing is converted, no key is ignored.

    A dict without `source` gives a node built by hand. With it, the node has the text of its pieces, and a value that
    differs from what its piece gives is an edit: only its own place in the text changes (law 4).

    Args:
        data: A dict as `to_dict` writes it.
        cls: The class that is expected; any by default.
        trust: Which side counts: `values` ignores the pieces, `text` reads the pieces again and ignores the values. A
            choice is required where the pieces come from another version of cablekit.

    Returns:
        The node.

    Raises:
        ReadError: The dict is wrong; lists every fault with its path.

    >>> from_dict({"schema": SCHEMA, "header": {"tags": ["PREL", "RU"]}}).tags
    ('PREL', 'RU')
    """
    if trust not in (None, "values", "text"):
        raise ReadError(f"expected 'values' or 'text', got {shown(trust)}", "trust")
    if not is_bounded(data):
        raise ReadError(ENDLESS, "$")
    base = cls and class_of_model(cls)
    around = envelope_faults(data, base or cls)
    kind = next((kind for kind in ROOTS if kind in data), "") if data.__class__ is dict else ""
    node, inside = read(data[kind], ROOTS[kind], f"$.{kind}") if kind else (None, [])
    raise_faults(around + inside)
    if has_source(node):
        if trust is None and data.get("reader") != READER:
            raise ReadError(f"expected {READER!r}, got {shown(data.get('reader'))}: {CHOICE}", "$.reader")
        node = read_source(node, trust)
    if isinstance(node, Cable):
        keep_envelope(node, {name: data[name] for name in KNOWN if name in data}, known_of(node))
    return node if cls is None else recast(node, cls)


def has_source(node: Any) -> bool:
    """Whether a node, or one below it, has its pieces."""
    return node.source is not None or any(has_source(child) for _, _, child in children_of(node))


def envelope_faults(data: Any, cls: type[Any] | None) -> list[Fault]:
    """List what is wrong around the node."""
    if data.__class__ is not dict:
        return [("$", f"expected an object, got {shown(data)}")]
    found = [(f"${step_of(key)}", key_fault(key)) for key in data if key not in (*ROOTS, "schema", "reader", *KNOWN)]
    if data.get("schema") != SCHEMA:
        found.append(("$.schema", f"expected {SCHEMA!r}, got {shown(data.get('schema'))}"))
    wrong = [key for key in ("reader", *KNOWN) if data.get(key, "").__class__ is not str]
    found += [(f"$.{key}", f"expected a string, got {shown(data[key])}") for key in wrong]
    kinds = [kind for kind in ROOTS if kind in data]
    wanted = list(ROOTS) if cls is None else [NAMES.get(cls, f"no {cls!r}")]
    if len(kinds) != 1 or kinds[0] not in wanted:
        found.append(("$", f"expected one of {', '.join(wanted)}, got {' and '.join(kinds) or 'none'}"))
    return found


def json_schema() -> str:
    """
    Give the JSON Schema (draft 2020-12) of the dicts.

    It accepts what `from_dict` accepts, except that to a schema a number such as `7.0` is a whole number.

    Returns:
        The text of the schema.

    >>> '"$id": "https://w3id.org/cablekit/dict/1"' in json_schema()
    True
    """
    return (get_data("cablekit.mapping", "schema/cable-dict-1.schema.json") or b"").decode("utf-8")
