"""Text flows at any width: full lines are joined, short ones stay, and no word is lost."""

import pytest
from hypothesis import given

from cablekit import Cable, Paragraph, Section, from_text
from cablekit.exports.page.reflow import USUAL_WIDTH, blocks_of, width_of
from tests import strategies

FULL = "The castle keeps the keys of the toll house, and the towns keep"


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        (" \n\n", []),
        (f"{FULL}\ntheir own count.", [[f"{FULL} their own count."]]),
        (f"{FULL}\r\nTheir own count.", [[f"{FULL} Their own count."]]),
        ("The toll\nis low.", [["The toll is low."]]),
        ("The Toll Office\nCastle Bridge\nZenda", [["The Toll Office", "Castle Bridge", "Zenda"]]),
        (f"{FULL}\na count.\nThe Toll Office\nZenda", [[f"{FULL} a count."], ["The Toll Office", "Zenda"]]),
        (f"{FULL}\nin the\nRuritanian way.", [[f"{FULL} in the Ruritanian way."]]),
        ("It is open.\n\nWho pays?", [["It is open."], ["Who pays?"]]),
        (f"{FULL}\n\nan own count.", [[f"{FULL} an own count."]]),
        (f"{FULL}\n\nOrders.", [[f"{FULL} Orders."]]),
        (f"{FULL[:-1]}.\n\nWho pays?", [[f"{FULL[:-1]}."], ["Who pays?"]]),
        ("The Toll\n\nWho pays?", [["The Toll"], ["Who pays?"]]),
        ("THE ACCOMPLISH-\nMENT OF IT", [["THE ACCOMPLISHMENT OF IT"]]),
        ("  a   b\t c  ", [["a b c"]]),
    ],
)
def test_blocks(text: str, blocks: list[list[str]]) -> None:
    """Each shape of lines gives the blocks that a person would see in it."""
    assert blocks_of(text) == blocks


@given(strategies.texts())
def test_no_word_is_lost(text: str) -> None:
    """The lines of the blocks, joined, are the text on one line, whatever the text is."""
    assert " ".join(line for block in blocks_of(text) for line in block) == Paragraph(text=text).flow


def test_width() -> None:
    """The width of a cable is that of its own lines, items included; a short one has the usual width."""
    lines = "\n".join(["The castle keeps the keys, and more"] * 20)
    by_hand = Cable(sections=(Section(paragraphs=(Paragraph("1", items=(Paragraph("a", text=lines),)),)),))

    assert width_of(by_hand) == 35
    assert width_of(from_text("1. (U) The bridge\nis open.")) == USUAL_WIDTH
    assert blocks_of("They hold the old keys\nAs before.", 25) == [["They hold the old keys As before."]]
