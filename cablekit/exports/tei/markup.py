"""XML for other people's programs: elements by escaped strings, and what is shown for characters that XML cannot carry.

Facts
-----
* XML 1.0 has no place for most control characters. They are shown, not dropped: form feed as `␌`, the sign that
  Unicode draws for it (U+2400 to U+241F; DEL is U+2421). Noncharacters and lone surrogates are shown as U+FFFD.
* Every line end is a line feed. In attributes, titles, names and whatever else is one line, white space is a single
  blank, and so are the control characters that Python counts as white space.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from cablekit.xml.chars import attribute, escaped

#: What XML 1.0 cannot carry, and DEL.
_ODD: Final = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ud800-\\udfff\\ufffe\\uffff]")
_ENDS: Final = re.compile("\r\n?")
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def picture(odd: re.Match[str]) -> str:
    """Give the sign shown for a character that XML cannot carry."""
    point = ord(odd[0])
    if point > 0x7F:
        return "\ufffd"
    return chr(0x2400 + point) if point < 0x20 else "\u2421"


def shown(text: str) -> str:
    """Write a text with its own lines as XML content."""
    return escaped(_ODD.sub(picture, _ENDS.sub("\n", text)))


def line(text: str) -> str:
    """Give a text as one line of characters that XML carries, not yet escaped."""
    return _ODD.sub(picture, " ".join(text.split()))


def words(text: str) -> str:
    """Write a text of one line as XML content."""
    return escaped(line(text))


def element(name: str, content: str | Iterable[str] = "", attributes: Mapping[str, str | None] | None = None) -> str:
    """Write an element."""
    inner = content if isinstance(content, str) else "".join(content)
    given = [attribute(key, line(value)) for key, value in (attributes or {}).items() if value is not None]
    return f"<{name}{''.join(given)}>{inner}</{name}>" if inner else f"<{name}{''.join(given)}/>"


def filled(name: str, content: str | Iterable[str], attributes: Mapping[str, str | None] | None = None) -> str:
    """Write an element if it has content, otherwise nothing."""
    inner = content if isinstance(content, str) else "".join(content)
    return element(name, inner, attributes) if inner else ""


def each(name: str, texts: Iterable[str | None], attributes: Mapping[str, str | None] | None = None) -> str:
    """Write an element for each text that says something."""
    return "".join([filled(name, words(text), attributes) for text in texts if text])


class Categories:
    """The categories that a document points to: words of closed lists, each with an id that begins with a prefix."""

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix
        self.known: dict[tuple[str, str], str] = {}
        self.taken: Counter[str] = Counter()

    def pointer(self, scheme: str, word: str) -> str:
        """Give the pointer to the category of a word."""
        if (scheme, word) not in self.known:
            self.known[scheme, word] = self.free(self.prefix + slug(scheme, word))
        return f"#{self.known[scheme, word]}"

    def free(self, base: str) -> str:
        """Give *base* as an id, with a number after it where the id is taken."""
        name = base
        while name in self.taken:
            self.taken[base] += 1
            name = f"{base}-{self.taken[base]}"
        self.taken[name] = 1
        return name

    def taxonomies(self) -> str:
        """Write the lists, each with the words that were pointed to."""
        schemes = dict.fromkeys(scheme for scheme, _ in self.known)
        return "".join(
            [element("taxonomy", self.categories(scheme), {"xml:id": self.prefix + scheme}) for scheme in schemes]
        )

    def categories(self, scheme: str) -> str:
        """Write the categories of one list."""
        mine = [(word, name) for (other, word), name in self.known.items() if other == scheme]
        return "".join([element("category", element("catDesc", words(word)), {"xml:id": name}) for word, name in mine])


def slug(*parts: str) -> str:
    """Make a name that XML takes as an id."""
    return "-".join([re.sub("[^A-Za-z0-9]+", "-", part).strip("-") for part in parts])
