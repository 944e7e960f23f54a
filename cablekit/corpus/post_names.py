"""Posts by any of their names: `Embassy Zenda`, `AMEMBASSY ZENDA`, `ZENDA` are one."""

import re
from functools import lru_cache
from typing import Final

from cablekit.vocabulary import canonical_station, is_station

#: What archives and readers write before the place; the lists have it only for the posts that they know.
BEFORE_PLACE: Final = re.compile(
    r"(?:THE )?(?:U\.?S\.? |AMERICAN )?"
    r"(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|USINT|USLO|EMBASSY(?: OFFICE)?|CONSULATE(?: GENERAL)?|MISSION"
    r"|INTERESTS SECTION|LIAISON OFFICE|BRANCH OFFICE)(?: OF| IN| TO| AT)? +(?=[A-Z])"
)
#: The post in a canonical id: between the year and the number, or the letter of an airgram.
IN_ID: Final = re.compile(r"[0-9]{2}(?P<station>[^0-9].*?)(?:-C?A)?[0-9]+")
#: Archives' words for the Department.
DEPARTMENT: Final = frozenset({"SECRETARY OF STATE", "DEPARTMENT OF STATE", "STATE DEPARTMENT", "THE DEPARTMENT"})


@lru_cache(maxsize=65536)
def post_token(name: str) -> str:
    """
    Write a post as ids do, whatever is before its place.

    >>> post_token("Embassy Zenda"), post_token("STRELSAU, AMCONSUL"), post_token("zenda"), post_token("Embassy La Paz")
    ('ZENDA', 'STRELSAU', 'ZENDA', 'LAPAZ')
    """
    place, comma, kind = " ".join(name.upper().split()).partition(", ")  # SMART: WASHDC, SECSTATE
    words = f"{kind} {place}" if comma else place
    if words in DEPARTMENT:
        return canonical_station("STATE")
    return canonical_station(words if is_station(words) else BEFORE_PLACE.sub("", words, count=1))


def station_of(ident: str) -> str:
    """
    Return the post in a canonical id; an empty string if there is none.

    >>> station_of("08ZENDA910"), station_of("74LAPAZ-A70"), station_of("")
    ('ZENDA', 'LAPAZ', '')
    """
    match = IN_ID.fullmatch(ident)
    return match["station"] if match else ""
