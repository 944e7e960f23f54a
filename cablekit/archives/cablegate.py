"""A page of the Cablegate kind: a table of facts, the head and the body as two `pre` blocks (format.md 21.1)."""

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cablekit.archives.common import one_line, year_of
from cablekit.archives.document import Document, Found
from cablekit.model import Wrapper
from cablekit.model.identifiers import REFERENCE_ID
from cablekit.source import normalize_newlines

TABLE: Final = re.compile(r"""<table[^<>]*\sclass=["']?cable\b""")
#: A tag, by the rule of HTML: `<` opens one only before a letter or one of three signs; `5 < 6` keeps its words.
TAG: Final = re.compile("<[A-Za-z/!?][^>]*>")
HEADING: Final = "Viewing cable "
#: The pages write each line ending as an entity; one by one, decoding them would cost more than all the rest of a page.
LINE_ENDING: Final = "&#x000A;"


def elements(page: str, name: str, start: int = 0) -> Iterator[str]:
    """
    Yield the contents of the elements called *name*, from *start*.

    >>> list(elements("<td>a</td><td class='b'>c</td><td>d", "td"))
    ['a', 'c']
    """
    opening = opening_tag(name)
    while match := opening.search(page, start):
        end = page.find(f"</{name}>", match.end())
        if end < 0:
            return
        yield page[match.end() : end]
        start = end


@cache
def opening_tag(name: str) -> re.Pattern[str]:
    """Compile the pattern of an element's first tag."""
    return re.compile(rf"<{name}(?:\s[^<>]*)?>")


def plain_text(markup: str) -> str:
    """
    Return the characters of a piece of a page: tags are dropped, entities resolved.

    >>> plain_text("<a href='#'>A &amp; B</a>")
    'A & B'
    """
    last = markup.rfind(">") + 1
    text = TAG.sub("", markup[:last]) + markup[last:]
    return html.unescape(text.replace(LINE_ENDING, "\n"))


def recognise(document: Document) -> bool:
    """
    Whether the page has the table and a `pre` block.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"<table class='cable'></table><pre>TAGS: XG</pre>"))
    True
    """
    page = document.text
    return TABLE.search(page) is not None and next(elements(page, "pre"), None) is not None


def read_page(document: Document) -> Iterator[Found]:
    """Yield what is inside the page, with the page's facts; its text is the header, a line ending, and the body."""
    page = normalize_newlines(document.text)
    fields = read_facts(page)
    wrapper = Wrapper("cablegate", tuple(fields.items()))
    yield document.inner_text(telegram_text(page), wrapper, year=year_of(fields.get(REFERENCE_ID)))


def telegram_text(page: str) -> str:
    r"""
    Return the telegram's text: the first block and the last one, joined by a line ending.

    >>> telegram_text("<pre>FM ZENDA</pre><pre>UNCLAS</pre>")
    'FM ZENDA\nUNCLAS'
    """
    blocks = [plain_text(block) for block in elements(page, "pre")] or [""]
    return f"{blocks[0]}\n{blocks[-1]}" if len(blocks) > 1 and blocks[0] else blocks[-1]


def read_facts(page: str) -> dict[str, str]:
    """
    Read the table and the title above it.

    >>> read_facts("<h3>Viewing cable 08ZENDA1, THE BRIDGE</h3><table class='cable'><th>Origin</th><td> <a>Zenda</a>")
    {'Title': 'THE BRIDGE'}
    """
    match = TABLE.search(page)
    start = match.start() if match else 0
    end = page.find("</table>", start)
    table = page[start:end] if end >= 0 else ""
    names = (one_line(plain_text(name)) for name in elements(table, "th"))
    values = (one_line(plain_text(value)) for value in elements(table, "td"))
    fields = dict(zip(names, values, strict=False))
    title = one_line(plain_text(next(elements(page[:start], "h3"), "")))
    if title.startswith(HEADING):
        fields["Title"] = title.removeprefix(HEADING).partition(",")[2].strip()
    return fields
