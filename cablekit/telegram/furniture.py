"""What belongs to pages, relays and archives and not to the cable (format.md 14, 16, 18.1, 20.2)."""

import re
from functools import lru_cache
from typing import Final

from cablekit.telegram import grammar
from cablekit.telegram.around import BANNER

LEVEL_ALONE: Final = tuple(
    (letter, rf"(?P<level>(?i:(?:{grammar.forms_with(grammar.LEVEL_FORMS, letter)}){grammar.AFTER_LEVEL_ALONE}))")
    for letter in sorted(grammar.LEVEL_BEGINS)
)
FURNITURE_FORMS: Final = (
    ("P", rf"(?P<page>{grammar.PAGE_LINE_FORM})"),
    (grammar.ANY_LETTER, rf"(?P<banner>{BANNER})"),
    # 18.1. The heading of an export.
    ("M", r"(?P<wrapper>Message Text[ \t]*$)"),
    # 20.1. `SBU` alone under the classification of a SMART page.
    ("S", r"(?P<marking>SBU[ \t]*$)"),
    ("B" + grammar.DIGITS, rf"(?P<gap>{grammar.EXEMPTION.pattern})"),
    # 18.1, 19. The counter of the copy: dashes and a number, with time and suffix; a number alone behind PAGE 01.
    ("-" + grammar.DIGITS, r"(?P<counter>-{6,} *[0-9A-F]{4,6}|[0-9]{2,6}[ \t]*$|[0-9]{6}Z [0-9]{4,6} /[0-9]{2})"),
    # 19. A dash alone on its line parts paragraphs.
    ("-", r"(?P<rule>-[ \t]*$)"),
)
#: How far a page line reaches that begins a line (characters).
PAGE_WIDTH = 200
INK = re.compile(r"\S")
#: 14. The relay cuts the post of a page line (characters).
POST_WIDTH = 10
#: What stands behind the post in a number.
NUMBER_SIGNS = "0123456789/ "


def furniture_kind(text: str, first: int, stop: int, *, clued: bool = True) -> str:
    """
    Tell what furniture a line is; empty if none.

    Args:
        text: The whole text.
        first: The line's first character that is no blank.
        stop: The end of the line.
        clued: Whether a page line may stand in it.

    Returns:
        `page`, `banner`, `gap`, `counter`, `wrapper`, `rule`; `level` for a classification alone on its line.

    >>> furniture_kind("PAGE 02 ZENDA 00910 081102Z", 0, 27), furniture_kind("SECRET\\n", 0, 7)
    ('page', 'level')
    """
    forms = furniture_with(text[first])
    match = forms.match(text, first, stop) if forms else None
    if match:
        return match.lastgroup or ""
    page = page_in(text, first, min(stop, first + PAGE_WIDTH)) if clued else None
    if page and page[0] == first and not INK.search(text, page[1], stop):
        return "page"
    return ""


@lru_cache(maxsize=256)
def furniture_with(letter: str) -> re.Pattern[str] | None:
    """
    Make the pattern of the furniture that begins with a letter, if any does.

    >>> furniture_with("-").match("-").lastgroup
    'rule'
    """
    return grammar.pattern_with(LEVEL_ALONE + FURNITURE_FORMS, letter)


def page_in(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """
    Find a page line in a stretch of text (format.md 14).

    Returns:
        Where it begins and ends, or None.

    >>> page_in("TO PAGE 02 ZENDA 00910 081102Z", 0, 30), page_in("ZENDA 00000910  002 OF 002", 0, 26)
    ((3, 30), (0, 26))
    """
    at = text.find("PAGE ", start, stop)
    page = page_at(text, at, stop) if at >= 0 else None
    if page:
        return page
    at = text.find(" OF ", start, stop)
    while at >= 0:
        found = post_page(text, start, at)
        if found:
            return found
        at = text.find(" OF ", at + 4, stop)
    return None


def page_at(text: str, at: int, stop: int) -> tuple[int, int] | None:
    """
    Find the page line that begins with `PAGE` at a place.

    >>> page_at("PAGE 02 ZENDA 00910 081102Z", 0, 27)
    (0, 27)
    """
    match = grammar.PAGE_LINE.match(text, at, stop)
    return match.span() if match else None


def post_page(text: str, start: int, of: int) -> tuple[int, int] | None:
    """
    Find the page line whose ` OF ` stands at *of*: digits before it, the number, and the post, back to *start*.

    >>> post_page("went on ZENDA 00000910  002 OF 002 and", 0, 27)
    (8, 34)
    """
    head = grammar.PAGE_NUMBER.search(text, max(start, of - 20), of)
    tail = text[of + 4 : of + 7]
    if not head or len(tail) != 3 or not (tail.isascii() and tail.isdigit()):
        return None
    post = grammar.PAGE_POST.search(text[max(start, head.start() - 22) : head.start()])
    if not post:
        return None
    return head.start() - len(post[0]), of + 7


def at_post(text: str, first: int, stop: int, own: str) -> int:
    """
    Give where the page line begins that seems to begin at *first*: words in capitals before the cable's own post are text.

    Args:
        text: The whole text.
        first: Where the capitals begin.
        stop: The end of the page line.
        own: Station and number of the cable as printed.

    >>> at_post("THE TOLL ZENDA 00000910  002 OF 002", 0, 35, "ZENDA 000910"), at_post("PAGE 02 ZENDA 910", 0, 17, "ZENDA 910")
    (9, 0)
    """
    post = own.rstrip(NUMBER_SIGNS)[:POST_WIDTH]
    at = text.find(f" {post} ", first, stop) if post and not text.startswith("PAGE ", first) else -1
    return at + 1 if at >= 0 and text[at + len(post) + 2 : stop].lstrip(" ")[:1].isdigit() else first
