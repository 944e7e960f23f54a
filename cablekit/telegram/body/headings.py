"""Headings: with dashes below, above, around or after them, and without (format.md 13.4)."""

import re
from bisect import bisect_right
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.source import Span
from cablekit.telegram import grammar
from cablekit.telegram.body.page_breaks import BLOCK_STOP, Block
from cablekit.telegram.fields.portion import MARK
from cablekit.telegram.fields.section_heading import DASHES

#: The pieces of a heading: its text, and the lines of dashes.
HeadingSpans = list[Span]
DASHES_AND_SPACES: Final = DASHES + " "
DASH_SIGNS: Final = frozenset(DASHES)
#: A line of dashes that begins like this is the rest of the one above it.
PIECES: Final = ("- -", "-- -")
#: What a blank line may begin with; blank lines, and the blanks at the end of the text.
BLANKS: Final = frozenset(" \t\u00a0\n")
BLANK_LINES: Final = late_pattern(r"(?:[ \t\u00a0]*+\n)*+(?:[ \t\u00a0]*+\Z)?")
#: A title between dashes on one line.
BETWEEN_DASHES: Final = late_pattern(r"[ \t]*[-=_*~]{3,} *([A-Z(\"'][^\n=_]{1,90}?) *(?:[-=_*~]{3,}[ \t]*|(?=\n))")
#: The most frequent lines of dashes: in one run, or broken at 45.
USUAL_RULE: Final = r"[ \t]*+ [-=_*~]{3,}+ (?:[ ][-=_*~]++){0,2}+ [ \t]*+"
#: The most frequent headings: a short line that does not end like a sentence, dashes below it, and perhaps above it.
USUAL: Final = late_pattern(
    rf"""
    (?P<over> {USUAL_RULE} \n )?+
    (?P<heading>
        [ \t]*+ (?! \(? (?: [0-9]{{1,3}}[.)] | [A-Za-z][.)][ ] ) )
        [A-Za-z0-9"'(] [^\n]{{0,88}} [^\s.,;\\\u00b6\ufffd\0] [ \t]*+ \n
    )
    (?P<under> {USUAL_RULE} (?:\n|\Z) )
    """,
    re.VERBOSE,
)
#: A number, letter or bullet begins the line: it is not a heading.
ITEM_LABEL: Final = late_pattern(r"[ \t\u00b6\ufffd]*(?:\(?[0-9]{1,3}[.)]|-{1,2} |\* |\(?[A-Za-z][.)] )")
#: Columns of a table are separated by so many spaces.
COLUMN_GAP: Final = "   "
#: How many lines a heading may have, and how many are looked at above a line of dashes.
MOST_LINES: Final = 6
#: The longest heading (characters); longer lines with the end of a sentence in them begin with the rest of a paragraph.
LONGEST: Final = 110


def begins_item(text: str, place: int = 0) -> bool:
    """
    Whether a line begins with a number, letter or bullet; a portion mark is not one.

    >>> begins_item("A. Castle"), begins_item("(U) Castle")
    (True, False)
    """
    return ITEM_LABEL.match(text, place) is not None and MARK.match(text, place) is None


def next_line(text: str, place: int, end: int) -> int:
    """Return the end of the line at *place*, after its line ending."""
    at = text.find("\n", place, end)
    return end if at < 0 else at + 1


def after_blank_lines(text: str, place: int, end: int) -> int:
    """Return the beginning of the next line that is not blank."""
    if place >= end or text[place] not in BLANKS:
        return place
    match = BLANK_LINES.match(text, place, end)
    return match.end() if match else place


def after_rule(text: str, place: int, end: int) -> int:
    r"""
    Return the beginning of the next line that is not blank below a line of dashes, or below the rest of one that was wrapped.

    >>> after_rule("------ ---\n-- -- -\n\nAll", 11, 23)
    20
    """
    if text.startswith(PIECES, place):
        stop = next_line(text, place, end)
        if is_rule(text, place, stop):
            place = stop
    return after_blank_lines(text, place, end)


def is_rule(text: str, place: int, stop: int) -> bool:
    """Whether a line has only dashes."""
    return is_dashes(text[place:stop].strip(grammar.TRAIL))


def is_dashes(line: str) -> bool:
    """
    Whether a line, without the blanks around it, has only dashes, in one run, broken at 45, or in pieces (format.md 13.4).

    >>> is_dashes("-----"), is_dashes("- - - -"), is_dashes("---- x")
    (True, True, False)
    """
    if line[:1] not in DASH_SIGNS or len(line) < 3 or line.strip(DASHES_AND_SPACES):
        return False
    if line.count(" ") <= 2 or set(line.split()) == {"-"}:
        return True
    return "  " not in line and (" - " in line or " -- " in line)


