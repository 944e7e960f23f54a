"""What is missing is told as data, and stays in the text."""

import pytest

import cablekit
from cablekit import walk
from cablekit.telegram.gaps import gaps
from tests._helpers import read_whole

#: Text, and the reason and code of each gap in it.
CASES = [
    ("1. (C) He met XXXXXXXXXXXX at the castle.\n", [("redacted", None)]),
    ("1. (C) He met XXXXXXXXXXXX", [("redacted", None)]),
    ("1. (C) He met xxxxxxxxxx, XXXXXXXX and Sapt XXXXXXX.\n", [("redacted", None), ("redacted", None)]),
    ("1. (C) The \u00bf\u00bf\u00bf of the moat (#) and [text garbled] too.\n", [("garbled", None)] * 3),
    ("1. (C) All of it [words not declassified].\n", [("redacted", None)]),
    ("This record is a partial extract of the original cable.\nTAGS: PREL\n", [("withheld", None)]),
    ("Telegram Restricted by caption.\nTAGS: PREL\n", [("withheld", None)]),
    ("TELEGRAM TEXT FOR THIS MRN IS UNAVAILABLE\nTAGS: PREL\n", [("unavailable", None)]),
    ("1. (C) All is\n\nB6\n\nPage 2 of 3\nwell.\n", [("redacted", "B6")]),
    ("1. (C) [sic] All is well.\n", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_gaps(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Each gap has its reason and code, and stands where it says."""
    cable = cablekit.from_text(text)

    assert expected == [(gap.reason, gap.code) for gap in cable.gaps]
    assert all(text[gap.start : gap.end].strip() == gap.text for gap in cable.gaps)
    assert text == cablekit.to_text(cable)


def test_a_placeholder_is_no_paragraph() -> None:
    """What an archive prints in the place of the text is told as such."""
    cable = cablekit.from_text("MRN: 1973ZENDA000073  SEGMENT NUMBER: 000001  ERROR READING TEXT INDEX FILE\n")

    assert cable.paragraphs == ()
    assert [gap.reason for gap in cable.gaps] == ["unavailable"]


def test_redacted_words_are_read() -> None:
    """A gap in a sentence is part of what a person reads, and an edit replaces it with the text."""
    cable = cablekit.from_text("1. (C) He met XXXXXXXXXXXX\nat noon.\n")
    paragraph = cable.paragraphs[0]

    assert paragraph.text == "He met XXXXXXXXXXXX\nat noon."
    assert gaps(paragraph)[0].line == 1


def test_extracts_are_gaps() -> None:
    """A notice that the archive had a part alone is a gap (format.md 16)."""
    cable = read_whole("This record is a partial extract of the original cable.\n\nUNCLAS ZENDA 000910\n\n1. Yes.\n")

    assert "gap" in {piece.kind for piece in walk(cable)}
