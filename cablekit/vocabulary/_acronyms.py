# ruff: noqa: SIM905 - words read best as words
"""Which word in capitals is an acronym: by list, by pattern, or because nobody could say it as a word."""

import re
from functools import cache
from typing import Final

from cablekit.vocabulary._tables import lookup_key, rows, word_set

# Acronyms that are common words as well: read as such only next to a slash or alone in parentheses.
_AMBIGUOUS: Final = frozenset("AID ARENA CAN CARE COP DART ECHO MODEL SEED SORT START SWIFT TRIP WHO".split())

# Words that only look like the plural of an acronym.
_NOT_PLURALS: Final = frozenset("DOES MASS PASS TIPS".split())

# Abbreviations without a vowel that are written as words (Mr., Ltd.), and names.
_SHORTENED: Final = frozenset("ADM BRNO CPL CPT DR FT GOVT JR LT LTD MR MRS MS MSGR MT NTH PVT SGT SR ST VS".split())

# GOI, GOSL: Government of ...; words_in_go.txt has the words that only look like them.
_GOVERNMENT: Final = re.compile(r"GO[A-Z]{1,2}|GO[B-DF-HJ-NP-TV-Z]{3}")
# Numbers of treaties, titles and rounds, to 39; not MIX, CIVIL or the pronoun I, which needs no rule.
_ROMAN: Final = re.compile(r"X{0,3}(?:IX|IV|V?I{1,3}|V)|X{2,3}")

_VOWEL: Final = "AEIOUY"
_ANY_VOWEL: Final = re.compile(rf"[{_VOWEL}]")
_MANY_VOWELS: Final = re.compile(r"[AEIOU]{3}")
_OPENS_ODDLY: Final = re.compile(r"A[AO]|E[O]|I[AEIU]|O[AEO](?![TKRZV])|U[AEIOU]")

# Longer words are not acronyms unless a list has them: nobody spells out six letters.
_LONGEST: Final = 5


def is_acronym(word: str) -> bool:
    """Whether a word in capitals, letters only, is an acronym: by the lists, or by clusters that words do not have."""
    if word in _SHORTENED or word in word_set("words_in_go"):
        return False
    return word in listed_acronyms() or bool(_GOVERNMENT.fullmatch(word)) or _is_unspeakable(word)


def is_ambiguous(word: str) -> bool:
    """Whether a word is an acronym only next to others."""
    return word in _AMBIGUOUS


def is_plural(word: str) -> bool:
    """Whether a word is a listed acronym of three letters or more with the S of the plural."""
    return len(word) > 3 and word[-1] == "S" and word[:-1] in listed_acronyms() and word not in _NOT_PLURALS


def is_roman(word: str) -> bool:
    """Whether a word is a Roman number up to 39."""
    return bool(_ROMAN.fullmatch(word))


@cache
def listed_acronyms() -> frozenset[str]:
    """Return the acronyms of the lists."""
    codes = {lookup_key(row["code"]) for name in ("tags_org_1973_79", "tags_org_2010") for row in rows(name)}
    return word_set("acronyms") | (frozenset(filter(str.isalpha, codes)) - word_set("tags_as_words"))


def _is_unspeakable(word: str) -> bool:
    if len(word) == 1:
        return False
    if len(word) == 2:
        return word not in word_set("words_of_two_letters")
    if not set(word) & set(_VOWEL):
        return True
    return len(word) <= _LONGEST and _is_odd(word)


def _ends_words(coda: str) -> bool:
    codas = word_set("codas")
    return coda in codas or (coda[-1] == "S" and coda[:-1] in codas)


def _is_odd(word: str) -> bool:
    onset = re.split(_ANY_VOWEL, word, maxsplit=1)[0]
    coda = re.split(_ANY_VOWEL, word)[-1]
    if (len(onset) > 1 and onset not in word_set("onsets")) or (len(coda) > 1 and not _ends_words(coda)):
        return True
    return len(word) < _LONGEST and bool(_OPENS_ODDLY.match(word) or _MANY_VOWELS.fullmatch(word))
