"""How the model's fields are declared: optional, many, and read from a plain string.

The readers of strings live with the telegram; `cablekit/__init__` puts them into `READERS`,
so that the model imports no codec.
"""

from collections.abc import Callable, Iterable
from typing import Any

from attrs import field

from cablekit.errors import ModelError

#: For a class of the model, the function that reads it from a string.
READERS: dict[type, Callable[[str], Any]] = {}


def from_string(kind: type) -> Callable[[Any], Any]:
    """
    Make the converter of a field that also takes a plain string.

    Args:
        kind: The class the field holds.

    >>> from_string(str)(None) is None
    True
    """

    def convert(value: Any) -> Any:
        if value is None or value.__class__ is kind:
            return value
        if isinstance(value, str) and kind in READERS:
            read = READERS[kind](value)
            if read is not None:
                return read
        message = f"expected {kind.__name__} or a string that reads as one, got {value!r}"
        raise ModelError(message, kind.__name__)

    return convert


def many(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """
    Make the converter of a field that holds a tuple of *kind*.

    >>> many(str)(["PREL", "RU"])
    ('PREL', 'RU')
    """
    one = from_string(kind)
    only = {kind}

    def convert(values: Iterable[Any]) -> tuple[Any, ...]:
        if values.__class__ is tuple and only.issuperset(map(type, values)):
            return values  # type: ignore[return-value]
        if isinstance(values, str):
            message = f"expected a tuple of {kind.__name__}, got the string {values!r}"
            raise ModelError(message, kind.__name__)
        return tuple(one(value) for value in values)

    return convert


def optional(kind: type) -> Any:
    """
    Declare a field that holds one *kind* or None.

    >>> optional(int).__class__.__name__
    '_CountingAttr'
    """
    return field(default=None, converter=from_string(kind))


def several(kind: type) -> Any:
    """
    Declare a field that holds a tuple of *kind*.

    >>> several(int).__class__.__name__
    '_CountingAttr'
    """
    return field(default=(), converter=many(kind))
