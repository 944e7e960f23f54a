"""The class line of a header: its pieces, and unusual forms of it (format.md 6, 19, 21.4)."""

import pytest

from cablekit.telegram.header.class_line import (
    match_garbled_line,
    match_number_line,
    read_unusual_class_line,
)
from cablekit.telegram.header.cursor import HeaderCursor
from cablekit.telegram.header.scanner import read_header


def pieces(text: str) -> list[tuple[str, str, str]]:
    """Return owner, kind and text of each span of a header."""
    cursor = HeaderCursor(text, 0, len(text))
    read_header(cursor)
    return [(owner, kind, text[start:stop]) for owner, kind, start, stop in cursor.spans]


def level(text: str, echo: str = "") -> tuple[str, str, str]:
    """Return the piece of a classification."""
    return (f"{echo}classification", "classification", text)


def number(text: str, echo: str = "") -> tuple[str, str, str]:
    """Return the piece of a number."""
    return (f"{echo}mrn", "mrn", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNCLAS ZENDA 000910\n", [level("UNCLAS "), number("ZENDA 000910\n")]),
        (
            "UNCLAS SIPDIS SECTION 01 OF 02 ZENDA 000910\n",
            [
                level("UNCLAS "),
                ("captions", "caption", "SIPDIS "),
                ("part", "part", "SECTION 01 OF 02 "),
                number("ZENDA 000910\n"),
            ],
        ),
        (
            "UNCLAS SECTION 01 OF 02 SIPDIS ZENDA 000910\n",
            [
                level("UNCLAS "),
                ("part", "part", "SECTION 01 OF 02 "),
                ("captions", "caption", "SIPDIS "),
                number("ZENDA 000910\n"),
            ],
        ),
        (
            "UNCLAS ZENDA 000910 SECTION 01 OF 02\n",
            [level("UNCLAS "), number("ZENDA 000910"), ("part", "part", " SECTION 01 OF 02\n")],
        ),
        # a second one begins an echo, with captions of its own
        (
            "UNCLAS ZENDA 000910\nUNCLAS SIPDIS ZENDA 000910\n",
            [
                level("UNCLAS "),
                number("ZENDA 000910\n"),
                level("UNCLAS ", "header."),
                ("header.captions", "caption", "SIPDIS "),
                number("ZENDA 000910\n", "header."),
            ],
        ),
        # a date is no number
        ("SECRET MAY 1947\n", [level("SECRET "), ("", "other", "MAY 1947\n")]),
        ("SECRET 18 May 1947\n", [level("SECRET "), ("", "other", "18 May 1947\n")]),
        # what is glued to the number
        ("UNCLAS ZENDA 000910QSITIVE\n", [level("UNCLAS "), number("ZENDA 000910"), ("", "other", "QSITIVE\n")]),
        (
            "UNCLAS ZENDA 000910SIPDIS\n",
            [level("UNCLAS "), number("ZENDA 000910"), ("captions", "caption", "SIPDIS\n")],
        ),
        ("UNCLAS ZENDA 000910 \\\n", [level("UNCLAS "), number("ZENDA 000910 \\\n")]),
        # the first lines of copies and dumps
        (
            "SECRET   ZEN910\nFM ZENDA\n",
            [("", "marking", "SECRET   ZEN910\n"), ("originator", "label", "FM "), ("originator", "post", "ZENDA\n")],
        ),
        (
            "Cable date: 2008-05-08T09:15:00UNCLAS ZENDA 000910\n",
            [("", "wrapper", "Cable date: 2008-05-08T09:15:00"), level("UNCLAS "), number("ZENDA 000910\n")],
        ),
        # without its class, or with a garbled one
        ("ZENDA 000910\n", [number("ZENDA 000910\n")]),
        ("SECTION 01 OF 02\n", [("part", "part", "SECTION 01 OF 02\n")]),
        ("UNCLS ZENDA 3729\n", [level("UNCLS "), number("ZENDA 3729\n")]),
    ],
)
def test_pieces_of_class_lines(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Each part is a piece, and the last one includes the line ending."""
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ZENDA 000910", "ZENDA 000910"),
        ("SECTION 01 OF 02 ZENDA 910", "ZENDA 910"),
        ("SECTION 01 OF 02", ""),
        ("ZENDA 910", None),
        ("ZENDA 0009100", None),
        ("5 ZENDA 000910", None),
        (". SECTION 01 OF 02", None),
        ("THE BRIDGE", None),
    ],
)
def test_lines_without_a_class(line: str, expected: str | None) -> None:
    """They have a section or a number of six digits (format.md 6.5)."""
    match = match_number_line(f"{line}\n", 0, len(line) + 1)

    assert (match["mrn"] if match else None) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("UNCLS ZENDA 3729", "ZENDA 3729"),
        ("CONFIDENTAIL ZENDA 3729", "ZENDA 3729"),
        ("SECDEF ZENDA 3729", None),
        ("CASTLE ZENDA 3729", None),
        ("5 UNCLS ZENDA 3729", None),
    ],
)
def test_lines_with_a_garbled_class(line: str, expected: str | None) -> None:
    """The word is similar to a class and is not an addressee (format.md 6.2)."""
    match = match_garbled_line(line, 0, len(line))

    assert (match["mrn"] if match else None) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ZENDA 000910\n", True),
        ("ZENDA 000910 \n", True),
        ("UNCLS ZENDA 3729\n", True),
        ("UNCLS ZENDA 3729 SIPDIS\n", True),
        ("SECTION ONE OF TWO\n", False),
        ("SECTION 1 OF TWO\n", False),
        ("THE BRIDGE\n", False),
        ("ZENDA 910\n", False),
    ],
)
def test_unusual_class_lines(line: str, *, expected: bool) -> None:
    """They have a digit; without a class, the digit is at the end."""
    cursor = HeaderCursor(line + "5", 0, len(line) + 1)

    assert read_unusual_class_line(cursor, 0, len(line)) is expected
