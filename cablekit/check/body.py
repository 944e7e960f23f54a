"""The body: paragraph numbers that skip or repeat, summaries and comments that nobody ended (format.md 13)."""

import re
from collections.abc import Iterator
from typing import Final

from cablekit.check.finding import Finding
from cablekit.check.view import View, extent
from cablekit.walking import Walked

#: 13.3. What is begun with a label and ended with words.
BEGUN: Final = re.compile(r"(?i)\W{0,4}(?:BEGIN )?(SUMMARY|COMMENT)(?: (?:AND|&|/) [A-Z]{3,20})?\s{0,3}[:.]")
ENDED: Final = re.compile(r"(?i)\bEND(?: OF)? (SUMMARY|COMMENT)\b")


def numbers(view: View) -> Iterator[Finding]:
    r"""
    Find paragraph numbers that skip or repeat.

    >>> from cablekit import from_text
    >>> [finding.message for finding in numbers(View(from_text("1. Yes.\n\n2. No.\n\n4. Perhaps.\n\n4. So.")))]
    ['paragraph 4 follows paragraph 2', 'paragraph 4 follows paragraph 4']
    """
    part = view.cable.header.part
    before = None if part and part.number > 1 else 0
    for piece in numbered(view):
        number = piece.node.number
        if before is not None and number != before + 1:
            code = "number-gap" if number > before else "number-repeat"
            place = f"follows paragraph {before}" if before else "is the first"
            yield view.finding(code, f"paragraph {number} {place}", extent(piece))
        before = number


def numbered(view: View) -> Iterator[Walked]:
    """
    Yield the numbers of the paragraphs; those of items are not counted.

    >>> from cablekit import from_text
    >>> [piece.text for piece in numbered(View(from_text("1. Yes.")))]
    ['1. ']
    """
    own = {id(paragraph) for paragraph in view.cable.paragraphs}
    for piece in view.pieces:
        if piece.kind == "enumerator" and id(piece.node) in own and piece.node.number is not None:
            yield piece


def end_words(view: View) -> Iterator[Finding]:
    r"""
    Find summaries and comments whose end is not said.

    >>> from cablekit import from_text
    >>> [finding.message for finding in end_words(View(from_text("1. Summary: All is well.\n\n2. Comment: So. End comment.")))]
    ['the summary is not ended']
    """
    open_: dict[str, Walked] = {}
    for piece, is_first in texts(view):
        begun = BEGUN.match(piece.text) if is_first else None
        if begun:
            yield from unended(view, open_, begun[1].lower())
            open_[begun[1].lower()] = piece
        for match in ENDED.finditer(piece.text):
            open_.pop(match[1].lower(), None)
    for word in tuple(open_):
        yield from unended(view, open_, word)


def unended(view: View, open_: dict[str, Walked], word: str) -> Iterator[Finding]:
    """
    Yield the finding for what is still open under *word*.

    >>> list(unended(View(__import__("cablekit").Cable()), {}, "summary"))
    []
    """
    if word in open_:
        start = extent(open_.pop(word))[0]
        end = start + re.match(BEGUN, view.text[start : start + 60]).end()  # type: ignore[union-attr]
        yield view.finding("end-words", f"the {word} is not ended", (start, end))


def texts(view: View) -> Iterator[tuple[Walked, bool]]:
    """
    Yield the pieces of running text, and whether each is the first of its paragraph.

    >>> from cablekit import from_text
    >>> [is_first for _, is_first in texts(View(from_text("1. Yes.")))]
    [True]
    """
    node = None
    for piece in view.pieces:
        if piece.kind == "text" and piece.field == "text":
            yield piece, piece.node is not node
            node = piece.node
