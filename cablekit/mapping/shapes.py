"""How the values of each class are written as plain JSON types and read back: a cattrs converter and our hooks for it.

cattrs walks the classes, their options and defaults, refuses unknown keys and gathers what is wrong. The hooks make it
strict, as it is not by itself: types are exact, arrays alone give tuples, nothing is written that would not be read.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from functools import cache
from math import isfinite
from typing import Any, NewType, get_args, get_origin

import attrs

from cablekit.errors import ModelError
from cablekit.mapping.faults import WHOLE, Fault, ShapeError, faults, shown
from cablekit.mapping.given import entry_reader, given_reader
from cablekit.model import Classification, Precedence, ReferenceKind
from cablekit.model.node import Node

#: Makes one value of another, or raises a `ShapeError`; read by cattrs with the type that is wanted.
Hook = Callable[..., Any]

#: The largest number that a JSON reader may be asked for.
LARGEST = 1.7976931348623157e308
#: How many arrays and objects may stand in each other: what Python's own stack bears, with a program around it.
DEEPEST = 128
#: How wide a level may be before it is asked whether the same things stand in it over and over.
WIDE = 100_000
ENDLESS = "nested too deeply, or in a circle"

#: Foreign data.
Json = NewType("Json", object)


@cache
def mapper(*, full: bool) -> Any:
    """
    Build the converter, once: to load cattrs and to write its functions takes a twentieth of a second.

    Args:
        full: Whether it writes defaults too.

    >>> from cablekit.model import Part
    >>> mapper(full=False).unstructure(Part(1, 2)), mapper(full=False).structure({"total": 2}, Part)
    ({'total': 2}, Part(number=1, total=2))
    """
    from cattrs import Converter

    made = Converter(omit_if_default=not full, forbid_extra_keys=True)
    for kind, read, write in SIMPLE:
        made.register_structure_hook(kind, read)
        made.register_unstructure_hook(kind, write)
    for fits, reader, writer in COMPOUND:
        made.register_structure_hook_factory(fits, reader)
        made.register_unstructure_hook_factory(fits, writer)
    made.register_structure_hook_factory(lambda hint: hasattr(hint, "__metadata__"), entry_reader)
    return made


def read(data: Any, cls: type[Any], path: str) -> tuple[Any, list[Fault]]:
    """
    Read an object of the model, or list what is wrong.

    >>> from cablekit.model import Part
    >>> read({"total": "2"}, Part, "$")
    (None, [('$.total', "expected a whole number, got '2'")])
    """
    from cattrs import BaseValidationError

    try:
        return mapper(full=False).structure(data, cls), []
    except (BaseValidationError, ShapeError) as error:
        return None, faults(error, data, path)


def shape(cls: type[Any]) -> list[str]:
    """
    List the fields of a class of the model, all but `source`.

    >>> from cablekit.model import Part
    >>> shape(Part)
    ['number', 'total']
    """
    return [field.name for field in attrs.fields(cls) if field.name != "source"]


def bounded(data: Any) -> bool:
    """
    Say whether data comes to an end before Python's stack does.

    >>> circle = []; circle.append(circle); bounded([[[]]]), bounded(circle)
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


def exact(kind: type[Any], name: str, then: Hook | None = None) -> Hook:
    """
    Make the hook that takes a value of one class and of no other.

    Args:
        kind: The class.
        name: What a message calls it.
        then: What is made of the value; by default it stays as it is.

    >>> exact(str, "a string")("PREL"), exact(date, "a date", date.isoformat)(date(2018, 5, 8))
    ('PREL', '2018-05-08')
    """

    def check(value: Any, _hint: Any = None) -> Any:
        if value.__class__ is kind:
            return then(value) if then else value
        raise ShapeError(f"expected {name}, got {shown(value)}")

    return check


def whole(value: Any, _hint: Any = None) -> Any:
    """
    Check a whole number: none larger than every JSON reader takes exactly.

    >>> whole(2008)
    2008
    """
    if value.__class__ is not int:
        raise ShapeError(f"expected a whole number, got {shown(value)}")
    if abs(value) > WHOLE:
        raise ShapeError(f"expected a number, at most 2**53 - 1, got {shown(value)}")
    return value


def day(value: Any, _hint: Any = None) -> date:
    """
    Read a date: ISO, `2018-05-08`.

    >>> day("2018-05-08")
    datetime.date(2018, 5, 8)
    """
    if value.__class__ is str and len(value) == 10 and value.isascii():
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise ShapeError(f"expected a date such as 2018-05-08, got {shown(value)}")


def word(kind: type[StrEnum]) -> Hook:
    """
    Make the hook that reads a word of a closed list.

    >>> word(Precedence)("FLASH")
    <Precedence.FLASH: 'FLASH'>
    """
    members = {str(member): member for member in kind}

    def read(value: Any, _hint: Any = None) -> Any:
        if value.__class__ is str and value in members:
            return members[value]
        raise ShapeError(f"expected one of {', '.join(members)}, got {shown(value)}")

    return read


