"""The labels of a SMART cable, step by step (format.md 20); for whole cables see `tests/telegram/test_smart.py`."""

from typing import Any

import pytest

from cablekit.source import Span
from cablekit.telegram.header.cursor import HeaderCursor
from cablekit.telegram.header.smart import (
    HANGING,
    HORIZON,
    LONGEST_LABEL,
    ORDER_HORIZON,
    add_value,
    awaits_value_below,
    continues_value,
    extend_last,
    fields_below,
    find_tail,
    has_smart_label_ahead,
    is_next_label,
    is_no_value,
    is_other_label,
    label_in,
    leave_labels,
    leave_order,
    read_between_labels,
    read_label,
    read_smart_line,
    read_value_line,
    settle_label,
    value_end,
    value_end_in_joined,
)


def cursor_in(text: str, position: int = 0, end: int | None = None, **state: Any) -> HeaderCursor:
    """Return a cursor among the labels of a cable, with a given state."""
    cursor = HeaderCursor(text, 0, len(text) if end is None else end)
    cursor.begin_labels()
    cursor.position = position
    for name, value in state.items():
        setattr(cursor, name, value)
    return cursor


def pieces(cursor: HeaderCursor) -> list[tuple[str, str, str]]:
    """Return owner, kind and text of each span."""
    return [(owner, kind, cursor.text[start:stop]) for owner, kind, start, stop in cursor.spans]


@pytest.mark.parametrize(
    ("line", "misspelled", "expected"),
    [
        ("| TAGS: | PREL |", False, ("tags", "tags", 10)),
        ("Info Office: ECON", False, ("INFOOFFICE", "", 13)),
        ("Refelence:    11 ZENDA 190", True, ("references", "references", 14)),
        ("Refelence:    11 ZENDA 190", False, None),
        ("Infp Office:    X", True, ("INFOOFFICE", "", 16)),
        ("THE BRIDGE", True, None),
        ("THE TAGS: PREL", False, None),
    ],
)
def test_labels(line: str, expected: tuple[str, str, int] | None, *, misspelled: bool) -> None:
    """The label is found wherever the line is in the text."""
    assert label_in(line, 0, len(line), misspelled=misspelled) == expected
    found = label_in(f"Tags: {line} X", 6, len(line) + 6, misspelled=misspelled)
    assert found == (expected and (*expected[:2], expected[2] + 6))
    assert label_in(line, 0, 3, misspelled=misspelled) is None


def test_misspelled_labels_only_where_they_are_asked_for() -> None:
    """By default, only correct labels are found."""
    assert label_in("Refelence:    11 ZENDA 190", 0, 26) is None


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({}, True),
        ({"seen_labels": {"tags"}}, False),
        ({"seen_labels": {"tags"}, "open_label": "tags"}, True),
        ({"seen_labels": {"tags"}, "in_smart_tail": True}, True),
    ],
)
def test_next_label(state: dict[str, Any], *, expected: bool) -> None:
    """Above the body, no label is read twice, unless it repeats the label right above it."""
    assert is_next_label(cursor_in("", **state), "tags") is expected


