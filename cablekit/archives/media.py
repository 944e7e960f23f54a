"""Dumps of media and researchers: labels, a marker, a row or a stamp above the telegram (format.md 21.4)."""

import re
from collections.abc import Iterator
from typing import Final

from cablekit.archives.common import one_line, year_of
from cablekit.archives.document import Document, Found, lines
from cablekit.model import Wrapper
from cablekit.model.identifiers import REFID
from cablekit.telegram import around

#: The labels of a block, in uppercase or lowercase, and how many of them prove one.
LABEL: Final = re.compile(
    r"(ID|ORIGIN|DATE|SOURCE|CLASSIFICATION|MISC|DESTINATION|id|date|refid|origin|classification|destination|header)"
    r":(?:[ \t]+|$)"
)
PROOF: Final = 3
#: How many lines a block may have.
BLOCK: Final = 30
#: A marker of one record, and the line of a day.
MARKER: Final = re.compile(r"<<([0-9]{1,12})>>")
DAY: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4}, [0-9]{1,2}:[0-9]{2}"
)
#: A stamp without a blank after it: the class line follows on the same line.
STAMP: Final = re.compile(rf"Cable dated: ?({around.DAY}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}})")
#: A row of columns: the telegram is the last one.
ROW: Final = re.compile(
    r"([0-9]{1,12})\t([^\t\r\n]{6,30})\t([0-9]{2}[A-Z]{2,30}[0-9]{1,8})\t([^\t\r\n]{3,60})\t([^\t\r\n]{3,60})\t([^\t\r\n]*)\t"
)
COLUMNS: Final = ("id", "date", REFID, "origin", "classification", "references")


def recognise(document: Document) -> bool:
    r"""
    Whether a dump's labels, marker, row or stamp come first.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"<<218634>>\nTAGS: XG"))
    True
    """
    return bool(read_above(document)[1])


def read_dump(document: Document) -> Iterator[Found]:
    """Yield what is inside, with the dump's fields."""
    start, fields = read_above(document)
    wrapper = Wrapper("media", tuple(fields.items()))
    yield document.inner(start, document.end, wrapper, year=year_of(fields.get(REFID)))


def read_above(document: Document) -> tuple[int, dict[str, str]]:
    r"""
    Read what a dump put above the telegram: where the telegram begins, and the fields.

    >>> from cablekit.archives.document import decode
    >>> read_above(decode(b"ID: 7\nORIGIN: Zenda\nDATE: 2008\nFM ZENDA"))
    (31, {'ID': '7', 'ORIGIN': 'Zenda', 'DATE': '2008'})
    """
    text, start = document.text, document.start
    fields: dict[str, str] = {}
    for read_one in (read_marker, read_stamp, read_block):
        start = read_one(text, start, document.end, fields)
    return start, fields


def first_line(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Return the first line that is not empty: where its words begin, where the next line begins, and its words."""
    for line in lines(text, start, end):
        if line.text:
            return text.index(line.text[0], line.start), line.stop, line.text
    return end, end, ""


def read_marker(text: str, start: int, end: int, fields: dict[str, str]) -> int:
    r"""
    Read the marker of a record, or the line of a day, into *fields*; return where the rest begins.

    >>> fields = {}; read_marker("<<218634>>\nTAGS: XG", 0, 19, fields), fields
    (11, {'Record': '218634'})
    """
    _, stop, words = first_line(text, start, end)
    match = MARKER.fullmatch(words)
    if match:
        fields["Record"] = match[1]
        return stop
    if DAY.fullmatch(words):
        fields["Date"] = words
        return stop
    return start


def read_stamp(text: str, start: int, end: int, fields: dict[str, str]) -> int:
    """
    Read a date stamp, or the columns of a row, into *fields*; return where the rest begins.

    >>> fields = {}; read_stamp("Cable dated:2005-05-23T14:26:00S E C R E T", 0, 42, fields), fields
    (31, {'Cable dated': '2005-05-23T14:26:00'})
    """
    at, _, _ = first_line(text, start, end)
    match = STAMP.match(text, at, end)
    if match:
        fields["Cable dated"] = match[1]
        return match.end()
    match = ROW.match(text, at, end)
    if match:
        fields.update(zip(COLUMNS, (one_line(value) for value in match.groups()), strict=True))
        return match.end()
    return start


def read_block(text: str, start: int, end: int, fields: dict[str, str]) -> int:
    r"""
    Read a block of labels, of which `header:` is the last, into *fields*; return where the rest begins.

    >>> fields = {}; read_block("id: 7\nrefid: 08ZENDA7\ndate: 2008\nheader:\nFM ZENDA", 0, 50, fields), fields
    (41, {'id': '7', 'refid': '08ZENDA7', 'date': '2008'})
    """
    found: dict[str, str] = {}
    stop = start
    for count, line in enumerate(lines(text, start, end)):
        match = LABEL.match(line.text)
        if count == BLOCK or (line.text and not match):
            break
        if match:
            found[match[1]], stop = one_line(line.text[match.end() :]), line.stop
        if "header" in found:
            break
    if len(found) < PROOF:
        return start
    found.pop("header", None)
    fields.update(found)
    return stop
