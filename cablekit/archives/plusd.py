"""The text of a PLUSD page: an export of the National Archives without its headings and banners (format.md 18.2)."""

import re
from collections.abc import Iterator
from typing import Final

from cablekit.archives import nara
from cablekit.archives.common import trim, year_of
from cablekit.archives.document import Document, Found
from cablekit.model import Wrapper
from cablekit.model.identifiers import DOCUMENT_NUMBER
from cablekit.telegram import around

#: 18.4. The first keys of the block, and others that no telegram has.
FIRST: Final = re.compile(r"[\r\n][ \t]*(?=(?:Automatic Decaptioning|Capture Date|Channel Indicators):)")
WORDS: Final = f"{DOCUMENT_NUMBER}:"
NUMBER: Final = re.compile(rf"[\r\n][ \t]*{WORDS}")
LATER: Final = re.compile(r"[\r\n][ \t]*(?:Disposition Date|Film Number|Locator|Document Source):")
#: Lines of the page between the telegram and the block.
PRINT: Final = frozenset({around.ABOVE_EXPORT, around.BELOW_EXPORT, "Raw content", "Metadata", "Show Headers", "---"})


def recognise(document: Document) -> bool:
    r"""
    Whether the block of attributes is below the text.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"TAGS: XG\nCapture Date: 1994\nDocument Number: 1979ZENDA00007\nFilm Number: D1\n"))
    True
    """
    if document.text.find(WORDS, document.edge, document.end) < 0:  # most texts do not have it
        return False
    block = FIRST.search(document.text, document.edge, document.end)
    found = block is not None and NUMBER.search(document.text, block.start(), document.end)
    return bool(found) and block is not None and LATER.search(document.text, block.start(), document.end) is not None


def read_page(document: Document) -> Iterator[Found]:
    """Yield the telegram with its attributes."""
    block = FIRST.search(document.text, document.edge, document.end)
    stop = block.end() if block else document.end
    fields = nara.read_attributes(document.text, stop, document.end)
    start, end = trim(document.text, document.start, stop, is_page_line)
    wrapper = Wrapper("plusd", tuple(fields.items()))
    yield document.inner(start, end, wrapper, year=year_of(fields.get(DOCUMENT_NUMBER))).with_many()


def is_page_line(line: str) -> bool:
    """
    Whether a line, stripped, belongs to the page.

    >>> is_page_line("Metadata"), is_page_line("SECRET")
    (True, False)
    """
    return line in PRINT or nara.is_banner(line)
