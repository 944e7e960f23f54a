"""Every piece of a text, with its place and its owner."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

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


def walk(node: Any) -> Iterator[Walked]:
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
    start, ends, half = 0, 0, False
    for event in render(node):
        if isinstance(event, Piece):
            text, end = event.text, start + len(event.text)
            ends -= half and text[0] == "\n"
            yield Walked(event.kind, text, start, end, ends + 1, owners[-1], event.field)
            ends += text.count("\n") + text.count("\r") - text.count("\r\n")
            start, half = end, text[-1] == "\r"
        elif isinstance(event, Open):
            owners.append(event.node)
        else:
            owners.pop()
