"""The cursor of a header: what it finds in a line, how far it looks, which spans it adds."""

import re
from typing import Any

import pytest

from cablekit import from_text
from cablekit.source import Span
from cablekit.telegram.header.cursor import (
    ANY_ORDER,
    AROUND_MARK,
    CITED_ORDER,
    CLUE_HORIZON,
    LONG_LINE,
    LONGEST_CLUE,
    LONGEST_VALUE_END,
    MANY_LINES,
    HeaderCursor,
    glued_label,
    is_double_spaced,
    may_hold_label,
    start_of_number,
    start_of_prose,
    start_of_text,
)

PAGE = "PAGE 02 ZENDA 00910 081102Z"
LONG_PAGE = "ZENDA 00000910  002 OF 002"
BREAK = '","'
#: Lines of one letter, double-spaced, with a wide gap.
WIDE = "X\n\nX\n\n\n\n"


def cursor_at(text: str, position: int = 0, end: int | None = None, **state: Any) -> HeaderCursor:
    """Give a cursor at a place of a text, with its state."""
    cursor = HeaderCursor(text, 0, len(text) if end is None else end)
    cursor.position = position
    for name, value in state.items():
        setattr(cursor, name, value)
    return cursor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FM ZENDA\n\nTO STRELSAU\n\n", True),
        ("FM ZENDA\n\nINFO STRELSAU\n\n", True),
        ("X\n\nFM ZENDA", True),
        ("X\n\nX\n\n", False),
        ("FM ZENDA", False),
        ("FM ZENDA\n", False),
        (" \n \nFM ZENDA\n\nTO STRELSAU\n\n", True),
        (" \nFM ZENDA\n\nTO STRELSAU\n\n", True),
        # a wide gap counts only among so many lines
        (WIDE + "X\n\n" * ((MANY_LINES - 6) // 2), True),
        (WIDE + "X\n\n" * ((MANY_LINES - 8) // 2) + "X\n", False),
        ("X\n\n" * MANY_LINES, False),
        # only so much is looked at
        (f"X{'-' * (CLUE_HORIZON - 6)}\n\nFM ZENDA", True),
        (f"X{'-' * (CLUE_HORIZON - 5)}\n\nFM ZENDA", False),
        (f"X\n\nFM {'-' * (CLUE_HORIZON - 7)}\nX\n", True),
        (f"X\n\nFM {'-' * (CLUE_HORIZON - 8)}\nX\n", False),
    ],
)
def test_double_spaced_telegram_inside_a_text(text: str, *, expected: bool) -> None:
    """The telegram decides, not what is above or below it (format.md 3)."""
    assert is_double_spaced(text, 0, len(text)) is expected
    for above, below in (("X\nX\n", ""), ("", "X\nX\n"), ("\n\nTO X\n\n", "\n\nTO X\n\n")):
        assert is_double_spaced(above + text + below, len(above), len(above + text)) is expected


def test_a_cursor_at_the_beginning() -> None:
    """A new cursor has read nothing and has searched nothing."""
    cursor = HeaderCursor("ZENDA\n\nFM ZENDA\n\nTO STRELSAU", 7, 29)

    assert (cursor.position, cursor.line_stop, cursor.clear_to, cursor.searched_to) == (7, 7, 7, 7)
    assert (cursor.open_field, cursor.message_number, cursor.expected_field) == ("", "", "")
    assert (cursor.open_label, cursor.label_owner, cursor.label_span, cursor.label_ahead) == ("", "", 0, -1)
    assert (cursor.cell_break, cursor.class_line_span, cursor.extra_lines) == (-1, (0, 0), 1)
    assert cursor.has_clue
    assert not any([cursor.is_echo, cursor.has_echo, cursor.after_blank, cursor.is_smart, cursor.in_labels])
    assert not any([cursor.in_smart_tail, cursor.awaits_value, cursor.has_values_below, cursor.is_joined])
    assert not any([cursor.has_next_label, cursor.label_fields])
    assert HeaderCursor("ZENDA", 0, 5).extra_lines == 0
    assert HeaderCursor("ZENDA", 0, 5, is_echo=True).is_echo


@pytest.mark.parametrize("below", [False, True])
def test_labels_of_a_smart_cable_begin(*, below: bool) -> None:
    """`begin_labels` records whether the labels are above the body or below it."""
    cursor = cursor_at("X")
    cursor.begin_labels(below=below)

    assert (cursor.is_smart, cursor.in_labels, cursor.in_smart_tail, cursor.seen_labels) == (True, True, below, set())


def test_labels_begin_above_the_body() -> None:
    """By default, the labels are above the body."""
    cursor = cursor_at("X")
    cursor.begin_labels()

    assert not cursor.in_smart_tail


@pytest.mark.parametrize(
    ("text", "position", "end", "expected"),
    [("A\nB\nC", 0, 5, 2), ("A\nB\nC", 2, 5, 4), ("A\nB\nC", 4, 5, 5), ("A\nB\nC", 0, 1, 1), ("A\nB\nC", 2, 4, 4)],
)
def test_line_ends_with_its_line_ending(text: str, position: int, end: int, expected: int) -> None:
    """The line ending belongs to the line; the last line ends where the telegram ends."""
    assert cursor_at(text, position, end).line_end() == expected


def test_line_from() -> None:
    """The blanks around a line are removed, and only the beginning of a very long line is returned."""
    text = f"A B \n{'X' * (LONG_LINE + 9)}\n"
    cursor = cursor_at(text)

    assert cursor.line_from(0, 5) == "A B"
    assert cursor.line_from(1, 5) == "B"
    assert cursor.line_from(5, len(text)) == "X" * LONG_LINE


@pytest.mark.parametrize(
    ("line", "below", "expected", "clear_to", "cell_break"),
    [
        # without a clue, nothing is in the way up to the end
        ("THE BRIDGE\n", "IS OPEN\n", False, 19, -1),
        ("THE BRIDGE\n", "X" * CLUE_HORIZON, False, 11 + CLUE_HORIZON, -1),
        # further on, it may begin at the last characters that were looked at
        ("THE BRIDGE\n", "X" * (CLUE_HORIZON + 1), False, 11 + CLUE_HORIZON - LONGEST_CLUE, -1),
        ("THE BRIDGE\n", "X" * (CLUE_HORIZON - 5) + "PAGE 02", False, 11 + CLUE_HORIZON - 5, -1),
        # the first clue counts, of whichever kind
        (f"THE {PAGE}\n", "X\n", True, 4, -1),
        ("THE BRIDGE\n", PAGE, False, 11, -1),
        ("THE BRIDGE\n", f"X\n{PAGE}", False, 13, -1),
        (f"THE {LONG_PAGE}\n", f"{PAGE}\n", True, 25, -1),
        (f"THE {LONG_PAGE}\n", f'X","X {PAGE}\n', True, 25, -1),
        (f"{BREAK}SECRET {PAGE}\n", "", True, 0, 0),
        (f"FM ZENDA{BREAK}UNCLAS ZENDA 910\n", "", True, 8, 8),
        ("FM ZENDA\tUNCLAS ZENDA 910\n", "X\n", True, 8, 8),
        ("\tUNCLAS ZENDA 910\n", "X\n", True, 0, 0),
        ("\tPAGE 02 ZENDA 910\n", "", True, 0, -1),
        ('ZENDA",PAGE 02 ZENDA 910\n', "", True, 5, -1),
        (f"PAGE OF FM ZENDA{BREAK}UNCLAS ZENDA 910 {PAGE}\n", "", True, 0, 16),
    ],
)
def test_clues(line: str, below: str, *, expected: bool, clear_to: int, cell_break: int) -> None:
    """The cursor records how far there is no page line or cell break, and where this line has a break."""
    text = line + below
    cursor = cursor_at(text)

    assert cursor.look_for_clues(len(line)) is expected
    assert (cursor.clear_to, cursor.cell_break) == (clear_to, cell_break)

    above, more = f"X{BREAK}X {PAGE}\n", f"{PAGE}{BREAK}X\tX"
    inside = cursor_at(above + text + more, len(above), len(above + text))

    assert inside.look_for_clues(len(above + line)) is expected
    assert inside.clear_to == len(above) + clear_to
    assert inside.cell_break == (cell_break if cell_break < 0 else len(above) + cell_break)


@pytest.mark.parametrize(
    ("line", "known", "first", "expected"),
    [
        ("ZENDA", -1, 0, 5),
        ('A","B","C', 1, 0, 1),
        ('A","B","C', 1, 1, 1),
        ('A","B","C', 1, 2, 5),
        ('A","B","C', 1, 6, 9),
        ('","B', 0, 0, 0),
        ('","B', 0, 1, 4),
        ('"B","C', -1, 0, 6),  # the break was searched for: there is none
    ],
)
def test_cell_breaks(line: str, known: int, first: int, expected: int) -> None:
    """The next cell break of the line is returned; without one, the end of the line."""
    cursor = cursor_at(f'{line}\nX","X', cell_break=known, line_stop=len(line))

    assert cursor.cell_break_from(first) == expected


@pytest.mark.parametrize(
    ("spans", "field", "kind", "stop", "expected"),
    [
        ([], "subject", "subject", 6, [("subject", "subject", 4, 6)]),
        ([], "subject", "subject", 4, []),
        ([], "subject", "subject", 3, []),
        ([("subject", "subject", 0, 4)], "subject", "subject", 6, [("subject", "subject", 0, 6)]),
        (
            [("subject", "subject", 0, 3)],
            *("subject", "subject", 6),
            [("subject", "subject", 0, 3), ("subject", "subject", 4, 6)],
        ),
        (
            [("subject", "subject", 0, 4)],
            *("header.subject", "subject", 6),
            [("subject", "subject", 0, 4), ("header.subject", "subject", 4, 6)],
        ),
        (
            [("subject", "label", 0, 4)],
            *("subject", "subject", 6),
            [("subject", "label", 0, 4), ("subject", "subject", 4, 6)],
        ),
        (
            [("info", "addressee", 0, 4)],
            *("info", "addressee", 6),
            [("info", "addressee", 0, 4), ("info", "addressee", 4, 6)],
        ),
    ],
)
def test_spans_are_joined(spans: list[Span], field: str, kind: str, stop: int, expected: list[Span]) -> None:
    """Adjacent lines of a flowing field are joined to one span; an empty span is not added."""
    cursor = cursor_at("TALKS RESUME", 4, spans=spans)
    cursor.add_span(field, kind, stop)

    assert cursor.spans == expected
    assert cursor.position == max(stop, 4)


def test_the_value_so_far() -> None:
    """The value ends with the last piece, or with the last piece above a page break."""
    text = f"{'X' * LONGEST_VALUE_END}ABOVE \nPAGE\nSECRET\n"
    page, marking = text.index("PAGE"), text.index("SECRET")
    spans = [("subject", "subject", 0, page), ("", "page", page, marking), ("", "marking", marking, len(text))]

    assert cursor_at(text, spans=spans[:1]).value_so_far() == f"{'X' * (LONGEST_VALUE_END - 7)}ABOVE"
    assert cursor_at(text, spans=spans).value_so_far() == "SECRET"
    assert cursor_at(text, spans=spans).value_so_far(past_page=True) == f"{'X' * (LONGEST_VALUE_END - 7)}ABOVE"
    assert cursor_at(text, spans=[("", "label", 0, 3), *spans[1:]]).value_so_far(past_page=True) == "XXX"
    assert cursor_at(text, spans=spans[1:]).value_so_far(past_page=True) == "PAGE"
    assert cursor_at(text, spans=[("", "subject", page + 1, page + 4)]).value_so_far() == "AGE"


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({}, "tags"),
        ({"seen_fields": {"tags"}, "open_field": "tags"}, "tags"),
        ({"seen_fields": {"subject"}, "open_field": "subject"}, "tags"),
        ({"seen_fields": {"tags"}, "open_field": "subject"}, "header.tags"),
        ({"is_echo": True}, "header.tags"),
        ({"label_fields": frozenset({"tags"})}, "header.tags"),
        ({"repeated_fields": {"tags"}}, "header.tags"),
        ({"repeated_fields": {"subject"}}, "tags"),
        ({"seen_fields": {"tags"}, "open_field": "tags", "repeated_fields": {"tags"}}, "header.tags"),
    ],
)
def test_owners(state: dict[str, Any], expected: str) -> None:
    """A field that was read before is an echo, unless the line continues it."""
    cursor = cursor_at("X", **state)

    assert cursor.owner_of("tags") == expected
    assert cursor.has_echo is (expected != "tags")


