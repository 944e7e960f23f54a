"""What belongs to pages, relays and archives and not to the cable (format.md 14, 16, 18.1, 20.2)."""

import re
from functools import lru_cache
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar
from cablekit.telegram.around import ABOVE_EXPORT, BANNERS, HEADER_ENDS, RELEASE_PAGE, STAMP_TAIL
from cablekit.telegram.body.redactions import is_cited
from cablekit.vocabulary.slips import is_within_one_slip

#: 14. A classification alone on its line, by the letter it begins with.
LEVEL_ALONE: Final = tuple(
    (letter, rf"(?P<level>(?i:(?:{grammar.forms_with(grammar.LEVEL_FORMS, letter)}){grammar.AFTER_LEVEL_ALONE}))")
    for letter in sorted(grammar.LEVEL_BEGINS)
)
#: 14. The captions in the stamp of a relay.
STAMP_CAPTIONS: Final = rf"(?:[ \t]+(?:{grammar.CLASS_LINE_CAPTIONS})){{0,3}}"
#: 20.1. `SBU` alone below the classification of a SMART page; 14. a classification with the words of a relay.
MARKING_FORMS: Final = (
    ("S", r"SBU[ \t]*$"),
    *(
        (letter, rf"(?i:(?:{grammar.forms_with(grammar.LEVEL_FORMS, letter)}){STAMP_CAPTIONS})[ \t]+POSS[ ]DUPE[ \t]*$")
        for letter in sorted(grammar.LEVEL_BEGINS)
    ),
)
#: 14. The classifications that nothing else is like, also with one letter garbled.
LONG_LEVELS: Final = ("CONFIDENTIAL", "UNCLASSIFIED", "LIMITEDOFFICIALUSE")
GARBLED_LENGTHS: Final = frozenset({11, 12, 13, 17, 18, 19})
#: 16. A section that the archive did not receive, in a box of stars.
MISSING_SECTION: Final = "Missing Section "
MISSING: Final = late_pattern(
    rf"{MISSING_SECTION}[0-9]{{1,3}}[ ]{{0,3}}\*(?:\s{{1,4}}\*{{3,60}}(?!\*))?[ \t\\]{{0,9}}(?:\n\s*)?"
)
STARS_BEFORE: Final = late_pattern(r"(?:(?<!\*)\*{3,60}\s{1,4})?\*[ ]{0,3}\Z")
STARS_WIDTH: Final = 70
#: 14. How many characters may follow a `PAGE 02 ...` line as part of it (`POSS DUPE`); more is text of the body.
PAGE_LINE_REST: Final = 14
#: 14, 16, 18 to 20. Other lines that are not part of the cable: the letters they may begin with, their kind and pattern.
FURNITURE_FORMS: Final = (
    ("P", rf"(?P<page>{grammar.PAGE_LINE_FORM}(?=[^\n]{{0,{PAGE_LINE_REST}}}[ \t\\]*+(?:\n|\Z)))"),
    *((letter, f"(?P<banner>{grammar.forms_with(BANNERS, letter)})") for letter in grammar.ANY_LETTER),
    # 18.1. The heading of an export.
    ("M", rf"(?P<wrapper>{ABOVE_EXPORT}[ \t]*$)"),
    ("-", rf"(?P<wrapper>{HEADER_ENDS})"),
    *((letter, f"(?P<marking>{grammar.forms_with(MARKING_FORMS, letter)})") for letter in sorted(grammar.LEVEL_BEGINS)),
    ("Bb([1235", rf"(?P<gap>(?x:{grammar.EXEMPTED}))"),
    # 18.1, 19. The counter of the copy: dashes and a number, with time and suffix; only a number after PAGE 01, or a time.
    ("-" + grammar.DIGITS, r"(?P<counter>-{6,} *[0-9A-F]{4,6}|[0-9]{2,6}Z?[ \t]*$|[0-9]{6}Z [0-9]{4,6} /[0-9]{2})"),
    # 19. A dash alone on its line separates paragraphs.
    ("-", r"(?P<rule>-[ \t]*$)"),
)
#: 5, 18.1. Words that the lines of a heading begin with, and addresses: none is a post.
NO_POST: Final = r"(?:FM|TO|INFO|REFS?|ACTION|ORIGIN|DE|BT|[ZOPR])\b|AM(?:EMB|CON)|SEC(?:STATE|DEF)"
#: 14. A page line of the first kind that was split at its blanks: what follows the page is on the next line, or lines; or
#: nothing follows it.
GAP: Final = r"[ \t]*(?:\n[ \t]*){0,2}"
SPLIT: Final = rf"{GAP}(?<=\s)"
SPLIT_PAGE_LINE: Final = late_pattern(
    rf"""
    {grammar.phrase(grammar.PAGE_WORD)}[0-9]{{1,3}}
    (?: {SPLIT} (?!{NO_POST}) (?!{grammar.LEVEL}\b) {grammar.PAGE_STATION} {GAP} (?P<serial>{grammar.PAGE_SERIAL}) (?![0-9A-Z/])
        (?: {SPLIT} {grammar.PAGE_SECTION} (?![0-9]) )? (?: {SPLIT} {grammar.PAGE_TIME} )?
        (?: {SPLIT} {grammar.PAGE_TAIL} )? )?
    [ \t]*(?:\n|\Z)
    """,
    re.VERBOSE,
)
#: How far a page line reaches that begins a line (characters).
PAGE_WIDTH: Final = 200
INK: Final = late_pattern(r"\S")
#: 20.2. How many lines a stamp has below its first one.
LONGEST_STAMP: Final = 4
#: 14. The relay cuts the post of a page line to this length (characters).
POST_WIDTH: Final = 10
#: 14. How far before ` OF ` the message number of a page line begins at most, and how far before that the post (characters).
NUMBER_WIDTH: Final = 20
POST_REACH: Final = 22
#: What follows the post in a message number.
NUMBER_SIGNS: Final = grammar.DIGITS + "/ "


