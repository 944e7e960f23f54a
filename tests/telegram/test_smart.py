"""SMART cables: labels above and below the body, markings, tables (format.md 20)."""

from cablekit import Addressee, Classification, Precedence, from_text, walk
from tests._helpers import SMART_TEXT, read_whole
from tests.strategies import TELEGRAMS


def test_smart_labels_without_a_value() -> None:
    """`n/a`, `Unknown` and a signature in the header are no values; the signature below the text is."""
    cable = from_text(SMART_TEXT)

    assert (cable.header.tags, cable.header.subject) == ((), None)
    assert cable.closing.signatures == ("RASSENDYLL",)


def test_a_smart_cable() -> None:
    """SMART has labels above and below the body; those below are the header's too (format.md 20)."""
    cable = read_whole(TELEGRAMS["d-2011-smart"])

    assert cable.id == "11ZENDA218"
    assert cable.header.drafted_by == "ZENDA:Sapt, Max"
    assert cable.header.cleared_by == ("ECON:Tarlenheim, Fritz", "CONS:Hentzau, Rupert")
    assert cable.header.info == (Addressee("RIVER STATES COLLECTIVE", None, Precedence.ROUTINE),)
    assert cable.closing.signatures == ("RASSENDYLL",)
    assert [section.heading for section in cable.sections] == [None, "(U) What Follows"]


def test_a_smart_tail_of_other_lines() -> None:
    """What is no label in the tail of a SMART cable is kept as it is."""
    text = "MRN:   11 ZENDA 218\nSubject:   X\n\n1. Yes.\n\nDrafted By:   ZENDA:Sapt\n\nsome words of no kind\n"
    cable = read_whole(text)

    assert cable.header.drafted_by == "ZENDA:Sapt"
    assert ("other", "some words of no kind\n") in [(piece.kind, piece.text) for piece in walk(cable)]


def test_smart_markings() -> None:
    """The class stands over a SMART cable and under it: the second is a marking (format.md 20.1)."""
    cable = read_whole("UNCLASSIFIED\n\nMRN:   11 ZENDA 218\n\nUNCLASSIFIED\n\nSubject:   X\n\n1. Yes.\n")

    assert cable.classification is Classification.UNCLASSIFIED
    assert cable.subject == "X"


def test_smart_cells() -> None:
    """Some copies draw the label block as a table (format.md 20.1)."""
    cable = read_whole("| MRN: | 11 ZENDA 218 |\n| Subject: | River Towns Vote |\n\n1. Yes.\n")

    assert cable.paragraphs[-1].text.endswith("Yes.")
