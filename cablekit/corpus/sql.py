"""The SQL of the index, all of it: its tables, their columns, and the statements that write and ask them."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from cablekit.corpus.records import RECORD_COLUMNS
from cablekit.version import READER

#: By which a database is known to be ours ("CBLK", in its bytes 68 to 71), and the version of its tables.
APPLICATION_ID: Final = 0x43424C4B
SCHEMA_VERSION: Final = 1
#: The columns of a record that have tables of their own, or only repeat words of the units.
NOT_IN_CABLES: Final = frozenset({"text", "summary", "comment"})
#: The columns of a record that are numbers.
NUMBERS: Final = frozenset(
    {"year", "number", "reference_count", "section_count", "paragraph_count", "item_count", "character_count"}
)
KEY: Final = "INTEGER PRIMARY KEY"
OF_CABLE: Final = "INTEGER NOT NULL REFERENCES cables (cable)"
OF_FILE: Final = "INTEGER NOT NULL REFERENCES files (file)"
TEXT: Final = "TEXT"
INTEGER: Final = "INTEGER"


class Table(NamedTuple):
    """A table: what a row is, its columns with their types, and its primary key where that is not one column."""

    words: str
    columns: dict[str, str]
    key: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(self.columns)


RECORD_TYPES: Final = {
    name: INTEGER if name in NUMBERS else TEXT for name in RECORD_COLUMNS if name not in NOT_IN_CABLES
}
#: In the order in which they are made; `cable`, `unit` and `file` are keys, by which the tables are joined.
TABLES: Final[dict[str, Table]] = {
    "files": Table(
        "a file that was read: how it is recognized later, and how much was in it",
        {
            "file": KEY,
            "path": "TEXT NOT NULL UNIQUE",  # from the folder of the database
            "size": INTEGER,
            "time": INTEGER,  # when it was changed, in nanoseconds
            "columns": TEXT,  # what its columns were said to hold, as JSON
            "inputs": "INTEGER NOT NULL DEFAULT 0",  # how many of its inputs are done
            "is_done": "INTEGER NOT NULL DEFAULT 0",
            "cables": "INTEGER NOT NULL DEFAULT 0",
            "errors": "INTEGER NOT NULL DEFAULT 0",
        },
    ),
    "cables": Table(
        "a cable: its record, without its text",
        {
            "cable": KEY,
            **RECORD_TYPES,
            "post_token": TEXT,
            "record": INTEGER,
            "line": INTEGER,
            "offset": INTEGER,
            "file": OF_FILE,
        },
    ),
    "units": Table(
        "the subject, a heading, a paragraph, an item, a row of a table or a block of an enclosure",
        {
            "unit": KEY,
            "cable": OF_CABLE,
            "kind": "TEXT NOT NULL",
            "section": TEXT,
            "paragraph": INTEGER,
            "label": TEXT,
            "portion": TEXT,
            "classification": TEXT,
            "has_level": INTEGER,  # whether the portion says that level, or the cable
            "controls": TEXT,  # those of the portion, as JSON; no string form is read again
            "page": INTEGER,
            "start": INTEGER,
            "end": INTEGER,
            "text": "TEXT NOT NULL",
        },
    ),
    "addressees": Table(
        "an addressee of a cable",
        {
            "cable": OF_CABLE,
            "position": INTEGER,
            "kind": TEXT,
            "name": TEXT,
            "routing_indicator": TEXT,
            "precedence": TEXT,
            "office": TEXT,
            "number": TEXT,
            "post_token": TEXT,
        },
        "cable, position",
    ),
    "references": Table(
        "what a cable refers to",
        {
            "cable": OF_CABLE,
            "position": INTEGER,
            "id": TEXT,
            "kind": TEXT,
            "label": TEXT,
            "post": TEXT,
            "number": INTEGER,
            "year": INTEGER,
            "notal": INTEGER,
            "and_previous": INTEGER,
            "title": TEXT,
            "text": TEXT,
        },
        "cable, position",
    ),
    "tags": Table(
        "a TAGS code of a cable, and what it meant on the date of the cable",
        {"cable": OF_CABLE, "position": INTEGER, "code": TEXT, "name": TEXT, "kind": TEXT},
        "cable, position",
    ),
    "archive_fields": Table(
        "what an archive says of a cable",
        {"cable": OF_CABLE, "position": INTEGER, "archive": TEXT, "name": TEXT, "value": TEXT},
        "cable, position",
    ),
    "errors": Table(
        "what could not be read",
        {"error": KEY, "file": OF_FILE, "place": TEXT, "reason": TEXT, "message": TEXT},
    ),
}
#: The tables with rows of a cable; those of a file have its cables and errors.
OF_CABLES: Final = ("units", "addressees", "references", "tags", "archive_fields")
#: What is looked up, besides keys.
INDEXES: Final[dict[str, tuple[str, ...]]] = {
    "cables": ("catalog_id", "catalog_date", "post_token, catalog_date", "file"),
    "units": ("cable",),
    "addressees": ("post_token",),
    "references": ("id",),
    "tags": ("code",),
    "errors": ("file",),
}
#: Words without their endings and accents. The double quotes let Datasette and sqlite-utils see whose index it is.
SEARCH_TABLE: Final = (
    "CREATE VIRTUAL TABLE units_fts USING fts5("
    'text, content="units", content_rowid="unit", tokenize=\'porter unicode61 remove_diacritics 2\')'
)


def quoted(names: Iterable[str]) -> str:
    """
    Write names of columns so that words of SQL are names, too.

    >>> quoted(("start", "end"))
    '"start", "end"'
    """
    return ", ".join(f'"{name}"' for name in names)


def creation(name: str) -> str:
    """
    Return the statement that makes a table.

    >>> creation("tags")[:68]
    'CREATE TABLE "tags" ("cable" INTEGER NOT NULL REFERENCES cables (cab'
    """
    table = TABLES[name]
    parts = [f'"{column}" {kind}' for column, kind in table.columns.items()]
    key, options = (f", PRIMARY KEY ({table.key})", " WITHOUT ROWID") if table.key else ("", "")
    return f'CREATE TABLE "{name}" ({", ".join(parts)}{key}){options}'


def insertion(name: str) -> str:
    """
    Return the statement that adds a row.

    >>> insertion("archive_fields")
    'INSERT INTO "archive_fields" ("cable", "position", "archive", "name", "value") VALUES (?, ?, ?, ?, ?)'
    """
    names = TABLES[name].names
    return f'INSERT INTO "{name}" ({quoted(names)}) VALUES ({", ".join("?" * len(names))})'  # noqa: S608 - our names


#: What makes an empty index, in one transaction.
CREATION: Final = (
    *map(creation, TABLES),
    *(
        f'CREATE INDEX "{name}_{columns.replace(", ", "_")}" ON "{name}" ({columns})'
        for name, found in INDEXES.items()
        for columns in found
    ),
    SEARCH_TABLE,
    "CREATE TABLE made (by TEXT, at TEXT)",
    f"INSERT INTO made VALUES ('{READER}', strftime('%Y-%m-%dT%H:%M:%SZ'))",  # noqa: S608 - our name
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {SCHEMA_VERSION}",
)

#: The tables to which rows are added, in this order, and how.
WRITTEN: Final = ("cables", *OF_CABLES, "units_fts", "errors")
INSERTION: Final = {name: insertion(name) for name in TABLES} | {
    "units_fts": "INSERT INTO units_fts (rowid, text) VALUES (?, ?)"
}
#: The file of a path; its beginning, its end, and an input of it that is done.
FILE: Final = "SELECT file, inputs, is_done, size, time, columns FROM files WHERE path = ?"
FILES: Final = "SELECT file, path FROM files"
KEY_OF_FILE: Final = "SELECT file FROM files WHERE path = ?"
BEGIN_FILE: Final = "INSERT OR REPLACE INTO files (file, path, size, time, columns) VALUES (?, ?, ?, ?, ?)"
COUNT_INPUT: Final = "UPDATE files SET inputs = inputs + 1, cables = cables + ?, errors = errors + ? WHERE file = ?"
END_FILE: Final = "UPDATE files SET is_done = 1 WHERE file = ?"
REMOVE_FILE: Final = "DELETE FROM files WHERE file = ?"
#: The last keys that are taken.
LAST_FILE: Final = "SELECT max(file) FROM files"
LAST_CABLE: Final = "SELECT max(cable) FROM cables"
LAST_UNIT: Final = "SELECT max(unit) FROM units"
#: How much there is.
COUNT: Final = {"cables": "SELECT count(*) FROM cables", "errors": "SELECT count(*) FROM errors"}
_CABLES_OF_FILE: Final = "cable IN (SELECT cable FROM cables WHERE file = ?)"
#: What removes the cables and errors of a file, in this order.
REMOVAL: Final = (
    f"INSERT INTO units_fts (units_fts, rowid, text) SELECT 'delete', unit, text FROM units WHERE {_CABLES_OF_FILE}",  # noqa: S608
    *(f'DELETE FROM "{name}" WHERE {_CABLES_OF_FILE}' for name in OF_CABLES),  # noqa: S608 - our names
    "DELETE FROM cables WHERE file = ?",
    "DELETE FROM errors WHERE file = ?",
)

#: What a hit is made of, in the order of the fields of `Hit`.
HIT: Final = (
    "cables.catalog_id, cables.catalog_date, cables.catalog_originator, cables.catalog_subject, units.kind,"
    " units.section, units.paragraph, units.label, units.portion, units.classification,"
    ' units.has_level, units.controls, units.page, units.start, units."end", units.text,'
    " snippet(units_fts, 0, ?, ?, '...', ?), cables.place, cables.record, cables.line, cables.offset"
)
#: Where a search looks, for words between a first and a last unit: the words first, whatever SQLite would choose.
FOUND: Final = (
    "FROM units_fts CROSS JOIN units ON units.unit = units_fts.rowid"
    " CROSS JOIN cables ON cables.cable = units.cable"
    " WHERE units_fts MATCH ? AND units_fts.rowid BETWEEN ? AND ?"
)
#: The conditions of a search, by what is asked for; each has one value.
CONDITIONS: Final = {
    "post": "cables.post_token = ?",
    "since": "cables.catalog_date >= ?",
    "before": "cables.catalog_date < ?",
    "tag": "EXISTS (SELECT 1 FROM tags WHERE tags.cable = cables.cable AND tags.code = ?)",
    "levels": "units.classification IN (SELECT value FROM json_each(?))",
}


#: The posts that sent cables, each once; how SQLite steps from one to the next in their index.
POSTS: Final = (
    "WITH RECURSIVE posts (token) AS (SELECT min(post_token) FROM cables UNION ALL"
    " SELECT (SELECT min(post_token) FROM cables WHERE post_token > token) FROM posts WHERE token IS NOT NULL)"
    " SELECT token FROM posts WHERE token IS NOT NULL"
)
#: The conditions that are on one table, so that they limit at once which units can be found.
OF_CABLES_ALONE: Final = ("post", "since", "before")
#: The first unit from a cable on, and the last one up to a cable; the cable itself may have no unit.
FIRST_UNIT: Final = "SELECT unit FROM units WHERE cable >= ? ORDER BY cable, unit LIMIT 1"
LAST_UNIT_OF: Final = "SELECT unit FROM units WHERE cable <= ? ORDER BY cable DESC, unit DESC LIMIT 1"
#: How many units have the words, up to a number; the words, the first and last unit, and the number are its values.
COUNT_UNITS: Final = (
    "SELECT count(*) FROM (SELECT 1 FROM units_fts WHERE units_fts MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)"
)


def bounds_statement(conditions: Iterable[str]) -> str:
    """
    Return the statement that finds the first and the last cable that meet conditions.

    >>> bounds_statement(["post"])
    'SELECT min(cable), max(cable) FROM cables WHERE cables.post_token = ?'
    """
    return f"SELECT min(cable), max(cable) FROM cables WHERE {' AND '.join(CONDITIONS[name] for name in conditions)}"  # noqa: S608


def search_statement(conditions: Iterable[str], *, is_ranked: bool = True) -> str:
    """
    Return the statement that finds units: the best first, or in the order of the collection.

    Its values are the markers, the words, the first and last unit, those of the conditions, and the number of hits.

    >>> search_statement(["post"])[-58:], search_statement([], is_ranked=False)[-33:]
    (' AND cables.post_token = ? ORDER BY units_fts.rank LIMIT ?', ' ORDER BY units_fts.rowid LIMIT ?')
    """
    added = added_conditions(conditions)
    order = "units_fts.rank" if is_ranked else "units_fts.rowid"
    return f"SELECT {HIT} {FOUND}{added} ORDER BY {order} LIMIT ?"


def count_statement(conditions: Iterable[str]) -> str:
    """
    Return the statement that counts what a search finds, up to a number.

    Its values are the words, the first and last unit, those of the conditions, and the number.

    >>> count_statement(["post"])[-35:]
    ' AND cables.post_token = ? LIMIT ?)'
    """
    return f"SELECT count(*) FROM (SELECT 1 {FOUND}{added_conditions(conditions)} LIMIT ?)"  # noqa: S608 - our names


def added_conditions(conditions: Iterable[str]) -> str:
    """Write the conditions of a search."""
    return "".join(f" AND {CONDITIONS[name]}" for name in conditions)


#: Questions that a web page asks, by name. A word with a colon is what the person fills in, or leaves empty;
#: `escape_fts` is Datasette's: it quotes words; of none it makes what the index does not take.
QUESTIONS: Final = {
    "search": """
