"""The dict as JSON text."""

import json
import re
from typing import Any, NoReturn, overload

from cablekit.errors import ModelError, ReadError
from cablekit.mapping.dicts import from_dict, to_dict
from cablekit.mapping.faults import shown
from cablekit.mapping.pieces import Trust
from cablekit.model import NodeT

NOT_ASCII = re.compile(r"[^\0-\x7f]")


def to_json(node: Any, *, source: bool = False, full: bool = False, indent: int | None = None) -> str:
    """
    Write a node as JSON, in ASCII.

    Args:
        node: A `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.
        source: Whether each node brings its exact pieces along (see `to_dict`).
        full: Whether values left at their defaults are written as well.
        indent: How far each level is set in; None writes one line.

    Raises:
        ModelError: A value is none that JSON can carry.

    >>> from cablekit.model import Paragraph
    >>> to_json(Paragraph("1", text="Yes."))
    '{"schema":"https://w3id.org/cablekit/dict/1","reader":"cablekit 0.1.0","paragraph":{"label":"1","text":"Yes."}}'
    """
    data = to_dict(node, source=source, full=full)
    between = (",", ":") if indent is None else (",", ": ")
    try:
        text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent, separators=between)
    except RecursionError as error:
        raise ModelError("nested too deeply") from error
    return text if text.isascii() else NOT_ASCII.sub(escaped, text)


def escaped(match: re.Match[str]) -> str:
    r"""
    Escape a character; of two lone surrogates that would make one character the second stands as it is.

    Escaped both, every reader of JSON would take them for that one character.

    >>> NOT_ASCII.sub(escaped, "caf\u00e9")
    'caf\\u00e9'
    """
    at, text = match.start(), match.string
    second = "\udc00" <= match[0] <= "\udfff" and at and "\ud800" <= text[at - 1] <= "\udbff"
    return match[0] if second else json.dumps(match[0])[1:-1]


@overload
def from_json(data: str | bytes, cls: None = None, *, trust: Trust = None) -> Any: ...
@overload
def from_json(data: str | bytes, cls: type[NodeT], *, trust: Trust = None) -> NodeT: ...
def from_json(data: str | bytes, cls: type[Any] | None = None, *, trust: Trust = None) -> Any:
    """
    Read a node from JSON; strict, as `from_dict` is.

    Args:
        data: JSON, as text or in UTF-8, UTF-16 or UTF-32.
        cls: The class that is wanted; any by default.
        trust: See `from_dict`.

    Raises:
        ReadError: It is no JSON, has a key twice, or is no node; lists every fault with its path.

    >>> from_json('{"schema": "https://w3id.org/cablekit/dict/1", "paragraph": {"text": "Yes."}}').text
    'Yes.'
    """
    if not isinstance(data, str | bytes | bytearray):
        raise ReadError(f"expected JSON as str or bytes, got {shown(data)}")
    try:
        loaded = json.loads(data, object_pairs_hook=once, parse_constant=refused)
    except ReadError:
        raise
    except RecursionError as error:
        raise ReadError("nested too deeply", "$") from error
    except ValueError as error:
        raise ReadError(f"no JSON: {error}") from error
    return from_dict(loaded, cls, trust=trust)


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """
    Make an object of its pairs.

    Raises:
        ReadError: A key stands in it twice.

    >>> once([("text", "Yes.")])
    {'text': 'Yes.'}
    """
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ReadError(f"the key {shown(twice)} stands twice in one object")
    return made


def refused(name: str) -> NoReturn:
    """
    Refuse what JSON has no number for.

    Raises:
        ReadError: Always.

    >>> refused("NaN")
    Traceback (most recent call last):
    cablekit.errors.ReadError: NaN is no JSON
    """
    raise ReadError(f"{name} is no JSON")
