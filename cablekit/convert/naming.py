"""How the files of cables are named: after their ids, safe for every file system, each once."""

import hashlib
import os
import re
from collections.abc import Collection
from itertools import chain, count
from pathlib import Path
from typing import Final

from cablekit.convert.worker import Result

#: Characters that no file name gets, the longest name, and names that Windows reserves for devices.
UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST: Final = 80
DEVICE: Final = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:\.|$)", re.IGNORECASE)


def name_for(result: Result, suffix: str, folder: Path, taken: Collection[str]) -> str:
    """
    Return the name of a cable's file: its id, made safe for every file system, and unique by a hash.

    >>> name_for(Result("a.txt", "08ZENDA910", b""), ".xml", Path("no such folder"), {})
    '08ZENDA910.xml'
    >>> name_for(Result("a.txt", "../../etc/passwd", b""), ".xml", Path("no such folder"), {})
    'etc_passwd-3754d6cb.xml'
    """
    own = result.ident or Path(result.place).stem
    stem = UNSAFE.sub("_", own)[:LONGEST].strip("._-")
    if stem != own or DEVICE.match(stem):
        stem = f"{'_' if DEVICE.match(stem) else ''}{stem or 'cable'}-{short_hash(own)}"
    known = set(map(str.casefold, taken))
    again = (f"{result.place} {time}" for time in count())
    tails = chain(("",), (f"-{short_hash(text)}" for text in chain((result.place,), again)))
    names = (stem + tail + suffix for tail in tails)
    return next(name for name in names if name.casefold() not in known and not os.path.lexists(folder / name))


def short_hash(text: str) -> str:
    """Return eight digits that identify a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
