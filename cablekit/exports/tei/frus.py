"""
A telegram as a document of the Foreign Relations volumes (FRUS): their head, source note, dateline, ids and gaps.

Facts
-----
* The division of a document has a whole number (`@n`) and the id `d` with it; the id of a footnote begins with that of
  its document. Each division has a head and an id. A plain list has no type, and a list holds no table.
* `frus:doc-dateTime-min` and `-max` are the earliest and the latest moment that the document may be of.
* The telegram's own number begins its first paragraph. Words that are missing are in brackets and italics.
* A page break is one of the volume, so that the pages of a telegram are milestones.

Source: frus.sch and the volumes of history.state.gov (U.S. Department of State).
"""

import datetime as dt
from typing import Any, Final

from lxml import etree

from cablekit.exports.cited import Cited, cited
from cablekit.exports.citing import day_first, frus_archive
from cablekit.exports.offices import Office, office_of
from cablekit.exports.tei.body import closer, printed_reference
from cablekit.exports.tei.frus_text import adapted
from cablekit.exports.tei.markup import each, element, filled, line, words
from cablekit.model import Cable

NAMESPACE: Final = "http://history.state.gov/frus/ns/1.0"
#: Where the Department is.
CAPITAL: Final = "Washington"
#: More addressees than these are not named in a head.
FEW: Final = 2


def frus_division(cable: Cable, body: str, number: int) -> str:
    """Write the division of a document; *body* is the text of the telegram as `to_tei` writes it without a profile."""
    known, ident = cited(cable), f"d{number}"
    attributes = {"type": "document", "subtype": "historical-document", "xml:id": ident, "n": f"{number}"}
    top = [head(cable, known, number), filled("opener", dateline(cable, known))]
    below = adapted(lists(cable, known) + body + closer(cable.closing), ident, known.number)
    return element("div", [*top, below], attributes | document_dates(cable))


def head(cable: Cable, known: Cited, number: int) -> str:
    """Write the head: the number, what the document is, and where it comes from in a note."""
    note = element("note", words(source(cable, known)), {"n": "1", "xml:id": f"d{number}fn1", "type": "source"})
    sender = [known.sender] if known.sender else []
    parts = [words(f"{number}. {known.genre}"), named("From", sender, "from"), named("to", known.recipients, "to")]
    return element("head", " ".join(filter(None, parts)) + note)


def named(word: str, offices: tuple[Office, ...] | list[Office], role: str) -> str:
    """Write who sent a telegram, or to whom; nothing where nobody is known."""
    shown = [article(office) + element("gloss", words(office.role), {"type": role}) for office in offices[:FEW]]
    if len(offices) > FEW:
        shown = [shown[0], "Others"]
    return f"{word} {' and '.join(shown)}" if shown else ""


def article(office: Office) -> str:
    """Give the article of an office; a name of which nothing is known has none."""
    return office.with_article.removesuffix(office.role)


def title(cable: Cable, number: int) -> str:
    """
    Give the head as words, without its note.

    >>> from cablekit.model import Header
    >>> title(Cable(Header(originator="AMEMBASSY ZENDA", action=("SECSTATE WASHDC",))), 12)
    '12. Telegram From the Embassy in Zenda to the Department of State'
    """
    node = etree.fromstring(head(cable, cited(cable), number))
    etree.strip_elements(node, "note")
    return "".join(node.itertext())


def source(cable: Cable, known: Cited) -> str:
    """Give the words of the source note: archive; class, precedence and captions; hands; who else received it."""
    header = cable.header
    archive = ", ".join(filter(None, (frus_archive(known), known.location)))
    place = archive or " ".join(filter(None, (known.genre, known.name)))
    degrees = [degree.value for degree in header.dtg.precedences] if header.dtg else []
    marks = [known.level or "", *[capitalized(line(word)) for word in (*degrees, *header.captions)]]
    info = [office_of(name).name for one in header.info if (name := line(one.name))]
    sentences = [
        f"Source: {place}",
        "; ".join(filter(None, marks)),
        hands(cable),
        f"Sent for information to {listed(info)}" if info else "",
    ]
    return " ".join(f"{text.rstrip('.')}." for text in sentences if text)


def capitalized(text: str) -> str:
    """
    Write the word of a precedence or a caption as the notes do.

    >>> capitalized("NIACT IMMEDIATE"), capitalized("EXDIS")
    ('Niact Immediate', 'Exdis')
    """
    return " ".join(word.capitalize() for word in text.split())


