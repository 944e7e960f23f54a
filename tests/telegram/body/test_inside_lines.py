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


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("SUMMARY: The bridge is open. END SUMMARY\nACTION: Send oats.\n\n1. Yes.\n", [None, None, "1"]),
        ("SUMMARY: The bridge is open. END SUMMARY\n\nACTION: Send oats.\n\n1. Yes.\n", [None, None, "1"]),
        ("SUMMARY: The bridge is open. END OF SUMMARY.\nACTION: Send oats.\n\n1. Yes.\n", [None, None, "1"]),
        ("SUMMARY: The bridge is open. END SUMMARY.1. The mill stands.\n\n2. Yes.\n", [None, "1", "2"]),
        ("SUMMARY: The bridge is open. END COMMENT 1. (U) The mill stands.\n\n2. Yes.\n", [None, "1", "2"]),
        ("1. (U) Yes. (Comment: So be it. End comment.)\nThe king went home.\n\n2. (U) No.\n", ["1", "2"]),
        ("1. (U) SUMMARY: The bridge is open. End summary\nand comment.\n\n2. (U) No.\n", ["1", "2"]),
        ("1. (U) At the end of the summary\nThe king went home. END SUMMARY 5 men.\n\n2. (U) No.\n", ["1", "2"]),
    ],
)
def test_end_words_end_their_paragraph(text: str, labels: list[str | None]) -> None:
    """The end words of a summary or comment end their paragraph, those of a remark do not (format.md 13.3)."""
    assert [paragraph.label for paragraph in read_whole(text).paragraphs] == labels


def test_words_in_a_table() -> None:
    """What might begin something inside a line of a table is part of the table."""
    table = "Mill            Toll\nBEGIN TEXT       400\nWest             300\nEast             200"
    cable = read_whole(f"1. (U) The tolls:\n\n{table}\n\n2. (U) So.\n")

    assert [item.text for item in cable.paragraphs[0].items] == [table]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1. (U) Two points:\n\nZENDA 00000910  002 OF 002 -- the toll;\n-- the keys.\n", ["the toll;", "the keys."]),
        (
            "1. (U) 2:\n CONFIDENTIAL\nPAGE 02 ZENDA 00910 01 OF 02 081102Z -- The toll at the bridge;\n-- The keys.\n",
            ["The toll at the bridge;", "The keys."],
        ),
        ("1. (U) Points:\n-- the toll;\n\nZENDA 00000910  002 OF 002 -- the keys.\n", ["the toll;", "the keys."]),
        # in a line of text, and dashes that are no bullet
        ("1. (U) Two points: ZENDA 00000910  002 OF 002 -- the toll.\n", []),
        ("1. (U) The king went\n\nZENDA 00000910  002 OF 002 -- and so did Sapt.\n", []),
        ("1. (U) The king went:\n\nZENDA 00000910  002 OF 002 ----- and so did Sapt.\n", []),
    ],
)
def test_bullets_behind_a_page_line(text: str, items: list[str]) -> None:
    """A bullet behind a page line that begins its line begins an item where one may begin (format.md 13.3)."""
    (paragraph,) = read_whole(text).paragraphs

    assert [item.text for item in paragraph.items] == items
