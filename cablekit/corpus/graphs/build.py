"""`graph`: one pass over cables, of which only ids, dates, posts and subjects are kept."""

import hashlib
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from sys import intern
from typing import Any, Final, NamedTuple

from attrs import evolve

from cablekit.corpus.graphs.relations import Message, Named, Said, replies, same_messages
from cablekit.corpus.graphs.stations import post_of, sent, station_in
from cablekit.corpus.graphs.values import EDGE_KINDS, EdgeKind, Graph, GraphEdge, GraphNode
from cablekit.errors import ModelError, shown
from cablekit.model import Cable, Catalog, Reference, ReferenceKind
from cablekit.model.cable import as_cable
from cablekit.model.values import MONTHS
from cablekit.model.words import Precedence
from cablekit.vocabulary import canonical_id, canonical_station
from cablekit.vocabulary.stations import names

#: The kinds of edges between cables; the others are between posts.
OF_CABLES: Final = frozenset({"reference", "reply", "same-message"})
#: The kinds that come from references.
OF_REFERENCES: Final = frozenset({"reference", "reply"})


def graph(cables: Iterable[Cable], *, kinds: Iterable[EdgeKind] = EDGE_KINDS) -> Graph:
    """
    Make a graph of cables: which refers to which, who answers whom, who writes to whom.

    The cables are read once and not kept. The header is enough: `read(folder, body=False)`.

    Args:
        cables: The cables, in any order.
        kinds: The kinds of edges; without any kind between cables, only posts are nodes.

    Returns:
        The graph. A cable that others refer to and that was not given is a node, too, marked as missing. A further copy
        of a cable is a node by itself if `same-message` is among the kinds.

    Raises:
        ModelError: Something is not a cable, or there is no such kind.

    Source: format.md 11, 22.2; docs/graphs.md says what each kind means.

    >>> from cablekit import from_text
    >>> cable = from_text("UNCLAS ZENDA 000910\\n\\nREF: STRELSAU 88\\n", year=2008)
    >>> [(node.id, node.missing) for node in graph([cable]).nodes]
    [('08STRELSAU88', True), ('08ZENDA910', False)]
    """
    builder = GraphBuilder(kinds)
    for cable in cables:
        builder.add(cable)
    return builder.graph()


def checked_kinds(kinds: Iterable[EdgeKind]) -> frozenset[EdgeKind]:
    """Take kinds of edges, or raise `ModelError` for a word that is none."""
    if isinstance(kinds, str):
        raise ModelError(f"expected several kinds, such as [{shown(kinds)}]", "kinds")
    found = tuple(kinds)
    for kind in found:
        if kind not in EDGE_KINDS:
            raise ModelError(f"no kind {shown(kind)}; there are {', '.join(EDGE_KINDS)}", "kinds")
    return frozenset(found)


