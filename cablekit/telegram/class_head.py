"""The class line in a header, whole, garbled or without its class; a second one begins an echo (format.md 6)."""

import re
from typing import Final

from cablekit.telegram import grammar
from cablekit.telegram.class_line import read_classification
from cablekit.telegram.fields import HEADER
from cablekit.telegram.head import Head
from cablekit.vocabulary.stations import is_station

#: 6.4. A number that only a class line has.
DIGITS: Final = frozenset("0123456789")
#: 6.1, 6.2. The letters with which a classification begins, garbled ones too.
LEVEL_BEGINS: Final = frozenset("UTSLCREOutslcreo")
#: Where the end of a line is looked at (characters).
TAIL: Final = 200
#: 3. The rest of a line that says nothing.
NO_INK: Final = re.compile(rf"[{re.escape(grammar.TRAIL)}]*\Z")
SIX_DIGITS: Final = re.compile(r" [0-9]{6}(?![0-9])")


def class_line(head: Head, first: int, stop: int) -> bool:
    """
    Read a class line; a second one begins an echo.

    >>> class_line(Head("S E C R E T ZENDA 000910", 0, 24), 0, 24)
    True
    """
    if not head.digit_before(stop):
        return False
    if head.text[first] in LEVEL_BEGINS and grammar.COUNTED_LEVEL.match(head.text, first, stop):
        head.add("", "marking", stop)
        return True
    match = grammar.CLASS_LINE.match(head.text, first, stop) if head.text[first] in LEVEL_BEGINS else None
    if match is None:
        if head.text.startswith("Cable ", first) and datestamp(head, first, stop):
            return True
        # the garbled word first, or it would be the first of the post
        if head.text[first] in LEVEL_BEGINS:
            match = garbled_line(head, first, stop)
        if match is None and head.text[max(first, stop - TAIL) : stop].rstrip()[-1:] in DIGITS:
            match = number_line(head, first, stop)
        if match is None:
            return False
    if "mrn" in head.seen:
        head.echo = True
        head.seen &= {"mrn"}
    class_pieces(head, match)
    after_class_line(head, stop)
    return True


def datestamp(head: Head, first: int, stop: int) -> bool:
    """
    Read the datestamp of a dump, which a class line may be glued to (format.md 21.4).

    >>> datestamp(Head("Cable dated:2005-05-23T14:26:00S E C R E T", 0, 42), 0, 42)
    True
    """
    match = grammar.DATESTAMP.match(head.text, first, stop)
    if match:
        head.add("", "wrapper", match.end())
    return match is not None


def number_line(head: Head, first: int, stop: int) -> re.Match[str] | None:
    """
    Match a class line without its class: a section, or a number of six digits (format.md 6.5).

    >>> bool(number_line(Head("ZENDA 000910", 0, 12), 0, 12)), bool(number_line(Head("ZENDA 910", 0, 9), 0, 9))
    (True, False)
    """
    if "mrn" in head.seen or head.seen & {"subject"}:
        return None
    match = grammar.SECTION_LINE.match(head.text, first, stop)
    if match:
        return match
    match = grammar.NUMBER_LINE.match(head.text, first, stop)
    if match is None or not (match["part"] or SIX_DIGITS.search(match["mrn"])):
        return None
    return match


def garbled_line(head: Head, first: int, stop: int) -> re.Match[str] | None:
    """
    Match a class line whose word is garbled beyond the pattern, by its likeness (format.md 6.2).

    >>> garbled_line(Head("UNCLS ZENDA 3729", 0, 16), 0, 16)["mrn"]
    'ZENDA 3729'
    """
    if head.seen & {"mrn", "subject"}:
        return None
    match = grammar.GARBLED_LINE.match(head.text, first, stop)
    if match is None or read_classification(match["classification"]) is None:
        return None
    # 25.12: SECDEF is like SECRET, and is an addressee
    if is_station(match["classification"].strip()):
        return None
    return match


def class_pieces(head: Head, match: re.Match[str]) -> None:
    """
    Add the pieces of a class line.

    >>> head = Head("UNCLAS ZENDA 7", 0, 14); class_pieces(head, grammar.CLASS_LINE.match("UNCLAS ZENDA 07"))
    >>> [span[0] for span in head.spans]
    ['classification', 'mrn']
    """
    groups = match.groupdict()
    for field in ("classification", "sensitive", "part", "mrn"):
        if groups.get(field):
            name = "captions" if field == "sensitive" else field
            head.add(head.owner(name), "caption" if field == "sensitive" else HEADER[name].kind, match.end(field))
            head.seen.add(name)
    head.field = "mrn"


def after_class_line(head: Head, stop: int) -> None:
    """
    Give the line end to the number; what is glued behind it is read as a line of its own.

    >>> head = Head("UNCLAS ZENDA 07 \\n", 0, 17); class_line(head, 0, 17); head.pos
    True
    17
    """
    if NO_INK.match(head.text, head.pos, stop):
        field, kind, start, _ = head.spans[-1]
        head.spans[-1] = (field, kind, start, stop)
        head.pos = stop
