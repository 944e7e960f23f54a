"""Several copies of one message: aligned, and the gaps of one filled from another, each stretch with its witness."""

import re
import textwrap
from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit import Cable, Collation, ModelError, collate, from_text, redact, to_text
from cablekit.editing.passages import layout_free
from tests._real import needs_corpus, real_cables
from tests.scaling import assert_linear
from tests.strategies import TELEGRAMS
from tests.test_structural_edits import laid_out

TEXT = """P 080915Z MAY 08
FM AMEMBASSY ZENDA
TO SECSTATE WASHDC
C O N F I D E N T I A L ZENDA 000910

TAGS: PREL
SUBJECT: THE CELLAR

The Prisoner
------------

1. (C) Sapt met the king in the cellar of the well-known old mill, and said that the toll is low.

2. (U) The duke named two points:

   a. (C) the keys;
   b. (U) the bridge.

3. (C) He wrote to Strelsau; nobody answered.

4. (U) The moat is full.

RASSENDYLL
"""
CABLE = from_text(TEXT)


def of(*texts: str) -> Collation:
    """Collate texts."""
    return collate(map(from_text, texts))


def shown(found: Collation) -> list[tuple[str, int | None, str]]:
    """List the stretches on which copies differ: text, witness, states by their first letters."""
    return [(one.text, one.witness, "".join(state[0] for state in one.states)) for one in found.differences]


def test_one_copy() -> None:
    """Its text is that of its units, with labels and marks; it is its own witness."""
    found = collate([CABLE])

    assert found.text == (
        "The Prisoner\n\n1. (C) Sapt met the king in the cellar of the well-known old mill, and said that "
        "the toll is low."
        "\n\n2. (U) The duke named two points:\na. (C) the keys;\nb. (U) the bridge.\n\n"
        "3. (C) He wrote to Strelsau; nobody answered."
        "\n\n4. (U) The moat is full."
    )
    assert found.cables == (CABLE,)
    assert found.differences == ()
    assert {(one.witness, one.states) for one in found.stretches} == {(0, ("same",))}


@pytest.mark.parametrize(
    ("texts", "text", "stretches"),
    [
        (
            ["1. He met XXXXXXXX in Zenda.", "1. He met Sapt in Zenda."],
            "1. He met Sapt in Zenda.",
            [(" Sapt", 1, "gs")],
        ),
        (
            ["1. He met Sapt in Zenda.", "1. He met [REDACTED] in Zenda."],
            "1. He met Sapt in Zenda.",
            [(" Sapt", 0, "sg")],
        ),
        (
            ["1. He met XXXXXXXX in Zenda; he saw Sapt.", "1. He met Fritz in Zenda; he saw (b)(6)."],
            "1. He met Fritz in Zenda; he saw Sapt.",
            [(" Fritz", 1, "gs"), (" Sapt", 0, "sg")],
        ),
        (
            ["1. XXXXXXXX the king.", "1. Rudolf Rassendyll [REDACTED]."],
            "1. Rudolf Rassendyll the king.",
            [(" Rudolf Rassendyll", 1, "gs"), (" the king", 0, "sg")],
        ),
        (
            ["1. Rudolf Rassendyll [REDACTED].", "1. XXXXXXXX the king."],
            "1. Rudolf Rassendyll the king.",
            [(" Rudolf Rassendyll", 0, "sg"), (" the king", 1, "gs")],
        ),
        (
            ["1. He met XXXXXXXX.", "1. He met [names redacted] and laughed.", "1. He met Sapt, and laughed."],
            "1. He met Sapt, and laughed.",
            [(" Sapt,", 2, "ggs"), (" and laughed", 1, "lss")],
        ),
        (
            ["1. He met XXXXXXXX here.", "1. He met [name redacted] here."],
            "1. He met XXXXXXXX here.",
            [(" XXXXXXXX", None, "gg")],
        ),
        (
            ["1. XXXXXXXX the XXXXXXXX.", "1. the the the."],
            "1. the the the.",
            [(" the", 1, "gs"), (" the", 1, "gs")],
        ),
        (["1. The moat is deep.", "1. The moat is very deep."], "1. The moat is very deep.", [(" very", 1, "ls")]),
        (["1. The moat is very deep.", "1. The moat is deep."], "1. The moat is very deep.", [(" very", 0, "sl")]),
        (
            ["1. The old keep is deep.", "1. The castle is deep.", "1. The castle is deep."],
            "1. The old keep is deep.",
            [(" old keep", 0, "soo")],
        ),
        (
            ["1. The castle is XXXXXXXX.", "1. The old keep is [REDACTED].", "1. The old keep is (b)(1)."],
            "1. The castle is XXXXXXXX.",
            [(" castle", 0, "soo"), (" XXXXXXXX", None, "ggg")],
        ),
        (
            ["1. The moat XXXXXXXX is deep, he said.", "1. The moat is deep, he said."],
            "1. The moat XXXXXXXX is deep, he said.",
            [(" XXXXXXXX", None, "gl")],
        ),
        (
            ["1. One of them XXXXXXXX said yes.", "1. One of two XXXXXXXX called no."],
            "1. One of them XXXXXXXX said yes.",
            [(" them", 0, "so"), (" said yes", 0, "so")],
        ),
        (
            ["1. One of the men said yes.", "1. One of two XXXXXXXX called no."],
            "1. One of the men said yes.",
            [(" the men said yes", 0, "sg")],
        ),
    ],
)
def test_words(texts: list[str], text: str, stretches: list[tuple[str, int | None, str]]) -> None:
    """Gaps are filled; what a copy lacks is taken from another; where words differ the first copy's are chosen."""
    found = of(*texts)

    assert found.text == text
    assert shown(found) == stretches


