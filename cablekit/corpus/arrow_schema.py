"""The columns of a cable in an Arrow table: made from the classes of the model, so that a new field is a new column."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from types import NoneType
from typing import Any, Final, TypeAlias, get_args, get_origin

import attrs

from cablekit._checked import field_hints
from cablekit.editing.units import Unit
from cablekit.model import Addressee, Authority, Cable, Catalog, Closing, Header, Paragraph, Place, Reference
from cablekit.model.gap import Gap

#: The schema itself, made when it is first asked for.
SCHEMA: Any
#: What its metadata says, and under which name; the number is raised when a column is removed or changes its type.
SCHEMA_KEY: Final = "cablekit.schema"
SCHEMA_NAME: Final = "https://w3id.org/cablekit/arrow/1"
#: Fields that have no column: the pieces and places of characters, and items, which come after their paragraph.
NO_COLUMNS: Final = frozenset({"source", "node", "places", "items"})
#: A name and its value.
PAIR: TypeAlias = tuple[str, str]
MISSING: Final = "Arrow tables need pyarrow: pip install 'cablekit[arrow]'"


def pyarrow() -> Any:
    """Return the module; where it is missing, the error says how to install it."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise ImportError(MISSING) from error
    return pa


def __getattr__(name: str) -> Any:
    """Return `SCHEMA`."""
    if name == "SCHEMA":
        return schema()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def schema() -> Any:
    """
    Return the schema of the rows of cables.

    >>> print(schema().field("date").type, schema().field("tags").type, sep=", ")
    timestamp[us, tz=UTC], list<item: string>
    """
    return pyarrow().schema(list(columns()), {SCHEMA_KEY: SCHEMA_NAME})


def columns() -> Iterator[tuple[str, Any]]:
    """Yield the names and types of the columns, in order; docs/arrow.md says what each one holds."""
    yield from types_of(id=str, date=dt.datetime, year=int, precedence=str)
    yield from header_columns()
    yield from types_of(summary=str, comment=str, units=tuple[Unit, ...], gaps=tuple[Gap, ...], closing=Closing)
    yield from types_of(wrappers=hints_of(Cable)["wrappers"], catalog=Catalog)
    paragraph = [*types_of(depth=int), *fields_of(Paragraph)]
    yield "sections", list_of([*types_of(heading=str), ("paragraphs", list_of(paragraph))])
    yield from types_of(year_hint=int, extra=str, complete=bool, encoding=str, bom=bool, place=Place)
    yield "telegram", pyarrow().struct(list(types_of(start=int, end=int)))
    yield from types_of(source=str, error=str)


def header_columns() -> Iterator[tuple[str, Any]]:
    """Yield the columns of a header; addressees of all fields are in one, with the field's name as their role."""
    yield "addressees", list_of([*types_of(role=str), *fields_of(Addressee)])
    for name, hint in hints_of(Header).items():
        if hint == tuple[Reference, ...]:
            yield name, list_of([*fields_of(Reference), *types_of(id=str)])
        elif without_none(hint) is Authority:
            yield name, pyarrow().struct([*fields_of(Authority), *types_of(in_header=bool)])
        elif hint != tuple[Addressee, ...]:
            yield name, type_of(hint)


def types_of(**hints: Any) -> Iterator[tuple[str, Any]]:
    """Yield names and their Arrow types, from names and annotations."""
    return ((name, type_of(hint)) for name, hint in hints.items())


def fields_of(cls: type) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a class of the model and their Arrow types."""
    return types_of(**hints_of(cls))


def list_of(fields: Iterable[tuple[str, Any]]) -> Any:
    """Return the type of a list of structs."""
    pa = pyarrow()
    return pa.list_(pa.struct(list(fields)))


def type_of(hint: Any) -> Any:
    """
    Return the Arrow type of an annotation of the model.

    >>> print(type_of(int | None), type_of(dt.date), type_of(tuple[PAIR, ...]), sep=", ")
    int64, date32[day], list<item: struct<name: string, value: string>>
    """
    pa, hint = pyarrow(), without_none(hint)
    if hint == PAIR:
        return pa.struct(list(types_of(name=str, value=str)))
    if get_origin(hint) is tuple:
        return pa.list_(type_of(get_args(hint)[0]))
    if attrs.has(hint):
        return pa.struct(list(fields_of(hint)))
    simple = {bool: pa.bool_(), int: pa.int64(), dt.date: pa.date32(), dt.datetime: pa.timestamp("us", "UTC")}
    return simple.get(hint, pa.string())  # words of a closed list are strings, too


@cache
def hints_of(cls: Any) -> dict[str, Any]:
    """Return the fields of a class of the model that have a column, with their annotations."""
    return {name: hint for name, hint in field_hints(cls).items() if name not in NO_COLUMNS}


def without_none(hint: Any) -> Any:
    """
    Return an annotation without its None.

    >>> without_none(int | None), without_none(str)
    (<class 'int'>, <class 'str'>)
    """
    return next((one for one in get_args(hint) if NoneType in get_args(hint) and one is not NoneType), hint)
