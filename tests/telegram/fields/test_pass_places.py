"""Places, and where an instruction begins at one that has its own FOR or PASS (format.md 7.4)."""

import pytest

from cablekit.telegram.fields.pass_places import (
    LONGEST_PLACE,
    LONGEST_UNKNOWN,
    NEAR,
    bare,
    begins_instruction,
    begins_with_place,
    ends_open,
    first_keyword,
    head,
    instruction_starts,
    is_finished,
    is_separated,
    is_unfinished,
    keywords,
    known_place,
    may_pass,
    next_start,
    place_before,
    place_size,
    post_that_ends,
    unknown_place,
    waits_for_keyword,
    without_modifiers,
    words_in_parentheses,
    words_of,
)


def test_words() -> None:
    """Signs belong to the word before them; `bare` removes them, and `head` returns the first part."""
    assert words_of("A,B ;C  ,, D") == ["A,", "B", ";", "C", ",,", "D"]
    assert [bare(word) for word in (",Xray.", "EX;:", "U.S.", ",")] == ["XRAY", "EX", "U.S", ""]
    assert [head(word) for word in ("AID/W/X,", "aid", "/W")] == ["AID", "AID", ""]
    assert [is_separated(word) for word in ("A,", "A;", "A.", "X")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("words", "found", "first"),
    [
        ("STATE PASS USTR for, FORUM PASSED", [1, 3], 1),
        ("FOR SAPT", [0], 0),
        ("SAPT", [], -1),
        ("(FOR) SAPT PASS", [2], 2),
        ("(SAPT FOR RUPERT) PASS", [1, 3], 3),
        ("X " * (NEAR - 1) + "FOR", [NEAR - 1], NEAR - 1),
        ("X " * NEAR + "FOR", [NEAR], -1),
    ],
)
def test_keywords(words: str, found: list[int], first: int) -> None:
    """FOR and PASS count only as whole words; the first one must be near the beginning and outside parentheses."""
    assert keywords(words.split()) == found
    assert first_keyword(words.split()) == first
    assert may_pass(words) is bool(found)


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("DEPT OF LABOR", 3),
        ("DEPT OF", 2),
        ("DEPT", 1),
        ("OFFICE LABOR", 0),
        ("OFFICE OF X Y", 4),
        ("HQ SOUTHERN COMMAND", 3),
        ("HQ SOUTHERN", 0),
        ("EMBASSY", 1),
        ("EMBASSY ROME", 2),
        ("EMBASSY TEL AVIV", 2),
        ("AID/W", 1),
        ("AID X Y", 1),
        ("ROME,", 1),
        ("TEL AVIV", 2),
        ("TEL", 0),
        ("LA PAZ SAPT", 2),
        ("RIO DE JANEIRO", 3),
        ("RIO DE JANEIRO SAPT", 3),
        ("RIO DE", 0),
        ("WHITE HOUSE", 2),
        ("WHITE HOUSE STAFF", 2),
        ("WHITE HOUSE/NSC", 2),
        ("WHITE/W HOUSE/NSC", 2),
        ("WHITE CASTLE/NSC", 0),
        ("WHITE", 0),
        ("WHITE CASTLE", 0),
        ("CASTLE HOUSE", 0),
        ("SAPT ROME", 0),
    ],
)
def test_size_of_a_place(words: str, size: int) -> None:
    """Only the words of the place count."""
    names = words.split()

    assert place_size(names, 0, len(names)) == size
    assert place_size(["ROME", *names, "HOUSE", "COMMAND"], 1, len(names) + 1) == size


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("SAPT DEPT OF LABOR", 1),
        ("SAPT NSC STAFF", 1),
        ("SAPT NSC STAFF X", -1),
        ("NSC", 0),
        ("NSC, STAFF", -1),
        ("NSC STAFF,", 0),
        ("SAPT RIO DE JANEIRO", 1),
        ("SAPT TEL AVIV X", 1),
        ("SAPT", -1),
        ("DEPT OF " + "X " * (LONGEST_PLACE - 2), 0),
        ("DEPT OF " + "X " * (LONGEST_PLACE - 1), -1),
        ("THE NSC", 0),
        ("LONDON, PARIS", 0),
        ("LONDON AND SAPT", -1),
        ("", -1),
    ],
)
def test_known_place(words: str, expected: int) -> None:
    """A known place is right before FOR or PASS, or one word before it."""
    names = words.split()

    assert known_place(names, 0, len(names)) == expected
    assert known_place(["NSC", "FOR", *names, "FOR"], 2, len(names) + 2) == (expected + 2 if expected >= 0 else -1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("NSC", 0),
        ("DEPT OF NSC", 0),
        ("SAPT DEPT OF NSC", 1),
        ("SAPT OF NSC", 2),
        ("OF NSC", 1),
        ("MAIN TREASURY", 0),
        ("MAIN, TREASURY", 1),
        ("US MISSION ROME", 0),
        ("SAPT THE NSC", 1),
        ("PARIS AND ROME", 0),
        ("PARIS, ROME", 0),
        ("PARIS, AND ROME", 0),
        ("PARIS SAPT ROME", 2),
        ("SAPT, ROME", 1),
        ("SAPT AND ROME", 2),
        ("SAPT PARIS AND ROME", 1),
        ("TEL AVIV, LA PAZ AND ROME", 0),
        ("SAPT RIO DE JANEIRO, ROME", 1),
    ],
)
def test_what_precedes_a_place(words: str, expected: int) -> None:
    """A place includes its prefixes and the posts before it, but no other words."""
    names = words.split()
    last = len(names) - 1

    assert place_before(names, 0, last) == expected
    assert place_before(["THE", *names], 1, last + 1) == expected + 1
    assert place_before(["DEPT", "OF", *names], 2, last + 2) == expected + 2
    assert place_before(["ROME,", *names], 1, last + 1) == expected + 1


