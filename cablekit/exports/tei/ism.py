"""Markings as attributes of IC-ISM (`urn:us:gov:ic:ism`): a transcription of history, no marking authority.

What ISM has no word for is left out: `LIMITED OFFICIAL USE`, `LIMDIS` (agencies read its `DS` as another office's), the
codes of E.O. 11652 and 12065 (`GDS`, `XGDS`, `RDS`). Source: IC-ISM v202111.202211.
"""

import re
from collections.abc import Iterable
from typing import Final

from cablekit.model import Authority, Cable, Classification, ExecutiveOrder, Portion

NAMESPACE: Final = "urn:us:gov:ic:ism"
Markings = dict[str, str | None]
#: The words of captions and portion marks, and ISM's.
_DISSEMINATION: Final = {
    "NF": "NF",
    "NOFORN": "NF",
    "OC": "OC",
    "ORCON": "OC",
    "FOUO": "FOUO",
    "PR": "PR",
    "PROPIN": "PR",
}
_NON_IC: Final = {"EXDIS": "XD", "NODIS": "ND", "SBU": "SBU", "SENSITIVE": "SBU", "LES": "LES"}
#: Marks of unclassified matter: in a classified one they say nothing.
_UNCLASSIFIED: Final = frozenset({"FOUO", "SBU", "LES"})
_RELEASE: Final = re.compile(r"REL(?: TO)? ([A-Z]{3,4}(?:, ?[A-Z]{3,4})*)")
#: The orders whose E.O. lines ISM has attributes for.
_ORDERS: Final = frozenset({"12958", "13526"})
#: Codes of an E.O. line that are an event in words: two words at least, none with a figure.
_EVENT: Final = re.compile(r"(?!AS AMENDED)[^\W\d]+(?: [^\W\d]+)+")


def portion_markings(portion: Portion | None) -> Markings:
    """Give the ISM attributes of a portion mark; none where ISM has no word for its level."""
    return markings(portion.classification, portion.controls) if portion else {}


def document_markings(cable: Cable) -> Markings:
    """Give the ISM attributes of a cable."""
    header = cable.header
    own = markings(header.classification, header.captions)
    order = header.executive_order
    if not own:
        return {}
    date = cable.date
    own["ism:createDate"] = f"{date.date()}" if date else None
    if order and order.number in _ORDERS and header.classification and header.classification.letters != "U":
        own |= order_markings(order, cable.authority)
    return own


def markings(level: Classification | None, controls: Iterable[str]) -> Markings:
    """Give the ISM attributes of a level and its controls."""
    if level is None or level is Classification.LIMITED_OFFICIAL_USE:
        return {}
    controls = tuple(controls)
    listed = [word for control in controls if (word := _DISSEMINATION.get(control)) and fits(word, level)]
    other = [word for control in controls if (word := _NON_IC.get(control)) and fits(word, level)]
    if "NF" in listed and {"SBU", "LES"} & {*other}:
        listed.remove("NF")
        other = [f"{word}-NF" if word in _UNCLASSIFIED else word for word in other]
    to = [country for control in controls for country in released(control)]
    return {
        "ism:classification": level.letters,
        "ism:ownerProducer": "USA",
        "ism:disseminationControls": listing(listed + ["REL"] * bool(to)),
        "ism:releasableTo": listing(to),
        "ism:nonICmarkings": listing(other),
    }


def fits(word: str, level: Classification) -> bool:
    """Whether a control goes with a level."""
    return word not in _UNCLASSIFIED or level is Classification.UNCLASSIFIED


def released(control: str) -> list[str]:
    """Give the countries of a release mark, where all of them are codes."""
    match = _RELEASE.fullmatch(control)
    return re.findall("[A-Z]+", match[1]) if match else []


def listing(names: Iterable[str]) -> str | None:
    """Write a list of words, each once; None where there are none."""
    return " ".join(dict.fromkeys(names)) or None


def order_markings(order: ExecutiveOrder, authority: Authority | None) -> Markings:
    """Give the ISM attributes of an E.O. line and of who classified the cable."""
    events = [code for code in order.codes if _EVENT.fullmatch(code)]
    person = [part for part in (authority.name, authority.position) if part] if authority else []
    reasons = authority.reasons if authority else ()
    return {
        "ism:declassDate": f"{order.declassify_on}" if order.declassify_on else None,
        "ism:declassEvent": "; ".join(events)[:4096] or None,
        "ism:classifiedBy": ", ".join(person)[:1024] or None,
        "ism:classificationReason": " ".join(f"({reason})" for reason in reasons)[:4096] or None,
    }