SELECT cables.catalog_id, substr(cables.catalog_date, 1, 10) AS day, cables.post_token, units.paragraph, units.label,
    units.portion, units.page, snippet(units_fts, 0, '[', ']', '...', 32) AS words, cables.catalog_subject
FROM units_fts JOIN units ON units.unit = units_fts.rowid JOIN cables ON cables.cable = units.cable
WHERE units_fts MATCH coalesce(nullif(escape_fts(:words), ''), '""')
    AND (:post = '' OR cables.post_token = upper(replace(:post, ' ', '')))
    AND (:since = '' OR cables.catalog_date >= :since)
    AND (:before = '' OR cables.catalog_date < :before)
    AND (:level = '' OR units.classification = upper(:level))
ORDER BY units_fts.rank LIMIT 100
""",
    "cable": """
SELECT units.page, units.kind, units.paragraph, units.label, units.portion, units.text
FROM cables JOIN units USING (cable) WHERE cables.catalog_id = :id ORDER BY units.unit
""",
    "referring": """
SELECT cables.catalog_id, substr(cables.catalog_date, 1, 10) AS day, cables.catalog_originator, cables.catalog_subject
FROM "references" AS found JOIN cables USING (cable) WHERE found.id = :id ORDER BY cables.catalog_date
""",
    "tags": """
SELECT code, name, kind, count(DISTINCT cable) AS cables FROM tags GROUP BY code, name, kind ORDER BY cables DESC, code
""",
    "months": """
SELECT substr(catalog_date, 1, 7) AS month, count(*) AS cables
FROM cables WHERE :post = '' OR post_token = upper(replace(:post, ' ', '')) GROUP BY month ORDER BY month
""",
}
