"""The labels of a SMART cable and their values, above the body and below it (format.md 20.1, 20.3, 20.4).

A value is in the line of its label, or in the lines below it: up to the next label, whatever blank lines and stamps are
between, and for the last label as far as the lines hang below it. A label block is left at the first line that is
neither; if this is the heading of an older telegram, the fields that the labels name are its echoes.
"""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar
from cablekit.telegram.around import RELEASE_PAGE, SECOND_LABEL
from cablekit.telegram.fields.executive_order import EXECUTIVE_ORDER
from cablekit.telegram.fields.labels import (
    SMART_INSIDE,
    SMART_LABEL,
    SMART_LEAD,
    SMART_SEPARATOR,
    label_at,
    misspelled_smart_label,
    scanned,
)
from cablekit.telegram.fields.table import CONTINUED, HEADER, IN_HEADING
from cablekit.telegram.furniture import furniture_kind
from cablekit.telegram.grammar import TRAIL
from cablekit.telegram.header.cursor import HeaderCursor

#: 20.1. What says that there is no value.
NO_VALUE: Final = frozenset({"n/a", "na", "none", "unknown"})
#: How far a value hangs to the right of the beginning of the line (characters).
HANGING: Final = 12
#: The longest label that is part of its field's content (characters).
LONGEST_LABEL: Final = 20
#: How far below a line the next label may be (characters).
HORIZON: Final = 4000
#: 20.1. The next label; or what is below all labels: a paragraph's number, a class line, the heading of a telegram.
NEXT_LABEL: Final = late_pattern(
    rf"\n[{grammar.LEAD}]*+(?:(?P<label>{re.sub('[?]P<[a-z_]+>', '?:', SMART_LABEL.pattern)})"
    rf"|{grammar.NUMBER_ONE}|(?i:{grammar.LEVEL}[ \t]+{grammar.NUMBER})|FM[ ][A-Z]|[ZOPR][ ][0-9]{{6}}Z)"
)
#: 20.1. The line that sets the head of a table apart; the end of a cell, of bold type, of a line of HTML.
TABLE_RULE: Final = late_pattern(r"\|[-|:+= \t]*$", re.MULTILINE)
LINE_END: Final = late_pattern(r"(?:\||\*\*|__|&nbsp;|[ \t\u00a0])+\s*$")
CELL: Final = late_pattern(r"\|[ \t]*\|?")
EMPTY_CELL: Final = late_pattern(r"\|[ \t]*\|")
#: 20.2. The stamp of a release, also after ink.
STAMP: Final = "U.S. Department of State Case No"
#: 20.1. The line of an order with what is said of it, and how far below the labels it is (characters).
FULLER_ORDER: Final = late_pattern(r"\n[ \t]*E\.?O\.? ?([0-9]{5}):? *(?:DECL|N/A|[0-9X])")
ORDER_HORIZON: Final = 1500
#: The kinds of furniture between labels.
BETWEEN_LABELS: Final = frozenset({"banner", "level", "marking", "page", "gap"})
#: 20.3. The labels below the body.
TAIL_LABELS: Final = "|".join(
    map(scanned, ("Drafted By", "Cleared By", "Approved By", "Released By", "Action Post", "Dissemination Rule"))
)
SIGNED: Final = late_pattern(rf"\n[{grammar.LEAD}]*+{SMART_LEAD}{scanned('Signature')}{SMART_SEPARATOR}")
BELOW_BODY: Final = late_pattern(rf"\n[{grammar.LEAD}]*+{SMART_LEAD}(?:{TAIL_LABELS}){SMART_SEPARATOR}")
#: 20.4. The first line of an older telegram below the labels.
OLDER: Final = late_pattern(
    rf"""
    {grammar.PAGE_LINE_FORM} | VZCZC | [ZOPR]{{1,2}}[ ](?:[ZOPR]{{1,2}}[ ]){{0,4}}(?:[0-9]{{6}}Z|R[A-Z]{{4,7}})
  | FM[ ][A-Z] | (?:ACTION|ORIGIN|INFO)[ ][A-Z]{{1,6}}-[0-9]{{2}} | (?i:{grammar.LEVEL} (?: [ \t]+{grammar.AFTER_LEVEL} | {grammar.COUNTER} ))
    """,
    re.VERBOSE,
)


