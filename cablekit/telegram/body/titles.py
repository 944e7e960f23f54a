"""Headings without dashes in their line or next to it (format.md 13.4)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar
from cablekit.telegram.body.glued_headings import END_WORDS, is_near, may_be_title, run_length
from cablekit.telegram.body.headings import (
    COLUMN_GAP,
    DASH_SIGNS,
    HeadingSpans,
    after_blank_lines,
    after_rule,
    begins_item,
    is_dashes,
    is_rule,
    next_line,
)

#: A title word alone on its line, or a title between strokes.
TITLE: Final = late_pattern(
    r"""
    (?i:
        (?: [ \t\u00b6]* (?:\([A-Z/]{1,6}\)[ ]*)? (?:begin[ ])?
            (?: summary | comment | action[ ]request(?:ed)? | introduction | background | biographic(?:al)?[ ]note )
            (?: (?: [ ]and[ ] | [ ]&[ ] | / | [ ]/[ ] ) [a-z ]{3,24} )?
            [:.]?
          | [ \t]* //[^/\n]{3,80}(?:\n[^/\n]{1,80})?//
        )
        [ \t]* (?=\n|$)
    )
    """,
    re.VERBOSE,
)
BEFORE_TITLE: Final = frozenset(" \t\u00b6(/aAbBcCiIsS")
#: What precedes the second of the end words, and how far it is from it.
ENDS_BEFORE: Final = late_pattern(r"(?i)\bend(?:[ ]of)?\Z")
BEFORE_WIDTH: Final = 24
#: How a title begins; a number below it.
TITLE_BEGINS: Final = late_pattern(r"""[ \t]*+(?:\([A-Z/]{1,6}\)[ ]*+)?[A-Z"'\u201c.]""")
NUMBER_BELOW: Final = rf"""
    [ \t]*+ \u00b6?[ ]?[0-9]{{1,3}} (?: [.)]{{1,2}} {grammar.LABEL_GAP} (?=[A-Z("\u201c]) | [ ]{{1,3}} (?=\([A-Z]) )"""
BLANK_LINE: Final = r"[ \t\u00a0]*+\n"
BLANK_LINES: Final = late_pattern(rf"\n(?:{BLANK_LINE})++")
#: A line or two above a number, or a line that blank ones separate from dashes; no line is longer than a title's.
ABOVE_NUMBER: Final = late_pattern(
    rf"""
    [^\n]{{0,91}}+ \n (?P<line>)
    (?: (?:{BLANK_LINE})*+ (?P<below>) {NUMBER_BELOW}
      | (?:{BLANK_LINE})++ (?P<rule>) (?=[-=_*~])
      | (?!{BLANK_LINE}) [^\n]{{1,181}}+ \n (?P<second>) (?:{BLANK_LINE})*+ (?P<below_second>) {NUMBER_BELOW}
    )
    """,
    re.VERBOSE,
)
MARKED_BELOW: Final = late_pattern(
    rf"[ \t]*+\u00b6?[ ]?[0-9]{{1,3}}[.)]{{1,2}}{grammar.LABEL_GAP}\((?:[CSU]|SBU|LOU)[)/]"
)
#: What a title above a number does not end with; dots are allowed.
NO_END: Final = frozenset(".:;,-")
QUOTES: Final = "\"'\u201d\u2019"
DOTS: Final = ("..", ". .")
#: How many lines a title with a letter may have above its dashes, and what a blank line begins with.
MOST_TITLE_LINES: Final = 3
BLANK_BEGINS: Final = grammar.TRAIL.replace("\u00b6", "")
#: The longest line of a title, the longest title of two lines, and how many line endings may be between it and its number.
LONGEST_LINE: Final = 92
LONGEST_LINES: Final = 184
MOST_ENDINGS: Final = 4
#: A pilcrow on a line of its own: what is above it is text, whatever it is like.
NO_TITLE_ABOVE: Final = "\n\u00b6\n"
#: Where a heading may begin above a number: after the end of a sentence, and not after an abbreviation.
BEGINS: Final = late_pattern(
    r"""
    [.!?eE]
    (?: (?<=[.!?]) (?: (?<=[a-z0-9]{2}.) | (?<=[A-Z]{3}.) | (?<=[-/][0-9].) | (?<=[)"'\u201d\u2019].) ) [)"'\u201d\u2019\]*]{0,3}
      | (?<=[eE]) (?<!\w.) (?i:nd[ ](?:summary|comment|note))\)?
    )
    \s{1,9} (?= (?:\([A-Z/]{1,6}\)[ ])? [A-Z"'\u201c/] | \.[ ]?\. )
    """,
    re.VERBOSE,
)
#: What a heading above a number does not have: a blank line, two lines below its first one, a colon or hyphen at its end.
BROKEN: Final = late_pattern(r"\n[^\n]*\n|[:-]\Z")
#: A name that was taken out, and the number of a page; neither is a title.
REDACTED: Final = late_pattern(r"[X\s]+")
PAGE: Final = late_pattern(r"PAGE [0-9]")
#: 5. The first line of another telegram's heading.
TELEGRAM_BEGINS: Final = late_pattern(r"[ZOPR](?: [ZOPR]){0,3} [0-9]{6}Z |FM [A-Z]")
#: Long words.
WORD: Final = late_pattern(r"(?<![\w'\u2019])[^\W\d_]{4,}")
#: How far above a number its heading may begin, and how much text shows whether a text has only capitals (characters).
REACH: Final = 140
NEAR: Final = 60


