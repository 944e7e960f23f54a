"""Several telegrams in one file, split only where a new heading proves it: a relay line, or a group above FM."""

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from attrs import evolve

from cablekit.archives.document import Document, Found, Line, encode, lines, places_of
from cablekit.errors import ModelError
from cablekit.telegram import grammar
from cablekit.telegram.fields.dtg import LETTERS, MOMENT

#: 4.1, 5.1, 5.2. The lines of a heading, without the blanks around them.
RELAY: Final = re.compile(r"V{1,2}ZCZC[A-Z]{3}[0-9]{3,4}")
GROUP: Final = re.compile(LETTERS + MOMENT)
FROM: Final = re.compile(r"FM[ \t]+[A-Z]")
#: 14. The first page line of an older telegram is above its heading.
PAGE: Final = re.compile(rf"{grammar.PAGE_WORD}0?1[ \t]")
#: Any of these three.
TOP: Final = re.compile(f"{RELAY.pattern}|{PAGE.pattern}|{GROUP.pattern}")
#: How many lines below a relay line, or a first page line, the date-time group may be.
NEAR: Final = 80
#: 13.3. Words that open and close a quote.
OPEN: Final = re.compile(r"(?:BEGIN )?QUOTE\b[.:]?$|" + grammar.ENCLOSURE_BEGINS, re.IGNORECASE)
CLOSE: Final = re.compile(r"(?:UNQUOTE|END QUOTE)\b[.:]?$|" + grammar.ENCLOSURE_ENDS, re.IGNORECASE)
#: The letters that such words begin with.
QUOTED: Final = frozenset("BEQUbequ")
#: How far below its heading a telegram's number may be, in characters.
FAR: Final = 20_000
NUMBER: Final = re.compile(r"([A-Za-z .'-]+?) *0*([0-9]+)(?:/[0-9]+)?")


#: A rule between two telegrams, with the blank lines below it, and how long both are at most.
RULE: Final = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*(?:[-=_*#~+][ \t]?){3,200}(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n)){0,9}\Z")
LONGEST: Final = 600


class Heading(NamedTuple):
    """A heading that may begin a telegram."""

    start: int  # where the telegram would begin
    group: str  # its date-time group; empty if there is only a relay line
    at: int  # where to begin to look for its number


def recognise(document: Document) -> bool:
    r"""
    Whether the text has more than one telegram.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"R 080915Z MAY 08\nFM AMEMBASSY ZENDA\nUNCLAS ZENDA 000910\n"))
    False
    """
    return len(telegram_starts(document)) > 1


def read_several(document: Document) -> Iterator[Found]:
    """Yield the telegrams; their texts, joined, are the text of the file."""
    found = telegram_starts(document)
    begins = [0, *found[1:]]  # what is around them belongs to the first and the last
    for start, above, end, place in zip(
        found, begins, [*found[1:], document.end], places_of(document, begins), strict=True
    ):
        cut = cut_telegram(document, above, len(document.text) if end == document.end else end)
        yield evolve(cut, place=place, start=start - above, end=end - above, year=document.year).telegram()


def cut_telegram(document: Document, start: int, end: int) -> Document:
    """Cut a telegram out of a file; it has the file's encoding if it can be written in it by itself."""
    cut = evolve(document.inner_text(document.text[start:end]), wrappers=document.wrappers)
    bom = document.bom and (not start or document.encoding.startswith(("utf-16", "utf-32")))
    try:
        encode(cut.text, document.encoding, bom=bom)
    except ModelError:
        return cut
    return evolve(cut, encoding=document.encoding, bom=bom)


def telegram_starts(document: Document) -> list[int]:
    """Return where the telegrams begin; the first one begins where the file does."""
    text = document.text
    if text.count("FM ", document.start, document.end) < 2 and text.count("ZCZC", document.start, document.end) < 2:
        return [document.start]
    heads = list(headings(document))
    if len(heads) < 2:
        return [document.start]
    ends = [*(head.start for head in heads), document.end][1:]
    numbers = [message_number(text, head.at, end) for head, end in zip(heads, ends, strict=True)]
    both = zip(pairwise(heads), pairwise(numbers), strict=True)
    found = [new.start for (old, new), ids in both if begins_another(old, new, *ids)]
    return [document.start, *(rule_above(text, last, start) for last, start in pairwise([document.start, *found]))]


def rule_above(text: str, last: int, start: int) -> int:
    r"""
    Return where the rule begins that somebody put between two telegrams; otherwise where the second one begins.

    >>> rule_above("SAPT\n\n-----\n\nR 080915Z", 0, 13), rule_above("SAPT\n\nR 080915Z", 0, 6)
    (6, 6)
    """
    match = RULE.search(text, max(last, start - LONGEST), start)
    return match.start() if match else start


def begins_another(before: Heading, heading: Heading, one: str, other: str) -> bool:
    """Whether a heading begins a new telegram, by number or by date; later sections of a message repeat its heading."""
    if one and other:
        return one != other
    return bool(before.group and heading.group) and before.group != heading.group


def message_number(text: str, start: int, end: int) -> str:
    """
    Return the number of the telegram whose heading is in a stretch of text: only its letters and digits.

    >>> message_number("UNCLAS LA ZENDA 000910", 0, 22)
    'LAZENDA910'
    """
    match = grammar.CLASS_LINE.search(text, start, min(end, start + FAR))
    words = NUMBER.fullmatch(match["mrn"]) if match else None
    return words[1].replace(" ", "").upper() + words[2] if words else ""


def headings(document: Document) -> Iterator[Heading]:
    """Yield the headings that are not quoted."""
    found = [line for line in lines(document.text, document.start, document.end) if line.text]
    tops = [at for at, line in enumerate(found) if TOP.match(line.text)]
    quoted = quoted_lines(found) if tops else []
    top, since, relay = None, 0, False
    for at in tops:
        line = found[at]
        if quoted[at]:
            continue
        if RELAY.match(line.text) or PAGE.match(line.text):
            if relay and top is not None:
                yield Heading(top, "", top)
            top, since, relay = relay_start(found, at), at, RELAY.match(line.text) is not None
        elif at + 1 < len(found) and FROM.match(found[at + 1].text):
            start = line.start if top is None or at - since > NEAR else top
            yield Heading(start, line.text, line.start)
            top = None
    if relay and top is not None:
        yield Heading(top, "", top)


def relay_start(found: list[Line], at: int) -> int:
    """
    Return where a telegram begins that opens with a relay line or a page line: at the marking above the latter.

    >>> relay_start([Line(0, 7, "SECRET"), Line(7, 30, "PAGE 01 ZENDA 06523")], 1)
    0
    """
    above = found[at - 1] if at and PAGE.match(found[at].text) else None
    return above.start if above and grammar.MARKING.fullmatch(above.text) else found[at].start


def quoted_lines(found: list[Line]) -> list[bool]:
    """
    List whether each line is quoted: a quote opens above it and closes below it.

    >>> quoted_lines([Line(0, 0, word) for word in ("QUOTE", "A", "UNQUOTE", "QUOTE", "B")])
    [True, True, False, False, False]
    """
    steps = [0] * len(found)
    opened: list[int] = []
    for at, line in enumerate(found):
        if line.text[:1] not in QUOTED:
            continue
        if CLOSE.match(line.text) and opened:
            steps[opened.pop()] += 1
            steps[at] -= 1
        elif OPEN.match(line.text):
            opened.append(at)
    return [depth > 0 for depth in accumulate(steps)]
