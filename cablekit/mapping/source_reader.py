"""From the pieces in dicts to nodes of one text.

The pieces of a node and of its children at home are woven into one text, `parse` reads it, and where the values of the
dict differ from what it gives, the node is changed as `attrs.evolve` would change it (law 4). A child whose source is
not in a place of its parent is read by itself; a place that no child claims keeps an empty node, which the values then
remove.
"""

from functools import partial
from typing import Any, Literal

from cablekit.errors import ReadError
from cablekit.mapping.converter import field_names
from cablekit.mapping.source_entries import ChildEntry, Entries
from cablekit.mapping.source_writer import CHILD_KINDS, children_of
from cablekit.model.cable import changed
from cablekit.model.node import has_value
from cablekit.source import Child, Piece, Tree
from cablekit.telegram.parse import KIND_OF_CLASS, NODE_KINDS, SINGLE_CHILDREN, TREE_OF_KIND, parse
from cablekit.telegram.render import CHILD_FIELDS, child_fields

Trust = Literal["values", "text"] | None


class Plot:
    """A node as given: its values, the tree that its pieces make, and the plots of the children at home."""

    __slots__ = ("children", "node", "tree", "unclaimed", "woven")

    def __init__(self, node: Any) -> None:
        self.node: Any = node
        kind = TREE_OF_KIND.get(node.source.kind) or KIND_OF_CLASS[node.__class__]
        self.tree: Tree = Tree(kind, [[] for _ in node.source.parts])
        self.woven: set[int] = set()
        self.unclaimed: dict[tuple[str, int], Tree] = {}
        self.children: dict[tuple[str, int], Plot] = {}
        places = {entry for part in node.source.parts for entry in part if isinstance(entry, ChildEntry)}
        for field, _, child in children_of(node):
            given: Entries | None = child.source
            if given and (field, given.node) not in self.children:
                parts = [at for at, part in enumerate(given.parts) if part] or [0]
                if all(ChildEntry(field, given.node, part) in places for part in parts):
                    self.children[field, given.node] = Plot(child)


class Weaver:
    """Puts the pieces of a node and of its children at home into one text; unclaimed places may keep empty nodes."""

    __slots__ = ("at", "keeps_unclaimed", "texts")

    def __init__(self, *, keeps_unclaimed: bool) -> None:
        self.at: int = 0
        self.keeps_unclaimed: bool = keeps_unclaimed
        self.texts: list[str] = []

    def weave(self, plot: Plot, part: int) -> None:
        """
        Add one part of a node.

        >>> from cablekit.model import Paragraph
        >>> plot = Plot(Paragraph(source=Entries(0, ((Piece("text", "Yes.", "text"),),))))
        >>> weaver = Weaver(keeps_unclaimed=True); weaver.weave(plot, 0); plot.tree.parts
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
            child = plot.children.get((entry.field, entry.node))
            if child is None:
                if self.keeps_unclaimed:
                    empty = plot.unclaimed.setdefault((entry.field, entry.node), Tree(CHILD_KINDS[entry.field]))
                    entries.append(Child(entry.field, empty, entry.part))
            elif entry.part < len(child.tree.parts) and entry.part not in child.woven:
                entries.append(Child(entry.field, child.tree, entry.part))
                self.weave(child, entry.part)


def read_source(node: Any, trust: Trust) -> Any:
    """Give a node with values and entries the text of its pieces; *trust* as in `from_dict`."""
    if node.source is None or trust == "values":
        changes = {
            field: read_children(node, field, trust) for field in child_fields(node, KIND_OF_CLASS[node.__class__])
        }
        return changed(node, source=None, **changes)
    plot, weaver = Plot(node), Weaver(keeps_unclaimed=trust is None)
    for part in range(len(plot.tree.parts)):
        weaver.weave(plot, part)
    try:
        read = parse(plot.tree, "".join(weaver.texts), **values_without_pieces(node))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise ReadError(f"the pieces of a {plot.tree.kind} cannot be read: {error}", "$") from error
    return read if trust else with_values(read, plot)


def read_children(node: Any, field: str, trust: Trust) -> Any:
    """Read the children in a field, each by itself."""
    value = getattr(node, field)
    return (
        read_source(value, trust) if field in SINGLE_CHILDREN else tuple([read_source(child, trust) for child in value])
    )


def values_without_pieces(node: Any) -> dict[str, Any]:
    """Collect the values that no piece gives: the reader's year, foreign data, wrappers."""
    kind, unset = KIND_OF_CLASS[node.__class__], node.__class__()
    others = (*NODE_KINDS[kind][1], *CHILD_FIELDS.get(kind, ()), "kind")
    names = [name for name in field_names(node.__class__) if name not in others]
    return {name: getattr(node, name) for name in names if getattr(node, name) != getattr(unset, name)}


def with_values(read: Any, plot: Plot) -> Any:
    """
    Change a node that was read from pieces where the values of the dict differ.

    >>> from cablekit.model import Paragraph
    >>> plot = Plot(Paragraph(text="No.", source=Entries(0, ((Piece("text", "Yes.", "text"),),))))
    >>> with_values(Paragraph(text="Yes."), plot).text
    'No.'
    """
    changes = {}
    children = CHILD_FIELDS.get(plot.tree.kind, ())
    for name in filter(partial(has_value, read), field_names(read.__class__)):
        old, new = getattr(read, name), getattr(plot.node, name)
        if name not in children:
            if new != old:
                changes[name] = new
        elif name in SINGLE_CHILDREN:
            new = children_with_values(read, plot, name)[0]
            if new is not old and not (new.source is None and new == old):
                changes[name] = new
        else:
            new = tuple(children_with_values(read, plot, name))
            if len(new) != len(old) or any(one is not other for one, other in zip(new, old, strict=True)):
                changes[name] = new
    return changed(read, **changes) if changes else read


def children_with_values(read: Any, plot: Plot, field: str) -> list[Any]:
    """Pair the children in a field with those that were read; one that is not at home is read by itself."""
    old = (getattr(read, field),) if field in SINGLE_CHILDREN else getattr(read, field)
    trees = {
        id(entry.node): None
        for part in plot.tree.parts
        for entry in part
        if isinstance(entry, Child) and entry.field == field
    }
    found = dict(zip(trees, old, strict=False))
    plots = {id(child.node): child for (name, _), child in plot.children.items() if name == field}
    paired = []
    for name, _, child in children_of(plot.node):
        if name == field:
            home = plots.get(id(child))
            paired.append(with_values(found[id(home.tree)], home) if home else read_source(child, None))
    return paired
