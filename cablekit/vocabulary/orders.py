"""Executive orders on classification, their reasons and their declassification codes."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import attrs

from cablekit.vocabulary._tables import lookup_key, rows, rows_by
from cablekit.vocabulary.slips import edit_distance, is_within_one_slip


@attrs.frozen(slots=True)
class Order:
    """An executive order on national security information."""

    number: str  #: Its number (``12958``).
    name: str = ""  #: Its title.
    signed: dt.date | None = None  #: The day it was signed.
    effective: dt.date | None = None  #: The day it took effect.
    replaced_by: str = ""  #: What replaced it.
    line_codes: str = ""  #: The codes that E.O. lines carry under it.
    source: str = ""  #: Where the row comes from.
    known: bool = False  #: Whether the list has it.


@attrs.frozen(slots=True)
class Reason:
    """A reason for classification: a letter (under 12356 a number) of a section of an order."""

    letter: str  #: The letter, in lower case.
    name: str = ""  #: What it means.
    order: str = ""  #: The order, as the list names it.
    section: str = ""  #: The section of the order (``1.4``).
    source: str = ""  #: Where the row comes from.
    known: bool = False  #: Whether the list has it.


@attrs.frozen(slots=True)
class DeclassificationCode:
    """A code of an E.O. line that says how long the cable remains classified."""

    code: str  #: The code, in capitals.
    name: str = ""  #: What it means.
    order: str = ""  #: The order it belongs to, as the list names it.
    source: str = ""  #: Where the row comes from.
    known: bool = False  #: Whether the list has it.


# format.md section 8.3: how far a number of five digits may be from the order that is meant.
LENGTH_OF_NUMBER: Final = 5
MOST_SLIPS: Final = 2

# E.O. 13292 amended 12958, whose number the lines keep (eo_orders.csv); its reasons are listed under that.
_AMENDING: Final = {"13292": "12958"}

# Codes that carry a part of their own: RDS-1..RDS-4, OR-P/E, 25X1-HUMAN (declass_codes.csv, format.md section 8.2).
_CODES_WITH_DETAIL: Final = {
    re.compile(r"RDS-[1-4]\b.*"): "RDS-1..RDS-4 MM/DD/YY",
    re.compile(r"OR-\S+"): "OR-X",
    re.compile(r"DNG\b.*"): "DNG: CO MM/DD/YYYY",
}


def executive_order(number: int | str) -> Order:
    """
    Find an executive order, through a slip of its digits if need be.

    Args:
        number: The number as written.

    Returns:
        The entry, of the only order that *number* can be a slip of; one with
        ``known=False`` where there is none, or more than one.

    Source: eo_orders.csv; format.md section 8.3 for the slips.

    >>> executive_order(12958).effective, executive_order("12598").number
    (datetime.date(1995, 10, 14), '12958')
    """
    written = lookup_key(str(number))
    row = rows_by("eo_orders").get(repaired_number(written))
    if row is None:
        return Order(written)
    return Order(
        row["code"],
        row["name"],
        dt.date.fromisoformat(row["signed"]),
        dt.date.fromisoformat(row["effective"]),
        row["replaced_by"],
        row["line_codes"],
        row["source"],
        known=True,
    )


@cache
def known_orders() -> frozenset[str]:
    """Return the numbers of all orders on classification."""
    return frozenset(rows_by("eo_orders"))


def repaired_number(written: str, of_its_time: frozenset[str] | None = None) -> str:
    """
    Return the one order that a number is a slip of, has the digits of, or is two characters from (format.md 8.3).

    Args:
        written: The number as written.
        of_its_time: The orders of the line's time, which decide between several; without them, all.

    >>> repaired_number("12598"), repaired_number("12056"), repaired_number("12056", frozenset({"12065"}))
    ('12958', '12056', '12065')
    """
    if written in known_orders():
        return written
    orders = known_orders() if of_its_time is None else of_its_time
    slips = [number for number in known_orders() if is_within_one_slip(written, number)]
    slips = slips or [number for number in known_orders() if sorted(number) == sorted(written)]
    if len(slips) > 1:
        slips = [number for number in slips if number in orders]
    elif not slips and len(written) == LENGTH_OF_NUMBER:
        slips = [number for number in orders if edit_distance(written, number) <= MOST_SLIPS]
    return slips[0] if len(slips) == 1 else written


def reason(order_or_section: int | str, letter: str) -> Reason:
    """
    Return what a reason for classification means.

    Args:
        order_or_section: The order (``12958``), or the section that the line
            names (``"1.4"``).
        letter: The letter, or the number under E.O. 12356, with or without
            parentheses.

    Returns:
        The entry of the newest text that has it, as the section number does
        not date a cable; one with ``known=False`` where none has.

    Source: eo_reasons.csv; format.md section 8.4.

    >>> reason("1.4", "d").name, reason(12958, "h").section
    ('foreign relations or foreign activities, confidential sources included', '1.4')
    """
    place, wanted = lookup_key(str(order_or_section)), letter.strip(" ().").lower()
    place = _AMENDING.get(place, place)
    for row in reversed(rows("eo_reasons")):
        if row["letter"] == wanted and place in _names_of_place(row["order"], row["section"]):
            return Reason(wanted, row["name"], row["order"], row["section"], row["source"], known=True)
    return Reason(wanted)


def declassification_code(code: str, order: int | str | None = None) -> DeclassificationCode:
    """
    Return what a declassification code means.

    Args:
        code: The code as written (``XGDS-1``, ``OADR``, ``X1``, ``25X1-human``).
        order: The order of the line, for a code that more than one has.

    Returns:
        The entry; one with ``known=False`` for an unknown code.

    Source: declass_codes.csv; format.md sections 8.2 and 8.3.

    >>> declassification_code("xgds-2").order, declassification_code("25X1-human").known
    ('11652', True)
    """
    wanted = lookup_key(code)
    found = [row for form in _forms(wanted) for row in rows("declass_codes") if lookup_key(row["code"]) == form]
    if order is not None:  # sorting is stable: rows of the line's own order come first
        found.sort(key=lambda row: str(order) not in row["order"])
    if not found:
        return DeclassificationCode(wanted)
    row = found[0]
    return DeclassificationCode(wanted, row["name"], row["order"], row["source"], known=True)


def _names_of_place(order: str, section: str) -> tuple[str, ...]:
    """Return the words that a line can name the place of a reason by."""
    return order.upper(), order.partition(" ")[0], section.upper(), section.partition("(")[0]


def _forms(code: str) -> Iterator[str]:
    yield code
    yield code + " MM/DD/YY"
    yield code.partition("-")[0] if code.startswith("25X") else code.partition(" ")[0]
    yield from (form for pattern, form in _CODES_WITH_DETAIL.items() if pattern.fullmatch(code))
