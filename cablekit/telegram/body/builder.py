"""The sections, paragraphs and items of a body, and the text that each is given (format.md 13)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.source import Child, Span, Tree
from cablekit.telegram import grammar
from cablekit.telegram.body.gaps import find_gaps, split_at_gaps
from cablekit.telegram.body.lists import OpenLists
from cablekit.telegram.body.page_breaks import Block
from cablekit.telegram.fields.portion import mark_end

TRAIL: Final = grammar.TRAIL
#: What is not one of the blanks at the end of a line.
NOT_BLANK: Final = late_pattern(f"[^{re.escape(TRAIL)}]")


class BodyBuilder:
    """
    Splits a body from its beginning on, and gives each stretch to what is open: a section, a paragraph, an item.

    >>> body = BodyBuilder("All is well.", 0, 12, []); body.take(12); body.spans
    [('text', 'text', 0, 12)]
    """

    __slots__ = (
        "around_table",
        "at",
        "begins_with_item",
        "below_table",
        "blocks",
        "blocks_taken",
        "enclosure",
        "end",
        "entries",
        "gaps",
        "has_paragraphs",
        "is_below_list",
        "lists",
        "next_block_start",
        "outer",
        "paragraph",
        "section_is_empty",
        "sections",
        "spans",
        "text",
    )

    def __init__(self, text: str, pos: int, end: int, blocks: list[Block]) -> None:
        self.text: str = text
        self.at: int = pos  # all before it has been given to something
        self.end: int = end
        self.blocks: list[Block] = blocks
        self.blocks_taken: int = 0
        self.next_block_start: int = blocks[0].start if blocks else end + 1
        self.gaps: list[tuple[int, int]] = find_gaps(text, pos, end)
        self.entries: list[Span | Child] = []  # of the open section
        self.sections: list[Tree] = [Tree("section", [self.entries])]
        self.spans: list[Span | Child] = self.entries  # of what is open
        self.lists: OpenLists = OpenLists()
        #: The paragraph that is open; the enclosure, of which a paragraph is then one of the blocks.
        self.paragraph: list[Span | Child] | None = None
        self.enclosure: list[Span | Child] | None = None
        #: The paragraph around an enclosure that is open, or was the last thing.
        self.outer: list[Span | Child] | None = None
        #: What the last table is in, while that is open; what goes on there is below a list; the same while the table is the last thing.
        self.around_table: list[Span | Child] | None = None
        self.is_below_list: bool = False
        self.below_table: list[Span | Child] | None = None
        #: The open paragraph has no text of its own before its first item.
        self.begins_with_item: bool = False
        self.has_paragraphs: bool = False
        self.section_is_empty: bool = True

    def take(self, stop: int) -> None:
        """Give the text up to *stop* to what is open, without the furniture; blanks alone go to the piece before them."""
        while self.next_block_start < stop:
            self.take_block()
        start = self.at
        if stop <= start:
            return
        self.at = stop
        if self.text[start] in TRAIL and not NOT_BLANK.search(self.text, start, stop):
            self.add_blanks(start, stop)
            return
        if self.paragraph is None or self.below_table is not None:
            if self.below_table is None:
                self.open_paragraph([])
            else:
                self.begin_continuation(self.below_table)
            self.at = start
            self.take_mark()
            start, self.at = self.at, stop
        if self.gaps:
            self.spans += split_at_gaps(self.gaps, start, stop)
        else:
            self.spans.append(("text", "text", start, stop))

    def take_block(self) -> None:
        r"""
        Give the text up to the next furniture to what is open, and the furniture with it.

        >>> body = BodyBuilder("on\nPAGE", 0, 7, [Block(3, 7, [("", "page", 3, 7)])]); body.take_block(); body.spans
        [('text', 'text', 0, 3), ('', 'page', 3, 7)]
        """
        block = self.blocks[self.blocks_taken]
        self.blocks_taken += 1
        more = self.blocks_taken < len(self.blocks)
        self.next_block_start = self.blocks[self.blocks_taken].start if more else self.end + 1
        self.take(block.start)
        for field, kind, low, high in block.spans:
            if high > self.at:
                self.spans.append((field, kind, max(low, self.at), high))
                self.at = high

    def add_blanks(self, start: int, stop: int) -> None:
        """Give white space to the piece before it."""
        last = self.spans[-1] if self.spans else None
        if last is not None and last.__class__ is not Child and last[3] == start:  # type: ignore[misc]
            self.spans[-1] = (last[0], last[1], last[2], stop)
        else:
            self.spans.append(("", "blank", start, stop))

    def open_section(self) -> None:
        """Begin a section."""
        self.entries = self.spans = []
        self.sections.append(Tree("section", [self.entries]))
        self.paragraph = self.outer = None
        if self.around_table is not None:
            self.leave_table()
        self.section_is_empty = True

    def open_paragraph(self, spans: list[Span | Child]) -> list[Span | Child]:
        """Begin a paragraph in the section, or a block in the open enclosure."""
        self.paragraph = self.spans = spans
        if self.around_table is not None:
            self.leave_table()
        if self.enclosure is None:
            self.outer = None
            self.entries.append(tuple.__new__(Child, ("paragraphs", Tree("paragraph", [spans]), 0)))
        else:
            self.enclosure.append(tuple.__new__(Child, ("items", Tree("paragraph", [spans]), 0)))
        self.has_paragraphs = True
        self.begins_with_item = self.section_is_empty = False
        if self.lists.labels:
            self.lists = OpenLists()
        return spans

    def begin_continuation(self, parent: list[Span | Child]) -> None:
        """Begin a child without a label, which continues the text above a table or a list."""
        self.below_table = None
        self.spans = []
        parent.append(tuple.__new__(Child, ("items", Tree("paragraph", [self.spans]), 0)))

    def leave_table(self) -> None:
        """Forget the last table: something else begins."""
        self.around_table = self.below_table = None
        self.is_below_list = False

    def close_paragraph(self) -> None:
        """End the open paragraph: what follows begins another one."""
        self.paragraph = None
        if self.around_table is not None:
            self.leave_table()
        self.spans = self.entries if self.enclosure is None else self.enclosure
        if self.lists.labels:
            self.lists = OpenLists()

    def take_mark(self) -> None:
        """Add the portion mark at the present place, if there is one."""
        stop = mark_end(self.text, self.at, self.end)
        if stop > self.at:
            self.spans.append(("portion", "portion", self.at, stop))
            self.at = stop

    def open_item(self, paragraph: list[Span | Child], depth: int, spans: list[Span | Child]) -> None:
        """Begin an item at a depth below the paragraph."""
        items = self.lists.items
        parent = items[depth - 1] if 0 < depth <= len(items) else paragraph
        parent.append(tuple.__new__(Child, ("items", Tree("paragraph", [spans]), 0)))
        items[depth:] = [spans]
        if self.around_table is not None:
            self.leave_table()
        self.spans = spans


def label_spans(line: int, label: int, text: int, after_mark: int) -> list[Span | Child]:
    """
    Make the spans of a label, of the pilcrow or blanks before it, and of the portion mark after it, each by its end.

    >>> label_spans(0, 1, 4, 8)
    [('', 'pilcrow', 0, 1), ('label', 'enumerator', 1, 4), ('portion', 'portion', 4, 8)]
    """
    spans: list[Span | Child] = [("", "pilcrow", line, label)] if label > line else []
    spans.append(("label", "enumerator", label, text))
    if after_mark > text:
        spans.append(("portion", "portion", text, after_mark))
    return spans
