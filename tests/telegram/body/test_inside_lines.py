"""What begins within a line: the body behind a header field, a paragraph behind another one."""

import pytest

from cablekit import from_text
from tests._helpers import CLASS_LINE, read_whole


@pytest.mark.parametrize("label", ["SUBJECT: The Bridge", "REF: ZENDA 816"])
def test_body_on_the_line_of_a_header_field(label: str) -> None:
    """Where the first paragraph stands on the line of a subject or reference, it is parted from it."""
    cable = from_text(f"{CLASS_LINE}TAGS: PREL\n{label} 1. (U) It is open.\n\n2. (U) So be it.\n")

    assert [paragraph.text for paragraph in cable.paragraphs] == ["It is open.", "So be it."]


@pytest.mark.parametrize(
    "text",
    [
        "1. (U) All is well. 2. (U) And so is the king, " + "x " * 250 + ".\n",
        "1. (U) All (and I mean all (U) of it) is well. 2. (U) And so is the king, " + "x " * 250 + ".\n",
        "ZENDA 00000910  001 OF 002  1. (U) All is well.\n\n2. (U) And so is the king.\n",
        "SUBJECT: X\n\nZENDA 00000910  001 OF 002  1. (U) Yes.\n\nZENDA 00000910  002 OF 002  2. (U) So he said.\n",
    ],
)
def test_joined_lines(text: str) -> None:
    """In copies that joined lines a number may stand behind a sentence, or behind a page line (format.md 25.3)."""
    assert [paragraph.number for paragraph in read_whole(text).paragraphs] == [1, 2]
