"""The subject, read and written (format.md 10)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar
from cablekit.telegram.fields.field import BODY_OPENINGS, Field, HeaderPlace, Label
from cablekit.telegram.fields.lines import read_line

#: 7.2. Captions that are not words of the language, and so not part of a subject.
NO_WORDS: Final = frozenset(grammar.CLASS_LINE_CAPTIONS.split("|")) - {"SENSITIVE"}

#: 7.2. A line of nothing else.
NO_WORD: Final = f"(?:{'|'.join(sorted(NO_WORDS))})"
ONLY_CAPTIONS: Final = late_pattern(rf"{NO_WORD}(?:[ \t,;/]+{NO_WORD})*+\Z", re.IGNORECASE)
#: 10. A line that is so short with the next word that nothing made it wrap (characters), and how many lines prose has.
SHORT_LINE: Final = 36
PROSE_LINES: Final = 3
BLANK_LINE: Final = late_pattern(r"\n[ \t]*+\n")
#: 10. A word of a title.
TITLE_WORD: Final = late_pattern("[A-Z]{2,}")
#: 10. A sentence ends after a word of three letters or more, and three words follow.
SENTENCE: Final = late_pattern(r"[A-Za-z0-9]{3}[.]\s{1,4}(?:[A-Za-z][\w',-]{0,30}\s{1,4}){3}")


def begins_body(above: str, below: str) -> bool:
    """
    Whether the lines below a short subject, up to a blank one, are prose, which runs on from sentence to sentence (format.md 10).

    >>> begins_body("THE BRIDGE", "A PLOT\\nWAS FOUND\\nYESTERDAY. THE KING WAS NOT IN IT."), begins_body("THE BRIDGE", "OF ZENDA")
    (True, False)
    """
    first = (below[:SHORT_LINE].split(maxsplit=1) or [""])[0]
    if len(above) + len(first) >= SHORT_LINE or not above[-1:].isalnum():
        return False
    lines = BLANK_LINE.split(below, 1)[0]
    return lines.count("\n") >= PROSE_LINES - 1 and SENTENCE.search(lines) is not None


def continues(above: str, line: str, blank: bool) -> bool:
    """
    Whether a line continues the subject: up to a blank line, without an indent; a caption does not (format.md 10).

    >>> continues("THE BRIDGE", "AND THE CASTLE", False), continues("THE BRIDGE", "SIPDIS", False)
    (True, False)
    """
    if (blank and above) or ONLY_CAPTIONS.match(line):
        return False
    return line.isupper() or not above.isupper() or sum(map(str.islower, line)) < len(line) / 2


#: 10. A year or number that alone is the end of a subject, and a longer one, below a line that waits for it.
NUMBER: Final = late_pattern("[0-9]{2,4}$")
LONG_NUMBER: Final = late_pattern("[0-9]{5,6}$")
WAITS_FOR_NUMBER: Final = late_pattern(r"(?:[,#/-]|\b(?:NOS?|NRS?|NUMBERS?)\b\.?)\Z", re.IGNORECASE)
#: 14. A teaser is cut off in dots; below it are the fields of a database.
CUT_OFF: Final = ("..", "\u2026")


def is_end_of_subject(above: str, line: str) -> bool:
    """
    Whether a line that looks like the counter of a page is the number at the end of a subject (format.md 10).

    >>> is_end_of_subject("THE KING IN", "2010"), is_end_of_subject("THE BRIDGE", "12345"), is_end_of_subject("NO.", "12345")
    (True, False, True)
    """
    if above.endswith(CUT_OFF):
        return False
    if NUMBER.match(line):
        return True
    return LONG_NUMBER.match(line) is not None and WAITS_FOR_NUMBER.search(above) is not None


#: 10. How long a title without a label is at least: its words, and characters.
FEWEST_WORDS, SHORTEST_TITLE = 3, 15


def is_title(line: str) -> bool:
    """
    Whether a line may be a subject without a label: some words in capitals, and no sentence (format.md 10).

    >>> is_title("THE BRIDGE AT ZENDA"), is_title("SUMMARY"), is_title("THE BRIDGE IS OPEN.")
    (True, False, False)
    """
    return (
        len(line) >= SHORTEST_TITLE
        and line.partition(":")[0].isascii()
        and line.isupper()
        and not line.endswith((".", ":", "-"))
        and len(TITLE_WORD.findall(line)) >= FEWEST_WORDS
    )


#: 10. A stray sign after the label's own; a period or dash only right after it, and not as the first of several or before a digit.
STRAY: Final = r"[ \t]*(?:(?:[:;,]|(?<=[:;,])[.=-](?![.=0-9-]))[ \t]*)?"

SUBJECT: Final = Field(
    "subject",
    "subject",
    read_line,
    str,
    Label(
        "SUBJECT: ",
        begins="S",
        pattern=rf"SUBJECT:{STRAY}|(?i:SUBJE?C?T?(?:[ \t]*[:,;]{STRAY}|[ \t]+(?=[A-Z(])))|SUBJECT[ \t]*+(?=\n|\Z)",
        strays=("ABCDEFGHIJKLMNOPQRTUVWXYZ", r"(?i:[A-Z]{1,2}BJ:[ \t]*)"),
        ahead="[Ss][Uu][Bb][Jj](?:[Ee][Cc][Tt])?:",
        inside=("SUBJ", "SUBJECT"),
        follows=": {0,4}[A-Z(]",
        smart="Subject",
        words=("SUBJECT", "SUBJ"),
        proof=str.isupper,
    ),
    HeaderPlace.BELOW_CLASS,
    flows=True,
    continues=continues,
    begins_body=begins_body,
    stops=BODY_OPENINGS | {"paged"},
    single=True,
    ends_heading=True,
    meets_body=True,
    echoed=True,
    shown="topic",
)
