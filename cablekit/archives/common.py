"""What several archives share: the year in a cable's id, lines that prove an archive, lines that it printed."""

import re
from collections.abc import Callable
from typing import Final

#: 22.1. The year at the head of an id: `1979ZENDA06523`, `08ZENDA910`.
YEAR: Final = re.compile(r"(?:(?P<four>(?:19|20)[0-9]{2})|(?P<two>[0-9]{2}))(?=[A-Z])")
#: Two digits from here on are of the 1900s: the oldest cables are of 1966.
PIVOT: Final = 66


def one_line(text: str) -> str:
    r"""
    Put a text on one line, runs of blanks made one; no-break spaces are blanks.

    >>> one_line(" PREL\u00a0 PGOV\n")
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
    Give a text in which LF ends every line, each character in its place.

    >>> ended_by_lf("a\r\nb\rc")
    'a \nb\nc'
    """
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


def is_cable_line(line: str, is_print: Callable[[str], bool]) -> bool:
    """
    Say whether a line is neither empty nor an archive's print.

    >>> is_cable_line("TAGS: PREL", "-".__eq__), is_cable_line(" -", "-".__eq__), is_cable_line(" ", "-".__eq__)
    (True, False, False)
    """
    words = line.strip()
    return bool(words) and not is_print(words)


def find_line(pattern: re.Pattern[str], word: str, text: str, start: int, end: int) -> re.Match[str] | None:
    r"""
    Search for a line that begins with a fixed word; most texts do not have the word, which is seen at once.

    Args:
        pattern: The line, from the line ending above it: only blanks are before the word.
        word: The word.
        text: The text.
        start: Where to look from.
        end: Where to look to.

    >>> find_line(re.compile("[\r\n][ ]*(?=MRN:)"), "MRN:", "SECRET\n MRN: 7", 0, 14)
    <re.Match object; span=(6, 8), match='\n '>
    """
    at = text.find(word, start, end)
    if at < 0:
        return None
    above = max(text.rfind("\n", start, at), text.rfind("\r", start, at), start)
    return pattern.search(text, above, end)
