"""The furniture in a body: page lines with what surrounds them, banners, repeated headers (format.md 14, 16, 20.2)."""

from operator import attrgetter
from typing import Final, NamedTuple

from cablekit._patterns import late_pattern
from cablekit.source import Span
from cablekit.telegram import grammar
from cablekit.telegram.body.closing import END_MARK, END_MARK_BEGINS
from cablekit.telegram.body.furniture_clues import clues
from cablekit.telegram.body.signatures import count_signatures, is_name
from cablekit.telegram.fields.addressees import ADDRESS_LINE
from cablekit.telegram.fields.captions import is_caption_line
from cablekit.telegram.fields.labels import label_at
from cablekit.telegram.fields.table import ENDS_HEADING, IN_HEADING, MEETS_BODY, OPENS_HEADING
from cablekit.telegram.furniture import (
    MISSING_SECTION,
    SPLIT_PAGE_LINE,
    at_post,
    furniture_kind,
    is_garbled_level,
    missing_section,
    page_at,
    page_line_around,
    stamp_end,
)
from cablekit.telegram.header.cursor import LONG_LINE, HeaderCursor
from cablekit.telegram.header.scanner import read_header


class Block(NamedTuple):
    """A stretch of furniture and its spans."""

    start: int
    stop: int
    spans: list[Span]


#: Keys for a search among blocks.
BLOCK_START: Final = attrgetter("start")
BLOCK_STOP: Final = attrgetter("stop")

#: 14. A caption inside a line, what it ends in, what it is followed by in a sentence about it, and what precedes it there.
CAPTION: Final = "SIPDIS"
CAPTION_END: Final = "PDIS"
STRAY_CAPTION: Final = late_pattern(
    rf"{CAPTION}(?:[ \t]+(?!(?i:caption|distribution|channel|cable|message|telegram|label|handling|list|or|and)s?\b)|(?=\n|\Z))"
)
MENTIONS: Final = late_pattern(r"(?i)\b(?:a|non|no|use|as|without|with)[ -]\Z")
#: 14. What a pass line has.
PASSES: Final = late_pattern(r"\b(?:FOR|PASS)\b")
#: 19. How far a repeated header is read: all of a text may be one line, with many of them (characters).
LONGEST_HEADER: Final = 50_000
#: 14. A classification at the end of a line, after several spaces: the foot of a page.
GLUED_MARKING: Final = late_pattern(
    r"[ ]{2,}"
    rf"(?:{grammar.any_of(grammar.UNCLASSIFIED, grammar.CONFIDENTIAL, grammar.SECRET, grammar.LIMITED_OFFICIAL_USE)})"
    r"[ \t]*(?:\n[ \t]*)*$"
)
#: How much of the text before a page line may hold it (characters).
GLUED_WIDTH: Final = 40
#: 15. The end mark of a section, and how far below its signature it is looked for (characters).
SECTION_ENDS: Final = late_pattern(r"(?<![^\s])NNN")
SECTION_END_WIDTH: Final = 400
#: 19. The first page of a later section.
FIRST_PAGE: Final = (f"{grammar.PAGE_WORD}01", f"{grammar.PAGE_WORD}001")
#: What shows that a header is whole.
HEADER_FIELDS: Final = frozenset({"header.mrn", "header.dtg"})


def furniture_blocks(text: str, pos: int, end: int, own: str = "") -> list[Block]:
    r"""
    Find the furniture of a body; a class line with *own*, the cable's station and number as printed, is a repeated one.

    >>> [block[:2] for block in furniture_blocks("went\n\nZENDA 00000910  002 OF 002\n\non", 0, 36)]
    [(5, 34)]
    """
    return FurnitureFinder(text, pos, end, own).blocks()


