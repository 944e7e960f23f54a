"""Portion marks, read and written."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cablekit import Classification, Portion, from_text
from cablekit.telegram.fields.portion import (
    MARK,
    begins_text,
    mark_end,
    odd_mark_end,
    portion_end,
    read_level_and_controls,
    read_portion,
    write_portion,
)

U, C, S = Classification.UNCLASSIFIED, Classification.CONFIDENTIAL, Classification.SECRET
CASES = [
    ("(U)", Portion(U)),
    ("(TS)", Portion(Classification.TOP_SECRET)),
    ("(LOU)", Portion(Classification.LIMITED_OFFICIAL_USE)),
    ("(R)", Portion(Classification.RESTRICTED)),
    ("(SBU)", Portion(U, ("SBU",))),
    ("(SBU/NF)", Portion(U, ("SBU", "NF"))),
    ("(U/FOUO)", Portion(U, ("FOUO",))),
    ("(C/NF)", Portion(C, ("NF",))),
    ("(S/FGI/NF)", Portion(S, ("FGI", "NF"))),
    ("(S/REL TO USA, FVEY)", Portion(S, ("REL TO USA, FVEY",))),
    ("(S//ZENDA ONLY)", Portion(S, ("ZENDA ONLY",))),
    ("(NC)", Portion(None, ("NC",))),
]


@pytest.mark.parametrize(("mark", "value"), CASES)
def test_canonical(mark: str, value: Portion) -> None:
    """One table for the reader and the writer."""
    assert value == read_portion(mark)
    assert mark == write_portion(value)


@pytest.mark.parametrize(
    ("mark", "short"),
    [
        ("(C//NF)", "C/NF"),
        ("(C NF) ", "C/NF"),
        ("(S-NF)", "S/NF"),
        ("(SNF)", "S/NF"),
        ("(N/SF)", "S/NF"),
        ("(C/F)", "C/NF"),
        ("(SBU/N)", "SBU/NF"),
        ("(S/NOFORN)", "S/NF"),
        ("( C)", "C"),
        ("(c )", "C"),
        ("(SE)", "S"),
        ("(UN)", "U"),
        ("(L)", "LOU"),
        ("(C//REL TO USA,\nKEN//)", "C/REL TO USA, KEN"),
        ("(S/Rel NATO, ISAF)", "S/REL NATO, ISAF"),
        ("(C - ENTIRE TEXT)", "C"),
        ("(CONFIDENTIAL - ENTIRE TEXT.)", "C"),
        ("(LIMITED OFFICIAL USE)", "LOU"),
        ("(SECRET/REL FRANCE)", "S/REL FRANCE"),
        ("(Sensitive but Unclassified)", "SBU"),
        ("(U/SBU)", "SBU"),
        ("(LES)", "U/LES"),
        ("S/NF", "S/NF"),
    ],
)
def test_variants(mark: str, short: str) -> None:
    """Untidy marks mean what the tidy one means."""
    assert short == str(read_portion(mark))
    assert read_portion(f"({short})") == read_portion(mark)


@pytest.mark.parametrize(
    "text",
    [
        "(TF/Embassy Zenda telcon)",
        "(USG)",
        "(NATO)",
        "(a)",
        "(1)",
        "(THE KING)",
        "(S/CT)",
        "(U.S.)",
        "(r)",
        "(C-130)",
        "(",
        "",
    ],
)
def test_ordinary_parentheses(text: str) -> None:
    """Other parentheses are no marks."""
    assert MARK.match(text) is None
    assert read_portion(text) is None


MARKS = st.lists(
    st.sampled_from(
        ["(", ")", "S", "SBU", "U", "C", "FOUO", "/", "//", " ", "-", "NF", "N", "F", "REL", "TO", "ZEN", "\n"]
    ),
    max_size=12,
)


@example("(SE/rel ./)")
@given(st.from_regex(re.compile(MARK.pattern, MARK.flags), fullmatch=True) | MARKS.map("".join) | st.text(max_size=12))
def test_what_is_read_can_be_written(text: str) -> None:
    """Whatever is read from any text is read again from what is written of it."""
    found = read_portion(text)

    assert found is None or read_portion(write_portion(found)) == found


def test_blanks_and_pilcrows_around_a_mark() -> None:
    """They are no part of it, wherever they stand (format.md 3)."""
    assert read_portion(" \u00b6\ufffd(C/NF)\u00a0 ") == read_portion("(C/NF)")
    paragraph = from_text("1. (U) Yes.\n\n2. \u00b6(C) No.").paragraphs[1]
    assert (str(paragraph.portion), paragraph.text) == ("C", "No.")


def test_portion_marks_last_letter() -> None:
    """A control keeps its letters, whatever they are."""
    assert str(read_portion("(S/REL X)")) == "S/REL X"


@pytest.mark.parametrize(
    ("portion", "written"),
    [
        (Portion(C, ("NF",)), "C/NF"),
        (Portion(U, ("SBU",)), "SBU"),
        (Portion(U, ("FOUO",)), "U/FOUO"),
        (Portion(), ""),
    ],
)
def test_portion_as_text(portion: Portion, written: str) -> None:
    """A portion mark has a short form."""
    assert written == str(portion)


@pytest.mark.parametrize(
    ("text", "portion", "words"),
    [
        ("SBU) Yes.", "SBU", "Yes."),
        ("'(SBU) Yes.", "SBU", "Yes."),
        ("((S) Yes.", "S", "Yes."),
        ("(S/NF The king.", "S/NF", "The king."),
        ("C)  Two kings.", "C", "Two kings."),
        ("(CONFIDENTIAL -- ENTIRE PARAGRAPH) Yes.", "C", "Yes."),
        ("(C The king (or so).", "C", "The king (or so)."),
        ("(C The king) came.", "None", "(C The king) came."),
        ("(x) Yes.", "None", "(x) Yes."),
        ("C Yes.", "None", "C Yes."),
        ("SBU) yes.", "None", "SBU) yes."),
    ],
)
def test_broken_mark(text: str, portion: str, words: str) -> None:
    """After a number a mark is read though a parenthesis is lacking, or a sign is before it (format.md 13.2)."""
    (paragraph,) = from_text(f"1. {text}\n").paragraphs

    assert (str(paragraph.portion), paragraph.text) == (portion, words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(C)", "(C)"),
        ("(C) X", "(C)"),
        ("(C/NF) X", "(C/NF)"),
        ("(SBU) (C)", "(SBU)"),
        ("( U ) X", "( U )"),
        ("(see) X", ""),
        ("(X (C)", ""),
        ("C) (C)", ""),
        ("", ""),
    ],
)
def test_end_of_a_mark(text: str, expected: str) -> None:
    """Right there, and in the text."""
    assert portion_end(text, 0, len(text)) == len(expected)
    assert portion_end(f"(U){text} (C)", 3, len(text) + 3) == (len(expected) + 3 if expected else 0)
    if expected:
        assert portion_end(text, 0, len(expected) - 1) == 0
        assert portion_end(text, 0, len(expected)) == len(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(C) X", "(C) "),
        ("(C)X", "(C)"),
        ("(C) \t X", "(C) \t "),
        (" \u00b6(C) X", " \u00b6(C) "),
        ("(C). X", "(C)"),
        ("(C): X", "(C)"),
        ("(C - ENTIRE TEXT). X", "(C - ENTIRE TEXT). "),
        ("(C - Entire text): X", "(C - Entire text): "),
        ("(C - ENTIRE TEXT).X", "(C - ENTIRE TEXT)."),
        ("(C - ENTIRE TEXT), X", "(C - ENTIRE TEXT)"),
        ("(C//NOFORN). X", "(C//NOFORN)"),
        ("X", ""),
        (" X", ""),
        ("  ", ""),
        ("", ""),
    ],
)
def test_end_of_a_mark_with_its_blanks(text: str, expected: str) -> None:
    """And with the period of the words about the entire text."""
    assert mark_end(text, 0, len(text)) == len(expected)
    assert mark_end(f"X{text} (C)", 1, len(text) + 1) == len(expected) + 1


def test_blanks_below_a_mark() -> None:
    """Those beyond the end are not its own."""
    assert mark_end("(C)   ", 0, 4) == 4
    assert mark_end("  (C)", 0, 2) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SBU) Yes", "SBU) "),
        ("'(C)  Yes", "'(C)  "),
        ("(SBU Yes", "(SBU "),
        ("So it is", ""),
        ("X SBU) Yes", ""),
        ("", ""),
    ],
)
def test_broken_marks(text: str, expected: str) -> None:
    """They are read only right after a number."""
    assert odd_mark_end(text, 0, len(text)) == len(expected)
    assert odd_mark_end(f"X{text}", 1, len(text) + 1) == len(expected) + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(C) The bridge is open.", True),
        ("(C)\nThe bridge", True),
        ("(C) and (D) The bridge", False),
        ("(D) The bridge", False),
        ("(C)", False),
        ("X (C) The bridge", False),
        ("(C) X. (C) The bridge", True),
    ],
)
def test_text_after_a_mark(text: str, *, expected: bool) -> None:
    """Two words at least, none of which goes on with a list."""
    assert begins_text(text) is expected
    assert begins_text(f"(C) {text}", 4) is expected


@pytest.mark.parametrize(
    ("inner", "level", "controls"),
    [
        ("C", C, ()),
        ("C/NF", C, ("NF",)),
        ("C//NOFORN", C, ("NF",)),
        ("C/N", C, ("NF",)),
        ("C/N/OC", C, ("N", "OC")),
        ("CONFIDENTIAL ENTIRE TEXT", C, ()),
        ("SBU", U, ("SBU",)),
        ("SBU/NF", U, ("SBU", "NF")),
        ("SENSITIVE BUT UNCLASSIFIED/NF", U, ("SBU", "NF")),
        ("S", S, ()),
        ("SE/NF", S, ("NF",)),
        ("SECRET - NF", S, ("NF",)),
    ],
)
def test_level_and_controls(inner: str, level: Classification, controls: tuple[str, ...]) -> None:
    """The longest level counts; a control alone may be cut."""
    assert read_level_and_controls(inner) == Portion(level, controls)


def test_unknown_controls_are_written_after_two_strokes() -> None:
    """One stroke before the first of them would not read back; the others have one."""
    portion = Portion(C, ("XYZ", "ABC"))

    assert write_portion(portion) == "(C//XYZ/ABC)"
    assert read_portion("(C//XYZ/ABC)") == portion
