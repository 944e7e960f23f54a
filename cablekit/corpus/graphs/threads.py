"""`threads`: cables that refer to each other or answer each other, in chronological order."""

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from cablekit.corpus.graphs.build import OF_REFERENCES, graph
from cablekit.corpus.graphs.values import Graph, GraphNode, by_number
from cablekit.model import Cable

#: What sorts after every date.
LAST: Final = "9"


@frozen
class Thread:
    """
    Cables that belong together.

    Attributes:
        nodes: The cables in chronological order, those included that are missing.

    >>> Thread((GraphNode("08ZENDA910"), GraphNode("08STRELSAU88", missing=True))).ids
    ('08ZENDA910', '08STRELSAU88')
    """

    nodes: tuple[GraphNode, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """
        The ids of the cables.

        >>> Thread().ids
        ()
        """
        return tuple(node.id for node in self.nodes)


def threads(cables: Iterable[Cable] | Graph, *, missing: bool = True) -> tuple[Thread, ...]:
    """
    Divide cables into threads: two are in one thread if a chain of references or answers leads from one to the other.

    A cable without a date is placed right before the first of those that refer to it, otherwise right after the last of
    those that it refers to, otherwise at the end; in each case within the year of its id where that is another one.
    Cables of one minute are in the order of post, year and number.

    Args:
        cables: The cables, in any order, or their graph.
        missing: Whether cables that are referred to and were not given belong to threads. An instruction to all posts
            joins everything that refers to it, whether or not it was given itself.

    Returns:
        The threads of at least two cables, in the order of their first ones.

    Raises:
        ModelError: Something is not a cable.

    >>> from cablekit import from_text
    >>> first = from_text("R 080915Z MAY 08\\n\\nUNCLAS ZENDA 910\\n")
    >>> second = from_text("R 090840Z MAY 08\\n\\nUNCLAS STRELSAU 88\\n\\nREF: ZENDA 910\\n")
    >>> [thread.ids for thread in threads([second, first])]
    [('08ZENDA910', '08STRELSAU88')]
    """
    found = cables if isinstance(cables, Graph) else graph(cables, kinds=("reference", "reply"))
    nodes = {node.id: node for node in found.nodes if node.kind == "cable" and (missing or not node.missing)}
    links = [
        (edge.source, edge.target)
        for edge in found.edges
        if edge.kind in OF_REFERENCES and edge.source in nodes and edge.target in nodes
    ]
    moments = moments_of(nodes, links)
    groups = [sorted(group, key=moments.__getitem__) for group in joined(nodes, links) if len(group) > 1]
    groups.sort(key=lambda group: moments[group[0]])
    return tuple(Thread(tuple(nodes[name] for name in group)) for group in groups)


def joined(names: Iterable[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """
    Divide names into groups that links join.

    >>> joined("abcd", [("a", "c"), ("d", "c")])
    [['a', 'c', 'd'], ['b']]
    """
    above = {name: name for name in names}
    for one, other in links:
        above[top(above, one)] = top(above, other)
    groups: dict[str, list[str]] = {}
    for name in above:
        groups.setdefault(top(above, name), []).append(name)
    return list(groups.values())


def top(above: dict[str, str], name: str) -> str:
    """Return the name that stands for a group, and shorten the way to it."""
    while above[name] != name:
        above[name] = above[above[name]]
        name = above[name]
    return name


def moments_of(
    nodes: Mapping[str, GraphNode], links: Iterable[tuple[str, str]]
) -> dict[str, tuple[str, int, tuple[str, int, int, str]]]:
    """Return what sorts each cable: a moment, whether it goes before or after the cables of it, and its number."""
    dates = {name: node.date.isoformat() for name, node in nodes.items() if node.date}
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for source, target in links:
        if target not in dates and source in dates:
            before[target] = min(before.get(target, LAST), dates[source])
        elif source not in dates and target in dates:
            after[source] = max(after.get(source, ""), dates[target])
    return {
        name: (*moment_of(node, before.get(name), after.get(name)), by_number(node)) for name, node in nodes.items()
    }


def moment_of(node: GraphNode, before: str | None, after: str | None) -> tuple[str, int]:
    """
    Return the moment of a cable, and whether it goes before, with or after cables of that moment.

    *before* is the date of the first cable that refers to it, *after* that of the last that it refers to. The year in
    its id is not left, as far as they let it.

    >>> moment_of(GraphNode("07ZENDA910"), "2008-05-08T09:15:00+00:00", None)
    ('2007-12-31T24', 0)
    """
    if node.date:
        return node.date.isoformat(), 1
    first, last = (f"{node.year:04}-01-01", f"{node.year:04}-12-31T24") if node.year else ("", LAST)
    if before:
        return min(before, last), 0
    return (max(after, first), 2) if after else (last, 2)
