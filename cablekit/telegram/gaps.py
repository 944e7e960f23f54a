"""Words that were taken out of a cable, withheld, or could not be read (format.md 16, 18.3, 20.2)."""

import re
from collections.abc import Iterator
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model import AnyNode
from cablekit.model.gap import Gap
from cablekit.source import FURNITURE, normalize_newlines
from cablekit.telegram.body.gaps import find_gaps
from cablekit.telegram.grammar import EXEMPTIONS
from cablekit.telegram.walk import Walked, walk

#: Why words are missing, by what is printed in their place.
REASONS: Final = (
    ("withheld", late_pattern(r"(?i)\s*(?:This record is a partial extract|Telegram ?Restricted by caption)")),
    (
        "unavailable",
        late_pattern(r"(?i)(?s:.*)(?:MISSING SECTION|UNAVAILABLE|ERROR READING TEXT INDEX|TEXT ON MICROFILM)"),
    ),
    ("garbled", late_pattern(r"(?i)\s*(?:\u00bf|\(#\)|[\[(][^\])]*(?:garble|illegible|missing))")),
)
#: 16, 20.2. The exemptions in what is printed, as `(b)(6)` or `B1, 1.4(D)`.
CODES: Final = late_pattern(rf"(?<![A-Za-z0-9]){EXEMPTIONS}", re.VERBOSE)
#: Pieces that have no gap in them: what is no value, and text, which was cut at its gaps.
WITHOUT_GAPS: Final = FURNITURE | {"text", "cell"}


def gaps(node: AnyNode) -> tuple[Gap, ...]:
    """
    Return the gaps of a cable, or of a part of one, in order.

    Args:
        node: A `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.

    >>> from cablekit import from_text
    >>> [gap.reason for gap in gaps(from_text("1. (C) He met XXXXXXXXXXXX at the castle."))]
    ['redacted']
    """
    return tuple(gap for piece in walk(node) for gap in gaps_in(piece))


def gaps_in(piece: Walked) -> Iterator[Gap]:
    """Yield the gap that a piece is, or those in the value of a field: text was cut at its gaps when it was read."""
    if piece.kind == "gap":
        bare = piece.text.strip()
        yield gap_at(piece, bare, 0, len(piece.text))
    elif piece.field and piece.kind not in WITHOUT_GAPS:
        for low, high in find_gaps(piece.text, 0, len(piece.text)):
            yield gap_at(piece, piece.text[low:high], low, high)


def gap_at(piece: Walked, bare: str, low: int, high: int) -> Gap:
    """Make the gap that is at a place of a piece."""
    code = CODES.search(bare)
    line = piece.line + normalize_newlines(piece.text[:low]).count("\n")
    return Gap(reason_of(bare), code and code[0], bare, piece.start + low, piece.start + high, line)


def reason_of(text: str) -> str:
    """
    Return why words are missing.

    >>> reason_of("XXXXXXXXXXXX"), reason_of("(#)")
    ('redacted', 'garbled')
    """
    return next((reason for reason, pattern in REASONS if pattern.match(text)), "redacted")
