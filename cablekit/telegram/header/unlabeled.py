"""Header lines without a label: furniture, captions, pass lines, and lines that continue a field (format.md 7, 14)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar
from cablekit.telegram.body.redactions import is_cited_line
from cablekit.telegram.fields.addressees import is_group_count
from cablekit.telegram.fields.captions import (
    CLASS_LINE_WORDS,
    CORRECTED,
    RULED_NOTE,
    continues_note,
    is_caption_line,
    known_captions,
)
from cablekit.telegram.fields.field import Field
from cablekit.telegram.fields.labels import label_at
from cablekit.telegram.fields.pass_lines import OFFICES, PASS_LINE
from cablekit.telegram.fields.pass_places import ends_open
from cablekit.telegram.fields.reference_lines import begins_list
from cablekit.telegram.fields.subject import continues as continues_subject
from cablekit.telegram.fields.subject import is_end_of_subject, is_title
from cablekit.telegram.fields.table import ACROSS_BLANK, CONTINUED, HEADER, IN_HEADING, MEETS_BODY, UNDER_CLASS
from cablekit.telegram.fields.tags import TAGS
from cablekit.telegram.furniture import INK, PAGE_WIDTH, SPLIT_PAGE_LINE, at_post, furniture_kind, page_in, stamp_end
from cablekit.telegram.header.ahead import HORIZON, has_class_line_ahead, has_label_ahead, labels_ahead
from cablekit.telegram.header.class_line import read_class_line, read_unusual_class_line
from cablekit.telegram.header.cursor import LONG_LINE, PAGE_BREAK_KINDS, HeaderCursor

#: 6.3. The section words.
SECTION_WORDS: Final = late_pattern(grammar.SECTION)
#: 7. Fields below which captions are not glued to a line.
BELOW_CAPTIONS: Final = MEETS_BODY | {TAGS.name}
#: 7.1. These words, written out, are not the caption SENSITIVE.
SBU_WORDS: Final = late_pattern(f"(?i:SENSITIVE,? BUT {grammar.UNCLASSIFIED})")
#: Fields after which a class line without its class is not looked for; a reference looks like one.
BELOW_CLASS_LINE: Final = frozenset({"mrn", "subject", "references"})
#: 7.2. A word, and what separates it from the next one.
LEADING_WORD: Final = late_pattern(r"([A-Za-z]{3,12})(?:[ \t]*+(?:[,;/-]{1,2}[ \t]*+)?(?<=[ \t])|$)")
#: 7.2. Captions of the class line at the end of another line; and how far from its end they may begin (characters).
CAPTIONS_AT_END: Final = late_pattern(
    rf"(?:(?<=[ \t])--?[ \t]+)?(?<=[ \t,;])(?i:{grammar.CLASS_LINE_CAPTIONS})(?:[ \t,;/-]{{1,4}}(?i:{grammar.CLASS_LINE_CAPTIONS})){{0,5}}[\s\\]*\Z"
)
LONGEST_END: Final = 60
#: 14, 25.1. Lines that are not pass lines, with their kind: the dots that a teaser ends in, and the end of the heading.
NO_PASS_LINES: Final = {"..": "other", "...": "other", "\u2026": "other", "BT": "end", "B T": "end"}
#: 18.1, 21.4. The counter below a page line, and the line of a day that a dump prints above the class line.
PAIR: Final = late_pattern("[0-9]{2}[/-][0-9]{2}")
DAY_LINE: Final = late_pattern("[A-Z][a-z]{5,8}, [0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4}, [0-9]{1,2}:[0-9]{2}")
#: 7.4. The words of a pass line.
FOR_OR_PASS: Final = late_pattern(r"(?:[A-Z][A-Z/.&, -]{1,40} (?:FOR|PASS)\b|(?:PASS|FOR) [A-Z])")
#: 7.4. The same below the subject: so short and plain that it is not a sentence.
SHORT_PASS_LINE: Final = late_pattern(
    r"(?:FOR|FROM|PASS|[A-Z/]{2,12}(?: [A-Z/]{2,12})? (?:FOR|PASS))[: ]+[A-Z/., -]{2,50}$"
)
#: 10. How near the next label is below the end of a subject (characters); and a line to somebody, or with a letter, which is no such end.
NEAR_LABEL: Final = 200
ADDRESSED: Final = late_pattern(r"(?i:TO|FROM|FOR|ATTN|INFO|CC|DATE|SENT):|[(\[]?[A-Za-z][.)\]:] ")
#: 10. The labels of a letter, which two lines have one below the other.
MAIL_LABELS: Final = frozenset({"TO", "FROM", "CC", "BCC", "DATE", "SENT"})
LONGEST_MAIL_LABEL: Final = 6
MAIL_LINES: Final = late_pattern(
    r"[ \t]{0,9}[A-Z]{2,4}:[^\n]{0,200}\n\s{0,9}(?:TO|FROM|CC|BCC|DATE|SENT|SUBJ(?:ECT)?):", re.IGNORECASE
)
#: 7.4. A tail is shorter (characters).
LONGEST_TAIL: Final = 70
#: 7, 11.2. The openings (`openings.py`) of lines that may be captions, and of those that may be lettered references.
MAY_BE_CAPTIONS: Final = frozenset({"captioned", "caption", "level"})
MAY_BE_LETTERED: Final = frozenset({"lettered", "summary"})


def read_plain_line(cursor: HeaderCursor, match: re.Match[str] | None, first: int, stop: int) -> bool:
    """Read a line that begins like none of the others; False where the body begins."""
    if may_be_class_line(cursor, first, stop) and (
        read_class_without_post(cursor, first, stop) or read_unusual_class_line(cursor, first, stop)
    ):
        return True
    return (cursor.has_clue and read_page_line(cursor, first, stop)) or read_unlabeled_line(
        cursor, match and match.lastgroup, first, stop
    )


def read_class_without_post(cursor: HeaderCursor, first: int, stop: int) -> bool:
    """Read a class and a number without a post, below a heading, where no class line is to come (format.md 6.1)."""
    if not (cursor.seen_fields and cursor.text[first] in grammar.MARKING_BEGINS):
        return False
    match = grammar.LEVEL_AND_NUMBER.match(cursor.text, first, stop)
    return match is not None and not has_class_line_ahead(cursor, stop) and read_class_line(cursor, match, first, stop)


def may_be_class_line(cursor: HeaderCursor, first: int, stop: int) -> bool:
    """Whether an unusual class line may be here: where none was read, and where the cable's own number comes again."""
    if BELOW_CLASS_LINE.isdisjoint(cursor.seen_fields):
        return True
    own, near = cursor.message_number, first + PAGE_WIDTH
    return own != "" and cursor.text.find(own, first, min(stop, near)) >= 0


