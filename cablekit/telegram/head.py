"""A header being read: the place in the text, the field that is open, the spans so far."""

import re
from typing import Final

from cablekit.source import Span
from cablekit.telegram import grammar
from cablekit.telegram.furniture import page_in
from cablekit.telegram.portion import portion_end

#: Fields of the heading: they stand above the class line alone (1.1).
HEADING: Final = frozenset(
    {"transmission_id", "routing", "station", "security", "dtg", "originator", "action", "info", "exempt"}
)
#: Kinds whose lines make one piece; the others have a piece a line.
FLOWING: Final = frozenset(
    {"subject", "tag", "reference", "authority", "executive-order", "routing-indicator", "office"}
)

#: 21.2. What stands between head and body of a row of `cables.csv`.
CELLS: Final = '","'
#: What a line with a page line or cells has in it (a pattern that begins with one letter is searched fastest), how long
#: that is at most, and how far ahead of a line it is looked for (characters).
CLUES: Final = tuple(re.compile(clue) for clue in ("O(?:F [0-9]{3})", "P(?:AGE )", '"(?:,")'))
LONGEST_CLUE: Final = 6
AHEAD: Final = 1000
#: Fields whose line the body may be joined to.
ABOVE_BODY: Final = frozenset({"subject", "references", "authority"})
DIGIT: Final = re.compile("[0-9]")
#: A line longer than this is searched for the next label at once (characters).
WIDE: Final = 500
#: What stands before the colon of a label glued into a line.
INNER_WORDS: Final = ("TAG", "TAGS", "SUBJ", "SUBJECT", "REF", "REFS", "REFTEL", "REF(S)", " BY")


