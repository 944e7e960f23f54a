"""What follows the number of a cable in a REF list (format.md 11.2)."""

import pytest

from cablekit.telegram.fields.reference_tail import (
    LONGEST_WORDS,
    Item,
    read_parentheses,
    read_tail,
    read_title,
    read_title_words,
    title_end,
)


def item(words: str) -> Item:
    """Return an item of a list."""
    return Item("A", words, words.upper())


@pytest.mark.parametrize(
    ("words", "year", "notal", "previous", "title", "rest"),
    [
        ("", None, False, False, None, ""),
        ("; (NOTAL)", None, False, False, None, "; (NOTAL)"),
        (" AND PREVIOUS", None, False, True, None, ""),
        (", AND PREVIOUS; X", None, False, True, None, "; X"),
        (" (NOTAL)", None, True, False, None, ""),
        (" NOTAL", None, True, False, None, ""),
        (" (The Toll)", None, False, False, "The Toll", ""),
        (" (The\nToll) (Bridge)", None, False, False, "The Toll, Bridge", ""),
        (" [The Toll]", None, False, False, "The Toll", ""),
        (" (the toll", None, False, False, "the toll", ""),
        (" AND PREVIOUS (NOTAL) (The Toll)", None, True, True, "The Toll", ""),
        (" (NOTAL) (The Toll)", None, True, False, "The Toll", ""),
        (" (The Toll) (AND PREVIOUS)", None, False, True, "The Toll", ""),
        (" AND PREVIOUS (The Toll)", None, False, True, "The Toll", ""),
        # dates and years
        (" of May 5, 2008", 2008, False, False, "of May 5, 2008", ""),
        (" OF MAY 5, 2008 OF MAY 6, 2009", 2008, False, False, "OF MAY 5, 2008, OF MAY 6, 2009", ""),
        (" OF MAY 5 OF MAY 6, 2009", 2009, False, False, "OF MAY 5, OF MAY 6, 2009", ""),
        (" (5/8/08)", 2008, False, False, "5/8/08", ""),
        (" (2008)", 2008, False, False, None, ""),
        (" (2008) (The Toll)", 2008, False, False, "The Toll", ""),
        (" (2008) (2009)", 2009, False, False, None, ""),
        # a range
        (" through 820", None, False, False, "through 820", ""),
        (" THRU ZENDA 820", None, False, False, "THRU ZENDA 820", ""),
        # a title without parentheses
        (": The Toll", None, False, False, "The Toll", ""),
        (": The Toll NOTAL", None, True, False, "The Toll", ""),
        (" The Toll; X", None, False, False, "The Toll", "; X"),
        # portion marks
        (" (C)", None, False, False, None, ""),
        ("\n(C) The Toll", None, False, False, None, "\n(C) The Toll"),
        ("\n(X) The Toll", None, False, False, "X, The Toll", ""),
    ],
)
def test_tails(words: str, year: int | None, title: str | None, rest: str, *, notal: bool, previous: bool) -> None:
    """The parts are read in any order."""
    assert read_tail(item(words), 0) == (len(words) - len(rest), year, notal, previous, title)
    assert read_tail(item(f"ZENDA 5{words}"), 7) == (len(words) + 7 - len(rest), year, notal, previous, title)


def test_prose_after_a_number() -> None:
    """Prose ends the list."""
    assert read_tail(item(" the toll" + " x" * LONGEST_WORDS), 0).end == -1


@pytest.mark.parametrize(
    ("words", "titles", "year", "notal", "previous"),
    [
        ("The Toll", ["The Toll"], None, False, False),
        ("NOTAL", [], None, True, False),
        ("The Toll, NOTAL", ["The Toll"], None, True, False),
        (" The Toll ", ["The Toll"], None, False, False),
        ("NOT TO ALL", [], None, True, False),
        ("and previous", [], None, False, True),
        ("the toll and previous", ["the toll and previous"], None, False, False),
        ("08", [], 2008, False, False),
        ("'08", [], 2008, False, False),
        ("2008", [], 2008, False, False),
        ("2008 X", ["2008 X"], None, False, False),
        ("'2008", [], 2008, False, False),
        ("May 5, 2008", ["May 5, 2008"], 2008, False, False),
        ("c/nf", [], None, False, False),
        ("", [], None, False, False),
    ],
)
def test_parentheses(words: str, titles: list[str], year: int | None, *, notal: bool, previous: bool) -> None:
    """They contain a title, a year, or words about the cable; a mark is ignored."""
    assert read_parentheses(words, None) == (titles, year, notal, previous)
    is_year = year is not None and not titles
    assert read_parentheses(words, 1999) == (titles, year if is_year else 1999, notal, previous)


