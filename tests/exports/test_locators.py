"""The place of a paragraph: its number, its item, or why it cannot be cited."""

import pytest

from cablekit import Cable, ModelError, Paragraph, Section
from cablekit.exports.locators import locator

ENCLOSURE = Paragraph(kind="enclosure", text="BEGIN TEXT", items=(Paragraph("1", text="The moat is full."),))
CABLE = Cable(
    sections=(
        Section(paragraphs=(Paragraph("1", items=(Paragraph("a", text="The toll;"), Paragraph("--", text="keys."))),)),
        Section("The Moat", (Paragraph("2", text="He wrote:", items=(ENCLOSURE,)), Paragraph("3", text="Open."))),
    )
)


def test_number() -> None:
    """A paragraph by its number, or the node itself."""
    assert [locator(CABLE, 3), locator(CABLE, CABLE.paragraph(3))] == ["3", "3"]


def test_items() -> None:
    """An item has its label; one with a dash only its paragraph's; what is in an enclosure says so."""
    lettered, dashed = CABLE.paragraph(1).items
    (enclosure,) = CABLE.paragraph(2).items

    assert [locator(CABLE, lettered), locator(CABLE, dashed)] == ["1(a)", "1"]
    assert [locator(CABLE, enclosure), locator(CABLE, enclosure.items[0])] == ["2, enclosure", "2, enclosure (1)"]


def test_without_numbers() -> None:
    """Where no paragraph has a number they are counted; otherwise the number above is cited."""
    plain = Cable(
        sections=(Section(paragraphs=(Paragraph(text="Yes."),)), Section(paragraphs=(Paragraph(text="No."),)))
    )
    mixed = Cable(sections=(Section(paragraphs=(Paragraph(text="Yes."), Paragraph("7"), Paragraph(text="No."))),))

    assert locator(plain, plain.paragraphs[1]) == "2"
    assert locator(mixed, mixed.paragraphs[2]) == "7"
    with pytest.raises(ModelError, match="paragraph: it has no number, and there is none above it"):
        locator(mixed, mixed.paragraphs[0])


def test_absent() -> None:
    """A number that no paragraph has, one that two have, and a node of another cable."""
    twice = Cable(sections=(Section(paragraphs=(Paragraph("1", text="Yes."), Paragraph("1", text="No."))),))

    with pytest.raises(ModelError, match="paragraph: no paragraph has the number 9; there are 1 to 3"):
        locator(CABLE, 9)
    with pytest.raises(ModelError, match="paragraph: 2 paragraphs have the number 1"):
        locator(twice, 1)
    assert locator(twice, twice.paragraphs[1]) == "1"
    with pytest.raises(ModelError, match=r"paragraph: <Paragraph 9.* is not in the cable"):
        locator(CABLE, Paragraph("9"))
