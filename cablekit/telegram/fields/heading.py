"""The heading: format lines 1 to 9, read and written (format.md 4, 5, 20.1)."""

import re
from functools import lru_cache
from typing import Final

from cablekit.model import Addressee, DateTimeGroup, Precedence, Routing, Station
from cablekit.model.values import MONTHS
from cablekit.telegram.grammar import TRAIL

#: 4.2. `PP RUEHQZB RUEHQZC`: the precedence doubled.
ROUTING: Final = re.compile(r"([ZOPR])\1((?:\s+[A-Z]{4,8})*)\s*$")
#: 4.3. `RUEHQZA #0910/01 1290915`.
STATION: Final = re.compile(r"([A-Z]{4,8}) #([0-9]{4}[A-Z]?)(?:/([0-9]{2}))? ([0-9]{7})\s*$")
#: 5.1. `P 080915Z MAY 08`, with a tail; 20.1: `Nov 03, 2011 / 031507Z NOV 11`.
GROUP: Final = re.compile(
    r"((?:[ZOPR0] )*)([0-9]{2})([0-9]{2})([0-9]{2}) ?Z ?([A-Za-z]{3})[A-Za-z]?[.,]? ?([0-9]{4}|[0-9]{2})(?![0-9])[ .]*([^\r\n]*)"
)
#: 5.3. The words of precedence.
PRECEDENCE: Final = r"NIACT IMMEDIATE|IMMEDIATE|PRIORITY|FLASH|ROUTINE"
#: 5.3, 25.12. Routing indicator, name, office symbols, precedence, message continuity number: four figures, but a
#: number behind the precedence is none of the name, whatever its length.
ADDRESSEE: Final = re.compile(
    r"(?:([A-Z]{4,8}|ZEN)/(?=[A-Z0-9]))?(.*?)(?: ?//(.*?)(?://?(?= |$)|$))?"
    rf"(?: ({PRECEDENCE})(?: ([0-9]{{1,8}}(?:-[0-9]{{1,8}})?))?|(?: ([0-9]{{4}}(?:-[0-9]{{1,4}})?))?)$"
)
#: 5.3. An address indicating group is named by its number.
GROUP_OF_ADDRESSEES: Final = "AIG"
#: 20.1. A SMART value goes on far to the right.
HANGING: Final = re.compile(r"(?:\r\n?|\n)[ \t]{12,}")


def read_routing(content: str) -> Routing | None:
    """
    Read format line 2 (format.md 4.2).

    >>> read_routing("PP RUEHQZB RUEHQZC").indicators
    ('RUEHQZB', 'RUEHQZC')
    """
    match = ROUTING.match(content.strip(TRAIL))
    return Routing(Precedence.of(match[1]), tuple(match[2].split())) if match else None


def write_routing(routing: Routing) -> str:
    """
    Write format line 2.

    >>> write_routing(Routing(Precedence.PRIORITY, ("RUEHQZB",)))
    'PP RUEHQZB'
    """
    letter = (routing.precedence or Precedence.ROUTINE).letter
    return " ".join((letter * 2, *routing.indicators))


def read_station(content: str) -> Station | None:
    """
    Read format line 3 behind `DE` (format.md 4.3).

    >>> read_station("RUEHQZA #0910/01 1290915").section
    '01'
    """
    match = STATION.match(content.strip(TRAIL))
    return Station(match[1], match[2], match[3], match[4]) if match else None


def write_station(station: Station) -> str:
    """
    Write format line 3 behind `DE`.

    >>> write_station(Station("RUEHQZA", "0910", "01", "1290915"))
    'RUEHQZA #0910/01 1290915'
    """
    section = f"/{station.section}" if station.section else ""
    return f"{station.indicator} #{station.serial}{section} {station.filed}"


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
    behind = (" ".join(tail.strip(TRAIL).split()) or None) if tail else None
    return DateTimeGroup(precedences(letters), int(day), int(hour), int(minute), month, year, behind)


@lru_cache(maxsize=256)
def precedences(letters: str) -> tuple[Precedence, ...]:
    """
    Give the precedences of the letters before a date-time group; scanners print 0 for O.

    >>> precedences("0 P ")
    (<Precedence.IMMEDIATE: 'IMMEDIATE'>, <Precedence.PRIORITY: 'PRIORITY'>)
    """
    return tuple([Precedence.of(letter) for letter in letters.replace("0", "O").split()])


