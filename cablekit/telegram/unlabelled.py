"""Header lines without a label: furniture, captions, lines to pass on, and what goes on (format.md 7, 14)."""

import re
from typing import Final

from cablekit.telegram import grammar
from cablekit.telegram.captions import is_caption_line, known_captions
from cablekit.telegram.fields import HEADER
from cablekit.telegram.furniture import PAGE_WIDTH, furniture_kind, page_in
from cablekit.telegram.going_on import GOES_ON
from cablekit.telegram.head import Head, inner_label

#: 23. What may still come: a label at the beginning of a line.
LANDMARKS: Final = {
    "mrn": re.compile(rf"(?i)\n[ \t]*{grammar.LEVEL}[ \t]+(?:{grammar.SECTION}[ \t]+)?{grammar.NUMBER}"),
    "executive_order": re.compile(r"(?i)\n[ \t]*E\.? ?[O0]\.? ?:? ?1[0-9]{4}"),
    "tags": re.compile(r"(?i)\n[ \t]*TAGS?[ :]"),
    "subject": re.compile(r"(?i)\n[ \t]*SUBJ(?:ECT)?:"),
    "references": re.compile(r"(?i)\n[ \t]*REF(?:S|TEL|ERENCES?)?[ :]"),
    "authority": re.compile(r"(?i)\n[ \t]*CLASSIFIED BY"),
    "number": grammar.NUMBER_ONE,
}
#: The labels among them; those that may come below the subject.
LABELS_AHEAD: Final = ("mrn", "executive_order", "tags", "subject", "references", "authority")
LATE: Final = ("subject", "references", "authority")
#: 6.3. The section words.
SECTION_WORDS: Final = re.compile(grammar.SECTION)
#: 7. Fields below which no caption is glued to a line.
PAST_CAPTIONS: Final = frozenset({"subject", "references", "authority", "tags"})
#: 7.1. The words that SENSITIVE stands for, written out: no caption.
SBU_WORDS: Final = re.compile(r"SENSITIVE,? BUT UNCLASSIFIED")
#: 7.2. A word and the blanks behind it.
LEADING_WORD: Final = re.compile(r"([A-Z]{3,12})(?:[ \t]+|$)")
#: 7.4. What a line to pass on says.
FOR_OR_PASS: Final = re.compile(r"(?:[A-Z][A-Z/.&, -]{1,40} (?:FOR|PASS)\b|(?:PASS|FOR) [A-Z])")
#: 7.4. The same below the subject: so short and plain that it is no sentence.
PASSED: Final = re.compile(r"(?:FOR|FROM|PASS|[A-Z/]{2,12}(?: [A-Z/]{2,12})? (?:FOR|PASS))[: ]+[A-Z/., -]{2,50}$")
#: Fields whose content may go on over a blank line.
LISTS: Final = frozenset({"action", "info", "exempt", "distribution"})
#: 11.2. A reference whose list lost its label.
LETTERED: Final = re.compile(r"[(\[]?[A-Z][.)\]] ?(?:[0-9]{2} )?[A-Z][A-Za-z' ]{2,20} [0-9]{1,6}[;,.]?$")
#: How far a label still to come is looked for (characters).
HORIZON: Final = 2000


def furniture(head: Head, first: int, stop: int) -> bool:
    """
    Read a page line, a marking, a banner, a counter: what belongs to pages, relays and archives.

    >>> furniture(Head("PAGE 02 ZENDA 00910 081102Z", 0, 27), 0, 27)
    True
    """
    kind = furniture_kind(head.text, first, stop, clued=head.clued)
    if kind == "level" and head.field == "subject" and not head.blank and not page_below(head, stop):
        return False
    if kind == "counter" and head.field == "references" and not head.blank:
        return False
    if kind == "level":
        kind = "marking" if class_ahead(head, stop) else ""
        if not kind:
            level_alone(head, first, stop)
            return True
    if not kind:
        return head.clued and page_before_text(head, first, stop)
    head.add(head.owner(head.field) if head.field in LISTS and kind == "page" else "", kind, stop)
    return True


