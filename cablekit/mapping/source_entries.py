"""The pieces of a node in a dict: `{"node": 3, "parts": [[["tags", "label", "TAGS: "], ["items", 4, 0]]]}`.

The pieces of a table, an enclosure or a quoted cable also have its kind: `{"node": 3, "kind": "table", "parts": ...}`.
A piece is `[field, kind, text]`; the place of a child is `[field, number, part]`, where the child is the one of that
field whose own source has the number. Numbers are unique in a dict, so a child that was moved, copied or removed is
recognized as such.
"""

from collections.abc import Callable
from typing import Annotated, Any, NamedTuple

from attrs import frozen

from cablekit.mapping.faults import WHOLE, ShapeError, shown
from cablekit.model import Paragraph, ParagraphKind
from cablekit.model.node import Unread
from cablekit.source import Piece
from cablekit.telegram.parse import KIND_OF_CLASS, NODE_KINDS
from cablekit.telegram.render import CHILD_FIELDS


class ChildEntry(NamedTuple):
    """The place of a part of a child among its parent's pieces."""

    field: str
    node: int
    part: int


@frozen
class Entries(Unread):
    """A node's number in a dict, its pieces and children's places, part by part; of a paragraph, its kind as read."""

    node: int
    parts: tuple[tuple[Piece | ChildEntry, ...], ...]
    kind: ParagraphKind = ParagraphKind.PARAGRAPH


def entries_reader(cls: type[Any], converter: Any) -> Callable[[Any, Any], Entries]:
    """
    Make the hook that reads the `source` of a node of a class.

    >>> from cablekit.mapping.converter import mapper
    >>> from cablekit.model import Section
    >>> entries_reader(Section, mapper(full=False))({"node": 0, "parts": [[["paragraphs", 4, 0]]]}, Entries)
    Entries(node=0, parts=((ChildEntry(...),),), kind=<ParagraphKind.PARAGRAPH: 'paragraph'>)
    """
    from cattrs.gen import make_dict_structure_fn, override

    known = {"node", "parts", "kind"} if cls is Paragraph else {"node", "parts"}
    parts = converter.get_structure_hook(tuple[tuple[Annotated[object, KIND_OF_CLASS[cls]], ...], ...])
    fields = make_dict_structure_fn(
        Entries, converter, node=override(struct_hook=read_count), parts=override(struct_hook=parts)
    )

    def read(value: Any, _hint: Any) -> Entries:
        if value.__class__ is dict and {"node", "parts"} <= value.keys() <= known:
            return fields(value, Entries)
        raise ShapeError(f"expected an object with node and parts, got {shown(value)}")

    return read


def entry_reader(hint: Any) -> Callable[[Any, Any], Piece | ChildEntry]:
    """
    Make the hook that reads a piece of a node, or the place of a child in it; the type has the node's kind.

    >>> entry_reader(Annotated[object, "paragraph"])(["text", "text", "Yes."], None)
    Piece(kind='text', text='Yes.', field='text')
    """
    (kind,) = hint.__metadata__
    fields, children = NODE_KINDS[kind][1], CHILD_FIELDS.get(kind, {})

    def read(value: Any, _hint: Any) -> Piece | ChildEntry:
        if value.__class__ is list and len(value) == 3 and value[0].__class__ is str:
            field, second, third = value
            if second.__class__ is str and third.__class__ is str:
                if not field or field in fields or is_echo(field):
                    return Piece(second, third, field)
            elif field in children and is_count(second) and is_count(third):
                return ChildEntry(field, second, third)
        raise ShapeError(f"expected [field, kind, text] or [child's field, number, part] of a {kind}")

    return read


def is_echo(field: str) -> bool:
    """Whether a dotted field names a field of a node: `header.subject`."""
    kind, _, name = field.partition(".")
    return kind in NODE_KINDS and name in NODE_KINDS[kind][1]


def read_count(value: Any, _hint: Any) -> Any:
    """Take the number of a node."""
    if is_count(value):
        return value
    raise ShapeError(f"expected a whole number from 0 on, got {shown(value)}")


def is_count(value: Any) -> bool:
    """Whether *value* is a whole number from 0 on."""
    return value.__class__ is int and 0 <= value <= WHOLE
