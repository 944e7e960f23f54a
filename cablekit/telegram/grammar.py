"""Every pattern by which a telegram is cut into spans, under the paragraph of format.md that it implements.

Patterns are matched at a place (`match(text, pos)`), never searched with a leading repetition; digits are `[0-9]`
and bounded; so each is linear in the text it looks at (ecosystem.md 5.3).
"""

import re
from typing import Final

#: 3. Only these end a line; `str.splitlines` knows eight more.
LINE_END: Final = re.compile(r"\r\n?|\n")
#: 3. What may stand before the first letter of a line: blanks, no-break spaces, a pilcrow or what is left of one.
LEAD: Final = " \t\f\v\0\u00a0\u00b6\ufffd"
#: 3. What some copies have at a line's end besides.
TRAIL: Final = LEAD + "\\\r\n"
#: 3. The rest of a line that says nothing.
REST: Final = rf"[{re.escape(TRAIL[:-1])}]*+"


def spaced(word: str) -> str:
    """
    Make the pattern of a word sent letter by letter, or not (6.2).

    >>> spaced("AB")
    'A *B'
    """
    return " *".join(word)


def chosen(forms: tuple[tuple[str, str], ...], letter: str) -> str:
    """
    Choose the forms that may begin with a letter; empty if none may: a line is matched with few.

    >>> chosen((("A", "A+"), ("AB", "[AB]x")), "A"), chosen((("B", "B+"),), "A")
    ('A+|[AB]x', '')
    """
    return "|".join(form for letters, form in forms if letter in letters)


def beginning(forms: tuple[tuple[str, str], ...], letter: str) -> re.Pattern[str] | None:
    """
    Make one pattern of the forms that may begin with a letter, if any do.

    >>> beginning((("A", "(?P<a>A+)"), ("B", "(?P<b>B+)")), "B").pattern
    '(?P<b>B+)'
    """
    found = chosen(forms, letter)
    return re.compile(found, re.MULTILINE) if found else None


#: 6.1, 6.2. The classification of a class line, by the letter it begins with; `UNCLAS` may go on as `UNCLASSIFIED` or `E F T O`.
LEVEL_FORMS: Final = (
    ("U", r"U{1,2}NCLAS(?:SIFIED)?(?: E ?F ?T ?O)?(?://[A-Z /]{2,39}[A-Z/])?"),
    ("L", "LIMITED OFFICI?E?AL USE"),
    ("S", "S E C R E T"),
    ("C", "C O N F I D E N T I A L"),
    *(
        (word[0], spaced(word))
        for word in ("TOPSECRET", "SECRET", "CONFIDENTIAL", "RESTRICTED", "UNCLASSIFIED", "UNCLAS")
    ),
    ("S", "S ?S E C R E T"),
    ("C", "C ?C O N F I D E N T I A L"),
    ("E", "E C R E T"),
    ("O", "O N F I D E N T I A L"),
    ("C", "C ?S E ?C R E T"),
)
LEVEL: Final = f"(?:{'|'.join(form for _, form in LEVEL_FORMS)})"
LEVEL_BEGINS: Final = frozenset(letter for letter, _ in LEVEL_FORMS)
#: 6.3. `SECTION 01 OF 02`, `FINAL SECTION OF 02`.
SECTION: Final = r"(?:SECTION [0-9]{1,2} O[FN] [0-9]{1,2}|FINAL SECTION OF [0-9]{1,2})"
#: 6.1, 6.4. Station and number, one figure only at the line's end; SMART has the year before.
NUMBER: Final = (
    r"(?:[0-9]{2} )?(?!(?:FINAL )?SECTION\b)[A-Z][A-Z .'-]{1,28}+[ ]*+"
    r"(?:[0-9]{2,8}(?:/[0-9]{1,2})?(?![0-9])|[0-9](?:/[0-9]{1,2})?(?=[ \t]*(?:\n|\Z)))"
)
#: 7.2. Captions that stand on the line of a classification, each one word.
CAPTIONS: Final = "SIPDIS|NOFORN|SENSITIVE|SBU|EXDIS|NODIS|LIMDIS|STADIS"
#: 6.1. What stands in a class line behind the classification: section, station and number, and what is glued behind them.
BEHIND_LEVEL: Final = rf"(?P<captions>(?:(?:{CAPTIONS})[ \t]+){{1,3}})?(?P<part>{SECTION}[ \t]*)?(?P<mrn>{NUMBER})"
CLASS_LINE: Final = re.compile(rf"(?i)(?P<classification>{LEVEL}[ \t]+){BEHIND_LEVEL}")
#: 6.5. The same with the classification withheld: only with a section or a number of six digits.
NUMBER_LINE: Final = re.compile(rf"(?P<part>{SECTION}[ \t]+)?(?P<mrn>{NUMBER})[ \t]*$", re.MULTILINE)
#: 6.2. A class line whose word the pattern does not know: letters with blanks between, or one word.
GARBLED_LINE: Final = re.compile(
    rf"(?P<classification>(?:[A-Z]{{5,14}}|[A-Z](?: ?[A-Z]){{4,11}}(?= [A-Z]{{2}}))[ ]+)(?P<part>{SECTION}[ ]+)?(?P<mrn>{NUMBER})"
)
#: 6.3. The section words alone.
SECTION_LINE: Final = re.compile(rf"(?P<part>{SECTION})(?P<mrn>)[ \t]*$", re.MULTILINE)
#: 19. What stands behind the classification in the first line of a copy: a counter.
COUNTER: Final = " {3,}[A-Z]{2,4}[0-9]{3,5}"
#: 14. A classification alone on a line, or with captions: at the head and foot of each page, and at the end.
MARKING: Final = re.compile(
    rf"(?i)(?:{LEVEL}(?:{COUNTER}|(?:[ \t]+(?:{CAPTIONS})){{1,3}})?|SBU|FOUO|SENSITIVE|NOFORN)[ \t]*$", re.MULTILINE
)
#: 14. The letters that a marking may begin with: most lines need not be matched. A long s is an S where case is ignored.
MARKING_BEGINS: Final = frozenset(cased for sign in LEVEL_BEGINS | {"F", "N"} for cased in (sign, sign.lower())) | {
    "\u017f"
}
#: 6.1. What stands behind a classification alone, not yet a number.
ALONE: Final = rf"(?:[ \t]+{SECTION})?[ \t]*$"

