"""Every piece of a text is given once, at its place."""

import re
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit.errors import ModelError
from cablekit.model import Cable, Closing, Header, Paragraph, Place, Section
from cablekit.telegram.text import from_text
from cablekit.telegram.walk import Walked, walk
from cablekit.telegram.write import to_text
from tests._helpers import EXAMPLES

TEXTS = [path.read_bytes().decode("latin-1") for path in EXAMPLES.glob("*.txt")]
PIECES = [
    "\r\n",
    "\r",
    "\n",
    "\f",
    "\x85",
    "\u2028",
    "1. (U) Yes.",
    "TAGS: PREL, XG",
    "SUBJECT: THE BRIDGE",
    "Castle\n------\n\n",
    "--  a",
    "SECRET ZENDA 000910\n",
    "ZENDA 00000910 002 OF 002\n",
    "\ud800",
    "text ",
]


def told(node: Any) -> list[tuple[str, str, int, int, int, str, str]]:
    """List the pieces of a node with the name of the class that owns each."""
    return [
        (piece.kind, piece.text, piece.start, piece.end, piece.line, type(piece.node).__name__, piece.field)
        for piece in walk(node)
    ]


def test_a_cable_piece_by_piece() -> None:
    """Kind, text, place, line, owner and field of each piece."""
    assert told(from_text("TAGS: PREL\r\n\r\n1. (U) Yes.\r\n")) == [
        ("label", "TAGS: ", 0, 6, 1, "Header", "tags"),
        ("tag", "PREL\r\n\r\n", 6, 14, 1, "Header", "tags"),
        ("enumerator", "1. ", 14, 17, 3, "Paragraph", "label"),
        ("portion", "(U) ", 17, 21, 3, "Paragraph", "portion"),
        ("text", "Yes.\r\n", 21, 27, 3, "Paragraph", "text"),
    ]


@given(
    st.lists(st.sampled_from(PIECES), max_size=15).map("".join),
    st.sampled_from([Cable, Header, Section, Paragraph, Closing]),
)
def test_pieces_are_the_text(text: str, cls: type[Any]) -> None:
    """Joined they are the text; each says where it stands, and in which line."""
    pieces = list(walk(from_text(text, cls)))

    assert "".join(piece.text for piece in pieces) == text
    assert [text[piece.start : piece.end] for piece in pieces] == [piece.text for piece in pieces]
    for piece in pieces:
        ends = [end for end in re.finditer("\r\n|\r|\n", text) if end.end() <= piece.start]
        assert piece.line == 1 + len(ends)
        assert piece.column == piece.start - (ends[-1].end() if ends else 0) + 1
        assert (piece.file_line, piece.file_column) == (None, None)


def test_lines_of_the_file() -> None:
    """A piece of a cable that is in its file as it is has the line of the file; not after an edit, and not alone."""
    cable = from_text("TAGS: PREL\r\n\r\n1. (U) Yes.\r\n")
    object.__setattr__(cable, "place", Place("a.txt", 2, 700, 31, is_exact=True))
    edited = cable.with_header(subject="THE BRIDGE")

    assert [(piece.file_line, piece.file_column) for piece in walk(cable)] == [
        (31, 1), (31, 7), (33, 1), (33, 4), (33, 8),
    ]  # fmt: skip
    assert {(piece.file_line, piece.file_column) for piece in walk(edited)} == {(None, None)}
    assert {piece.file_line for piece in walk(cable.header)} == {None}
    object.__setattr__(cable, "place", Place("a.csv", 2, 700, 31))
    assert {piece.file_line for piece in walk(cable)} == {None}
    assert {piece.file_line for piece in walk(attrs.evolve(Cable(), place=Place("a", is_exact=True)))} == set()


@pytest.mark.parametrize("text", TEXTS)
def test_an_edited_cable_is_walked_as_it_is_written(text: str) -> None:
    """After an edit the places are those of the new text."""
    cable = from_text(text).with_header(subject="THE CASTLE AND THE KING")

    assert "".join(piece.text for piece in walk(cable)) == to_text(cable)
    assert [piece.node for piece in walk(cable) if piece.field == "subject"] == [cable.header, cable.header]


def test_a_line_end_cut_in_two_is_one() -> None:
    """CR at the end of a piece and LF at the beginning of the next end one line."""
    header = Header(security="X")
    source = from_text("ZNY\r\n", Header).source
    assert source is not None
    cut = (("", "other", 0, 4), ("", "other", 4, 5), ("", "other", 0, 3))
    source = type(source)(source.text, (cut,))

    assert [piece.line for piece in walk(attrs.evolve(header, security=None, source=source))] == [1, 1, 2]


def test_what_cannot_be_written_cannot_be_walked() -> None:
    """A value that would not read back is a `ModelError`."""
    with pytest.raises(ModelError):
        list(walk(Header(subject="two\nlines")))


def test_a_piece_is_frozen() -> None:
    """A piece is a value."""
    piece = Walked("tag", "PREL", 6, 10, 1, None, "tags")

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        piece.line = 2  # type: ignore[misc]
    assert piece == Walked("tag", "PREL", 6, 10, 1, None, "tags")
