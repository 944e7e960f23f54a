"""Headings whose dashes are in a line with them or with other text (format.md 13.4)."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar
from cablekit.telegram.body.enclosures import Opening
from cablekit.telegram.body.headings import (
    COLUMN_GAP,
    HeadingSpans,
    after_blank_lines,
    begins_item,
    ends_sentence,
    is_dashes,
    is_in_table,
)
from cablekit.telegram.body.page_breaks import BLOCK_STOP, Block
from cablekit.telegram.fields.section_heading import DASHES

#: A run of dashes inside a line, perhaps broken at 45.
RUN: Final = late_pattern(r"[-=](?<!\S.)[-=]{3,}+(?: [-=]{1,45}+)*+(?!\S)")
#: All runs of a line; those of hyphens may be glued to a word or number on one side.
RUNS: Final = late_pattern(
    r"""
    [-=]
    (?: (?<!\S.) [-=]{3,}+ (?:[ ][-=]{1,45}+){0,60}+ (?: (?!\S) | (?<=-)(?=[A-Z"(\u201c\u00b6]|[0-9]{1,3}[.)]) )
      | (?<=[A-Za-z0-9.?!)"'\u201d\u2019]-) -{3,}+ (?:[ ]-{1,45}+){0,60}+ (?!\S)
    )
    """,
    re.VERBOSE,
)
#: The last run before a number, glued to a title.
LAST_RUN: Final = late_pattern(r"-(?<=[A-Za-z0-9?!)\"'\u201d\u2019]-)-{3,}+(?: -{1,45}+)*+(?=\s{0,9}+\Z)")
DASHES_AND_BLANKS: Final = f"{DASHES}{grammar.TRAIL}"
#: A heading with the runs of dashes before and after it.
PARTS: Final = late_pattern(r"\s*(?:[-=]{4,}+(?: [-=]{1,45}+)*+\s*)?(?P<title>)")
#: How much longer or shorter than its dashes a heading may be.
NEARLY: Final = 2
#: The longest heading, the longest one that is not as long as its dashes, and how far before its dashes it may begin (characters).
LONGEST: Final = 110
LONGEST_UNEVEN: Final = 90
REACH: Final = 120
#: How much of the text before a heading shows whether a sentence has ended (characters).
NEAR: Final = 9
#: Where a heading may begin in running text: after the end of a sentence, not of a number; `Summary` and `Comment` anywhere.
BEGINS: Final = late_pattern(
    r"""
    [.!?eE\s]
    (?: (?<=[.!?]) (?<![\s\u00b6][0-9A-Z].) (?<![\s\u00b6][0-9]{2}.)
        [)"'\u201d\u2019\]*]{0,3} \s{1,4} (?= [A-Z0-9"'(\u201c] | \.[ ]?\. )
      | (?<=[eE]) (?<!\w.) (?i:nd[ ](?:summary|comment|note))\)? \s{1,9}
      | (?<=\s) (?= (?:SUMMARY|Summary|COMMENT|Comment):?\s*$ )
    )
    """,
    re.VERBOSE,
)
#: What begins or ends a summary, an enclosed text or a message is not a heading, nor are the last words of it.
END_WORDS: Final = late_pattern(r"\W*(?:(?:begin|end)\b|N{4})", re.IGNORECASE)
IN_END_WORDS: Final = late_pattern(r"\b(?:begin|end(?:[ ]of)?)\s{1,9}\Z", re.IGNORECASE)
#: A number that begins a paragraph below a heading.
NUMBER: Final = late_pattern(
    rf"[\s\\]{{0,9}}\u00b6?[ ]?[0-9]{{1,3}}(?:[.)]{{1,2}}(?:{grammar.LABEL_GAP}[A-Z(\"\u201c]|\s{{1,9}}\([CSU])|[ ]{{1,3}}\([A-Z])"
)
#: What no title ends with: a comma, the end of a sentence; dots and abbreviations are not.
UNLIKE_END: Final = late_pattern(r"""[,;.](?:(?<=[,;])|(?<=\.)(?<!\.\.)(?<!\.[A-Z]\.)[)"'\u201d\u2019]*)\Z""")
#: What titles seldom have: a long word that begins with a small letter, the end of a sentence.
UNLIKE_TITLE: Final = late_pattern(r"(?<![\w'\u2019])[a-z]{4}|\w{4}[.!?]\s")


def glued_headings(text: str, pos: int, end: int, blocks: list[Block]) -> list[Opening]:
    """
    List the headings that have dashes in their line, and the numbers right after them.

    >>> glued_headings("Summary -------", 0, 15, [])
    [(0, 'dashed', 15)]
    >>> glued_headings("1. X. ---- Mill ---- 2. Y.", 0, 26, [])
    [(6, 'dashed', 20), (21, 'number', 0)]
    """
    found: list[Opening] = []
    for dashes in (" ----", " ====") if text.find("=", pos, end) >= 0 else (" ----",):
        at = text.find(dashes, pos, end)
        while at >= 0:
            if text[at - 1] in "-=":  # a line of dashes, broken
                at = text.find(dashes, at + len(dashes), end)
                continue
            start = max(text.rfind("\n", pos, at), pos - 1) + 1
            stop = end_of_line(text, at, end)
            if text[start:stop].strip(DASHES_AND_BLANKS):
                runs = [match.span() for match in RUNS.finditer(text, start, stop)]
                for low, high in headings_of_line(text, pos, (start, runs), end, blocks):
                    found.append((low, "dashed", high))
                    number = grammar.NUMBER_LABEL.match(text, after_blanks(text, high, end), end)
                    if number:
                        found.append((number.start(), "number", 0))
                    stop = max(stop, high)
            at = text.find(dashes, stop, end)
    return found


def end_of_line(text: str, place: int, end: int) -> int:
    """Return where the line at *place* ends, before its line ending."""
    at = text.find("\n", place, end)
    return end if at < 0 else at


def after_blanks(text: str, place: int, end: int) -> int:
    """Return the first place that is not blank, in the same line."""
    while place < end and text[place] in grammar.LEAD:
        place += 1
    return place


def headings_of_line(
    text: str, pos: int, line: tuple[int, list[tuple[int, int]]], end: int, blocks: list[Block]
) -> Iterator[tuple[int, int]]:
    """Yield where the headings of a line, given by its beginning and its runs of dashes, begin and end with their dashes."""
    start, runs = line
    low = start
    for at, run in enumerate(runs):
        if run[0] < low:
            continue
        after = after_page_line(text, run[1], blocks) if blocks else run[1]
        follow = runs[at + 1] if at + 1 < len(runs) else run_below(text, after, end)
        high = heading_over(text, run, after, follow)
        title = -1 if high else title_before(text, (pos if low == start else low, low), run, end, blocks)
        if high or title >= 0:
            low = high or run[1]
            yield (run[0] if high else after_blanks(text, title, end)), low


def heading_above_dashes(text: str, low: int, place: int, end: int, blocks: list[Block]) -> HeadingSpans | None:
    r"""
    Find a heading above a line that begins with dashes: below the end of a sentence in its line, or separated by furniture.

    >>> heading_above_dashes("All is well. Mill\n---- 2. (U) Yes.", 0, 18, 34, [])
    [('heading', 'heading', 13, 18), ('heading', 'rule', 18, 23)]
    """
    stop = end_of_line(text, place, end)
    run = place, stop
    if is_in_table(text, place, stop + 1):
        return None
    if not is_dashes(text[place:stop].strip(grammar.TRAIL)):
        match = RUN.match(text, after_blanks(text, place, end), end)
        if not match or not NUMBER.match(text, match.end()):
            return None
        run = match.span()
    low = max(low, place - 2 * REACH)
    above = between_blocks(text, low, place, blocks)[1]
    line = text.rfind("\n", low, low + len(text[low:above].rstrip())) + 1
    if not line and (not low or text[low - 1] == "\n"):
        line = low
    begin = title_before(text, (low, line), run, end, blocks)
    if begin < 0:
        return None
    below = after_blank_lines(text, after_blanks(text, run[1], end), end)
    return [("heading", "heading", begin, place), ("heading", "rule", place, below)]


def heading_before_number(text: str, low: int, place: int, end: int, blocks: list[Block]) -> HeadingSpans | None:
    r"""
    Find a heading to which its dashes are glued, right above a number or before it.

    >>> heading_before_number("All is well. Mill----\n\n2. Yes.", 0, 23, 30, [])
    [('heading', 'heading', 13, 17), ('heading', 'rule', 17, 23)]
    """
    match = LAST_RUN.search(text, max(low, place - 2 * REACH), place)
    if not match:
        return None
    line = max(text.rfind("\n", 0, match.start()) + 1, low)
    under = match.start()
    begin = title_before(text, (low, line), match.span(), end, blocks)
    if begin < 0 or not text[begin:under].strip("X \n"):  # a name that was taken out
        return None
    return [("heading", "heading", after_blanks(text, begin, end), under), ("heading", "rule", under, place)]


def run_below(text: str, place: int, end: int) -> tuple[int, int]:
    """Return the run of dashes after a title that is below a run, or at the end of its line."""
    stop = end_of_line(text, place, end)
    if not text[place:stop].strip(grammar.TRAIL):
        match = RUNS.search(text, place, min(end, place + REACH))
        if match:
            return match.span()
    return stop, stop


def after_page_line(text: str, place: int, blocks: list[Block]) -> int:
    """
    Return where the furniture at *place* ends, or that place.

    >>> after_page_line("---- ZENDA 00000910  002 OF 002\\n", 4, [Block(5, 32, [])]), after_page_line("---- The Mill", 4, [])
    (32, 4)
    """
    index = bisect_right(blocks, place, key=BLOCK_STOP)
    if index < len(blocks) and not text[place : blocks[index].start].strip(grammar.LEAD):
        return blocks[index].stop
    return place


def heading_over(text: str, run: tuple[int, int], after: int, follow: tuple[int, int]) -> int:
    """Return where a title between two runs of dashes ends with them, or one below dashes at the end of the line; else 0."""
    title = text[after : follow[0]].strip(grammar.TRAIL)
    if not may_be_title(title):
        return 0
    over, under = run_length(text, *run), run_length(text, *follow)
    is_as_long = is_near(len(title), over) or is_near(len(title), under)
    return follow[1] if is_as_long or over == under else 0


def title_before(text: str, place: tuple[int, int], run: tuple[int, int], end: int, blocks: list[Block]) -> int:
    """Return where a title before a run of dashes begins, at a line at *place* or after a sentence; -1 without one."""
    low, least = place[1], max(place[0], run[0] - REACH)
    limit, stop = between_blocks(text, least, run[0], blocks)
    before = text[limit:stop]
    starts = [match.end() for match in BEGINS.finditer(before)]
    starts += [0, low - limit] if limit > least else [low - limit]
    starts = [start for start in sorted(starts) if start >= 0 and not IN_END_WORDS.search(before[:start])]
    titles = [(limit + start, before[start:].strip()) for start in starts]
    length = run_length(text, *run)
    for start, title in titles:
        if is_near(len(" ".join(title.split())), length) and may_be_title(title):
            return start
    return uneven_title(text, titles, low, run, end)


def uneven_title(text: str, titles: list[tuple[int, str]], low: int, run: tuple[int, int], end: int) -> int:
    """Return where a title begins that is not as long as its dashes: above a number, or a line of its own; or -1."""
    titles = [one for one in titles if len(one[1]) < LONGEST_UNEVEN and "\n" not in one[1] and may_be_title(one[1])]
    if not titles:
        return -1
    is_last = not text[run[1] : end_of_line(text, run[1], end)].strip(grammar.TRAIL)
    is_whole_line = is_last and titles[0][0] == low
    start, title = titles[0] if is_whole_line and is_title_case(titles[0][1]) else titles[-1]
    is_line = is_last and "\n" in text[start - 2 : start] and ends_sentence(text[max(start - NEAR, 0) : start])
    if is_line or (is_title_case(title) and (is_last or NUMBER.match(text, run[1]))):
        return start
    return low if is_whole_line and text.find("\n", low, run[0]) < 0 else -1


def between_blocks(text: str, limit: int, place: int, blocks: list[Block]) -> tuple[int, int]:
    """Return the stretch before *place* that has no furniture in it; furniture directly before *place* does not count."""
    stop = place
    for at in range(bisect_right(blocks, place, key=BLOCK_STOP) - 1, -1, -1):
        block = blocks[at]
        if block.stop <= limit:
            break
        if text[block.stop : stop].strip():
            return block.stop, stop
        stop = block.start
    return limit, stop


def may_be_title(title: str) -> bool:
    """
    Whether a text has the length and the beginning of a title.

    >>> may_be_title("The Mill"), may_be_title("and the mill"), may_be_title("- a mill")
    (True, False, False)
    """
    if not 2 < len(title) <= LONGEST or title[0].islower() or title[0] in DASHES:
        return False
    if UNLIKE_END.search(title) or END_WORDS.match(title):
        return False
    return not begins_item(title) and COLUMN_GAP not in title


def is_title_case(title: str) -> bool:
    """
    Whether no long word of a text begins with a small letter, and no sentence ends in it.

    >>> is_title_case("The Mill in the Wood"), is_title_case("The mill stands")
    (True, False)
    """
    return UNLIKE_TITLE.search(title) is None


def is_near(length: int, dashes: int) -> bool:
    """Whether a title is as long as its dashes."""
    return abs(length - dashes) <= NEARLY


def run_length(text: str, begin: int, end: int) -> int:
    """Return the length of a run of dashes, without the blanks that break it."""
    return end - begin - text.count(" ", begin, end)


def heading_in_line(text: str, place: int, stop: int, end: int) -> HeadingSpans:
    """
    Make the spans of a heading with its dashes in one line.

    >>> heading_in_line("---- Mill ---- 2. Y.", 0, 14, 20)
    [('heading', 'rule', 0, 5), ('heading', 'heading', 5, 10), ('heading', 'rule', 10, 15)]
    """
    begin = PARTS.match(text, place, stop).end()  # type: ignore[union-attr] # it may be empty
    under = place + len(text[place:stop].rstrip(f"{DASHES} "))
    while under < stop and text[under] in grammar.TRAIL:
        under += 1
    below = after_blanks(text, stop, end)
    spans = [("heading", "rule", place, begin), ("heading", "heading", begin, under)]
    spans.append(("heading", "rule", under, after_blank_lines(text, below, end)))
    return [span for span in spans if span[2] < span[3]]
