"""Captions, read and written."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cablekit.telegram.fields.captions import (
    LONGEST_LINE,
    WRAPPED_NOTE,
    captions_after,
    continues_note,
    is_caption_line,
    known_captions,
    read_captions,
    split_captions,
    split_known,
    without_notes,
    word_captions,
    write_captions,
)

CASES = [
    ("SIPDIS", ("SIPDIS",)),
    ("EXDIS\nSENSITIVE", ("EXDIS", "SENSITIVE")),
    ("SIPDIS\nCORRECTED COPY", ("SIPDIS", "CORRECTED COPY")),
    ("NO FOREIGN DISSEM", ("NO FOREIGN DISSEM",)),
    ("SECRET//NOFORN", ("SECRET//NOFORN",)),
    ("FOR THE KING ONLY", ("FOR THE KING ONLY",)),
    ("ZENDA CHANNEL", ("ZENDA CHANNEL",)),
]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_canonical(text: str, value: tuple[str, ...]) -> None:
    """One table for the reader and the writer."""
    assert value == read_captions(text)
    assert text == write_captions(value)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("SIPDIS SIPDIS", ("SIPDIS",)),
        ("Sensitive, Sipdis", ("SENSITIVE", "SIPDIS")),
        ("SENSITIVE NOFORN\n", ("SENSITIVE", "NOFORN")),
        ("NOFORN/SIPDIS", ("NOFORN", "SIPDIS")),
        ("STADIS////////", ("STADIS",)),
        ("S E N S I T I V E", ("SENSITIVE",)),
        ("C O R R E C T E D  C O P Y", ("CORRECTED COPY",)),
        ("C O R R E C T E D COPY --TAGS", ("CORRECTED COPY",)),
        ("(C O R R E C T E D C O P Y - PARAS)", ("CORRECTED COPY",)),
        ("CORRECTED COPY (TEXT PARA 1) NOFORN", ("CORRECTED COPY", "NOFORN")),
        ("SIPDIS CORRECTED COPY (SIPDIS ADDED)", ("SIPDIS", "CORRECTED COPY")),
        ("C O R R E C T E D  C O P Y - TEXT SIPDIS SIPDIS", ("CORRECTED COPY", "SIPDIS")),
        ("///// C O R R E C T E D   C O P Y //////////", ("CORRECTED COPY",)),
        ("SIPDIS - NOFORN", ("SIPDIS", "NOFORN")),
        ("EYES ONLY", ("EYES ONLY",)),
        ("AGREMENT CHANNEL", ("AGREMENT CHANNEL",)),
        ("RELEASABLE TO NATO", ("RELEASABLE TO NATO",)),
    ],
)
def test_caption_lines(line: str, expected: tuple[str, ...]) -> None:
    """Each is a caption line, and gives its captions once."""
    assert is_caption_line(line)
    assert expected == read_captions(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "E.O. 12958: N/A",
        "STATE FOR EUR/RUS",
        "FOR EUR/RUS",
        "EXDIS - ZENDA PASS STRELSAU",
        "///// TEXT PARA 1 /////",
        "SIPDIS " * 20,
        "1. Text",
    ],
)
def test_other_lines(line: str) -> None:
    """A word that is no caption makes it another line."""
    assert not is_caption_line(line)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("C O R R E C T E D  C O P Y (TEXT\nPARA 1)\nSIPDIS", ("CORRECTED COPY", "SIPDIS")),
        ("C O R R E C T E D  C O P Y (TEXT\nPARA 1) SIPDIS", ("CORRECTED COPY", "SIPDIS")),
        ("C O R R E C T E D  C O P Y - THE FIRST SENTENCE OF\nPARAGRAPH 2\nSIPDIS", ("CORRECTED COPY", "SIPDIS")),
        ("C O R R E C T E D  C O P Y (TEXT)\nZENDA CHANNEL", ("CORRECTED COPY", "ZENDA CHANNEL")),
        ("C O R R E C T E D  C O P Y - TEXT\nZENDA CHANNEL", ("CORRECTED COPY", "ZENDA CHANNEL")),
        ("C O R R E C T E D  C O P Y (TEXT\n\nZENDA CHANNEL", ("CORRECTED COPY", "ZENDA CHANNEL")),
        ("C O R R E C T E D  C O P Y (TEXT\nSIPDIS", ("CORRECTED COPY", "SIPDIS")),
        ("///// C O R R E C T E D  C O P Y /////\n/////// TEXT PARA 1 ///////\nSIPDIS", ("CORRECTED COPY", "SIPDIS")),
        ("SIPDIS \\\n \\\nNOFORN \\\n", ("SIPDIS", "NOFORN")),
    ],
)
def test_lines_of_captions(content: str, expected: tuple[str, ...]) -> None:
    """What was corrected is no caption, also where it is wrapped; nor is a backslash."""
    assert expected == read_captions(content)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["SIPDIS / CORRECTED COPY (TEXT) NOFORN"], ["SIPDIS", "CORRECTED COPY", "NOFORN"]),
        (["// CORRECTED COPY (TEXT", "PARA 1) NOFORN", "PARA 2)"], ["", "CORRECTED COPY", "", "NOFORN", "PARA 2)"]),
        (["CORRECTED COPY (TEXT", "PARA 1 NOFORN", "PARA 2"], ["CORRECTED COPY", "", "", "PARA 2"]),
        (["PARA 1", "SIPDIS"], ["PARA 1", "SIPDIS"]),
    ],
)
def test_lines_without_notes(lines: list[str], expected: list[str]) -> None:
    """A note may continue in one more line; what follows its parenthesis is a caption again."""
    assert list(without_notes(lines))[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (" (TEXT) SIPDIS NOFORN", "SIPDIS NOFORN"),
        (" (TEXT)NOFORN", "NOFORN"),
        (" SIPDIS", "SIPDIS"),
        (" SIPDIS TEXT", ""),
        ("", ""),
    ],
)
def test_captions_after_a_note(note: str, expected: str) -> None:
    """Those of one word, at the end of the line."""
    assert captions_after(note) == expected


LONG = "CORRECTED COPY - THE TEXT OF PARAGRAPH 10"


@pytest.mark.parametrize(
    ("above", "line", "expected"),
    [
        ("CORRECTED COPY (TEXT", "PARA 1)", True),
        ("(CORRECTED COPY - TEXT", "PARA 1)", True),
        ("(X CORRECTED COPY - TEXT", "PARA 1)", False),
        ("CORRECTED COPY (TEXT)", "PARA 1", False),
        ("CORRECTED COPY (TEXT", "SIPDIS", False),
        ("CORRECTED COPY (TEXT", "", False),
        ("TEXT (", "PARA 1)", False),
        ("CORRECTED COPY", "// PARA 1", True),
        ("CORRECTED COPY", "PARA 1 //", False),
        (LONG[:WRAPPED_NOTE], "PARA 1", True),
        (LONG[: WRAPPED_NOTE - 1], "PARA 1", False),
        (f"{LONG})", "PARA 1", False),
        (f"{LONG[15:]} X CORRECTED COPY /", "PARA 1", False),
    ],
)
def test_what_continues_a_note(above: str, line: str, *, expected: bool) -> None:
    """An open parenthesis, strokes, or a long note without parentheses."""
    assert continues_note(above, line) is expected


def test_any_caption_begins_a_line() -> None:
    """In lowercase, with spaced letters, or with another one after it."""
    for caption in known_captions():
        assert is_caption_line(caption.lower()), caption
        assert is_caption_line(f"{caption.lower()} sipdis"), caption
    for word in word_captions():
        assert is_caption_line(" ".join(word)) is (len(word) > 3), word


def test_longest_caption_line() -> None:
    """A longer one is not looked at."""
    line = " ".join(["SIPDIS"] * 13)

    assert len(line) == LONGEST_LINE
    assert is_caption_line(line)
    assert not is_caption_line(line.replace("S S", "S  S", 1))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("NO FOREIGN DISSEM", [("NO FOREIGN DISSEM", True)]),
        ("NO FOREIGN DISSEM X SIPDIS", [("NO FOREIGN DISSEM", True), ("X", False), ("SIPDIS", True)]),
        ("X Y", [("X Y", False)]),
        ("EYES ONLY ONLY", [("EYES ONLY", True), ("ONLY", True)]),
        ("", []),
    ],
)
def test_known_captions_among_words(words: str, expected: list[tuple[str, bool]]) -> None:
    """The longest ones; the words between two of them are one unknown caption."""
    assert list(split_known(words.split())) == expected


def test_the_unknown_is_kept() -> None:
    """What is no known caption is kept as one, an office symbol whole."""
    assert read_captions("EXDIS - EUR/RUS PASS SIPDIS") == ("EXDIS", "EUR/RUS PASS", "SIPDIS")


WORDS = st.sampled_from(
    [
        "SIPDIS",
        "EYES",
        "ONLY",
        "FOR",
        "ZENDA",
        ",",
        "/",
        "//",
        "-",
        "C O R R E C T E D C O P Y",
        "(",
        ")",
        "A B C D",
        "\n",
        "SECRET//",
        "é",
    ]
)


@example("0-/")
@example("/-/")
@given(st.lists(WORDS, max_size=12).map(" ".join) | st.lists(WORDS, max_size=8).map("".join) | st.text(max_size=30))
def test_what_is_read_can_be_written(text: str) -> None:
    """Whatever is read from any text is read again from what is written of it."""
    found = read_captions(text)

    assert read_captions(write_captions(found)) == found


def test_known_captions_are_read_as_any() -> None:
    """A caption that is taken as it stands is what cutting its line would give."""
    assert all(list(split_captions(caption)) == [(caption, True)] for caption in known_captions())


def test_no_caption_is_made_of_captions() -> None:
    """So a text of captions of one word needs no further look."""
    for word in word_captions():
        for other in word_captions():
            assert [caption for caption, _ in split_captions(f"{word} {other}")] == [word, other]


def test_dashes_between_captions_are_no_caption() -> None:
    """What is only dashes between captions is not one of them."""
    assert read_captions("SIPDIS - - SIPDIS") == ("SIPDIS",)
