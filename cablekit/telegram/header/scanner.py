"""From lines to the spans of the header (format.md 4 to 12, 17 to 20).

Theory of operation
-------------------
Each line is read in two steps. First, the pattern for its first letter (`openings.py`) finds the form of its opening:
a label, a class line, a caption, furniture. Then `LINE_READERS` gives the function that reads a line of this form.

A line without a label continues the field above it, if that field may continue; otherwise it is a caption, a pass line
or furniture (`unlabeled.py`). A label glued into a line cuts the line in two. The header ends at the first line that is
none of these, unless a label that was not seen yet is still to come. Lines that nearly always follow each other, as in
a heading as sent, are read at once where no clue to a page line is among them (`cursor.py`).

A second class line begins a repeat of the header: its fields are echoes, because each value is owned by one place.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from cablekit._patterns import late_pattern
from cablekit.source import Span
from cablekit.telegram import grammar
from cablekit.telegram.around import CELL_BREAK, archive_matter
from cablekit.telegram.fields.addressees import INDICATED as INDICATED_ADDRESSEE
from cablekit.telegram.fields.class_line import MRN
from cablekit.telegram.fields.distribution import is_office_list
from cablekit.telegram.fields.labels import label_at, misspelled_label
from cablekit.telegram.fields.reference_lines import is_numbered
from cablekit.telegram.fields.relay import TRANSMISSION_ID
from cablekit.telegram.fields.table import (
    ADDRESSEES,
    CONTENT,
    ENDS_HEADING,
    HEADER,
    IN_HEADING,
    ON_CLASS_LINE,
    OPENS_COPY,
    OPENS_HEADING,
    SINGLE,
    UNDER_CLASS,
)
from cablekit.telegram.furniture import INK
from cablekit.telegram.grammar import LEAD, TRAIL
from cablekit.telegram.header.ahead import is_label_ahead
from cablekit.telegram.header.class_line import read_class_line, read_copy_line, read_datestamp
from cablekit.telegram.header.cursor import HeaderCursor
from cablekit.telegram.header.openings import PARAGRAPH_NUMBER, match_class_line, opening_pattern
from cablekit.telegram.header.smart import read_smart_line
from cablekit.telegram.header.unlabeled import (
    add_whole_line,
    read_furniture,
    read_plain_line,
    read_split_page_line,
)

#: 5.3. An addressee with its routing indicator, and several one below the other.
ADDRESSEE_LINE: Final = rf"(?:{INDICATED_ADDRESSEE}\n)"
ADDRESSEE_LINES: Final = late_pattern(f"{ADDRESSEE_LINE}++")
#: 4, 5. The format lines of a heading as most are sent, in their order.
SENT: Final = late_pattern(
    r"(?P<transmission_id>VZCZC[A-Z]{3}[0-9]{4}[^\n]*+\n)"
    r"(?P<routing>(?:ZZ|OO|PP|RR)(?: [A-Z]{4,8})++\n(?:R[HU][A-Z]{2,6}(?: R[HU][A-Z]{2,6})*+\n)*+\n?)"
    r"DE (?P<station>[A-Z]{4,8} #[^\n]*+\n)"
    r"(?P<security>ZN[RY] [A-Z]{4,5}[^\n]*+\n)"
    r"(?P<dtg>(?:[ZOPR] ){1,4}[0-9]{6}Z [^\n]*+\n)"
    r"FM (?P<originator>[^ \t\n][^\n]*+\n)"
    rf"(?:TO (?P<action>[^ \t/\n][^\n]*+\n{ADDRESSEE_LINE}*+)"
    rf"(?:INFO (?![A-Z0-9/]*-)(?P<info>{ADDRESSEE_LINE}++))?)?"
)
#: 13.1. The first letter of a paragraph's number, and such a number.
PILCROW: Final = "\u00b6"
NUMBER_BEGINS: Final = frozenset("(" + grammar.DIGITS)
NUMBERED: Final = late_pattern(PARAGRAPH_NUMBER, re.MULTILINE)
#: 14. How a teaser ends, perhaps with the signature below it, and how long its body may be (characters).
DOTS: Final = late_pattern(r"\.(?:\.)[.]*+[ \t]*+\n\s*+(?:[A-Z][A-Z' .-]{2,30}\n(?=\",))?")
LONGEST_TEASER: Final = 900
#: How far below its first line the class line of a heading is looked for (characters).
LONGEST_HEADING: Final = 5000
#: 6.4, 22.1. The serial at the end of a message number or an id.
SERIAL: Final = late_pattern("[0-9]+$")
#: 3. What blank lines begin with, and such lines; text after a backslash is ignored.
BLANKS: Final = frozenset(LEAD + "\n\\")
BLANK_LINES: Final = late_pattern(rf"(?:\n|[{LEAD}]++(?:\n|\Z)|[{LEAD}]*+\\[^\n]*+\n?)*+([{LEAD}]*+)")
#: How many blanks are usually not exceeded (characters).
NEAR: Final = 80
#: 6.5. Marks that a copy has before a class line or a label; few lines begin with one of their signs.
STRAY_SIGNS: Final = frozenset("\"'*.,_|~`")
STRAY_MARK: Final = late_pattern(rf"[{''.join(sorted(STRAY_SIGNS))}]{{1,3}}+[ \t]*+")
SENT_FIELDS: Final = tuple(SENT.groupindex)
SENT_LINES: Final = tuple((field, *CONTENT[field]) for field in SENT_FIELDS)


def read_header(cursor: HeaderCursor) -> int:
    """Read the header line by line, and return where the body begins."""
    while cursor.position < cursor.end and (read_line(cursor) or read_teaser(cursor)):
        pass
    return cursor.position


def begins_body(cursor: HeaderCursor) -> bool:
    """Whether the number of a paragraph is at the position, or the pilcrow before one."""
    first = cursor.position
    letter = cursor.text[first]
    return letter == PILCROW or (letter in NUMBER_BEGINS and is_paragraph_number(cursor, first))


def read_line(cursor: HeaderCursor) -> bool:
    """Read a line with the blank lines above it, or the rest of a cut line; False where the body begins."""
    text, first = cursor.text, cursor.position
    if text[first] in BLANKS:
        first = pass_blank_lines(cursor)
        if first == cursor.end:
            return True
    letter = text[first]
    if letter in NUMBER_BEGINS and is_paragraph_number(cursor, first):
        return False
    stop = cursor.line_stop
    if cursor.position >= stop:
        stop = cursor.line_stop = text.find("\n", first, cursor.end) + 1 or cursor.end
        cursor.has_clue = stop > cursor.clear_to and cursor.look_for_clues(stop)
    if cursor.has_clue and cursor.cell_break >= 0:
        stop = cursor.cell_break_from(first)
        if stop == first:
            width = len(CELL_BREAK) if text.startswith(CELL_BREAK, first) else len(CELL_BREAK) - 1
            cursor.add_span("", "wrapper", first + width)
            return True
    pattern = opening_pattern(letter)
    match = pattern.match(text, first, stop) if pattern else None
    if not (cursor.is_smart and read_smart_line(cursor, first, stop)):
        read = LINE_READERS[match.lastgroup or ""] if match else read_other_line
        if not read(cursor, match, first, stop):
            return False
    if cursor.after_blank:
        cursor.after_blank = cursor.spans[-1][1] == "counter"
    return True


def read_without_label(cursor: HeaderCursor, first: int, stop: int) -> bool:
    """Read a line that begins like a label of the heading, where none may be, by the other forms of its opening."""
    pattern = opening_pattern(cursor.text[first], labels=False)
    match = pattern.match(cursor.text, first, stop) if pattern else None
    read = LINE_READERS[match.lastgroup or ""] if match else read_other_line
    return read(cursor, match, first, stop)


def read_level(cursor: HeaderCursor, match: re.Match[str], first: int, stop: int) -> bool:
    """Read a line that begins with a classification, as a class line if it is one."""
    form = match_class_line(cursor.text, first, stop)
    read = LINE_READERS[form.lastgroup or ""] if form else read_other_line
    return read(cursor, form, first, stop)


def pass_blank_lines(cursor: HeaderCursor) -> int:
    """Give blank lines to the piece before them, and return where the first letter of the line below them is."""
    text, end, pos = cursor.text, cursor.end, cursor.position
    near = text[pos : min(end, pos + NEAR)]
    ink = near.lstrip(" \n")  # usually that is all, and found much faster
    if ink and ink[0] not in BLANKS:
        first = pos + len(near) - len(ink)
        blank = text.rfind("\n", pos, first) + 1 or pos
    else:
        match = BLANK_LINES.match(text, pos, end)
        assert match  # noqa: S101 - it may be empty
        blank, first = match.span(1)
    if blank > pos:
        spans = cursor.spans
        field, kind, start, _ = spans.pop() if spans else ("", "blank", pos, blank)
        spans.append((field, kind, start, blank))
        cursor.after_blank = not cursor.extra_lines or text.count("\n", pos, blank) > cursor.extra_lines
        cursor.position = blank
    return first


def is_paragraph_number(cursor: HeaderCursor, first: int) -> bool:
    """Whether a paragraph's number is at a place; below references, `(2) ZENDA 5` may be one of them."""
    if not NUMBERED.match(cursor.text, first, cursor.end):
        return False
    if cursor.open_field != "references":
        return True
    stop = cursor.text.find("\n", first, cursor.end) + 1 or cursor.end
    line = cursor.line_from(first, stop)
    return not is_numbered(cursor.value_so_far(), line)