def read_furniture(cursor: HeaderCursor, match: re.Match[str], first: int, stop: int) -> bool:
    """Read a page line, a marking, a banner or a counter, which belong to pages, relays and archives."""
    kind = match.lastgroup or ""
    if kind == "gap" and (not cursor.after_blank or cursor.open_field == "authority"):
        if is_cited_line(cursor.text, first, stop):
            return read_unlabeled_line(cursor, kind, first, stop)
    elif not cursor.after_blank and (
        (kind == "level" and cursor.open_field == "subject" and not has_page_break_below(cursor, stop))
        or (kind == "counter" and is_no_counter(cursor, first, stop))
    ):
        return read_unlabeled_line(cursor, "ruled" if cursor.text[first] == "-" else kind, first, stop)
    if kind == "level":
        if not has_class_line_ahead(cursor, stop):
            read_lone_classification(cursor, first, stop)
            return True
        kind = "marking"
    if kind == "banner":
        stop = stamp_end(cursor.text, first, stop, cursor.end)
    cursor.add_span(page_line_owner(cursor) if kind == "page" else "", kind, stop)
    return True


def is_no_counter(cursor: HeaderCursor, first: int, stop: int) -> bool:
    """
    Whether a counter may be part of the field above it: any of references, the number that ends a subject (format.md 10).

    >>> cursor = HeaderCursor("JANUARY 19,\\n2010", 0, 16)
    >>> cursor.open_field, cursor.spans = "subject", [("subject", "subject", 0, 12)]
    >>> is_no_counter(cursor, 12, 16)
    True
    """
    if cursor.open_field != "subject" or cursor.spans[-1][1] != "subject":
        return cursor.open_field == "references"
    return is_end_of_subject(cursor.value_so_far(), cursor.line_from(first, stop))


