"""Which lines continue a REF list, and which begin one (format.md 11.3)."""

import pytest

from cablekit.telegram.fields.reference_lines import (
    LONGEST_BELOW_BLANK,
    LONGEST_LINE,
    begins_cable,
    begins_item,
    begins_list,
    continues,
    continues_below_blank,
    is_next_letter,
    is_numbered,
    is_open,
    meets_text,
    names_kind,
)

#: A sentence in lowercase, which continues nothing.
PROSE = "the king went to the castle and "


def prose(size: int, end: str = "") -> str:
    """Return prose of a given length with a given end."""
    return (PROSE * 5)[: size - len(end)] + end


@pytest.mark.parametrize(
    ("above", "line", "blank", "expected"),
    [
        ("A. ZENDA 1", "B. ZENDA 2", False, True),
        ("A. ZENDA 1", "the king", False, False),
        ("A. ZENDA 1", "THE KING", False, True),
        ("A. ZENDA 1", "X" * 59, False, True),
        ("A. ZENDA 1", "X" * 60, False, False),
        ("A. ZENDA 1", f"X. B. {prose(60)}", False, True),
        ("A. ZENDA 1", f"he {prose(60)} B. the king", False, False),
        # an address on the web, a joining word, digits, an open parenthesis, a kind of document
        ("A. ZENDA 1", f"www.zenda.example {prose(60)}", False, True),
        ("A. ZENDA 1", f"{prose(60)} www.zenda.example", False, False),
        ("A. ZENDA 1,", prose(60), False, True),
        ("A. THE KING AND", prose(60), False, True),
        ("A. THE KINGAND", prose(60), False, False),
        ("A. AND THE KING", prose(60), False, False),
        ("A. ZENDA 1", prose(LONGEST_LINE - 1, "5"), False, True),
        ("A. ZENDA 1", prose(LONGEST_LINE, "5"), False, False),
        ("A. ZENDA (KING", prose(LONGEST_LINE - 1), False, True),
        ("A. ZENDA (KING", prose(LONGEST_LINE), False, False),
        ("A. ZENDA 1", "e-mail of the king", False, True),
        ("A. ZENDA 1", "the e-mail of the king", False, False),
        # a label alone
        ("Ref:", "state five", False, False),
        ("", f"Zenda 816 {prose(LONGEST_LINE)}", False, True),
        ("A. ZENDA 1", f"Zenda 816 {prose(LONGEST_LINE)}", False, False),
        ("X Ref:", f"Zenda 816 {prose(LONGEST_LINE)}", False, False),
        ("", prose(LONGEST_LINE), False, False),
        # a number in front
        ("1. ZENDA 1", "2. ZENDA 2", False, True),
        ("1. ZENDA 1", "2. The king left.", False, False),
        ("1. ZENDA 1", "2. ZENDA 2", True, False),
        ("ZENDA 1", "(07) ZENDA 2", False, True),
        ("ZENDA 1", "(07) STATE 2", True, True),
        ("ZENDA 1", "(07) STATE 2; X", True, False),
        ("ZENDA 1", "(07) STATE 02", True, False),
        ("ZENDA 1", "(07) ZENDA 2", True, False),
        ("1. ZENDA 1,", "he and 2. The king left", False, True),
        # a portion mark that begins the body
        ("STATE 146857", "(U) The council gave the points of the letter to the court.", False, False),
        ("STATE 146857 X", "(U) The council gave the points of the letter to the court.", False, True),
        # below a blank line
        ("A. ZENDA 1", "B.  ZENDA 2", True, True),
        ("A. ZENDA 1", "THE KING", True, False),
    ],
)
def test_lines_that_continue_references(above: str, line: str, *, blank: bool, expected: bool) -> None:
    """Directly below, nearly any short line in capitals; below a blank line, only what the list lacks."""
    assert continues(above, line, blank) is expected


