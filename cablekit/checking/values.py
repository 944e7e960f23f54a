"""The values of the header, each by itself: missing, no date, in no list, put right by the reader."""

import datetime as dt
from collections.abc import Iterator
from itertools import chain
from typing import Final

from cablekit.checking.finding import Finding
from cablekit.checking.view import Extent, View, shown
from cablekit.model import Classification, ReferenceKind
from cablekit.telegram.fields import executive_order as order
from cablekit.telegram.fields.addressees import meant_precedence
from cablekit.telegram.fields.class_line import LEVELS, read_classification
from cablekit.telegram.fields.reference_words import may_be_cable
from cablekit.telegram.fields.table import ADDRESSEES
from cablekit.telegram.fields.tags import read_tags
from cablekit.telegram.gaps import REASONS
from cablekit.vocabulary import is_station, routing_indicator, station_names, tag

#: 9. Before this day there were no TAGS; a cable that has some is misdated, and is asked of the first list.
FIRST_TAGS: Final = dt.date(1973, 3, 1)
#: 12. "Classified By" came with E.O. 12958, in force from October 1995.
AUTHORITY_SINCE: Final = 1996
#: 20.2. What an archive prints in place of the heading.
WITHHELD: Final = dict(REASONS)["withheld"]


def missing(view: View) -> Iterator[Finding]:
    """Find that the cable lacks what nearly all have: a number, a date, a classification, an authority."""
    cable = view.cable
    if cable.header.mrn is None:
        yield view.finding("missing-number", "there is no message number", view.top())
    elif not cable.header.mrn.post:
        message = "there is no post before the message number, so the cable has no id"
        yield view.finding("missing-number", message, view.first("mrn"))
    if cable.header.dtg is None and not view.fields["dtg"] and not is_extract(view):
        yield view.finding("missing-date", "there is no date-time group", view.top())
    if cable.classification is None and not is_marked(view):
        place = view.first("part" if view.fields["part"] else "mrn")
        message = "there is no classification; write it before the post and number"
        yield view.finding("missing-classification", message, place)
    level = cable.classification or Classification.UNCLASSIFIED
    if level >= Classification.CONFIDENTIAL and (cable.year or 0) >= AUTHORITY_SINCE and not cable.authority:
        message = f'{level}, and no "Classified By" line says why'
        yield view.finding("missing-authority", message, view.first("classification"))


def is_extract(view: View) -> bool:
    """Whether the archive withheld the heading, and said so: that is why there is no date in it (format.md 20.2)."""
    return any(piece.kind == "gap" and WITHHELD.match(piece.text) for piece in view.pieces)


def is_marked(view: View) -> bool:
    """Whether a line shows how secret the cable is, without being its class line (format.md 14, 20.1)."""
    return any(piece.kind == "marking" and read_classification(piece.text) for piece in view.pieces)


def bad_dtg(view: View) -> Iterator[Finding]:
    """Find a date-time group that is not a date (format.md 5.1)."""
    dtg = view.cable.header.dtg
    if view.fields["dtg"] and (dtg is None or dtg.time is None):
        place = view.first("dtg")
        yield view.finding("bad-dtg", f"no date: {shown(view.text[slice(*place)])}", place)


def unknown_tags(view: View) -> Iterator[Finding]:
    """Find TAGS that no list of the cable's time has (format.md 9.2)."""
    date, words = view.cable.date, view.words("tags")
    day = max(date.date(), FIRST_TAGS) if date else None
    when = f" of {day:%Y}" if day else ""
    for code in view.cable.tags:
        entry = tag(code, day)
        if not entry.known and entry.kind != "person":
            yield view.finding("unknown-tag", f"no list of TAGS{when} has {code}", words.get(code, view.first("tags")))