def read_split_page_line(cursor: HeaderCursor, match: re.Match[str], first: int, stop: int) -> bool:
    r"""
    Read a page line that was split over lines; other lines that begin with a page are plain (format.md 14).

    >>> cursor = HeaderCursor("PAGE 01\nZENDA 00910\nACTION EUR-12", 0, 33)
    >>> read_split_page_line(cursor, SPLIT_PAGE_LINE.match("PAGE 01\nZENDA 00910\n"), 0, 8), cursor.position
    (True, 20)
    """
    page = SPLIT_PAGE_LINE.match(cursor.text, first, cursor.end)
    if page is None:
        return read_plain_line(cursor, match, first, stop)
    cursor.add_span(page_line_owner(cursor), "page", page.end())
    return True


def read_page_line(cursor: HeaderCursor, first: int, stop: int) -> bool:
    """
    Read a page line of a post, also one that the rest of its line is joined to (format.md 14).

    >>> cursor = HeaderCursor("ZENDA 00000910  001.2 OF 002  1. (U) X", 0, 38)
    >>> read_page_line(cursor, 0, 38), cursor.position
    (True, 30)
    """
    page = page_in(cursor.text, first, min(stop, first + PAGE_WIDTH))
    if page is None or page[0] != first or at_post(cursor.text, *page, cursor.message_number) != first:
        return False
    at = page[1]
    if not INK.search(cursor.text, at, stop):
        cursor.add_span(page_line_owner(cursor), "page", stop)
        return True
    while at < stop and cursor.text[at] in " \t":
        at += 1
    cursor.add_span("", "page", at)
    return True


def page_line_owner(cursor: HeaderCursor) -> str:
    """Return the owner of a page line: the list that may continue below it, otherwise none."""
    return cursor.owner_of(cursor.open_field) if cursor.open_field in ACROSS_BLANK else ""


def has_page_break_below(cursor: HeaderCursor, stop: int) -> bool:
    """Whether there is a page break below a marking: a blank line, another marking, a page line."""
    at = min(cursor.text.find("\n", stop, cursor.end) + 1 or cursor.end, cursor.end)
    below = at - len(cursor.text[stop:at].lstrip())
    return below == at or bool(furniture_kind(cursor.text, below, at))


def read_lone_classification(cursor: HeaderCursor, first: int, stop: int) -> None:
    """Read a classification alone on a line, which is the cable's where no class line follows."""
    if cursor.is_smart and "classification" in cursor.seen_fields:
        cursor.add_span("", "marking", stop)
        return
    owner = cursor.owner_of("classification")
    part = SECTION_WORDS.search(cursor.text, first, stop)
    if part:
        cursor.add_span(owner, "classification", part.start())
        cursor.add_span(cursor.owner_of("part"), "part", stop)
        cursor.seen_fields.add("part")
    cursor.add_span(owner, "classification", stop)
    cursor.seen_fields.add("classification")
    cursor.open_field = "classification"


def read_unlabeled_line(cursor: HeaderCursor, form: str | None, first: int, stop: int) -> bool:
    """Read a line that continues the field above, or is a caption or a pass line; False where the body begins."""
    if form in MAY_BE_LETTERED and read_list_without_label(cursor, first, stop):
        return True
    if cursor.open_field in CONTINUED and read_continuation(cursor, form, first, stop):
        return True
    if form is None and cursor.open_field == TAGS.name and read_subject_without_label(cursor, first, stop):
        return True
    text, whole, stop = cursor.text, stop, cursor.end_before_glued("", first, stop)
    captioned = form in MAY_BE_CAPTIONS or stop < whole or text.startswith(RULED_NOTE, first)
    line = cursor.line_from(first, stop)
    is_caption = captioned and is_caption_line(line)
    if captioned and not is_caption and cursor.open_field not in BELOW_CAPTIONS:
        stop = captions_end(text, first, stop)
        line = cursor.line_from(first, stop)
        is_caption = stop < whole and is_caption_line(line)
    if is_caption or (cursor.open_field == "captions" and continues_corrected_copy(cursor, line)):
        add_whole_line(cursor, "captions", stop)
    elif form == "extract":
        note = grammar.CAPTION_NOTE.match(text, first, stop)
        cursor.add_span("", "gap", note.end() if note else stop)
    elif stop < whole and label_at(text, stop, whole):
        if cursor.seen_fields:
            add_pass_line(cursor, line, stop)
        else:
            cursor.add_span("", "other", stop)
    else:
        return read_line_before_label(cursor, line, stop)
    return True