def has_title(text: str, spans: HeadingSpans) -> bool:
    """
    Whether a heading has anything but dashes.

    >>> has_title("----", [("heading", "heading", 0, 4)]), has_title("Mill\\n--", [("heading", "heading", 0, 5)])
    (False, True)
    """
    if spans[0][1] == "heading" and text[spans[0][2]].isalnum():  # most have it there
        return True
    return any(kind == "heading" and not is_rule(text, low, high) for _, kind, low, high in spans)


def usual_heading_at_rule(text: str, top: int, place: int, end: int) -> HeadingSpans | None:
    r"""
    Find the heading of the line of dashes at *place* in its most frequent forms; *top* is the line below blank ones.

    >>> usual_heading_at_rule("------\nCastle\n------\n", 0, 0, 21)
    [('heading', 'rule', 0, 7), ('heading', 'heading', 7, 14), ('heading', 'rule', 14, 21)]
    """
    match = USUAL.match(text, top, end)
    if not match:
        return None
    begin, under = match.span("heading")
    if place != (under if begin == top else top) or COLUMN_GAP in text[begin:under].strip():
        return None
    found = [
        ("heading", "heading", begin, under),
        ("heading", "rule", under, after_rule(text, match.end(), end)),
    ]
    return found if begin == top else [("heading", "rule", top, begin), *found]


def heading_at_rule(text: str, low: int, place: int, end: int, *, is_below_blank: bool = False) -> HeadingSpans | None:
    r"""
    Find the heading above, below or inside a line that begins with dashes; text before *low* was taken by something.

    >>> heading_at_rule("Castle\n------\n", 0, 7, 14)
    [('heading', 'heading', 0, 7), ('heading', 'rule', 7, 14)]
    """
    stop = next_line(text, place, end)
    if not is_rule(text, place, stop):
        return heading_between_dashes(text, place, end)
    length = len(text[place:stop].strip().replace(" ", ""))
    begin = None if is_below_blank else heading_start_above(text, low, place, length)
    if begin is None:
        return heading_below(text, place, stop, end)
    return [("heading", "heading", begin, place), ("heading", "rule", place, after_rule(text, stop, end))]


def heading_between_dashes(text: str, place: int, end: int) -> HeadingSpans | None:
    """Find a title between dashes on one line; what follows them is text."""
    match = BETWEEN_DASHES.match(text, place, end)
    if not match or begins_item(match[1]):
        return None
    return [("heading", "heading", place, after_blank_lines(text, match.end(), end))]


def heading_start_above(text: str, low: int, place: int, length: int) -> int | None:
    """Return where the heading above a line of dashes begins, or None."""
    starts, lines = lines_above(text, low, place)
    if not starts:
        return None
    below = below_sentence(lines, length)
    if below:
        return starts[below - 1]
    last, count = lines[0], len(lines)
    if COLUMN_GAP in last or len(last) > 110 or (count == 1 and not last.isupper() and begins_item(last)):
        return None
    is_as_long = abs(len(last) - length) <= 2 or abs(max(map(len, lines)) - length) <= 2
    if (
        count <= MOST_LINES
        and (is_as_long or (count <= 3 and not last.endswith((".", ",", ";"))))
        and (starts[-1] == low or is_below_blank_or_rule(text, starts[-1]))
    ):
        return starts[-1]
    above = lines[1] if count > 1 else text[low : starts[0]].strip(grammar.TRAIL)  # the line of the paragraph's number
    if is_as_long or (len(last) < 70 and above.endswith((".", '"', ")", "?", "!")) and not last.endswith(".")):
        return starts[0]
    return None


def below_sentence(lines: list[str], length: int) -> int:
    """
    Count the lines below the end of a paragraph, the nearest to the dashes first, where those are the heading; else 0.

    >>> below_sentence(["The Mill", "stays open."], 8), below_sentence(["The Mill", "of the King"], 8)
    (1, 0)
    """
    ended = next((at for at, line in enumerate(lines) if at and ends_sentence(line)), 0)
    title = len(" ".join(lines[:ended]))
    if abs(title - length) <= 2 or (title <= LONGEST < sum(map(len, lines)) and not lines[0].endswith((".", ")"))):
        return ended
    return 0


def ends_sentence(line: str) -> bool:
    """Whether a line ends like a sentence."""
    return line.rstrip(grammar.AFTER_SENTENCE)[-1:] in grammar.SENTENCE_ENDS


