"""The furniture in a body: page lines with what stands around them, banners, repeated heads (format.md 14, 16, 20.2)."""

import re
from typing import Final, NamedTuple

from cablekit.source import Span
from cablekit.telegram import grammar
from cablekit.telegram.captions import is_caption_line
from cablekit.telegram.closing import END_MARK, is_signature
from cablekit.telegram.furniture import at_post, furniture_kind, page_at, page_in, post_page
from cablekit.telegram.head import HEADING, Head
from cablekit.telegram.header import read_header


class Block(NamedTuple):
    """
    A stretch of furniture and its spans.

    >>> Block(0, 1, [("", "page", 0, 1)]).stop
    1
    """

    start: int
    stop: int
    spans: list[Span]


#: What furniture is found by quickly, each then matched with its line; a pattern that begins with one letter is searched
#: fastest. Page lines, and the banners that end in `IN PART`.
PAGE: Final = re.compile(r"P(?:AGE |A(?<=RELEASE IN PA)RT|a(?<=Released in Pa)rt)")
#: ` OF ` and a digit, and the other banners, found by the letter that they have in common: two characters stand before it.
OF: Final = re.compile(
    r"F(?: (?<= OF )(?=\d)|I(?<=CLASSIFI)(?:CATION: |ED U\.S\. Department of State Case)|U(?<=RELEASE IN FU)LL|u(?<=Released in Fu)ll)"
)


#: 4, 5. The lines with which a heading begins.
HEADING_BEGINS: Final = frozenset({"transmission_id", "routing", "station", "dtg"})
#: 14. How many characters of its own may stand behind a page line (`POSS DUPE`); more is joined text.
JOINED_REST: Final = 12
#: 19. How far a repeated header is read: all of a text may be one line, with many of them (characters).
LONGEST_HEADER: Final = 50_000
#: 14. A classification at a line's end, parted from the text by blanks: the foot of a page.
GLUED_MARKING: Final = re.compile(
    r"[ ]{2,}(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)[ \t]*(?:\n[ \t]*)*$"
)


def furniture_blocks(text: str, pos: int, end: int, own: str = "") -> list[Block]:
    """
    Find the furniture of a body.

    Args:
        text: The whole text.
        pos: Where the body begins.
        end: Where it ends.
        own: Station and number of the cable as printed: a class line with them is its own, printed again.

    Returns:
        Blocks in order, none overlapping.

    >>> [block[:2] for block in furniture_blocks("went\\n\\nZENDA 00000910  002 OF 002\\n\\non", 0, 36)]
    [(5, 34)]
    """
    return Finder(text, pos, end, own).blocks()


