"""What is counted of cables."""

import pytest

from cablekit import from_text, read
from cablekit.corpus.stats import OF_BODY, Figures, field_names, field_value, needs_body
from cablekit.model import Cable, Paragraph, Section
from tests._helpers import EXAMPLES
from tests.archives.files_of_each_format import FILES


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


def test_figures_are_added() -> None:
    """Figures of cables counted apart are those of all of them together, in the same order."""
    cables = [cable for path in (EXAMPLES, EXAMPLES) for cable in read(path)]
    for cut in range(len(cables) + 1):
        whole, first, second = Figures(), Figures(), Figures()
        for number, cable in enumerate(cables):
            whole.add(cable)
            (first if number < cut else second).add(cable)
        first.update(second)

        assert first.as_table() == whole.as_table()
        assert vars(first) == vars(whole)


@pytest.mark.parametrize("name", sorted({*field_names(Cable()), "wrappers.Origin", "catalog.date"}))
def test_fields_that_need_no_body(name: str) -> None:
    """A field that is asked for without the body is the same without it, in files of all formats."""
    sources = [EXAMPLES, *(file.data for file in FILES)]
    pairs = list(zip(read(sources, errors="keep"), read(sources, errors="keep", body=False), strict=True))
    cables = [(whole, alone) for whole, alone in pairs if isinstance(whole, Cable) and isinstance(alone, Cable)]

    assert sum(not alone.complete for _, alone in cables) > 20
    if not needs_body(name):
        assert [field_value(alone, name) for _, alone in cables] == [field_value(whole, name) for whole, _ in cables]


def test_fields_of_the_body_are_fields() -> None:
    """Those that need the body are fields of a cable."""
    assert set(field_names(Cable())) >= OF_BODY
