"""The labels of all fields, built from the rows into the patterns by which the header is scanned."""

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_uppercase
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar
from cablekit.telegram.fields.table import HEADER, ROWS
from cablekit.vocabulary.slips import edit_distance, is_within_one_slip

#: The rows whose lines have a label or an opening of their own, from the top of the header.
LABELED: Final = tuple(sorted((row for row in ROWS if row.label.pattern), key=lambda row: row.place or 0))
#: 4, 5, 7 to 12. How the line of each field begins: its letters, and its pattern as a group named after the field.
OPENINGS: Final = tuple(
    (letters, f"(?P<{row.name}>{pattern})")
    for row in LABELED
    for letters, pattern in ((row.label.begins, row.label.pattern), row.label.strays)
    if pattern
)
#: 23. The labels that may still come below: each with its first letters, so that most lines are skipped quickly.
AHEAD: Final = "|".join(f"(?P<{row.name}>{row.label.ahead})" for row in LABELED if row.label.ahead)

#: 8.2, 9.1, 25.7. Labels that are glued into a header line, with the blanks before them: the first blank or letter is
#: found fast, and the rest of the label is looked for after it.
INSIDE: Final = tuple(row.label for row in LABELED if row.label.inside)
GLUED: Final = tuple(row.label for row in LABELED if row.label.glued)
FIRSTS: Final = "".join(sorted({label.inside[0][0] for label in INSIDE}))


def forms_inside() -> str:
    """Write the labels that may be glued into a line, each after its first letter."""
    return "|".join(
        f"(?<={label.inside[0][0]})(?:{'|'.join(re.escape(word[1:]) for word in label.inside)}){label.follows}"
        for label in INSIDE
    )


BEFORE: Final = "".join(sorted({*FIRSTS, *(label.begins[0] for label in GLUED)}))
INNER: Final = late_pattern(
    rf"[ \t{BEFORE}{BEFORE.lower()}]"
    rf"(?:(?:(?<=[^\s(/][ \t])[ \t]*+[{FIRSTS}{FIRSTS.lower()}]|(?<=[0-9)][{FIRSTS}{FIRSTS.lower()}])|(?<=N/A[{FIRSTS}{FIRSTS.lower()}]))"
    rf"(?i:{forms_inside()})|{'|'.join(label.glued for label in GLUED)})"
)
#: 8.2, 25.7. The colon of such a label: a line without one is not searched for them.
ENDS: Final = sorted({word[-2:] for label in INSIDE for word in label.inside})
GLUED_COLON: Final = late_pattern(f":(?<=(?:{'|'.join(map(re.escape, ENDS))}):)", re.IGNORECASE)

#: 20.1. What optical scanners make of the signs of a label, and blanks more or less.
SCANNED: Final = {
    "O": "[O0Q]",
    "o": "[o0]",
    "I": "[Il1|]",
    "i": "[ilj1]",
    "l": "[lI1|]",
    "S": "[S5]",
    "T": "[TI]",
    "m": "(?:m|rn)",
    "/": "(?:[lI1]|[^A-Za-z0-9\\n])?[ ]?",
    ".": "[.,]?[ ]?",
    " ": "[ \\t]{0,3}",
}


def scanned(label: str) -> str:
    """
    Write the pattern of a SMART label, also as optical scanners read it, and as one of several.

    >>> bool(re.fullmatch(scanned("Date/DTG"), "DatelDIG")), bool(re.fullmatch(scanned("E.O."), "E.0"))
    (True, True)
    """
    return f"(?i:{'[ ]?'.join(SCANNED.get(sign, sign) for sign in label)}(?:s|\\(s\\))?)"