def test_a_repeat_begins() -> None:
    """All spans that follow are echoes, and nothing is known about what is below."""
    cursor = cursor_at("XXX", 2, spans=[("tags", "tag", 0, 2)], open_field="tags", expected_field="subject")
    cursor.seen_fields, cursor.repeated_fields = {"tags"}, {"tags"}
    cursor.begin_repeat()

    assert (cursor.is_echo, cursor.has_echo, cursor.repeats) == (True, True, [1])
    assert (cursor.seen_fields, cursor.repeated_fields, cursor.open_field) == (set(), set(), "")
    assert (cursor.searched_to, cursor.expected_field) == (2, "")


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("THE BRIDGE\n", "subject", [("subject", "THE BRIDGE\n")]),
        (f"{PAGE}\n", "tag", [("page", f"{PAGE}\n")]),
        (f"PREL {PAGE}\n", "tag", [("tag", "PREL "), ("page", f"{PAGE}\n")]),
        (f"PREL {PAGE} PGOV\n", "tag", [("tag", "PREL "), ("page", f"{PAGE} PGOV\n")]),
        (f"PREL {LONG_PAGE} PGOV\n", "tag", [("tag", "PREL "), ("page", LONG_PAGE), ("tag", " PGOV\n")]),
        (f"THE TOLL {LONG_PAGE}\n", "subject", [("subject", "THE TOLL "), ("page", LONG_PAGE), ("subject", "\n")]),
        ("(C) THE BRIDGE\n", "subject", [("portion", "(C) "), ("subject", "THE BRIDGE\n")]),
        ("(C) \t THE BRIDGE\n", "subject", [("portion", "(C) \t "), ("subject", "THE BRIDGE\n")]),
        ("(C)\n", "subject", [("portion", "(C)"), ("subject", "\n")]),
        ("(C)", "subject", [("portion", "(C)")]),
        ("(C) ", "subject", [("portion", "(C) ")]),
        ("(THE) BRIDGE\n", "subject", [("subject", "(THE) BRIDGE\n")]),
        ("((C) THE BRIDGE\n", "subject", [("subject", "((C) THE BRIDGE\n")]),
        ("(C) ZENDA 910\n", "reference", [("reference", "(C) ZENDA 910\n")]),
        (f"{LONG_PAGE}(C) X\n", "subject", [("page", LONG_PAGE), ("portion", "(C) "), ("subject", "X\n")]),
    ],
)
def test_content(text: str, kind: str, expected: list[tuple[str, str]]) -> None:
    """A page line, and a portion mark above a subject, are pieces of their own."""
    cursor = cursor_at(f"(C) {text} (C)", 4, message_number="ZENDA 000910")
    cursor.add_content("header.subject", kind, len(text) + 4)

    assert [(found, cursor.text[start:stop]) for _, found, start, stop in cursor.spans] == expected
    assert [owner for owner, found, _, _ in cursor.spans if found == "portion"] in ([], ["header.subject_portion"])
    assert {owner for owner, found, _, _ in cursor.spans if found != "portion"} <= {"header.subject"}


