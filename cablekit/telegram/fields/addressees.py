"""Originator and addressees, format lines 6 to 9, read and written (format.md 5.2, 5.3, 20.1)."""

import re
from functools import lru_cache
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model import Addressee, Precedence
from cablekit.telegram.fields.captions import is_caption_line
from cablekit.telegram.fields.field import Field, HeaderPlace, Label, Singles
from cablekit.telegram.fields.lines import read_line
from cablekit.telegram.grammar import DIGITS, LEVEL, LEVEL_BEGINS
from cablekit.vocabulary.slips import is_within_one_slip

#: 5.3. The words of precedence; NIACT alone is night action too, on either side of IMMEDIATE.
PRECEDENCE: Final = "(?i:NIACT(?: ?IMMEDIATE)?|IMMEDIATE NIACT|IMMEDIATE|PRIORITY|FLASH|ROUTINE)"
#: 5.3. They follow a blank, or are glued to a name in capitals.
WORD_BEGINS: Final = "(?: |(?<=[A-Z])(?=[NIPR][A-Z]))"
#: 5.3, 25.12. Routing indicator, name, office symbols, precedence, message continuity number: four digits, but a
#: number after the precedence is never part of the name, whatever its length.
ADDRESSEE: Final = late_pattern(
    r"(?:([A-Z]{4,8}|ZEN)/(?=[A-Z0-9]))?(.*?)"
    rf"(?: ?//(.*?)(?://?(?= |$)|(?= (?:{PRECEDENCE})(?: |$))|$))?"
    rf"(?:{WORD_BEGINS}({PRECEDENCE})(?: ?([0-9]{{1,8}}(?:-[0-9]{{1,8}})?))?|(?: ([0-9]{{4}}(?:-[0-9]{{1,4}})?))?)$"
)
NUMBER: Final = late_pattern("[0-9]{1,8}(?:-[0-9]{1,8})?")
#: 5.3. An address indicating group is named by its number.
ADDRESS_GROUP: Final = "AIG"
#: 20.1. A SMART value continues far to the right; there, an addressee ends with a semicolon or a word of precedence.
HANGING_INDENT: Final = " " * 12
SMART_END: Final = late_pattern(rf"(?<![A-Za-z])({PRECEDENCE})[ ;]+(?=[^ ;0-9])|[ ]?;")
#: What copies leave at the ends of an address line.
STRAY_SIGNS: Final = " \t\r\u00a0\u00b6\ufffd\\"
PRECEDENCE_WORDS: Final = ("PRIORITY", "IMMEDIATE", "ROUTINE")


def read_addressees(content: str) -> tuple[Addressee, ...]:
    """
    Read a list of addressees, one per line or separated by semicolons (format.md 5.3, 20.1).

    >>> read_addressees("RUEHC/SECSTATE WASHDC PRIORITY 3121\\nRUEHZN/EU COLLECTIVE")[0].number
    '3121'
    """
    if ";" in content or HANGING_INDENT in content:
        content = SMART_END.sub(r"\1\n", " ".join(content.split()))
    names = [line.strip(STRAY_SIGNS) for line in content.split("\n")]
    return tuple([read_addressee(name) for name in names if name])


@lru_cache(maxsize=4096)
def read_addressee(line: str) -> Addressee:
    """
    Read one addressee; the number follows the precedence or is the last group of four digits (format.md 25.12).

    >>> read_addressee("RUEKJCS/SECDEF WASHDC//ISA// IMMEDIATE 17").number
    '17'
    """
    words = line.split()
    match = ADDRESSEE.match(" ".join(words))
    assert match  # noqa: S101 - every part but the name may be empty
    indicator, name, office, word, number, last = match.groups()
    if not word and put_right(words):
        return read_addressee(" ".join(words))
    name = name.rstrip(" .,") or name
    if name == ADDRESS_GROUP and last:
        name, last = f"{name} {last}", None
    return Addressee(name, indicator, word and read_precedence(word), office or None, number or last)


def read_precedence(word: str) -> Precedence:
    """
    Read a word of precedence; night action is one of IMMEDIATE.

    >>> read_precedence("IMMEDIATE NIACT"), read_precedence("Routine")
    (<Precedence.NIACT_IMMEDIATE: 'NIACT IMMEDIATE'>, <Precedence.ROUTINE: 'ROUTINE'>)
    """
    word = word.upper()
    return Precedence.NIACT_IMMEDIATE if "NIACT" in word else Precedence(word)


