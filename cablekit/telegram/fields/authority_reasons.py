"""The reasons on a "Classified By" line: where they begin, and the letters of the order's section (format.md 8.4, 12)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram.fields.portion import begins_text
from cablekit.vocabulary.slips import is_within_one_slip

#: format.md 12: where the reasons begin: the word itself, cut or misspelled; the order; or what follows them.
REASONS_BEGIN: Final = late_pattern(
    r"""
    \b(?:r[ ]?e[ ]?a[ ]?s[ ]?[o0][ ]?n[ ]?s? | re?a[os]n[ ]?s? | re?son[ ]?s? | reaons? | rasons? | reaso)\b
  | \b(?-i:for[ ]re(?![a-z]))
  | \bE\.?[ ]?O\.?[ ]?1[0-9]{4}
  | \b1[23][0-9]{3}\b
  | \bderived[ ]from\b
  | \bdeclassify[ ]on\b
  | \breasons?(?=[0-9])
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: format.md 8.4, 12: the section of the order that names the reasons: `1.4`, `1. 5`, `14`; `1 (b)`, if it is cut.
SECTION: Final = late_pattern(
    r"(?<![0-9.])1(?: ?[.,]? ?[3-6](?![0-9])\.?|(?= ?\([A-Ha-h]\)))|(?<![\w.])[Il][.,] ?[3-6](?![0-9])\.?"
)
#: format.md 12: words that lead to the reasons, and how many marks may follow them.
MARKS: Final = " ,;:.(-"
MOST_MARKS: Final = 9
WORDS_BEFORE_REASONS: Final = late_pattern(
    rf"""
    \b
    (?:
        (?:for(?:[ ][a-z]{{1,8}}){{0,2}} | f0r | fr | f[ ]or | per | under | based[ ](?:up)?[o0]n | pursuant[ ]to | in | by)
        (?![a-z])[ ]?
    )?
    (?:the[ ])?(?:following[ ])?
    [{MARKS}]{{0,{MOST_MARKS}}}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
LONGEST_LEADING_WORDS: Final = 24
#: format.md 8.4: a word before the section of the order.
WORD_BEFORE_SECTION: Final = late_pattern(r"\b(?:se ?ctions?|sec\.?|paras?) {1,2}$", re.IGNORECASE)
#: format.md 12: a word before the section that may be `reason` with a slip.
MISSPELLED: Final = late_pattern(r"\b(?P<word>r[a-z]{4,7})[ :;,.]{0,4}$", re.IGNORECASE)
REASON_WORDS: Final = ("reason", "reasons")
#: format.md 12: one letter, what separates it from the one before, and its parenthesis.
SIGNS_BETWEEN: Final = r"[\s,;:/&+.-]"
LETTER: Final = late_pattern(
    rf"""
    (?P<part>
        {SIGNS_BETWEEN}{{0,4}}
        (?P<word>
            (?:a[ ]?n[ ]?d|adn|ad|nd|amp;|or|plus|as[ ]well[ ]as|e\.?o\.?|to|thr(?:ough|u))(?![a-z]){SIGNS_BETWEEN}{{0,3}}
        )?
        (?:1[ ]?[.,][ ]?[3-6]\.?(?![a-z]){SIGNS_BETWEEN}{{0,3}})?
        (?:(?:sub)?(?:para(?:graph)?|section)s?[ ])?
    )
    (?P<open>[(\[{{"]{{0,2}})\s?
    (?P<letters>[a-h]|(?<=\()[a-h]{{2,4}})(?![a-z0-9'\u2019]|\.[ ]?o\b)
    (?P<close>[\s.]{{0,2}}[)\]}}"]?)
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: format.md 12: from one letter to another: `(b)-(d)`, `b to d`.
RANGE: Final = late_pattern(r"[ ]?(?:-{1,2}|to|thr(?:ough|u))[ ]?", re.IGNORECASE)
#: format.md 12: what follows a letter without signs of its own in the list `B C AND D`.
LIST_GOES_ON: Final = late_pattern(r"[ ,]{0,4}(?:$|(?:and|or|&|[a-h])(?:[ ,.&)]|$))", re.IGNORECASE)
#: format.md 12: the reasons in the name of a source: `RCRF 05-1 B, D`.
REASONS_OF_SOURCE: Final = late_pattern(
    r"(?<=[0-9])[ ,:]{1,3}(?P<letters>\(?[a-h]\)?(?:(?:[ ]?[,/&][ ]?|[ ]and[ ]|(?<=\)))\(?[a-h]\)?){1,5})[ .]*$",
    re.IGNORECASE,
)
#: format.md 13.2: the only portion mark that may be a letter of the list.
LONE_MARK: Final = late_pattern(r"\(C\)(?![ ]?(?:[,&/(]|and\b|or\b))")
ONE_LETTER: Final = late_pattern(r"\b[a-h]\b")


def split_reasons(text: str) -> tuple[str, str]:
    """
    Separate the head from the reasons.

    >>> split_reasons("DCM Jane Roe for reasons 1.4 (b)")
    ('DCM Jane Roe', 'reasons 1.4 (b)')
    """
    at = reasons_start(text)
    if at == len(text):
        return text.rstrip(), ""
    if text[max(0, at - 5) : at].lower() == " for ":
        return text[: at - 5].rstrip(), text[at:]
    word = (
        WORD_BEFORE_SECTION.search(text, max(0, at - LONGEST_LEADING_WORDS), at)
        if text[at : at + 1].isdigit()
        else None
    )
    end = word.start() if word else at
    leading = WORDS_BEFORE_REASONS.search(text, max(0, end - LONGEST_LEADING_WORDS), end)
    return text[: leading.start() if leading else end].rstrip(), text[at:]


def reasons_start(text: str) -> int:
    """
    Return where the reasons begin: at their word, also with a slip, or at the section; without them, the end.

    >>> reasons_start("Jane Roe, raesons 1.4 (b)"), reasons_start("Jane Rosen 1.4 (b)"), reasons_start("Jane Roe")
    (10, 11, 8)
    """
    named, section = REASONS_BEGIN.search(text), SECTION.search(text)
    if section and (named is None or section.start() < named.start()):
        return misspelled_start(text, section.start())
    return named.start() if named else len(text)


def misspelled_start(text: str, at: int) -> int:
    """
    Return where the word `reasons` with a slip begins that ends at a place; without it, the place.

    >>> misspelled_start("Jane Roe, raesons ", 18), misspelled_start("Jane Rosen ", 11)
    (10, 11)
    """
    word = MISSPELLED.search(text, max(0, at - LONGEST_LEADING_WORDS), at)
    is_slip = word and any(is_within_one_slip(word["word"].lower(), known) for known in REASON_WORDS)
    return word.start() if word and is_slip else at


def read_letters(tail: str) -> tuple[str, ...]:
    """
    Read the letters of the reasons, each once.

    >>> read_letters("reasons 1.4 (b), (c) and d. A long story"), read_letters(""), read_letters("1.4 (b)-(d)")
    (('b', 'c', 'd'), (), ('b', 'c', 'd'))
    """
    return letters_until(tail)[0]


def letters_until(tail: str) -> tuple[tuple[str, ...], int]:
    """
    Read the letters of the reasons, and return where they end.

    >>> letters_until("reasons 1.4 (b), DCM Jane Roe")
    (('b',), 15)
    """
    section = SECTION.search(tail) or REASONS_BEGIN.match(tail)
    match = LETTER.match(tail, section.end()) if section else None
    found, end = list[str](), section.end() if section else 0
    while match:
        letters = match["letters"].lower()
        found.extend(between(found[-1], letters) if found and RANGE.fullmatch(match["part"]) else letters)
        end = match.end()
        following = LETTER.match(tail, end)
        match = following if following and is_another(tail, match, following) else None
    return tuple(dict.fromkeys(found)), end


def between(first: str, last: str) -> list[str]:
    """
    Return the letters of a range; letters that are none are two reasons.

    >>> between("b", "d"), between("d", "b")
    (['c', 'd'], ['b'])
    """
    return [chr(one) for one in range(ord(first) + 1, ord(last) + 1)] or [last]


def is_mark_after_stop(tail: str, match: re.Match[str], mark: int) -> bool:
    """Whether `(C)` after a full stop is a portion mark with its text on another line, not a letter of the list."""
    return "." in tail[match.end("letters") : mark] and LONE_MARK.match(tail, mark) is not None


def is_another(tail: str, match: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a letter after another is a reason too, not a portion mark, a word or the beginning of a sentence."""
    if following["open"]:
        mark = following.start("open")
        bare = not (match["open"] or match["close"].strip(" .") or following["part"].strip())
        return following["word"] is not None or not (
            bare or begins_text(tail, mark) or is_mark_after_stop(tail, match, mark)
        )
    if following["part"].strip(" .") or (
        match["open"] and not match["close"].strip(" .") and following["close"].strip(" .")
    ):
        return True
    return following["part"] == "" and match["close"] == " " and LIST_GOES_ON.match(tail, following.end()) is not None
