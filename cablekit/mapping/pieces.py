"""From a node's pieces to the `source` of each dict, and back to nodes that stand in one text.

Reading: the pieces of a node and of its children at home are woven into one text, `parse` reads it, and where the
values of the dict differ from what it gives, the node is changed as `attrs.evolve` would change it (law 4). A child
whose source is in no place of its parent stands on its own; a place that no child claims keeps an empty node, which the
values then take out.
"""

from collections.abc import Iterator
from typing import Any, Literal

import attrs

from cablekit.errors import ReadError
from cablekit.mapping.given import Given, GivenChild
from cablekit.mapping.shapes import shape
from cablekit.source import Child, Piece, Tree
from cablekit.telegram.parse import KIND_OF_CLASS, NODE_KINDS, SINGLE_CHILDREN, parse
from cablekit.telegram.render import CHILD_FIELDS, Open, render

Trust = Literal["values", "text"] | None

#: The kind of the child that a field holds.
CHILD_KINDS = {
    "header": "header",
    "sections": "section",
    "closing": "closing",
    "paragraphs": "paragraph",
    "items": "paragraph",
}


class Seat:
    """
    A node as written: its number, its pieces part by part, and its children's seats.

    >>> Seat(0).listed()
    []
    """

    __slots__ = ("below", "number", "parts")

    def __init__(self, number: int) -> None:
        self.number = number
        self.parts: dict[int, list[list[Any]]] = {}
        self.below: dict[int, list[Seat]] = {}

    def seat(self, event: Open, number: int) -> "Seat":
        """
        Give the seat of a child, a new one where each that it has holds this part already.

        >>> Seat(0).seat(Open("items", None), 1).number
        1
        """
        seats = self.below.setdefault(id(event.node), [])
        for seat in seats:
            if event.part not in seat.parts:
                return seat
        seats.append(Seat(number))
        return seats[-1]

    def listed(self) -> list[list[list[Any]]]:
        """
        Give the parts in order.

        >>> seat = Seat(0); seat.parts[1] = []; seat.listed()
        [[], []]
        """
        return [self.parts.get(part, []) for part in range(max(self.parts, default=-1) + 1)]


def seated(node: Any) -> Seat:
    r"""
    Render a node, and part its pieces among it and its children.

    >>> from cablekit.model import Paragraph
    >>> seated(Paragraph("1", text="Yes.")).listed()
    [[['label', 'enumerator', '1. '], ['text', 'text', 'Yes.\n']]]
    """
    root, count = Seat(0), 1
    stack: list[tuple[Seat, list[list[Any]], str]] = []
    for event in render(node):
        if event.__class__ is Piece:
            kind, text, field = event
            stack[-1][1].append([field, kind, text])
        elif not isinstance(event, Open):
            stack.pop()
        elif event.kind == "wrapper":
            stack.append(stack[-1])
        else:
            here = root
            if stack:
                above, entries, parent = stack[-1]
                here = above.seat(event, count)
                count += here.number == count
                entries.append([field_of(parent, event.kind), here.number, event.part])
            here.parts[event.part] = []
            stack.append((here, here.parts[event.part], event.kind))
    return root


def field_of(parent: str, kind: str) -> str:
    """
    Name the field in which a kind of node has a kind of child.

    >>> field_of("paragraph", "paragraph"), field_of("section", "paragraph")
    ('items', 'paragraphs')
    """
    return next(field for field in CHILD_FIELDS[parent] if CHILD_KINDS[field] == kind)


def attach(data: dict[str, Any], node: Any, seat: Seat) -> None:
    """
    Put the pieces of a node and of its children into their dicts.

    >>> from cablekit.model import Paragraph
    >>> data = {}; attach(data, Paragraph(), Seat(0)); data
    {'source': {'node': 0, 'parts': []}}
    """
    for field, at, child in children_of(node):
        seats = seat.below.get(id(child))
        if seats:
            below = data.setdefault(field, {}) if field in SINGLE_CHILDREN else data[field][at]
            attach(below, child, seats.pop(0))
    data["source"] = {"node": seat.number, "parts": seat.listed()}


def children_of(node: Any) -> Iterator[tuple[str, int, Any]]:
    """
    Yield the children of a node with their field and their place in it.

    >>> from cablekit.model import Cable
    >>> [field for field, _, _ in children_of(Cable())]
    ['header', 'closing']
    """
    for field in CHILD_FIELDS.get(KIND_OF_CLASS[node.__class__], ()):
        value = getattr(node, field)
        for at, child in enumerate((value,) if field in SINGLE_CHILDREN else value):
            yield field, at, child


class Plot:
    """
    A node as read: its values, the tree that its pieces make, and the plots of the children at home.

    Args:
        node: The values; its source is what the dict gave.
        field: The parent's field that holds it.

    >>> from cablekit.model import Paragraph
    >>> Plot(Paragraph(source=Given(0, ((), ())))).tree.parts
    [[], []]
    """

    __slots__ = ("below", "field", "held", "node", "tree", "woven")

    def __init__(self, node: Any, field: str = "") -> None:
        self.node = node
        self.field = field
        self.tree = Tree(KIND_OF_CLASS[node.__class__], [[] for _ in node.source.parts])
        self.woven: set[int] = set()
        self.held: dict[tuple[str, int], Tree] = {}
        self.below: dict[tuple[str, int], Plot] = {}
        places = {entry for part in node.source.parts for entry in part if isinstance(entry, GivenChild)}
        for name, _, child in children_of(node):
            given: Given | None = child.source
            if given and (name, given.node) not in self.below:
                parts = [at for at, part in enumerate(given.parts) if part] or [0]
                if all(GivenChild(name, given.node, part) in places for part in parts):
                    self.below[name, given.node] = Plot(child, name)


