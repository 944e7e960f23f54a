"""Line endings of what a verb puts into a cable."""

import pytest

from cablekit import Cable, Header, Paragraph, Section, Wrapper, from_text, to_text
from cablekit.editing.line_endings import as_in, with_line_endings

CRLF = from_text("1. (U) Yes,\r\nyes.\r\n")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a\nb\rc\r\nd", "a\r\nb\r\nc\r\nd"),
        (["a\nb", 7], ("a\r\nb", 7)),
        (Paragraph(text="a\nb"), Paragraph(text="a\r\nb")),
        (Paragraph(items=("a\nb",)), Paragraph(items=(Paragraph(text="a\r\nb"),))),
        (Section("A", ("a\nb",)), Section("A", (Paragraph(text="a\r\nb"),))),
        (Wrapper("site", (("a", "b\nc"),)), Wrapper("site", (("a", "b\nc"),))),
        (None, None),
    ],
)
def test_values(value: object, expected: object) -> None:
    """Texts and nodes have the line endings of the cable, an archive's words and other values stay."""
    assert as_in(CRLF, value) == expected


def test_nodes_that_stay() -> None:
    """A node with nothing to change is the same object, as is one that was read with these line endings."""
    for node in (Paragraph("1", "U", "Yes."), Header(subject="X"), CRLF.paragraphs[0], from_text("Yes.", Paragraph)):
        assert as_in(CRLF, node) is node


def test_nodes_that_were_read_with_others() -> None:
    """They have the values, and no layout."""
    node = from_text("1.   (U) Yes,\nyes.\n", Paragraph)
    new = with_line_endings(node, "\r\n")

    assert new == CRLF.paragraphs[0]
    assert (node.source is None, new.source is None) == (False, True)


def test_a_cable_without_a_text() -> None:
    """Nothing is changed."""
    assert as_in(Cable(), "a\r\nb") == "a\r\nb"


def test_a_value_that_stays_in_mixed_line_endings() -> None:
    """What is given as it was read is no edit, though the text has other line endings elsewhere (law 4)."""
    text = "1. (U) Yes,\r\nit is.\n\n2. (U) No.\n\n3. (U) Never.\n"
    cable = from_text(text)
    first = cable.paragraphs[0]
    same = cable.replace(first, text=first.text)

    assert "\r\n" in first.text
    assert same == cable
    assert to_text(same) == text
