"""What a type checker tells of nodes, readers and writers; checked by mypy, pyright and basedpyright, never run."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, assert_type

import cablekit
import cablekit.xml
from cablekit import (
    AnyNode,
    Cable,
    Catalog,
    Change,
    Classification,
    Closing,
    Gap,
    Header,
    Hit,
    Indexed,
    Paragraph,
    Place,
    Portion,
    Section,
    Unit,
    Walked,
)


class Mine(Cable):
    """A user's own class."""


def reads_by_default(markup: bytes, data: dict[str, Any], json: str) -> None:
    """Without a class a reader gives a cable."""
    assert_type(cablekit.from_xml(markup), Cable)
    assert_type(cablekit.from_dict(data), Cable)
    assert_type(cablekit.from_json(json), Cable)
    assert_type(cablekit.from_text(json, body=False), Cable)


def reads_ones_own(text: str, markup: bytes, data: dict[str, Any]) -> None:
    """A class of one's own is what its readers give."""
    assert_type(cablekit.from_text(text, Mine), Mine)
    assert_type(cablekit.from_xml(markup, Mine), Mine)
    assert_type(cablekit.from_dict(data, Mine), Mine)
    assert_type(Mine.parse(text), Mine)
    assert_type(Mine.parse(markup, "xml"), Mine)


def writes(node: AnyNode, cable: Cable, header: Header) -> None:
    """Every node is written, and the format tells the type."""
    assert_type(cablekit.to_text(node), str)
    assert_type(cablekit.to_xml(node), bytes)
    assert_type(cablekit.to_dict(header), dict[str, Any])
    assert_type(cablekit.to_json(header), str)
    assert_type(cable.serialize(), str)
    assert_type(cable.serialize("xml"), bytes)
    assert_type(cable.serialize("dict", source=True), dict[str, Any])
    assert_type(header.serialize("json"), str)


def looks(cable: Cable) -> None:
    """What the functions yield has names."""
    for piece in cablekit.walk(cable):
        assert_type(piece, Walked)
    for unit in cablekit.units(cable):
        assert_type(unit, Unit)
        assert_type(unit.to_text_place(0), int)
    assert_type(cable.gaps, tuple[Gap, ...])
    assert_type(cable.catalog, Catalog)
    assert_type(cable.place, Place | None)
    assert_type(cablekit.diff(cable, cable), tuple[Change, ...])


def searches(folder: Path) -> None:
    """A folder is indexed, and searched with filters of several types."""
    assert_type(cablekit.index([folder, "more.jsonl"], "cables.db", jobs=2), Indexed)
    assert_type(cablekit.search(folder / "cables.db", "bridge"), Iterator[Hit])
    for hit in cablekit.search("cables.db", "x", date=(1974, None), tags=["XG"], classification=(None, "C")):
        assert_type(hit.portion, Portion | None)
        assert_type(hit.place, Place | None)
        assert_type(hit.citation, str)
    cablekit.search("cables.db", "x", date=datetime(2008, 5, 8, tzinfo=UTC), classification=Classification.SECRET)


def verbs(cable: Cable, mine: Mine, paragraph: Paragraph) -> None:
    """A verb gives the class of the cable."""
    assert_type(cable.paragraph(1), Paragraph)
    assert_type(cable.find("toll"), Header | Section | Paragraph | Closing | None)
    assert_type(mine.replace(paragraph, text="No."), Mine)
    assert_type(mine.insert_after(paragraph, "2. (U) No."), Mine)
    assert_type(mine.with_header(subject="THE BRIDGE", tags=["PREL"], classification="SECRET"), Mine)
    assert_type(mine.renumber(), Mine)


def refuses(cable: Cable, paragraph: Paragraph) -> None:
    """What must not pass; a line that begins to pass fails as an unused comment."""
    cable.with_header(subjet="X")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    cable.with_header(subject=7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    cable.serialize("pdf")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    Cable.parse("", "pdf")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    cable.remove(cable.header)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    cablekit.to_text("TAGS: PREL")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    cablekit.to_xml(None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    cablekit.from_xml(b"", str)  # type: ignore[type-var]  # pyright: ignore[reportCallIssue, reportArgumentType]
    cablekit.xml.schema("dtd")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    _: str = paragraph.serialize("xml")  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
