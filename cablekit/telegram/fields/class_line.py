"""The class line: classification, section and message number, read and written (format.md 6)."""

import re
from functools import lru_cache
from typing import Final

from cablekit.model import Classification, MessageNumber, Part
from cablekit.model.values import full_year
from cablekit.telegram import grammar
from cablekit.telegram.fields.field import NO_COLUMNS, Field, HeaderPlace, Label
from cablekit.telegram.grammar import TRAIL
from cablekit.vocabulary.slips import edit_distance

#: 6.1. The words of a class line with the blanks out.
LEVELS: Final = {
    grammar.UNCLAS: Classification.UNCLASSIFIED,
    f"{grammar.UNCLAS}EFTO": Classification.UNCLASSIFIED,
    "LOU": Classification.LIMITED_OFFICIAL_USE,
    **{level.value.replace(" ", ""): level for level in Classification},
}
#: 6.2. How State writes them in a class line: letter by letter, but not `UNCLAS`.
WRITTEN: Final = {
    **{level: "  ".join(map(" ".join, level.value.split())) for level in Classification},
    Classification.UNCLASSIFIED: grammar.UNCLAS,
    Classification.LIMITED_OFFICIAL_USE: grammar.LIMITED_OFFICIAL_USE,
}
#: 6.3.
SECTION_WORDS: Final = re.compile(r"(?i)SECTION ([0-9]{1,2}) O[FN] ([0-9]{1,2})|FINAL SECTION OF ([0-9]{1,2})")
#: 6.4. Year (SMART), station, number, section as a suffix.
MRN_FORM: Final = re.compile(r"(?:([0-9]{2}) )?([A-Za-z][A-Za-z .'-]*+)([0-9]{1,8})(?:/[0-9]{1,2})?\s*$")


@lru_cache(maxsize=256)
def read_classification(content: str) -> Classification | None:
    """
    Read the classification of a class line, garbled or not (format.md 6.2).

    >>> read_classification("CC O N F I D E N T I A L ")
    <Classification.CONFIDENTIAL: 'CONFIDENTIAL'>
    """
    word = "".join(content.upper().partition("//")[0].split())
    if word in LEVELS:
        return LEVELS[word]
    near = [known for known in LEVELS if len(known) > 4 and edit_distance(word, known) <= 2]
    return LEVELS[min(near, key=lambda known: edit_distance(word, known))] if near else None


def write_classification(classification: Classification) -> str:
    """Write a classification as a class line prints it."""
    return WRITTEN[classification]


def read_part(content: str) -> Part | None:
    """
    Read the section words (format.md 6.3).

    >>> read_part("SECTION 01 OF 02"), read_part("FINAL SECTION OF 2")
    (Part(number=1, total=2), Part(number=2, total=2))
    """
    match = SECTION_WORDS.search(content)
    if not match:
        return None
    return Part(int(match[1]), int(match[2])) if match[1] else Part(int(match[3]), int(match[3]))


def write_part(part: Part) -> str:
    """Write the section words."""
    return f"SECTION {part.number:02} OF {part.total:02}"


def read_mrn(content: str) -> MessageNumber | None:
    """
    Read station and number (format.md 6.4).

    >>> read_mrn("ZENDA 000910"), read_mrn("11 LA ZENDA 218")
    (MessageNumber(post='ZENDA', serial=910, year=None), MessageNumber(post='LA ZENDA', serial=218, year=2011))
    """
    match = MRN_FORM.match(content.strip(TRAIL))
    if not match:
        return None
    year = full_year(match[1]) if match[1] else None
    return MessageNumber(" ".join(match[2].upper().split()), int(match[3]), year)


def write_mrn(mrn: MessageNumber) -> str:
    """
    Write station and number, padded to six digits as since 2000.

    >>> write_mrn(MessageNumber("ZENDA", 910))
    'ZENDA 000910'
    """
    year = f"{mrn.year % 100:02} " if mrn.year else ""
    return f"{year}{mrn.post} {mrn.serial:06}"


CLASSIFICATION: Final = Field(
    "classification",
    "classification",
    read_classification,
    write_classification,
    place=HeaderPlace.CLASS_LINE,
    before=2,
    after=" ",
    echoed=True,
    shown="secrecy",
    attributes={"level": lambda _, classification: classification},
)
PART: Final = Field(
    "part",
    "part",
    read_part,
    write_part,
    place=HeaderPlace.CLASS_LINE,
    before=0,
    after=" ",
    columns=NO_COLUMNS,
    shown="number",
    attributes={"number": lambda _, part: part.number, "total": lambda _, part: part.total},
)
MRN: Final = Field(
    "mrn",
    "mrn",
    read_mrn,
    write_mrn,
    Label(smart="MRN"),
    HeaderPlace.CLASS_LINE,
    before=0,
    ends_heading=True,
    echoed=True,
    columns={"post": lambda _, mrn: mrn and mrn.post, "number": lambda _, mrn: mrn and mrn.serial},
    shown="number",
    attributes={"id": lambda cable, _: cable.id},
)
