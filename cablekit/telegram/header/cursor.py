"""A header being read: the place in the text, the field that is open, the spans so far."""

import re
from typing import Final

from cablekit.source import Span
from cablekit.telegram import grammar
from cablekit.telegram.around import CELLS
from cablekit.telegram.fields.labels import GLUED_COLON, INNER
from cablekit.telegram.fields.portion import portion_end
from cablekit.telegram.fields.table import FLOWING, MEETS_BODY
from cablekit.telegram.furniture import at_post, page_in

#: What a line with a page line or cells has in it (a pattern that begins with one letter is searched fastest), how long
#: that is at most, and how far ahead of a line it is looked for (characters).
CLUES: Final = tuple(re.compile(clue) for clue in (r"F(?<= OF)(?: [0-9]{3})", "P(?:AGE )", '"(?:,")'))
LONGEST_CLUE: Final = 5
AHEAD: Final = 1000
#: A field's line longer than this is searched for the next label at once; one of no field is searched so far (characters).
WIDE: Final = 4000
#: 14. What a page break is made of: between two of them something else is read, so the way back to it is short.
PAGE_BREAK: Final = frozenset({"marking", "page", "banner", "counter"})
#: How much of what was read is looked at (characters).
ENOUGH: Final = 1000


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
        self.stop = self.clear = self.ahead = pos
        self.clued = True
        self.cells = -1
        self.marks: tuple[int, int] = (0, 0)
        self.expected = self.own = ""
        self.echo = echo
        self.spans: list[Span] = []
        self.seen: set[str] = set()
        self.repeated: set[str] = set()
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
        return self.text.find("\n", self.pos, self.end) + 1 or self.end

    def look_ahead(self, stop: int) -> bool:
        """
        Look for the next clue to a page line or to cells, and say whether it stands in the line that ends at *stop*.

        >>> head = Head("PREL\\nPAGE 02", 0, 12); head.look_ahead(5), head.clear
        (False, 5)
        """
        text, pos, ahead = self.text, self.pos, min(stop + AHEAD, self.end)
        clear = ahead if ahead == self.end else ahead - LONGEST_CLUE
        for clue in CLUES:
            hit = clue.search(text, pos, ahead)
            if hit and hit.start() < clear:
                clear = hit.start()
        self.clear = clear
        if clear >= stop:
            return False
        self.cells = text.find(CELLS, pos, stop)
        return True

    def cells_from(self, first: int) -> int:
        """
        Give the place of the cells that end the present line from *first* on, else the line's end.

        >>> head = Head('SECRET","X', 0, 10); head.stop = 10; head.look_ahead(10), head.cells_from(0), head.cells_from(7)
        (True, 6, 10)
        """
        if 0 <= self.cells < first:
            self.cells = self.text.find(CELLS, first, self.stop)
        return self.cells if self.cells >= 0 else self.stop

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

    def so_far(self, *, past_page: bool = False) -> str:
        """
        Give the end of the last piece read, white space off: it decides whether the next line continues it.

        Args:
            past_page: Whether it is the piece above a page break, and not the page line.

        >>> head = Head("A. ZENDA 1 ", 0, 11); head.add("references", "reference", 11); head.so_far()
        'A. ZENDA 1'
        """
        at = len(self.spans) - 1
        while past_page and at > 0 and self.spans[at][1] in PAGE_BREAK:
            at -= 1
        _, _, start, stop = self.spans[at]
        return self.text[max(start, stop - ENOUGH) : stop].strip(grammar.TRAIL)

    def owner(self, field: str) -> str:
        """
        Give the field as the owner of what comes, or as an echo of what was read before.

        >>> Head("", 0, 0, echo=True).owner("tags")
        'header.tags'
        """
        if self.echo or field in self.repeated or (field in self.seen and self.field != field):
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
            self.add(owner, kind, at_post(self.text, *page, self.own))
            self.add(owner, "page", stop if self.text.startswith("PAGE ", page[0]) else page[1])
        if kind == "subject" and self.text[self.pos : self.pos + 1] == "(":
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

    def cut(self, field: str, start: int, stop: int) -> int:
        """
        Give the place where a label, or the body, is glued into a line of a field, or of none yet; else *stop*.

        >>> Head("E.O. 12958: N/A TAGS: PREL", 0, 26).cut("executive_order", 5, 26)
        16
        """
        text, size = self.text, stop - start
        if not field:
            near = min(stop, start + WIDE)
            label = inner_label(text, start, near) if may_hold_label(text[start:near]) else near
            return label if label < near else stop
        if size < 9:
            return stop
        piece = text[start:stop] if size < WIDE else ""
        if not piece or may_hold_label(piece):
            # 12: once the order was read, an authority that names it again says by what right
            stop = inner_label(text, start, stop, order=field != "authority" or "executive_order" not in self.seen)
        if field in MEETS_BODY and (not piece or "1." in piece or "1)" in piece or "---" in piece):
            number = grammar.FIRST_NUMBER.search(text, start + 1, stop)
            return number.start() if number else stop
        return stop


def may_hold_label(piece: str) -> bool:
    """
    Say whether a label may stand in a stretch of text: few have what one has.

    >>> may_hold_label("N/A CLASSIFIED BY X"), may_hold_label("N/A TAGS: PREL"), may_hold_label("E.O. 12958 AND THE BRIDGE")
    (True, True, False)
    """
    colon = ":" in piece
    if colon and GLUED_COLON.search(piece, 1):
        return True
    order = 0 if colon else 1  # without a colon an order that the line begins with is its own words
    if piece.find("E.O.", order) >= 0 or piece.find("e.o.", order) >= 0:
        return True
    return (" BY " in piece or " By " in piece or " by " in piece) and grammar.CLASSIFIED_BY in piece.upper()


def inner_label(text: str, start: int, stop: int, *, order: bool = True) -> int:
    """
    Give the place of a label glued into a line, else *stop* (format.md 8.2, 25.7).

    Args:
        text: The whole text.
        start: Where to look from.
        stop: The end of the line.
        order: Whether an executive order may be such a label.

    >>> inner_label("E.O. 12958: N/A TAGS: PREL", 0, 26), inner_label("PER E.O. 12958", 0, 14, order=False)
    (16, 14)
    """
    match = INNER.search(text, start, stop)
    while match and not order and text[match.end() - 5 : match.end()].isdigit():
        match = INNER.search(text, match.end(), stop)
    if match is None:
        return stop
    at = match.start()
    while text[at] in " \t":
        at += 1
    return at
