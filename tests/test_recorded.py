"""Readings stay as they were recorded; `python tests/recorded.py --save` records what is meant to change."""

from contextlib import suppress
from typing import Final

import attrs
import pytest
from attrs import evolve
from lxml import etree

from cablekit import Cable, Header, ModelError, Section, from_text, from_xml, to_tei, to_text, to_xml
from tests.recorded import Recorded, differences, golden, kept, makers, texts
from tests.recording import told

TEXTS: Final = {recorded.name: recorded for recorded in texts()}
MAKERS: Final = makers()


def test_every_text_has_its_record() -> None:
    """No text is without its record, and no record without its text; no name occurs twice."""
    assert sorted(kept()) == sorted(MAKERS)
    assert len(TEXTS) == len(list(texts()))


@pytest.mark.parametrize("name", MAKERS)
def test_record(name: str) -> None:
    """What was recorded is read, written or refused as it was; `-` says how it was, `+` how it is now."""
    found = differences(name, MAKERS[name]())

    assert not found, "\n".join([name, *found])


@pytest.mark.parametrize("recorded", TEXTS.values(), ids=TEXTS)
def test_through_xml(recorded: Recorded) -> None:
    """Every text comes back from XML with its values, indented or not, and TEI has the words of its paragraphs."""
    cable = from_text(recorded.text)
    back = [from_xml(to_xml(cable, pretty=pretty), Cable) for pretty in (False, True)]
    shown = "".join("".join(etree.fromstring(to_tei(cable)).itertext()).split())

    assert to_text(cable) == recorded.text
    assert [(one, to_text(one)) for one in back] == [(cable, recorded.text)] * 2
    words = [word for paragraph in cable.paragraphs for word in paragraph.text.split() if word.isprintable()]
    assert [word for word in words if word not in shown] == []


@pytest.mark.parametrize("recorded", TEXTS.values(), ids=TEXTS)
def test_another_order(recorded: Recorded) -> None:
    """Sections and paragraphs in another order are refused or written so that they read back; nothing else."""
    cable = from_text(recorded.text)
    paragraphs = cable.sections[0].paragraphs if cable.sections else ()
    orders = [
        tuple(evolve(one, paragraphs=one.paragraphs[::-1]) for one in cable.sections),
        cable.sections[::-1],
        cable.sections * 2,
    ]
    for sections in (*orders, (Section("Moat", paragraphs[1:]), *cable.sections[1:])):
        edited = evolve(cable, sections=sections)
        with suppress(ModelError):
            assert from_text(to_text(edited)).sections == edited.sections


def test_whole_telegrams() -> None:
    """Whole telegrams are written as XML and TEI as they were."""
    assert [differences(name, text.splitlines()) for name, text in golden().items()] == [[]] * 6


def test_fields_that_nobody_sets_change_no_line() -> None:
    """A field with its default is not written, whatever the class has more."""
    flagged = attrs.make_class("Flagged", {"flags": attrs.field(default=())}, bases=(Header,), frozen=True, slots=True)

    assert told(flagged(tags=("PREL",))) == told(Header(tags=("PREL",))) == '{tags ["PREL"]}'
    assert told(flagged(flags=("RED",))) == '{flags ["RED"]}'