def read_list_without_label(cursor: HeaderCursor, first: int, stop: int) -> bool:
    """Read the first line of references without a label: below the subject, or first of all; False where it is not one."""
    if "references" in cursor.seen_fields:
        return False
    stop = cursor.end_before_glued("", first, stop)
    line = cursor.line_from(first, stop)
    if not begins_list(line, alone=not cursor.seen_fields):
        return False
    add_whole_line(cursor, "references", stop)
    return True


def read_subject_without_label(cursor: HeaderCursor, first: int, stop: int) -> bool:
    """Read a subject that lost its label: a title below the TAGS, above another label or paragraph 1; False where it is not one."""
    stop = cursor.end_before_glued("subject", first, stop)
    line = cursor.line_from(first, stop)
    if cursor.is_echo or "subject" in cursor.seen_fields or not is_title(line) or PASS_LINE.match(line):
        return False
    ahead = labels_ahead(cursor, stop)
    if not ahead or "subject" in ahead:
        return False
    add_whole_line(cursor, "subject", stop)
    return True


def captions_end(text: str, first: int, stop: int) -> int:
    """
    Return the end of the captions glued to the beginning of a line; without any, *stop*.

    >>> captions_end("SIPDIS DEPT FOR EUR", 0, 19), captions_end("SENSITIVE BUT UNCLASSIFIED", 0, 26)
    (7, 26)
    """
    at, word = first, LEADING_WORD.match(text, first, stop)
    while word and (word[1] in known_captions() or word[1].upper() in CLASS_LINE_WORDS):
        at = word.end()
        word = LEADING_WORD.match(text, at, stop)
    return stop if at == first or SBU_WORDS.match(text, first, stop) else at


def continues_corrected_copy(cursor: HeaderCursor, line: str) -> bool:
    """Whether a line is the wrapped note of the corrected copy above it, and no pass line."""
    if cursor.after_blank or not line.isupper() or PASS_LINE.match(line):
        return False
    return continues_note(" ".join(cursor.value_so_far().upper().split()), line)


def add_pass_line(cursor: HeaderCursor, line: str, stop: int) -> None:
    """Add a pass line; captions at its end are the cable's (format.md 7.2)."""
    last = line[line.rfind(" ") + 1 :].strip(",;").upper()
    if not (last in CLASS_LINE_WORDS or "COPY" in line or "P Y" in line):
        add_instruction(cursor, line, stop)
        return
    first = cursor.position
    end = captions_begin(cursor.text, first, stop)
    lead = cursor.text[first:end].strip(grammar.TRAIL) if end < stop else ""
    if not lead:
        add_instruction(cursor, line, stop)
        return
    if lead in grammar.CLASS_WORDS:
        cursor.add_span("", "marking", end)
    else:
        add_instruction(cursor, lead.rstrip(",; "), end)
    add_whole_line(cursor, "captions", stop)


def add_instruction(cursor: HeaderCursor, line: str, stop: int) -> None:
    """Add a line without captions, as a pass line if it may be one."""
    if is_stray(cursor, line):
        add_other_line(cursor, stop)
    else:
        add_whole_line(cursor, "pass_lines", stop)


def add_other_line(cursor: HeaderCursor, stop: int) -> None:
    """Add a line without a value, which nothing continues."""
    cursor.add_span("", "other", stop)
    cursor.open_field = ""


def captions_begin(text: str, first: int, stop: int) -> int:
    """
    Return where the captions of the class line, or a corrected copy, at the end of another line begin; or *stop*.

    >>> captions_begin("DEPT FOR EUR SENSITIVE SIPDIS", 0, 29), captions_begin("DEPT FOR EUR", 0, 12)
    (13, 12)
    """
    match = CORRECTED.search(text, first, min(stop, first + LONG_LINE)) or CAPTIONS_AT_END.search(
        text, max(first, stop - LONGEST_END), stop
    )
    return match.start() if match else stop


