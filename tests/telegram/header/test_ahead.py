"""What is still to come below a line of the header, and how far it is looked for (format.md 23)."""

from typing import Any

import pytest

from cablekit.telegram.header.ahead import (
    HORIZON,
    has_class_line_ahead,
    has_label_ahead,
    is_awaited,
    is_before_class_line,
    is_label_ahead,
    labels_ahead,
    labels_below,
    misspelled_ahead,
)
from cablekit.telegram.header.cursor import HeaderCursor

CLASS_LINE = "SECRET ZENDA 910"


def cursor_in(text: str, end: int | None = None, **state: Any) -> HeaderCursor:
    """Return a cursor with a given state; its telegram may end before the text does."""
    cursor = HeaderCursor(text, 0, len(text) if end is None else end)
    for name, value in state.items():
        setattr(cursor, name, value)
    return cursor


@pytest.mark.parametrize(
    ("text", "pos", "expected", "span"),
    [
        (f"X\n{CLASS_LINE}\n", 2, True, (1, 18)),
        (f"X\n\t {CLASS_LINE}\n", 2, True, (1, 20)),
        (f"\n{CLASS_LINE}\n", 0, True, (0, 17)),
        (f"X\n{CLASS_LINE}\n", 1, True, (1, 18)),
        # without one, the search goes on at the last line that was searched
        (f"X\n{CLASS_LINE}\n", 3, False, (18, 0)),
        ("X\nY\nZ", 2, False, (3, 0)),
        ("X\nY", 3, False, (2, 0)),
        ("X\nY", 2, False, (1, 0)),
        ("XYZ", 0, False, (0, 0)),
        # so far, and no further
        (f"X\n{'Y' * (HORIZON * 2 - 4)}\n{CLASS_LINE}\n", 2, False, (HORIZON * 2 - 2, 0)),
        (f"X\n{'Y' * (HORIZON * 2 - 17)}\n{CLASS_LINE}\n", 2, True, (HORIZON * 2 - 15, HORIZON * 2 + 2)),
    ],
)
def test_class_line_ahead(text: str, pos: int, *, expected: bool, span: tuple[int, int]) -> None:
    """The place of a class line, or the place up to which there is none, is remembered."""
    cursor = cursor_in(text)

    assert has_class_line_ahead(cursor, pos) is expected
    assert cursor.class_line_span == span
    assert has_class_line_ahead(cursor, pos) is expected
    assert cursor.class_line_span == span


def test_class_line_that_was_read() -> None:
    """If the class line was read, nothing is searched."""
    assert has_class_line_ahead(cursor_in("X", seen_fields={"mrn"}), 0)


def test_class_line_below_the_telegram() -> None:
    """A class line below the end of the telegram belongs to another telegram."""
    assert not has_class_line_ahead(cursor_in(f"X\nY\n{CLASS_LINE}\n", end=12), 0)
    assert has_class_line_ahead(cursor_in(f"X\nY\n{CLASS_LINE}\nX", end=20), 0)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((1, 3), True),
        ((0, 3), False),  # above
        ((1, 4), True),
        ((1, 5), False),  # it goes on below the end
        ((2, 3), True),
        ((3, 3), False),
        ((3, 0), False),
        ((4, 0), False),
        ((9, 0), False),
    ],
)
def test_class_line_known_to_be_ahead(span: tuple[int, int], *, expected: bool) -> None:
    """A class line that was found counts as long as it is below the place and inside the telegram."""
    cursor = cursor_in("X\nYYYY", end=4, class_line_span=span)

    assert has_class_line_ahead(cursor, 2) is expected


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        (0, f"\n{CLASS_LINE}\nX\nY", True),
        (1, f"\n{CLASS_LINE}\nX\nY", False),
        (17, f"\n{CLASS_LINE}\nX\n{CLASS_LINE}\n", True),
    ],
)
def test_class_line_is_not_searched_again(place: int, text: str, *, expected: bool) -> None:
    """The text above the place that was searched is not searched again."""
    assert has_class_line_ahead(cursor_in(text, class_line_span=(place, 0)), 0) is expected