def test_readings() -> None:
    """Each stretch has what each copy has there."""
    one, other = of("1. He met XXXXXXXX.", "1. He met Sapt and left.", "1. He met [REDACTED] and went.").differences[:2]

    assert one.readings == (" XXXXXXXX", " Sapt", " [REDACTED]")
    assert (other.text, other.readings[2]) == (" and", " and")


def test_units() -> None:
    """What one copy lacks as a whole is in its place; its unit is None there."""
    shorter = from_text(TEXT.replace("3. (C) He wrote to Strelsau; nobody answered.\n\n", ""))
    for copies, at in (([CABLE, shorter], 1), ([shorter, CABLE], 0)):
        found = collate(copies)
        lost = next(unit for unit in found.units if unit.label == "3")

        assert found.text == collate([CABLE]).text
        assert [unit is None for unit in lost.units] == [at == 0, at == 1]
        assert (lost.kind, lost.text) == ("paragraph", "3. (C) He wrote to Strelsau; nobody answered.")
        assert [one.states[at] for one in lost.stretches] == ["lacks"]


@pytest.mark.parametrize("order", [1, -1])
def test_one_mark_for_several_units(order: int) -> None:
    """A note that paragraphs are withheld stands for all that the other copy has in its place."""
    whole = "1. Yes.\n\n2. The moat is full.\n\n3. The toll is low.\n\n4. No.\n"
    partial = "1. Yes.\n\n[2 paragraphs not declassified]\n\n4. No.\n"
    found = of(*[whole, partial][::order])

    assert found.text == "1. Yes.\n\n2. The moat is full.\n\n3. The toll is low.\n\n4. No."
    assert [states for _, _, states in shown(found)] == [["sg", "gs"][order < 0]] * 2


def test_fields() -> None:
    """Values of the header and the closing that differ are named, with those of each copy."""
    found = collate([CABLE, CABLE, from_text(TEXT.replace("RASSENDYLL", "SAPT").replace("PREL", "XG"))])

    assert found.fields == (
        ("tags", (("PREL",), ("PREL",), ("XG",))),
        ("signatures", (("RASSENDYLL",), ("RASSENDYLL",), ("SAPT",))),
    )


@pytest.mark.parametrize("wrong", [(), None, 7, (CABLE, None), ("SECRET",), "SECRET"])
def test_wrong_values(wrong: Any) -> None:
    """No copy, and what is not a cable, is refused."""
    with pytest.raises(ModelError):
        collate(wrong)


