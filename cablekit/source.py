"""How a node remembers the text it was read from.

Facts
-----
* A *span* is a run of characters of one text and what it is: the field that owns it, its kind, start and end.
  A span without a field (`""`) is furniture of the node; a dotted field (`header.subject`) is an echo: the header's
  value printed again at another place.
* The spans of a node and of its children, in order, are the node's text; there is no other copy of it.
* A node may be in several *parts* of the text (a SMART header also has labels below the body); the parent
  says where each part is.
* The writer compares each field with the value that its spans give when they are read again: if they are equal, the
  spans are written as they are.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, Final, NamedTuple

#: Kinds that are never part of a value: they belong to pages, relays and archives.
FURNITURE = frozenset(
    {
        "label",
        "page",
        "blank",
        "pilcrow",
        "banner",
        "counter",
        "marking",
        "rule",
        "other",
        "head",
        "end",
        "wrapper",
        "unread",
    }
)

#: field, kind, start, end (characters from the start of the text)
Span = tuple[str, str, int, int]


class Child(NamedTuple):
    """The place of a child among its parent's spans."""

    field: str  #: the parent's field that holds the child
    node: Any  #: the child; while scanning, its `Tree`
    part: int = 0  #: which part of the child is here, counted from 0


class Piece(NamedTuple):
    """A run of characters and what it is."""

    kind: str  #: `label`, `subject`, `text`, `page` ...
    text: str
    field: str = ""  #: the field that owns it; empty for furniture


#: The spans and children of one part of a node, in order.
PartEntries = tuple[Span | Child, ...]


class Tree:
    """A node as scanned: cut into spans, its values not yet read."""

    __slots__ = ("kind", "parts")

    def __init__(self, kind: str, parts: list[list[Any]] | None = None) -> None:
        self.kind: str = kind  #: `cable`, `header`, `section`, `paragraph` or one of its kinds, `closing` or `wrapper`
        #: Lists of spans and children while it is scanned; tuples once its node is made (`parse.frozen_parts`).
        self.parts: Any = [[]] if parts is None else parts


class Source(NamedTuple):
    """
    What a node was read from: a text, and the spans of the node in it.

    >>> source = Source("TAGS: PREL", ((("tags", "label", 0, 6), ("tags", "tag", 6, 10)),))
    >>> [piece.text for piece in source.pieces(0)]
    ['TAGS: ', 'PREL']
    """

    text: str  #: shared by all nodes read from it; a pickled node has only its own stretch
    parts: tuple[PartEntries, ...]
    known: tuple[tuple[str, Any], ...] = ()  #: values that no span gives: the reader's year, a paragraph's kind
    newline: str = ""  #: the line ending of the text that the stretch was cut from; empty: *text* is complete
    original: "Source | None" = None  #: the source of the node that was read, if this node was made from another one

    @property
    def as_read(self) -> bool:
        """Whether the node that has this source is the one that was read: then nothing in it has changed."""
        return self.original is None

    def derived(self) -> "Source":
        """Return the source of a node that is made from the one that was read."""
        return self if self.original else self._replace(original=self)

    def pieces(self, part: int) -> Iterator[Piece | Child]:
        """Yield the pieces and children of a part as they were read."""
        if part < len(self.parts):
            for entry in self.parts[part]:
                if entry.__class__ is Child:
                    yield entry
                else:
                    field, kind, start, end = entry  # type: ignore[misc]
                    yield Piece(kind, self.text[start:end], field)

    def line_ending(self) -> str:
        """Return the line ending of the text: that of its first line."""
        at = self.text.find("\n")
        if self.newline or at < 0:
            return self.newline or ("\r" if "\r" in self.text else "\n")
        return "\r\n" if self.text[at - 1 : at] == "\r" else "\n"

    def __deepcopy__(self, memo: object) -> "Source":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle only the node's own stretch of the text."""
        spans = [entry for part in self.parts for entry in part if entry.__class__ is not Child]
        low = min((span[2] for span in spans), default=0)
        high = max((span[3] for span in spans), default=0)  # type: ignore[misc]
        parts = tuple(tuple(rebased(entry, low) for entry in part) for part in self.parts)
        return Source, (self.text[low:high], parts, self.known, self.line_ending(), self.original)


#: To attrs a source is a class without values: `attrs.asdict` of a node has the values, and `{}` for its source.
setattr(Source, "__attrs_attrs__", ())  # noqa: B010 - mypyc knows the attributes of a named tuple, and no others


def rebased(entry: Span | Child, offset: int) -> Span | Child:
    """Return an entry with its positions counted from *offset*."""
    if isinstance(entry, Child):
        return entry
    field, kind, start, end = entry
    return field, kind, start - offset, end - offset


#: 3. The scanner sees only LF, so that LF, CRLF and CR give the same values.
#: A pattern finds two characters three times as fast as `str.replace` and `str.count` do, and one is found much faster.
CRLF: Final = re.compile("\r\n")


def normalize_newlines(text: str) -> str:
    """Return a text with LF as its only line ending."""
    return "\n".join(CRLF.split(text)).replace("\r", "\n") if "\r" in text else text


def is_untidy(text: str) -> bool:
    """Whether a text has CR among its line endings, a backslash or a no-break space, which the scanner does not see."""
    return "\r" in text or "\\" in text or "\u00a0" in text


def tidy_lines(text: str) -> str:
    """Return a text as the scanner sees it: LF is its only line ending, and all blanks are plain ones."""
    return without_backslashes(normalize_newlines(text)).replace("\u00a0", " ")


def without_backslashes(text: str) -> str:
    r"""
    Return a text of the same length, with blanks in place of the backslashes at the ends of its lines.

    Some copies of `cables.csv` have one on each line; like a blank, it is in no value (format.md 3).

    >>> without_backslashes("SIPDIS \\\n\\\nA\\B\n")
    'SIPDIS  \n \nA\\B\n'
    """
    return "\n".join(map(without_backslash, text.split("\n"))) if "\\" in text else text


def without_backslash(line: str) -> str:
    """Return a line with blanks in place of the backslashes at its end."""
    return line.rstrip(" \t\\").ljust(len(line)) if line.rstrip(" \t").endswith("\\") else line


def normalized_offset(text: str, offset: int) -> int:
    """Return where an offset of a text is in the normalized text."""
    return offset - len(CRLF.findall(text, 0, offset)) if "\r" in text else offset


def restore_offsets(tree: Tree, text: str) -> Tree:
    """Move the spans of a tree from the normalized text, which was scanned, to the text itself."""
    if "\r" in text:
        lengths = map(len, CRLF.split(text)[:-1])
        shift_spans(tree, [length + index for index, length in enumerate(accumulate(lengths))])
    return tree


def shift_spans(tree: Tree, breaks: list[int]) -> None:
    """
    Move each span of a tree by the number of CRLF before it; *breaks* are the places of LF that was CRLF.

    >>> tree = Tree("header", [[("", "other", 0, 2)]]); shift_spans(tree, [1]); tree.parts
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
                shift_spans(entry.node, breaks)
