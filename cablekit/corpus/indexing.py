"""A folder to a database for search: only what is new or has changed is read, and a killed run is continued."""

import os

from attrs import frozen

from cablekit._lazy import lazy_import
from cablekit.archives.columns import Columns, as_columns
from cablekit.archives.sources import Sources
from cablekit.convert.progress import Silent


@frozen
class Indexed:
    """
    What a run of `index` has done, and what the database holds now.

    Attributes:
        files: How many files were read: new ones and changed ones.
        unchanged: How many files were as before, and were not read.
        removed: How many files are no longer there; their cables were removed.
        cables: How many cables were read.
        errors: How many files or records could not be read; the table `errors` lists them.
        all_cables: How many cables the database holds now.
        all_errors: How many errors it holds now.

    >>> Indexed(files=1, cables=7).cables
    7
    """

    files: int = 0
    unchanged: int = 0
    removed: int = 0
    cables: int = 0
    errors: int = 0
    all_cables: int = 0
    all_errors: int = 0


def index(
    source: Sources, database: str | os.PathLike[str], *, columns: Columns | None = None, jobs: int = 1
) -> Indexed:
    """
    Write cables into an SQLite database, with a full-text index over their units: `search` asks it.

    A file that was indexed before and has the same size and time is not read again; the cables of files that have
    changed, or are gone, are replaced or removed. A run that was killed is continued by the next one.

    Args:
        source: As for `read`: a path, a folder, a pattern, bytes, an open file, or a list of these.
        database: The file; it is made if there is none. One that is not of `index` is refused.
        columns: As for `read`.
        jobs: As for `read`: how many processes read.

    Returns:
        How many files and cables were read, and how many could not be read.

    Raises:
        ReadError: The database is not ours, or another run writes to it; an argument is wrong.

    >>> import tempfile
    >>> database = os.path.join(tempfile.mkdtemp(), "cables.db")
    >>> index("docs/examples", database).cables, index("docs/examples", database).unchanged
    (4, 4)
    """
    run = lazy_import("index_into")
    done: Indexed = run(source, os.fspath(database), as_columns(columns), jobs, Silent())
    return done
