r"""Characters in XML: what a leaf element holds so that no formatter, parser or converter changes it.

Facts
-----
* A line ending of the declared kind is `\n` in the XML; any other one is `<c cp="0D"/>`.
* `<c>` also carries what XML 1.0 cannot, or what tools treat differently: CR, DEL, C1 controls, noncharacters, lone
  surrogates.
* Next to a `<c>` the other characters are in `<t>`; no `<t>` and no leaf is only white space.
* libxml2 refuses one text of 10 MB: a long text is split into several `<t>`.
* A class of characters with some above U+FFFF searches seven times slower: it is used only where there are such
  characters.
"""

import re
from typing import Final, NamedTuple

NEWLINES: Final = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
#: What XML 1.0 cannot carry or tools treat differently, apart from line endings: up to U+FFFF, and above it.
_LOW: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_HIGH: Final = "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))
_NEVER: Final = {False: re.compile(f"[{_LOW}]"), True: re.compile(f"[{_LOW}{_HIGH}]")}
#: Runs of characters that need `<c>`, by the declared line ending, and whether there are characters above U+FFFF.
_ODD: Final = {
    (newline, high): re.compile(form.format(_LOW + _HIGH * high))
    for newline, form in (("LF", "[\r{}]+"), ("CRLF", "(?:\r(?!\n)|(?<!\r)\n|[{}])+"), ("CR", "[\n{}]+"))
    for high in (False, True)
}
#: How many characters are in one `<t>`, and in one `<c>`.
LONGEST: Final = 2_000_000
MANY: Final = 1000
#: The values that an attribute carries unchanged: no white space but single spaces between words.
_WORD: Final = "[!-~\xa1-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff]+"
_SAFE: Final = re.compile(f"{_WORD}(?: {_WORD})*")


class Style(NamedTuple):
    r"""
    How the characters of one document are written.

    Attributes:
        newline: `LF`, `CRLF` or `CR`.
        odd: Finds the characters that need `<c>`; None where the text has none.

    >>> style_of("TAGS:\r\n\x0c&").leaf("TAGS:\r\n\x0c&")
    '<t>TAGS:\n</t><c cp="0C"/><t>&amp;</t>'
    """

    newline: str
    odd: re.Pattern[str] | None = None

    def leaf(self, text: str) -> str:
        r"""
        Write the content of a leaf.

        >>> Style("LF").leaf("a < b\n"), Style("LF").leaf(" \n")
        ('a &lt; b\n', '<c cp="20 0A"/>')
        """
        if text.isspace():
            return points(text)
        if len(text) > LONGEST or self.is_odd(text):
            return self.mixed(text)
        return escaped(text if self.newline == "LF" else text.replace(NEWLINES[self.newline], "\n"))

    def is_odd(self, text: str) -> bool:
        """Whether a text needs `<c>`; the two halves of a CRLF may be in two texts."""
        if self.odd:
            return self.odd.search(text) is not None
        return self.newline == "CRLF" and (text[-1:] == "\r" or text[:1] == "\n")

    def mixed(self, text: str) -> str:
        """Write the content of a leaf as `<t>` and `<c>`."""
        done, at = [], 0
        for odd in (self.odd or _ODD[self.newline, True]).finditer(text):
            done += [self.stretch(text[at : odd.start()]), points(odd[0])]
            at = odd.end()
        done.append(self.stretch(text[at:]))
        return "".join(done)

    def stretch(self, text: str) -> str:
        """Write characters that XML carries: each `<t>` is short enough, and none is only white space."""
        end = NEWLINES[self.newline]
        text = text.replace(end, "\n")
        cuts = [text[at : at + LONGEST] for at in range(0, len(text), LONGEST)]
        return "".join(points(cut.replace("\n", end)) if cut.isspace() else f"<t>{escaped(cut)}</t>" for cut in cuts)

    def wary(self) -> "Style":
        """Give the style for strings from outside the text, which may hold any character."""
        return self._replace(odd=_ODD[self.newline, True])

    def lines(self, text: str) -> int:
        """Count the line endings of a text; 0 where it has other characters, or too many lines for `<blank lines>`."""
        end = NEWLINES[self.newline]
        count = len(text) // len(end)
        return count if count < MANY and text == end * count else 0


def style_of(text: str) -> Style:
    r"""
    Declare the most frequent line ending, and find out whether the text has characters that need `<c>`.

    >>> style_of("a\r\nb"), style_of("a\tb")
    (Style(newline='CRLF', odd=None), Style(newline='LF', odd=None))
    """
    high = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
    newline, strays = "LF", 0
    if "\r" in text:
        both = text.count("\r\n")
        counts = {"CRLF": both, "LF": text.count("\n") - both, "CR": text.count("\r") - both}
        newline = max(counts, key=counts.__getitem__)
        strays = sum(counts.values()) - counts[newline]
    return Style(newline, _ODD[newline, high] if strays or has_odd(text, high=high) else None)


def has_odd(text: str, *, high: bool) -> bool:
    """Whether a text has characters that need `<c>`, apart from line endings; printable ones (in Python) do not."""
    rest = text.replace("\n", "").replace("\r", "").replace("\t", "")
    return not rest.isprintable() and _NEVER[high].search(rest) is not None


def escaped(text: str) -> str:
    """Write the characters that have a meaning in XML as references."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def points(text: str) -> str:
    r"""
    Write characters as code points.

    >>> points("\r\n")
    '<c cp="0D 0A"/>'
    """
    cuts = [text[at : at + MANY] for at in range(0, len(text), MANY)]
    return "".join(f'<c cp="{" ".join(f"{ord(character):02X}" for character in cut)}"/>' for cut in cuts)


def is_safe(value: str) -> bool:
    """Whether an attribute carries a value unchanged: one with two spaces in a row, or an empty one, is not safe."""
    return _SAFE.fullmatch(value) is not None


def attribute(name: str, value: str) -> str:
    """Write an attribute."""
    return f' {name}="{escaped(value).replace(chr(34), "&quot;")}"'
