"""How the lists are read: each file of codes (CSV) or words (text) once, when a lookup first asks for it."""

import csv
import io
from collections.abc import Mapping
from functools import cache
from pkgutil import get_data
from types import MappingProxyType


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Read the list *name* (``"posts"`` for ``data/posts.csv``), in the order of the file."""
    text = (get_data(__package__, f"data/{name}.csv") or b"").decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text))
    return tuple(MappingProxyType(dict(zip(head, line, strict=True))) for line in lines)


@cache
def word_set(name: str) -> frozenset[str]:
    """Read the words of ``data/NAME.txt``; lines with # say what they are."""
    text = (get_data(__package__, f"data/{name}.txt") or b"").decode()
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def rows_by(name: str, column: str = "code") -> Mapping[str, Mapping[str, str]]:
    """Index the list *name* by *column* in capitals; the first row of a code counts."""
    index: dict[str, Mapping[str, str]] = {}
    for row in rows(name):
        index.setdefault(lookup_key(row[column]), row)
    return MappingProxyType(index)


def lookup_key(word: str) -> str:
    """Write *word* as the lists are searched: in capitals, with single spaces."""
    return " ".join(word.upper().split())