#: 20.1, 20.3. The labels of a SMART cable and their fields; the others are furniture.
SMART_FURNITURE: Final = (
    "Action Office", "Info Office", "Released By", "Action Post", "Dissemination Rule", "Attachments",
)  # fmt: skip
SMART_NAMED: Final = "|".join(
    f"(?P<{name}>{scanned(label)})"
    for name, label in (*((row.name, row.label.smart) for row in ROWS), ("signatures", "Signature"))
    if label
)
SMART_NAME: Final = f"(?:(?:{'|'.join(map(scanned, SMART_FURNITURE))})|{SMART_NAMED})"
#: 20.1. What may be before a label: the line of a table, of a list or of a quotation, bold type, ink.
SMART_LEAD: Final = r"(?:\|[ \t]{0,40})?+(?:[>.'\"\u2022\u00b7-][ \t]{0,20})?+(?:&nbsp;|\*\*|__){0,3}+"
#: 20.1. What ends a label: a colon, or what sets the value apart; or the end of its line. What is between it and the value.
SMART_SEPARATOR: Final = (
    r"(?:(?:[ \t]{0,4}(?:\*\*|__))?[ \t]{0,4}[:;](?:\*\*|__)?"
    r"|(?:\*\*|__)?[.,]?(?=[ \t\u00a0]{3,200}[^\s]|\t|[ \t]{0,40}\||&nbsp;))"
)
SMART_COLON: Final = rf"(?:{SMART_SEPARATOR}|(?:\*\*|__)?(?=[ \t]{{0,40}}(?:\n|\Z)))"
SMART_GAP: Final = r"(?:[ \t\u00a0|]|&nbsp;)*+(?:[\u2022\u00b7][ \t]{0,20})?"
#: 20.1. A label in a line of several: only as it is printed.
SMART_INSIDE: Final = late_pattern(rf"[ \t](?={SMART_NAME}:[ \t])")
#: 20.1. A misspelled label, and the letters of all labels with their fields.
SHORTEST_SLIP: Final = 4
LONG_NAME: Final = 8
SMART_SLIP: Final = late_pattern(r"(?P<word>[A-Z][A-Za-z0-9./! ]{2,20}?)[ ]?[:;](?:\t|[ ]{3})[ \t]*")
SMART_LETTERS: Final = {
    "".join(filter(str.isalpha, label)).upper(): field
    for label, field in (
        *((row.label.smart, row.name) for row in ROWS),
        ("Signature", "signatures"),
        *((label, "") for label in SMART_FURNITURE),
    )
    if label
}
SMART_LABEL: Final = late_pattern(f"{SMART_LEAD}{SMART_NAME}{SMART_COLON}{SMART_GAP}")

#: 23.1. The labels without their blanks, with the number of their words and their fields.
LABEL_WORDS: Final = tuple(
    (word.replace(" ", ""), len(word.split()), row.name) for row in LABELED for word in row.label.words
)
#: 23.1. Words of the language that are one slip away from a label, but not labels.
NO_LABELS: Final = frozenset(["SUBJECTS", "SUBS", "REEFS", "PREFERENCE", "PREFERENCES", "DEFERENCE", "REFERENCED"])
#: 23.1. A word of three letters needs a colon, and one of six with a colon needs no other proof.
SHORT_WORD, LONG_WORD = 3, 6
COLONS: Final = frozenset(":;")
#: 23.1. What may be a misspelled label: letters, with blanks between them or not, and a sign; or one word, with the second
#: word of a label below it, and a blank.
SPACED_WORD: Final = r"[A-Za-z0-9](?:[ \t]{0,3}+[A-Za-z0-9]){2,15}+"
SIGNED_WORD: Final = late_pattern(rf"(?P<word>{SPACED_WORD})[ \t]{{0,3}}+(?P<sign>[:;.,/=_-]{{1,3}}+)[ \t]*+")
#: 23.1. The same, as it is looked for in the lines below.
MISSPELLED_AHEAD: Final = late_pattern(rf"\n[ \t]*+(?P<word>{SPACED_WORD}[ \t]{{0,3}}+[:;])")
SECOND_WORDS: Final = "|".join(
    sorted({word for row in LABELED for label in row.label.words for word in label.split()[1:]})
)
BARE_WORD: Final = late_pattern(
    rf"(?P<word>[A-Za-z]{{3,12}}+(?i:[ \t]{{1,3}}+(?:{SECOND_WORDS})(?![A-Z]))?)(?P<sign>)[ \t]++"
)


def slipped_beginnings(label: str) -> Iterator[str]:
    """
    Yield the first three letters of a label, also with a slip in them or before them.

    >>> {"SUB", "SBU", "UBJ", "SBJ", "XSU", "XUB", "SXU", "SXB", "SUX"}.issubset(slipped_beginnings("SUBJECT"))
    True
    """
    a, b, c, d = tuple(f"{label}{label[-1]}"[:4])
    yield from (b + a + c, a + c + d, b + c + d)
    for sign in ascii_uppercase + grammar.DIGITS:
        yield from (a + b + sign, a + sign + b, a + sign + c, sign + a + b, sign + b + c)


