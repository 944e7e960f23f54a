"""A page of the Cablegate kind, pasted as text: its title, its table of facts, and the telegram (format.md 21.1)."""

import re
from collections.abc import Iterator
from typing import Final

from cablekit.archives.common import ended_by_lf, one_line, year_of
from cablekit.archives.document import Document, Found
from cablekit.model import Wrapper
from cablekit.model.identifiers import REFERENCE_ID
from cablekit.telegram import around

#: What separates the cells: tabs, line endings, or several spaces.
CELL: Final = around.CELL
BLANK_LINES: Final = r"(?:[ \t]*\n){0,9}"
PAGE: Final = re.compile(
    rf"""
    {BLANK_LINES}
    (?: Viewing[ ]cable[ ](?P<viewed>{around.ROW_ID})(?:,[ ]?(?P<title>[^\n]{{0,2000}}))?\n {BLANK_LINES} )?
    {REFERENCE_ID.replace(" ", "[ ]")} {CELL} Created {CELL} (?:Released{CELL})? Classification {CELL} Origin [ \t]*\n
    {BLANK_LINES}
    (?P<id>{around.ROW_ID}) {CELL} (?P<created>{around.ROW_DATE}) {CELL} (?:(?P<released>{around.ROW_DATE}){CELL})?
    (?P<classification>{around.ROW_LEVEL}) {CELL} (?P<origin>{around.ROW_ORIGIN}) [ \t]*(?:\n|\Z)
    """,
    re.VERBOSE,
)
#: How far down the labels and the end of the table may be.
TOP: Final = 3_000
FAR: Final = 10_000
#: The facts, by the names that the page gives them.
FACTS: Final = {
    REFERENCE_ID: "id",
    "Created": "created",
    "Released": "released",
    "Classification": "classification",
    "Origin": "origin",
    "Title": "title",
}


def table(document: Document) -> re.Match[str] | None:
    """Find the table, which most texts do not have; each character is in its place."""
    text, start = document.text, document.start
    if text.find(REFERENCE_ID, start, start + TOP) < 0:
        return None
    return PAGE.match(ended_by_lf(text[: start + FAR]), start)


def recognise(document: Document) -> bool:
    r"""
    Whether the table of facts comes first, with the values below the labels.

    >>> from cablekit.archives.document import decode
    >>> labels, values = "Reference ID\tCreated\tClassification\tOrigin", "08ZENDA7\t2008-05-08\tSECRET\tEmbassy Zenda"
    >>> recognise(decode(f"{labels}\n{values}\n\nUNCLAS ZENDA 7".encode()))
    True
    """
    return table(document) is not None


def read_pasted(document: Document) -> Iterator[Found]:
    """Yield what is below the table, with the page's facts."""
    found = table(document)
    fields = {name: one_line(found[group]) for name, group in FACTS.items() if found[group]} if found else {}
    start = found.end() if found else document.start
    wrapper = Wrapper("cablegate", tuple(fields.items()))
    yield document.inner(start, document.end, wrapper, year=year_of(fields.get(REFERENCE_ID)))
