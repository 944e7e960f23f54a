"""Where files come from: a path, a folder, a pattern, bytes, an open file; in order, and any number of them."""

import glob
import io
import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext, suppress
from functools import partial
from heapq import merge
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, BinaryIO, Final, TypeAlias

from cablekit.errors import ReadError
from cablekit.formats import STANDARD

Source: TypeAlias = str | os.PathLike[str] | bytes | BinaryIO
#: One of these, or several.
Sources: TypeAlias = Source | list[Any] | tuple[Any, ...]
#: The place of a file, and how to open it.
Opening: TypeAlias = tuple[str, Callable[[], AbstractContextManager[BinaryIO]]]
#: How many names are sorted in memory; more are sorted on disk.
RUN: Final = 20_000


def each_source(source: Sources) -> Iterator[Source]:
    """
    Yield a source, or each of several, in lists of lists, too.

    >>> list(each_source(["a", ("b", ["c"])]))
    ['a', 'b', 'c']
    """
    if not isinstance(source, list | tuple):
        yield source
        return
    for one in source:
        yield from each_source(one)


def files(source: Sources) -> Iterator[Opening]:
    """Yield the files of a source, or of several: the place of each, and how to open it."""
    if isinstance(source, list | tuple):
        for one in source:
            yield from files(one)
        return
    place = place_of(source)
    if isinstance(source, bytes):
        yield place, partial(io.BytesIO, source)
    elif isinstance(source, str | os.PathLike):
        for path in paths(place):
            if "\n" in path and not os.path.lexists(path):
                raise ReadError(
                    "no such file; if it is the text itself, `from_text` reads it", " ".join(path[:60].split("\n"))
                )
            yield path, partial(open_file, path)
    elif hasattr(source, "read"):
        file: BinaryIO = source
        yield place, lambda: nullcontext(file)
    else:
        raise ReadError(f"expected a path, bytes or a binary file, got {type(source).__name__}", "source")


def paths(place: str) -> Iterator[str]:
    """
    Yield the files that a path means: itself, the files in it, or those that fit the pattern.

    >>> [path[-8:] for path in paths("docs/examples/11*.txt")]
    ['0218.txt']
    """
    if os.path.isdir(place):  # noqa: PTH112 - a path of any length and kind, as it came
        yield from files_below(place)
    elif glob.has_magic(place) and not os.path.lexists(place):
        found = ordered(glob.iglob(place, recursive=True))  # noqa: PTH207 - the pattern may be absolute
        first = next(found, place)
        for path in chain((first,), found):
            yield from files_below(path) if Path(path).is_dir() else (path,)
    else:
        yield place


def is_read_once(name: str) -> bool:
    """
    Whether an input can be read only once: standard input, a pipe, a device.

    >>> is_read_once("-"), is_read_once("docs"), is_read_once("no such file")
    (True, False, False)
    """
    if name == STANDARD:
        return True
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116 - the name as it came
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def is_among(place: str, sources: Iterable[str]) -> bool:
    """
    Whether a file is one of those that several paths mean, by whatever name.

    >>> is_among("docs/../docs/index.md", ["docs"]), is_among("no such file", ["docs"])
    (True, False)
    """
    try:
        own = Path(place).stat()
    except (OSError, ValueError):
        return False
    for path in chain.from_iterable(map(paths, sources)):
        with suppress(OSError, ValueError):
            if os.path.samestat(own, os.stat(path)):  # noqa: PTH116 - once for each of hundreds of thousands
                return True
    return False


def files_below(folder: str) -> Iterator[str]:
    """Yield the files in a folder and its folders, by name; links are skipped; an unreadable folder is yielded."""
    try:
        with os.scandir(folder) as entries:
            names = ordered(entry.name for entry in entries if not entry.name.startswith("."))
    except OSError:
        yield folder
        return
    for name in names:
        path = os.path.join(folder, name)  # noqa: PTH118 - as it came
        if os.path.islink(path) and os.path.exists(path):  # noqa: PTH110, PTH114 - one to nothing is reported
            continue
        if os.path.isdir(path):  # noqa: PTH112
            yield from files_below(path)
        elif os.path.isfile(path) or not os.path.exists(path):  # noqa: PTH113, PTH110
            yield path


def ordered(names: Iterable[str]) -> Iterator[str]:
    """Sort names; more than some thousands on disk, so that a folder of any size fits in memory."""
    rest = iter(names)
    run = sorted(islice(rest, RUN))
    if len(run) < RUN:
        return iter(run)
    runs = ExitStack()
    lists = []
    while run:
        lists.append(runs.enter_context(store_names(run)))
        run = sorted(islice(rest, RUN))
    return merge_names(lists, runs)


def store_names(names: list[str]) -> IO[str]:
    """Write names to a nameless file, one per line."""
    import tempfile

    file = tempfile.TemporaryFile("w+", encoding="ascii")  # noqa: SIM115 - who reads it closes it
    file.writelines(json.dumps(name) + "\n" for name in names)
    file.seek(0)
    return file


def merge_names(lists: Iterable[IO[str]], runs: ExitStack) -> Iterator[str]:
    """Yield the names in several sorted files in order, and close the files."""
    with runs:
        yield from merge(*(map(json.loads, names) for names in lists))


def open_file(path: str) -> BinaryIO:
    """Open a file; a name that no file can have, or a pattern that fits no file, is a `ReadError`."""
    if not path:
        raise ReadError("not a file name: it is empty", "source")
    try:
        return Path(path).open("rb")
    except FileNotFoundError as error:
        if glob.has_magic(path):
            raise ReadError("No such file: none fits the pattern") from error
        raise
    except ValueError as error:
        raise ReadError(f"not a file name: {error}") from error


def place_of(source: Source) -> str:
    """
    Return the name of a source for messages.

    >>> place_of(b""), place_of("bridge.txt")
    ('<bytes>', 'bridge.txt')
    """
    if isinstance(source, str | os.PathLike):
        return os.fspath(source)
    name = getattr(source, "name", None)
    return name if isinstance(name, str) else "<bytes>"
