"""Captions, precedences, signals, offices and marks looked up."""

import pytest

from cablekit import vocabulary


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("sipdis", "distribution"),
        ("FOR RASSENDYLL ONLY", "handling"),
        ("C O R R E C T E D  C O P Y (TEXT)", "transmission"),
        ("ZENDA", "unknown"),
    ],
)
def test_caption(word: str, kind: str) -> None:
    """A caption tells its kind, a pattern of the list included."""
    assert kind == vocabulary.caption(word).kind


def test_caption_words() -> None:
    """Fixed captions only; NOTAL belongs to references."""
    words = vocabulary.caption_words()

    assert {"SIPDIS", "NOFORN", "EYES ONLY"} <= words
    assert "NOTAL" not in words
    assert not any("..." in word for word in words)


def test_precedence() -> None:
    """Words, letters and digraphs lead to the same entry, OO to IMMEDIATE."""
    assert vocabulary.precedence("oo") == vocabulary.precedence("O") == vocabulary.precedence("Immediate")
    assert vocabulary.precedence("NIACT").name == "NIACT IMMEDIATE"
    assert not vocabulary.precedence("Q").known
    assert not vocabulary.precedence("").known


def test_signals_offices_marks() -> None:
    """Signals, offices and marks are told, or said to be unknown."""
    assert vocabulary.operating_signal("zff4").code == "ZFF4"
    assert not vocabulary.operating_signal("ZXX").known
    assert vocabulary.distribution_office("oct-01").code == "OCT"
    assert not vocabulary.distribution_office("ZENDA").known
    assert vocabulary.portion_mark("(c)") == vocabulary.portion_mark("C")
    assert vocabulary.portion_mark("C").official == "yes"
    assert not vocabulary.portion_mark("(Q)").known