class Finder:
    """
    Finds the furniture of a body, block after block; each line is judged once.

    Args:
        text: The whole text.
        pos: Where the body begins.
        end: Where it ends.
        own: Station and number of the cable as printed.

    >>> Finder("PAGE 02 ZENDA 00910", 0, 19).blocks()
    [Block(start=0, stop=19, spans=[('', 'page', 0, 19)])]
    """

    def __init__(self, text: str, pos: int, end: int, own: str = "") -> None:
        self.text = text
        self.own = own
        self.end = end
        self.low = pos
        self.stop = pos
        self.judged = pos
        self.barren = pos

    def blocks(self) -> list[Block]:
        """
        List the blocks in order.

        >>> Finder("THE BRIDGE", 0, 10).blocks()
        []
        """
        found: list[Block] = []
        for place in clues(self.text, self.low, self.end, self.own):
            block = self.block_at(place) if place >= self.low else None
            if block:
                found.append(block)
                self.low = self.judged = block.stop
        return found

    def block_at(self, place: int) -> Block | None:
        """
        Make the block of furniture around a clue, if it is one: the whole line, or a page line inside it.

        >>> Finder("went on ZENDA 00000910  002 OF 002 and", 0, 38).block_at(27)
        Block(start=8, stop=35, spans=[('', 'page', 8, 35)])
        """
        if place >= self.judged:
            block = self.whole(place)
            self.judged = self.stop
            if block:
                return block
        page = post_page(self.text, self.low, place) or page_at(self.text, place, self.stop)
        if page:
            page = at_post(self.text, *page, self.own), page[1]
        return inline(self.text, page, self.low, self.end) if page and page[0] >= self.low else None

    def whole(self, place: int) -> Block | None:
        """
        Make the block of a line that is furniture from its beginning.

        >>> Finder("SECRET\\nPAGE 02 ZENDA 00910\\n", 0, 27).whole(7).start
        0
        """
        text, low, end = self.text, self.low, self.end
        start = max(text.rfind("\n", low, place), low - 1) + 1
        if place >= self.stop:
            self.stop = text.find("\n", place, end) + 1 or end
        first = start
        while first < place and text[first] in grammar.LEAD:
            first += 1
        inside = low and start == low and text[low - 1] != "\n"
        kind = "" if inside else furniture_kind(text, first, self.stop)
        if kind == "page" and text.startswith("PAGE ", first):
            return self.page_block(first, start)
        if kind:
            post = at_post(text, first, self.stop, self.own) if kind == "page" else first
            return widened(text, kind, start if post == first else post, self.stop, low, end)
        if not grammar.CLASS_LINE.match(text, first, self.stop):
            return None
        near = min(self.stop, first + LONGEST_HEADER)
        own = text.find(" OF ", first, near) >= 0 or (self.own and text.find(self.own, first, near) >= 0)
        return echoed(text, start, low, end) if own else None

    def page_block(self, first: int, start: int) -> Block | None:
        """
        Make the block of a line that begins with a page line: the head of a later section, a page break, or a joined line.

        >>> finder = Finder("PAGE 02 ZENDA 00910 AND THE CASTLE", 0, 34); finder.stop = 34; finder.page_block(0, 0).spans
        [('', 'page', 0, 20)]
        """
        page = page_in(self.text, first, self.stop)
        if page and len(self.text[page[1] : self.stop].strip(grammar.TRAIL)) > JOINED_REST:
            return inline(self.text, page, self.low, self.end)
        return self.repeated(first, start) or widened(self.text, "page", start, self.stop, self.low, self.end)

    def repeated(self, first: int, start: int) -> Block | None:
        """
        Read the whole head of a later section, which begins with its page 1 (format.md 19).

        >>> Finder("ZENDA 00000910  002 OF 002", 0, 26).repeated(0, 0) is None
        True
        """
        if start < self.barren or not self.text.startswith(("PAGE 01", "PAGE 001"), first):
            return None
        head = Head(self.text, start, min(self.end, start + LONGEST_HEADER), echo=True)
        stop = read_header(head)
        fields = {span[0] for span in head.spans}
        if not fields & {"header.mrn", "header.dtg"}:
            self.barren = stop
            return None
        begin = section_end(self.text, back_over(self.text, start, self.low), self.low)
        before: list[Span] = [("", "end", begin, start)] if begin < start else []
        return Block(begin, stop, before + head.spans)


def clues(text: str, pos: int, end: int, own: str = "") -> list[int]:
    """
    List the places where a clue stands.

    >>> clues("x OF 2 OF y PAGE 2", 0, 18)
    [1, 12]
    """
    found = [match.start() for match in PAGE.finditer(text, pos, end)]
    found += [match.start() - 2 for match in OF.finditer(text, pos, end)]
    at = text.find(own, pos, end) if own else -1
    while at >= 0:
        found.append(at)
        at = text.find(own, at + len(own), end)
    at = text.find("/", pos, end)  # a rare sign is found faster than a pattern
    while at >= 0:
        if text.startswith("Released", at + 1) and text.endswith("Declassified", pos, at):
            found.append(at)
        at = text.find("/", at + 1, end)
    return sorted(found)


def inline(text: str, page: tuple[int, int], low: int, end: int) -> Block:
    """
    Make the block of a page line inside a line, with the marking glued before it.

    >>> inline("on  SECRET\\nPAGE 02 ZENDA 00910 AND", (11, 30), 0, 34).start
    2
    """
    start, stop = page
    while stop < end and text[stop] in " \t":
        stop += 1
    marking = GLUED_MARKING.search(text[max(low, start - 40) : start])
    begin = start - len(marking[0]) if marking else start
    spans: list[Span] = [("", "page", start, stop)]
    if begin < start:
        spans.insert(0, ("", "marking", begin, start))
    return Block(begin, stop, spans)


