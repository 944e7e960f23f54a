"""Any web page with a telegram in it: preformatted, or in lines and paragraphs (docs/archives.md)."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from cablekit.archives.common import one_line, year_of
from cablekit.archives.document import Choice, Document, Found
from cablekit.archives.page_text import PREFORMATTED, parse, text_of
from cablekit.model import Wrapper
from cablekit.model.identifiers import CABLE_IDS

#: How a page begins, and how a piece of one does.
PAGE: Final = re.compile(
    r"\s{0,999}(?:<\?xml[^<>]{0,200}>\s{0,99}|<!--[^<>]{0,2000}-->\s{0,99}){0,9}"
    r"<(?:!DOCTYPE\s+html\b|(?:html|head|body|title|meta|table|div|center|pre|p|h[1-6]|span|font|article|section)[\s/>])",
    re.IGNORECASE,
)
#: Line endings of pages, of which a text has some that was cut out of one.
LINE: Final = re.compile(r"<(?:br\s?/?|/p|/pre)>", re.IGNORECASE)
LINES: Final = 3
#: The encoding that a page names, near its top.
CHARSET: Final = re.compile(rb"""<meta[^<>]{0,200}?charset\s?=\s?["']?([\w.:-]{2,40})""", re.IGNORECASE)
TOP: Final = 4096
#: How long a label and a value in a table of facts may be, and how many there may be.
LABEL: Final = 60
VALUE: Final = 2000
FACTS: Final = 100


def recognise(document: Document) -> bool:
    """
    Whether a page, or a piece of one, comes first, or the text has the line endings of pages.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"<p>UNCLAS ZENDA 7")), recognise(decode(b"TOLL < 5 CROWNS<br>"))
    (True, False)
    """
    text, start, end = document.text, document.start, document.end
    if text.find("<", start, end) < 0:
        return False
    if PAGE.match(text, start, end):
        return True
    found = LINE.finditer(text, start, end)
    return all(next(found, None) for _ in range(LINES))


def read_page(document: Document) -> Iterator[Found]:
    """Yield what may hold the telegram: what is preformatted, the page without the site's own parts, the whole page."""
    root = parse(page_of(document))
    if root is None:
        yield document.inner_text("")
        return
    fields = facts_of(root)
    wrapper = Wrapper("html", tuple(fields.items()))
    year = next((year for name in CABLE_IDS if (year := year_of(fields.get(name)))), None)
    texts = [preformatted(root), text_of(root, chrome=False), text_of(root)]
    inner = [document.inner_text(text, wrapper, year=year).with_many() for text in dict.fromkeys(texts) if text]
    yield Choice(tuple((one,) for one in inner)) if inner else document.inner_text("", wrapper)


def page_of(document: Document) -> str:
    """Return the page, in the encoding that it names if its bytes are not UTF-8."""
    named = CHARSET.search(document.data[:TOP]) if document.encoding != "utf-8" and not document.bom else None
    if named and document.end - document.start == len(document.text):
        with suppress(LookupError, ValueError):
            return document.data.decode(named[1].decode())
    return document.text[document.start : document.end]


def preformatted(root: Any) -> str:
    """Return what is preformatted in a page, joined."""
    blocks = [node for node in root.iter(*PREFORMATTED) if not any(True for _ in node.iterancestors(*PREFORMATTED))]
    return "".join(text_of(block) for block in blocks)


def facts_of(root: Any) -> dict[str, str]:
    """Return the title of a page and what its tables say: a label and its value in a row, or labels above values."""
    title = one_line(next(root.itertext("title"), ""))
    fields = {"Title": title} if title else {}
    above: list[str] = []
    for row in root.iter("tr"):
        if next(row.iterdescendants("table"), None) is not None:  # its text would be read once for each table around it
            continue
        cells = [one_line("".join(cell.itertext())) for cell in row if cell.tag in ("td", "th")]
        pairs = [tuple(cells)] if len(cells) == 2 and is_label(row, cells) else zip(above, cells, strict=False)
        above = cells if all(cell.tag == "th" for cell in row) else []
        for name, value in pairs:
            label = name.rstrip(": ")
            if len(fields) < FACTS and 0 < len(label) <= LABEL and 0 < len(value) <= VALUE:
                fields.setdefault(label, value)
    return fields


def is_label(row: Any, cells: list[str]) -> bool:
    """Whether the first of two cells is the label of the second."""
    return cells[0].endswith(":") or (row[0].tag == "th" and row[-1].tag == "td")
