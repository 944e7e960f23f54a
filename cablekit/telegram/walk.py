"""Every piece of a text, with its place and its owner."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from cablekit.model import AnyNode, Cable
from cablekit.source import Piece
from cablekit.telegram.render import Open, render


@frozen
class Walked:
    """
    A piece of a text.

    Attributes:
        kind: What it is: `label`, `subject`, `text`, `page` ...
        text: The characters.
        start: Where it begins in `to_text(node)`, in characters from 0.
        end: Where it ends, as in a slice.
        line: The line in which it begins, from 1; LF, CRLF and CR end a line.
        node: The node that owns it.
        field: The field that owns it; a dotted field repeats a value of another place; empty for furniture.
        column: The character of the line at which it begins, from 1.
        file_line: The line of the file in which it begins; None for a text that is edited, or in the file in other
            characters (a web page, an e-mail, CSV, XML, JSON), or not from a file.
        file_column: The character of that line.

    >>> Walked("tag", "PREL", 6, 10, 1, None, "tags").line
    1
    """

    kind: str
    text: str
    start: int
    end: int
    line: int
    node: Any
    field: str
    column: int = 1
    file_line: int | None = None
    file_column: int | None = None


def walk(node: AnyNode) -> Iterator[Walked]:
    """
    Yield every piece of a node's text, in order; joined, their texts are `to_text(node)`.

    Args:
        node: A `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.

    Raises:
        ModelError: A field cannot be written so that it reads back.

    >>> from cablekit.model import Header
    >>> [(piece.kind, piece.start, piece.line) for piece in walk(Header(tags=("PREL",), subject="THE BRIDGE"))]
    [('label', 0, 1), ('tag', 6, 1), ('label', 11, 2), ('subject', 20, 2)]
    """
    owners: list[Any] = []
    above = file_lines_above(node)
    start, lines = 0, LineCounter()
    for event in render(node):
        if isinstance(event, Piece):
            text, end = event.text, start + len(event.text)
            line, column = lines.place_of(text, start)
            in_file = (None, None) if above is None else (above + line, column)
            yield Walked(event.kind, text, start, end, line, owners[-1], event.field, column, *in_file)
            start = end
        elif isinstance(event, Open):
            owners.append(event.node)
        else:
            owners.pop()


def file_lines_above(node: Any) -> int | None:
    """Return how many lines of its file are above a cable's text; None where its lines are not lines of the file."""
    place, source = (node.place, node.source) if isinstance(node, Cable) else (None, None)
    if place is None or source is None or not place.is_exact or not source.as_read:
        return None
    return place.line - 1


class LineCounter:
    """Counts the lines of a text that comes piece by piece."""

    def __init__(self) -> None:
        self.ends: int = 0  # how many lines have ended
        self.start: int = 0  # where the line begins
        self.before: int = 0  # where the line before begins, if it ended with a CR at the end of the last piece
        self.is_half: bool = False  # whether the last piece ended with CR: an LF would belong to the same line ending

    def place_of(self, text: str, start: int) -> tuple[int, int]:
        r"""
        Return the line and column of the next piece, which begins at *start*.

        >>> lines = LineCounter(); lines.place_of("ab\r", 0), lines.place_of("\n", 3), lines.place_of("c", 4)
        ((1, 1), (1, 4), (2, 1))
        """
        if self.is_half and text[0] == "\n":
            self.ends, self.start = self.ends - 1, self.before
        place = self.ends + 1, start - self.start + 1
        self.is_half = text[-1] == "\r"
        last = max(text.rfind("\n"), text.rfind("\r")) + 1
        if last:
            inside = max(text.rfind("\n", 0, last - 1), text.rfind("\r", 0, last - 1)) + 1
            self.before = start + inside if inside else self.start
            self.start = start + last
            self.ends += text.count("\n") + text.count("\r") - text.count("\r\n")
        return place
