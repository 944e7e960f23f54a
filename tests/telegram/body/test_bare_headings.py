"""A heading without dashes is given some where an edit changes the lines that show what it is (format.md 13.4)."""

import re

import pytest
from attrs import evolve

from cablekit import Cable, Paragraph, Section, from_text, to_text

TEXT = """UNCLAS ZENDA 000910

SUBJECT: TOLLS

1. (U) The king is well.

The Toll

2. (U) The toll is paid.

The Keys

3. (U) Sapt has the keys.

COMMENT

4. (U) We doubt it.
"""


def edit(text: str, *kept: tuple[int, int, str]) -> Cable:
    """Lay out a cable again: for each paragraph that stays, its section, which number it has, and its new number."""
    cable = from_text(text)
    sections = [
        evolve(
            section,
            paragraphs=tuple(evolve(cable.paragraphs[at], label=label) for to, at, label in kept if to == here),
        )
        for here, section in enumerate(cable.sections)
    ]
    same = [new if new != old else old for new, old in zip(sections, cable.sections, strict=True)]
    return evolve(cable, sections=tuple(section for section in same if section != Section()))


@pytest.mark.parametrize(
    ("kept", "old", "new"),
    [
        pytest.param(
            ((0, 0, "1"), (2, 2, "2"), (3, 3, "3")),
            "The Toll\n\nremoved. (U) The toll is paid.\n\nThe Keys\n\n",
            "The Toll\n--------\n\nThe Keys\n--------\n\n",
            id="nothing below it",
        ),
        pytest.param(
            ((1, 1, "1"), (2, 2, "2"), (3, 3, "3")),
            "removed. (U) The king is well.\n\nThe Toll\n",
            "The Toll\n--------\n",
            id="nothing above it",
        ),
        pytest.param(
            ((0, 0, "1"), (1, 1, "2"), (2, 2, "3")),
            "\nCOMMENT\n\nremoved. (U) We doubt it.\n",
            "\nCOMMENT\n\n",
            id="a word that is a heading by itself",
        ),
        pytest.param(
            ((0, 0, "1"), (1, 1, "2"), (3, 2, "3"), (3, 3, "4")),
            "The Keys\n\n3. (U) Sapt has the keys.\n\nCOMMENT\n\n4.",
            "The Keys\n--------\n\nCOMMENT\n-------\n\n3. (U) Sapt has the keys.\n\n4.",
            id="a word below a heading",
        ),
    ],
)
def test_dashes_where_the_lines_around_a_heading_change(
    kept: tuple[tuple[int, int, str], ...], old: str, new: str
) -> None:
    """The heading is still read, and nothing else changes."""
    labels = {str(at + 1): label for _, at, label in kept}
    text = re.sub("(?m)^([1-4])(?=[.])", lambda match: labels.get(match[1], "removed"), TEXT)

    assert old in text
    assert to_text(edit(TEXT, *kept)) == text.replace(old, new)


def test_an_unfinished_sentence_above_a_heading() -> None:
    """A heading below a text that does not end like a sentence needs dashes, and only there."""
    cable = from_text(TEXT)
    first = cable.sections[0]
    unfinished = Paragraph("2", first.paragraphs[0].portion, "The king, the duke", (Paragraph("--", text="and Sapt"),))
    added = evolve(first, paragraphs=(*first.paragraphs, unfinished))
    labels = iter("345")
    rest = (
        evolve(one, paragraphs=tuple(evolve(paragraph, label=next(labels)) for paragraph in one.paragraphs))
        for one in cable.sections[1:]
    )
    written = to_text(evolve(cable, sections=(added, *rest)))

    assert (
        "\n2. (U) The king, the duke\n\n-- and Sapt\n\nThe Toll\n--------\n\n3. (U) The toll is paid.\n\nThe Keys\n\n4."
        in written
    )


@pytest.mark.parametrize("heading", ["The Toll\n--------", "--------\nThe Toll\n--------"])
def test_a_heading_with_dashes_stays(heading: str) -> None:
    """What has dashes needs no others."""
    cable = from_text(f"1. (U) Yes.\n\n{heading}\n\n2. (U) No.\n\n3. (U) So.\n")
    first, second = cable.sections
    edited = evolve(cable, sections=(first, evolve(second, paragraphs=())))

    assert to_text(edited).rstrip() == f"1. (U) Yes.\n\n{heading}"


@pytest.mark.parametrize("heading", ["Afghanistan -----------", "----------- Afghanistan -----------"])
def test_a_heading_in_a_line_gets_a_line_of_its_own(heading: str) -> None:
    """A heading in a line with other text is written on its own line where another text is below it."""
    cable = from_text(f"1. (U) Yes it is. {heading}\n\n2. (U) No.\n\n3. (U) So.\n")
    first, second = cable.sections
    edited = evolve(cable, sections=(first, evolve(second, paragraphs=())))

    assert to_text(edited) == "1. (U) Yes it is. \n\nAfghanistan\n-----------\n\n"


