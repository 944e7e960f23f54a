"""What follows the number of a cable: a date, the words "and previous", NOTAL, a title (format.md 11.2)."""

import re
from typing import Final, NamedTuple

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar
from cablekit.telegram.fields.reference_cable import NUMBER_ALONE, POST, YEAR, match_cable, post_of, year_of
from cablekit.vocabulary.stations import is_station

MONTH: Final = rf"{grammar.MONTH}\.?"
YEAR_OF_DATE: Final = "(?:19|20)[0-9]{2}"
# The parts below are read with re.VERBOSE: a space in them is `[ ]`. A date-time group dates the number before it.
DATE_FORM: Final = rf"""
    (?:
        (?:(?:OF|DATED|DTD)[ ])?
        (?:
            {MONTH}[ ][0-9]{{1,2}}(?:,?[ ]?(?P<a>{YEAR_OF_DATE}))?
          | {MONTH},?[ ](?P<b>{YEAR_OF_DATE})
          | [0-9]{{1,2}}[ ]{MONTH}(?:,?[ ](?P<c>{YEAR_OF_DATE}))?
          | [0-9]{{1,2}}/[0-9]{{1,2}}(?:/(?P<d>(?:19|20)?[0-9]{{2}}))?
        )
      | (?:(?:OF|DATED|DTD|DTG:?)[ \n])?(?:[ZOPR][ ]?)?[0-9]{{6}}Z[ \n]?{MONTH}[ \n](?P<e>(?:19|20)?[0-9]{{2}})
      | (?:OF|FROM|IN|DATED|DTD)[ ](?P<f>{YEAR_OF_DATE})
    )
    (?![A-Z0-9])
"""
DATE: Final = late_pattern(DATE_FORM, re.VERBOSE)
PREVIOUS_FORM: Final = (
    r"(?:AND|&)\s(?:PREV(?:IOUS)?|PRIOR|EARLIER)\b\.?(?:\s(?:CABLES?|REPORTING|MESSAGES?|TELEGRAMS?|REFTELS?)\b)?"
)
PREVIOUS: Final = late_pattern(rf"\s*,?\s*{PREVIOUS_FORM}")
TAIL: Final = late_pattern(
    rf"""
    [ \n]?,?[ \n]?
    (?:
        (?P<previous>{PREVIOUS_FORM})
      | \((?P<within>(?:[^()]|\([^()]{{0,200}}\)){{1,400}})\)
      | \[(?P<square>[^\[\]]{{1,200}})\]
      | [(](?P<open>[^()]{{1,150}})\Z
      | [/-]?[ ]?(?P<notal>NOTAL\b)
      | (?P<date>{DATE_FORM})
      | (?P<range>(?:(?:THROUGH|THRU)[ \n](?:{POST}[ \n])?|TO[ \n])[0-9]{{1,7}}(?![0-9]))
    )
    """,
    re.VERBOSE,
)
# 11.2: the words of a title follow a colon or dashes, or are alone on the line of the number.
TITLE_SIGN: Final = late_pattern(r"[ ]?(?::|--|(?<= )-(?= )|[\u2013\u2014])[ \n]?(?=[A-Z\"'(])")
TITLE_WORDS: Final = late_pattern(
    r"[ ](?P<rest>[A-Z\"][^;,\n()0-9]{0,60}?)(?= AND ['A-Z0-9 .-]{0,40}[0-9]| ?[;,\n(]| ?\Z)"
)
# where the title after a sign may end: at a semicolon, or where a cable of a known station may follow
TITLE_MAY_END: Final = late_pattern(r";|(?:[,\n&]|(?<=\bA)ND\b)[ \n]*(?=['0-9(]{0,6} ?[A-Z])")
SEPARATED: Final = late_pattern(r" (?:[;,:.&/-]|AND\b|\Z)")
NOTAL: Final = late_pattern(r"(?<![\s,;/-])[\s,;/-]*[(\[]?\bNOT(?:AL| TO ALL)\b[)\]]?[\s,;/-]*", re.IGNORECASE)
YEAR_ALONE: Final = late_pattern(rf"'?{YEAR}")
# 14: the class word of a page break or a portion mark, which says nothing about the reference.
MARKS: Final = frozenset(
    {"U", "C", "S", "SBU", "LOU", "C/NF", "S/NF", "SBU/NF", *grammar.CLASS_PHRASES, grammar.RESTRICTED}
)
# 11.3: prose that follows the list is longer than any item, and than a title without parentheses.
LONGEST_WORDS: Final = 150


