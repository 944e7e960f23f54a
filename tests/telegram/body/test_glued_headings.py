"""Headings whose dashes are in a line with other text."""

import pytest
from attrs import evolve

from cablekit import to_text
from tests._helpers import read_whole

PAGE = "ZENDA 00000910  002 OF 003"


@pytest.mark.parametrize(
    ("text", "headings", "labels"),
    [
        ("1. (U) All is well. ------- Comment ------- 2. (C) We doubt it.\n", [None, "Comment"], ["1", "2"]),
        ("1. (U) All is well. The Old Mill ------------ 2. (C) It stands.\n", [None, "The Old Mill"], ["1", "2"]),
        ("1. (U) All is well. The Mill in May ----- 2. (C) It stands.\n", [None, "The Mill in May"], ["1", "2"]),
        ("1. (U) All is well. COMMENT: THE MILL -----\n\n2. (C) So.\n", [None, "COMMENT: THE MILL"], ["1", "2"]),
        ("1. (U) All is well. The Mill in May ----- 2.       It stands.\n", [None, "The Mill in May"], ["1", "2"]),
        ("1. (U) It went so and so Comment ------- 2. (C) So.\n", [None, "Comment"], ["1", "2"]),
        (
            "1. (U) It went so. End summary The Old Mill ------------\n\n2. (C) So.\n",
            [None, "The Old Mill"],
            ["1", "2"],
        ),
        (
            "1. (U) All is well. ... And the Keys ----------------\n\n2. (C) So.\n",
            [None, "... And the Keys"],
            ["1", "2"],
        ),
        (
            "1. (U) All is well. The Mill and\nthe Old Keys -------------------------\n\n2. So.\n",
            [None, "The Mill and the Old Keys"],
            ["1", "2"],
        ),
        ("1. (U) All is well. --------\nThe Mill --------\n\n2. So.\n", [None, "The Mill"], ["1", "2"]),
        ("1. (U) All is well. -------- The Mill\n\n2. So.\n", [None, "The Mill"], ["1", "2"]),
        ("1. (U) All is well. The Mill\n-------- 2. So.\n", [None, "The Mill"], ["1", "2"]),
        ("1. (U) All is well. The Mill\n--------\n2. So.\n", [None, "The Mill"], ["1", "2"]),
        ("1. (U) All is well.\n\nThe Mill stands on ------\n\n2. So.\n", [None, "The Mill stands on"], ["1", "2"]),
        ("1. (U) All is well. The Mill ==== 2. So.\n", [None, "The Mill"], ["1", "2"]),
        ('1. (U) All is well. The Mill," -------- 2. So.\n', [None, 'The Mill,"'], ["1", "2"]),
        ("1. (U) All is well. The U.S. -------- 2. So.\n", [None, "The U.S."], ["1", "2"]),
        (f"1. (U) All is well. The Mill {PAGE} -------- 2. So.\n", [None, "The Mill"], ["1", "2"]),
        (
            f"1. (U) All is well.\n\nThe Mill {PAGE} --------\n\n2. So.\n\n{PAGE}\n\nAnd so.\n",
            [None, "The Mill"],
            ["1", "2"],
        ),
        (f"1. (U) All is well.\n\nThe Mill\n\n{PAGE}\n\n--------\n\n2. So.\n", [None, "The Mill"], ["1", "2"]),
        (f"1. (U) All is well. {PAGE} The Mill -------- 2. So.\n", [None, "The Mill"], ["1", "2"]),
        (f"1. (U) All is well. ------- {PAGE}\n\nThe Keys -------\n\n2. So.\n", [None, "The Keys"], ["1", "2"]),
        (
            "1. (U) Yes. -------- THE MILL -------- The Wheel ---------\n\n2. So.\n",
            [None, "THE MILL", "The Wheel"],
            ["1", "2"],
        ),
        ("1. (U) All is well. -------- The Mill\n\n--------2. (U) So.\n", [None, "The Mill"], ["1", "2"]),
        ("1. (U) It went so and so\n-------- 2. (U) So.\n", [None], ["1", "2"]),
        ("1. (U) It went so and so\n------ - \u00b62. (U) So.\n", [None], ["1", "2"]),
        ("1. (U) Yes.\n\n*** The Moat ***\n\n2. So.\n", [None, "The Moat"], ["1", "2"]),
        # dashes that are glued to a word
        ("1. (U) All is well. -----Comment ------- 2. So.\n", [None, "Comment"], ["1", "2"]),
        ("1. (U) All is well.------- Comment ------- 2. So.\n", [None, "Comment"], ["1", "2"]),
        (
            f"1. (U) All is well.{'-' * 24} ----- Roads to Zenda and to Hentzau {'-' * 12} ----- 2. So.\n",
            [None, "Roads to Zenda and to Hentzau"],
            ["1", "2"],
        ),
        ('1. (U) All is well. -------"Comment"------- 2. (U) So.\n', [None, '"Comment"'], ["1", "2"]),
        ("1. (U) All is well. ------- Comment -------2. (U) So.\n", [None, "Comment"], ["1", "2"]),
        ("1. (U) Yes. --------\nThe Mill--------\n2. So.\n", [None, "The Mill"], ["1", "2"]),
        ("1. (U) Yes.\nIs It the Old Mill?------ 2. (U) So.\n", [None, "Is It the Old Mill?"], ["1", "2"]),
        ("1. (U) Yes. The Mill (1907)---------------\n\n2. So.\n", [None, "The Mill (1907)"], ["1", "2"]),
        ("1. (U) Yes.\n\nThe mill stands---------------\n\n2. So.\n", [None, "The mill stands"], ["1", "2"]),
        # no headings
        ("1. (U) Yes. The mill stands there and waits-----\n\n2. So.\n", [None], ["1", "2"]),
        ("1. (U) The Mill--------\n\n2. So.\n", [None], ["1", "2"]),
        ("1. (U) Yes. XXXXXXXX--------\n\n2. So.\n", [None], ["1", "2"]),
        ("1. (U) Yes. The Mill--\n\n2. So.\n", [None], ["1", "2"]),
        ("1. (U) Yes.\n\nBEGIN TEXT\n\nWell. The Mill--------\n\n2. (U) So.\n", [None], ["1", "2"]),
        ("1. (U) The king----he---- went ----home-- again.\n", [None], ["1"]),
        ("1. (U) The king ---------- he said ---------- went home.\n", [None], ["1"]),
        ("1. (U) The king went. He saw ---------- the mill.\n", [None], ["1"]),
        ("1. (U) All is well. End summary. -----\n\n2. So.\n", [None], ["1", "2"]),
        ("1. (U) All is well. and so is the mill --------------------- 2. So.\n", [None], ["1"]),
        ('1. (U) All is well. It is the Mill." -------- 2. So.\n', [None], ["1"]),
        ("1. (U) The bridge, the mill, ------------------- 2. So.\n", [None], ["1"]),
        ("1. The Mill\n--------\n\n2. So.\n", [None], ["1", "2"]),
        ("1. (U) It went so and so\n-------- 5. (U) So.\n", [None], ["1"]),
        ("1. (U) All is well. The toll is due on the\n------- next day.\n", [None], ["1"]),
    ],
)
def test_dashes_in_the_line(text: str, headings: list[str | None], labels: list[str]) -> None:
    """A title as long as its dashes, or written like one, is a heading; other text is none (format.md 13.4)."""
    cable = read_whole(text)

    assert [section.heading for section in cable.sections] == headings
    assert [paragraph.label for paragraph in cable.paragraphs] == labels