def test_content_without_a_clue() -> None:
    """A line without a clue is not searched for page lines."""
    cursor = cursor_at(f"PREL {PAGE}\n", has_clue=False)
    cursor.add_content("tags", "tag", 33)

    assert cursor.spans == [("tags", "tag", 0, 33)]


@pytest.mark.parametrize(
    ("field", "line", "expected"),
    [
        # text of no field
        ("", "DEPT FOR EUR TAGS: XG", "TAGS: XG"),
        ("", "X TAGS: XG", "TAGS: XG"),
        ("", "DEPT FOR EUR", ""),
        ("", f"{'X' * (LONG_LINE - 9)} TAGS: XG", "TAGS: XG"),
        ("", f"{'X' * (LONG_LINE - 8)} TAGS: XG", "TAGS: XG"),
        ("", f"{'X' * LONG_LINE} TAGS: XG", ""),
        # a label
        ("tags", "XG TAGS: X", "TAGS: X"),
        ("tags", "X TAGS: X", "TAGS: X"),
        ("tags", "X TAGS:X", ""),  # too short
        ("tags", f"{'X' * LONG_LINE} REF: A", "REF: A"),
        ("tags", f"{'X' * LONG_LINE}\tREF: A", "REF: A"),
        ("tags", "PREL, XG", ""),
        # an order that an authority cites is none
        ("authority", "DCM SAPT TAGS: XG", "TAGS: XG"),
        ("authority", "DCM SAPT, PER E.O. 12958, SECTION 1.4", ""),
        ("authority", "DCM SAPT, E.O. 12958: DECL: 05/08/2018", "E.O. 12958: DECL: 05/08/2018"),
        ("authority", f"{'X' * LONG_LINE}, E.O. 12958: DECL: 05/08/2018", "E.O. 12958: DECL: 05/08/2018"),
        # how to handle the cable
        ("subject", "TOLL SENSITIVE BUT UNCLASSIFIED. KEEP", "SENSITIVE BUT UNCLASSIFIED. KEEP"),
        ("subject", "TOLL Sensitive but unclassified. Keep", "Sensitive but unclassified. Keep"),
        ("subject", " SENSITIVE BUT UNCLASSIFIED. KEEP", "SENSITIVE BUT UNCLASSIFIED. KEEP"),
        ("subject", "SENSITIVE BUT UNCLASSIFIED. KEEP", ""),
        ("subject", f"{'X' * (LONG_LINE - 33)}SENSITIVE BUT UNCLASSIFIED. KEEP", "SENSITIVE BUT UNCLASSIFIED. KEEP"),
        ("subject", f"{'X' * (LONG_LINE - 32)}SENSITIVE BUT UNCLASSIFIED. KEEP", ""),
        ("tags", "XG SENSITIVE BUT UNCLASSIFIED. KEEP", ""),
        ("references", "A SENSITIVE BUT UNCLASSIFIED. KEEP", "SENSITIVE BUT UNCLASSIFIED. KEEP"),
        # the first number, or a heading
        ("subject", "TOLL 1. (U) Yes", "1. (U) Yes"),
        ("subject", "TOLL 1) (U) Yes", "1) (U) Yes"),
        ("subject", "TOLL ---- Yes", "---- Yes"),
        ("subject", " 1. (U) Yes", "1. (U) Yes"),
        ("subject", "1. (U) Yes", ""),
        ("subject", f"{'X' * LONG_LINE} 1. (U) Yes", "1. (U) Yes"),
        ("subject", f"{'X' * (LONG_LINE - 11)} 1. (U) Yes", "1. (U) Yes"),
        ("subject", "TOLL 2. (U) Yes", ""),
        ("tags", "XG TOLL 1. (U) Yes", ""),
        # the body's portion mark
        ("authority", "DCM (acting), reason 1.4 (b) (C) The bridge is open.", "(C) The bridge is open."),
        ("authority", "DCM (acting), reason 1.4 (b)", ""),
        ("subject", "The bridge (b) (C) The bridge is open.", ""),
    ],
)
def test_what_is_glued_into_a_line(field: str, line: str, expected: str) -> None:
    """A label, a handling sentence, the first number or its mark ends the field; other lines do not count."""
    below = " TAGS: XG 1. (U) Yes"
    assert cursor_at(line).end_before_glued(field, 0, len(line)) == len(line) - len(expected)
    inside = cursor_at(f"{line} {line}{below}")
    assert inside.end_before_glued(field, len(line) + 1, len(line) * 2 + 1) == len(line) * 2 + 1 - len(expected)