def test_place_that_is_cut() -> None:
    """Words above the lower bound are not included."""
    assert place_before(["TEL", "AVIV,", "LA", "PAZ", "AND", "ROME"], 1, 5) == 2
    assert place_before(["DEPT", "OF", "NSC"], 1, 2) == 2
    assert place_before(["US", "MISSION", "ROME"], 1, 2) == 1


@pytest.mark.parametrize(
    ("words", "low", "stop", "expected"),
    [
        ("PARIS", 0, 1, 0),
        ("PARIS,", 0, 1, 0),
        ("SAPT PARIS", 0, 2, 1),
        ("PARIS SAPT", 0, 2, -1),
        ("PARIS SAPT", 0, 1, 0),
        ("TEL AVIV", 0, 2, 0),
        ("SAPT TEL AVIV", 0, 3, 1),
        ("RIO DE JANEIRO", 0, 3, 0),
        ("SAPT RIO DE JANEIRO", 0, 4, 1),
        ("RIO DE JANEIRO", 1, 3, -1),
        ("PARIS", 1, 1, -1),
    ],
)
def test_post_before_a_place(words: str, low: int, stop: int, expected: int) -> None:
    """A post has up to three words."""
    assert post_that_ends(words.split(), low, stop) == expected


@pytest.mark.parametrize(
    ("words", "low", "expected"),
    [("NSC PLEASE ALSO", 0, 1), ("NSC PLEASE ALSO", 2, 2), ("PLS", 0, 0), ("NSC", 0, 1), ("PLEASE NSC", 0, 2)],
)
def test_words_between_a_place_and_its_keyword(words: str, low: int, expected: int) -> None:
    """Modifiers belong neither to the place nor to its keyword."""
    assert without_modifiers(words.split(), low, len(words.split())) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("STATE FOR EUR NSC FOR SAPT", [0, 3]),
        ("STATE PASS USTR FOR SAPT NSC FOR FRITZ", [0, 5]),
        ("FOR EUR", [0]),
        ("NSC", [0]),
        ("NSC FOR SAPT (X FOR Y) ROME FOR FRITZ", [0, 6]),
        ("(FOR X) NSC FOR SAPT ROME FOR FRITZ", [0, 5]),
        ("NSC FOR (SAPT) ROME FOR FRITZ", [0, 3]),
        ("NSC FOR SAPT (ROME) FOR FRITZ", [0]),
        ("A FOR B C FOR D E FOR F", [0, 3, 6]),
    ],
)
def test_starts_of_instructions(words: str, expected: list[int]) -> None:
    """An instruction begins at the first word and at each place with its own keyword, outside parentheses."""
    assert instruction_starts(words.split()) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A", []),
        ("A (B C) D (E)", [1, 2, 4]),
        ("(A) B (C) D (E F)", [0, 2, 4, 5]),
        ("A(B C)D E", [0, 1]),
        ("A ( B ) C", [1, 2, 3]),
        ("A (B", []),
        ("(A (B C) D", [1, 2]),
    ],
)
def test_words_in_parentheses(words: str, expected: list[int]) -> None:
    """They are returned by their numbers."""
    assert sorted(words_in_parentheses(words.split())) == expected


