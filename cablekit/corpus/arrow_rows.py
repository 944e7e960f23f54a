"""A cable as a row of an Arrow table, and back."""

import json
import math
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, Final, get_args, get_origin

import attrs

from cablekit.archives.document import BadRecord, found_in_file
from cablekit.corpus.arrow_schema import PAIR, hints_of, without_none
from cablekit.corpus.characters import storable
from cablekit.corpus.records import highest_precedence
from cablekit.editing.units import units
from cablekit.errors import ModelError, ReadError
from cablekit.model import Addressee, Cable, Closing, Header, Paragraph, Place, Section
from cablekit.model.body import one_level_deeper
from cablekit.model.cable import as_cable
from cablekit.model.extra import thawed
from cablekit.source import Piece
from cablekit.telegram.render import render
from cablekit.telegram.text import read_telegram
from cablekit.telegram.write import telegram_in, to_text

Row = dict[str, Any]
#: The fields of a header that hold addressees: their names are the roles.
ROLES: Final = tuple(name for name, hint in hints_of(Header).items() if hint == tuple[Addressee, ...])


def to_row(cable: Cable, *, source: bool = True) -> Row:
    """
    Write a cable as a row of `SCHEMA`: a dict of plain values, lists and dicts.

    Args:
        cable: The cable.
        source: Whether the row has the exact text of the cable, in its column `source`. Without it, the row has the
            body as values in `sections` instead: `from_row` gives back an equal cable, but not its layout.

    Returns:
        A value for each column; None or an empty list where the cable has none. Of a cable that was read without its
        body, the columns of the body are None.

    Raises:
        ModelError: It is not a cable, items are nested too deep, or a text has half a character (a surrogate), which
            Arrow cannot carry.

    >>> from cablekit import from_text
    >>> row = to_row(from_text("CONFIDENTIAL ZENDA 910\\nTAGS: PREL\\n\\n1. (U) The bridge is open."))
    >>> row["classification"], row["tags"], row["units"][0]["text"], row["units"][0]["portion"]
    ('CONFIDENTIAL', ['PREL'], 'The bridge is open.', {'classification': 'UNCLASSIFIED', 'controls': []})
    """
    cable = as_cable(cable)
    text = text_of(cable)
    keeps_text = source and text is not None
    row: Row = {"id": cable.id, "date": cable.date, "year": cable.year, "precedence": highest_precedence(cable)}
    row |= header_row(cable)
    row |= body_row(cable, has_places=text is not None)
    row |= {"wrappers": plain(cable.wrappers), "catalog": plain(cable.catalog)}
    row["sections"] = None if keeps_text or not cable.complete else [section_row(one) for one in cable.sections]
    row |= {"year_hint": cable.year_hint, "extra": json.dumps(thawed(cable.extra)) if cable.extra else None}
    row |= {"complete": cable.complete, "encoding": cable.encoding, "bom": cable.bom, "place": place_row(cable.place)}
    row |= {"telegram": span_of_telegram(cable) if keeps_text else None, "source": text if keeps_text else None}
    require_carried(row, "")
    return row | {"error": None}


def error_row(bad: BadRecord) -> Row:
    """
    Write what could not be read as a row: where it is, and what is wrong.

    >>> error_row(BadRecord("bridge.xml", "not XML"))["error"]
    'not XML'
    """
    return {"place": place_row(bad.place), "error": storable(bad.message)}


def text_of(cable: Cable) -> str | None:
    """Return the exact text of a cable, without its foreign data; None if no text reads back equal."""
    try:
        return to_text(attrs.evolve(cable, extra={}) if cable.extra else cable)
    except ModelError:
        return None


def span_of_telegram(cable: Cable) -> Row | None:
    """Return where the telegram is in the text of a cable, if an archive's words are around it."""
    if not cable.wrappers:
        return None
    pieces = [event for event in render(cable) if isinstance(event, Piece)]
    length = sum(len(piece.text) for piece in pieces)
    start, end = telegram_in(pieces, length)
    return None if (start, end) == (0, length) else {"start": start, "end": end}


def header_row(cable: Cable) -> Row:
    """Write the fields of a header; references are complete with their ids, and paragraph 1 may name the authority."""
    header = cable.header
    row = {name: plain(getattr(header, name)) for name in hints_of(Header) if name not in ROLES}
    row["addressees"] = [{"role": role, **plain(one)} for role in ROLES for one in getattr(header, role)]
    row["references"] = [
        {**plain(one), "id": whole.id} for one, whole in zip(header.references, cable.references, strict=True)
    ]
    authority = cable.authority if cable.complete else header.authority
    row["authority"] = authority and {**plain(authority), "in_header": header.authority is not None}
    return row


def body_row(cable: Cable, *, has_places: bool) -> Row:
    """Write the columns of the body; units and gaps have places in the text, if there is one."""
    if not cable.complete:
        return dict.fromkeys(("summary", "comment", "units", "gaps", "closing"))
    return {
        "summary": cable.summary or None,
        "comment": cable.comment or None,
        "units": [plain(unit) for unit in units(cable)] if has_places else None,
        "gaps": plain(cable.gaps) if has_places else None,
        "closing": plain(cable.closing),
    }


def section_row(section: Section) -> Row:
    """Write a section with its paragraphs and items in order."""
    return {"heading": section.heading, "paragraphs": list(paragraph_rows(section.paragraphs, 0))}


def paragraph_rows(paragraphs: Iterable[Paragraph], depth: int) -> Iterator[Row]:
    """Yield paragraphs, each followed by its items, one level deeper."""
    for paragraph in paragraphs:
        yield {"depth": depth, **plain(paragraph)}
        yield from paragraph_rows(paragraph.items, one_level_deeper(depth)) if paragraph.items else ()


