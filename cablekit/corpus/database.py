"""A database of ours: opened for one writer, or read-only; another program's is refused, and errors are ours."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

from cablekit.corpus.sql import APPLICATION_ID, CREATION, SCHEMA_VERSION, TABLES
from cablekit.errors import ReadError

#: How long another program is waited for, in seconds: a writer waits for who reads, and the other way round.
WAIT: Final = 60.0
#: How much of the database is kept in memory, in kibibytes: for a writer, and for a reader.
WRITER_CACHE: Final = 200_000
READER_CACHE: Final = 64_000
Row: TypeAlias = tuple[Any, ...]
#: How a database of SQLite begins, and how much of it says what it is (SQLite file format 1.3).
MAGIC: Final = b"SQLite format 3\0"
HEADER_SIZE: Final = 100
AGAIN: Final = "remove it, and index again"


class Database:
    """An open database; whatever SQLite reports is a `ReadError`."""

    def __init__(self, path: str, *, read_only: bool) -> None:
        import sqlite3

        self.path = path
        self.error: type[Exception] = sqlite3.Error
        try:
            self.connection: Any = sqlite3.connect(
                f"{Path(path).absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}",
                uri=True,
                timeout=WAIT,
                isolation_level=None,  # transactions begin and end where we say
            )
        except sqlite3.Error as error:
            raise self.refused(error) from error
        self.cache: int = READER_CACHE if read_only else WRITER_CACHE

    def refused(self, error: Exception) -> ReadError:
        """Return what SQLite reports as an error of ours."""
        return ReadError(explained(error), self.path)

    def run(self, statement: str, values: Row = ()) -> None:
        """Carry out a statement."""
        try:
            self.connection.execute(statement, values)
        except self.error as error:
            raise self.refused(error) from error

    def run_many(self, statement: str, rows: Iterable[Row]) -> None:
        """Carry out a statement for many rows."""
        try:
            self.connection.executemany(statement, rows)
        except self.error as error:
            raise self.refused(error) from error

    def rows(self, statement: str, values: Row = ()) -> Iterator[Row]:
        """Yield the rows that a statement finds."""
        try:
            yield from self.connection.execute(statement, values)
        except self.error as error:
            raise self.refused(error) from error

    def one(self, statement: str, values: Row = ()) -> Row | None:
        """Return the first row that a statement finds, or None."""
        return next(iter(list(self.rows(statement, values))), None)

    def number(self, statement: str, values: Row = ()) -> int:
        """Return the number that a statement finds; 0 if it finds none."""
        found = self.one(statement, values)
        return int(found[0]) if found and found[0] is not None else 0

    @property
    def changes(self) -> int:
        """How many rows were added, changed or removed."""
        return int(self.connection.total_changes)

    def close(self) -> None:
        """Close it; what was not committed is undone."""
        self.connection.close()


def explained(error: Exception) -> str:
    """
    Return what SQLite reports in words that say what to do.

    >>> explained(ValueError("database is locked"))
    'another program is using it; wait until it ends'
    """
    said = str(error)
    for words, meaning in MEANINGS.items():
        if words in said:
            return meaning
    return f"SQLite: {said}"


MEANINGS: Final = {
    "database is locked": "another program is using it; wait until it ends",
    "no such module: fts5": "the SQLite of this Python has no full-text search (FTS5); use another Python",
    "attempt to write a readonly": "cannot be written, or a run of `cablekit index` was stopped: run it again",
    "unable to open database file": "cannot be opened",
    "file is not a database": "is not a database of cablekit",
}


def open_to_search(path: str) -> Database:
    """Open a database of ours read-only."""
    file = named_file(path)
    try:
        if not file.is_file():
            there = "is a folder, expected a database" if file.is_dir() else "No such file"
            raise ReadError(f"{there}; `cablekit index` makes one", path)
        require_ours(path)
    except OSError as error:
        raise ReadError(error.strerror or str(error), path) from error
    return having_our_tables(Database(path, read_only=True))


def open_to_write(path: str) -> Database:
    """Open a database of ours for writing; a new one is made if there is none."""
    if require_file(path):
        require_ours(path)
    database = Database(path, read_only=False)
    try:
        if not database.number("SELECT count(*) FROM sqlite_master"):  # new, or killed while it was made
            database.run("BEGIN IMMEDIATE")
            for statement in CREATION:
                database.run(statement)
            database.run("COMMIT")
    except ReadError:
        database.close()
        raise
    return having_our_tables(database)


def named_file(path: str) -> Path:
    """Take the name of a file."""
    if not path or "\0" in path:
        raise ReadError("not the name of a file", path or "database")
    return Path(path)


def require_file(path: str) -> bool:
    """Make sure that a database can be at a path; return whether there is something already."""
    file = named_file(path)
    if not file.parent.is_dir():
        raise ReadError("No such file or directory; create its folder first", path)
    if not file.is_file() and (file.exists() or file.is_symlink()):
        raise ReadError("is not a file; give the name of a database", path)
    return file.is_file() and file.stat().st_size > 0


def require_ours(path: str) -> None:
    """Make sure by its first bytes that a database is ours, without opening it."""
    with Path(path).open("rb") as file:
        head = file.read(HEADER_SIZE)
    version, application = (int.from_bytes(head[place : place + 4], "big") for place in (60, 68))
    if head[:16] != MAGIC or application != APPLICATION_ID:
        raise ReadError("is not a database of cablekit; choose another name", path)
    if version != SCHEMA_VERSION:
        raise ReadError(f"has tables of version {version}, expected {SCHEMA_VERSION}; {AGAIN}", path)


def having_our_tables(database: Database) -> Database:
    """Return a database that has the tables and columns of this version; another one is closed."""
    statement = "SELECT name FROM pragma_table_info(?)"
    try:
        database.run(f"PRAGMA cache_size = -{database.cache}")
        found = {name: tuple(row[0] for row in database.rows(statement, (name,))) for name in TABLES}
    except ReadError:
        database.close()
        raise
    other = next((name for name, table in TABLES.items() if found[name] != table.names), None)
    if other:
        database.close()
        raise ReadError(f"its table {other} is not that of this version of cablekit; {AGAIN}", database.path)
    return database