@pytest.mark.parametrize(
    ("line", "field", "place", "state", "expected", "found"),
    [
        (
            *("TAGS: PREL\n", "tags", 6, {}),
            [("tags", "label", "TAGS: "), ("tags", "tag", "PREL\n")],
            ("tags", False, False, False),
        ),
        (
            *("TAGS:\n", "tags", 5, {}),
            [("tags", "label", "TAGS:\n")],
            ("tags", True, True, False),
        ),
        (
            *("TAGS:\n", "tags", 5, {"open_label": "mrn"}),
            [("tags", "label", "TAGS:\n")],
            ("tags", True, False, False),
        ),
        (
            *("MRN:\n", "mrn", 4, {"open_label": "tags"}),
            [("mrn", "label", "MRN:\n")],
            ("mrn", True, True, False),
        ),
        (
            *("TAGS: PREL\n", "tags", 6, {"open_label": "mrn", "has_values_below": True}),
            [("tags", "label", "TAGS: "), ("tags", "tag", "PREL\n")],
            ("tags", False, True, False),
        ),
        (
            *("MRN: 11 ZENDA 218 Date/DTG: Nov 03\n", "mrn", 5, {}),
            [("mrn", "label", "MRN: "), ("mrn", "mrn", "11 ZENDA 218 ")],
            ("mrn", False, False, True),
        ),
        (
            *("MRN: 11 ZENDA 218 Date/DTG: Nov 03\n", "mrn", 5, {"open_label": "x"}),
            [("mrn", "label", "MRN: "), ("mrn", "mrn", "11 ZENDA 218 Date/DTG: Nov 03\n")],
            ("mrn", False, False, False),
        ),
        (
            *("Signature: SAPT\n", "signatures", 11, {}),
            [("", "label", "Signature: SAPT\n")],
            ("", False, False, False),
        ),
        (
            *("Signature: SAPT\n", "signatures", 11, {"in_smart_tail": True}),
            [("signatures", "label", "Signature: "), ("signatures", "signature", "SAPT\n")],
            ("signatures", False, False, False),
        ),
        (
            *("Info Office: ECON\n", "", 13, {}),
            [("", "label", "Info Office: ECON\n")],
            ("", False, False, False),
        ),
        (
            *("| TAGS: | PREL |\n", "tags", 10, {"seen_fields": {"tags"}}),
            [
                ("header.tags", "label", "| TAGS: | "),
                ("header.tags", "tag", "PREL "),
                ("header.tags", "label", "|\n"),
            ],
            ("tags", False, False, False),
        ),
    ],
)
def test_a_label_and_its_value(
    line: str,
    field: str,
    place: int,
    state: dict[str, Any],
    expected: list[tuple[str, str, str]],
    found: tuple[str, bool, bool, bool],
) -> None:
    """The first label decides whether values are below labels and whether a line has several labels."""
    cursor = cursor_in(line, **state)
    read_label(cursor, "name", field, place, len(line))

    assert pieces(cursor) == expected
    assert (cursor.open_field, cursor.awaits_value, cursor.has_values_below, cursor.is_joined) == found
    assert (cursor.open_label, cursor.label_span) == ("name", 0)
    assert "name" in cursor.seen_labels


def test_label_without_a_value_above_the_next() -> None:
    """A label without a value is furniture."""
    spans = [("mrn", "label", 0, 4), ("tags", "label", 4, 10), ("", "gap", 10, 11)]
    cursor = cursor_in("MRN:TAGS:\n\n", spans=spans, label_span=1, awaits_value=True)
    settle_label(cursor)
    settle_label(cursor)

    assert cursor.spans == [spans[0], ("", "label", 4, 10), spans[2]]
    assert not cursor.awaits_value


@pytest.mark.parametrize(
    ("line", "field", "seen", "expected"),
    [
        ("MRN: 11 ZENDA 218 TAGS: PREL", "mrn", set(), "11 ZENDA 218 "),
        ("MRN: 11 ZENDA 218 TAGS: PREL Subject: X", "mrn", {"tags"}, "11 ZENDA 218 TAGS: PREL "),
        ("MRN: 11 ZENDA 218", "mrn", set(), "11 ZENDA 218"),
        ("TAGS: PREL Classified By: SAPT", "tags", set(), "PREL "),
        ("MRN: PREL Classified By: SAPT", "mrn", set(), "PREL Classified By: SAPT"),
    ],
)
def test_values_in_a_line_of_several_labels(line: str, field: str, seen: set[str], expected: str) -> None:
    """A value ends at the next unread label, or where the body is glued to its field."""
    place = line.index(":") + 2
    end = place + len(expected)

    assert value_end_in_joined(cursor_in(line, seen_labels=seen), field, place, len(line)) == end
    inside = cursor_in(f"{line} TAGS: PREL", seen_labels=seen)
    assert value_end_in_joined(inside, field, place, len(line)) == end


