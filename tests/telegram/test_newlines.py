"""LF, CRLF and CR give the same values, and each line ending stays where it is (format.md 3)."""

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cablekit import Cable, Header, Paragraph, from_text, to_text, walk
from cablekit.source import normalize_newlines
from cablekit.telegram.text import read_telegram
from tests import recorded, strategies
from tests.test_laws import CLASSES, with_newlines

NEWLINES = pytest.mark.parametrize("newline", ["\r\n", "\r"])


@NEWLINES
@given(text=strategies.texts(), cls=st.sampled_from(CLASSES))
@example(text="1. (U) The bridge \\\nis open.\n", cls=Cable)
@example(text="The bridge\t\nis\u00a0\nopen.\\\n", cls=Paragraph)
@example(text="\u00b6 \nThe bridge \nis open. \\", cls=Paragraph)
@example(text="TO\nRUEHC/SECSTATE WASHDC\n", cls=Header)
def test_line_endings_change_no_value(newline: str, text: str, cls: type[Any]) -> None:
    """However odd a text is, and whatever it is read as."""
    even = normalize_newlines(text)

    assert from_text(even, cls) == with_newlines(from_text(even.replace("\n", newline), cls))


@NEWLINES
def test_line_endings_change_no_value_of_recorded_texts(newline: str) -> None:
    """All shapes that are recorded, each read once more."""
    for name, text, *_ in recorded.texts():
        even = normalize_newlines(text)

        assert from_text(even) == with_newlines(from_text(even.replace("\n", newline))), name


@pytest.mark.parametrize("end", ["\\\n", " \\\n", "\\ \\ \n"])
def test_backslashes_at_line_ends_are_in_no_value(end: str) -> None:
    """A backslash at a line's end is a blank there, in the header and in the body; the text keeps it."""
    for name, text, *_ in recorded.texts():
        even = normalize_newlines(text)
        if "\\" not in even:
            noisy = from_text(even.replace("\n", end))

            assert from_text(even.replace("\n", " " * (len(end) - 1) + "\n")) == noisy, name
            assert to_text(noisy) == even.replace("\n", end), name


def test_no_break_spaces_are_blanks_of_a_header() -> None:
    """Every blank may be one that breaks no line: the header has the same values, and the text keeps it."""
    for name, text, *_ in recorded.texts():
        noisy = text.replace(" ", "\u00a0")

        assert from_text(text).header == from_text(noisy).header, name
        assert to_text(from_text(noisy)) == noisy, name


def test_no_break_spaces_around_labels() -> None:
    """Before and behind a label, before a portion mark, inside a list: none is in a value (format.md 3)."""
    text = "P~080915Z MAY 08\n~TAGS:~PREL,~RS\nSUBJECT:~(C)~THE BRIDGE\n\n1.~(U) Zenda~castle.\n"
    cable = from_text(text.replace("~", "\u00a0"))

    assert (cable.tags, cable.subject) == (("PREL", "RS"), "THE BRIDGE")
    assert str(cable.header.subject_portion) == "C"
    assert cable.paragraphs[0].text == "Zenda\u00a0castle."


def test_a_backslash_inside_a_line_is_text() -> None:
    """Only at the end of a line is it a blank; what is edited keeps those of its line."""
    text = "TAGS: PREL \\\r\nSUBJECT: A \\ B\\\r\n\\\r\n1. (U) C:\\D is open.\\"
    cable = from_text(text)

    assert cable.subject == "A \\ B"
    assert [paragraph.text for paragraph in cable.paragraphs] == ["C:\\D is open."]
    assert to_text(cable.with_header(subject="THE MILL")) == text.replace("A \\ B", "THE MILL")


@pytest.mark.parametrize("cls", CLASSES)
def test_mixed_line_endings_stay(cls: type[Any]) -> None:
    """Three kinds in one text, also in a header that has two parts."""
    text = (
        "SECRET\r\nMRN:    11 ZENDA 218\rTAGS: PREL\r\nSubject: X\n\r1. (U) One\r\n\r\n\r- two\r\n- three.\n"
        "Signature:\tSAPT\r\nDrafted By: ZENDA:Sapt\r\nMessage Attributes\r\nTo: X\r\r\n"
    )
    node = from_text(text, cls)

    assert "".join(piece.text for piece in walk(node)) == text
    assert to_text(node) == text
    assert with_newlines(node) == from_text(re.sub("\r\n?", "\n", text), cls)


def test_no_piece_cuts_a_line_ending() -> None:
    """CR and LF of one line ending are in one piece."""
    text = "UNCLAS ZENDA 000910\n\nTAGS: PREL\n\n1. (U) One.\n\nPAGE 02 ZENDA 00910 081102Z\n\n2. Two.\nSAPT\n"
    pieces = [piece.text for piece in walk(from_text(text.replace("\n", "\r\n")))]

    assert [piece.text for piece in walk(from_text(text))] == [piece.replace("\r\n", "\n") for piece in pieces]


def test_telegram_in_a_file_with_crlf() -> None:
    """Where a telegram begins and ends in a file is where it is in the file, not in what is scanned."""
    text = "ID: 7\r\n\r\nTAGS: PREL\r\n\r\n1. (U) Yes.\r\nSource: X\r\n"
    cable = read_telegram(text, text.index("TAGS"), text.index("Source"))

    assert cable.tags == ("PREL",)
    assert [paragraph.text for paragraph in cable.paragraphs] == ["Yes."]
    assert [piece.text for piece in walk(cable) if piece.kind == "wrapper"] == ["ID: 7\r\n\r\n", "Source: X\r\n"]