@pytest.mark.parametrize(("seen", "expected"), [(set(), 9), ({"executive_order"}, 37)])
def test_order_cited_below_the_order(seen: set[str], expected: int) -> None:
    """After the order was read, an authority only cites it; before that, it is a label unless reasons follow it."""
    line = "DCM SAPT E.O. 12958: DECL: 05/08/2018"

    assert cursor_at(line, seen_fields=seen).end_before_glued("authority", 0, len(line)) == expected
    assert cursor_at(line, seen_fields=seen).end_before_glued("subject", 0, len(line)) == 9


def accept(value: str, ahead: str) -> bool:
    """Accept any portion mark."""
    return True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SAPT (C) The bridge is open.", 5),
        ("(C) The bridge is open.", 23),  # at the very beginning, it is the field's own
        (" (C) The bridge is open.", 1),
        ("SAPT (b) (C) The bridge is open.", 9),
        ("SAPT ((C) The bridge is open.", 6),
        ("SAPT (C) and (C) The bridge is open.", 13),
        ("SAPT (C)", 8),
        ("SAPT", 4),
        (f"{'X' * (LONGEST_VALUE_END - 1)}(C) The bridge is open.", LONGEST_VALUE_END - 1),
        (f"{'X' * LONGEST_VALUE_END}(C) The bridge is open.", LONGEST_VALUE_END + 23),
    ],
)
def test_start_of_the_text(text: str, expected: int) -> None:
    """The body begins at the first mark with text after it, if it is not too far from the label."""
    assert start_of_text(text, 0, len(text), accept) == expected
    assert start_of_text(f"() {text}", 3, len(text) + 3, accept) == expected + 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("X 88 1.The bridge of Zenda is open to the court", 5),
        ("X 88  1)  The bridge of Zenda is open to the court", 6),
        ('X 88 \u00b61. "The bridge" is open to the court.', 5),
        ("X 88 1. The bridge is open.\n", 5),
        ("X 88 1. The bridge is open", None),
        ("X 88 1. THE BRIDGE OF ZENDA IS OPEN TO THE COURT", None),
        ("X 88 1. the bridge of zenda is open to the court", None),
        ("X 88 1.4 The bridge of Zenda is open to the court", None),
        ("X 88 2. The bridge of Zenda is open to the court", None),
        ("X 881. The bridge of Zenda is open to the court", None),
    ],
)
def test_start_of_the_text_at_a_number(text: str, expected: int | None) -> None:
    """The first paragraph may lack its mark where a sentence follows its number (format.md 11.3)."""
    assert start_of_number(text, 0, len(text), accept) == (len(text) if expected is None else expected)
    assert start_of_number(text, 0, len(text), lambda *_: False) == len(text)
    assert start_of_number(text, 0, len(text), None) == len(text)
    assert start_of_number(f"X {text} 1. (C)", 0, len(text) + 9, None) == len(text) + 3


