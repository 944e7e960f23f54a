"""The labels of all fields, built from the rows into the patterns by which the header is scanned."""

import re
from functools import lru_cache
from typing import Final

from cablekit.telegram import grammar
from cablekit.telegram.fields.table import ROWS

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
INNER: Final = re.compile(
    rf"[ \t{BEFORE}{BEFORE.lower()}]"
    rf"(?:(?:(?<=[^\s(/][ \t])[ \t]*+[{FIRSTS}{FIRSTS.lower()}]|(?<=[0-9)][{FIRSTS}{FIRSTS.lower()}]))"
    rf"(?i:{forms_inside()})|{'|'.join(label.glued for label in GLUED)})"
)
#: 8.2, 25.7. The colon of such a label: a line without one is not searched for them.
ENDS: Final = sorted({word[-2:] for label in INSIDE for word in label.inside})
GLUED_COLON: Final = re.compile(f":(?<=(?:{'|'.join(map(re.escape, ENDS))}):)", re.IGNORECASE)

#: 20.1, 20.3. The labels of a SMART cable and their fields; the others are furniture.
SMART_FURNITURE: Final = "Action Office|Info Office|Released By|Action Post|Dissemination Rule|Attachments"
SMART_NAMED: Final = "|".join(f"(?P<{row.name}>{row.label.smart})" for row in ROWS if row.label.smart)
SMART_LABEL: Final = re.compile(rf"(?:{SMART_NAMED}|(?P<signatures>Signature)|{SMART_FURNITURE}):[ \t]*")


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
