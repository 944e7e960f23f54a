"""What the index holds of a cable: a row for it, and rows for its units, addressees, references, TAGS and archives."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from cablekit.archives.document import BadRecord
from cablekit.archives.units import Reading, Unit, read_unit
from cablekit.corpus.characters import storable
from cablekit.corpus.graphs.stations import post_of, station_of
from cablekit.corpus.paths import name_from
from cablekit.corpus.records import part_of_record
from cablekit.corpus.sql import RECORD_TYPES
from cablekit.editing.units import Layout, laid_out, units_of
from cablekit.errors import CableError
from cablekit.model import Cable, Catalog, Header, Portion
from cablekit.telegram.fields.table import ADDRESSEES
from cablekit.vocabulary import tag

#: The values of a row, without the keys that only the writer knows.
Row: TypeAlias = tuple[Any, ...]


class CableRows(NamedTuple):
    """The row of a cable, and those of its parts, by table."""

    cable: Row
    parts: dict[str, list[Row]]


class ErrorRow(NamedTuple):
    """What could not be read."""

    place: str
    reason: str
    message: str


def rows_of_chunk(base: str, reading: Reading, chunk: list[Unit]) -> list[list[CableRows | ErrorRow]]:
    """Read some inputs, and make the rows of what is in each: the task of a worker."""
    return [[rows_of_found(found, unit, base) for found in read_unit(unit, reading)] for unit in chunk]


def rows_of_found(found: Cable | BadRecord, unit: Unit, base: str) -> CableRows | ErrorRow:
    """Make the rows of a cable, or of what could not be read; *base* is the folder from which places are written."""
    origin = unit.origin.path
    place = found.place or unit.place
    written = storable(name_from(base, origin) + str(place).removeprefix(origin))
    if isinstance(found, BadRecord):
        return ErrorRow(written, storable(found.reason), storable(found.message))
    try:
        record = part_of_record(found, RECORD_TYPES) | {"place": written}
        catalog = found.catalog
        token = post_of(catalog)
        cable = (*record.values(), token, place.record, place.line, place.offset)
        parts = {
            "units": list(unit_rows(found, catalog)),
            "addressees": list(addressee_rows(found.header)),
            "references": list(reference_rows(found)),
            "tags": list(tag_rows(catalog)),
            "archive_fields": list(archive_rows(found)),
        }
    except CableError as error:
        return ErrorRow(written, storable(str(error)), storable(str(error)))
    return CableRows(storable_row(cable), {name: [storable_row(row) for row in rows] for name, rows in parts.items()})


def unit_rows(cable: Cable, catalog: Catalog) -> Iterator[Row]:
    """Yield the rows of the subject and of the units; without a mark, the level is what is best known of the cable."""
    layout = laid_out(cable)
    yield from subject_rows(cable, catalog, layout)
    numbers = dict(numbered_nodes(cable))
    for unit in units_of(cable, layout):
        marks = portion_columns(unit.portion, catalog)
        number = numbers.get(id(unit.node))
        yield (unit.kind, unit.section, number, unit.label, *marks, unit.page, unit.start, unit.end, unit.text)


def subject_rows(cable: Cable, catalog: Catalog, layout: Layout) -> Iterator[Row]:
    """Yield the row of the subject, if there is one; one that only an archive gives is nowhere in the text."""
    if not catalog.subject:
        return
    own = cable.header.subject_portion or (Portion(cable.classification) if cable.classification else None)
    places: Row = (None, None, None)
    if layout.subject:
        start, (last, end) = layout.subject[0][1], layout.subject[-1]
        places = layout.page_of(start), start, end + len(last)
    yield ("subject", None, None, None, *portion_columns(own, catalog), *places, catalog.subject)


def numbered_nodes(cable: Cable) -> Iterator[tuple[int, int]]:
    """Yield each paragraph and item that is in a numbered paragraph, by its identity, and that number."""
    for paragraph in cable.paragraphs:
        number = paragraph.number
        if number is None:
            continue
        waiting = [paragraph]
        while waiting:
            node = waiting.pop()
            yield id(node), number
            waiting.extend(node.items)


def portion_columns(portion: Portion | None, catalog: Catalog) -> Row:
    """
    Return a mark in its short form, the level that counts, whether the mark says it, and the controls of the mark.

    >>> from cablekit import from_text
    >>> catalog = from_text("C O N F I D E N T I A L ZENDA 910").catalog
    >>> portion_columns(Portion("S", ("SI", "NF")), catalog), portion_columns(None, catalog)
    (('S/SI/NF', 'SECRET', 1, '["SI", "NF"]'), (None, 'CONFIDENTIAL', 0, None))
    """
    own = portion and portion.classification
    level = own or catalog.classification
    controls = json.dumps(portion.controls) if portion and portion.controls else None
    return str(portion) if portion else None, level.value if level else None, int(bool(own)), controls


def addressee_rows(header: Header) -> Iterator[Row]:
    """Yield a row for each addressee."""
    found = [(group, one) for group in ADDRESSEES for one in getattr(header, group)]
    for position, (group, one) in enumerate(found, 1):
        level = one.precedence.value if one.precedence else None
        token = station_of(one.name) or None
        yield position, group, one.name, one.routing_indicator, level, one.office, one.number, token


def reference_rows(cable: Cable) -> Iterator[Row]:
    """Yield a row for each reference, with post and year carried over."""
    for position, one in enumerate(cable.references, 1):
        values = one.label, one.post, one.number, one.year, one.notal, one.and_previous, one.title, one.text
        yield position, one.id, one.kind.value, *values


def tag_rows(catalog: Catalog) -> Iterator[Row]:
    """Yield a row for each code, with what it meant on the day of the cable."""
    day = catalog.date.date() if catalog.date else None
    for position, code in enumerate(catalog.tags, 1):
        entry = tag(code, day)
        yield position, entry.code, entry.name or None, entry.kind


def archive_rows(cable: Cable) -> Iterator[Row]:
    """Yield a row for each thing that an archive says of the cable."""
    said = [(wrapper.archive, name, value) for wrapper in cable.wrappers for name, value in wrapper.fields]
    yield from ((position, *one) for position, one in enumerate(said, 1))


def storable_row(row: Row) -> Row:
    """Return a row that SQLite takes."""
    return tuple([storable(value) if isinstance(value, str) else value for value in row])