def add_whole_line(cursor: HeaderCursor, field: str, stop: int) -> None:
    """Add a line to a field that it begins without a label."""
    owner = f"header.{field}" if cursor.is_echo or field in cursor.label_fields else field
    cursor.add_content(owner, HEADER[field].piece, stop)
    cursor.seen_fields.add(field)
    cursor.open_field = field


def read_line_before_label(cursor: HeaderCursor, line: str, stop: int) -> bool:
    """Read a line that only a label still to come makes part of the header."""
    if begins_letter(cursor, line) or not has_label_ahead(cursor, stop):
        return read_last_pass_line(cursor, line, stop)
    kind = NO_PASS_LINES.get(line) or (kind_of_print(cursor, line) if line[-1:].isdigit() else "")
    if kind:
        cursor.add_span("", kind, stop)
        return True
    if cursor.open_field == "subject" and ends_subject(cursor, line, stop):
        cursor.add_content(cursor.owner_of("subject"), HEADER["subject"].piece, stop)
        return True
    is_below = not UNDER_CLASS.isdisjoint(cursor.seen_fields) and "subject" not in cursor.seen_fields
    if is_below or cursor.open_field == "pass_lines" or says_to_pass(line):
        add_pass_line(cursor, line, stop)
    else:
        add_other_line(cursor, stop)
    return True


def kind_of_print(cursor: HeaderCursor, line: str) -> str:
    """
    Return the kind of furniture that a line is by its digits; of most lines "".

    >>> kind_of_print(HeaderCursor("", 0, 0), "Wednesday, 28 May 2008, 12:06")
    'wrapper'
    """
    if cursor.spans and cursor.spans[-1][1] == "page" and PAIR.fullmatch(line):
        return "counter"
    return "wrapper" if DAY_LINE.fullmatch(line) else ""


def says_to_pass(line: str) -> bool:
    """
    Whether a line says by its words that it is a pass line.

    >>> says_to_pass("DEPT FOR EUR"), says_to_pass("FOR: EUR"), says_to_pass("MEMORANDUM")
    (True, True, False)
    """
    return (PASS_LINE.match(line) or SHORT_PASS_LINE.match(line)) is not None and not is_group_count(line)


def begins_letter(cursor: HeaderCursor, line: str) -> bool:
    """
    Whether a line below the class line is the first of a letter's or a memorandum's own header, which is in the body.

    >>> cursor = HeaderCursor("From: Anna Sapt\\nSent: Monday\\nSubject: Toll", 0, 43)
    >>> cursor.seen_fields.add("mrn")
    >>> begins_letter(cursor, "From: Anna Sapt"), begins_letter(cursor, "From the king")
    (True, False)
    """
    at = line.find(":", 0, LONGEST_MAIL_LABEL)
    if at < 0 or "mrn" not in cursor.seen_fields or line[:at].upper() not in MAIL_LABELS:
        return False
    return MAIL_LINES.match(cursor.text, cursor.position) is not None


def ends_subject(cursor: HeaderCursor, line: str, stop: int) -> bool:
    """
    Whether a line below a blank one or a page line is the end of the subject: the label of a later field is right below.

    >>> cursor = HeaderCursor("THE BRIDGE\\n\\nOF ZENDA\\n\\nREF: A", 0, 28)
    >>> cursor.spans, cursor.searched_to = [("subject", "subject", 0, 12)], 21
    >>> ends_subject(cursor, "OF ZENDA", 21), ends_subject(cursor, "DEPT FOR EUR", 21), ends_subject(cursor, "FOR: EUR", 21)
    (True, False, False)
    """
    between = cursor.text[stop : min(cursor.searched_to, stop + NEAR_LABEL)]
    if (
        cursor.searched_to < stop - 1
        or len(between) == NEAR_LABEL
        or len(between.strip()) > LONGEST_TAIL
        or line.endswith((".", ":"))
        or says_how_to_handle(line, 0, len(line))
    ):
        return False
    if FOR_OR_PASS.match(line) or SHORT_PASS_LINE.match(line) or ADDRESSED.match(line):
        return False
    return continues_subject(cursor.value_so_far(past_page=True), line, blank=False)


