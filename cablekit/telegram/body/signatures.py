"""The name that signs a cable: what a name is, and where one is a signature and not a word of the text (format.md 15)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar

#: Lowercase words in a name.
PARTICLE: Final = (
    r"(?:(?=[a-z])(?:de|del|della|di|da|do|dos|du|des|das|von|van|vom|zu|zur|la|le|los|der|den|ter|ten|te|tin|af|av|el|al|bin"
    r"|ben|ibn|y|e|und|mac|st\.?))"
)
LETTER: Final = r"[A-Za-z\u00c0-\u024f]"
UPPER: Final = r"[A-Z\u00c0-\u00de\u0100-\u024f]"
#: `Sapt`, `O'Neill`, `MCDONALD`, `Guthrie-Corn`, `J.`, `Jr.`
WORD: Final = rf"(?:{UPPER}{LETTER}{{0,24}}(?:['\u2019.-]{{1,2}}{LETTER}{{1,24}}){{0,3}}\.?)"
#: What may follow the name: `(ACTING)`, `, JR.`, `, SAIC`.
SUFFIX: Final = (
    r"(?:(?=[, ])(?:,?[ ](?:Jr|JR|jr|Sr|SR|sr|[IV]{2,3})\.?|,?[ ]\(?(?:ACTING|Acting|acting|A)\)?|,[ ][A-Z]{2,5}))?"
)
NOISE: Final = r"[#.*= ]{0,4}"
#: 15. A name: at most four words, in capitals or as a title, with particles.
NAME: Final = late_pattern(
    rf"(?:{PARTICLE}[ ]){{0,2}}(?P<name>{WORD}(?:[ ](?:{WORD}|{PARTICLE}(?=[ ]))){{0,3}}){SUFFIX}{NOISE}$"
)
#: 15. A name in lowercase: one word, or one behind particles.
LOWERCASE_NAME: Final = late_pattern(
    rf"(?:(?:{PARTICLE}[ ]){{1,2}}[a-z]['a-z\u00df-\u00ff-]{{2,20}}|[a-z]['a-z\u00df-\u00ff-]{{3,20}})[#*= ]{{0,4}}$"
)
#: 15. A name that was withheld.
WITHHELD: Final = late_pattern(r"\[(?:REDACTED|NAME REDACTED|NAME|Redacted|redacted)\]$")
#: The longest one (characters), also with what follows it.
LONGEST_SIGNATURE: Final = 30
#: Words that are not in a name: the words of the closing of a cable or a letter, of headings, labels and offices.
NOT_NAMES: Final = grammar.CLASS_WORDS | set(
    """
    A AN END TEXT SUMMARY COMMENT COMMENTS NONE NA N/A ENDS UNQUOTE QUOTE PARA REGARDS FM THE THIS THAT FOR NOT YES NO IT HE
    SHE WE THEY IN ON OF TO BY AT AS IS ARE IF BUT OR FROM WITH HOWEVER THANK THANKS YOU SINCERELY RESPECTFULLY CHEERS BEST
    NOTE NOTES TABLE TOTAL TOTALS ANNEX APPENDIX SOURCE SOURCES TITLE CONCLUSION BACKGROUND INTRODUCTION BIOGRAPHY ATTACHMENT
    ENCLOSURE EMBASSY AMEMBASSY AMCONSUL SECSTATE DEPARTMENT POST ACTION INFO REF REFS TAGS SUBJECT SUBJ PASS MINIMIZE ADDRESSEE TRUNCATED CONTINUED CONTINUES OMITTED
    CONCLUSIONS RECOMMENDATION RECOMMENDATIONS OUTLOOK ASSESSMENT BIO ANALYSIS DISCUSSION OVERVIEW PARTICIPANTS ATTENDEES
    CONTACT CONTACTS NEXT STEPS MORE STOP OVER BREAK BT DRAFTED CLEARED APPROVED RELEASED DELETED REDACTED MESSAGE CABLE PAGE SECTION PART UNIT
    """.split()  # noqa: SIM905
)
#: Words that are not the last one of a name.
TITLES: Final = frozenset(
    "AND MINISTER MINISTRY SECRETARY PRESIDENT AMBASSADOR DIRECTOR CHAIRMAN GENERAL COUNSELOR CONSUL CHARGE OFFICER".split()  # noqa: SIM905
)
#: What may be at the end of the text above a signature; of a sentence that has surely ended.
SENTENCE_END: Final = tuple('.!?")]:;-#*>\u201d')
ENDED: Final = late_pattern(r"[.!?][\"')\]\u201d*]{0,3}$")
LONGEST_END: Final = 4
#: The end of a sentence over several lines: `...\nALL WAS WELL.`; not an initial, not `JR.`
LAST_WORDS: Final = late_pattern(r"(?<!\bJR)(?<!\bSR)(?<=[A-Z]{2})\.[ #]*$")
#: A name as a title that may be an item or a sentence: `B. Hentzau`, `Hentzau.`
MAY_BE_TEXT: Final = late_pattern(r"^[A-Z]\.|(?<![JS]r)\.$")
#: The end of a footer: an address, a withheld one or a line of signs.
BELOW_FOOTER: Final = late_pattern(
    r"(?:://[^\s]{1,200}(?:[ ][^\s]{1,40}){0,2}[ ]?/?|:[ ]X{6,40}|\*{5}|[Ww]eb ?[Ss]ite\.)$"
)
#: A page line above a name.
PAGE_ABOVE: Final = late_pattern(
    r"\n[ ]{0,9}[A-Z][A-Z ]{2,24}[ ]{1,3}[0-9]{8}[ ]{1,4}[0-9]{3}(?:\.[0-9])?[ ]OF[ ][0-9]{3}$"
)
#: Shorter words in capitals are more often initials of an office than a surname (characters).
SHORT_NAME: Final = 5
#: What a line has room for (characters).
FULL_LINE: Final = 55
#: How much of the text above shows whether a sentence has ended, and how wide its lines are (characters).
ABOVE: Final = 400
#: How many names may be one below the other: directly below a sentence, and below a blank line.
MOST_NAMES: Final = 2
MOST_BELOW_BLANK: Final = 4


def is_name(line: str) -> bool:
    """
    Whether a line is a name and not a sentence: few words, only letters, without a known word (format.md 15).

    >>> [is_name(line) for line in ("de la Tour", "O'NEILL (ACTING)", "The end", "All is well", "Prime Minister")]
    [True, True, False, False, False]
    """
    if not 1 < len(line) <= LONGEST_SIGNATURE:
        return False
    if line.isalpha() and line.isupper():
        return line not in NOT_NAMES and line not in TITLES
    match = NAME.match(line)
    if not match:
        return WITHHELD.match(line) is not None or is_lowercase_name(line)
    words = match["name"].upper().rstrip(".#*= ").split()
    return NOT_NAMES.isdisjoint(words) and words[-1] not in TITLES and not (len(words) > 1 and "XXXX" in line)


def is_lowercase_name(line: str) -> bool:
    """
    Whether a line is a name in lowercase.

    >>> is_lowercase_name("von tarlenheim"), is_lowercase_name("and so")
    (True, False)
    """
    return LOWERCASE_NAME.match(line) is not None and NOT_NAMES.isdisjoint(line.upper().rstrip(".#*= ").split())


def count_signatures(text: str, line: str, start: int, begin: int) -> int:
    r"""
    Count the signatures that end with a line: a name, below the end of a sentence, a footer or other names (format.md 15).

    >>> text = "All is well.\nHENTZAU\nSAPT"
    >>> count_signatures(text, "SAPT", 21, 0), count_signatures(text, "HENTZAU", 13, 0), count_signatures("The\nCastle", "Castle", 4, 0)
    (2, 1, 0)
    """
    if not is_name(line):
        return 0
    above, below_blank = text_above(text, start, begin)
    if above[-1:].isdigit() and (page := PAGE_ABOVE.search(above)):
        above, below_blank = above[: page.start()].rstrip(grammar.TRAIL), True
    if below_blank or not above:
        return int(signs_below_blank(line, above) if above else start > begin)
    top, names = names_above(text, line, start, begin)
    if top < start:
        introduction, below_blank = text_above(text, top, begin)
        if introduction.endswith(":"):
            return 0
        if may_sign_together(names, introduction, below_blank=below_blank):
            return len(set(names))
    return int(signs_below_text(line, above, below_name=top < start) or follows_footer(above))


def names_above(text: str, line: str, start: int, begin: int) -> tuple[int, list[str]]:
    r"""
    Return where the names that end with a line begin, and the names, the lowest first.

    >>> names_above("Yes.\nHENTZAU\nSAPT", "SAPT", 13, 0)
    (5, ['SAPT', 'HENTZAU'])
    """
    names, low = [line], max(begin, 0)
    while start > low and len(names) <= MOST_BELOW_BLANK:
        near = max(low, start - FULL_LINE)
        above = text.rfind("\n", near, start - 1) + 1 or near
        name = text[above:start].strip(grammar.TRAIL)
        if not name or not is_name(name):
            break
        names.append(name)
        start = above
    return start, names


def may_sign_together(names: list[str], above: str, *, below_blank: bool) -> bool:
    """Whether names that are one below the other are signatures: below a sentence and a blank line, or two below a sentence."""
    if len(set(names)) == 1:
        return (signs_below_blank if below_blank else signs_below_text)(names[0], above)
    if not has_ended(above):
        return False
    if below_blank:
        return len(names) <= MOST_BELOW_BLANK
    return len(names) <= MOST_NAMES and all(name.isupper() for name in names)


def has_ended(above: str) -> bool:
    """
    Whether a text without blanks at its end ends with a sentence.

    >>> has_ended('"All is well."'), has_ended("The inn:")
    (True, False)
    """
    return ENDED.search(above[-LONGEST_END:]) is not None


def text_above(text: str, start: int, begin: int) -> tuple[str, bool]:
    r"""
    Return the end of the text above a line, without blanks at its end, and whether there is a blank line.

    >>> text_above("Yes.\n\nSAPT", 6, 0)
    ('Yes.', True)
    """
    before = text[max(begin, start - ABOVE, 0) : start]
    above = before.rstrip(grammar.TRAIL)
    return above, "\n\n" in before[len(above) :].replace(" ", "")


def signs_below_blank(line: str, above: str) -> bool:
    """
    Whether a name signs below a blank line: in capitals, or below the end of a sentence.

    >>> signs_below_blank("von Tarlenheim", "All is well."), signs_below_blank("tower", "The inn:")
    (True, False)
    """
    if line.isupper() and line[0] != "[":
        return True
    return above.endswith(SENTENCE_END) if line[0].isupper() else has_ended(above) or follows_footer(above)


def signs_below_text(line: str, above: str, *, below_name: bool = False) -> bool:
    """Whether a name signs directly below text; a name that is below another may be an item of a list."""
    if not line.isupper() or line[0] == "[":
        return not MAY_BE_TEXT.search(line) and has_ended(above)
    if LAST_WORDS.search(line):
        return False
    if above.endswith(SENTENCE_END):
        return True
    if above.isupper():
        return not below_name and had_room(above, line)
    return not may_end_sentence(above, line)


def follows_footer(above: str) -> bool:
    """
    Whether a post's footer is above a line.

    >>> follows_footer("Visit Zenda's Website: http://zenda.example/"), follows_footer("All is well.")
    (True, False)
    """
    return ("//" in above or above.endswith(("X", "*", "ite."))) and BELOW_FOOTER.search(above) is not None


def may_end_sentence(above: str, line: str) -> bool:
    """
    Whether a short word in capitals can be the last one of a sentence: the line above had no room for it.

    >>> may_end_sentence("He went to the castle at the moat, and from there home to", "NATO"), may_end_sentence("Home", "NATO")
    (True, False)
    """
    return len(line) < SHORT_NAME and len(above) - above.rfind("\n") + len(line) > FULL_LINE


def had_room(above: str, line: str) -> bool:
    r"""
    Whether a name was put on its own line on purpose: the line above had room for it, as another line above shows.

    >>> had_room("THE KING AND HIS GUARDS ARE WELL, AS\nTHEY SAY\n", "SAPT"), had_room("THE KING\n", "SAPT")
    (True, False)
    """
    lines = [len(other.rstrip(grammar.TRAIL)) for other in above.rstrip(grammar.TRAIL).split("\n")]
    return lines[-1] + len(line) + 1 < max(lines)


#: How much of the last line shows a signature that is glued to it (characters).
GLUED_WIDTH: Final = 60
#: Words with a period that does not end a sentence: `the U.S. ARMY`, `Mr. HENTZAU`.
ABBREVIATED: Final = late_pattern(
    r"""
    (?: \b
        (?: (?<=\.)[A-Za-z]
          | (?i:[A-Z]|vs|mrs?|ms|dr|st|no|gen|col|lt|maj|capt|sgt|adm|amb|pres|min|sen|rep|gov|prof|rev|hon|fr|sra?|ing|lic|cf|ex)
        )
    )\.$
    """,
    re.VERBOSE,
)
#: The longest of them, without its period (characters).
LONGEST_ABBREVIATED: Final = 4
#: A signature glued to the last line: after the end of a sentence, after end words, or in capitals after a bracket.
GLUED: Final = late_pattern(
    rf"""
    (?: [.!?][\"')\]\u201d]{{0,2}}
      | (?P<loose> (?i:\bEND[ ](?:TEXT|COMMENT|SUMMARY|NOTE|QUOTE)) | (?<=[A-Za-z0-9/])[)\]] )(?=\s) )
    (?P<gap>\s{{0,6}})
    (?P<name>
        (?:{PARTICLE}[ ]){{0,2}}
        (?: {UPPER}[A-Za-z\u00c0-\u024f'\u2019-]{{1,18}} (?:[ ][A-Z][A-Z'-]{{2,18}}(?!\.))? )
        (?:[ ]\((?:ACTING|Acting)\))?
    )
    [ .#]{{0,3}}$
    """,
    re.VERBOSE,
)
#: Words that begin a sentence of a text that was cut off.
BEGINS_SENTENCE: Final = frozenset(
    """
    THESE THOSE MANY SOME SUCH THERE ALSO WHILE WHEN AFTER BEFORE DURING SINCE ALTHOUGH DESPITE ALONG AMONG ACCORDING ALL BOTH
    EACH MOST MOREOVER FURTHER FURTHERMORE ADDITIONALLY FINALLY MEANWHILE INDEED INSTEAD STILL THEN THUS THEREFORE WHAT WHERE
    WHO WHY HOW THEIR ONE TWO THREE FIRST SECOND THIRD NEXT LAST OTHER OTHERS UNDER UNTIL UPON WITHIN WITHOUT SEVERAL EMBOFF
    EMBOFFS POLOFF ECONOFF CHARGE GOVERNMENT NEITHER ONCE ONLY PERHAPS RECENT RECENTLY SIMILARLY CLEARLY PLEASE LIKEWISE GIVEN
    ASKED NOTING DEPARTMENT WASHINGTON ANOTHER ANY EVEN HERE JUST NEVER NOTHING NOW OFTEN SOON TODAY USING
    """.split()  # noqa: SIM905
)
#: Blanks that separate a name from a sentence (characters).
LONG_GAP: Final = 2
#: What is before a name that is glued without a blank: a word, not an address, an abbreviation or a number.
BEFORE_NAME: Final = late_pattern(r"(?:^|[\s(\"\u201c-])[A-Za-z\u00c0-\u024f'\u2019]{3,25}[\"')\]\u201d]{0,2}$")
DOMAINS: Final = frozenset({"COM", "ORG", "GOV", "NET", "EDU", "MIL", "INT", "DOC", "PDF", "HTM", "HTML", "TXT", "XLS"})


def glued_signature(text: str, pos: int, stop: int) -> tuple[int, int] | None:
    """
    Find a signature that is glued to the last line: where it begins and ends.

    >>> glued_signature("End comment. RASSENDYLL", 0, 23), glued_signature("End comment.Sapt", 0, 16)
    ((13, 23), (12, 16))
    """
    low = max(pos, stop - GLUED_WIDTH)
    last = text[low:stop].rstrip(grammar.TRAIL)
    match = GLUED.search(last)
    if not match or ABBREVIATED.search(last, max(match.start() - LONGEST_ABBREVIATED, 0), match.start() + 1):
        return None
    name = match["name"]
    words = name.upper().replace("(", " ").split()
    if (
        not NOT_NAMES.isdisjoint(words)
        or words[0] in BEGINS_SENTENCE
        or words[-1] in TITLES
        or not may_be_glued(last, match, words)
    ):
        return None
    return low + match.start("name"), low + len(last)


def may_be_glued(last: str, match: re.Match[str], words: list[str]) -> bool:
    """Whether a name after the end of a sentence in the same line may sign: no part of an address, no cut-off sentence."""
    name = match["name"]
    if match["loose"] and (not name.isupper() or last.isupper() or len(words[0]) < SHORT_NAME):
        return False
    if match[0].endswith(".") and (not name.isupper() or (last.isupper() and len(match["gap"]) < LONG_GAP)):
        return False
    if not name.isupper() and len(words[-1]) < SHORT_NAME - 1:
        return False
    if match["gap"]:
        return not last.isupper() or len(words) == 1 or len(match["gap"]) >= LONG_GAP
    return BEFORE_NAME.search(last, 0, match.start()) is not None and words[0] not in DOMAINS