@pytest.mark.parametrize(
    ("above", "line", "expected"),
    [
        ("A. ZENDA 1", "B. the king", True),
        ("A. ZENDA 1", "B ZENDA 2", True),
        ("A. ZENDA 1", "B THE KING", False),
        ("A. ZENDA 1", "C. the king", False),
        ("A. ZENDA 1", "the B. the king", False),
        # the label alone
        ("REF:", "C. the king", True),
        ("REF:", "Zenda 816 and more", True),
        ("REF:", "an e-mail of the king", True),
        ("REF:", "the king", False),
        ("A. ZENDA 1", "an e-mail of the king", False),
        # a cable of a known station alone
        ("A. ZENDA 1", "STATE 2", True),
        ("A. ZENDA 1", "STATE 2 and more", False),
        ("A. ZENDA 1", "STATE 02", False),
        ("A. ZENDA 1", "OLD TOWN 2", False),
        # a list that is cut off
        ("A. ZENDA 1 B.", "the king of 1995", True),
        ("A. ZENDA 1 B.", prose(30, "5"), True),
        ("A. ZENDA 1 B.", prose(31, "5"), False),
        ("A. ZENDA 1 B.", "5" + prose(LONGEST_BELOW_BLANK - 2), True),
        ("A. ZENDA 1 B.", "5" + prose(LONGEST_BELOW_BLANK - 1), False),
        ("A. ZENDA 1,", "5 things", False),
        # a list that is not finished
        ("A. ZENDA 1,", "the king", True),
        ("A. ZENDA 1 AND", "PREVIOUS", True),
        ("A. ZENDA 1 AND", "PREVIOUS CABLES", True),
        ("A. ZENDA 1 AND", "THE PREVIOUS", False),
        ("A. ZENDA 1 and", "OLD TOWN 816 IN HIS WORDS", False),
        ("A. ZENDA 1 and", "Hentzau 816", True),
        ("A. ZENDA 1 and", "Hentzau 0816", False),
        ("A. ZENDA 1", "PREVIOUS", False),
        ("A. LAND", "the king", False),
        ("A. KING AND HENTZAU", "the king", False),
    ],
)
def test_lines_below_a_blank_line(above: str, line: str, *, expected: bool) -> None:
    """The next letter, a cable alone, or what a cut-off list lacks continues it."""
    assert continues_below_blank(above, line) is expected


@pytest.mark.parametrize(
    ("above", "expected"),
    [("(", True), ("()", False), ("() (", True), (")(", True), (") ( )", False), ("", False), ("((X) ", False)],
)
def test_open_parenthesis(above: str, *, expected: bool) -> None:
    """The last one counts."""
    assert is_open(above) is expected


@pytest.mark.parametrize(
    ("line", "plain", "known", "unpadded"),
    [
        ("Zenda 816", True, False, True),
        ("STATE 816", True, True, True),
        ("STATE 816.", True, True, True),
        ("STATE 816 X", True, False, True),
        ("STATE 0810", True, True, False),
        ("STATE 810", True, True, True),
        ("the king", False, False, False),
    ],
)
def test_lines_that_begin_with_a_cable(line: str, *, plain: bool, known: bool, unpadded: bool) -> None:
    """A cable may be of any station, of a known one alone on its line, or without leading zeros."""
    assert begins_cable(line) is plain
    assert begins_cable(line, known=True) is known
    assert begins_cable(line, padded=False) is unpadded


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("B ZENDA 816", True),
        ("B ZENDA 816; X", True),
        ("b zenda 816 (notal)", True),
        ("B ZENDA 816 OF THE KING", False),
        ("B ZENDA 816 OF THE KING; X", False),
        ("B THE KING", False),
    ],
)
def test_items_with_a_bare_letter(line: str, *, expected: bool) -> None:
    """A cable follows, and after it only what belongs to a list."""
    assert begins_item(line) is expected


def test_lines_that_name_a_kind() -> None:
    """Only short lines count."""
    assert names_kind("an e-mail of the king")
    assert not names_kind("the king")
    assert names_kind(prose(LONGEST_BELOW_BLANK - 1, " e-mail"))
    assert not names_kind(prose(LONGEST_BELOW_BLANK, " e-mail"))


@pytest.mark.parametrize(
    ("above", "line", "expected"),
    [
        ("1. ZENDA 816", "2. STRELSAU 88", True),
        ("(1) ZENDA 816", "(2) STRELSAU 88", True),
        ("X 1) ZENDA 816", "2) STRELSAU 88", True),
        ("11. ZENDA 816", "2. STRELSAU 88", False),
        ("1. ZENDA 816", "3. STRELSAU 88", False),
        ("1. ZENDA 816", "2. STRELSAU 88 IS READ", False),
        ("1. ZENDA 816", "2. STRELSAU 88; X IS READ", True),
        ("1. ZENDA 816", "2. E-mail of Sapt", True),
        ("1. ZENDA 816", "2. The king left.", False),
        ("ZENDA 816", "(07) STRELSAU 88", True),
        ("ZENDA 816", "(07) e-mail", False),
        ("1. ZENDA 816", "2. (07) STRELSAU 88", True),
        ("3. ZENDA 816", "2. (07) STRELSAU 88", False),
        ("ZENDA 816", "STRELSAU 88", False),
        ("1. ZENDA 816", "X 2. STRELSAU 88", False),
    ],
)
def test_numbers_in_front(above: str, line: str, *, expected: bool) -> None:
    """The number is a year or the next number, and a cable or a kind of document follows."""
    assert is_numbered(above, line) is expected


