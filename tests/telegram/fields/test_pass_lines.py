"""Pass lines, read and written: one value for each instruction."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit import Header, ModelError, from_text, to_text
from cablekit.telegram.fields.pass_lines import (
    WIDTH,
    in_lines,
    is_tail,
    joined_lines,
    may_say_to_pass,
    passes_twice,
    read_pass_lines,
    split_instructions,
    without_separators,
    wrapped,
    write_pass_lines,
)

CASES = [
    ("NSC FOR SAPT", ("NSC FOR SAPT",)),
    ("STATE PASS USTR FOR HENTZAU\nDEPT FOR EUR/RUR", ("STATE PASS USTR FOR HENTZAU", "DEPT FOR EUR/RUR")),
    ("FOR THE KING FROM THE AMBASSADOR\nFOR EUR/RUR", ("FOR THE KING FROM THE AMBASSADOR", "FOR EUR/RUR")),
    ("EUR/RUR\nEUR/CEN\nNSC FOR SAPT", ("EUR/RUR", "EUR/CEN", "NSC FOR SAPT")),
    ("DEPT OF LABOR - SAPT\nDEPT OF COMMERCE - HENTZAU", ("DEPT OF LABOR - SAPT", "DEPT OF COMMERCE - HENTZAU")),
    ("NSC FOR SAPT\nTREASURY - HENTZAU", ("NSC FOR SAPT", "TREASURY - HENTZAU")),
    ("PARIS, LONDON, ROME FOR RIVER WATCHERS", ("PARIS, LONDON, ROME FOR RIVER WATCHERS",)),
    ("NSC SENIOR DIRECTOR FOR RIVERS", ("NSC SENIOR DIRECTOR FOR RIVERS",)),
    # a blank line separates what would be the tail of the line above
    ("NSC FOR SAPT\n\nEUR/CEN", ("NSC FOR SAPT", "EUR/CEN")),
    ("NSC FOR SAPT\n\nFROM THE AMBASSADOR", ("NSC FOR SAPT", "FROM THE AMBASSADOR")),
    ("STATE FOR EUR, NSC\n\nPASS TO SAPT", ("STATE FOR EUR, NSC", "PASS TO SAPT")),
    # a long one is wrapped after a comma
    (
        "DEPT FOR EUR/RUR (SAPT, TARLENHEIM), EUR/CEN (RASSENDYLL, HENTZAU),\nINR/RUR (FLAVIA)",
        ("DEPT FOR EUR/RUR (SAPT, TARLENHEIM), EUR/CEN (RASSENDYLL, HENTZAU), INR/RUR (FLAVIA)",),
    ),
]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_canonical(text: str, value: tuple[str, ...]) -> None:
    """One table for the reader and the writer."""
    assert value == read_pass_lines(text)
    assert text == write_pass_lines(value)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "STATE FOR EUR, EUR/RUR AND INR NSC FOR SAPT USDOC FOR 4332",
            ["STATE FOR EUR, EUR/RUR AND INR", "NSC FOR SAPT", "USDOC FOR 4332"],
        ),
        ("FOR EUR/RUR AND INR/EU STATE PASS USTR FOR F SAPT", ["FOR EUR/RUR AND INR/EU", "STATE PASS USTR FOR F SAPT"]),
        ("S/CT FOR SAPT, HENTZAU; NSC STAFF FOR FLAVIA", ["S/CT FOR SAPT, HENTZAU", "NSC STAFF FOR FLAVIA"]),
        ("DEPT FOR EUR/RUR;NSC FOR SAPT", ["DEPT FOR EUR/RUR", "NSC FOR SAPT"]),
        ("STATE FOR EUR AND PM, RIVERCOM FOR SAPT", ["STATE FOR EUR AND PM", "RIVERCOM FOR SAPT"]),
        ("STATE FOR EUR; RUR RIVER COMMAND FOR SAPT", ["STATE FOR EUR", "RUR RIVER COMMAND FOR SAPT"]),
        ("TREASURY FOR SAPT AND HENTZAU RIV FOR FLAVIA", ["TREASURY FOR SAPT AND HENTZAU", "RIV FOR FLAVIA"]),
        ("NSC FOR SAPT SOUTHCOM ALSO FOR POLAD", ["NSC FOR SAPT", "SOUTHCOM ALSO FOR POLAD"]),
        ("NSC FOR SAPT DEPT OF HOMELAND SECURITY FOR FLAVIA", ["NSC FOR SAPT", "DEPT OF HOMELAND SECURITY FOR FLAVIA"]),
        ("NSC FOR SAPT MAIN TREASURY FOR FLAVIA", ["NSC FOR SAPT", "MAIN TREASURY FOR FLAVIA"]),
        ("NSC FOR SAPT DEPT OF LABOR FOR FLAVIA", ["NSC FOR SAPT", "DEPT OF LABOR FOR FLAVIA"]),
        ("NSC FOR SAPT, U.S. RIVER COMMAND FOR POLAD", ["NSC FOR SAPT", "U.S. RIVER COMMAND FOR POLAD"]),
        ("NSC FOR SAPT WHITE HOUSE FOR FLAVIA", ["NSC FOR SAPT", "WHITE HOUSE FOR FLAVIA"]),
        ("NSC FOR SAPT EMBASSY ZENDA FOR FLAVIA", ["NSC FOR SAPT", "EMBASSY ZENDA FOR FLAVIA"]),
        (
            "DEPT FOR EUR (SAPT) PARIS FOR DEA TEL AVIV FOR FLAVIA",
            ["DEPT FOR EUR (SAPT)", "PARIS FOR DEA", "TEL AVIV FOR FLAVIA"],
        ),
        ("DEPT FOR EUR (SAPT) LONDON AND PARIS FOR FLAVIA", ["DEPT FOR EUR (SAPT)", "LONDON AND PARIS FOR FLAVIA"]),
        ("DEPT FOR EUR, LONDON, PARIS FOR FLAVIA", ["DEPT FOR EUR", "LONDON, PARIS FOR FLAVIA"]),
        ("DEPT FOR EUR AND NSC FOR SAPT", ["DEPT FOR EUR", "NSC FOR SAPT"]),
        ("STATE FOR EUR, WHA, PASS TO US SOUTHCOM FOR SAPT", ["STATE FOR EUR, WHA", "PASS TO US SOUTHCOM FOR SAPT"]),
        ("STATE FOR EUR, AND PLEASE PASS TO SAPT", ["STATE FOR EUR", "PLEASE PASS TO SAPT"]),
        ("DEPT PASS TO CUSTOMS CUSTOMS FOR SAPT", ["DEPT PASS TO CUSTOMS", "CUSTOMS FOR SAPT"]),
        ("STATE PASS USTR; STATE FOR EUR", ["STATE PASS USTR", "STATE FOR EUR"]),
        ("USDOC for 4332/SAPT NSC for FLAVIA", ["USDOC for 4332/SAPT", "NSC for FLAVIA"]),
        # one instruction
        ("STATE PASS TO USTR FOR SAPT", None),
        ("STATE PASS USTR FOR SAPT (FOR FLAVIA)", None),
        ("STATE PASS USTR FOR SAPT, NSC FOR FLAVIA", ["STATE PASS USTR FOR SAPT", "NSC FOR FLAVIA"]),
        ("STATE PASS USTR AND NSC FOR SAPT", None),
        ("STATE PASS RIVER BOARD FOR SAPT", None),
        ("STATE PASS EUR, RIVERS FOR SAPT", None),
        ("AMEMBASSY ZENDA PASS TO AMCONSUL STRELSAU", None),
        ("DEPT FOR EUR/RUR, FOR EUR/CEN SAPT", None),
        ("DEPT FOR EUR/RUR AND FOR SAPT", None),
        ("DEPT FOR EUR AND RIVERS FOR SAPT", None),
        ("USDOC FOR 4332/EUR FOR SAPT", None),
        ("NSC FOR SENIOR DIRECTOR FOR RURITANIA", None),
        ("STATE FOR SAPT HENTZAU FOR ACTION", None),
        ("STATE FOR SAPT (NSC FOR HENTZAU)", None),
        ("STATE FOR SAPT Hentzau for Flavia", None),
        ("STATE FOR SAPT AT NSC FOR HENTZAU", ["STATE FOR SAPT AT NSC FOR HENTZAU"]),
        ("FOR NSC SAPT RIVERS FOR", ["FOR NSC SAPT", "RIVERS FOR"]),
        ("TREASURY FOR", None),
    ],
)
def test_instructions_of_a_line(line: str, expected: list[str] | None) -> None:
    """A new one begins where a new place or office has its own FOR or PASS."""
    found = read_pass_lines(line)

    assert list(found) == (expected or [line])
    assert read_pass_lines(write_pass_lines(found)) == found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("DEPT FOR EUR/RUR (A), INR/RUR (B) AND S/P\n(C)", ["DEPT FOR EUR/RUR (A), INR/RUR (B) AND S/P (C)"]),
        ("NSC FOR SAPT \\\nTARLENHEIM OF DHS \\\n", ["NSC FOR SAPT TARLENHEIM OF DHS"]),
        ("DEPT FOR EUR,\nINR, AND\n\nPM", ["DEPT FOR EUR, INR, AND PM"]),
        ("NSC FOR SAPT, TREASURY\nFOR HENTZAU", ["NSC FOR SAPT", "TREASURY FOR HENTZAU"]),
        ("NSC FOR SAPT, PARIS\nFOR HENTZAU", ["NSC FOR SAPT", "PARIS FOR HENTZAU"]),
        ("PARIS\nFOR HENTZAU", ["PARIS FOR HENTZAU"]),
        ("DEPT FOR EUR/RUR DEPARTMENT\nFOR PM", ["DEPT FOR EUR/RUR", "DEPARTMENT FOR PM"]),
        ("STATE PASS NSC\nFOR SAPT", ["STATE PASS NSC", "FOR SAPT"]),
        ("STATE FOR\nNSC FOR SAPT", ["STATE FOR NSC FOR SAPT"]),
        ("STATE FOR EUR;PASS\nNSC FOR SAPT", ["STATE FOR EUR", "PASS NSC FOR SAPT"]),
        ("STATE PASS USTR FOR SAPT\nDEPT OF LABOR FOR SAPT", ["STATE PASS USTR FOR SAPT", "DEPT OF LABOR FOR SAPT"]),
        ("DEPT FOR EUR\nSAPT; NSC FOR FLAVIA", ["DEPT FOR EUR SAPT", "NSC FOR FLAVIA"]),
        ("DEPT FOR EUR,\nFORUM (PASS), PM", ["DEPT FOR EUR, FORUM (PASS), PM"]),
        ("LONDON AND\nPARIS FOR SAPT", ["LONDON AND PARIS FOR SAPT"]),
        ("LONDON FOR SAPT AND\nPARIS FOR SAPT", ["LONDON FOR SAPT", "PARIS FOR SAPT"]),
        ("DEPT FOR S/CT; EUR FOR\nSAPT; NSC FOR FLAVIA", ["DEPT FOR S/CT", "EUR FOR SAPT", "NSC FOR FLAVIA"]),
        ("DEPT FOR EUR, RUDOLF\nRASSENDYLL NSC FOR FLAVIA", ["DEPT FOR EUR, RUDOLF RASSENDYLL", "NSC FOR FLAVIA"]),
        ("DEPT FOR EUR, RUDOLF\nSAPT, RIVERCOM FOR FLAVIA", ["DEPT FOR EUR, RUDOLF SAPT", "RIVERCOM FOR FLAVIA"]),
        ("DEPT FOR EUR\nPARIS, RIV, ROME FOR SAPT", ["DEPT FOR EUR", "PARIS, RIV, ROME FOR SAPT"]),
        ("DEPT FOR EUR\nRIVERCOM AND NSC FOR SAPT", ["DEPT FOR EUR", "RIVERCOM AND NSC FOR SAPT"]),
        ("DEPT FOR EUR,\nRIVERCOM AND NSC FOR SAPT", ["DEPT FOR EUR, RIVERCOM", "NSC FOR SAPT"]),
        ("DEPT FOR EUR,\nTREASURY AND SAPT", ["DEPT FOR EUR, TREASURY AND SAPT"]),
        ("DEPT FOR THE\nDIRECTOR FOR RIVERS", ["DEPT FOR THE DIRECTOR FOR RIVERS"]),
        ("DEPT FOR EUR\nTHE ASSISTANT DIRECTOR FOR RIVERS", ["DEPT FOR EUR THE ASSISTANT DIRECTOR FOR RIVERS"]),
        ("DEPT FOR EUR\nRIVER WATCHERS PLEASE PASS SAPT", ["DEPT FOR EUR", "RIVER WATCHERS PLEASE PASS SAPT"]),
        ("DEPT FOR EUR\nPLEASE PASS SAPT", ["DEPT FOR EUR", "PLEASE PASS SAPT"]),
        (",\nDEPT FOR EUR", ["DEPT FOR EUR"]),
        ("AND", ["AND"]),
        (",\n;", [",", ";"]),
        ("", []),
    ],
)
def test_wrapped_lines(lines: str, expected: list[str]) -> None:
    """A tail is joined to the line above it with a space."""
    found = read_pass_lines(lines)

    assert list(found) == expected
    assert read_pass_lines(write_pass_lines(found)) == found


PARTS = (
    "NSC STATE PARIS LONDON TREASURY SAPT EUR/RUR RIVERCOM FOR PASS FROM TO AND ALSO PLEASE OF THE US DIRECTOR ACTION"
    " (A) ( ) - U.S. EMBASSY DEPT WHITE HOUSE TEL AVIV COMMAND , ; for"
)
WORDS = st.sampled_from(PARTS.split())
LINES = st.lists(st.lists(WORDS, max_size=9).map(" ".join), max_size=4).map("\n".join)


@given(LINES | LINES.map(lambda text: text.replace(" ,", ",").replace("\n", "\n\n")) | st.text(max_size=30))
def test_what_is_read_can_be_written(text: str) -> None:
    """Whatever is read from any text is read again from what is written of it."""
    found = read_pass_lines(text)

    assert read_pass_lines(write_pass_lines(found)) == found


PASSED = "NSC FOR SAPT STATE FOR EUR,\nEUR/CEN\nFOR FLAVIA"
HEADER = f"UNCLAS ZENDA 000910\n\nSIPDIS\n\n{PASSED}\n\nTAGS: PREL\nSUBJECT: THE BRIDGE\n"


def test_edit_of_one_instruction() -> None:
    """An edit writes the instructions one below the other, and nothing else changes."""
    header = from_text(HEADER, Header)
    edited = attrs.evolve(header, pass_lines=("NSC FOR HENTZAU", *header.pass_lines[1:]))

    assert header.pass_lines == ("NSC FOR SAPT", "STATE FOR EUR, EUR/CEN", "FOR FLAVIA")
    assert to_text(edited) == HEADER.replace("SAPT STATE", "HENTZAU\nSTATE").replace("EUR,\nEUR", "EUR, EUR")


def test_edit_of_wrapped_echo() -> None:
    """The same pass lines in a later section follow."""
    text = HEADER + "\n1. (U) It is open.\n\n" + HEADER + "\n2. (U) It is shut.\n"
    cable = from_text(text)

    assert to_text(cable.with_header(pass_lines=("NSC FOR FLAVIA",))).count("\n\nNSC FOR FLAVIA\n\nTAGS") == 2
    assert "FOR" not in to_text(cable.with_header(pass_lines=()))


@pytest.mark.parametrize("value", ["NSC FOR SAPT STATE FOR EUR", "NSC FOR SAPT,", "NSC FOR\nSAPT"])
def test_refused(value: str) -> None:
    """A value that would read back as two, or as another one, is refused."""
    with pytest.raises(ModelError, match="pass_lines"):
        to_text(attrs.evolve(from_text(HEADER, Header), pass_lines=(value,)))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("DEPT FOR EUR, AND ", "DEPT FOR EUR"),
        ("DEPT FOR EUR;", "DEPT FOR EUR"),
        ("DEPT FOR EUR and,;", "DEPT FOR EUR"),
        ("DEPT FOR EUR", "DEPT FOR EUR"),
        ("DEPT FOR LAND", "DEPT FOR LAND"),
        ("DEPT FOR EURD", "DEPT FOR EURD"),
        ("AND AND", ""),
        ("X,AND", "X"),
        ("AND", ""),
        ("LAND AND", "LAND"),
        (" AND", ""),
        (",", ""),
        ("", ""),
    ],
)
def test_value_without_separators(value: str, expected: str) -> None:
    """Signs, and the word AND, at its end."""
    assert without_separators(value) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("DEPT FOR EUR\rEUR/CEN", ["DEPT FOR EUR EUR/CEN"]),
        ("DEPT FOR EUR\n\nEUR/CEN", ["DEPT FOR EUR", "EUR/CEN"]),
        ("DEPT FOR EUR\n,\nEUR/CEN", ["DEPT FOR EUR EUR/CEN"]),
        ("DEPT FOR EUR\n\n,\nEUR/CEN", ["DEPT FOR EUR", "EUR/CEN"]),
        ("DEPT FOR EUR\nAND\nEUR/CEN", ["DEPT FOR EUR EUR/CEN"]),
        ("DEPT FOR EUR\n AND ,\nEUR/CEN", ["DEPT FOR EUR EUR/CEN"]),
        ("DEPT FOR EUR\nDAN\nEUR/CEN", ["DEPT FOR EUR DAN EUR/CEN"]),
        ("EUR\nCEN\nNSC FOR SAPT\nEUR", ["EUR", "CEN", "NSC FOR SAPT EUR"]),
        ("", []),
    ],
)
def test_lines_with_their_tails(content: str, expected: list[str]) -> None:
    """A line of only signs is none, and no blank one."""
    assert list(joined_lines(content)) == expected


@pytest.mark.parametrize(
    ("above", "line", "blank", "passes", "expected"),
    [
        ("DEPT FOR EUR", "EUR/CEN", False, True, True),
        ("DEPT FOR EUR", "EUR/CEN", True, True, False),
        ("DEPT FOR EUR,", "EUR/CEN", True, True, True),
        ("DEPT", "EUR/CEN", False, False, False),
        ("DEPT,", "EUR/CEN", False, False, True),
        ("PARIS", "FOR SAPT", False, False, True),
        ("PARIS", "SAPT FOR FRITZ", False, False, False),
        ("DEPT FOR EUR", "NSC FOR SAPT", False, True, False),
    ],
)
def test_tails(above: str, line: str, *, blank: bool, passes: bool, expected: bool) -> None:
    """Below a blank line, or what passes nothing, only that of an open line."""
    assert is_tail(above, line, blank=blank, passes=passes) is expected


def test_tail_right_below() -> None:
    """As long as nothing else is said, the line above passes something, and no blank line is between."""
    assert is_tail("DEPT FOR EUR", "EUR/CEN")


@pytest.mark.parametrize(
    ("line", "once", "twice"),
    [
        ("DEPT for EUR", True, False),
        ("PASS EUR", True, False),
        ("FROM EUR", True, False),
        ("DEPT FOR EUR PASS SAPT", True, True),
        ("FOR EUR FOR SAPT", True, True),
        ("PASS EUR PASS SAPT", True, True),
        ("EUR", False, False),
    ],
)
def test_words_of_an_instruction(line: str, *, once: bool, twice: bool) -> None:
    """Whether any may be in a line, or two."""
    assert may_say_to_pass(line) is once
    assert passes_twice(line) is twice


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DEPT FOR EUR NSC FOR SAPT", ["DEPT FOR EUR ", "NSC FOR SAPT"]),
        ("DEPT FOR EUR;NSC FOR SAPT", ["DEPT FOR EUR;", "NSC FOR SAPT"]),
        ("STATE PASS TO USTR FOR SAPT", ["STATE PASS TO USTR FOR SAPT"]),
        ("STATE PASS TO USTR FOR SAPT NSC FOR FRITZ", ["STATE PASS TO USTR FOR SAPT ", "NSC FOR FRITZ"]),
        ("DEPT FOR EUR", ["DEPT FOR EUR"]),
    ],
)
def test_instructions_are_split(text: str, expected: list[str]) -> None:
    """Nothing between them is lost."""
    assert list(split_instructions(text)) == expected


def test_values_in_lines() -> None:
    """A blank line only where a value would be read as a tail."""
    assert in_lines([["DEPT FOR EUR"], ["EUR/CEN"]]) == "DEPT FOR EUR\n\nEUR/CEN"
    assert in_lines([["DEPT FOR EUR"], ["NSC FOR SAPT"]]) == "DEPT FOR EUR\nNSC FOR SAPT"
    assert in_lines([["EUR"], ["CEN"]]) == "EUR\nCEN"
    assert in_lines([["DEPT FOR EUR,", "CEN"], ["RUR"]]) == "DEPT FOR EUR,\nCEN\n\nRUR"


@pytest.mark.parametrize(("size", "lines"), [(WIDTH - 1, 1), (WIDTH, 2)])
def test_width_of_a_wrapped_line(size: int, lines: int) -> None:
    """It is broken after a comma, where it would be too long."""
    assert len(wrapped("X" * (size - 2) + ", " + "Y")) == lines
    assert wrapped("X" * WIDTH) == ["X" * WIDTH]
    assert wrapped(f"A, B; C {'X' * WIDTH}") == ["A, B;", f"C {'X' * WIDTH}"]
