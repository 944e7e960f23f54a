"""Portion marks: `(C/NF)` in all its forms <-> `Portion`."""

import re
from functools import lru_cache
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model import Classification, Portion
from cablekit.telegram import grammar
from cablekit.telegram.fields.field import NO_COLUMNS, Field, HeaderPlace

#: The levels as marks spell them. `(SBU)` is open with a control of its own.
LEVELS: Final = {
    **{level.value: level for level in Classification},
    "TS": Classification.TOP_SECRET,
    "SE": Classification.SECRET,
    "S": Classification.SECRET,
    "C": Classification.CONFIDENTIAL,
    "LOU": Classification.LIMITED_OFFICIAL_USE,
    "L": Classification.LIMITED_OFFICIAL_USE,
    "R": Classification.RESTRICTED,
    grammar.SENSITIVE_BUT_UNCLASSIFIED: Classification.UNCLASSIFIED,
    "SBU": Classification.UNCLASSIFIED,
    grammar.UNCLAS: Classification.UNCLASSIFIED,
    "UN": Classification.UNCLASSIFIED,
    "U": Classification.UNCLASSIFIED,
}

#: Marks that are abbreviated or garbled (portion_marks.csv); `NC` and `SU` are kept as they are, unknown.
ODD_MARKS: Final = {
    "FOUO": Portion(Classification.UNCLASSIFIED, ("FOUO",)),
    "LES": Portion(Classification.UNCLASSIFIED, ("LES",)),
    "SNF": Portion(Classification.SECRET, ("NF",)),
    "CNF": Portion(Classification.CONFIDENTIAL, ("NF",)),
    "N/SF": Portion(Classification.SECRET, ("NF",)),
    "N/CF": Portion(Classification.CONFIDENTIAL, ("NF",)),
    **{word: Portion(None, (word,)) for word in ("DS", "XD", "ND", "NC", "SU", "NF")},
}

LEVEL_PHRASES: Final = grammar.any_of(
    *grammar.CLASS_PHRASES, grammar.LIMITED_OFFICIAL_USE, grammar.SENSITIVE_BUT_UNCLASSIFIED, grammar.RESTRICTED
)
# The parts below are read with re.VERBOSE: a space in them is `[ ]`.
LEVEL: Final = rf"(?: (?i: {LEVEL_PHRASES}|sbu|lou|ts|[ucs] ) | SE | UN | [LR] )"
#: What may follow one stroke, a hyphen or a space; another word could be an office (`(S/CT)`).
CONTROL: Final = r"""
    (?i: noforn | nofrn | nf | n | f | fouo | sbu | les | fgi | oc | orcon | propin | imcon | relido | limdis | exdis
       | nodis | rel )
"""
TAIL: Final = r"[A-Za-z0-9 ,&'/.\t\r\n-]{0,80}"
ENTIRE_TEXT_AFTER: Final = r"""
    (?:\s{0,3}(?:--?|[,:/])\s{0,3} | \s{1,3})
    (?i:entire\s{1,3}(?:text|message|cable|telegram|paragraph))\.?
"""
#: format.md 13.2: marks without a level of their own, and joined ones.
ODD_MARK: Final = "FOUO | LES | [SC]NF | N/[SC]F | DS | XD | ND | NC | SU | NF"