def heading_without_rule(text: str, place: int, end: int) -> HeadingSpans | None:
    """Find a heading without dashes: a title word alone on its line, or short lines above a number or a far line of dashes."""
    match = TITLE.match(text, place, end) if text[place] in BEFORE_TITLE else None
    if not match:
        return short_heading(text, place, end)
    stop = next_line(text, match.end(), end)
    below = after_blank_lines(text, stop, end)
    if below == stop and is_rule(text, below, next_line(text, below, end)):
        return None
    before = text[max(place - BEFORE_WIDTH, 0) : place].rstrip(grammar.TRAIL)
    if ENDS_BEFORE.search(before):  # `End`, and `Summary` on the next line
        return None
    return [("heading", "heading", place, below)]


def short_heading(text: str, place: int, end: int) -> HeadingSpans | None:
    """Find a heading of one short line or two, which do not end like a sentence, above a numbered paragraph or far dashes."""
    match = ABOVE_NUMBER.match(text, place, end)
    if not match:
        return None
    stop, below = match.end("line"), match.start("below")
    if match.lastgroup == "rule":
        return heading_above_far_rule(text, place, stop, match.end(), end)
    if match.lastgroup == "below_second":
        stop, below = match.end("second"), match.start("below_second")
        if (
            stop - place >= LONGEST_LINES
            or text[match.end() : match.end() + NEAR].isupper()
            or not is_capitalized(text[place:stop])
        ):
            return None
    title = text[place:stop].strip(grammar.TRAIL)
    is_short = text.count("\n", stop - 1, below) <= MOST_ENDINGS and is_title_above_number(text, place, title)
    return [("heading", "heading", place, below)] if is_short else None


def lettered_title(text: str, place: int, begin: int, end: int) -> HeadingSpans | None:
    r"""
    Find a title behind its letter: one line or two above a number with a mark, or lines above dashes that are as long.

    >>> lettered_title("A. The Mill\n\n2. (U) So.", 0, 3, 24), lettered_title("A. The Mill\n\nB. The Keys", 0, 3, 24)
    ([('heading', 'heading', 0, 13)], None)
    """
    stop = next_line(text, begin, end)
    lines = 1
    while lines <= MOST_TITLE_LINES and text[stop : stop + 1].strip(BLANK_BEGINS):
        if text[stop] in DASH_SIGNS:
            return lettered_title_above_dashes(text, place, stop, end)
        if begins_item(text, stop):
            return None
        stop = next_line(text, stop, end)
        lines += 1
    below = after_blank_lines(text, stop, end)
    if below == stop or lines > 2 or stop - begin > LONGEST_LINES or not MARKED_BELOW.match(text, below, end):
        return None
    title = text[begin:stop].strip(grammar.TRAIL)
    is_title = is_title_above_number(title, 0, title) and is_capitalized(title)
    return [("heading", "heading", place, below)] if is_title else None


