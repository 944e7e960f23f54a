"""The exact source of a cable on its page: every piece in the color of its kind, and where a page begins."""

from collections import Counter
from collections.abc import Iterable
from html import escape
from typing import Final

from cablekit.exports.page.markup import shown, signed
from cablekit.telegram.fields.table import ROWS
from cablekit.telegram.walk import Walked

#: Kinds of pieces and the color that they share; a kind that is missing has that of values.
GROUPS: Final = {
    **dict.fromkeys(("label", "enumerator", "rule", "pilcrow"), "label"),
    **dict.fromkeys(("page", "banner", "counter", "marking", "blank", "end", "head", "wrapper", "gap"), "print"),
    **dict.fromkeys(("text", "heading", "cell"), "text"),
    **{row.piece: row.shown for row in ROWS if row.shown != "value"},
    "other": "unread",
}
#: The colors in the order of the coverage bar, and what they mean.
LEGEND: Final = {
    "text": "body",
    "topic": "subject, TAGS",
    "number": "numbers, dates, references",
    "secrecy": "classification",
    "value": "addresses and the rest of the header",
    "label": "labels",
    "print": "print of pages, relays and archives",
    "unread": "not understood",
}
#: The kind of the lines between two pages.
PAGE: Final = "page"


def source(pieces: Iterable[Walked]) -> str:
    """Write the source, folded: a bar of what is understood, the meaning of the colors, and every piece."""
    pieces = tuple(pieces)
    returns = sign_of_return("".join(piece.text for piece in pieces))
    spans = "".join(span(piece, returns) for piece in pieces)
    note = '<p class="key">Lines end with CR LF.</p>\n' if returns == "" else ""
    above = f'<details class="source">\n<summary>The exact source</summary>\n{coverage(pieces)}{note}'
    return f'{above}<pre tabindex="0"><code>{spans}</code></pre>\n</details>\n'


def sign_of_return(text: str) -> str:
    """Give what a carriage return is shown by: nothing where all lines end with CR LF or none has one."""
    if "\n" not in text:
        return "␍\n"
    ends = text.count("\r\n")
    return "" if ends and ends == text.count("\r") == text.count("\n") else "␍"


def span(piece: Walked, returns: str) -> str:
    """Write a piece: its color, and in the title its kind and its field; a page line has a rule above it."""
    title = f"{piece.kind} ({piece.field})" if piece.field else piece.kind
    text = returns.join(signed(part) for part in piece.text.split("\r"))
    breaks = " page" if piece.kind == PAGE else ""
    return f'<span class="k-{group(piece.kind)}{breaks}" title="{shown(title)}">{escape(text)}</span>'


def group(kind: str) -> str:
    """Give the color of a kind."""
    return GROUPS.get(kind, "value")


def coverage(pieces: Iterable[Walked]) -> str:
    """Draw how much of the text each color has, and say it."""
    counts: Counter[str] = Counter()
    for piece in pieces:
        counts[group(piece.kind)] += len(piece.text)
    whole, at = counts.total() or 1, 0.0
    bars, keys = "", ""
    for name, meaning in LEGEND.items():
        share = 100 * counts[name] / whole
        bars += f'<rect class="k-{name}" x="{at:.3f}" y="0" width="{share:.3f}" height="1"/>'
        keys += f' <span><b class="k-{name}">{meaning}</b> {share:.1f} %</span>' if counts[name] else ""
        at += share
    label = "How much of the text is understood"
    bar = f'<svg viewBox="0 0 100 1" preserveAspectRatio="none" role="img" aria-label="{label}">{bars}</svg>'
    return f'{bar}\n<p class="key">{keys}</p>\n'
