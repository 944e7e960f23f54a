"""
Several exports joined in one file (`cat *.txt`), each with what its archive put around it (docs/archives.md).

A file is cut only where the archive that is at its beginning begins again; its pieces, joined, are the file.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from attrs import evolve

from cablekit.archives import media, nara, outlook, plusd, smart
from cablekit.archives.cablegate import TABLE
from cablekit.archives.document import Document, Found, lines, places_of
from cablekit.archives.several import cut_telegram, headings, rule_above
from cablekit.archives.site import LABELS
from cablekit.model.identifiers import REFERENCE_ID
from cablekit.telegram import around, grammar

#: Where an archive begins: a line that begins with a word of its own.
LINE: Final = r"(?:\A|(?<=[\r\n]))[ \t]*+"
ENDS: Final = r"[ \t]*(?=[\r\n]|\Z)"
#: How long an export is at least: a marker right above another one is around it.
SHORTEST: Final = 20
#: What may be above the first of them, in characters.
ABOVE: Final = 3_000
#: How far from the beginning of its line the word of an archive may be, in characters.
LONGEST_LINE: Final = 1_000
PAGE: Final = re.compile(r"<!DOCTYPE\s{1,9}html\b[^<>]{0,500}>\s{0,99}<html\b|<html\b", re.IGNORECASE)
#: The labels below a telegram of the SMART system.
TAIL: Final = re.compile(
    LINE + "(?:Signature|(?:Drafted|Cleared|Approved|Released) By|Info|Attachments|Dissemination Rule|XMT):[^\r\n]*+"
)


class Words:
    """
    An archive whose exports begin with a line of its own.

    Args:
        word: A word in that line, by which it is found.
        line: The pattern of the line.
        glued: Whether it may follow the last line of the file above, which had no line ending.
    """

    def __init__(self, word: str, line: str, *, glued: bool = False) -> None:
        self.word = word
        self.line: re.Pattern[str] = re.compile(line)
        self.glued = glued

    def __call__(self, document: Document) -> Iterator[int]:
        """Yield where the exports begin, if one begins near the beginning."""
        text, since, end = document.text, document.start, document.end
        until = min(since + ABOVE + LONGEST_LINE, end)
        while (at := text.find(self.word, since, until)) >= 0:
            above = max(text.rfind("\n", since, at), text.rfind("\r", since, at)) + 1
            begin = at if self.glued else max(above, since)
            if self.line.match(text, begin, end):
                yield begin
                until = end
            line_ending = grammar.LINE_ENDING.search(text, at, end)
            since = line_ending.end() if line_ending else end


def is_near(document: Document, word: str) -> bool:
    """Whether a word is near the beginning, as in the first export."""
    return document.text.find(word, document.start, document.start + ABOVE) >= 0


def exports(document: Document) -> Iterator[int]:
    """Yield where exports of the National Archives begin: at the banner above the first heading, if there is one."""
    text, at, last = document.text, document.edge, document.start
    if text.count(around.BELOW_EXPORT, 0, document.end) < 2:
        return
    while heading := nara.TEXT.search(text, at, document.end):
        block = nara.ATTRIBUTES.search(text, max(heading.end() - 1, 0), document.end)
        if block is None:
            return
        yield banner_above(text, last, heading.end())
        at = last = block.end()


def banner_above(text: str, start: int, end: int) -> int:
    """Return where the heading that ends at *end* begins, or the banner above it, with only blank lines between."""
    begin, banner = end, -1
    for line in lines(text, start, end):
        if nara.is_banner(line.text):
            banner = line.start
        elif line.text and line.text != around.ABOVE_EXPORT:
            banner = -1
        elif line.text:
            begin = line.start
    return banner if banner >= 0 else begin


def blocks(document: Document) -> Iterator[int]:
    """Yield where the telegrams of pages of PLUSD begin, each with its block of attributes below."""
    text = document.text
    if text.count(plusd.WORDS, document.start, document.end) < 2:
        return
    yield document.start
    ends = [match.end() for match in plusd.NUMBER.finditer(text, document.edge, document.end)]
    at = 0
    for heading in headings(document):
        if at < len(ends) and heading.start > ends[at]:
            yield heading.start
            while at < len(ends) and heading.start > ends[at]:
                at += 1


def labels(document: Document) -> Iterator[int]:
    """Yield where telegrams of the SMART system begin, each with the e-mails and the release in which it came."""
    text, last = document.text, document.start
    for match in smart.MRN.finditer(text, document.edge, document.end):
        if smart.DTG.search(text, match.end(), min(match.end() + smart.NEAR, document.end)):
            yield release_above(text, last, smart.telegram_start(text, match.end(), last))
            last = match.end()


def release_above(text: str, last: int, start: int) -> int:
    """Return where the release, or the first e-mail, begins that is below the last label of the telegram above."""
    tail = None
    for tail in TAIL.finditer(text, last, start):  # noqa: B007 - the last one counts
        pass
    above = tail.end() if tail else max(last, start - ABOVE)
    found = [line for line in lines(text, above, start) if line.text]
    tops = [at for at, line in enumerate(found) if is_top(line.text)]
    if not tops:
        return start
    first = tops[0]  # the stamp at the foot of the last page is above the one at the head of the first
    is_foot = first + 1 < len(found) and smart.is_stamp(found[first].text) and smart.is_stamp(found[first + 1].text)
    return found[first + is_foot].start


def is_top(line: str) -> bool:
    """Whether a line may be the first above a telegram: a stamp, the extent of a release, an e-mail."""
    return bool(smart.is_stamp(line) or smart.RELEASE.match(line) or line.startswith("From:"))


def pages(document: Document) -> Iterator[int]:
    """Yield where web pages begin."""
    yield from (match.start() for match in PAGE.finditer(document.text, document.start, document.end))


def tables(document: Document) -> Iterator[int]:
    """Yield where the telegrams of pages of the Cablegate kind begin, if they are not pages of their own."""
    yield from (match.start() for match in TABLE.finditer(document.text, document.start, document.end))


def lines_with(word: str, line: str, *, glued: bool = False) -> tuple[str, Words]:
    """Make the row of an archive whose exports begin with a line of its own."""
    return word, Words(word, line, glued=glued)


#: How the exports of each archive begin; what may be in others comes after them. Before each, words that are near the
#: beginning of the first export.
KINDS: Final[tuple[tuple[str, Callable[[Document], Iterator[int]]], ...]] = (
    ("<", pages),
    ("<table", tables),
    lines_with(LABELS[0], r"\s{1,99}".join(LABELS) + ENDS, glued=True),
    lines_with("Viewing cable ", rf"[ \t]*Viewing cable {around.ROW_ID}"),
    lines_with(REFERENCE_ID, rf"[ \t]*{REFERENCE_ID}{around.CELL}Created{around.CELL}"),
    (around.ABOVE_EXPORT, exports),
    ("", blocks),  # they are below the first telegram
    (around.FIRST_LABEL, labels),
    lines_with("<<", r"[ \t]*" + media.MARKER.pattern + ENDS),
    lines_with("Cable dated:", r"[ \t]*" + media.STAMP.pattern),
    lines_with("ID:", rf"[ \t]*ID:[ \t]*[0-9]{{1,12}}{ENDS}\s{{1,99}}(?!ID:){media.LABEL.pattern}"),
    lines_with("id:", rf"[ \t]*id:[ \t]*[0-9]{{1,12}}{ENDS}\s{{1,99}}(?!id:){media.LABEL.pattern}"),
    lines_with("\t", r"[ \t]*" + media.ROW.pattern),
    lines_with("From:", r"[ \t]*" + outlook.SENDER.pattern),
)


def starts(document: Document) -> list[int]:
    """Return where the exports of the archive at the beginning of a file begin; fewer than two for a file of one."""
    for word, kind in KINDS:
        if not is_near(document, word):
            continue  # most texts have none of these words there
        found = list(kind(document))
        if len(found) > 1 and found[0] - document.start <= ABOVE:
            kept = [end for start, end in pairwise(found) if len(document.text[start:end].strip()) >= SHORTEST]
            return [document.start, *kept] if kept else []
    return []


def recognise(document: Document) -> bool:
    r"""
    Whether an archive begins again what is at the beginning of a file.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"<<7>>\nUNCLAS ZENDA 7\n<<8>>\nUNCLAS ZENDA 8\n"))
    True
    """
    return bool(starts(document))


def read_joined(document: Document) -> Iterator[Found]:
    """Yield the exports; their texts, joined, are the text of the file."""
    found = starts(document) or [document.start]
    begins = [0, *(rule_above(document.text, above, start) for above, start in pairwise(found))]
    pieces = zip(begins, found, [*begins[1:], len(document.text)], places_of(document, begins), strict=True)
    for begin, start, end, place in pieces:
        cut = cut_telegram(document, begin, end)
        yield evolve(cut, place=place, start=start - begin, is_file=True, columns=document.columns, body=document.body)