def read_smart_line(cursor: HeaderCursor, first: int, stop: int) -> bool:
    """Read a line of a SMART label block; False where it is none of its lines (format.md 20.1)."""
    if not cursor.in_labels:
        return False
    label = label_in(cursor.text, first, stop, misspelled=bool(cursor.open_label))
    if label and is_next_label(cursor, label[0]):
        read_label(cursor, *label, stop)
        return True
    if cursor.open_label and (read_between_labels(cursor, first, stop) or read_value_line(cursor, first, stop)):
        return True
    if is_other_label(cursor, first, stop) and (cursor.in_smart_tail or has_smart_label_ahead(cursor, stop)):
        cursor.label_owner = ""
        return False
    if cursor.in_smart_tail:
        cursor.add_span("", "other", stop)
    elif cursor.open_label:
        leave_labels(cursor, first)
    return cursor.in_smart_tail


def label_in(text: str, first: int, stop: int, *, misspelled: bool = False) -> tuple[str, str, int] | None:
    """
    Find the label that a line begins with, perhaps a *misspelled* one: its name, its field if it has one, and its end.

    >>> label_in("| TAGS: | PREL |", 0, 16), label_in("Info Office: ECON", 0, 17)
    (('tags', 'tags', 10), ('INFOOFFICE', '', 13))
    """
    match = SMART_LABEL.match(text, first, stop)
    if match:
        name = match.lastgroup or "".join(filter(str.isalpha, match.group())).upper()
        return name, match.lastgroup or "", match.end()
    slip = misspelled_smart_label(text, first, stop) if misspelled else None
    return (slip[1] or slip[0], slip[1], slip[2]) if slip else None


def is_next_label(cursor: HeaderCursor, name: str) -> bool:
    """Whether a label is read: not a second time, unless it repeats the one above it."""
    return cursor.in_smart_tail or name not in cursor.seen_labels or name == cursor.open_label


def read_label(cursor: HeaderCursor, name: str, field: str, place: int, stop: int) -> None:
    """Read a label that ends at *place*, and the value in its line if there is one."""
    settle_label(cursor)
    is_first = not cursor.open_label
    cursor.seen_labels.add(name)
    if is_first:
        cursor.is_joined = SECOND_LABEL.search(cursor.text, place, stop) is not None
    if cursor.is_joined:
        stop = value_end_in_joined(cursor, field, place, stop)
    cursor.open_label = name
    field = "" if field == "signatures" and not cursor.in_smart_tail else field
    owner = cursor.label_owner = cursor.owner_of(field) if field else ""
    cursor.open_field = field
    end = value_end(cursor.text, place, stop)
    cursor.awaits_value = not any(map(str.isalnum, cursor.text[place:end]))
    if is_first or field == "mrn":
        cursor.has_values_below = cursor.awaits_value
    cursor.add_span(owner, "label", place)
    cursor.label_span = len(cursor.spans) - 1
    add_value(cursor, end, stop)


def value_end_in_joined(cursor: HeaderCursor, field: str, place: int, stop: int) -> int:
    """Return where a value ends in a line of several labels: before the next one, or before the body."""
    match = SMART_INSIDE.search(cursor.text, place, stop)
    while match and not is_unseen(cursor, match.end(), stop):
        match = SMART_INSIDE.search(cursor.text, match.end(), stop)
    end = match.end() if match else stop
    return cursor.end_before_glued(field, place, end) if field in CONTINUED else end


def settle_label(cursor: HeaderCursor) -> None:
    """Make a label that has no value furniture."""
    if cursor.awaits_value:
        _, kind, start, stop = cursor.spans[cursor.label_span]
        cursor.spans[cursor.label_span] = ("", kind, start, stop)
        cursor.awaits_value = False


