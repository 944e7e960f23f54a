"""One item of a REF list, and documents that are not cables (format.md 11.2, 11.3)."""

import pytest

from cablekit.model.references import Reference
from cablekit.model.words import ReferenceKind
from cablekit.telegram.fields.reference_item import add_references, read_cable_alone
from cablekit.telegram.fields.reference_tail import LONGEST_WORDS, Item
from cablekit.telegram.fields.reference_words import end_of_words, is_apart, is_hidden, kind_of, read_other

ABOVE = Reference(post="STATE", number=4)


def item(words: str) -> Item:
    """Return an item of a list."""
    return Item("A", words, words.upper())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ZENDA 5", [("ZENDA", 5, None)]),
        ("ZENDA 5, STATE 6", [("ZENDA", 5, None), ("STATE", 6, None)]),
        ("ZENDA 5 STATE 6", [("ZENDA", 5, None), ("STATE", 6, None)]),
        ("ZENDA 5 AND 6", [("ZENDA", 5, None), (None, 6, None)]),
        ("ZENDA 5, 2008", [("ZENDA", 5, None), (None, 2008, None)]),
        # the rest of a page line is no cable
        ("ZENDA 5 STATE 00000006", [("ZENDA", 5, None)]),
        ("ZENDA 5; STATE 00000006", [("ZENDA", 5, None), ("STATE", 6, None)]),
        ("STATE 00000006", [("STATE", 6, None)]),
        # words before a cable
        ("REF ZENDA 5", [("ZENDA", 5, None)]),
        ("SEE: CABLE ZENDA 5", [("ZENDA", 5, None)]),
        ("THE REF ZENDA 5", [(None, None, "THE REF ZENDA 5")]),
        # numbers
        ("816", [(None, 816, None)]),
        ("816-820", [(None, 816, None)]),
        ("820-816", [(None, None, "820-816")]),
        ("816 ZENDA", [("ZENDA", 816, None)]),
        ("816 OLD\nTOWN", [("OLD TOWN", 816, None)]),
        ("816 ZENDA.", [("ZENDA", 816, None)]),
        ("816 MAY", [(None, None, "816 MAY")]),
        ("x 816 zenda", [(None, None, "x 816 zenda")]),
        ("2008 ZENDA", [(None, None, "2008 ZENDA")]),
        ("2008 STATE", [("STATE", 2008, None)]),
        ("2008", [(None, None, "2008")]),
        # other documents
        ("the king; e-mail", [(None, None, "the king"), (None, None, "e-mail")]),
        ("ZENDA 5; e-mail", [("ZENDA", 5, None), (None, None, "e-mail")]),
        (" ;, ", []),
        ("", []),
    ],
)
def test_references_of_an_item(words: str, expected: list[tuple[str | None, int | None, str | None]]) -> None:
    """An item is read into cables, numbers and other documents."""
    found = [ABOVE]

    assert add_references(item(words), found)
    assert [(one.post, one.number, one.text) for one in found[1:]] == expected
    assert found[0] == ABOVE


@pytest.mark.parametrize("words", ["AND PREVIOUS", "and previous.", "AND PREVIOUS ; "])
def test_item_of_the_cables_above(words: str) -> None:
    """The words belong to the reference above; without one, they are text."""
    found = [ABOVE]
    add_references(item(words), found)
    assert [(one.number, one.and_previous) for one in found] == [(4, True)]

    found = []
    add_references(item(words), found)
    assert [(one.kind.value, one.text and one.text.upper()) for one in found] == [("other", "PREVIOUS")]


@pytest.mark.parametrize(
    ("words", "expected", "count"),
    [
        ("x" * LONGEST_WORDS, True, 1),
        ("x" * (LONGEST_WORDS + 1), False, 0),
        ("ZENDA 5; " + "x" * (LONGEST_WORDS + 1), False, 1),
        ("ZENDA 5; " + "x" * LONGEST_WORDS, True, 2),
        ("ZENDA 5 the" + " x" * LONGEST_WORDS, False, 1),
    ],
)
def test_prose_below_the_list(words: str, count: int, *, expected: bool) -> None:
    """Prose is longer than any item, and ends the list."""
    found: list[Reference] = []

    assert add_references(item(words), found) is expected
    assert len(found) == count


@pytest.mark.parametrize(
    ("words", "kind", "title"),
    [
        ("ZENDA 5", "cable", None),
        ("ZENDA A-5", "airgram", None),
        ("ZENDA AIRGRAM 5", "airgram", None),
        ("ZENDA AIRGRAMS 5", "airgram", None),
        ("A-5", "airgram", None),
        ("ZENDA 816-820", "cable", "-820"),
        ("ZENDA 816-820 (Toll)", "cable", "-820, Toll"),
    ],
)
def test_kinds_and_titles_of_cables(words: str, kind: str, title: str | None) -> None:
    """An airgram is recognized by its words; the end of a range is kept in the title."""
    found: list[Reference] = []
    add_references(item(words), found)

    assert [(one.kind.value, one.title) for one in found] == [(kind, title)]


def test_year_of_a_cable() -> None:
    """The year of the number takes precedence over the year of a date."""
    found: list[Reference] = []
    add_references(item("ZENDA 5 (2008) of May 5, 2007; ZENDA 6 of May 5, 2007"), found)

    assert [one.year for one in found] == [2008, 2007]


