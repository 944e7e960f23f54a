"""Who sends and who receives: the names of posts as ids write them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from sys import intern
from typing import Final, NamedTuple

from cablekit.corpus.graphs.values import CANONICAL
from cablekit.model import Cable, Catalog
from cablekit.model.words import Precedence
from cablekit.vocabulary import canonical_station, is_station

#: 5.3. What an address has around the place, also where no list has the post (plad_prefixes.csv).
AROUND: Final = re.compile(
    r"""
    (?:(?:AM)?(?:EMBASSY|CONSUL(?:ATE)?(?:[ ]GENERAL)?|CONGEN)|US(?:MISSION|MISS|INT|LO|OFFICE)|REO)[ ](?P<place>.+)
    |(?P<office>.+?)[ ]WASH(?:INGTON)?(?:[ ]?DC)?
    """,
    re.VERBOSE,
)
#: What archives and readers write before the place; the lists have it only for the posts that they know.
BEFORE_PLACE: Final = re.compile(
    r"^(?:THE )?(?:U\.?S\.? |AMERICAN )?"
    r"(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|USINT|USLO|EMBASSY(?: OFFICE)?|CONSULATE(?: GENERAL)?|MISSION"
    r"|INTERESTS SECTION|LIAISON OFFICE|BRANCH OFFICE)(?: OF| IN| TO| AT)? +(?=[A-Z])"
)
#: Archives' words for the Department.
DEPARTMENT: Final = frozenset({"SECRETARY OF STATE", "DEPARTMENT OF STATE", "STATE DEPARTMENT", "THE DEPARTMENT"})
#: The two ways in which a cable is addressed, and the field of the header with the addressees.
ROLES: Final = ("action", "info")


def post_of(catalog: Catalog) -> str | None:
    """
    Return the post that sent a cable: the one in its number, otherwise that of the originator.

    >>> post_of(Catalog(id="79LAPAZ6523")), post_of(Catalog(originator="AMEMBASSY ZENDA")), post_of(Catalog())
    ('LAPAZ', 'ZENDA', None)
    """
    return (station_in(catalog.id) if catalog.id else None) or station_of(catalog.originator or "") or None


class Sent(NamedTuple):
    """That a cable was sent to a post: its name in ids, its written name, and how."""

    to: str
    name: str
    role: str
    precedence: Precedence | None


@lru_cache(maxsize=65536)
def place_in(name: str) -> str:
    """
    Return the words of an address without what it has around the place, in capitals.

    >>> place_in("AMEMBASSY ZENDA"), place_in("DEPT OF JUSTICE WASHDC"), place_in("NATO COLLECTIVE")
    ('ZENDA', 'DEPT OF JUSTICE', 'NATO COLLECTIVE')
    >>> place_in("Strelsau, Amconsul"), place_in("The American Embassy in Zenda"), place_in("Secretary of State")
    ('STRELSAU', 'ZENDA', 'STATE')
    """
    words = " ".join(name.upper().split())
    place, comma, before = words.partition(", ")  # SMART: `STRELSAU, AMCONSUL`
    words = f"{before} {place}" if comma and "," not in before else words
    if words in DEPARTMENT:
        return "STATE"
    if is_station(words):
        return words
    rest = BEFORE_PLACE.sub("", words, count=1)
    found = AROUND.fullmatch(rest)
    return rest if found is None else found["place"] or found["office"]


@lru_cache(maxsize=65536)
def station_of(name: str) -> str:
    """
    Write the name of a post as ids do, without what an address has around it; empty if nothing is left.

    >>> station_of("AMEMBASSY LA PAZ"), station_of("AMEMBASSY ZENDA"), station_of("SECSTATE WASHDC")
    ('LAPAZ', 'ZENDA', 'STATE')
    """
    return intern(canonical_station(place_in(name)))


def station_in(name: str) -> str | None:
    """
    Return the post in a canonical id, or None.

    >>> station_in("79LAPAZ6523"), station_in("74LAPAZ-A70"), station_in("LA PAZ")
    ('LAPAZ', 'LAPAZ', None)
    """
    found = CANONICAL.fullmatch(name)
    return intern(found["post"]) if found else None


def sent(cable: Cable) -> Iterator[Sent]:
    """Yield the posts to which a cable was sent, each once in each role."""
    for role in ROLES:
        found: dict[str, Sent] = {}
        for addressee in getattr(cable.header, role):
            to = station_of(addressee.name)
            found.setdefault(to, Sent(to, place_in(addressee.name), role, addressee.precedence))
        yield from (one for one in found.values() if one.to)
