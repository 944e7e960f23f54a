"""Numbers that are mistyped or inside a line, looked for only where the sequence lacks one (format.md 13.1)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar

#: Letters that are typed for figures.
LOOKALIKES: Final = str.maketrans({"0": "[0O]", "1": "[1lI]"})
#: What may stand before a number: the beginning of a line, the end of a sentence, dashes; how much of it is looked at.
PRECEDES: Final = late_pattern(
    rf"""
    (?: (?P<line>^|\n) [{grammar.LEAD}]{{0,9}} | [.!?:;)"'\u201d-] [ \t\u00a0]{{0,7}} \u00b6{{0,3}} ) (?P<bracket>\(?) \Z
    """,
    re.VERBOSE,
)
WIDTH: Final = 20
#: But not `para. 3`, and not `2.1`.
ABBREVIATED: Final = late_pattern(r"(?i)(?:\b(?:no|nos|para|paras|art|sec|ref|refs|vs|st|mr|dr))\.[ \t]*\Z|[0-9]\.\Z")
#: The next number that begins a line, and how far below another one it is looked for (characters).
NUMBER_BELOW: Final = late_pattern(r"\n[ \t\u00b6\ufffd]*+\(?([0-9]{1,3})[.)]")
FAR_BELOW: Final = 6000


class Found(NamedTuple):
    """A number: where it begins, where its label and where its blanks end, and whether a mark follows or a line begins."""

    first: int
    begin: int
    label: str
    has_sign: bool
    begins_line: bool


@lru_cache(maxsize=128)
def pattern_of(figures: str) -> re.Pattern[str]:
    """
    Compile the pattern of a number with any sign after it, or none, before what may begin a text.

    >>> pattern_of("2").search("Yes. 2, No.")[0], pattern_of("2").search("Yes. 2 more")
    ('2, ', None)
    """
    return re.compile(
        rf"""
        {figures}
        (?: (?P<sign>[.,:;)]{{1,3}}) (?![0-9]) | (?=[ \t]) )
        [ \t\u00a0]{{0,9}}+
        (?= ["'\u201c]?[A-Z] | ["']?\([A-Z] )
        """,
        re.VERBOSE,
    )


def find_number(text: str, low: int, high: int, number: int) -> Iterator[Found]:
    """
    Yield the places of a number between two places, in any spelling, that begins a line or follows a sentence.

    >>> list(find_number("1. Yes. 2. No.", 2, 14, 2))
    [Found(first=8, begin=11, label='2.', has_sign=True, begins_line=False)]
    """
    for match in pattern_of(str(number)).finditer(text, low, high):
        before = PRECEDES.search(text, max(low - 1, match.start() - WIDTH, 0), match.start())
        if before:
            begins_line = before["line"] is not None or before.start() == low == match.start()
            yield found_by(match, before.start("bracket"), begins_line=begins_line)


def number_at(text: str, place: int, end: int, number: int) -> Found | None:
    """
    Return a number that begins a line and is mistyped: `2,` or `l.`, not `2.` and not `2`.

    >>> number_at("2, No.", 0, 6, 2).label, number_at("l. No.", 0, 6, 1).label, number_at("2. No.", 0, 6, 2)
    ('2,', 'l.', None)
    """
    first = place
    while first < end and text[first] in grammar.LEAD:
        first += 1
    match = pattern_of(str(number).translate(LOOKALIKES)).match(text, first, end)
    if not match or match[0].strip(" .)") == str(number) or not match["sign"]:
        return None
    return found_by(match, first, begins_line=True)


def found_by(match: re.Match[str], first: int, *, begins_line: bool) -> Found:
    """Make the place of a number from its match."""
    label = match.string[first : match.end()].rstrip(grammar.LEAD)
    return Found(first, match.end(), label, match["sign"] is not None, begins_line)


def follows_abbreviation(text: str, place: int) -> bool:
    """
    Whether the period before a place ends no sentence.

    >>> follows_abbreviation("See para. 3", 10), follows_abbreviation("So be it. 3", 10)
    (True, False)
    """
    return ABBREVIATED.search(text, max(place - 10, 0), place) is not None


def number_below(text: str, place: int, end: int) -> int:
    r"""
    Return the next number that begins a line below a place; 0 without one.

    >>> number_below("1. Yes.\n3. No.", 0, 14)
    3
    """
    match = NUMBER_BELOW.search(text, place, min(place + FAR_BELOW, end))
    return int(match[1]) if match else 0
