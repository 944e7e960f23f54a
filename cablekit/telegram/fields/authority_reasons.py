"""The reasons on a "Classified By" line: where they begin, and the letters of the order's section (format.md 8.4, 12)."""

import re
from typing import Final

#: format.md 12: where the reasons begin: the word itself, cut or misspelled; the order; or what follows them.
REASONS_BEGIN: Final = re.compile(
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
#: format.md 8.4, 12: the section of the order that names the reasons: `1.4`, `1. 5`, `14`.
SECTION: Final = re.compile(r"(?<![0-9.])1 ?[.,]? ?[3-6](?![0-9])\.?")
#: format.md 12: words that lead to the reasons, and how many marks may follow them.
MARKS: Final = " ,;:.(-"
MOST_MARKS: Final = 9
WORDS_BEFORE_REASONS: Final = re.compile(
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
WORD_BEFORE_SECTION: Final = re.compile(r"\b(?:se ?ctions?|sec\.?|paras?) {1,2}$", re.IGNORECASE)
#: format.md 12: one letter, what separates it from the one before, and its parenthesis.
SIGNS_BETWEEN: Final = r"[\s,;:/&+.-]"
LETTER: Final = re.compile(
    rf"""
    (?P<part>
        {SIGNS_BETWEEN}{{0,4}}
        (?:(?:a[ ]?n[ ]?d|or|e\.?o\.?)(?![a-z]){SIGNS_BETWEEN}{{0,3}})?
        (?:1[ ]?[.,][ ]?[3-6]\.?(?![a-z]){SIGNS_BETWEEN}{{0,3}})?
    )
    (?P<open>[(]{{0,2}})\s?
    (?P<letters>[a-h]|(?<=\()[a-h]{{2,4}})(?![a-z0-9'\u2019])
    (?P<close>[\s.]{{0,2}}[)]?)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def split_reasons(text: str) -> tuple[str, str]:
    """
    Separate the head from the reasons.

    >>> split_reasons("DCM Jane Roe for reasons 1.4 (b)")
    ('DCM Jane Roe', 'reasons 1.4 (b)')
    """
    starts = [match.start() for match in (REASONS_BEGIN.search(text), SECTION.search(text)) if match]
    at = min(starts, default=len(text))
    if text[max(0, at - 5) : at].lower() == " for ":
        return text[: at - 5].rstrip(), text[at:]
    word = (
        WORD_BEFORE_SECTION.search(text, max(0, at - LONGEST_LEADING_WORDS), at)
        if text[at : at + 1].isdigit()
        else None
    )
    end = word.start() if word else at
    leading = WORDS_BEFORE_REASONS.search(text, max(0, end - LONGEST_LEADING_WORDS), end) if starts else None
    return text[: leading.start() if leading else end].rstrip(), text[at:]


def read_letters(tail: str) -> tuple[str, ...]:
    """
    Read the letters of the reasons, each once.

    >>> read_letters("reasons 1.4 (b), (c) and d. A long story"), read_letters("")
    (('b', 'c', 'd'), ())
    """
    section = SECTION.search(tail) or REASONS_BEGIN.match(tail)
    match = LETTER.match(tail, section.end()) if section else None
    found: list[str] = []
    while match:
        found.extend(match["letters"].lower())
        stopped = "." in match["close"] and tail[match.end() : match.end() + 1] in {"", " "}
        match = LETTER.match(tail, match.end())
        if match and not match["open"] and (stopped or not match["part"].strip(" .")):
            match = None
    return tuple(dict.fromkeys(found))