#: 23.1. How a line with a misspelled label begins, where its first three letters are together: few lines do.
BEGINNINGS: Final = frozenset(three for word, _, _ in LABEL_WORDS for three in slipped_beginnings(word))
#: 23.1. How much of the text after a label is looked at (characters).
LONGEST_PROOF: Final = 200


def misspelled_smart_label(text: str, first: int, stop: int) -> tuple[str, str, int] | None:
    """
    Find a misspelled SMART label at the beginning of a line: its letters, its field and its end (format.md 20.1).

    >>> misspelled_smart_label("Refelence:    11 ZENDA 190", 0, 26)
    ('REFERENCE', 'references', 14)
    """
    match = SMART_SLIP.match(text, first, stop)
    word = "".join(filter(str.isalpha, match["word"])).upper() if match else ""
    if match is None or len(word) < SHORTEST_SLIP:
        return None
    near = [name for name in SMART_LETTERS if edit_distance(word, name) <= 1 + (len(name) > LONG_NAME)]
    return (near[0], SMART_LETTERS[near[0]], match.end()) if len(near) == 1 else None


@lru_cache(maxsize=256)
def labels_with(letter: str) -> re.Pattern[str] | None:
    """Make the pattern of the labels that begin with a letter, if there are any."""
    return grammar.pattern_with(OPENINGS, letter.upper())


def label_at(text: str, place: int, stop: int) -> re.Match[str] | None:
    """
    Match the label that begins at a place of a line, if there is one.

    >>> label_at("TAGS: PREL", 0, 10).lastgroup, label_at("1. X", 0, 4)
    ('tags', None)
    """
    labels = labels_with(text[place])
    return labels.match(text, place, stop) if labels else None


def misspelled_label(text: str, first: int, stop: int) -> tuple[str, int]:
    """
    Find a misspelled label at the beginning of a line: its field and its end; an empty name without one (format.md 23.1).

    >>> misspelled_label("SUBECT: THE BRIDGE", 0, 18), misspelled_label("SUBJECTS: THE BRIDGE", 0, 20)
    (('subject', 8), ('', 0))
    """
    three = text[first : first + 3].upper()
    if three not in BEGINNINGS and (three.isalnum() or not "".join(three.split()).isalnum()):
        return "", 0
    for pattern in (SIGNED_WORD, BARE_WORD):
        match = pattern.match(text, first, stop)
        field = field_of_label(match["word"].upper()) if match else ""
        if match and field and is_proved(match, field):
            return field, match.end()
    return "", 0


def is_proved(match: re.Match[str], field: str) -> bool:
    """Whether what follows a misspelled label shows that it is one: a colon after a long word, or the text."""
    word, colon = "".join(match["word"].split()), match["sign"][:1] in COLONS
    if colon and len(word) >= LONG_WORD:
        return True
    label = HEADER[field].label
    at = match.end() if label.text else match.start()
    content = match.string[at : at + LONGEST_PROOF].lstrip().partition("\n")[0].rstrip(grammar.TRAIL)
    return (colon or len(word) > SHORT_WORD or word.upper() in label.words) and label.proof(content)


@lru_cache(maxsize=1024)
def field_of_label(words: str) -> str:
    """
    Return the field whose label is one slip away from words in capitals, or is spelled with other blanks.

    >>> field_of_label("SUBECT"), field_of_label("S U B J E C T"), field_of_label("RE"), field_of_label("REF A")
    ('subject', 'subject', '', '')
    """
    parts = words.split()
    word = "".join(parts)
    slipped = word not in NO_LABELS
    spaced = len(parts) == len(word)
    return next(
        (
            field
            for label, count, field in LABEL_WORDS
            if word == label
            or (slipped and (count == len(parts) or (spaced and len(label) >= LONG_WORD)) and is_slip_of(word, label))
        ),
        "",
    )


def is_slip_of(word: str, label: str) -> bool:
    """Whether a word is one slip away from a label; a label of three letters may not lose one."""
    return is_within_one_slip(word, label) and (len(label) > SHORT_WORD or len(word) >= len(label))
