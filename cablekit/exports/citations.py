"""A cable as a library, an archive or a footnote names it: Dublin Core, and CSL-JSON for Zotero."""

from collections.abc import Iterable
from typing import Any, Final

from cablekit.exports.cited import cited, published
from cablekit.exports.tei.markup import DECLARATION, each, element
from cablekit.model import Cable
from cablekit.model.cable import as_cable
from cablekit.xml.normal_forms import moment

_OAI: Final = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_SIMPLE: Final = {
    "xmlns:oai_dc": _OAI,
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{_OAI} {_OAI[:-1]}.xsd",
}
_TERMS: Final = {"xmlns:dcterms": "http://purl.org/dc/terms/"}
#: The properties of DCMI terms that are narrower than one of the fifteen elements, and that element.
_BROADER: Final = {
    "created": "date",
    "audience": "contributor",
    "accessRights": "rights",
    "references": "relation",
    "abstract": "description",
}


def to_dublin_core(cable: Cable, *, terms: bool = False) -> bytes:
    """
    Write what a catalogue says of a cable as Dublin Core.

    Args:
        cable: The cable.
        terms: Use the finer DCMI terms (`created`, `audience`, `accessRights`, `references`, `abstract`) under a plain
            `<metadata>` root, in place of the fifteen elements that OAI-PMH harvests.

    Returns:
        An `oai_dc` record, in UTF-8; characters that XML cannot carry are shown as in `to_tei`.

    Raises:
        ModelError: It is not a cable.

    Source: DCMI Metadata Terms; OAI-PMH 2.0.

    >>> from cablekit.model import Header
    >>> b"<dc:title>THE BRIDGE</dc:title>" in to_dublin_core(Cable(Header(subject="THE BRIDGE")))
    True
    """
    prefix = "dcterms" if terms else "dc"
    found = [
        each(f"{prefix}:{name if terms else _BROADER.get(name, name)}", values)
        for name, values in described(as_cable(cable)).items()
    ]
    root = element("metadata", found, _TERMS) if terms else element("oai_dc:dc", found, _SIMPLE)
    return (DECLARATION + root + "\n").encode()


def described(cable: Cable) -> dict[str, Iterable[str | None]]:
    """Give the values of each DCMI term."""
    header = cable.header
    level = header.classification.value if header.classification else None
    return {
        "identifier": [cable.id],
        "title": [title(cable)],
        "creator": [cable.originator],
        "contributor": cable.closing.signatures,
        "created": [moment(cable.date)],
        "audience": [node.name for node in (*header.action, *header.info)],
        "subject": cable.tags,
        "abstract": [cable.summary],
        "accessRights": [level, *header.captions],
        "references": [reference.id for reference in cable.references],
        "source": [part for part in location(cable) if part],
        "type": ["Text", "Telegram"],
    }


def to_csl(cable: Cable) -> dict[str, Any]:
    """
    Write a cable as an item of CSL-JSON, which Zotero and pandoc read.

    Args:
        cable: The cable.

    Returns:
        One item, of the type `personal_communication` (Zotero: a letter) and the genre `Telegram`; a file for Zotero is
        a list of them. Posts have their names, the subject is in title case, and each number appears once; what neither
        the cable nor its archive says is left out.

    Raises:
        ModelError: It is not a cable.

    Source: CSL-JSON schema 1.0.2.

    >>> from cablekit.model import Header
    >>> to_csl(Cable(Header(subject="THE BRIDGE", originator="AMEMBASSY STRELSAU")))["author"]
    [{'literal': 'Embassy Strelsau'}]
    """
    known = cited(as_cable(cable))
    item = {
        "id": known.id or "cable",
        "type": "personal_communication",
        "genre": known.genre,
        "title": known.title,
        "author": literals([known.sender.name if known.sender else None]),
        "recipient": literals([office.name for office in known.recipients]),
        "issued": {"date-parts": [[*known.date]]} if known.date else None,
        "number": known.name,
        "abstract": summary_of(cable),
        "keyword": ", ".join(cable.catalog.tags),
        "archive": known.archive,
        "archive_location": known.location,
        "URL": known.url,
        "note": known.level,
    }
    return {name: value for name, value in item.items() if value}


def summary_of(cable: Cable) -> str | None:
    """Return the summary; none of a cable whose body was not read."""
    return cable.summary if cable.complete else None


def title(cable: Cable) -> str:
    """Give the subject; without one the id, or what a cable is."""
    return cable.subject or cable.id or "Telegram"


def literals(names: Iterable[str | None]) -> list[dict[str, str]]:
    """Write names that are not a person's as CSL has them."""
    return [{"literal": name} for name in names if name]


def location(cable: Cable) -> tuple[str | None, str | None]:
    """Give the archive that the cable comes from, and its number there."""
    outermost = next(iter(cable.wrappers), None)
    if outermost is None:
        return None, None
    archive, number = published(outermost)
    return archive or None, number
