"""The places in a body where something may begin (format.md 13)."""

from typing import Final

from cablekit.telegram import grammar
from cablekit.telegram.pages import Block

#: The place of a line, what may begin there, the end of its label.
Event = tuple[int, str, int]
#: A line longer than this may hold several paragraphs (characters).
LONG: Final = 400


def events(text: str, pos: int, end: int) -> list[Event]:
    """
    List what may begin something, in order: the line's place, the kind, the end of the label.

    >>> events("1. X\\n\\n2. Y", 0, 10)
    [(0, 'number', 2), (5, 'blank', 5), (6, 'number', 8)]
    """
    found: list[Event] = []
    if pos == 0 or text[pos - 1] != "\n":
        first = grammar.EVENT.match("\n" + text[pos : min(end, pos + 120)])
        if first:
            found.append((pos, first.lastgroup or "", pos + first.end() - 1))
    matches = grammar.EVENT.finditer(text, max(pos - 1, 0), end)
    found += [(match.start() + 1, match.lastgroup or "", match.end()) for match in matches]
    more = [*dashed(text, pos, end), *enclosures(text, pos, end), *joined(text, pos, end)]
    return sorted(found + more) if more else found


def behind(text: str, blocks: list[Block]) -> list[Event]:
    """
    List the numbers that are joined to a page line, right behind it.

    >>> behind("ZENDA 00000910  001 OF 002  2. (U) X", [Block(0, 28, [])])
    [(28, 'number', 30)]
    """
    found: list[Event] = []
    for block in blocks:
        if text[block.stop - 1 : block.stop] != "\n":
            match = grammar.EVENT.match("\n" + text[block.stop : block.stop + 40])
            if match and match.lastgroup == "number":
                found.append((block.stop, "number", block.stop + match.end() - 1))
    return found


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
            match = grammar.DASHED.match(text, at, end)
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
    for kind, word, pattern in (("begin", grammar.BEGIN_WORD, grammar.BEGIN), ("end", grammar.END_WORD, grammar.END)):
        for clue in word.finditer(text, pos, end):
            match = pattern.match(text, clue.start(), end)
            if match:
                found.append((clue.start(), kind, match.end()))
    first = text.find("Q", pos, end)
    for match in grammar.QUOTE.finditer(text, first, end) if first >= 0 else ():
        ends = match["end"] is not None
        found.append((match.start() - 2, "end", match.end()) if ends else (match.start(), "begin", match.end()))
    return found


def has_long_line(text: str, pos: int, end: int) -> bool:
    """
    Say whether a line of `LONG` characters or more stands in a stretch of text.

    >>> has_long_line("x" * 400, 0, 400), has_long_line("x\\n" * 400, 0, 800)
    (True, False)
    """
    while end - pos >= LONG:
        after = text.rfind("\n", pos, pos + LONG) + 1
        if not after:
            return True
        pos = after
    return False


def joined(text: str, pos: int, end: int) -> list[Event]:
    """
    List the numbers that stand inside long joined lines, behind a sentence and before a portion mark.

    >>> joined("1. (U) All is well. 2. (U) More." + " x" * 300, 0, 632)
    [(20, 'number', 22)]
    """
    if not has_long_line(text, pos, end):
        return []
    found: list[Event] = []
    for mark in grammar.INLINE_MARK.finditer(text, pos, end):
        number = grammar.NUMBER_BEFORE.search(text, max(pos, mark.start() - 15), mark.start())
        if number:
            found.append((number.start(1), "number", number.end(1)))
    return found
