"""How the files of cables are named: after their ids, safe for every file system, each once."""

import os
from collections.abc import Collection
from itertools import chain, count
from pathlib import Path

from cablekit.archives.writing import safe_stem, short_hash
from cablekit.convert.worker import Result


def name_for(result: Result, suffix: str, folder: Path, taken: Collection[str]) -> str:
    """
    Return the name of a cable's file: its id, made safe for every file system, and unique by a hash.

    *taken* has the names that are taken, each in `casefold`: there are file systems that know no other letters.

    >>> name_for(Result("a.txt", "08ZENDA910", b""), ".xml", Path("no such folder"), set())
    '08ZENDA910.xml'
    >>> name_for(Result("a.txt", "../../etc/passwd", b""), ".xml", Path("no such folder"), set())
    'etc_passwd-3754d6cb.xml'
    """
    own = result.ident or Path(result.place).stem
    stem = safe_stem(own)
    again = (f"{result.place} {time}" for time in count())
    tails = chain(("",), (f"-{short_hash(text)}" for text in chain((result.place,), again)))
    names = (stem + tail + suffix for tail in tails)
    return next(name for name in names if name.casefold() not in taken and not os.path.lexists(folder / name))
