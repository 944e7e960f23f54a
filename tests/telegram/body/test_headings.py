"""Headings of sections, and lines of dashes that make none."""

import pytest

from cablekit import Section, from_text, to_text
from cablekit.telegram.body.headings import heading_at_rule, usual_heading_at_rule
from tests._helpers import CLASS_LINE, read_whole

PAGE = "ZENDA 00000910  002 OF 003"


@pytest.mark.parametrize(
    "table",
    [
        "Name        Age\n---------------\nSapt and Hentzau were there.",
        "The men were these, so they say.\n---------------\nSapt        54",
        "Name        Age\n---------------\nSapt        54",
    ],
    ids=["columns above", "columns below", "both"],
)
def test_rule_in_a_table_is_text(table: str) -> None:
    """A line of dashes with columns above or below it is part of a table, and stays in the text."""
    cable = from_text(f"{CLASS_LINE}1. (U) They are:\n{table}\n\n2. (U) So be it.\n")

    assert [section.heading for section in cable.sections] == [None]
    assert cable.paragraphs[0].text == f"They are:\n{table}"


def test_short_heading_with_dashes_behind_it() -> None:
    """A heading of three letters with its dashes on one line is a heading, one of two letters is none."""
    headings = [
        [
            section.heading
            for section in from_text(f"{CLASS_LINE}1. (U) Yes.\n\n{word} -------\n\n2. (U) No.\n").sections
        ]
        for word in ("Way", "Wa")
    ]

    assert headings == [[None, "Way"], [None]]


def test_heading_of_two_lines() -> None:
    """Lines over dashes are one heading where the longest of them is as long as the dashes."""
    cable = from_text(
        f"{CLASS_LINE}1. (U) Yes.\n\nNo Bridge in the Speech\nof the King\n-----------------------\n\n2. (U) No.\n"
    )

    assert [section.heading for section in cable.sections] == [None, "No Bridge in the Speech of the King"]


def test_table_far_above_is_no_matter() -> None:
    """Columns two lines above a line of dashes, or below it, do not make it part of a table."""
    rows = "1. (U) Sapt        54\nThe men, so they say, were all there.\n--------\nThey left, unseen.\nOne   two\n"
    cable = from_text(f"{CLASS_LINE}{rows}\n2. (U) So be it.\n")

    assert "--------" not in cable.text


@pytest.mark.parametrize(("sign", "heading"), [("", "The castle and the moat"), (";", None), (",", None)])
def test_line_over_dashes(sign: str, heading: str | None) -> None:
    """A line over shorter dashes is a heading, unless the sentence goes on."""
    cable = from_text(f"{CLASS_LINE}1. (U) Yes.\n\nThe castle and the moat{sign}\n-----\n\n2. (U) No.\n")

    assert cable.sections[-1].heading == heading


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("----------\n\nThe Castle\n\n----------\n\n1. Yes.\n", ["The Castle"]),
        ("1. Yes.\n\n----------\nThe Castle\n\n2. No.\n", [None, "The Castle"]),
        ("1. Yes.\n\n----------\n- a point\n----------\n\n2. No.\n", [None]),
        ("1. Yes.\n\n----------\n\n- a point\n\n----------\n\n2. No.\n", [None]),
        ("----------\nOne\nTwo\nThree\nFour\nFive\n\n1. Yes.\n", [None]),
        ("1. Yes.\nName       Age\n---------------\nSapt       60\n", [None]),
        ("1. (U) Yes.\n\nTHE CASTLE\nEND OF IT:\n\n2. (U) No.\n", [None]),
        ("1. (U) All is well.\nThe Castle\n----------\n2. (U) Yes.\n", [None, "The Castle"]),
        ("1. (U) All is\nwell.\nThe Castle and the Bridge\n-----\n2. (U) Yes.\n", [None, "The Castle and the Bridge"]),
        (
            "1. (U) All is well.\nTHE KING HAS A PLAN\n------\nThe Duke is Angry\n------\n2. (U) Yes.\n",
            [None, "THE KING HAS A PLAN", "The Duke is Angry"],
        ),
        ("1. (U) All is well,\nthey say, today\n------\nThe Duke\n------\n2. (U) Yes.\n", [None, "The Duke"]),
        ("1. (U) All is well.\nThey said so today.\n------\nThe Duke\n------\n2. (U) Yes.\n", [None, "The Duke"]),
        ("1. (U) All is well and so\nis the castle, and the bridge\n-----\n2. (U) Yes.\n", [None]),
        ("The Castle\n----------\n1. (U) Yes.\n", ["The Castle"]),
        ("-----\n-----\n", [None]),
        ("1. Yes.\n---- A. The moat ----\n", [None]),
        ("// Castle //\n------------\n\n1. Yes.\n", ["Castle"]),
        (f"1. Yes.\n\nThe Castle\n{'-' * 45} {'-' * 9}\n\n2. No.\n", [None, "The Castle"]),
        ("1. Yes.\nThe Castle\n- - -\n\n2. No.\n", [None, "The Castle"]),
        ("1. Yes.\n\nThe Castle\n-------- --- -- --\n\n2. No.\n", [None, "The Castle"]),
        ("1. Yes.\n\nAll went home, as they\nsaid then.\nThe Castle\n----------\n\n2. No.\n", [None, "The Castle"]),
        (
            f"1. Yes, so\n{PAGE}\nthey said" + ", and went home" * 8 + ".\nThe Castle\n-------------------\n\n2. No.\n",
            [None, "The Castle"],
        ),
        (f"1. (U) Yes, so\n{PAGE}\nthey said.\nThe Castle\n----------\n\n2. No.\n", [None, "The Castle"]),
    ],
)
def test_lines_of_dashes(text: str, headings: list[str | None]) -> None:
    """Dashes stand under, over or around a heading, alone, or in a table (format.md 13.4)."""
    assert headings == [section.heading for section in read_whole(text).sections]