def add_value(cursor: HeaderCursor, end: int, stop: int) -> None:
    """Add the value of the open label in the line up to *end*, and what ends the line."""
    field, value = cursor.open_field, cursor.text[cursor.position : end].strip(TRAIL)
    if not field or not any(map(str.isalnum, value)):
        extend_last(cursor, stop)
        cursor.awaits_value = cursor.awaits_value and not any(map(str.isalnum, value))
        return
    if is_no_value(cursor, value):
        cursor.awaits_value = True
        settle_label(cursor)
        extend_last(cursor, stop)
        cursor.open_field = ""
        return
    cursor.awaits_value = False
    owner = cursor.label_owner or cursor.owner_of(field)
    cursor.seen_fields.add(field)
    if field == "mrn":
        cursor.message_number = cursor.message_number or value.lstrip(grammar.DIGITS).strip()
    cursor.add_content(owner, "signature" if field == "signatures" else HEADER[field].piece, end)
    cursor.add_span(owner, "label", stop)


def is_no_value(cursor: HeaderCursor, value: str) -> bool:
    """Whether the first words below or after a label say that it has no value."""
    return cursor.spans[-1][1] == "label" and value.lower().rstrip(".") in NO_VALUE


def extend_last(cursor: HeaderCursor, stop: int) -> None:
    """Add blanks, or what is furniture like it, to the last span."""
    if stop > cursor.position:
        field, kind, start, _ = cursor.spans[-1]
        cursor.spans[-1] = (field, kind, start, stop)
        cursor.position = stop


def value_end(text: str, start: int, stop: int) -> int:
    """
    Return where the value of a line ends: before the sign that ends its cell or its bold type, if there is one.

    >>> value_end("| TAGS: | PREL |", 10, 16), value_end("TAGS: PREL", 6, 10)
    (15, 10)
    """
    tail = text[max(start, stop - 40) : stop].rstrip(TRAIL)
    if not tail.endswith(("|", "**", "__", "&nbsp;")):
        return stop
    end = LINE_END.search(text, max(start, stop - 40), stop)
    assert end  # noqa: S101 - the tail ends with one of the signs
    at = end.start()
    while at < stop and text[at] in " \t\u00a0":
        at += 1
    return at


def read_between_labels(cursor: HeaderCursor, first: int, stop: int) -> bool:
    """Read a stamp, a marking or the line of a table between labels; the value goes on below it (format.md 20.2)."""
    text = cursor.text
    page = RELEASE_PAGE.match(text, first, cursor.end)
    if page:
        cursor.add_span("", "banner", page.end())
        return True
    if TABLE_RULE.match(text, first, stop):
        cursor.add_span("", "label", stop)
        return True
    kind = "banner" if STAMP in text[first:stop] else furniture_kind(text, first, stop)
    if kind not in BETWEEN_LABELS:
        return False
    cursor.add_span("", "marking" if kind == "level" else kind, stop)
    return True


def read_value_line(cursor: HeaderCursor, first: int, stop: int) -> bool:
    """Read a line that belongs to the value of the label above it; False where it does not."""
    if not continues_value(cursor, first, stop):
        return False
    cell, field = CELL.match(cursor.text, first, stop), cursor.open_field
    if cell:
        cursor.add_span(cursor.label_owner, "label", cell.end())
    elif cursor.awaits_value:
        extend_last(cursor, first)
    end = value_end(cursor.text, cursor.position, stop)
    if end == stop and field in CONTINUED and field not in IN_HEADING:
        end = stop = cursor.end_before_glued(field, first, stop)
    add_value(cursor, end, stop)
    return True


def continues_value(cursor: HeaderCursor, first: int, stop: int) -> bool:
    """Whether a line belongs to the value above it: it hangs, is awaited, or is above another label."""
    directly = not cursor.after_blank or cursor.spans[-1][1] in ("banner", "page")
    if directly and (first - cursor.position >= HANGING or EMPTY_CELL.match(cursor.text, first, stop)):
        return True
    if awaits_value_below(cursor):
        return True
    if is_other_label(cursor, first, stop):
        return False
    return has_smart_label_ahead(cursor, stop) or (
        cursor.open_label != "subject" and cursor.value_so_far(past_page=True).endswith((",", ";"))
    )


