"""The class line in a header, whole, garbled or without its class; a second one begins an echo (format.md 6)."""

import re
from typing import Final

from cablekit.telegram import grammar
from cablekit.telegram.fields.captions import CAPTIONS
from cablekit.telegram.fields.class_line import MRN, PART, read_classification
from cablekit.telegram.header.cursor import Head
from cablekit.vocabulary.stations import is_station

DIGITS: Final = frozenset(grammar.DIGITS)
#: Where the end of a line is looked at (characters).
TAIL: Final = 200
DIGIT: Final = re.compile("[0-9]")
#: The groups of a class line behind the classification, each a field, with its kind.
PIECES: Final = tuple((row.name, row.piece) for row in (CAPTIONS, PART, MRN))
#: 3. The rest of a line that says nothing.
NO_INK: Final = re.compile(rf"[{re.escape(grammar.TRAIL)}]*\Z")
#: 6.5. A number that only a class line has.
SIX_DIGITS: Final = re.compile(r" [0-9]{6}(?![0-9])")


def class_line(head: Head, match: re.Match[str], first: int, stop: int) -> bool:
    """
    Read a class line; a second one begins an echo.

    >>> text = "S E C R E T ZENDA 000910"; class_line(Head(text, 0, 24), grammar.CLASS_LINE.match(text), 0, 24)
    True
    """
    if "mrn" in head.seen:
        head.echo = True
        head.seen &= {"mrn"}
        head.ahead = head.pos
    class_pieces(head, match, first)
    after_class_line(head, stop)
    return True


def counted(head: Head, match: re.Match[str], first: int, stop: int) -> bool:
    """
    Read the first line of a copy, a classification and a counter (format.md 19).

    >>> text = "SECRET   AB1234"; head = Head(text, 0, 15); counted(head, re.match("SECRET", text), 0, 15), head.spans
    (True, [('', 'marking', 0, 15)])
    """
    head.add("", "marking", stop)
    return True


def datestamp(head: Head, match: re.Match[str], first: int, stop: int) -> bool:
    """
    Read the datestamp of a dump, which a class line may be glued to (format.md 21.4).

    >>> from cablekit.telegram.around import DATESTAMP
    >>> text = "Cable dated:2005-05-23T14:26:00S E C R E T"; match = re.match(f"(?P<datestamp>{DATESTAMP})", text)
    >>> head = Head(text, 0, 42); datestamp(head, match, 0, 42), head.pos
    (True, 31)
    """
    head.add("", "wrapper", match.end("datestamp"))
    return True


def unclassed(head: Head, first: int, stop: int) -> bool:
    """
    Read a class line whose class is garbled, or is not there.

    >>> unclassed(Head("UNCLS ZENDA 3729", 0, 16), 0, 16), unclassed(Head("ZENDA 000910", 0, 12), 0, 12)
    (True, True)
    """
    text = head.text
    if not DIGIT.search(text, first, stop):
        return False
    # the garbled word first, or it would be the first of the post
    match = garbled_line(text, first, stop) if text[first] in grammar.LEVEL_BEGINS else None
    if match is None and text[max(first, stop - TAIL) : stop].rstrip()[-1:] in DIGITS:
        match = number_line(text, first, stop)
    return match is not None and class_line(head, match, first, stop)


def number_line(text: str, first: int, stop: int) -> re.Match[str] | None:
    """
    Match a class line without its class: a section, or a number of six digits (format.md 6.5).

    >>> bool(number_line("ZENDA 000910", 0, 12)), bool(number_line("ZENDA 910", 0, 9))
    (True, False)
    """
    match = grammar.SECTION_LINE.match(text, first, stop)
    if match:
        return match
    match = grammar.NUMBER_LINE.match(text, first, stop)
    if match is None or not (match["part"] or SIX_DIGITS.search(match["mrn"])):
        return None
    return match


def garbled_line(text: str, first: int, stop: int) -> re.Match[str] | None:
    """
    Match a class line whose word is garbled beyond the pattern, by its likeness (format.md 6.2).

    >>> garbled_line("UNCLS ZENDA 3729", 0, 16)["mrn"]
    'ZENDA 3729'
    """
    match = grammar.GARBLED_LINE.match(text, first, stop)
    if match is None or read_classification(match["classification"]) is None:
        return None
    # 25.12: SECDEF is like SECRET, and is an addressee
    if is_station(match["classification"].strip()):
        return None
    return match


def class_pieces(head: Head, match: re.Match[str], first: int) -> None:
    """
    Add the pieces of a class line.

    >>> head = Head("UNCLAS ZENDA 07", 0, 15); class_pieces(head, grammar.CLASS_LINE.match("UNCLAS ZENDA 07"), 0)
    >>> [span[0] for span in head.spans]
    ['classification', 'mrn']
    """
    groups = match.re.groupindex
    for field, kind in PIECES:
        start, stop = match.span(field) if field in groups else (-1, -1)
        if stop >= 0 and head.pos <= first < start:
            class_piece(head, "classification", "classification", start)
        if stop > head.pos:
            class_piece(head, field, kind, stop)
    head.own = head.own or match["mrn"]
    head.field = "mrn"


def class_piece(head: Head, field: str, kind: str, stop: int) -> None:
    """
    Add one piece of a class line.

    >>> head = Head("UNCLAS ZENDA 07", 0, 15); class_piece(head, "mrn", "mrn", 15); head.seen
    {'mrn'}
    """
    head.add(head.owner(field), kind, stop)
    head.seen.add(field)


def after_class_line(head: Head, stop: int) -> None:
    """
    Give the line end to the number; what is glued behind it is read as a line of its own.

    >>> head = Head("UNCLAS ZENDA 07 \\n", 0, 17); head.add("mrn", "mrn", 15); after_class_line(head, 17); head.spans
    [('mrn', 'mrn', 0, 17)]
    """
    if NO_INK.match(head.text, head.pos, stop):
        field, kind, start, _ = head.spans[-1]
        head.spans[-1] = (field, kind, start, stop)
        head.pos = stop
