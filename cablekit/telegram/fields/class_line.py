"""The class line: classification, section and message number, read and written (format.md 6)."""

from functools import lru_cache
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model import Classification, MessageNumber, Part
from cablekit.model.values import full_year
from cablekit.telegram import grammar
from cablekit.telegram.fields.field import NO_COLUMNS, Field, HeaderPlace, Label
from cablekit.telegram.grammar import TRAIL
from cablekit.vocabulary.slips import edit_distance

#: 6.1. The words of a class line with the blanks out.
LEVELS: Final = {
    grammar.UNCLAS: Classification.UNCLASSIFIED,
    "LOU": Classification.LIMITED_OFFICIAL_USE,
    **{level.value.replace(" ", ""): level for level in Classification},
}
#: 6.2. How State writes them in a class line: letter by letter, but not `UNCLAS`.
WRITTEN: Final = {
    **{level: "  ".join(map(" ".join, level.value.split())) for level in Classification},
    Classification.UNCLASSIFIED: grammar.UNCLAS,
    Classification.LIMITED_OFFICIAL_USE: grammar.LIMITED_OFFICIAL_USE,
}
#: 6.3. The section words, with the number and the total, or only the total.
SECTION_WORDS: Final = late_pattern(
    rf"(?i){grammar.SECTION_WORD}(?:({grammar.SECTION_NUMBER}){grammar.SECTION_OF}|OF[ ])({grammar.SECTION_NUMBER})"
)
#: 6.4. Year (SMART), station, number, section as a suffix; digits may be split, or letters by mistake.
MRN_FORM: Final = late_pattern(
    r"(?:([0-9]{2}) )?(?:([A-Za-z][A-Za-z .'-]*+)|(?=[0-9]{3}))(?:# ?)?"
    r"([0-9][0-9OILoil]{0,7}|(?=(?:[0-9] ?){4,6}\Z)[0-9]{1,5} [0-9]{1,3})(?: ?/ ?[0-9]{1,2})?[\s,;/-]{0,3}$"
)
#: 6.4. What may be before the number and is not the station's name: `NO.`, letters for its first digits.
NUMBER_SIGN: Final = late_pattern(r"(?:^|[ ,])(?:N[OR]\.?|NUMBER|NUM\.?)$")
NUMBER_SIGN_ENDS: Final = ("NO", "NR", "NUMBER", "NUM", ".")
FIRST_DIGITS: Final = late_pattern(r"(?<= )[OIL]+$")
LETTERS_AS_DIGITS: Final = str.maketrans("OIL", "011", " ")


@lru_cache(maxsize=256)
def read_classification(content: str) -> Classification | None:
    """
    Read the classification of a class line, garbled or not (format.md 6.2).

    >>> read_classification("CC O N F I D E N T I A L ")
    <Classification.CONFIDENTIAL: 'CONFIDENTIAL'>
    """
    word = "".join(content.upper().partition("//")[0].split()).removesuffix("EFTO")
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

    >>> read_part("SECTION 01 OF 02"), read_part("SECITON ONE OF TWO"), read_part("FINAL SECTION OF 2")
    (Part(number=1, total=2), Part(number=1, total=2), Part(number=2, total=2))
    """
    match = SECTION_WORDS.search(content)
    if not match:
        return None
    total = read_number_word(match[2])
    return Part(read_number_word(match[1]) if match[1] else total, total)


def read_number_word(word: str) -> int:
    """Read a number of one or two digits, or its word."""
    return int(word) if word[0].isdigit() else grammar.NUMBER_WORDS.index(word.upper()) + 1


def write_part(part: Part) -> str:
    """Write the section words."""
    return f"SECTION {part.number:02} OF {part.total:02}"


def read_mrn(content: str) -> MessageNumber | None:
    """
    Read station and number (format.md 6.4).

    >>> read_mrn("ZENDA 000910"), read_mrn("11 LA ZENDA 218"), read_mrn("ZENDA NO. 00O910")
    (MessageNumber(post='ZENDA', serial=910, year=None), MessageNumber(post='LA ZENDA', serial=218, year=2011), MessageNumber(post='ZENDA', serial=910, year=None))
    """
    match = MRN_FORM.match(content.strip(TRAIL))
    if not match:
        return None
    year = full_year(match[1]) if match[1] else None
    post, serial = (match[2] or "").upper(), match[3].upper()
    if not serial.isdigit() or not post.endswith(" "):
        letters = FIRST_DIGITS.search(post)
        post, serial = (post[: letters.start()], letters[0] + serial) if letters else (post, serial)
        serial = serial.translate(LETTERS_AS_DIGITS)
    post = " ".join(post.split())
    if post.endswith(NUMBER_SIGN_ENDS):  # no search in the others
        post = NUMBER_SIGN.sub("", post)
    return MessageNumber(post.rstrip(" -"), int(serial), year)


def write_mrn(mrn: MessageNumber) -> str:
    """
    Write station and number, padded to six digits as since 2000.

    >>> write_mrn(MessageNumber("ZENDA", 910))
    'ZENDA 000910'
    """
    year = f"{mrn.year % 100:02} " if mrn.year else ""
    return f"{year}{mrn.post} {mrn.serial:06}".lstrip()


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