def awaits_value_below(cursor: HeaderCursor) -> bool:
    """Whether a label has no value yet and values are below the labels."""
    return cursor.awaits_value and (cursor.has_values_below or not cursor.after_blank)


def is_other_label(cursor: HeaderCursor, first: int, stop: int) -> bool:
    """Whether a line has a label of a telegram that is not one of SMART: `REF: ...`, or the heading's, as it is written."""
    match = label_at(cursor.text, first, stop)
    if match is None or not match.lastgroup:
        return False
    label = cursor.text[first : match.end()]
    if match.lastgroup in IN_HEADING:
        return cursor.in_smart_tail and label == HEADER[match.lastgroup].label.text != ""
    return ":" in cursor.text[first : min(first + LONGEST_LABEL, stop)]


def has_smart_label_ahead(cursor: HeaderCursor, stop: int) -> bool:
    """Whether a label of the block is still to come below a line; below the subject only across no blank line."""
    if cursor.after_blank and "subject" in cursor.seen_labels and not cursor.in_smart_tail:
        return False
    at = stop - 1
    if at < cursor.label_ahead:
        return cursor.has_next_label
    end = min(stop + HORIZON, cursor.end)
    match = NEXT_LABEL.search(cursor.text, at, end)
    while match and match["label"] and not is_unseen(cursor, match.start("label"), end):
        match = NEXT_LABEL.search(cursor.text, match.end(), end)
    cursor.has_next_label = match is not None and match["label"] is not None
    cursor.label_ahead = match.start() + 1 if match else max(end - 1, at + 1)
    return cursor.has_next_label


def is_unseen(cursor: HeaderCursor, place: int, stop: int) -> bool:
    """Whether a label that was found further on is not one that was read."""
    label = label_in(cursor.text, place, stop)
    return label is not None and is_next_label(cursor, label[0])


def leave_labels(cursor: HeaderCursor, first: int) -> None:
    """Leave the label block; the fields of an older telegram below it are echoes of the labels (format.md 20.4)."""
    settle_label(cursor)
    cursor.in_labels = False
    leave_order(cursor, first)
    if OLDER.match(cursor.text, first, cursor.end):
        cursor.label_fields = frozenset(cursor.seen_fields) | fields_below(cursor.text, first, cursor.end)
        cursor.seen_fields.clear()
        cursor.open_field = cursor.message_number = ""


def leave_order(cursor: HeaderCursor, first: int) -> None:
    """Make the label of the order an echo where the telegram below says more of the same order (format.md 20.1)."""
    order = EXECUTIVE_ORDER.name
    spans = [(at, span) for at, span in enumerate(cursor.spans) if span[0] == order]
    number = "".join([cursor.text[span[2] : span[3]] for _, span in spans if span[1] != "label"]).strip(TRAIL)
    near = min(first + ORDER_HORIZON, cursor.end)
    if number.isdecimal() and any(match[1] == number for match in FULLER_ORDER.finditer(cursor.text, first - 1, near)):
        for at, (_, kind, start, stop) in spans:
            cursor.spans[at] = (f"header.{order}", kind, start, stop)
        cursor.seen_fields.discard(order)


def fields_below(text: str, start: int, stop: int) -> frozenset[str]:
    """Return the fields that the labels below the body name."""
    tail = find_tail(text, start, stop)
    lines = text[tail:stop].split("\n") if tail >= 0 else []
    found = [label_in(line, 0, len(line)) for line in (line.lstrip(grammar.LEAD) for line in lines)]
    return frozenset(label[1] for label in found if label)


def find_tail(text: str, start: int, stop: int) -> int:
    """
    Return where the labels below the body begin: at the signature, or at the first of the others; otherwise -1.

    >>> find_tail("Yes.\\nSignature: SAPT\\nDrafted By: SAPT", 0, 38)
    5
    """
    start = max(start - 1, 0)
    match = SIGNED.search(text, start, stop) or BELOW_BODY.search(text, start, stop)
    return match.start() + 1 if match else -1
