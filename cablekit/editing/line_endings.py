"""What a verb puts into a cable has the line endings of its text: CRLF in a text that has CRLF."""

from typing import Any

from attrs import evolve

from cablekit.model import Cable, Paragraph, Section
from cablekit.model.node import Node
from cablekit.source import normalize_newlines


def as_in(cable: Cable, value: Any) -> Any:
    r"""
    Return a value with the line endings of a cable's text; one of a cable built by hand stays as it is.

    >>> from cablekit import from_text
    >>> as_in(from_text("1. Yes.\r\n"), ("2. No,\nnever.",))
    ('2. No,\r\nnever.',)
    """
    return value if cable.source is None else with_line_endings(value, cable.source.line_ending())


def with_line_endings(value: Any, newline: str) -> Any:
    """Return a text, a node, or a list of them, with other line endings; a node that has them is the same object."""
    if isinstance(value, str):
        return normalize_newlines(value).replace("\n", newline)
    if isinstance(value, (list, tuple)):
        return tuple([with_line_endings(one, newline) for one in value])
    return node_with_line_endings(value, newline) if isinstance(value, Node) else value


def node_with_line_endings(node: Node, newline: str) -> Node:
    """Return a node with other line endings; one that was read with others loses its layout."""
    if node.source is not None:
        if node.source.line_ending() == newline or not {"\r", "\n"} & {*node.source.text}:
            return node
        node = evolve(node, source=None)
    if isinstance(node, Section):
        return evolve(node, paragraphs=with_line_endings(node.paragraphs, newline))
    if isinstance(node, Paragraph):
        text, items = (with_line_endings(one, newline) for one in (node.text, node.items))
        return node if (text, items) == (node.text, node.items) else evolve(node, text=text, items=items)
    return node
