"""Words of a body that were taken out or could not be read (format.md 16, 18.3)."""

from bisect import bisect_left

from cablekit.source import Span
from cablekit.telegram import grammar


def find_gaps(text: str, pos: int, end: int) -> list[tuple[int, int]]:
    """
    Find what was taken out of a body or could not be read, in order.

    >>> find_gaps("He said XXXXXXXX.", 0, 17)
    [(8, 16)]
    """
    places: list[int] = []
    for sign, clue in grammar.GAP_CLUES:
        at = text.find(sign, pos, end)
        if at >= 0:
            places += [match.start() for match in clue.finditer(text, max(at - 1, pos), end)]
    found: list[tuple[int, int]] = []
    for place in sorted(places):
        match = grammar.GAP.match(text, place, end) if not found or place >= found[-1][1] else None
        if match:
            found.append(match.span())
    return found


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
