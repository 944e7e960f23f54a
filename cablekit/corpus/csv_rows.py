"""Records as the rows of a CSV file."""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

from cablekit.corpus.records import RECORD_COLUMNS, needs_body, part_of_record
from cablekit.formats import Many
from cablekit.model import Cable

#: The first characters of cells that a spreadsheet would take for a formula.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
#: How many characters a cell of a spreadsheet has at most.
LONGEST_CELL: Final = 32_767


def csv_row(values: Iterable[object], *, excel_safe: bool = False) -> bytes:
    r"""
    Write one row of a CSV file; *excel_safe* puts an apostrophe before cells that look like formulas.

    >>> csv_row(["=1+1", None, "a,b"], excel_safe=True)
    b'\'=1+1,,"a,b"\r\n'
    """
    out = io.StringIO()
    cells = [
        f"'{value}" if excel_safe and isinstance(value, str) and value.startswith(FORMULA) else value
        for value in values
    ]
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8", "backslashreplace")


def cable_row(cable: Cable, *, columns: Collection[str] = (), excel_safe: bool = False, **_: Any) -> bytes:
    """Write the record of a cable as a row."""
    record = part_of_record(cable, columns or RECORD_COLUMNS)
    return csv_row((record[column] for column in columns or RECORD_COLUMNS), excel_safe=excel_safe)


def head_row(*, columns: Collection[str] = (), excel_safe: bool = False, **_: Any) -> bytes:
    """Write the names of the columns as a row; a spreadsheet needs a mark to see that it is UTF-8."""
    return (BOM_UTF8 if excel_safe else b"") + csv_row(columns or RECORD_COLUMNS)


def long_cells(cable: Cable, *, columns: Collection[str] = (), excel_safe: bool = False, **_: Any) -> Iterator[str]:
    """Yield what to say of the cells that a spreadsheet cuts off."""
    record = part_of_record(cable, columns or RECORD_COLUMNS) if excel_safe else {}
    for column, value in record.items():
        length = len(value.encode("utf-16-le", "surrogatepass")) // 2 if isinstance(value, str) else 0
        if length > LONGEST_CELL:
            limit = f"a spreadsheet cuts it off after {LONGEST_CELL:,}; leave it out with --no-text or --columns"
            yield f"the cell {column!r} has {length:,} characters, and {limit}"


CSV_ROWS: Final = Many(cable_row, head_row, report=long_cells, needs_body=needs_body)
