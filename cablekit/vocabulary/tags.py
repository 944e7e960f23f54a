"""TAGS (Traffic Analysis by Geography and Subject): what a code meant on a date."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, Literal

import attrs

from cablekit.vocabulary._tables import lookup_key, rows

Kind = Literal["subject", "place", "organisation", "program", "person", "unknown"]


@attrs.frozen(slots=True)
class Tag:
    """One code of a TAGS line and what it means."""

    code: str  #: The code, in capitals.
    name: str = ""  #: What it means, as the list says; empty where no list knows the code.
    kind: Kind = "unknown"  #: ``subject``, ``place``, ``organisation``, ``program``, ``person`` or ``unknown``.
    valid_from: dt.date | None = None  #: First day on which the list is valid.
    valid_to: dt.date | None = None  #: Last day on which the list is valid; None while no later list is known.
    others: tuple[str, ...] = ()  #: Further names under the same code (islands under their country).
    source: str = ""  #: Where the row comes from.
    known: bool = False  #: Whether a list knows the code.
    other_years: tuple[str, ...] = ()  #: What it meant at other times, where that is another name; only without a day.


@attrs.frozen(slots=True)
class _List:
    """A TAGS list with its kind and its dates."""

    file: str
    kind: Kind
    begins: dt.date
    ends: dt.date | None


# The CSVs carry no dates. TAGS came into force on 1 March 1973 (TAGS Handbook TL:TAGS-1, 1974). When the
# lists of 5 FAH-3 that were copied in 2011 came into force is not known: 1980, the first year after the 1974
# handbook's record period (NARA RG 59 CFPF covers 1973-79), is a choice. So is 2014 for the GENC place
# codes: GENC replaced FIPS 10-4 with its first edition of 2013, cables of 2012 still carry FIPS codes
# (12 STATE 10280), and the only dated copy is CT:TAGS-96 of 4 March 2024.
_FIRST: Final = dt.date(1973, 3, 1)
_SECOND: Final = dt.date(1980, 1, 1)
_GENC: Final = dt.date(2014, 1, 1)
_DAY: Final = dt.timedelta(days=1)

# Newest first; of one date, a place before an organisation (AL is Albania before it is the Arab League).
_LISTS: Final = (
    _List("tags_geo_2024", "place", _GENC, None),
    _List("tags_subject_2010", "subject", _SECOND, None),
    _List("tags_geo_2010", "place", _SECOND, _GENC - _DAY),
    _List("tags_program_k", "program", _SECOND, None),
    _List("tags_org_2010", "organisation", _SECOND, None),
    _List("tags_subject_1974", "subject", _FIRST, _SECOND - _DAY),
    _List("tags_subject_1973_79_retention", "subject", _FIRST, _SECOND - _DAY),
    _List("tags_geo_1974", "place", _FIRST, _SECOND - _DAY),
    _List("tags_org_1973_79", "organisation", _FIRST, _SECOND - _DAY),
)

# The list of 2010 files islands under their country's code, in alphabetical order; these are the countries.
_COUNTRIES: Final = frozenset({
    "Australia", "Equatorial Guinea", "Finland", "France", "Greece", "India", "Japan", "New Zealand", "Portugal",
    "Russia", "Saint Helena", "Spain", "United States",
})  # fmt: skip

# A person is written in parentheses or as SURNAME, GIVEN (TAGS Handbook 1974; format.md section 9.2).
_PERSON: Final = re.compile(r"\([^()]+\)|[^(),]+,[^()]+")


def tag(code: str, on: dt.date | None = None) -> Tag:
    """
    Return what the TAGS *code* meant on a day.

    Args:
        code: The code as written, in any case.
        on: The day, a date or the time of a cable; the newest list that had begun by then and knows the code
            answers, so that a code which outlived its list is still read.
            None asks all lists, newest first.

    Returns:
        The entry; one with ``known=False`` where no list has the code. Without a day, ``other_years`` says what the
        code meant at other times.

    Source: format.md section 9.2 (TAGS Handbook 1974, 5 FAH-3).

    >>> import datetime
    >>> tag("CH", on=datetime.date(2008, 4, 2)).name, tag("CH", on=datetime.date(2024, 1, 1)).name
    ('China (Mainland)', 'Switzerland')
    >>> tag("CH", on=datetime.datetime(2024, 1, 1, 12, tzinfo=datetime.UTC)).name
    'Switzerland'
    >>> tag("CH").other_years
    ('1980 to 2013: China (Mainland)',)
    """
    wanted = lookup_key(code)
    day = on.date() if isinstance(on, dt.datetime) else on
    for listed in _LISTS:
        if day is None or listed.begins <= day:
            entry = _entries(listed).get(wanted)
            if entry is not None:
                return entry if day else attrs.evolve(entry, other_years=_other_years(entry))
    return Tag(wanted, kind="person" if _PERSON.fullmatch(wanted) else "unknown")


@cache
def _other_years(newest: Tag) -> tuple[str, ...]:
    """Say what other lists called a code, and when."""
    older = (_entries(listed).get(newest.code) for listed in _LISTS)
    names = {newest.name.casefold()}
    found = []
    for entry in older:
        if entry and entry.name.casefold() not in names:
            names.add(entry.name.casefold())
            begins, ends = (str(day.year) if day else "now" for day in (entry.valid_from, entry.valid_to))
            found.append(f"{begins} to {ends}: {entry.name}")
    return tuple(found)


def tag_codes() -> frozenset[str]:
    """
    Return every code of every list, of any year.

    Returns:
        The codes in capitals, names of organizations with a space included.

    Source: format.md section 9.2; the tokens of ``tags_observed_unlisted.csv`` are not codes.

    >>> {"PREL", "CH", "KDEM", "NATO"} <= tag_codes()
    True
    """
    return _codes("subject", "place", "program", "organisation")


def subject_tag_codes() -> frozenset[str]:
    """
    Return the subject and program codes of every list.

    Returns:
        Codes of four letters: those of the fields A to T, and K and three letters.

    Source: format.md section 9.2 (the TAGS families).

    >>> "PREL" in subject_tag_codes(), "NATO" in subject_tag_codes()
    (True, False)
    """
    return _codes("subject", "program")


def geo_tag_codes() -> frozenset[str]:
    """
    Return the place codes of every list, countries and regions.

    Returns:
        Codes of two characters.

    Source: format.md section 9.2 (FIPS-like codes to 2010, GENC in 2024).

    >>> {"UK", "GB", "XA"} <= geo_tag_codes()
    True
    """
    return _codes("place")


@cache
def _codes(*kinds: Kind) -> frozenset[str]:
    return frozenset(code for listed in _LISTS if listed.kind in kinds for code, _ in _codes_and_rows(listed))


@cache
def _entries(listed: _List) -> Mapping[str, Tag]:
    entries: dict[str, Tag] = {}
    for code, row in _codes_and_rows(listed):
        entries[code] = _with_further_name(entries.get(code), _entry(code, row, listed))
    return entries


def _codes_and_rows(listed: _List) -> Iterator[tuple[str, Mapping[str, str]]]:
    for row in rows(listed.file):
        code = lookup_key(row["code"])
        if "?" not in code:  # E??? in the retention list means a whole field, and is not a code
            yield code, row


def _entry(code: str, row: Mapping[str, str], listed: _List) -> Tag:
    return Tag(code, row["name"], listed.kind, listed.begins, listed.ends, (), row["source"], known=True)


def _with_further_name(first: Tag | None, entry: Tag) -> Tag:
    if first is None:
        return entry
    chief, other = (entry, first) if entry.name in _COUNTRIES else (first, entry)
    return attrs.evolve(chief, others=(*first.others, other.name))
