"""Slips of the drafter or the copy: labels, marks, dates and numbers that are nearly what they should be."""

import re
from collections.abc import Iterator
from itertools import chain, takewhile
from typing import Final

from cablekit.checking.finding import Finding
from cablekit.checking.view import View, extent, shown
from cablekit.telegram.fields.executive_order import DATE, day_of
from cablekit.telegram.fields.table import ADDRESSEES, ROWS
from cablekit.telegram.walk import Walked
from cablekit.vocabulary.slips import is_within_one_slip

#: 9.1, 10, 11.1, 12. The labels that begin a header line, and the fields that they are of.
LABELS: Final = {word: row.name for row in ROWS for word in row.label.words}
#: 23.1. The labels without their blanks; for each field that has some, how its label is spelled, and the kind of piece
#: that holds it.
SPELLINGS: Final = frozenset(word.replace(" ", "") for word in LABELS)
REPAIRED: Final = {row.name: row.label.words[0] for row in ROWS if row.label.words}
LABEL_KINDS: Final = {row.name: "label" if row.label.text else row.piece for row in ROWS if row.label.words}
#: What is before the colon at the head of a line.
HEAD: Final = re.compile(r"(?:\A|(?<=[\r\n]))[ \t\u00b6]*([A-Za-z]{3,11}(?: [A-Za-z]{1,3})?) ?:")
#: 23.1. The same, of a label that was read, whatever its sign.
WRITTEN: Final = re.compile(r"[A-Za-z0-9](?:[ \t]{0,3}[A-Za-z0-9]){1,15}(?=[ \t]*(?:[^A-Za-z0-9 \t]|\Z))")
#: Where a line with a label that nobody knows ends up.
LOST_LINE_FIELDS: Final = frozenset({"pass_lines", "subject", "text", ""})
#: 13.2. A mark that lacks its second parenthesis, or its first; another word after the letters makes it running text.
MARK: Final = r"(?:TS|S|C|U|SBU|LOU)(?:[/-]{1,2}(?:NF|NOFORN|FOUO))?"
UNCLOSED: Final = re.compile(rf"\({MARK}[ \t]+(?=[A-Z\"'])(?![^()]{{0,2000}}\))")
UNOPENED: Final = re.compile(rf"{MARK}\)[ \t]+(?=[A-Z\"'(])")
#: 5.3. A message continuity number, or a range of them.
FIGURES: Final = re.compile("[0-9]{4}(?:-[0-9]{1,4})?")
#: 18.1. The number of all copies.
TOTAL: Final = re.compile("[0-9]{1,9}")


def misspelled_labels(view: View) -> Iterator[Finding]:
    """Find lines that begin nearly with a label that the cable lacks (format.md 9.1, 10, 11.1, 12)."""
    labelled = {piece.field for piece in view.pieces if piece.kind == "label"}
    for piece in pieces_of_lost_lines(view):
        for match in HEAD.finditer(view.text, piece.start, piece.end):
            label = nearest_label(match[1])
            field = LABELS.get(label, "")
            if field and field not in labelled:
                message = f"no label: {shown(match[1])}; write {label}, or the line is not read as {field}"
                yield view.finding("misspelt-label", message, match.span(1))


def pieces_of_lost_lines(view: View) -> Iterator[Walked]:
    """Yield the pieces above the first numbered paragraph that may hold a line with a misspelled label."""
    above = takewhile(lambda piece: piece.kind != "enumerator", view.pieces)
    return (piece for piece in above if piece.field in LOST_LINE_FIELDS and piece.kind not in ("blank", "page"))


def nearest_label(word: str) -> str:
    """Give the label that a word is one slip away from; empty where it is a label or like none."""
    word = word.upper()
    return "" if word in LABELS else next((label for label in LABELS if is_within_one_slip(word, label)), "")


def repaired_labels(view: View) -> Iterator[Finding]:
    """Find misspelled labels that were read all the same (format.md 23.1)."""
    for piece in view.pieces:
        match = WRITTEN.match(piece.text) if LABEL_KINDS.get(piece.field) == piece.kind else None
        word = match[0].strip() if match else ""
        if match and "".join(word.upper().split()) not in SPELLINGS and (piece.kind == "label" or nearest_label(word)):
            message = f"the label is written {shown(word)} and read {REPAIRED[piece.field]}"
            place = extent(piece) if piece.kind == "label" else (piece.start, piece.start + len(word))
            yield view.finding("repaired", message, place)


def bad_dates(view: View) -> Iterator[Finding]:
    """Find a date of declassification that is not a date (format.md 8.2)."""
    for piece in view.fields["executive_order"]:
        for match in DATE.finditer(piece.text):
            if day_of(match) is None:
                message = f"no date: {shown(match[0])}; write month, day and year"
                yield view.finding("bad-date", message, (piece.start + match.start(), piece.start + match.end()))


def broken_marks(view: View) -> Iterator[Finding]:
    """Find portion marks that lack a parenthesis (format.md 13.2)."""
    node = None
    for piece in view.pieces:
        is_first = piece.node is not node and piece.kind in ("text", "subject") and piece.field in ("text", "subject")
        node = piece.node if is_first else node
        match = match_broken_mark(piece) if is_first else None
        if match or is_read_without_parenthesis(piece):
            mark = (match[0] if match else piece.text).rstrip()
            message = f"a portion mark lacks a parenthesis: {shown(mark)}; write it between parentheses"
            yield view.finding("broken-mark", message, (piece.start, piece.start + len(mark)))


def is_read_without_parenthesis(piece: Walked) -> bool:
    """Whether a piece is a mark after a number that was read although it lacks a parenthesis."""
    return piece.kind == piece.field == "portion" and not ("(" in piece.text and ")" in piece.text)


def match_broken_mark(piece: Walked) -> re.Match[str] | None:
    """Match a mark that lacks a parenthesis; only after a number is `C)` no letter of a list."""
    is_numbered = getattr(piece.node, "number", None) is not None
    return UNCLOSED.match(piece.text) or (UNOPENED.match(piece.text) if is_numbered else None)


def numbers(view: View) -> Iterator[Finding]:
    """Find message continuity numbers that do not have four figures (format.md 5.3)."""
    header, places = view.cable.header, view.words(*ADDRESSEES)
    for one in chain(header.action, header.info, header.exempt):
        if one.number and not FIGURES.fullmatch(one.number):
            advice = one.number.zfill(4) if len(one.number) < 4 else "four"
            message = f"the number {shown(one.number)} of {one.name} does not have four figures; write {advice}"
            yield view.finding("addressee-number", message, places.get(one.number, view.top()))


def copies(view: View) -> Iterator[Finding]:
    """Compare the total of the Department's own distribution with the sum of its copies (format.md 18.1)."""
    own = view.cable.header.distribution
    total = TOTAL.search(own.total) if own and own.total else None
    if own and total:
        offices = [office for office in (own.action, own.origin, *own.offices) if office]
        sure = all(office.copies and office.copies.isdecimal() for office in offices)
        summed = sum(int(office.copies or 0) for office in offices) if sure else None
        if sure and summed != int(total[0]):
            message = f"the total is {total[0]}, and the copies of the offices are {summed}"
            yield view.finding("distribution-total", message, view.first("distribution"))
