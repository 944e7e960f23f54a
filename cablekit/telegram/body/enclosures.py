"""Enclosed texts: where they begin and end, and the blocks in them (format.md 13.3)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.source import Child, Span, Tree
from cablekit.telegram import grammar
from cablekit.telegram.body.builder import NOT_BLANK, BodyBuilder
from cablekit.telegram.body.headings import HeadingSpans
from cablekit.telegram.body.lists import FULL_LINE, OpenLists
from cablekit.telegram.body.page_breaks import Block
from cablekit.telegram.body.quoted_cables import quoted_cable

#: A place, what may begin or end there, and the end of the words that show it.
Opening = tuple[int, str, int]
#: What may precede the words on their line, and how much of it.
BEFORE_WORDS: Final = late_pattern(r"[ \t\u00a0\u00b6\ufffd(\[\"'*-]{0,12}\Z")
#: The words in parentheses in small letters: `(begin unofficial translation)`.
IN_PARENTHESES: Final = late_pattern(
    r"(?<![^\n])\((begin|end)[ ](?!(?:summary|comment)\b)[^()\n]{3,60}\)[.: \t]*(?=\n|\Z)"
)
#: A number with its mark before `BEGIN TEXT`, which is then text of the paragraph.
NUMBER_BEFORE_WORDS: Final = late_pattern(
    r"[ \t\u00b6\ufffd]*\(?[0-9]{1,3}[.)][ \t]*(?:\([A-Za-z/ -]{1,30}\)[ \t]*)?[(\"']?\Z"
)
#: The text itself begins on the line: `BEGIN TEXT: The duke came`.
TEXT_FOLLOWS: Final = late_pattern(r"[^.:\n]{0,60}[.:][ \t]+[^ \t\n-]")
#: A sentence that introduces a text without words that begin it, and how such a text begins: its salutation, its date, or a
#: quotation mark.
INTRODUCES: Final = late_pattern(
    r"(?i)\b(?:text|letter|note|message|statement|translation|aide[ -]m[e\u00e9]moire|communiqu[e\u00e9]|declaration)\b[^.:]{0,160}\Z"
)
SALUTES: Final = (
    r"(?i: dear | my[ ]dear | (?:your[ ])?excellency | sir | madame? | mr\.? | se[n\u00f1]or ) \b [^\n]{0,50} [:,]"
)
SALUTATION: Final = late_pattern(SALUTES, re.VERBOSE)
INTRODUCED: Final = late_pattern(
    rf"""
    [ \t]* (?:
        ["\u201c][A-Z]
      | {SALUTES} [ \t]*\n
      | (?:[A-Z][A-Za-z]{{2,14}},?[ ]){{0,2}} (?:[A-Z][A-Za-z]{{2,8}}[ ][0-9]{{1,2}},?|[0-9]{{1,2}}[ ][A-Z][A-Za-z]{{2,8}})[ ][0-9]{{4}} [ \t]*\n
    )
    """,
    re.VERBOSE,
)
#: A line that begins a quotation and does not end it, unless nothing is directly below it: not `"Toll" is an old word.`
OPEN_QUOTE: Final = late_pattern(r'"[^"\n]{1,120}(?:"[^"\n]{0,2}[ \t\\]{0,9}(?=\n[ \t\\]{0,9}\n|\Z)|\n)')
#: How far above such a line the colon is looked for (characters).
BEFORE_QUOTE: Final = 10
#: The longest line that is taken whole as the beginning or the end of an enclosed text (characters).
LONGEST: Final = 90
#: The words of a quotation in small letters, alone on their line.
QUOTED: Final = late_pattern(r"(?<=\n)Quote[.: \t]*(?=\n|\Z)")
UNQUOTED: Final = late_pattern(r"U(?<=\nU)nquote[.: \t]*(?=\n|\Z)")
#: Before QUOTE: END QUOTE ends a text.
END_OF: Final = ("END ", "END OF ", "end ", "End ")
#: A quotation in running text, and how far above its end it is looked for (characters).
QUOTE_WORD: Final = late_pattern(r"\bQUOTE\b")
LONGEST_QUOTE: Final = 1500
#: The longest block that may be a title or an address (characters).
LONGEST_TITLE: Final = 300
#: What is taken with the words at the end of an enclosed text in a longer line.
AFTER_END: Final = late_pattern(r"[^\n.]{0,60}?[.)\]\"']{1,3}[ \t]*|[.)\]\"' \t]*")


def enclosure_openings(text: str, pos: int, end: int, *, in_parentheses: bool = False) -> list[Opening]:
    r"""
    List the places where enclosed text begins (`opens`, `quotes`: on its own line) and ends (`end`, `unquote`).

    Words *in parentheses* are looked for where the text has `(begin `.

    >>> enclosure_openings("BEGIN TEXT. END TEXT.", 0, 21), enclosure_openings("BEGIN TEXT\n", 0, 11)
    ([(0, 'begin', 10), (12, 'end', 20)], [(0, 'opens', 11)])
    """
    found = worded(text, pos, end, "begin", grammar.BEGIN_WORD, grammar.BEGIN)
    if text.find("Q", pos, end) >= 0:
        found += quotations(text, pos, end)
    if in_parentheses:
        found += [opening(text, pos, end, one[1], one) for one in IN_PARENTHESES.finditer(text, pos, end)]
    if found:  # where nothing begins, nothing ends
        found += end_openings(text, pos, end)
    return found


def introduced_quotes(text: str, pos: int, end: int) -> list[Opening]:
    r"""
    List the lines that begin with a quotation mark directly below a colon.

    >>> introduced_quotes('Text follows:\n"It is open."', 0, 28)
    [(14, 'introduced', 14)]
    """
    found: list[Opening] = []
    at = text.find('"', pos, end)  # a rare sign is found faster than a pattern
    while at >= 0:
        if at and text[at - 1] == "\n":
            is_below = text[max(at - BEFORE_QUOTE, pos) : at - 1].rstrip(grammar.TRAIL).endswith(":")
            if is_below and OPEN_QUOTE.match(text, at, end):
                found.append((at, "introduced", at))
        at = text.find('"', at + 1, end)
    return found


def end_openings(text: str, pos: int, end: int) -> list[Opening]:
    """
    List the places where enclosed text ends with its words.

    >>> end_openings("END TEXT.", 0, 9)
    [(0, 'end', 8)]
    """
    return worded(text, pos, end, "end", grammar.END_WORD, grammar.END)


def worded(text: str, pos: int, end: int, kind: str, word: re.Pattern[str], pattern: re.Pattern[str]) -> list[Opening]:
    """
    List the places that a pattern matches, found by a word in it.

    >>> worded("BEGIN TEXT.", 0, 11, "begin", grammar.BEGIN_WORD, grammar.BEGIN)
    [(0, 'opens', 11)]
    """
    found: list[Opening] = []
    for clue in word.finditer(text, pos, end):
        match = pattern.match(text, clue.start(), end)
        if match:
            found.append(opening(text, pos, end, kind, match))
    return found


def quotations(text: str, pos: int, end: int) -> list[Opening]:
    """
    List the places where a quotation begins and ends with a word at the end of a line, or alone on it.

    >>> quotations("QUOTE", 0, 5), quotations("UNQUOTE.", 0, 8)
    ([(0, 'quotes', 5)], [(0, 'unquote', 8)])
    """
    found: list[Opening] = []
    has_title_case = False
    has_cables = True  # as long as each that begins ends
    at = text.find("Q", pos, end)
    while at >= 0:
        match = grammar.QUOTE.match(text, at, end)
        if match and not text.endswith(END_OF, max(at - 7, 0), at):
            ends = match.lastgroup == "end"
            found.append(opening(text, pos, end, "end" if ends else "begin", match, at - 2 * ends))
            cable = quoted_cable(text, match.end(), end) if has_cables and not ends else None
            if cable:
                has_cables = cable[1] > 0
                found += [(cable[0], "cable", cable[1])] if has_cables else []
                at = max(at, cable[1] - 1)
        elif match := QUOTED.match(text, at, end):
            has_title_case = True
            found.append(opening(text, pos, end, "begin", match))
        at = text.find("Q", at + 1, end)
    if has_title_case:
        found += [opening(text, pos, end, "end", one) for one in UNQUOTED.finditer(text, pos, end)]
    return found


def opening(text: str, pos: int, end: int, kind: str, match: re.Match[str], place: int = -1) -> Opening:
    """Make the opening of the words at a place: from the beginning of their line where nothing else is before them."""
    place = match.start() if place < 0 else place
    line = max(text.rfind("\n", pos, place), pos - 1) + 1
    is_quotation = "QUOTE" in match[0].upper()
    if kind == "end" and is_quotation:
        kind = "unquote"
    if not BEFORE_WORDS.match(text, line, place):
        first = kind == "begin" and NUMBER_BEFORE_WORDS.match(text, line, place)
        return place, "first" if first else kind, match.end()
    stop = text.find("\n", place, end) + 1 or end
    if kind == "begin" and is_own_line(text, line, match.end(), stop, pos):
        return line, "quotes" if is_quotation else "opens", stop
    return line, kind, match.end()


def is_own_line(text: str, line: int, after: int, stop: int, pos: int) -> bool:
    """Whether words that begin an enclosed text have the line for themselves: the text above has ended, theirs does not go on."""
    rest = text[after:stop].rstrip(grammar.TRAIL)
    if stop - line > LONGEST or rest.endswith((",", ";")) or TEXT_FOLLOWS.match(rest):
        return False
    above = text[max(line - 200, pos) : line].rstrip(" \t\n\u00a0\\")
    if above and above[-1] not in ".:!?\"')]-#" and text[max(line - 2, pos) : line].count("\n") < 2:
        return False
    below = text[stop : text.find("\n", stop) + 1 or len(text)].strip(grammar.TRAIL)
    return not (below[:1].islower() and stop - line > FULL_LINE)


class EnclosureBuilder(BodyBuilder):
    r"""
    Builds enclosed texts: while one is open, the paragraphs that begin are its blocks.

    >>> body = EnclosureBuilder("BEGIN TEXT\nYes.", 0, 15, []); body.open_enclosure(0, 11); body.take(15)
    >>> body.entries[0].node.parts[0][0].node.kind
    'enclosure'
    """

    __slots__ = ("is_quotation", "is_single", "outer_begins_with_item", "outer_lists", "outer_spans")

    lists: OpenLists
    begins_with_item: bool
    spans: list[Span | Child]
    at: int

    def __init__(self, text: str, pos: int, end: int, blocks: list[Block]) -> None:
        super().__init__(text, pos, end, blocks)
        self.is_single: bool = False  # all is one paragraph
        #: Of the paragraph around the enclosure: its lists, and what was open in it, if no enclosure was.
        self.outer_lists: OpenLists = self.lists
        self.outer_spans: list[Span | Child] | None = None
        self.outer_begins_with_item: bool = False
        self.is_quotation: bool = False  # the enclosure began with QUOTE, and ends with UNQUOTE

    def open_enclosure(self, place: int, stop: int) -> None:
        """Begin an enclosure with its first line, if it has one; it is under the paragraph above."""
        self.take(place)
        if self.outer is None or not (self.paragraph is None or self.is_single):
            self.outer = self.paragraph if self.paragraph is not None else self.open_paragraph([])
            self.outer_lists, self.outer_spans = self.lists, self.spans
            self.outer_begins_with_item = self.begins_with_item
        else:
            self.outer_spans = self.spans if self.is_single else None
        self.enclosure = []
        self.outer.append(tuple.__new__(Child, ("items", Tree("enclosure", [self.enclosure]), 0)))
        self.lists = OpenLists()
        self.close_paragraph()
        if stop > place:
            self.enclosure.append(("text", "text", place, stop))
            self.at = stop

    def end_enclosure(self, place: int, stop: int) -> None:
        """End the enclosure after the end words and the rest of their line; they belong to its last block."""
        line = self.text.find("\n", stop, self.end) + 1 or self.end
        rest = AFTER_END.match(self.text, stop, self.end) if line - stop > LONGEST else None
        if self.paragraph is None and self.enclosure and not NOT_BLANK.search(self.text, self.at, place):
            last = self.enclosure[-1]
            if isinstance(last, Child):
                self.paragraph = self.spans = last.node.parts[0]
        self.take(rest.end() if rest else line)
        self.close_enclosure()

    def is_ended_by(self, kind: str, place: int) -> bool:
        """Whether end words at a place end the open enclosure: a quotation by its own, but not by those of one inside it."""
        if self.is_quotation:
            return kind == "unquote" and not QUOTE_WORD.search(self.text, max(self.at, place - LONGEST_QUOTE), place)
        return kind == "end"

    def close_enclosure(self) -> None:
        """Close the open enclosure; one without blocks is text of the paragraph that it is under."""
        enclosure, self.enclosure = self.enclosure or [], None
        self.lists = self.outer_lists
        if not any(isinstance(entry, Child) for entry in enclosure):
            self.give_back(enclosure)
            return
        self.lists.leave_items(self.outer or [])
        if not self.is_single:
            self.paragraph = None

    def give_back(self, spans: list[Span | Child]) -> None:
        """Give the first line of an enclosure to what was open before it."""
        outer, self.outer = self.outer or [], None
        outer.pop()
        if self.outer_spans is None:  # an enclosure is above it
            self.open_paragraph(spans)
            return
        self.paragraph = outer
        self.begins_with_item = self.outer_begins_with_item
        self.spans = self.outer_spans
        self.spans += spans

    def begin_block(self, place: int, spans: list[Span | Child], stop: int) -> None:
        """Begin a block of the enclosure with its label."""
        self.take(place)
        self.at = stop
        self.open_paragraph(spans)

    def letter_above(self) -> str:
        """Return the letter of the last block of the open enclosure; empty if it has none."""
        last = self.enclosure[-1] if self.enclosure else None
        spans = last.node.parts[0] if isinstance(last, Child) else []
        field, _, start, stop = spans[0] if spans and not isinstance(spans[0], Child) else ("", "", 0, 0)
        return self.text[start:stop].strip(" .()") if field == "label" else ""

    def add_title(self, found: HeadingSpans) -> None:
        """Add a title, with its dashes, as a block of the enclosure."""
        self.take(found[0][2])
        spans: list[Span | Child] = [
            ("text", "text", low, high) if kind == "heading" else ("", "rule", low, high)
            for _, kind, low, high in found
        ]
        self.begin_block(found[0][2], spans, found[-1][3])
        self.close_paragraph()

    def begins_block(self, place: int) -> bool:
        """Whether what is above a line below a blank one is complete: nothing, a sentence that has ended, or a title."""
        first = self.spans[0] if self.paragraph is not None and self.spans else None
        start = self.at if first is None or isinstance(first, Child) else first[2]
        return not NOT_BLANK.search(self.text, start, place) or self.is_title(start, place)

    def is_title(self, start: int, place: int) -> bool:
        """Whether a block is a title, an address or a date: short lines, and what is below them begins anew."""
        if place - start > LONGEST_TITLE or self.text[place : place + 1].islower():
            return False
        lines = self.text[start:place].rstrip(grammar.TRAIL).split("\n")
        if (
            lines[-1].endswith(",")
            and not SALUTATION.match(lines[-1].strip())
            and not SALUTATION.match(self.text, place)
        ):
            return False  # the words above a name: `Sincerely,`
        return max(map(len, lines)) < FULL_LINE
