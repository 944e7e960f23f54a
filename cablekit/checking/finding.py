"""What a check says: a code, how bad it is, a sentence, a place."""

from typing import Final, Literal, NamedTuple

from attrs import frozen

#: How bad a finding is.
Severity = Literal["error", "warning", "info"]


class Code(NamedTuple):
    """
    A kind of finding.

    Attributes:
        severity: `error`: no telegram; `warning`: something is wrong; `info`: something to know.
        meaning: What it says.

    >>> CODES["bad-dtg"].severity
    'warning'
    """

    severity: Severity
    meaning: str


#: Every code, its severity and its meaning; `docs/checks.md` has the same table.
CODES: Final[dict[str, Code]] = {
    "empty": Code("error", "There is no telegram: nothing, blanks or NULs."),
    "not-text": Code("error", "The characters are those of a binary file, or were decoded wrongly."),
    "unread": Code("warning", "No rule says what this text is; it is kept unchanged."),
    "control-character": Code("warning", "A control character other than tab, line end and form feed."),
    "suspicious-unicode": Code(
        "warning", "A character that hides, reorders what is read, or looks like a Latin letter and is not one."
    ),
    "multiple-messages": Code("warning", "There is the heading of a second telegram in the text."),
    "bad-dtg": Code("warning", "The date-time group is not a date."),
    "bad-date": Code("warning", "The date of declassification is not a date."),
    "misspelt-label": Code("warning", "A line begins nearly with a label that the cable lacks."),
    "broken-mark": Code("warning", "A portion mark lacks a parenthesis."),
    "class-mismatch": Code("warning", "The class line differs from the security line or from the portion marks."),
    "serial-mismatch": Code("warning", "The station's serial number is not that of the message (modulo 10,000)."),
    "precedence-mismatch": Code("warning", "The routing line and the date-time group differ in precedence."),
    "page-mismatch": Code("warning", "A page line names another post or number than the class line."),
    "echo-mismatch": Code("warning", "A value that is printed again differs from the first print."),
    "envelope-differs": Code(
        "warning", "The id or date around the cable in the dict, JSON or XML it was read from is not its own."
    ),
    "lost-value": Code("warning", "A value was read, but the cable does not have it."),
    "number-gap": Code("warning", "A paragraph number is left out."),
    "number-repeat": Code("warning", "A paragraph number comes again, or the numbers go back."),
    "missing-number": Code("info", "There is no message number, so the cable has no id."),
    "missing-classification": Code("info", "There is no classification."),
    "missing-date": Code("info", "There is no date-time group."),
    "missing-authority": Code("info", 'A classified cable of 1995 or later has no "Classified By" line.'),
    "unknown-tag": Code("info", "No list of TAGS of the cable's time has this code."),
    "unknown-post": Code("info", "No list has this post."),
    "reference-without-id": Code("info", "A reference looks like a cable, but lacks a station or a number."),
    "unknown-indicator": Code("info", "No list has this routing indicator."),
    "addressee-number": Code("info", "The message continuity number of an addressee does not have four figures."),
    "distribution-total": Code("info", "The total of the distribution is not the sum of its copies."),
    "repaired": Code("info", "A slip was put right in the value; the text keeps it."),
    "end-words": Code(
        "info", 'A summary (or a comment with BEGIN) is begun, and no "End summary" or "End comment" follows.'
    ),
}


@frozen
class Finding:
    """
    Something odd in a cable, and where.

    Attributes:
        code: One of `CODES`.
        severity: `error`, `warning` or `info`.
        message: A sentence without a full stop.
        line: The line in which it begins, from 1; LF, CRLF and CR end a line.
        column: The character of the line at which it begins, from 1.
        start: Where it begins in `to_text(cable)`, in characters from 0.
        end: Where it ends.
        file_line: The line of the file in which it begins; None where `line` is no line of a file: of an edited cable,
            and of one that is in its file in other characters (a web page, an e-mail, CSV, XML, JSON).
        file_column: The character of that line.

    >>> from cablekit import from_text
    >>> from cablekit.checking import check
    >>> next(check(from_text("")))
    ... # doctest: +NORMALIZE_WHITESPACE
    Finding(code='empty', severity='error', message='there is no telegram', line=1, column=1, start=0, end=0,
    file_line=None, file_column=None)
    """

    code: str
    severity: Severity
    message: str
    line: int
    column: int
    start: int
    end: int
    file_line: int | None = None
    file_column: int | None = None