PAGE = """O P 080915Z OCT 08
FM AMEMBASSY ZENDA
TO SECSTATE WASHDC IMMEDIATE 3121
C O N F I D E N T I A L ZENDA 000910

SIPDIS

E.O. 12958: DECL: 05/08/2018
TAGS: PREL, XG
SUBJECT: THE CELLAR
REF: STRELSAU 417

Classified By: DCM Harriet J. Colfax for reasons 1.4 (b) and (d).

The Prisoner
------------

1. (C) Sapt met the king in the cellar of the well-known old mill
near the bridge, and said to him that the toll of the summer is
lower than that of the winter, when the miller was not at home.

2. (U) The duke named two points:

   a. (C) the keys;
   b. (U) the bridge.

3. (C) He wrote to Strelsau; nobody answered him in all the weeks
that he stayed there, and the letters that he sent were not found.

RASSENDYLL
"""


def rewrapped(text: str, width: int) -> str:
    """Wrap the long paragraphs at another width."""
    blocks = text.split("\n\n")
    long = [len(block) > 100 and block[:2] in ("1.", "3.") for block in blocks]
    filled = [textwrap.fill(one, width) if is_long else one for one, is_long in zip(blocks, long, strict=True)]
    return "\n\n".join(filled)


#: Kinds of noise that change how a page looks and no fact; of labels and dates, and of lines.
NOISES: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "blanks at line ends": lambda text: re.sub(r"(?m)$", "  ", text),
    "blank lines around": lambda text: f"\n\n{text}\n\n",
    "backslashes": lambda text: re.sub(r"(?m)(?<=\S)[ \t]*$", r" \\", text),
    "backslashes, CRLF": lambda text: re.sub(r"(?m)(?<=\S)[ \t]*$", r" \\", text).replace("\n", "\r\n"),
    "blanks in the date": lambda text: text.replace("O P 080915Z OCT 08", "O P  080915Z  OCT  08"),
    "the month in words": lambda text: text.replace("Z OCT 08", "Z OCTOBER 08"),
    "all of the year": lambda text: text.replace("Z OCT 08", "Z OCT 2008"),
    "SUBJ": lambda text: text.replace("SUBJECT:", "SUBJ:"),
    "SUBECT": lambda text: text.replace("SUBJECT:", "SUBECT:"),
    "a blank before a colon": lambda text: text.replace("SUBJECT:", "SUBJECT :"),
    "TAGS;": lambda text: text.replace("TAGS:", "TAGS;"),
    "EO": lambda text: text.replace("E.O. ", "EO "),
    "REFTEL": lambda text: text.replace("REF: ", "REFTEL: "),
    "no-break spaces": lambda text: re.sub(r"(?m)^(SUBJECT|TAGS|REF): ", "\\1:\u00a0", text),
    "blanks in a label": lambda text: text.replace("Classified By: ", "Classified  By:  "),
    "wrapped at 50": lambda text: rewrapped(text, 50),
    "wrapped at 100": lambda text: rewrapped(text, 100),
    "a page line": lambda text: text.replace("cellar of ", "cellar\n\nZENDA 00000910  002 OF 002\n\n\nof "),
    "a broken word": lambda text: text.replace("the well-known old", "the well-\nknown old"),
}


@pytest.mark.parametrize("kind", NOISES)
def test_a_noisy_copy(kind: str) -> None:
    """A page and its noisy copy do not differ; with a change in one, and a gap in the other, only by these."""
    noisy = NOISES[kind](PAGE)
    found = of(PAGE, noisy)

    assert noisy != PAGE
    assert (found.differences, found.fields) == ((), ())
    assert found.text == collate([from_text(PAGE)]).text
    changed = of(noisy.replace("the weeks", "his weeks"), PAGE.replace("Strelsau;", "XXXXXXXX;"))
    assert shown(changed) == [(" Strelsau", 0, "sg"), (" his", 0, "so")]
    assert changed.fields == ()


@pytest.mark.parametrize("seed", range(20))
def test_noisy_copies_of_invented_pages(seed: int) -> None:
    """The same for pages in the layouts of facsimiles, for the kinds of noise that they can have."""
    page = laid_out(Random(seed))
    for kind in ("CRLF", "CR", "blanks at line ends", "blank lines around", "SUBJ", "EO", "no-break spaces"):
        found = of(page, NOISES[kind](page))
        assert (kind, found.differences, found.fields) == (kind, (), ())


