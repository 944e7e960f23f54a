"""A header while it is read: the position in the text, the field that is open, the spans so far."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.source import Span
from cablekit.telegram import grammar
from cablekit.telegram.around import cell_break_in
from cablekit.telegram.fields.field import MeetsText
from cablekit.telegram.fields.labels import GLUED_COLON, INNER
from cablekit.telegram.fields.portion import begins_text, portion_end
from cablekit.telegram.fields.table import FLOWING, MEETS_BODY, MEETS_TEXT
from cablekit.telegram.furniture import at_post, page_in

#: Every page line or cell break has one of these clues in it; a pattern that begins with a letter is searched fastest.
#: Then the length of the longest clue, and how far ahead of a line clues are looked for (characters).
CLUES: Final = tuple(late_pattern(clue) for clue in (r"F(?<= OF)(?: [0-9]{3})", "P(?:AGE )"))
#: Those that begin with a sign that most headers do not have.
SIGN_CLUES: Final = (('"', late_pattern('"(?:,["A-Z])')), ("\t", late_pattern(r"\t(?:[A-Z])")))
LONGEST_CLUE: Final = 5
CLUE_HORIZON: Final = 1000
#: A line longer than this is searched for the next label without a test whether it may have one (characters).
LONG_LINE: Final = 4000
#: 3. Two lines with none or an even number of blank lines between them; and, where there are no such lines, what an author
#: does not write: a blank line between the lines of a heading, or three of them among so many line endings.
OWN_GAP: Final = late_pattern(r"[^ \t\n][ \t]*+(?:\n[ \t]*+\n[ \t]*+)*+\n[ \t]*+[^ \t\n]")
HEADING_GAP: Final = late_pattern(r"\n[ \t]*+\n(?:TO|INFO|FM)[ \t]")
WIDE_GAP: Final = late_pattern(r"\n[ \t]*+\n[ \t]*+\n[ \t]*+\n")
MANY_LINES: Final = 12
#: What such lines may consist of.
BLANKS: Final = frozenset(" \t\n")
#: 14. The kinds of piece that make up a page break. Other pieces are between two page breaks, so the way back is short.
PAGE_BREAK_KINDS: Final = frozenset({"marking", "page", "banner", "counter"})
#: 12. What follows an order that an authority only cites: anything, once the order was read; otherwise the reasons.
ANY_ORDER: Final = late_pattern("")
CITED_ORDER: Final = late_pattern(
    r"[ ,.;:]{0,4}(?:for[ ])?(?:reasons?\b|sec(?:tion|\.)|1[.,][3-6]|\([a-h]\))", re.IGNORECASE
)
#: How much of the value so far is looked at (characters).
LONGEST_VALUE_END: Final = 1000
#: 11.3. The number of paragraph 1, without a mark, inside a line; a sentence that is not in capitals follows.
BARE_NUMBER: Final = late_pattern(
    rf"""
    [1\u00b6] (?<=[ \t].) (?:(?<=1) | 1) [.)] [ \t]{{0,9}} (?=[A-Z\"]) {grammar.SENTENCE_BEGINS}
    """,
    re.VERBOSE,
)
#: 11.3, 5. Prose without a mark or number: longer than a title, not in capitals, with no letter of a further reference.
LONGEST_TITLE: Final = 150
PROSE: Final = late_pattern(
    r"""
    (?<=[0-9)][ ]) [A-Z](?:[a-z][A-Za-z']{0,15})?,?[ ]
    (?=[^\n]{0,40}\b[a-z]{2,20}[ ]) (?=[^\n]{40,90}[ ][a-z]{2,20}[ ]) (?=[^\n]{150}) (?![^\n]{0,150}[ (][A-Z][.)][ ])
    """,
    re.VERBOSE,
)
#: 12. How far before and after a portion mark is looked at (characters).
AROUND_MARK: Final = 200


def is_double_spaced(text: str, start: int, end: int) -> bool:
    r"""
    Whether each line of a telegram is followed by a blank one (format.md 3).

    Every number of blank lines is odd, and either a heading or a wide gap shows that this is not the layout of its author.

    >>> is_double_spaced("FM ZENDA\n\nTO STRELSAU\n\nUNCLAS", 0, 30), is_double_spaced("UNCLAS\n\nTAGS: XG", 0, 16)
    (True, False)
    """
    near = min(end, start + CLUE_HORIZON)
    below = text.find("\n", start, near) + 1
    if 0 < below < near and text[below] not in BLANKS and not text[start:below].isspace():
        return False  # the first two lines follow each other, as in most
    if OWN_GAP.search(text, start, near):
        return False
    is_long = text.count("\n", start, near) >= MANY_LINES
    return bool(HEADING_GAP.search(text, start, near) or (is_long and WIDE_GAP.search(text, start, near)))


class HeaderCursor:
    """A header while it is read."""

    #: 20.1. Whether this is a SMART cable, whether its labels are read, and whether they are those below the body.
    is_smart: bool = False
    in_labels: bool = False
    in_smart_tail: bool = False
    #: The labels that were read, the last one, its owner and span; whether it has no value yet, and whether values are below labels.
    seen_labels: set[str]
    open_label: str = ""
    label_owner: str = ""
    label_span: int = 0
    awaits_value: bool = False
    has_values_below: bool = False
    #: Whether several labels are in one line.
    is_joined: bool = False
    #: Up to where it is known whether there is another label below, and whether there is.
    label_ahead: int = -1
    has_next_label: bool = False
    #: 20.4. The fields that the labels name: below them, they are echoes.
    label_fields: frozenset[str] = frozenset()

    def __init__(self, text: str, start: int, end: int, *, is_echo: bool = False) -> None:
        self.text = text
        self.position: int = start
        self.end = end  #: of the telegram
        self.spans: list[Span] = []  #: what was read
        #: Whether the lines repeat a header that was already read.
        self.is_echo: bool = is_echo
        #: How many spans are above each repeat of the header, and whether a field was read again.
        self.repeats: list[int] = []
        self.has_echo: bool = False

        #: The end of the present line, and whether it may hold a page line or a cell break (*clues*).
        self.line_stop = start
        self.has_clue = True
        #: There is no clue between the position and here.
        self.clear_to: int = start
        #: Where the present line has a cell break; -1 if it has none.
        self.cell_break: int = -1
        #: Whether there is a blank line right above; how many blank lines are none, because each line is followed by one.
        self.after_blank = False
        self.extra_lines = 1 if is_double_spaced(text, start, end) else 0

        #: The field that an unlabeled line may continue.
        self.open_field: str = ""
        #: The fields that were read, and those whose label began a repeat.
        self.seen_fields: set[str] = set()
        self.repeated_fields: set[str] = set()
        #: Station and number of the cable as printed.
        self.message_number = ""

        #: What was found further down, so that no text is searched twice: where the next label is, or how far there is
        #: none; its field; and the class line, or how far there is none, and 0.
        self.searched_to: int = start
        self.expected_field: str = ""
        self.class_line_span: tuple[int, int] = (0, 0)

    def begin_labels(self, *, below: bool = False) -> None:
        """Begin to read the labels of a SMART cable, above the body or *below* it."""
        self.is_smart = self.in_labels = True
        self.in_smart_tail = below
        self.seen_labels = set()

    def line_end(self) -> int:
        """Return the end of the line at the position, its line ending included."""
        return self.text.find("\n", self.position, self.end) + 1 or self.end

    def line_from(self, first: int, stop: int) -> str:
        """Return a line, or the beginning of a very long one, without the blanks around it."""
        return self.text[first : min(stop, first + LONG_LINE)].strip(grammar.TRAIL)

    def look_for_clues(self, stop: int) -> bool:
        """Look for the next clue to a page line or cell break; return whether it is in the line that ends at *stop*."""
        text, pos, ahead = self.text, self.position, min(stop + CLUE_HORIZON, self.end)
        clear = ahead if ahead == self.end else ahead - LONGEST_CLUE
        clues = [clue for sign, clue in SIGN_CLUES if text.find(sign, pos, ahead) >= 0]
        for clue in (*CLUES, *clues):
            found = clue.search(text, pos, ahead)
            if found and found.start() < clear:
                clear = found.start()
        self.clear_to = clear
        if clear >= stop:
            return False
        self.cell_break = cell_break_in(text, pos, stop)
        return True

    def cell_break_from(self, first: int) -> int:
        """Return where the first cell break at or after *first* is in the present line; without one, the line's end."""
        if 0 <= self.cell_break < first:
            self.cell_break = cell_break_in(self.text, first, self.line_stop)
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
        if (
            self.is_echo
            or field in self.label_fields
            or field in self.repeated_fields
            or (field in self.seen_fields and self.open_field != field)
        ):
            self.has_echo = True
            return f"header.{field}"
        return field

    def begin_repeat(self) -> None:
        """Begin a repeat of the header: all its fields are echoes until their best occurrences are chosen."""
        self.is_echo = self.has_echo = True
        self.repeats.append(len(self.spans))
        self.seen_fields.clear()
        self.repeated_fields.clear()
        self.searched_to, self.expected_field, self.open_field = self.position, "", ""

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
        if not field:
            near = min(stop, start + LONG_LINE)
            label = glued_label(text, start, near) if may_hold_label(text[start:near]) else near
            return label if label < near else stop
        if size < 9:
            return stop
        piece = text[start:stop] if size < LONG_LINE else ""
        if not piece or may_hold_label(piece):
            order_read = "executive_order" in self.seen_fields
            cited = (ANY_ORDER if order_read else CITED_ORDER) if field == "authority" else None
            stop = glued_label(text, start, stop, cited)
        if field in MEETS_BODY and ("NCLASSIFIED" in piece or "nclassified" in piece):
            handling = grammar.HANDLING.search(text, start + 1, stop)
            stop = handling.start() if handling else stop
        if field in MEETS_BODY and (not piece or "1." in piece or "1)" in piece or "---" in piece):
            stop = start_of_number(text, start, stop, MEETS_TEXT.get(field))
        if field in MEETS_TEXT:
            stop = start_of_text(text, start, stop, MEETS_TEXT[field])
            return start_of_prose(text, start, stop, MEETS_TEXT[field]) if stop - start > LONGEST_TITLE else stop
        return stop


def start_of_number(text: str, start: int, stop: int, meets_text: MeetsText | None) -> int:
    """
    Return where the number is that begins the body in a line of a field; without one, *stop* (format.md 11.3, 13.1).

    >>> start_of_number("STATE 88 1.The bridge is open.", 0, 30, lambda value, text: "88" in value)
    9
    """
    number = grammar.FIRST_NUMBER.search(text, start + 1, stop)
    stop = number.start() if number else stop
    return start_of_match(BARE_NUMBER, text, start, stop, meets_text) if meets_text else stop


def start_of_text(text: str, start: int, stop: int, meets_text: MeetsText) -> int:
    """
    Return where the portion mark is that begins the body in a line of a field; without one, *stop* (format.md 12).

    >>> start_of_text("DCM (acting) (C) The bridge", 0, 27, lambda value, text: "acting" in value)
    13
    """
    near = min(stop, start + LONGEST_VALUE_END)
    at = text.find("(", start + 1, near)
    while at >= 0:
        if portion_end(text, at, len(text)):
            value, ahead = around(text, at)
            if begins_text(ahead) and meets_text(value, ahead):
                return at
        at = text.find("(", at + 1, near)
    return stop


def start_of_prose(text: str, start: int, stop: int, meets_text: MeetsText) -> int:
    """
    Return where prose without a mark or number begins in a long line of a field; without any, *stop* (format.md 11.3).

    >>> line = "STATE 88 We gave the points of the letter to the court of the king at the castle" + " of Zenda" * 12
    >>> start_of_prose(line, 0, len(line), lambda value, text: "88" in value)
    9
    """
    return start_of_match(PROSE, text, start, stop, meets_text)


def start_of_match(pattern: re.Pattern[str], text: str, start: int, stop: int, meets_text: MeetsText) -> int:
    """Return where a pattern is first found near the beginning of a line, if the body may begin there; otherwise *stop*."""
    found = pattern.search(text, start + 1, min(stop, start + LONGEST_VALUE_END))
    return found.start() if found and meets_text(*around(text, found.start())) else stop


def around(text: str, at: int) -> tuple[str, str]:
    """Return what is before and after a place, as far as it is looked at."""
    return text[max(at - AROUND_MARK, 0) : at], text[at : at + AROUND_MARK]


def may_hold_label(piece: str) -> bool:
    """
    Whether a label may be inside a stretch of text; few stretches pass.

    >>> may_hold_label("N/A CLASSIFIED BY X"), may_hold_label("THE BRIDGE"), may_hold_label("PREL EO 12958 N/A")
    (True, False, True)
    """
    colon = ":" in piece
    if colon and GLUED_COLON.search(piece):
        return True
    inner = piece if colon else piece[1:]  # without a colon, an order at the beginning of a line is not a label
    if "E.O." in inner or "e.o." in inner:
        return True
    if " 1" in piece and ("O 1" in piece[4:] or "O. 1" in piece[4:] or "0. 1" in piece[4:]):
        return True
    return (" BY " in piece or " By " in piece or " by " in piece) and grammar.CLASSIFIED_BY in piece.upper()


def glued_label(text: str, start: int, stop: int, cited: re.Pattern[str] | None = None) -> int:
    """
    Return where a label is glued into a line; otherwise *stop*; an order that *cited* follows is none (format.md 8.2, 25.7).

    >>> glued_label("E.O. 12958: N/A TAGS: PREL", 0, 26), glued_label("PER E.O. 12958", 0, 14, ANY_ORDER)
    (16, 14)
    """
    match = INNER.search(text, start, stop)
    while match and cited and text[match.end() - 5 : match.end()].isdigit() and cited.match(text, match.end(), stop):
        match = INNER.search(text, match.end(), stop)
    if match is None:
        return stop
    at = match.start()
    while text[at] in " \t":
        at += 1
    return at
