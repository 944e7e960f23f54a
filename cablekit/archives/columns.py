"""Records of other people's tables: which column has the telegram, and what the others say (docs/archives.md)."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

from cablekit.archives.common import one_line, year_of
from cablekit.archives.document import Document
from cablekit.archives.judging import has_signs
from cablekit.errors import ReadError
from cablekit.model import Wrapper
from cablekit.model.archive_values import NAMES, PUBLISHED, values_of
from cablekit.telegram.text import from_text

#: What a caller says about the columns: what one holds, and its name.
Columns: TypeAlias = Mapping[str, str]
TEXT: Final = "text"
HEADER: Final = "header"
#: The names of columns with the telegram, in lowercase without signs, the likeliest first; those with its header.
TEXTS: Final = (
    *("cabletext", "telegramtext", "messagetext", "msgtext", "fulltext", "rawtext", "plaintext", "textcontent", TEXT),
    *("body", "cablebody", "bodytext", "content", "contents", "message", "telegram", "cable", "raw", "txt"),
)
HEADERS: Final = (HEADER, "head", "cableheader", "headertext")
#: Names of columns for facts, besides those that archives use.
OTHERS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("cableid", "canonicalid", "cablenumber", "messagenumber", "msgnumber", "docnumber", "telegramnumber"),
    "date": ("datetime", "timestamp", "cabledate", "sent", "datesent"),
    "originator": ("sender", "embassy"),
    "classification": ("class", "classlevel"),
    "subject": ("subj", "headline"),
}
#: A year in a date.
YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
#: Escaped line endings, as in tables with one line per record.
ESCAPE: Final = re.compile(r"\\(r\\n|[nrt\\])")
ESCAPED: Final = {"r\\n": "\n", "n": "\n", "r": "\n", "t": "\t", "\\": "\\"}
#: How many names a message gives, and how long each may be in it.
SHOWN: Final = 20
LONGEST: Final = 40
#: The minimum length of a value that may be a telegram, and how many such values are examined.
SHORTEST: Final = 60
LOOKED_AT: Final = 12


def as_columns(value: Any) -> Columns | None:
    """
    Convert what a caller says about the columns.

    >>> as_columns({"text": "body"})
    {'text': 'body'}
    """
    if value is None:
        return None
    known = (TEXT, HEADER, *NAMES)
    if not isinstance(value, Mapping) or not all(isinstance(one, str) for pair in value.items() for one in pair):
        raise ReadError(f"expected names, such as {{'text': 'body', 'id': 'refid'}}, got {value!r}"[:300], "columns")
    for one in value:
        if one not in known:
            raise ReadError(f"{one!r} is not a value; there are {', '.join(known)}", "columns")
    return dict(value)


def bare(name: str) -> str:
    """
    Return a name in lowercase without signs; of a dotted name, the last part.

    >>> bare("Cable_Text"), bare("_source.body")
    ('cabletext', 'body')
    """
    return re.sub(r"[\W_]+", "", name.rpartition(".")[2].lower())


def text_names(names: Iterable[str], columns: Columns | None) -> tuple[str | None, str | None]:
    """
    Return which column has the telegram, and which has its header, if that is a column of its own; otherwise None.

    >>> text_names(["id", "header", "body"], None), text_names(["id", "note"], None)
    (('body', 'header'), (None, None))
    """
    columns = columns or {}
    known = {bare(name): name for name in reversed(list(names))}
    text = columns.get(TEXT) or next((known[name] for name in TEXTS if name in known), None)
    header = columns.get(HEADER) or next((known[name] for name in HEADERS if name in known), None)
    return text, header if text and (HEADER in columns or bare(text).endswith("body")) else None


def record_document(document: Document, fields: Mapping[str, str], archive: str) -> Document:
    """Return the telegram of a record, with the other columns as the archive's fields."""
    layout = layout_of(tuple(fields), tuple((document.columns or {}).items()))
    for name in (layout.text, layout.header, *(document.columns or {}).values()):
        if name is not None and name not in fields:
            raise ReadError(no_column(name, fields))
    if layout.text is None:
        raise ReadError(unknown_layout(fields))
    parts = [unescaped(fields[name]) for name in (layout.header, layout.text) if name is not None]
    named = ((fact, one_line(fields[name])) for name, fact in layout.facts if fields[name].strip())
    wrapper = Wrapper(archive, tuple(named))
    return document.inner_text("\n".join(part for part in parts if part), wrapper, year=year_in(wrapper))


class Layout(NamedTuple):
    """What is in the columns of a table."""

    text: str | None  # the name of the column with the telegram
    header: str | None  # the name of the column with its header, if there is one
    facts: tuple[tuple[str, str], ...]  # the names of the others, and what the archive calls each


@lru_cache(maxsize=8)
def layout_of(names: tuple[str, ...], said: tuple[tuple[str, str], ...]) -> Layout:
    """
    Return what the columns hold, which is the same for all rows of a table.

    >>> layout_of(("cable_number", "note", "body"), ())
    Layout(text='body', header=None, facts=(('cable_number', 'Reference ID'), ('note', 'note')))
    """
    columns = dict(said)
    text, header = text_names(names, columns)
    return Layout(text, header, tuple((name, fact_name(name, columns)) for name in names if name not in (text, header)))


def fact_name(name: str, columns: Columns | None) -> str:
    """
    Return the archive's name for the fact in a column; the column's own name if that is known, or is not a fact.

    >>> fact_name("nr", {"id": "nr"}), fact_name("refid", None), fact_name("cable_number", None), fact_name("x", None)
    ('Reference ID', 'refid', 'Reference ID', 'x')
    """
    plain = name.lower().replace("_", " ")
    if any(plain in names for names in NAMES.values()):
        return name
    said = next((fact for fact, column in (columns or {}).items() if column == name), None)
    fact = said or next((fact for fact, names in OTHERS.items() if bare(name) in names), "")
    return PUBLISHED.get(fact, name)


def year_in(wrapper: Wrapper) -> int | None:
    """Return the year that an archive gives: that of the id, otherwise that of the date; a hint, never the header's."""
    said = values_of(wrapper)
    date = YEAR.search(said.get("date", ""))
    return year_of(said.get("id", "").upper()) or (int(date[0]) if date else None)


def unescaped(text: str) -> str:
    r"""
    Return a text with real line endings, if all of them are escaped.

    >>> unescaped(r"UNCLAS\n\nTAGS: XG")
    'UNCLAS\n\nTAGS: XG'
    """
    if "\n" in text or text.count("\\n") < 2:
        return text
    return ESCAPE.sub(lambda match: ESCAPED[match[1]], text)


def unknown_layout(fields: Iterable[str]) -> str:
    """Return the message for a record in which no column is known to have the telegram."""
    return (
        f"has the columns {listed(fields)}, and none is known to have the telegram; "
        "say which: columns={'text': NAME, 'id': NAME}"
    )


def no_column(name: str, fields: Iterable[str]) -> str:
    """Return the message for a column that does not exist."""
    return f"has no column {name[:LONGEST]!r}; there are {listed(fields)}"


def listed(fields: Iterable[str]) -> str:
    """List the names of columns for a message."""
    names = [repr(name[:LONGEST]) for name in fields]
    return ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "") or "(none)"


def may_be_telegram(values: Iterable[str]) -> bool:
    """Whether one of the first long values is a telegram, whatever its column is called."""
    long = (value for value in values if len(value) >= SHORTEST)
    return any(has_signs(from_text(unescaped(value))) for value, _ in zip(long, range(LOOKED_AT), strict=False))