@pytest.mark.parametrize(
    ("value", "rest", "state", "expected", "awaits"),
    [
        ("PREL", "\n", {}, [("tags", "label", "X"), ("tags", "tag", "PREL"), ("tags", "label", "\n")], False),
        ("PREL", "", {}, [("tags", "label", "X"), ("tags", "tag", "PREL")], False),
        (" - ", "\n", {}, [("tags", "label", "X - \n")], True),
        ("", "\n", {}, [("tags", "label", "X\n")], True),
        ("PREL", "\n", {"open_field": ""}, [("tags", "label", "XPREL\n")], False),
        ("N/A.", "\n", {}, [("", "label", "XN/A.\n")], False),
        (
            *("n/a", "\n", {"spans": [("tags", "tag", 0, 1)]}),
            [("tags", "tag", "Xn/a"), ("tags", "label", "\n")],
            False,
        ),
        (
            *("PREL", "|", {"label_owner": "header.tags"}),
            [("tags", "label", "X"), ("header.tags", "tag", "PREL"), ("header.tags", "label", "|")],
            False,
        ),
        (
            *("SAPT", "|", {"open_field": "signatures", "label_owner": "signatures"}),
            [("tags", "label", "X"), ("signatures", "signature", "SAPT"), ("signatures", "label", "|")],
            False,
        ),
    ],
)
def test_values(
    value: str, rest: str, state: dict[str, Any], expected: list[tuple[str, str, str]], *, awaits: bool
) -> None:
    """A value is a piece of its field; text without a value is added to the label."""
    before: dict[str, Any] = {"open_field": "tags", "awaits_value": True, "spans": [("tags", "label", 0, 1)]}
    cursor = cursor_in(f"X{value}{rest}", 1, **before | state)
    add_value(cursor, 1 + len(value), len(cursor.text))

    assert pieces(cursor) == expected
    assert (cursor.position, cursor.awaits_value) == (len(cursor.text), awaits)
    assert bool(cursor.seen_fields) is any(kind != "label" for _, kind, _ in expected)


@pytest.mark.parametrize(("before", "expected"), [("", "ZENDA 218"), ("STRELSAU 7", "STRELSAU 7")])
def test_number_of_the_cable(before: str, expected: str) -> None:
    """The first number is the number of the cable; the year is not part of it."""
    cursor = cursor_in("X11 ZENDA 218 \n", 1, open_field="mrn", message_number=before, spans=[("mrn", "label", 0, 1)])
    add_value(cursor, 15, 15)

    assert cursor.message_number == expected


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("label", "n/a", True),
        ("label", "None.", True),
        ("label", "UNKNOWN", True),
        ("label", "PREL", False),
        ("tag", "n/a", False),
    ],
)
def test_no_value(kind: str, value: str, *, expected: bool) -> None:
    """Only text right after a label can mean that there is no value."""
    assert is_no_value(cursor_in("X", spans=[("", "label", 0, 0), ("tags", kind, 0, 1)]), value) is expected


def test_last_span_is_extended() -> None:
    """The last span is extended if there is anything to add."""
    cursor = cursor_in("XXXX", 2, spans=[("a", "label", 0, 1), ("b", "tag", 1, 2)])
    extend_last(cursor, 2)
    assert cursor.spans == [("a", "label", 0, 1), ("b", "tag", 1, 2)]

    extend_last(cursor, 3)
    assert (cursor.spans, cursor.position) == ([("a", "label", 0, 1), ("b", "tag", 1, 3)], 3)