@pytest.mark.parametrize("level", ["U", "C"])
@pytest.mark.parametrize("first", [True, False])
def test_a_redacted_copy(level: str, first: bool) -> None:  # noqa: FBT001
    """What `redact` took out is filled from the complete copy."""
    done = redact(CABLE, above=level)
    found = collate([done, CABLE] if first else [CABLE, done])

    assert found.text == collate([CABLE]).text
    assert {one.witness for one in found.differences} <= {int(first)}
    assert (found.differences == ()) == (to_text(done) == TEXT)


PROSE = st.lists(
    st.sampled_from(["the", "king", "met", "Sapt", "and", "his", "duke", "at", "a", "Zenda", "of"]),
    min_size=1,
    max_size=25,
)


@given(st.lists(PROSE, min_size=1, max_size=5), st.data())
def test_any_gap_is_filled(paragraphs: list[list[str]], data: st.DataObject) -> None:
    """Wherever words are blacked out, the complete copy gives them back; the others stay as they are."""
    masks = [data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words))) for words in paragraphs]
    pairs = list(zip(paragraphs, masks, strict=True))
    black = [
        re.sub(
            r"(XXXXXXXX ?)+(?= |$)",
            "[REDACTED]",
            " ".join("XXXXXXXX" if mask else word for word, mask in zip(*pair, strict=True)),
        )
        for pair in pairs
    ]
    texts = [
        "".join(f"{at}. (C) {words}.\n\n" for at, words in enumerate(one, 1))
        for one in (black, [" ".join(words) for words in paragraphs])
    ]

    assert of(*texts).text == of(*texts[::-1]).text == of(texts[1]).text


def is_right(copies: list[Cable]) -> None:
    """Assert that each stretch has the words of its witness, and that no word of any copy is lost from the readings."""
    found = collate(copies)
    for unit in found.units:
        for one in unit.stretches:
            assert one.witness is None or (one.readings[one.witness], one.states[one.witness]) == (one.text, "same")
            assert [reading is None for reading in one.readings] == [state == "lacks" for state in one.states]
        for at, own in enumerate(unit.units):
            read = "".join(one.readings[at] or "" for one in unit.stretches)
            if own is not None and all(one.states[at] != "gap" for one in unit.stretches):
                assert layout_free(read).endswith(layout_free(own.text))


LINES = st.sampled_from([line for text in (*TELEGRAMS.values(), TEXT) for line in text.splitlines(keepends=True)])
CHANGES = st.sampled_from(["XXXXXXXX", "[REDACTED]", "castle", "", "(b)(6)", "the", "\n"])


@given(
    st.lists(LINES, max_size=20), st.lists(st.lists(st.tuples(st.integers(0, 900), CHANGES), max_size=6), max_size=3)
)
def test_any_copies(lines: list[str], edits: list[list[tuple[int, str]]]) -> None:
    """The same for any telegram, and copies in which words are blacked out, changed, lost or broken."""
    copies = [from_text("".join(lines))]
    for edit in edits:
        words = "".join(lines).split(" ")
        for at, new in edit:
            if at < len(words):
                words[at] = new
        copies.append(from_text(" ".join(words)))
    is_right(copies)


@needs_corpus
def test_real_cables() -> None:
    """A real cable with what is confidential taken out is filled from itself; two different ones are aligned, too."""
    found = list(real_cables().values())[::31]
    for cable, other in pairwise(found):
        is_right([cable, other, redact(cable, above="U")])


@pytest.mark.scaling
@pytest.mark.parametrize("form", ["{}. (U) The {} men XXXXXXXX.\n\n", "the {}{} men XXXXXXXX and "])
def test_it_is_linear(form: str) -> None:
    """Twice the text takes about twice as long, in many paragraphs or in one."""

    def pair(size: int) -> list[Cable]:
        text = "".join(form.format(at, at % 9) for at in range(1, size))
        return [from_text(text), from_text(text.replace("XXXXXXXX", "came"))]

    assert_linear(collate, pair, 100)
