"""The places of a body, other than lines, where something may begin (format.md 13)."""

import re
from typing import Final

from cablekit.telegram import grammar
from cablekit.telegram.body.page_breaks import Block

#: A place, what may begin there, where what tells it ends.
Event = tuple[int, str, int]
#: A line longer than this may hold several paragraphs (characters).
LONG: Final = 400
#: Lines that are shorter: the pattern goes on by leaps, from each to the last line end within reach.
SHORT_LINES: Final = re.compile(rf"(?s:.{{0,{LONG - 1}}}\n)*+")


def others(text: str, pos: int, end: int, blocks: list[Block]) -> list[Event]:
    """
    List what may begin something and is no line of its own, last first: the place, the kind, the end of what tells it.

    >>> others("BEGIN TEXT. Summary ----", 0, 24, [])
    [(0, 'dashed', 24), (0, 'begin', 10)]
    """
    found = dashed(text, pos, end) + enclosures(text, pos, end)
    if end - SHORT_LINES.match(text, pos, end).end() >= LONG:  # type: ignore[union-attr] # it may be empty
        found += joined(text, pos, end)
    if pos == 0 or text[pos - 1] != "\n":
        first = grammar.BODY_OPENING.match("\n" + text[pos : min(end, pos + 120)])
        if first:
            found.append(at_first(first, pos))
    if blocks:
        found += behind(text, blocks, end)
    if len(found) > 1:
        found.sort(reverse=True)
    return found


def at_first(match: re.Match[str], pos: int) -> Event:
    """
    Make the event of the first line of a text, or of a line that the header ends in.

    >>> at_first(grammar.BODY_OPENING.match("\\n-- X"), 0), at_first(grammar.BODY_OPENING.match("\\n\\n\\nX"), 7)
    ((0, 'bullet', 3), (7, 'blank', 8))
    """
    line = match.start("line")
    if line > 0:
        return pos, "blank", pos + line - 2
    return pos, match.lastgroup or "", pos + match.end() - 1


def behind(text: str, blocks: list[Block], end: int) -> list[Event]:
    """
    List the numbers that are joined to a page line, right behind it.

    >>> behind("ZENDA 00000910  001 OF 002  2. (U) X", [Block(0, 28, [])], 36)
    [(28, 'number', 0)]
    """
    return [
        (block.stop, "number", 0)
        for block in blocks
        if text[block.stop - 1 : block.stop] != "\n" and grammar.NUMBER_LABEL.match(text, block.stop, end)
    ]


def dashed(text: str, pos: int, end: int) -> list[Event]:
    """
    List the lines that end in dashes.

    >>> dashed("Summary -------", 0, 15)
    [(0, 'dashed', 15)]
    """
    found: list[Event] = []
    for dashes in (" ----", " ====") if text.find("=", pos, end) >= 0 else (" ----",):
        at = text.find(dashes, pos, end)
        while at >= 0:
            match = grammar.HEADING_DASHES.match(text, at, end)
            if match:
                found.append((max(text.rfind("\n", pos, at), pos - 1) + 1, "dashed", match.end()))
            at = text.find(dashes, match.end() if match else at + 5, end)
    return found


def enclosures(text: str, pos: int, end: int) -> list[Event]:
    """
    List the places where enclosed text begins and ends.

    >>> enclosures("BEGIN TEXT. END TEXT.", 0, 21)
    [(0, 'begin', 10), (12, 'end', 20)]
    """
    found: list[Event] = []
    for kind, word, pattern in ENCLOSING:
        for clue in word.finditer(text, pos, end):
            match = pattern.match(text, clue.start(), end)
            if match:
                found.append((clue.start(), kind, match.end()))
    at = text.find("Q", pos, end)
    while at >= 0:
        match = grammar.QUOTE.match(text, at, end)
        if match:
            found.append((at - 2, "end", match.end()) if match.lastgroup else (at, "begin", match.end()))
        at = text.find("Q", at + 1, end)
    return found


#: What enclosed text begins and ends with: its kind, its clue, its pattern.
ENCLOSING: Final = (("begin", grammar.BEGIN_WORD, grammar.BEGIN), ("end", grammar.END_WORD, grammar.END))


def joined(text: str, pos: int, end: int) -> list[Event]:
    """
    List the numbers that stand inside joined lines, behind a sentence and before a portion mark.

    >>> joined("1. (U) All is well. 2. (U) More.", 0, 32)
    [(20, 'number', 22)]
    """
    found: list[Event] = []
    for mark in grammar.INLINE_MARK.finditer(text, pos, end):
        number = grammar.NUMBER_BEFORE.search(text, max(pos, mark.start() - 15), mark.start())
        if number:
            found.append((number.start(1), "number", number.end(1)))
    return found
