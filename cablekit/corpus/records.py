"""One flat row of plain values for a cable: for CSV, data frames, Arrow and SQL."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, Final

from cablekit.checking.catalog import archive_date, archive_value
from cablekit.model import Cable
from cablekit.model.cable import as_cable
from cablekit.model.catalog import CATALOG_FIELDS
from cablekit.telegram.fields.field import Columns, Field
from cablekit.telegram.fields.table import ROWS
from cablekit.xml.normal_forms import moment

Value = str | int | None


def columns_of(row: Field) -> Columns:
    """Return the columns of a field: its row's, or one with its name and value."""
    return {row.name: lambda _, value: value} if row.columns is None else row.columns


#: Changes when a column is removed, renamed, or gets another meaning; a new column at the end changes nothing.
RECORD_VERSION: Final = 1
#: The columns of version 1, in order; docs/exports.md says what each one holds.
FIRST_COLUMNS: Final[tuple[str, ...]] = (
    "id",
    "date",
    "year",
    "post",
    "number",
    "originator",
    "action",
    "info",
    "exempt",
    "precedence",
    "classification",
    "captions",
    "pass_lines",
    "executive_order",
    "declassify_on",
    "declassify_codes",
    "tags",
    "subject",
    "references",
    "reference_count",
    "drafted_by",
    "approved_by",
    "cleared_by",
    "authority",
    "reasons",
    "signers",
    "section_count",
    "paragraph_count",
    "item_count",
    "character_count",
    "summary",
    "comment",
    "text",
    "archive",
    "encoding",
)
#: The columns that came later: where the cable was found, what its archive says of it, and what is best known of it.
LATER_COLUMNS: Final[tuple[str, ...]] = (
    "place",
    "archive_id",
    "archive_date",
    "archive_origin",
    *(f"catalog_{field}" for field in CATALOG_FIELDS),
)
#: The columns of each field of the header, and how each is made from the cable and the field's value.
FIELD_COLUMNS: Final = {row.name: columns_of(row) for row in ROWS}
#: The columns of a row, in order: a field added later has its columns at the end.
RECORD_COLUMNS: Final[tuple[str, ...]] = tuple(
    dict.fromkeys(
        (*FIRST_COLUMNS, *LATER_COLUMNS, *(column for columns in FIELD_COLUMNS.values() for column in columns))
    )
)


#: The columns that need the body of a cable; paragraph 1 may name the authority.
COLUMNS_OF_BODY: Final = frozenset(
    {
        *("signers", "section_count", "paragraph_count", "item_count", "character_count", "summary", "comment", "text"),
        *("authority", "reasons"),
    }
)


def to_record(cable: Cable) -> dict[str, Value]:
    """
    Write a cable as one flat row.

    Lists are joined by `; `; an absent value is None, never an empty string. The row is for filters and counts:
    `to_dict` keeps everything.

    Args:
        cable: The cable.

    Returns:
        A value for each of `RECORD_COLUMNS`, in that order.

    Raises:
        ModelError: It is not a cable, or items are nested too deep to be written.

    >>> from cablekit.model import Header
    >>> record = to_record(Cable(Header(tags=("PREL", "XG"), subject="THE BRIDGE")))
    >>> record["tags"], record["subject"], record["date"], record["paragraph_count"]
    ('PREL; XG', 'THE BRIDGE', None, 0)
    """
    return part_of_record(as_cable(cable), RECORD_COLUMNS)


def part_of_record(cable: Cable, columns: Collection[str]) -> dict[str, Value]:
    """Write some columns of a row; the body is asked only for those that need it."""
    values = message_columns(cable) | header_columns(cable, columns) | archive_columns(cable) | catalog_columns(cable)
    if needs_body(columns):
        values |= body_columns(cable)
    return {column: values[column] for column in columns}


