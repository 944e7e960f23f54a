"""What is written of nodes and edges: the same columns in every format."""

from collections.abc import Callable
from typing import Final, NamedTuple

from cablekit.corpus.graphs.values import GraphEdge, GraphNode
from cablekit.corpus.records import day_or_moment
from cablekit.vocabulary.posts import post_of

#: The value of a column; None where there is none.
Value = str | int | bool | None


class NodeColumn(NamedTuple):
    """One column of nodes: its type in GraphML and GEXF, and its value."""

    type: str
    value: Callable[[GraphNode], Value]


class EdgeColumn(NamedTuple):
    """One column of edges: its type in GraphML and GEXF, and its value."""

    type: str
    value: Callable[[GraphEdge], Value]


def date_of(node: GraphNode) -> str | None:
    """
    Write a date as in ISO 8601: a moment in UTC, or only the day.

    >>> import datetime as dt
    >>> date_of(GraphNode("79ZENDA7", date=dt.datetime(1979, 8, 14, tzinfo=dt.UTC), is_day=True))
    '1979-08-14'
    """
    return day_or_moment(node.date, is_day=node.is_day)


#: After the id.
NODE_COLUMNS: Final[dict[str, NodeColumn]] = {
    "label": NodeColumn("string", lambda node: node.label),
    "kind": NodeColumn("string", lambda node: node.kind),
    "missing": NodeColumn("boolean", lambda node: node.missing),
    "date": NodeColumn("string", date_of),
    "year": NodeColumn("integer", lambda node: node.year),
    "post": NodeColumn("string", lambda node: node.post),
    "country": NodeColumn("string", lambda node: (node.post and post_of(node.post).country) or None),
    "region": NodeColumn("string", lambda node: (node.post and post_of(node.post).region) or None),
    "subject": NodeColumn("string", lambda node: node.subject),
    "classification": NodeColumn("string", lambda node: node.classification and node.classification.value),
    "copies": NodeColumn("integer", lambda node: node.copies),
    "place": NodeColumn("string", lambda node: node.place),
}
#: After source and target.
EDGE_COLUMNS: Final[dict[str, EdgeColumn]] = {
    "kind": EdgeColumn("string", lambda edge: edge.kind),
    "weight": EdgeColumn("double", lambda edge: edge.weight),
    "label": EdgeColumn("string", lambda edge: edge.label),
    "role": EdgeColumn("string", lambda edge: edge.role),
    "precedence": EdgeColumn("string", lambda edge: edge.precedence and edge.precedence.value),
    "basis": EdgeColumn("string", lambda edge: edge.basis),
}
