"""The person and the position on a "Classified By" line, told apart by the kinds of its words (format.md 12).

The head of the line is a row of words. Each is a title (a rank, an office, a place), a stop, or part of a name. Titles
are nearly a closed list and names are open, so the name is what remains, up to where a clause ends: `Political Counselor
Jane Roe,`, `JANE ROE, POLITICAL COUNSELOR`.
"""

import re
from functools import cache, lru_cache
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram.fields.authority_words import places, surnames, titles
from cablekit.vocabulary.slips import with_a_letter_out

MARKS_AROUND: Final = " \t,;:-"
SENTENCE_ENDS: Final = late_pattern(r"(?:^|(?<=[A-Za-z]{3}))\. (?=[A-Z(])|^\.? ?(?=\([A-Z]{1,3}\))")
LETTER_OR_DIGIT: Final = late_pattern("[^\\W_]")
OFFICE_SYMBOL: Final = late_pattern("[A-Z]{2,6}")
INITIALS_FIRST: Final = late_pattern(r"[A-Z]\.?[A-Z]")
TOKEN: Final = late_pattern(r"[^\s,;:()]+|[,;:()]")
#: In the row of kinds: what may be a person.
PERSON_RUN: Final = late_pattern("[NI]+(?:,?S)*")
#: The same, with the surname first: `Roe, Jane A., DCM`; shorter words before a comma are mostly offices.
SURNAME_FIRST: Final = late_pattern("N,NI?(?=[,BT]|$)")
SHORTEST_SURNAME_FIRST: Final = 4
Word = re.Match[str]
INITIALS: Final = late_pattern(r"(?:[A-Za-z]\.){1,4}|[A-Z]")
SHORTEST_END_OF_SENTENCE: Final = 4
LONGEST_EXACT_TITLE: Final = 6
TWO_WORDS: Final = 2
COMPOUND_TITLE: Final = late_pattern(
    r"[aep]?(?:acting|political|pol|econ|eco|minister|min|counselor|couns?|cons|mil|officer|off|chief|ad|deputy|dep|dir|con"
    r"|gen|sec|asst?|mgt|mgmt|admin|com|int|pd|pa|agr|del|us|emb){2,3}|[aep](?:min|couns?|pol|econ|dcm|rso|consul|chief)"
)
JOINED_TITLE: Final = late_pattern(r"(?!Mac|Fitz|Van|Von|Del|Mary|Rose|Anne)[A-Z][a-z]{2,5}[A-Z][a-z]{2,9}")
REDACTED: Final = late_pattern(r"[Xx]{4,40}")
SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "esq", "phd"})
PARTICLES: Final = frozenset(
    """
    abu al ben bin da de del den der di dos du e el ibn la le ten ter van von y zu
    """.split()  # noqa: SIM905 - words read best as words
)
HEAD_ENDS: Final = frozenset({"for", "per", "under", "based", "fr", "f0r", "with", "while", "who"})
TITLE_STEMS: Final = tuple(
    "ambas couns charg minist secret direct represent coordin polit econ affai".split()  # noqa: SIM905
)
PREPOSITIONS: Final = frozenset({"to", "of", "in", "at", "for", "and"})
#: Titles of one letter, read as initials.
TITLE_LETTERS: Final = frozenset("alst")
#: Titles, then a name; no mark that could stop a clause.
TITLES_THEN_NAME: Final = late_pattern("(T{1,9})[NI]{1,3}N")
PLAIN_HEAD: Final = late_pattern(
    r"[A-Z](?:[A-Za-z/'\u2019-]{0,30}[A-Za-z/])?(?: [A-Za-z/](?:[A-Za-z/'\u2019-]{0,30}[A-Za-z/])| [A-Z]\.){1,12}"
)
AD_INTERIM: Final = frozenset({"a.", "i.", "a.i."})


