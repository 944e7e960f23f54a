"""What belongs to pages, relays and archives and not to the cable (format.md 14, 16, 18.1, 20.2)."""

import re

from cablekit.telegram import grammar

#: How far a page line reaches that begins a line (characters).
PAGE_WIDTH = 200
INK = re.compile(r"\S")


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
    begin = text[first]
    check = CHECKS.get(begin)
    if check:
        for pattern, kind in check:
            if pattern.match(text, first, stop):
                return kind
    near = min(stop, first + PAGE_WIDTH)
    if text.find("Declassified/Released", first, near) >= 0 and grammar.BANNER.match(text, first, stop):
        return "banner"
    page = page_in(text, first, near) if clued else None
    if page and page[0] == first and not INK.search(text, page[1], stop):
        return "page"
    return ""


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
    match = grammar.PAGE.match(text, at, stop)
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


CHECKS = {
    "P": ((grammar.PAGE, "page"), (grammar.BANNER, "banner")),
    "M": ((grammar.BANNER, "banner"), (grammar.MESSAGE_TEXT, "wrapper")),
    "S": ((grammar.BANNER, "banner"), (grammar.LEVEL_ALONE, "level"), (grammar.SBU_ALONE, "marking")),
    "D": ((grammar.BANNER, "banner"),),
    "R": ((grammar.BANNER, "banner"), (grammar.LEVEL_ALONE, "level")),
    "B": ((grammar.EXEMPTION, "gap"),),
    "E": ((grammar.BANNER, "banner"), (grammar.LEVEL_ALONE, "level")),
    "U": ((grammar.BANNER, "banner"), (grammar.LEVEL_ALONE, "level")),
    "C": ((grammar.BANNER, "banner"), (grammar.LEVEL_ALONE, "level")),
    "L": ((grammar.LEVEL_ALONE, "level"),),
    "T": ((grammar.LEVEL_ALONE, "level"),),
    "O": ((grammar.LEVEL_ALONE, "level"),),
    "-": ((grammar.COUNTER, "counter"), (grammar.SEPARATOR, "rule")),
    **dict.fromkeys("0123456789", ((grammar.EXEMPTION, "gap"), (grammar.COUNTER, "counter"))),
}
