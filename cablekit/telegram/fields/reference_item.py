"""One item of a REF list: a cable, an airgram, or what its words say it is (format.md 11.2)."""

import re
from functools import lru_cache
from sys import intern
from typing import Final, NamedTuple

from cablekit.model.node import filler
from cablekit.model.references import Reference
from cablekit.model.values import full_year
from cablekit.model.words import ReferenceKind
from cablekit.vocabulary.stations import is_station

# 11.2: what nearly all references are: year, station, number.
PLAIN_FORM: Final = (
    r"(?:'?(20[0-9]{2}|[0-9]{2}) ?)?([A-Z]{2,15}(?: [A-Z]{2,15}){0,3}) +([0-9]{1,7})(,? AND PREVIOUS)?( \(NOTAL\))?"
)
CABLE_ALONE: Final = re.compile(PLAIN_FORM + "[;,.]?")
# 11.2: year before, station, number, year after; 11.3, 3: the station is the longest run of words before the number.
YEAR: Final = r"(?:19[0-9]{2}|20[0-9]{2}|0?[0-9]{2})"
# Signs of a word that are matched atomically, without backtracking; `A-70` is no part of it.
SIGNS_OF_WORD: Final = r"(?>[A-Z'\u2019&/-]{0,20}(?!(?:(?<=A-)|(?<=A)-)(?!0[A-Z])[0-9]))"
WORD: Final = rf"(?:[A-Z]|0(?=[A-Z])){SIGNS_OF_WORD}(?:0(?=[A-Z]){SIGNS_OF_WORD}){{0,9}}(?<!-)\.?"
POST: Final = rf"(?!C?A-?[0-9]){WORD}(?:[ \n](?!C?A-?[0-9]){WORD}){{0,5}}"
# The parts below are read with re.VERBOSE: a space in them is `[ ]`.
YEAR_AFTER_NUMBER: Final = rf"""
    (?:
        [ ]?\('?(?P<within>{YEAR})\)
      | -(?P<dashed>[0-9]{{2}})(?![0-9-])
      | /(?P<slashed>[0-9]{{2}})(?![0-9/-])
      | [ ](?P<blank>[0-9]{{2}})(?=[ ]?(?:[;,\n]|\Z))
    )?
"""
# not: a longer number or a time, a telephone number, a year, a date, groups of digits, a decimal
NO_NUMBER_AFTER: Final = r"""
    (?![0-9Z] | -[0-9]{3} | /[0-9]{4} | /[0-9]{1,2}/ | [ ][0-9]{1,4}[ ][0-9] | \.[0-9])
"""
NUMBER: Final = rf"(?P<number>[0-9]{{1,7}}) {NO_NUMBER_AFTER} {YEAR_AFTER_NUMBER}"
CABLE: Final = re.compile(
    rf"""
    (?:'?(?P<year>{YEAR})[ \n]?)?
    (?P<post>{POST})
    [ \n]?
    (?:(?P<airgram>C?A)-?(?=[0-9]))?
    \#?{NUMBER}
    """,
    re.VERBOSE,
)
NUMBER_ALONE: Final = re.compile(
    rf"""
    (?P<airgram>C?A-?(?=[0-9]))?
    \#?{NUMBER}
    (?=
        [.\#]?(?:[ ]?(?:[:;,\n(&]|AND\b|\Z) | (?<=[0-9]{{3}})/[0-9]{{3}})
      | ,?[ ](?:OF|DATED)[ ]
    )
    """,
    re.VERBOSE,
)
NUMBER_FIRST: Final = re.compile(rf"(?P<number>[0-9]{{1,7}}) (?P<post>{POST})(?= ?(?:[;,\n]|\Z))")
WORD_BEFORE_CABLE: Final = re.compile(r"(?:(?:REF(?:TEL)?S?|REFERENCES?|CABLE|TELEGRAM|SEE)(?:[ .:]{1,3}|\Z))+")
SEPARATOR: Final = re.compile(r"[\s;,:.&/#-]*(?:AND\b[\s;,:]*)?")