#: 14. Page lines: `ZENDA 00000910  002 OF 002`, also in the middle of a line:
#: its parts, looked for backwards from ` OF `: the page's number behind the message's, and the post before them.
PAGE_NUMBER: Final = re.compile(r"[0-9]{8} {1,3}[0-9]{3}(?:\.[0-9])?$")
PAGE_POST: Final = re.compile(r"(?:(?<=\s)|^|(?<=[.,;:?!)]))[A-Z][A-Z.'-]{1,11}(?: [A-Z][A-Z.'-]{0,11}){0,3} +$")
#: 14. `PAGE 02        STATE   004821  081102Z`, with a section or the post cut to six letters.
PAGE: Final = re.compile(
    r"PAGE [0-9]{2,3}[ ]+[A-Z][A-Z .'-]{0,24}?[ ]*[0-9]{4,8}(?:[ ]+[0-9]{1,2} OF [0-9]{1,2})?(?:[ ]+[0-9]{6}Z)?"
    r"(?:[ ]+(?:POSS DUPE|TOSEC [0-9]{1,6}))?"
)

#: 20.2. The exemption by which words were taken out, in the margin of a release.
EXEMPTION: Final = re.compile(
    r"(?:1\.4\([A-H]\)|B[1-9](?:\([A-Z0-9]\))?)(?:[, ]{1,2}(?:1\.4\([A-H]\)|B[1-9]))*[ \t]*$", re.MULTILINE
)
#: 14, 16, 18 to 20. What is no part of the cable, a line of its own: the letters it may begin with, its kind and pattern.
ANY_LETTER: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS: Final = "0123456789"
#: 16. Cables of which the archive had a part alone.
EXTRACT: Final = (
    r"(?i:This record is a partial extract|Telegram ?Restricted by caption|(?:MRN: .{1,60})?ERROR READING TEXT INDEX"
    r"|(?:TELEGRAM )?TEXT FOR THIS MRN IS UNAVAILABLE|TEXT ON MICROFILM)"
)
#: 16. The note of a caption, where the class line is joined to it.
CAPTION_NOTE: Final = re.compile(rf"(?i:Telegram ?Restricted by caption[. \t]*)(?=(?i:{LEVEL}[ \t]+{NUMBER}))")
#: 16, 18.3. Words taken out, and words that nobody could read.
GAP: Final = re.compile(
    r"X[Xx]{5,}(?:[ ,.]{1,2}[Xx]{6,})*|x[Xx]{5,}(?:[ ,.]{1,2}[Xx]{6,})*|\u00bf\u00bf+|\[[^\]\n]{0,30}(?:redacted|garbled|missing|excised|illegible|not declassified)[^\]\n]{0,30}\]|\(#\)"
)
#: 16, 18.3. How they begin, each with a sign in it that most bodies have not: one sign is found ten times as fast as a pattern.
GAP_CLUES: Final = (
    ("[", re.compile(r"\[")),
    ("#", re.compile(r"\((?=#)")),
    ("\u00bf", re.compile("\u00bf(?=\u00bf)")),
    ("X", re.compile("X[Xx]{5}")),
    ("x", re.compile("x[Xx]{5}")),
)

