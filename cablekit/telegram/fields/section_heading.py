"""The heading of a section, read and written (format.md 13.4)."""

from textwrap import TextWrapper
from typing import Final

from cablekit.telegram.fields.field import Field
from cablekit.telegram.grammar import LEAD

#: 13.4. Dashes before, after or around a heading on its own line.
DASHES: Final = "-=_*~"
#: What may be around a heading.
AROUND: Final = f"{LEAD}\r\n{DASHES}"

#: The longest heading on one line (characters), and how a longer one is written.
LONGEST: Final = 90
WRAPPER: Final = TextWrapper(width=70, break_long_words=False, break_on_hyphens=False)


def read_heading(content: str) -> str | None:
    """
    Read a heading as one line without its dashes.

    >>> read_heading("---- The Bridge ----\\n"), read_heading("The Bridge\\nand the Castle\\n")
    ('The Bridge', 'The Bridge and the Castle')
    """
    title = content.strip(AROUND)
    if title.startswith("//") and title.endswith("//"):
        title = title.strip("/")
    return " ".join(title.split()) or None


def write_heading(heading: str) -> str:
    r"""
    Write a heading on one line, or, where that would be too long for a heading, on several.

    >>> write_heading("The Bridge"), write_heading("The Bridge and the Toll " * 4).count("\n")
    ('The Bridge', 1)
    """
    return heading if len(heading) <= LONGEST else "\n".join(WRAPPER.wrap(heading))


def underline(heading: str) -> str:
    """Draw the line under a heading, as long as the longest line of the heading."""
    return "-" * max(map(len, heading.splitlines()), default=0)


HEADING: Final = Field("heading", "heading", read_heading, write_heading, before=2, rule=underline)
