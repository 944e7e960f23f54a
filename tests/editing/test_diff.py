"""Differences of two cables: values by field, text by unit and word; layout is none."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cablekit import Cable, Change, Header, ModelError, Paragraph, Reference, Section, Wrapper, diff, from_text
from cablekit.editing.passages import Passage, in_order, layout_free, paired
from tests._real import needs_corpus, real_cables
from tests.scaling import assert_linear
from tests.strategies import ANY_CABLE, TELEGRAMS

TEXT = """P 080915Z MAY 08
FM AMEMBASSY ZENDA
TO SECSTATE WASHDC
C O N F I D E N T I A L ZENDA 000910

TAGS: PREL, XG
SUBJECT: THE BRIDGE

The Mill
--------

1. (C) The mill is shut, and its well-known NON-ALIGNED owner doubts that it will be opened before the coronation.

2. (S) Sapt named two:

   a. (U) the toll;
   b. the keys.

3. (C) He gave the tolls:

Mill    Tolls
East    400
West    300

RASSENDYLL
"""
CABLE = from_text(TEXT)


def told(new: str, old: str = TEXT) -> list[str]:
    """List the changes from one text to another, a line each."""
    return [str(change) for change in diff(from_text(old), from_text(new))]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("THE BRIDGE", "THE MOAT", ["subject: THE[- BRIDGE-]{+ MOAT+}"]),
        ("C O N F I D E N T I A L", "SECRET", ["classification: [-CONFIDENTIAL-]{+SECRET+}"]),
        ("PREL, XG", "PREL", ["tags: PREL[-, XG-]"]),
        ("080915Z MAY 08", "080915Z  MAY 2008", []),
        ("080915Z MAY 08", "080915Z JUN 08", ["dtg: P 080915Z[- MAY-]{+ JUN+} 08"]),
        ("P 080915Z MAY 08", "O 080915Z MAY 2008", ["dtg: [-P-]{+O+} 080915Z MAY[- 08-]{+ 2008+}"]),
        ("080915Z MAY 08", "310915Z JUN 08", ["dtg: P[- 080915Z MAY-]{+ 310915Z JUN+} 08"]),
        ("SUBJECT: THE BRIDGE\n", "", ["subject: [-THE BRIDGE-]"]),
        ("RASSENDYLL", "HENTZAU", ["signatures: [-RASSENDYLL-]{+HENTZAU+}"]),
        ("The Mill\n--------", "The Moat\n--------", ["heading: The[- Mill-]{+ Moat+}"]),
        ("2. (S)", "2. (C)", ["paragraph 2: 2. ([-S-]{+C+}) Sapt named two:"]),
        ("the toll;", "the high toll;", ["item a: a. (U) the{+ high+} toll;"]),
        ("East    400", "East    450", ["row: East[- 400-]{+ 450+}"]),
        ("   b. the keys.\n", "", ["item b: [-b. the keys.-]"]),
        ("   b. the keys.\n", "   b. the keys.\n   c. the moat.\n", ["item c: {+c. the moat.+}"]),
        (
            "1. (C) The mill is shut, and its well-known NON-ALIGNED owner doubts that it will be opened before",
            "1. (C) The mill is shut, and its well-known NON-ALIGNED owner doubts that it was opened before",
            ["paragraph 1: 1. (C) The mill is shut, and its ...[- will be-]{+ was+} opened before the coronation."],
        ),
    ],
)
def test_one_change(old: str, new: str, lines: list[str]) -> None:
    """Each kind of change is one line that names the field or the unit, and shows the words."""
    assert told(TEXT.replace(old, new)) == lines


def test_values_and_units() -> None:
    """A field has its values, a unit its texts and its units; what is missing is None."""
    added = TEXT.replace("3. (C) He", "3. (C) The duke laughed.\n\n4. (C) He").replace("PREL, XG", "PREL")
    tags, new, renumbered = diff(CABLE, from_text(added))

    assert (tags.kind, tags.name, tags.old, tags.new) == ("field", "tags", ("PREL", "XG"), ("PREL",))
    assert (tags.old_unit, tags.new_unit) == (None, None)
    assert (new.kind, new.name, new.old, new.new) == ("unit", "paragraph 3", None, "3. (C) The duke laughed.")
    assert new.old_unit is None
    assert new.new_unit is not None
    assert new.new_unit.text == "The duke laughed."
    assert (renumbered.name, renumbered.words[:2]) == ("paragraph 3", (("-", "3"), ("+", "4")))


def test_a_moved_paragraph() -> None:
    """It is missing in its old place, and new in the other one."""
    old = "1. (U) The moat is full.\n\n2. (U) The toll is low.\n\n3. (U) Sapt met the duke.\n"
    new = "1. (U) The toll is low.\n\n2. (U) Sapt met the duke.\n\n3. (U) The moat is full.\n"

    assert sorted(told(new, old)) == [
        "paragraph 1: [-1. (U) The moat is full.-]",
        "paragraph 2: [-2-]{+1+}. (U) The toll is low.",
        "paragraph 3: [-3-]{+2+}. (U) Sapt met the duke.",
        "paragraph 3: {+3. (U) The moat is full.+}",
    ]


def test_values_that_are_read_from_others() -> None:
    """References, addressees, date and number are compared as values and shown as they are written."""
    header = Header(
        dtg="P 080915Z MAY 08",
        mrn="ZENDA 910",
        action=("SECSTATE WASHDC",),
        references=(Reference(post="ZENDA", number=7),),
    )
    other = evolve(header, dtg="O 080915Z MAY 08", references=(Reference(post="ZENDA", number=8),), action=())

    assert [str(change) for change in diff(Cable(header), Cable(other))] == [
        "dtg: [-P-]{+O+} 080915Z MAY 08",
        "action: [-SECSTATE WASHDC-]",
        "references: ZENDA[- 7-]{+ 8+}",
    ]


def test_a_paragraph_without_words() -> None:
    """Its label and its mark count, although it is no unit."""
    text = "CONFIDENTIAL ZENDA 000910\n\n1. ({}) \n\n   a. the toll;\n   b. the keys.\n"
    change, *rest = diff(from_text(text.format("C")), from_text(text.format("U")))

    assert str(change) == "paragraph 1: 1. ([-C-]{+U+})"
    assert (change.old_unit, change.new_unit, rest) == (None, None, [])


def test_what_is_no_part_of_the_telegram() -> None:
    """What archives say, the user's own data and the reader's hint are not compared."""
    assert diff(CABLE, evolve(CABLE, wrappers=(Wrapper("site"),), extra={"a": 1}, year_hint=2008)) == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: re.sub(r"(?m)$", "  ", text),
        lambda text: "\n\n" + text + "\n\n",
        lambda text: text.replace("and its ", "and its\n\nZENDA 00000910  002 OF 002\n\n\n"),
        lambda text: text.replace("its well-known ", "its well-\nknown\n"),
        lambda text: text.replace("NON-ALIGNED ", "NON-\nALIGNED "),
        lambda text: text.replace("Mill    Tolls", "Mill          Tolls"),
    ],
)
def test_layout_is_no_difference(change: Callable[[str], str]) -> None:
    """Line endings, blanks, page lines, wrapping, also at a hyphen."""
    assert change(TEXT) != TEXT
    assert diff(CABLE, from_text(change(TEXT))) == ()


@pytest.mark.parametrize("wrong", [None, "SECRET", Header()])
def test_wrong_values(wrong: Any) -> None:
    """What is not a cable is refused."""
    with pytest.raises(ModelError, match="expected a Cable"):
        diff(CABLE, wrong)
    with pytest.raises(ModelError, match="expected a Cable"):
        diff(wrong, CABLE)


def test_what_is_blacked_out() -> None:
    """Without a word in common, a unit is found by its number, a heading by its place; a bullet is a new one."""
    old = Cable(sections=(Section("The Mill", ("1. (C) The moat is full.", "2. (C) The toll is low.")),))
    new = Cable(sections=(Section("[REDACTED]", ("1. (C) XXXXXXXXXXXX.", "2. (C) The toll is low.")),))
    one, other = Passage("item", "--", "-- The moat."), Passage("item", "--", "-- Sapt laughed.")

    assert [change.name for change in diff(old, new)] == ["heading", "paragraph 1"]
    assert paired([one], [other]) == [(0, None), (None, 0)]
    assert paired([one], [Passage("item", "--", "-- XXXXXXXX")]) == [(0, 0)]
    assert paired([one, one], [Passage("item", "--", "-- XXXXXXXX")]) == [(0, None), (1, None), (None, 0)]


def test_the_best_pairs_win() -> None:
    """A pair with more words in common excludes one with fewer that would cross it, or share a unit with it."""
    assert in_order([(3, 3), (3, 5), (1, 3), (4, 1), (1, 4), (0, 0), (5, 5)]) == [(0, 0), (3, 3), (5, 5)]


def is_right(old: Cable, new: Cable) -> None:
    """Assert that the words of each change give the texts of both sides, and that only what differs is named."""
    for change in diff(old, new):
        sides = {sign: "".join(text for mark, text in change.words if mark in (sign, "=")) for sign in "-+"}
        assert "\n" not in str(change)
        if change.kind == "unit":
            assert (sides["-"], sides["+"]) == (change.old or "", change.new or "")
            assert layout_free(sides["-"]) != layout_free(sides["+"]) or None in (change.old, change.new)
        else:
            assert change.old != change.new


LINES = st.sampled_from([line for text in (*TELEGRAMS.values(), TEXT) for line in text.splitlines(keepends=True)])


@given(st.lists(LINES, max_size=30), st.lists(LINES, max_size=3), st.integers(0, 30))
def test_words_of_any_telegram(lines: list[str], new: list[str], at: int) -> None:
    """The old texts are `=` and `-`, the new ones `=` and `+`; a cable does not differ from itself."""
    cable = from_text("".join(lines))

    assert diff(cable, cable) == ()
    is_right(cable, from_text("".join([*lines[:at], *new, *lines[at + 1 :]])))


@given(ANY_CABLE)
def test_cables_of_all_kinds(cable: Cable) -> None:
    """One that cannot be written is refused; every other one can be compared, and is equal to itself."""
    try:
        assert diff(cable, cable) == ()
        is_right(cable, CABLE)
    except ModelError:
        pass


@needs_corpus
def test_real_cables() -> None:
    """The same for real cables, one compared with the next."""
    found = list(real_cables().values())[::23]
    for old, new in pairwise(found):
        assert diff(old, old) == ()
        is_right(old, new)


def test_a_change_by_hand() -> None:
    """A long stretch is shown in short; a change without words has an empty line."""
    words = (("=", "The king " * 20), ("-", "went"), ("+", "rode"))

    assert str(Change("unit", "paragraph", words=words)) == (
        "paragraph: The king The king The king The king The ... [-went-]{+rode+}"
    )
    assert str(Change("field", "tags")) == "tags: "


MAKERS: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda size: "".join(f"{at}. (U) The {at} men of Zenda.\n\n" for at in range(1, size)),
    "one paragraph": lambda size: "1. (U) " + " ".join(f"{at % 7}{at % 11} men" for at in range(size)),
    "bullets": lambda size: "".join(f"-- the {at % 7}\n" for at in range(size)),
}


@pytest.mark.scaling
@pytest.mark.parametrize("name", MAKERS)
def test_it_is_linear(name: str) -> None:
    """Twice the text, with a change in each seventh line or word, takes about twice as long."""

    def pair(size: int) -> tuple[Cable, Cable]:
        text = MAKERS[name](size)
        return from_text(text), from_text(text.replace("7 ", "7 or 8 "))

    assert_linear(lambda both: diff(*both), pair, 200)


@pytest.mark.scaling
def test_paragraphs_with_nothing_in_common_are_linear() -> None:
    """The same for two texts that differ in everything but their shape."""

    def pair(size: int) -> tuple[Cable, ...]:
        return tuple(
            Cable(sections=(Section(None, [Paragraph(text=f"{word} {at}") for at in range(size)]),)) for word in "ab"
        )

    assert_linear(lambda both: diff(*both), pair, 200)