POINTS = "gave the points of the letter to the court of the king at the castle of Zenda on the river. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"X 88 We {POINTS}{POINTS}", 5),
        (f"X (Y) Per reftel, we {POINTS}{POINTS}", 6),
        (f"X 88 I {POINTS}{POINTS}", 5),
        (f"X 88 We {POINTS}", None),
        (f"X 88 WE {POINTS.upper()}{POINTS.upper()}", None),
        (f"X 88 we {POINTS}{POINTS}", None),
        (f"X 88, We {POINTS}{POINTS}", None),
        (f"X Y We {POINTS}{POINTS}", None),
        (f"X 88 We {POINTS}B. ZENDA 5 {POINTS}", None),
        (f"X 88 We {POINTS}(B) ZENDA 5 {POINTS}", None),
    ],
)
def test_start_of_prose(text: str, expected: int | None) -> None:
    """Long prose after a value begins the body without a mark or number (format.md 11.3)."""
    assert start_of_prose(text, 0, len(text), accept) == (len(text) if expected is None else expected)
    assert start_of_prose(text, 0, len(text), lambda *_: False) == len(text)


def test_a_body_of_prose_behind_references() -> None:
    """It is read as a paragraph; a short line, or one in which a further reference follows, is all of the list."""
    cable = from_text(f"UNCLAS ZENDA 000910\n\nSUBJECT: X\nREF: A) STATE 5, B) ZENDA 816 We {POINTS}{POINTS}\n")

    assert [one.number for one in cable.header.references] == [5, 816]
    assert [one.text[:12] for one in cable.paragraphs] == ["We gave the "]
    assert not from_text(f"UNCLAS ZENDA 000910\n\nSUBJECT: X\nREF: STATE 5 We {POINTS}\n").paragraphs


