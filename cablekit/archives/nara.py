"""The National Archives' export: banners, `Message Text`, the telegram, `Message Attributes` (format.md 18)."""

import re
from collections.abc import Iterator
from typing import Final

from cablekit.archives.common import find_line, trim, year_of
from cablekit.archives.document import Document, Found, lines
from cablekit.model import Wrapper
from cablekit.model.identifiers import DOCUMENT_NUMBER
from cablekit.telegram import around

#: 18.1. The heading above the telegram, and how far down it may be.
TEXT: Final = re.compile(rf"(?:\A|[\r\n])[ \t\f]*{around.ABOVE_EXPORT}[ \t]*(?:\r\n?|\n)")
TOP: Final = 10_000
#: 18.1. The heading below it.
ATTRIBUTES: Final = re.compile(rf"[\r\n][ \t\f]*{around.BELOW_EXPORT}[ \t]*(?=[\r\n]|\Z)")
#: 18.1. The banner at the top and bottom of each page.
BANNER: Final = re.compile(
    rf"(?:[A-Z][\w.'-]*(?: [\w.'-]+){{0,4}} )?{around.DECLASSIFIED} US {around.DEPARTMENT} {around.REVIEW}"
    r" [\w ]{8,12}"
)
#: 18.4. `Key: value`; the words of a value that continues are in uppercase.
KEY: Final = re.compile(r"((?:[A-Z][a-z]+(?: [A-Za-z]+){0,4})|TAGS|SAS ID|ISecure|vdkvgwkey):(?:[ \t]|$)")


def is_banner(line: str) -> bool:
    """
    Whether a line, stripped, is the releasers' banner.

    >>> is_banner("Declassified/Released US Department of State EO Systematic Review 30 JUN 2005")
    True
    """
    return BANNER.fullmatch(line) is not None


def recognise(document: Document) -> bool:
    r"""
    Whether the text has both headings.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"Message Text\nSECRET\nMessage Attributes\nCopy: SINGLE"))
    True
    """
    heading = heading_above(document)
    return heading is not None and heading_below(document, heading.end()) is not None


def heading_above(document: Document) -> re.Match[str] | None:
    """Find the heading above the telegram."""
    return find_line(TEXT, around.ABOVE_EXPORT, document.text, document.edge, document.start + TOP)


def heading_below(document: Document, start: int) -> re.Match[str] | None:
    """Find the heading below the telegram that begins at *start*."""
    return find_line(ATTRIBUTES, around.BELOW_EXPORT, document.text, max(start - 1, 0), document.end)


def read_export(document: Document) -> Iterator[Found]:
    """Yield the telegram with its attributes."""
    text, start, stop = document.text, document.start, document.end
    heading = heading_above(document)
    start = heading.end() if heading else start
    block = heading_below(document, start)
    end = block.start() + 1 if block else stop
    fields = read_attributes(text, block.end() if block else end, stop)
    start, end = trim(text, start, end, is_banner)
    wrapper = Wrapper("nara", tuple(fields.items()))
    yield document.inner(start, end, wrapper, year=year_of(fields.get(DOCUMENT_NUMBER))).with_many()


def read_attributes(text: str, start: int, end: int | None = None) -> dict[str, str]:
    r"""
    Read the attributes; a value that continues below is joined by a space.

    >>> read_attributes("Concepts: GRAIN,\nMILLS\nDrafter:\n", 0)
    {'Concepts': 'GRAIN, MILLS', 'Drafter': ''}
    """
    found: dict[str, list[str]] = {}
    key = ""
    for line in lines(text, start, end):
        match = KEY.match(line.text)
        if match and match[1] not in found:
            key = match[1]
            found[key] = [line.text[match.end() :].strip()]
        elif key and not is_banner(line.text):
            found[key].append(line.text)
    return {key: " ".join(part for part in parts if part) for key, parts in found.items()}
