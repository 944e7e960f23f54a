"""A run of `index`: it finds what is to be read, gives it to workers, and stores what they made of it."""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from fnmatch import fnmatchcase
from functools import partial
from glob import has_magic
from itertools import islice
from pathlib import Path
from typing import Final, TypeAlias

from cablekit.archives.ahead import results_ahead
from cablekit.archives.columns import Columns
from cablekit.archives.sources import Opening, Source, Sources, each_source
from cablekit.archives.units import Origin, Reading, Unit, chunks_of, origins_in, units_of_file
from cablekit.convert.drafts import hidden_path
from cablekit.convert.lock import Lock
from cablekit.convert.progress import Progress
from cablekit.corpus import sql
from cablekit.corpus.characters import storable
from cablekit.corpus.database import Database, Row, open_to_write, require_file
from cablekit.corpus.indexing import Indexed
from cablekit.corpus.paths import folder_of, full_path, name_from, path_of
from cablekit.corpus.rows import CableRows, ErrorRow, rows_of_chunk
from cablekit.errors import ModelError, shown

#: How often what is done is committed, in seconds: so much is lost at most if the run is killed.
PAUSE: Final = 5.0
#: Says whether a file that was not found is gone.
Scope: TypeAlias = Callable[[str], bool]
#: The database, and what SQLite has beside it.
OWN_ENDINGS: Final = ("", "-journal", "-wal", "-shm")


def index_into(
    source: Sources,
    path: str,
    columns: Columns | None,
    jobs: int,
    progress: Progress,
    complain: Callable[[str], object] = str,
) -> Indexed:
    """Do what `index` does, show the progress, and say what could not be read."""
    if jobs < 1:
        raise ModelError(f"expected a whole number that is at least 1, got {shown(jobs)}", "jobs")
    require_file(path)
    with ExitStack() as stack:
        lock = Lock(hidden_path(Path(path), "lock"), path, None)
        lock.take()
        stack.callback(lock.release, is_unfinished=False)
        database = open_to_write(path)
        stack.callback(database.close)
        stack.callback(progress.close)
        progress.begin(lambda: None)
        run = Run(database, Reading(columns=columns), progress, complain)
        run.work(source, jobs)
        return run.report()


