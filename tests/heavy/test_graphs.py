"""NetworkX reads what `write_graph` writes: the same nodes and edges with the same values."""

from pathlib import Path
from typing import Any

import pytest

from cablekit import Graph, graph, threads, write_graph
from cablekit.corpus.graphs.columns import EDGE_COLUMNS, NODE_COLUMNS
from tests.corpus.graphs.invented import day, invented

#: The warnings of large tools are their own.
pytestmark = [pytest.mark.heavy, pytest.mark.filterwarnings("ignore")]
networkx = pytest.importorskip("networkx", reason="needs NetworkX: pip install -e '.[dev,heavy]'")

FOUND = graph(
    [
        invented("ZENDA", 910, day(8), to=["STRELSAU"], subject='TOLL < 5 & "RYE"\x01'),
        invented("ZENDA", 910, day(8), to=["STRELSAU"]),
        invented("STRELSAU", 88, day(9), refs=["A ZENDA 910", "STRELSAU 88", "LA PAZ 7"], to=["ZENDA"]),
        invented("HENTZAU", 7, refs=["STRELSAU 88"], to=["ZENDA"], info=["STRELSAU"], subject="RE: THE BRIDGE"),
    ]
)


def written(value: Any) -> Any:
    """Give a value as a document has it."""
    return value.replace("\x01", "\u2401") if isinstance(value, str) else value


def rows(found: Any, ignored: tuple[str, ...]) -> tuple[dict[str, Any], list[Any]]:
    """Give the nodes and edges that NetworkX has read."""
    nodes = {name: {key: one for key, one in data.items() if key not in ignored} for name, data in found.nodes.items()}
    edges = [
        (source, target, {key: one for key, one in data.items() if key not in ignored})
        for source, target, data in found.edges(data=True)
    ]
    return nodes, sorted(edges, key=repr)


def expected(found: Graph) -> tuple[dict[str, Any], list[Any]]:
    """Give the nodes and edges of a graph."""
    nodes = {
        node.id: {name: written(column.value(node)) for name, column in NODE_COLUMNS.items()} for node in found.nodes
    }
    edges = [
        (edge.source, edge.target, {name: column.value(edge) for name, column in EDGE_COLUMNS.items()})
        for edge in found.edges
    ]
    for values in (*nodes.values(), *(data for _, _, data in edges)):
        for name in [name for name, value in values.items() if value is None]:
            del values[name]
    return nodes, sorted(edges, key=repr)


@pytest.mark.parametrize("name", ["refs.graphml", "refs.gexf"])
def test_networkx(tmp_path: Path, name: str) -> None:
    """Read back, the documents have every node and every edge with its values, as numbers and truths."""
    (path,) = write_graph(FOUND, tmp_path / name)
    found = networkx.read_graphml(path) if name.endswith("graphml") else networkx.read_gexf(path)
    nodes, edges = rows(found, ("id",))
    wanted_nodes, wanted_edges = expected(FOUND)

    assert found.is_directed()
    assert nodes == wanted_nodes
    assert edges == wanted_edges


def test_pandas(tmp_path: Path) -> None:
    """The two CSV files make the same graph."""
    pandas = pytest.importorskip("pandas")
    nodes, edges = (pandas.read_csv(path, keep_default_na=False) for path in write_graph(FOUND, tmp_path / "refs.csv"))
    found = networkx.from_pandas_edgelist(edges, edge_attr=True, create_using=networkx.MultiDiGraph)

    assert set(found.nodes) <= set(nodes["id"])
    assert sorted((one, other, data["kind"]) for one, other, data in found.edges(data=True)) == sorted(
        (edge.source, edge.target, edge.kind) for edge in FOUND.edges
    )


def test_answers_are_those_of_networkx() -> None:
    """Threads are the connected components of NetworkX."""
    other = networkx.Graph()
    other.add_edges_from((edge.source, edge.target) for edge in FOUND.edges if edge.kind in ("reference", "reply"))

    assert sorted(map(sorted, (thread.ids for thread in threads(FOUND)))) == sorted(
        sorted(part) for part in networkx.connected_components(other) if len(part) > 1
    )
