"""How the model's fields take plain strings: the functions that read them are in `telegram`.

They are loaded when a string is first given, so that the model imports no codec. Each class has its converters
beside it; they are named functions, because type checkers understand only those.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Final, TypeVar

from attrs import Attribute

from cablekit._lazy import lazy_import
from cablekit.errors import ModelError
from cablekit.model.node import recast

T = TypeVar("T")
#: What is refused as a list: the order of a set varies, and the values of a dict would be lost.
UNORDERED: Final = (str, set, frozenset, dict)


class Value:
    """A base without a field of its own, so that an `open_twin` of the class has the same layout as the class."""

    __slots__ = ("__weakref__",)


def with_named_errors(_: type, fields: list["Attribute[Any]"]) -> list["Attribute[Any]"]:
    """Let each field's converter name its field when it raises: the `field_transformer` of the model's classes."""
    return [one.evolve(converter=naming_errors(one.converter, one.name)) if one.converter else one for one in fields]


def naming_errors(converter: Any, name: str) -> Callable[[Any], Any]:
    """Make a converter whose errors name a field, where they do not name one already."""

    @wraps(converter)
    def convert(value: Any) -> Any:
        try:
            return converter(value)
        except ModelError as error:
            raise ModelError(error.message, error.where or name) from None

    return convert


def reader_of(kind: type) -> Callable[[str], Any]:
    """Return the function that reads a class of the model from a string; for other classes one that returns None."""
    found: Callable[[str], Any] = lazy_import("STRING_READERS").get(kind, (lambda _: None, ""))[0]
    return found


def read(kind: type[T], value: object) -> T | None:
    """Read a value of a class from a string (the empty string is None), or raise `ModelError`."""
    if value == "":
        return None
    found: T | None = reader_of(kind)(value) if isinstance(value, str) else None
    if found is None:
        readers = lazy_import("STRING_READERS")
        example = f" or a string such as {readers[kind][1]!r}" if kind in readers else ""
        raise ModelError(f"expected {name_of_kind(kind)}{example}, got {value!r}"[:500])
    return found


def name_of_kind(kind: type) -> str:
    """Return the words for a value of a class."""
    return "a string" if kind is str else f"a value of {kind.__name__}"


def read_all(kind: type[T], values: Iterable[T | str]) -> tuple[T, ...]:
    """Return a tuple of values of a class, reading the strings among them, or raise `ModelError`."""
    if values.__class__ is tuple and (not values or all([value.__class__ is kind for value in values])):  # noqa: C419
        return values
    if isinstance(values, UNORDERED) or not isinstance(values, Iterable):
        one = f"; one alone is [{values!r}]" if values and isinstance(values, str) else ""
        word = "strings" if kind is str else f"values of {kind.__name__}"
        raise ModelError(f"expected a tuple or list of {word}, got {values!r}{one}"[:500])
    found = [as_plain(kind, value) if isinstance(value, kind) else read(kind, value) for value in values]
    return tuple([value for value in found if value is not None])


def as_plain(kind: type[T], value: T) -> T:
    """
    Return a value of a class; of one of a user's own class based on it, the plain value.

    A cable is made of plain values, so that it equals what is read back of it (laws 2 and 3).
    """
    if value.__class__ is kind or kind is str:
        return value
    plain: T = recast(value, kind)
    return plain


def as_text(value: str | None) -> str | None:
    """Take a string; the empty string is None."""
    return value if value is None or (value.__class__ is str and value) else read(str, value)


def as_texts(values: Iterable[str]) -> tuple[str, ...]:
    """Take strings."""
    return read_all(str, values)