#: format.md 13.2: a level, then controls after a stroke (State) or two (CAPCO), or the words "entire text".
MARK: Final = late_pattern(
    rf"""
    \([ ]?
    (?:
        {LEVEL}
        (?:
            [ ]?(?:-[ ]?|/[ ]?|[ ]){CONTROL}
          | (?:[ ]?/[ ]?{CONTROL}){{2,4}}
          | (?:[ ]?/[ ]?{CONTROL}){{0,3}}[ ]?/[ ]?(?:(?i:rel)|[A-Z]{{3}})[ ]{TAIL}
          | [ ]?//{TAIL}
          | {ENTIRE_TEXT_AFTER}
        )?
      | {ODD_MARK}
    )
    [ ]?/{{0,2}}[ ]?\)
    """,
    re.VERBOSE,
)
#: A mark with a parenthesis lost or a sign too much, as it is only read after a number: `SBU)`, `(SBU`, `'(SBU)`.
USUAL_MARK: Final = r"(?: SBU | LOU | [UCS] ) (?: //?(?:NF|NOFORN) )?"
BROKEN_MARK: Final = late_pattern(
    rf"""
    (?: ["'\u2018\u2019(] \([ ]?{USUAL_MARK}[ ]?\)
      | {USUAL_MARK}[ ]?\)
      | \([ ]?{USUAL_MARK} (?=[ \t]+["']?[A-Z]) (?![^()]{{0,2000}}\))
    )
    (?=[ \t]+["'\u201c(]?[A-Z])
    """,
    re.VERBOSE,
)
BROKEN_BEGINS: Final = frozenset("\"'\u2018\u2019(SLUC" + grammar.LEAD)
#: A mark that nobody knows, of which the text is only the words after it.
UNKNOWN_MARK: Final = late_pattern(r"[ \t]{0,9}\([A-Za-z0-9]{1,4}\)[ \t]{1,4}[\"'(]?[A-Z]")
#: Most marks, which are recognized without the pattern.
COMMON_MARKS: Final = frozenset({"(U)", "(C)", "(S)"})
#: What follows the parenthesis of every mark.
MARK_BEGINS: Final = frozenset(" CDFLNRSTUXclstu")
BLANKS: Final = " \t\u00a0"
#: What may be around a mark: blanks and pilcrows (3), its own parentheses, and the period after "entire text".
AROUND: Final = grammar.LEAD + "\r\n.:()\"'\u2018\u2019"
#: format.md 12: the text of a paragraph after its mark: two words at least, and none that goes on with a list.
TEXT_AFTER_MARK: Final = late_pattern(
    r"""
    [ \t]{0,9} (?: \r?\n[ \t]{0,20} )?
    (?! (?i: and | or | e\.?o\.? | decl | derived | declassify | reasons? | section )\b )
    ["'(\u201c]? [A-Z0-9][^\s()]{0,30} [,;:]? [ \t\r\n]{1,4} [("'\u201c]?[A-Za-z0-9]
    """,
    re.VERBOSE,
)
LONGEST_LEVEL_FIRST: Final = sorted(LEVELS, key=len, reverse=True)
ENTIRE_TEXT: Final = late_pattern(r"ENTIRE (?:TEXT|MESSAGE|CABLE|TELEGRAM|PARAGRAPH)\.?")
SPELLINGS: Final = {"NOFORN": "NF", "NOFRN": "NF"}
CUT_CONTROLS: Final = {"N": "NF", "F": "NF"}


def portion_end(text: str, at: int, end: int) -> int:
    """
    Return where the portion mark at a place ends; 0 where there is none.

    >>> portion_end("(C/NF) X", 0, 8), portion_end("(see) X", 0, 7)
    (6, 0)
    """
    if text[at : at + 3] in COMMON_MARKS and at + 3 <= end:
        return at + 3
    if text[at : at + 1] != "(" or text[at + 1 : at + 2] not in MARK_BEGINS:
        return 0
    match = MARK.match(text, at, end)
    return match.end() if match else 0


def begins_text(text: str, at: int = 0) -> bool:
    """
    Whether the portion mark at a place has a paragraph's text after it, not the end of a list (format.md 12).

    >>> begins_text("(C) The bridge is open."), begins_text("(C) and (D)"), begins_text("(D) The bridge")
    (True, False, False)
    """
    stop = portion_end(text, at, len(text))
    return stop > 0 and TEXT_AFTER_MARK.match(text, stop) is not None


#: The line endings between a number and its mark on the next line.
MARK_BELOW: Final = late_pattern(r"(?:\n[ \t\u00a0\\]{0,9}){1,4}(?=\()")


