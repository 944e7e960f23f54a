"""What a type checker tells a user of cablekit; checked by mypy, pyright and basedpyright, never run."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, assert_type

import attrs

import cablekit
from cablekit import Cable, Classification, Header, Paragraph, Portion, Precedence, Reference, Section
from cablekit.model.verbs import Paragraphs


def reads(text: str, path: Path, markup: bytes, data: dict[str, Any]) -> None:
    """A reader gives a Cable, or the class that was asked for."""
    assert_type(cablekit.from_text(text), Cable)
    assert_type(cablekit.from_text(text, year=2008), Cable)
    assert_type(cablekit.from_text(text, Header), Header)
    assert_type(cablekit.from_text(text, Section), Section)
    assert_type(cablekit.from_text(text, Paragraph), Paragraph)
    assert_type(cablekit.from_xml(markup, Cable), Cable)
    assert_type(cablekit.from_xml(text, Paragraph), Paragraph)
    assert_type(cablekit.from_dict(data, Cable), Cable)
    assert_type(cablekit.from_dict(data, Header), Header)
    assert_type(cablekit.from_json(text, Cable), Cable)
    assert_type(cablekit.from_json(text, Section), Section)
    assert_type(cablekit.load(path), Cable)
    assert_type(cablekit.load("08ZENDA0910.txt"), Cable)
    assert_type(cablekit.read(path), Iterator[Cable])
    assert_type(Cable.parse(text), Cable)
    assert_type(Header.parse(text), Header)
    assert_type(Section.parse(data, "dict"), Section)
    assert_type(Paragraph.parse(markup, "xml"), Paragraph)


def writes(cable: Cable, paragraph: Paragraph, path: Path) -> None:
    """Text and JSON are str, XML is bytes, a dict is a dict."""
    assert_type(cablekit.to_text(cable), str)
    assert_type(cablekit.to_text(paragraph), str)
    assert_type(cablekit.to_xml(cable), bytes)
    assert_type(cablekit.to_xml(cable, pretty=True), bytes)
    assert_type(cablekit.to_dict(cable, source=True), dict[str, Any])
    assert_type(cablekit.to_json(cable), str)
    cablekit.write(cable, path)
    cablekit.write(cable, path, format="xml")


def looks(cable: Cable) -> None:
    """The values have the types that the pages name."""
    assert_type(cable.id, str | None)
    assert_type(cable.date, datetime | None)
    assert_type(cable.subject, str | None)
    assert_type(cable.originator, str | None)
    assert_type(cable.classification, Classification | None)
    assert_type(cable.tags, tuple[str, ...])
    assert_type(cable.references, tuple[Reference, ...])
    assert_type(cable.paragraphs, Paragraphs)
    assert_type(cable.summary, str | None)
    assert_type(cable.text, str)
    assert_type(cable.year, int | None)
    assert_type(cable.year_hint, int | None)
    assert_type(cable.header, Header)
    assert_type(cable.sections, tuple[Section, ...])
    assert_type(cable.closing.signatures, tuple[str, ...])
    paragraph = cable.paragraphs[0]
    assert_type(paragraph.number, int | None)
    assert_type(paragraph.flow, str)
    assert_type(paragraph.items, tuple[Paragraph, ...])
    assert_type(paragraph.portion, Portion | None)
    for addressee in cable.header.action:
        assert_type(addressee.precedence, Precedence | None)
    if cable.header.executive_order is not None:
        assert_type(cable.header.executive_order.declassify_on, date | None)


def changes(cable: Cable) -> None:
    """An edit gives the class it was made from."""
    assert_type(cable.with_header(subject="THE BRIDGE"), Cable)
    assert_type(attrs.evolve(cable, year_hint=2008), Cable)


def orders(one: Classification, other: Classification) -> None:
    """Classifications are ordered, with words too, and are strings."""
    assert_type(one < other, bool)
    assert_type(one >= "SECRET", bool)
    assert_type(max(one, other), Classification)
    assert_type(str(one), str)


def faults(cable: Cable) -> None:
    """A finding has a code, a message and a place."""
    for finding in cablekit.check(cable):
        assert_type(finding.code, str)
        assert_type(finding.message, str)
        assert_type(finding.line, int)


def refuses(cable: Cable) -> None:
    """What must not pass a type checker; a line that begins to pass fails as an unused ignore."""
    cable.year_hint = 2009  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    cablekit.from_text(b"1. (U) Bytes are no text.")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    Paragraph(number=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    cablekit.from_txt(cable)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    cablekit.vocabulary.tagg("PREL")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
