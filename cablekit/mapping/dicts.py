"""A node to a dict of plain JSON types, and back; strict on the way in."""

from importlib.resources import files
from typing import Any, Final

from cablekit.errors import ModelError, ReadError
from cablekit.mapping.faults import Path, Reading, shown
from cablekit.mapping.pieces import Trust, attach, seated, settled
from cablekit.mapping.shapes import Pair, record
from cablekit.model import Cable, Closing, Header, Paragraph, Section

#: What a dict says of itself; the number moves when a reader of the old would go wrong.
SCHEMA: Final = "https://w3id.org/cablekit/dict/1"
#: Who cut the pieces: another version may read other values from them.
READER: Final = "cablekit 0.1.0"
#: The nodes that stand in a dict by themselves.
ROOTS: Final[dict[str, type[Any]]] = {
    "cable": Cable,
    "header": Header,
    "section": Section,
    "paragraph": Paragraph,
    "closing": Closing,
}
NAMES: Final = {cls: name for name, cls in ROOTS.items()}
PAIRS: Final[dict[str, Pair]] = {name: record(cls, name) for name, cls in ROOTS.items()}
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
        ModelError: A value is none that JSON can carry, or with *source* none that can be written as text.

    >>> from cablekit.model import Header
    >>> to_dict(Header(tags=("PREL", "RU"), subject="THE BRIDGE"))["header"]
    {'tags': ['PREL', 'RU'], 'subject': 'THE BRIDGE'}
    """
    kind = NAMES.get(node.__class__)
    if kind is None:
        raise ModelError(f"expected a {', '.join(cls.__name__ for cls in NAMES)}, got {node!r}")
    try:
        data = PAIRS[kind].write(node, full)
        if source:
            attach(data, node, seated(node))
    except RecursionError as error:
        raise ModelError("nested too deeply, or in a circle") from error
    return {"schema": SCHEMA, "reader": READER, kind: data}


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
    try:
        return unpacked(data, cls, trust)
    except RecursionError as error:
        raise ReadError("nested too deeply, or in a circle", "$") from error


def unpacked(data: Any, cls: type[Any] | None, trust: Trust) -> Any:
    """
    Read the node in a dict.

    >>> unpacked({"schema": SCHEMA, "paragraph": {"text": "Yes."}}, Paragraph, None).text
    'Yes.'
    """
    reading = Reading()
    kind = envelope(data, cls, reading)
    node = PAIRS[kind].read(data[kind], Path(None, kind), reading) if kind else None
    reading.refuse()
    if not reading.sourced:
        return node
    if trust is None and data.get("reader") != READER:
        raise ReadError(f"expected {READER!r}, got {shown(data.get('reader'))}: {CHOICE}", "$.reader")
    return settled(node, trust)


def envelope(data: Any, cls: type[Any] | None, reading: Reading) -> str:
    """
    Check what stands around the node, and name its kind; empty where there is not one.

    >>> envelope({"schema": SCHEMA, "cable": {}}, None, Reading())
    'cable'
    """
    if data.__class__ is not dict:
        reading.fault(None, f"expected an object, got {shown(data)}")
        return ""
    for key in data:
        if key.__class__ is not str:
            reading.fault(Path(None, key), "expected a key that is a string")
        elif key not in ROOTS and key not in ("schema", "reader"):
            reading.fault(Path(None, key), "unknown key")
    if data.get("schema") != SCHEMA:
        reading.fault(Path(None, "schema"), f"expected {SCHEMA!r}, got {shown(data.get('schema'))}")
    if "reader" in data and data["reader"].__class__ is not str:
        reading.fault(Path(None, "reader"), f"expected a string, got {shown(data['reader'])}")
    kinds = [kind for kind in ROOTS if kind in data]
    wanted = list(ROOTS) if cls is None else [NAMES.get(cls, f"no {cls!r}")]
    if len(kinds) != 1 or kinds[0] not in wanted:
        reading.fault(None, f"expected one of {', '.join(wanted)}, got {' and '.join(kinds) or 'none'}")
    return kinds[0] if kinds else ""


def json_schema() -> str:
    """
    Give the JSON Schema (draft 2020-12) of the dicts.

    It says what `from_dict` says, but that a number such as `7.0` is a whole number to a schema and none to us.

    >>> '"$id": "https://w3id.org/cablekit/dict/1"' in json_schema()
    True
    """
    return files("cablekit.mapping").joinpath("schema", "cable-dict-1.schema.json").read_text(encoding="utf-8")
