"""Labels with a slip are read where what follows shows that they are labels (format.md 23.1)."""

import pytest

from cablekit import Header
from cablekit.telegram.fields.labels import (
    INNER,
    field_of_label,
    forms_inside,
    label_at,
    misspelled_label,
    misspelled_smart_label,
    slipped_beginnings,
)
from tests._helpers import read_whole
from tests.scaling import assert_linear

HEAD = "UNCLAS ZENDA 000910\n\n"
BODY = "\n1. (U) Open.\n"

#: How a label may be written, and the correct ones.
SUBJECTS = (
    "SUBECT:", "SUBJECTT:", "SUBEJCT:", "SUBJRCT:", "USBJECT:", "SUBJ4:", "SUB:", "XIBJ:",  # one slip
    "SUBJECT-", "SUBJECT.", "SUBJECT/", "SUBJECT --", "SUBJECT;", "SUBJECT", "SUBECT", "SUBJ-", "SUBEJCT -",  # the sign
    "S U B J E C T:", "S U B J E C T :", "SUB JECT:", "S U B E C T:", "SUBECT:\n",  # blanks
)  # fmt: skip
TAGS = (
    "TAGSC:", "TAGSA:", "TAFS:", "TGAS:", "TTAGS:", "TAGS.", "TAGS/", "TAGS;", "TAGS", "TAG.", "TAGSC", "T A G S:",
    "TAGS:\n",
)  # fmt: skip
REFS = (
    "REEF:", "RETEL", "RETEL:", "REFF:", "RFE:", "R E F:", "REF-", "REF/", "REFERENCE(S):", "REFRENCE:", "REFTELL",
    "REFETL:", "RE FTEL:",
)  # fmt: skip
ORDERS = ("E.O.  12958", "E.O.12958", "E. O. 12958", "E.O . 12958", "E.O.\t12958", "E.O. : 12958")
AUTHORITIES = ("Classified By", "Classified  By", "CLASIFIED BY", "Classifed  By")


@pytest.mark.parametrize("label", SUBJECTS)
def test_a_label_of_a_subject(label: str) -> None:
    """A subject is read, whatever its label."""
    header = read_whole(f"{HEAD}TAGS: PREL\n{label} THE BRIDGE\n{BODY}").header

    assert (header.subject, header.pass_lines) == ("THE BRIDGE", ())


@pytest.mark.parametrize("label", TAGS)
def test_a_label_of_tags(label: str) -> None:
    """TAGS are read, whatever their label."""
    assert read_whole(f"{HEAD}{label} PREL, XG\nSUBJECT: THE BRIDGE\n{BODY}").header.tags == ("PREL", "XG")


@pytest.mark.parametrize("label", REFS)
def test_a_label_of_references(label: str) -> None:
    """A list of references is read, whatever its label, and the subject above it ends."""
    header = read_whole(f"{HEAD}SUBJECT: THE BRIDGE\n{label} A. STRELSAU 88\n{BODY}").header

    assert [(one.label, one.post, one.number) for one in header.references] == [("A", "STRELSAU", 88)]
    assert header.subject == "THE BRIDGE"


@pytest.mark.parametrize("label", ORDERS)
def test_a_label_of_an_order(label: str) -> None:
    """An order is read, whatever blanks are in its label."""
    order = read_whole(f"{HEAD}{label}: N/A\nSUBJECT: THE BRIDGE\n{BODY}").header.executive_order

    assert order
    assert order.number == "12958"


