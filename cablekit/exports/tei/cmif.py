"""CMIF: an index of who wrote to whom, when and where, as correspSearch harvests it."""

import datetime as dt
import io
import uuid
from collections.abc import Iterable
from typing import Any, Final, overload

from cablekit.exports.cited import Cited, cited
from cablekit.exports.offices import office_of
from cablekit.exports.tei.corpus import TITLE
from cablekit.exports.tei.frus import place_of
from cablekit.exports.tei.markup import DECLARATION, each, element, line, words
from cablekit.exports.tei.streams import File, write_stream
from cablekit.model import Cable
from cablekit.model.cable import as_cable

NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
#: What the format has for a sender or addressee who is not known.
UNKNOWN: Final = "Unknown"
#: The only license that the format has, and its words for it.
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
LICENSED: Final = "This file is licensed under the terms of the Creative Commons License CC-BY 4.0"
UNPUBLISHED: Final = "unpublished"
FOOT: Final = "</profileDesc></teiHeader><text><body><p/></body></text></TEI>\n"


@overload
def to_cmif(
    cables: Iterable[Cable],
    target: None = None,
    *,
    title: str = TITLE,
    editor: str | None = None,
    publisher: str = UNPUBLISHED,
    url: str | None = None,
    updated: dt.date | None = None,
) -> bytes: ...


@overload
def to_cmif(
    cables: Iterable[Cable],
    target: File,
    *,
    title: str = TITLE,
    editor: str | None = None,
    publisher: str = UNPUBLISHED,
    url: str | None = None,
    updated: dt.date | None = None,
) -> int: ...


def to_cmif(
    cables: Iterable[Cable],
    target: File | None = None,
    *,
    title: str = TITLE,
    editor: str | None = None,
    publisher: str = UNPUBLISHED,
    url: str | None = None,
    updated: dt.date | None = None,
) -> bytes | int:
    """
    Write an index of cables in the Correspondence Metadata Interchange Format, which correspSearch harvests.

    Args:
        cables: The cables; an iterator is fine, only one is in memory at a time.
        target: A path, at which the whole file appears or nothing; or a file opened in binary mode; None to return it.
        title: What the index is of.
        editor: Whom to ask about it.
        publisher: Who publishes it. The format wants CC-BY 4.0 as its license: publish it only if you agree.
        url: Where it will be published.
        updated: Its date; None for today.

    Returns:
        The file, in UTF-8; with a target the number of cables.

    Raises:
        ModelError: One of them is not a cable.
        OSError: The file cannot be written.

    Source: CMIF 1.0 (TEI Correspondence SIG).

    >>> from cablekit import from_text
    >>> cable = from_text("R 080915Z MAY 08\\nFM AMEMBASSY ZENDA\\nTO SECSTATE WASHDC\\nUNCLAS ZENDA 000910\\n")
    >>> b'<orgName>Embassy Zenda</orgName><placeName>Zenda</placeName><date when="2008-05-08"/>' in to_cmif([cable])
    True
    """
    top = head(title=title, editor=editor, publisher=publisher, url=url, updated=updated)
    entries = (letter(as_cable(cable), source_id(title, url)).encode() for cable in cables)
    if target is not None:
        return write_stream(target, top, entries, FOOT.encode())
    file = io.BytesIO()
    write_stream(file, top, entries, FOOT.encode())
    return file.getvalue()


def head(
    *,
    title: str = TITLE,
    editor: str | None = None,
    publisher: str = UNPUBLISHED,
    url: str | None = None,
    updated: dt.date | None = None,
    **_: Any,
) -> bytes:
    """Write what is above the first letter."""
    day = f"{updated or dt.datetime.now(dt.UTC).date()}"
    licence = element("availability", element("licence", LICENSED, {"target": LICENCE}))
    published = [
        element("publisher", words(publisher)),
        each("idno", [url], {"type": "URL"}),
        licence,
        element("date", "", {"when": day}),
    ]
    described = [
        element("titleStmt", element("title", words(title)) + each("editor", [editor])),
        element("publicationStmt", published),
        element("sourceDesc", element("bibl", words(title), {"type": "online", "xml:id": source_id(title, url)})),
    ]
    return f'{DECLARATION}<TEI xmlns="{NAMESPACE}"><teiHeader>{element("fileDesc", described)}<profileDesc>'.encode()


def source_id(title: str = TITLE, url: str | None = None) -> str:
    """Make the id of the source: a UUID, as the format wants, that is always the same."""
    return f"uuid-{uuid.uuid5(uuid.NAMESPACE_URL, line(url or title))}"


def letter(cable: Cable, source: str) -> str:
    """Write who sent a telegram, from where and when, and who received it."""
    known = cited(cable)
    received = [office_of(name).name for one in (*cable.header.action, *cable.header.info) if (name := line(one.name))]
    place = place_of(known.sender, known.post) if known.sender else None
    sent = [party([known.sender.name] if known.sender else []), each("placeName", [place]), day_of(known)]
    actions = [element("correspAction", sent, {"type": "sent"})]
    actions.append(element("correspAction", party(received), {"type": "received"}))
    return element("correspDesc", actions, {"key": known.id, "ref": known.url, "source": f"#{source}"}) + "\n"


def party(names: list[str]) -> str:
    """Write the names of a side."""
    return each("orgName", names) or element("persName", UNKNOWN)


def day_of(known: Cited) -> str:
    """Write the day, or the year alone, in the only form that the format has."""
    if not known.date or not dt.MINYEAR <= known.date[0] <= dt.MAXYEAR:
        return ""
    return element("date", "", {"when": "-".join([f"{known.date[0]:04}", *[f"{part:02}" for part in known.date[1:]]])})