def place_row(place: Place | None) -> Row | None:
    r"""
    Write a place; bytes in the name of a file that are not UTF-8 are shown as such.

    >>> place_row(Place("bridge\udcff.txt"))["path"]
    'bridge\\udcff.txt'
    """
    if place is None:
        return None
    return {**plain(place), "path": storable(place.path)}


def plain(value: Any) -> Any:
    """
    Write a value of the model with plain values: objects as dicts, tuples as lists.

    >>> plain(Addressee("SECSTATE WASHDC"))["name"], plain(Closing(("SAPT",)))["signatures"]
    ('SECSTATE WASHDC', ['SAPT'])
    """
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    cls: Any = type(value)
    if hasattr(cls, "__attrs_attrs__"):
        return {
            name: pairs(getattr(value, name)) if hint == tuple[PAIR, ...] else plain(getattr(value, name))
            for name, hint in hints_of(cls).items()
        }
    return str(value) if isinstance(value, StrEnum) else value


def pairs(values: Iterable[tuple[str, str]]) -> list[Row]:
    """Write names and values."""
    return [{"name": name, "value": value} for name, value in values]


def require_carried(value: Any, where: str) -> None:
    """Raise `ModelError` for what Arrow cannot carry; numbers of the model are small enough."""
    if isinstance(value, str):
        if not value.isascii():
            require_characters(value, where)
    elif isinstance(value, dict):
        for name, one in value.items():
            require_carried(one, f"{where}.{name}".lstrip("."))
    elif isinstance(value, list):
        for one in value:
            require_carried(one, where)


def require_characters(text: str, where: str) -> None:
    """Raise `ModelError` for half a character."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        half = f"U+{ord(text[error.start]):04X}"
        raise ModelError(f"Arrow cannot carry half a character ({half}); write XML or JSON", where) from error


def from_row(row: Mapping[str, Any]) -> Cable:
    """
    Read the cable in a row of `SCHEMA`, as a dict.

    With `source`, its text is read again, and comes back exactly; otherwise the cable is built from the values of the
    other columns. Of computed columns, such as `id`, `units` and `catalog`, nothing is taken.

    Args:
        row: A dict as `to_row` writes it: from `table.to_pylist()`, or from a row of DuckDB, polars, pandas or Spark.

    Returns:
        The cable, with its place.

    Raises:
        ReadError: The row is that of a file that could not be read, or is not as `to_row` writes it.

    >>> from cablekit import from_text, to_text
    >>> to_text(from_row(to_row(from_text("TAGS: PREL"))))
    'TAGS: PREL'
    """
    if known(row.get("error")):
        raise ReadError(f"could not be read: {row['error']}", "row")
    year, complete = value_of(int, row["year_hint"]), bool(row["complete"])
    wrappers = value_of(hints_of(Cable)["wrappers"], row["wrappers"])
    text = known(row["source"])
    if text is None:
        cable = cable_of(row, wrappers=wrappers, year_hint=year, complete=complete)
    else:
        span = known(row["telegram"]) or {"start": 0, "end": len(text)}
        cable = read_telegram(text, int(span["start"]), int(span["end"]), year=year, wrappers=wrappers, body=complete)
    if known(row["extra"]):
        cable = attrs.evolve(cable, extra=json.loads(row["extra"]))
    place = value_of(Place, row["place"])
    return found_in_file(cable, encoding=row["encoding"], bom=bool(row["bom"]), **({"place": place} if place else {}))


def cable_of(row: Mapping[str, Any], **values: Any) -> Cable:
    """Build a cable from the columns of its values."""
    header = {name: value_of(hint, row[name]) for name, hint in hints_of(Header).items() if name not in ROLES}
    for role in ROLES:
        header[role] = tuple(value_of(Addressee, one) for one in row["addressees"] if one["role"] == role)
    if row["authority"] and not row["authority"]["in_header"]:
        header["authority"] = None
    if values["complete"]:
        values["closing"] = value_of(Closing, row["closing"])
        values["sections"] = tuple(
            Section(one["heading"], nested(deque(one["paragraphs"]), 0)) for one in row["sections"]
        )
    return Cable(header=Header(**header), **values)


def nested(rows: deque[Mapping[str, Any]], depth: int) -> tuple[Paragraph, ...]:
    """Build the paragraphs of one level, each with those that come after it and are deeper."""
    found = []
    while rows and rows[0]["depth"] >= depth:
        values = {name: value_of(hint, rows[0][name]) for name, hint in hints_of(Paragraph).items()}
        rows.popleft()
        found.append(Paragraph(**values, items=nested(rows, depth + 1)))
    return tuple(found)


def value_of(hint: Any, value: Any) -> Any:
    """
    Read a value of the model from plain values.

    >>> value_of(tuple[Addressee, ...], [plain(Addressee("SECSTATE WASHDC"))])[0].name
    'SECSTATE WASHDC'
    """
    hint, value = without_none(hint), known(value)
    if get_origin(hint) is tuple:
        return tuple(value_of(get_args(hint)[0], one) for one in (() if value is None else value))
    if value is None:
        return None
    if attrs.has(hint):
        return hint(
            **{
                name: tuple((one["name"], one["value"]) for one in value[name])
                if inner == tuple[PAIR, ...]
                else value_of(inner, value[name])
                for name, inner in hints_of(hint).items()
            }
        )
    return hint(value) if hint is int or issubclass(hint, StrEnum) else value


def known(value: Any) -> Any:
    """
    Return a value; None for what data frames have in its place.

    >>> known("SAPT"), known(float("nan")) is None
    ('SAPT', True)
    """
    return None if isinstance(value, float) and math.isnan(value) else value