class Run:
    """A run under way: it finds what is to be read, and stores what workers made of it."""

    def __init__(
        self, database: Database, reading: Reading, progress: Progress, complain: Callable[[str], object]
    ) -> None:
        self.database = database
        self.reading = reading
        self.progress = progress
        self.complain = complain
        self.path: str = full_path(database.path)
        self.base: str = folder_of(self.path)
        self.columns: str | None = json.dumps(dict(reading.columns), sort_keys=True) if reading.columns else None
        #: Whether each file of earlier runs was found.
        self.known: bytearray = bytearray(1 + database.number(sql.LAST_FILE))
        self.last_cable: int = database.number(sql.LAST_CABLE)
        self.last_unit: int = database.number(sql.LAST_UNIT)
        self.begun: dict[str, int] = {}  # the keys of the files that are being read
        self.left: dict[int, int] = {}  # how many inputs of a file are not stored yet, once that is known
        self.without_time: set[str] = set()  # what cannot be recognized later, and was begun in this run
        self.scopes: list[Scope] = []  # of the sources in which there are files
        self.counts: dict[str, int] = dict.fromkeys(("files", "unchanged", "removed", "cables", "errors"), 0)

    def work(self, source: Sources, jobs: int) -> None:
        """Do what is left to do."""
        self.database.run("BEGIN IMMEDIATE")
        committed = time.monotonic()
        task = partial(rows_of_chunk, self.base, self.reading)
        for chunk, results in results_ahead(task, chunks_of(self.units_left(source)), jobs):
            self.store(chunk, results)
            if time.monotonic() - committed > PAUSE:
                self.database.run("COMMIT")
                self.database.run("BEGIN IMMEDIATE")
                committed = time.monotonic()
        self.remove_vanished()
        self.database.run("COMMIT" if self.database.changes else "ROLLBACK")  # a commit waits for all who read

    def report(self) -> Indexed:
        """Return what was done, and what the database holds now."""
        totals = {f"all_{name}": self.database.number(sql.COUNT[name]) for name in sql.COUNT}
        return Indexed(**self.counts, **totals)

    def units_left(self, source: Sources) -> Iterator[Unit]:
        """Yield the inputs that the database does not have as they are now."""
        for one in each_source(source):
            has_files = False
            for opening, origin in origins_in(one):
                has_files = has_files or origin.size is not None
                if not self.is_own(origin.path):
                    yield from self.units_left_in(opening, origin)
            if has_files and (scope := scope_of(one)):  # one without a file may be a disk that is not there today
                self.scopes.append(scope)

    def is_own(self, path: str) -> bool:
        """Whether a file is the database itself, or what SQLite has beside it."""
        own = full_path(path)
        return own.startswith(self.path) and own[len(self.path) :] in OWN_ENDINGS

    def units_left_in(self, opening: Opening, origin: Origin) -> Iterator[Unit]:
        """Yield the inputs of a file that are not done."""
        file, done, is_done = self.recognized(origin)
        if is_done:
            self.counts["unchanged"] += 1
            return
        self.begun[origin.path] = file = self.begin(origin) if file is None else file
        count = 0
        for unit in islice(units_of_file(opening, self.reading, origin), done, None):
            count += 1
            yield unit
        self.settle(file, origin.path, count)

    def name_of(self, origin: Origin) -> str:
        """Return the name by which the database knows a file."""
        return storable(name_from(self.base, origin.path))

    def recognized(self, origin: Origin) -> tuple[int | None, int, bool]:
        """Return the key of a file that is as it was, how many of its inputs are done, and whether all are."""
        found = self.database.one(sql.FILE, (self.name_of(origin),))
        if found is None:
            return None, 0, False
        file, inputs, is_done, *facts = found
        if file < len(self.known):
            self.known[file] = 1
        if file in self.begun.values() and origin.path not in self.without_time:  # named twice
            return file, inputs, True
        is_same = origin.size is not None and facts == [origin.size, origin.time, self.columns]
        return (file, inputs, bool(is_done)) if is_same else (None, 0, False)

    def begin(self, origin: Origin) -> int:
        """Begin a file that is new or has changed, and return its key."""
        name = self.name_of(origin)
        file = self.database.number(sql.KEY_OF_FILE, (name,))
        if origin.path in self.without_time:  # one more without a name of its own: both are kept
            return file
        if origin.size is None:
            self.without_time.add(origin.path)
        if file:
            self.remove(file)
        self.database.run(sql.BEGIN_FILE, (file or None, name, *origin[1:], self.columns))
        self.counts["files"] += 1
        return file or self.database.number(sql.KEY_OF_FILE, (name,))

    def settle(self, file: int, path: str, inputs: int) -> None:
        """Count inputs of a file up when they are known, and down when they are stored; with none left it is done."""
        self.left[file] = self.left.get(file, 0) + inputs
        if not self.left[file]:
            del self.left[file]
            self.database.run(sql.END_FILE, (file,))
            if path not in self.without_time:
                del self.begun[path]

    def store(self, chunk: list[Unit], results: list[list[CableRows | ErrorRow]]) -> None:
        """Store what was made of some inputs."""
        rows: dict[str, list[Row]] = {name: [] for name in sql.WRITTEN}
        for unit, found in zip(chunk, results, strict=True):
            file = self.begun[unit.origin.path]
            for one in found:
                if isinstance(one, ErrorRow):
                    rows["errors"].append((None, file, *one))
                    self.complain(f"{path_of(folder_of(self.database.path), one.place)}: {one.message or one.reason}")
                else:
                    self.add_cable(rows, one, file)
            errors = sum(isinstance(one, ErrorRow) for one in found)
            self.database.run(sql.COUNT_INPUT, (len(found) - errors, errors, file))
            self.settle(file, unit.origin.path, -1)
        for name, added in rows.items():
            self.database.run_many(sql.INSERTION[name], added)
        self.counts["cables"] += len(rows["cables"])
        self.counts["errors"] += len(rows["errors"])
        self.progress.add(len(rows["cables"]), 0)

    def add_cable(self, rows: dict[str, list[Row]], found: CableRows, file: int) -> None:
        """Give a cable and its units their keys, and add its rows."""
        self.last_cable += 1
        rows["cables"].append((self.last_cable, *found.cable, file))
        for name, added in found.parts.items():
            if name == "units":
                for row in added:
                    self.last_unit += 1
                    rows["units"].append((self.last_unit, self.last_cable, *row))
                    rows["units_fts"].append((self.last_unit, row[-1]))
            else:
                rows[name].extend((self.last_cable, *row) for row in added)

    def remove(self, file: int) -> None:
        """Remove the cables and errors of a file."""
        for statement in sql.REMOVAL:
            self.database.run(statement, (file,))

    def remove_vanished(self) -> None:
        """Remove what was read from files that are gone from the folders and patterns of this run."""
        found = self.database.rows(sql.FILES) if self.scopes else ()
        for file in [file for file, name in found if self.is_vanished(file, name)]:
            self.remove(file)
            self.database.run(sql.REMOVE_FILE, (file,))
            self.counts["removed"] += 1

    def is_vanished(self, file: int, name: str) -> bool:
        """Whether a file of an earlier run is gone from one of the sources of this one."""
        if file >= len(self.known) or self.known[file]:
            return False
        path = path_of(self.base, name)
        return any(scope(path) for scope in self.scopes)


def scope_of(source: Source) -> Scope | None:
    """
    Return what says whether a file that was not found belongs to a source, and so is gone; None: nothing can say it.

    >>> scope_of("docs")(full_path("docs/no such file")), scope_of("docs")(full_path("x")), scope_of(b"")
    (True, False, None)
    """
    if not isinstance(source, str | os.PathLike):
        return None
    own = full_path(os.fspath(source))
    if Path(own).is_dir():
        return lambda path: Path(own) in (Path(path), *Path(path).parents)
    if has_magic(own) and not os.path.lexists(own):
        return lambda path: fnmatchcase(path, own) and not os.path.lexists(path)
    return None
