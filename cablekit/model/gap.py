"""A place where words are missing (format.md 16, 18.3, 20.2)."""

from attrs import frozen


@frozen
class Gap:
    """
    A place where words are missing.

    Attributes:
        reason: `redacted`, `withheld`, `garbled` or `unavailable`.
        code: The exemption of a FOIA release: `B6`, `1.4(D)`; None where none is printed.
        text: What is printed in place of the words.
        start: Its first character, counted from 0.
        end: The end of the text, as in a slice.
        line: Its line, counted from 1.

    >>> Gap("redacted", "B6", "B6", 10, 12, 1).code
    'B6'
    """

    reason: str
    code: str | None
    text: str
    start: int
    end: int
    line: int
