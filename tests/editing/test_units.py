"""Units of a body: every word once, with its place, its page and its effective mark."""

import re
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit import Cable, ModelError, Paragraph, Section, Unit, from_text, from_xml, to_text, units
from cablekit.editing.passages import passages
from tests._real import needs_corpus, real_cables
from tests.strategies import TELEGRAMS
from tests.test_structural_edits import laid_out

TEXT = """C O N F I D E N T I A L ZENDA 000910

The Mill
--------

1. (S) The mill is shut, and the ACCOMPLISH-
MENT of it \u00b6 is  doubted.

2. Sapt named two:

   a. (U) the toll;
   b. the keys.

ZENDA 00000910  002 OF 002

3. (SBU) He gave the tolls:

Mill    Tolls
East    400
West    300

4. (U) He wrote:

BEGIN TEXT

The bridge is open.

The moat is full.

END TEXT

RASSENDYLL
"""
FOUND = list(units(from_text(TEXT)))


def test_what_there_is() -> None:
    """Each heading, paragraph, item, row and block in order, with its label, its effective mark and its page."""
    assert [(unit.kind, unit.label, str(unit.portion), unit.page, unit.text) for unit in FOUND] == [
        ("heading", None, "C", 1, "The Mill"),
        ("paragraph", "1", "S", 1, "The mill is shut, and the ACCOMPLISHMENT of it \u00b6 is doubted."),
        ("paragraph", "2", "C", 1, "Sapt named two:"),
        ("item", "a", "U", 1, "the toll;"),
        ("item", "b", "C", 1, "the keys."),
        ("paragraph", "3", "SBU", 2, "He gave the tolls:"),
        ("row", None, "SBU", 2, "Mill Tolls"),
        ("row", None, "SBU", 2, "East 400"),
        ("row", None, "SBU", 2, "West 300"),
        ("paragraph", "4", "U", 2, "He wrote:"),
        ("block", None, "U", 2, "BEGIN TEXT"),
        ("block", None, "U", 2, "The bridge is open."),
        ("block", None, "U", 2, "The moat is full. END TEXT"),
    ]
    assert {unit.section for unit in FOUND} == {"The Mill"}
    assert FOUND[1].node == from_text(TEXT).paragraphs[0]
    assert TEXT[FOUND[1].start : FOUND[1].end].startswith("The mill is shut")


def test_places() -> None:
    """A place of the words gives one of the text, and back; between two letters the next one counts."""
    unit = FOUND[1]
    joined = unit.text.index("MENT")

    assert TEXT[unit.to_text_place(joined) :].startswith("MENT of it")
    assert unit.to_text_place(len(unit.text)) == unit.end
    assert unit.to_flow_place(unit.end) == len(unit.text)
    assert unit.to_flow_place(unit.to_text_place(joined) - 1) == joined


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: FOUND[0].to_text_place(-1),
        lambda: FOUND[0].to_text_place(9),
        lambda: FOUND[0].to_text_place("1"),  # type: ignore[arg-type]
        lambda: FOUND[0].to_flow_place(FOUND[0].start - 1),
        lambda: FOUND[0].to_flow_place(FOUND[0].end + 1),
        lambda: FOUND[0].to_flow_place(None),  # type: ignore[arg-type]
        lambda: list(units("SECRET")),  # type: ignore[arg-type]
    ],
)
def test_wrong_places(wrong: Callable[[], Any]) -> None:
    """A place that a unit does not have is refused."""
    with pytest.raises(ModelError):
        wrong()


def test_a_cable_built_by_hand() -> None:
    """Its places are those of the text that is written; a cable without a level gives no mark."""
    cable = Cable(sections=(Section("The Bridge", (Paragraph("1", None, "It is open."), Paragraph("2", "U", "Yes."))),))
    text = to_text(cable)

    assert [(unit.portion and str(unit.portion), text[unit.start : unit.end]) for unit in units(cable)] == [
        (None, "The Bridge"),
        (None, "It is open."),
        ("U", "Yes."),
    ]
    assert list(units(Cable())) == []


