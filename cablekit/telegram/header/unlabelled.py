"""Header lines without a label: furniture, captions, lines to pass on, and what goes on (format.md 7, 14)."""

import re
from typing import Final

from cablekit.telegram import grammar
from cablekit.telegram.fields.addressees import is_group_count
from cablekit.telegram.fields.captions import is_caption_line, known_captions
from cablekit.telegram.fields.labels import AHEAD, label_at
from cablekit.telegram.fields.pass_lines import PASS_LINE
from cablekit.telegram.fields.table import ACROSS_BLANK, CONTINUED, HEADER, IN_HEADING, MEETS_BODY, UNDER_CLASS
from cablekit.telegram.fields.tags import TAGS
from cablekit.telegram.furniture import INK, PAGE_WIDTH, at_post, furniture_kind, page_in
from cablekit.telegram.header.class_line import unclassed
from cablekit.telegram.header.cursor import WIDE, Head

#: 23. A class line that may still come.
LATER_CLASS: Final = rf"(?i:{grammar.LEVEL}[ \t]+(?:{grammar.SECTION}[ \t]+)?{grammar.NUMBER})"
CLASS_AHEAD: Final = re.compile(rf"\n[ \t]*{LATER_CLASS}")
#: 23. What may still come: a label at the beginning of a line; 13.1: the first numbered paragraph.
BELOW_CLASS: Final = rf"\n[ \t]*+(?:{AHEAD}|(?P<number>{grammar.NUMBER_ONE})"
LABEL_AHEAD: Final = re.compile(rf"{BELOW_CLASS})")
CLASS_OR_LABEL_AHEAD: Final = re.compile(rf"{BELOW_CLASS}|(?P<mrn>{LATER_CLASS}))")
#: 6.3. The section words.
SECTION_WORDS: Final = re.compile(grammar.SECTION)
#: 7. Fields below which no caption is glued to a line.
PAST_CAPTIONS: Final = MEETS_BODY | {TAGS.name}
#: 7.1. The words that SENSITIVE stands for, written out: no caption.
SBU_WORDS: Final = re.compile(f"SENSITIVE,? BUT {grammar.UNCLASSIFIED}")
#: Fields below which there is no class line without its class.
CLASSED: Final = frozenset({"mrn", "subject"})
#: 7.2. A word and the blanks behind it.
LEADING_WORD: Final = re.compile(r"([A-Z]{3,12})(?:[ \t]+|$)")
#: 7.4. What a line to pass on says.
FOR_OR_PASS: Final = re.compile(r"(?:[A-Z][A-Z/.&, -]{1,40} (?:FOR|PASS)\b|(?:PASS|FOR) [A-Z])")
#: 7.4. The same below the subject: so short and plain that it is no sentence.
PASSED: Final = re.compile(r"(?:FOR|FROM|PASS|[A-Z/]{2,12}(?: [A-Z/]{2,12})? (?:FOR|PASS))[: ]+[A-Z/., -]{2,50}$")
#: 7, 11.2. The openings of lines that may be captions, or lettered references.
MAY_BE_CAPTIONS: Final = frozenset({"captioned", "caption", "level"})
MAY_BE_LETTERED: Final = frozenset({"lettered", "summary"})
#: 11.2. A reference whose list lost its label.
LETTERED: Final = re.compile(r"[(\[]?[A-Z][.)\]] ?(?:[0-9]{2} )?[A-Z][A-Za-z' ]{2,20} [0-9]{1,6}[;,.]?$")
#: How far a label still to come is looked for (characters).
HORIZON: Final = 2000


def plain(head: Head, match: re.Match[str] | None, first: int, stop: int) -> bool:
    """
    Read a line that begins like none of the others.

    >>> text = "SIPDIS NOFORN"; plain(Head(text, 0, 13), re.match("(?P<captioned>S)", text), 0, 13)
    True
    """
    if CLASSED.isdisjoint(head.seen) and unclassed(head, first, stop):
        return True
    return (head.clued and page_line(head, first, stop)) or unlabelled(head, match and match.lastgroup, first, stop)


def furniture(head: Head, match: re.Match[str], first: int, stop: int) -> bool:
    """
    Read a page line, a marking, a banner, a counter: what belongs to pages, relays and archives.

    >>> text = "PAGE 02 ZENDA 00910 081102Z"; furniture(Head(text, 0, 27), re.match("(?P<page>PAGE)", text), 0, 27)
    True
    """
    kind = match.lastgroup or ""
    if not head.blank and (
        (kind == "level" and head.field == "subject" and not page_below(head, stop))
        or (kind == "counter" and head.field == "references")
    ):
        return unlabelled(head, "ruled" if head.text[first] == "-" else kind, first, stop)
    if kind == "level":
        if not class_ahead(head, stop):
            level_alone(head, first, stop)
            return True
        kind = "marking"
    head.add(head.owner(head.field) if head.field in ACROSS_BLANK and kind == "page" else "", kind, stop)
    return True