@pytest.mark.parametrize(
    ("line", "start", "expected"),
    [
        ("| TAGS: | PREL |", 10, "|"),
        ("TAGS: PREL", 6, ""),
        ("TAGS: PREL **", 6, "**"),
        ("TAGS: PREL __ \n", 6, "__ \n"),
        ("TAGS: PREL&nbsp;\n", 6, "&nbsp;\n"),
        ("TAGS: PREL |  |\n", 6, "|  |\n"),
        ("TAGS: PREL \t\u00a0|", 6, "|"),
        ("TAGS: PREL | X", 6, ""),
        ("TAGS: |", 6, "|"),
        ("TAGS: |", 7, ""),
        (f"TAGS: {'X' * 90}{' ' * 39}|", 6, "|"),
        (f"TAGS: {'X' * 90}|{' ' * 39}", 6, "|" + " " * 39),
        (f"TAGS: {'X' * 90}|{' ' * 40}", 6, ""),
    ],
)
def test_end_of_a_value(line: str, start: int, expected: str) -> None:
    """The sign that ends the cell, or the bold type, is not part of it."""
    assert line[value_end(line, start, len(line)) :] == expected
    assert value_end(f"{line}||", start, len(line)) == len(line) - len(expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("|---|---|\n", [("", "label")]),
        ("SECRET\n", [("", "marking")]),
        ("UNCLASSIFIED U.S. Department of State Case No. F-2010\n", [("", "banner")]),
        ("RELEASED IN FULL\n", [("", "banner")]),
        ("PAGE 02 ZENDA 00218 031507Z\n", [("", "page")]),
        ("DECLASSIFIED\nAuthority NND 910\n", [("", "banner")]),
        ("THE BRIDGE\n", []),
        ("...\n", []),
    ],
)
def test_lines_between_labels(line: str, expected: list[tuple[str, str]]) -> None:
    """Stamps, markings and rules are furniture, wherever they are; other lines are values or labels."""
    cursor = cursor_in(f"X\n{line}X U.S. Department of State Case No. 5\n|-", 2)

    assert read_between_labels(cursor, 2, 3 + line.index("\n")) is bool(expected)
    assert [(owner, kind) for owner, kind, _, _ in cursor.spans] == expected
    assert cursor.position == (2 + len(line) if expected else 2)


