"""Every pattern by which a telegram is cut into spans, with the rule of docs/format.md that it implements.

Patterns are matched at a known place (`match(text, pos)`), never searched with a leading repetition; digits are `[0-9]`
and bounded; so each is linear in the text it looks at.

What several patterns share is a part of its own: the words of the classification, the pieces of a page line. A part
writes a space as `[ ]`, so that it means the same in a pattern with `re.VERBOSE` and in one without.
"""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model import Classification

#: 3. Only these end a line; `str.splitlines` knows eight more.
LINE_ENDING: Final = late_pattern(r"\r\n?|\n")
#: 3. What may precede the first letter of a line: blanks, no-break spaces, a pilcrow or what is left of one.
LEAD: Final = " \t\f\v\0\u00a0\u00b6\ufffd"
#: 3. What some copies also have at the end of a line.
TRAIL: Final = LEAD + "\\\r\n"
#: 3. The rest of a line that has no letter or digit in it.
BLANK_REST: Final = rf"[{re.escape(TRAIL[:-1])}]*+"
ANY_LETTER: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS: Final = "0123456789"
#: 6.4, 11.2. A month, written out or cut off, in capitals.
MONTH: Final = (
    "(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?"
    "|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)


def phrase(words: str) -> str:
    """
    Write the pattern of words with a space between them.

    >>> phrase("TOP SECRET")
    'TOP[ ]SECRET'
    """
    return words.replace(" ", "[ ]")


def any_of(*phrases: str) -> str:
    """Write the pattern of any of these words or phrases; the first one that matches wins."""
    return "|".join(map(phrase, phrases))


def spelled(word: str, between: str = "[ ]*") -> str:
    """
    Write the pattern of a word sent letter by letter, or not (6.2).

    >>> re.fullmatch(spelled("SECRET"), "S E C RET") is not None
    True
    """
    return between.join(word)


def with_slip(word: str) -> str:
    """
    Write the pattern of a word, also with one letter lost, wrong, doubled or swapped with the next one (6.3).

    >>> re.fullmatch(with_slip("SECTION"), "SECITON") is not None
    True
    """
    first, after = word[:1], word[1:]
    if not after:
        return f"{first}{{1,2}}|[A-Z]?"
    return f"{first}(?:{with_slip(after)})|[A-Z]?{after}|{first}{first}{after}|{after[0]}{first}{after[1:]}"


def after_first_letter(*forms: str) -> str:
    """
    Write a pattern that one letter decides: it takes any of the first letters, and looks back at it before each rest.

    >>> after_first_letter("NODIS", "SECRET", "SBU")
    '[NS](?:(?<=N)(?:ODIS)|(?<=S)(?:ECRET|BU))'
    """
    rests: dict[str, list[str]] = {}
    for form in forms:
        rests.setdefault(form[0], []).append(form[1:])
    branches = "|".join(f"(?<={first})(?:{'|'.join(rest)})" for first, rest in rests.items())
    return f"[{''.join(rests)}](?:{branches})"


def forms_with(forms: tuple[tuple[str, str], ...], letter: str) -> str:
    """
    Join the forms that may begin with a letter, so that each line is matched with few of them.

    >>> forms_with((("A", "A+"), ("AB", "[AB]x")), "A"), forms_with((("B", "B+"),), "A")
    ('A+|[AB]x', '')
    """
    return "|".join(form for letters, form in forms if letter in letters)


def pattern_with(forms: tuple[tuple[str, str], ...], letter: str) -> re.Pattern[str] | None:
    """Compile the forms that may begin with a letter, if there are any."""
    return pattern_of(forms_with(forms, letter))


def pattern_of(*forms: str) -> re.Pattern[str] | None:
    """Compile forms of lines, if there are any."""
    found = "|".join(filter(None, forms))
    return re.compile(found, re.MULTILINE) if found else None


# 6. The class line.

#: 6.1. The words of the classifications, from the highest to the lowest; telegrams print the last one short.
TOP_SECRET, SECRET, CONFIDENTIAL, LIMITED_OFFICIAL_USE, RESTRICTED, UNCLASSIFIED = (
    level.value for level in reversed(Classification)
)
UNCLAS: Final = "UNCLAS"
#: 6.1. Both forms of the lowest.
UNCLAS_OR_UNCLASSIFIED: Final = f"{UNCLAS}(?:{UNCLASSIFIED.removeprefix(UNCLAS)})?"
SENSITIVE_BUT_UNCLASSIFIED: Final = f"SENSITIVE BUT {UNCLASSIFIED}"
#: 6.1. The frequent ones as they are printed, the longer form first; those of one word are neither a surname nor a tag.
CLASS_PHRASES: Final = (UNCLASSIFIED, UNCLAS, CONFIDENTIAL, SECRET, TOP_SECRET)
CLASS_WORDS: Final[frozenset[str]] = frozenset(CLASS_PHRASES) - {TOP_SECRET}
#: 6.1. It may follow `UNCLAS`: encrypt for transmission only.
EFTO: Final = "(?:[ ]E[ ]?F[ ]?T[ ]?O)?"
#: 6.1, 6.2. The classification of a class line, by the letter it begins with.
LEVEL_FORMS: Final = (
    ("U", rf"U{{1,2}}{UNCLAS_OR_UNCLASSIFIED[1:]}{EFTO}(?://[A-Z /]{{2,39}}[A-Z/](?=[ \t]*(?:\n|\Z)))?"),
    ("L", f"LIMITED[ ]OFFICI?E?AL[ ]USE{EFTO}"),
    ("S", spelled(SECRET, "[ ]")),
    ("C", spelled(CONFIDENTIAL, "[ ]")),
    *(
        (word[0], spelled(word))
        for word in (TOP_SECRET.replace(" ", ""), SECRET, CONFIDENTIAL, RESTRICTED, UNCLASSIFIED, UNCLAS)
    ),
    ("S", f"S[ ]?{spelled(SECRET, '[ ]')}"),
    ("C", f"C[ ]?{spelled(CONFIDENTIAL, '[ ]')}"),
    ("E", spelled(SECRET[1:], "[ ]")),
    ("O", spelled(CONFIDENTIAL[1:], "[ ]")),
    ("C", "C[ ]?S[ ]E[ ]?C[ ]R[ ]E[ ]T"),
    ("L", spelled(LIMITED_OFFICIAL_USE.replace(" ", ""), "[ ]{0,3}")),
)
LEVEL: Final = f"(?:{'|'.join(form for _, form in LEVEL_FORMS)})"
LEVEL_BEGINS: Final = frozenset(letter for letter, _ in LEVEL_FORMS)
#: 6.3. The numbers of sections, in digits or words.
NUMBER_WORDS: Final = (
    "ONE",
    "TWO",
    "THREE",
    "FOUR",
    "FIVE",
    "SIX",
    "SEVEN",
    "EIGHT",
    "NINE",
    "TEN",
    "ELEVEN",
    "TWELVE",
)
SECTION_NUMBER: Final = f"(?:[0-9]{{1,2}}|{after_first_letter(*NUMBER_WORDS)})"
SECTION_WORD: Final = rf"(?:{with_slip('SECTION')}|SECT?\.?|PART)[ ]{{1,3}}"
SECTION_OF: Final = "(?:[ ]{0,3}[O0][FN][ ]{0,3}|/)"
#: 6.3. `SECTION 01 OF 02`, `FINAL SECTION OF 02`; most words are excluded by their first letters.
SECTION: Final = (
    rf"(?=[(EFPS]|[A-Z]E)\(?(?:(?:FINAL[ ])?{SECTION_WORD}{SECTION_NUMBER}{SECTION_OF}{SECTION_NUMBER}"
    rf"|FINAL[ ]{SECTION_WORD}OF[ ]{SECTION_NUMBER})\)?"
)
#: 6.1, 6.4. The station, which is not a section with a slip.
STATION: Final = (
    rf"(?!(?:FINAL[ ])?(?:SECTION\b|[A-Z]{{3,9}}+\.?[ ]{SECTION_NUMBER}[ ]?[O0][FN]\b))[A-Z][A-Z .'-]{{1,28}}+"
)
LINE_STOPS: Final = r"(?=[ \t]*(?:\n|\Z))"
SECTION_SUFFIX: Final = "(?:[ ]?/[ ]?[0-9]{1,2})?"
#: 6.1, 6.4. Its number, perhaps with the section: one digit, and digits that a blank splits, only at the end of the line. Digits
#: that a blank splits are looked for where there is a blank, letters among digits where there is a letter.
SERIAL: Final = (
    rf"(?:(?=[0-9]{{1,5}}+[ ][0-9])(?=(?:[0-9][ ]?){{4,6}}{LINE_STOPS})(?:0[0-9]{{0,4}}|[0-9]{{1,3}})[ ][0-9]{{1,3}}{LINE_STOPS}"  # `000 910`
    rf"|(?:[0-9]{{2,8}}+(?![0-9OIL])|[0-9](?:[0-9]|[OIL](?=[OIL]{{0,3}}[0-9])){{1,7}}){SECTION_SUFFIX}(?![0-9]|[ ][O0][FN][ ])"  # `000910`, `910/01`
    rf"|[0-9]{SECTION_SUFFIX}{LINE_STOPS})"  # `7`
)
#: 6.1, 6.4. Both; SMART has the year before them.
NUMBER: Final = rf"(?:[0-9]{{2}}[ ])?{STATION}[ ]*+(?:\#[ ]?)?{SERIAL}"
#: 7.2. Captions on the line of a classification, each one word.
CLASS_LINE_CAPTIONS: Final = "SIPDIS|NOFORN|SENSITIVE|SBU|EXDIS|NODIS|LIMDIS|STADIS|FOUO|CONDIS"
#: 6.1. Captions between the classification and the number, also after two slashes; most words are excluded by their first
#: letter, and the two most frequent ones are looked at first.
CAPTION_BETWEEN: Final = rf"(?:{CLASS_LINE_CAPTIONS}|F[ ]O[ ]U[ ]O|CHEROKEE|EYES[ ]ONLY|(?:ROGER|DISSENT|DS)[ ]CHANNEL)"
CAPTIONS_BETWEEN: Final = (
    rf"(?=[CDEFLNRS/])(?!SEC|STATE)(?:(?://[ ]?)?{CAPTION_BETWEEN}(?:[ ]?//?[ ]?{CAPTION_BETWEEN}){{0,3}}[ \t]+){{1,3}}"
)
#: 6.1. What limits who may read it, in other words: part of the classification.
CONTROL: Final = (
    r"(?:FOR[ ]OFFICIAL[ ]USE[ ]ONLY|EYES[ ]ONLY|REL[ ]TO[ ][A-Z]{2,4}(?:,[ ]?[A-Z]{2,4}){0,9}|[A-Z0-9-]{2,15})"
)
CONTROLS: Final = rf"//[ ]?{CONTROL}(?:[ ]?//?[ ]?{CONTROL}){{0,5}}"
#: 6.1. What is between a classification and what follows it.
LEVEL_GAP: Final = rf"(?:[ \t]+(?!//)|[ ]?(?=//)|[ ]?{CONTROLS}[ \t]+)"
#: 6.1. What follows the classification in a class line: captions, section, station and number.
AFTER_LEVEL: Final = (
    rf"(?P<captions>{CAPTIONS_BETWEEN})?(?P<part>{SECTION}[ \t]*)?(?P<more>{CAPTIONS_BETWEEN})?"
    rf"(?P<mrn>{NUMBER}(?:[ ]?[,;/-][ ]?(?={CAPTION_BETWEEN}))?)(?P<late>[ \t]++(?=[(A-Z]){SECTION}{LINE_STOPS})?"
)
CLASS_LINE: Final = late_pattern(rf"(?P<classification>{LEVEL}{LEVEL_GAP}){AFTER_LEVEL}", re.IGNORECASE)
#: 6.5. The same with the classification withheld: only with a section or a number of six digits.
NUMBER_LINE: Final = late_pattern(
    rf"(?P<captions>{CAPTIONS_BETWEEN})?(?P<part>{SECTION}[ \t]+)?(?P<mrn>{NUMBER})[ \t]*$", re.MULTILINE
)
#: 6.1. A classification and a number, without the station: only a whole line.
LEVEL_AND_NUMBER: Final = late_pattern(
    rf"(?P<classification>{LEVEL}[ \t]+)(?P<part>{SECTION}[ \t]+)?"
    rf"(?P<mrn>(?:N[OR]\.?[ ])?[0-9]{{3,6}}{SECTION_SUFFIX}){LINE_STOPS}",
    re.IGNORECASE,
)
#: 6.2. A class whose words the pattern does not know, each kind tried in turn: with a sign after it, three words or one, or
#: letters with spaces between them.
GARBLED_LEVELS: Final = (
    f"{LEVEL}[ ]?[.:,;-]{{1,2}}",
    "LOU|[A-Z]{2,9}[ ]{1,2}[A-Z]{5,10}[ ]{1,2}[A-Z]{2,4}|[A-Z](?:[ ]{1,3}[A-Z]){14,19}",
    "[A-Z]{5,14}|[A-Z](?:[ ]?[A-Z]){4,11}(?=[ ][A-Z]{2})",
)
GARBLED_LINES: Final = tuple(
    late_pattern(rf"(?P<classification>(?:{level}){LEVEL_GAP}){AFTER_LEVEL}") for level in GARBLED_LEVELS
)
#: 6.3. Only the section words.
SECTION_LINE: Final = late_pattern(rf"(?P<part>{SECTION})(?P<mrn>)[ \t]*$", re.MULTILINE)
#: 19. What follows the classification in the first line of a copy: a counter.
COUNTER: Final = "[ ]{3,}[A-Z]{2,4}[0-9]{3,5}"
#: 14. A classification alone on a line, or with captions: at the head and foot of each page, and at the end.
MARKING: Final = late_pattern(
    rf"""
    (?: {LEVEL} (?: {COUNTER} | (?:[ \t]+(?:{CLASS_LINE_CAPTIONS})){{1,3}} )?
      | SBU | FOUO | SENSITIVE | NOFORN
    )
    [ \t]*$
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
#: 14. The letters that a marking may begin with: most lines are not matched. A long s is an S where case is ignored.
MARKING_BEGINS: Final = frozenset(cased for sign in LEVEL_BEGINS | {"F", "N"} for cased in (sign, sign.lower())) | {
    "\u017f"
}
#: 6.1. What may follow a classification that is alone on its line: the number is missing.
AFTER_LEVEL_ALONE: Final = rf"(?:[ \t]+{SECTION})?[ \t]*$"

#: 11.3. A sentence that is not in capitals, and no title: long, or with a period at the end of its line.
SENTENCE_BEGINS: Final = r"(?=[^\n]{0,60}[ ][a-z]{2})(?:[^\n]{35}|[^\n]{12,34}(?<=\.)[ \t]{0,9}(?:\r?\n|\Z))"

#: 7.4, 10. A sentence that says how to handle the cable: it begins the body, also inside a header line.
HANDLING: Final = late_pattern(
    rf"(?i:(?:ENTIRE TEXT |THIS (?:CABLE|MESSAGE) IS )?SENSITIVE,? BUT {UNCLASSIFIED}(?:/[A-Z]{{2,8}})?(?:[ ]?\(SBU\))?(?:[.;,:]| ?--?) *[A-Z])"
)

#: 12. The words that the lines about the classification begin with.
CLASSIFIED_BY: Final = "CLASSIFIED BY"
DERIVED_FROM: Final = "DERIVED FROM"
DECLASSIFY_ON: Final = "DECLASSIFY ON"

# 14. Page lines, of two kinds: `PAGE 02  STATE  004821  081102Z` and `ZENDA 00000910  002 OF 002`.

PAGE_WORD: Final = "PAGE "
#: The first kind: the page, the post (some are cut to six letters), the message number, and what may follow.
PAGE_COUNT: Final = f"{phrase(PAGE_WORD)}[0-9]{{1,3}}"
PAGE_STATION: Final = "[A-Z][A-Z .'-]{0,24}?"
PAGE_SERIAL: Final = "[0-9]{4,8}"
PAGE_SECTION: Final = "[0-9]{1,2}[ ]OF[ ][0-9]{1,2}"
PAGE_TIME: Final = r"(?:[0-9]{6}[ ]?Z|[0-9]{2}[ ][0-9]{4}[ ]?Z|[0-9]{6}(?=[ \t]*(?:\n|\Z)))"
PAGE_TAIL: Final = "(?:POSS[ ]DUPE|TOSEC[ ][0-9]{1,6})"
PAGE_LINE_FORM: Final = (
    rf"{PAGE_COUNT}[ ]+{PAGE_STATION}[ ]*{PAGE_SERIAL}"
    rf"(?:[ ]+{PAGE_SECTION})?(?:[ ]+{PAGE_TIME})?(?:[ ]+{PAGE_TAIL})?"
)
PAGE_LINE: Final = late_pattern(PAGE_LINE_FORM)
#: The second kind: the message number, the page (`002`, `002.1`), the number of pages.
LONG_SERIAL: Final = "[0-9]{8}"
LONG_PAGE: Final = r"[0-9]{3}(?:\.[0-9])?"
LONG_PAGE_OF: Final = rf"{LONG_PAGE}[ ]OF[ ][0-9]{{3}}"
#: It may be in the middle of a line, and is looked for backwards from ` OF `: the numbers, and the post before them.
PAGE_NUMBER: Final = late_pattern(rf"{LONG_SERIAL}[ ]{{1,3}}{LONG_PAGE}$")
PAGE_POST_IN_SMALL_LETTERS: Final = late_pattern(r"(?<!\S)[A-Z][a-z.'-]{1,11}(?: [A-Z][a-z.'-]{0,11}){0,3} +$")
PAGE_POST: Final = late_pattern(r"(?:(?<=\s)|^|(?<=[.,;:?!)]))[A-Z][A-Z.'-]{1,11}(?: [A-Z][A-Z.'-]{0,11}){0,3} +$")


def flowing_page_line(blanks: str, word: str) -> str:
    """
    Write the pattern of a page line of the first kind, with a section, inside a field that flows over lines.

    Between words are *blanks*, and the post is one *word* or two.
    """
    post = rf"{word}(?:[ ]{word})?"
    return rf"PAGE{blanks}[0-9]{{2}}{blanks}{post}{blanks}[0-9]{{4,6}}{blanks}[0-9]{{2}}[ ]OF[ ][0-9]{{2}}"


#: 16, 20.2. An exemption by which words were taken out of a release, by the sign it begins with: of the law (`B6`, `(b)(6)`),
#: of the order (`1.4(D)`, `25X1`), of declassification (`3.3(b)(1)`).
EXEMPTION_SIGNS: Final = "[Bb1-35(]"
EXEMPTION_REST: Final = r"""(?:
      (?<=[Bb])[1-9](?:[ ]?\([A-Za-z0-9]\))?
    | (?<=\()[Bb]\)[ ]?\([1-9]\)(?:[ ]?\([A-Fa-f]\)(?![ ]?\([1-9]))?
    | (?<=1)\.[45][ ]?\([A-Ha-h]\)
    | (?<=2)5X[1-9]
    | (?<=5)0X[1-9]
    | (?<=3)\.[35]\([A-Ha-h]\)(?:\([0-9]{1,2}\))?
    )"""
EXEMPTION: Final = f"{EXEMPTION_SIGNS}{EXEMPTION_REST}"
#: Several of them: `B1, 1.4(D)`.
MORE_EXEMPTIONS: Final = f"(?:[ ]?[,;/]?[ ]{{0,2}}{EXEMPTION}){{0,7}}"
EXEMPTIONS: Final[str] = f"(?:{EXEMPTION}{MORE_EXEMPTIONS})"
#: In the margin, or in brackets.
EXEMPTED: Final = rf"""
    [Bb1-35(\[] (?: (?<=\[)[ ]?{EXEMPTIONS}[ ]?\] | {EXEMPTION_REST}{MORE_EXEMPTIONS} )
    (?=[ \t]*(?:\n|\Z))"""
#: 16. Cables of which the archive had only a part.
RESTRICTED_BY_CAPTION: Final = "Telegram[ ]?Restricted[ ]by[ ]caption"
EXTRACT: Final = (
    rf"(?i:This[ ]record[ ]is[ ]a[ ]partial[ ]extract|{RESTRICTED_BY_CAPTION}|(?:MRN:[ ].{{1,60}})?ERROR[ ]READING[ ]TEXT[ ]INDEX"
    r"|(?:TELEGRAM[ ])?TEXT[ ]FOR[ ]THIS[ ]MRN[ ]IS[ ]UNAVAILABLE|TEXT[ ]ON[ ]MICROFILM)"
)
#: 16. The note of a caption, where the class line is joined to it.
CAPTION_NOTE: Final = late_pattern(rf"(?i:{RESTRICTED_BY_CAPTION}[. \t]*)(?=(?i:{LEVEL}[ \t]+{NUMBER}))")
# 13. The body: what may begin a line of it. Each part begins with the signs that the line may begin with, so that the
# first letter of most lines decides, and ends in an empty group that says what it is.

#: 13.1. Where the body begins inside a joined header line: the first number with its mark, or a heading between dashes.
FIRST_NUMBER: Final = late_pattern(
    r"""
    [\u00b61-] (?<=[ \t].)
    (?: (?<=-) -{3,}[ ]
      | (?: (?<=1) | (?<=\u00b6)1 ) [.)][ ]* (?= \((?:U|C|S|SBU|LOU)\b | Summary | SUMMARY )
    )
    """,
    re.VERBOSE,
)
#: 13.1. The first numbered paragraph of a body.
NUMBER_ONE: Final = r"[ \t\u00b6\ufffd]*\(?[12][.)][ \t]*[A-Z(\"]"
#: 13.1. What the text of most paragraphs begins with, after the number; 16. also words that were taken out.
TEXT_BEGINS: Final = r"(?:[A-Z0-9\"'(\[\u201c\u00b6$\u20ac\u00a3-]|xxxx)"
INDENT: Final = r"[ \t\f\u00a0\u00b6\ufffd]*+"
#: 13.1. The blanks after a label.
LABEL_GAP: Final = r"[ \t\u00a0]*+"
#: 13.3. Roman numbers of two letters or more, and `v`, `x`: `i` is taken for a letter.
ROMAN: Final = "(?:i{2,3}|iv|vi{0,3}|ix|xi{0,2})"
LETTER_LABEL: Final = r"[A-Za-z][.)](?=[ \t(]|[A-Z][a-zA-Z ])"

#: 13.1, 13.2. A number, its label, and at once what follows: one of the most frequent portion marks, what may be another
#: one, what most paragraphs begin with, or something else.
NUMBERED: Final = rf"""
    [(0-9] (?: (?<=[0-9]) | (?<=\()[0-9] ) [0-9]{{0,2}}
    (?: [.)]{{1,2}}(?![0-9]) | (?=[ ]{{1,3}}\([A-Z]{{1,3}}[)/ ]) ) (?P<label>)
    {LABEL_GAP}
    (?: (?P<marked> \( (?: [UCS](?://?NF)? | SBU(?:/NF)? | LOU ) \) {LABEL_GAP} )
      | (?P<maybe> [{LEAD}]*+\( )
      | (?={TEXT_BEGINS}) (?P<known>)
      | (?P<number>)
    )"""
#: 13.3. `- X`, `-- X`, `--X`, `-X`, `--6) X`, `* X`, `o X` and the round bullets.
BULLETED: Final = rf"""
    [-*\u2022\u00b7\u25aa\u25cf\uf0b7o]
    (?: (?<=-) (?: -?(?=[ \t]+[^ \t\n-]) | -?(?=[A-Za-z"(]) | -(?=[0-9]{{1,2}}[.)]) )
      | (?<=\*) \*?(?=[ \t]*[A-Za-z("])
      | (?<=o) (?=[ ][ A-Z])
      | (?<=[\u2022\u00b7\u25aa\u25cf\uf0b7]) (?=[ \t]*\S)
    )
    {LABEL_GAP} (?P<bullet>)"""
#: 13.4. Dashes, alone on the line or with something after them; some copies have them broken: `- - - -`.
RULED: Final = r"""
    [-=_*~] (?: [-=_*~]{2,}+ | (?<=-)[ ]-[ ]- )
    (?: [ \t]*+(?=\n) (?P<rule>) | (?P<ruled>) )"""
#: 13.3. `A.`, `b)`; and `(a)`, `(iv)`, `iv.`
LETTERED: Final = rf"{LETTER_LABEL}{LABEL_GAP}(?P<letter>)"
BRACKETED_OR_ROMAN: Final = rf"""
    [(ivx]
    (?: (?<=\() (?: {LETTER_LABEL} | {ROMAN}[.)](?=[ \t]) )
      | (?: (?<=i)(?:i{{1,2}}|v|x) | (?<=v)i{{1,3}} | (?<=x)i{{1,2}} ) [.)](?=[ \t])
    )
    {LABEL_GAP} (?P<lettered>)"""
#: 14. A marking.
MARKING_WORDS: Final = (
    *(UNCLAS_OR_UNCLASSIFIED, CONFIDENTIAL, SECRET, "SIPDIS", "SENSITIVE", "SBU"),
    *(phrase(LIMITED_OFFICIAL_USE), "NOFORN", "NODIS", "EXDIS"),
)
MARKED: Final = rf"""
    {after_first_letter(*MARKING_WORDS)}
    (?=[ \t]*(?:\n|$)) (?P<marking>)"""
#: 13.4. A heading without dashes: `Summary`, `END SUMMARY`, `COMMENT AND ANALYSIS:`.
TITLED: Final = r"""
    [BCESs]
    (?: (?: (?<=E)ND[ ][Ss] | (?<=B)EGIN[ ][Ss] | (?<=[Ss]) ) [Uu][Mm]{2}[Aa][Rr][Yy]
      | (?<=C)[Oo][Mm]{2}[Ee][Nn][Tt]
    )
    [A-Za-z /&]{0,30} (?=[:.]?[ \t]*\n) (?P<titled>)"""
#: 13. Most lines begin with a word that nothing below begins with: a letter that begins none of it, or a letter that does
#: and a small one that does not continue it. The rest of the pattern is not tried on them.
PLAIN_WORD: Final = r"[ADF-KMO-RTV-Za-hj-np-rtuwyz][A-Za-z ] | [BCELNSUosivx][a-hj-np-twyz]"
#: 13. What may begin a line of the body and is not plain text. Each match begins with the line ending before it and
#: takes the blank lines above the line with it (then `line` is where it begins); below blank lines a plain line may begin
#: something too. A label is taken with the blanks after it.
BODY_OPENING: Final = late_pattern(
    rf"""
    \n (?!{PLAIN_WORD}) {INDENT} (?: \n(?:{BLANK_REST}\n)*+ (?P<line>) {INDENT} | )
    (?: {NUMBERED}
      | {BULLETED}
      | {RULED}
      | {EXEMPTED} (?P<gap>)
      | {LETTERED}
      | {BRACKETED_OR_ROMAN}
      | {MARKED}
      | {TITLED}
      | (?(line)(?P<plain>)|(?!))
    )
    """,
    re.VERBOSE,
)
#: 13.1. A number where no line begins: after a page line, or in a line of joined ones.
NUMBER_LABEL: Final = late_pattern(INDENT + NUMBERED, re.VERBOSE)
#: 13.3. The words by which enclosed text is found quickly: a pattern that begins with one letter is searched fastest.
BEGIN_WORD: Final = late_pattern(r"B(?:EGIN|egin) ")
END_WORD: Final = late_pattern(r"E(?:ND|nd) ")
#: 13.3. Enclosed text begins or ends: `BEGIN TEXT`, `END OF UNOFFICIAL TRANSLATION`.
ENCLOSED: Final = (
    r"(?:[ ]OF)?(?:[ ][A-Z/-]+){0,4}?"
    r"[ ](?:TEXT|POINTS|QUOTE|MESSAGE|LETTER|TRANSLATION|STATEMENT|NON-?PAPER)\b"
)
ENCLOSURE_BEGINS: Final = f"BEGIN(?:NING)?{ENCLOSED}"
ENCLOSURE_ENDS: Final = f"END{ENCLOSED}"
BEGIN: Final = late_pattern(ENCLOSURE_BEGINS, re.IGNORECASE)
END: Final = late_pattern(ENCLOSURE_ENDS, re.IGNORECASE)
#: 13.3. A quotation begins or ends; the word alone on its line.
QUOTE: Final = late_pattern(
    r"Q (?: (?<![A-Z]Q) | (?P<end>(?<=UNQ)(?<![A-Z]UNQ)) ) (?:UO)?TE[:. ]*(?=\n|$)", re.MULTILINE | re.VERBOSE
)
#: 25.3. A portion mark inside a line, after a number that follows a sentence of joined text: not after a number that begins
#: a line, of one digit or two, with a pilcrow or without.
AFTER_NUMBER: Final = " | ".join(
    rf"(?<=[0-9.)]{blanks}\()"
    + "".join(
        rf"(?<!\n{pilcrow}{digits}[.)]{blanks}\()" for pilcrow in ("", r"\u00b6") for digits in ("[0-9]", "[0-9]{2}")
    )
    for blanks in ("", "[ ]", "[ ]{2}")
)
INLINE_MARK: Final = rf"""
    (?:{AFTER_NUMBER}) [ ]? (?:U|C|S|SBU|LOU) (?: //? (?:NF|NOFORN|[A-Z]{{3}}[ ][A-Za-z, ]{{2,30}}) )? \)
    [ ]{{0,9}}+ (?= ["'(\u201c]?[A-Zx] )"""
#: 13.3, 25.3. What is looked for inside lines after a parenthesis: the words before an enclosed text, or a mark.
IN_PARENTHESES: Final = late_pattern(rf"\( (?: (?=[ CLSU]) {INLINE_MARK} | begin[ ] (?P<begin>) )", re.VERBOSE)
NUMBER_BEFORE: Final = late_pattern(
    r"""
    (?: (?P<ended>[.!?:;"')-]) [ \t\u00a0]{1,7}
      | (?<!\S) (?!(?i:paras?|paragraphs?|refs?|and|or|see|to|no|through|in|of|[a-z])[ ]) \S{1,20} (?<![0-9,(/\u00b6.]) [ \t\u00a0]{1,7}
      | ["-]
    )
    \u00b6{0,6} (?P<number>[0-9]{1,3}[.)]?) [ ]{0,3} \Z
    """,
    re.VERBOSE,
)
#: 13.5. What ends a sentence; 13.5, 15. what may follow it.
SENTENCE_ENDS: Final = frozenset(".!?")
AFTER_SENTENCE: Final = " \t\r\n\u00a0\u00b6\ufffd\\\"')]}*#>\u201d\u2019/-"
