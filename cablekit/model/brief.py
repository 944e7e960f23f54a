"""A node in a few words, on one line, for a prompt, a message or a log."""

from collections.abc import Iterable
from typing import Any, Final

#: How much of a text is shown (characters).
LONGEST: Final = 40


def in_brief(node: object, words: Iterable[Any], text: str | None = None, after: str = "") -> str:
    """
    Write what identifies a node in angle brackets: its class, words (None and empty ones are left out), its text.

    >>> in_brief(7, ("08ZENDA910", None), "THE BRIDGE")
    '<int 08ZENDA910 "THE BRIDGE">'
    """
    quoted = f'"{shortened(text)}"' if text else ""
    found = [str(word) for word in (type(node).__name__, *words, quoted, after) if word]
    return f"<{' '.join(found)}>"


def shortened(text: str) -> str:
    """
    Put a text on one line, and cut a long one after a word.

    >>> shortened("The king crossed the bridge at noon, and stayed.")
    'The king crossed the bridge at noon, ...'
    """
    line = " ".join(text[: 4 * LONGEST].split())
    line = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in line)
    if len(line) <= LONGEST:
        return line
    cut = line[:LONGEST]
    return f"{cut.rpartition(' ')[0] or cut} ..."


def counted(number: int, name: str) -> str:
    """
    Write a number of things, nothing for none.

    >>> counted(1, "item"), counted(2, "item"), counted(0, "item")
    ('1 item', '2 items', '')
    """
    return f"{number} {name}{'s' * (number != 1)}" if number else ""