def test_what_the_start_of_the_text_is_judged_by() -> None:
    """The rule gets a fixed number of characters before and after each mark."""
    text = f"{'X' * AROUND_MARK}Y(C) The bridge is open. (U) The mill grinds (S) {'Z' * AROUND_MARK} on"
    seen: list[tuple[str, str]] = []

    def meets(value: str, ahead: str) -> bool:
        seen.append((value, ahead))
        return False

    places = [text.index(mark) for mark in ("(C)", "(U)")]
    assert start_of_text(text, 0, len(text), meets) == len(text)
    assert seen == [(text[at - AROUND_MARK : at], text[at : at + AROUND_MARK]) for at in places]

    assert start_of_text(text[AROUND_MARK - 1 :], 0, 60, meets) == 60
    assert seen[2][0] == "XY"


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("X TAGS: PREL", True),
        ("xx tags: PREL", True),
        ("TAGS PREL", False),
        ("THE TOLL: HIGH", False),
        ("AND E.O. 12958", True),
        ("and e.o. 12958", True),
        ("E.O. 12958", False),
        ("e.o. 12958", False),
        ("E.O. 12958: N/A", True),
        ("e.o. 12958: N/A", True),
        ("XG EO 12958", True),
        ("XG E O. 12958", True),
        ("XG E0. 12958", True),
        ("XG E. 12958", False),
        ("EO 12958", False),
        ("XXEO 12958", False),
        ("XXXEO 12958", True),
        ("XXE0. 12958", False),
        ("XXXE0. 12958", True),
        ("ZENDA 1", False),
        ("DCM CLASSIFIED BY SAPT", True),
        ("DCM Classified By SAPT", True),
        ("DCM classified by SAPT", True),
        ("DCM CLASSIFIED", False),
        ("SENT BY SAPT", False),
    ],
)
def test_what_may_hold_a_label(piece: str, *, expected: bool) -> None:
    """The quick test passes only few lines."""
    assert may_hold_label(piece) is expected


