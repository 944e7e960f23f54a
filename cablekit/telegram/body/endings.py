"""What the end of the text above says of a line that follows it (format.md 13.3)."""

import re
from typing import Final

#: What stands before a line, by the last character.
ENDINGS: Final = {":": "colon", ";": "colon", ".": "ended", "!": "ended", "?": "ended", ",": "comma"}
#: 13.3. Before the last item of a list: `THE KEYS; AND`.
CONJUNCTION: Final = re.compile(r"(?i)[;,][ \t]+(?:and|or)$")
#: A line shorter than this was not filled up to its end.
ROOM: Final = 50
INDENT: Final = re.compile(r"[ \t\u00a0]*")


def ending(above: str) -> str:
    """
    Say how a text without blanks at its end does end: `blank`, `ended`, `colon`, `comma` or `text`.

    >>> ending("He said:"), ending("All is well."), ending("THE KEYS; AND"), ending("")
    ('colon', 'ended', 'colon', 'blank')
    """
    if not above:
        return "blank"
    found = ENDINGS.get(above[-1], "text")
    return "colon" if found in ("text", "comma") and CONJUNCTION.search(above) else found


def ends_early(before: str) -> bool:
    """
    Say whether the last line of *before* had room for more: a list, no running text.

    >>> ends_early("The toll"), ends_early("X" * 60)
    (True, False)
    """
    return len(before) - before.rfind("\n") - 1 < ROOM


def indent_of(text: str, place: int) -> str:
    """
    Give the blanks at the beginning of a line.

    >>> indent_of("  A. X", 0)
    '  '
    """
    match = INDENT.match(text, place)
    return match[0] if match else ""
