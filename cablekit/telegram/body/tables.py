"""Tables in a body: which lines are rows of columns, and the cells of each (format.md 13.3)."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model.tables import COLUMN_GAP, RULER, cells_of
from cablekit.source import Child, Span, Tree
from cablekit.telegram import grammar
from cablekit.telegram.body.enclosures import EnclosureBuilder
from cablekit.telegram.body.gaps import split_at_gaps
from cablekit.telegram.body.headings import begins_item, next_line
from cablekit.telegram.body.page_breaks import BLOCK_START, Block

#: A gap that is wide enough to be between columns wherever it is: a wrapped or justified line has none.
WIDE_GAP: Final = late_pattern(r"[^ \t\u00a0\n](?:[ \u00a0]{3,}|[ \u00a0]*\t[ \t\u00a0]*)[^ \t\u00a0\n]")
#: The same, to be found fast.
COLUMN: Final = "   "
#: How long a row and a cell may be (characters).
LONGEST_ROW: Final = 120
LONGEST_CELL: Final = 48
#: How many rows a table has at least.
FEWEST_ROWS: Final = 3
#: How many of the rows must be alike; a heading above the columns may differ.
ALIKE: Final = 0.6
WITH_NUMBER: Final = 0.75
PIPED: Final = late_pattern(r"[^|\n]*\|[ \t]*")


class TableBuilder(EnclosureBuilder):
    r"""
    Builds tables: each is a child of what is open, and text below it continues that in a child without a label.

    >>> body = TableBuilder("Mill    20\nMoat    30\nMews    70\n", 0, 33, []); body.begin_table(0), len(body.spans)
    (True, 6)
    """

    __slots__ = ("has_strokes", "no_table_before")

    around_table: list[Span | Child] | None
    spans: list[Span | Child]

    def __init__(self, text: str, pos: int, end: int, blocks: list[Block]) -> None:
        super().__init__(text, pos, end, blocks)
        self.no_table_before: int = 0  # what was looked at already
        self.has_strokes: bool = text.find("|", pos, end) >= 0 or text.find("\t", pos, end) >= 0

    def may_be_table(self, place: int) -> bool:
        """Whether there is a wide gap, a stroke or a tab in the line at a place, or near it."""
        if place < self.no_table_before:
            return False
        return self.has_strokes or self.text.find(COLUMN, place, place + LONGEST_ROW) >= 0

    def begin_table(self, place: int) -> bool:
        """Add the table that begins at a line, if one does."""
        lines, self.no_table_before = rows_from(self.text, place, self.end, self.blocks)
        if not lines:
            return False
        parent = self.open_whole(place, "table")
        for low, high in lines:
            self.take(low)
            self.add_row(low, high)
        self.around_table = self.below_table = parent
        return True

    def add_quoted_cable(self, place: int, stop: int) -> None:
        """Add a quoted telegram, with all of its text."""
        parent = self.open_whole(place, "quoted-cable")
        self.take(stop)
        self.around_table = self.below_table = parent

    def open_whole(self, place: int, kind: str) -> list[Span | Child]:
        """Begin a table or a quoted telegram, and return what it is in."""
        self.take(place)
        parent = self.around_table
        if parent is None:
            parent = self.spans if self.paragraph is not None else self.open_paragraph([])
        self.below_table = None
        self.spans = []
        parent.append(tuple.__new__(Child, ("items", Tree(kind, [self.spans]), 0)))
        return parent

    def add_row(self, low: int, high: int) -> None:
        """Add the cells of a row, each with the blanks after it."""
        for stop in cell_ends(self.text, low, high):
            if self.gaps:
                for field, kind, start, end in split_at_gaps(self.gaps, self.at, stop):
                    self.spans.append((field, "cell" if kind == "text" else kind, start, end))
            else:
                self.spans.append(("text", "cell", self.at, stop))
            self.at = stop


def rows_from(text: str, place: int, end: int, blocks: list[Block]) -> tuple[list[tuple[int, int]], int]:
    r"""
    List the lines of the table that begins at *place*, and how far was looked; there are none where there is no table.

    >>> rows_from("Mill    Tolls\nEast    400\nWest    300\n\nSo.\n", 0, 42, [])
    ([(0, 14), (14, 26), (26, 38)], 42)
    """
    lines: list[tuple[int, int]] = []
    waiting: list[tuple[int, int]] = []  # they are in the table if a row follows
    seen = place
    for low, high in lines_from(text, place, end, blocks):
        seen = high
        line = text[low:high].strip(grammar.TRAIL)
        if is_row(line) or (lines and not waiting and line and not line.strip(RULER)):
            lines += [*waiting, (low, high)]
            waiting = []
        elif not lines or (waiting and line) or not is_title(line):
            break
        elif line:
            waiting.append((low, high))
    rows = [text[low:high].rstrip() for low, high in lines]
    found = is_consistent([row for row in rows if is_row(row.strip(grammar.TRAIL))])
    return (lines if found else []), seen


def is_title(line: str) -> bool:
    """Whether a line may be the title of some rows, or is blank: `TIN:`."""
    return len(line) <= LONGEST_CELL and not line.endswith(".") and not begins_item(line)


def lines_from(text: str, place: int, end: int, blocks: list[Block]) -> Iterator[tuple[int, int]]:
    """Yield the lines from a place on, without furniture, up to two blank ones or furniture inside a line."""
    blank = 0
    index = bisect_left(blocks, place, key=BLOCK_START)
    while True:
        while index < len(blocks) and blocks[index].start == place:
            place = blocks[index].stop
            index += 1
        high = next_line(text, place, end)
        blank = 0 if text[place:high].strip(grammar.TRAIL) else blank + 1
        if place >= end or blank > 1 or (index < len(blocks) and blocks[index].start < high):
            return
        yield place, high
        place = high


def is_row(line: str) -> bool:
    """
    Whether a line, without the blanks around it, may be a row of a table.

    >>> is_row("Mill    Tolls"), is_row("All is well.  So."), is_row("--   so"), is_row("Mill  20  +3")
    (True, False, False, True)
    """
    if len(line) > LONGEST_ROW or not line.strip(RULER) or begins_item(line):
        return False
    cells = cells_of(line)
    is_wide = len(cells) > 2 or WIDE_GAP.search(line) is not None or line.count("|") > 1
    return is_wide and len(cells) > 1 and max(map(len, cells)) <= LONGEST_CELL


def is_consistent(rows: list[str]) -> bool:
    """
    Whether rows are of one table: their last columns are aligned, or they have as many cells, the last one a number.

    >>> is_consistent(["Mill    20", "Moat    3", "Mews    7"]), is_consistent(["a    b", "c d    e", "f    g    h"])
    (True, False)
    """
    if len(rows) < FEWEST_ROWS:
        return False
    starts = [max((gap.end() for gap in COLUMN_GAP.finditer(row)), default=0) for row in rows]
    if most_alike(starts) >= ALIKE or most_alike([len(row) for row in rows]) >= ALIKE:
        return True
    cells = [cells_of(row) for row in rows]
    numbers = sum(any(sign.isdigit() for sign in row[-1]) for row in cells)
    return most_alike([len(row) for row in cells]) >= ALIKE and numbers >= WITH_NUMBER * len(rows)


def most_alike(places: list[int]) -> float:
    """
    Return the share of the most frequent value.

    >>> most_alike([3, 3, 4, 3])
    0.75
    """
    return max(map(places.count, set(places))) / len(places)


def cell_ends(text: str, low: int, high: int) -> list[int]:
    r"""
    List where the cells of a row end, each with the blanks after it.

    >>> cell_ends("Mill    400\n", 0, 12), cell_ends("| a | b |\n", 0, 10)
    ([8, 12], [6, 10])
    """
    first = low + len(text[low:high]) - len(text[low:high].lstrip())
    stop = low + len(text[low:high].rstrip())
    if "|" in text[low:high]:
        ends = [match.end() for match in PIPED.finditer(text, first + 1, stop)]
    else:
        ends = [gap.end() for gap in COLUMN_GAP.finditer(text, first, stop)]
    return [*[place for place in ends if place < stop], high]
