"""What is counted of cables."""

from cablekit import from_text
from cablekit.corpus.stats import Figures
from cablekit.model import Cable, Paragraph, Section


def test_figures_of_text_without_numbers() -> None:
    """Text under no numbered paragraph is counted; items of a numbered one are under it."""
    figures = Figures()
    cable = from_text("TAGS: XG\n\n1. (U) One:\n\n-- Item.\n\n-- Item.\n")
    assert [item.label for item in cable.paragraphs[0].items] == ["--", "--"]
    figures.add(cable)
    assert figures.unnumbered == 0
    figures.add(Cable(sections=(Section(paragraphs=(Paragraph(text="None."),)),)))

    assert figures.unnumbered == len("None.\n")
    assert figures.as_dict()["unnumbered"] == figures.unnumbered / figures.characters
