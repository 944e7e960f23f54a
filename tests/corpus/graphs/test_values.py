"""What is asked of a graph."""

import datetime as dt
import pickle

import pytest

from cablekit import Graph, GraphEdge, GraphNode, graph
from tests.corpus.graphs.invented import day, invented

FOUND = graph(
    [
        invented("ZENDA", 910, day(8), to=["STRELSAU"]),
        invented("STRELSAU", 88, day(9), refs=["ZENDA 910", "LA PAZ 7"], to=["ZENDA"]),
        invented("STRELSAU", 9, day(9), refs=["ZENDA 910"]),
        invented("HENTZAU", 7, refs=["ZENDA 910"]),
    ]
)


def test_who_refers() -> None:
    """In chronological order, of one minute by number, without a date at the end; in any spelling of the id."""
    expected = ["08STRELSAU9", "08STRELSAU88", "08HENTZAU7"]

    assert [node.id for node in FOUND.referring("08ZENDA910")] == expected
    assert [node.id for node in FOUND.referring("08 ZENDA 000910")] == expected
    assert [node.id for node in FOUND.references("08STRELSAU88")] == ["08ZENDA910", "08LAPAZ7"]
    assert [node.id for node in FOUND.answers("08ZENDA910")] == ["08STRELSAU88"]


def test_who_is_not_there() -> None:
    """Nobody refers to a cable that the graph does not have."""
    assert FOUND.node("08ZENDA1") is None
    assert FOUND.referring("08ZENDA1") == FOUND.answers("no such cable") == FOUND.references("") == ()


def test_of_one_minute() -> None:
    """Cables without a number come before those with one, if all were sent in one minute."""
    cables = [invented("ZENDA", number, day(8), refs=["LA PAZ 7"]) for number in (2, None, 1)]

    assert [node.id for node in graph(cables).referring("08LAPAZ7")] == [
        "ZENDA 080900Z MAY 08",
        "08ZENDA1",
        "08ZENDA2",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("08ZENDA100", ("08ZENDA99", "08ZENDA910")),  # by number, not by letters
        ("08 ZENDA 0099", (None, "08ZENDA910")),
        ("08ZENDA910", ("08ZENDA99", "08ZENDA1000")),
        ("08ZENDA5000", ("08ZENDA1000", None)),
        ("07ZENDA100", (None, None)),
        ("08STRELSAU100", (None, None)),
        ("ZENDA", (None, None)),
    ],
)
def test_neighbors(name: str, expected: tuple[str | None, str | None]) -> None:
    """The next lower and higher number of the post and year that was given and has a date; copies are not neighbors."""
    cables = [invented("ZENDA", number, day(8)) for number in (1000, 910, 99, 910)]
    cables += [invented("ZENDA", 500), invented("HENTZAU", 7, refs=["ZENDA 200"])]
    below, above = graph(cables).neighbors(name)

    assert (below and below.id, above and above.id) == expected


def test_neighbors_of_an_airgram() -> None:
    """Airgrams and telegrams are numbered one by one each."""
    ids = "74ZENDA-A70", "74ZENDA68", "74ZENDA-A90", "74ZENDA90"
    found = Graph(tuple(GraphNode(name, date=dt.datetime(1974, 5, 8, tzinfo=dt.UTC)) for name in ids))

    assert [node and node.id for node in found.neighbors("74ZENDA75")] == ["74ZENDA68", "74ZENDA90"]
    assert [node and node.id for node in found.neighbors("74ZENDA-A75")] == ["74ZENDA-A70", "74ZENDA-A90"]


def test_a_post_by_any_name() -> None:
    """A post is found by the names that ids and addresses have for it."""
    found = graph([invented("LA PAZ", 7, to=["ZENDA"])])
    names = {found.node(name) for name in ("LAPAZ", "La Paz", "AMEMBASSY LA PAZ")}

    assert names == {GraphNode("LAPAZ", "post", post="LAPAZ", name="LA PAZ", copies=0)}


def test_it_is_a_value() -> None:
    """It can be pickled, compared and hashed; it is short to print."""
    assert pickle.loads(pickle.dumps(FOUND)) == FOUND
    assert hash(FOUND) == hash(Graph(FOUND.nodes, FOUND.edges))
    assert repr(FOUND) == "Graph(7 nodes, 7 edges)"
    assert repr(Graph()) == "Graph(0 nodes, 0 edges)"


def test_edges_of_other_kinds() -> None:
    """Copies are found neither among references nor among answers."""
    nodes = GraphNode("08ZENDA910"), GraphNode("08ZENDA910#2")
    found = Graph(nodes, (GraphEdge("08ZENDA910#2", "08ZENDA910", "same-message"),))

    assert found.referring("08ZENDA910") == found.answers("08ZENDA910") == ()
