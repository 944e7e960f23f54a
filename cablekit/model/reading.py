"""How the model's fields take plain strings: the functions that read them are in `telegram`.

They are loaded when a string is first given, so that the model imports no codec. Each class has its converters
beside it; they are named functions, because type checkers understand only those.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from types import UnionType
from typing import Any, Final, TypeVar, cast, get_args, get_origin

from attrs import Attribute

from cablekit._checked import LARGEST, described, wrong_value
from cablekit._lazy import lazy_import
from cablekit.errors import ModelError, shown
from cablekit.model.node import recast

T = TypeVar("T")
#: What is refused as a list: the order of a set varies, and the values of a dict would be lost.
UNORDERED: Final = (str, set, frozenset, dict)


class Value:
    """A base without a field of its own, so that an `open_twin` of the class has the same layout as the class."""

    __slots__ = ("__weakref__",)


def with_named_errors(_: type, fields: list["Attribute[Any]"]) -> list["Attribute[Any]"]:
    """
    Let each field take only what it should, and name itself otherwise: the `field_transformer` of the model's classes.

    A field without a converter takes the classes of its annotation.
    """
    return [one.evolve(converter=converter_of(one)) for one in fields]


def converter_of(one: "Attribute[Any]") -> Callable[[Any], Any]:
    """Make the converter of a field."""
    return naming_errors(one.converter, one.name) if one.converter else of_class(one.type, one.name)


def of_class(hint: Any, name: str) -> Callable[[Any], Any]:
    """Make a converter that takes the values of some classes as they are, and no others."""
    union = isinstance(hint, UnionType)
    classes = frozenset(get_origin(one) or one for one in (get_args(hint) if union else (hint,)))

    def take(value: Any) -> Any:
        if type(value) not in classes or (type(value) is int and not -LARGEST <= value <= LARGEST):
            raise ModelError(wrong_value(hint, value), name)
        return value

    return take


def naming_errors(converter: Any, name: str) -> Callable[[Any], Any]:
    """Make a converter whose errors name a field, where they do not name one already."""

    @wraps(converter)
    def convert(value: Any) -> Any:
        try:
            return converter(value)
        except Exception as error:  # noqa: BLE001 - what a user's object raises, too
            failed = error
        try:
            raise named(failed, name)  # outside of the handler, so that it holds no other error
        finally:
            del failed

    return convert


def named(error: Exception, name: str) -> ModelError:
    """Return an error as one that names a field, if it does not name one already."""
    if isinstance(error, ModelError):
        return ModelError(error.message, error.where or name)
    return ModelError(described(error), name)


def reader_of(kind: type) -> Callable[[str], Any]:
    """Return the function that reads a class of the model from a string; for other classes one that returns None."""
    found: Callable[[str], Any] = lazy_import("STRING_READERS").get(kind, (lambda _: None, ""))[0]
    return found


def read(kind: type[T], value: object) -> T | None:
    """Read a value of a class from a string (the empty string is None), or raise `ModelError`."""
    text = str.__str__(value) if isinstance(value, str) else None  # a plain one, whatever its class does
    if text == "":
        return None
    found: Any = None if text is None else text if kind is str else reader_of(kind)(text)
    if found is None:
        readers = lazy_import("STRING_READERS")
        example = f" or a string such as {readers[kind][1]!r}" if kind in readers else ""
        raise ModelError(f"expected {name_of_kind(kind)}{example}, got {shown(value)}")
    return cast("T | None", found)


def name_of_kind(kind: type) -> str:
    """Return the words for a value of a class."""
    return "a string" if kind is str else f"a value of {kind.__name__}"


def read_all(kind: type[T], values: Iterable[T | str]) -> tuple[T, ...]:
    """Return a tuple of values of a class, reading the strings among them, or raise `ModelError`."""
    if values.__class__ is tuple and (not values or all([value.__class__ is kind for value in values])):  # noqa: C419
        return values
    if isinstance(values, UNORDERED) or not isinstance(values, Iterable):
        one = f"; one alone is [{shown(values)}]" if values and isinstance(values, str) else ""
        word = "strings" if kind is str else f"values of {kind.__name__}"
        raise ModelError(f"expected a tuple or list of {word}, got {shown(values)}{one}")
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
