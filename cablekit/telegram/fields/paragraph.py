"""The label and the text of a paragraph, read and written (format.md 13)."""

from functools import lru_cache
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model.body import printed_label
from cablekit.telegram.fields.field import Field
from cablekit.telegram.grammar import LEAD

#: 3. Line ends, kept when a text is split at them.
LINE_ENDING: Final = late_pattern(r"(\r\n?|\n)")
#: 3. Pilcrows, and trailing blanks of other kinds than the common one.
UNTIDY: Final = ("\u00b6", "\ufffd", "\t\n", "\u00a0\n", "\\\n", "\t\r", "\u00a0\r", "\\\r")


def read_text(content: str) -> str:
    """
    Read the text of a paragraph: its own line endings are kept, trailing blanks and pilcrows removed.

    >>> read_text("All  \\nis well. \\n\\n")
    'All\\nis well.'
    """
    text = content.strip()
    if "\n" in text and " \n" in text:  # one letter is found much faster than two
        text = "\n".join([line.rstrip(" ") for line in text.split("\n")])
    if "\r" in text and " \r" in text:
        text = "".join([part.rstrip(" ") for part in LINE_ENDING.split(text)])
    if "\t" in text or "\\" in text or not (text.isascii() or has_only_plain_signs(text)):
        text = without_odd_signs(text)
    return text


def has_only_plain_signs(text: str) -> bool:
    """Whether a text that is not ASCII has neither pilcrows nor no-break spaces."""
    return not ("\u00b6" in text or "\ufffd" in text or "\u00a0" in text)


def without_odd_signs(text: str) -> str:
    """Remove pilcrows, and trailing blanks other than spaces."""
    if text[-1:] == "\\" or any(sign in text for sign in UNTIDY):
        text = "".join([tidy_line(part) for part in LINE_ENDING.split(text)]).strip()
    return text


def tidy_line(part: str) -> str:
    """Remove the trailing blanks and the leading pilcrow of a line; a line ending is returned unchanged."""
    if part[:1] in ("\r", "\n"):
        return part
    part = part.rstrip(" \t\u00a0\\")
    bare = part.lstrip()
    return bare.lstrip(LEAD) if bare[:1] in ("\u00b6", "\ufffd") else part


@lru_cache(maxsize=1024)
def read_label(content: str) -> str | None:
    """
    Read the number, letter or bullet before a paragraph.

    >>> read_label("(1) "), read_label("A. "), read_label("-- ")
    ('1', 'A', '--')
    """
    bare = content.strip().strip(LEAD)
    return bare.strip("().,;:[] ") or bare or None


LABEL: Final = Field("label", "enumerator", read_label, printed_label, after=" ")
TEXT: Final = Field("text", "text", read_text, str, before=0)
