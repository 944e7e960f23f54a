"""A graph of cables and posts: nodes, edges, and what is asked of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from operator import itemgetter
from typing import Final, Literal, TypeAlias, get_args

from attrs import frozen

from cablekit._checked import checked
from cablekit.convert.progress import counted
from cablekit.model.values import full_year
from cablekit.model.words import Classification, Precedence
from cablekit.vocabulary import canonical_id, canonical_station

#: What an edge says of its two nodes.
EdgeKind: TypeAlias = Literal["reference", "reply", "from-to", "same-message"]
EDGE_KINDS: Final[tuple[EdgeKind, ...]] = get_args(EdgeKind)
#: A canonical id (format.md 22.2): year, station, the letters of an airgram, number.
CANONICAL: Final = re.compile(r"(?P<year>[0-9]{2})(?P<post>.{1,60}?)(?:-C?A)?(?P<number>[0-9]{1,18})")


@frozen
class GraphNode:
    """
    A cable or a post.

    Attributes:
        id: Of a cable its canonical id, of a further copy of it `08ZENDA910#2`; of a post its name in ids, `LAPAZ`. A
            cable without a number is called after its date-time group, its file, or its values.
        kind: `cable` or `post`.
        missing: Whether it is a cable that others refer to, and that was not given.
        date: The moment, aware, in UTC; midnight where only the day is known, None where nobody says it.
        is_day: Whether `date` is only a day.
        post: Who sent it, as in ids.
        name: Of a post, its name in words.
        subject: The subject.
        classification: How secret it is.
        copies: How many of the given cables have its id; 1 for a further copy, 0 for a missing cable or a post.
        place: Where it was found.

    >>> GraphNode("79LAPAZ6523", missing=True, post="LAPAZ").year
    1979
    """

    id: str = ""
    kind: str = "cable"
    missing: bool = False
    date: datetime | None = None
    is_day: bool = False
    post: str | None = None
    name: str | None = None
    subject: str | None = None
    classification: Classification | None = None
    copies: int = 1
    place: str | None = None

    @property
    def year(self) -> int | None:
        """
        The year of its date, or that in its id; None without them.

        >>> GraphNode("LAPAZ", "post").year is None
        True
        """
        if self.date:
            return self.date.year
        parts = CANONICAL.fullmatch(self.id) if self.kind == "cable" else None
        return full_year(parts["year"]) if parts else None

    @property
    def label(self) -> str:
        """
        What is printed beside it: the id of a cable, the name of a post.

        >>> GraphNode("LAPAZ", "post", name="LA PAZ").label
        'LA PAZ'
        """
        return self.name or self.id


@frozen
class GraphEdge:
    """
    What two nodes have to do with each other; it is read from the first to the second.

    Attributes:
        source: The id of the first node.
        target: The id of the second.
        kind: `reference` (refers to), `reply` (answers), `from-to` (writes to), `same-message` (is a copy of).
        weight: How many cables say so.
        label: The letter of a reference.
        role: `action` or `info`: how a post was written to.
        precedence: The precedence written for that addressee; None where none is.
        basis: What makes it a reply, `addressees` or `subject`; or the same message, `id` or `date-time group`.

    >>> GraphEdge("08ZENDA910", "08STRELSAU88", "reference", label="A").weight
    1
    """

    source: str = ""
    target: str = ""
    kind: EdgeKind = "reference"
    weight: int = 1
    label: str | None = None
    role: str | None = None
    precedence: Precedence | None = None
    basis: str | None = None


@frozen(slots=False, repr=False)
class Graph:
    """
    Cables, the cables that they refer to, and posts; the same whatever the order in which the cables were given.

    Attributes:
        nodes: The cables by id, then the posts.
        edges: By kind, then by the ids of their nodes.

    >>> graph = Graph((GraphNode("08ZENDA910"),), (GraphEdge("08ZENDA910", "08ZENDA910", "reference"),))
    >>> graph
    Graph(1 node, 1 edge)
    """

    nodes: tuple[GraphNode, ...] = ()
    edges: tuple[GraphEdge, ...] = ()

    @checked
    def node(self, id: str) -> GraphNode | None:  # noqa: A002 - the word for it everywhere in the library
        """
        Return the node of a cable or post, or None.

        Args:
            id: An id or the name of a post, in any spelling that `canonical_id` and `canonical_station` know.

        >>> Graph((GraphNode("05RIODEJANEIRO123"),)).node("05RIODEJAN123").id
        '05RIODEJANEIRO123'
        """
        return next((self._by_id[name] for name in spellings(id) if name in self._by_id), None)

    @checked
    def references(self, id: str) -> tuple[GraphNode, ...]:  # noqa: A002
        """
        Return the cables that a cable refers to, in chronological order; those without a date are last.

        Args:
            id: The id of the cable.

        >>> Graph().references("08ZENDA910")
        ()
        """
        return self._ends(id, "reference", self._outgoing)

    @checked
    def referring(self, id: str) -> tuple[GraphNode, ...]:  # noqa: A002
        """
        Return the cables that refer to a cable, in chronological order; those without a date are last.

        Args:
            id: The id of the cable; it may be missing itself.

        >>> nodes = GraphNode("08ZENDA910"), GraphNode("08STRELSAU88", missing=True)
        >>> graph = Graph(nodes, (GraphEdge("08ZENDA910", "08STRELSAU88", "reference"),))
        >>> [node.id for node in graph.referring("08 STRELSAU 0088")]
        ['08ZENDA910']
        """
        return self._ends(id, "reference", self._incoming)

    @checked
    def answers(self, id: str) -> tuple[GraphNode, ...]:  # noqa: A002
        """
        Return the cables that answer a cable, in chronological order; those without a date are last.

        Args:
            id: The id of the cable.

        >>> Graph().answers("08ZENDA910")
        ()
        """
        return self._ends(id, "reply", self._incoming)

    @checked
    def neighbors(self, id: str) -> tuple[GraphNode | None, GraphNode | None]:  # noqa: A002
        """
        Return the given cables of the same post and year with the next lower and the next higher number.

        Airgrams have numbers of their own, so that their neighbors are airgrams. A cable without a date, such as a
        missing one, was nearly always sent between the two.

        Args:
            id: An id; the graph need not have it.

        Returns:
            Two cables that have a date; None where there is none.

        Source: counted on 1,055 cables that have both neighbors: 1,043 were sent between them.

        >>> from datetime import UTC, datetime
        >>> when = datetime(2008, 5, 8, 9, 15, tzinfo=UTC)
        >>> below, above = Graph((GraphNode("08ZENDA910", date=when),)).neighbors("08ZENDA915")
        >>> below.id, above
        ('08ZENDA910', None)
        """
        series, number = numbered(canonical_id(id)) or ("", 0)
        found = self._numbered.get(series, [])
        low, high = bisect_left(found, number, key=itemgetter(0)), bisect_right(found, number, key=itemgetter(0))
        return (found[low - 1][1] if low else None), (found[high][1] if high < len(found) else None)

    def __repr__(self) -> str:
        return f"Graph({counted(len(self.nodes), 'node')}, {counted(len(self.edges), 'edge')})"

    @cached_property
    def _by_id(self) -> Mapping[str, GraphNode]:
        return {node.id: node for node in self.nodes}

    @cached_property
    def _outgoing(self) -> Mapping[tuple[str, EdgeKind], list[str]]:
        return grouped(((edge.source, edge.kind), edge.target) for edge in self.edges)

    @cached_property
    def _incoming(self) -> Mapping[tuple[str, EdgeKind], list[str]]:
        return grouped(((edge.target, edge.kind), edge.source) for edge in self.edges)

    @cached_property
    def _numbered(self) -> Mapping[str, list[tuple[int, GraphNode]]]:
        found: dict[str, list[tuple[int, GraphNode]]] = {}
        for node in self.nodes:
            if node.date and (parts := numbered(node.id)):
                found.setdefault(parts[0], []).append((parts[1], node))
        for nodes in found.values():
            nodes.sort(key=itemgetter(0))
        return found

    def _ends(
        self, name: str, kind: EdgeKind, index: Mapping[tuple[str, EdgeKind], list[str]]
    ) -> tuple[GraphNode, ...]:
        node = self.node(name)
        ends = index.get((node.id, kind), []) if node else []
        return tuple(sorted((self._by_id[end] for end in ends), key=by_date))


def numbered(name: str) -> tuple[str, int] | None:
    """
    Divide a canonical id into what is before the number, and the number; airgrams have numbers of their own.

    >>> numbered("74LAPAZ5111"), numbered("74LAPAZ-A70"), numbered("LAPAZ")
    (('74LAPAZ', 5111), ('74LAPAZ-A', 70), None)
    """
    parts = CANONICAL.fullmatch(name)
    return (name[: parts.start("number")], int(parts["number"])) if parts else None


def spellings(name: str) -> Iterator[str]:
    """Yield the ids that a node of a name may have."""
    yield name
    yield canonical_id(name)
    yield canonical_station(name)


def grouped(
    pairs: Iterable[tuple[tuple[str, EdgeKind], str]],
) -> dict[tuple[str, EdgeKind], list[str]]:
    """Collect the other end of edges by one end and the kind."""
    found: dict[tuple[str, EdgeKind], list[str]] = {}
    for key, end in pairs:
        found.setdefault(key, []).append(end)
    return found


def by_date(node: GraphNode) -> tuple[bool, str, tuple[str, int, int, str]]:
    """Return what sorts cables by their date, those without one last, and of one date by number."""
    return node.date is None, node.date.isoformat() if node.date else "", by_number(node)


def by_number(node: GraphNode) -> tuple[str, int, int, str]:
    """
    Return what sorts cables by post, year and number.

    >>> by_number(GraphNode("08ZENDA910"))
    ('ZENDA', 2008, 910, '08ZENDA910')
    """
    parts = CANONICAL.fullmatch(node.id)
    if not parts:
        return "", 0, 0, node.id
    return parts["post"], full_year(parts["year"]), int(parts["number"]), node.id
