"""What cannot be written so that it reads back is refused, and the error names its field (law 3)."""

from collections.abc import Callable
from typing import Any

import pytest

from cablekit import (
    Cable,
    Closing,
    DateTimeGroup,
    ExecutiveOrder,
    Header,
    MessageNumber,
    ModelError,
    Paragraph,
    Part,
    Reference,
    Section,
    Station,
    from_text,
    to_text,
)
from cablekit.telegram.fields.table import HEADER
from cablekit.telegram.write import first_difference
from tests._helpers import loose


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: MessageNumber("ZENDA", loose("910")), "serial: expected a whole number, got '910'"),
        (lambda: loose(Part)(None, 2), "number: expected a whole number, got None"),
        (lambda: DateTimeGroup(day=8, month="MAY", year=loose(2008)), "year: expected a string, got 2008"),
        (
            lambda: ExecutiveOrder("12958", declassify_on=loose("2018-05-08")),
            "declassify_on: expected a date or None, got '2018-05-08'",
        ),
        (lambda: Reference(kind=loose("mail"), text="A-B"), "kind: expected one of cable, "),
    ],
)
def test_a_value_of_a_wrong_type_is_named(make: Callable[[], object], message: str) -> None:
    """A number as a string, say, is refused where the value is made, not where it is written."""
    with pytest.raises(ModelError) as caught:
        make()

    assert str(caught.value).startswith(message)


def test_a_value_without_its_parts_is_named() -> None:
    """A value that was not made by its class is told as what it is."""
    with pytest.raises(ModelError, match=r"^mrn: .* cannot be written: "):
        HEADER["mrn"].content(object.__new__(MessageNumber))


@pytest.mark.parametrize("figures", [{"day": 100}, {"day": -1}, {"minute": 60.5}, {"day": "8"}, {"year": 8}])
def test_figures_that_no_date_time_group_has(figures: dict[str, Any]) -> None:
    """What two figures cannot say is not written; days that no month has are, for such are read."""
    with pytest.raises(ModelError, match=rf"^(?:dtg|{next(iter(figures))}): "):
        to_text(Header(dtg=loose(DateTimeGroup)(**figures)))
    assert to_text(Header(dtg=DateTimeGroup(day=99))) == "990000Z JAN 00\n"


@pytest.mark.parametrize(
    ("node", "where"),
    [
        (Header(subject="TWO\nLINES"), "subject"),
        (Header(station=Station("R")), "station"),
        (Cable(Header(subject="")), ""),
        (Cable(sections=(Section("Castle", (Paragraph("1", None, "Yes.\n\nMoat\n----\n\n2. No."),)),)), "sections"),
        (Paragraph("1", None, "x\n\n2. y"), ""),
        (Closing(("not a name at all, surely",)), "signatures"),
        (Cable(Header(mrn=MessageNumber("ZENDA", 910, 1850))), "mrn"),
    ],
)
def test_what_cannot_be_written_is_named(node: Any, where: str) -> None:
    """A value that would read back as another is refused, and the error names its field."""
    if where:
        with pytest.raises(ModelError) as error:
            to_text(node)

        assert where in error.value.where


def test_difference() -> None:
    """The first difference is found down to its field, or at the first node that only one of them has."""
    one = Cable(sections=(Section(None, (Paragraph("1"), Paragraph("2"))),))
    other = Cable(sections=(Section(None, (Paragraph("1"), Paragraph("3"))),))
    longer = Cable(sections=(*one.sections, Section()))
    apart = Cable(sections=(Section(None, (Paragraph("1"), Paragraph("3"), Paragraph("4"))), Section()))

    assert first_difference(one, one) is None
    assert first_difference(one, other) == ("sections[0].paragraphs[1].label", "2", "3")
    assert first_difference(one, longer) == ("sections[1]", None, Section())
    assert first_difference(one, apart) == ("sections[0].paragraphs[1].label", "2", "3")
    assert first_difference(Header(tags=("A",)), Header(tags=("B", "C"))) == ("tags", ("A",), ("B", "C"))
    assert first_difference(Paragraph(items=(Paragraph("1"),)), Paragraph()) == ("items[0]", Paragraph("1"), None)
    assert first_difference(Header(tags=("A", "B")), Header(tags=("A", "C"))) == ("tags[1]", "B", "C")


def body(*texts: str) -> tuple[Section, ...]:
    """Make a body of numbered paragraphs."""
    numbered = tuple(Paragraph(str(number), None, text) for number, text in enumerate(texts, 1))
    return (Section(None, numbered[:1]), Section("The Castle", numbered[1:]))


TWO_LINES = (
    "C O N F I D E N T I A L SECTION 01 OF 02 ZENDA 000910\n\n"
    "C O N F I D E N T I A L SECTION 02 OF 02 ZENDA 000910\n\nTAGS: PREL\nSUBJECT: MOAT\n\n1. (C) Open.\n"
)


NAMED: dict[str, tuple[Cable, str]] = {
    "a text, though the number of paragraphs differs": (
        Cable(sections=body("One.", "Two.", "Three.", "Four.\n\n5. Five.")),
        "sections[1].paragraphs[2].text",
    ),
    "a text, though the number of sections differs": (
        Cable(sections=body("One.\n\nThe Moat\n--------\n\n2. Wet.", "Two.")),
        "sections[0].paragraphs[0].text",
    ),
    "the first field that differs, not the one that was edited": (
        from_text(TWO_LINES).with_header(mrn=None),
        "header.classification",
    ),
    "values of a field": (Cable(Header(tags=("PREL", "XG\n\nSUBJECT: MOAT"))), "tags"),
}


@pytest.mark.parametrize(("cable", "where"), NAMED.values(), ids=NAMED)
def test_an_error_names_the_first_difference(cable: Cable, where: str) -> None:
    """`ModelError` names the first node and field that differ, in document order."""
    with pytest.raises(ModelError) as error:
        to_text(cable)

    assert error.value.where == where