def test_cable_alone() -> None:
    """The plain form may be followed by one sign."""
    assert [bool(read_cable_alone(item(words))) for words in ("ZENDA 5", "07 ZENDA 5.", "ZENDA 5 X", "MAY 5", "X")] == [
        *(True, True, False, False, False)
    ]


@pytest.mark.parametrize(
    ("words", "gap", "expected", "rest"),
    [
        ("The King", None, "The King", ""),
        (" - The  King.", None, "The King", ""),
        ("The King, ZENDA 5", None, "The King", ", ZENDA 5"),
        ("The King AND ZENDA 5", None, "The King", "AND ZENDA 5"),
        ("The King, ZENDA\n5", None, "The King, ZENDA 5", ""),
        ("The King, Sapt", None, "The King, Sapt", ""),
        ("The king; X", None, "The king", "; X"),
        ("(The King, ZENDA 5) X", None, "(The King, ZENDA 5) X", ""),
        ("X (The King; ZENDA 5) X", None, "X (The King; ZENDA 5) X", ""),
        ("http://x, y; z", None, "http://x, y", "; z"),
        ("http://x,ZENDA 5; z", None, "http://x,ZENDA 5", "; z"),
        ("x" * LONGEST_WORDS, None, "x" * LONGEST_WORDS, ""),
        ("x" * (LONGEST_WORDS + 1), None, None, ""),
        ("http://" + "x" * LONGEST_WORDS, None, "http://" + "x" * LONGEST_WORDS, ""),
        ("http://x " + "x" * (LONGEST_WORDS - 1), None, "http://x " + "x" * (LONGEST_WORDS - 1), ""),
        ("http://x " + "x" * LONGEST_WORDS, None, None, ""),
        ("", None, None, ""),
        (" ; ", None, None, ""),
        # after a cable
        ("The King", " ", None, ""),
        ("The King", " , ", None, ""),
        ("The King", " ; ", "The King", ""),
        ("E-mail", " ", "E-mail", ""),
        ("(E-mail)", " ", None, ""),
        ("OLD-TOWN 57", ", ", "OLD-TOWN 57", ""),
        ("OLD-TOWN 57", " ", None, ""),
    ],
)
def test_other_documents(words: str, gap: str | None, expected: str | None, rest: str) -> None:
    """Words end at a semicolon or a cable; after a cable, only a kind of document or a possible cable counts."""
    for above in ("", "ZENDA 7"):
        found = read_other(item(above + words), len(above), gap)

        assert (found and found[0].text) == expected
        assert found is None or found[1] == len(above) + len(words) - len(rest)


@pytest.mark.parametrize(
    ("words", "text", "notal", "previous"),
    [
        ("E-mail (NOTAL)", "E-mail", True, False),
        ("NOTAL: e-mail", "e-mail", True, False),
        ("E-mail not seen", "E-mail not seen", False, False),
        ("E-mail AND PREVIOUS", "E-mail", False, True),
        ("E-mail & previous (Toll)", "E-mail (Toll)", False, True),
        ("E-mail and others", "E-mail and others", False, False),
        ("E-mail and previous words", "E-mail and previous words", False, False),
        ("OLD-TOWN 57 (NOTAL)", "OLD-TOWN 57", True, False),
        ("OLD-TOWN 57 AND PREVIOUS", "OLD-TOWN 57", False, True),
    ],
)
def test_words_about_other_documents(words: str, text: str, *, notal: bool, previous: bool) -> None:
    """`NOTAL` and `AND PREVIOUS` are not part of the text."""
    found = read_other(item(words), 0, ", ")

    assert found
    assert (found[0].text, found[0].notal, found[0].and_previous) == (text, notal, previous)


def test_end_of_words() -> None:
    """The end is found from any place in the list."""
    assert end_of_words("A; KING, ZENDA 5", 2) == 7
    assert end_of_words("HTTP://X, ZENDA 5", 0) == 8
    assert end_of_words("HTTP://X,ZENDA 5", 9) == 16
    assert end_of_words("KING & ZENDA 5", 0) == 5


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("081102Z", "dtg"),
        ("081102 MAY 08", "dtg"),
        ("E-MAIL 081102Z", "email"),
        ("MEMO 081102Z", "memo"),
        ("MEETING 081102Z", "dtg"),
        ("REPORT 081102Z", "dtg"),
        ("DTG 081102Z", "dtg"),
        ("MEETING MEMO", "memo"),
        ("HANDBOOK", "book"),
        ("STATE XXX", "cable"),
        ("ZENDA XXX", "other"),
        ("THE KING", "other"),
        ("", "other"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    """The surest word counts; a time is surer than some words."""
    assert kind_of(text) is ReferenceKind(kind)


def test_hidden_numbers() -> None:
    """The station is known, and nothing else is in the text."""
    assert [is_hidden(text) for text in ("STATE XXX", "02 LA PAZ ???", "ZENDA XXX", "STATE XXX X", "STATE")] == [
        *(True, True, False, False, False)
    ]


@pytest.mark.parametrize(
    ("kind", "upper", "gap", "expected"),
    [
        ("other", "OLD-TOWN 57", ",", True),
        ("other", "OLD-TOWN 57", " ", False),
        ("other", "THE OLD-TOWN", ",", False),
        ("email", "E-MAIL", " ", True),
        ("email", "(E-MAIL)", ",", False),
    ],
)
def test_words_apart_from_a_cable(kind: str, upper: str, gap: str, *, expected: bool) -> None:
    """Their kind decides, or a number after a separator."""
    assert is_apart(ReferenceKind(kind), upper, gap) is expected
