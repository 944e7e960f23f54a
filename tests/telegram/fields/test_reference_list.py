"""A REF list is cut into its items (format.md 11.3)."""

import pytest

from cablekit.telegram.fields.reference_list import cable_follows, split_items, without_noise


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A. KING B. ZENDA 5", [("A", "KING"), ("B", "ZENDA 5")]),
        ("(A) KING (B) SAPT", [("A", "KING"), ("B", "SAPT")]),
        ("A) KING B) SAPT", [("A", "KING"), ("B", "SAPT")]),
        ("[A] KING\n[B] SAPT", [("A", "KING"), ("B", "SAPT")]),
        ("King", [(None, "King")]),
        ("C. ZENDA 5 D. SAPT", [("C", "ZENDA 5"), ("D", "SAPT")]),
        ("C. KING D. SAPT", [(None, "C. KING D. SAPT")]),
        ("D. (A) ZENDA 5", [("D", "ZENDA 5")]),
        # the first letter without a sign
        ("A KING\nB. ZENDA 5", [("A", "KING"), ("B", "ZENDA 5")]),
        ("X\nA KING\nB. ZENDA 5", [(None, "X\nA KING"), ("B", "ZENDA 5")]),
        # numbers
        ("1. KING 2. ZENDA 5", [("1", "KING"), ("2", "ZENDA 5")]),
        ("1. KING 3. SAPT", [("1", "KING 3. SAPT")]),
        ("1. KING 3. ZENDA 5", [("1", "KING"), ("3", "ZENDA 5")]),
        ("9. ZENDA 5 10. SAPT", [(None, "9. ZENDA 5 10. SAPT")]),
        ("1. KING A. X", [("1", "KING A. X")]),
        ("KING\n1. KING 2. ZENDA 5", [(None, "KING")]),
        # what follows the list
        ("A. KING TAGS: X B. SAPT", [("A", "KING")]),
        ("1. KING TAGS: X 2. SAPT", [("1", "KING")]),
        ("A. KING SUBJ: X", [("A", "KING")]),
        # parentheses
        ("A. KING (X; B. SAPT) B. FRITZ", [("A", "KING (X; B. SAPT)"), ("B", "FRITZ")]),
        ("A. KING (X; B. SAPT", [("A", "KING (X;"), ("B", "SAPT")]),
        ("A. KING (X; B. SAPT (Y) Z", [("A", "KING (X;"), ("B", "SAPT (Y) Z")]),
        ("A. KING (X), B. SAPT (Y)", [("A", "KING (X),"), ("B", "SAPT (Y)")]),
        # an initial, and another letter than the next
        ("A. WITH B. SAPT B. FRITZ", [("A", "WITH B. SAPT"), ("B", "FRITZ")]),
        ("A. SEEN WITH B. ZENDA 5", [("A", "SEEN WITH"), ("B", "ZENDA 5")]),
        ("A. WITHOUT B. SAPT", [("A", "WITHOUT"), ("B", "SAPT")]),
        ("A. SAPT TO\nB. FRITZ", [("A", "SAPT TO"), ("B", "FRITZ")]),
        ("(A) SAPT TO (B) FRITZ", [("A", "SAPT TO"), ("B", "FRITZ")]),
        ("A. KING A. FRITZ", [("A", "KING"), ("A", "FRITZ")]),
        ("A. KING (A) FRITZ", [("A", "KING (A) FRITZ")]),
        ("(A) KING (A) FRITZ", [("A", "KING (A) FRITZ")]),
        ("A. KING WITH A. FRITZ", [("A", "KING WITH A. FRITZ")]),
        ("A. KING WITH\nA. FRITZ", [("A", "KING WITH"), ("A", "FRITZ")]),
        ("A. KING (C) FRITZ", [("A", "KING (C) FRITZ")]),
        ("(A) KING (C) ZENDA 5", [("A", "KING (C) ZENDA 5")]),
        ("(A) KING (D) ZENDA 5", [("A", "KING"), ("D", "ZENDA 5")]),
        ("A. KING\n(S) FRITZ", [("A", "KING"), ("S", "FRITZ")]),
        ("A. KING\nD. FRITZ", [("A", "KING"), ("D", "FRITZ")]),
        ("A. KING D. FRITZ", [("A", "KING D. FRITZ")]),
        ("A. KING D. ZENDA 5", [("A", "KING"), ("D", "ZENDA 5")]),
        ("(A) KING D. ZENDA 5", [("A", "KING D. ZENDA 5")]),
        ("(A) KING\nD. ZENDA 5", [("A", "KING"), ("D", "ZENDA 5")]),
        ("B. ZENDA 5\nA. FRITZ", [("B", "ZENDA 5\nA. FRITZ")]),
        ("B. ZENDA 5\nA. ZENDA 6", [("B", "ZENDA 5"), ("A", "ZENDA 6")]),
        # a sign that glues
        ("A. KING, B-ZENDA 5", [("A", "KING,"), ("B", "ZENDA 5")]),
        ("A. KING, B-MAIL", [("A", "KING, B-MAIL")]),
        # the letter of the drafter below that of an archive
        ("A. (A) KING B. (B) ZENDA 5", [("A", "KING"), ("B", "ZENDA 5")]),
        ("B. (A) ZENDA 4 C. (B) ZENDA 5", [("B", "ZENDA 4"), ("C", "ZENDA 5")]),
        ("B. A. KING C. B. FRITZ D. C. SAPT", [("B", "KING"), ("C", "FRITZ"), ("D", "SAPT")]),
        ("B. A. KING C. A. FRITZ", [("B", "KING"), ("C", "A. FRITZ")]),
        ("A. KING B. B. FRITZ", [("A", "KING"), ("B", "FRITZ")]),
        ("A. KING B. A. FRITZ", [("A", "KING"), ("B", "A. FRITZ")]),
        ("A. KING B. C. FRITZ", [("A", "KING"), ("B", ""), ("C", "FRITZ")]),
        ("B. B. ZENDA 5", [("B", "ZENDA 5")]),
        ("A. B. ZENDA 5", [("A", ""), ("B", "ZENDA 5")]),
        ("A. B ZENDA 5", [("A", ""), ("B", "ZENDA 5")]),
        ("A. KING B. A ZENDA 5", [("A", "KING"), ("B", "A ZENDA 5")]),
        ("A. KING B. B-ZENDA 5", [("A", "KING"), ("B", "ZENDA 5")]),
    ],
)
def test_items(words: str, expected: list[tuple[str | None, str]]) -> None:
    """A letter begins an item if it is the next or has a cable, but not an initial, a portion mark or a word."""
    text = f"\n{words}"

    assert [(item.label, item.words) for item in split_items(text, text.upper(), None)] == expected