def page_line(head: Head, first: int, stop: int) -> bool:
    """
    Read a page line of a post, also one that the rest of its line is joined to (format.md 14).

    >>> head = Head("ZENDA 00000910  001.2 OF 002  1. (U) X", 0, 38); page_line(head, 0, 38), head.pos
    (True, 30)
    """
    page = page_in(head.text, first, min(stop, first + PAGE_WIDTH))
    if page is None or page[0] != first or at_post(head.text, *page, head.own) != first:
        return False
    at = page[1]
    if not INK.search(head.text, at, stop):
        head.add(head.owner(head.field) if head.field in ACROSS_BLANK else "", "page", stop)
        return True
    while at < stop and head.text[at] in " \t":
        at += 1
    head.add("", "page", at)
    return True


def page_below(head: Head, stop: int) -> bool:
    """
    Say whether a page break stands below a marking: a blank line, another marking, a page line.

    >>> page_below(Head("SECRET\\nPAGE 02 HARA", 0, 19), 7)
    False
    """
    at = min(head.text.find("\n", stop, head.end) + 1 or head.end, head.end)
    return not head.text[stop:at].strip() or bool(furniture_kind(head.text, stop, at))


def class_ahead(head: Head, pos: int) -> bool:
    """
    Say whether a class line was seen, or is still to come; what was searched once is not searched again.

    >>> class_ahead(Head("SECRET\\n\\nS E C R E T ZENDA 000910", 0, 32), 7)
    True
    """
    if "mrn" in head.seen:
        return True
    start, end = max(pos - 1, 0), min(pos + HORIZON * 2, head.end)
    place, stop = head.marks
    if start <= place < stop <= end:
        return True
    low = max(place, start)
    match = CLASS_AHEAD.search(head.text, low, end) if low < end else None
    head.marks = match.span() if match else (max(head.text.rfind("\n", low, end), low), 0)
    return match is not None


def level_alone(head: Head, first: int, stop: int) -> None:
    """
    Take a classification alone on a line for the cable's, where no class line follows.

    >>> head = Head("SECRET\\n", 0, 7); level_alone(head, 0, 7); head.spans
    [('classification', 'classification', 0, 7)]
    """
    if head.smart and "classification" in head.seen:
        head.add("", "marking", stop)
        return
    owner = head.owner("classification")
    part = SECTION_WORDS.search(head.text, first, stop)
    if part:
        head.add(owner, "classification", part.start())
        head.add(head.owner("part"), "part", stop)
        head.seen.add("part")
    head.add(owner, "classification", stop)
    head.seen.add("classification")
    head.field = "classification"


def unlabelled(head: Head, rule: str | None, first: int, stop: int) -> bool:
    """
    Read a line without a label: the field above goes on, or a caption, or a line to pass on; False: the body.

    >>> unlabelled(Head("SIPDIS\\n", 0, 7), "caption", 0, 7)
    True
    """
    if head.smart and hanging(head, first, stop):
        return True
    if head.field in CONTINUED and goes_on(head, rule, first, stop):
        return True
    text, whole, stop = head.text, stop, head.cut("", first, stop)
    captioned = rule in MAY_BE_CAPTIONS or stop < whole
    if captioned and head.field not in PAST_CAPTIONS:
        stop = captions_end(text, first, stop)
    line = text[first : min(stop, first + WIDE)].strip(grammar.TRAIL)
    if captioned and is_caption_line(line):
        simple(head, "captions", stop)
    elif rule == "extract":
        note = grammar.CAPTION_NOTE.match(text, first, stop)
        head.add("", "gap", note.end() if note else stop)
    elif stop < whole and label_at(text, stop, whole):
        if head.seen:
            simple(head, "pass_lines", stop)
        else:
            head.add("", "other", stop)
    elif rule in MAY_BE_LETTERED and "references" not in head.seen and LETTERED.match(line):
        simple(head, "references", stop)
    else:
        return before_label(head, line, stop)
    return True


def captions_end(text: str, first: int, stop: int) -> int:
    """
    Give the end of the captions glued to the head of a line; without any, *stop*.

    >>> captions_end("SIPDIS DEPT FOR EUR", 0, 19), captions_end("SENSITIVE BUT UNCLASSIFIED", 0, 26)
    (7, 26)
    """
    at, word = first, LEADING_WORD.match(text, first, stop)
    while word and word[1] in known_captions():
        at = word.end()
        word = LEADING_WORD.match(text, at, stop)
    return stop if at == first or SBU_WORDS.match(text, first, stop) else at