def write_dtg(dtg: DateTimeGroup) -> str:
    """
    Write a date-time group.

    >>> write_dtg(DateTimeGroup((Precedence.PRIORITY,), 8, 9, 15, "MAY", "08"))
    'P 080915Z MAY 08'
    """
    letters = [precedence.letter for precedence in dtg.precedences]
    figures = f"{dtg.day:02}{dtg.hour:02}{dtg.minute:02}Z"
    return " ".join([*letters, figures, dtg.month, dtg.year, *([dtg.tail] if dtg.tail else [])])


def read_addressees(content: str) -> tuple[Addressee, ...]:
    """
    Read a list of addressees, one a line, or parted by semicolons (format.md 5.3, 20.1).

    >>> read_addressees("RUEHC/SECSTATE WASHDC PRIORITY 3121\\nRUEHZN/EU COLLECTIVE")[0].number
    '3121'
    """
    if ";" in content or "            " in content:
        content = HANGING.sub(" ", content).replace(";", "\n")
    names = [line.strip(STRAY) for line in content.split("\n")]
    return tuple([read_addressee(name) for name in names if name])


#: What copies leave at the ends of an address line.
STRAY: Final = " \t\r\u00a0\u00b6\ufffd\\"


@lru_cache(maxsize=4096)
def read_addressee(line: str) -> Addressee:
    """
    Read one addressee; the number stands behind the precedence, or is the last group of four digits (format.md 25.12).

    >>> read_addressee("RUEKJCS/SECDEF WASHDC//ISA// IMMEDIATE 17").number
    '17'
    """
    match = ADDRESSEE.match(" ".join(line.split()))
    assert match  # noqa: S101 - every part but the name may be empty
    indicator, name, office, word, behind, last = match.groups()
    name = name.rstrip(" .,") or name
    if name == GROUP_OF_ADDRESSEES and last:
        name, last = f"{name} {last}", None
    precedence = Precedence(word) if word else None
    if not precedence:
        name, precedence = misspelt(name)
    return Addressee(name, indicator, precedence, office or None, behind or last)


def misspelt(name: str) -> tuple[str, Precedence | None]:
    """
    Part a misspelt word of precedence from a name: `PIORITY`, `IMMMEDIATE`.

    >>> misspelt("AMEMBASSY ZENDA PIORITY")
    ('AMEMBASSY ZENDA', <Precedence.PRIORITY: 'PRIORITY'>)
    """
    front, _, last = name.rpartition(" ")
    for word in WORDS_OF_PRECEDENCE:
        if front and last != word and abs(len(last) - len(word)) <= 1 and one_apart(last, word):
            return front, Precedence(word)
    return name, None


WORDS_OF_PRECEDENCE: Final = ("PRIORITY", "IMMEDIATE", "ROUTINE")


def one_apart(one: str, other: str) -> bool:
    """
    Say whether two words differ by one letter lost, doubled or wrong.

    >>> one_apart("PIORITY", "PRIORITY"), one_apart("MAJORITY", "PRIORITY")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


def write_addressees(addressees: tuple[Addressee, ...]) -> str:
    """
    Write a list of addressees, one a line; persons, whose lines would not be known by their capitals, in one line.

    >>> write_addressees((Addressee("SECSTATE WASHDC", "RUEHC", Precedence.PRIORITY, number="3121"),))
    'RUEHC/SECSTATE WASHDC PRIORITY 3121'
    >>> write_addressees((Addressee("Sapt, Anna"), Addressee("Hentzau, Rupert")))
    'Sapt, Anna; Hentzau, Rupert'
    """
    written = [write_addressee(addressee) for addressee in addressees]
    return ("\n" if all(map(str.isupper, written)) else "; ").join(written)


def write_addressee(addressee: Addressee) -> str:
    """
    Write one addressee.

    >>> write_addressee(Addressee("SECDEF WASHDC", office="ISA"))
    'SECDEF WASHDC//ISA//'
    """
    indicator = f"{addressee.routing_indicator}/" if addressee.routing_indicator else ""
    office = f"//{addressee.office}//" if addressee.office else ""
    words = [f"{indicator}{addressee.name}{office}", addressee.precedence, addressee.number]
    return " ".join(word for word in words if word)