@pytest.mark.parametrize(
    ("line", "alone", "other"),
    [
        ("A. ZENDA 816", True, True),
        ("a. zenda 816", True, True),
        ("A. OLD TOWN 816", False, False),
        ("A. LA PAZ 816", True, True),
        ("A. ZENDA 816 IS READ", False, False),
        ("A. ZENDA 816 IS READ; X", False, False),
        ("A. (B) ZENDA 816", True, True),
        ("A. THE (B) ZENDA 816", False, False),
        ("B. ZENDA 816", True, False),
        ("B. STATE 816", True, True),
        ("B. STATE 816; X", True, False),
        ("X A. ZENDA 816", False, False),
        ("A. USMISSION MSG 081102Z MAY 08", True, True),
        ("B. USMISSION MSG 081102Z MAY 08", True, False),
        ("A. THE USMISSION, MSG 081102Z MAY 08", False, False),
        ("A. THE KING", False, False),
    ],
)
def test_first_lines_of_a_list(line: str, *, alone: bool, other: bool) -> None:
    """The first letter begins a list; another letter needs a known station, or nothing above it."""
    assert begins_list(line, alone=True) is alone
    assert begins_list(line, alone=False) is other


@pytest.mark.parametrize(
    ("above", "letter", "expected"),
    [
        ("A. ZENDA 1", "B", True),
        ("A. ZENDA 1", "A", True),
        ("A. ZENDA 1", "C", False),
        ("B. ZENDA 1", "A", False),
        ("a. zenda 1", "B", True),
        ("ZENDA 1", "A", False),
        ("A. ZENDA 1 B. ZENDA 2", "C", True),
        ("A. ZENDA 1 B. ZENDA 2", "B", True),
        # an archive's letter, and the drafter's behind it
        ("C. (A) ZENDA 1", "D", True),
        ("C. (A) ZENDA 1", "B", True),
        ("A. ZENDA 1 C. ZENDA 2", "B", False),
        ("C. ZENDA 1 C. ZENDA 2", "D", True),
        ("C. (A) ZENDA 1", "E", False),
        ("C. (A) ZENDA 1", "C", False),
    ],
)
def test_next_letters(above: str, letter: str, *, expected: bool) -> None:
    """The letter repeats the last one or follows it."""
    assert is_next_letter(above, letter) is expected


@pytest.mark.parametrize(
    ("value", "mark", "expected"),
    [
        ("STATE 146857 ", "(U)", True),
        ("STATE 146857 (NOTAL)", "(U)", True),
        ("STATE 146857 AND PREVIOUS.", "(U)", True),
        ("STATE 146857 THE KING", "(U)", False),
        ("(A) STATE 146857 (B) ZENDA 9 ", "(C)", False),
        ("(A) STATE 146857 ", "(C)", True),
        ("(B) STATE 146857 ", "(C/NF)", True),
        ("(D) STATE 146857 ", "(C)", True),
    ],
)
def test_mark_after_the_references(value: str, mark: str, *, expected: bool) -> None:
    """It begins the body below a complete reference, unless it is the next letter."""
    assert meets_text(value, f"{mark} The council gave the points of the letter to the court.") is expected


def test_text_after_the_references() -> None:
    """The text begins with the mark and is not a title."""
    assert not meets_text("STATE 146857 ", "(THE KING) AND HIS CASTLE OF ZENDA ABOVE THE RIVER")
    assert not meets_text("STATE 146857 ", "(U) The king")
    assert meets_text("STATE 146857 ", "(U) The king is here.\n")
    assert not meets_text("STATE 146857 ", "(U) X\n(U) The council gave the points of the letter to the court.")


@pytest.mark.parametrize(
    ("value", "number", "expected"),
    [
        ("STATE 146857 ", "1.", True),
        ("STATE 146857. ", "1)", True),
        ("STATE 146857 (NOTAL) ", "\u00b61.", True),
        ("STATE 146857 AND PREVIOUS ", "1.", True),
        ("STATE 146857 ZENDA 00000910  001.2 OF 003  ", "1.", True),
        ("STATE 146857 PAGE 02 ZENDA 00910 081102Z ", "1.", True),
        ("STATE ", "1.", False),
        ("MEETING OF MAY ", "1.", False),
        ("STATE 146857, ", "1.", False),
        ("STATE 146857; ", "1.", False),
        ("STATE 146857 PARA ", "1.", False),
        ("STATE 146857 (THE 8 ", "1.", False),
        ("STATE 146857 ", "For reftel", True),
        ("STATE 146857, ", "For reftel", False),
    ],
)
def test_number_after_the_references(value: str, number: str, *, expected: bool) -> None:
    """It begins the body below a complete reference, unless the list goes on (format.md 11.3)."""
    assert meets_text(value, f"{number} The council gave the points.") is expected


def test_the_first_of_several_numbers() -> None:
    """A list with numbers has no sentence between them."""
    assert not meets_text("ZENDA 816 ", "1. Letter to the king 2. Letter to the court of Ruritania")
    assert meets_text("ZENDA 816 ", "1. The king has the letter. 2. The court has it.")
