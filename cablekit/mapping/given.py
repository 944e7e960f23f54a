"""The pieces of a node in a dict: `{"node": 3, "parts": [[["tags", "label", "TAGS: "], ["items", 4, 0]]]}`.

A piece is `[field, kind, text]`; the place of a child is `[field, number, part]`, where the child is the one of that
field whose own source has the number. Numbers are unique in a dict, so a child that is moved, copied or taken out says
so itself.
"""

import re
from typing import Any, NamedTuple

from cablekit.mapping.faults import WHOLE, Path, Reading, shown
from cablekit.source import Piece
from cablekit.telegram.parse import KINDS, SHAPES
from cablekit.telegram.render import CHILDREN

#: The fields that an echo may repeat.
ECHO = re.compile(r"[a-z]+\.[a-z_]+")


class Place(NamedTuple):
    """
    Where a part of a child stands among its parent's pieces.

    >>> Place("items", 4, 0).node
    4
    """

    field: str
    node: int
    part: int


class Given(NamedTuple):
    """
    The pieces that a node in a dict brings along.

    Attributes:
        node: The number of the node.
        parts: Pieces and places of children, part by part.

    >>> Given(0, ()).parts
    ()
    """

    node: int
    parts: tuple[tuple[Piece | Place, ...], ...]


def read_given(value: Any, cls: type[Any], path: Path, reading: Reading) -> Given | None:
    """
    Read the `source` of a node of *cls*.

    >>> from cablekit.model import Paragraph
    >>> read_given({"node": 0, "parts": [[["text", "text", "Yes."]]]}, Paragraph, Path(None, "source"), Reading())
    Given(node=0, parts=((Piece(kind='text', text='Yes.', field='text'),),))
    """
    reading.sourced = True
    if value.__class__ is not dict or set(value) != {"node", "parts"}:
        reading.fault(
            path,
            "expected an object with node and parts" + ("" if value.__class__ is dict else f", got {shown(value)}"),
        )
        return None
    node, parts = value["node"], value["parts"]
    if not counts(node):
        reading.fault(Path(path, "node"), f"expected a whole number from 0 on, got {shown(node)}")
    if parts.__class__ is not list:
        reading.fault(Path(path, "parts"), f"expected an array, got {shown(parts)}")
        return None
    above = Path(path, "parts")
    return Given(node, tuple([read_part(part, cls, Path(above, at), reading) for at, part in enumerate(parts)]))


def read_part(value: Any, cls: type[Any], path: Path, reading: Reading) -> tuple[Piece | Place, ...]:
    """
    Read the pieces and places of one part.

    >>> from cablekit.model import Section
    >>> read_part([["paragraphs", 4, 0]], Section, Path(None, 0), Reading())
    (Place(field='paragraphs', node=4, part=0),)
    """
    if value.__class__ is not list:
        reading.fault(path, f"expected an array, got {shown(value)}")
        return ()
    kind = KINDS[cls]
    fields, children = SHAPES[kind][1], CHILDREN.get(kind, {})
    done: list[Piece | Place] = []
    for at, entry in enumerate(value):
        if entry.__class__ is list and len(entry) == 3 and entry[0].__class__ is str:
            field, second, third = entry
            if (
                second.__class__ is str
                and third.__class__ is str
                and (not field or field in fields or ECHO.fullmatch(field))
            ):
                done.append(Piece(second, third, field))
                continue
            if field in children and counts(second) and counts(third):
                done.append(Place(field, second, third))
                continue
        reading.fault(Path(path, at), f"expected [field, kind, text] or [child's field, number, part] of a {kind}")
    return tuple(done)


def counts(value: Any) -> bool:
    """
    Say whether *value* is a whole number from 0 on.

    >>> counts(0), counts(-1), counts(True)
    (True, False, False)
    """
    return value.__class__ is int and 0 <= value <= WHOLE
