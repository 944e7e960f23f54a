"""Who drafted, approved and cleared a telegram, read and written (format.md 18.5, 20.3)."""

from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram.fields.field import Field, HeaderPlace, Label
from cablekit.telegram.fields.lines import read_line, read_lines

#: 18.5. `NSC:CDODSON`, `O/FADRC - J SPRUDEN`: a clearance.
CLEARANCE: Final = late_pattern(r"[A-Z][A-Za-z0-9/& .-]{0,40}(?::| - )[ ]?[A-Z][A-Za-z .,'()-]{2,50}$")
CLEARED: Final = "CLEARED BY "
#: 18.5. The sign after such a label, if any, and its blanks.
SIGN: Final = r"(?=[:;.,=\t -])[ \t]{0,9}(?:[:;.,=]|-(?!-)){0,2}[ \t]*"


def label_form(word: str) -> str:
    """
    Write the pattern of a label with any sign after it; without `BY`, with a colon (format.md 18.5).

    >>> import re
    >>> [bool(re.match(label_form("DRAFTED"), text)) for text in ("DRAFTED  BY-", "Drafted: ", "DRAFTED IN ")]
    [True, True, False]
    """
    return rf"(?i:{word}(?:[ \t]{{1,3}}BY{SIGN}|[ \t]{{0,3}}[:;][ \t]*))"


def names_a_person(content: str) -> bool:
    """Whether a text is an office and a person, which proves a misspelled label (format.md 23.1)."""
    return CLEARANCE.match(content) is not None


def read_clearances(content: str) -> tuple[str, ...]:
    """
    Read those who cleared, one per line or cell entry, after labels of their own or under the first label.

    >>> read_clearances("SAPT\\nCLEARED BY TARLENHEIM\\nNSC:HENTZAU")
    ('SAPT', 'TARLENHEIM', 'NSC:HENTZAU')
    """
    return tuple([value.removeprefix(CLEARED) for value in read_lines(content.replace(";", "\n"))])


def write_clearances(values: tuple[str, ...]) -> str:
    """
    Write those who cleared, one per line; with a label where the line does not look like one (format.md 18.5).

    >>> write_clearances(("SAPT", "TARLENHEIM", "NSC:HENTZAU"))
    'SAPT\\nCLEARED BY TARLENHEIM\\nNSC:HENTZAU'
    """
    lines = [value if CLEARANCE.match(value) else CLEARED + value for value in values]
    return "\n".join(lines).removeprefix(CLEARED)


def continues(_: str, line: str, blank: bool) -> bool:
    """
    Whether a line names another person who cleared; under the approver such lines have no label (format.md 18.5).

    >>> continues("EUR:RASSENDYLL", "NSC:HENTZAU", False), continues("EUR:RASSENDYLL", "FM SECSTATE WASHDC", False)
    (True, False)
    """
    return names_a_person(line)


def officer_label(verb: str) -> Label:
    """Make the label of those who did something."""
    return Label(
        f"{verb} BY ",
        begins=verb[0],
        pattern=label_form(verb),
        smart=f"{verb.title()} By",
        words=(f"{verb} BY",),
        proof=names_a_person,
    )


DRAFTED_BY: Final = Field(
    "drafted_by",
    "drafter",
    read_line,
    str,
    officer_label("DRAFTED"),
    HeaderPlace.OFFICE,
    continues=continues,
    then="cleared_by",
)
APPROVED_BY: Final = Field(
    "approved_by",
    "approver",
    read_line,
    str,
    officer_label("APPROVED"),
    HeaderPlace.OFFICE,
    continues=continues,
    then="cleared_by",
)
CLEARED_BY: Final = Field(
    "cleared_by",
    "clearance",
    read_clearances,
    write_clearances,
    officer_label("CLEARED"),
    HeaderPlace.OFFICE,
    continues=continues,
)
