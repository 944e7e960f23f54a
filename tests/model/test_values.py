"""What is no value of a field is refused where it is made, and the error says which and what would do."""

from collections.abc import Callable
from typing import Any

import pytest

from cablekit import Addressee, Authority, Cable, Header, ModelError, Paragraph, Section, Wrapper
from tests._helpers import loose


@pytest.mark.parametrize(
    "make",
    [
        lambda: Header(classification=loose("HUSH")),
        lambda: Header(part=loose("some part")),
        lambda: Header(subject=loose(7)),
        lambda: Header(tags=loose("PREL")),
        lambda: Header(tags=loose([7])),
        lambda: Header(tags=loose({"PREL", "RU"})),
        lambda: Header(tags=loose({"PREL": "political"})),
        lambda: Header(references=loose(["A. ZENDA 1 B. ZENDA 2"])),
        lambda: Addressee("X", precedence=loose("SOON")),
        lambda: Header(tags=loose(None)),
        lambda: Header(classification=loose("TOP SECRT")),
        lambda: Header(classification=loose("SECRET//NOFORN")),
        lambda: Header(mrn=loose("08ZENDA12")),
        lambda: Cable(header=loose(None)),
        lambda: Cable(header=loose("The bridge is open.")),
        lambda: Cable(closing=loose(("SAPT",))),
        lambda: Cable(year_hint=loose("2008")),
        lambda: Cable(year_hint=True),
        lambda: Cable(wrappers=loose(["site"])),
        lambda: Wrapper("site", loose(("a",))),
        lambda: Wrapper("site", loose(7)),
        lambda: Wrapper("site", loose("Identifier")),
        lambda: Wrapper("site", loose((("a", "b", "c"),))),
        lambda: Wrapper("site", loose((("a", 1),))),
        lambda: Paragraph(kind=loose("list")),
        lambda: Paragraph(kind=loose(7)),
        lambda: Paragraph(kind="table", items=(Paragraph(),)),
        lambda: Section(paragraphs=(Paragraph(), Paragraph(kind="cable"))),
    ],
)
def test_values_of_another_kind(make: Callable[[], Any]) -> None:
    """What is no value of a field is refused where it is made, and the error names what was expected."""
    with pytest.raises(ModelError, match="expected"):
        make()


def test_an_error_shows_a_string_that_would_do() -> None:
    """Who gave a string of the wrong form sees one of the right form, and the value he gave."""
    with pytest.raises(ModelError, match="or a string such as 'ZENDA 910', got '08ZENDA12'"):
        Header(mrn=loose("08ZENDA12"))
    with pytest.raises(ModelError, match=r"a tuple or list of strings, got 'PREL, RU'; one alone is \['PREL, RU'\]"):
        Header(tags=loose("PREL, RU"))


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: Header(captions=loose("SIPDIS")), "captions"),
        (lambda: Header(action=loose([7])), "action"),
        (lambda: Header(mrn=loose("ZENDA")), "mrn"),
        (lambda: Header(subject=loose(7)), "subject"),
        (lambda: Cable(loose("The bridge is open.")), "header"),
        (lambda: Cable(sections=loose([7])), "sections"),
        (lambda: Cable(year_hint=loose("2008")), "year_hint"),
        (lambda: Cable().with_header(tags=loose("PREL")), "tags"),
        (lambda: Wrapper("site", loose("a")), "fields"),
        (lambda: Authority(reasons=loose("b, d")), "reasons"),
    ],
)
def test_a_wrong_value_names_its_field(make: Callable[[], Any], field: str) -> None:
    """Where one of twenty values is wrong, the error says which."""
    with pytest.raises(ModelError, match=f"^{field}: expected ") as caught:
        make()

    assert caught.value.where == field