def is_stray(cursor: HeaderCursor, line: str) -> bool:
    """
    Whether a line is no pass line: the end of a teaser, a letter or a word alone, how to handle the cable (7.4, 10).

    >>> cursor = HeaderCursor("", 0, 0)
    >>> is_stray(cursor, "G"), is_stray(cursor, "Sensitive but Unclassified. Please protect."), is_stray(cursor, "EUR/CEN")
    (True, True, False)
    """
    if line.endswith("..") and cursor.open_field not in UNDER_CLASS:  # 14: a teaser
        return True
    if len(line) == 1 or line.isalpha():
        if cursor.open_field != "pass_lines":
            return True
        return (cursor.after_blank or len(line) == 1) and not ends_open(cursor.value_so_far())
    return says_how_to_handle(line, 0, len(line))


def says_how_to_handle(text: str, first: int, stop: int) -> bool:
    """Whether a line is a sentence on how to handle the cable."""
    return (
        text[first] in "SETset"
        and text[first + 1 : first + 2] in "ENHenh"
        and grammar.HANDLING.match(text, first, stop) is not None
    )


def read_last_pass_line(cursor: HeaderCursor, line: str, stop: int) -> bool:
    """
    Read a pass line that no label follows: right under the class line, or under another pass line.

    >>> read_last_pass_line(HeaderCursor("DEPT FOR EUR", 0, 12), "DEPT FOR EUR", 12)
    True
    """
    if cursor.open_field == "pass_lines" and not cursor.after_blank and is_last_tail(cursor.value_so_far(), line):
        add_whole_line(cursor, "pass_lines", stop)
        return True
    after = cursor.open_field in UNDER_CLASS or (
        cursor.open_field in ("subject", "references")
        and line.isupper()
        and SHORT_PASS_LINE.match(line)
        and not line.endswith(".")
    )
    alone = not cursor.seen_fields and line.isupper() and not line.endswith(".")
    if (after or alone) and len(line) < 90 and (FOR_OR_PASS.match(line) or SHORT_PASS_LINE.match(line)):
        add_pass_line(cursor, line, stop)
        return True
    return False


def is_last_tail(above: str, line: str) -> bool:
    """
    Whether a line that no label follows is the tail of a pass line: offices, or anything short below an open one.

    >>> is_last_tail("DEPT FOR EUR", "EUR/CEN"), is_last_tail("DEPT FOR SAPT,", "HENTZAU"), is_last_tail("EUR", "THE KING")
    (True, True, False)
    """
    if OFFICES.fullmatch(line):
        return True
    return ends_open(above) and line.isupper() and len(line) < LONGEST_TAIL and not line.endswith(".")


def read_continuation(cursor: HeaderCursor, form: str | None, first: int, stop: int) -> bool:
    """
    Read a line that continues the field above it; False where it does not.

    >>> cursor = HeaderCursor("X\\nAND THE CASTLE", 0, 16)
    >>> cursor.open_field, cursor.spans, cursor.position = "subject", [("subject", "subject", 0, 2)], 2
    >>> read_continuation(cursor, None, 2, 16), cursor.spans
    (True, [('subject', 'subject', 0, 16)])
    """
    row = CONTINUED[cursor.open_field]
    if form in row.stops or (row.meets_body and says_how_to_handle(cursor.text, first, stop)):
        return False
    if row.name not in IN_HEADING:
        stop = cursor.end_before_glued(row.name, first, stop)
    above, line = cursor.value_so_far(past_page=row.past_page), cursor.text[first:stop].strip(grammar.TRAIL)
    blank = cursor.after_blank and not (row.past_break and cursor.spans[-1][1] in PAGE_BREAK_KINDS)
    if row.continues is None or not row.continues(above, line, blank):
        return False
    if (
        row.begins_body
        and above
        and row.begins_body(above.rpartition("\n")[2], cursor.text[first : min(first + HORIZON // 3, cursor.end)])
    ):
        return has_label_ahead(cursor, stop) and read_as_value(cursor, row, stop)
    return read_as_value(cursor, row, stop)


def read_as_value(cursor: HeaderCursor, row: Field, stop: int) -> bool:
    """Read a line as more of a field, or as the field that then follows."""
    if row.then:
        row = HEADER[row.then]
        cursor.open_field = row.name
        cursor.seen_fields.add(row.name)
    cursor.add_content(cursor.owner_of(row.name), row.piece, stop)
    return True