def page_before_text(head: Head, first: int, stop: int) -> bool:
    """
    Read a page line that the rest of its line is joined to (format.md 14).

    >>> head = Head("ZENDA 00000910  001.2 OF 002  1. (U) X", 0, 38); page_before_text(head, 0, 38), head.pos
    (True, 30)
    """
    page = page_in(head.text, first, min(stop, first + PAGE_WIDTH))
    if page is None or page[0] != first:
        return False
    at = page[1]
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
    Say whether a class line was seen, or is still to come.

    >>> class_ahead(Head("SECRET\\n\\nS E C R E T ZENDA 000910", 0, 32), 7)
    True
    """
    return "mrn" in head.seen or landmark(head, "mrn", max(pos - 1, 0), min(pos + HORIZON * 2, head.end)) >= 0


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


def unlabelled(head: Head, start: int, first: int, stop: int) -> bool:
    """
    Read a line without a label: the field above goes on, or a caption, or a line to pass on; False: the body.

    >>> unlabelled(Head("SIPDIS\\n", 0, 7), 0, 0, 7)
    True
    """
    if (head.smart or head.field in GOES_ON) and goes_on(head, start, first, stop):
        return True
    whole, stop = stop, cut_line(head, first, stop)
    line = head.text[first:stop].strip(grammar.TRAIL)
    if is_caption_line(line):
        simple(head, "captions", stop)
        return True
    if grammar.EXTRACT.match(head.text, first, stop):
        head.add("", "gap", stop)
        return True
    if stop < whole and grammar.label_at(head.text, stop, whole):
        if head.seen:
            simple(head, "pass_lines", stop)
        else:
            head.add("", "other", stop)
        return True
    if "references" not in head.seen and LETTERED.match(line):
        simple(head, "references", stop)
        return True
    return before_label(head, line, stop)


def cut_line(head: Head, first: int, stop: int) -> int:
    """
    Cut a line without a label at the label glued into it, and at the captions glued to its head.

    >>> cut_line(Head("SIPDIS DEPT FOR EUR", 0, 19), 0, 19)
    7
    """
    stop = inner_label(head.text, first, stop)
    if head.field in PAST_CAPTIONS:
        return stop
    at, word = first, LEADING_WORD.match(head.text, first, stop)
    while word and word[1] in known_captions():
        at = word.end()
        word = LEADING_WORD.match(head.text, at, stop)
    return stop if at == first or SBU_WORDS.match(head.text, first, stop) else at


def simple(head: Head, field: str, stop: int) -> None:
    """
    Add a line of its own to a field.

    >>> head = Head("SIPDIS", 0, 6); simple(head, "captions", 6); head.spans
    [('captions', 'caption', 0, 6)]
    """
    owner = f"header.{field}" if head.echo else field
    head.content(owner, HEADER[field].kind, stop)
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
    if head.seen & {"mrn", "captions", "pass_lines"} or grammar.PASS_LINE.match(line):
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
    after = head.field in ("mrn", "captions", "pass_lines") or (
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

    >>> label_ahead(Head("X\\nSUBJECT: Y", 0, 12), 2)
    True
    """
    late = "subject" in head.seen
    start, end = max(stop - 1, 0), min(stop + (HORIZON // 3 if late else HORIZON), head.end)
    number = landmark(head, "number", start, end)
    end = number if number >= 0 else end
    for name in LATE if late else LABELS_AHEAD:
        if name not in head.seen and landmark(head, name, start, end) >= 0:
            return True
    return False


def landmark(head: Head, name: str, start: int, end: int) -> int:
    """
    Give where the next landmark of a name stands, or -1; what was searched once is not searched again.

    >>> landmark(Head("X\\nSUBJECT: Y", 0, 12), "subject", 1, 12)
    1
    """
    pattern, text = LANDMARKS[name], head.text
    place, stop = head.marks.get(name, (0, 0))
    if start <= place < stop <= end:
        return place
    low = max(place, start)
    match = pattern.search(text, low, end) if low < end else None
    head.marks[name] = place, _ = match.span() if match else (max(text.rfind("\n", low, end), low), 0)
    return place if match else -1


def goes_on(head: Head, start: int, first: int, stop: int) -> bool:
    """
    Read a line that goes on with the field above it.

    >>> head = Head("X\\nAND THE CASTLE", 0, 16); head.field, head.spans, head.pos = "subject", [("subject", "subject", 0, 2)], 2
    >>> goes_on(head, 2, 2, 16), head.spans
    (True, [('subject', 'subject', 0, 16)])
    """
    check = GOES_ON.get(head.field)
    glued = head.cut(first, stop) if check else stop
    if not hangs(head, first - start) and not (check and check(head, head.text[first:glued].strip(grammar.TRAIL))):
        return False
    head.content(head.owner(head.field), HEADER[head.field].kind, glued)
    return True


def hangs(head: Head, indent: int) -> bool:
    """
    Say whether a line hangs far to the right, as the lines of a SMART value do.

    >>> hangs(Head("X", 0, 1), 14)
    False
    """
    return head.smart and indent >= 12 and head.field in HEADER and head.field != "classification" and not head.blank
