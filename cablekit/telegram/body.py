"""From the text under the header to sections, paragraphs and items (format.md 13).

Theory of operation
-------------------
One pattern finds the lines that may begin something: a number, a letter, a bullet, dashes, a blank line. All else is
text of what is open. Furniture was found before (`pages.py`) and is cut out of whatever it stands in, so that
a sentence goes on across it. Whether a number begins a paragraph is decided by its place in the sequence.
"""

import re
from typing import Final

from cablekit.source import Child, Span, Tree
from cablekit.telegram import grammar
from cablekit.telegram.endings import ending, ends_early, indent_of
from cablekit.telegram.events import behind, events
from cablekit.telegram.gaps import find_gaps, with_gaps
from cablekit.telegram.headings import Found, heading_alone, heading_at_rule, heading_dashed, in_table
from cablekit.telegram.items import Items
from cablekit.telegram.numbers import Numbers
from cablekit.telegram.pages import Block
from cablekit.telegram.portion import mark_behind, mark_end, portion_end

#: What is no blank: of those at a line's ends, and of all.
SOLID: Final = re.compile(f"[^{re.escape(grammar.TRAIL)}]")
INK: Final = re.compile(r"\S")
CLOSERS: Final = frozenset(grammar.CLOSERS)
#: What may follow the number of a paragraph.
AFTER: Final = re.compile(r"[A-Z0-9\"'(\u201c\u00b6$\u20ac\u00a3-]")


