"""From lines to the spans of the header (format.md 4 to 12, 17 to 20).

Theory of operation
-------------------
The beginning of a line tells what it is, by one pattern for each first letter (`openings.py`). A label tells the field;
a line without one goes on with the field above it, where that field may go on, or is a caption, a line to pass the
cable on, or furniture (`unlabelled.py`). Labels glued into a line cut it. The header ends at the first line that is
none of these, unless a label that was not seen yet is still to come. Lines that nearly always stand together, as those
of a heading as sent, are read at once where no clue to a page line is among them (`head.py`).

A second class line begins a repeat of the header: its fields are echoes (design.md, "The model").
"""

import re
from collections.abc import Callable
from typing import Final

from cablekit.source import Span
from cablekit.telegram import grammar
from cablekit.telegram.around import CELLS
from cablekit.telegram.fields.addressees import INDICATED as INDICATED_ROW
from cablekit.telegram.fields.distribution import is_office_list
from cablekit.telegram.fields.labels import SMART_LABEL
from cablekit.telegram.fields.table import (
    ADDRESSEES,
    CONTENT,
    ENDS_HEADING,
    HEADER,
    IN_HEADING,
    OPENS_COPY,
    SINGLE,
    UNDER_CLASS,
)
from cablekit.telegram.furniture import INK
from cablekit.telegram.grammar import LEAD, TRAIL
from cablekit.telegram.header import openings
from cablekit.telegram.header.class_line import class_line, counted, datestamp
from cablekit.telegram.header.cursor import Head
from cablekit.telegram.header.openings import opening
from cablekit.telegram.header.unlabelled import furniture, plain, simple

#: 5.3. Addressees one below the other, with their routing indicators.
ROWS: Final = rf"(?:{INDICATED_ROW}\n)"
INDICATED: Final = re.compile(f"{ROWS}++")
#: 4, 5. The format lines of a heading as most are sent, in their order.
SENT: Final = re.compile(
    r"(?P<transmission_id>VZCZC[A-Z]{3}[0-9]{4}[^\n]*+\n)(?P<routing>(?:ZZ|OO|PP|RR)(?: [A-Z]{4,8})++\n(?:R[HU][A-Z]{2,6}(?: R[HU][A-Z]{2,6})*+\n)*+\n?)"
    r"DE (?P<station>[A-Z]{4,8} #[^\n]*+\n)(?P<security>ZN[RY] [A-Z]{4,5}[^\n]*+\n)"
    r"(?P<dtg>(?:[ZOPR] ){1,4}[0-9]{6}Z [^\n]*+\n)FM (?P<originator>[^ \t\n][^\n]*+\n)"
    rf"(?:TO (?P<action>[^ \t/\n][^\n]*+\n{ROWS}*+)(?:INFO (?![A-Z0-9/]*-)(?P<info>{ROWS}++))?)?"
)
#: 13.1. What a paragraph's number begins with, and such a number.
NUMBER_BEGINS: Final = frozenset("(" + grammar.DIGITS)
NUMBERED: Final = re.compile(openings.NUMBERED, re.MULTILINE)
#: 3. What blank lines begin with, and such lines; what stands behind a backslash is taken for nothing.
BLANKS: Final = frozenset(LEAD + "\n\\")
BLANK_LINES: Final = re.compile(rf"(?:\n|[{LEAD}]++(?:\n|\Z)|[{LEAD}]*+\\[^\n]*+\n?)*+([{LEAD}]*+)")


def read_header(head: Head) -> int:
    """
    Read line by line.

    Returns:
        Where the body begins.

    >>> read_header(Head("1. (U) The bridge is open.", 0, 26))
    0
    """
    while head.pos < head.end and line(head):
        pass
    return head.pos


def line(head: Head) -> bool:
    """
    Read blank lines and the line below them, the rest of a cut one, or a run of addressees; False where the body begins.

    >>> line(Head("The bridge is open.", 0, 19))
    False
    """
    text, first = head.text, head.pos
    if text[first] in BLANKS:
        first = past_blanks(head)
        if first == head.end:
            return True
    letter = text[first]
    if letter in NUMBER_BEGINS and numbered(head, first):
        return False
    stop = head.stop
    if head.pos >= stop:
        stop = head.stop = text.find("\n", first, head.end) + 1 or head.end
        head.clued = stop > head.clear and head.look_ahead(stop)
    if head.clued and head.cells >= 0:
        stop = head.cells_from(first)
        if stop == first:
            head.add("", "other", first + len(CELLS))
            return True
    pattern = opening(letter)
    match = pattern.match(text, first, stop) if pattern else None
    if head.smart and smart_line(head, first, stop):
        pass
    elif not (RULES[match.lastgroup or ""](head, match, first, stop) if match else plain(head, None, first, stop)):
        return False
    if head.blank:
        head.blank = head.spans[-1][1] == "counter"
    return True