class GraphBuilder:
    """What is kept of the cables until all have been seen; several processes make one each."""

    def __init__(self, kinds: Iterable[EdgeKind] = EDGE_KINDS) -> None:
        self.kinds: frozenset[EdgeKind] = checked_kinds(kinds)
        self.cables: int = 0
        self.said: list[Said] = []
        self.sent: Counter[Writing] = Counter()
        self.names: dict[str, str] = {}  # of the posts that are written to, in words

    def add(self, cable: Cable) -> None:
        """Keep what is needed of a cable."""
        self.cables += 1
        catalog = as_cable(cable).catalog
        addressed = tuple(sent(cable)) if self.kinds & {"reply", "from-to"} else ()
        node = node_of(cable, catalog)
        if self.kinds & OF_CABLES:
            action = tuple(one.to for one in addressed if one.role == "action")
            references, doubtful = references_of(cable) if self.kinds & OF_REFERENCES else ((), ())
            part = cable.header.part.number if cable.header.part else None
            self.said.append(Said(node, references, doubtful, action, part))
        if "from-to" in self.kinds and node.post:
            self.sent.update(Writing(node.post, one.to, one.role, one.precedence) for one in addressed)
            self.add_names((one.to, one.name) for one in addressed)

    def add_names(self, names: Iterable[tuple[str, str]]) -> None:
        """Keep how posts are written; of several ways the first in the alphabet."""
        for to, name in names:
            self.names[to] = min(self.names.get(to, name), name)

    def update(self, later: "GraphBuilder") -> None:
        """Add what another one has kept."""
        self.cables += later.cables
        self.said += later.said
        self.sent.update(later.sent)
        self.add_names(later.names.items())

    def graph(self) -> Graph:
        """Return the graph of all cables seen."""
        messages, copies = merged(self.said)
        by_id = {message.node.id: message for message in messages}
        edges: list[GraphEdge] = []
        nodes = [message.node for message in messages]
        if "reference" in self.kinds:
            edges += (edge for message in messages for edge in reference_edges(message))
        if "reply" in self.kinds:
            edges += replies(messages, by_id)
        if "same-message" in self.kinds:
            nodes += (copy for copy, _ in copies)
            edges += (edge for _, edge in copies if edge)
            edges += same_messages(messages)
        nodes += missing_nodes(edges, by_id) if self.kinds & OF_REFERENCES else ()
        posts = sorted({end for one in self.sent for end in (one.post, one.to)})
        nodes.sort(key=lambda node: node.id)
        edges += from_to_edges(self.sent)
        edges.sort(key=edge_order)
        return Graph((*nodes, *(self.post_node(post) for post in posts)), tuple(edges))

    def post_node(self, post: str) -> GraphNode:
        """Make the node of a post."""
        return GraphNode(post, "post", post=post, name=names().get(post) or self.names.get(post) or post, copies=0)


class Writing(NamedTuple):
    """That a post writes to another one."""

    post: str
    to: str
    role: str
    precedence: Precedence | None


class Copies(NamedTuple):
    """A given cable after the first of its id, and what it has to do with the first."""

    node: GraphNode
    edge: GraphEdge | None


def node_of(cable: Cable, catalog: Catalog) -> GraphNode:
    """Make the node of a cable."""
    post = post_of(catalog)
    return GraphNode(
        intern(catalog.id or name_without_number(cable, post)),
        date=catalog.date,
        is_day=catalog.is_day,
        post=post,
        subject=catalog.subject,
        classification=catalog.classification,
        place=str(cable.place) if cable.place else None,
    )