def read_sent_heading(cursor: HeaderCursor, match: re.Match[str], first: int, stop: int) -> bool:
    """Read the first line of a telegram, and the lines of the heading that follow it in their order (ACP 127)."""
    if MRN.name in cursor.seen_fields and cursor.seen_fields <= ON_CLASS_LINE:
        cursor.begin_repeat()
    block = (
        SENT.match(cursor.text, first, cursor.clear_to)
        if first < cursor.clear_to and (cursor.is_echo or not cursor.seen_fields) and not cursor.label_fields
        else None
    )
    if block is None:
        return read_heading_line(cursor, match, first, stop)
    spans, pos = cursor.spans, cursor.position
    for (field, kind, label), (begin, end) in zip(SENT_LINES[: block.lastindex], block.regs[1:], strict=False):
        owner = f"header.{field}" if cursor.is_echo else field
        if label:
            spans.append((owner, "label", pos, begin))
            pos = begin
        if kind == "addressee":
            add_addressees(spans, owner, pos, cursor.text[pos:end])
        else:
            spans.append((owner, kind, pos, end))
        pos = end
    cursor.position, cursor.open_field = pos, block.lastgroup or ""
    cursor.seen_fields.update(SENT_FIELDS[: block.lastindex])
    return True


def read_addressees(cursor: HeaderCursor, match: re.Match[str], first: int, stop: int) -> bool:
    """Read an addressee below others, and those below it up to the next clue, where a line must be read by itself."""
    if cursor.open_field not in ADDRESSEES or cursor.after_blank:
        return read_plain_line(cursor, match, first, stop)
    owner = cursor.owner_of(cursor.open_field)
    cursor.add_content(owner, "addressee", stop)
    run = ADDRESSEE_LINES.match(cursor.text, stop, cursor.clear_to) if stop < cursor.clear_to else None
    if run:
        add_addressees(cursor.spans, owner, stop, run.group())
        cursor.position = run.end()
    return True