RULES = ("----------", f"{'-' * 45} ---", "--- - -")


@pytest.mark.parametrize("below", ["\n\n1. Yes.\n", "\n1. Yes.\n", ""])
@pytest.mark.parametrize("over", ["", *RULES])
@pytest.mark.parametrize("under", RULES)
@pytest.mark.parametrize(
    "title", ["The Castle", "(The Castle)", "THE OLD CASTLE 5", "The castle and the mill of Zenda, 1907"]
)
def test_usual_headings_are_found_both_ways(title: str, over: str, under: str, below: str) -> None:
    """The pattern of the most frequent headings finds what the rules for all of them find."""
    above = f"{over}\n" if over else ""
    text = f"{above}{title}\n{under}{below}"
    rule = 0 if over else len(title) + 1
    found = usual_heading_at_rule(text, 0, rule, len(text))

    assert found is not None
    assert found == heading_at_rule(text, 0, rule, len(text))


def test_a_page_line_above_the_dashes() -> None:
    """A heading below a page line is found; the page line stays out of it."""
    text = "1. (U) Yes.\n\nZENDA 00000910  002 OF 002\n\n\nThe Castle\n----------\n\n2. (U) No.\n"

    assert [section.heading for section in read_whole(text).sections] == [None, "The Castle"]


def test_a_section_alone_takes_all() -> None:
    """A section read by itself takes in what a second heading would begin; the text stays whole."""
    text = "The Castle\n----------\n\n1. Yes.\n\nThe Moat\n--------\n\n2. No.\n"
    section = from_text(text, Section)

    assert text == to_text(section)
    assert section.heading == "The Castle"
    assert [paragraph.label for paragraph in section.paragraphs] == ["1", "2"]


@pytest.mark.parametrize(
    ("dashes", "labels"),
    [
        ("------------ ----\n-- -- -- -\n", ["2"]),
        ("------------ ----\n- - -\n", ["2"]),
        ("------------ ----\n-- oats\n", ["--", "2"]),
        ("------------ ----\n-- -- oats\n", [None, "2"]),
    ],
)
def test_dashes_that_were_wrapped(dashes: str, labels: list[str | None]) -> None:
    """Pieces of dashes below a line of them are its rest."""
    cable = read_whole(f"{CLASS_LINE}1. (U) Yes.\n\nThe Mill and the Keys\n{dashes}\n2. (U) No.\n")

    assert [paragraph.label for paragraph in cable.sections[1].paragraphs] == labels
