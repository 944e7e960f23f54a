"""What is printed in place of words that were taken out or could not be read, and what only looks like it (format.md 16)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar

#: 16. What a note says: how many words of what kind are not there, and what became of them.
KINDS: Final = (
    "(?:text|names?|words?|lines?|pages?|para(?:graph)?s?|sentences?|portions?|passages?|sections?|material|phrases?|titles?"
    "|information|remainder|rest)"
)
COUNTS: Final = "(?:the|of|less|than|more|about|an?|one|two|three|half|[0-9\u00bc-\u00be/.]{1,5})"
UNREADABLE: Final = "(?:garbled?|illegible)"
TAKEN: Final = r"(?:redacted|excised|sanitized|expunged|not[ \n]declassified)"
#: Others delete and omit words, too.
OMITTED: Final = "(?:missing|withheld|omitted|deleted|removed)"
COUNTED: Final = rf"(?:(?:{COUNTS}|{KINDS})[ \n]){{0,5}}{KINDS}[ \n](?:{TAKEN}|{UNREADABLE}|{OMITTED})"
#: In brackets more may follow: `[names not declassified, (b)(1)]`, `[word missing in original]`.
BRACKETED: Final = (
    rf"(?i:(?:{COUNTED}(?=[] \n,:;])|{OMITTED}(?=[],:;]|[ \n](?:{KINDS}|by|from|here|due|under|per)\b))[^\[\]]{{0,60}})"
)
#: In parentheses, what cannot be a remark.
NOTE: Final = rf"(?i:{COUNTED}|{TAKEN}|{UNREADABLE})|DELETED|OMITTED|WITHHELD|REMOVED"
#: 16, 18.3. Words taken out, and words that nobody could read.
GAP: Final = late_pattern(
    rf"""
      X[Xx]{{5,}} (?:[ ,.]{{1,2}}[Xx]{{6,}})*
    | x[Xx]{{5,}} (?:[ ,.]{{1,2}}[Xx]{{6,}})*
    | (?<![A-Za-z0-9])(?:X{{4,5}}|x{{4,5}})(?![A-Za-z0-9])
    | \u00bf\u00bf+
    | \[ (?: {BRACKETED} | [ ]?{grammar.EXEMPTIONS}[ ]? ) \]
    | \[ [^\[\]]{{0,40}} (?i:{TAKEN}|{UNREADABLE}) [^\[\]]{{0,40}} \]
    | \( (?: \# | {NOTE} ) \)
    | (?P<exemption>{grammar.EXEMPTIONS})
    | [\u2588\u2593\u25ae]+ (?:[ ]{{1,2}}[\u2588\u2593\u25ae]+)*
    | \u25a0\u25a0+ (?:[ ]{{1,2}}\u25a0\u25a0+)*
    """,
    re.VERBOSE,
)
#: 16. The last letters of what became of the words, by which a note in parentheses is found: of equal length, to look back.
NOTE_ENDS: Final = "|".join(
    f"{ending}|{ending.upper()}"
    for ending in "acted cised tized unged ified hheld itted leted moved rbled gible ssing arble".split()  # noqa: SIM905
)
#: 16, 18.3. How they begin, each with a sign in it that most bodies do not have: one sign is found ten times as fast as a
#: pattern. What is in parentheses is found by its end: a note, an exemption of the law or of the order, a sign.
GAP_CLUES: Final = (
    ("[", late_pattern(r"\[")),
    ("\u00bf", late_pattern("\u00bf(?=\u00bf)")),
    ("X", late_pattern("X(?:[Xx]{5}|XXX)")),
    ("x", late_pattern("x(?:[Xx]{5}|xxx)")),
    ("\u2588", late_pattern("\u2588+")),
    ("\u2593", late_pattern("\u2593+")),
    ("\u25ae", late_pattern("\u25ae+")),
    ("\u25a0", late_pattern("\u25a0\u25a0+")),
    (
        ")",
        late_pattern(
            rf"""
            \) (?<=[dDeEgG\#1-9A-H]\))
            (?: (?<=(?:{NOTE_ENDS})\)) | (?<=\([Bb]\)\([1-9]\)) | (?<=\(\#\)) | (?<=1\.[45]\([A-H]\)) )
            """,
            re.VERBOSE,
        ),
    ),
)
#: How long a note in parentheses is at most (characters).
LONGEST_NOTE: Final = 80
#: 16. The exemption of the order up to its parenthesis, perhaps with those of the law before it.
BEFORE_LETTER: Final = late_pattern(r"(?:\bB[1-9](?:\([A-Z0-9]\))?[,;]?[ ]{1,2}){0,3}\b1\.[45]\([A-H]\Z")
#: 16. What precedes and what follows an exemption that is cited, and does not stand for words.
CITED_WORDS: Final = r"""(?i:\b(?:
    (?:sub-?)?para(?:graph)?s? | (?:sub-?)?sections? | secs? | articles? | arts? | clauses? | rules? | reg(?:ulation)?s?
    | items? | points? | annex(?:es)? | titles? | (?<!in[ ])parts? | chapters? | exemptions? | criteri(?:a|on) | provisions? | reasons?
    | categor(?:y|ies) | orders? | E\.?O | U\.?S\.?C | C\.?F\.?R | FOIA | under | per
    ))"""
CITED_LAWS: Final = r"""(?i:
    treaty | act | law | agreement | convention | code | resolution | articles? | sections? | paragraphs? | regulations?
    | protocol | charter | statute | order | decree | constitution | annex
    )"""
CITED_BEFORE: Final = late_pattern(
    rf"""
    (?: [A-Za-z0-9)\u00a7]
      | (?:{CITED_WORDS}[.:,]?|\u00a7) \s{{0,3}} (?: [A-Za-z0-9.()-]{{0,12}}[0-9)][,;]?\s{{1,3}} (?:(?:and|or|&)\s{{1,3}})? )?
      | \([A-Za-z]\),?\s(?:(?:and|or)\s)?
    )
    \Z""",
    re.VERBOSE,
)
CITED_AFTER: Final = late_pattern(
    rf"""
    \s? (?: \([a-z0-9]\)
          | ,?(?:\s(?:and|or|to)\s\([a-z0-9]\)(?:\([a-z0-9]\))?)?\s of \s(?:(?:the|this|that|its|our)\s)? (?:[A-Za-z.]{{1,20}}\s){{0,2}}
            {CITED_LAWS}\b )
    """,
    re.VERBOSE,
)
#: 16. What is said around the reasons of a classification.
CLASSIFYING: Final = late_pattern(r"(?i:reason|classif|derive|E\.O\.)")
#: 16. How far before an exemption the word may be that cites it, and how far around one of the order its reasons (characters).
CITED_REACH: Final = 40
REASONS_REACH: Final = 80


def is_cited(text: str, start: int, stop: int) -> bool:
    """
    Whether exemptions are those of a law that a text cites, or the reasons of its classification (format.md 16).

    >>> is_cited("under Section 212 (b)(1)", 18, 24), is_cited("He met (b)(6) of Zenda", 7, 13)
    (True, False)
    """
    around = text[max(0, start - REASONS_REACH) : stop + REASONS_REACH]
    return bool(
        CITED_BEFORE.search(text[max(0, start - CITED_REACH) : start])
        or CITED_AFTER.match(text, stop)
        or (text.startswith("1.", start) and CLASSIFYING.search(around))
    )


def is_cited_line(text: str, start: int, stop: int) -> bool:
    r"""
    Whether exemptions alone on a line belong to the sentence above: a wrapped one cites them.

    >>> is_cited_line("for reasons\n1.4(b)\n", 12, 19), is_cited_line("He met\n   B6\n", 7, 13)
    (True, False)
    """
    line = text[start:stop]
    first = start + len(line) - len(line.lstrip(grammar.TRAIL))
    return is_cited(text, first, start + len(line.rstrip(grammar.TRAIL)))
