"""The relay lines, format lines 1 to 4, read and written (format.md 4)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model import Precedence, Routing, Station
from cablekit.telegram.fields.field import NO_COLUMNS, Field, HeaderPlace, Label
from cablekit.telegram.fields.lines import read_line
from cablekit.telegram.grammar import TRAIL

#: 4.2. Routing indicators alone on a line.
INDICATORS: Final = late_pattern(r"[A-Z]{4,8}(?:[ ]{1,4}[A-Z]{4,8}){0,30}$", re.MULTILINE)
#: 4.2. `PP RUEHQZB RUEHQZC`: the precedence doubled.
ROUTING_FORM: Final = late_pattern(r"([ZOPR])\1((?:\s+[A-Z]{4,8})*)\s*$")
#: 4.3. `RUEHQZA #0910/01 1290915`.
STATION_FORM: Final = late_pattern(r"([A-Z]{4,8}) ?#([0-9]{4}[A-Z]?)(?:/([0-9]{2}))? ([0-9]{7})$")


def read_routing(content: str) -> Routing | None:
    """
    Read format line 2 (format.md 4.2).

    >>> read_routing("PP RUEHQZB RUEHQZC").indicators
    ('RUEHQZB', 'RUEHQZC')
    """
    match = ROUTING_FORM.match(content.strip(TRAIL))
    return Routing(Precedence.of(match[1]), tuple(match[2].split())) if match else None


def write_routing(routing: Routing) -> str:
    """Write format line 2."""
    letter = (routing.precedence or Precedence.ROUTINE).letter
    return " ".join((letter * 2, *routing.indicators))


def read_station(content: str) -> Station | None:
    """
    Read format line 3 after `DE` (format.md 4.3).

    >>> read_station("RUEHQZA #0910/01 1290915").section
    '01'
    """
    match = STATION_FORM.match(" ".join(content.strip(TRAIL).split()))
    return Station(match[1], match[2], match[3], match[4]) if match else None


def write_station(station: Station) -> str:
    """Write format line 3 after `DE`."""
    section = f"/{station.section}" if station.section else ""
    return f"{station.indicator} #{station.serial}{section} {station.filed}"


def continues(_: str, line: str, blank: bool) -> bool:
    """
    Whether routing indicators continue format line 2, which wraps without an indent (format.md 4.2).

    >>> continues("PP RUEHQZB", "RUEHQZC RUEHQZD", False), continues("PP RUEHQZB", "DE RUEHQZA #0910", False)
    (True, False)
    """
    return bool(INDICATORS.match(line)) and not blank


TRANSMISSION_ID: Final = Field(
    "transmission_id",
    "transmission-id",
    read_line,
    str,
    Label(begins="V", pattern="V{1,2}ZCZC[A-Z]{3}[0-9]{3,4}"),
    HeaderPlace.HEADING,
    opens_heading=True,
    opens_copy=True,
    columns=NO_COLUMNS,
    shown="number",
)
ROUTING: Final = Field(
    "routing",
    "routing-indicator",
    read_routing,
    write_routing,
    Label(begins="ZOPR", pattern=r"(?:ZZ|OO|PP|RR)(?=[ ]{1,4}[A-Z]{4,8}\b)"),
    HeaderPlace.HEADING,
    flows=True,
    continues=continues,
    opens_heading=True,
    opens_copy=True,
    columns=NO_COLUMNS,
    attributes={
        "precedence": lambda _, routing: routing.precedence,
        "indicators": lambda _, routing: routing.indicators,
    },
)
STATION: Final = Field(
    "station",
    "station",
    read_station,
    write_station,
    Label("DE ", begins="D", pattern="DE[ ]{1,4}(?=[A-Z]{4,8}[ ]{0,4}#)"),
    HeaderPlace.HEADING,
    opens_heading=True,
    columns=NO_COLUMNS,
    shown="number",
    attributes={"indicator": lambda _, station: station.indicator, "serial": lambda _, station: station.serial},
)
SECURITY: Final = Field(
    "security",
    "security",
    read_line,
    str,
    Label(begins="Z", pattern="ZN[RY][ ]{1,4}(?=[A-Z]{4,5})"),
    HeaderPlace.HEADING,
    columns=NO_COLUMNS,
    shown="secrecy",
)