class Body:
    """
    Builds the sections of a body.

    Args:
        text: The whole text.
        pos: Where the body begins.
        end: Where it ends.
        blocks: The furniture in it.

    >>> body = Body("1. (U) All is well.", 0, 19, []); [tree.kind for tree in body.read()]
    ['section']
    """

    def __init__(self, text: str, pos: int, end: int, blocks: list[Block]) -> None:
        self.text = text
        self.at = pos
        self.end = end
        self.blocks = blocks
        self.next_block = 0
        self.taken = 0
        self.fence = blocks[0].start if blocks else end + 1
        self.sections: list[Tree] = []
        self.section: Tree | None = None
        self.paragraph: Tree | None = None
        self.leaf: Tree | None = None
        self.spans: list[Span | Child] = []
        self.numbers = Numbers()
        self.items = Items()
        self.bare = False
        self.breaks = -1
        self.enclosed = False
        self.alone = False
        self.opened = False
        self.fresh = True
        self.gaps = find_gaps(text, pos, end)

    def read_alone(self) -> Tree:
        """
        Read all of the text as one paragraph with its items: nothing in it begins another.

        >>> Body("1. All well.\\n2. Yes.", 0, 20, []).read_alone().parts
        [[('label', 'enumerator', 0, 3), ('text', 'text', 3, 20)]]
        """
        self.open_paragraph()
        paragraph = self.paragraph
        assert paragraph is not None  # noqa: S101 - just opened
        first = grammar.EVENT.match("\n" + self.text[:120])
        if first and first.lastgroup in ("number", "letter", "bullet") and not portion_end(self.text, 0, self.end):
            stop, behind = mark_behind(self.text, first.end() - 1, self.end)
            if first.lastgroup == "number":
                self.fits(self.text[: first.end() - 1], "blank", stop, behind, first=True)
            self.label(0, stop, behind)
        else:
            self.mark()
        self.alone = True
        self.read()
        return paragraph

    def read(self) -> list[Tree]:
        """
        Go through the events and give the sections.

        >>> Body("", 0, 0, []).read()
        []
        """
        found = events(self.text, self.at, self.end)
        if self.blocks:
            found = sorted(found + behind(self.text, self.blocks))
        for place, kind, stop in found:
            if (place < self.at or (place >= self.fence and self.in_block(place))) and (
                kind != "blank" or stop < self.at or self.in_block(stop)
            ):
                continue
            if 0 <= self.breaks < place:
                self.part()
            self.happen(place, kind, stop)
        if self.breaks >= 0 and SOLID.search(self.text, self.breaks, self.end):
            self.part()
        self.take(self.end)
        return self.sections

    def in_block(self, place: int) -> bool:
        """
        Say whether a place lies in furniture.

        >>> Body("", 0, 0, []).in_block(0)
        False
        """
        while self.next_block < len(self.blocks) and self.blocks[self.next_block].stop <= place:
            self.next_block += 1
        self.fence = self.blocks[self.next_block].start if self.next_block < len(self.blocks) else self.end + 1
        return self.fence <= place

    def happen(self, place: int, kind: str, stop: int) -> None:
        """
        Do what an event asks.

        >>> body = Body("1. X", 0, 4, []); body.happen(0, "number", 2); body.paragraph.kind
        'paragraph'
        """
        if self.alone and kind not in ("letter", "bullet", "number", "begin", "end"):
            if kind in ("rule", "marking", "gap"):
                self.furniture(place, kind)
        elif kind == "blank":  # a paragraph may begin below it: `part` decides
            self.breaks = stop + 1
        elif kind == "number":
            self.number(place, stop)
        elif kind in ("letter", "bullet"):
            self.item(place, stop)
        elif kind == "rule":
            self.rule(place)
        elif kind in ("marking", "gap"):
            self.furniture(place, kind)
        elif kind in ("begin", "end"):
            if kind == "end" and self.breaks == place and self.enclosed:
                self.breaks = -1
            self.enclosed = kind == "begin"
            self.numbers.enclose(begins=self.enclosed)
        elif kind == "dashed":
            self.heading(heading_dashed(self.text, place, stop, self.end))
        elif self.breaks == place or self.leaf is None or self.ended(place):
            self.heading(heading_alone(self.text, place, self.end))

    # -- taking text ------------------------------------------------------------------------------------------

    def take(self, stop: int) -> None:
        """
        Give the text up to *stop* to what is open, furniture cut out.

        >>> body = Body("All well.", 0, 9, []); body.take(9); body.leaf.parts
        [[('text', 'text', 0, 9)]]
        """
        while self.taken < len(self.blocks) and self.blocks[self.taken].start < stop:
            block = self.blocks[self.taken]
            self.taken += 1
            self.run(block.start)
            for field, kind, low, high in block.spans:
                if high > self.at:
                    self.place().append((field, kind, max(low, self.at), high))
                    self.at = high
        self.run(stop)

    def run(self, stop: int) -> None:
        """
        Give plain text up to *stop* to what is open; blanks alone go to the piece before them.

        >>> body = Body("  ", 0, 2, []); body.run(2); body.section.parts
        [[('', 'blank', 0, 2)]]
        """
        start = self.at
        if stop <= start:
            return
        self.at = stop
        if self.text[start] in grammar.TRAIL and not SOLID.search(self.text, start, stop):
            self.separate(start, stop)
            return
        if self.leaf is None:
            self.open_paragraph()
            self.at = start
            self.mark()
            start, self.at = self.at, stop
        if self.gaps:
            self.spans.extend(with_gaps(self.gaps, start, stop))
        else:
            self.spans.append(("text", "text", start, stop))

    def place(self) -> list[Span | Child]:
        """
        Give the spans of what is open: a paragraph, else the section.

        >>> Body("", 0, 0, []).place()
        []
        """
        if self.leaf is not None:
            return self.spans
        return self.open_section().parts[0] if self.section is None else self.section.parts[0]

    def separate(self, start: int, stop: int) -> None:
        """
        Give white space to the piece before it.

        >>> body = Body(" ", 0, 1, []); body.separate(0, 1); body.section.parts
        [[('', 'blank', 0, 1)]]
        """
        spans = self.place()
        last = spans[-1] if spans else None
        if last is not None and last.__class__ is not Child and last[3] == start:  # type: ignore[misc]
            spans[-1] = (last[0], last[1], last[2], stop)
        else:
            spans.append(("", "blank", start, stop))

    # -- opening sections, paragraphs, items --------------------------------------------------------------------

    def open_section(self) -> Tree:
        """
        Begin a section.

        >>> Body("", 0, 0, []).open_section().kind
        'section'
        """
        self.section = Tree("section")
        self.sections.append(self.section)
        self.paragraph = self.leaf = None
        self.fresh = True
        return self.section

    def open_paragraph(self) -> None:
        """
        Begin a paragraph in the section.

        >>> body = Body("", 0, 0, []); body.open_paragraph(); len(body.section.parts[0])
        1
        """
        section = self.section or self.open_section()
        self.paragraph = self.open_leaf(section, "paragraphs")
        self.opened = True
        self.bare = self.fresh = False
        if not self.items.none():
            self.items = Items()

    def open_leaf(self, parent: Tree, field: str) -> Tree:
        """
        Begin a paragraph or an item: what text goes to from now on.

        >>> body = Body("", 0, 0, []); body.open_leaf(Tree("section"), "paragraphs").kind
        'paragraph'
        """
        self.spans = []
        self.leaf = Tree("paragraph", [self.spans])
        parent.parts[0].append(tuple.__new__(Child, (field, self.leaf, 0)))  # twice as fast as `Child(...)`
        return self.leaf

    def label(self, place: int, stop: int, behind: int) -> None:
        """
        Add a label with its blanks up to *stop*, a pilcrow before it, and the portion mark that ends at *behind*.

        >>> body = Body("1. (U) X", 0, 8, []); body.open_paragraph(); body.label(0, 3, 7); len(body.leaf.parts[0])
        2
        """
        first = place
        while self.text[first] in grammar.LEAD:
            first += 1
        spans = self.spans
        if first > place:
            spans.append(("", "pilcrow", place, first))
        spans.append(("label", "enumerator", first, stop))
        if behind > stop:
            spans.append(("portion", "portion", stop, behind))
        self.at = behind

    def mark(self) -> None:
        """
        Add the portion mark that stands at the present place, if one does.

        >>> body = Body("(C) X", 0, 5, []); body.open_paragraph(); body.mark(); body.leaf.parts
        [[('portion', 'portion', 0, 4)]]
        """
        stop = mark_end(self.text, self.at, self.end)
        if stop > self.at:
            self.spans.append(("portion", "portion", self.at, stop))
            self.at = stop

    # -- events -------------------------------------------------------------------------------------------------

    def part(self) -> None:
        """
        Begin an unnumbered paragraph, or a heading, below a blank line where a sentence has ended (design.md, "Rulings").

        >>> body = Body("All well.\\n\\nAll is.", 0, 18, []); body.breaks = 11; body.part(); len(body.section.parts[0])
        1
        """
        place, self.breaks = self.breaks, -1
        if place >= self.fence and self.in_block(place):
            return
        ended = self.ended(place)
        if self.leaf is not None and not ended:
            return
        found = heading_alone(self.text, place, self.end)
        if found:
            self.heading(found)
        elif (self.leaf is None and not INK.search(self.text, self.at, place)) or (
            ended and not self.enclosed and self.items.none()
        ):
            self.take(place)
            self.paragraph = self.leaf = None

    def ended(self, place: int) -> bool:
        """
        Say whether the sentence before *place* has ended.

        >>> Body("All well. ", 0, 10, []).ended(10), Body("He said: ", 0, 9, []).ended(9)
        (True, False)
        """
        before = self.before(place)
        return not before or before[-1] in grammar.ENDED

    def before(self, place: int) -> str:
        """
        Give the end of the text before *place*, furniture, quotes and brackets off.

        >>> Body("He said: ", 0, 9, []).before(9)
        'He said:'
        """
        index = self.next_block - 1
        while (
            index >= 0
            and self.blocks[index].stop <= place
            and not INK.search(self.text, self.blocks[index].stop, place)
        ):
            place = self.blocks[index].start
            index -= 1
        found = self.text[max(place - 200, 0) : place].rstrip(" \n")  # most often all there is, and found much faster
        return found.rstrip(grammar.CLOSERS) if found[-1:] in CLOSERS else found

    def number(self, place: int, stop: int) -> None:
        """
        A number at a line's beginning: a paragraph, an item, or text (format.md 13.1).

        >>> body = Body("1. X", 0, 4, []); body.number(0, 2); body.leaf.parts
        [[('label', 'enumerator', 0, 3)]]
        """
        before = "blank" if place == self.breaks else self.open_before(place)
        begin, behind = mark_behind(self.text, stop, self.end)
        fits = self.fits(self.text[place:stop], before, begin, behind, first=not self.opened)
        if fits == "text":
            if self.breaks == place:
                self.part()
            return
        if (fits == "item" and self.item(place, stop)) or self.alone:  # an item that no list takes is a paragraph
            return
        self.take(place)
        self.breaks = -1
        self.enclosed = False
        self.open_paragraph()
        self.label(place, begin, behind)

    def fits(self, label: str, before: str, stop: int, behind: int, *, first: bool) -> str:
        """
        Ask the sequence what a number is: what stands from *stop* on, a portion mark up to *behind* or text, has its say.

        >>> Body("1. (U) X", 0, 8, []).fits("1.", "blank", 3, 7, first=True)
        'paragraph'
        """
        strong = behind > stop and self.text[stop] == "("
        known = strong or AFTER.match(self.text, stop) is not None
        return self.numbers.fits(label, before, strong=strong, known=known, first=first)

    def open_before(self, place: int) -> str:
        """
        Say what stands before a line: `blank` line, `ended` sentence, `colon`, or `text`.

        >>> body = Body("He said:\\n", 0, 9, []); body.open_paragraph(); body.open_before(9)
        'colon'
        """
        if place in (self.breaks, 0) or self.leaf is None or (self.alone and self.below_blank(place)):
            return "blank"
        before = self.before(place)
        found = ending(before)
        return "comma" if found == "text" and (self.aligned(place) or ends_early(before)) else found

    def below_blank(self, place: int) -> bool:
        """
        Say whether the line above *place* is blank.

        >>> Body("X\\n\\n-- Y", 0, 7, []).below_blank(3), Body("X\\n-- Y", 0, 6, []).below_blank(2)
        (True, False)
        """
        above = self.text.rfind("\n", 0, place - 1) + 1
        return not SOLID.search(self.text, above, place)

    def aligned(self, place: int) -> bool:
        """
        Say whether a line is indented as far as the label of what is open.

        >>> body = Body("  A. X", 0, 6, []); body.open_paragraph(); body.label(0, 5, 5); body.aligned(0)
        True
        """
        _, kind, low, high = self.spans[0] if self.spans and not isinstance(self.spans[0], Child) else ("", "", 0, 0)
        if kind != "pilcrow" or not self.text[low:high].isspace():
            return False
        return indent_of(self.text, place) == indent_of(self.text, low)

    def item(self, place: int, stop: int) -> bool:
        """
        A letter or bullet at a line's beginning: an item under the paragraph above, or text.

        >>> body = Body("A. X", 0, 4, []); body.item(0, 2); body.leaf.parts
        True
        [[('label', 'enumerator', 0, 3)]]
        """
        depth = self.items.depth(self.text[place:stop].strip(grammar.LEAD), self.open_before(place))
        if depth is None:
            if self.breaks == place:
                self.part()
            return False
        self.take(place)
        self.breaks = -1
        if self.paragraph is None or (self.bare and depth == 0):
            items = self.items
            self.open_paragraph()
            items.trees.clear()
            self.items, self.bare = items, True
        else:
            self.open_item(depth - self.bare)
        self.label(place, *mark_behind(self.text, stop, self.end))
        return True

    def open_item(self, depth: int) -> None:
        """
        Begin an item at a depth below the paragraph.

        >>> body = Body("", 0, 0, []); body.open_paragraph(); body.open_item(0); len(body.paragraph.parts[0])
        1
        """
        assert self.paragraph is not None  # noqa: S101 - callers open it
        parent = self.items.trees[depth - 1] if 0 < depth <= len(self.items.trees) else self.paragraph
        self.items.trees[depth:] = [self.open_leaf(parent, "items")]

    def rule(self, place: int) -> None:
        """
        A line of dashes: under a heading, over one, or alone.

        >>> body = Body("Castle\\n------\\n", 0, 14, []); body.rule(7); [span[1] for span in body.section.parts[0]]
        ['heading', 'rule']
        """
        low = max(self.at, self.blocks[self.next_block - 1].stop if self.next_block else 0)
        found = heading_at_rule(self.text, low, place, self.end)
        if found:
            self.heading(found)
        else:
            self.furniture(place, "rule")

    def heading(self, found: Found | None) -> None:
        """
        Begin a section with the heading that was found.

        >>> body = Body("Castle\\n------\\n", 0, 14, []); body.heading(heading_at_rule(body.text, 0, 7, 14)); len(body.sections)
        1
        """
        if found is None:
            return
        self.take(found[0][2])
        section = self.section
        if section is None or not self.fresh:
            section = self.open_section()
        self.fresh = False
        self.numbers.enclose(begins=False)
        self.enclosed = False
        section.parts[0].extend(found)
        self.at = found[-1][3]
        self.breaks = -1

    def furniture(self, place: int, kind: str) -> None:
        """
        Add a line that is no text: a line of dashes alone, a marking; in a table it is text.

        >>> body = Body("-----\\n", 0, 6, []); body.furniture(0, "rule"); body.section.parts
        [[('', 'rule', 0, 6)]]
        """
        stop = self.text.find("\n", place, self.end) + 1 or self.end
        if kind == "rule" and (
            self.text[place:stop].strip(f"{grammar.TRAIL}-=_*~") or in_table(self.text, place, stop)
        ):
            return
        self.take(place)
        self.place().append(("", kind, place, stop))
        self.at = stop
        if self.breaks == place:
            self.breaks = stop
