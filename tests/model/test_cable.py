"""What a cable gives at hand: its id, its year, the values of its header and body, its formats."""

import inspect
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, get_args, get_type_hints

import pytest
from attrs import evolve

from cablekit import (
    Authority,
    Cable,
    Classification,
    DateTimeGroup,
    Header,
    MessageNumber,
    ModelError,
    ReadError,
    Wrapper,
    from_dict,
    from_text,
    from_xml,
    to_dict,
    to_text,
    to_xml,
)
from cablekit.formats import NodeFormat, node_formats
from cablekit.model.header import HeaderChanges
from tests.strategies import TELEGRAMS

MRN = MessageNumber("LA ZENDA", 910)


@pytest.mark.parametrize(
    ("cable", "expected"),
    [
        (Cable(), None),
        (Cable(Header(mrn=MRN)), None),
        (Cable(Header(mrn=MRN), year_hint=2008), "08LAZENDA910"),
        (Cable(Header(mrn=MRN, dtg=DateTimeGroup((), 2, 0, 0, "APR", "79")), year_hint=2008), "79LAZENDA910"),
        (Cable(Header(mrn=evolve(MRN, year=2011), dtg=DateTimeGroup((), 2, 0, 0, "APR", "79"))), "11LAZENDA910"),
    ],
)
def test_id(cable: Cable, expected: str | None) -> None:
    """The id is known once post, number and year are: the year of the number, of the date, or the reader's hint."""
    assert expected == cable.id


def test_what_a_cable_says() -> None:
    """A cable gives the values of its header and body at hand."""
    cable = from_text(TELEGRAMS["c-2008-relay"])

    assert cable.id == "08ZENDA910"
    assert cable.date == datetime(2008, 5, 8, 9, 15, tzinfo=UTC)
    assert cable.subject == "CASTLE BRIDGE TALKS RESUME AS CORONATION NEARS"
    assert cable.originator == "AMEMBASSY ZENDA"
    assert cable.classification is Classification.CONFIDENTIAL
    assert cable.tags == ("PREL", "PGOV", "ELTN", "XG")
    assert [reference.id for reference in cable.references] == ["08ZENDA816", "07STRELSAU3054"]
    assert cable.authority == Authority("Flavia Hentzau", "Political M/C", ("b", "d"))
    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2, 3, 4]
    assert cable.summary == "The king will come to the bridge; the duke\nwill not."
    assert cable.comment == "We doubt it."
    assert cable.text.startswith("1. (C) Summary: The king")
    assert "\n\nNo Bridge in the Speech\n\n2. (C) The secretary" in cable.text
    assert "\n-- the toll of the bridge,\nwhich is high; and\n-- the keys.\n" in cable.text


def test_wrapper() -> None:
    """A wrapper gives the first value under a name."""
    wrapper = Wrapper("site", (("Origin", "Embassy Zenda"), ("Origin", "Embassy Strelsau")))

    assert wrapper.get("Origin") == "Embassy Zenda"
    assert wrapper.get("Created") is None


def test_formats() -> None:
    """`parse` and `serialize` are the functions as methods; an unknown format is refused by name."""
    header = Header.parse("TAGS: PREL\n")

    assert header == Header.parse(header.serialize("xml"), "xml")
    assert header == Header.parse(header.serialize("dict"), "dict")
    assert header == Header.parse(header.serialize("json", source=True), "json")
    assert header.serialize() == "TAGS: PREL\n"
    with pytest.raises(ReadError, match="no format 'pdf'; there are text"):
        header.serialize("pdf")  # type: ignore[call-overload]


def test_a_year_that_is_none() -> None:
    """The reader's hint is a value: it is given back, and names the year of what has none."""
    cable = from_text("UNCLAS ZENDA 000910\n", year=2008)

    assert cable.id == "08ZENDA910"
    assert cable == from_text(to_text(evolve(cable, year_hint=2008)), year=2008)


def test_the_hint_and_the_year() -> None:
    """`year_hint` is what the reader was given; `year` is the cable's own, which may come from elsewhere."""
    cable = from_text("P 300915Z FEB 08\nFM AMEMBASSY ZENDA\n", year=1979)

    assert (cable.year_hint, evolve(cable, year_hint=None).year_hint) == (1979, None)
    assert (cable.year, evolve(cable, year_hint=None).year) == (1979, 2008)
    assert from_dict(to_dict(cable)).year_hint == from_xml(to_xml(cable)).year_hint == 1979


RENAMED: dict[str, Callable[[], Any]] = {
    "constructor": lambda: Cable(year=2008),  # type: ignore[call-arg]
    "evolve": lambda: evolve(Cable(), year=2008),  # type: ignore[call-arg]
    "dict": lambda: from_dict({"schema": "https://w3id.org/cablekit/dict/1", "cable": {"year": 2008}}),
    "xml": lambda: from_xml(to_xml(Cable(year_hint=2008)).replace(b"year_hint", b"year")),
}


@pytest.mark.parametrize("make", RENAMED.values(), ids=RENAMED)
def test_the_old_name_is_refused(make: Callable[[], Any]) -> None:
    """`year` has another meaning now: where it was the hint, the error gives the new name."""
    with pytest.raises((ModelError, ReadError), match="year_hint"):
        make()


def test_other_misspelt_names() -> None:
    """A name that never was one is refused without that advice."""
    with pytest.raises(ReadError, match=r"^\$\.cable\.yaer: unknown key$"):
        from_dict({"schema": "https://w3id.org/cablekit/dict/1", "cable": {"yaer": 2008}})
    with pytest.raises(ReadError, match=r"^\$\.cable\.sections\[0\]\.year: unknown key$"):
        from_dict({"schema": "https://w3id.org/cablekit/dict/1", "cable": {"sections": [{"year": 2008}]}})


def test_with_header_takes_what_a_header_takes() -> None:
    """The keywords of `with_header` are the fields of a header, with the types that its class takes."""
    taken = inspect.signature(Header).parameters.values()

    assert get_type_hints(HeaderChanges) == {one.name: one.annotation for one in taken if one.name != "source"}


def test_the_formats_of_nodes_have_their_names() -> None:
    """A type checker knows the formats that `parse` and `serialize` know."""
    assert list(get_args(NodeFormat)) == node_formats()


def test_hashes() -> None:
    """Equal cables have equal hashes, with foreign data that has none too; other values usually have others."""
    made = [Cable(Header(subject=f"BRIDGE {number}"), extra={"numbers": [number]}) for number in range(20)]

    assert [hash(evolve(one)) for one in made] == [hash(one) for one in made]
    assert len({hash(one) for one in made}) > 1