class FurnitureFinder:
    """Finds the furniture of a body, block after block; each line is examined once."""

    low: int

    def __init__(self, text: str, pos: int, end: int, own: str = "") -> None:
        self.text = text
        self.own = own
        self.end = end
        self.top = self.low = pos  # all before it is done
        self.lines_above: frozenset[str] | None = None  # those of the first header
        self.line_stop: int = pos
        self.examined: int = pos
        self.no_header_before: int = pos

    def blocks(self) -> list[Block]:
        """List the blocks in order; none overlap."""
        found: list[Block] = []
        for place in clues(self.text, self.low, self.end, self.own):
            block = self.block_at(place) if place >= self.low else None
            if block:
                block = self.with_pass_lines(block) if is_header(block) else block
                found.append(block)
                self.low = self.examined = block.stop
        return found

    def block_at(self, place: int) -> Block | None:
        """Make the block of furniture around a clue, if it is one: the whole line, or a page line inside it."""
        if self.text.startswith(MISSING_SECTION, place):
            start, stop = missing_section(self.text, place, self.low, self.end)
            return Block(start, stop, [("", "gap", start, stop)]) if start < stop else None
        if place >= self.examined:
            block = self.whole_line(place)
            self.examined = self.line_stop
            if block:
                return block
        if self.text.startswith(CAPTION_END, place):
            return caption_inside_line(self.text, place + len(CAPTION_END) - len(CAPTION), self.low, self.end)
        page = page_line_around(self.text, self.low, place) or page_at(self.text, place, self.line_stop)
        if page:
            page = at_post(self.text, *page, self.own), page[1]
        return block_inside_line(self.text, page, self.low, self.end) if page and page[0] >= self.low else None

    def with_pass_lines(self, block: Block) -> Block:
        """Add the pass lines below the header of a later section that the first header has, too (format.md 14)."""
        at = line = block.stop
        spans: list[Span] = []
        while line < self.end:
            follow = self.text.find("\n", line, self.end) + 1 or self.end
            words = self.text[line:follow].strip(grammar.TRAIL)
            if words:
                if follow - line > LONG_LINE or words not in self.header_lines() or not PASSES.search(words):
                    break
                spans += [("", "blank", at, line)] if at < line else []
                spans.append(("header.pass_lines", "pass-line", line, follow))
                at = follow
            line = follow
        return Block(block.start, at, [*block.spans, *spans])

    def header_lines(self) -> frozenset[str]:
        """Return the lines of the first header, once."""
        if self.lines_above is None:
            above = self.text[max(self.top - LONGEST_HEADER, 0) : self.top].split("\n")
            self.lines_above = frozenset(line.strip(grammar.TRAIL) for line in above)
        return self.lines_above

    def whole_line(self, place: int) -> Block | None:
        """Make the block of a line that is furniture from its beginning."""
        text, low, end = self.text, self.low, self.end
        start = max(text.rfind("\n", low, place), low - 1) + 1
        if place >= self.line_stop:
            self.line_stop = text.find("\n", place, end) + 1 or end
        first = start
        while first < place and text[first] in grammar.LEAD:
            first += 1
        is_inside_line = low and start == low and text[low - 1] != "\n"
        kind = "" if is_inside_line else furniture_kind(text, first, self.line_stop)
        if kind == "banner":
            self.line_stop = stamp_end(text, first, self.line_stop, end)
        if kind in ("", "page") and not is_inside_line and text.startswith(grammar.PAGE_WORD, first):
            split = SPLIT_PAGE_LINE.match(text, first, end)
            if split and split["serial"]:
                kind, self.line_stop = "page", split.end()
        if kind == "page" and text.startswith(grammar.PAGE_WORD, first):
            return self.page_line(first, start)
        if kind:
            post = at_post(text, first, self.line_stop, self.own) if kind == "page" else first
            return with_surroundings(text, kind, start if post == first else post, self.line_stop, low, end)
        if grammar.CLASS_LINE.match(text, first, self.line_stop) and self.is_own(first):
            return repeated_header(text, start, low, end)
        return None

    def is_own(self, first: int) -> bool:
        """Whether a section or the cable's own number is in a line, as far as a header is read."""
        near = min(self.line_stop, first + LONGEST_HEADER)
        return self.text.find(" OF ", first, near) >= 0 or (
            self.own != "" and self.text.find(self.own, first, near) >= 0
        )

    def page_line(self, first: int, start: int) -> Block | None:
        """Make the block of a line that begins with a page line: a later section's header, or a page break."""
        header = self.header_below_page_line(first, start)
        return header or with_surroundings(self.text, "page", start, self.line_stop, self.low, self.end)

    def header_below_page_line(self, first: int, start: int) -> Block | None:
        """Read the whole header of a later section, which begins with its page 1 (format.md 19)."""
        if start < self.no_header_before or not self.text.startswith(FIRST_PAGE, first):
            return None
        cursor = HeaderCursor(self.text, start, min(self.end, start + LONGEST_HEADER), is_echo=True)
        stop = read_header(cursor)
        if HEADER_FIELDS.isdisjoint(span[0] for span in cursor.spans):
            self.no_header_before = stop
            return None
        begin = section_end(self.text, before_page_matter(self.text, start, self.low), start, self.low)
        before: list[Span] = [("", "end", begin, start)] if begin < start else []
        return Block(begin, stop, before + cursor.spans)


def is_header(block: Block) -> bool:
    """Whether a block ends with the header of a later section."""
    return block.spans[-1][0].startswith("header.")


def caption_inside_line(text: str, place: int, low: int, end: int) -> Block | None:
    """
    Make the block of a caption that is inside a line, and part of no sentence.

    >>> caption_inside_line("He went SIPDIS home.", 8, 0, 20), caption_inside_line("A SIPDIS cable.", 2, 0, 15)
    (Block(start=8, stop=15, spans=[('', 'marking', 8, 15)]), None)
    """
    match = STRAY_CAPTION.match(text, place, end)
    if not match or place < low or MENTIONS.search(text, max(place - len("without "), low), place):
        return None
    line = max(text.rfind("\n", low, place), low - 1) + 1
    if text[line : text.find("\n", place, end) + 1 or end].strip(grammar.TRAIL) == CAPTION:
        return None
    return Block(place, match.end(), [("", "marking", place, match.end())])