def test_a_quoted_cable() -> None:
    """A quoted telegram is one unit."""
    quoted = "P 080915Z MAY 08\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nUNCLAS ZENDA 000910\n\n1. Yes.\n"
    text = f"1. (U) He wrote:\n\nQUOTE\n{quoted}UNQUOTE\n"
    kinds = [unit.kind for unit in units(from_text(text))]

    assert "cable" in kinds


def is_right(cable: Cable, found: list[Unit]) -> None:
    """Assert that both maps of all units are inverse on every character, and that all of `cable.text` is in them."""
    text = to_text(cable)
    assert letters("".join(one.text for one in passages(cable))) == letters(cable.text)
    assert [one.unit for one in passages(cable) if one.unit] == found
    for unit in found:
        assert len(unit.places) == len(unit.text)
        for at, sign in enumerate(unit.text):
            place = unit.to_text_place(at)
            assert unit.to_flow_place(place) == at
            assert text[place] == sign or (sign == " " and text[place].isspace())
        assert (unit.to_text_place(0), unit.to_text_place(len(unit.text))) == (unit.start, unit.places[-1] + 1)
        for place in range(unit.start, unit.end):
            at = unit.to_flow_place(place)
            assert unit.places[at] >= place
            assert at == 0 or unit.places[at - 1] < place
        if unit.kind not in ("row", "cable"):
            assert unit.text == (unit.node.heading if unit.kind == "heading" else unit.node.flow)


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return re.sub(r"[\W_]", "", text)


LINES = st.sampled_from([line for text in TELEGRAMS.values() for line in text.splitlines(keepends=True)])


@given(st.lists(LINES | st.sampled_from(TEXT.splitlines(keepends=True)), max_size=30).map("".join))
def test_units_of_any_telegram(text: str) -> None:
    """The maps are inverse on every character, and every word of the body is in a unit."""
    cable = from_text(text)
    is_right(cable, list(units(cable)))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_units_of_invented_pages(newline: str) -> None:
    """The same for pages in the layouts of facsimiles."""
    draw = Random(17)
    for _ in range(20):
        cable = from_text(laid_out(draw).replace("\n", newline))
        is_right(cable, list(units(cable)))


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_line_endings(newline: str) -> None:
    """Line endings change no unit but its places."""
    cable = from_text(TEXT.replace("\n", newline))
    found = list(units(cable))

    is_right(cable, found)
    assert [unit.text for unit in found] == [unit.text for unit in FOUND]


@needs_corpus
def test_units_of_real_cables() -> None:
    """The same for real cables."""
    for cable in list(real_cables().values())[::12]:
        is_right(cable, list(units(cable)))


def test_the_same_node_twice() -> None:
    """Each place has its own words, and its own places in the text."""
    paragraph = Paragraph("1", "U", "Yes.", ("a. No.",))
    cable = Cable(sections=(Section("The Mill", (paragraph, paragraph)),) * 2)
    text = to_text(cable)
    found = list(units(cable))

    assert [unit.text for unit in found] == ["The Mill", "Yes.", "No.", "Yes.", "No."] * 2
    assert [text[unit.start : unit.end] for unit in found] == [unit.text for unit in found]
    assert [unit.start for unit in found] == sorted({unit.start for unit in found})


def test_a_paragraph_in_two_parts() -> None:
    """Its words are those of both parts."""
    data = (
        '<section xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF">'
        "<paragraph><text>It is\n</text></paragraph><page>PAGE 02\n</page>"
        '<paragraph part="2"><text>open.\n</text></paragraph></section>'
    )
    cable = Cable(sections=(from_xml(data, Section),))

    assert [unit.text for unit in units(cable)] == ["It is open."]


def test_a_page_line_at_the_top_begins_the_first_page() -> None:
    """A page line above everything else is that of page 1; the next one begins page 2, whatever is between them."""
    top = "PAGE 01 ZENDA 00910 080915Z\n\n"
    head = "R 080915Z MAY 79\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nUNCLAS ZENDA 00910\n\nTAGS: XG\nSUBJECT: X\n\n"
    body = "1. OPEN.\n\nPAGE 02 ZENDA 00910 080915Z\n\n2. SHUT.\n"

    for text in (top + head + body, head + body):
        assert [unit.page for unit in units(from_text(text))] == [1, 2]
    assert [unit.page for unit in units(from_text(head + top + body))] == [2, 3]
