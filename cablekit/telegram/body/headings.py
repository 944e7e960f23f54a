"""Headings: with dashes under, over, around or behind them, and without (format.md 13.4; design.md, "Rulings")."""

import re
from typing import Final

from cablekit.source import Span
from cablekit.telegram import grammar
from cablekit.telegram.fields.portion import MARK

Found = list[Span]
DASHES: Final = "-=_*~"
DASHES_AND_BLANKS: Final = DASHES + " "
RULES: Final = frozenset(DASHES)
#: What a blank line may begin with; blank lines, and the blanks at the end of the text.
BLANKS: Final = frozenset(" \t\u00a0\n")
BLANK_LINES: Final = re.compile(r"(?:[ \t\u00a0]*+\n)*+(?:[ \t\u00a0]*+\Z)?")
#: A title between dashes on one line.
BETWEEN: Final = re.compile(r"[ \t]*[-=_*~]{3,} *([A-Z(\"'][^\n=_]{1,90}?) *(?:[-=_*~]{3,}[ \t]*|(?=\n))")
#: A line that may be a heading without dashes: `Summary`, `Comment`, `Action request` or a title between strokes, alone on it,
#: or what stands above a line that begins with a number: the next pattern, which goes through it again and again, is for these.
TITLE: Final = re.compile(
    r"(?i:(?:[ \t\u00b6]*(?:\([A-Z/]{1,6}\)[ ]*)?(?:begin )?(?:summary|comment|action request(?:ed)?|introduction|background|biographic(?:al)? note)"
    r"(?:(?: and | & |/| / )[a-z ]{3,24})?[:.]?|[ \t]*//[^/\n]{3,80}//)[ \t]*(?=\n|$))(?P<title>)"
    r"|[^\n]*+\n[\n \t\u00a0]*+[\u00b60-9](?P<above>)"
)
#: A short line that does not end like a sentence, above a numbered paragraph.
SHORT: Final = re.compile(
    r"[ \t]*(?:\([A-Z/]{1,6}\)[ ]*)?[A-Z\"'\u201c][^\n]{1,88}[^\s.:;,-][ \t]*(?:\n[ \t]*){1,4}\u00b6?[ ]?[0-9]{1,3}[.)][ ]{0,3}(?=[A-Z(\"])"
)
#: The most frequent headings: a short line that ends in no stop, dashes under it, and perhaps over it.
HEADED: Final = re.compile(
    r"(?P<over>[ \t]*+[-=_*~]{3,}+[ \t]*+\n)?+(?P<heading>[ \t]*+(?!\(?(?:[0-9]{1,3}[.)]|[A-Za-z][.)] ))"
    r"[A-Za-z0-9\"'(][^\n]{0,88}[^\s.,;\\\u00b6\ufffd\0][ \t]*+\n)(?P<under>[ \t]*+[-=_*~]{3,}+[ \t]*+(?:\n|\Z))"
)
#: A number, letter or bullet begins the line: no heading.
BEGINS: Final = re.compile(r"[ \t\u00b6\ufffd]*(?:\(?[0-9]{1,3}[.)]|-{1,2} |\* |\(?[A-Za-z][.)] )")


def begins_item(text: str, place: int = 0) -> bool:
    """
    Say whether a line begins with a number, letter or bullet; a portion mark is none.

    >>> begins_item("A. Castle"), begins_item("(U) Castle")
    (True, False)
    """
    return BEGINS.match(text, place) is not None and MARK.match(text, place) is None


def line_at(text: str, place: int, end: int) -> int:
    """
    Give the end of the line at *place*, its line end within.

    >>> line_at("a\\nb", 0, 3)
    2
    """
    at = text.find("\n", place, end)
    return end if at < 0 else at + 1


def over_blanks(text: str, place: int, end: int) -> int:
    """
    Give the beginning of the next line that is not blank.

    >>> over_blanks("\\n \\nx", 0, 4)
    3
    """
    if place >= end or text[place] not in BLANKS:
        return place
    match = BLANK_LINES.match(text, place, end)
    return match.end() if match else place


def is_rule(text: str, place: int, stop: int) -> bool:
    """
    Say whether a line holds dashes alone, in one run or broken at 45 (13.4).

    >>> is_rule("-----", 0, 5), is_rule("---- x", 0, 6)
    (True, False)
    """
    return is_dashes(text[place:stop].strip(grammar.TRAIL))


def is_dashes(line: str) -> bool:
    """
    Say whether a line, blanks around it off, holds dashes alone.

    >>> is_dashes("-----"), is_dashes("---- x")
    (True, False)
    """
    if line[:1] not in RULES or len(line) < 3 or line.strip(DASHES_AND_BLANKS):
        return False
    return line.count(" ") <= 2 or set(line.split()) == {"-"}


