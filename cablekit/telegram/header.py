"""From lines to the spans of the header (format.md 4 to 12, 17 to 20).

Theory of operation
-------------------
A label at the beginning of a line tells the field; a line without one goes on with the field above it, where that
field may go on, or is a caption, a line to pass the cable on, or furniture. Labels glued into a line cut it. The
header ends at the first line that is none of these, unless a label that was not seen yet is still to come.

A second class line begins a repeat of the header: its fields are echoes (design.md, "The model").
"""

import re
from typing import Final

from cablekit.telegram import grammar
from cablekit.telegram.captions import is_caption_word
from cablekit.telegram.class_head import class_line
from cablekit.telegram.distribution import is_office_list
from cablekit.telegram.fields import HEADER
from cablekit.telegram.going_on import NUMBERED
from cablekit.telegram.grammar import LEAD, TRAIL
from cablekit.telegram.head import CELLS, HEADING, Head
from cablekit.telegram.unlabelled import furniture, simple, unlabelled

#: Labels that may begin the heading of a copied telegram below a header (20.4).
BEGINS_HEADING: Final = frozenset({"transmission_id", "routing", "dtg"})
#: Fields whose line shows that the heading has ended.
BELOW_HEADING: Final = frozenset({"mrn", "subject", "tags", "executive_order"})
#: 5.3. An addressee below another, with its routing indicator: most lines of a heading are such.
ADDRESSES: Final = frozenset({"action", "info", "exempt"})
INDICATED: Final = re.compile(r"R[A-Z]{3,7}/[A-Z0-9][A-Z0-9 .,'&()/-]*+[ \t\\]*+(?:\n|\Z)")
#: 7. Fields below which most captions stand, each a word alone on its line.
ABOVE_CAPTIONS: Final = frozenset({"mrn", "captions", "pass_lines"})
#: A line shorter than this may be one word (characters).
SHORT: Final = 20
#: 13.1. What a paragraph's number begins with.
NUMBER_BEGINS: Final = frozenset("(0123456789")
#: 3. What blank lines begin with, and such a line; what stands behind a backslash is taken for nothing.
BLANKS: Final = frozenset(LEAD + "\n\\")
BLANK_LINE: Final = re.compile(rf"[{LEAD}]*+(?:\n|\\[^\n]*\n?|\Z)")


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
    Read one line, the rest of a cut one, or a run of addressees; False where the body begins.

    >>> line(Head("The bridge is open.", 0, 19))
    False
    """
    text, start = head.text, head.pos
    if text[start] in BLANKS:
        blank = start + 1 if text[start] == "\n" else blank_line(text, start, head.end)
        if blank > start:
            head.separator(blank)
            return True
    first, stop = start, head.line_end()
    while text[first] in LEAD:
        first += 1
    if head.cells >= 0:
        stop = head.cells_from(first)
        if stop == first:
            head.add("", "other", first + len(CELLS))
            return True
    if text[first] in NUMBER_BEGINS and numbered(head, first, stop):
        return False
    if known(head, first, stop) or furniture(head, first, stop) or unlabelled(head, start, first, stop):
        head.blank = head.blank and head.spans[-1][1] == "counter"
        return True
    return False


def blank_line(text: str, start: int, end: int) -> int:
    """
    Give the end of the blank line at a place; the place itself where none stands there.

    >>> blank_line(" \\n  X", 0, 5), blank_line("  X", 0, 3)
    (2, 0)
    """
    match = BLANK_LINE.match(text, start, end)
    return match.end() if match else start


def numbered(head: Head, first: int, stop: int) -> bool:
    """
    Say whether a line begins with a paragraph's number; below references `(1)` may be one of them.

    >>> numbered(Head("1. (U) Yes.", 0, 11), 0, 11)
    True
    """
    return bool(NUMBERED.match(head.text, first, stop)) and not (head.field == "references" and head.text[first] == "(")


def known(head: Head, first: int, stop: int) -> bool:
    """
    Read a line that begins with a label, a class line, addressees below others, or a caption of one word.

    >>> known(Head("FM AMEMBASSY ZENDA", 0, 18), 0, 18)
    True
    """
    if head.smart and smart_line(head, first, stop):
        return True
    if head.field in ADDRESSES and not head.blank and INDICATED.match(head.text, first, stop):
        addressees(head, stop)
        return True
    if head.field in ABOVE_CAPTIONS and caption(head, first, stop):
        return True
    match = grammar.label_at(head.text, first, stop)
    field = match.lastgroup if match else None
    if match is None or field is None or not allowed(head, field):
        return class_line(head, first, stop)
    labelled(head, field, match, stop)
    return True


def caption(head: Head, first: int, stop: int) -> bool:
    """
    Read a caption of one word alone on its line, as most are; the others are read with the lines without a label.

    >>> caption(Head("SIPDIS", 0, 6), 0, 6), caption(Head("NODIS CHEROKEE", 0, 14), 0, 14)
    (True, False)
    """
    if head.smart or stop - first >= SHORT or not is_caption_word(head.text[first:stop].strip(TRAIL)):
        return False
    simple(head, "captions", stop)
    return True


def addressees(head: Head, stop: int) -> None:
    """
    Add the addressee up to *stop*, and those below it up to the next clue, which a line of its own may stand before.

    >>> head = Head("RUEHZE/ZENDA\\nRUEHHE/HENTZAU\\nINFO", 0, 32); head.field, head.clear = "info", 32; addressees(head, 13)
    >>> head.spans
    [('info', 'addressee', 0, 13), ('info', 'addressee', 13, 28)]
    """
    owner = head.owner(head.field)
    head.content(owner, "addressee", stop)
    match = INDICATED.match(head.text, stop, head.clear)
    while match and match.end() < head.clear:
        head.add(owner, "addressee", match.end())
        match = INDICATED.match(head.text, match.end(), head.clear)


def allowed(head: Head, field: str) -> bool:
    """
    Say whether a label may stand here: those of the heading only above the class line.

    >>> allowed(Head("", 0, 0), "tags")
    True
    """
    if field not in HEADING or BELOW_HEADING.isdisjoint(head.seen):
        return True
    return field in BEGINS_HEADING or head.field in HEADING


def labelled(head: Head, field: str, match: re.Match[str], stop: int) -> None:
    """
    Add label and content of a line.

    >>> head = Head("TAGS: PREL", 0, 10); labelled(head, "tags", grammar.label_at("TAGS: PREL", 0, 10), 10); len(head.spans)
    2
    """
    if field == "info" and is_office_list(head.text[match.end() : stop]):
        field = "distribution"
    owner, codec = head.owner(field), HEADER[field]
    if codec.label and field != "distribution":
        head.add(owner, "label", match.end())
    head.seen.add(field)
    head.field = field
    head.content(owner, codec.kind, stop if field in HEADING else head.cut(match.end(), stop))


def smart_line(head: Head, first: int, stop: int) -> bool:
    """
    Read a line of a SMART label block (format.md 20.1).

    >>> head = Head("MRN:   11 ZENDA 218", 0, 19); smart_line(head, 0, 19)
    True
    """
    match = grammar.SMART_LABEL.match(head.text, first, stop)
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
    head.content(owner, "signature" if field == "signatures" else HEADER[field].kind, stop)
    return True