class Head:
    """
    A header being read: where the reader is, and the spans so far.

    Args:
        text: The whole text.
        pos: Where to begin.
        end: Where the telegram ends.
        echo: Whether this is a repeat of a header already read.

    >>> Head("TAGS: PREL", 0, 10).spans
    []
    """

    def __init__(self, text: str, pos: int, end: int, *, echo: bool = False) -> None:
        self.text = text
        self.pos = pos
        self.end = end
        self.stop = self.clear = pos
        self.clued = True
        self.marks: dict[str, tuple[int, int]] = {}
        self.cells = self.digit = -1
        self.echo = echo
        self.spans: list[Span] = []
        self.seen: set[str] = set()
        self.field = ""
        self.blank = False
        self.smart = False
        self.tail = False

    def line_end(self) -> int:
        """
        Give the end of the line at the present place, its line end within.

        >>> Head("a\\nb", 0, 3).line_end()
        2
        """
        if self.pos >= self.stop:
            self.stop = self.text.find("\n", self.pos, self.end) + 1 or self.end
            self.clued = self.stop > self.clear and self.look_ahead()
            self.cells = self.text.find(CELLS, self.pos, self.stop) if self.clued else -1
        return self.stop

    def look_ahead(self) -> bool:
        """
        Look for the next clue to a page line or to cells, and say whether it stands in the line.

        >>> head = Head("PREL\\nPAGE 02", 0, 12); head.line_end(), head.clued, head.clear
        (5, False, 5)
        """
        ahead = min(self.stop + AHEAD, self.end)
        hits = [hit.start() for clue in CLUES if (hit := clue.search(self.text, self.pos, ahead))]
        self.clear = min(hits, default=ahead if ahead == self.end else ahead - LONGEST_CLUE)
        return self.clear < self.stop

    def digit_before(self, stop: int) -> bool:
        """
        Say whether a digit stands from the present place to *stop*; each class line has one.

        >>> Head("SIPDIS\\n1. X", 0, 11).digit_before(7)
        False
        """
        if self.digit < self.pos:
            match = DIGIT.search(self.text, self.pos, self.end)
            self.digit = match.start() if match else self.end
        return self.digit < stop

    def cells_from(self, first: int) -> int:
        """
        Give the place of the cells that end the present line from *first* on, else the line's end.

        >>> head = Head('SECRET","X', 0, 10); head.line_end(), head.cells_from(0), head.cells_from(7)
        (10, 6, 10)
        """
        if 0 <= self.cells < first:
            self.cells = self.text.find(CELLS, first, self.stop)
        return self.cells if self.cells >= 0 else self.stop

    def separator(self, stop: int) -> None:
        """
        Give blank lines to the piece before them.

        >>> head = Head("\\n", 0, 1); head.separator(1); head.spans
        [('', 'blank', 0, 1)]
        """
        if self.spans:
            field, kind, start, _ = self.spans[-1]
            self.spans[-1] = (field, kind, start, stop)
        else:
            self.spans.append(("", "blank", self.pos, stop))
        self.blank = True
        self.pos = stop

    def add(self, field: str, kind: str, stop: int) -> None:
        """
        Add a span from the present place to *stop*.

        >>> head = Head("x", 0, 1); head.add("", "other", 1); head.spans
        [('', 'other', 0, 1)]
        """
        pos, spans = self.pos, self.spans
        if stop <= pos:
            return
        last = spans[-1] if spans and kind in FLOWING else None
        if last and last[1] == kind and last[0] == field and last[3] == pos:
            spans[-1] = (field, kind, last[2], stop)
        else:
            spans.append((field, kind, pos, stop))
        self.pos = stop

    def owner(self, field: str) -> str:
        """
        Give the field as the owner of what comes, or as an echo of what was read before.

        >>> Head("", 0, 0, echo=True).owner("tags")
        'header.tags'
        """
        if self.echo or (field in self.seen and self.field != field):
            return f"header.{field}"
        return field

    def content(self, owner: str, kind: str, stop: int) -> None:
        """
        Add a field's content up to *stop*; a page line at its head, or a portion mark, is a piece of its own.

        >>> head = Head("PREL", 0, 4); head.content("tags", "tag", 4); head.spans
        [('tags', 'tag', 0, 4)]
        """
        page = page_in(self.text, self.pos, stop) if self.clued else None
        if page:
            self.add(owner, kind, page[0])
            self.add(owner, "page", stop if self.text.startswith("PAGE ", page[0]) else page[1])
        if kind == "subject":
            self.portion(owner, stop)
        self.add(owner, kind, stop)

    def portion(self, owner: str, stop: int) -> None:
        """
        Add the portion mark that may stand before a subject (format.md 10).

        >>> head = Head("(C) THE BRIDGE", 0, 14); head.portion("subject", 14); head.spans
        [('subject_portion', 'portion', 0, 4)]
        """
        at = portion_end(self.text, self.pos, stop)
        if at:
            while at < stop and self.text[at] in " \t":
                at += 1
            self.add(owner.replace("subject", "subject_portion"), "portion", at)

    def cut(self, start: int, stop: int) -> int:
        """
        Give the place where a label, or the body, is glued into the line; else *stop*.

        >>> Head("E.O. 12958: N/A TAGS: PREL", 0, 26).cut(5, 26)
        16
        """
        if stop - start < 9 or self.field in HEADING:
            return stop
        stop = inner_label(self.text, start, stop)
        if self.field in ABOVE_BODY:
            number = grammar.FIRST_NUMBER.search(self.text, start + 1, stop)
            return number.start() if number else stop
        return stop


def any_clue(piece: str) -> bool:
    """
    Say whether a label without a colon may stand in a stretch of text.

    >>> any_clue("N/A CLASSIFIED BY X"), any_clue("THE BRIDGE")
    (True, False)
    """
    return "E.O." in piece or " BY " in piece or " By " in piece or " by " in piece or "e.o." in piece


def inner_label(text: str, start: int, stop: int) -> int:
    """
    Give the place of a label glued into a line, else *stop* (format.md 8.2, 25.7).

    >>> inner_label("E.O. 12958: N/A TAGS: PREL", 0, 26)
    16
    """
    if stop - start < WIDE:
        piece = text[start:stop]
        colon = first = piece.find(":", 1)
        while colon >= 0 and not piece[max(colon - 7, 0) : colon].upper().endswith(INNER_WORDS):
            colon = piece.find(":", colon + 1)
        if colon < 0 and not any_clue(piece if first >= 0 else piece[1:]):
            return stop
    match = grammar.INNER.search(text, start, stop)
    if match is None:
        return stop
    at = match.start()
    while text[at] in " \t":
        at += 1
    return at