@pytest.mark.parametrize(
    ("text", "seen", "expected", "field", "searched_to"),
    [
        ("X\nSUBJECT: Y", "", True, "subject", 1),
        ("X\nY\n  SUBJECT: Y", "", True, "subject", 3),
        ("X\nY", "", False, "", 1),
        ("X\nY\nZ", "", False, "", 3),
        ("X\nSUBJECT: Y", "subject", False, "", 10),
        (f"X\n{CLASS_LINE}\nY", "", True, "mrn", 1),
        (f"X\n{CLASS_LINE}\nY", "mrn", False, "", 18),
        ("X\nTAGS: PREL\nREF: A", "tags", True, "references", 12),
        ("X\nTAGS: PREL\nREF: A", "subject", True, "references", 12),
        ("X\nTAGS: PREL\nY", "subject", False, "", 12),
        ("X\nFM ZENDA\nY", "", False, "", 10),
        # the first paragraph ends the search
        ("X\n1. Y\nSUBJECT: Z", "", False, "", 1),
        ("X\n1. Y\nSUBECT: Z", "", False, "", 1),
        ("X\nTAGS: PREL\n1. Y\nSUBECT: Z", "tags", False, "", 12),
        # a misspelled label, where no correct one is
        ("X\nSUBECT: Y", "", True, "subject", 1),
        ("X\nY\nSUBECT; Y", "", True, "subject", 3),
        ("X\nSUBECT: Y\nTAGS: Z\n", "", True, "tags", 11),
        ("X\nSUBECT: Y\nTAGS: Z\n", "tags", True, "subject", 1),
        ("X\nSUBECT: Y\n1. Y", "", True, "subject", 1),
        # so far, and no further; below the subject less far
        (f"X\n{'Y' * (HORIZON - 9)}\nSUBJECT: Y", "", True, "subject", HORIZON - 7),
        (f"X\n{'Y' * (HORIZON - 7)}\nSUBJECT: Y", "", False, "", HORIZON - 5),
        (f"X\n{'Y' * (HORIZON // 3 - 5)}\nREF: Y", "subject", True, "references", HORIZON // 3 - 3),
        (f"X\n{'Y' * (HORIZON // 3 - 4)}\nREF: Y", "subject", False, "", HORIZON // 3 - 2),
        (f"X\n{'Y' * HORIZON}\nSUBECT: Y", "", False, "", 1),
        (f"X\n{'Y' * HORIZON}\n1. Y", "", False, "", 1),
    ],
)
def test_label_ahead(text: str, seen: str, *, expected: bool, field: str, searched_to: int) -> None:
    """The next field, or the place up to which there is none, is remembered."""
    cursor = cursor_in(text, seen_fields={seen})

    assert has_label_ahead(cursor, 2) is expected
    assert (cursor.expected_field, cursor.searched_to) == (field, searched_to)
    assert has_label_ahead(cursor, 2) is expected
    assert (cursor.expected_field, cursor.searched_to) == (field, searched_to)


def test_label_below_the_telegram() -> None:
    """A label below the end of the telegram belongs to another telegram."""
    text = "X\nY\nSUBJECT: Y"

    assert not has_label_ahead(cursor_in(text, end=6), 2)
    assert has_label_ahead(cursor_in(text + "\nZ", end=len(text)), 2)


def test_label_at_the_very_beginning() -> None:
    """The label may be right below an empty first line."""
    assert has_label_ahead(cursor_in("\nTAGS: PREL"), 0)
    assert has_label_ahead(cursor_in("\nTAGS: PREL"), 1)
    assert not has_label_ahead(cursor_in("\nTAGS: PREL"), 2)


@pytest.mark.parametrize(
    ("state", "stop", "expected"),
    [
        ({"searched_to": 5, "expected_field": "tags"}, 6, True),
        ({"searched_to": 5, "expected_field": "tags"}, 2, True),
        ({"searched_to": 5, "expected_field": "tags"}, 7, False),
        ({"searched_to": 5, "expected_field": ""}, 2, False),
        ({"searched_to": 5, "expected_field": "tags", "seen_fields": {"tags"}}, 2, False),
        ({"searched_to": 5, "expected_field": "references", "seen_fields": {"subject"}}, 2, False),
    ],
)
def test_label_known_to_be_ahead(state: dict[str, Any], stop: int, *, expected: bool) -> None:
    """A label that was found counts until it, or the subject, is read."""
    assert has_label_ahead(cursor_in("X\nY\nZ\nZ\nZ", **state), stop) is expected


@pytest.mark.parametrize(("searched_to", "expected"), [(1, True), (0, True), (2, False)])
def test_labels_are_not_searched_again(searched_to: int, *, expected: bool) -> None:
    """The text above the place that was searched is not searched again."""
    assert has_label_ahead(cursor_in("X\nTAGS: X\nY", searched_to=searched_to), 2) is expected


@pytest.mark.parametrize(
    ("line", "line_stop", "cell_break", "expected"),
    [
        ("X\tSECRET ZENDA 910", 18, 1, True),  # the class line begins the next cell
        ("X\tSECRET ZENDA 910", 1, 1, False),
        ("X\tSECRET ZENDA 910", 18, 2, False),
        ('X","SECRET ZENDA 910', 20, 1, False),
    ],
)
def test_cell_that_begins_with_the_class_line(line: str, line_stop: int, cell_break: int, *, expected: bool) -> None:
    """A line that is cut off above a class line is in the header, although no line begins there (format.md 6.5)."""
    cursor = cursor_in(line, line_stop=line_stop, cell_break=cell_break)

    assert has_label_ahead(cursor, 1) is expected
    assert is_before_class_line(cursor, 1) is (cell_break == 1 and line[1] == "\t")


@pytest.mark.parametrize(
    ("field", "seen", "expected"),
    [
        ("tags", set(), True),
        ("tags", {"subject"}, False),
        ("tags", {"tags"}, False),
        ("references", {"subject"}, True),
        ("references", {"subject", "references"}, False),
        ("drafted_by", set(), False),
        ("mrn", set(), True),
        ("", set(), False),
    ],
)
def test_awaited_fields(field: str, seen: set[str], *, expected: bool) -> None:
    """Below the subject, only fields that may be between it and the body are awaited."""
    assert is_awaited(cursor_in("", seen_fields=seen), field) is expected


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("X\nSUBECT: Y", 1, 11, "subject"),
        ("X\nSUBECT; Y", 0, 11, "subject"),
        ("X\nSUBECT: Y", 2, 11, ""),
        ("X\nSUBECT: Y", 1, 8, ""),
        ("X\nSUBECT: Y", 1, 9, "subject"),
        ("X\nSUBECT Y", 1, 10, ""),
        ("X\nTOLL: Y\nSUBECT: Z", 1, 19, "subject"),
        ("X\nTAGZ: PREL\nSUBECT: Z", 1, 22, "subject"),
        ("X\nTAGZ: PREL", 1, 12, ""),
    ],
)
def test_misspelled_label_ahead(text: str, start: int, end: int, expected: str) -> None:
    """The first awaited field is returned; here, the TAGS were already read."""
    cursor = cursor_in(text, seen_fields={"tags"}, searched_to=0)

    assert misspelled_ahead(cursor, start, end) == expected
    assert cursor.searched_to == (text.index("\nSUB") if expected else 0)


