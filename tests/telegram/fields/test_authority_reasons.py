"""The reasons on a "Classified By" line: where they begin and end, and their letters (format.md 8.4, 12)."""

import pytest

from cablekit.telegram.fields.authority_reasons import (
    LONGEST_LEADING_WORDS,
    between,
    letters_until,
    misspelled_start,
    reasons_start,
    split_reasons,
)


@pytest.mark.parametrize(
    ("text", "head", "reasons"),
    [
        ("DCM Jane Roe for reasons 1.4 (b)", "DCM Jane Roe", "reasons 1.4 (b)"),
        ("DCM Roe for Zenda for reasons 1.4 b", "DCM Roe for Zenda", "reasons 1.4 b"),
        ("DCM Roe for Zenda FOR REASONS 1.4 b", "DCM Roe for Zenda", "REASONS 1.4 b"),
        ("DCM Roe  for reasons", "DCM Roe", "reasons"),
        (" DCM Roe for reasons", " DCM Roe", "reasons"),
        (" DCM Roe ", " DCM Roe", ""),
        ("for reasons 1.4 b", "", "reasons 1.4 b"),
        ("xfor reasons 1.4 b", "xfor", "reasons 1.4 b"),
        ("DCM Roe, per section 1.4 (b)", "DCM Roe,", "1.4 (b)"),
        (" DCM Roe  sec. 1.4 b", " DCM Roe", "1.4 b"),
        ("Roe section reasons 1.4", "Roe section", "reasons 1.4"),
        ("DCM Roe based on section 1.4 b", "DCM Roe", "1.4 b"),
        ("DCM Roe, for the following reasons: b", "DCM Roe,", "reasons: b"),
        ("DCM Jane Roe, in the following reasons", "DCM Jane Roe,", "reasons"),
        ("by Roe DCM Jane Smith for X reasons", "by Roe DCM Jane Smith", "reasons"),
        (f"DCM Roe, for{' ' * (LONGEST_LEADING_WORDS + 1)}reasons", "DCM Roe, for", "reasons"),
    ],
)
def test_head_and_reasons(text: str, head: str, reasons: str) -> None:
    """The words that lead to the reasons belong to neither part."""
    assert split_reasons(text) == (head, reasons)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Roe, raesons 1.4 (b)", "raesons 1.4 (b)"),
        ("Jane Rosen 1.4 (b)", "1.4 (b)"),
        ("Jane 1.4 reasons", "1.4 reasons"),
        ("Jane reasons 1.4", "reasons 1.4"),
        ("Jane reasons1.4", "reasons1.4"),
        ("Jane 12958, 1.4 b", "12958, 1.4 b"),
        ("1.4 b", "1.4 b"),
        ("raesons 1.4 b", "raesons 1.4 b"),
        ("Jane Roe", ""),
    ],
)
def test_where_reasons_begin(text: str, expected: str) -> None:
    """They begin at their word or at the section of the order, whichever comes first."""
    assert text[reasons_start(text) :] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("raesons ", "raesons "),
        ("reasonss ", "reasonss "),
        ("Jane raesons: ", "raesons: "),
        ("Jane raesons", "raesons"),
        ("Jane Rosen ", ""),
        ("raesons x", ""),
        ("Jane raesons" + " " * 5, ""),
    ],
)
def test_misspelled_word(text: str, expected: str) -> None:
    """The word must end at the place."""
    for above in ("", " ", "x" * LONGEST_LEADING_WORDS + " "):
        at = len(above) + len(text)

        assert misspelled_start(above + text, at) == at - len(expected)
        assert misspelled_start(f"{above}{text}raesons", at) == at - len(expected)


@pytest.mark.parametrize(
    ("tail", "letters", "rest"),
    [
        ("reasons 1.4 (b), DCM Jane Roe", "b", ", DCM Jane Roe"),
        ("reasons b and d", "bd", ""),
        ("Roe, reasons b", "", "Roe, reasons b"),
        ("DCM 1.4 (b)", "b", ""),
        ("1.4 X (b)", "", " X (b)"),
        ("reasons", "", ""),
        ("(b)", "", "(b)"),
        ("", "", ""),
        # ranges and lists
        ("1.4 (b)-(d)", "bcd", ""),
        ("1.4 b to d", "bcd", ""),
        ("1.4 (d)-(b)", "db", ""),
        ("1.4 (bd)", "bd", ""),
        ("1.4 (b d)", "bd", ""),
        ("1.4 (b . d)", "bd", ""),
        ("1.4 (b) (d) (b)", "bd", ""),
        ("1.4 b, d", "bd", ""),
        ("1.4 b d", "bd", ""),
        ("1.4 b c and d", "bcd", ""),
        ("1.4 B. and D", "bd", ""),
        # words, and the beginning of a sentence
        ("1.4 b a man", "b", "a man"),
        ("1.4 (b), of (d)", "b", ", of (d)"),
        ("1.4 B. A man", "b", "A man"),
        ("1.4 b (d)", "b", "(d)"),
        ("1.4 b. (d)", "b", " (d)"),
        ("1.4 (b). d)", "b", ". d)"),
        ("1.4 b d man", "b", "d man"),
        # portion marks
        ("1.4 (b) (C) The bridge is open", "b", " (C) The bridge is open"),
        ("1.4 (b), (d) The bridge is open", "bd", " The bridge is open"),
        ("1.4 (b) and (C) The bridge is open", "bc", " The bridge is open"),
        ("1.4 (b). (C)", "b", ". (C)"),
        ("1.4 (b) (C)", "bc", ""),
        ("1.4 (b). (C), (d)", "bcd", ""),
        ("1.4 (b). (D)", "bd", ""),
        ("1.4 (b.) (C)", "b", " (C)"),
    ],
)
def test_letters(tail: str, letters: str, rest: str) -> None:
    """Each letter is returned once; the list ends at the first other word."""
    found, end = letters_until(tail)

    assert "".join(found) == letters
    assert tail[end:].lstrip(" ") == rest.lstrip(" ")


def test_letters_of_a_range() -> None:
    """The letters after the first one are returned; for a descending range, only the last."""
    assert [between("b", "d"), between("d", "b"), between("b", "c"), between("b", "b")] == [
        *(["c", "d"], ["b"], ["c"], ["b"])
    ]
