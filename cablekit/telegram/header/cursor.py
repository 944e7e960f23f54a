"""A header while it is read: the position in the text, the field that is open, the spans so far."""

import re
from typing import Final

from cablekit.source import Span
from cablekit.telegram import grammar
from cablekit.telegram.around import CELLS
from cablekit.telegram.fields.labels import GLUED_COLON, INNER
from cablekit.telegram.fields.portion import portion_end
from cablekit.telegram.fields.table import FLOWING, MEETS_BODY
from cablekit.telegram.furniture import at_post, page_in

#: Every page line or cell break has one of these clues in it; a pattern that begins with one letter is searched fastest.
#: Then the length of the longest clue, and how far ahead of a line clues are looked for (characters).
CLUES: Final = tuple(re.compile(clue) for clue in (r"F(?<= OF)(?: [0-9]{3})", "P(?:AGE )", '"(?:,")'))
LONGEST_CLUE: Final = 5
CLUE_HORIZON: Final = 1000
#: A line longer than this is searched for the next label without a test whether it may have one (characters).
LONG_LINE: Final = 4000
#: 14. The kinds of piece that make up a page break. Other pieces are between two page breaks, so the way back is short.
PAGE_BREAK_KINDS: Final = frozenset({"marking", "page", "banner", "counter"})
#: How much of the value so far is looked at (characters).
LONGEST_VALUE_END: Final = 1000