# 11.2: what follows the number.
MONTH: Final = (
    r"(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?"
    r"|NOV(?:EMBER)?|DEC(?:EMBER)?)\.?"
)
YEAR_OF_DATE: Final = "(?:19|20)[0-9]{2}"
DATE_FORM: Final = rf"""
    (?:(?:OF|DATED|DTD)[ ])?
    (?:
        {MONTH}[ ][0-9]{{1,2}}(?:,?[ ]?(?P<a>{YEAR_OF_DATE}))?
      | {MONTH},?[ ](?P<b>{YEAR_OF_DATE})
      | [0-9]{{1,2}}[ ]{MONTH}(?:,?[ ](?P<c>{YEAR_OF_DATE}))?
      | [0-9]{{1,2}}/[0-9]{{1,2}}(?:/(?P<d>(?:19|20)?[0-9]{{2}}))?
    )
    (?![A-Z0-9])
"""
DATE: Final = re.compile(DATE_FORM, re.VERBOSE)
TAIL: Final = re.compile(
    rf"""
    [ \n]?,?[ \n]?
    (?:
        (?P<previous>(?:AND|&)[ \n]PREV(?:IOUS)?\b(?:[ ](?:CABLES?|REPORTING|MESSAGES?|TELEGRAMS?)\b)?)
      | \((?P<within>(?:[^()]|\([^()]{{0,200}}\)){{1,400}})\)
      | (?P<notal>NOTAL\b)
      | (?P<date>{DATE_FORM})
      | (?P<range>(?:THROUGH|THRU)[ \n](?:{POST}[ \n])?[0-9]{{1,7}}(?![0-9]))
    )
    """,
    re.VERBOSE,
)
TITLE_WORDS: Final = re.compile(
    r"[ ](?P<rest>[A-Z\"][^;,\n()0-9]{0,60}?)(?= AND ['A-Z0-9 .-]{0,40}[0-9]| ?[;,\n(]| ?\Z)"
)
SEPARATED: Final = re.compile(r" (?:[;,:.&/-]|AND\b|\Z)")
NOTAL: Final = re.compile(r"(?<![\s,;/-])[\s,;/-]*\(?\bNOTAL\b\)?[\s,;/-]*", re.IGNORECASE)
YEAR_ALONE: Final = re.compile(rf"'?{YEAR}")
PORTION_MARKS: Final = frozenset({"U", "C", "S", "SBU", "LOU", "C/NF", "S/NF", "SBU/NF"})

# 11.2, 11.3, 5: what is not a station, so that the words before the digits are not a cable.
NO_POST_WORDS: Final = (
    "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST"
    "|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|OF|ON|FOR|FROM|TO|AND|OR|BY|AT|WITH|DATED|DTD|PARA|PARAS"
    "|PARAGRAPH|PAGE|SECTION|CHAPTER|ARTICLE|EMAIL|E-MAIL|EMAILS|E-MAILS|TELCON|TELCONS|TELECON|TELECONS"
    "|PHONE|PHONECON|CALL|FAX|LETTER|MEMO|MEMOS|MEMORANDUM|MEETING|MEETINGS|REPORT|REPORTS|DTG|MSG|MESSAGE"
    "|DAILY|POINTS|UNSCR|UNSC|UNGAR|RESOLUTION|IIR|TD|FAM|FAH|CFR|USC|OSC|FBIS|CRS|NOTE|NO|NUMBER|N/A|HTTP"
    "|WWW|THRU|THROUGH|PER|CALLS|CONVERSATION|IN|EO|E.O|PL|REF|REFS|REFTEL|REFTELS|REFERENCE|REFERENCES"
    "|CABLE|TELEGRAM|SEE"
)
NO_POST: Final = frozenset(NO_POST_WORDS.split("|"))

# 11.3, 5: kinds by the beginnings of words, the surest first; 11.2: DTG, other series, books. No word holds another.
KINDS: Final = tuple(
    (ReferenceKind(kind), word)
    for kind, words in (
        ("web", r"HTTPS?: WWW\. WEB\x20?(?:SITE|PAGE)"),
        ("email", "E-?MAIL"),
        ("telcon", r"TELE?CON TELEPHONE PHONE PHONCON CALLS?\b"),
        ("fax", "TELEFAX FAX FACSIMILE"),
        ("memo", "MEMO MEMCON"),
        ("dtg", r"DTG\b"),
        ("meeting", r"MEETING MTG\b CONVERSATION"),
        ("report", r"REPORT IIR\b SITREP SPOTREP TD(?=-?[0-9\x20])"),
        ("book", r"FA[MH]\b CFR\b HANDBOOK BOOK MANUAL"),
    )
    for word in words.split()
)
KIND_WORDS: Final = re.compile(r"\b(?:" + "|".join([f"{word}()" for _, word in KINDS]) + ")")
DTG: Final = re.compile("[0-9]{6}Z")
DTG_WORD: Final = [kind for kind, _ in KINDS].index(ReferenceKind.DTG) + 1
# 11.3: prose that follows the list is longer than any item, and than a title without parentheses.
LONGEST_WORDS: Final = 150
# 11.3: where the words of another document may end: here if a cable follows, at a semicolon anyway.
WORDS_MAY_END: Final = re.compile(
    r"[(;,\n&A](?:(?<=\()[^()]{0,400}\)|(?<=;)|(?:(?<=[,\n&])|(?<=\bA)ND\b)[ \n]*(?=['0-9]{0,5} ?[A-Z]))"
)
EDGES: Final = " \n;,:.&/-#"
# 11.3, 5: an address on the web has no blanks; commas in it separate nothing, and it may be longer than prose.
WEB_ADDRESS: Final = re.compile(r"(?:HTTPS?:|WWW\.)[^\s;]*[^\s;,]", re.IGNORECASE)
# 5.1: the years of the plain form as written, in two digits or four.
YEARS: Final = {"": None} | {
    year: full_year(year) for year in [*(f"{two:02}" for two in range(100)), *map(str, range(2000, 2100))]
}
# The number that digits give, one object for those of late.
number_of: Final = lru_cache(maxsize=256)(int)
new_reference: Final = filler(Reference)


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