def hands(cable: Cable) -> str:
    """Say who drafted, cleared and approved a telegram."""
    header = cable.header
    done = [
        ("drafted by", [header.drafted_by]),
        ("cleared by", header.cleared_by),
        ("approved by", [header.approved_by]),
    ]
    said = "; ".join(f"{what} {listed(names)}" for what, who in done if (names := [line(one) for one in who if one]))
    return said[:1].upper() + said[1:]


def listed(names: list[str]) -> str:
    """
    List names in a sentence.

    >>> listed(["Sapt"]), listed(["Sapt", "Hentzau"]), listed(["Sapt", "Hentzau", "Rassendyll"])
    ('Sapt', 'Sapt and Hentzau', 'Sapt, Hentzau, and Rassendyll')
    """
    if len(names) > 2:
        return f"{', '.join(names[:-1])}, and {names[-1]}"
    return " and ".join(names)


def dateline(cable: Cable, known: Cited) -> str:
    """Write place and date; the hour in words that the volumes have: `May 8, 2008, 0915Z`."""
    best = cable.catalog
    day = day_first(known.date)
    time = f", {best.date:%H%M}Z" if best.date and not best.is_day else ""
    date = element("date", f"{day}{time}", {"when": when(cable)}) if day else ""
    place = place_of(known.sender, known.post) if known.sender else None
    return filled("dateline", ", ".join(filter(None, ("".join(each("placeName", [place])), date))))


def place_of(office: Office, post: str | None) -> str | None:
    """
    Give the place that a telegram was written in: of a post, the capital, otherwise that in the telegram's number.

    >>> names = ("AMEMBASSY ZENDA", "SECSTATE WASHDC", "USUN NEW YORK", "NSC", "USNATO")
    >>> [place_of(office_of(name), "Strelsau") for name in names]
    ['Zenda', 'Washington', 'New York', 'Strelsau', None]
    """
    if office.role.startswith("Department of"):
        return CAPITAL
    if office.role.startswith("Mission to"):
        return office.place.partition(" ")[2] or None
    return office.place if office.kind else post


def when(cable: Cable) -> str | None:
    """Give the normal form of a date: a moment, a day or a year; of a year that is none nothing."""
    date, year = cable.catalog.date, cable.year
    if date:
        return f"{date:%Y-%m-%d}" if cable.catalog.is_day else in_full(date)
    return f"{year:04}" if year and dt.MINYEAR <= year <= dt.MAXYEAR else None


def document_dates(cable: Cable) -> dict[str, str]:
    """
    Give the earliest and the latest moment of a document; nothing where no year is known.

    >>> document_dates(Cable(year_hint=2008))["frus:doc-dateTime-max"]
    '2008-12-31T23:59:59+00:00'
    """
    first = last = cable.catalog.date
    if first and cable.catalog.is_day:
        last = first + dt.timedelta(days=1, seconds=-1)
    elif not first and cable.year and dt.MINYEAR <= cable.year <= dt.MAXYEAR:
        first = dt.datetime(cable.year, 1, 1, tzinfo=dt.UTC)
        last = dt.datetime(cable.year, 12, 31, 23, 59, 59, tzinfo=dt.UTC)
    if first is None or last is None:
        return {}
    return {"frus:doc-dateTime-min": in_full(first), "frus:doc-dateTime-max": in_full(last)}


def in_full(moment: dt.datetime) -> str:
    """Write a moment with its offset from UTC, as the volumes do."""
    return moment.isoformat()


def lists(cable: Cable, known: Cited) -> str:
    """Write the subject and the references; the other lists of a telegram are in the head and its note."""
    items = [text for one in cable.header.references if (text := words(printed_reference(one)))]
    return filled("list", each("item", [known.title]), {"type": "subject"}) + filled(
        "list", [element("item", text) for text in items], {"type": "references"}
    )


def adapt_header(header: str, cable: Cable, number: int) -> str:
    """Change a header of `to_tei`: the complete title, a publisher, no notes, and no references that lead nowhere."""
    root: Any = etree.fromstring(header, etree.XMLParser(huge_tree=True))
    complete = root.find("fileDesc/titleStmt/title")
    complete.set("type", "complete")
    complete.text = title(cable, number)
    root.find("fileDesc/publicationStmt/authority").tag = "publisher"
    for name in ("notesStmt", "correspContext"):
        etree.strip_elements(root, name)
    for empty in root.iterfind("profileDesc/correspDesc"):
        if len(empty) == 0:
            empty.getparent().remove(empty)
    return etree.tostring(root, encoding="unicode")