def add_addressees(spans: list[Span], owner: str, start: int, rows: str) -> None:
    """Add a span for each line of addressees."""
    for row in rows[:-1].split("\n"):
        stop = start + len(row) + 1
        spans.append((owner, "addressee", start, stop))
        start = stop


def read_caption(cursor: HeaderCursor, match: re.Match[str], first: int, stop: int) -> bool:
    """Read a caption of one word alone on its line, as most are; others are read with the unlabeled lines."""
    if cursor.open_field in UNDER_CLASS and not cursor.is_smart:
        add_whole_line(cursor, "captions", stop)
        return True
    return read_plain_line(cursor, match, first, stop)


def read_heading_line(cursor: HeaderCursor, match: re.Match[str], first: int, stop: int) -> bool:
    """
    Read a line of the heading; its labels are above the class line, or begin a copied telegram (format.md 1.1, 20.4).

    >>> cursor = HeaderCursor("FM ZENDA", 0, 8)
    >>> read_heading_line(cursor, opening_pattern("F").match("FM ZENDA"), 0, 8), cursor.spans
    (True, [('originator', 'label', 0, 3), ('originator', 'post', 3, 8)])
    """
    field = match.lastgroup or ""
    if field in OPENS_HEADING and MRN.name in cursor.seen_fields and cursor.seen_fields <= ON_CLASS_LINE:
        cursor.begin_repeat()  # the class line is that of a copy
    if (
        not ENDS_HEADING.isdisjoint(cursor.seen_fields)
        and (field not in OPENS_COPY or (cursor.open_field == "references" and not cursor.after_blank))
        and cursor.open_field not in IN_HEADING
    ):
        return read_without_label(cursor, first, stop)
    place = match.end(field)
    if field == "info" and is_office_list(cursor.text[place:stop]):
        field = "distribution"
    add_labeled_content(cursor, field, place, stop)
    return True


