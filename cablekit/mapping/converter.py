"""How the values of each class are written as plain JSON types and read back: a cattrs converter and our hooks for it.

cattrs walks the classes, their options and defaults, refuses unknown keys and collects what is wrong. The hooks make it
strict, which it is not by itself: types are exact, only arrays give tuples, nothing is written that would not be read.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from functools import cache
from math import isfinite
from typing import Any, Final, NewType, cast, get_args, get_origin

import attrs

from cablekit.errors import ModelError
from cablekit.mapping.faults import WHOLE, Fault, ShapeError, faults, shown
from cablekit.mapping.source_entries import entries_reader, entry_reader
from cablekit.model import words
from cablekit.model.extra import LARGEST, thawed
from cablekit.model.node import Node

#: Makes one value from another, or raises a `ShapeError`; cattrs passes readers the type as well.
Hook = Callable[..., Any]

#: How deep arrays and objects may be nested: as deep as Python's own stack allows, with a program around it.
DEEPEST: Final = 128
#: How wide a level may be before it is asked whether the same objects are in it over and over.
WIDE: Final = 100_000
#: What a dict does not have: the text, which is written beside the values, and the file that the cable was read from.
LEFT_OUT: Final = frozenset({"source", "place", "envelope"})
ENDLESS: Final = "nested too deeply, or in a circle"

#: Foreign data.
Json = NewType("Json", object)


@cache
def mapper(*, full: bool) -> Any:
    """Build the converter, once, as cattrs takes a twentieth of a second; a *full* one writes defaults too."""
    from cattrs import Converter

    converter = Converter(omit_if_default=not full, forbid_extra_keys=True)
    for kind, reader, writer in SIMPLE:
        converter.register_structure_hook(kind, reader)
        converter.register_unstructure_hook(kind, writer)
    for fits, make_reader, make_writer in COMPOUND:
        converter.register_structure_hook_factory(fits, make_reader)
        converter.register_unstructure_hook_factory(fits, make_writer)
    converter.register_structure_hook_factory(lambda hint: hasattr(hint, "__metadata__"), entry_reader)
    return converter


def read(data: Any, cls: type[Any], path: str) -> tuple[Any, list[Fault]]:
    """Read an object of the model, or list what is wrong."""
    from cattrs import BaseValidationError

    try:
        return mapper(full=False).structure(data, cls), []
    except (BaseValidationError, ShapeError) as error:
        return None, faults(error, data, path)


def field_names(cls: type[Any]) -> list[str]:
    """List the fields of a class of the model that a dict has."""
    return [field.name for field in attrs.fields(cls) if field.name not in LEFT_OUT]


def is_bounded(data: Any) -> bool:
    """
    Whether data ends before Python's stack does.

    >>> circle = []; circle.append(circle); is_bounded([[[]]]), is_bounded(circle)
    (True, False)
    """
    level = [data]
    for _ in range(DEEPEST):
        level = [value for value in level if value.__class__ is dict or value.__class__ is list]
        width = sum(map(len, level))
        if width > WIDE and width > 2 * sum(map(len, {id(value): value for value in level}.values())):
            return False
        if not width:
            return True
        level = [item for value in level for item in (value.values() if value.__class__ is dict else value)]
    return False


# --- simple values -----------------------------------------------------------------------


def exact(kind: type[Any], name: str, then: Hook | None = None) -> Hook:
    """Make the hook that takes a value of one class and of no other."""

    def take(value: Any, _hint: Any = None) -> Any:
        if value.__class__ is kind:
            return then(value) if then else value
        raise ShapeError(f"expected {name}, got {shown(value)}")

    return take


def whole_number(value: Any, _hint: Any = None) -> Any:
    """Take a whole number that every JSON reader takes exactly."""
    if value.__class__ is not int:
        raise ShapeError(f"expected a whole number, got {shown(value)}")
    if abs(value) > WHOLE:
        raise ShapeError(f"expected a number, at most 2**53 - 1, got {shown(value)}")
    return value


def read_date(value: Any, _hint: Any = None) -> date:
    """Read a date, `2018-05-08`."""
    if value.__class__ is str and len(value) == 10 and value.isascii():
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise ShapeError(f"expected a date such as 2018-05-08, got {shown(value)}")


def word_reader(kind: type[StrEnum]) -> Hook:
    """Make the hook that reads a word of a closed list."""
    members = {str(member): member for member in kind}

    def read(value: Any, _hint: Any = None) -> Any:
        if value.__class__ is str and value in members:
            return members[value]
        raise ShapeError(f"expected one of {', '.join(members)}, got {shown(value)}")

    return read


# --- foreign data ------------------------------------------------------------------------


def copy_foreign(data: Any, _hint: Any = None) -> Any:
    """Copy JSON data that was read."""
    kind = data.__class__
    if kind is dict:
        for key in data:
            if key.__class__ is not str:
                raise ShapeError(f"expected keys that are strings, got {shown(key)}")
        return mapper(full=False).structure(data, dict[Any, Json])
    if kind is list:
        return mapper(full=False).structure(data, list[Json])
    number = kind is int or (kind is float and isfinite(data))
    if data is None or kind is str or kind is bool or (number and abs(data) <= LARGEST):
        return data
    raise ShapeError(f"expected what JSON can carry, got {shown(data)}")


# --- tuples and objects ------------------------------------------------------------------


def array_reader(hint: Any, converter: Any) -> Hook:
    """Make the hook that reads a tuple, or a pair of a name and its value."""
    from cattrs.cols import homogenous_tuple_structure_factory

    items = homogenous_tuple_structure_factory(hint, converter)  # of a pair too: both are strings

    def pair(value: Any) -> Any:
        if len(value) != 2:
            raise ShapeError(f"expected a name and a value, got {len(value)} items")
        return items(value, hint)

    return exact(list, "an array", items if get_args(hint)[-1] is ... else pair)


def array_writer(hint: Any, converter: Any) -> Hook:
    """Make the hook that writes a tuple, or a pair of a name and its value; its class has checked that it is a pair."""
    item = converter.get_unstructure_hook(get_args(hint)[0])

    def write(value: Any) -> list[Any]:
        return [item(entry) for entry in value]

    return exact(tuple, "a tuple", write)


@cache
def record_reader(cls: type[Any], converter: Any) -> Hook:
    """Make the hook that reads an object of the model."""
    from cattrs.gen import make_dict_structure_fn, override

    hooks: dict[str, Any] = {name: override(omit=True) for name in LEFT_OUT}
    if issubclass(cls, Node):
        hooks["source"] = override(struct_hook=entries_reader(cls, converter))
    return exact(dict, "an object", make_dict_structure_fn(attrs.resolve_types(cls), converter, **hooks))


def record_writer(cls: type[Any], converter: Any) -> Hook:
    """Make the hook that writes an object of the model."""
    from cattrs.gen import make_dict_unstructure_fn, override

    hooks: dict[str, Any] = {
        field.name: override(unstruct_hook=field_writer(field.type, f"{cls.__name__}.{field.name}", converter))
        for field in attrs.fields(attrs.resolve_types(cls))
    }
    hooks |= {name: override(omit=True) for name in LEFT_OUT}
    hooks |= {"_cattrs_omit_if_default": converter.omit_if_default}
    return exact(cls, f"a {cls.__name__}", make_dict_unstructure_fn(cls, converter, **hooks))


def field_writer(hint: Any, where: str, converter: Any) -> Hook:
    """Make the hook that writes the value of a field; an error names the field."""

    @cache  # found at the first value: paragraphs have paragraphs
    def writer() -> Hook:
        return cast("Hook", converter.get_unstructure_hook(hint))

    def write(value: Any) -> Any:
        try:
            return writer()(value)
        except ShapeError as error:
            raise ModelError(str(error), where + error.below) from None

    return write


#: The closed lists of the model.
WORD_LISTS: Final[list[type[StrEnum]]] = [
    kind for kind in vars(words).values() if isinstance(kind, type) and issubclass(kind, StrEnum) and len(kind)
]
STRING, BOOLEAN = exact(str, "a string"), exact(bool, "true or false")
#: A type, its reader, its writer.
SIMPLE: Final[list[tuple[Any, Hook, Hook]]] = [
    (str, STRING, STRING),
    (bool, BOOLEAN, BOOLEAN),
    (int, whole_number, whole_number),
    (date, read_date, exact(date, "a date", date.isoformat)),
    *[(kind, word_reader(kind), exact(kind, f"a {kind.__name__}", str)) for kind in WORD_LISTS],
]
#: Which types, what makes their reader, what makes their writer.
COMPOUND: Final[list[tuple[Callable[[Any], bool], Hook, Hook]]] = [
    (attrs.has, record_reader, record_writer),
    (lambda hint: get_origin(hint) is tuple, array_reader, array_writer),
    (lambda hint: get_origin(hint) is Mapping, lambda _: exact(dict, "an object", copy_foreign), lambda _: thawed),
    (lambda hint: hint is Json, lambda _: copy_foreign, lambda _: copy_foreign),
]