def name_without_number(cable: Cable, post: str | None) -> str:
    """
    Name a cable that has no number: after its date-time group, its file, or its values.

    >>> from cablekit import from_text
    >>> name_without_number(from_text("R 080915Z MAY 08\\nFM AMEMBASSY ZENDA"), "ZENDA")
    'ZENDA 080915Z MAY 08'
    """
    date = cable.date
    if date and post:
        return f"{post} {date:%d%H%M}Z {MONTHS[date.month - 1]} {date:%y}"
    if cable.place:
        return f"file:{cable.place}"
    values = repr((cable.header, cable.catalog, cable.text if cable.complete else None))
    return f"unnamed-{hashlib.sha256(values.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def references_of(cable: Cable) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """
    Return the cables and airgrams that a cable refers to, each once, and those of the year before that may be meant.

    >>> from cablekit import from_text
    >>> references_of(from_text("UNCLAS ZENDA 000910\\n\\nREF: A. ZENDA 7\\n     B. ZENDA 3361\\n", year=2008))
    ((('08ZENDA7', 'A'),), (('07ZENDA3361', 'B'),))
    """
    found: dict[str, str | None] = {}
    doubtful: dict[str, str | None] = {}
    for written, full in zip(cable.header.references, cable.references, strict=True):
        if full.id and is_of_an_earlier_year(cable, written, full):
            before = evolve(full, year=(full.year or 0) - 1)
            doubtful.setdefault(intern(canonical_id(before.id or "")), full.label)
        elif full.id:
            found.setdefault(intern(canonical_id(full.id)), full.label)
    return tuple(found.items()), tuple(doubtful.items())


def is_of_an_earlier_year(cable: Cable, written: Reference, full: Reference) -> bool:
    """Whether a reference without a year has a higher number than the cable, and is of the same post."""
    mrn = cable.header.mrn
    if mrn is None or written.year or full.kind is not ReferenceKind.CABLE or full.year != cable.year:
        return False
    is_higher = full.number is not None and full.number > mrn.serial
    return is_higher and canonical_station(full.post or "") == canonical_station(mrn.post)


def merged(said: list[Said]) -> tuple[list[Message], list[Copies]]:
    """Return a message for each id, and the further copies; which is the first does not depend on the order given."""
    messages: list[Message] = []
    copies: list[Copies] = []
    groups: dict[str, list[Said]] = {}
    for one in said:
        groups.setdefault(one.node.id, []).append(one)
    for group in groups.values():
        group.sort(key=said_order)
        messages.append(message_of(group, groups))
        copies += copies_of(group)
    return messages, copies


def said_order(said: Said) -> tuple[Any, ...]:
    """Return what sorts the copies of a cable: those with a date first, then by section, place, and everything else."""
    node = said.node
    return (
        node.date is None,
        node.date.isoformat() if node.date else "",
        said.part or 0,
        node.place or "",
        node.subject or "",
        node.classification.value if node.classification else "",
        [(name, label or "") for name, label in (*said.references, *said.doubtful)],
        said.action,
        node.is_day,
    )


def message_of(group: list[Said], given: Container[str]) -> Message:
    """Join the copies of a message: the first one's values, the references and addressees of all."""
    first = group[0]
    if len(group) == 1 and not first.doubtful:
        return Message(first.node, first.references, frozenset(first.action))
    references: dict[str, str | None] = {}
    for one in group:
        for name, label in (*one.references, *(pair for pair in one.doubtful if pair[0] in given)):
            references[name] = references.get(name) or label
    action = frozenset(to for one in group for to in one.action)
    return Message(evolve(first.node, copies=len(group)), tuple(references.items()), action)


def copies_of(group: list[Said]) -> Iterator[Copies]:
    """Yield the copies after the first."""
    first = group[0].node
    for number, one in enumerate(group[1:], 2):
        node = evolve(one.node, id=f"{first.id}#{number}")
        basis = basis_of_copy(first, node)
        yield Copies(node, GraphEdge(node.id, first.id, "same-message", basis=basis) if basis else None)


def basis_of_copy(first: GraphNode, node: GraphNode) -> str | None:
    """Say why a cable is the same message as another of its name; a name after a file or values is no reason."""
    if station_in(first.id):
        return "id"
    is_dated = first.date is not None and not first.id.startswith(("file:", "unnamed-"))
    return "date-time group" if is_dated and first.subject == node.subject else None


def reference_edges(message: Message) -> Iterator[GraphEdge]:
    """Yield an edge for each cable that a message refers to."""
    for name, label in message.references:
        yield GraphEdge(message.node.id, name, "reference", label=label)


def missing_nodes(edges: Iterable[GraphEdge], by_id: dict[str, Message]) -> Iterator[GraphNode]:
    """Yield a node for each cable that is referred to or answered, and was not given."""
    targets = {edge.target for edge in edges if edge.kind in OF_REFERENCES}
    return (GraphNode(name, missing=True, post=station_in(name), copies=0) for name in targets if name not in by_id)


def from_to_edges(counts: Counter[Writing]) -> Iterator[GraphEdge]:
    """Yield an edge for each pair of posts, role and precedence."""
    for (post, to, role, precedence), count in counts.items():
        yield GraphEdge(post, to, "from-to", count, role=role, precedence=precedence)


def edge_order(edge: GraphEdge) -> tuple[int, str, str, str, str]:
    """Return what sorts edges: by kind, then by their ends."""
    precedence = edge.precedence.value if edge.precedence else ""
    return EDGE_KINDS.index(edge.kind), edge.source, edge.target, edge.role or "", precedence
