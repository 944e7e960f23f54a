"""What precedes a new paragraph without a number, so that it is not read as a heading or as a line of the header (format.md 13.4, 13.5)."""

import re
from typing import Any, Final

from cablekit.model import Paragraph, ParagraphKind
from cablekit.source import Piece
from cablekit.telegram import grammar
from cablekit.telegram.body.headings import heading_without_rule
from cablekit.telegram.header.cursor import HeaderCursor
from cablekit.telegram.header.scanner import read_header

#: A pilcrow before the text shows that it is a paragraph, and is in no value (format.md 3).
PILCROW: Final = Piece("pilcrow", "\u00b6")
#: A line of dashes by itself shows that the header has ended.
RULE: Final = "---"
#: What follows most numbers.
NUMBERED: Final = "1. (U) X"
USUAL_TEXT: Final = re.compile(grammar.TEXT_BEGINS)
#: How much of a text shows that it is like a header line (characters).
BEGINNING: Final = 2000


def is_plain(node: Any) -> bool:
    """Whether a node is a paragraph without a label, in running text."""
    return isinstance(node, Paragraph) and node.kind is ParagraphKind.PARAGRAPH and not node.label and bool(node.text)


def is_like_heading(node: Any, below: Any) -> bool:
    """
    Whether a paragraph would be read as a heading: a short line that does not end like a sentence, above a numbered one.

    >>> is_like_heading(Paragraph(text="The Toll"), Paragraph("2")), is_like_heading(Paragraph(text="It rose."), Paragraph("2"))
    (True, False)
    """
    if not (is_plain(node) and isinstance(below, Paragraph) and (below.label or "").isdecimal()):
        return False
    return heading_without_rule(f"{node.text}\n\n{NUMBERED}", 0, len(node.text) + 2 + len(NUMBERED)) is not None


def is_like_header(above: str, node: Any) -> bool:
    """
    Whether the first paragraph of a cable would be read as a line of the header above it.

    >>> is_like_header("TAGS: PREL\\n", Paragraph(text="REF: ZENDA 816")), is_like_header("", Paragraph(text="All is well."))
    (True, False)
    """
    if not is_plain(node):
        return False
    text = f"{above}\n{node.text[:BEGINNING]}\n\n{NUMBERED}"
    return read_header(HeaderCursor(text, 0, len(text))) > len(above) + 1


def is_unusual(item: Paragraph) -> bool:
    """
    Whether the number of an item must be in brackets, because its text does not begin as most paragraphs do.

    >>> is_unusual(Paragraph("1", text="stay")), is_unusual(Paragraph("1", text="Stay")), is_unusual(Paragraph("A", text="x"))
    (True, False, False)
    """
    return (item.label or "").isdecimal() and item.portion is None and not USUAL_TEXT.match(item.text)