def unknown_posts(view: View) -> Iterator[Finding]:
    """Find posts that no list has: the cable's own, and those of its references."""
    header = view.cable.header
    seen = {header.mrn.post: view.first("mrn")} if header.mrn and header.mrn.post else {}
    words = view.words("references")
    for reference in header.references:
        if reference.post and reference.kind is ReferenceKind.CABLE:
            first = reference.post.partition(" ")[0].upper()
            seen.setdefault(reference.post, words.get(first, view.first("references")))
    for post, place in seen.items():
        if not is_station(post) and post.upper() not in station_names():
            yield view.finding("unknown-post", f"no list of posts has {post}", place)


def references_without_id(view: View) -> Iterator[Finding]:
    """Find references that may be cables but have no id: their words are not a station, or the number is hidden."""
    words = view.words("references")
    for reference in view.cable.header.references:
        if may_be_cable(reference):
            text = reference.text or ""
            place = words.get(text.partition(" ")[0].upper(), view.first("references"))
            message = f"no id: {shown(text)} lacks a station or a number"
            yield view.finding("reference-without-id", message, place)


def unknown_indicators(view: View) -> Iterator[Finding]:
    """Find routing indicators that no list has (format.md 4.2)."""
    header = view.cable.header
    indicators = list(header.routing.indicators) if header.routing else []
    indicators += [header.station.indicator] if header.station and header.station.indicator else []
    addressees = chain(header.action, header.info, header.exempt)
    indicators += [one.routing_indicator for one in addressees if one.routing_indicator]
    places = indicator_places(view)
    for indicator in dict.fromkeys(indicators):
        if not routing_indicator(indicator).known:
            message = f"no list of routing indicators has {indicator}"
            yield view.finding("unknown-indicator", message, places.get(indicator, view.top()))


def indicator_places(view: View) -> dict[str, Extent]:
    """Give the words of the heading that may be routing indicators, and where each occurs first."""
    found: dict[str, Extent] = {}
    for word, (start, end) in view.words("routing", "station", *ADDRESSEES).items():
        front = word.partition("/")[0]
        found.setdefault(front, (start, min(start + len(front), end)))
    return found


def repaired_order(view: View) -> Iterator[Finding]:
    """Find a number of an Executive Order that was put right (format.md 8.3)."""
    read = view.cable.header.executive_order
    for piece in view.fields["executive_order"][:1]:
        label = order.LABEL.match(piece.text)
        number = order.NUMBER.match(piece.text, label.end()) if label else None
        if number and read and read.number and number[1] != read.number:
            message = f"the order is written {shown(number[1])} and read {read.number}"
            yield view.finding("repaired", message, (piece.start + number.start(1), piece.start + number.end(1)))


def repaired_level(view: View) -> Iterator[Finding]:
    """Find a garbled word of classification (format.md 6.2)."""
    level = view.cable.classification
    for piece in view.fields["classification"][:1]:
        word = "".join(piece.text.upper().partition("//")[0].split())
        if level and word not in LEVELS:
            message = f"the classification is written {shown(piece.text)} and read {level}"
            yield view.finding("repaired", message, view.first("classification"))


def repaired_precedence(view: View) -> Iterator[Finding]:
    """Find misspelled words of precedence (format.md 5.3)."""
    header = view.cable.header
    read = {one.precedence for one in chain(header.action, header.info, header.exempt)}
    for raw, place in view.words(*ADDRESSEES).items():
        word = meant_precedence(raw)
        if word and any(word in one.split() for one in read if one):
            yield view.finding("repaired", f"the precedence is written {shown(raw)} and read {word}", place)


def repaired_tags(view: View) -> Iterator[Finding]:
    """Find TAGS that were written as one word (format.md 9.3)."""
    own = frozenset(view.cable.tags)
    for raw, place in view.words("tags").items():
        parts = () if raw in own else read_tags(raw)
        if len(parts) > 1 and own.issuperset(parts):
            yield view.finding("repaired", f"the TAGS are written {shown(raw)} and read {', '.join(parts)}", place)
