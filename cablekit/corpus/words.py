"""What a person asks for, in the language of the full-text index: every word is quoted, so nothing of it is code."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, NoReturn

from cablekit.errors import ModelError

#: A part of a query: a phrase in quotes, a parenthesis, or a word.
PART: Final = re.compile(r"""["“”](?P<phrase>[^"“”]*)(?P<closed>["“”]?)|(?P<sign>[()])|(?P<word>[^\s()"“”]+)""")
OPERATORS: Final = ("AND", "OR", "NOT")
#: What a minus may be before, besides a word.
OPENINGS: Final = ('"', "“", "(")
NEAR: Final = re.compile(r"NEAR(?:/(?P<distance>[0-9]{1,4}))?")
#: How far apart words may be that are NEAR each other, in words.
DISTANCE: Final = 10
#: How many words a query has at most, and how deep its parentheses are: SQLite has limits of its own.
MOST: Final = 100
#: How many letters the beginning of a word has at least: each word that begins so is looked up.
SHORTEST: Final = 3
DEEPEST: Final = 20
AS_NEAR: Final = ", as in bridge NEAR/5 toll"
EXAMPLES: Final = 'expected words such as: bridge toll, "castle bridge", bridge OR ferry, bridge NOT toll, ferr*'


class Part(NamedTuple):
    """A part of a query: a word or phrase in quotes, or an operator or parenthesis without."""

    text: str
    is_word: bool = False


def full_text(query: str) -> str:
    """
    Translate a query: words that all have to be there, phrases in quotes, `OR`, `NOT`, `NEAR`, parentheses, `word*`.

    Raises:
        ModelError: No word is in it, or an operator or a parenthesis is where it means nothing.

    >>> full_text('castle "the toll" -ferr*')
    '("castle" AND "the toll") NOT "ferr" *'
    >>> full_text("bridge NEAR toll OR keys")
    'NEAR("bridge" "toll", 10) OR "keys"'
    """
    parts = list(parts_of(query))
    if not any(part.is_word for part in parts):
        refuse("no word to search for")
    if sum(part.is_word for part in parts) > MOST:
        refuse(f"more than {MOST} words; search for fewer")
    reader = Reader(parts)
    found = reader.either(0)
    if reader.next:
        refuse("a parenthesis is closed that was not opened")
    return found


def parts_of(query: str) -> Iterator[Part]:
    """Yield the parts of a query; what has no letter and no digit, such as a dash, is none."""
    for match in PART.finditer(query):
        phrase, word = match["phrase"], match["word"]
        if phrase is not None:
            if not match["closed"]:
                refuse(f"the quotes before {phrase[:20]!r} are not closed")
            if has_letters(phrase):
                yield Part(quoted_words(phrase), is_word=True)
        elif match["sign"] or word in OPERATORS or NEAR.fullmatch(word):
            yield Part(match[0])
        elif word.startswith("-") and (has_letters(word) or query[match.end() :].startswith(OPENINGS)):
            yield Part("NOT")
            if has_letters(word):
                yield Part(prefix_or_word(word), is_word=True)
        elif has_letters(word):
            yield Part(prefix_or_word(word), is_word=True)


def prefix_or_word(word: str) -> str:
    """Write a word, or the beginning of words if it ends in an asterisk."""
    beginning = word.strip("-*")
    if word.endswith("*") and len(beginning) < SHORTEST:
        refuse(f"{beginning}* is the beginning of too many words; write at least {SHORTEST} letters of it")
    return quoted_words(word.rstrip("*")) + (" *" if word.endswith("*") else "")


def has_letters(text: str) -> bool:
    """Whether the full-text index has any word for a text."""
    return any(character.isalnum() for character in text)


def quoted_words(text: str) -> str:
    """Write words in quotes; NUL ends a query of SQLite, and a surrogate is no character."""
    return '"' + text.lstrip("-").replace('"', '""').replace("\0", " ").encode("utf-8", "replace").decode() + '"'


def refuse(reason: str) -> NoReturn:
    """Raise for a query that cannot be asked."""
    raise ModelError(f"{reason}; {EXAMPLES}", "query")


class Reader:
    """Reads the parts of a query; `OR` binds least, then words side by side, then `NOT`, then `NEAR`."""

    def __init__(self, parts: list[Part]) -> None:
        self.rest: list[Part] = parts[::-1]

    @property
    def next(self) -> str:
        """The next part if it is an operator or a parenthesis; `word` for a word; an empty string at the end."""
        return ("word" if self.rest[-1].is_word else self.rest[-1].text) if self.rest else ""

    def either(self, depth: int) -> str:
        """Read what is joined by `OR`."""
        found = [self.all_of(depth, is_after_or=False)]
        while self.next == "OR":
            self.rest.pop()
            found.append(self.all_of(depth, is_after_or=True))
        return " OR ".join(found)

    def all_of(self, depth: int, *, is_after_or: bool) -> str:
        """Read words side by side: all have to be there, but for those after `NOT`."""
        wanted: list[str] = []
        unwanted: list[str] = []
        while self.next not in ("", "OR", ")"):
            operator = self.rest.pop().text if self.next in ("AND", "NOT") else ""
            if operator == "AND" and not wanted:
                refuse("AND needs words on both sides")
            (unwanted if operator == "NOT" else wanted).append(self.near(depth, operator))
        if not wanted:
            refuse("NOT needs words that are wanted, too" if unwanted else self.lack(depth, is_after_or=is_after_or))
        joined = " AND ".join(wanted)
        return " NOT ".join([f"({joined})" if unwanted and len(wanted) > 1 else joined, *unwanted])

    def lack(self, depth: int, *, is_after_or: bool) -> str:
        """Say what is wrong where there are no words."""
        if is_after_or or self.next == "OR":
            return "OR needs words on both sides"
        if not self.next:
            return "a parenthesis is not closed"
        return "nothing is in a parenthesis" if depth else "a parenthesis is closed that was not opened"

    def near(self, depth: int, before: str) -> str:
        """Read a word, a phrase or what is in parentheses, or several words near each other."""
        found = [self.one(depth, before)]
        distance = 0
        while match := NEAR.fullmatch(self.next):
            self.rest.pop()
            distance = max(distance, int(match["distance"] or DISTANCE))
            if self.next != "word" or not found[-1].startswith('"'):
                refuse(f"NEAR needs a word or a phrase on both sides{AS_NEAR}")
            found.append(self.one(depth, "NEAR"))
        return f"NEAR({' '.join(found)}, {distance})" if len(found) > 1 else found[0]

    def one(self, depth: int, before: str) -> str:
        """Read a word, a phrase or what is in parentheses."""
        if self.next == "word":
            return self.rest.pop().text
        if self.next != "(":
            refuse(
                f"{before or self.next} needs words on both sides" + (AS_NEAR if "NEAR" in before + self.next else "")
            )
        if depth == DEEPEST:
            refuse("too many parentheses inside each other")
        self.rest.pop()
        found = self.either(depth + 1)
        if self.next != ")":
            refuse("a parenthesis is not closed")
        self.rest.pop()
        return f"({found})"