def foreign(data: Any, _hint: Any = None) -> Any:
    """
    Copy JSON data, in either direction.

    >>> foreign({"box": [7]})
    {'box': [7]}
    """
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


def foreign_writer(_hint: Any) -> Hook:
    """
    Make the hook that writes foreign data; as cattrs gathers faults in reading alone, it reads what it is to write.

    >>> foreign_writer(None)({"box": [1, None]})
    {'box': [1, None]}
    """

    def write(value: Any) -> Any:
        data = dict(value) if isinstance(value, Mapping) else value
        if not bounded(data):
            raise ShapeError(ENDLESS)
        copy, told = read(data, Mapping[str, Any], "")
        if told:
            raise ShapeError(told[0][1], told[0][0])
        return copy

    return write


def array_reader(hint: Any, converter: Any) -> Hook:
    """
    Make the hook that reads a tuple, or a couple of a name and its value.

    >>> array_reader(tuple[str, ...], mapper(full=False))(["PREL"])
    ('PREL',)
    """
    from cattrs.cols import homogenous_tuple_structure_factory

    items = homogenous_tuple_structure_factory(hint, converter)  # of a couple too: both are strings

    def couple(value: Any) -> Any:
        if len(value) != 2:
            raise ShapeError(f"expected a name and a value, got {len(value)} items")
        return items(value, hint)

    return exact(list, "an array", items if get_args(hint)[-1] is ... else couple)


def array_writer(hint: Any, converter: Any) -> Hook:
    """
    Make the hook that writes a tuple, or a couple of a name and its value, which its class has seen to be one.

    >>> array_writer(tuple[str, str], mapper(full=False))(("Origin", "Embassy Strelsau"))
    ['Origin', 'Embassy Strelsau']
    """
    item = converter.get_unstructure_hook(get_args(hint)[0])

    def write(value: Any) -> list[Any]:
        return [item(entry) for entry in value]

    return exact(tuple, "a tuple", write)


@cache
def record_reader(cls: type[Any], converter: Any) -> Hook:
    """
    Make the hook that reads an object of the model.

    >>> from cablekit.model import Part
    >>> record_reader(Part, mapper(full=False))({"total": 2})
    Part(number=1, total=2)
    """
    from cattrs.gen import make_dict_structure_fn, override

    source = override(struct_hook=given_reader(cls, converter)) if issubclass(cls, Node) else override(omit=True)
    return exact(dict, "an object", make_dict_structure_fn(attrs.resolve_types(cls), converter, source=source))


def record_writer(cls: type[Any], converter: Any) -> Hook:
    """
    Make the hook that writes an object of the model.

    >>> from cablekit.model import Part
    >>> record_writer(Part, mapper(full=False))(Part(1, 2))
    {'total': 2}
    """
    from cattrs.gen import make_dict_unstructure_fn, override

    hooks: dict[str, Any] = {
        field.name: override(unstruct_hook=field_writer(field.type, f"{cls.__name__}.{field.name}", converter))
        for field in attrs.fields(attrs.resolve_types(cls))
    }
    hooks |= {"source": override(omit=True), "_cattrs_omit_if_default": converter.omit_if_default}
    return exact(cls, f"a {cls.__name__}", make_dict_unstructure_fn(cls, converter, **hooks))


def field_writer(hint: Any, where: str, converter: Any) -> Hook:
    """
    Make the hook that writes the value of a field, and names the field whose value cannot be written.

    >>> field_writer(int, "Cable.year_hint", mapper(full=False))(2008)
    2008
    """

    def write(value: Any) -> Any:
        try:
            return converter.unstructure(value, hint)
        except ShapeError as error:
            raise ModelError(str(error), where + error.below) from None

    return write


TEXT, TRUTH = exact(str, "a string"), exact(bool, "true or false")
#: A type, its reader, its writer.
SIMPLE: list[tuple[Any, Hook, Hook]] = [
    (str, TEXT, TEXT),
    (bool, TRUTH, TRUTH),
    (int, whole, whole),
    (date, day, exact(date, "a date", date.isoformat)),
    *[
        (kind, word(kind), exact(kind, f"a {kind.__name__}", str))
        for kind in (Classification, Precedence, ReferenceKind)
    ],
]
#: Which types, what makes their reader, what makes their writer.
COMPOUND: list[tuple[Callable[[Any], bool], Hook, Hook]] = [
    (attrs.has, record_reader, record_writer),
    (lambda hint: get_origin(hint) is tuple, array_reader, array_writer),
    (lambda hint: get_origin(hint) is Mapping, lambda _: exact(dict, "an object", foreign), foreign_writer),
    (lambda hint: hint is Json, lambda _: foreign, lambda _: foreign),
]