def lines_above(text: str, low: int, place: int) -> tuple[list[int], list[str]]:
    r"""
    List the lines directly above *place* up to a blank line, the nearest one first: their beginnings, and their text.

    >>> lines_above("x\n\na\nb\n", 0, 7)
    ([5, 3], ['b', 'a'])
    """
    starts: list[int] = []
    lines: list[str] = []
    stop = place
    while stop > low and len(starts) <= MOST_LINES:
        start = text.rfind("\n", low, stop - 1) + 1 or low
        line = text[start:stop].strip(grammar.TRAIL)
        if not line or (line[0] in DASH_SIGNS and is_dashes(line)) or (start == low and low and text[low - 1] != "\n"):
            break
        starts.append(start)
        lines.append(line)
        stop = start
    return starts, lines


def is_below_blank_or_rule(text: str, place: int) -> bool:
    """Whether the line above *place*, which is not the first one, is blank or has only dashes."""
    start = text.rfind("\n", 0, place - 1) + 1
    line = text[start:place].strip(grammar.TRAIL)
    return not line.strip(DASHES)


def heading_below(text: str, place: int, begin: int, end: int) -> HeadingSpans | None:
    r"""
    Find the heading below the line of dashes that ends at *begin*, with or without another line of dashes below it.

    >>> heading_below("------\nCastle\n------\n", 0, 7, 21)
    [('heading', 'rule', 0, 7), ('heading', 'heading', 7, 14), ('heading', 'rule', 14, 21)]
    """
    stop = after_blank_lines(text, begin, end)
    if stop != begin:
        return heading_below_blank(text, place, stop, end)
    for count in range(4):
        follow = next_line(text, stop, end)
        line = text[stop:follow].strip(grammar.TRAIL)
        if count and line[:1] in DASH_SIGNS and is_dashes(line):
            return [
                ("heading", "rule", place, begin),
                ("heading", "heading", begin, stop),
                ("heading", "rule", stop, after_rule(text, follow, end)),
            ]
        if not line:
            break
        if begins_item(line) or COLUMN_GAP in line or len(line) > 90 or not (line[0].isalnum() or line[0] in "\"'("):
            return None
        stop = follow
    return heading_above_blank(text, place, begin, stop, end)


def heading_below_blank(text: str, place: int, begin: int, end: int) -> HeadingSpans | None:
    """Find a heading that blank lines separate from the dashes above and below it."""
    stop = next_line(text, begin, end)
    below = after_blank_lines(text, stop, end)
    follow = next_line(text, below, end)
    line = text[begin:stop].strip(grammar.TRAIL)
    if begins_item(line) or len(line) > 90 or not is_rule(text, below, follow):
        return None
    return [
        ("heading", "rule", place, begin),
        ("heading", "heading", begin, below),
        ("heading", "rule", below, after_rule(text, follow, end)),
    ]


def heading_above_blank(text: str, place: int, begin: int, stop: int, end: int) -> HeadingSpans | None:
    """Take one line between dashes and a blank line for a heading, if it does not end like a sentence."""
    line = text[begin:stop].strip(grammar.TRAIL)
    if not line or "\n" in line or len(line) > 75 or line.endswith((".", ",", ";", ":")) or stop >= end:
        return None
    return [("heading", "rule", place, begin), ("heading", "heading", begin, after_blank_lines(text, stop, end))]


def around_blocks(spans: HeadingSpans, blocks: list[Block]) -> HeadingSpans:
    """
    Cut the furniture in a heading out of its spans.

    >>> around_blocks([("heading", "heading", 0, 9)], [Block(3, 6, [("", "page", 3, 6)])])
    [('heading', 'heading', 0, 3), ('', 'page', 3, 6), ('heading', 'heading', 6, 9)]
    """
    start, stop = spans[0][2], spans[-1][3]
    for block in blocks[bisect_right(blocks, start, key=BLOCK_STOP) :]:
        if block.start >= stop:
            break
        spans = [part for span in spans for part in cut(span, block)]
        at = sum(span[3] <= block.start for span in spans)
        spans[at:at] = block.spans
    return spans


def cut(span: Span, block: Block) -> HeadingSpans:
    """Return what of a span is before and after a block."""
    field, kind, low, high = span
    parts = ((low, min(high, block.start)), (max(low, block.stop), high))
    return [(field, kind, begin, stop) for begin, stop in parts if begin < stop]


def is_in_table(text: str, place: int, stop: int) -> bool:
    """Whether a line of dashes is in a table: blanks separate columns above or below it."""
    above = text[text.rfind("\n", 0, max(place - 1, 0)) + 1 : place].strip()
    below = text[stop : text.find("\n", stop) if text.find("\n", stop) >= 0 else len(text)].strip()
    return COLUMN_GAP in above or COLUMN_GAP in below
