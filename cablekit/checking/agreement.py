"""Values of the header that must agree with each other and with the portion marks (format.md 4)."""

import re
from collections.abc import Iterator
from typing import Final

from cablekit.checking.finding import Finding
from cablekit.checking.view import View, extent, shown
from cablekit.model import Classification
from cablekit.telegram.fields.captions import SENSITIVE
from cablekit.xml.normal_forms import moment

#: 4.4. The letters of the security line, and the classes they mean; E is "encrypt for transmission only".
LETTERS: Final = {
    "U": {Classification.UNCLASSIFIED},
    "E": {Classification.UNCLASSIFIED, Classification.LIMITED_OFFICIAL_USE},
    "R": {Classification.RESTRICTED},
    "C": {Classification.CONFIDENTIAL},
    "S": {Classification.SECRET},
    "T": {Classification.TOP_SECRET},
}
SECURITY: Final = re.compile(r"ZN[RY] ([A-Z])")
#: The fields that hold portion marks.
MARKED: Final = frozenset({"portion", "subject_portion"})
#: 4.3. A station's serial numbers have four figures.
WRAP: Final = 10_000


def security(view: View) -> Iterator[Finding]:
    """Compare the letters of the security line with the class line (format.md 4.4)."""
    level = view.cable.classification
    match = SECURITY.match(view.cable.header.security or "")
    if match and level and level not in LETTERS.get(match[1], {level}):
        message = f"the security line says {match[1]}, the class line {level}"
        yield view.finding("class-mismatch", message, view.first("security"))


def portions(view: View) -> Iterator[Finding]:
    """Find portion marks that are higher than the cable."""
    level = view.cable.classification or Classification.TOP_SECRET
    marks = (piece for piece in view.pieces if piece.kind == "portion" and piece.field in MARKED)
    for piece in marks:
        mark = getattr(piece.node, piece.field)
        if mark and mark.classification and mark.classification > level:
            message = f"the mark {mark} is higher than the class line, {level}"
            yield view.finding("class-mismatch", message, extent(piece))


def sensitive(view: View) -> Iterator[Finding]:
    """Find the first mark SBU in an unclassified cable whose head does not say SENSITIVE."""
    header = view.cable.header
    if header.classification is not Classification.UNCLASSIFIED or SENSITIVE.intersection(header.captions):
        return
    marks = (piece for piece in view.pieces if piece.kind == "portion" and piece.field == "portion")
    for piece in marks:
        if piece.node.portion and "SBU" in piece.node.portion.controls:
            yield view.finding("class-mismatch", "the mark is SBU, and no caption says SENSITIVE", extent(piece))
            return


def serial(view: View) -> Iterator[Finding]:
    """Compare the serial number of the station with that of the message (format.md 4.3)."""
    station, mrn = view.cable.header.station, view.cable.header.mrn
    figures = re.match("[0-9]{1,8}", station.serial) if station and station.serial else None
    if figures and mrn and int(figures[0]) != mrn.serial % WRAP:
        message = f"the station says {figures[0]}, the class line {mrn.serial}"
        yield view.finding("serial-mismatch", message, view.first("station"))


def precedence(view: View) -> Iterator[Finding]:
    r"""
    Compare the precedence of the routing line with the first of the date-time group (format.md 4.2).

    >>> from cablekit import from_text
    >>> [finding.message for finding in precedence(View(from_text("OO RUEHC\nP 080915Z MAY 08")))]
    ['the routing line says IMMEDIATE, the date-time group PRIORITY']
    """
    routing, dtg = view.cable.header.routing, view.cable.header.dtg
    one = routing.precedence if routing else None
    other = dtg.precedences[0] if dtg and dtg.precedences else None
    if one and other and one.letter != other.letter:
        message = f"the routing line says {one}, the date-time group {other}"
        yield view.finding("precedence-mismatch", message, view.first("routing"))


def envelope(view: View) -> Iterator[Finding]:
    """
    Compare the id and date that a dict, JSON or XML states around the cable with its own.

    >>> from cablekit import from_dict, to_dict, Cable
    >>> read = from_dict(to_dict(Cable()) | {"id": "08ZENDA910"})
    >>> [finding.message for finding in envelope(View(read))]
    ["the id around the cable is '08ZENDA910', and its own is not known"]
    """
    own = {"id": (view.cable.id, "mrn"), "date": (moment(view.cable.date), "dtg")}
    for name, stated in view.cable.envelope:
        value, field = own.get(name, (None, ""))
        if stated != value:
            message = f"the {name} around the cable is {shown(stated)}, and its own is {value or 'not known'}"
            yield view.finding("envelope-differs", message, view.first(field))