def needs_body(columns: Collection[str] = (), **_: Any) -> bool:
    """
    Whether the body is needed for some columns; none means all.

    >>> needs_body(("id", "tags")), needs_body(("id", "text")), needs_body()
    (False, True, True)
    """
    return not COLUMNS_OF_BODY.isdisjoint(columns or RECORD_COLUMNS)


def message_columns(cable: Cable) -> dict[str, Value]:
    """Return the columns of the cable's number, date and precedence."""
    return {"id": cable.id, "date": moment(cable.date), "year": cable.year, "precedence": highest_precedence(cable)}


def header_columns(cable: Cable, wanted: Collection[str]) -> dict[str, Value]:
    """Return those columns of the header's fields that are wanted."""
    made = ((columns, getattr(cable.header, field)) for field, columns in FIELD_COLUMNS.items())
    return {
        column: flat_value(make(cable, value))
        for columns, value in made
        for column, make in columns.items()
        if column in wanted
    }


def body_columns(cable: Cable) -> dict[str, Value]:
    """Return the columns of the text, its signers and its size."""
    text = cable.text
    return {
        "signers": joined_values(cable.closing.signatures),
        "section_count": len(cable.sections),
        "paragraph_count": len(cable.paragraphs),
        "item_count": count_items(cable),
        "character_count": len(text),
        "summary": cable.summary or None,
        "comment": cable.comment or None,
        "text": text or None,
    }


def archive_columns(cable: Cable) -> dict[str, Value]:
    """Return the columns of the file, and of what the archive says whatever the cable does."""
    date, is_day = archive_date(cable) or (None, False)
    return {
        "place": str(cable.place) if cable.place else None,
        "archive": joined_values(wrapper.archive for wrapper in cable.wrappers),
        "encoding": cable.encoding or None,
        "archive_id": archive_value(cable, "id"),
        "archive_date": day_or_moment(date, is_day=is_day),
        "archive_origin": archive_value(cable, "originator"),
    }


def catalog_columns(cable: Cable) -> dict[str, Value]:
    """Return the columns of what is best known of the cable."""
    catalog = cable.catalog
    values = {f"catalog_{field}": flat_value(getattr(catalog, field)) for field in CATALOG_FIELDS}
    return values | {"catalog_date": day_or_moment(catalog.date, is_day=catalog.is_day)}


def day_or_moment(time: datetime | None, *, is_day: bool) -> str | None:
    """
    Write a moment in UTC, or only its day.

    >>> day_or_moment(datetime(1979, 8, 14), is_day=True)
    '1979-08-14'
    """
    return time.date().isoformat() if time and is_day else moment(time)


def count_items(cable: Cable) -> int:
    """Count the items of paragraphs, at every depth."""
    count = 0
    waiting = list(cable.paragraphs)
    while waiting:
        below = waiting.pop().items
        count += len(below)
        waiting.extend(below)
    return count


def flat_value(value: Any) -> Value:
    """
    Write one value of a field: a list as one text, a number unchanged, anything else as text; None for nothing.

    >>> flat_value(("PREL", "XG")), flat_value(910), flat_value(""), flat_value(())
    ('PREL; XG', 910, None, None)
    """
    if isinstance(value, list | tuple):
        return joined_values(value)
    return value if value is None or isinstance(value, int) else str(value) or None


def joined_values(values: Iterable[str | None]) -> str | None:
    """Join values with `; `, without those that are absent; None if nothing is left."""
    return "; ".join([value for value in values if value]) or None


def highest_precedence(cable: Cable) -> str | None:
    """
    Return the highest precedence in the date-time group, the routing line, or the addressees.

    >>> from cablekit.model import Addressee, Header, Precedence
    >>> highest_precedence(Cable(Header(action=(Addressee("A", precedence=Precedence.FLASH), Addressee("B")))))
    'FLASH'
    """
    header = cable.header
    found = [node.precedence for node in (*header.action, *header.info)]
    found += [header.routing.precedence] if header.routing else []
    found += header.dtg.precedences if header.dtg else ()
    named = [precedence for precedence in found if precedence]
    return max(named).value if named else None
