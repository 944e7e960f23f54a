"""Characters: is there a telegram, is it text, does a character mislead the eye."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from cablekit.checking.finding import Finding
from cablekit.checking.view import View, extent, shown

#: Controls; a tab, the line ends and the form feed between pages are of the telegram.
CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]+")
#: Beginnings of files that are not text.
MAGIC: Final = ("%PDF-", "PK\x03\x04", "\x89PNG", "\u2030PNG", "GIF8", "\xff\xd8\xff")
#: With more controls than one in so many characters it is not text.
SHARE: Final = 20
#: Zero width, bidirectional, line separators, private use, surrogates; and the letters of LOOKALIKE.
MISLEADING: Final = re.compile(
    r"[\u00ad\u0370-\u052f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff"
    r"\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
#: Greek and Cyrillic letters mislead only beside Latin ones.
LOOKALIKE: Final = range(0x370, 0x530)


def empty(view: View) -> Iterator[Finding]:
    """Find that there is no telegram."""
    if not view.text[view.low : view.high].replace("\0", "").strip():
        yield view.finding("empty", "there is no telegram", (view.low, view.high))


def unreadable(view: View) -> Iterator[Finding]:
    """Find control characters, and whether they are so many that it is not text."""
    runs = list(CONTROL.finditer(view.text, view.low, view.high))
    count, length = sum(match.end() - match.start() for match in runs), view.high - view.low
    if view.text.startswith(MAGIC, view.low) or count * SHARE > length:
        message = f"{count} of {length} characters are controls: a binary file, or read in a wrong encoding"
        yield view.finding("not-text", message, (view.low, view.high))
        return
    for match in runs:
        signs = " ".join(f"U+{ord(character):04X}" for character in match[0][:8])
        yield view.finding("control-character", f"control characters {signs}", match.span())


def suspicious(view: View) -> Iterator[Finding]:
    """Find characters that hide, reorder, or look like others."""
    for match in MISLEADING.finditer(view.text, view.low, view.high):
        start, end = match.span()
        alike = ord(match[0]) in LOOKALIKE
        if not alike or is_latin(view.text[max(start - 1, 0) : start]) or is_latin(view.text[end : end + 1]):
            name = unicodedata.name(match[0], unicodedata.category(match[0]))
            beside = " beside Latin letters" if alike else ""
            yield view.finding("suspicious-unicode", f"U+{ord(match[0]):04X} {name}{beside}", (start, end))


def is_latin(character: str) -> bool:
    """Whether a character is a letter of ASCII; an empty string is not."""
    return character.isascii() and character.isalpha()


def unread(view: View) -> Iterator[Finding]:
    """Find text that no rule understands."""
    for piece in view.pieces:
        if piece.kind == "other" and piece.text.strip():
            yield view.finding("unread", f"not understood: {shown(piece.text)}", extent(piece))
