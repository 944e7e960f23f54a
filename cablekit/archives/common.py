"""What several archives share: the year in a cable's id, lines that prove an archive, lines that it added."""

import re
from collections.abc import Callable
from typing import Final

from cablekit.model.values import full_year

#: 22.1. The year at the beginning of an id: `1979ZENDA06523`, `08ZENDA910`.
YEAR: Final = re.compile(r"(?:(?:19|20)[0-9]{2}|[0-9]{2})(?=[A-Z])")


def one_line(text: str) -> str:
    r"""
    Put a text on one line, each run of blanks made one space; no-break spaces are blanks.

    >>> one_line(" PREL\u00a0 PGOV\n")
    'PREL PGOV'
    """
    return " ".join(text.split())


def year_of(ident: str | None) -> int | None:
    """
    Return the year with which an archive's id begins, or None.

    >>> year_of("08ZENDA910"), year_of("62ZENDA1"), year_of("1979ZENDA06523"), year_of("n/a")
    (2008, 1962, 1979, None)
    """
    match = YEAR.match(ident or "")
    return full_year(match[0]) if match else None


def trim(text: str, start: int, end: int, is_print: Callable[[str], bool]) -> tuple[int, int]:
    r"""
    Return where a stretch begins and ends without the empty lines and the archive's lines at both ends.

    >>> trim("\n-\nTAGS: PREL\n\n-", 0, 16, "-".__eq__)
    (3, 14)
    """
    text = ended_by_lf(text)
    stop = end
    while stop > start:
        above = text.rfind("\n", start, stop - 1) + 1 or start
        if is_cable_line(text[above:stop], is_print):
            break
        stop = above
    first = start
    while first < stop:
        below = text.find("\n", first, stop) + 1 or stop
        if is_cable_line(text[first:below], is_print):
            break
        first = below
    return first, stop


def ended_by_lf(text: str) -> str:
    r"""
    Return a text in which LF ends every line, each character in its place.

    >>> ended_by_lf("a\r\nb\rc")
    'a \nb\nc'
    """
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


def is_cable_line(line: str, is_print: Callable[[str], bool]) -> bool:
    """Whether a line is neither empty nor one that the archive added."""
    words = line.strip()
    return bool(words) and not is_print(words)


def find_line(pattern: re.Pattern[str], word: str, text: str, start: int, end: int) -> re.Match[str] | None:
    r"""
    Find a line that begins with *word*, which most texts do not have; *pattern* begins at the line ending above it.

    >>> find_line(re.compile("[\r\n][ ]*(?=MRN:)"), "MRN:", "SECRET\n MRN: 7", 0, 14)
    <re.Match object; span=(6, 8), match='\n '>
    """
    at = text.find(word, start, end)
    if at < 0:
        return None
    above = max(text.rfind("\n", start, at), text.rfind("\r", start, at), start)
    return pattern.search(text, above, end)
