"""The subject, read and written (format.md 10)."""

from typing import Final

from cablekit.telegram import grammar
from cablekit.telegram.fields.field import BODY_OPENINGS, Field, HeaderPlace, Label
from cablekit.telegram.fields.lines import read_line

#: 7.2. Captions that are no words of the language: none of a subject either.
NO_WORDS: Final = frozenset(grammar.CAPTIONS.split("|")) - {"SENSITIVE"}


def continues(above: str, line: str, blank: bool) -> bool:
    """
    Say whether a line continues the subject: no indent, up to a blank line; a caption is none of it (format.md 10).

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
        begins="SU",
        pattern=r"SUBJECT:[ \t]*|(?i:(?:S?UBJE?C?T?|[A-Z]{1,2}BJ(?:ECT)?(?=:))(?:[ \t]*[:,;][ \t]*|[ \t]+(?=[A-Z(])))",
        strays=("ABCDEFGHIJKLMNOPQRTVWXYZ", r"(?i:[A-Z]{1,2}BJ(?:ECT)?:[ \t]*)"),
        ahead="[Ss][Uu][Bb][Jj](?:[Ee][Cc][Tt])?:",
        inside=("SUBJ", "SUBJECT"),
        follows=": {0,4}[A-Z(]",
        smart="Subject",
        words=("SUBJECT", "SUBJ"),
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