@pytest.mark.parametrize(
    ("line", "finished", "is_open"),
    [
        ("EUR)", True, False),
        ("EUR", True, False),
        ("5", True, False),
        ("EUR.", False, False),
        ("EUR,", False, True),
        ("EUR;", False, True),
        ("EUR/", False, True),
        ("EUR--", False, True),
        ("EUR---", False, False),
        ("EUR-,", False, True),
        ("NSC FOR", False, True),
        ("NSC for", False, True),
        ("PASS TO", False, True),
        ("EUR AND", False, True),
        ("EUR OR", False, True),
        ("AND", False, True),
        ("BUS", False, False),
        ("EX", True, False),
        ("NSC FOR FRITZ SAPT", True, False),
        ("FOR SAPT", True, False),
    ],
)
def test_ends_of_lines(line: str, *, finished: bool, is_open: bool) -> None:
    """A line is finished, or its tail follows; for some lines, neither is certain."""
    assert is_finished(line) is finished
    assert ends_open(line) is is_open


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("DEPT OF ,", True),
        ("DEPT OF AND ,", True),
        ("DEPT AND", False),
        ("AND", False),
        ("FOR", True),
        ("FOR AND", True),
        ("THE U.S.", True),
        ("WHA/", True),
        ("WHA/,", True),
        ("WHA--", True),
        ("---", False),
        ("A/B", False),
        ("SAPT", False),
        ("", False),
    ],
)
def test_unfinished_words(words: str, *, expected: bool) -> None:
    """A joining word alone does not require more words; only the words before the place count."""
    names = words.split()

    assert is_unfinished(names, len(names)) is expected
    assert is_unfinished([*names, "X", "FOR"], len(names)) is expected
    assert is_unfinished([*names, "FOR", "X"], len(names)) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # after the FOR or PASS of the NSC, where the instruction of the last one begins
        ("SAPT ROME FOR X", 1),
        ("SAPT ROME FOR", 1),
        ("SAPT ROME ALSO FOR X", 1),
        ("TO SAPT ROME FOR X", 2),
        ("TO ROME FOR X", 0),
        ("ROME FOR X", 0),
        ("FOR X", 0),
        ("AT ROME FOR X", 0),
        ("SAPT DIRECTOR FOR X", 0),
        ("SAPT ROME FOR ACTION", 0),
        ("SAPT, PASS X", 1),
        ("SAPT, AND PASS X", 2),
        ("SAPT AND PASS X", 0),
        ("THE, PASS X", 0),
        ("SAPT, FOR X", 0),
        ("SAPT AND ROME FOR X", 2),
        ("SAPT FRITZ FOR X", 1),
        ("SAPT Fritz FOR X", 0),
        ("FRITZ FRITZ FOR X", 1),
        ("SAPT FRITZ PASS X", 0),
    ],
)
def test_start_of_the_next_instruction(words: str, expected: int) -> None:
    """It begins at a known place or at an obvious unknown one; 0 means that it does not begin."""
    names = words.split()
    at = max(keywords(names))

    assert next_start(["NSC", "FOR", *names], 1, at + 2) == (expected + 2 if expected else 0)
    assert next_start(["X", "NSC", "FOR", *names], 2, at + 3) == (expected + 3 if expected else 0)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("SAPT AND ROME FOR X", 0),
        ("SAPT ROME FOR X", 1),
        ("SAPT FRITZ FOR X", 0),
        ("FRITZ FRITZ FOR X", 1),
        ("TO SAPT ROME FOR X", 2),
    ],
)
def test_start_after_pass(words: str, expected: int) -> None:
    """A cable may be passed to two receivers, for somebody."""
    names = words.split()

    assert next_start(["NSC", "PASS", *names], 1, max(keywords(names)) + 2) == (expected + 2 if expected else 0)


@pytest.mark.parametrize(
    ("words", "plain", "other"),
    [
        ("SAPT; A B C", 1, 1),
        ("SAPT; A " + "B " * (LONGEST_UNKNOWN - 2), 1, 1),
        ("SAPT; A " + "B " * (LONGEST_UNKNOWN - 1), LONGEST_UNKNOWN, LONGEST_UNKNOWN),
        ("SAPT, A", 1, 0),
        ("SAPT, a", 1, 0),
        ("SAPT a", 0, 0),
        ("SAPT A", 1, 0),
        ("A A", 1, 1),
        ("A, A", 1, 1),
        ("SAPT AND A", 0, 0),
        ("SAPT A AND", 0, 0),
        ("X, A; B", 2, 2),
        ("X; A, B", 2, 0),
    ],
)
def test_unknown_place(words: str, plain: int, other: int) -> None:
    """A place follows a semicolon, a comma or its own name; between two FORs, any word in capitals is a place."""
    names = words.split()
    stop = len(names) + 1

    assert unknown_place(["FOR", *names, "FOR"], 1, stop, is_plain=True) == (plain + 1 if plain else 0)
    assert unknown_place(["FOR", *names, "FOR"], 1, stop, is_plain=False) == (other + 1 if other else 0)