def headed(text: str, top: int, place: int, end: int) -> Found | None:
    """
    Find the heading of a line of dashes that stands below blank lines or one line below them, in its most frequent forms.

    Args:
        text: The whole text.
        top: The line below the blank ones: the dashes, or the line above them.
        place: The line of dashes.
        end: The end of the body.

    >>> headed("------\\nCastle\\n------\\n", 0, 0, 21)
    [('heading', 'rule', 0, 7), ('heading', 'heading', 7, 14), ('heading', 'rule', 14, 21)]
    >>> headed("Castle\\n------\\n\\n", 0, 7, 15), headed("1. Castle\\n------\\n", 0, 10, 17)
    ([('heading', 'heading', 0, 7), ('heading', 'rule', 7, 15)], None)
    """
    match = HEADED.match(text, top, end)
    if not match:
        return None
    begin, under = match.span("heading")
    if place != (under if begin == top else top) or "   " in text[begin:under].strip():
        return None
    found = [("heading", "heading", begin, under), ("heading", "rule", under, over_blanks(text, match.end(), end))]
    return found if begin == top else [("heading", "rule", top, begin), *found]


def heading_at_rule(text: str, low: int, place: int, end: int, *, apart: bool = False) -> Found | None:
    """
    Find the heading that a line which begins with dashes marks: the one above it, below it, or between them on the line.

    Args:
        text: The whole text.
        low: Where the text that is not yet taken begins.
        place: The line that begins with dashes.
        end: The end of the body.
        apart: Whether the line above is blank.

    >>> heading_at_rule("------\\nCastle\\n------\\n", 0, 0, 21)
    [('heading', 'rule', 0, 7), ('heading', 'heading', 7, 14), ('heading', 'rule', 14, 21)]
    >>> heading_at_rule("Castle\\n------\\n", 0, 7, 14)
    [('heading', 'heading', 0, 7), ('heading', 'rule', 7, 14)]
    """
    stop = line_at(text, place, end)
    if not is_rule(text, place, stop):
        return heading_between(text, place, end)
    begin = None if apart else block_above(text, low, place, len(text[place:stop].strip().replace(" ", "")))
    if begin is None:
        return heading_below(text, place, stop, end)
    return [("heading", "heading", begin, place), ("heading", "rule", place, over_blanks(text, stop, end))]


def heading_between(text: str, place: int, end: int) -> Found | None:
    """
    Find a title between dashes on one line; what is joined behind it is text.

    >>> heading_between("---- The Castle ----\\n", 0, 21)
    [('heading', 'heading', 0, 21)]
    """
    match = BETWEEN.match(text, place, end)
    if not match or begins_item(match[1]):
        return None
    return [("heading", "heading", place, over_blanks(text, match.end(), end))]


def block_above(text: str, low: int, place: int, length: int) -> int | None:
    """
    Give where the heading above a line of dashes begins, or None.

    A heading wraps to a few lines up to a blank one; one line right under a paragraph is a heading if it is as long as the dashes.

    >>> block_above("x\\nAll is well.\\nCastle\\n------", 1, 22, 6)
    15
    """
    starts, lines = lines_above(text, low, place)
    if not starts:
        return None
    last, count = lines[0], len(lines)
    if "   " in last or len(last) > 110 or (count == 1 and not last.isupper() and begins_item(last)):
        return None
    near = abs(len(last) - length) <= 2 or abs(max(map(len, lines)) - length) <= 2
    if (
        count <= 6
        and (near or (count <= 3 and not last.endswith((".", ",", ";"))))
        and (starts[-1] == low or blank_before(text, starts[-1]))
    ):
        return starts[-1]
    if near or (
        len(last) < 70 and count > 1 and lines[1].endswith((".", '"', ")", "?", "!")) and not last.endswith(".")
    ):
        return starts[0]
    return None


def lines_above(text: str, low: int, place: int) -> tuple[list[int], list[str]]:
    """
    List the lines right above *place* up to a blank line, nearest first, seven at most: their beginnings, and their text.

    >>> lines_above("x\\n\\na\\nb\\n", 0, 7)
    ([5, 3], ['b', 'a'])
    """
    starts: list[int] = []
    lines: list[str] = []
    stop = place
    while stop > low and len(starts) < 7:
        start = text.rfind("\n", low, stop - 1) + 1 or low
        line = text[start:stop].strip(grammar.TRAIL)
        if not line or (line[0] in RULES and is_dashes(line)) or (start == low and low and text[low - 1] != "\n"):
            break
        starts.append(start)
        lines.append(line)
        stop = start
    return starts, lines