def echoed(text: str, start: int, low: int, end: int) -> Block | None:
    """
    Read the head of a later section from its class line on.

    >>> echoed("S E C R E T SECTION 02 OF 02 ZENDA 000910\\nwent on", 0, 0, 49).stop
    42
    """
    above = heading_start(text, start, low)
    head = Head(text, above, min(end, start + LONGEST_HEADER), echo=True)
    if above == start:
        head.seen = {"mrn", "subject", "tags", "executive_order", "references", "authority"}
    stop = read_header(head)
    begin = section_end(text, back_over(text, above, low), low)
    spans = head.spans if begin == above else [("", "end", begin, above), *head.spans]
    return Block(begin, stop, spans) if stop > start else None


def heading_start(text: str, start: int, low: int) -> int:
    """
    Go back from a class line over its heading, if it has a whole one: addressees, originator, date, relay lines.

    >>> heading_start("on\\nR 080915Z MAY 08\\nFM X\\nTO Y\\nSECRET", 30, 0)
    3
    """
    at, begin = start, start
    while at > low:
        above = max(text.rfind("\n", low, at - 1), low - 1) + 1
        line = text[above:at].strip(grammar.TRAIL)
        match = grammar.label_at(line, 0, len(line)) if line else None
        field = match.lastgroup if match else ""
        if field in HEADING_BEGINS:
            begin = above
        elif not (
            field in HEADING or not line or (line.isupper() and len(line) < 80 and grammar.ADDRESSEE.match(line))
        ):
            break
        at = above
    return begin


def section_end(text: str, begin: int, low: int) -> int:
    """
    Go back over the signature that closes a section, above its end mark (design.md, "Rulings").

    >>> section_end("It is.\\n\\nSAPT\\n\\nNNNN\\n\\n", 13, 0)
    8
    """
    above = max(text.rfind("\n", low, max(begin - 1, low)), low - 1) + 1
    line = text[above:begin].strip(grammar.TRAIL)
    ended = text[begin : begin + 200].lstrip(grammar.TRAIL).startswith("NNN")
    if ended and above > low and line.isupper() and is_signature(text, line, above, low):
        return above
    return begin


def widened(text: str, kind: str, start: int, stop: int, low: int, end: int) -> Block:
    """
    Take what belongs to a page break with the page line: blank lines, markings, captions, banners around it.

    >>> widened("a\\n\\nSECRET\\n\\nPAGE 02 Z 0001\\n\\nb", "page", 11, 26, 0, 28).spans
    [('', 'marking', 2, 11), ('', 'page', 11, 27)]
    """
    spans: list[Span] = []
    begin = back_over(text, start, low)
    if begin < start:
        before = text[begin:start].strip(grammar.TRAIL)
        if before:
            spans.append(("", "marking", begin, start))
        else:
            start = begin
    spans.append(("", kind, start, stop))
    at = stop
    while at < end:
        follow = text.find("\n", at, end) + 1 or end
        sort = page_matter(text, at, follow)
        if not sort:
            break
        if sort == "blank":
            field, last, low_end, _ = spans[-1]
            spans[-1] = (field, last, low_end, follow)
        else:
            spans.append(("", sort, at, follow))
        at = follow
    return Block(begin, at, spans)


def back_over(text: str, start: int, low: int) -> int:
    """
    Go back over blank lines, markings and captions.

    >>> back_over("a\\n\\nSECRET\\n\\nPAGE", 11, 0)
    2
    """
    begin = start
    while begin > low:
        above = max(text.rfind("\n", low, begin - 1), low - 1) + 1
        if above == low and low and text[low - 1] != "\n":
            break
        if not page_matter(text, above, begin):
            break
        begin = above
    marking = GLUED_MARKING.search(text[max(low, begin - 40) : begin])
    return begin - len(marking[0]) if marking else begin


def page_matter(text: str, start: int, stop: int) -> str:
    """
    Tell what a line beside a page line is: `blank`, `marking`, `caption`, other furniture, or nothing of the kind.

    >>> page_matter("SIPDIS\\n", 0, 7), page_matter("went on\\n", 0, 8)
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
        or (line.isupper() and len(line) < 40 and is_caption_line(line))
    ):
        return "marking"
    if END_MARK.match(line):
        return "end"
    return "" if kind in ("counter", "rule") and not line.startswith("------") else kind