@pytest.mark.parametrize(
    ("line", "above", "expected"),
    [
        ("NSC FOR SAPT", "DEPT FOR EUR", True),
        ("DEPT OF LABOR PASS SAPT", "DEPT FOR EUR", True),
        ("DIRECTOR FOR SAPT", "DEPT FOR EUR", False),
        ("NSC FOR SAPT", "DEPT FOR", False),
        ("NSC FOR SAPT", "DEPT FOR EUR,", True),
        # without a keyword
        ("TREASURY SAPT", "DEPT FOR EUR", True),
        ("TREASURY SAPT", "DEPT FOR EUR.", True),
        ("TREASURY SAPT", "DEPT FOR EUR,", False),
        ("TREASURY SAPT", "DEPT FOR", False),
        ("SAPT", "DEPT FOR EUR", False),
        ("FORUM SAPT", "DEPT FOR EUR", False),
        ("(FOR SAPT) NSC", "DEPT FOR EUR", False),
        # the keyword first
        ("FOR SAPT", "DEPT FOR EUR", True),
        ("PLEASE PASS SAPT", "DEPT FOR EUR", True),
        ("FOR SAPT", "NSC FOR EUR, TREASURY", False),
        # the line above ends in a joining word
        ("ROME FOR SAPT", "LONDON AND", False),
        ("ROME FOR SAPT", "LONDON FOR SAPT AND", True),
        ("ROME FOR SAPT", "FOR SAPT AND", True),
        ("SAPT ROME FOR FRITZ", "LONDON FOR SAPT AND", False),
        # two places, or two names
        ("RIVERCOM AND NSC FOR SAPT", "DEPT FOR EUR", True),
        ("RIVERCOM AND NSC FOR SAPT", "DEPT FOR EUR,", False),
        ("RIVERCOM X NSC FOR SAPT", "DEPT FOR EUR", False),
        ("THE RIVERCOM AND NSC FOR SAPT", "DEPT FOR EUR", False),
        # unknown places
        ("A " * LONGEST_UNKNOWN + "FOR SAPT", "DEPT FOR EUR", True),
        ("A " * (LONGEST_UNKNOWN + 1) + "FOR SAPT", "DEPT FOR EUR", False),
        ("A, B FOR SAPT", "DEPT FOR EUR", False),
    ],
)
def test_lines_that_begin_an_instruction(line: str, above: str, *, expected: bool) -> None:
    """The words of the line and the end of the line above decide."""
    assert begins_instruction(line, above) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("RIVER WATCH", True),
        ("NSC STAFF", True),
        ("NSC SENIOR RIVER WATCH STAFF X", True),
        ("SAPT NSC", False),
        ("SAPT, NSC", False),
        ("SAPT; NSC", False),
        ("NSC;", False),
        ("NSC; STAFF", False),
        ("A " * LONGEST_UNKNOWN, True),
        ("A " * (LONGEST_UNKNOWN + 1), False),
        ("RIVER DIRECTOR", False),
        ("A, B", False),
        ("A B,", False),
    ],
)
def test_lines_that_begin_with_a_place(words: str, *, expected: bool) -> None:
    """The place is known, or it is unknown, short and without signs; words after the keyword do not count."""
    names = words.split()

    assert begins_with_place([*names, "FOR", "NSC;"], len(names)) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("NSC FOR SAPT, TREASURY", True),
        ("NSC FOR SAPT TREASURY", True),
        ("TREASURY", True),
        ("THE TREASURY", True),
        ("STATE FOR TREASURY", False),
        ("FOR THE TREASURY", False),
        ("NSC FOR SAPT AND TREASURY", False),
        ("AT TREASURY", False),
        ("PARIS", True),
        ("TEL AVIV", True),
        ("SAPT, PARIS", True),
        ("FOR PARIS", False),
        ("SAPT PARIS", False),
        ("SAPT", False),
    ],
)
def test_lines_that_wait_for_a_keyword(line: str, *, expected: bool) -> None:
    """They end in an agency, or in a post that is alone or after a comma."""
    assert waits_for_keyword(line.split()) is expected
