"""Words that were taken out of a cable, withheld, or could not be read (format.md 16, 18.3, 20.2)."""

import re
from typing import Any, Final

from attrs import frozen

from cablekit.telegram.grammar import EXEMPTION
from cablekit.telegram.walk import walk

#: Why words are missing, by what is printed in their place.
REASONS: Final = (
    ("withheld", re.compile(r"(?i)\s*(?:This record is a partial extract|Telegram ?Restricted by caption)")),
    ("unavailable", re.compile(r"(?i).*(?:UNAVAILABLE|ERROR READING TEXT INDEX|TEXT ON MICROFILM)")),
    ("garbled", re.compile(r"(?i)\s*(?:\u00bf|\(#\)|\[[^\]]*(?:garbled|illegible|missing))")),
)


@frozen
class Gap:
    """
    A place where words are missing.

    Attributes:
        reason: `redacted`, `withheld`, `garbled` or `unavailable`.
        code: The exemption of a FOIA release: `B6`, `1.4(D)`; None where none is printed.
        text: What is printed in place of the words.
        start: Its first character, counted from 0.
        end: The end of the text, as in a slice.
        line: Its line, counted from 1.

    >>> Gap("redacted", "B6", "B6", 10, 12, 1).code
    'B6'
    """

    reason: str
    code: str | None
    text: str
    start: int
    end: int
    line: int


def gaps(node: Any) -> tuple[Gap, ...]:
    """
    Return the gaps of a cable, or of a part of one, in order.

    Args:
        node: A `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.

    >>> from cablekit import from_text
    >>> [gap.reason for gap in gaps(from_text("1. (C) He met XXXXXXXXXXXX at the castle."))]
    ['redacted']
    """
    found = []
    for piece in walk(node):
        if piece.kind == "gap":
            bare = piece.text.strip()
            code = bare if EXEMPTION.match(bare) else None
            found.append(Gap(reason_of(bare), code, bare, piece.start, piece.end, piece.line))
    return tuple(found)


def reason_of(text: str) -> str:
    """
    Return why words are missing.

    >>> reason_of("XXXXXXXXXXXX"), reason_of("(#)")
    ('redacted', 'garbled')
    """
    return next((reason for reason, pattern in REASONS if pattern.match(text)), "redacted")