@pytest.mark.parametrize(
    ("text", "stop", "expected"),
    [
        ("X\nTAGS: PREL\nSUBJECT: Y\n1. Z\nREF: A", 2, ["tags", "subject", "number"]),
        ("X\nTAGS: PREL\nSUBJECT: Y\n1. Z\nREF: A", 3, ["subject", "number"]),
        (f"X\nTAGS: PREL\n{CLASS_LINE}\nSUBJECT: Y", 2, ["tags", "mrn"]),
        ("\nTAGS: PREL", 0, ["tags"]),
        ("X\nY", 2, []),
        (f"X\n{'Y' * (HORIZON - 6)}\nTAGS: PREL", 2, ["tags"]),
        (f"X\n{'Y' * (HORIZON - 5)}\nTAGS: PREL", 2, []),
    ],
)
def test_labels_below(text: str, stop: int, expected: list[str]) -> None:
    """The list ends at the first paragraph or class line."""
    cursor = cursor_in(text)

    assert [match.lastgroup for match in labels_below(cursor, stop)] == expected
    for field in ("tags", "subject", "references"):
        assert is_label_ahead(cursor, field, stop) is (field in expected)


@pytest.mark.parametrize(
    ("text", "stop", "end", "expected"),
    [
        ("X\nREF: A\nSUBECT: Y\n1. Z\nTAGZ: PREL", 2, 34, ["references", "number", "subject"]),
        (f"X\nSUBECT: Y\n{CLASS_LINE}\nTAGZ: PREL", 2, 42, ["mrn", "subject"]),
        ("X\nSUBECT: Y\nTAGZ: PREL", 3, 24, ["tags"]),
        ("\nSUBECT: Y", 0, 10, ["subject"]),
        ("X\nSUBECT: Y\nTAGZ: PREL", 2, 15, ["subject"]),
        ("X\nTOLL: Y\nTAGZ: PREL", 2, 20, ["tags"]),
        (f"X\n{'Y' * (HORIZON - 8)}\nSUBECT: Y", 2, HORIZON + 9, ["subject"]),
        (f"X\n{'Y' * (HORIZON - 7)}\nSUBECT: Y", 2, HORIZON + 9, []),
    ],
)
def test_labels_ahead(text: str, stop: int, end: int, expected: list[str]) -> None:
    """Correct labels come first, then misspelled ones; all are inside the telegram and above its first paragraph."""
    assert labels_ahead(cursor_in(text, end), stop) == expected
