"""Which lines without a label continue a REF list (format.md 11.3)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model.words import ReferenceKind
from cablekit.telegram import grammar
from cablekit.telegram.fields.portion import begins_text
from cablekit.telegram.fields.reference_cable import match_cable, post_of
from cablekit.telegram.fields.reference_words import kind_of
from cablekit.vocabulary.stations import is_station

#: 11.3. A reference that continues below a blank line begins with its letter.
REFERENCE_LETTER: Final = late_pattern(r"-?[ \t]*[(\[]?([A-Za-z])[.)\]:][ \t]*(?:[A-Za-z0-9'(]|https?:|www\.)")
#: 11.3. A letter without a sign; the letter of the drafter after it.
BARE_LETTER: Final = late_pattern(r"([A-Za-z]) (?=['(0-9A-Za-z])")
DRAFTED_LETTER: Final = late_pattern(r"[(\[]?[A-Z][.)\]:][ \t]{0,3}(?=[0-9A-Z'(])")
#: 11. What shows a list of references: digits, or a joining word at the line's end.
DIGIT: Final = late_pattern("[0-9]")
JOINING_WORD: Final = late_pattern(r"(?i)(?:[,;&(/-]|\band|\bthe|\bof|\bwith|\bfrom|\bto)$")
#: 11.3. A list that continues below a blank line, whatever the line is: it cannot end like this.
UNFINISHED: Final = late_pattern(r"(?i)(?:\bwith|\bfrom|\bto|\bof|\bthe|[,;&]|\band)$")
#: How much of what was read shows that (characters).
LONGEST_JOINING_WORD: Final = 5
#: 11.3. A list that is cut off: a letter, a year, or a name with no number yet.
CUT_OFF: Final = late_pattern(r"(?:\b[A-Za-z][.)\]]|\b(?:19|20)?[0-9]{2}|[A-Z]{3,})$")
#: 11.1. The label alone on its line.
LABEL_ALONE: Final = late_pattern(r"(?i)(?:ref[a-z()]{0,9}[ \t]*[.:,;]?)?$")
#: 11.3. An address on the web is an item, whatever letters it has.
WEB_ADDRESS: Final = late_pattern(r"(?i)[(\[]?(?:[A-Z][.)\]:]{1,2})?[ \t]*(?:https?:|www\.)")
#: 11.3. The kind of document, wrapped from the names before it.
KIND_ALONE: Final = late_pattern(
    r"(?i)(?:e-?mails?|tele?cons?|memos?|memcons?|letters?|fax(?:es)?|meetings?)\b[^.]{0,40}$"
)
#: 11.3. The letters of what was read.
LETTERS: Final = late_pattern(r"(?:^|[\s(\[;,\u00b6.])([A-Za-z])(?:[.)\]:]| (?=[0-9A-Za-z]{2}))")
#: 11.1. What follows the first cable of a list without a label; and a message that its date-time group names.
ITEM_ENDS: Final = late_pattern(r"[ \t]{0,20}(?:[.;,]?$|[;,(\[]|(?:AND|NOTAL)\b|[(\[]?[B-Z][.)\]:])")
YEAR_BEFORE_CABLE: Final = late_pattern(r"\([0-9]{2}\)[ ]?[A-Za-z]")
NUMBER: Final = late_pattern(r"\(?([0-9]{1,2})[.)](?![0-9])[ \t]{0,3}")
NUMBER_BEGINS: Final = frozenset("(0123456789")
LINE_ENDS: Final = late_pattern("[.;,]?$")
MESSAGE: Final = late_pattern(r"(?:[A-Z]{2,12} ){1,3}(?:MSG|MESSAGE|DTG)?[ ]?[0-9]{6}Z?[ ][A-Z]{3}[ ][0-9]{2}")
#: 11.3. A mark right after a complete reference, and text after it that is no title: in lowercase, and long.
REFERENCE_DONE: Final = late_pattern(r"(?:[0-9]|\(NOTAL\)|\bPREVIOUS)[ .;,_-]{0,99}$", re.IGNORECASE)
TEXT_AFTER_REFERENCE: Final = late_pattern(rf"\([^)\n]{{1,30}}\){grammar.SENTENCE_BEGINS}")
#: 11.3. After what the number of a paragraph, or prose, may follow: a complete reference, or a page line; not where the list goes on, as
#: after a comma, or the number is the first of several.
NUMBER_MAY_FOLLOW: Final = late_pattern(r"(?:[0-9]Z?|\(NOTAL\)|\bPREVIOUS)[ \t.]{0,99}$", re.IGNORECASE)
LIST_OF_NUMBERS: Final = late_pattern(r"\u00b6?1[.)][^\n.]{1,99}[ ]\(?2[.)][ ]")
LONGEST_LINE: Final = 100
LONGEST_BELOW_BLANK: Final = 75


def continues(above: str, line: str, blank: bool) -> bool:
    """
    Whether a line continues the list: by its letter, by digits, or where the list is cut off (format.md 11.3).

    >>> continues("A. ZENDA 1", "B. ZENDA 2", True), continues("A. ZENDA 1", "Summary of the talks", False)
    (True, False)
    """
    if line.startswith("(") and begins_text(line) and meets_text(above, line):
        return False
    if line[:1] in NUMBER_BEGINS and NUMBER.match(line):
        return is_numbered(above, line) and (not blank or begins_cable(line, known=True, padded=False))
    if blank:
        return continues_below_blank(above, " ".join(line.split()))
    if len(line) < 60 and line.isupper():
        return True
    return (
        bool(REFERENCE_LETTER.match(line))
        or bool(WEB_ADDRESS.match(line))
        or bool(JOINING_WORD.search(above[-LONGEST_JOINING_WORD:]))
        or (len(line) < LONGEST_LINE and (bool(DIGIT.search(line)) or is_open(above)))
        or bool(KIND_ALONE.match(line))
        or (LABEL_ALONE.match(above) is not None and begins_cable(line))
    )


def continues_below_blank(above: str, line: str) -> bool:
    """Whether a line below a blank line continues the list: the next letter, a cable alone, or what a cut-off list lacks."""
    signed = REFERENCE_LETTER.match(line)
    letter = signed or BARE_LETTER.match(line)
    if letter and is_next_letter(above, letter[1].upper()) and (signed or begins_item(line)):
        return True
    if LABEL_ALONE.match(above) and (letter or begins_cable(line) or names_kind(line)):
        return True
    if len(line) >= LONGEST_BELOW_BLANK:
        return False
    if begins_cable(line, known=True, padded=False) or (CUT_OFF.search(above) and DIGIT.search(line[:30])):
        return True
    return bool(UNFINISHED.search(above[-LONGEST_JOINING_WORD:])) and (
        line[:1].islower() or line.startswith("PREVIOUS") or begins_cable(line, padded=False)
    )


def is_open(above: str) -> bool:
    """Whether the last parenthesis of a text is open."""
    return above.rfind("(") > above.rfind(")")


def begins_cable(line: str, *, known: bool = False, padded: bool = True) -> bool:
    """
    Whether a line begins with a cable.

    With *known*, it is of a known station, and nothing else is on the line; without *padded*, it is not a page line's.
    """
    upper = line.upper()
    cable = match_cable(upper, 0)
    if cable is None or (not padded and cable["number"].startswith("0")):
        return False
    return not known or (is_station(post_of(cable)) and LINE_ENDS.match(upper, cable.end()) is not None)


def begins_item(line: str) -> bool:
    """Whether a line begins with a letter without a sign and a cable."""
    upper = line.upper()
    cable = match_cable(upper, len("A "))
    return cable is not None and ITEM_ENDS.match(upper, cable.end()) is not None


def names_kind(line: str) -> bool:
    """Whether a short line names a kind of document."""
    return len(line) < LONGEST_BELOW_BLANK and kind_of(line.upper()) is not ReferenceKind.OTHER


def is_numbered(above: str, line: str) -> bool:
    """
    Whether a line with a number in front is a reference, and not a paragraph: a year, or the next of a list with numbers.

    >>> is_numbered("1. ZENDA 816", "2. STRELSAU 88"), is_numbered("1. ZENDA 816", "2. The king left.")
    (True, False)
    >>> is_numbered("ZENDA 816", "(07) STRELSAU 88")
    True
    """
    number = NUMBER.match(line)
    if number is None:
        return False
    upper = line.upper()
    place = 0 if YEAR_BEFORE_CABLE.match(line) else number.end()
    if place and not re.search(rf"(?:^|[\s(]){int(number[1]) - 1}[.)]", above):
        return False
    cable = match_cable(upper, place)
    if cable:
        return ITEM_ENDS.match(upper, cable.end()) is not None
    return place > 0 and names_kind(line)


def begins_list(line: str, *, alone: bool) -> bool:
    """
    Whether a line begins a list that has no label: its first letter, or *alone* any letter, and a cable (format.md 11.1).

    >>> begins_list("A. ZENDA 816 B. 07 ZENDA 3054", alone=False), begins_list("A. ROME HAS 5 BRIDGES", alone=False)
    (True, False)
    >>> begins_list("C. ZENDA 816", alone=False), begins_list("C. ZENDA 816", alone=True)
    (False, True)
    """
    letter = REFERENCE_LETTER.match(line)
    if letter is None:
        return False
    upper, place, first = line.upper(), letter.end() - 1, alone or letter[1] in "Aa"
    drafted = DRAFTED_LETTER.match(upper, place)
    place = drafted.end() if drafted else place
    cable = match_cable(upper, place)
    if cable is None:
        return first and MESSAGE.match(upper, place) is not None
    post = post_of(cable)
    if first:
        return ITEM_ENDS.match(upper, cable.end()) is not None and (" " not in post or is_station(post))
    return is_station(post) and LINE_ENDS.match(upper, cable.end()) is not None


def is_next_letter(above: str, letter: str) -> bool:
    """Whether a letter is the last letter above or the one after it; the last may be a drafter's, behind an archive's."""
    letters = [ord(before.upper()) for before in LETTERS.findall(above)[-2:]]
    if not letters:
        return False
    return ord(letter) - letters[-1] in (0, 1) or (letters[0] > letters[-1] and ord(letter) - letters[0] == 1)


def meets_text(value: str, text: str) -> bool:
    """
    Whether a mark, number or word after the references begins the body, and not the next one (format.md 11.3).

    >>> meets_text("STATE 146857 ", "(U) The council gave the points of the letter to the court.")
    True
    >>> meets_text("(A) STATE 146857 (B) ZENDA 9 ", "(C) The council gave the points of the letter to the court.")
    False
    >>> meets_text("STATE 146857 ", "1. The council gave the points."), meets_text("STATE ", "1. The council gave the points.")
    (True, False)
    """
    if text[0] != "(":
        return NUMBER_MAY_FOLLOW.search(value) is not None and not (LIST_OF_NUMBERS.match(text) or is_open(value))
    letter = text[1]
    before = f"({chr(ord(letter) - 1)})"
    return (
        not (text[2] == ")" and before in value)
        and REFERENCE_DONE.search(value) is not None
        and TEXT_AFTER_REFERENCE.match(text) is not None
    )
