"""Characters in XML: what a leaf element holds so that no formatter, parser or converter changes it.

Facts
-----
* A line end of the declared kind is `\\n` in the XML; every other one is `<c cp="0D"/>`.
* So is what XML 1.0 cannot carry, and what tools treat unlike: CR, DEL, C1 controls, noncharacters, lone surrogates.
* Beside a `<c>` the other characters stand in `<t>`; none of these, and no leaf, is white space alone.
* libxml2 refuses one text of 10 MB: a long text stands in several `<t>`.
"""

import re
from typing import Final, NamedTuple

NEWLINES: Final = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
#: What XML 1.0 cannot carry or tools treat unlike, line ends left out.
_NEVER: Final = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))
)
#: Runs of characters that need `<c>`, by the declared line end.
_ODD: Final = {
    "LF": re.compile(rf"[\r{_NEVER}]+"),
    "CRLF": re.compile(rf"(?:\r(?!\n)|(?<!\r)\n|[{_NEVER}])+"),
    "CR": re.compile(rf"[\n{_NEVER}]+"),
}
#: Characters in one `<t>`, and in one `<c>`.
LONGEST: Final = 2_000_000
_MANY: Final = 1000
#: What may stand in an attribute: no white space but single blanks between words.
_WORD: Final = "[!-~\xa1-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff]+"
_SAFE: Final = re.compile(f"{_WORD}(?: {_WORD})*")


class Style(NamedTuple):
    """
    How the characters of one document are written.

    Attributes:
        newline: `LF`, `CRLF` or `CR`.
        careful: Whether there are characters that need `<c>`, or line ends to turn into `\\n`.

    >>> Style("CRLF", careful=True).leaf("TAGS:\\r\\n\\x0c&")
    '<t>TAGS:\\n</t><c cp="0C"/><t>&amp;</t>'
    """

    newline: str
    careful: bool

    def leaf(self, text: str) -> str:
        """
        Write the content of a leaf.

        >>> Style("LF", careful=False).leaf("a < b\\n"), Style("LF", careful=False).leaf(" \\n")
        ('a &lt; b\\n', '<c cp="20 0A"/>')
        """
        if text.isspace():
            return points(text)
        if len(text) > LONGEST or (self.careful and _ODD[self.newline].search(text)):
            return self.mixed(text)
        return escaped(text.replace(NEWLINES[self.newline], "\n") if self.careful else text)

    def mixed(self, text: str) -> str:
        """
        Write a leaf's content in pieces.

        >>> Style("LF", careful=True).mixed("a\\x00b")
        '<t>a</t><c cp="00"/><t>b</t>'
        """
        done, at = [], 0
        for odd in _ODD[self.newline].finditer(text):
            done += [self.stretch(text[at : odd.start()]), points(odd[0])]
            at = odd.end()
        done.append(self.stretch(text[at:]))
        return "".join(done)

    def stretch(self, text: str) -> str:
        """
        Write characters that XML carries, none too long and none white space alone.

        >>> Style("LF", careful=True).stretch("a"), Style("LF", careful=True).stretch(" ")
        ('<t>a</t>', '<c cp="20"/>')
        """
        end = NEWLINES[self.newline]
        text = text.replace(end, "\n")
        cuts = [text[at : at + LONGEST] for at in range(0, len(text), LONGEST)]
        return "".join(points(cut.replace("\n", end)) if cut.isspace() else f"<t>{escaped(cut)}</t>" for cut in cuts)

    def lines(self, text: str) -> int:
        """
        Count the line ends of a text that is nothing else; 0 where it is, or where they are too many for a number.

        >>> Style("LF", careful=False).lines("\\n\\n"), Style("CRLF", careful=True).lines("\\n")
        (2, 0)
        """
        end = NEWLINES[self.newline]
        count = len(text) // len(end)
        return count if count < _MANY and text == end * count else 0


def style_of(text: str) -> Style:
    """
    Choose the line end to declare: the most frequent one.

    >>> style_of("a\\r\\nb").newline
    'CRLF'
    """
    if "\r" not in text:
        return Style("LF", careful=_ODD["LF"].search(text) is not None)
    both = text.count("\r\n")
    counts = {"CRLF": both, "LF": text.count("\n") - both, "CR": text.count("\r") - both}
    return Style(max(counts, key=counts.__getitem__), careful=True)


def escaped(text: str) -> str:
    """
    Write characters that mean something in XML as references.

    >>> escaped("a ]]> b")
    'a ]]&gt; b'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def points(text: str) -> str:
    """
    Write characters as code points.

    >>> points("\\x0c"), points("\\r\\n")
    ('<c cp="0C"/>', '<c cp="0D 0A"/>')
    """
    cuts = [text[at : at + _MANY] for at in range(0, len(text), _MANY)]
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
