r"""Characters in XML: what a leaf element holds so that no formatter, parser or converter changes it.

Facts
-----
* A line end of the declared kind is `\n` in the XML; every other one is `<c cp="0D"/>`.
* So is what XML 1.0 cannot carry, and what tools treat unlike: CR, DEL, C1 controls, noncharacters, lone surrogates.
* Beside a `<c>` the other characters stand in `<t>`; none of these, and no leaf, is white space alone.
* libxml2 refuses one text of 10 MB: a long text stands in several `<t>`.
* A class of characters with some above U+FFFF searches seven times slower: it is used where such characters are.
"""

import re
from typing import Final, NamedTuple

NEWLINES: Final = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
#: What XML 1.0 cannot carry or tools treat unlike, line ends left out: up to U+FFFF, and above it.
_LOW: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_HIGH: Final = "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))
_NEVER: Final = {False: re.compile(f"[{_LOW}]"), True: re.compile(f"[{_LOW}{_HIGH}]")}
#: Runs of characters that need `<c>`, by the declared line end, and whether there are characters above U+FFFF.
_ODD: Final = {
    (newline, high): re.compile(form.format(_LOW + _HIGH * high))
    for newline, form in (("LF", "[\r{}]+"), ("CRLF", "(?:\r(?!\n)|(?<!\r)\n|[{}])+"), ("CR", "[\n{}]+"))
    for high in (False, True)
}
#: Characters in one `<t>`, and in one `<c>`.
LONGEST: Final = 2_000_000
MANY: Final = 1000
#: What may stand in an attribute: no white space but single blanks between words.
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
        r"""
        Say whether a text needs `<c>`; the two halves of a CRLF may stand in two texts.

        >>> Style("LF").is_odd("a\n"), Style("CRLF").is_odd("a\r")
        (False, True)
        """
        if self.odd:
            return self.odd.search(text) is not None
        return self.newline == "CRLF" and (text[-1:] == "\r" or text[:1] == "\n")

    def mixed(self, text: str) -> str:
        r"""
        Write a leaf's content in pieces.

        >>> Style("LF").wary().mixed("a\x00b")
        '<t>a</t><c cp="00"/><t>b</t>'
        """
        done, at = [], 0
        for odd in (self.odd or _ODD[self.newline, True]).finditer(text):
            done += [self.stretch(text[at : odd.start()]), points(odd[0])]
            at = odd.end()
        done.append(self.stretch(text[at:]))
        return "".join(done)

    def stretch(self, text: str) -> str:
        """
        Write characters that XML carries, none too long and none white space alone.

        >>> Style("LF").stretch("a"), Style("LF").stretch(" ")
        ('<t>a</t>', '<c cp="20"/>')
        """
        end = NEWLINES[self.newline]
        text = text.replace(end, "\n")
        cuts = [text[at : at + LONGEST] for at in range(0, len(text), LONGEST)]
        return "".join(points(cut.replace("\n", end)) if cut.isspace() else f"<t>{escaped(cut)}</t>" for cut in cuts)

    def wary(self) -> "Style":
        r"""
        Give the style for strings that are not of the text, which may hold anything.

        >>> Style("LF").wary().leaf("\x07")
        '<c cp="07"/>'
        """
        return self._replace(odd=_ODD[self.newline, True])

    def lines(self, text: str) -> int:
        r"""
        Count the line ends of a text that is nothing else; 0 where it is, or where they are too many for a number.

        >>> Style("LF").lines("\n\n"), Style("CRLF").lines("\n")
        (2, 0)
        """
        end = NEWLINES[self.newline]
        count = len(text) // len(end)
        return count if count < MANY and text == end * count else 0


def style_of(text: str) -> Style:
    r"""
    Choose the line end to declare, the most frequent one, and see what else the text has.

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
    r"""
    Say whether a text has characters that need `<c>`, line ends aside; none that Python calls printable does.

    >>> has_odd("\x0c", high=False), has_odd("a\r\n", high=False), has_odd("\xa0", high=False)
    (True, False, False)
    """
    rest = text.replace("\n", "").replace("\r", "").replace("\t", "")
    return not rest.isprintable() and _NEVER[high].search(rest) is not None


def escaped(text: str) -> str:
    """
    Write characters that mean something in XML as references.

    >>> escaped("a ]]> b")
    'a ]]&gt; b'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def points(text: str) -> str:
    r"""
    Write characters as code points.

    >>> points("\x0c"), points("\r\n")
    ('<c cp="0C"/>', '<c cp="0D 0A"/>')
    """
    cuts = [text[at : at + MANY] for at in range(0, len(text), MANY)]
    return "".join(f'<c cp="{" ".join(f"{ord(character):02X}" for character in cut)}"/>' for cut in cuts)


def is_safe(value: str) -> bool:
    """
    Say whether a value comes through an attribute unchanged.

    >>> is_safe("RE CASTLE"), is_safe("RE  CASTLE"), is_safe("")
    (True, False, False)
    """
    return _SAFE.fullmatch(value) is not None


def attribute(name: str, value: str) -> str:
    """
    Write an attribute.

    >>> attribute("name", 'say "so"')
    ' name="say &quot;so&quot;"'
    """
    return f' {name}="{escaped(value).replace(chr(34), "&quot;")}"'