class HeaderCursor:
    """
    A header while it is read.

    Attributes:
        text: The whole text.
        position: Where the reader is.
        end: Where the telegram ends.
        is_echo: Whether the lines repeat a header already read.
        line_stop: The end of the present line.
        clear_to: No page line and no cell break is between the position and here.
        has_clue: Whether the present line may hold a page line or a cell break.
        cell_break: Where the present line has a cell break; -1 where it has none.
        class_line_span: The class line found below, or (the place searched to, 0).
        expected_field: The field whose label was found below, at `searched_to`.
        searched_to: Up to here no label that is still to come was found.
        message_number: Station and number of the cable as printed.
        spans: What was read.
        seen_fields: The fields that were read.
        repeated_fields: Those whose label begins a repeat.
        open_field: The field that an unlabeled line may continue.
        after_blank: Whether there is a blank line right above.
        is_smart: Whether this is a SMART label block.
        in_smart_tail: Whether it is the one below the body.
    """

    def __init__(self, text: str, pos: int, end: int, *, is_echo: bool = False) -> None:
        self.text = text
        self.position = pos
        self.end = end
        self.line_stop = self.clear_to = self.searched_to = pos
        self.has_clue = True
        self.cell_break = -1
        self.class_line_span: tuple[int, int] = (0, 0)
        self.expected_field = self.message_number = ""
        self.is_echo = is_echo
        self.spans: list[Span] = []
        self.seen_fields: set[str] = set()
        self.repeated_fields: set[str] = set()
        self.open_field = ""
        self.after_blank = False
        self.is_smart = False
        self.in_smart_tail = False

    def line_end(self) -> int:
        """Return the end of the line at the position, its line ending included."""
        return self.text.find("\n", self.position, self.end) + 1 or self.end

    def look_for_clues(self, stop: int) -> bool:
        """Look for the next clue to a page line or cell break; return whether it is in the line that ends at *stop*."""
        text, pos, ahead = self.text, self.position, min(stop + CLUE_HORIZON, self.end)
        clear = ahead if ahead == self.end else ahead - LONGEST_CLUE
        for clue in CLUES:
            found = clue.search(text, pos, ahead)
            if found and found.start() < clear:
                clear = found.start()
        self.clear_to = clear
        if clear >= stop:
            return False
        self.cell_break = text.find(CELLS, pos, stop)
        return True

    def cell_break_from(self, first: int) -> int:
        """Return where the first cell break at or after *first* is in the present line; without one, the line's end."""
        if 0 <= self.cell_break < first:
            self.cell_break = self.text.find(CELLS, first, self.line_stop)
        return self.cell_break if self.cell_break >= 0 else self.line_stop

    def add_span(self, field: str, kind: str, stop: int) -> None:
        """Add a span from the position to *stop*; a flowing field's lines are joined to one span."""
        pos, spans = self.position, self.spans
        if stop <= pos:
            return
        last = spans[-1] if spans and kind in FLOWING else None
        if last and last[1] == kind and last[0] == field and last[3] == pos:
            spans[-1] = (field, kind, last[2], stop)
        else:
            spans.append((field, kind, pos, stop))
        self.position = stop

    def value_so_far(self, *, past_page: bool = False) -> str:
        """Return the end of the last piece, stripped; with *past_page*, of the last one above a page break."""
        at = len(self.spans) - 1
        while past_page and at > 0 and self.spans[at][1] in PAGE_BREAK_KINDS:
            at -= 1
        _, _, start, stop = self.spans[at]
        return self.text[max(start, stop - LONGEST_VALUE_END) : stop].strip(grammar.TRAIL)

    def owner_of(self, field: str) -> str:
        """Return the owner of a field's next span: the field, or its echo where it was read before."""
        if self.is_echo or field in self.repeated_fields or (field in self.seen_fields and self.open_field != field):
            return f"header.{field}"
        return field

    def add_content(self, owner: str, kind: str, stop: int) -> None:
        """Add a field's content up to *stop*; a page line or a portion mark at its beginning is a piece of its own."""
        page = page_in(self.text, self.position, stop) if self.has_clue else None
        if page:
            self.add_span(owner, kind, at_post(self.text, *page, self.message_number))
            self.add_span(owner, "page", stop if self.text.startswith("PAGE ", page[0]) else page[1])
        if kind == "subject" and self.text[self.position : self.position + 1] == "(":
            self.add_portion(owner, stop)
        self.add_span(owner, kind, stop)

    def add_portion(self, owner: str, stop: int) -> None:
        """Add the portion mark that may be before a subject (format.md 10)."""
        at = portion_end(self.text, self.position, stop)
        if at:
            while at < stop and self.text[at] in " \t":
                at += 1
            self.add_span(owner.replace("subject", "subject_portion"), "portion", at)

    def end_before_glued(self, field: str, start: int, stop: int) -> int:
        """Return where a label or the body is glued into a line of a field ("" for none); without one, *stop*."""
        text, size = self.text, stop - start
        if field and size < 9:
            return stop
        piece = text[start:stop] if size < LONG_LINE else ""
        if not piece or may_hold_label(piece):
            # 12: once the order was read, an authority that names it again only cites it
            stop = glued_label(
                text, start, stop, order=field != "authority" or "executive_order" not in self.seen_fields
            )
        if field in MEETS_BODY and (not piece or "1." in piece or "1)" in piece or "---" in piece):
            number = grammar.FIRST_NUMBER.search(text, start + 1, stop)
            return number.start() if number else stop
        return stop


def may_hold_label(piece: str) -> bool:
    """
    Whether a label may be inside a stretch of text; few stretches pass.

    >>> may_hold_label("N/A CLASSIFIED BY X"), may_hold_label("E.O. 12958 AND THE BRIDGE")
    (True, False)
    """
    colon = ":" in piece
    if colon and GLUED_COLON.search(piece, 1):
        return True
    order = 0 if colon else 1  # without a colon, an order at the beginning of a line is not a label
    if piece.find("E.O.", order) >= 0 or piece.find("e.o.", order) >= 0:
        return True
    return (" BY " in piece or " By " in piece or " by " in piece) and "CLASSIFIED BY" in piece.upper()


def glued_label(text: str, start: int, stop: int, *, order: bool = True) -> int:
    """
    Return where a label, or an *order* of the President, is glued into a line; otherwise *stop* (format.md 8.2, 25.7).

    >>> glued_label("E.O. 12958: N/A TAGS: PREL", 0, 26), glued_label("PER E.O. 12958", 0, 14, order=False)
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
