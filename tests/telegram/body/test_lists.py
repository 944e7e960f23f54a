"""Lists in a paragraph."""

import pytest

from cablekit import from_text
from tests._helpers import CLASS_LINE, read_whole


@pytest.mark.parametrize("word", ["XX", "YY"])
def test_bullet_below_a_word(word: str) -> None:
    """A word before a bullet is a word, whatever its letters: what is before it begins no list."""
    (paragraph,) = from_text(f"{CLASS_LINE}1. (U) He came to: {word}\n-- the bridge\n").paragraphs

    assert paragraph.items == ()


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1. Yes:\n(i) one;\n(ii) two;\n(iii) three.\n", ["i", "ii", "iii"]),
        ("1. Yes.\n\n2. No:\n(1) One;\n(2) Two.\n", ["1", "2"]),
        ("1. Yes:\n* one;\n* two.\n", ["*", "*"]),
        ("1. (U) Yes.\n1. One.\n2. Two.\n", ["1", "2"]),
        ("1. Yes:\nC. not the first.\n", []),
        ("1. (C) Yes:\n\n  a. One\n  b. Two\n\n2. (C) No.\n", ["a", "b"]),
        ("1. (C) Yes:\n\n  (1) One\n  (2) Two\n\n2. (C) No.\n", ["1", "2"]),
        ("1. YES:\n   (1) ONE;\n   (2) TWO; AND\n   (3) THREE.\n2. NO.\n", ["1", "2", "3"]),
        (f"1. Yes:\n  A. {'one ' * 15}\n  B. Two\n", ["A", "B"]),
        (f"1. Yes:\nA. {'one ' * 15}\nB. and two\n", ["A"]),
        ("1. Yes, QUOTE\n\n1. One.\n2. Two.\n\nUNQUOTE.\n\n2. No.\n", ["1", "2"]),
    ],
)
def test_items(text: str, labels: list[str]) -> None:
    """Lists begin at their first label and go on with the next (format.md 13.3)."""
    assert labels == [item.label for paragraph in read_whole(text).paragraphs for item in paragraph.items]
