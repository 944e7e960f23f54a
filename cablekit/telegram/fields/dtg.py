"""The date-time group, format line 5, read and written (format.md 5.1, 20.1)."""

import re
from functools import lru_cache
from typing import Final

from cablekit.model import DateTimeGroup, Precedence
from cablekit.model.values import MONTHS
from cablekit.telegram.fields.field import NO_COLUMNS, Field, HeaderPlace, Label
from cablekit.telegram.grammar import TRAIL

#: 5.1. `P 080915Z MAY 08`, with a tail; 20.1: `Nov 03, 2011 / 031507Z NOV 11`.
GROUP: Final = re.compile(
    r"(?<![ZOPR0] )((?:[ZOPR0] )*+)([0-9]{2})([0-9]{2})([0-9]{2}) ?Z ?([A-Za-z]{3})[A-Za-z]?[.,]? ?([0-9]{4}|[0-9]{2})(?![0-9])[ .]*([^\r\n]*)"
)


def read_dtg(content: str) -> DateTimeGroup | None:
    """
    Read a date-time group (format.md 5.1); scanners print 0 for O.

    >>> read_dtg("O P 080915Z MAY 08 ZDK").tail
    'ZDK'
    """
    match = GROUP.search(content)
    if not match:
        return None
    letters, day, hour, minute, month, year, tail = match.groups()
    month = month.upper()
    if month not in MONTHS:
        return None
    rest = (" ".join(tail.strip(TRAIL).split()) or None) if tail else None
    return DateTimeGroup(read_precedences(letters), int(day), int(hour), int(minute), month, year, rest)


@lru_cache(maxsize=256)
def read_precedences(letters: str) -> tuple[Precedence, ...]:
    """Return the precedences of the letters before a date-time group; scanners print 0 for O."""
    return tuple([Precedence.of(letter) for letter in letters.replace("0", "O").split()])


def write_dtg(dtg: DateTimeGroup) -> str:
    """Write a date-time group."""
    letters = [precedence.letter for precedence in dtg.precedences]
    moment = f"{dtg.day:02}{dtg.hour:02}{dtg.minute:02}Z"
    return " ".join([*letters, moment, dtg.month, dtg.year, *([dtg.tail] if dtg.tail else [])])


DTG: Final = Field(
    "dtg",
    "dtg",
    read_dtg,
    write_dtg,
    Label(begins="ZOPR0123456789", pattern="(?:[ZOPR0] ){0,4}(?=[0-9]{6} ?[A-IK-Z] )", smart="Date.?DTG"),
    HeaderPlace.HEADING,
    opens_heading=True,
    opens_copy=True,
    columns=NO_COLUMNS,
    shown="number",
    attributes={"when": lambda _, dtg: dtg.time, "precedence": lambda _, dtg: dtg.precedences},
)