def put_right(words: list[str]) -> bool:
    """
    Put a misspelled word of precedence right, at the end of an address or before its number; whether there was one.

    >>> words = "SECSTATE WASHDC PIORITY 3121".split()
    >>> put_right(words), words
    (True, ['SECSTATE', 'WASHDC', 'PRIORITY', '3121'])
    """
    at = len(words) - (2 if words and NUMBER.fullmatch(words[-1]) else 1)
    meant = meant_precedence(words[at]) if at > 0 else None
    if meant:
        words[at] = meant
    return meant is not None


def meant_precedence(word: str) -> str | None:
    """
    Return the word of precedence that a misspelled one stands for: `PIORITY`, `IMMMEDIATE`, `ROUTIEN`.

    >>> meant_precedence("PIORITY"), meant_precedence("PRIORITY"), meant_precedence("WASHDC")
    ('PRIORITY', None, None)
    """
    if word in PRECEDENCE_WORDS:
        return None
    return next((right for right in PRECEDENCE_WORDS if is_within_one_slip(word, right)), None)


def write_addressees(addressees: tuple[Addressee, ...]) -> str:
    """
    Write a list of addressees, one per line; persons, who would not be recognized by capitals, on one line.

    >>> write_addressees((Addressee("SECSTATE WASHDC", "RUEHC", Precedence.PRIORITY, number="3121"),))
    'RUEHC/SECSTATE WASHDC PRIORITY 3121'
    >>> write_addressees((Addressee("Sapt, Anna"), Addressee("Hentzau, Rupert")))
    'Sapt, Anna; Hentzau, Rupert'
    """
    written = [write_addressee(addressee) for addressee in addressees]
    return ("\n" if all(continues("", one, blank=False) for one in written[1:]) else "; ").join(written)


def write_addressee(addressee: Addressee) -> str:
    """Write one addressee."""
    indicator = f"{addressee.routing_indicator}/" if addressee.routing_indicator else ""
    office = f"//{addressee.office}//" if addressee.office else ""
    words = [f"{indicator}{addressee.name}{office}", addressee.precedence, addressee.number]
    return " ".join(word for word in words if word)


#: 5.3. An addressee with its routing indicator, as most are; an addressee: capitals, with or without one.
INDICATED: Final = r"R[A-Z]{3,7}/[A-Z0-9][A-Z0-9 .,'&()/-]*+[ \t\\]*+"
ADDRESS_LINE: Final = late_pattern(r"(?i)(?:R[A-Z]{3,7}/|ZEN/)?[A-Z0-9][A-Z0-9 .,'&()/;-]{2,90}$", re.MULTILINE)
#: 5.3. An office, which may have colons (`//USDP:RUE//`); where its closing strokes are missing, it has no blanks.
OFFICE: Final = late_pattern(
    rf"(?<=[A-Z0-9.) ])//(?=[A-Z0-9])(?:[A-Z0-9 .,'&()/:-]{{0,80}}//|[A-Z0-9.,'&()/:-]{{0,80}}(?= (?:{PRECEDENCE}|[0-9])|$))"
)
#: 5.3, 6, 21. What is below a list and no address: a classification; a row of a database, which begins with a date,
#: an id or a number.
NO_ADDRESS: Final = late_pattern(
    rf"(?:{LEVEL})(?![A-Z])(?! SERVICE)|[0-9]{{1,4}}[-/][0-9]{{1,2}}[-/][0-9]|[0-9]{{2}}[A-Z .]{{3,24}}[0-9]{{1,6}}$|[0-9]{{3,12}}$"
)
NO_ADDRESS_BEGINS: Final = LEVEL_BEGINS | frozenset(DIGITS)
#: 5.2, 5.3. Retyped headings have a colon after the label. What follows is no address of an e-mail, and below a label in
#: small letters it begins like an address of a telegram.
COLON: Final = r"[ \t]{0,4}:[ \t]*+(?![^\n]{0,90}@)"
#: 5.1. A label written out or in small letters, and one alone on its line: before an address as sent, or nothing.
SENT_ADDRESS: Final = (
    r"[ \t]++(?=(?:AM(?:EMBASSY|CONSUL)|USMISSION|SECSTATE)[ \t]|R[A-Z]{4,7}/)(?![^\n]{0,90}\b(?:FOR|PASS)\b)"
)
ALONE: Final = r"[ \t]*+(?=\n|\Z)"
SMALL: Final = rf"{COLON}(?=[A-Z0-9]{{3}}|(?i:AM ?(?:EMB|CON)|US[ A-Z]|SEC ?(?:STATE|DEF)|DEPT|DEPARTMENT))"
#: 5.3. What begins an address below a blank line.
ADDRESS_BEGINS: Final = late_pattern(
    r"R[A-Z]{3,7}/|(?:AM(?:EMBASSY|CONSUL)|US[A-Z]{2,12}|SEC(?:STATE|DEF)|CIA|DIA|NSA|NSC|[A-Z]*CINC[A-Z]*|JCS|DEPT|STATE)\b"
)
#: 5.3. How an address in small letters begins.
RETYPED: Final = late_pattern(r"Am(?:Emb|Con|emb|con)|Sec(?:State|Def|state|def)\b|US[A-Z]?[a-z]{4}")
#: 5.4. The group count below the addressees, with or without the word of who counts.
GROUP_COUNT: Final = late_pattern(r"(?:[A-Z]{2,12} )?GR(?:NC| ?[0-9]{1,4})$")


