"""Records as the rows of a CSV file."""

import csv
import io
from collections.abc import Iterable
from typing import Final

from cablekit.corpus.records import RECORD_COLUMNS, to_record
from cablekit.formats import Many
from cablekit.model import Cable

#: The first characters of cells that a spreadsheet would take for a formula.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


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


def cable_row(cable: Cable, *, excel_safe: bool = False, **_: bool) -> bytes:
    """Write the record of a cable as a row."""
    return csv_row(to_record(cable).values(), excel_safe=excel_safe)


CSV_ROWS: Final = Many(cable_row, head=csv_row(RECORD_COLUMNS))