def add_references(item: Item, found: list[Reference]) -> bool:
    """Add the references of one item to *found*; return False where prose begins and the list has ended."""
    upper, at, count = item.upper, 0, len(found)
    while True:
        gap = SEPARATOR.match(upper, at)
        start = gap.end() if gap else at
        if start >= len(upper):
            return True
        before = WORD_BEFORE_CABLE.match(upper, start)
        start = before.end() if before else start
        first = len(found) == count
        taken = read_cable(item, start) or read_number(item, start, first=first)
        if taken is None:
            taken = read_other(item, start, None if first else upper[at:start])
            if taken is None:
                return len(upper) - start <= LONGEST_WORDS
        reference, at = taken
        found.append(reference)
        if at < 0:
            return False


def read_cable_alone(item: Item) -> Reference | None:
    """Read an item that is one cable in its plain form, otherwise None."""
    match = CABLE_ALONE.fullmatch(item.upper)
    return plain_reference(item.label, *match.groups("")) if match else None


def plain_reference(
    label: str | None, year: str, post: str, number: str, previous: str, notal: str
) -> Reference | None:
    """
    Make the reference of a plain form; None where the words are not a station, or the number is a year.

    >>> made = plain_reference(None, "07", "LA PAZ", "3054", "", " (NOTAL)")
    >>> made and (made.id, made.notal), plain_reference(None, "", "MEETING OF MAY", "5", "", ""), plain_reference(None, "", "X", "2008", "", "")
    (('07LAPAZ3054', True), None, None)
    """
    if not NO_POST.isdisjoint(post.split()) or (not year and is_year(number)):
        return None
    # a long list names few stations and few short numbers: equal ones are one object
    station, serial = intern(post), number_of(number)
    return new_reference(ReferenceKind.CABLE, label, station, serial, YEARS[year], notal != "", previous != "")


def read_cable(item: Item, at: int) -> tuple[Reference, int] | None:
    """Read a cable or an airgram at a place: the reference, and where it ends."""
    match = match_cable(item.upper, at)
    if match is None:
        return None
    post = match["post"].rstrip(".").replace("\n", " ")
    return reference_of(item, match, post, year_if_written(match["year"] or year_after_number(match)))


def read_number(item: Item, at: int, *, first: bool) -> tuple[Reference, int] | None:
    """Read a number without its station, or with the station after it; a year that comes first is not a number."""
    upper = item.upper
    match = NUMBER_ALONE.match(upper, at)
    if match:
        is_number = not first or not is_year(match["number"])
        return reference_of(item, match, None, year_if_written(year_after_number(match))) if is_number else None
    match = NUMBER_FIRST.match(upper, at)
    if match and is_post(match["post"]) and (not is_year(match["number"]) or is_station(match["post"])):
        post = match["post"].rstrip(".").replace("\n", " ")
        return Reference(label=item.label, post=post, number=int(match["number"])), match.end()
    return None


def reference_of(item: Item, match: re.Match[str], post: str | None, year: int | None) -> tuple[Reference, int]:
    """Make the reference of a match, together with what follows it."""
    tail = read_tail(item, match.end())
    kind = ReferenceKind.AIRGRAM if match["airgram"] else ReferenceKind.CABLE
    year = tail.year if year is None else year
    number = int(match["number"])
    reference = Reference(kind, item.label, post, number, year, tail.notal, tail.and_previous, tail.title)
    return reference, tail.end


def match_cable(upper: str, at: int) -> re.Match[str] | None:
    """Match station and number at a place, where the words before the number can be a station's."""
    match = CABLE.match(upper, at)
    if match is None or not is_post(match["post"]):
        return None
    year = match["year"] is None and is_year(match["number"])
    date = match["slashed"] and int(match["number"]) <= 31
    return None if (year or date) and not is_station(match["post"]) else match


def is_post(words: str) -> bool:
    """
    Whether words can be a station's name: not a month, a preposition or a kind of document; but RIO DE JAN is one.

    >>> is_post("RIO DE JAN"), is_post("MEETING OF MAY")
    (True, False)
    """
    return NO_POST.isdisjoint(words.replace(".", "").split()) or is_station(words)


