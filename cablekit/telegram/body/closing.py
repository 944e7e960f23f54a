"""
What follows the last paragraph: signatures, notes, end marks, markings (format.md 15).

A line is examined at a time, from the end upward (`line_kind`). At the first that is none of these, something may be glued
to it: what an export printed behind the name, a footer (`footers.py`), a signature (`signatures.py`).
"""

import re
from functools import lru_cache
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.source import Span
from cablekit.telegram import grammar
from cablekit.telegram.body.footers import footer_at_end, footer_pieces
from cablekit.telegram.body.signatures import LONGEST_SIGNATURE, count_signatures, glued_signature, is_name
from cablekit.telegram.fields.captions import is_caption_line
from cablekit.telegram.fields.portion import mark_end
from cablekit.telegram.furniture import (
    MISSING_SECTION,
    furniture_kind,
    is_garbled_level,
    may_end_stamp,
    missing_section,
    stamp_above,
)

#: 15. `NNNN`, `NNNNMAFVVZCZ`, `EEEEEEEE`, `<< END OF DOCUMENT >>`, `CABLE ENDS`.
END_MARK: Final = late_pattern(
    r"""
    (?: N{3,5}(?:[A-Z]{4,9})? | Nnnn | nnnn | E{8} | \#{2,} | <<[ ]?END[ ]OF[ ]DOCUMENT[ ]?>> | =*CABLE[ ]ENDS=*
      | ={5,80}CABLE[ ][A-Z]{1,8}={0,80} | End[ ]Cable[ ]Text | BT | \#[0-9]{4}
    )$
    """,
    re.VERBOSE,
)
END_MARK_BEGINS: Final = frozenset("NnE#<=CB")
#: 15. A line of the handling block of an export.
HANDLING: Final = late_pattern(r"\*{3} Current (?:Handling Restrictions|Classification) \*{3}")
#: 15. Notes of the communications center, minimize notices, footers of posts, downgrading groups (17).
NOTE: Final = late_pattern(
    r"""
    (?: NOTE[ ]BY[ ]OC | NOTE:[ ] | GP-[1-4]\b | ZFR[ ] | [0-9]{4}[A-Z]{3,12}[0-9]{5,6}[ ]-[ ] | >
      | Visit[ ].{3,40}'s?[ ].{0,30}Web[ ]?site
      | \(?Drafted[ :] | \(?Cleared[ :] | Share[ ]this[ ]cable | facebook[ ]- | SECTION[ ][0-9][ ]OF[ ][0-9]$
    )
    """,
    re.VERBOSE,
)
NOTE_BEGINS: Final = frozenset("NGZ>V(DCSf" + grammar.DIGITS)
#: 15. Notes that any word may begin: each pattern runs over most of a line, so a word or sign in it is looked for first.
MINIMIZED: Final = late_pattern(r"(?i)[A-Z ]*MINIMIZE CONSIDERED")
SITE: Final = late_pattern(r"[^.]{0,60}[Ww]eb ?[Ss]ite[^.]{0,40}:$")
#: A note that may be a footer with a name behind it, or the rest of one.
HAS_ADDRESS: Final = late_pattern(r"//|XXXXXX")
#: 15. A line that a copy left below the name: a quote, dots, the number of a page.
STRAY: Final = late_pattern(r"(?:[\"'\u201d]{1,3}|\.{2,6}|\u2026|;|[0-9]{1,3})$")
LONGEST_STRAY: Final = 6
#: 15. What an export or a copy left behind the name, in its line: a counter, a date and more, or a quote.
BEHIND_NAME: Final = late_pattern(
    r"""
    [ \t]{1,9}
    (?: (?:[0-9]{1,5}[ \t]{1,9})? (?:[0-9]{1,2}/[0-9]{1,2}/[0-9]{4} | [0-9]{4}-[0-9]{2}-[0-9]{2})\b
        (?:[ \t]{1,9}[0-9]{1,7})? (?:[ \t]{1,9}[A-Z, ]{2,150})?
      | ["\u201d]{1,3}
    )$
    """,
    re.VERBOSE,
)
#: What such a rest ends with or contains.
REST_ENDS: Final = frozenset('"\u201d')
DATE_SIGN: Final = late_pattern(r"[0-9]/[0-9]{4}|[0-9]-[0-9]{2}\b")
#: The longest line that is examined for it (characters).
LONG_LINE: Final = 320
#: The kinds of line that are fields of the closing, and their pieces.
PIECES: Final = {"signatures": "signature", "notes": "note", "end_marks": "end-mark"}
#: What may be below the text and is not yet a closing.
NO_CLOSING: Final = frozenset({"blank", "other"})