def split_person(head: str) -> tuple[str | None, str | None]:
    """
    Separate the person from the position.

    >>> split_person("JANE ROE, JR., ACTING DCM"), split_person("Political Section")
    (('JANE ROE, JR.', 'ACTING DCM'), (None, 'Political Section'))
    """
    return split_plain_head(head) or split_any_head(head)


def split_any_head(head: str) -> tuple[str | None, str | None]:
    """Separate the person from the position in a head of any form."""
    row, words = kinds_of_words(head)
    run = person_run(row, words)
    if not run:
        return None, bare_position(head)
    start, end = words[run.start].start(), words[run.stop - 1].end()
    name = head[start:end]
    if row[run.stop - 1] == "N":
        name = name.rstrip(".'") or name
    after = head[start + len(name) :]
    stop = SENTENCE_ENDS.search(after) if ". " in after or "(" in after else None
    positions = bare_position(head[:start]), bare_position(after[: stop.start()] if stop else after)
    return name, ", ".join([part for part in positions if part]) or None


def split_plain_head(head: str) -> tuple[str, str] | None:
    """Separate titles from a name that follows them directly, the form of most heads; otherwise None."""
    words = head.split(" ")
    found = (
        TITLES_THEN_NAME.fullmatch("".join([kind_of(word) for word in words])) if PLAIN_HEAD.fullmatch(head) else None
    )
    if not found:
        return None
    first = found.end(1)
    position, name = " ".join(words[:first]), " ".join(words[first:])
    opening, before = words[first].lower(), words[first - 1].lower()
    if opening in places() or opening in AD_INTERIM or before in PREPOSITIONS or position.endswith("."):
        return None
    # in capitals all through, an office looks like a name
    if not name.isupper() and (
        OFFICE_SYMBOL.fullmatch(words[first]) or JOINED_TITLE.fullmatch(words[first]) or words[-1].isupper()
    ):
        return None
    return name, position


def bare_position(text: str) -> str | None:
    """Return a position without the marks around it, or None."""
    bare = text.strip(MARKS_AROUND + ".")
    if not bare:
        return None
    if bare.startswith("(") and bare.find(")") == len(bare) - 1:
        bare = bare[1:-1].strip(MARKS_AROUND + ".")
    return f"{bare}." if bare.lower().endswith((" a.i", "a. i")) else bare or None


def kinds_of_words(head: str) -> tuple[str, list[Word]]:
    """Return the kinds of a head's words, one letter each as `kind_of` gives them, and the words."""
    small = head.islower()
    row: list[str] = []
    words: list[Word] = []
    for word in TOKEN.finditer(head):
        text = word[0]
        kind = kind_of(text.upper() if small else text)
        row.append(kind)
        words.append(word)
        if kind == "N" and len(text) > SHORTEST_END_OF_SENTENCE and text[-1] == ".":
            row.append("B")
            words.append(word)
    for at, kind in enumerate(row):
        if kind in "IP" or (kind == "T" and words[at][0].lower() in surnames()):
            before = row[at - 1] if at else "B"
            after, following = (row[at + 1], words[at + 1][0]) if at + 1 < len(row) else ("B", "")
            row[at] = kind_among_neighbors(kind, words[at][0], before, after, following)
    return "".join(row), words


def kind_among_neighbors(kind: str, word: str, before: str, after: str, following: str) -> str:
    """Return a word's kind among its neighbors: a letter before a title, a particle, a title that is a surname."""
    text = word.lower()
    if kind == "I" and (after == "T" or (before == "T" and text in AD_INTERIM)):
        single = len(text) == 1 or text in AD_INTERIM
        acting = text != "a." or following.lower() in AD_INTERIM
        return "T" if single and (acting or after == "T") else "I"
    if kind == "P":
        return "N" if before in "NI" and after in "NPI" else "T"
    return "N" if kind == "T" and before in "NI" and after in "B,S" else kind


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str:
    """Return the kind of a word: N name, I initial, T title, S suffix, P particle, a comma, B any other stop."""
    bare = text.strip(".'`\"\u2018\u2019\u201c\u201d")
    low = bare.lower()
    if not LETTER_OR_DIGIT.search(bare) or low in HEAD_ENDS:
        return "," if text == "," else "B"
    if low in SUFFIXES:
        return "S"
    if bare in PARTICLES or (
        bare.islower() and len(bare) < LONGEST_EXACT_TITLE - 1 and bare not in titles() and len(bare) > 1
    ):
        return "P"
    if INITIALS.fullmatch(text):
        return "I" if text[0].isupper() and (low not in titles() or low in TITLE_LETTERS) else "T"
    if REDACTED.fullmatch(bare):
        return "N"
    return "T" if bare[0].islower() or is_title(low) else "N"