def is_year(digits: str) -> bool:
    """Whether digits look like a year."""
    return len(digits) == 4 and digits[:2] in {"19", "20"}


def year_if_written(year: str | None) -> int | None:
    """Return the year of digits with its century, or None where none are written."""
    return None if year is None else full_year(f"{int(year):02}")


def year_after_number(match: re.Match[str]) -> str | None:
    """Return the year that is written after the number: `(06)`, `-91`, `/08`, `99`."""
    if match.end() == match.end("number"):
        return None
    return match["within"] or match["dashed"] or match["slashed"] or match["blank"]


def read_tail(item: Item, at: int) -> Tail:
    """Read what follows a number: `AND PREVIOUS`, `(NOTAL)`, a date, a title."""
    if at == len(item.upper) or item.upper[at] == ";":
        return Tail(at)
    year, notal, previous, titles = None, False, False, list[str]()
    while match := TAIL.match(item.upper, at):
        if match["within"] in PORTION_MARKS and item.upper[at] == "\n":
            break
        at = match.end()
        if match["previous"]:
            previous = True
        elif match["notal"]:
            notal = True
        elif match["range"]:
            # 11.3, 5: the numbers between are not written, so the words are kept as they are
            titles.append(" ".join(item.words[match.start("range") : at].split()))
        elif match["date"]:
            year = year or year_of_date(match)
            titles.append(item.words[match.start("date") : at])
        else:
            within, year, not_all = read_parentheses(item.words[match.start("within") : match.end("within")], year)
            notal = notal or not_all
            titles += within
    rest, at = read_title_words(item, at)
    title = ", ".join(" ".join(part.split()) for part in titles + rest)
    return Tail(at, year, notal, previous, title or None)


def read_parentheses(words: str, year: int | None) -> tuple[list[str], int | None, bool]:
    """Read what parentheses contain: the title if there is one, the year, whether `NOTAL`."""
    title = NOTAL.sub(" ", words).strip()
    notal = title != words.strip()
    if YEAR_ALONE.fullmatch(title):
        return [], year_if_written(title.lstrip("'")), notal
    date = DATE.fullmatch(title.upper())
    if date and year is None:
        year = year_of_date(date)
    return [title] if title and title.upper() not in PORTION_MARKS else [], year, notal


def year_of_date(date: re.Match[str]) -> int | None:
    """Return the year of a date, where it has one."""
    return year_if_written(date["a"] or date["b"] or date["c"] or date["d"])


def read_title_words(item: Item, at: int) -> tuple[list[str], int]:
    """Take the words after a number on its line as a title; the place is -1 where prose follows."""
    upper = item.upper
    if at >= len(upper) or upper[at] != " " or SEPARATED.match(upper, at):
        return [], at
    follows = match_cable(upper, at + 1)
    if follows and "\n" not in follows[0]:
        return [], at
    match = TITLE_WORDS.match(upper, at)
    if match:
        return [item.words[match.start("rest") : match.end()]], match.end()
    return [], at if len(upper) - at <= LONGEST_WORDS else -1


def read_other(item: Item, at: int, gap: str | None) -> tuple[Reference, int] | None:
    """Read a reference by its words (*gap*: what separates them from a cable before); None for text below the list."""
    end = end_of_words(item.upper, at)
    text = " ".join(item.words[at:end].strip(EDGES).split())
    upper = text.upper()
    notal = "NOTAL" in upper and NOTAL.search(upper) is not None
    if notal:
        text = NOTAL.sub(" ", text).strip(EDGES)
    if not text or (len(text) > LONGEST_WORDS and len(WEB_ADDRESS.sub("", text)) > LONGEST_WORDS):
        return None
    kind = kind_of(upper)
    if gap is not None and ";" not in gap and (kind is ReferenceKind.OTHER or text[0] == "("):
        return None
    return Reference(kind, item.label, notal=notal, text=text), end


def end_of_words(upper: str, at: int) -> int:
    """Find the end of another document's words: a semicolon, or a comma with a cable after it."""
    address = WEB_ADDRESS.match(upper, at)
    for match in WORDS_MAY_END.finditer(upper, address.end() if address else at):
        start = match.start()
        if upper[start] == ";":
            return start
        if upper[start] != "(":
            following = match_cable(upper, match.end())
            if following and "\n" not in following[0]:
                return start
    return len(upper)


def kind_of(text: str) -> ReferenceKind:
    """Return what a reference points to, by its words."""
    surest = min([match.lastindex or 0 for match in KIND_WORDS.finditer(text)], default=len(KINDS) + 1)
    if surest > DTG_WORD and DTG.search(text):
        return ReferenceKind.DTG
    return KINDS[surest - 1][0] if surest <= len(KINDS) else ReferenceKind.OTHER