def closing_spans(text: str, pos: int, end: int, *, alone: bool = False) -> tuple[int, list[Span]]:
    r"""
    Read the closing backwards from the end of a body; return where the body ends, and the spans in order.

    If there is only a closing (*alone*), a signature may be the first thing in it.

    >>> closing_spans("1. All is well.\nRASSENDYLL\n", 0, 27)
    (16, [('signatures', 'signature', 16, 27)])
    """
    finder = ClosingFinder(text, pos, end, -1 if alone else pos)
    finder.find()
    return finder.stop, finder.spans[::-1]


class ClosingFinder:
    """Reads a closing from its end upward."""

    def __init__(self, text: str, pos: int, end: int, begin: int) -> None:
        self.text = text
        self.pos = pos
        self.begin = begin
        self.stop: int = end  # the text above it has still to be read
        self.spans: list[Span] = []  # the last one first: appending costs the same however many there are
        self.signatures: set[str] = set()
        self.names_above: int = 0  # names that sign together, with the lowest one

    def find(self) -> None:
        """Read all lines of the closing, and what is glued to the last line of the text."""
        self.read_lines()
        if self.read_footer():
            self.read_lines()
        if not self.signatures:
            if self.cut_rest():
                self.read_lines()
                if self.read_footer():
                    self.read_lines()
            self.split_off_signature()
        while self.spans and self.spans[-1][1] in NO_CLOSING:
            self.stop = self.spans.pop()[3]

    def read_lines(self) -> None:
        """Read lines up to the first that is not of a closing."""
        text, pos = self.text, self.pos
        while self.stop > pos:
            start = line_start(text, pos, self.stop)
            whole = text[start : self.stop]
            line = whole.strip(grammar.TRAIL)
            kind = self.kind_of(whole, line, start) if line else "blank"
            if not kind:
                kind, start = self.matter_above(line, start)
                if not kind:
                    break
            if kind == "signatures":
                self.signatures.add(line.casefold())
            if not (kind == "notes" and HAS_ADDRESS.search(line) and self.read_footer()):
                self.add(kind, start)

    def matter_above(self, line: str, start: int) -> tuple[str, int]:
        """Say what ends with a line that is nothing by itself, and where it begins: a stamp, or the note of a missing section."""
        stamp = stamp_above(self.text, self.pos, start, self.stop) if may_end_stamp(line) else -1
        if stamp >= 0:
            return "banner", stamp
        if line[-1] != "*":
            return "", start
        place = self.text.rfind(MISSING_SECTION, max(self.pos, self.stop - NOTE_WIDTH), self.stop)
        box, stop = missing_section(self.text, place, self.pos, self.stop) if place >= 0 else (0, 0)
        return ("gap", box) if stop == self.stop else ("", start)

    def kind_of(self, whole: str, line: str, start: int) -> str:
        """Say what a *whole* line, *line* without the blanks around it, is; empty if it is text."""
        is_word = line.isalpha() and len(whole) < NOTE_WIDTH
        kind = word_kind(whole) if is_word else line_kind(self.text, line, start, self.stop)
        if kind:
            return kind
        if len(line) <= LONGEST_SIGNATURE and self.signs(line, start):
            return "signatures"
        return "other" if len(line) <= LONGEST_STRAY and STRAY.match(line) else ""

    def signs(self, line: str, start: int) -> bool:
        """Whether a line is a signature: the lowest one, a name that is above it, or the same name again."""
        if not self.signatures:
            self.names_above = count_signatures(self.text, line, start, self.begin) or (
                is_name(line) and is_note_above(self.text, start, self.begin)
            )
        elif line.casefold() in self.signatures:
            return True
        else:
            self.names_above -= 1
        return self.names_above > 0

    def add(self, kind: str, start: int) -> None:
        """Add the text from *start* on as a span, with the blank lines below it."""
        stop = self.stop
        if self.spans and self.spans[-1][1] == "blank":
            stop = self.spans.pop()[3]
        field, piece = (kind, PIECES[kind]) if kind in PIECES else ("", kind)
        self.spans.append((field, piece, start, stop))
        self.stop = start

    def read_footer(self) -> bool:
        """Read a footer that is glued to the text, or whose lines are no notes each by itself, with the name behind it."""
        found = footer_at_end(self.text, self.pos, self.stop)
        if not found:
            return False
        start, at, end = found
        name = self.text[at:end].strip(grammar.TRAIL)
        if name:
            if not is_name(name):
                return False
            self.signatures.add(name.casefold())
            self.add("signatures", at)
        if is_whole_paragraph(self.text, self.pos, start):
            return bool(name)
        for kind, low, _ in reversed(footer_pieces(self.text, start, at)):
            self.add(kind, low)
        return True

    def cut_rest(self) -> bool:
        """Cut off what a copy left behind the name in its line."""
        start = line_start(self.text, self.pos, self.stop)
        line = self.text[max(start, self.stop - LONG_LINE) : self.stop].rstrip(grammar.TRAIL)
        if not (line[-1:] in REST_ENDS or DATE_SIGN.search(line)):
            return False
        rest = BEHIND_NAME.search(line)
        if not rest:
            return False
        self.add("other", max(start, self.stop - LONG_LINE) + rest.start())
        return True

    def split_off_signature(self) -> None:
        """Split a signature off the line that it is glued to."""
        found = None if self.signatures else glued_signature(self.text, self.pos, self.stop)
        if found:
            self.add("signatures", found[0])