def is_title(word: str) -> bool:
    """Whether a lowercase word is a rank or an office, or consists of such words, with one slip at most."""
    word = re.sub(r"['`\u2019]s?$", "", word).replace("0", "o")
    word = re.sub(r"^d.?['`\u2019]", "", word)
    if "/" in word or any(sign.isdigit() for sign in word) or word in titles() or word.startswith(TITLE_STEMS):
        return True
    if COMPOUND_TITLE.fullmatch(word) or any(
        part in titles() for part in word.split("-") if "-" in word and len(part) > 2
    ):
        return True
    return len(word) > LONGEST_EXACT_TITLE and not with_a_letter_out(word).isdisjoint(titles_with_a_letter_out())


@cache
def titles_with_a_letter_out() -> frozenset[str]:
    """Return the long titles and all that they become when one letter is left out."""
    return frozenset(
        slip
        for word in titles()
        if len(word) > LONGEST_EXACT_TITLE and word.isalpha()
        for slip in with_a_letter_out(word)
    )


def person_run(row: str, words: list[Word]) -> range | None:
    """Choose the run of words that is the person: the first that a clause ends with, of two words if there is one."""
    turned = SURNAME_FIRST.match(row)
    if turned and len(words[0][0]) >= SHORTEST_SURNAME_FIRST:
        return range(turned.end())
    found = [without_titles(row, words, *run.span()) for run in PERSON_RUN.finditer(row) if "N" in run[0]]
    closed = [run for run in found if run.stop == len(row) or row[run.stop] in "B,"]
    for run in closed:
        if len(run) > 1 or INITIALS_FIRST.match(words[run.start][0]):
            return run
    placed = [run for run in closed if not (run.start and words[run.start - 1][0].lower() in PREPOSITIONS)]
    return next(iter(placed or closed or found[::-1]), None)


def without_titles(row: str, words: list[Word], first: int, last: int) -> range:
    """Remove places, offices in capitals and joined titles from the ends of a run."""
    if first and last - first > TWO_WORDS and words[first - 1][0].lower() in PREPOSITIONS and row[first] == "N":
        first += 1
    while last - first > TWO_WORDS and (words[first][0].lower() in places() or JOINED_TITLE.fullmatch(words[first][0])):
        first += 1
    if last - first > 1 and (words[first][0].isupper() or words[last - 1][0].isupper()):
        return without_offices(row, words, first, last)
    return range(first, last)


def without_offices(row: str, words: list[Word], first: int, last: int) -> range:
    """Remove offices in capitals from the ends of a run that is not all in capitals."""
    tail = [word[0].rstrip(".")[-1].islower() for word in words[first:last]]
    if any(tail):
        while (
            any(tail[1:]) and OFFICE_SYMBOL.fullmatch(words[first][0]) and not is_short_given_name(words, first, last)
        ):
            first, tail = first + 1, tail[1:]
        while last - first > TWO_WORDS and OFFICE_SYMBOL.fullmatch(words[last - 1][0]) and row[last - 1] == "N":
            last -= 1
    return range(first, last)


def is_short_given_name(words: list[Word], first: int, last: int) -> bool:
    """Whether two words begin with a given name of two letters (`AJ Roe`), not with an office."""
    return last - first == TWO_WORDS and len(words[first][0]) < TWO_WORDS + 1
