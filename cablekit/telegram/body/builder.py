"""The sections, paragraphs and items of a body, and the text that each is given (format.md 13)."""

import re
from typing import Final

from cablekit.source import Child, Span, Tree
from cablekit.telegram import grammar
from cablekit.telegram.body.gaps import find_gaps, with_gaps
from cablekit.telegram.body.lists import Items
from cablekit.telegram.body.page_breaks import Block
from cablekit.telegram.fields.portion import mark_end

#: What is no blank of those at a line's ends.
SOLID: Final = re.compile(f"[^{re.escape(grammar.TRAIL)}]")
TRAIL: Final = grammar.TRAIL


class Cutting:
    """
    Cuts a body from its beginning on, and gives each stretch to what is open: a section, a paragraph, an item.

    Args:
        text: The whole text.
        pos: Where the body begins.
        end: Where it ends.
        blocks: The furniture in it.

    >>> body = Cutting("All is well.", 0, 12, []); body.take(12); body.spans
    [('text', 'text', 0, 12)]
    """

    def __init__(self, text: str, pos: int, end: int, blocks: list[Block]) -> None:
        self.text = text
        self.at = pos
        self.end = end
        self.blocks = blocks
        self.taken = 0
        self.cut = blocks[0].start if blocks else end + 1
        self.gaps = find_gaps(text, pos, end)
        self.entries: list[Span | Child] = []
        self.sections = [Tree("section", [self.entries])]
        self.spans = self.entries
        self.paragraph: list[Span | Child] | None = None
        self.items = Items()
        self.bare = self.opened = False
        self.fresh = True

    def take(self, stop: int) -> None:
        """
        Give the text up to *stop* to what is open, furniture cut out; blanks alone go to the piece before them.

        >>> body = Cutting("All well.", 0, 9, []); body.take(9); body.spans
        [('text', 'text', 0, 9)]
        """
        while self.cut < stop:
            self.take_block()
        start = self.at
        if stop <= start:
            return
        self.at = stop
        if self.text[start] in TRAIL and not SOLID.search(self.text, start, stop):
            self.separate(start, stop)
            return
        if self.paragraph is None:
            self.open_paragraph([])
            self.at = start
            self.mark()
            start, self.at = self.at, stop
        if self.gaps:
            self.spans += with_gaps(self.gaps, start, stop)
        else:
            self.spans.append(("text", "text", start, stop))

    def take_block(self) -> None:
        """
        Give the text up to the next furniture to what is open, and the furniture with it.

        >>> body = Cutting("on\\nPAGE", 0, 7, [Block(3, 7, [("", "page", 3, 7)])]); body.take_block(); body.spans
        [('text', 'text', 0, 3), ('', 'page', 3, 7)]
        """
        block = self.blocks[self.taken]
        self.taken += 1
        self.cut = self.blocks[self.taken].start if self.taken < len(self.blocks) else self.end + 1
        self.take(block.start)
        for field, kind, low, high in block.spans:
            if high > self.at:
                self.spans.append((field, kind, max(low, self.at), high))
                self.at = high

    def separate(self, start: int, stop: int) -> None:
        """
        Give white space to the piece before it.

        >>> body = Cutting(" ", 0, 1, []); body.separate(0, 1); body.entries
        [('', 'blank', 0, 1)]
        """
        last = self.spans[-1] if self.spans else None
        if last is not None and last.__class__ is not Child and last[3] == start:  # type: ignore[misc]
            self.spans[-1] = (last[0], last[1], last[2], stop)
        else:
            self.spans.append(("", "blank", start, stop))

    def open_section(self) -> None:
        """
        Begin a section.

        >>> body = Cutting("", 0, 0, []); body.open_section(); len(body.sections)
        2
        """
        self.entries = self.spans = []
        self.sections.append(Tree("section", [self.entries]))
        self.paragraph = None
        self.fresh = True

    def open_paragraph(self, spans: list[Span | Child]) -> None:
        """
        Begin a paragraph in the section.

        >>> body = Cutting("1. (U) X", 0, 8, []); body.open_paragraph(labelled(0, 0, 3, 7)); body.spans
        [('label', 'enumerator', 0, 3), ('portion', 'portion', 3, 7)]
        """
        self.paragraph = self.spans = spans
        self.entries.append(tuple.__new__(Child, ("paragraphs", Tree("paragraph", [spans]), 0)))
        self.opened = True
        self.bare = self.fresh = False
        if self.items.labels:
            self.items = Items()

    def mark(self) -> None:
        """
        Add the portion mark that stands at the present place, if one does.

        >>> body = Cutting("(C) X", 0, 5, []); body.open_paragraph([]); body.mark(); body.spans
        [('portion', 'portion', 0, 4)]
        """
        stop = mark_end(self.text, self.at, self.end)
        if stop > self.at:
            self.spans.append(("portion", "portion", self.at, stop))
            self.at = stop

    def open_item(self, paragraph: list[Span | Child], depth: int, spans: list[Span | Child]) -> None:
        """
        Begin an item at a depth below the paragraph.

        >>> body = Cutting("", 0, 0, []); body.open_item(body.entries, 0, []); body.entries[0].node.kind
        'paragraph'
        """
        above = self.items.open
        parent = above[depth - 1] if 0 < depth <= len(above) else paragraph
        parent.append(tuple.__new__(Child, ("items", Tree("paragraph", [spans]), 0)))
        above[depth:] = [spans]
        self.spans = spans


def labelled(place: int, first: int, begin: int, behind: int) -> list[Span | Child]:
    """
    Make the spans of a label, of a pilcrow or blanks before it, and of the portion mark behind it.

    Args:
        place: Where the line begins.
        first: Where the label begins.
        begin: Where the blanks behind the label end.
        behind: Where the portion mark ends.

    >>> labelled(0, 1, 4, 4)
    [('', 'pilcrow', 0, 1), ('label', 'enumerator', 1, 4)]
    """
    spans: list[Span | Child] = [("", "pilcrow", place, first)] if first > place else []
    spans.append(("label", "enumerator", first, begin))
    if behind > begin:
        spans.append(("portion", "portion", begin, behind))
    return spans