@pytest.mark.parametrize("label", AUTHORITIES)
def test_a_label_of_an_authority(label: str) -> None:
    """An authority is read, whatever its label, and the label remains in its piece."""
    header = read_whole(f"{HEAD}SUBJECT: THE BRIDGE\n\n{label}: DCM Fritz Tarlenheim.\n{BODY}").header

    assert header.authority
    assert header.authority.name == "Fritz Tarlenheim"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("SUBJECTS: THE BRIDGE", "subject"),
        ("OBJECT: THE BRIDGE", "subject"),
        ("SUB-THE BRIDGE", "subject"),
        ("SUBECT the bridge", "subject"),
        ("TAXES: PREL", "tags"),
        ("TAPS: THE KING", "tags"),
        ("TAX PREL, XG", "tags"),
        ("IN IS TO BE", "tags"),
        ("RE: STRELSAU 88", "references"),
        ("REEF: THE KING", "references"),
        ("REEFS: STRELSAU 88", "references"),
        ("R E F A: STRELSAU", "references"),
        ("REFER TO STRELSAU 88", "references"),
        ("PREFERENCES: STRELSAU 88", "references"),
        ("Classy By: DCM Fritz Tarlenheim.", "authority"),
    ],
)
def test_a_word_that_is_no_label(line: str, field: str) -> None:
    """Another word, or a word that is like a label without what belongs to the field, is not a label."""
    assert not getattr(read_whole(f"{HEAD}{line}\nE.O. 12958: N/A\n{BODY}").header, field)


@pytest.mark.parametrize(
    ("lines", "subject", "lost"),
    [
        ("SUBECT: A\nSUBJECT: THE BRIDGE\n", "THE BRIDGE", ("SUBECT: A",)),
        ("SUBJECT: THE BRIDGE\nSUBECT: A\n", "THE BRIDGE SUBECT: A", ()),
        ("SUBECT: THE BRIDGE\n\n1. (U) A.\n\nSUBJECT: B\n", "THE BRIDGE", ()),
        ("SUBECT: THE BRIDGE\n\nUNCLAS ZENDA 000910\n\nSUBJECT: B\n", "THE BRIDGE", ()),
    ],
)
def test_the_correct_label_counts(lines: str, subject: str, lost: tuple[str, ...]) -> None:
    """A slip is read only where the header has no correct label of the field."""
    header = read_whole(HEAD + lines + BODY).header

    assert (header.subject, header.pass_lines) == (subject, lost)


@pytest.mark.parametrize("label", ["SUBECT:", "T A G S: PREL\nSUBJECT:", "XQXQ:\nSUBEJCT:"])
def test_a_line_above_a_misspelled_label(label: str) -> None:
    """A label with a slip is still to come, too: the line above it belongs to the header."""
    header = read_whole(f"{HEAD}the king's men\n{label} THE BRIDGE\n{BODY}").header

    assert header.subject == "THE BRIDGE"
    assert header.pass_lines[0] == "the king's men"


def test_a_later_section_has_a_slip() -> None:
    """A label with a slip in the header of a later section is part of the repeat."""
    first = "UNCLAS SECTION 01 OF 02 ZENDA 000910\n\nSUBJECT: THE BRIDGE\n\n1. (U) It is\n"
    cable = read_whole(first + "\nUNCLAS SECTION 02 OF 02 ZENDA 000910\n\nSUBJECT: THE BRIDGE\n\nopen.\n")

    assert cable.header.subject == "THE BRIDGE"


@pytest.mark.scaling
@pytest.mark.parametrize("piece", ["SUBECT: A\n", "TAGSC: THE\n", "R E F ", "REEF: STRELSAU\n", "S U B J E C T:\n"])
def test_is_linear(piece: str) -> None:
    """Many misspelled labels are read in linear time."""
    assert_linear(Header.parse, lambda size: HEAD + piece * (size // len(piece)))


def test_forms_inside_a_line() -> None:
    """The pattern of glued labels is made of them, each after its first letter."""
    assert f"(?i:{forms_inside()})|" in INNER.pattern


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Refelence:    11 ZENDA 190", ("REFERENCE", "references", 14)),
        ("Rexerxnce:    11 ZENDA 190", ("REFERENCE", "references", 14)),
        ("Captionx:   X", ("CAPTIONS", "captions", 12)),
        ("Cxptxons:   X", None),
        ("TAGX:   PREL", ("TAGS", "tags", 8)),
        ("MRX:   11 ZENDA 218", None),
        ("11 Refelence:    11 ZENDA 190", None),
        ("The bridge:   X", None),
        ("", None),
    ],
)
def test_misspelled_smart_labels(line: str, expected: tuple[str, str, int] | None) -> None:
    """One slip, or two in a long label (format.md 20.1)."""
    assert misspelled_smart_label(line, 0, len(line)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TAGS: PREL", "TAGS: "),
        ("Tags: PREL", "Tags: "),
        ("THE TAGS: PREL", None),
        ("SUBJECT THE BRIDGE", "SUBJECT "),
        ("1. X", None),
    ],
)
def test_labels_at_a_place(line: str, expected: str | None) -> None:
    """Right there."""
    match = label_at(f"X{line}", 1, len(line) + 1)

    assert (match[0] if match else None) == expected