def test_a_page_line_in_a_heading() -> None:
    """A heading with a page line in it is in no line of text; where it needs dashes, the page line goes above it."""
    page = "ZENDA 00000910  002 OF 003"
    cable = from_text(f"1. (U) Yes.\n\nThe Mill and the {page} Bridge\n\n2. (U) No.\n\n3. (U) So.\n")
    first, second = cable.sections
    added = evolve(first, paragraphs=(*first.paragraphs, Paragraph("2", first.paragraphs[0].portion, "So it is.")))
    rest = tuple(evolve(one, label=str(at)) for at, one in enumerate(second.paragraphs, 3))

    assert second.heading == "The Mill and the Bridge"
    assert f"So it is.\n\nThe Mill and the {page} Bridge\n\n3. (U) No." in to_text(
        evolve(cable, sections=(added, evolve(second, paragraphs=rest)))
    )
    assert to_text(evolve(cable, sections=(first, evolve(second, paragraphs=())))) == (
        f"1. (U) Yes.\n\n{page} The Mill and the Bridge\n-----------------------\n\n"
    )


@pytest.mark.parametrize(
    ("end", "written"),
    [
        ("\nSAPT\n", "\nSAPT\n"),
        ("Sapt\n", "\nSapt\n"),
        ("\nsapt\n", "\n*****\n\nsapt\n"),
        (
            "\nVisit Zenda's Website: http://zenda.example/\nSAPT\n",
            "\nVisit Zenda's Website: http://zenda.example/\nSAPT\n",
        ),
        ("\nNNNN\n", "\nNNNN\n"),
    ],
)
def test_nothing_is_left_below_the_last_heading(end: str, written: str) -> None:
    """The closing is still read as one, and the dashes as those of the heading."""
    cable = from_text(f"1. (U) Yes.\n\nThe Toll\n--------\n\n2. (U) No.\n{end}")
    first, second = cable.sections
    edited = evolve(cable, sections=(first, evolve(second, paragraphs=())))

    assert cable.closing != from_text("").closing
    assert to_text(edited).replace("\n\n\n", "\n\n") == f"1. (U) Yes.\n\nThe Toll\n--------\n{written}"


def test_a_heading_that_an_edit_puts_below_the_header() -> None:
    """A heading below TAGS without a subject would be read as the subject; so a line of dashes is above it."""
    head = "UNCLAS ZENDA 000910\n\nE.O. 12958: N/A\nTAGS: PREL\n\n"
    cable = from_text(f"{head}1. (U) Yes.\n\nTHE TOLL IN MAY\n---------------\n\n2. (U) No.\n")
    _, second = cable.sections
    edited = evolve(cable, sections=(evolve(second, paragraphs=(evolve(second.paragraphs[0], label="1"),)),))

    assert to_text(edited) == f"{head}---\n\nTHE TOLL IN MAY\n---------------\n\n1. (U) No.\n"


@pytest.mark.parametrize(
    "heading",
    [
        "The Toll\n\n--------\n\n",
        "The Toll\n\nZENDA 00000910  002 OF 003\n\n--------\n\n",
        "The Toll\n--------\n",
        "--------\nThe Toll\n--------\n",
    ],
)
def test_nothing_is_left_between_two_headings(heading: str) -> None:
    """Dashes far below the heading, or without a blank line below them, would be those of the next one."""
    cable = from_text(f"1. (U) Yes.\n\n{heading}2. (U) No.\n\nThe Keys\n--------\n\n3. (U) So.\n")
    first, second, third = cable.sections
    edited = evolve(cable, sections=(first, evolve(second, paragraphs=()), third))

    assert [section.heading for section in cable.sections] == [None, "The Toll", "The Keys"]
    assert "The Toll\n--------\n\n" in to_text(edited)


def test_a_blank_line_in_a_heading() -> None:
    """A heading over two lines is written without the blank line between them where it needs dashes."""
    cable = from_text("1. (U) Yes it is. The Toll\n\nin the Month of May ---------------------------\n\n2. (U) No.\n")
    first, second = cable.sections
    edited = evolve(cable, sections=(first, evolve(second, paragraphs=())))

    assert second.heading == "The Toll in the Month of May"
    assert to_text(edited) == "1. (U) Yes it is. \n\nThe Toll\nin the Month of May\n-------------------\n\n"


def test_a_new_heading_takes_the_place_of_the_paragraphs() -> None:
    """A section that was read without a heading has no dashes to look at."""
    cable = from_text("1. (U) Yes.\n\n2. (U) No.\n")
    edited = evolve(cable, sections=(evolve(cable.sections[0], heading="The Toll", paragraphs=()),))
    added = evolve(cable, sections=(*cable.sections, Section("The Keys")))

    assert to_text(edited).strip() == "The Toll\n--------"
    assert to_text(added).strip() == "1. (U) Yes.\n\n2. (U) No.\n\nThe Keys\n--------"