@pytest.mark.parametrize(
    ("line", "state", "expected"),
    [
        ("| | PGOV |\n", {}, [("tags", "label", "| |"), ("tags", "tag", " PGOV "), ("tags", "label", "|\n")]),
        (" " * HANGING + "PGOV\n", {}, [("tags", "tag", " " * HANGING + "PGOV\n")]),
        (" " * HANGING + "PGOV | X\n", {}, [("tags", "tag", " " * HANGING + "PGOV | X\n")]),
        (" " * HANGING + "PGOV REF: A\n", {}, [("tags", "tag", " " * HANGING + "PGOV ")]),
        ("PGOV\n", {"awaits_value": True}, [("tags", "label", "TAGS: X\n"), ("tags", "tag", "PGOV\n")]),
        ("REF: A\n", {}, []),
    ],
)
def test_lines_of_a_value(line: str, state: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    """A cell, or a line that hangs below the value; a label glued into it ends it."""
    above = "TAGS: X\n"
    start: list[Span] = [("tags", "label", 0, len(above))]
    state = {"open_field": "tags", "open_label": "tags", "label_owner": "tags", "spans": start} | state
    cursor = cursor_in(above + line, len(above), **state)
    first = len(above) + len(line) - len(line.lstrip())

    assert read_value_line(cursor, first, len(cursor.text)) is bool(expected)
    assert pieces(cursor)[-len(expected) :] == (expected or [("tags", "label", above)])


@pytest.mark.parametrize(
    ("line", "indent", "state", "expected"),
    [
        ("PGOV\n", HANGING, {}, True),
        ("PGOV\n", HANGING - 1, {}, False),
        ("PGOV\n", HANGING, {"after_blank": True}, False),
        ("PGOV\n", HANGING, {"after_blank": True, "spans": [("", "page", 0, 1)]}, True),
        ("PGOV\n", HANGING, {"after_blank": True, "spans": [("", "banner", 0, 1)]}, True),
        ("| | PGOV\n", 0, {}, True),
        ("| PGOV\n", 0, {}, False),
        ("| | PGOV\n", 0, {"after_blank": True}, False),
        ("PGOV\n", 0, {"awaits_value": True}, True),
        ("REF: A\n", 0, {"awaits_value": True}, True),
        ("PGOV\nSubject: X\n", 0, {}, True),
        ("REF: A\nSubject: X\n", 0, {}, False),
        ("PGOV\n", 0, {"spans": [("tags", "tag", 0, 1)], "text": ",\n"}, True),
        ("PGOV\n", 0, {"spans": [("tags", "tag", 0, 1)], "text": ";\n"}, True),
        ("PGOV\n", 0, {"spans": [("tags", "tag", 0, 1)], "text": ",\n", "open_label": "subject"}, False),
    ],
)
def test_what_continues_a_value(line: str, indent: int, state: dict[str, Any], *, expected: bool) -> None:
    """A line continues the value if it hangs, is awaited, is above another label, or is below a comma."""
    above = state.pop("text", "X\n") if "text" in state else "X\n"
    text = above + " " * indent + line
    state = {"open_label": "tags", "open_field": "tags", "spans": [("tags", "tag", 0, 1)]} | state
    cursor = cursor_in(text, len(above), **state)

    assert continues_value(cursor, len(above) + indent, text.index("\n", len(above)) + 1) is expected


@pytest.mark.parametrize(
    ("awaits", "below", "blank", "expected"),
    [
        (True, True, True, True),
        (True, True, False, True),
        (True, False, False, True),
        (True, False, True, False),
        (False, True, False, False),
    ],
)
def test_value_awaited_below(*, awaits: bool, below: bool, blank: bool, expected: bool) -> None:
    """Below a blank line, a value is awaited only where values are below their labels."""
    cursor = cursor_in("", awaits_value=awaits, has_values_below=below, after_blank=blank)

    assert awaits_value_below(cursor) is expected


@pytest.mark.parametrize(
    ("line", "in_tail", "expected"),
    [
        ("REF: A", False, True),
        ("REF A", False, False),
        (f"REFERENCES{' ' * (LONGEST_LABEL - 11)}: A", False, True),
        (f"REFERENCES {'A' * (LONGEST_LABEL - 11)}: A", False, False),
        (f"REFERENCES {'A' * (LONGEST_LABEL - 12)}: A", False, True),
        ("THE BRIDGE: X", False, False),
        ("FM ZENDA", True, True),
        ("FM ZENDA", False, False),
        ("FM: ZENDA", True, False),
    ],
)
def test_labels_of_another_telegram(line: str, *, in_tail: bool, expected: bool) -> None:
    """Labels of the lower half need a colon; below the body, labels of the heading count as printed."""
    cursor = cursor_in(f"{line}\nX: Y", in_smart_tail=in_tail)

    assert is_other_label(cursor, 0, len(line)) is expected


@pytest.mark.parametrize(
    ("below", "state", "expected", "known"),
    [
        ("Subject: X\n", {}, True, 2),
        ("Y\nSubject: X\n", {}, True, 4),
        ("Y\n", {}, False, 3),
        ("1. Yes.\nSubject: X\n", {}, False, 2),
        ("FM ZENDA\nSubject: X\n", {}, False, 2),
        ("SECRET ZENDA 910\nSubject: X\n", {}, False, 2),
        ("TAGS: Y\nSubject: X\n", {"seen_labels": {"tags"}}, True, 10),
        ("TAGS: Y\nZ\n", {"seen_labels": {"tags"}}, False, 11),
        ("TAGS: Y\n", {"after_blank": True}, True, 2),
        ("TAGS: Y\n", {"after_blank": True, "seen_labels": {"subject"}}, False, -1),
        ("TAGS: Y\n", {"after_blank": False, "seen_labels": {"subject"}}, True, 2),
        ("TAGS: Y\n", {"after_blank": True, "seen_labels": {"subject"}, "in_smart_tail": True}, True, 2),
        (f"{'Y' * (HORIZON - 10)}\nSubject: X\n", {}, True, HORIZON - 7),
        (f"{'Y' * (HORIZON - 7)}\nSubject: X\n", {}, False, HORIZON + 1),
    ],
)
def test_smart_label_ahead(below: str, state: dict[str, Any], known: int, *, expected: bool) -> None:
    """The search ends at a paragraph, a class line or a heading; how far it went is remembered."""
    cursor = cursor_in(f"X\n{below}", **state)

    assert has_smart_label_ahead(cursor, 2) is expected
    assert cursor.label_ahead == known


@pytest.mark.parametrize(("stop", "expected"), [(2, True), (3, True), (4, False)])
def test_smart_label_known_to_be_ahead(stop: int, *, expected: bool) -> None:
    """A label that was found counts above its place."""
    cursor = cursor_in("X\nYYYYY", label_ahead=3, has_next_label=True)

    assert has_smart_label_ahead(cursor, stop) is expected


def test_smart_label_below_the_telegram() -> None:
    """A label below the end of the telegram belongs to another telegram."""
    assert not has_smart_label_ahead(cursor_in("X\nY\nSubject: X\n", end=4), 2)


@pytest.mark.parametrize("line", ["FM AMEMBASSY ZENDA", "SECRET ZENDA 910", "PAGE 02 ZENDA 00910", "R 080915Z MAY 08"])
def test_labels_above_an_older_telegram(line: str) -> None:
    """The fields of the labels, and of those below the body, become echoes; the telegram starts with no fields seen."""
    text = f"TAGS: X\n{line}\n\n1. X\n\nDrafted By: SAPT\n"
    cursor = cursor_in(text, 8, seen_fields={"tags"}, open_field="tags", message_number="ZENDA 7")
    leave_labels(cursor, 8)

    assert (cursor.in_labels, cursor.is_smart) == (False, True)
    assert cursor.label_fields == {"tags", "drafted_by"}
    assert (cursor.seen_fields, cursor.open_field, cursor.message_number) == (set(), "", "")


def test_labels_above_the_body() -> None:
    """What was read counts."""
    cursor = cursor_in("TAGS:\nThe bridge\nFM ZENDA\n", 6, seen_fields={"tags"}, open_field="tags")
    cursor.awaits_value, cursor.spans = True, [("tags", "label", 0, 6)]
    leave_labels(cursor, 6)

    assert not cursor.in_labels
    assert (cursor.label_fields, cursor.seen_fields, cursor.open_field) == (frozenset(), {"tags"}, "tags")
    assert cursor.spans == [("", "label", 0, 6)]


@pytest.mark.parametrize(
    ("value", "below", "expected"),
    [
        ("13526", "E.O. 13526: DECL: 05/08/2018", "header.executive_order"),
        ("13526 ", "X\nE.O. 13526: N/A", "header.executive_order"),
        ("13526", "E.O. 12958: N/A", "executive_order"),
        ("13526", "E.O. 12958: N/A\nE.O. 13526: N/A", "header.executive_order"),
        ("13526", "E.O. 13526:", "executive_order"),
        ("13526 N/A", "E.O. 13526: N/A", "executive_order"),
        ("13526", "X" * (ORDER_HORIZON - 17) + "\nE.O. 13526: N/A", "header.executive_order"),
        ("13526", "X" * (ORDER_HORIZON - 15) + "\nE.O. 13526: N/A", "executive_order"),
    ],
)
def test_fuller_order_below_the_labels(value: str, below: str, expected: str) -> None:
    """The label of an order is an echo where more of the same order is right below the labels."""
    text = f"E.O. {value}\n{below}"
    spans = [
        ("tags", "tag", 0, 0),
        ("executive_order", "label", 0, 5),
        ("executive_order", "executive-order", 5, 6 + len(value)),
    ]
    cursor = cursor_in(text, spans=list(spans), seen_fields={"executive_order", "tags"})
    leave_order(cursor, 6 + len(value))

    assert cursor.spans == [spans[0], *((expected, *span[1:]) for span in spans[1:])]
    assert ("executive_order" in cursor.seen_fields) is (expected == "executive_order")


@pytest.mark.parametrize(
    ("text", "start", "stop", "expected"),
    [
        ("Yes.\nSignature: SAPT\nDrafted By: SAPT", 0, 38, 5),
        ("Yes.\nDrafted By: SAPT\nSignature: X", 0, 34, 22),
        ("Yes.\nDrafted By: SAPT", 5, 21, 5),
        ("Yes.\nDrafted By: SAPT", 6, 21, -1),
        ("Yes.\nDrafted By: SAPT", 0, 12, -1),
        ("\nDrafted By: X", 0, 14, 1),
        ("Drafted By: X", 0, 13, -1),
        ("Yes. Drafted By: X", 0, 18, -1),
    ],
)
def test_labels_below_the_body(text: str, start: int, stop: int, expected: int) -> None:
    """They begin at the signature or, without one, at the first other label."""
    assert find_tail(text, start, stop) == expected


def test_fields_below_the_body() -> None:
    """Only labels below the body are listed."""
    text = "Tags: X\nYes.\nSignature: SAPT\n  Drafted By: SAPT\nX\nInfo Office: Y\nCleared By: X"

    assert fields_below(text, 0, len(text)) == {"", "signatures", "drafted_by", "cleared_by"}
    assert fields_below(text, 0, text.index("Info")) == {"signatures", "drafted_by"}
    assert fields_below("Tags: X\nYes.", 0, 12) == frozenset()


@pytest.mark.parametrize(
    ("line", "state", "expected", "spans"),
    [
        ("TAGS: PREL\n", {"in_labels": False}, False, []),
        ("TAGS: PREL\n", {}, True, ["label", "tag"]),
        ("TAGS: PREL\n", {"seen_labels": {"tags"}}, False, []),
        ("TAGZ:    PREL\n", {"open_label": "mrn"}, True, ["label", "tag"]),
        ("TAGZ:    PREL\n", {}, False, []),
        ("the bridge\n", {}, False, []),
        ("the bridge\n", {"in_smart_tail": True}, True, ["other"]),
        ("Reference: A\n", {"in_smart_tail": True, "seen_labels": {"references"}}, True, ["label", "reference"]),
        ("FM ZENDA\n", {"in_smart_tail": True}, False, []),
        ("SECRET\n", {"open_label": "mrn"}, True, ["marking"]),
        ("SECRET\n", {}, False, []),
        (" " * HANGING + "PREL\n", {"open_label": "tags", "open_field": "tags"}, True, ["tag"]),
    ],
)
def test_smart_lines(line: str, state: dict[str, Any], spans: list[str], *, expected: bool) -> None:
    """Labels, lines between labels and values are read; below the body, any other line is kept as it is."""
    start: list[Span] = [("mrn", "mrn", 0, 2)]
    cursor = cursor_in(f"X\n{line}", 2, **{"spans": start} | state)

    assert read_smart_line(cursor, 2 + len(line) - len(line.lstrip()), len(cursor.text)) is expected
    assert [kind for _, kind, _, _ in cursor.spans[1:]] == spans


def test_labels_are_left() -> None:
    """They are left at the first line that is not theirs, unless another label follows below it."""
    cursor = cursor_in("X\nthe bridge\n", 2, open_label="subject", spans=[("subject", "subject", 0, 2)])
    assert not read_smart_line(cursor, 2, 13)
    assert not cursor.in_labels

    cursor = cursor_in("X\nREF: A\nTags: X\n", 2, open_label="subject", label_owner="subject")
    cursor.spans = [("subject", "subject", 0, 2)]
    cursor.seen_labels.add("references")
    assert not read_smart_line(cursor, 2, 9)
    assert (cursor.in_labels, cursor.label_owner) == (True, "")
