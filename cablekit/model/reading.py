"""How the model's fields take plain strings: the functions that read them live with the telegram.

They are loaded when a string is first given, so that the model imports no codec. Each class has its converters
beside it, named functions, because that is what type checkers understand.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Final, TypeVar

from attrs import Attribute

from cablekit._lazy import lazy_import
from cablekit.errors import ModelError

T = TypeVar("T")
#: No list: a set has no order that is the same twice, of a dict the values would be lost.
UNORDERED: Final = (str, set, frozenset, dict)


class Value:
    """
    A base without a field of its own, so that an `open_twin` of the class is laid out as the class is.

    >>> Value.__slots__
    ('__weakref__',)
    """

    __slots__ = ("__weakref__",)


def naming(_: type, fields: list["Attribute[Any]"]) -> list["Attribute[Any]"]:
    """
    Let each field's converter name its field when it raises: the `field_transformer` of the model's classes.

    >>> naming(int, [])
    []
    """
    return [one.evolve(converter=telling(one.converter, one.name)) if one.converter else one for one in fields]


def telling(converter: Any, name: str) -> Callable[[Any], Any]:
    """
    Make a converter whose errors name a field, where they do not name one already.

    >>> telling(as_text, "subject")(7)
    Traceback (most recent call last):
    cablekit.errors.ModelError: subject: expected a string, got 7
    """

    @wraps(converter)
    def convert(value: Any) -> Any:
        try:
            return converter(value)
        except ModelError as error:
            raise ModelError(error.message, error.where or name) from None

    return convert


def reader_of(kind: type) -> Callable[[str], Any]:
    """
    Give the function that reads a class of the model from a string; of other classes every string reads as none.

    >>> reader_of(int)("7") is None
    True
    """
    found: Callable[[str], Any] = lazy_import("STRING_READERS").get(kind, (lambda _: None, ""))[0]
    return found


def read(kind: type[T], value: object) -> T | None:
    """
    Read a value of a class from a string; the empty string is no value.

    Raises:
        ModelError: It is no string, or reads as none.

    >>> read(int, "") is None
    True
    """
    if value == "":
        return None
    found: T | None = reader_of(kind)(value) if isinstance(value, str) else None
    if found is None:
        readers = lazy_import("STRING_READERS")
        example = f" or a string such as {readers[kind][1]!r}" if kind in readers else ""
        raise ModelError(f"expected {named(kind)}{example}, got {value!r}"[:500])
    return found


def named(kind: type) -> str:
    """
    Give the word for a value of a class.

    >>> named(str), named(int)
    ('a string', 'a value of int')
    """
    return "a string" if kind is str else f"a value of {kind.__name__}"


def read_all(kind: type[T], values: Iterable[T | str]) -> tuple[T, ...]:
    """
    Give a tuple of values of a class; strings among them are read.

    Raises:
        ModelError: It is one string or no collection, or one of them is neither.

    >>> read_all(str, ["PREL", "RU"])
    ('PREL', 'RU')
    """
    if values.__class__ is tuple and (not values or all([value.__class__ is kind for value in values])):  # noqa: C419
        return values
    if isinstance(values, UNORDERED) or not isinstance(values, Iterable):
        one = f"; one alone is [{values!r}]" if values and isinstance(values, str) else ""
        word = "strings" if kind is str else f"values of {kind.__name__}"
        raise ModelError(f"expected a tuple or list of {word}, got {values!r}{one}"[:500])
    found = [value if isinstance(value, kind) else read(kind, value) for value in values]
    return tuple([value for value in found if value is not None])


def as_text(value: str | None) -> str | None:
    """
    Take a string; the empty one is none.

    >>> as_text("") is None
    True
    """
    return value if value is None or (value.__class__ is str and value) else read(str, value)


def as_texts(values: Iterable[str]) -> tuple[str, ...]:
    """
    Take strings.

    >>> as_texts(["PREL"])
    ('PREL',)
    """
    return read_all(str, values)
