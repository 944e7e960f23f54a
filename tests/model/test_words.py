"""Classifications and precedences: ranks, letters, and what does not compare with them."""

import itertools
import operator
from collections.abc import Callable
from typing import Any

import pytest

from cablekit import (
    Classification,
    ModelError,
    Precedence,
)
from cablekit.model.words import Level

C = Classification


SCALES: dict[type[Level], list[list[str]]] = {
    Classification: [
        ["UNCLASSIFIED", "UNCLAS", "U", "unclassified"],
        ["RESTRICTED", "R"],
        ["LIMITED OFFICIAL USE", "LOU", "Limited Official Use"],
        ["CONFIDENTIAL", "C", "C O N F I D E N T I A L"],
        ["SECRET", "S", "s", "S E C R E T"],
        ["TOP SECRET", "TS", "TOPSECRET", "T O P  S E C R E T"],
    ],
    Precedence: [
        ["ROUTINE", "R", "r"],
        ["PRIORITY", "P", "Priority"],
        ["IMMEDIATE", "O", "immediate"],
        ["NIACT IMMEDIATE", "niact immediate"],
        ["FLASH", "Z"],
    ],
}


ORDERS: list[Callable[[Any, Any], bool]] = [operator.lt, operator.le, operator.gt, operator.ge]


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.__name__)
@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.__name__)
def test_levels_compare_by_rank(scale: type[Level], order: Callable[[Any, Any], bool]) -> None:
    """Each two levels compare by rank, either one as a member or in any spelling that a field reads, on either side."""
    assert [scale(words[0]) for words in SCALES[scale]] == list(scale)
    assert [level.rank for level in scale] == list(range(len(scale)))
    for (i, words), (j, others) in itertools.product(enumerate(SCALES[scale]), repeat=2):
        one, other = scale(words[0]), scale(others[0])
        assert order(one, other) == order(i, j)
        assert [order(one, word) for word in others] == [order(i, j)] * len(others)
        assert [order(word, other) for word in words] == [order(i, j)] * len(words)


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.__name__)
def test_levels_are_sorted(scale: type[Level]) -> None:
    """Levels are sorted by rank, also with a word among them; the highest and the lowest are found."""
    levels = list(scale)
    assert sorted(set(levels)) == levels
    for one in levels:
        mixed = [level.value if level is one else level for level in reversed(levels)]

        assert sorted(mixed) == levels
        assert (min(mixed), max(mixed)) == (levels[0], levels[-1])


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.__name__)
def test_levels_are_strings(scale: type[Level]) -> None:
    """Equality and hash are those of the word: another spelling is not equal, and ranks as if it were."""
    for level, words in zip(scale, SCALES[scale], strict=True):
        assert [word for word in words if word == level] == [level.value]
        assert {level, *words} == set(words)
        assert all(level <= word <= level for word in words)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.__name__)
@pytest.mark.parametrize("wrong", ["", "x", "TOP SECRT", "SECRET//NOFORN", "UNKNOWN"])
@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.__name__)
def test_words_that_are_not_levels(scale: type[Level], wrong: str, order: Callable[[Any, Any], bool]) -> None:
    """A level does not compare with a word that is not one, on either side."""
    (level, *_) = scale
    for pair in ((level, wrong), (wrong, level)):
        with pytest.raises(ModelError, match=rf"^expected a value of {scale.__name__}.*, got ") as caught:
            order(*pair)
        assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.__name__)
@pytest.mark.parametrize("wrong", [None, 4, b"SECRET", ("SECRET",)])
@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.__name__)
def test_levels_and_what_is_not_a_word(scale: type[Level], wrong: object, order: Callable[[Any, Any], bool]) -> None:
    """A level does not compare with what is not a string at all, as no string does."""
    (level, *_) = scale
    for pair in ((level, wrong), (wrong, level)):
        with pytest.raises(TypeError, match="not supported between instances of"):
            order(*pair)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.__name__)
def test_levels_of_two_scales(order: Callable[[Any, Any], bool]) -> None:
    """A classification and a precedence have no order."""
    for one, other in itertools.product(Classification, Precedence):
        for pair in ((one, other), (other, one)):
            with pytest.raises(ModelError, match=r"^expected a value of "):
                order(*pair)


def test_the_letters_of_classifications() -> None:
    """A classification has the letters that portion marks use."""
    assert [level.letters for level in C] == ["U", "R", "LOU", "C", "S", "TS"]


@pytest.mark.parametrize(
    ("word", "letter"),
    [("ROUTINE", "R"), ("PRIORITY", "P"), ("IMMEDIATE", "O"), ("NIACT IMMEDIATE", "O"), ("FLASH", "Z")],
)
def test_precedence(word: str, letter: str) -> None:
    """A precedence has its prosign; night action goes as immediate."""
    assert letter == Precedence(word).letter
    assert letter == Precedence.of(letter).letter
