"""How a node remembers the text it was read from.

Facts
-----
* A *span* is a run of characters of one text and what it is: the field that owns it, its kind, start and end.
  A span of no field (`""`) is furniture of the node; a dotted field (`header.subject`) is an echo: the header's
  value printed again at another place.
* The spans of a node and of its children, in order, are the node's text; there is no other copy of it.
* A node may stand in several *parts* of the text (a SMART header has labels below the body as well); the parent
  says where each part goes.
* Writing compares a field with what its spans give when they are read again: equal, the spans stand.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, Final, NamedTuple

#: Kinds that are never part of a value: print that belongs to pages, relays and archives.
FURNITURE = frozenset(
    {"label", "page", "blank", "pilcrow", "banner", "counter", "marking", "rule", "other", "head", "end", "wrapper"}
)

#: field, kind, start, end (characters from the start of the text)
Span = tuple[str, str, int, int]


class Child(NamedTuple):
    """
    A child's place among its parent's spans.

    Attributes:
        field: The parent's field that holds the child.
        node: The child (while scanning: its `Tree`).
        part: Which part of the child stands here, counted from 0.

    >>> Child("header", None).part
    0
    """

    field: str
    node: Any
    part: int = 0


class Piece(NamedTuple):
    """
    A run of characters and what it is.

    Attributes:
        kind: What it is: `label`, `subject`, `text`, `page` ...
        text: The characters.
        field: The field that owns it; empty for furniture.

    >>> Piece("label", "TAGS: ", "tags").text
    'TAGS: '
    """

    kind: str
    text: str
    field: str = ""


Part = tuple[Span | Child, ...]


class Tree:
    """
    A node as scanned: cut into spans, its values not yet read.

    Args:
        kind: The node's name: `cable`, `header`, `section`, `paragraph`, `closing`, `wrapper`.

    >>> Tree("header").parts
    [[]]
    """

    __slots__ = ("kind", "parts")

    def __init__(self, kind: str, parts: list[list[Any]] | None = None) -> None:
        self.kind = kind
        self.parts: list[list[Any]] = [[]] if parts is None else parts


class Source(NamedTuple):
    """
    What a node was read from: a text, and the spans of the node in it.

    Attributes:
        text: The text, shared by all nodes read from it; of a pickled node, its own stretch.
        parts: Spans and children, in order, for each part of the node.
        known: Names and values of what no span gives: the reader's year, what an archive says.
        newline: The line end of the text that the stretch was cut from; empty: *text* is whole.
        first: The source of the node that was read, where another node was made from it.

    >>> source = Source("TAGS: PREL", ((("tags", "label", 0, 6), ("tags", "tag", 6, 10)),))
    >>> [piece.text for piece in source.pieces(0)]
    ['TAGS: ', 'PREL']
    """

    text: str
    parts: tuple[Part, ...]
    known: tuple[tuple[str, Any], ...] = ()
    newline: str = ""
    first: "Source | None" = None

    @property
    def as_read(self) -> bool:
        """
        Whether the node that has this source is the one that was read: then nothing in it has changed.

        >>> Source("", ()).as_read, Source("", ()).another().as_read
        (True, False)
        """
        return self.first is None

    def another(self) -> "Source":
        """
        Give the source of a node that is made from the one that was read.

        >>> source = Source("", ()); source.another().first is source
        True
        """
        return self if self.first else self._replace(first=self)

    def pieces(self, part: int) -> Iterator[Piece | Child]:
        """
        Yield the pieces and children of a part as they were read.

        >>> list(Source("", ()).pieces(0))
        []
        """
        if part < len(self.parts):
            for entry in self.parts[part]:
                if entry.__class__ is Child:
                    yield entry
                else:
                    field, kind, start, end = entry  # type: ignore[misc]
                    yield Piece(kind, self.text[start:end], field)

    def line_end(self) -> str:
        r"""
        Give the line end of the text: that of its first line.

        >>> Source("a\r\nb", ()).line_end(), Source("a", (), newline="\r").line_end()
        ('\r\n', '\r')
        """
        at = self.text.find("\n")
        if self.newline or at < 0:
            return self.newline or ("\r" if "\r" in self.text else "\n")
        return "\r\n" if self.text[at - 1 : at] == "\r" else "\n"

    def __deepcopy__(self, memo: object) -> "Source":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the node's own stretch of the text, not the whole of it."""
        spans = [entry for part in self.parts for entry in part if entry.__class__ is not Child]
        low = min((span[2] for span in spans), default=0)
        high = max((span[3] for span in spans), default=0)  # type: ignore[misc]
        parts = tuple(tuple(moved(entry, low) for entry in part) for part in self.parts)
        return Source, (self.text[low:high], parts, self.known, self.line_end(), self.first)


def moved(entry: Span | Child, offset: int) -> Span | Child:
    """
    Give *entry* with its positions counted from *offset* on.

    >>> moved(("tags", "tag", 6, 10), 6)
    ('tags', 'tag', 0, 4)
    """
    if isinstance(entry, Child):
        return entry
    field, kind, start, end = entry
    return field, kind, start - offset, end - offset


#: format.md 3: scanning sees only LF, so that LF, CRLF and CR give the same values.
#: A pattern finds two characters three times as fast as `str.replace` and `str.count` do, and one is found much faster.
CRLF: Final = re.compile("\r\n")


def evened(text: str) -> str:
    r"""
    Give a text with LF as its only line ending.

    >>> evened("PREL,\r\nRU\r")
    'PREL,\nRU\n'
    """
    return "\n".join(CRLF.split(text)).replace("\r", "\n") if "\r" in text else text


def evened_place(text: str, place: int) -> int:
    r"""
    Give where a place of a text is in the evened text.

    >>> evened_place("a\r\nb", 3)
    2
    """
    return place - len(CRLF.findall(text, 0, place)) if "\r" in text else place


def moved_back(tree: Tree, text: str) -> Tree:
    r"""
    Move the spans of a tree from the evened text, which was scanned, to the text itself.

    >>> moved_back(Tree("header", [[("", "other", 0, 2), ("", "other", 2, 3)]]), "a\r\nb").parts
    [[('', 'other', 0, 3), ('', 'other', 3, 4)]]
    """
    lengths = map(len, CRLF.split(text)[:-1]) if "\r" in text else ()
    breaks = [length + index for index, length in enumerate(accumulate(lengths))]
    if breaks:
        move(tree, breaks)
    return tree


def move(tree: Tree, breaks: list[int]) -> None:
    """
    Move each place of a tree by the number of CRLF before it.

    Args:
        tree: What was scanned with LF as the only line ending.
        breaks: Where each LF that was CRLF is in the text scanned.

    >>> tree = Tree("header", [[("", "other", 0, 2)]]); move(tree, [1]); tree.parts
    [[('', 'other', 0, 3)]]
    """
    old = new = 0
    for part in tree.parts:
        for at, entry in enumerate(part):
            if entry.__class__ is not Child:
                field, kind, low, high = entry
                start = new if low == old else low + bisect_left(breaks, low)  # most begin where the one before ends
                old, new = high, high + bisect_left(breaks, high)
                part[at] = (field, kind, start, new)
            elif entry.part == 0:  # a tree with several parts is moved once
                move(entry.node, breaks)