def test_a_page_line_alone_between_dashes() -> None:
    """Dashes around a page line are no heading."""
    cable = read_whole(f"1. (U) Yes.\n\n---- {PAGE} ----\n\n2. No.\n")

    assert [section.heading for section in cable.sections] == [None]


def test_change_of_a_glued_heading() -> None:
    """A changed heading keeps its place in the line, and its dashes follow its length."""
    text = "1. (U) All is well. The Mill -------- 2. (C) It stands.\n"
    cable = read_whole(text)
    first, second = cable.sections

    assert to_text(cable).endswith(text)
    changed = evolve(cable, sections=(first, evolve(second, heading="The Old Mill")))
    assert to_text(changed).endswith("1. (U) All is well. The Old Mill ------------ 2. (C) It stands.\n")


@pytest.mark.parametrize(
    "end", [" END SUMMARY----\n\n", "\nEnd of Summary-----\n\n", " ----End Summary---- ", "\n\nBEGIN COMMENT----\n\n"]
)
def test_end_words_with_glued_dashes(end: str) -> None:
    """The first and last words of a summary or comment are not a heading, whatever is glued to them."""
    cable = read_whole(f"UNCLAS ZENDA 000910\n\n1. (U) SUMMARY: THE KING CAME.{end}2. (U) So.\n")

    assert [section.heading for section in cable.sections] == [None]
    assert cable.comment is None
