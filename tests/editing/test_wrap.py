"""Authors wrap; the renderer never does."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit import ModelError, wrap


@given(st.text("abc -\n", max_size=300), st.integers(10, 80))
def test_words_stay(text: str, width: int) -> None:
    """Wrapping changes white space alone, and lines are no longer than asked unless a word is."""
    wrapped = wrap(text, width)

    assert text.split() == wrapped.split()
    assert all(len(line) <= width or " " not in line for line in wrapped.split("\n"))


def test_paragraphs_stay() -> None:
    """Blank lines part paragraphs as before."""
    assert wrap("One.\n\nTwo\nthree.", 40) == "One.\n\nTwo three."


@pytest.mark.parametrize("width", [float("nan"), float("inf"), 0, -1, 2.5, True, "65", None])
def test_wrong_width_is_refused(width: Any) -> None:
    """A width that no line can have names the argument; with NaN, wrapping did not end."""
    with pytest.raises(ModelError, match=r"^width: expected a whole number( from 1 on)?, got "):
        wrap("a b", width)


def test_narrowest_line() -> None:
    """One is a width: each word is on a line of its own."""
    assert wrap("a b", 1) == "a\nb"
