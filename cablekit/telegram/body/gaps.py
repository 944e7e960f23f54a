"""Words of a body that were taken out or could not be read (format.md 16, 18.3)."""

from bisect import bisect_left
from typing import Final

from cablekit.source import Span
from cablekit.telegram.body.redactions import BEFORE_LETTER, GAP, GAP_CLUES, LONGEST_NOTE, is_cited

#: 16. What an exemption of the law has before its number.
LAW_SIGNS: Final = frozenset({"(b", "(B"})


def find_gaps(text: str, pos: int, end: int) -> list[tuple[int, int]]:
    """
    Find what was taken out of a body or could not be read, in order.

    >>> find_gaps("He said XXXXXXXX.", 0, 17), find_gaps("under paragraph (b)(1)", 0, 22)
    ([(8, 16)], [])
    """
    found: list[tuple[int, int]] = []
    low = pos
    for place in gap_places(text, pos, end):
        match = GAP.match(text, place, end) if place >= low else None
        if match:
            low = match.end()
            if not (match["exemption"] and is_cited(text, *match.span())):
                found.append(match.span())
    return found


def gap_places(text: str, pos: int, end: int) -> list[int]:
    """List the places where a gap may begin."""
    places: list[int] = []
    for sign, clue in GAP_CLUES:
        at = text.find(sign, pos, end)
        if at >= 0:
            places += [match.start() for match in clue.finditer(text, max(at - 1, pos), end)]
    return sorted(gap_start(text, place, pos) for place in places) if places else places


def gap_start(text: str, place: int, pos: int) -> int:
    """
    Go back from the parenthesis that ends a note, or exemptions, to where they begin; other places stay.

    >>> gap_start("met (EXCISED)", 12, 0), gap_start("met B1, 1.4(D)", 13, 0), gap_start("met (b)(1)", 9, 0)
    (4, 4, 4)
    """
    if text[place] != ")":
        return place
    low = max(pos, place - LONGEST_NOTE)
    match = BEFORE_LETTER.search(text, low, place) if text[place - 4] == "." else None
    begin = match.start() if match else text.rfind("(", low, place)
    return begin - 3 if text[begin - 3 : begin - 1] in LAW_SIGNS and begin - 3 >= low else begin


def split_at_gaps(gaps: list[tuple[int, int]], start: int, stop: int) -> list[Span]:
    """
    Split a stretch of text at the gaps in it.

    >>> split_at_gaps([(8, 16)], 0, 17)
    [('text', 'text', 0, 8), ('text', 'gap', 8, 16), ('text', 'text', 16, 17)]
    """
    spans: list[Span] = []
    at = start
    for index in range(bisect_left(gaps, (start, 0)), len(gaps)):
        low, high = gaps[index]
        if high > stop:
            break
        if low > at:
            spans.append(("text", "text", at, low))
        spans.append(("text", "gap", low, high))
        at = high
    if at < stop:
        spans.append(("text", "text", at, stop))
    return spans
