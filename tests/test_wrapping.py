"""Authors wrap; the renderer never does."""

from hypothesis import given
from hypothesis import strategies as st

from cablekit import wrap


@given(st.text("abc -\n", max_size=300), st.integers(10, 80))
def test_words_stay(text: str, width: int) -> None:
    """Wrapping changes white space alone, and lines are no longer than asked unless a word is."""
    wrapped = wrap(text, width)

    assert text.split() == wrapped.split()
    assert all(len(line) <= width or " " not in line for line in wrapped.split("\n"))


def test_paragraphs_stay() -> None:
    """Blank lines part paragraphs as before."""
    assert wrap("One.\n\nTwo\nthree.", 40) == "One.\n\nTwo three."
