"""Whole telegrams quoted in a body: `QUOTE`, a heading or a class line, and all up to its UNQUOTE (format.md 13.3)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar

#: What may be between the word and the telegram.
LEADING: Final = late_pattern(r"[ \t\u00a0\n:]*+[\"'\u201c]?[ \t\u00a0\n]*+")
QUOTATION_MARKS: Final = "\"'\u201c"
#: A heading: the date-time group, the originator, the addressee.
HEADING: Final = late_pattern(
    r"""
    (?: (?:[ZOPR]{1,2}[ ]){0,3} [0-9]{6}Z [ ]? [A-Z]{3} [ ]? [0-9]{2} [^\n]{0,24} \n [ \t\n]* )?
    FM[ ][^\n]{3,70}\n [ \t\n]*
    TO[ ][A-Z]
    """,
    re.VERBOSE,
)
#: What a class line is followed by, and in how many characters.
LABEL: Final = late_pattern(r"\n[ \t]*(?:E\.?[ ]?O\.?[ ]|TAGS?:|SUBJ(?:ECT)?:)")
NEAR: Final = 400
#: The words that begin and end a quotation, also one inside the telegram.
WORD: Final = late_pattern(r"\b(?:(UN)|END[ ])?Q(?:UO)?TE\b")


def quoted_cable(text: str, start: int, end: int) -> tuple[int, int] | None:
    r"""
    Return where the telegram below a word that begins a quotation begins and ends, if there is one; 0: it does not end.

    >>> text = "QUOTE\nR 080915Z MAY 08\nFM AMEMBASSY ZENDA\nTO SECSTATE\nAll is well.\nUNQUOTE\n"
    >>> quoted_cable(text, 5, len(text)), quoted_cable("QUOTE\nFM all of us.\nUNQUOTE\n", 5, 27)
    ((6, 67), None)
    """
    blanks = LEADING.match(text, start, end)
    place = blanks.end() if blanks else start
    if not begins_telegram(text, place, end):
        return None
    begin = place if text[place - 1] in QUOTATION_MARKS else max(text.rfind("\n", start, place) + 1, start)
    depth = 1
    for word in WORD.finditer(text, place, end):
        depth += -1 if word[1] or word[0].startswith("END") else 1
        if not depth:
            return begin, text.rfind("\n", place, word.start()) + 1 or word.start()
    return begin, 0


def begins_telegram(text: str, place: int, end: int) -> bool:
    """Whether a telegram begins at a place: with its heading, or with a class line above a label."""
    if HEADING.match(text, place, end):
        return True
    line = text.find("\n", place, end)
    return (
        line > 0
        and grammar.CLASS_LINE.match(text, place, line) is not None
        and LABEL.search(text, line, min(line + NEAR, end)) is not None
    )