def read_break(cursor: HeaderCursor, match: re.Match[str], first: int, stop: int) -> bool:
    """Read the prosign between heading and text; elsewhere it is a line like others (format.md 25.1)."""
    if cursor.open_field not in IN_HEADING and (MRN.name in cursor.seen_fields or not cursor.seen_fields):
        return read_plain_line(cursor, match, first, stop)
    cursor.add_span("", "end", stop)
    cursor.open_field = ""
    return True


def read_archive_matter(cursor: HeaderCursor, match: re.Match[str], first: int, stop: int) -> bool:
    """Read what an archive prints above a header, or between two occurrences of it."""
    found = archive_matter(cursor.text, first, cursor.end)
    return add_archive_matter(cursor, found) if found else read_without_label(cursor, first, stop)


def add_archive_matter(cursor: HeaderCursor, found: re.Match[str]) -> bool:
    """Add the matter of an archive, below which the header is repeated; False where it is that of another cable."""
    if cursor.seen_fields:
        if is_of_another(found, cursor.message_number):
            return False
        cursor.begin_repeat()
    cursor.add_span("", "wrapper", found.end())
    return True


def read_teaser(cursor: HeaderCursor) -> bool:
    """Read the body of a teaser, which ends in dots above the matter of an archive; False where the body begins."""
    text, at = cursor.text, cursor.position
    near = min(at + LONGEST_TEASER, cursor.end)
    if cursor.is_echo or not cursor.seen_fields:
        return False
    last = cursor.spans[-1][2]
    if text.find("..", last, near) < 0:
        return False
    if cursor.value_so_far().endswith(".."):
        at = text.rfind("..", last, at)
    while dots := DOTS.search(text, at, near):
        at = dots.end()
        found = archive_matter(text, at, cursor.end)
        if found and not is_of_another(found, cursor.message_number):
            cursor.add_span("", "other", at)
            return add_archive_matter(cursor, found)
        if repeats_below(cursor, at):
            cursor.add_span("", "other", at)
            return True
    return False


def repeats_below(cursor: HeaderCursor, at: int) -> bool:
    """Whether the header begins again at a place: with its class line, or with a heading above its class line."""
    text = cursor.text
    label = label_at(text, at, cursor.end) if at < cursor.end else None
    is_heading = label is not None and label.lastgroup in OPENS_HEADING
    find = grammar.CLASS_LINE.search if is_heading else grammar.CLASS_LINE.match
    line = find(text, at, min(at + LONGEST_HEADING, cursor.end))
    return line is not None and serial_of(line["mrn"]) == serial_of(cursor.message_number) is not None


def is_of_another(found: re.Match[str], message_number: str) -> bool:
    """
    Whether an archive's id has another number than the cable, as far as both are known.

    >>> is_of_another(archive_matter("08ZENDA910,Embassy Zenda,SECRET,,", 0, 33), "ZENDA 000911")
    True
    """
    one, other = serial_of(found.groupdict().get("id") or ""), serial_of(message_number)
    return None not in (one, other) and one != other


def serial_of(number: str) -> int | None:
    """
    Return the serial at the end of a message number or an id; None without one.

    >>> serial_of("ZENDA 000910"), serial_of("")
    (910, None)
    """
    match = SERIAL.search(number.strip(TRAIL))
    return int(match[0]) if match else None


def read_labeled_line(cursor: HeaderCursor, match: re.Match[str], first: int, stop: int) -> bool:
    """Read a line with a label of the header's lower half; other labels may be glued into it."""
    field = match.lastgroup or ""
    place = match.end(field)
    add_labeled_content(cursor, field, place, cursor.end_before_glued(field, place, stop))
    return True


