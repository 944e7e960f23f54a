"""What is printed more than once: page lines, and the header's values again (format.md 14)."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from cablekit.checking.finding import Finding
from cablekit.checking.view import Extent, View, extent, shown
from cablekit.model import MessageNumber
from cablekit.telegram import grammar
from cablekit.telegram.fields.class_line import MRN
from cablekit.telegram.fields.dtg import DTG
from cablekit.telegram.fields.field import is_default
from cablekit.telegram.fields.table import ECHOED, HEADER
from cablekit.telegram.walk import Walked
from cablekit.vocabulary import canonical_station
from cablekit.vocabulary.slips import common_length

#: 14. The post and the number of a page line: `PAGE 02  ZENDA 06523`, `ZENDA 00000910  002 OF 002`.
PAGE: Final = re.compile(
    rf"{grammar.PAGE_COUNT} {{1,40}}({grammar.PAGE_STATION}) {{0,40}}({grammar.PAGE_SERIAL})(?![0-9])"
    rf"|([A-Z][A-Z .'-]{{1,20}}?) {{1,40}}({grammar.LONG_SERIAL}) {{1,3}}{grammar.LONG_PAGE_OF}"
)
#: 5. A date-time group, and the originator below it.
HEADING: Final = re.compile(
    r"(?:^|(?<=[\r\n]))[ZOPR](?: [ZOPR]){0,3} [0-9]{6}Z [A-Z]{3} [0-9]{2}[^\r\n]{0,60}[\r\n]{1,2}FM "
)
#: How far below its heading a telegram's number may be, in characters.
FAR: Final = 20_000
#: 15. The end mark of a telegram right above a heading, and how far above it may be, in characters.
ENDED: Final = re.compile(r"(?<![A-Z])NNNN?[ \t\r\n]{1,60}$")
NEAR: Final = 64
#: 14. What a value ends in that is cut off.
CUT: Final = ("...", "\u2026")
#: How much of what two prints have in common is shown before the difference.
CONTEXT: Final = 20
#: How much of what they do not is enough to be shown.
SHOWN: Final = 100


def messages(view: View) -> Iterator[Finding]:
    """Find headings of other telegrams: below an end mark, with another number, or without one of another time."""
    found = list(headings(view))
    lines = list(grammar.CLASS_LINE.finditer(view.text)) if found else []
    places = [line.start() for line in lines]
    for start, end in found:
        at = bisect_left(places, start)
        number = MRN.read(lines[at]["mrn"]) if at < len(lines) and places[at] < start + FAR else None
        same = is_same_group(view, start) if number is None else comparable(number) == comparable(view.cable.header.mrn)
        if not same or ENDED.search(view.text, max(0, start - NEAR), start):
            yield view.finding("multiple-messages", "a second telegram begins here", (start, end))


def headings(view: View) -> Iterator[Extent]:
    """Yield the places of headings below the cable's own."""
    whole = view.cable.header.part is None
    for piece in view.pieces:
        again = piece.field == "header.dtg" and piece.kind == "dtg" and whole
        match = HEADING.search(piece.text) if piece.field in ("text", "") and piece.kind != "wrapper" else None
        if again or match:
            yield piece.start + (match.start() if match else 0), extent(piece)[1]


def is_same_group(view: View, start: int) -> bool:
    """Whether the line of a date-time group is the cable's own, printed again."""
    end = view.text.find("\n", start)
    own = view.cable.header.dtg
    return own is not None and DTG.read(view.text[start : end if end >= 0 else None]) == own


def lost_values(view: View) -> Iterator[Finding]:
    """Find what was read as a field, and gives a value by itself, where the cable has none."""
    lost = set()
    for piece in view.pieces:
        field = piece.field.removeprefix("header.")
        row = HEADER.get(field)
        if row is None or row.piece != piece.kind or field in lost or not is_default(getattr(view.cable.header, field)):
            continue
        if not is_default(row.read(piece.text)):
            lost.add(field)
            message = f"{shown(piece.text)} was read, but the cable has no {field.replace('_', ' ')}"
            yield view.finding("lost-value", message, extent(piece))


def cut_off(view: View) -> Iterator[Finding]:
    """Find echoes that end in dots, of fields that are not compared."""
    for piece in view.pieces:
        field = piece.field.removeprefix("header.")
        row = HEADER.get(field) if piece.field != field and field not in ECHOED else None
        if row and row.piece == piece.kind and piece.text.rstrip().endswith(CUT):
            message = f"printed again, {field.replace('_', ' ')} is cut off: {shown(piece.text)}"
            yield view.finding("echo-mismatch", message, extent(piece))


def pages(view: View) -> Iterator[Finding]:
    """Compare the page lines with the message number."""
    mrn = view.cable.header.mrn
    for piece in view.pieces if mrn else ():
        match = PAGE.search(piece.text) if piece.kind == "page" else None
        if match and mrn:
            post, number = match[1] or match[3], int(match[2] or match[4])
            if number != mrn.serial or not is_same_post(post, mrn.post):
                message = f"the page line says {post} {number}, the class line {mrn.post} {mrn.serial}"
                yield view.finding("page-mismatch", message, (piece.start + match.start(), piece.start + match.end()))


def is_same_post(one: str, other: str) -> bool:
    """Whether two names are of one post (format.md 14)."""
    short, long = sorted(("".join(one.upper().split()), "".join(other.upper().split())), key=len)
    return long.startswith(short) or long.endswith(short) or canonical_station(one) == canonical_station(other)


def echoes(view: View) -> Iterator[Finding]:
    """Compare values that are printed again with the first print."""
    # likened once: a long first print may be printed again as often as it is long
    own = {field: comparable(getattr(view.cable.header, field)) for field in ECHOED}
    prints = {field: " ".join(view.text[slice(*view.first(field))].split()) for field in ECHOED}
    for run in runs(view.pieces):
        field = run[0].field.removeprefix("header.")
        content = "".join(piece.text for piece in run)
        value = HEADER[field].read(content)
        if view.fields[field] and not is_default(value) and comparable(value) != own[field]:
            again, first = around_difference(" ".join(content.split()), prints[field])
            message = f"printed again, {field.replace('_', ' ')} reads {shown(again)}, before {shown(first)}"
            yield view.finding("echo-mismatch", message, (extent(run[0])[0], extent(run[-1])[1]))


def around_difference(one: str, other: str) -> tuple[str, str]:
    """Give two texts from a little before the place where they differ."""
    same = common_length(one, other)
    place = slice(same - CONTEXT, same + SHOWN)
    return (one, other) if same <= CONTEXT else (f"...{one[place]}", f"...{other[place]}")


def runs(pieces: list[Walked]) -> Iterator[list[Walked]]:
    """Yield the pieces of each echo of a value; page lines may separate them."""
    run: list[Walked] = []
    for piece in pieces:
        field = piece.field.removeprefix("header.")
        if run and piece.field and (piece.field != run[0].field or piece.kind == "label"):
            yield run
            run = []
        if piece.field != field and field in ECHOED and piece.kind == HEADER[field].piece:
            run.append(piece)
    if run:
        yield run


def comparable(value: object) -> object:
    """Give a value as it is compared: letters alone, the posts in one spelling."""
    if isinstance(value, str):
        return re.sub(r"\W", "", re.sub(r"^\([A-Z/]{1,6}\)", "", value)).upper()
    if isinstance(value, MessageNumber):
        return canonical_station(value.post), value.serial
    return value
