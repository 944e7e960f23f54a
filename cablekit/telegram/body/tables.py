"""Tables in a body: which lines are rows of columns, and the cells of each (format.md 13.3)."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model.tables import COLUMN_GAP, RULER, cells_of
from cablekit.source import Child, Span, Tree
from cablekit.telegram import grammar
from cablekit.telegram.body.enclosures import EnclosureBuilder, Opening
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
#: How far to the right the rest of a cell begins.
FAR_RIGHT: Final = " " * 12
#: What the dashes of columns are.
COLUMN_DASHES: Final = frozenset("-=_")
#: How close to a colon its line must end (characters).
NEAR_COLON: Final = 4
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

    def begin_table(self, place: int, *, is_glued: bool = False) -> bool:
        """Add the table that begins at a line, if one does; one that is *glued* to text shows its columns."""
        lines, self.no_table_before = rows_from(self.text, place, self.end, self.blocks)
        if not lines or (is_glued and not have_columns(self.text, lines)):
            return False
        parent = self.open_whole(place, "table")
        for low, high in lines:
            self.take(low)
            self.add_row(low, high)
        self.around_table = self.below_table = parent
        return True

    def begin_table_at_columns(self, place: int) -> bool:
        """Add the table that begins at the line above the dashes of its columns, if one does."""
        if not is_columns(line_at(self.text, place, self.end)):
            return False
        higher, above = line_above(self.text, self.at, place)
        return may_be_header(above) and higher >= self.no_table_before and self.begin_table(higher, is_glued=True)

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
    block = 0  # how many lines are above the first blank one, or the first title
    for low, high in lines_from(text, place, end, blocks):
        seen = high
        line = text[low:high].strip(grammar.TRAIL)
        if (
            is_row(line)
            or is_part(text, lines, waiting, (low, high))
            or (not lines and is_header(text, low, high, end))
        ):
            lines += [*waiting, (low, high)]
            waiting = []
        elif not lines or (waiting and line) or not is_title(line):
            break
        else:
            block = block or len(lines)
            waiting += [(low, high)] if line else []
    if are_rows(text, lines):
        return without_rule_below_blank(text, lines), seen
    lines = lines[:block]
    return (lines, lines[-1][1]) if lines and are_rows(text, lines) else ([], seen)


def is_part(text: str, lines: list[tuple[int, int]], waiting: list[tuple[int, int]], line: tuple[int, int]) -> bool:
    """Whether a line that is not a row continues a table: dashes, or the rest of a cell, far to the right directly below a row."""
    if not lines or waiting:
        return False
    content = text[line[0] : line[1]].strip(grammar.TRAIL)
    if is_ruler(content):
        return True
    is_rest = lines[-1][1] == line[0] and text.startswith(FAR_RIGHT, line[0]) and len(content) <= LONGEST_CELL
    return is_rest and content != "" and not (begins_item(content) or is_ruler(line_at(text, line[1], len(text))))


def is_ruler(line: str) -> bool:
    """
    Whether a line, without the blanks around it, has only dashes.

    >>> is_ruler("----  ---"), is_ruler("---- Mill"), is_ruler("")
    (True, False, False)
    """
    return line != "" and not line.strip(RULER)


def is_header(text: str, low: int, high: int, end: int) -> bool:
    """Whether a line that is no row is above the dashes of columns: it has their names."""
    return is_columns(line_at(text, high, end)) and may_be_header(text[low:high].strip(grammar.TRAIL))


def may_be_header(line: str) -> bool:
    """
    Whether a line may have the names of columns: it does not end like a sentence.

    >>> may_be_header("Mill Toll"), may_be_header("They are:"), may_be_header("")
    (True, False, False)
    """
    return 0 < len(line) <= LONGEST_ROW and line[-1] not in ".,:;?!" and not begins_item(line)


def is_columns(line: str) -> bool:
    """
    Whether a line has dashes for two columns or more.

    >>> is_columns("----   ---"), is_columns("--------- ---"), is_columns("----")
    (True, False, False)
    """
    return line[:1] in COLUMN_DASHES and "  " in line and is_ruler(line)


def are_rows(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the rows among some lines are of one table."""
    rows = [text[low:high].rstrip() for low, high in lines]
    return is_consistent([row for row in rows if is_row(row.strip(grammar.TRAIL))])


def have_columns(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines directly below text show their columns: those of a text that fills its lines with blanks do not."""
    rows = [text[low:high].strip(grammar.TRAIL) for low, high in lines]
    if any(map(is_columns, rows)):
        return True
    rows = [row for row in rows if is_row(row)]
    return most_alike(last_columns(rows)) >= ALIKE or end_in_figures(rows)


def without_rule_below_blank(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out a line of dashes at the end that is below a blank line: it is above a heading."""
    low, high = lines[-1]
    is_apart = low > lines[-2][1] and is_ruler(text[low:high].strip(grammar.TRAIL))
    return lines[:-1] if is_apart else lines


def tables_below_colons(text: str, pos: int, end: int) -> list[Opening]:
    r"""
    List the places where tables may begin directly below a line that ends with a colon.

    >>> tables_below_colons("The tolls:\nMill    20\n", 0, 22)
    [(11, 'table', 11)]
    """
    found: list[Opening] = []
    at = text.find(":", pos, end)  # a rare sign is found faster than a pattern
    while at >= 0:
        if text.find("\n", at, at + NEAR_COLON) > 0:
            place = next_line(text, at, end)
            if not text[at + 1 : place].strip(grammar.TRAIL) and is_row(line_at(text, place, end)):
                found.append((place, "table", place))
        at = text.find(":", at + 1, end)
    return found


def line_at(text: str, place: int, end: int) -> str:
    """Return the line that begins at a place, without the blanks around it."""
    return text[place : next_line(text, place, end)].strip(grammar.TRAIL)


def line_above(text: str, pos: int, start: int) -> tuple[int, str]:
    """Return the line above another one, and where it begins."""
    higher = max(text.rfind("\n", pos, start - 1) + 1, pos)
    return higher, text[higher:start].strip(grammar.TRAIL)


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
    if most_alike(last_columns(rows)) >= ALIKE or most_alike([len(row) for row in rows]) >= ALIKE:
        return True
    return end_in_figures(rows)


def last_columns(rows: list[str]) -> list[int]:
    """
    List where the last column of each row begins.

    >>> last_columns(["Mill    20", "The moat  3"])
    [8, 10]
    """
    return [max((gap.end() for gap in COLUMN_GAP.finditer(row)), default=0) for row in rows]


def end_in_figures(rows: list[str]) -> bool:
    """
    Whether rows have as many cells, and most have a figure in the last one.

    >>> end_in_figures(["Mill    20", "The moat  3"]), end_in_figures(["Mill    20", "The moat  stands"])
    (True, False)
    """
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