def continues(_: str, line: str, blank: bool) -> bool:
    """
    Whether a line is another addressee; below a blank line only what begins like an address (format.md 5.3).

    >>> continues("", "AMCONSUL STRELSAU", False), continues("", "THE BRIDGE IS OPEN", True)
    (True, False)
    """
    if blank and not ADDRESS_BEGINS.match(line):
        return False
    if ":" in line:
        line = OFFICE.sub(slashed, line, count=1)
    if not ADDRESS_LINE.match(line) or (line.upper() != line and not RETYPED.match(line)):
        return False
    if line[0] in NO_ADDRESS_BEGINS and NO_ADDRESS.match(line):
        return False
    return not (is_caption_line(line) or is_group_count(line))


def slashed(office: re.Match[str]) -> str:
    """
    Return an office with slashes for its colons, which only an office may have.

    >>> OFFICE.sub(slashed, "SECDEF WASHDC//USDP:ISA// ROUTINE"), OFFICE.sub(slashed, "TO//WHOM: SAPT")
    ('SECDEF WASHDC//USDP/ISA// ROUTINE', 'TO//WHOM: SAPT')
    """
    return office[0].replace(":", "/")


def is_group_count(line: str) -> bool:
    """
    Whether a line counts the groups of the text, and so is neither an address nor a pass line (format.md 5.4).

    >>> is_group_count("STATE GRNC"), is_group_count("GR 120"), is_group_count("STATE FOR EUR")
    (True, True, False)
    """
    return "GR" in line and bool(GROUP_COUNT.match(line))


#: What XML says of each addressee.
SINGLES: Final = Singles(
    "addressee",
    {
        "name": lambda one: one.name,
        "indicator": lambda one: one.routing_indicator,
        "precedence": lambda one: one.precedence,
        "office": lambda one: one.office,
        "number": lambda one: one.number,
    },
)


def addressee_row(name: str, label: Label) -> Field:
    """Make the row of one list of addressees."""
    return Field(
        name, "addressee", read_addressees, write_addressees, label,
        HeaderPlace.HEADING, continues=continues, across_blank=True, keeps_layout=True, singles=SINGLES,
        columns={name: lambda _, addressees: [addressee.name for addressee in addressees]},
    )  # fmt: skip


ORIGINATOR: Final = Field(
    "originator",
    "post",
    read_line,
    str,
    Label(
        "FM ",
        begins="F",
        pattern=rf"FM[ \t]++(?!:)|(?:FM|FROM){COLON}|(?i:FM|FROM)(?:{SMALL}|{SENT_ADDRESS})",
        smart="From",
    ),
    HeaderPlace.HEADING,
    single=True,
    echoed=True,
)
ACTION: Final = addressee_row(
    "action",
    Label(
        "TO ",
        begins="T",
        pattern=rf"TO(?=[ \t/])[ \t]*+(?!:)|TO{COLON}|TO{ALONE}|(?i:TO)(?:{SMALL}|{SENT_ADDRESS})",
        smart="Action",
    ),
)
INFO: Final = addressee_row(
    "info",
    Label(
        "INFO ",
        begins="I",
        pattern=rf"INFO(?=[ \t])(?![ \t]+XMT)[ \t]*+(?!:)|(?<![ \t])(?:INFO{COLON}(?!XMT)|INFO{ALONE}|(?i:INFO)(?:{SMALL}|{SENT_ADDRESS}))",
        smart="Info",
    ),
)
EXEMPT: Final = addressee_row(
    "exempt", Label("XMT ", begins="IX", pattern=r"(?:INFO[ \t]+)?XMT(?=[ \t/:])[:/]?[ \t]*", smart="XMT")
)
