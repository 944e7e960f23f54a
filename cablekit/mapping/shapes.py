"""How the values of each class are written as plain JSON types and read back, by one table made of the classes.

The design names cattrs for this; it was tried and left out. It takes errors as exceptions at every level, so a dict
that holds itself twice keeps it busy for ever (each `RecursionError` is caught and the next branch begun); its
strictness and its paths have to be brought along as hooks, as long as this module; and `to_dict` needs the same table.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from math import isfinite
from typing import Any, NamedTuple, Self, get_args, get_origin, get_type_hints

import attrs

from cablekit.errors import ModelError
from cablekit.mapping.faults import WHOLE, Path, Reading, shown
from cablekit.mapping.given import read_given
from cablekit.model.node import Node

#: Whether defaults are written too.
Full = bool
Write = Callable[[Any, Full], Any]
Read = Callable[[Any, Path | None, Reading], Any]
Complain = Callable[[Path | None, str], None]

#: The largest number that a JSON reader may be asked for.
LARGEST = 1.7976931348623157e308


class Pair(NamedTuple):
    """
    The two directions of one type.

    Attributes:
        write: A value to plain JSON types; True: with the defaults.
        read: Plain JSON types to a value; what is wrong is noted with its path.

    >>> pair(str, "Header.subject").write("THE BRIDGE", False)
    'THE BRIDGE'
    """

    write: Write
    read: Read


class Slot(NamedTuple):
    """
    One field of a class.

    >>> from cablekit.model import Part
    >>> shape(Part)["total"].default
    1
    """

    name: str
    default: Any
    write: Write
    read: Read


def shape(cls: type[Any]) -> dict[str, Slot]:
    """
    List the fields of a class of the model, all but `source`.

    >>> from cablekit.model import Part
    >>> list(shape(Part))
    ['number', 'total']
    """
    slots = KNOWN.get(cls)
    if slots is None:
        hints = get_type_hints(cls)
        slots = KNOWN[cls] = {
            field.name: Slot(
                field.name, default_of(field), *pair(hints[field.name], f"{cls.__name__}.{field.name}", cls)
            )
            for field in attrs.fields(cls)
            if field.name != "source"
        }
    return slots


#: The fields of the classes met so far.
KNOWN: dict[type[Any], dict[str, Slot]] = {}


def default_of(field: Any) -> Any:
    """
    Give the default of a field.

    >>> from cablekit.model import Cable
    >>> default_of(attrs.fields(Cable).extra)
    {}
    """
    factory = getattr(field.default, "factory", None)
    return factory() if factory else field.default


def pair(hint: Any, where: str, owner: type[Any] | None = None) -> Pair:
    """
    Make the two directions of a type.

    Args:
        hint: The type as annotated.
        where: The field, for messages.
        owner: The class that `Self` means.

    >>> pair(tuple[str, ...], "Header.tags").write(("PREL",), False)
    ['PREL']
    """
    args, origin = get_args(hint), get_origin(hint)
    if hint in SIMPLE:
        return SIMPLE[hint](where)
    if origin is tuple:
        return several(pair(args[0], where, owner), where) if args[-1] is ... else couple(where)
    if origin is Mapping:
        return foreign(where)
    if args:
        return optional(pair(args[0], where, owner))
    if hint is not Self and issubclass(hint, Enum):
        return word(hint, where)
    return record(owner if hint is Self and owner else hint, where)


def exact(kind: type[Any], name: str, where: str) -> Pair:
    """
    Make the two directions of a type that JSON has as it is.

    >>> exact(str, "a string", "").write("PREL", False)
    'PREL'
    """

    def write(value: Any, _full: Full) -> Any:
        if value.__class__ is kind:
            return value
        raise ModelError(f"expected {name}, got {value!r}", where)

    def read(value: Any, path: Path | None, reading: Reading) -> Any:
        if value.__class__ is not kind:
            reading.fault(path, f"expected {name}, got {shown(value)}")
        return value

    return Pair(write, read)


def whole(where: str) -> Pair:
    """
    Make the two directions of whole numbers, none of them larger than every JSON reader takes exactly.

    >>> whole("Cable.year").write(2008, False)
    2008
    """

    def write(value: Any, _full: Full) -> Any:
        if value.__class__ is int and abs(value) <= WHOLE:
            return value
        raise ModelError(f"expected a whole number, at most 2**53 - 1, got {shown(value)}", where)

    def read(value: Any, path: Path | None, reading: Reading) -> Any:
        if value.__class__ is not int:
            reading.fault(path, f"expected a whole number, got {shown(value)}")
        elif abs(value) > WHOLE:
            reading.fault(path, f"expected a number, at most 2**53 - 1, got {shown(value)}")
        return value

    return Pair(write, read)


def day(where: str) -> Pair:
    """
    Make the two directions of a date: ISO, `2018-04-02`.

    >>> day("").write(date(2018, 4, 2), False)
    '2018-04-02'
    """

    def write(value: Any, _full: Full) -> Any:
        if value.__class__ is date:
            return value.isoformat()
        raise ModelError(f"expected a date, got {value!r}", where)

    def read(value: Any, path: Path | None, reading: Reading) -> Any:
        if value.__class__ is str and len(value) == 10 and value.isascii():
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        reading.fault(path, f"expected a date such as 2018-04-02, got {shown(value)}")
        return None

    return Pair(write, read)


def word(kind: type[Enum], where: str) -> Pair:
    """
    Make the two directions of a word from a closed list.

    >>> from cablekit.model import Precedence
    >>> word(Precedence, "").write(Precedence.FLASH, False)
    'FLASH'
    """
    members = {member.value: member for member in kind}
    known = ", ".join(members)

    def write(value: Any, _full: Full) -> Any:
        if value.__class__ is kind:
            return value.value
        raise ModelError(f"expected one of {known}, got {value!r}", where)

    def read(value: Any, path: Path | None, reading: Reading) -> Any:
        if value.__class__ is str and value in members:
            return members[value]
        reading.fault(path, f"expected one of {known}, got {shown(value)}")
        return None

    return Pair(write, read)


def optional(inner: Pair) -> Pair:
    """
    Make the two directions of a value that may be absent.

    >>> optional(whole("")).write(None, False) is None
    True
    """

    def write(value: Any, full: Full) -> Any:
        return None if value is None else inner.write(value, full)

    def read(value: Any, path: Path | None, reading: Reading) -> Any:
        return None if value is None else inner.read(value, path, reading)

    return Pair(write, read)


def several(inner: Pair, where: str) -> Pair:
    """
    Make the two directions of a tuple.

    >>> several(whole(""), "").write((1, 2), False)
    [1, 2]
    """

    def write(value: Any, full: Full) -> Any:
        if value.__class__ is tuple:
            return [inner.write(item, full) for item in value]
        raise ModelError(f"expected a tuple, got {value!r}", where)

    def read(value: Any, path: Path | None, reading: Reading) -> Any:
        if value.__class__ is not list:
            reading.fault(path, f"expected an array, got {shown(value)}")
            return ()
        return tuple([inner.read(item, Path(path, at), reading) for at, item in enumerate(value)])

    return Pair(write, read)


def couple(where: str) -> Pair:
    """
    Make the two directions of a name and its value.

    >>> couple("").write(("Origin", "Embassy Strelsau"), False)
    ['Origin', 'Embassy Strelsau']
    """
    items = several(exact(str, "a string", where), where)

    def write(value: Any, full: Full) -> Any:
        written = items.write(value, full)
        if len(written) == 2:
            return written
        raise ModelError(f"expected a name and a value, got {value!r}", where)

    def read(value: Any, path: Path | None, reading: Reading) -> Any:
        if value.__class__ is list and len(value) != 2:
            reading.fault(path, f"expected a name and a value, got {len(value)} items")
        return items.read(value, path, reading)

    return Pair(write, read)


def foreign(where: str) -> Pair:
    """
    Make the two directions of foreign data: any JSON, copied.

    >>> foreign("").write({"box": [1, None]}, False)
    {'box': [1, None]}
    """

    def complain(path: Path | None, message: str) -> None:
        raise ModelError(message, f"{where}{str(path or '$')[1:]}")

    def write(value: Any, _full: Full) -> Any:
        if isinstance(value, Mapping):
            return copied(dict(value), None, complain)
        raise ModelError(f"expected a mapping, got {value!r}", where)

    def read(value: Any, path: Path | None, reading: Reading) -> Any:
        if value.__class__ is not dict:
            reading.fault(path, f"expected an object, got {shown(value)}")
            return {}
        return copied(value, path, reading.fault)

    return Pair(write, read)


def copied(value: Any, path: Path | None, complain: Complain) -> Any:
    """
    Copy JSON data; what is no JSON is complained of.

    >>> copied({"box": [7]}, None, print)
    {'box': [7]}
    """
    kind = value.__class__
    if kind is dict:
        for key in value:
            if key.__class__ is not str:
                complain(path, f"expected keys that are strings, got {shown(key)}")
        return {key: copied(item, Path(path, key), complain) for key, item in value.items()}
    if kind is list:
        return [copied(item, Path(path, at), complain) for at, item in enumerate(value)]
    number = kind is int or (kind is float and isfinite(value))
    if not (number and abs(value) <= LARGEST) and not (value is None or kind is str or kind is bool):
        complain(path, f"expected what JSON can carry, got {shown(value)}")
    return value


def record(cls: type[Any], where: str) -> Pair:
    """
    Make the two directions of an object of the model; its fields are looked up when the first is met.

    >>> from cablekit.model import Part
    >>> record(Part, "").write(Part(1, 2), False)
    {'total': 2}
    """
    name = cls.__name__
    noded = Node in cls.__mro__

    def write(value: Any, full: Full) -> Any:
        if value.__class__ is not cls:
            raise ModelError(f"expected a {name}, got {value!r}", where)
        data = {}
        for key, default, put, _ in shape(cls).values():
            item = getattr(value, key)
            if full or not (item is default or item == default):
                data[key] = put(item, full)
        return data

    def read(value: Any, path: Path | None, reading: Reading) -> Any:
        if value.__class__ is not dict:
            reading.fault(path, f"expected an object, got {shown(value)}")
            return None
        slots, values = shape(cls), {}
        for key, item in value.items():
            slot = slots.get(key) if key.__class__ is str else None
            if slot:
                values[key] = slot.read(item, Path(path, key), reading)
            elif noded and key.__class__ is str and key == "source":
                values[key] = read_given(item, cls, Path(path, key), reading)
            else:
                reading.fault(
                    Path(path, key), "unknown key" if key.__class__ is str else "expected a key that is a string"
                )
        return None if reading.faults else cls(**values)

    return Pair(write, read)


#: The types that JSON has, or that have one way of being written in it.
SIMPLE: dict[Any, Callable[[str], Pair]] = {
    str: lambda where: exact(str, "a string", where),
    bool: lambda where: exact(bool, "true or false", where),
    int: whole,
    date: day,
}
