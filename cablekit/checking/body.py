"""The body: paragraph numbers that skip or repeat, summaries and comments that nobody ended (format.md 13)."""

import re
from collections.abc import Iterator
from typing import Final

from cablekit.checking.finding import Finding
from cablekit.checking.view import Extent, View, extent
from cablekit.telegram.walk import Walked

#: 13.3. What is begun with a label and ended with words. A comment without BEGIN ends with its paragraph, as half do.
BEGUN: Final = re.compile(
    r"(?i)\W{0,4}(?:BEGIN (?=SUMM|COMM)|(?=SUMM))(SUMMARY|COMMENT)(?: (?:AND|&|/) [A-Z]{3,20})?\s{0,3}[:.]"
)
ENDED: Final = re.compile(r"(?i)\bEND(?:\s{1,4}OF)?\s{1,4}(SUMMARY|COMMENT)\b")


def numbers(view: View) -> Iterator[Finding]:
    """Find paragraph numbers that skip or repeat; numbers that return to the sequence have the same cause."""
    part = view.cable.header.part
    before = None if part and part.number > 1 else 0
    awaited = 0
    for piece in paragraph_numbers(view):
        number = piece.node.number
        if before is not None and number not in (before + 1, awaited):
            code = "number-gap" if number > before else "number-repeat"
            place = f"follows paragraph {before}" if before else "is the first with a number"
            yield view.finding(code, f"paragraph {number} {place}", extent(piece))
            awaited = before + 1
        elif number == awaited:
            awaited = number + 1
        before = number


def paragraph_numbers(view: View) -> Iterator[Walked]:
    """Yield the numbers of the paragraphs; those of items are not counted."""
    own = {id(paragraph) for paragraph in view.cable.paragraphs}
    for piece in view.pieces:
        if piece.kind == "enumerator" and id(piece.node) in own and piece.node.number is not None:
            yield piece


def end_words(view: View) -> Iterator[Finding]:
    """Find summaries and comments whose end is not said."""
    begun: dict[str, Extent] = {}
    for piece, is_first in running_texts(view):
        match = BEGUN.match(piece.text) if is_first else None
        if match:
            word = match[1].lower()
            yield from unended(view, begun, word)
            begun[word] = (piece.start + match.start(1), piece.start + match.end(1))
        for match in ENDED.finditer(piece.text):
            begun.pop(match[1].lower(), None)
    for word in tuple(begun):
        yield from unended(view, begun, word)


def unended(view: View, begun: dict[str, Extent], word: str) -> Iterator[Finding]:
    """Yield the finding for what was begun under *word* and is not ended."""
    if word in begun:
        yield view.finding("end-words", f"the {word} is not ended", begun[word])


def running_texts(view: View) -> Iterator[tuple[Walked, bool]]:
    """Yield the pieces of running text, and whether each is the first of its paragraph."""
    node = None
    for piece in view.pieces:
        if piece.kind == "text" and piece.field == "text":
            yield piece, piece.node is not node
            node = piece.node