@pytest.mark.parametrize(
    ("line", "cited", "expected"),
    [
        ("XG TAGS: PREL", None, 3),
        ("XG\t  TAGS: PREL", None, 5),
        ("TAGS: PREL", None, 10),
        ("PER E.O. 12958", None, 4),
        ("PER E.O. 12958", ANY_ORDER, 14),
        ("PER E.O. 12958 TAGS: PREL", ANY_ORDER, 15),
        ("XG TAGS: PREL", ANY_ORDER, 3),
        ("PER E.O. 12958 AND E.O. 13526 TAGS: PREL", ANY_ORDER, 30),
        ("PER E.O. 12958, SECTION 1.4", CITED_ORDER, 27),
        ("PER E.O. 12958: N/A", CITED_ORDER, 4),
        ("PER E.O. 12958: N/A, REASON", CITED_ORDER, 4),
        ("PER E.O. 12958 REASON", CITED_ORDER, 21),
        ("PER E.O. 12958 REASONABLE", CITED_ORDER, 4),
    ],
)
def test_where_a_label_is_glued_in(line: str, cited: re.Pattern[str] | None, expected: int) -> None:
    """An order that is only cited is skipped; text outside the line does not count."""
    assert glued_label(line, 0, len(line), cited) == expected
    assert glued_label(f"A TAGS: X {line}  REASON TAGS: X", 10, len(line) + 10, cited) == expected + 10
