"""The date-time group, format line 5, read and written (format.md 5.1, 20.1)."""

from functools import lru_cache
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model import DateTimeGroup, Precedence
from cablekit.model.node import filler
from cablekit.model.values import MONTHS
from cablekit.telegram.fields.field import NO_COLUMNS, Field, HeaderPlace, Label
from cablekit.telegram.grammar import TRAIL
from cablekit.vocabulary.slips import is_within_one_letter

#: 5.1. What may be between the parts: mostly one blank, or nothing.
GAP: Final = "[ \t\u00a0.,/]{0,3}"
#: 5.1. The precedences: letters, perhaps glued to each other or to the figures; a 0 for O is not glued.
LETTERS: Final = f"(?:(?:0[ \t\u00a0]|[ZOPRzopr]){GAP}){{0,6}}"
#: 5.1. A figure, or a letter in its place; six of them are day, hour and minute.
FIGURE: Final = "[0-9OoIl]"
DAY_AND_TIME: Final = rf"{FIGURE}[ ]?{FIGURE}{GAP}{FIGURE}[ ]?{FIGURE}[ ]?{FIGURE}[ ]?{FIGURE}"
#: 5.1. The zone: a scanned Z may be a 2, or be missing.
ZONE: Final = f"{GAP}[Zz2]?{GAP}"
#: 5.1. A month: three letters, two where those are enough, or more; a scanned O may be a 0.
MONTH: Final = "(?i:JA|FE|MAR|AP|MAY|JUN|JUL|AU|SE|[O0]C|N[O0]|DE)[A-Za-z]{0,7}"
#: 5.1. The year, of four figures or two, the last not a letter in both.
YEAR: Final = f"(?={FIGURE}?[0-9]){FIGURE}{{2}}(?:{FIGURE}{{2}})?(?![0-9])"
#: 5.1. The moment: `080915Z MAY 08`.
MOMENT: Final = f"{DAY_AND_TIME}{ZONE}{MONTH}{GAP}'?{YEAR}"
#: 5.1. A group, with a tail; 20.1: `Nov 03, 2011 / 031507Z NOV 11`.
GROUP: Final = late_pattern(rf"(?<![A-Za-z])({LETTERS})({DAY_AND_TIME}){ZONE}({MONTH}){GAP}'?({YEAR})[ .]*([^\r\n]*)")
#: 5.1. The same as most are.
USUAL: Final = late_pattern(r"((?:[ZOPR] ){1,6}+)([0-9]{6})Z ([A-Z]{3}) ([0-9]{2})(?![0-9OoIl])[ .]*([^\r\n]*)")
#: What is between the parts is left out; what letters in place of figures mean.
BETWEEN: Final = str.maketrans("", "", " \t\u00a0.,/")
FIGURES: Final = BETWEEN | str.maketrans("OoIl", "0011")
MONTH_NAMES: Final = (
    *("JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE"),
    *("JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"),
)
new_dtg: Final = filler(DateTimeGroup)


def read_dtg(content: str) -> DateTimeGroup | None:
    """
    Read a date-time group (format.md 5.1); scanners print 0 for O, and letters for figures.

    >>> read_dtg("O P 080915Z MAY 08 ZDK").tail
    'ZDK'
    >>> read_dtg("PR l4 1540 AUGUST 79").time.isoformat()
    '1979-08-14T15:40:00+00:00'
    """
    match = USUAL.match(content) or GROUP.search(content)
    month = read_month(match[3]) if match else None
    if not match or not month:
        return None
    moment, year, tail = match[2].translate(FIGURES), match[4].translate(FIGURES), match[5]
    rest = (" ".join(tail.strip(TRAIL).split()) or None) if tail else None
    day, hour, minute = int(moment[:2]), int(moment[2:4]), int(moment[4:])
    return new_dtg(read_precedences(match[1]), day, hour, minute, month, year, rest)


@lru_cache(maxsize=256)
def read_month(word: str) -> str | None:
    """
    Return the month of a word: its name, the beginning of it, or three letters of it and a stray one.

    >>> read_month("SEPT"), read_month("0c"), read_month("Febuary"), read_month("MARSHAL")
    ('SEP', 'OCT', 'FEB', None)
    """
    word = word.upper().replace("0", "O")
    for month, name in zip(MONTHS, MONTH_NAMES, strict=True):
        if name.startswith(word[:3]):
            named = len(word) <= len("SEPT") or name.startswith(word) or is_within_one_letter(word, name)
            return month if named else None
    return None


@lru_cache(maxsize=256)
def read_precedences(letters: str) -> tuple[Precedence, ...]:
    """Return the precedences of the letters before a date-time group; scanners print 0 for O."""
    letters = letters.translate(BETWEEN).upper().replace("0", "O")
    return tuple([Precedence.of(letter) for letter in letters])


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
    Label(
        begins="ZOPRIL0123456789",
        pattern=rf"(?:[ZOPR0] ){{0,4}}(?=[0-9]{{6}} ?[A-IK-Z] )|{LETTERS}(?={MOMENT})",
        smart="Date/DTG",
    ),
    HeaderPlace.HEADING,
    opens_heading=True,
    opens_copy=True,
    columns=NO_COLUMNS,
    shown="number",
    attributes={"when": lambda _, dtg: dtg.time, "precedence": lambda _, dtg: dtg.precedences},
)
