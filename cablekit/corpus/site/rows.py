"""What a site keeps of a cable until all are known: its page, and what its lists say of it; packed by workers."""

import json
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import SEEK_SET
from itertools import islice
from pathlib import PurePath
from typing import Any, BinaryIO, Final, NamedTuple

from attrs import evolve

from cablekit.corpus.graphs.build import GraphBuilder
from cablekit.corpus.graphs.relations import Said
from cablekit.corpus.graphs.values import GraphNode
from cablekit.corpus.site.style import PAGE_POLICY, PAGE_STYLE
from cablekit.exports.page.document import page_parts
from cablekit.exports.page.table import words_of
from cablekit.model import Cable, Classification

#: How many bytes say how long a pack is.
LENGTH: Final = 8
#: Pages are alike, so that they become small without much work.
LEVEL: Final = 1


class Entry(NamedTuple):
    """What the lists of a site say of a cable."""

    name: str  #: how its file is called, if nothing else is: its id, or the file that it was in
    title: str
    date: str  #: in words
    sender: str
    level: str
    tags: tuple[str, ...]
    said: Said  #: what the graph needs: its id, date, post, references


def site_row(cable: Cable, **_: Any) -> bytes:
    """Write what a site keeps of a cable, as a line of JSON."""
    catalog = cable.catalog
    builder = GraphBuilder(("reference", "reply"))
    builder.add(cable)
    (said,) = builder.said
    file = PurePath(cable.place.path).name.partition(".")[0] if cable.place and cable.place.path else ""
    number, date, sender, level, title = words_of(catalog)[:-1]
    name = number or file or said.node.id
    entry = Entry(name, title, date, sender, level, catalog.tags, said._replace(node=evolve(said.node, place=None)))
    row = {"entry": packed_entry(entry), "page": page_parts(cable, PAGE_STYLE, PAGE_POLICY)}
    return json.dumps(row).encode() + b"\n"


def packed_entry(entry: Entry) -> list[Any]:
    """Write an entry as JSON can carry it."""
    node = entry.said.node
    date = node.date.isoformat() if node.date else None
    return [*entry[:-1], [node.id, date, node.is_day, node.post, node.subject, node.classification], *entry.said[1:]]


def unpacked_entry(row: list[Any]) -> Entry:
    """Read what `packed_entry` wrote."""
    name, title, day, sender, level, tags, (ident, date, is_day, post, subject, classification), *rest = row
    node = GraphNode(
        ident,
        date=datetime.fromisoformat(date) if date else None,
        is_day=is_day,
        post=post,
        subject=subject,
        classification=Classification(classification) if classification else None,
    )
    return Entry(name, title, day, sender, level, tuple(tags), Said(node, *map(as_tuples, rest)))


def as_tuples(value: Any) -> Any:
    """
    Write lists as tuples, which JSON does not have.

    >>> as_tuples([["08ZENDA910", "A"]]), as_tuples(1)
    ((('08ZENDA910', 'A'),), 1)
    """
    return tuple(map(as_tuples, value)) if isinstance(value, list) else value


def pack_rows(rows: Iterable[bytes]) -> bytes:
    """
    Pack rows: how long the pack is, and the pack; several may follow each other in a file.

    >>> pack_rows(()), len(pack_rows([b"{}"]))
    (b'', 18)
    """
    packed = zlib.compress(data, LEVEL) if (data := b"".join(rows)) else b""
    return len(packed).to_bytes(LENGTH, "big") + packed if packed else b""


def unpack_rows(files: Iterable[BinaryIO], count: int | None = None) -> Iterator[Any]:
    """Yield the rows in some files, or the first ones."""
    lines = (line for file in files for pack in packs_of(file) for line in zlib.decompress(pack).splitlines())
    return (json.loads(line) for line in islice(lines, count))


def packs_of(file: BinaryIO) -> Iterator[bytes]:
    """Yield the packs in a file."""
    file.seek(0, SEEK_SET)
    while length := file.read(LENGTH):
        yield file.read(int.from_bytes(length, "big"))