class Item(NamedTuple):
    """What one letter introduces: the words as written and, with the same length, in capitals."""

    label: str | None
    words: str
    upper: str


class Tail(NamedTuple):
    """What follows a number, and where it ends; -1 where prose follows."""

    end: int
    year: int | None = None
    notal: bool = False
    and_previous: bool = False
    title: str | None = None


def read_tail(item: Item, at: int) -> Tail:
    """Read what follows a number: `AND PREVIOUS`, `(NOTAL)`, a date, a title."""
    if at == len(item.upper) or item.upper[at] == ";":
        return Tail(at)
    year, notal, previous, titles = None, False, False, list[str]()
    while match := TAIL.match(item.upper, at):
        kind = match.lastgroup or "date"
        if match["within"] in MARKS and item.upper[at] == "\n":
            break
        at = match.end()
        if match["previous"]:
            previous = True
        elif match["notal"]:
            notal = True
        elif match["date"]:
            year = year_of_date(match) if year is None else year
            titles.append(item.words[match.start("date") : at])
        elif match["range"]:
            # 11.3, 5: the numbers between are not written, so the words are kept as they are
            titles.append(item.words[match.start("range") : at])
        else:
            within = read_parentheses(item.words[match.start(kind) : match.end(kind)], year)
            titles += within.titles
            year, notal, previous = within.year, notal or within.notal, previous or within.and_previous
    words, end, not_all = read_title(item, at)
    title = ", ".join(" ".join(part.split()) for part in titles + words)
    return Tail(end, year, notal or not_all, previous, title or None)


class Parentheses(NamedTuple):
    """What parentheses contain."""

    titles: list[str]
    year: int | None
    notal: bool
    and_previous: bool


def read_parentheses(words: str, year: int | None) -> Parentheses:
    """Read what parentheses contain: the title if there is one, the year, `NOTAL`, `AND PREVIOUS`."""
    title = NOTAL.sub(" ", words).strip()
    notal = title != words.strip()
    upper = title.upper()
    previous = PREVIOUS.fullmatch(upper) is not None
    if YEAR_ALONE.fullmatch(title):
        return Parentheses([], year_of(title.lstrip("'")), notal, previous)
    date = DATE.fullmatch(upper)
    if date and year is None:
        year = year_of_date(date)
    return Parentheses([title] if title and upper not in MARKS and not previous else [], year, notal, previous)


def year_of_date(date: re.Match[str]) -> int | None:
    """Return the year of a date, where it has one."""
    return year_of(next((date[group] for group in "abcdef" if date[group]), None))


def read_title(item: Item, at: int) -> tuple[list[str], int, bool]:
    """Read the title after a number that is not in parentheses; where it ends; and whether `NOTAL` is in it."""
    sign = TITLE_SIGN.match(item.upper, at)
    if sign is None or match_cable(item.upper, sign.end()) or NUMBER_ALONE.match(item.upper, sign.end()):
        return *read_title_words(item, at), False
    end = title_end(item.upper, sign.end())
    if end - at > LONGEST_WORDS:
        return [], -1, False
    words = item.words[sign.end() : end]
    title = NOTAL.sub(" ", words).strip(" \n,.")
    return [title] if title else [], end, title != words.strip(" \n,.")


def title_end(upper: str, at: int) -> int:
    """Find the end of the title after a sign: a semicolon, or a separator with a cable of a known station after it."""
    for match in TITLE_MAY_END.finditer(upper, at, at + LONGEST_WORDS):
        if match[0] == ";":
            return match.start()
        following = match_cable(upper, match.end())
        if following and is_station(following["post"].replace("\n", " ")):
            return match.start() if match[0][0] != "N" else match.start() - 1
    return len(upper)


def read_title_words(item: Item, at: int) -> tuple[list[str], int]:
    """Take the words after a number on its line as a title; the place is -1 where prose follows."""
    upper = item.upper
    if at >= len(upper) or upper[at] != " " or SEPARATED.match(upper, at):
        return [], at
    follows = match_cable(upper, at + 1)
    if follows and ("\n" not in follows[0] or is_station(post_of(follows))):
        return [], at
    match = TITLE_WORDS.match(upper, at)
    if match:
        rest = item.words[match.start("rest") : match.end()]
        return [rest] if rest.upper() not in MARKS else [], match.end()
    return [], at if len(upper) - at <= LONGEST_WORDS else -1
