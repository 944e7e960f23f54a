"""The label and the text of a paragraph, read."""

import pytest

from cablekit import Paragraph, from_text
from cablekit.telegram.fields.paragraph import (
    has_only_plain_signs,
    read_label,
    read_text,
    tidy_line,
    without_odd_signs,
)


def test_blanks_and_tabs_at_line_ends_are_no_text() -> None:
    """Tabs, blanks and backslashes at a line's end are out of the text, and so is a pilcrow that leads a line."""
    assert from_text("1. (U) All is\t\nwell.").paragraphs[0].text == "All is\nwell."
    assert from_text("1. (U) All is\\\nwell.").paragraphs[0].text == "All is\nwell."
    assert from_text("1. (U) All is\r\n \u00b6well.").paragraphs[0].text == "All is\r\nwell."


@pytest.mark.parametrize(
    ("text", "label"),
    [("1. Yes.", "1"), ("A. Yes.", "A"), ("-- Yes.", "--"), ("(1) Yes.", "1"), ("1.  ", "1")],
)
def test_label_of_a_paragraph_alone(text: str, label: str) -> None:
    """A number, a letter or a bullet labels a paragraph that is read alone; brackets and points are no part of it."""
    assert from_text(text, Paragraph).label == label


def test_paragraph_number_and_flow() -> None:
    """A label of figures is a number; a text flows on one line, words that capitals broke at its end joined."""
    paragraph = Paragraph("12", None, "THE ACCOMPLISH-\r\nMENT  OF\nIT. A semi-\ncolon.")

    assert paragraph.number == 12
    assert paragraph.flow == "THE ACCOMPLISHMENT OF IT. A semi- colon."
    assert [Paragraph(label).number for label in (None, "A", "--", "12345")] == [None] * 4


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (" All  \n is well. \n\n", "All\n is well."),
        ("All \nis well", "All\nis well"),
        ("TAX \nX", "TAX\nX"),
        ("TAX \r\nX", "TAX\r\nX"),
        ("All \r\n is well", "All\r\n is well"),
        ("All\r\n is well", "All\r\n is well"),
        ("All \r is well", "All\r is well"),
        ("All\t\nis\twell\t", "All\nis\twell"),
        ("All\\\nis \\ well", "All\nis \\ well"),
        ("All \\", "All"),
        ("All\u00a0\nis\u00a0well", "All\nis\u00a0well"),
        ("\u00b6All\n\u00b6 is\n \ufffdwell \u00b6", "All\nis\nwell \u00b6"),
        ("\u00e9 \n\u00e9", "\u00e9\n\u00e9"),
        ("\ufffdAll\nis\ufffdwell", "All\nis\ufffdwell"),
        ("", ""),
    ],
)
def test_text(content: str, text: str) -> None:
    """Its line endings are kept; trailing blanks, and pilcrows that lead a line, are no text."""
    assert read_text(content) == text
    assert read_text(text) == text


@pytest.mark.parametrize(
    ("text", "expected"), [("\u00e9", True), ("\u00b6", False), ("X\ufffd", False), ("X\u00a0X", False), ("", True)]
)
def test_plain_signs(text: str, *, expected: bool) -> None:
    """Neither pilcrows nor no-break spaces."""
    assert has_only_plain_signs(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All\\", "All"),
        ("All\\\nis", "All\nis"),
        ("\u00b6All", "All"),
        ("All\t\nis", "All\nis"),
        ("All\tis", "All\tis"),
        ("All\\is", "All\\is"),
        (" All", " All"),
    ],
)
def test_odd_signs(text: str, expected: str) -> None:
    """Only at the ends of lines, or where they lead one."""
    assert without_odd_signs(text) == expected


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("\n", "\n"),
        ("\r\n", "\r\n"),
        ("X \t\u00a0\\", "X"),
        (" X", " X"),
        (" \u00b6 X", "X"),
        ("\ufffdX", "X"),
        ("X\u00b6", "X\u00b6"),
        ("EX", "EX"),
        ("", ""),
    ],
)
def test_lines_are_tidied(part: str, expected: str) -> None:
    """A line ending stays as it is."""
    assert tidy_line(part) == expected


@pytest.mark.parametrize(
    ("content", "label"),
    [
        ("(1) ", "1"),
        ("X. ", "X"),
        ("[A]:", "A"),
        ("--", "--"),
        ("\u00b6 2.", "2"),
        ("().", "()."),
        (" ", None),
        ("", None),
    ],
)
def test_labels(content: str, label: str | None) -> None:
    """Without the signs around them, unless there is nothing else."""
    assert read_label(content) == label