def block_inside_line(text: str, page: tuple[int, int], low: int, end: int) -> Block:
    """Make the block of a page line inside a line, with the marking glued before it."""
    start, stop = page
    while stop < end and text[stop] in " \t":
        stop += 1
    begin = before_glued_marking(text, start, low)
    spans: list[Span] = [("", "page", start, stop)]
    if begin < start:
        spans.insert(0, ("", "marking", begin, start))
    return Block(begin, stop, spans)


def repeated_header(text: str, start: int, low: int, end: int) -> Block | None:
    """Read the header of a later section from its class line on."""
    above = heading_start(text, start, low)
    cursor = HeaderCursor(text, above, min(end, start + LONGEST_HEADER), is_echo=True)
    if above == start:
        cursor.seen_fields = {*ENDS_HEADING, *MEETS_BODY}
    stop = read_header(cursor)
    if stop <= start:
        return None
    begin = section_end(text, before_page_matter(text, above, low), above, low)
    spans = cursor.spans if begin == above else [("", "end", begin, above), *cursor.spans]
    return Block(begin, stop, spans)


def heading_start(text: str, start: int, low: int) -> int:
    """Go back from a class line over its heading, if that is whole, and never past another class line: so in linear time."""
    at, begin = start, start
    while at > low:
        above = max(text.rfind("\n", low, at - 1), low - 1) + 1
        line = text[above:at].strip(grammar.TRAIL)
        match = label_at(line, 0, len(line)) if line else None
        field = match.lastgroup if match else ""
        if field in OPENS_HEADING:
            begin = above
        elif not (field in IN_HEADING or not line or is_address(line)) or grammar.CLASS_LINE.match(line):
            break
        at = above
    return begin


def is_address(line: str) -> bool:
    """Whether a line in a heading may be an addressee: short, and in capitals."""
    return line.isupper() and len(line) < 80 and ADDRESS_LINE.match(line) is not None


def section_end(text: str, begin: int, start: int, low: int) -> int:
    """Go back over the signature that closes a section, above its markings and end mark, which precede *start* (format.md 15)."""
    above = max(text.rfind("\n", low, max(begin - 1, low)), low - 1) + 1
    line = text[above:begin].strip(grammar.TRAIL)
    has_end_mark = SECTION_ENDS.search(text, begin, min(start, begin + SECTION_END_WIDTH))
    if has_end_mark and line.isupper() and (count_signatures(text, line, above, low) if above > low else is_name(line)):
        return above  # a signature may be alone on its page
    return begin


def with_surroundings(text: str, kind: str, start: int, stop: int, low: int, end: int) -> Block:
    """Make the block of a page break: the page line, and blank lines, markings, captions, banners around it."""
    spans: list[Span] = []
    begin = before_page_matter(text, start, low)
    if begin < start:
        if text[begin:start].strip(grammar.TRAIL):
            spans.append(("", "marking", begin, start))
        else:
            start = begin
    spans.append(("", kind, start, stop))
    at = stop
    while at < end:
        follow = text.find("\n", at, end) + 1 or end
        matter = page_matter(text, at, follow)
        if not matter:
            break
        if matter == "blank":
            field, last, last_start, _ = spans[-1]
            spans[-1] = (field, last, last_start, follow)
        else:
            spans.append(("", matter, at, follow))
        at = follow
    return Block(begin, at, spans)


def before_page_matter(text: str, start: int, low: int) -> int:
    """Go back over blank lines, markings and captions."""
    begin = start
    while begin > low:
        above = max(text.rfind("\n", low, begin - 1), low - 1) + 1
        if above == low and low and text[low - 1] != "\n":
            break
        if page_matter(text, above, begin) in ("", "gap"):
            break
        begin = above
    return before_glued_marking(text, begin, low)


def before_glued_marking(text: str, place: int, low: int) -> int:
    """Go back over a marking glued to the text before it, if there is one."""
    marking = GLUED_MARKING.search(text[max(low, place - GLUED_WIDTH) : place])
    return place - len(marking[0]) if marking else place


def page_matter(text: str, start: int, stop: int) -> str:
    r"""
    Say what a line beside a page line is: `blank`, `marking`, other furniture; empty if it does not belong to the page break.

    >>> page_matter("SIPDIS\n", 0, 7), page_matter("went on\n", 0, 8)
    ('marking', '')
    """
    line = text[start:stop].strip(grammar.TRAIL)
    if not line:
        return "blank"
    first = text.index(line[0], start)
    kind = furniture_kind(text, first, stop)
    if (
        kind == "level"
        or (line[0] in grammar.MARKING_BEGINS and grammar.MARKING.match(text, first, stop))
        or (line.isupper() and len(line) < 40 and (is_caption_line(line) or is_garbled_level(line)))
    ):
        return "marking"
    if line[0] in END_MARK_BEGINS and END_MARK.match(line):
        return "end"
    return "" if kind in ("counter", "rule") and not line.startswith("------") else kind