def lettered_title_above_dashes(text: str, place: int, under: int, end: int) -> HeadingSpans | None:
    """Make the heading of lines with a letter, above a line of dashes that is as long."""
    follow = next_line(text, under, end)
    length = max(len(line.strip(grammar.TRAIL)) for line in text[place:under].split("\n"))
    if not is_rule(text, under, follow) or not is_near(length, len(text[under:follow].strip(grammar.TRAIL))):
        return None
    return [("heading", "heading", place, under), ("heading", "rule", under, after_rule(text, follow, end))]


def is_title_above_number(text: str, place: int, title: str) -> bool:
    """Whether a title begins and ends like one."""
    if len(title) < 3 or not TITLE_BEGINS.match(text, place) or begins_item(text, place):
        return False
    if END_WORDS.match(title) or TELEGRAM_BEGINS.match(title):
        return False
    return (title.rstrip(QUOTES) or title)[-1] not in NO_END or title.endswith(DOTS)


def heading_above_far_rule(text: str, place: int, stop: int, below: int, end: int) -> HeadingSpans | None:
    """Find a heading that blank lines separate from the line of dashes below it, which is as long."""
    title = text[place:stop].strip(grammar.TRAIL)
    follow = next_line(text, below, end)
    dashes = text[below:follow].strip(grammar.TRAIL)
    if not is_dashes(dashes) or not is_near(len(title), run_length(dashes, 0, len(dashes))) or not may_be_title(title):
        return None
    return [("heading", "heading", place, below), ("heading", "rule", below, after_blank_lines(text, follow, end))]


def title_above_number(text: str, low: int, stop: int, *, is_line: bool = False) -> int:
    r"""
    Return where a heading begins that directly precedes a numbered paragraph, in the last line above it or on a line of its own; -1.

    >>> title_above_number("All is well. The Mill\n", 0, 22), title_above_number("All is well\n", 0, 12)
    (13, -1)
    """
    begin = max(low, stop - REACH)
    before = text[begin:stop].rstrip(grammar.TRAIL)
    starts = [(match.start(), match.end()) for match in BEGINS.finditer(before)]
    if is_line and begin == low:
        starts.insert(0, (0, len(before) - len(before.lstrip(grammar.TRAIL))))
    if not starts:
        return -1
    ended, start = starts[-1]
    title = before[start:]
    if not may_be_title(title) or BROKEN.search(title):
        return -1
    share = 1 if start and "\n" not in before[ended:start] else 0.5
    is_heading = is_capitalized(title, share=share) and not before[:ended][-NEAR:].isupper()
    return begin + start if is_heading else -1


def capitals_above_number(text: str, low: int, stop: int) -> int:
    r"""
    Return where a title in capitals begins that has blank lines above and below it, whatever is above those; -1.

    >>> capitals_above_number("It is and\n\nTHE MILL\n\n", 0, 21), capitals_above_number("It is and\nTHE MILL\n\n", 0, 20)
    (11, -1)
    """
    near = text[max(low, stop - REACH) : stop]
    before = near.rstrip(BLANK_BEGINS)
    if near.count("\n", len(before)) < 2:
        return -1
    *above, title = BLANK_LINES.split(before)
    begin = stop - len(near) + len(before) - len(title)
    if not (above and title.isupper() and is_title_above_number(text, begin, title)):
        return -1
    is_title = (
        title.count("\n") < 2 and COLUMN_GAP not in title and not (PAGE.match(title) or REDACTED.fullmatch(title))
    )
    return begin if is_title and may_precede_capitals(above[-1]) else -1


def may_precede_capitals(above: str) -> bool:
    """
    Whether a title in capitals is unlike what is above it: no list, table or text in capitals.

    >>> may_precede_capitals("the mill,"), may_precede_capitals("THE MILL"), may_precede_capitals("the mills:")
    (True, False, False)
    """
    line = above.rstrip(grammar.TRAIL).rpartition("\n")[2]
    return bool(line) and line[-1] != ":" and COLUMN_GAP not in line.strip() and not line.isupper()


def is_capitalized(title: str, *, share: float = 0.7) -> bool:
    """
    Whether that share of the long words of a title begins with a capital.

    >>> is_capitalized("The Mill in the Wood"), is_capitalized("The mill stands")
    (True, False)
    """
    words = WORD.findall(title)
    return sum(word[0].isupper() for word in words) >= share * len(words) and not REDACTED.fullmatch(title)
