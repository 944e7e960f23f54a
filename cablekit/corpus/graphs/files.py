"""`write_graph`: a graph as GraphML, GEXF or CSV."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Final, TypeAlias

from cablekit._atomic import open_draft
from cablekit.corpus.csv_rows import csv_row
from cablekit.corpus.graphs.columns import EDGE_COLUMNS, NODE_COLUMNS, Value
from cablekit.corpus.graphs.values import Graph
from cablekit.errors import ModelError, shown
from cablekit.exports.tei.markup import DECLARATION, element, words

#: Yields what is written to a file, piece by piece.
Pieces: TypeAlias = Callable[[Graph], Iterator[bytes]]
GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
GEXF: Final = "http://gexf.net/1.3"
#: The types of columns in GraphML where they are called differently.
GRAPHML_TYPES: Final = {"integer": "int"}


def write_graph(graph: Graph, path: str | os.PathLike[str], *, format: str | None = None) -> tuple[Path, ...]:  # noqa: A002
    r"""
    Write a graph to a file, which is there as a whole or not at all; CSV is two files, one of nodes and one of edges.

    Args:
        graph: The graph.
        path: Where to write it. For `refs.csv` the files are `refs.nodes.csv` and `refs.edges.csv`.
        format: `graphml`, `gexf` (version 1.3) or `csv`; None goes by the suffix.

    Returns:
        The files.

    Raises:
        ModelError: There is no such format, or the path is not the name of a file.
        OSError: A file cannot be written.

    Source: the GraphML primer; the GEXF 1.3 primer and schema (gexf.net).

    >>> import tempfile, cablekit
    >>> cable = cablekit.from_text("UNCLAS ZENDA 000910\n\nREF: STRELSAU 88\n", year=2008)
    >>> [path.name for path in write_graph(cablekit.graph([cable]), Path(tempfile.mkdtemp()) / "refs.csv")]
    ['refs.nodes.csv', 'refs.edges.csv']
    """
    name = graph_format(path) if format is None else format
    if name not in GRAPH_FORMATS:
        raise ModelError(f"cannot write {shown(name)}; there are {', '.join(GRAPH_FORMATS)}", "format")
    writers = GRAPH_FORMATS[name]
    places = places_of(Path(path), name)
    with ExitStack() as drafts:
        for place, pieces in zip(places, writers, strict=True):
            file = drafts.enter_context(open_draft(place))
            file.writelines(pieces(graph))
    return places


def graph_format(path: str | os.PathLike[str]) -> str:
    """Return the format that the suffix of a file name means; an unknown suffix is a `ModelError`."""
    suffix = Path(path).suffix.lower()
    if suffix.removeprefix(".") not in GRAPH_FORMATS:
        known = ", ".join(f".{name}" for name in GRAPH_FORMATS)
        raise ModelError(f"the suffix {suffix!r} is not that of a graph; there are {known}", "path")
    return suffix.removeprefix(".")


def places_of(path: Path, name: str) -> tuple[Path, ...]:
    """
    Return the files of a graph.

    >>> [str(path) for path in places_of(Path("refs.csv"), "csv")]
    ['refs.nodes.csv', 'refs.edges.csv']
    """
    if path.name in {"", ".."}:
        raise ModelError(f"{shown(str(path))} is not the name of a file", "path")
    if name != "csv":
        return (path,)
    stem = path.name[: -len(path.suffix)] if path.suffix.lower() == ".csv" else path.name
    return tuple(path.with_name(f"{stem}.{part}.csv") for part in ("nodes", "edges"))


def node_rows(graph: Graph) -> Iterator[bytes]:
    """Yield the rows of a CSV file of nodes."""
    yield csv_row(("id", *NODE_COLUMNS))
    for node in graph.nodes:
        yield csv_row((node.id, *(cell(column.value(node)) for column in NODE_COLUMNS.values())))


def edge_rows(graph: Graph) -> Iterator[bytes]:
    """Yield the rows of a CSV file of edges; Gephi reads the names of the first two columns."""
    yield csv_row(("source", "target", *EDGE_COLUMNS))
    for edge in graph.edges:
        values = (cell(column.value(edge)) for column in EDGE_COLUMNS.values())
        yield csv_row((edge.source, edge.target, *values))


def cell(value: Value) -> str | int | None:
    """
    Write the value of a column: truth in lowercase, as in XML.

    >>> cell(True), cell(7), cell(None)
    ('true', 7, None)
    """
    return str(value).lower() if isinstance(value, bool) else value


def graphml(graph: Graph) -> Iterator[bytes]:
    """Yield a GraphML document."""
    yield f'{DECLARATION}<graphml xmlns="{GRAPHML}">\n'.encode()
    for owner, columns in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
        for name, column in columns.items():
            kind = GRAPHML_TYPES.get(column.type, column.type)
            key = {"id": f"{owner}-{name}", "for": owner, "attr.name": name, "attr.type": kind}
            yield written("key", attributes=key)
    yield b'<graph id="cables" edgedefault="directed">\n'
    for node in graph.nodes:
        data = "".join(datum(f"node-{name}", column.value(node)) for name, column in NODE_COLUMNS.items())
        yield written("node", data, {"id": node.id})
    for edge in graph.edges:
        data = "".join(datum(f"edge-{name}", column.value(edge)) for name, column in EDGE_COLUMNS.items())
        yield written("edge", data, {"source": edge.source, "target": edge.target})
    yield b"</graph>\n</graphml>\n"


def datum(key: str, value: Value) -> str:
    """
    Write a value in GraphML; nothing for None.

    >>> datum("node-missing", True), datum("node-post", None)
    ('<data key="node-missing">true</data>', '')
    """
    return "" if value is None else element("data", words(str(cell(value))), {"key": key})


def gexf(graph: Graph) -> Iterator[bytes]:
    """Yield a GEXF document; `kind` tells parallel edges apart."""
    yield f'{DECLARATION}<gexf xmlns="{GEXF}" version="1.3">\n'.encode()
    yield b"<meta><creator>cablekit</creator></meta>\n"
    yield b'<graph mode="static" defaultedgetype="directed" idtype="string">\n'
    for owner, columns in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
        inner = "".join(
            element("attribute", "", {"id": name, "title": name, "type": column.type})
            for name, column in columns.items()
            if name not in OWN_IN_GEXF[owner]
        )
        yield written("attributes", inner, {"class": owner})
    yield b"<nodes>\n"
    for node in graph.nodes:
        values = {name: column.value(node) for name, column in NODE_COLUMNS.items()}
        yield written("node", attvalues(values, "node"), {"id": node.id, "label": node.label})
    yield b"</nodes>\n<edges>\n"
    for number, edge in enumerate(graph.edges):
        values = {name: column.value(edge) for name, column in EDGE_COLUMNS.items()}
        own = {"source": edge.source, "target": edge.target, "label": edge.label, "weight": str(edge.weight)}
        yield written("edge", attvalues(values, "edge"), {"id": str(number), "kind": edge.kind, **own})
    yield b"</edges>\n</graph>\n</gexf>\n"


#: What GEXF has as attributes of its own.
OWN_IN_GEXF: Final[dict[str, tuple[str, ...]]] = {"node": ("label",), "edge": ("label", "weight")}


def attvalues(values: dict[str, Value], owner: str) -> str:
    """Write the values of a node or edge in GEXF."""
    inner = "".join(
        element("attvalue", "", {"for": name, "value": str(cell(value))})
        for name, value in values.items()
        if value is not None and name not in OWN_IN_GEXF[owner]
    )
    return element("attvalues", inner)


def written(name: str, inner: str = "", attributes: Mapping[str, str | None] | None = None) -> bytes:
    """Write an element on a line of its own."""
    return f"{element(name, inner, attributes)}\n".encode()


#: The formats of graphs, and what writes each of their files.
GRAPH_FORMATS: Final[dict[str, tuple[Pieces, ...]]] = {
    "graphml": (graphml,),
    "gexf": (gexf,),
    "csv": (node_rows, edge_rows),
}
