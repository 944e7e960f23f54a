"""Subject lines in capitals, written as titles."""

import re
from typing import Final

from cablekit.vocabulary._acronyms import is_acronym, is_ambiguous, is_plural, is_roman

# Short words that a title does not capitalize; words of four letters are capitalized (With, From).
_SMALL: Final = frozenset("A AN AND AS AT BUT BY EN FOR IF IN OF ON OR THE TO V VIA VS".split())  # noqa: SIM905

# Initials with periods, or a run of letters and digits with its apostrophes.
_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['\u2019][^\W_]+)*")
_APOSTROPHE: Final = re.compile(r"['\u2019]")
_COUNTED: Final = re.compile(r"([0-9]+)(ST|ND|RD|TH|S)")

# A title begins again after these; blanks, quotes and parentheses may be between.
_BREAKS: Final = ":?!;.\u2013\u2014"
_SKIPPED: Final = " \t\n\"'\u2018\u201c(["

# O'BRIEN, N'DJAMENA, L'AQUILA: a name continues after the apostrophe.
_ELIDED: Final = frozenset("DLNO")


def title_case(text: str) -> str:
    """
    Write a subject line in capitals as a title that keeps its acronyms.

    Args:
        text: The line; one that has lowercase letters is returned unchanged.

    Returns:
        The line with the same signs, without outer blanks.

    Source: general rules of titles; ``_acronyms`` for what remains in capitals.

    >>> title_case("GOR FOREIGN MINISTER ON THE U.S.-ZENDA TREATY: A WAY OUT?")
    'GOR Foreign Minister on the U.S.-Zenda Treaty: A Way Out?'
    """
    if text != text.upper():
        return text
    text = text.strip()
    words = list(_WORD.finditer(text))
    written, end = [], 0
    for word in words:
        written += [text[end : word.start()], _written_word(text, word, is_last=word is words[-1])]
        end = word.end()
    return "".join(written) + text[end:]


def _written_word(text: str, match: re.Match[str], *, is_last: bool) -> str:
    word = match[0]
    if word in _SMALL:
        return word.lower() if not is_last and _is_inside(text, match) else word.capitalize()
    if "." in word or (is_ambiguous(word) and _is_marked(text, match)):
        return word
    first, *rest = _APOSTROPHE.split(word)
    if first in _ELIDED and rest:
        return first + word[1] + _cased("".join(rest))
    return _cased(first) + word[len(first) :].lower()


def _is_inside(text: str, match: re.Match[str]) -> bool:
    """Whether a small word is inside a phrase, where it is written in lowercase."""
    before = text[match.start() - 1] if match.start() else ""
    after = text[match.end() : match.end() + 1]
    if "-" in (before, after):  # state-of-the-art, but By-Election and Sign-On
        return before == after
    if match[0] == "A" and after in {".", ")", "/"}:  # a letter, not an article
        return False
    return not _opens(text, match.start())


def _is_marked(text: str, match: re.Match[str]) -> bool:
    """Whether a slash or a pair of parentheses marks a word as an acronym."""
    sides = text[max(match.start() - 1, 0) : match.start()] + text[match.end() : match.end() + 1]
    return "/" in sides or sides == "()"


def _opens(text: str, start: int) -> bool:
    """Whether a title or a part of one begins at *start*."""
    at = start - 1
    while at >= 0 and text[at] in _SKIPPED:
        at -= 1
    if at < 0 or text[at] in _BREAKS:
        # U.S. AND UK: the period of initials ends nothing.
        return at < 0 or text[at] != "." or text[at - 1 : at].isdigit() or text[at - 2 : at - 1] != "."
    return text[at] == "-" and text[at - 1] in _SKIPPED


def _cased(word: str) -> str:
    if not word.isalpha():
        return _COUNTED.sub(lambda m: m[1] + m[2].lower(), word) if _COUNTED.fullmatch(word) else word
    if is_roman(word) or is_acronym(word):
        return word
    if is_plural(word):
        return word[:-1] + "s"
    if word.startswith("MC") and len(word) > 4:
        return "Mc" + word[2:].capitalize()
    return word.capitalize()
