"""How a header line may begin: one pattern for each first letter finds the form of the line.

Each group of such a pattern is a form, and its name says how `scanner.py` reads the line: the field of a label, `mrn`
for a class line, the kind of furniture, or one of the forms below. The first form that matches wins; a line that
matches none is a plain one.
"""

import re
from functools import lru_cache
from typing import Final

from cablekit.telegram import grammar
from cablekit.telegram.around import ARCHIVE_LINES, DATESTAMP
from cablekit.telegram.fields.addressees import INDICATED
from cablekit.telegram.fields.captions import first_words, word_captions
from cablekit.telegram.fields.labels import OPENINGS
from cablekit.telegram.furniture import FURNITURE_FORMS
from cablekit.telegram.grammar import ANY_LETTER, forms_with, pattern_of

LETTERS: Final = frozenset(ANY_LETTER + ANY_LETTER.lower())
#: 13.1. A paragraph's number.
PARAGRAPH_NUMBER: Final = rf"\(?[0-9]{{1,2}}[.)](?:[ \t]*\(?[A-Z\"]|{grammar.BLANK_REST}$)"
#: Forms that are tried before the labels.
FORMS_BEFORE_LABELS: Final = (
    ("(", rf"(?P<numbered>{PARAGRAPH_NUMBER})"),
    # 5.3. An addressee with its routing indicator: most lines of a heading have this form.
    ("R", rf"(?P<indicated>{INDICATED}(?=\n|\Z))"),
)
#: 21.4. Lines that may begin the matter of an archive; where they do not, the other forms are tried.
ARCHIVE_FORMS: Final = tuple((letters, f"(?P<archive>{form})") for letters, form in ARCHIVE_LINES)
#: Forms of lines that have no label and are neither class lines nor furniture.
FORMS_AFTER_FURNITURE: Final = (
    # 13.4. A line of dashes, and a heading without one: neither continues a field above the body.
    ("-=_*", r"(?P<ruled>[-=_*]{3,})"),
    ("P", rf"(?P<paged>{grammar.PAGE_WORD}[0-9])"),
    ("(BSIA", r"(?i:(?P<summary>(?:\([A-Z/]{1,6}\) *)?(?:begin )?(?:summary|introduction|action request)\b))"),
    # 25.1. The end of the heading.
    ("B", rf"(?P<break>B ?T{grammar.BLANK_REST}$)"),
    # 16. The notice of a cable of which the archive had only a part.
    ("TME", rf"(?P<extract>{grammar.EXTRACT})"),
    # 11.2. Possibly a reference whose list lost its label.
    ("([" + ANY_LETTER, r"(?P<lettered>[(\[]?[A-Za-z][.)\]])"),
)


def match_class_line(text: str, first: int, stop: int) -> re.Match[str] | None:
    """
    Match a line that begins with a classification: as a class line, or else by the forms tried after it.

    >>> match_class_line("SECRET ZENDA 910", 0, 16).lastgroup, match_class_line("SECRET POSS DUPE", 0, 16).lastgroup
    ('mrn', 'marking')
    """
    letter = text[first]
    match = class_pattern(alone=letter.isupper()).match(text, first, stop)
    pattern = None if match else pattern_below_class_lines(letter)
    return pattern.match(text, first, stop) if pattern else match


@lru_cache(maxsize=512)
def opening_pattern(letter: str, *, labels: bool = True) -> re.Pattern[str] | None:
    """
    Return the pattern of the lines that begin with a letter, *labels* included; None if they are all plain.

    Of a class line it knows only the classification: the rest is long, and one pattern for all letters has it.

    >>> opening_pattern("F").match("FM AMEMBASSY ZENDA").lastgroup, opening_pattern("y").match("yes")
    ('originator', None)
    """
    upper = letter.upper()
    level = forms_with(grammar.LEVEL_FORMS, upper) if letter in LETTERS else ""
    return pattern_of(
        caption_alone_form(letter),
        forms_with(FORMS_BEFORE_LABELS, letter),
        forms_with(ARCHIVE_FORMS, letter) if labels else "",
        forms_with(OPENINGS, upper) if labels else "",
        f"(?P<level_ahead>(?i:{level}))" if level else "",
        *forms_below_class_lines(letter),
    )


@lru_cache
def pattern_below_class_lines(letter: str) -> re.Pattern[str] | None:
    """Return the pattern of the forms that are tried where a classification does not begin a class line."""
    return pattern_of(*forms_below_class_lines(letter))


@lru_cache
def class_pattern(*, alone: bool) -> re.Pattern[str]:
    """Return the pattern of class lines, *alone*: also of a classification without a number (format.md 6.1, 14, 19, 21.4)."""
    level_alone = f"|(?P<level>{grammar.AFTER_LEVEL_ALONE})" if alone else ""
    after_level = rf"(?P<counted>{grammar.COUNTER}[ \t]*$)|{grammar.LEVEL_GAP}{grammar.AFTER_LEVEL}{level_alone}"
    return re.compile(f"(?i:{grammar.LEVEL}(?:{after_level}))", re.MULTILINE)


def end_of_number(text: str, first: int, stop: int) -> int:
    """
    Return where the number ends in the class line that begins at a place; 0 if none begins there.

    >>> [end_of_number(line, 0, len(line)) for line in ("SECRET ZENDA 00910 NODIS", "SECRET", "SECRET   A1234")]
    [18, 0, 0]
    """
    match = class_pattern(alone=True).match(text, first, stop)
    return max(match.end("mrn"), 0) if match else 0


def forms_below_class_lines(letter: str) -> tuple[str, ...]:
    """Return the forms of the lines that begin with a letter and are tried after class lines."""
    return (
        f"(?P<datestamp>{DATESTAMP})" if letter == "C" else "",
        forms_with(FURNITURE_FORMS, letter),
        forms_with(FORMS_AFTER_FURNITURE, letter.upper()),
        caption_line_form(letter.upper()),
    )


def caption_alone_form(letter: str) -> str:
    """Return the form of a line of one word that is a caption, as most captions are (format.md 7.2)."""
    words = sorted(word for word in word_captions() if word[0] == letter)
    return rf"(?P<caption>(?:{'|'.join(words)}){grammar.BLANK_REST}(?=\n|\Z))" if words else ""


def caption_line_form(letter: str) -> str:
    """Return the form of lines that may be captions: their first word begins one (format.md 7.2)."""
    words = sorted(word for word in first_words() if letter in ("(", word[0]))
    return rf"(?P<captioned>\(?(?i:{'|'.join(words)})(?![A-Za-z]))" if words else ""
