"""The class line in a header: complete, garbled, or without its class (format.md 6)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar
from cablekit.telegram.fields.captions import CAPTIONS, known_captions
from cablekit.telegram.fields.class_line import MRN, PART, read_classification
from cablekit.telegram.header.cursor import HeaderCursor
from cablekit.vocabulary.stations import is_station

DIGITS: Final = frozenset(grammar.DIGITS)
#: How much of the end of a line is looked at (characters).
LINE_TAIL: Final = 200
DIGIT: Final = late_pattern("[0-9]")
#: The groups of a class line after the classification, each with its field and its kind of piece.
AFTER_CLASSIFICATION: Final = tuple(
    (group, row.name, row.piece)
    for group, row in (
        (CAPTIONS.name, CAPTIONS),
        (PART.name, PART),
        ("more", CAPTIONS),
        (MRN.name, MRN),
        ("late", PART),
    )
)
#: 3. The rest of a line without ink.
BLANK_REST: Final = late_pattern(rf"[{re.escape(grammar.TRAIL)}]*\Z")
#: 6.4. `18 NOVEMBER 1947`, a date after a classification, looks like a station and its number.
DATE: Final = late_pattern(rf"(?:[0-9]{{1,2}} )?{grammar.MONTH}[. ]{{1,3}}(?:19|20)[0-9]{{2}}")
#: 6.5. A word printed over the end of the number.
PRINTED_OVER: Final = late_pattern(rf"([A-Z]{{3,12}}){BLANK_REST.pattern}")
CENTURIES: Final = frozenset({"19", "20"})
#: 6.5. Only a class line has a number of six digits.
SIX_DIGITS: Final = late_pattern(r" [0-9]{6}(?![0-9])")


def read_class_line(cursor: HeaderCursor, match: re.Match[str], first: int, stop: int) -> bool:
    """Read a class line; a second one begins an echo. A date in place of station and number is none."""
    number = match["mrn"].upper()
    if number[-4:-2] in CENTURIES and DATE.fullmatch(number):
        add_class_line_piece(cursor, "classification", "classification", match.start("mrn"))
        cursor.add_span("", "other", stop)
        cursor.open_field = "classification"
        return True
    if "mrn" in cursor.seen_fields:
        cursor.begin_repeat()
    add_class_line_pieces(cursor, match, first)
    end_class_line(cursor, stop)
    return True


def read_copy_line(cursor: HeaderCursor, match: re.Match[str], first: int, stop: int) -> bool:
    """Read the first line of a copy: a classification and a counter (format.md 19)."""
    cursor.add_span("", "marking", stop)
    return True


def read_datestamp(cursor: HeaderCursor, match: re.Match[str], first: int, stop: int) -> bool:
    """Read the datestamp of a dump, which a class line may be glued to (format.md 21.4)."""
    cursor.add_span("", "wrapper", match.end("datestamp"))
    return True


def read_unusual_class_line(cursor: HeaderCursor, first: int, stop: int) -> bool:
    """Read a class line whose class is garbled or missing; False where the line is not one."""
    text = cursor.text
    if not DIGIT.search(text, first, stop):
        return False
    # the garbled word is tried first: otherwise it would be read as the post's first word
    match = match_garbled_line(text, first, stop) if text[first] in grammar.LEVEL_BEGINS else None
    if match is None and text[max(first, stop - LINE_TAIL) : stop].rstrip()[-1:] in DIGITS:
        match = match_number_line(text, first, stop)
    return match is not None and read_class_line(cursor, match, first, stop)


def match_number_line(text: str, first: int, stop: int) -> re.Match[str] | None:
    """
    Match a class line without its class: a section, or a number of six digits (format.md 6.5).

    >>> bool(match_number_line("ZENDA 000910", 0, 12)), bool(match_number_line("ZENDA 910", 0, 9))
    (True, False)
    """
    match = grammar.SECTION_LINE.match(text, first, stop)
    if match:
        return match
    match = grammar.NUMBER_LINE.match(text, first, stop)
    if match is None or not (match["part"] or SIX_DIGITS.search(match["mrn"])):
        return None
    return match


def match_garbled_line(text: str, first: int, stop: int) -> re.Match[str] | None:
    """
    Match a class line whose word is garbled beyond the pattern but still like one (format.md 6.2).

    >>> match_garbled_line("UNCLS ZENDA 3729", 0, 16)["mrn"]
    'ZENDA 3729'
    """
    for pattern in grammar.GARBLED_LINES:
        match = pattern.match(text, first, stop)
        # 25.12: SECDEF is like SECRET, but is an addressee
        if match and read_classification(match["classification"]) and not is_station(match["classification"].strip()):
            return match
    return None


def add_class_line_pieces(cursor: HeaderCursor, match: re.Match[str], first: int) -> None:
    """Add the pieces of a class line."""
    groups = match.re.groupindex
    for group, field, kind in AFTER_CLASSIFICATION:
        start, stop = match.span(group) if group in groups else (-1, -1)
        if stop >= 0 and cursor.position <= first < start:
            add_class_line_piece(cursor, "classification", "classification", start)
        if stop > cursor.position:
            add_class_line_piece(cursor, field, kind, stop)
    cursor.message_number = cursor.message_number or match["mrn"]
    cursor.open_field = "mrn"


def add_class_line_piece(cursor: HeaderCursor, field: str, kind: str, stop: int) -> None:
    """Add one piece of a class line; captions are joined to those that were read before."""
    is_own = field == CAPTIONS.name and not cursor.is_echo
    cursor.add_span(field if is_own else cursor.owner_of(field), kind, stop)
    cursor.seen_fields.add(field)


def end_class_line(cursor: HeaderCursor, stop: int) -> None:
    """Give the line ending to the number; text glued to the number is read as a line of its own."""
    if BLANK_REST.match(cursor.text, cursor.position, stop):
        field, kind, start, _ = cursor.spans[-1]
        cursor.spans[-1] = (field, kind, start, stop)
        cursor.position = stop
        return
    over = PRINTED_OVER.match(cursor.text, cursor.position, stop)
    if over and over[1] not in known_captions():
        cursor.add_span("", "other", stop)
