"""The label and the text of a paragraph, read and written (format.md 13)."""

import re
from functools import lru_cache
from typing import Final

from cablekit.model.body import printed_label
from cablekit.telegram.fields.field import Field
from cablekit.telegram.grammar import LEAD

#: 3. Line ends, kept when a text is split at them.
LINE_ENDS: Final = re.compile(r"(\r\n?|\n)")
#: 3. Pilcrows, and trailing blanks of other kinds than the common one.
UNTIDY: Final = ("\u00b6", "\ufffd", "\t\n", "\u00a0\n", "\\\n", "\t\r", "\u00a0\r", "\\\r")


def read_text(content: str) -> str:
    """
    Read the text of a paragraph: trailing blanks and pilcrows out, its own line ends kept.

    >>> read_text("All  \\nis well. \\n\\n")
    'All\\nis well.'
    """
    text = content.strip()
    if " \n" in text:
        text = "\n".join([line.rstrip(" ") for line in text.split("\n")])
    if " \r" in text:
        text = "".join([part.rstrip(" ") for part in LINE_ENDS.split(text)])
    if "\t" in text or "\\" in text or not (text.isascii() or is_plain(text)):
        text = tidied(text)
    return text


def is_plain(text: str) -> bool:
    """
    Say whether a text that is not ASCII has neither pilcrows nor hard blanks.

    >>> is_plain("\u201cYes.\u201d"), is_plain("\u00b6A. Yes.")
    (True, False)
    """
    return not ("\u00b6" in text or "\ufffd" in text or "\u00a0" in text)


def tidied(text: str) -> str:
    r"""
    Take out pilcrows, and trailing blanks of other kinds than the common one, where there are any.

    >>> tidied("All\t\n\u00b6is well."), tidied("All\tis\nwell.")
    ('All\nis well.', 'All\tis\nwell.')
    """
    if any(sign in text for sign in UNTIDY):
        text = "".join([tidy(part) for part in LINE_ENDS.split(text)]).strip()
    return text


def tidy(part: str) -> str:
    """
    Take the trailing blanks and the leading pilcrow from a line; a line end stays.

    >>> tidy("\u00b6A. It is open. ")
    'A. It is open.'
    """
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
    return bare.strip("().:[] ") or bare or None


LABEL: Final = Field("label", "enumerator", read_label, printed_label, after=" ")
TEXT: Final = Field("text", "text", read_text, str, before=0)
