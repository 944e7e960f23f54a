"""The pieces of a node in a dict: `{"node": 3, "parts": [[["tags", "label", "TAGS: "], ["items", 4, 0]]]}`.

A piece is `[field, kind, text]`; the place of a child is `[field, number, part]`, where the child is the one of that
field whose own source has the number. Numbers are unique in a dict, so a child that is moved, copied or taken out says
so itself.
"""

from collections.abc import Callable
from typing import Annotated, Any, NamedTuple

from attrs import frozen

from cablekit.mapping.faults import WHOLE, ShapeError, shown
from cablekit.source import Piece
from cablekit.telegram.parse import KIND_OF_CLASS, NODE_KINDS
from cablekit.telegram.render import CHILD_FIELDS


class GivenChild(NamedTuple):
    """
    Where a part of a child stands among its parent's pieces.

    >>> GivenChild("items", 4, 0).node
    4
    """

    field: str
    node: int
    part: int


@frozen
class Given:
    """
    The pieces that a node in a dict brings along.

    Attributes:
        node: The number of the node.
        parts: Pieces and places of children, part by part.

    >>> Given(0, ()).parts
    ()
    """

    node: int
    parts: tuple[tuple[Piece | GivenChild, ...], ...]


def given_reader(cls: type[Any], converter: Any) -> Callable[[Any, Any], Given]:
    """
    Make the hook that reads the `source` of a node of *cls*.

    >>> from cablekit.mapping.shapes import mapper
    >>> from cablekit.model import Section
    >>> given_reader(Section, mapper(full=False))({"node": 0, "parts": [[["paragraphs", 4, 0]]]}, Given)
    Given(node=0, parts=((GivenChild(field='paragraphs', node=4, part=0),),))
    """
    from cattrs.gen import make_dict_structure_fn, override

    parts = converter.get_structure_hook(tuple[tuple[Annotated[object, KIND_OF_CLASS[cls]], ...], ...])
    fields = make_dict_structure_fn(
        Given, converter, node=override(struct_hook=count), parts=override(struct_hook=parts)
    )

    def read(value: Any, _hint: Any) -> Given:
        if value.__class__ is dict and value.keys() == {"node", "parts"}:
            return fields(value, Given)
        raise ShapeError(f"expected an object with node and parts, got {shown(value)}")

    return read


def entry_reader(hint: Any) -> Callable[[Any, Any], Piece | GivenChild]:
    """
    Make the hook that reads a piece of a node, or the place of a child in it; the type carries the node's kind.

    >>> entry_reader(Annotated[object, "paragraph"])(["text", "text", "Yes."], None)
    Piece(kind='text', text='Yes.', field='text')
    """
    (kind,) = hint.__metadata__
    fields, children = NODE_KINDS[kind][1], CHILD_FIELDS.get(kind, {})

    def read(value: Any, _hint: Any) -> Piece | GivenChild:
        if value.__class__ is list and len(value) == 3 and value[0].__class__ is str:
            field, second, third = value
            if second.__class__ is str and third.__class__ is str:
                if not field or field in fields or is_echo(field):
                    return Piece(second, third, field)
            elif field in children and counts(second) and counts(third):
                return GivenChild(field, second, third)
        raise ShapeError(f"expected [field, kind, text] or [child's field, number, part] of a {kind}")

    return read


def is_echo(field: str) -> bool:
    """
    Say whether a dotted field names a field of a node: `header.subject`.

    >>> is_echo("header.subject"), is_echo("x.y")
    (True, False)
    """
    kind, _, name = field.partition(".")
    return kind in NODE_KINDS and name in NODE_KINDS[kind][1]


def count(value: Any, _hint: Any) -> Any:
    """
    Check the number of a node.

    >>> count(3, int)
    3
    """
    if counts(value):
        return value
    raise ShapeError(f"expected a whole number from 0 on, got {shown(value)}")


def counts(value: Any) -> bool:
    """
    Say whether *value* is a whole number from 0 on.

    >>> counts(0), counts(-1), counts(True)
    (True, False, False)
    """
    return value.__class__ is int and 0 <= value <= WHOLE
