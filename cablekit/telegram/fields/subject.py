"""The subject, read and written (format.md 10)."""

from typing import Final

from cablekit.telegram import grammar
from cablekit.telegram.fields.field import BODY_OPENINGS, Field, HeaderPlace, Label
from cablekit.telegram.fields.lines import read_line

#: 7.2. Captions that are not words of the language, and so not part of a subject.
NO_WORDS: Final = frozenset(grammar.CLASS_LINE_CAPTIONS.split("|")) - {"SENSITIVE"}


def continues(above: str, line: str, blank: bool) -> bool:
    """
    Whether a line continues the subject: up to a blank line, without an indent; a caption does not (format.md 10).

    >>> continues("THE BRIDGE", "AND THE CASTLE", False), continues("THE BRIDGE", "SIPDIS", False)
    (True, False)
    """
    if (blank and above) or line in NO_WORDS:
        return False
    return line.isupper() or not above.isupper() or sum(map(str.islower, line)) < len(line) / 2


SUBJECT: Final = Field(
    "subject",
    "subject",
    read_line,
    str,
    Label(
        "SUBJECT: ",
        begins="S",
        pattern=r"SUBJECT:[ \t]*|(?i:SUBJE?C?T?(?:[ \t]*[:,;][ \t]*|[ \t]+(?=[A-Z(])))",
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
    stops=BODY_OPENINGS | {"paged"},
    single=True,
    ends_heading=True,
    meets_body=True,
    echoed=True,
    shown="topic",
)