def furniture_kind(text: str, first: int, stop: int) -> str:
    r"""
    Say what furniture a line is, `level` for a classification alone on its line; empty if it is not furniture.

    >>> furniture_kind("PAGE 02 ZENDA 00910 081102Z", 0, 27), furniture_kind("SECRET\n", 0, 7)
    ('page', 'level')
    """
    forms = furniture_with(text[first])
    match = forms.match(text, first, stop) if forms else None
    if match:
        kind = match.lastgroup or ""
        return "" if kind == "gap" and is_cited(text, *match.span()) else kind
    if not (text[first:stop].rstrip()[-1:].isdigit() or text.startswith(grammar.PAGE_WORD, first)):
        return ""  # most lines
    of = " of " if text[first + 1 : first + 2].islower() else " OF "
    page = page_in(text, first, min(stop, first + PAGE_WIDTH), of)
    return "page" if page and page[0] == first and not INK.search(text, page[1], stop) else ""


def is_garbled_level(line: str) -> bool:
    """
    Whether a line is one of the longer classifications with one letter garbled (format.md 14).

    >>> is_garbled_level("CONFID*NTIAL"), is_garbled_level("CONFIDENCE"), is_garbled_level("SECREST")
    (True, False, False)
    """
    word = line.replace(" ", "")
    return len(word) in GARBLED_LENGTHS and any(is_within_one_slip(word, level) for level in LONG_LEVELS)


def missing_section(text: str, place: int, low: int, end: int) -> tuple[int, int]:
    """
    Return where the note that a section is missing begins and ends, with the stars around it; *place* twice without them.

    >>> missing_section("went *** * Missing Section 002 * ***", 11, 0, 36)
    (5, 36)
    """
    stars = STARS_BEFORE.search(text, max(low, place - STARS_WIDTH), place)
    match = MISSING.match(text, place, end)
    return (stars.start(), match.end()) if stars and match else (place, place)


def stamp_end(text: str, first: int, stop: int, end: int) -> int:
    r"""
    Return where a stamp ends that begins with a line: some have several (format.md 20.2).

    >>> stamp_end("DECLASSIFIED\nAuthority NND 910\nThe king", 0, 13, 39)
    31
    """
    stamp = RELEASE_PAGE.match(text, first, end)
    return stamp.end() if stamp else stop


