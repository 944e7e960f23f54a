"""The heading of a section, read and written (format.md 13.4)."""

from typing import Final

from cablekit.telegram.fields.field import Field
from cablekit.telegram.grammar import LEAD

#: 13.4. Dashes before, after or around a heading on its own line.
DASHES: Final = "-=_*~"
#: What may be around a heading.
AROUND: Final = f"{LEAD}\r\n{DASHES}"


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


def underline(heading: str) -> str:
    """Draw the line under a heading, as long as the heading."""
    return "-" * len(heading)


HEADING: Final = Field("heading", "heading", read_heading, str, before=2, rule=underline)