#: 13.1. Where the body begins inside a joined header line: the first number with its mark, or a heading between dashes.
FIRST_NUMBER: Final = re.compile(
    r"[\u00b61-](?<=[ \t].)(?:(?<=-)-{3,} |(?:(?<=1)|(?<=\u00b6)1)[.)] *(?=\((?:U|C|S|SBU|LOU)\b|Summary|SUMMARY))"
)
#: 13.1. The first numbered paragraph of a body.
NUMBER_ONE: Final = r"[ \t\u00b6\ufffd]*\(?[12][.)][ \t]*[A-Z(\"]"
#: 13.1. What the text of most paragraphs begins with, behind the number.
TEXT_BEGINS: Final = r"[A-Z0-9\"'(\u201c\u00b6$\u20ac\u00a3-]"
#: 13.1, 13.2. A number, where its label ends, and what stands behind it, told at once: one of the most frequent marks,
#: what may be another, what most paragraphs begin with, or something else.
NUMBERED: Final = (
    r"[(0-9](?:(?<=[0-9])|(?<=\()[0-9])[0-9]{0,2}(?:[.)](?![0-9])|(?=[ ]{1,3}\([A-Z]{1,3}[)/ ]))(?P<label>)[ \t\u00a0]*+"
    rf"(?:(?P<marked>\((?:[UCS](?://?NF)?|SBU(?:/NF)?|LOU)\)[ \t\u00a0]*+)|(?P<maybe>[{LEAD}]*+\()"
    rf"|(?={TEXT_BEGINS})(?P<known>)|(?P<number>))"
)
INDENT: Final = r"[ \t\f\u00a0\u00b6\ufffd]*+"
#: 13. What may begin a line of the body and is not plain text: each match begins with the line end before it, takes the
#: blank lines above the line with it, and tells by its last group what begins; below blank lines, a plain line may too.
#: A label is taken with the blanks behind it.
#: Each form begins with the signs that it may begin with, so that the first letter of most lines decides.
EVENT: Final = re.compile(
    rf"\n{INDENT}(?:\n(?:{REST}\n)*+(?P<line>){INDENT}|)(?:{NUMBERED}"
    r"|[-*\u2022\u00b7\u25aa\u25cf\uf0b7o](?:(?<=-)(?:-?(?=[ \t]+[^ \t\n-])|-(?=[A-Za-z\"(]))|(?<=\*)\*?(?=[ \t]*[A-Za-z(\"])"
    r"|(?<=o)(?=[ ][ A-Z])|(?<=[\u2022\u00b7\u25aa\u25cf\uf0b7])(?=[ \t]*\S))[ \t\u00a0]*+(?P<bullet>)"
    r"|[-=_*~](?:[-=_*~]{2,}+|(?<=-) (?:- ){3})(?:[ \t]*+(?=\n)(?P<rule>)|(?P<ruled>))"
    r"|[A-Za-z][.)](?=[ \t(]|[A-Z][a-zA-Z ])[ \t\u00a0]*+(?P<letter>)"
    r"|[(ivx](?:(?<=\()(?:[A-Za-z][.)](?=[ \t(]|[A-Z][a-zA-Z ])|(?:i{2,3}|iv|vi{0,3}|ix|xi{0,2})[.)](?=[ \t]))"
    r"|(?:(?<=i)(?:i{1,2}|v|x)|(?<=v)i{1,3}|(?<=x)i{1,2})[.)](?=[ \t]))[ \t\u00a0]*+(?P<lettered>)"
    r"|[B1](?:(?<=B)[1-9]|(?<=1)\.4\([A-H]\))(?:[, ]{1,2}(?:B[1-9]|1\.4\([A-H]\))){0,5}(?=[ \t]*(?:\n|$))(?P<gap>)"
    r"|[CELNSU](?:(?<=U)NCLAS(?:SIFIED)?|(?<=C)ONFIDENTIAL|(?<=S)(?:ECRET|IPDIS|ENSITIVE|BU)|(?<=L)IMITED OFFICIAL USE"
    r"|(?<=N)O(?:FORN|DIS)|(?<=E)XDIS)(?=[ \t]*(?:\n|$))(?P<marking>)"
    r"|[BCESs](?:(?:(?<=E)ND [Ss]|(?<=B)EGIN [Ss]|(?<=[Ss]))[Uu][Mm]{2}[Aa][Rr][Yy]|(?<=C)[Oo][Mm]{2}[Ee][Nn][Tt])"
    r"[A-Za-z /&]{0,30}(?=[:.]?[ \t]*\n)(?P<titled>)"
    r"|(?(line)(?P<plain>)|(?!)))"
)
#: 13.1. A number that stands where no line begins: behind a page line, or in a line of joined ones.
LABEL: Final = re.compile(INDENT + NUMBERED)
#: 13.4. A heading with its dashes behind it on the same line.
DASHED: Final = re.compile(r" [-=]{4,}(?: [-=]{1,40})?[ \t]*(?=\n|$)", re.MULTILINE)
#: 13.3. The words by which enclosed text is found quickly: a pattern that begins with one letter is searched fastest.
BEGIN_WORD: Final = re.compile(r"B(?:EGIN|egin) ")
END_WORD: Final = re.compile(r"E(?:ND|nd) ")
#: 13.3. Enclosed text begins or ends.
BEGIN: Final = re.compile(
    r"(?i)BEGIN(?:NING)?(?: OF)?(?: [A-Z/-]+){0,4}? (?:TEXT|POINTS|QUOTE|MESSAGE|LETTER|TRANSLATION|STATEMENT|NON-?PAPER)\b"
)
END: Final = re.compile(
    r"(?i)END(?: OF)?(?: [A-Z/-]+){0,4}? (?:TEXT|POINTS|QUOTE|MESSAGE|LETTER|TRANSLATION|STATEMENT|NON-?PAPER)\b"
)
#: 13.3. A quotation begins or ends; the word alone on its line.
QUOTE: Final = re.compile(r"Q(?:(?<![A-Z]Q)|(?P<end>(?<=UNQ)(?<![A-Z]UNQ)))(?:UO)?TE[:. ]*(?=\n|$)", re.MULTILINE)
#: 25.3. Numbers of joined copies stand inside the line, behind a sentence: no mark of a number that begins a line.
INLINE_MARK: Final = re.compile(
    r"\((?<!\n[0-9][.)] \()(?<!\n[0-9]{2}[.)] \()(?<!\n\u00b6[0-9][.)] \()(?<!\n\u00b6[0-9]{2}[.)] \()(?:U|C|S|SBU|LOU)(?://?(?:NF|NOFORN|REL [A-Z, ]{2,30}))?\)"
)
NUMBER_BEFORE: Final = re.compile(r"[.!?:;\"')-][ \t\u00a0]{1,7}\u00b6{0,6}([0-9]{1,3}[.)]) {0,3}\Z")
#: 13.5. A sentence has ended.
ENDED: Final = frozenset(".!?")
#: 13.5, 15. What may stand behind the end of a sentence.
CLOSERS: Final = " \t\r\n\u00a0\u00b6\ufffd\\\"')]}*#>\u201d\u2019/-"
