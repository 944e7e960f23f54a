"""The class line, read: the class, however it is spelled, and the section."""

from cablekit import Classification, from_text
from cablekit.model import Part
from cablekit.telegram.fields.class_line import read_part


def test_words_too_short_to_be_garbled() -> None:
    """A short word is not taken for a garbled classification."""
    assert from_text("CC O N F I D E N T I A L ZENDA 000910\n").classification is Classification.CONFIDENTIAL
    assert from_text("LOUD ZENDA 000910\n").classification is None


def test_section_in_parentheses() -> None:
    """A section is read, whatever stands before it."""
    assert read_part("(SECTION 01 OF 02)") == Part(1, 2)
