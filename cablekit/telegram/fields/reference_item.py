"""One item of a REF list: cables, airgrams, or what its words say it is (format.md 11.2)."""

import re
from typing import Final

from attrs import evolve

from cablekit._patterns import late_pattern
from cablekit.model.references import Reference
from cablekit.model.words import ReferenceKind
from cablekit.telegram.fields.reference_cable import (
    NUMBER_ALONE,
    NUMBER_FIRST,
    PLAIN_FORM,
    is_post,
    is_range,
    is_year,
    match_cable,
    plain_reference,
    post_of,
    year_after_number,
    year_of,
    year_written,
)
from cablekit.telegram.fields.reference_tail import LONGEST_WORDS, PREVIOUS, Item, read_tail
from cablekit.telegram.fields.reference_words import read_other
from cablekit.vocabulary.stations import is_station

CABLE_ALONE: Final = late_pattern(PLAIN_FORM + "[;,.]?")
WORD_BEFORE_CABLE: Final = late_pattern(
    r"(?:(?:REF(?:TEL)?S?|REFERENCES?|CABLE|TELEGRAM|SEE|AIRGRAM(?=[ ]C?A-?[0-9]))(?:[ .:]{1,3}|\Z))+"
)
# 14: a number of so many digits right after another cable is the rest of a page line.
PAGE_DIGITS: Final = 8
SEPARATOR: Final = late_pattern(r"[\s;,:.&/#-]*(?:AND\b[\s;,:]*)?")


def read_cable_alone(item: Item) -> Reference | None:
    """Read an item that is one cable in its plain form, otherwise None."""
    match = CABLE_ALONE.fullmatch(item.upper)
    return plain_reference(item.label, *match.groups("")) if match else None


def add_references(item: Item, found: list[Reference]) -> bool:
    """Add the references of one item to *found*; return False where prose begins and the list has ended."""
    upper, at, count = item.upper, 0, len(found)
    if found and PREVIOUS.fullmatch(upper.rstrip(" .;,")):
        # 11.2: the words have a letter of their own where an archive lettered the lines
        found[-1] = evolve(found[-1], and_previous=True)
        return True
    while True:
        gap = SEPARATOR.match(upper, at)
        start = gap.end() if gap else at
        if start >= len(upper):
            return True
        before = WORD_BEFORE_CABLE.match(upper, start)
        start = before.end() if before else start
        first = len(found) == count
        apart = first or not upper[at:start].isspace()
        taken = read_cable(item, start, apart=apart) or read_number(item, start, first=first)
        if taken is None:
            taken = read_other(item, start, None if first else upper[at:start])
            if taken is None:
                return len(upper) - start <= LONGEST_WORDS
        reference, at = taken
        found.append(reference)
        if at < 0:
            return False


def read_cable(item: Item, at: int, *, apart: bool) -> tuple[Reference, int] | None:
    """Read a cable or an airgram at a place, perhaps *apart* from the one before: the reference, and where it ends."""
    match = match_cable(item.upper, at)
    if match is None or (not apart and len(match["number"]) == PAGE_DIGITS):
        return None
    return reference_of(item, match, post_of(match), year_of(year_written(match)))


def read_number(item: Item, at: int, *, first: bool) -> tuple[Reference, int] | None:
    """Read a number without its station, or with the station after it; a year that comes first is not a number."""
    upper = item.upper
    match = NUMBER_ALONE.match(upper, at)
    if match:
        is_number = is_range(match) and not (first and is_year(match["number"]))
        return reference_of(item, match, None, year_of(year_after_number(match))) if is_number else None
    match = NUMBER_FIRST.match(upper, at)
    if match and is_post(match["post"]) and (not is_year(match["number"]) or is_station(match["post"])):
        post = match["post"].rstrip(".").replace("\n", " ")
        return Reference(label=item.label, post=post, number=int(match["number"])), match.end()
    return None


def reference_of(item: Item, match: re.Match[str], post: str | None, year: int | None) -> tuple[Reference, int]:
    """Make the reference of a match, together with what follows it."""
    tail = read_tail(item, match.end())
    kind = (
        ReferenceKind.AIRGRAM
        if match["airgram"] or (post and match["post"].endswith(("AIRGRAM", "AIRGRAMS")))
        else ReferenceKind.CABLE
    )
    year = tail.year if year is None else year
    title = f"-{match['to']}{', ' if tail.title else ''}{tail.title or ''}" if match["to"] else tail.title
    number = int(match["number"])
    return Reference(kind, item.label, post, number, year, tail.notal, tail.and_previous, title), tail.end