def simple(head: Head, field: str, stop: int) -> None:
    """
    Add a line of its own to a field.

    >>> head = Head("SIPDIS", 0, 6); simple(head, "captions", 6); head.spans
    [('captions', 'caption', 0, 6)]
    """
    owner = f"header.{field}" if head.echo else field
    head.content(owner, HEADER[field].piece, stop)
    head.seen.add(field)
    head.field = field


def before_label(head: Head, line: str, stop: int) -> bool:
    """
    Read a line that only a label still to come makes part of the header.

    >>> before_label(Head("DEPT FOR EUR\\nSUBJECT: X", 0, 23), "DEPT FOR EUR", 13)
    True
    """
    if not label_ahead(head, stop):
        return last_pass_line(head, line, stop)
    if not UNDER_CLASS.isdisjoint(head.seen) or (PASS_LINE.match(line) and not is_group_count(line)):
        simple(head, "pass_lines", stop)
    else:
        head.add("", "other", stop)
        head.field = ""
    return True


def last_pass_line(head: Head, line: str, stop: int) -> bool:
    """
    Read a line to pass on that no label follows: right under the class line or another of its kind.

    >>> last_pass_line(Head("The bridge is open.", 0, 19), "The bridge is open.", 19)
    False
    """
    after = head.field in UNDER_CLASS or (
        head.field in ("subject", "references") and line.isupper() and PASSED.match(line) and not line.endswith(".")
    )
    alone = not head.seen and line.isupper() and not line.endswith(".")
    if (after or alone) and len(line) < 90 and (FOR_OR_PASS.match(line) or PASSED.match(line)):
        simple(head, "pass_lines", stop)
        return True
    return False


def label_ahead(head: Head, stop: int) -> bool:
    """
    Say whether a label that was not seen yet stands below, before the first numbered paragraph.

    What was searched once is not searched again: `head.ahead` is where the next label or number may stand.

    >>> label_ahead(Head("X\\nSUBJECT: Y", 0, 12), 2), label_ahead(Head("X\\n1. Y\\nSUBJECT: Y", 0, 17), 2)
    (True, False)
    """
    late = "subject" in head.seen
    if stop - 1 <= head.ahead and not late and head.expected and head.expected not in head.seen:
        return True
    end = min(stop + (HORIZON // 3 if late else HORIZON), head.end)
    at = max(head.ahead, stop - 1, 0)
    ahead = LABEL_AHEAD if "mrn" in head.seen else CLASS_OR_LABEL_AHEAD
    while match := ahead.search(head.text, at, end):
        name, head.ahead = match.lastgroup or "", match.start()
        if name == "number":
            head.expected = ""
            return False
        if name not in head.seen and (not late or name in MEETS_BODY):
            head.expected = name
            return True
        at = match.end()
    head.expected = ""
    head.ahead = max(at, head.text.rfind("\n", at, end))
    return False


def goes_on(head: Head, rule: str | None, first: int, stop: int) -> bool:
    """
    Read a line that goes on with the field above it.

    >>> head = Head("X\\nAND THE CASTLE", 0, 16); head.field, head.spans, head.pos = "subject", [("subject", "subject", 0, 2)], 2
    >>> goes_on(head, None, 2, 16), head.spans
    (True, [('subject', 'subject', 0, 16)])
    """
    row = CONTINUED[head.field]
    if rule in row.stops:
        return False
    if row.name not in IN_HEADING:
        stop = head.cut(row.name, first, stop)
    above, line = head.so_far(past_page=row.past_page), head.text[first:stop].strip(grammar.TRAIL)
    if row.continues is None or not row.continues(above, line, head.blank):
        return False
    if row.then:
        row = HEADER[row.then]
        head.field = row.name
        head.seen.add(row.name)
    head.content(head.owner(row.name), row.piece, stop)
    return True


def hanging(head: Head, first: int, stop: int) -> bool:
    """
    Read a line that hangs far to the right, as the lines of a SMART value do.

    >>> head = Head("X" + " " * 14 + "Y", 1, 16); head.smart, head.field = True, "subject"; hanging(head, 15, 16)
    True
    """
    field = head.field
    if head.blank or first - head.pos < 12 or field not in HEADER or field == "classification":
        return False
    if field in CONTINUED and field not in IN_HEADING:
        stop = head.cut(field, first, stop)
    head.content(head.owner(field), HEADER[field].piece, stop)
    return True