def mark_end(text: str, place: int, end: int) -> int:
    """
    Return where the portion mark at a place, or after blanks, ends with its blanks; *place* where there is none.

    >>> mark_end("(C - ENTIRE TEXT). X", 0, 20), mark_end("X", 0, 1)
    (19, 0)
    """
    start = place
    while start < end and text[start] in grammar.LEAD:
        start += 1
    stop = portion_end(text, start, end)
    if not stop:
        return place
    if text[stop : stop + 1] in (".", ":") and "ENTIRE" in text[start:stop].upper():
        stop += 1
    while stop < end and text[stop] in BLANKS:
        stop += 1
    return stop


def mark_below(text: str, place: int, end: int) -> tuple[int, int]:
    r"""
    Return where a portion mark begins and ends that is on the next line below a number; *place* twice without one.

    >>> mark_below("2.\n\n(C) So.", 2, 12), mark_below("2.\n\nSo.", 2, 8)
    ((4, 8), (2, 2))
    """
    match = MARK_BELOW.match(text, place, end)
    stop = mark_end(text, match.end(), end) if match else 0
    return (match.end(), stop) if match and stop > match.end() else (place, place)


def odd_mark(text: str, place: int, end: int) -> tuple[int, int]:
    r"""
    Return where a mark after a number begins and ends that is on the next line or broken; *place* twice without one.

    >>> odd_mark("2.\n(C) So.", 2, 10), odd_mark("2. C) So.", 3, 9)
    ((3, 7), (3, 6))
    """
    return mark_below(text, place, end) if text.startswith("\n", place) else (place, odd_mark_end(text, place, end))


def odd_mark_end(text: str, place: int, end: int) -> int:
    """
    Return where a broken mark after a number ends with its blanks; *place* where there is none.

    >>> odd_mark_end("SBU) Yes", 0, 8), odd_mark_end("'(C) Yes", 0, 8), odd_mark_end("So it is", 0, 8)
    (5, 5, 0)
    """
    match = BROKEN_MARK.match(text, place, end) if text[place : place + 1] in BROKEN_BEGINS else None
    if not match:
        return place
    stop = match.end()
    while text[stop] in BLANKS:
        stop += 1
    return stop


@lru_cache(maxsize=4096)
def read_portion(content: str) -> Portion | None:
    """
    Read a portion mark, with or without its parentheses; None where it is not a mark.

    >>> read_portion("(C//NOFORN) ")
    Portion(classification=<Classification.CONFIDENTIAL: 'CONFIDENTIAL'>, controls=('NF',))
    """
    mark = f"({content.strip(AROUND)})"
    if not MARK.fullmatch(mark):
        return None
    inner = " ".join(mark[1:-1].upper().split()).rstrip("/ ")
    return ODD_MARKS.get(inner) or read_level_and_controls(inner)


def read_level_and_controls(inner: str) -> Portion:
    """Read the inside of a mark that begins with a level."""
    word = next(
        level for level in LONGEST_LEVEL_FIRST if inner.startswith(level) and not inner[len(level) :][:1].isalpha()
    )
    rest = inner[len(word) :].strip(" -,:/.")
    pieces = [piece.strip(" -") for piece in rest.split("/")]
    controls = [SPELLINGS.get(piece, piece) for piece in pieces if piece and not ENTIRE_TEXT.fullmatch(piece)]
    if len(controls) == 1:
        controls = [CUT_CONTROLS.get(controls[0], controls[0])]
    if word in {"SBU", grammar.SENSITIVE_BUT_UNCLASSIFIED}:
        controls.insert(0, "SBU")
    return Portion(LEVELS[word], tuple(controls))


def write_portion(portion: Portion) -> str:
    """Write a portion mark, with two strokes where one would not read back as a mark."""
    mark = f"({portion})"
    return mark if MARK.fullmatch(mark) else mark.replace("/", "//", 1)


SUBJECT_PORTION: Final = Field(
    "subject_portion",
    "portion",
    read_portion,
    write_portion,
    place=HeaderPlace.BELOW_CLASS,
    before=0,
    after=" ",
    within="subject",
    columns=NO_COLUMNS,
    shown="secrecy",
    attributes={
        "classification": lambda _, portion: portion.classification and portion.classification.letters,
        "controls": lambda _, portion: portion.controls,
    },
)
PORTION: Final = Field("portion", "portion", read_portion, write_portion, before=0, after=" ")
