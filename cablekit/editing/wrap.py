"""Lines for authors: the renderer never wraps."""

import textwrap

from cablekit.errors import ModelError


def wrap(text: str, width: int = 65) -> str:
    """
    Wrap text to lines for a telegram; blank lines and the words themselves stay as they are.

    Args:
        text: Paragraphs, separated by blank lines.
        width: The longest line (characters); ACP 127 allows 69, the Foreign Affairs Handbook asks for 55 (format.md 3).

    Returns:
        The text with line ends; a word longer than a line gets a line of its own.

    Raises:
        ModelError: The width is not a whole number from 1 on.

    >>> wrap("The king crossed the bridge at noon.", width=20)
    'The king crossed the\\nbridge at noon.'
    """
    if type(width) is not int or width < 1:
        raise ModelError(f"expected a whole number from 1 on, got {width!r}", "width")
    blocks = [" ".join(block.split()) for block in text.split("\n\n")]
    return "\n\n".join(textwrap.fill(block, width, break_long_words=False, break_on_hyphens=False) for block in blocks)