def test_items_below_plain_ones() -> None:
    """The first words belong to the letter above."""
    text = "\nKING B. (B) ZENDA 5"

    assert [item[:2] for item in split_items(text, text.upper(), "A")] == [("A", "KING"), ("B", "ZENDA 5")]
    assert [item.upper for item in split_items("\nKing b. x", "\nKING B. X", "A")] == ["KING", "X"]


@pytest.mark.parametrize(
    ("content", "left", "expected"),
    [
        ("X  Y", 4, "X Y"),
        ("A. X  Y\n\n B \u00b6\n", 10, "Y\nB"),
        ("A\r\nB", 4, "A\nB"),
        ("A\rB", 3, "A\nB"),
        ("A B\r", 4, "A B"),
        ("- A\nB -", 7, "A\nB"),
        ("X\u00b6Y", 3, "XY"),
        ("A\t*\n*B", 6, "A\nB"),
        ("PAX", 2, "AX"),
        ("A PAGE 02 ZENDA 00910 01 OF 02 081102Z B", 40, "A  B"),
        ("A OF B", 6, "A OF B"),
    ],
)
def test_lists_without_noise(content: str, left: int, expected: str) -> None:
    """Blanks, pilcrows and page lines are not part of a reference."""
    assert without_noise(content, left) == f"\n{expected}"


@pytest.mark.parametrize(
    ("upper", "at", "expected"),
    [
        (" ZENDA 5", 0, True),
        ("\nZENDA 5", 0, True),
        ("ZENDA 5", 0, True),
        ("X 5;", 1, True),
        ("  ZENDA 5", 0, False),
        (" X", 0, False),
        ("A. ZENDA 5", 2, True),
    ],
)
def test_cables_after_a_letter(upper: str, at: int, *, expected: bool) -> None:
    """One blank or line ending may precede the cable or the number."""
    assert cable_follows(upper, at) is expected