def past_blanks(head: Head) -> int:
    """
    Give blank lines to the piece before them, and say where the line below them has its first letter.

    >>> head = Head(" \\n  X", 0, 5); past_blanks(head), head.pos
    (4, 2)
    """
    text, end, blank = head.text, head.end, head.pos
    while blank < end and text[blank] == "\n":
        blank += 1
    first = blank
    if blank < end and text[blank] in BLANKS:  # few have blanks in them
        match = BLANK_LINES.match(text, blank, end)
        assert match  # noqa: S101 - it may be empty
        blank, first = match.span(1)
    if blank > head.pos:
        spans = head.spans
        field, kind, start, _ = spans.pop() if spans else ("", "blank", head.pos, blank)
        spans.append((field, kind, start, blank))
        head.blank, head.pos = True, blank
    return first


def numbered(head: Head, first: int) -> bool:
    """
    Say whether a paragraph's number stands at a place; below references `(1)` may be one of them.

    >>> numbered(Head("1. (U) Yes.", 0, 11), 0)
    True
    """
    return bool(NUMBERED.match(head.text, first, head.end)) and not (
        head.field == "references" and head.text[first] == "("
    )


def relayed(head: Head, match: re.Match[str], first: int, stop: int) -> bool:
    """
    Read the first line of a telegram, and the lines of the heading that stand below it in their order (ACP 127).

    >>> text = "VZCZCXYZ0001\\nPP RUEHC\\nDE RUEHZE #0910 1290915\\nZNR UUUUU ZZH\\nP 080915Z MAY 08\\nFM ZENDA\\n"
    >>> head = Head(text, 0, len(text)); head.clear = head.end; relayed(head, opening("V").match(text), 0, 13)
    True
    >>> head.pos == head.end, [span[0] for span in head.spans if span[1] != "label"]
    (True, ['transmission_id', 'routing', 'station', 'security', 'dtg', 'originator'])
    """
    block = SENT.match(head.text, first, head.clear) if first < head.clear and (head.echo or not head.seen) else None
    if block is None:
        return heading(head, match, first, stop)
    spans, pos = head.spans, head.pos
    for (field, kind, label), (begin, end) in zip(SENT_LINES[: block.lastindex], block.regs[1:], strict=False):
        owner = f"header.{field}" if head.echo else field
        if label:
            spans.append((owner, "label", pos, begin))
            pos = begin
        if kind == "addressee":
            add_rows(spans, owner, pos, head.text[pos:end])
        else:
            spans.append((owner, kind, pos, end))
        pos = end
    head.pos, head.field = pos, block.lastgroup or ""
    head.seen.update(SENT_FIELDS[: block.lastindex])
    return True


def indicated(head: Head, match: re.Match[str], first: int, stop: int) -> bool:
    """
    Read an addressee below others, and those below it up to the next clue, which a line of its own may stand before.

    >>> text = "RUEHZE/ZENDA\\nRUEHHE/HENTZAU\\nINFO"; head = Head(text, 0, 32); head.field, head.clear = "info", 32
    >>> indicated(head, opening("R").match(text), 0, 13), head.spans
    (True, [('info', 'addressee', 0, 13), ('info', 'addressee', 13, 28)])
    """
    if head.field not in ADDRESSEES or head.blank:
        return plain(head, match, first, stop)
    owner = head.owner(head.field)
    head.content(owner, "addressee", stop)
    run = INDICATED.match(head.text, stop, head.clear) if stop < head.clear else None
    if run:
        add_rows(head.spans, owner, stop, run.group())
        head.pos = run.end()
    return True


def add_rows(spans: list[Span], owner: str, start: int, rows: str) -> None:
    """
    Add addressees, one a line.

    >>> spans = []; add_rows(spans, "info", 0, "RUEHZE/ZENDA\\nRUEHC/X\\n"); spans
    [('info', 'addressee', 0, 13), ('info', 'addressee', 13, 21)]
    """
    for row in rows[:-1].split("\n"):
        stop = start + len(row) + 1
        spans.append((owner, "addressee", start, stop))
        start = stop


def caption(head: Head, match: re.Match[str], first: int, stop: int) -> bool:
    """
    Read a caption of one word alone on its line, as most are; the others are read with the lines without a label.

    >>> head = Head("SIPDIS", 0, 6); head.field = "mrn"; caption(head, opening("S").match("SIPDIS"), 0, 6), head.field
    (True, 'captions')
    """
    if head.field in UNDER_CLASS and not head.smart:
        simple(head, "captions", stop)
        return True
    return plain(head, match, first, stop)


