"""What a citation names of a cable: only what the cable or its archive says, in words."""

import re
from typing import Final, NamedTuple

from cablekit.exports.offices import Office, in_title_case, office_of
from cablekit.exports.tei.markup import line
from cablekit.model import Cable, Wrapper
from cablekit.model.archive_values import NOTHING
from cablekit.model.identifiers import CITED_NUMBERS, DOCUMENT, DOCUMENT_NUMBER, FILM_NUMBER, IDENTIFIER, REFERENCE_ID
from cablekit.vocabulary import canonical_id, post, title_case

#: The archives in words.
ARCHIVES: Final = {
    "nara": "National Archives and Records Administration",
    "foia": "U.S. Department of State, FOIA Virtual Reading Room",
    "cablegate": "Cablegate",
    "plusd": "PlusD",
}
#: The forms in which cables are published; their names are not those of an archive.
FORMS: Final = frozenset({"", "csv", "email", "html", "json", "media", "outlook", "site", "smart", "table"})
#: The numbers by which an archive's own document is found.
NUMBERS: Final = (DOCUMENT, FILM_NUMBER, DOCUMENT_NUMBER, REFERENCE_ID, IDENTIFIER)
#: The names, in lowercase, under which a source gives the address of its page.
ADDRESSES: Final = ("url", "uri", "link", "permalink", "source url", "source link", "web address", "address")
ADDRESS: Final = re.compile(r"https?://[^\s\x00-\x1f\x7f\ud800-\udfff<>\"{}|\\^`]+")
#: 22.1. The series and number of an id; airgrams have the letter A, circular ones CA.
NUMBER: Final = re.compile(r"[0-9]{2}(?P<post>[^0-9-]*)(?P<number>-?(?:CA?|A)?[0-9]+)")


class Cited(NamedTuple):
    """
    What a citation names.

    Attributes:
        genre: `Telegram` or `Airgram`.
        id: The canonical id.
        number: The number that the sender gave it: `910`, of an airgram `A-70`.
        post: The post in its number.
        sender: Who sent it, or that post.
        recipients: The addressees for action.
        title: The subject in title case.
        date: Year, month and day, or the year alone, or nothing.
        level: The classification, as a word.
        archive: The archive, in words.
        location: The number of the archive's document, where it is not the cable's own.
        url: The address that the archive gives.
    """

    genre: str
    id: str | None
    number: str | None
    post: str | None
    sender: Office | None
    recipients: tuple[Office, ...]
    title: str | None
    date: tuple[int, ...]
    level: str | None
    archive: str | None
    location: str | None
    url: str | None

    @property
    def name(self) -> str | None:
        """The id; where it is not known, the number that the sender gave."""
        return self.id or self.number


def cited(cable: Cable) -> Cited:
    """
    Gather what a citation names of a cable: the best-known values.

    >>> from cablekit import from_text
    >>> known = cited(from_text("R 080915Z MAY 08\\nFM AMEMBASSY ZENDA\\nUNCLAS ZENDA 000910\\nSUBJECT: THE BRIDGE\\n"))
    >>> known.sender.name, known.number, known.title, known.date, known.archive
    ('Embassy Zenda', '910', 'The Bridge', (2008, 5, 8), None)
    """
    best, mrn = cable.catalog, cable.header.mrn
    ident = line(best.id or "") or None
    split = NUMBER.fullmatch(ident or "")
    number = split["number"].lstrip("-") if split else str(mrn.serial) if mrn else None
    is_airgram = number is not None and not number.isdecimal()
    written = line(mrn.post if mrn else "") or (split["post"] if split else "")
    sender = line(best.originator or "") or written
    archive = next((wrapper for wrapper in cable.wrappers if wrapper.archive not in FORMS), None)
    return Cited(
        genre="Airgram" if is_airgram else "Telegram",
        id=ident,
        number=re.sub("(?<=A)(?=[0-9])", "-", number) if number else None,
        post=in_title_case(post(written).name or written) if written else None,
        sender=office_of(sender) if sender else None,
        recipients=tuple(office_of(name) for one in cable.header.action if (name := line(one.name))),
        title=title_case(line(best.subject or "")) or None,
        date=date_of(cable),
        level=title_case(best.classification.value) if best.classification else None,
        archive=line(archive_in_words(archive.archive)) or None if archive else None,
        location=location_of(archive, ident) if archive else None,
        url=address_of(cable),
    )


def archive_in_words(archive: str) -> str:
    """
    Name an archive in words, where that is known.

    >>> archive_in_words("plusd"), archive_in_words("site")
    ('PlusD', 'site')
    """
    return ARCHIVES.get(archive, archive)


def published(wrapper: Wrapper) -> tuple[str, str | None]:
    """
    Return the archive in words, and the number by which it cites the document.

    >>> published(Wrapper("nara", [("Document Number", "1979ZENDA06523")]))
    ('National Archives and Records Administration', '1979ZENDA06523')
    """
    number = next((value for name in CITED_NUMBERS if (value := wrapper.get(name))), None)
    return archive_in_words(wrapper.archive), number


def date_of(cable: Cable) -> tuple[int, ...]:
    """Return year, month and day; only the year where the day is not known."""
    date = cable.catalog.date
    if date:
        return date.year, date.month, date.day
    return (cable.year,) if cable.year else ()


def location_of(wrapper: Wrapper, ident: str | None) -> str | None:
    """
    Return the number under which an archive keeps a document; the id of the cable itself is not repeated.

    >>> location_of(Wrapper("nara", (("Document Number", "1979ZENDA06523"), ("Film Number", "n/a"))), "79ZENDA6523")
    >>> location_of(Wrapper("nara", (("Film Number", "D790000-0001"),)), "79ZENDA6523")
    'D790000-0001'
    """
    said = (line(wrapper.get(name) or "") for name in NUMBERS)
    return next((one for one in said if one.upper() not in NOTHING and canonical_id(one) != ident), None)


def address_of(cable: Cable) -> str | None:
    """
    Return the address that an archive gives under a name that says so.

    >>> address_of(Cable(wrappers=(Wrapper("table", (("URL", "https://zenda.example/910"),)),)))
    'https://zenda.example/910'
    """
    said = [(name.lower().replace("_", " "), value.strip()) for one in cable.wrappers for name, value in one.fields]
    return next((value for name, value in said if name in ADDRESSES and ADDRESS.fullmatch(value)), None)
