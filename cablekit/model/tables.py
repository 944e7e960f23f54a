"""The cells of a table that a telegram prints: columns that blanks, tabs or strokes separate (format.md 13.3)."""

import re
from typing import Final

LINES: Final = re.compile(r"\r\n?|\n")
#: What separates two columns: two blanks or more, or a tab.
COLUMN_GAP: Final = re.compile(r"(?:\t|[ \u00a0](?:\t|[ \u00a0]))[ \t\u00a0]*+")
#: What a line of dashes under, above or between rows has.
RULER: Final = "-=_*~+|. \t\u00a0"
BLANKS: Final = " \t\u00a0"


def cells_of(line: str) -> tuple[str, ...]:
    """
    Split a line into its cells; a line of dashes has none.

    >>> cells_of("Flour   2,000  3.1"), cells_of("| Flour | 2,000 |"), cells_of("-----  -----")
    (('Flour', '2,000', '3.1'), ('Flour', '2,000'), ())
    """
    if not line.strip(RULER):
        return ()
    line = line.strip(BLANKS)
    if "|" not in line:
        return tuple(COLUMN_GAP.split(line))
    return tuple([cell.strip(BLANKS) for cell in line.removeprefix("|").removesuffix("|").split("|")])


def rows_of(text: str) -> tuple[tuple[str, ...], ...]:
    r"""
    Split a table into rows of cells, without its blank lines and lines of dashes.

    >>> rows_of("Mill   Tolls\n----   -----\nEast     400\n")
    (('Mill', 'Tolls'), ('East', '400'))
    """
    return tuple([cells for cells in map(cells_of, LINES.split(text)) if cells])
