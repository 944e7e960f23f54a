"""What is still to come below a line of the header: a class line, a label, the first numbered paragraph (format.md 23)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar
from cablekit.telegram.around import CELL_BREAK
from cablekit.telegram.fields.labels import AHEAD, MISSPELLED_AHEAD, misspelled_label
from cablekit.telegram.fields.table import HEADER, MEETS_BODY
from cablekit.telegram.header.cursor import HeaderCursor
from cablekit.telegram.header.openings import end_of_number

#: 23. What is looked for in the lines below one: a class line, of which the pattern knows the classification; the label
#: of a field, in a group named after the field; and the first numbered paragraph (13.1), where the header has ended.
LABEL_OR_NUMBER_FORMS: Final = rf"{AHEAD}|(?P<number>{grammar.NUMBER_ONE})"
CLASS_FORM: Final = rf"(?P<mrn>(?=(?i:{grammar.LEVEL})))"
#: The fields that a line may wait for: not those of the drafters, whose labels may be below the body, too (20.3).
AWAITED: Final = frozenset(row.name for row in HEADER.values() if row.label.ahead) | {"mrn"}
#: The searches for a class line; for a label, once the class line was read; and for both before.
CLASS_LINE_AHEAD: Final = late_pattern(rf"\n[ \t]*{CLASS_FORM}")
LABEL_AHEAD: Final = late_pattern(rf"\n[ \t]*+(?:{LABEL_OR_NUMBER_FORMS})")
CLASS_LINE_OR_LABEL_AHEAD: Final = late_pattern(rf"\n[ \t]*+(?:{LABEL_OR_NUMBER_FORMS}|{CLASS_FORM})")
#: How far a label still to come is looked for (characters).
HORIZON: Final = 2000


def has_class_line_ahead(cursor: HeaderCursor, pos: int) -> bool:
    """Whether a class line was seen or is still to come; what was searched once is not searched again."""
    if "mrn" in cursor.seen_fields:
        return True
    start, end = max(pos - 1, 0), min(pos + HORIZON * 2, cursor.end)
    place, stop = cursor.class_line_span
    if start <= place < stop <= end:
        return True
    low = max(place, start)
    for match in CLASS_LINE_AHEAD.finditer(cursor.text, low, end):
        if stop := end_of_number(cursor.text, match.end(), end):
            cursor.class_line_span = match.start(), stop
            return True
    cursor.class_line_span = max(cursor.text.rfind("\n", low, end), low), 0
    return False


def is_only_a_level(match: re.Match[str], end: int) -> bool:
    """Whether what was found ahead is a classification that begins no class line."""
    return match.lastgroup == "mrn" and not end_of_number(match.string, match.end(), end)


def has_label_ahead(cursor: HeaderCursor, stop: int) -> bool:
    """
    Whether a label that was not seen yet is below, before the first numbered paragraph; no place is searched twice.

    >>> has_label_ahead(HeaderCursor("X\\nSUBJECT: Y", 0, 12), 2)
    True
    >>> has_label_ahead(HeaderCursor("X\\n1. Y\\nSUBJECT: Y", 0, 17), 2)
    False
    """
    if stop < cursor.line_stop and is_before_class_line(cursor, stop):
        return True
    late = "subject" in cursor.seen_fields
    if (
        stop - 1 <= cursor.searched_to
        and not late
        and cursor.expected_field
        and cursor.expected_field not in cursor.seen_fields
    ):
        return True
    end = min(stop + (HORIZON // 3 if late else HORIZON), cursor.end)
    start = at = max(cursor.searched_to, stop - 1, 0)
    ahead = LABEL_AHEAD if "mrn" in cursor.seen_fields else CLASS_LINE_OR_LABEL_AHEAD
    while match := ahead.search(cursor.text, at, end):
        name, cursor.searched_to = match.lastgroup or "", match.start()
        if name == "number":
            end = match.start()
            break
        if is_awaited(cursor, name) and not is_only_a_level(match, end):
            cursor.expected_field = name
            return True
        at = match.end()
    else:
        cursor.searched_to = max(at, cursor.text.rfind("\n", at, end))
    cursor.expected_field = misspelled_ahead(cursor, start, end)
    return cursor.expected_field != ""


def is_awaited(cursor: HeaderCursor, field: str) -> bool:
    """Whether a field may still come: below the subject only some."""
    seen = cursor.seen_fields
    return field in AWAITED and field not in seen and ("subject" not in seen or field in MEETS_BODY)


def misspelled_ahead(cursor: HeaderCursor, start: int, end: int) -> str:
    """Return the field whose misspelled label is below, where no correct one is; an empty name without one (format.md 23.1)."""
    text = cursor.text
    below = text[start:end]
    if ":" not in below and ";" not in below:
        return ""
    for match in MISSPELLED_AHEAD.finditer(text, start, end):
        field, _ = misspelled_label(text, match.start("word"), end)
        if is_awaited(cursor, field):
            cursor.searched_to = match.start()
            return field
    return ""


def is_before_class_line(cursor: HeaderCursor, stop: int) -> bool:
    """Whether a line was cut where the class line begins a cell (format.md 6.5)."""
    return not cursor.text.startswith(CELL_BREAK, stop) and cursor.cell_break == stop


def labels_below(cursor: HeaderCursor, stop: int) -> list[re.Match[str]]:
    """List the correct labels below a line, down to the first numbered paragraph or class line, which is the last one."""
    found = []
    start, end = max(stop - 1, 0), min(stop + HORIZON, cursor.end)
    for match in CLASS_LINE_OR_LABEL_AHEAD.finditer(cursor.text, start, end):
        if is_only_a_level(match, end):
            continue
        found.append(match)
        if match.lastgroup in ("number", "mrn"):
            break
    return found


def is_label_ahead(cursor: HeaderCursor, field: str, stop: int) -> bool:
    """Whether the correct label of a field is below, above the first numbered paragraph and the next header (format.md 23.1)."""
    return any(match.lastgroup == field for match in labels_below(cursor, stop))


def labels_ahead(cursor: HeaderCursor, stop: int) -> list[str]:
    """Return what is below: the fields of labels, correct or misspelled, and the first paragraph's `number` or the `mrn`."""
    text, below = cursor.text, labels_below(cursor, stop)
    end = min(stop + HORIZON, cursor.end)
    if below and below[-1].lastgroup in ("number", "mrn"):
        end = below[-1].start()
    slips = MISSPELLED_AHEAD.finditer(text, max(stop - 1, 0), end)
    fields = [misspelled_label(text, match.start("word"), end)[0] for match in slips]
    return [match.lastgroup or "" for match in below] + [field for field in fields if field]