class Weaver:
    """
    Puts the pieces of a node and of its children at home into one text.

    Args:
        hold: Whether a place that no child claims keeps an empty node.

    >>> Weaver(hold=True).at
    0
    """

    __slots__ = ("at", "hold", "texts")

    def __init__(self, *, hold: bool) -> None:
        self.at = 0
        self.hold = hold
        self.texts: list[str] = []

    def weave(self, plot: Plot, part: int) -> None:
        """
        Add one part of a node.

        >>> from cablekit.model import Paragraph
        >>> plot = Plot(Paragraph(source=Given(0, ((Piece("text", "Yes.", "text"),),))))
        >>> weaver = Weaver(hold=True); weaver.weave(plot, 0); plot.tree.parts
        [[('text', 'text', 0, 4)]]
        """
        plot.woven.add(part)
        entries = plot.tree.parts[part]
        for entry in plot.node.source.parts[part]:
            if isinstance(entry, Piece):
                start, self.at = self.at, self.at + len(entry.text)
                self.texts.append(entry.text)
                entries.append((entry.field, entry.kind, start, self.at))
                continue
            below = plot.below.get((entry.field, entry.node))
            if below is None:
                if self.hold:
                    empty = plot.held.setdefault((entry.field, entry.node), Tree(CHILD_KINDS[entry.field]))
                    entries.append(Child(entry.field, empty, entry.part))
            elif entry.part < len(below.tree.parts) and entry.part not in below.woven:
                entries.append(Child(entry.field, below.tree, entry.part))
                self.weave(below, entry.part)


def settled(node: Any, trust: Trust) -> Any:
    """
    Give a node read from a dict the source that its pieces make.

    Args:
        node: Values; the sources are what the dict gave.
        trust: `values`: the pieces are left out; `text`: the pieces alone count.

    Raises:
        ReadError: The pieces cannot be read.

    >>> from cablekit.model import Paragraph
    >>> settled(Paragraph(text="Yes."), None).text
    'Yes.'
    """
    if node.source is None or trust == "values":
        changes = {field: below(node, field, trust) for field in CHILD_FIELDS.get(KIND_OF_CLASS[node.__class__], ())}
        return attrs.evolve(node, source=None, **changes)
    plot, weaver = Plot(node), Weaver(hold=trust is None)
    for part in range(len(plot.tree.parts)):
        weaver.weave(plot, part)
    try:
        read = parse(plot.tree, "".join(weaver.texts), **known(node))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise ReadError(f"the pieces of a {plot.tree.kind} cannot be read: {error}", "$") from error
    return read if trust else merged(read, plot)


def below(node: Any, field: str, trust: Trust) -> Any:
    """
    Settle the children in a field.

    >>> from cablekit.model import Section
    >>> below(Section(), "paragraphs", None)
    ()
    """
    value = getattr(node, field)
    return settled(value, trust) if field in SINGLE_CHILDREN else tuple([settled(child, trust) for child in value])


def known(node: Any) -> dict[str, Any]:
    """
    Collect the values that no piece gives: the reader's year, foreign data, wrappers.

    >>> from cablekit.model import Cable
    >>> known(Cable(year_hint=2008))
    {'year_hint': 2008}
    """
    kind, unset = KIND_OF_CLASS[node.__class__], node.__class__()
    others = [name for name in shape(node.__class__) if name not in (*NODE_KINDS[kind][1], *CHILD_FIELDS.get(kind, ()))]
    return {name: getattr(node, name) for name in others if getattr(node, name) != getattr(unset, name)}


def merged(read: Any, plot: Plot) -> Any:
    """
    Change a node that was read from pieces where the values say otherwise.

    >>> from cablekit.model import Paragraph
    >>> plot = Plot(Paragraph(text="No.", source=Given(0, ((Piece("text", "Yes.", "text"),),))))
    >>> merged(Paragraph(text="Yes."), plot).text
    'No.'
    """
    changes = {}
    children = CHILD_FIELDS.get(plot.tree.kind, ())
    for name in shape(read.__class__):
        old, new = getattr(read, name), getattr(plot.node, name)
        if name not in children:
            if new != old:
                changes[name] = new
        elif name in SINGLE_CHILDREN:
            new = reunited(read, plot, name)[0]
            if new is not old and not (new.source is None and new == old):
                changes[name] = new
        else:
            new = tuple(reunited(read, plot, name))
            if len(new) != len(old) or any(one is not other for one, other in zip(new, old, strict=True)):
                changes[name] = new
    return attrs.evolve(read, **changes) if changes else read


def reunited(read: Any, plot: Plot, field: str) -> list[Any]:
    """
    Pair the children in a field with those that were read, and settle those that are not at home.

    >>> from cablekit.model import Paragraph, Section
    >>> reunited(Section(), Plot(Section(paragraphs=(Paragraph(),), source=Given(0, ()))), "paragraphs")
    [Paragraph(label=None, portion=None, text='', items=())]
    """
    old = (getattr(read, field),) if field in SINGLE_CHILDREN else getattr(read, field)
    trees = {
        id(entry.node): None
        for part in plot.tree.parts
        for entry in part
        if isinstance(entry, Child) and entry.field == field
    }
    found = dict(zip(trees, old, strict=False))
    plots = {id(below.node): below for (name, _), below in plot.below.items() if name == field}
    done = []
    for name, _, child in children_of(plot.node):
        if name == field:
            home = plots.get(id(child))
            done.append(merged(found[id(home.tree)], home) if home else settled(child, None))
    return done
