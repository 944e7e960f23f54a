"""Paragraphs inserted, removed and moved in whole cables: nearly no such edit is refused (law 3)."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

from cablekit import Cable, ModelError, from_text, to_text
from tests import structural_edits
from tests._real import needs_corpus, real_cables

EDITS: Final = 2_000
#: The highest share of edits that may be refused.
BOUND: Final = 0.01
HEADER: Final = (
    "C O N F I D E N T I A L SECTION 01 OF 02 ZENDA 000910\n\n"
    "SIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: THE BRIDGE\n\n"
)
#: Between the blocks of a page: one rendition has one blank line, others have several, or blanks in them.
GAPS: Final = ("\n\n", "\n\n", "\n\n\n\n", " \n \n")
MARKS: Final = ("(C) ", "(U) ", "(SBU) ", "(C/NF) ")
TEXTS: Final = (
    "The king received the ambassador\nand spoke of the bridge.",
    "Summary: The castle is quiet;\nthe town is not. End summary.",
    "Sapt named three points:\n\n-- the toll;\n\n-- the keys; and\n\n-- the second bridge.",
    "The duke said:\n   A. The moat is full.\n   B. The bridge is up.",
    "Tarlenheim asked who had\n\nZENDA 00000910  002 OF 002\n\n\nthe keys.",
    "Sapt named two points:\n\n-- the toll;\n\n-- the keys.\n\nThe council waits.",
    "He listed the tolls:\n\nMill     Toll\nEast      400\nWest      300",
    "(Comment: We doubt it. End comment.) The mill\ngrinds, and the miller pays.",
)
TITLES: Final = ("The Toll", "SAPT AND THE KEYS", "What Next for the Bridge?", '"The Old Mill"')


def laid_out(draw: Random) -> str:
    """Draw a cable in the shape of a facsimile page."""
    gap = draw.choice(GAPS)
    pilcrow = draw.choice(("", "\u00b6"))
    styles = draw.choice((("{0}\n{1}",), ("{1}\n{0}\n{1}",), ("{0}",), ("{0}\n{1}", "{0}", "Comment", "---- {0} ----")))
    blocks = []
    for number in range(1, draw.randint(4, 9)):
        title = draw.choice(TITLES)
        if number == 1 or draw.random() < 0.4:  # a heading above a third of the others
            blocks.append(draw.choice(styles).format(title, "-" * len(title)))
        blocks.append(f"{pilcrow}{number}. {draw.choice(MARKS)}{draw.choice(TEXTS)}")
    return HEADER + gap.join(blocks) + gap + draw.choice(("RASSENDYLL\n", "HENTZAU\n\n\nNNNN\n", ""))


def refused(cables: Sequence[Cable], draw: Random) -> Iterator[str]:
    """Edit cables drawn from some, and yield the error of each edit that is refused."""
    for _ in range(EDITS):
        edited = structural_edits.edit_structure(draw.choice(cables), draw)
        try:
            text = to_text(edited)
        except ModelError as error:
            yield str(error)
        else:
            assert from_text(text, year=edited.year_hint).sections == edited.sections


def test_invented_pages_can_be_edited() -> None:
    """Fewer than one edit of 100 is refused, and the error names a place in the body."""
    draw = Random(910)
    cables = [from_text(laid_out(draw)) for _ in range(200)]
    regular = [cable for cable in cables if structural_edits.is_regular(cable.paragraphs)]
    errors = list(refused(regular, draw))

    assert len(regular) > 190
    assert len(errors) < BOUND * EDITS, errors[:5]
    assert all(error.startswith("sections[") for error in errors)


@needs_corpus
def test_real_cables_can_be_edited() -> None:
    """The same for real cables."""
    regular = [cable for cable in real_cables().values() if structural_edits.is_regular(cable.paragraphs)]
    errors = list(refused(regular, Random(911)))

    assert len(errors) < BOUND * EDITS, errors[:5]
    assert all(error.startswith("sections[") for error in errors)
