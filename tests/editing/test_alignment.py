"""What two lists have in common: in order, equal, complete for short lists, fast for long ones."""

import random
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit.editing.alignment import matches

LETTERS = st.text("abcd", max_size=30)


@given(LETTERS, LETTERS)
def test_pairs_are_equal_and_in_order(old: str, new: str) -> None:
    """Only equal members are paired, each once, and both numbers ascend; nothing is lost at the ends."""
    found = matches(old, new)

    assert all(old[one] == new[other] for one, other in found)
    assert [one for one, _ in found] == sorted({one for one, _ in found})
    assert [other for _, other in found] == sorted({other for _, other in found})
    assert matches(old, old) == [(at, at) for at in range(len(old))]


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [("", "abc", 0), ("abc", "xyz", 0), ("abcde", "abXde", 4), ("aabb", "abab", 3), ("xaay", "zaaw", 2)],
)
def test_how_many(old: str, new: str, count: int) -> None:
    """What occurs once anchors the rest; what occurs more often is compared as `difflib` does."""
    assert len(matches(old, new)) == count


def test_long_lists_of_few_words() -> None:
    """In a long list where every word is repeated, runs of words are the anchors; without any, nothing is paired."""
    chance = random.Random(1)
    old = [chance.choice("abcdefgh") for _ in range(2_000)]
    new = [word if at % 20 else "x" for at, word in enumerate(old)]

    assert len(matches(["-", *old], ["+", *new])) > 1_800
    assert matches(["-", *"ab" * 100, "-"], ["+", *"ba" * 100, "+"]) == []


def test_anchors_inside_anchors() -> None:
    """What is between two anchors is searched again, up to a depth; the pairs are as good as those of `difflib`."""
    chance = random.Random(2)
    old = [chance.randrange(400) for _ in range(600)]
    new = [word for word in old if chance.random() > 0.1]
    best = sum(block.size for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())

    assert len(matches(old, new)) >= 0.98 * best


def test_the_depth_is_bounded() -> None:
    """Each anchor brings up the next one: after so many levels the rest is left to `difflib`, if it is short."""
    old: list[str] = []
    new: list[str] = []
    for level in range(14):
        old = [f"a{level}", *old, f"b{level}", f"m{level}", f"b{level}"]
        new = [f"c{level}", f"b{level}", f"m{level}", f"b{level}", *new, f"d{level}"]
    found = matches(old, new)

    assert all(old[one] == new[other] for one, other in found)
