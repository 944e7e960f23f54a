"""What several archives share: the year in a cable's id, and lines that are print and no telegram."""

import re
from collections.abc import Callable
from typing import Final

from cablekit.archives.document import lines

#: 22.1. The year at the head of an id: `1979ZENDA06523`, `08ZENDA910`.
YEAR: Final = re.compile(r"(?:(?P<four>(?:19|20)[0-9]{2})|(?P<two>[0-9]{2}))(?=[A-Z])")
#: Two digits from here on are of the 1900s: the oldest cables are of 1966.
PIVOT: Final = 66


def squash(text: str) -> str:
    r"""
    Put a text on one line, runs of blanks made one; no-break spaces are blanks.

    >>> squash(" PREL\u00a0 PGOV\n")
    'PREL PGOV'
    """
    return " ".join(text.split())


def year_of(ident: str | None) -> int | None:
    """
    Give the year that an archive's id begins with, or None.

    >>> year_of("08ZENDA910"), year_of("1979ZENDA06523"), year_of("n/a")
    (2008, 1979, None)
    """
    match = YEAR.match(ident or "")
    if not match:
        return None
    if match["four"]:
        return int(match["four"])
    return int(match["two"]) + (1900 if int(match["two"]) >= PIVOT else 2000)


def trim(text: str, start: int, end: int, is_print: Callable[[str], bool]) -> tuple[int, int]:
    r"""
    Leave out the lines at both ends of a stretch that are empty or an archive's print.

    Args:
        text: The text.
        start: Where the stretch begins.
        end: Where it ends.
        is_print: Says whether a line, stripped, is the archive's.

    Returns:
        Where what is left begins and ends; an empty stretch at *start* where nothing is.

    >>> trim("\n-\nTAGS: PREL\n\n-", 0, 16, "-".__eq__)
    (3, 14)
    """
    first, stop = None, start
    for line in lines(text, start, end):
        if line.text and not is_print(line.text):
            first, stop = (line.start if first is None else first), line.stop
    return (start if first is None else first), stop
