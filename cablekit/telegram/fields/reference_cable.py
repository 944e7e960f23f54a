"""The cable that a reference names: year, station and number, and what is not a station (format.md 11.2)."""

import re
from functools import lru_cache
from sys import intern
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model.node import filler
from cablekit.model.references import Reference
from cablekit.model.values import full_year
from cablekit.model.words import ReferenceKind
from cablekit.telegram import grammar
from cablekit.telegram.fields.captions import word_captions
from cablekit.vocabulary.stations import is_station

# 11.2: what nearly all references are: year, station, number.
PLAIN_FORM: Final = (
    r"(?:'?(20[0-9]{2}|[0-9]{2}) ?)?([A-Z]{2,15}(?: [A-Z]{2,15}){0,3}) +([0-9]{1,7})(,? AND PREVIOUS)?( \(NOTAL\))?"
)
# 11.2: year before, station, number, year after; 11.3, 3: the station is the longest run of words before the number.
YEAR: Final = r"(?:19[0-9]{2}|20[0-9]{2}|0?[0-9]{2})"
# A sign, or a zero for the letter O, is part of a word only before a letter; `A-70` is not part of a station.
WORD: Final = r"(?:[A-Z]|0(?=[A-Z]))(?:[A-Z]|[0'\u2019&/-](?=[A-Z])){0,30}+\.?"
POST: Final = rf"(?!C?A-?[0-9]){WORD}(?:[ \n](?!C?A-?[0-9]){WORD}){{0,5}}"
# The parts below are read with re.VERBOSE: a space in them is `[ ]`.
YEAR_BEFORE: Final = rf"(?:(?P<open>\()?'?(?P<year>{YEAR})(?(open)\))(?P<dash>-)?[ \n]?)?"
# between station and number: `STATE (01) 201265`, `LA PAZ 07 1963`; of two that look like a year, the first is the number
YEAR_BETWEEN: Final = rf"""
    (?:
        [ \n]?\('?(?P<inner>{YEAR})\)[ \n]?
      | [ \n]'?(?P<middle>0[0-9]|(?:19|20)?[0-9]{{2}}(?![ ](?:19|20)[0-9]{{2}}(?![0-9])))[ \n](?=\#?[0-9]{{3,7}}(?![0-9Z/-]))
      | [ ](?P<joined>(?:19|20)[0-9]{{2}}|0[0-9](?=-[0-9]{{3}}))[/-](?=[0-9]{{1,7}}(?![0-9/-]))
    )?
"""
YEAR_AFTER: Final = rf"""
    (?:
        [ ]?[(\[]'?(?P<within>{YEAR})[)\]]
      | -(?P<dashed>[0-9]{{2}})(?![0-9-])
      | [ ]?/[ ]?(?P<slashed>(?:19|20)[0-9]{{2}}|(?<![ ])[0-9]{{2}})(?![0-9/-])
      | [ ]-[ ](?P<apart>(?:19|20)[0-9]{{2}})(?=[ ]?(?:[;,\n(\[]|\.?\Z))
      | [ ]'?(?P<blank>(?:19|20)?[0-9]{{2}})(?=[ ]?(?:[;,\n(\[]|\.?\Z|(?:AND|NOTAL)\b))
    )?
"""
# not: a longer number or a time, a telephone number, a year, a date, groups of digits, a decimal, a garbled number
NO_NUMBER_AFTER: Final = r"""
    (?![0-9Z] | -[0-9]{3} | (?<![0-9]{4})/(?!19|20)[0-9]{4} | /[0-9]{1,2}/ | [ \n][0-9]{1,4}[ \n][0-9] | \.[0-9] | [ ][OIL][0-9] | [A-Z][0-9])
"""
NUMBER: Final = rf"(?P<number>0{{0,3}}[0-9]{{1,7}})(?:-(?P<to>[0-9]{{3,7}}))? {NO_NUMBER_AFTER} {YEAR_AFTER}"
CABLE: Final = late_pattern(
    rf"""
    {YEAR_BEFORE}
    (?P<post>{POST})
    {YEAR_BETWEEN}
    (?:(?P<hyphen>-) | [ \n]?)
    (?:(?P<airgram>C?A)-?(?=[0-9]))?
    \#?{NUMBER}
    """,
    re.VERBOSE,
)
NUMBER_ALONE: Final = late_pattern(
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
# `870 ZENDA`; two digits before a station are the year of a cable that lost its number
NUMBER_FIRST: Final = late_pattern(rf"(?P<number>[0-9]{{3,7}}) (?P<post>{POST})(?= ?(?:[;,\n]|\Z))")
# 11.2: a cable whose number was blacked out: `02 LA ZENDA XXX`.
NUMBER_HIDDEN: Final = late_pattern(rf"(?:'?{YEAR} ?)?(?P<post>{POST}?) (?:X{{2,}}|\?+|_+|#+)")

# 11.2, 11.3, 5: what is not a station, so that the words before the digits are not a cable.
NO_POST_WORDS: Final = (
    "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST"
    "|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|OF|ON|FOR|FROM|TO|AND|OR|BY|AT|WITH|THE|AN|DATED|DTD|PARA|PARAS"
    "|PARAGRAPH|PAGE|SECTION|CHAPTER|ARTICLE|EMAIL|E-MAIL|EMAILS|E-MAILS|TELCON|TELCONS|TELECON|TELECONS"
    "|PHONE|PHONECON|CALL|FAX|LETTER|MEMO|MEMOS|MEMORANDUM|MEETING|MEETINGS|REPORT|REPORTS|DTG|MSG|MESSAGE"
    "|DAILY|POINTS|UN|UNSCR|UNSC|UNGAR|RESOLUTION|IIR|TD|FAM|FAH|CFR|USC|OSC|FBIS|CRS|NOTE|NO|NUMBER|N/A|HTTP"
    "|WWW|THRU|THROUGH|PER|CALLS|CONVERSATION|IN|EO|E.O|PL|REF|REFS|REFTEL|REFTELS|REFERENCE|REFERENCES"
    "|CABLE|CABLES|TELEGRAM|TELEGRAMS|MESSAGES|SEE|TEL|AIRGRAM|NR|PREVIOUS|TAGS|SUBJECT|SUBJ|DECL|REASON|REASONS|SUMMARY|CLASSIFIED|LOU|SBU"
    "|OFFICIAL|USE|RESTRICTED|TOP|EFTO|NOTAL|ANNEX|ATTACHMENT|ENCLOSURE|PART|PHASE|ROUND|ROOM|BOX|TAB|VOLUME|TITLE"
    "|FORM|MAIL|DIPNOTE|DIPNOTES|DEMARCHE|DEMARCHES|ORDER|STATEMENT|SPEECH|TREATY|AGREEMENT|PROTOCOL|REGULATION|ACT|BILL|DIRECTIVE"
    "|VISIT|INTERVIEW|BROADCAST|RELEASE|COMMUNIQUE|SESSION|WEEK|DAY|DAYS|MAN|OUR|YOUR|MY|THEIR|HIS|HER|THIS|THAT|CIRCULAR|TELS|LAW|DECREE|PROJECT|CONTRACT|QUESTION|ITEM|CASE|TABLE|APPENDIX|FLIGHT|ROUTE|EMBDESP|DESPATCH|MEMCON"
)
NO_POST: Final = frozenset(NO_POST_WORDS.split("|")) | grammar.CLASS_WORDS
# `EMBTEL 123`, `DEPTEL`: whose telegram it is depends on who writes; and a word that is not a name
NO_POST_FORM: Final = late_pattern(
    r"(?:EMB|DEPT?|DEPT?CIR|CIR|OUR|YOUR|UR|MY|CON|CONGEN|MIS|SEP|RE|INFO)TELS?|X+|[A-Z]\.?|.*['\u2019]S"
)
# Words that only come before the station's name, and those that only come between it and the number.
BEFORE_POST: Final = grammar.CLASS_WORDS | {"LOU", "SBU", "EFTO"}
AFTER_POST: Final = frozenset(
    {"CABLE", "CABLES", "TELEGRAM", "TELEGRAMS", "TEL", "TELS", "MESSAGE", "MESSAGES", "MSG"}
    | {"NO", "NUMBER", "NR", "AIRGRAM", "AIRGRAMS"}
)
# Words that are no name without a place.
NO_POST_ALONE: Final = frozenset(
    {"EMBASSY", "AMEMBASSY", "CONSULATE", "AMCONSUL", "MISSION", "USMISSION", "DEPARTMENT", "DEPT", "USDAO", "DAO"}
)
POSSESSIVE: Final = late_pattern(r"['\u2019]S\Z")
MOMENT: Final = late_pattern(
    r"[0-3][0-9][0-2][0-9][0-5][0-9][ \n](?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}[ \n](?P<year>[0-9]{2})(?![0-9]|,[ ])"
)
MOST_DAYS: Final = 31
NO_YEARS: Final = frozenset(map(str, range(30, 45)))
MOST_UNKNOWN_WORDS: Final = 3
# An unknown name of several words is a station only where nothing but a cable's own parts follow the number.
WORDS_FOLLOW: Final = late_pattern(r"[ ](?!(?:AND|NOTAL|DTG|OF|DATED|DTD|THRU|THROUGH)\b)[A-Z]")
# 5.1: the years of the plain form as written, in two digits or four.
YEARS: Final = {"": None} | {
    year: full_year(year) for year in [*(f"{two:02}" for two in range(100)), *map(str, range(2000, 2100))]
}
# The number that digits give, one object for those of late.
number_of: Final = lru_cache(maxsize=256)(int)
new_reference: Final = filler(Reference)


def plain_reference(
    label: str | None, year: str, post: str, number: str, previous: str, notal: str
) -> Reference | None:
    """
    Make the reference of a plain form; None where the words are not a station, or the number is a year.

    >>> made = plain_reference(None, "07", "LA PAZ", "3054", "", " (NOTAL)")
    >>> made and (made.id, made.notal), plain_reference(None, "", "MEETING OF MAY", "5", "", ""), plain_reference(None, "", "X", "2008", "", "")
    (('07LAPAZ3054', True), None, None)
    """
    if not is_post(post) or (not year and is_year(number)):
        return None
    # a long list names few stations and few short numbers: equal ones are one object
    station, serial = intern(post), number_of(number)
    return new_reference(ReferenceKind.CABLE, label, station, serial, YEARS[year], notal != "", previous != "")


def match_cable(upper: str, at: int) -> re.Match[str] | None:
    """Match station and number at a place, where the words before the number can be a station's."""
    match = CABLE.match(upper, at)
    if match is None:
        return None
    post = post_of(match)
    if not post or not is_post(post) or not is_range(match) or is_cut_number(match):
        return None
    known = is_station(post)
    if is_moment(match, known=known):
        return None
    if known:
        return None if match["hyphen"] and match["dashed"] else match
    return None if is_doubtful(match, post) else match


def is_doubtful(match: re.Match[str], post: str) -> bool:
    """Whether what follows or joins an unknown name shows that it is not a station's: a year, a date, words, a hyphen."""
    return bool(
        (is_year(match["number"]) and not year_written(match))
        or (match["slashed"] and (len(match["slashed"]) > 2 or int(match["number"]) <= MOST_DAYS))
        or match["apart"]
        or match["dash"] != match["hyphen"]
        or match["joined"]
        or (" " in post and WORDS_FOLLOW.match(match.string, match.end()))
    )


def is_range(match: re.Match[str]) -> bool:
    """Whether digits after a hyphen are the last of a range: as many as the first number has, and more."""
    first, last = match["number"], match["to"]
    return last is None or (len(first) == len(last) and first < last)


def is_moment(match: re.Match[str], *, known: bool) -> bool:
    """Whether the digits are those of a date-time group without its Z: `221205 AUG 74`; `240515 MAY 24` of a station is not."""
    moment = MOMENT.match(match.string, match.start("number"))
    return moment is not None and (not known or int(moment["year"]) > MOST_DAYS)


def is_cut_number(match: re.Match[str]) -> bool:
    """Whether two digits after a hyphen or a stroke are those of another number, since no cable is of such a year."""
    return (match["dashed"] or match["slashed"] or "") in NO_YEARS


def post_of(match: re.Match[str]) -> str:
    """Return the station of a match, without the class word before it and the word for a cable after it."""
    names = match["post"].rstrip(".").split()
    while names and (names[0] in BEFORE_POST or names[0] in word_captions()):
        del names[0]
    while names and names[-1].rstrip(".") in AFTER_POST:
        del names[-1]
    post = " ".join(names)
    owner = POSSESSIVE.sub("", post)
    return owner if owner != post and is_station(owner) else post


@lru_cache(maxsize=4096)
def is_post(words: str) -> bool:
    """
    Whether words can be a station's name: not a month, a preposition or a kind of document; but RIO DE JAN is one.

    >>> is_post("RIO DE JAN"), is_post("MEETING OF MAY"), is_post("EMBTEL"), is_post("DEA")
    (True, False, False, True)
    """
    if is_station(words):
        return True
    names = words.split()
    return (
        NO_POST.isdisjoint([name.rstrip(".") for name in names])
        and word_captions().isdisjoint(names)
        and not any(map(NO_POST_FORM.fullmatch, names))
        and len(names) <= MOST_UNKNOWN_WORDS
        and words not in NO_POST_ALONE
    )


def is_year(digits: str) -> bool:
    """Whether digits look like a year."""
    return len(digits) == 4 and digits[:2] in {"19", "20"}


def year_of(digits: str | None) -> int | None:
    """Return the year of digits with its century, or None where none are written."""
    return None if digits is None else full_year(f"{int(digits):02}")


def year_written(match: re.Match[str]) -> str | None:
    """Return the year of a cable as written: before the station, between it and the number, or after the number."""
    return match["year"] or match["inner"] or match["middle"] or match["joined"] or year_after_number(match)


def year_after_number(match: re.Match[str]) -> str | None:
    """Return the year that is written after the number: `(06)`, `-91`, `/08`, `99`."""
    if match.end() == match.end("number"):
        return None
    return match["within"] or match["dashed"] or match["slashed"] or match["apart"] or match["blank"]