@pytest.mark.parametrize(
    ("line", "field", "rest"),
    [
        ("SUBECT: THE BRIDGE", "subject", "THE BRIDGE"),
        ("SUBECT:- the bridge", "subject", "the bridge"),
        ("REFRENCE:- THE KING", "references", "THE KING"),
        ("REFTLE: THE KING", "references", "THE KING"),
        ("REFTLE. THE KING", "", ""),
        ("REFTLE. STRELSAU 88", "references", "STRELSAU 88"),
        ("TAHS: PREL", "tags", "PREL"),
        ("TAHS:   PREL\nthe king", "tags", "PREL\nthe king"),
        ("TAHS: XG, ZQQ \\", "tags", "XG, ZQQ \\"),
        ("TAHS: THE KING", "", ""),
        ("TAHS:\nPREL", "tags", "\nPREL"),
        ("REF/ THE KING", "", ""),
        ("REF/ STRELSAU 88", "references", "STRELSAU 88"),
        ("RFE: STRELSAU 88", "references", "STRELSAU 88"),
        ("RFE. STRELSAU 88", "", ""),
        ("CLASIFIED BY DCM Fritz Tarlenheim", "authority", "DCM Fritz Tarlenheim"),
        ("SUB(X) SUBECT: THE BRIDGE", "", ""),
        ("THE SUBECT: THE BRIDGE", "", ""),
        ("S U B J E C T: THE BRIDGE", "subject", "THE BRIDGE"),
        ("A+B: THE BRIDGE", "", ""),
    ],
)
def test_misspelled_labels(line: str, field: str, rest: str) -> None:
    """A long word with a colon, or a word with the field's content after it (format.md 23.1)."""
    assert misspelled_label(line, 0, len(line)) == (field, len(line) - len(rest) if field else 0)
    found = misspelled_label(f"SU{line}", 2, len(line) + 2)
    assert found == (field, len(line) + 2 - len(rest) if field else 0)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("SUBECT", "subject"),
        ("S U B J E C T", "subject"),
        ("S U B E C T", "subject"),
        ("T A G S", "tags"),
        ("T A G Z", ""),
        ("R E F T E X", "references"),
        ("REF TEL", "references"),
        ("REF TEX", ""),
        ("RE", ""),
        ("RF", ""),
        ("REX", "references"),
        ("REFF", "references"),
        ("SUBJECTS", ""),
        ("CLASSIFIEDBY", "authority"),
        ("CLASSIFID BY", "authority"),
        ("CLASSIFIDBY", ""),
        ("THE KING", ""),
    ],
)
def test_fields_of_labels(words: str, expected: str) -> None:
    """One slip, or other blanks; both only in a long label with all its letters apart."""
    assert field_of_label(words) == expected


def test_beginnings_of_labels_with_a_slip() -> None:
    """The first three letters, one of them another, lost or swapped."""
    found = set(slipped_beginnings("TAG"))

    assert {"TAG", "ATG", "TGG", "AGG", "TAX", "TXA", "TXG", "XTA", "XAG", "TA5"} <= found
    assert found.isdisjoint({"GAT", "XXG"})
