"""The dict as JSON text, written and read."""

import json
import re
from typing import Any, NoReturn, overload

from cablekit.errors import ModelError, ReadError
from cablekit.mapping.dicts import from_dict, to_dict
from cablekit.mapping.faults import shown
from cablekit.mapping.source_reader import Trust
from cablekit.model import AnyNode, Cable, NodeT

NOT_ASCII = re.compile(r"[^\0-\x7f]")
#: How the escape of a surrogate begins: some stand alone, and are not what the encoder of JSON takes them for.
SURROGATE = "\\ud"


def to_json(node: AnyNode, *, source: bool = False, full: bool = False, indent: int | None = None) -> str:
    """
    Write a node as JSON, in ASCII.

    Args:
        node: A `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.
        source: Whether each node has its exact pieces (see `to_dict`).
        full: Whether values that are defaults are written as well.
        indent: How far each level is indented; None writes one line.

    Returns:
        The JSON text.

    Raises:
        ModelError: JSON cannot carry a value.

    >>> from cablekit.model import Paragraph
    >>> to_json(Paragraph("1", text="Yes."))
    '{"schema":"https://w3id.org/cablekit/dict/1","reader":"cablekit 0.2.0","paragraph":{"label":"1","text":"Yes."}}'
    """
    data = to_dict(node, source=source, full=full)
    separators = (",", ":") if indent is None else (",", ": ")
    try:
        text = json.dumps(data, allow_nan=False, indent=indent, separators=separators)
        if SURROGATE not in text:
            return text
        text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    except RecursionError as error:
        raise ModelError("nested too deeply") from error
    return NOT_ASCII.sub(escaped, text)


def escaped(match: re.Match[str]) -> str:
    """
    Escape a character, unless it is the second of two lone surrogates.

    If both were escaped, every reader of JSON would take them for the one character that they encode together.
    """
    at, text = match.start(), match.string
    second = "\udc00" <= match[0] <= "\udfff" and at and "\ud800" <= text[at - 1] <= "\udbff"
    return match[0] if second else json.dumps(match[0])[1:-1]


@overload
def from_json(data: str | bytes, cls: None = None, *, trust: Trust = None) -> Cable: ...
@overload
def from_json(data: str | bytes, cls: type[NodeT], *, trust: Trust = None) -> NodeT: ...
def from_json(data: str | bytes, cls: type[Any] | None = None, *, trust: Trust = None) -> Any:
    """
    Read a node from JSON, as strictly as `from_dict`.

    Args:
        data: JSON, as text or in UTF-8, UTF-16 or UTF-32, with a byte order mark or without.
        cls: The class that is expected; any by default.
        trust: See `from_dict`.

    Returns:
        The node.

    Raises:
        ReadError: The data is not JSON, has a key twice, or is not a node; lists every fault with its path.

    >>> from_json('{"schema": "https://w3id.org/cablekit/dict/1", "paragraph": {"text": "Yes."}}').text
    'Yes.'
    """
    if not isinstance(data, str | bytes | bytearray):
        raise ReadError(f"expected JSON as str or bytes, got {shown(data)}", "data")
    try:
        loaded = json.loads(
            data.removeprefix("\ufeff") if isinstance(data, str) else data,
            object_pairs_hook=unique_keys,
            parse_constant=refuse_constant,
        )
    except ReadError:
        raise
    except RecursionError as error:
        raise ReadError("nested too deeply", "$") from error
    except ValueError as error:
        raise ReadError(f"not JSON: {error}", "$") from error
    return from_dict(loaded, cls, trust=trust)


def unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object from its pairs; refuse a key that it has twice."""
    unique = dict(pairs)
    if len(unique) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ReadError(f"the key {shown(twice)} occurs twice in one object")
    return unique


def refuse_constant(name: str) -> NoReturn:
    """Refuse `NaN` and the infinities, for which JSON has no number."""
    raise ReadError(f"{name} is not JSON")
