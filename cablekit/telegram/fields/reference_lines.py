"""Which lines without a label continue a REF list (format.md 11.3)."""

import re
from typing import Final

from cablekit.model.words import ReferenceKind
from cablekit.telegram.fields.portion import begins_text
from cablekit.telegram.fields.reference_cable import match_cable, post_of
from cablekit.telegram.fields.reference_words import kind_of
from cablekit.vocabulary.stations import is_station

#: 11.3. A reference that continues below a blank line begins with its letter.
REFERENCE_LETTER: Final = re.compile(r"-?[ \t]*[(\[]?([A-Za-z])[.)\]:][ \t]*(?:[A-Za-z0-9'(]|https?:|www\.)")
#: 11. What shows a list of references: digits, or a joining word at the line's end.
JOINING_WORD: Final = re.compile(r"(?i)(?:[,;&(/-]|\band|\bthe|\bof|\bwith|\bfrom|\bto)$")
#: 11.3. A list that continues below a blank line, whatever the line is: it cannot end like this.
UNFINISHED: Final = re.compile(r"(?i)(?:\bwith|\bfrom|\bto|\bof|\bthe|[,;&]|\band)$")
#: How much of what was read shows that (characters).
LONGEST_JOINING_WORD: Final = 5
#: 11.3. A list that is cut off: a letter, a year, or a name with no number yet.
CUT_OFF: Final = re.compile(r"(?:\b[A-Z][.)\]]|\b[0-9]{2}|[A-Z]{3,})$")
#: 11.1. The label alone on its line.
LABEL_ALONE: Final = re.compile(r"(?i)(?:ref[a-z()]{0,9}[ \t]*[.:,;]?)?$")
#: 11.3. An address on the web is an item, whatever letters it has.
WEB_ADDRESS: Final = re.compile(r"(?i)[(\[]?(?:[A-Z][.)\]:]{1,2})?[ \t]*(?:https?:|www\.)")
#: 11.3. The kind of document, wrapped from the names before it.
KIND_ALONE: Final = re.compile(
    r"(?i)(?:e-?mails?|tele?cons?|memos?|memcons?|letters?|fax(?:es)?|meetings?)\b[^.]{0,40}$"
)
#: 11.3. The letters of what was read.
LETTERS: Final = re.compile(r"(?:^|[\s(\[;,\u00b6.])([A-Za-z])[.)\]:]")
#: 11.1. What follows the first cable of a list without a label; and a message that its date-time group names.
ITEM_ENDS: Final = re.compile(r"[ ]?(?:[.;,]?$|[;,(\[]|(?:AND|NOTAL)\b|[(\[]?[B-Z][.)\]:])")
NUMBER: Final = re.compile(r"\(?([0-9]{1,2})[.)](?![0-9])[ \t]{0,3}")
LINE_ENDS: Final = re.compile("[.;,]?$")
MESSAGE: Final = re.compile(r"(?:[A-Z]{2,12} ){1,3}(?:MSG|MESSAGE|DTG)?[ ]?[0-9]{6}Z?[ ][A-Z]{3}[ ][0-9]{2}")
#: 11.3. A mark right after a complete reference, and text after it that is no title: in lowercase, and long.
REFERENCE_DONE: Final = re.compile(r"(?:[0-9]|\(NOTAL\)|\bPREVIOUS)[ .;,_-]{0,99}$", re.IGNORECASE)
TEXT_AFTER_REFERENCE: Final = re.compile(
    r"\([^)\n]{1,30}\)(?=[^\n]{0,60}[ ][a-z]{2})(?:[^\n]{35}|[^\n]{12,34}(?<=\.)[ \t]{0,9}(?:\r?\n|\Z))"
)
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
    if NUMBER.match(line):
        return not blank and is_numbered(above, line)
    if blank:
        return continues_below_blank(above, line)
    if len(line) < 60 and line.isupper():
        return True
    return (
        bool(REFERENCE_LETTER.match(line))
        or bool(WEB_ADDRESS.match(line))
        or bool(JOINING_WORD.search(above[-LONGEST_JOINING_WORD:]))
        or (len(line) < LONGEST_LINE and bool(re.search("[0-9]", line)))
        or bool(KIND_ALONE.match(line))
    )


def continues_below_blank(above: str, line: str) -> bool:
    """Whether a line below a blank line continues the list: the next letter, or what a list lacks that is cut off."""
    letter = REFERENCE_LETTER.match(line)
    if letter and is_next_letter(above, letter[1].upper()):
        return True
    if LABEL_ALONE.match(above):
        return bool(letter) or match_cable(line.upper(), 0) is not None
    if len(line) >= LONGEST_BELOW_BLANK:
        return False
    if CUT_OFF.search(above) and re.search("[0-9]", line[:30]):
        return True
    return bool(UNFINISHED.search(above[-LONGEST_JOINING_WORD:])) and (
        line[:1].islower() or match_cable(line.upper(), 0) is not None
    )


def is_numbered(above: str, line: str) -> bool:
    """
    Whether a line is the next of a list with numbers, and not a paragraph: it names a cable or another document.

    >>> is_numbered("1. ZENDA 816", "2. STRELSAU 88"), is_numbered("1. ZENDA 816", "2. The king left.")
    (True, False)
    """
    number = NUMBER.match(line)
    if number is None or not re.search(rf"(?:^|[\s(]){int(number[1]) - 1}[.)]", above):
        return False
    upper = line.upper()
    cable = match_cable(upper, number.end())
    if cable:
        return ITEM_ENDS.match(upper, cable.end()) is not None
    return len(line) < LONGEST_BELOW_BLANK and kind_of(upper) is not ReferenceKind.OTHER


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
    cable = match_cable(upper, place)
    if cable is None:
        return first and MESSAGE.match(upper, place) is not None
    post = post_of(cable)
    if first:
        return ITEM_ENDS.match(upper, cable.end()) is not None and (" " not in post or is_station(post))
    return is_station(post) and LINE_ENDS.match(upper, cable.end()) is not None


def is_next_letter(above: str, letter: str) -> bool:
    """Whether a letter is the last letter above or the one after it."""
    letters = LETTERS.findall(above)
    return bool(letters) and ord(letter) - ord(letters[-1].upper()) in (0, 1)


def meets_text(value: str, text: str) -> bool:
    """
    Whether a portion mark after the references begins the body, and is not the letter of the next one (format.md 11.3).

    >>> meets_text("STATE 146857 ", "(U) The council gave the points of the letter to the court.")
    True
    >>> meets_text("(A) STATE 146857 (B) ZENDA 9 ", "(C) The council gave the points of the letter to the court.")
    False
    """
    letter = text[1]
    before = f"({chr(ord(letter) - 1)})"
    return (
        not (text[2] == ")" and before in value)
        and REFERENCE_DONE.search(value) is not None
        and TEXT_AFTER_REFERENCE.match(text) is not None
    )