def is_whole_paragraph(text: str, pos: int, start: int) -> bool:
    """
    Whether only a number with its mark is before a footer: then that is the paragraph's text.

    >>> is_whole_paragraph("25. (U) Visit", 0, 8), is_whole_paragraph("25. Yes. Visit", 0, 9)
    (True, False)
    """
    label = grammar.NUMBER_LABEL.match(text, line_start(text, pos, start), start)
    return label is not None and not text[mark_end(text, label.end(), start) : start].strip(grammar.TRAIL)


def line_start(text: str, low: int, stop: int) -> int:
    """Return the beginning of the line that ends at *stop*."""
    return max(text.rfind("\n", low, stop - 1), low - 1) + 1


#: The longest note (characters).
NOTE_WIDTH: Final = 120
#: The furniture that may be in a closing, besides markings and page lines.
OTHER_FURNITURE: Final = frozenset({"banner", "wrapper", "gap"})


def line_kind(text: str, line: str, start: int, stop: int) -> str:
    """
    Say what a line at the end is, other than a signature; empty if it is text.

    >>> line_kind("NNNN", "NNNN", 0, 4)
    'end_marks'
    """
    letter = line[0]
    first = text.index(letter, start)
    kind = furniture_kind(text, first, stop)
    if (
        kind == "level"
        or (letter in grammar.MARKING_BEGINS and grammar.MARKING.match(text, first, stop))
        or (line.isupper() and (is_caption_line(line) or is_garbled_level(line)))
        or (letter == "*" and HANDLING.match(line))
    ):
        return "marking"
    if kind and (kind in OTHER_FURNITURE or (kind == "page" and len(line) < NOTE_WIDTH)):
        return kind
    if letter in END_MARK_BEGINS and END_MARK.match(line):
        return "end_marks"
    return "notes" if len(line) < NOTE_WIDTH and is_note(line) else ""


@lru_cache(maxsize=256)
def word_kind(whole: str) -> str:
    r"""
    Say what a line of one word is: the work of `line_kind`, done once for each name that signs.

    >>> word_kind(" SECRET\n"), word_kind("RASSENDYLL\n")
    ('marking', '')
    """
    return line_kind(whole, whole.strip(grammar.TRAIL), 0, len(whole))


def is_note(line: str) -> bool:
    """
    Whether a line is a note.

    >>> is_note("MINIMIZE CONSIDERED."), is_note("Our Web site:"), is_note("All is well.")
    (True, True, False)
    """
    return bool(
        (line[0] in NOTE_BEGINS and NOTE.match(line))
        or (line[-1] == ":" and SITE.match(line))
        or (("Z" in line or "z" in line) and MINIMIZED.match(line))
    )


def is_note_above(text: str, start: int, begin: int) -> bool:
    """Whether the line above is a note, below which any name signs."""
    above = text[max(begin, start - NOTE_WIDTH, 0) : start].rstrip(grammar.TRAIL)
    line = above[above.rfind("\n") + 1 :].strip(grammar.TRAIL)
    return bool(line) and is_note(line)