def may_end_stamp(line: str) -> bool:
    """
    Whether a line has what all last lines of a stamp have, which few other lines have: a date, an order or a person.

    >>> may_end_stamp("E.O. 13526"), may_end_stamp("By RS, NARA"), may_end_stamp("All is well.")
    (True, True, False)
    """
    return "1" in line or line[-1].isdigit() or line[0] == "B"


def stamp_above(text: str, low: int, first: int, stop: int) -> int:
    r"""
    Return where a stamp begins that ends with a line; -1 where the line is no end of a stamp.

    >>> stamp_above("Yes.\nDECLASSIFIED\nE.O. 13526\n", 0, 18, 29), stamp_above("Yes.\nE.O. 13526\n", 0, 5, 16)
    (5, -1)
    """
    start = first
    for _ in range(LONGEST_STAMP if STAMP_TAIL.match(text, first, stop) else 0):
        start = max(text.rfind("\n", low, max(start - 1, low)), low - 1) + 1
        ink = INK.search(text, start, stop)
        if ink and stamp_end(text, ink.start(), -1, stop) == stop:
            return start
    return -1


@lru_cache(maxsize=256)
def furniture_with(letter: str) -> re.Pattern[str] | None:
    """Compile the pattern of the furniture that begins with a letter, if there is any."""
    return grammar.pattern_with(LEVEL_ALONE + FURNITURE_FORMS, letter)


def page_in(text: str, start: int, stop: int, of: str = " OF ") -> tuple[int, int] | None:
    """
    Find a page line in a stretch of text: where it begins and ends, or None (format.md 14).

    >>> page_in("TO PAGE 02 ZENDA 00910 081102Z", 0, 30), page_in("ZENDA 00000910  002 OF 002", 0, 26)
    ((3, 30), (0, 26))
    """
    at = text.find(grammar.PAGE_WORD, start, stop)
    page = page_at(text, at, stop) if at >= 0 else None
    if page:
        return page
    at = text.find(of, start, stop)
    while at >= 0:
        found = page_line_around(text, start, at)
        if found:
            return found
        at = text.find(of, at + len(of), stop)
    return None


def page_at(text: str, at: int, stop: int) -> tuple[int, int] | None:
    """Find the page line that begins with `PAGE` at a place."""
    match = grammar.PAGE_LINE.match(text, at, stop)
    return match.span() if match else None


def page_line_around(text: str, start: int, of: int) -> tuple[int, int] | None:
    """
    Find the page line with ` OF ` or ` of ` at *of*: before it the page, the message number and the post, back to *start*.

    >>> page_line_around("went on ZENDA 00000910  002 OF 002 and", 0, 27)
    (8, 34)
    """
    numbers = grammar.PAGE_NUMBER.search(text, max(start, of - NUMBER_WIDTH), of)
    count = text[of + 4 : of + 7]
    if not numbers or len(count) != 3 or not (count.isascii() and count.isdigit()):
        return None
    is_small = text[of + 1 : of + 2] == "o"
    pattern = grammar.PAGE_POST_IN_SMALL_LETTERS if is_small else grammar.PAGE_POST
    post = pattern.search(text[max(start, numbers.start() - POST_REACH) : numbers.start()])
    if not post:
        return None
    return numbers.start() - len(post[0]), of + 7


def at_post(text: str, first: int, stop: int, own: str) -> int:
    """
    Return where a page line begins that seems to begin at *first*: words in capitals before the cable's own post are text.

    >>> at_post("THE TOLL ZENDA 00000910  002 OF 002", 0, 35, "ZENDA 000910"), at_post("PAGE 02 ZENDA 910", 0, 17, "ZENDA 910")
    (9, 0)
    """
    post = own.rstrip(NUMBER_SIGNS)[:POST_WIDTH]
    if not post or text.startswith(grammar.PAGE_WORD, first):
        return first
    at = text.find(f" {post} ", first, stop)
    return at + 1 if at >= 0 and text[at + len(post) + 2 : stop].lstrip(" ")[:1].isdigit() else first
