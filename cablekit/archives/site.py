"""The text dump of a site: a block of labels and their values, the telegram, a footer (format.md 21.3)."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from cablekit.archives.common import one_line, trim, year_of
from cablekit.archives.document import Document, Found, Line, lines
from cablekit.model import Wrapper
from cablekit.model.identifiers import IDENTIFIER

#: The labels, one per line, that come first; their values follow in the same order.
LABELS: Final = (IDENTIFIER, "Created", "Classification", "Origin")
#: How far below the values the title, the tags and the link above the telegram may be.
BLOCK: Final = 20
TITLE: Final = "Cable title"
TAGS: Final = "Tags"
FOOTER: Final = "Share this cable"
FOOTER_LINE: Final = re.compile(rf"[\r\n][ \t]*{FOOTER}[ \t]*(?=[\r\n]|\Z)")


def first_lines(text: str, start: int = 0) -> Iterator[Line]:
    """Yield the first lines that are not empty: as many as there are labels and values."""
    return islice((line for line in lines(text, start) if line.text), 2 * len(LABELS))


def recognise(document: Document) -> bool:
    r"""
    Whether the four labels come first, and four values below them.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"Identifier\nCreated\nClassification\nOrigin\n1\n2\n3\n4"))
    True
    """
    found = first_lines(document.text, document.start)
    is_labeled = all(line.text == label for label, line in zip(LABELS, found, strict=False))  # most end at the first
    return is_labeled and len(list(found)) == len(LABELS)


def read_site(document: Document) -> Iterator[Found]:
    """Yield what is inside, with the site's fields."""
    text = document.text
    found = list(first_lines(text, document.start))
    fields = dict(zip(LABELS, (line.text for line in found[len(LABELS) :]), strict=False))
    start = read_above(text, found[-1].stop if found else document.start, fields)
    end = read_footer(text, start, document.end, fields)
    start, end = trim(text, start, end, lambda _: False)
    yield document.inner(start, end, Wrapper("site", tuple(fields.items())), year=year_of(fields.get(IDENTIFIER)))


def read_above(text: str, start: int, fields: dict[str, str]) -> int:
    r"""
    Read the title, the tags and the link above the telegram into *fields*; return where the telegram begins.

    >>> fields = {}; read_above("Cable title:\nThe Bridge\nTags: XG\nTAGS: XG", 0, fields), fields
    (33, {'Cable title': 'The Bridge', 'Tags': 'XG'})
    """
    label = ""
    for line in islice(lines(text, start), BLOCK):
        name, colon, value = line.text.partition(":")
        if colon and name in (TITLE, TAGS):
            fields[name], label, start = one_line(value), name, line.stop
        elif line.text.startswith("pdf"):
            return line.stop
        elif label == TITLE:
            fields[label] = one_line(f"{fields[label]} {line.text}")
        elif line.text:
            break
    return start


def read_footer(text: str, start: int, end: int, fields: dict[str, str]) -> int:
    r"""
    Read the footer below the telegram into *fields*; return where the telegram ends.

    >>> fields = {}; read_footer("BURNS\n\nShare this cable\n facebook", 0, 33, fields), fields
    (7, {'Share this cable': 'facebook'})
    """
    last = None
    for last in FOOTER_LINE.finditer(text, max(start - 1, 0), end):  # noqa: B007 - the last one counts
        pass
    if last is None:
        return end
    fields[FOOTER] = one_line(text[last.end() : end])
    return last.start() + 1