def read_other_line(cursor: HeaderCursor, match: re.Match[str] | None, first: int, stop: int) -> bool:
    """Read a line that begins like none of the others; False where the body begins."""
    field, place = misspelled_label(cursor.text, first, stop)
    if field and field not in cursor.seen_fields and not is_label_ahead(cursor, field, stop):
        add_labeled_content(cursor, field, place, cursor.end_before_glued(field, place, stop))
        return True
    if cursor.text[first] in STRAY_SIGNS and cut_stray_mark(cursor, first, stop):
        return True
    return read_plain_line(cursor, match, first, stop)


def cut_stray_mark(cursor: HeaderCursor, first: int, stop: int) -> bool:
    """Cut off a stray mark before a class line, or before the label of a field that was not read yet (format.md 6.5)."""
    text, mark = cursor.text, STRAY_MARK.match(cursor.text, first, stop)
    at = mark.end() if mark else stop
    if at == stop:
        return False
    unread = HEADER.keys() - cursor.seen_fields - IN_HEADING
    label = label_at(text, at, stop)
    if (label.lastgroup if label else MRN.name) not in unread or not (
        label or grammar.CLASS_LINE.match(text, at, stop)
    ):
        return False
    cursor.add_span("", "other", at)
    return True


def add_labeled_content(cursor: HeaderCursor, field: str, place: int, stop: int) -> None:
    """Add the label, which ends at *place*, and the content of a line."""
    seen, pos = cursor.seen_fields, cursor.position
    if field in seen and is_printed_again(cursor, field):
        cursor.repeated_fields.add(field)
    owner = cursor.owner_of(field) if cursor.is_echo or field in seen or cursor.label_fields else field
    kind, is_labeled = CONTENT[field]
    if is_labeled and place > pos:
        cursor.spans.append((owner, "label", pos, place))
        cursor.position = place
    seen.add(field)
    cursor.open_field = field
    cursor.add_content(owner, kind, stop)


def is_printed_again(cursor: HeaderCursor, field: str) -> bool:
    """
    Whether a label seen before begins a repeat with the lines below it: of another field, or of the value right above.

    >>> cursor = HeaderCursor("FM ZENDA", 0, 8)
    >>> cursor.open_field, cursor.spans = "originator", [("originator", "post", 3, 8)]
    >>> is_printed_again(cursor, "originator"), is_printed_again(cursor, "tags")
    (True, True)
    """
    if cursor.open_field != field:
        return True
    _, kind, start, stop = cursor.spans[-1]
    return field in SINGLE and kind != "label" and INK.search(cursor.text, start, stop) is not None


#: (cursor, match of the opening, place of the first letter, end of the line) -> whether the line belongs to the header.
LineReader = Callable[[HeaderCursor, Any, int, int], bool]
#: For each form of an opening (the names of the groups in `openings.py`), the function that reads the line.
LINE_READERS: Final[dict[str, LineReader]] = {
    # the label of a field, named after the field
    **{field: read_heading_line if field in IN_HEADING else read_labeled_line for field in HEADER},
    TRANSMISSION_ID.name: read_sent_heading,  # the first line of a telegram, with the heading below it
    "break": read_break,
    "archive": read_archive_matter,  # the row or the labels of an archive
    "indicated": read_addressees,  # a routing indicator and a name
    # the class line, and what may be in its place
    "level_ahead": read_level,  # a classification: perhaps a class line
    MRN.name: read_class_line,
    "late": read_class_line,  # the section is below the number
    "counted": read_copy_line,
    "datestamp": read_datestamp,
    # captions: one known word alone on the line, or a line that begins with one
    "caption": read_caption,
    "captioned": read_other_line,
    # a classification alone on its line, and the kinds of furniture
    **dict.fromkeys(("level", "page", "banner", "wrapper", "marking", "gap", "counter", "rule"), read_furniture),
    # lines that mostly begin the body, unless they continue a field
    **dict.fromkeys(("numbered", "ruled", "summary"), read_other_line),
    # lines that cannot be a misspelled label
    **dict.fromkeys(("extract", "lettered"), read_plain_line),
    "paged": read_split_page_line,
}