@pytest.mark.parametrize(
    ("words", "title", "rest", "notal"),
    [
        (": The Toll", "The Toll", "", False),
        (" - The Toll; X", "The Toll", "; X", False),
        ("-- The Toll", "The Toll", "", False),
        ("- The Toll", None, "- The Toll", False),
        (": The Toll, THE KING 5", "The Toll, THE KING 5", "", False),
        (": The Toll, STATE 5", "The Toll", ", STATE 5", False),
        (": The Toll\nSTATE 5", "The Toll", "\nSTATE 5", False),
        (": The Toll\nLA\nPAZ 5", "The Toll", "\nLA\nPAZ 5", False),
        (": The Toll & STATE 5", "The Toll", "& STATE 5", False),
        (": The Toll AND STATE 5", "The Toll", "AND STATE 5", False),
        (": The Toll AND THE KING", "The Toll AND THE KING", "", False),
        (": The Toll, X; STATE 5", "The Toll, X", "; STATE 5", False),
        (": STATE 5", None, ": STATE 5", False),
        (": 5; X", None, ": 5; X", False),
        (": The Toll, NOTAL", "The Toll", "", True),
        (": (NOTAL)", None, "", True),
        (": " + "X" * (LONGEST_WORDS - 2), "X" * (LONGEST_WORDS - 2), "", False),
        ("The Toll", None, "The Toll", False),
        # on the line of the number, without a sign
        (" The Toll", "The Toll", "", False),
    ],
)
def test_titles_after_a_sign(words: str, title: str | None, rest: str, *, notal: bool) -> None:
    """A title ends at a semicolon or at a cable of a known station."""
    assert read_title(item(f"ZENDA 7{words}"), 7) == ([title] if title else [], len(words) + 7 - len(rest), notal)


def test_prose_after_a_sign() -> None:
    """Text that is too long for a title is prose."""
    assert read_title(item(": " + "X" * (LONGEST_WORDS - 1)), 0) == ([], -1, False)
    assert read_title(item("ZENDA 5: " + "X" * (LONGEST_WORDS - 2)), 7)[1] == LONGEST_WORDS + 7


def test_end_of_a_title_is_near() -> None:
    """Only so many characters are searched."""
    near, far = "X" * (LONGEST_WORDS - 1) + ";", "X" * LONGEST_WORDS + ";"

    assert title_end(near, 0) == LONGEST_WORDS - 1
    assert title_end(far, 0) == len(far)
    assert title_end(f"X{near}", 1) == LONGEST_WORDS


@pytest.mark.parametrize(
    ("words", "title", "rest"),
    [
        ("", None, ""),
        (" The Toll", "The Toll", ""),
        (" The Toll, X", "The Toll", ", X"),
        (" The Toll AND 5", "The Toll", " AND 5"),
        (" the toll", "the toll", ""),
        ("X", None, "X"),
        ("\nThe Toll", None, "\nThe Toll"),
        (" ; X", None, " ; X"),
        (" AND X", None, " AND X"),
        (" THE KING 5", None, " THE KING 5"),
        (" THE\nKING 5", "THE", "\nKING 5"),
        (" LA\nPAZ 5", None, " LA\nPAZ 5"),
        (" C", None, ""),
        (" Sbu; X", None, "; X"),
        (" The Toll 5", None, " The Toll 5"),
        (" 5 the" + "x" * (LONGEST_WORDS - 6), None, " 5 the" + "x" * (LONGEST_WORDS - 6)),
    ],
)
def test_titles_without_a_sign(words: str, title: str | None, rest: str) -> None:
    """Words on the line of the number are a title, unless they belong to another cable."""
    for above in ("", "ZENDA 7"):
        found = read_title_words(item(above + words), len(above))

        assert found == ([title] if title else [], len(above) + len(words) - len(rest))


def test_prose_without_a_sign() -> None:
    """Text that is too long for a title is prose."""
    assert read_title_words(item(" 5 the" + "x" * (LONGEST_WORDS - 5)), 0) == ([], -1)
    assert read_title_words(item("ZENDA 7 5 the" + "x" * (LONGEST_WORDS - 5)), 7) == ([], -1)
