"""How a line of the header may begin: one pattern for each first letter says what the line is.

The names of the groups are the rules by which `header` reads a line: the field of a label, `mrn` for a class line, the
kinds of furniture, and the others below. The first form that matches wins; a line that none matches is a plain one.
"""

import re
from functools import lru_cache
from typing import Final

from cablekit.telegram import grammar
from cablekit.telegram.around import DATESTAMP
from cablekit.telegram.fields.addressees import INDICATED
from cablekit.telegram.fields.captions import first_words, word_captions
from cablekit.telegram.fields.labels import OPENINGS
from cablekit.telegram.furniture import FURNITURE_FORMS
from cablekit.telegram.grammar import ANY_LETTER, forms_with

BOTH_CASES: Final = frozenset(ANY_LETTER + ANY_LETTER.lower())
#: 13.1. A paragraph's number.
NUMBERED: Final = rf"\(?[0-9]{{1,2}}[.)](?:[ \t]*\(?[A-Z\"]|{grammar.BLANK_REST}$)"
#: What no label is.
FIRST_FORMS: Final = (
    ("(", rf"(?P<numbered>{NUMBERED})"),
    # 5.3. An addressee with its routing indicator: most lines of a heading are such.
    ("R", rf"(?P<indicated>{INDICATED}(?=\n|\Z))"),
)
#: What a line is that has no label, is no class line and no furniture.
LAST_FORMS: Final = (
    # 13.4. A line of dashes, and a heading without one: a field above the body does not go on with them.
    ("-=_*", r"(?P<ruled>[-=_*]{3,})"),
    ("P", rf"(?P<paged>{grammar.PAGE_WORD}[0-9])"),
    ("(BSIA", r"(?i:(?P<summary>(?:\([A-Z/]{1,6}\) *)?(?:begin )?(?:summary|introduction|action request)\b))"),
    # 16. Cables of which the archive had a part alone.
    ("TME", rf"(?P<extract>{grammar.EXTRACT})"),
    # 11.2. What may be a reference whose list lost its label.
    ("([" + ANY_LETTER, r"(?P<lettered>[(\[]?[A-Z][.)\]])"),
)


@lru_cache(maxsize=512)
def opening(letter: str, *, labels: bool = True) -> re.Pattern[str] | None:
    """
    Make the pattern of the lines that begin with a letter, if any but a plain one does.

    Args:
        letter: The line's first character that is no blank.
        labels: Whether a label may stand there.

    >>> opening("F").match("FM AMEMBASSY ZENDA").lastgroup, opening("y").match("yes")
    ('originator', None)
    """
    upper = letter.upper()
    forms = (
        caption_alone(letter),
        forms_with(FIRST_FORMS, letter),
        forms_with(OPENINGS, upper) if labels else "",
        class_forms(letter) if letter in BOTH_CASES else "",
        forms_with(FURNITURE_FORMS, letter),
        forms_with(LAST_FORMS, upper),
        caption_form(upper),
    )
    found = "|".join(filter(None, forms))
    return re.compile(found, re.MULTILINE) if found else None


def class_forms(letter: str) -> str:
    """
    Give the forms of class lines, or of a class alone, that begin with a letter (format.md 6.1, 14, 19, 21.4).

    >>> class_forms("X")
    ''
    """
    level = forms_with(grammar.LEVEL_FORMS, letter.upper())
    alone = f"|(?P<level>{grammar.AFTER_LEVEL_ALONE})" if letter.isupper() else ""
    behind = rf"(?P<counted>{grammar.COUNTER}[ \t]*$)|[ \t]+{grammar.AFTER_LEVEL}{alone}"
    forms = [f"(?i:(?:{level})(?:{behind}))"] if level else []
    return "|".join([*forms, f"(?P<datestamp>{DATESTAMP})"] if letter == "C" else forms)


def caption_alone(letter: str) -> str:
    """
    Give the form of a line that is one word, and that a caption: most captions are such (format.md 7.2).

    >>> caption_alone("Q")
    ''
    """
    words = sorted(word for word in word_captions() if word[0] == letter)
    return rf"(?P<caption>(?:{'|'.join(words)}){grammar.BLANK_REST}(?=\n|\Z))" if words else ""


def caption_form(letter: str) -> str:
    """
    Give the form of lines that may be captions: their first word is one of a caption's (format.md 7.2).

    >>> caption_form("Q")
    ''
    """
    words = sorted(word for word in first_words() if letter in ("(", word[0]))
    return rf"(?P<captioned>\(?(?i:{'|'.join(words)})(?![A-Za-z]))" if words else ""
