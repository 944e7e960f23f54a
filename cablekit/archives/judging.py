"""
Whether a telegram was found in a text: the one judgment that `read` and `convert` make (docs/archives.md).

Every text reads (law 5), so this asks what was read: the signs that only telegrams of this kind have, never one alone.
Measured on the corpora (none of 1,692 telegrams is refused) and on the invented texts of `tests/archives/not_cables.py`
(none is accepted).
"""

import re
from typing import Final

from cablekit.model import Cable, Header
from cablekit.model.archive_values import NOT_OF_THE_CABLE, values_of
from cablekit.telegram.text import from_text
from cablekit.telegram.walk import walk
from cablekit.telegram.write import to_text
from cablekit.vocabulary import tag
from cablekit.vocabulary.stations import is_station

#: 22.1. The id of a cable, as archives write it.
CABLE_ID: Final = re.compile(r"(?:19|20)?[0-9]{2} ?[A-Z][A-Z .'-]{1,30} ?[0-9]{1,8}")
#: What people wrote themselves, in which an id proves less than in an archive's own format.
OTHERS: Final = NOT_OF_THE_CABLE | {"table", "json", "html"}
#: 5.2. How the names of posts and of the Department begin; other agencies, and other countries, have other names.
SENDER: Final = re.compile(
    r"(?:AMM? ?EM[BD]|AM ?CON|EMBASSY |US ?MISS|USINT|USLO|USOFFICE|USUN|USEU|USNATO|USDEL|SECSTATE|AIT |REO |IRAN RPO)"
)
#: 6.1, 6.2. What only the class line of a telegram has: a class with blanks between its letters, or cut short.
CLASS_OF_TELEGRAM: Final = re.compile(r"[A-Z] [A-Z] [A-Z] |UNCLAS\b")
#: 6.4. A number with zeros before it.
PADDED: Final = re.compile(r" 0[0-9]{4,5}\b")


def holds_telegram(cable: Cable) -> bool:
    r"""
    Whether a telegram was found in the text from which a cable was read.

    >>> from cablekit.telegram.text import from_text
    >>> holds_telegram(from_text("UNCLAS ZENDA 000910\n\nTAGS: PREL, XG\nSUBJECT: THE BRIDGE\n"))
    True
    >>> holds_telegram(from_text("TOP SECRET 18 November 1947\n\nSUBJECT: THE BRIDGE\n"))
    False
    """
    return has_signs(cable) or (has_catalog_id(cable) and has_remains(cable))


def has_signs(cable: Cable) -> bool:
    """Whether a telegram was found in the text itself, whatever an archive says of it."""
    return has_number(cable) or has_heading(cable.header) or has_terms(cable)


def has_number(cable: Cable) -> bool:
    """Whether the telegram's own number was read, and what proves that it is one."""
    header = cable.header
    mrn = header.mrn
    if mrn is None or not mrn.post:
        return False
    if header.executive_order or has_known_tag(header):
        return True
    if header.dtg and (mrn.year or is_station(mrn.post) or is_sender(header.originator)):
        return True
    if header.originator and not is_sender(header.originator):
        return False
    proof = header.subject or header.tags or header.dtg or header.transmission_id
    return bool(header.classification and proof) and is_class_line(cable)


def has_heading(header: Header) -> bool:
    """Whether there is a date-time group with a post or the Department as sender, and someone addressed."""
    addressed = header.action or header.info
    return header.dtg is not None and is_sender(header.originator) and bool(addressed)


def has_terms(cable: Cable) -> bool:
    """Whether a text without a number has TAGS, a subject and a body, and an order or a sender."""
    header = cable.header
    proof = header.executive_order or is_sender(header.originator)
    return bool(proof and header.subject and has_known_tag(header) and has_paragraphs(cable))


def has_paragraphs(cable: Cable) -> bool:
    """Whether there is a body."""
    return bool(with_body(cable).paragraphs)


def with_body(cable: Cable) -> Cable:
    """Return a cable with its body; one that was not read is read for it, as few texts are asked."""
    return cable if cable.complete else from_text(to_text(cable))


def has_catalog_id(cable: Cable) -> bool:
    """Whether an archive gives the id of a cable for the text."""
    said = (values_of(wrapper).get("id", "") for wrapper in cable.wrappers)
    return any(CABLE_ID.fullmatch(value.upper()) for value in said)


def has_remains(cable: Cable) -> bool:
    """Whether anything is left of a telegram whose id is known: any text; in other people's tables a part of one."""
    if cable.header != Header():
        return True
    whole = with_body(cable)
    if any(one.label or one.portion for one in whole.paragraphs):
        return True
    return bool(whole.text.strip()) and any(wrapper.archive not in OTHERS for wrapper in cable.wrappers)


def has_known_tag(header: Header) -> bool:
    """Whether one of the TAGS at least is in a list."""
    return any(tag(code).kind != "unknown" for code in header.tags)


def is_sender(originator: str | None) -> bool:
    """
    Whether an originator is a post or the Department.

    >>> is_sender("AMEMBASSY ZENDA"), is_sender("COMRURMAC"), is_sender(None)
    (True, False, False)
    """
    return originator is not None and SENDER.match(originator) is not None


def is_class_line(cable: Cable) -> bool:
    """Whether the class is printed as only telegrams print it, or the number, of a known post or with captions."""
    found = [one for one in walk(cable) if one.field in ("classification", "mrn")]
    if CLASS_OF_TELEGRAM.search("".join(one.text for one in found)):
        return True
    mrn = cable.header.mrn
    known = bool(cable.header.captions or (mrn and is_station(mrn.post or "")))
    return known and PADDED.search("".join(f" {one.text}" for one in found)) is not None
