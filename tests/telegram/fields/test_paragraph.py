"""The label and the text of a paragraph, read."""

import pytest

from cablekit import Paragraph, from_text


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