def blank_before(text: str, place: int) -> bool:
    """
    Say whether a blank line or a line of dashes stands before *place*, which is not the first.

    >>> blank_before("x\\n\\ny", 3), blank_before("x\\ny", 2)
    (True, False)
    """
    start = text.rfind("\n", 0, place - 1) + 1
    line = text[start:place].strip(grammar.TRAIL)
    return not line.strip(DASHES)


def heading_below(text: str, place: int, begin: int, end: int) -> Found | None:
    """
    Find the heading below the line of dashes that ends at *begin*, with or without another line of dashes under it.

    >>> heading_below("------\\nCastle\\n------\\n", 0, 7, 21)
    [('heading', 'rule', 0, 7), ('heading', 'heading', 7, 14), ('heading', 'rule', 14, 21)]
    """
    stop = over_blanks(text, begin, end)
    if stop != begin:
        return apart_below(text, place, stop, end)
    for count in range(4):
        follow = line_at(text, stop, end)
        line = text[stop:follow].strip(grammar.TRAIL)
        if count and line[:1] in RULES and is_dashes(line):
            return [
                ("heading", "rule", place, begin),
                ("heading", "heading", begin, stop),
                ("heading", "rule", stop, over_blanks(text, follow, end)),
            ]
        if not line:
            break
        if begins_item(line) or "   " in line or len(line) > 90 or (not line[0].isalnum() and line[0] not in "\"'("):
            return None
        stop = follow
    return closed_below(text, place, begin, stop, end)


def apart_below(text: str, place: int, begin: int, end: int) -> Found | None:
    """
    Find a heading that blank lines part from the dashes over and under it.

    >>> apart_below("------\\n\\nCastle\\n\\n------\\n", 0, 8, 23)
    [('heading', 'rule', 0, 8), ('heading', 'heading', 8, 16), ('heading', 'rule', 16, 23)]
    """
    stop = line_at(text, begin, end)
    below = over_blanks(text, stop, end)
    follow = line_at(text, below, end)
    line = text[begin:stop].strip(grammar.TRAIL)
    if begins_item(line) or len(line) > 90 or not is_rule(text, below, follow):
        return None
    return [
        ("heading", "rule", place, begin),
        ("heading", "heading", begin, below),
        ("heading", "rule", below, over_blanks(text, follow, end)),
    ]


def closed_below(text: str, place: int, begin: int, stop: int, end: int) -> Found | None:
    """
    Take one line that ends in no stop, a blank line under it, for the heading below dashes.

    >>> closed_below("------\\nCastle\\n\\n", 0, 7, 14, 15)
    [('heading', 'rule', 0, 7), ('heading', 'heading', 7, 15)]
    """
    line = text[begin:stop].strip(grammar.TRAIL)
    if not line or "\n" in line or len(line) > 75 or line.endswith((".", ",", ";", ":")) or stop >= end:
        return None
    return [("heading", "rule", place, begin), ("heading", "heading", begin, over_blanks(text, stop, end))]


def heading_alone(text: str, place: int, end: int) -> Found | None:
    """
    Find a heading without dashes: a title word alone on its line, or a short line above a numbered paragraph.

    >>> heading_alone("Summary\\n\\nAll is well.", 0, 21)
    [('heading', 'heading', 0, 9)]
    """
    match = TITLE.match(text, place, end)
    if not match or (match.lastgroup == "above" and (not SHORT.match(text, place, end) or begins_item(text, place))):
        return None
    stop = line_at(text, place, end)
    below = over_blanks(text, stop, end)
    if below == stop and is_rule(text, below, line_at(text, below, end)):
        return None
    return [("heading", "heading", place, below)]


def heading_dashed(text: str, place: int, stop: int, end: int) -> Found | None:
    """
    Find a heading with its dashes behind it on the same line.

    >>> heading_dashed("Summary -------\\n", 0, 15, 16)
    [('heading', 'heading', 0, 16)]
    """
    line = text[place:stop].strip(f"{grammar.TRAIL}{DASHES}")
    if not 2 < len(line) < 90 or begins_item(line) or line[0] in DASHES or "  " in line:
        return None
    return [("heading", "heading", place, over_blanks(text, line_at(text, stop, end), end))]


def in_table(text: str, place: int, stop: int) -> bool:
    """
    Say whether a line of dashes stands in a table: columns parted by blanks above or below it.

    >>> in_table("Name     Age\\n------------\\n", 13, 26)
    True
    """
    above = text[text.rfind("\n", 0, max(place - 1, 0)) + 1 : place].strip()
    below = text[stop : text.find("\n", stop) if text.find("\n", stop) >= 0 else len(text)].strip()
    return "   " in above or "   " in below
