"""Stations and cable ids in one spelling: aliases, typing errors and names cut short by an archive."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from cablekit.vocabulary._tables import rows
from cablekit.vocabulary.slips import likely_slips

# Spaces and signs that a station is written with or without (format.md section 22.2, step 2).
_SIGNS: Final = str.maketrans("", "", " \t\r\n\u00a0.'\u2019-")

# Rows of posts.csv that are not stations: a caption read as part of the name, and a typing error.
_BROKEN: Final = frozenset({"EFTOLONDON", "EFTOTRIPOLI", "DAMASCCUS"})

# Not completed to: a second spelling of MONTERREY that ids carry, and names whose first word means something else.
_NOT_CUT: Final = frozenset({"MONTEREY", "ASEANJAKARTA", "WHITEHOUSE"})

# Letter-spaced words of the class line that stayed on names in posts.csv (C O N F I D E N T I A L, E F T O),
# and names that the publisher blacked out.
_SPACED: Final = re.compile(r"(?:[A-Z] )+(?=[A-Z]{2})|X{4,}")

# Names with spaces of stations that posts.csv and plads_observed.csv give without; general knowledge.
_NAMES: Final = (
    "CD GENEVA|HO CHI MINH CITY|PONTA DELGADA|ST PETERSBURG|UNESCO PARIS|UNESCO PARIS FR|USDA FAS"
    "|USTR GENEVA|WHITE HOUSE"
)

# Parties that number their own cables (mrn_series.csv); the other series there are words for a kind of cable.
_PARTIES: Final = frozenset({"SECTO", "TOSEC", "PARTO", "TOPAR", "TASTO", "TOTAS"})

# What precedes the place in an address (plad_prefixes.csv) and is not part of the station. AIT, USEU, USUN are.
_PREFIX: Final = re.compile(
    r"(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|USMISS|USINT|USLO|USOFFICE|EMBASSY|REO)(?=[A-Z]{3})"
)
# SECDEF WASHDC; PANAMA CITY (names in ids omit it, except those in posts.csv).
_SUFFIX: Final = re.compile(r"(?:WASH(?:INGTON)?(?:DC)?|CITY)\Z")

# Neighbours of the station on the class line that reached ids (malformed_ids.csv has some 150 such).
_NEIGHBOR: Final = re.compile(r"(?:UNCLAS)?EFTO|NOFORN|[A-Z]{3,7}\d{1,2}OF\d{1,2}")

# What archives and relays put after the number: /01, PLUSD's _b, an operating signal, the party's own number.
_TAIL: Final = re.compile(r"(?<=[0-9])(?:/[0-9]+|_[A-Z]|Z[A-Z]{2}[0-9]*|/?(?:TOSEC|TOPAR|TOTAS)[0-9]+)\Z")
_YEAR: Final = re.compile(r"(?:19|20)([0-9]{2})(?=[A-Z])|([0-9]{2})(?=.)")
_DIGITS: Final = "0123456789"

# Shortest station that a typing error is corrected to, and that a cut name is completed to.
_LONG: Final = 6
_CUT: Final = 4


@lru_cache(maxsize=65536)
def canonical_station(name: str) -> str:
    """
    Write a station's name as ids do: one spelling, no spaces.

    Args:
        name: The name as written: a class-line name, an address, an alias, a
            name cut to six or ten characters, a slight typing error.

    Returns:
        The token; an unknown name only in capitals and without spaces. A name that is both in a list of stations
        and in the aliases (TAIPEI) is kept.

    Source: format.md section 22.2, with the tables of section 26.

    >>> canonical_station("HO CHI MINH"), canonical_station("SECSTATE"), canonical_station("COTON0U")
    ('HOCHIMINHCITY', 'STATE', 'COTONOU')
    """
    token = _compact(name)
    return _known(token) or _known(_without_prefix(token)) or _cut_names().get(token) or _typos().get(token) or token


@lru_cache(maxsize=2048)
def canonical_id(id: str) -> str:  # noqa: A002 - the word for it everywhere in the library
    """
    Write a cable's id in its one form, ``YYSTATIONNUMBER``.

    Args:
        id: An id as archives, pages or references write it.

    Returns:
        Two digits of the year, the station, the number without zeros; an
        airgram keeps its letter (``74LAPAZ-A70``). What cannot be split is
        returned in capitals and otherwise unchanged.

    Source: format.md section 22.2; malformed_ids.csv; mrn_series.csv for airgrams.

    >>> canonical_id("05RIODEJAN123"), canonical_id("1979LAPAZ00042"), canonical_id("74 LA PAZ A-70")
    ('05RIODEJANEIRO123', '79LAPAZ42', '74LAPAZ-A70')
    """
    written = id.upper()
    text = _TAIL.sub("", written.strip())
    text = _malformed().get(_compact(text)) or text
    head = text.rstrip(_DIGITS)
    year = _YEAR.match(head.lstrip())
    if year is None or head == text:
        return written
    station, series = _station_and_series(head.lstrip()[year.end() :])
    if not station:
        return written
    number = text[len(head) :].lstrip("0") or "0"
    return f"{year[1] or year[2]}{_id_station(station)}{series}{number}"


def is_station(name: str) -> bool:
    """
    Whether a name is that of a known station, an alias or a cut name.

    Args:
        name: The name as written.

    Returns:
        True where ``canonical_station`` leads to a station of the lists.

    Source: posts.csv; further_posts.csv.

    >>> is_station("RIO DE JAN"), is_station("ATLANTIS")
    (True, False)
    """
    return canonical_station(name) in names()


@cache
def station_names() -> frozenset[str]:
    """
    Return the station names as class lines and page lines print them, with spaces.

    Returns:
        Full names, names cut by page lines, and the parties (SECTO ...).

    Source: posts.csv, further_posts.csv, plads_observed.csv, mrn_series.csv.

    >>> {"LA PAZ", "RIO DE JANEIRO", "USUN NEW YORK", "STATE"} <= station_names()
    True
    """
    return frozenset(names().values()) | frozenset(page_names().values()) | _PARTIES


@cache
def names() -> Mapping[str, str]:
    """Map each known station token to its name with spaces."""
    # further_posts.csv: posts that the sample of posts.csv (2003-10) lacks, most of them closed or renamed in 1966-99.
    spaced = {_compact(name): name for name in _written_names()}
    tokens = [row["id_token"] for row in rows("posts") if row["id_token"] not in _BROKEN]
    listed = {token: spaced.get(token, token) for token in tokens if _is_own(token)}
    return listed | {_compact(row["name"]): row["name"] for row in rows("further_posts")}


@cache
def page_names() -> Mapping[str, str]:
    """Map station tokens to the name on page lines, where posts.csv shows one of the same station."""
    found = {row["id_token"]: row["page_line_name"] for row in rows("posts") if row["page_line_name"]}
    # A relayed cable can carry another post's page lines (LIMA shows MADRID's); its own name is part of the token.
    return {token: name for token, name in found.items() if token in names() and _compact(name) in token}


def _written_names() -> Iterator[str]:
    yield from _NAMES.split("|")
    for row in rows("plads_observed"):
        yield row["plad"]
        yield row["plad"].partition(" ")[2]
    for row in rows("posts"):
        yield row["fm_plad"].partition(" ")[2]
        yield _SPACED.sub("", row["mrn_name"])


@cache
def _own() -> frozenset[str]:
    return frozenset(row["id_token"] for row in rows("posts") if row["mrn_name"])


@cache
def _aliases() -> Mapping[str, str]:
    return {_compact(row["alias"]): row["canonical"] for row in rows("post_aliases")}


@cache
def _malformed() -> Mapping[str, str]:
    return {_compact(row["id"]): row["corrected"] for row in rows("malformed_ids")}


def _is_own(token: str) -> bool:
    # An alias that class lines show as a station of its own (TAIPEI of AIT TAIPEI) is one.
    return token in _own() or token not in _aliases()


def _compact(name: str) -> str:
    if not name.isascii():  # SMART sometimes prints SÃO PAULO
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return name.upper().translate(_SIGNS)


def _known(token: str) -> str | None:
    if token in names() or token in _PARTIES:
        return token
    return _aliases().get(token)


def _without_prefix(token: str) -> str:
    return _SUFFIX.sub("", _PREFIX.sub("", token, count=1))


def _station_and_series(head: str) -> tuple[str, str]:
    """Separate the station from the letter of an airgram (``A``, circular ``CA``)."""
    bare = head.rstrip(" -")
    for letters in ("A", "CA"):
        station = bare.removesuffix(letters)
        if station != bare and station.endswith((" ", "-")):
            return _compact(station), f"-{letters}"
    # LAPAZA-70 is LA PAZ, airgram 70; MANAMA-70 is a cable of MANAMA.
    if "-" in head[len(bare) :] and not _known(_compact(bare)) and _known(_compact(bare)[:-1]) and bare.endswith("A"):
        return _compact(bare)[:-1], "-A"
    return _compact(bare), ""


def _id_station(token: str) -> str:
    neighbor = _NEIGHBOR.match(token)
    if neighbor and is_station(token[neighbor.end() :]):
        token = token[neighbor.end() :]
    station = canonical_station(token)
    # In ids TAIPEI is AITTAIPEI (post_aliases.csv), though references and class lines keep it.
    return _aliases().get(station, station)


@cache
def _cut_names() -> Mapping[str, str]:
    """Map cut names to the only station that they can be: SAS cut to 6 characters, page lines to 10."""
    return _unambiguous(
        (
            (_compact(cut), token)
            for token, name in names().items()
            if token not in _NOT_CUT
            for cut in (name[:6], name[:10], token[:6], token[:10])
        ),
        _CUT,
    )


@cache
def _typos() -> Mapping[str, str]:
    """Map slips of one letter to the only long station that they can be."""
    long_names = (token for token in names() if len(token) >= _LONG)
    return _unambiguous(((slip, token) for token in long_names for slip in likely_slips(token)), _LONG - 1)


def _unambiguous(pairs: Iterable[tuple[str, str]], shortest: int) -> Mapping[str, str]:
    """Map each word that is long enough and not itself a station to its token, if all its pairs name the same one."""
    found: dict[str, str] = {}
    for word, token in pairs:
        if len(word) >= shortest and found.setdefault(word, token) != token:
            found[word] = ""
    return {word: token for word, token in found.items() if token and not _known(word)}