def heading(head: Head, match: re.Match[str], first: int, stop: int) -> bool:
    """
    Read a line of the heading; its labels stand above the class line alone, or begin a copied telegram (1.1, 20.4).

    >>> head = Head("FM ZENDA", 0, 8); heading(head, opening("F").match("FM ZENDA"), 0, 8), head.spans
    (True, [('originator', 'label', 0, 3), ('originator', 'post', 3, 8)])
    """
    field = match.lastgroup or ""
    if not ENDS_HEADING.isdisjoint(head.seen) and field not in OPENS_COPY and head.field not in IN_HEADING:
        return disallowed(head, first, stop)
    place = match.end(field)
    if field == "info" and is_office_list(head.text[place:stop]):
        field = "distribution"
    labelled(head, field, place, stop)
    return True


def disallowed(head: Head, first: int, stop: int) -> bool:
    """
    Read a line that begins like one of the heading where none may stand.

    >>> disallowed(Head("TO ZENDA", 0, 8), 0, 8)
    False
    """
    pattern = opening(head.text[first], labels=False)
    match = pattern.match(head.text, first, stop) if pattern else None
    return RULES[match.lastgroup or ""](head, match, first, stop) if match else plain(head, None, first, stop)


def below_heading(head: Head, match: re.Match[str], first: int, stop: int) -> bool:
    """
    Read a line with a label of the header's lower half; others may be glued into it.

    >>> head = Head("TAGS: PREL", 0, 10); below_heading(head, opening("T").match("TAGS: PREL"), 0, 10), len(head.spans)
    (True, 2)
    """
    field = match.lastgroup or ""
    place = match.end(field)
    labelled(head, field, place, head.cut(field, place, stop))
    return True


def labelled(head: Head, field: str, place: int, stop: int) -> None:
    """
    Add label and content of a line; the label ends at *place*.

    >>> head = Head("TAGS: PREL", 0, 10); labelled(head, "tags", 6, 10); len(head.spans)
    2
    """
    seen, pos = head.seen, head.pos
    if field in seen and printed_again(head, field):
        head.repeated.add(field)
    owner = head.owner(field) if head.echo or field in seen else field
    kind, printed = CONTENT[field]
    if printed and place > pos:
        head.spans.append((owner, "label", pos, place))
        head.pos = place
    seen.add(field)
    head.field = field
    head.content(owner, kind, stop)


def printed_again(head: Head, field: str) -> bool:
    """
    Say whether a label seen before begins a repeat, with the lines below it: of the heading, or of the value right above.

    >>> head = Head("FM ZENDA", 0, 8); head.field, head.spans = "originator", [("originator", "post", 3, 8)]
    >>> printed_again(head, "originator"), printed_again(head, "tags")
    (True, False)
    """
    if head.field != field:
        return field in IN_HEADING
    _, kind, start, stop = head.spans[-1]
    return field in SINGLE and kind != "label" and INK.search(head.text, start, stop) is not None


def smart_line(head: Head, first: int, stop: int) -> bool:
    """
    Read a line of a SMART label block (format.md 20.1).

    >>> head = Head("MRN:   11 ZENDA 218", 0, 19); smart_line(head, 0, 19)
    True
    """
    match = SMART_LABEL.match(head.text, first, stop)
    if not match:
        return False
    field = match.lastgroup or ""
    value = head.text[match.end() : stop].strip(TRAIL)
    if not field or (field == "signatures" and not head.tail) or value.lower() in ("n/a", "unknown", ""):
        head.add("", "label", stop)
        head.field = ""
        return True
    owner = head.owner(field)
    head.add(owner, "label", match.end())
    head.seen.add(field)
    head.field = field
    if field == "mrn":
        head.own = head.own or value
    head.content(owner, "signature" if field == "signatures" else HEADER[field].piece, stop)
    return True


SENT_FIELDS: Final = tuple(SENT.groupindex)
SENT_LINES: Final = tuple((field, *CONTENT[field]) for field in SENT_FIELDS)
#: For each way that a line begins (`openings`), how it is read.
RULES: Final[dict[str, Callable[[Head, re.Match[str], int, int], bool]]] = {
    **dict.fromkeys(("numbered", "ruled", "paged", "summary", "extract", "lettered", "captioned"), plain),
    **dict.fromkeys(HEADER, below_heading),
    **dict.fromkeys(IN_HEADING, heading),
    "transmission_id": relayed,
    "indicated": indicated,
    "caption": caption,
    "mrn": class_line,
    "counted": counted,
    "datestamp": datestamp,
    **dict.fromkeys(("page", "banner", "wrapper", "level", "marking", "gap", "counter", "rule"), furniture),
}
