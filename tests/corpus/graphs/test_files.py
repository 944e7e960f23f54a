"""Graphs in files: as a whole or not at all, and with all that they have."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cablekit import Graph, GraphEdge, GraphNode, ModelError, Precedence, graph, write_graph
from cablekit.corpus.graphs.columns import EDGE_COLUMNS, NODE_COLUMNS
from cablekit.corpus.graphs.files import GEXF, GRAPHML, gexf, graphml
from tests.corpus.graphs.invented import day, invented

FOUND = graph(
    [
        invented("ZENDA", 910, day(8), to=["STRELSAU"], subject='TOLL < 5 & "RYE"'),
        invented("STRELSAU", 88, day(9), refs=["A ZENDA 910", "LA PAZ 7"], to=["ZENDA"]),
    ]
)


def test_graphml(tmp_path: Path) -> None:
    """Every node and edge has its values under declared keys of the right type; absent ones are left out."""
    (path,) = write_graph(FOUND, tmp_path / "refs.graphml")
    root = etree.parse(path).getroot()
    keys = {one.get("id"): (one.get("for"), one.get("attr.name"), one.get("attr.type")) for one in root.iter("{*}key")}
    nodes = {node.get("id"): values(node, keys, "node") for node in root.iter("{*}node")}
    edges = [(edge.get("source"), edge.get("target"), values(edge, keys, "edge")) for edge in root.iter("{*}edge")]

    assert root.tag == f"{{{GRAPHML}}}graphml"
    assert {kind for _, _, kind in keys.values()} == {"string", "boolean", "int", "double"}
    assert nodes["08ZENDA910"] == {
        "label": "08ZENDA910", "kind": "cable", "missing": "false", "date": "2008-05-08T09:00:00Z", "year": "2008",
        "post": "ZENDA", "subject": 'TOLL < 5 & "RYE"', "copies": "1",
    }  # fmt: skip
    assert nodes["08LAPAZ7"] == {
        "label": "08LAPAZ7", "kind": "cable", "missing": "true", "year": "2008", "post": "LAPAZ", "copies": "0",
        "country": "Bolivia", "region": "WHA",
    }  # fmt: skip
    assert edges[:2] == [
        ("08STRELSAU88", "08LAPAZ7", {"kind": "reference", "weight": "1"}),
        ("08STRELSAU88", "08ZENDA910", {"kind": "reference", "weight": "1", "label": "A"}),
    ]
    assert len(nodes) == len(FOUND.nodes)
    assert len(edges) == len(FOUND.edges)


def values(element: etree._Element, keys: Mapping[str | None, tuple[str | None, ...]], owner: str) -> dict[str, str]:
    """Give the values of an element in GraphML."""
    found = {}
    for data in element.iter("{*}data"):
        whose, name, _ = keys[data.get("key")]
        assert whose == owner
        found[str(name)] = data.text or ""
    return found


#: What the published schema of GEXF 1.3 says of the parts that are used here, in compact RELAX NG's long form.
GEXF_SCHEMA = f"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{GEXF}"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="gexf"><attribute name="version"><value>1.3</value></attribute>
    <optional><element name="meta"><element name="creator"><text/></element></element></optional>
    <element name="graph">
      <attribute name="mode"><choice><value>static</value><value>dynamic</value></choice></attribute>
      <attribute name="defaultedgetype"><value>directed</value></attribute>
      <attribute name="idtype"><choice><value>string</value><value>integer</value></choice></attribute>
      <zeroOrMore><element name="attributes">
        <attribute name="class"><choice><value>node</value><value>edge</value></choice></attribute>
        <zeroOrMore><element name="attribute"><attribute name="id"/><attribute name="title"/><attribute name="type">
          <choice><value>integer</value><value>double</value><value>boolean</value><value>string</value></choice>
        </attribute></element></zeroOrMore>
      </element></zeroOrMore>
      <element name="nodes"><zeroOrMore><element name="node">
        <attribute name="id"/><attribute name="label"/><ref name="values"/>
      </element></zeroOrMore></element>
      <element name="edges"><zeroOrMore><element name="edge">
        <attribute name="id"/><attribute name="source"/><attribute name="target"/><attribute name="kind"/>
        <attribute name="weight"><data type="double"/></attribute><optional><attribute name="label"/></optional>
        <ref name="values"/>
      </element></zeroOrMore></element>
    </element>
  </element></start>
  <define name="values"><optional><element name="attvalues"><zeroOrMore><element name="attvalue">
    <attribute name="for"/><attribute name="value"/></element></zeroOrMore></element></optional></define>
</grammar>"""
GEXF_RULES = etree.RelaxNG(etree.fromstring(GEXF_SCHEMA))


def test_gexf(tmp_path: Path) -> None:
    """The document has the published structure; every value belongs to a declared attribute, every end to a node."""
    (path,) = write_graph(FOUND, tmp_path / "refs.gexf")
    root = etree.parse(path).getroot()
    GEXF_RULES.assertValid(root)
    names = {one.get("id") for one in root.iter("{*}node")}
    declared = {
        str(group.get("class")): {one.get("id") for one in group} for group in root.iter("{*}attributes")
    }  # fmt: skip
    used = {
        owner: {one.get("for") for node in root.iter(f"{{*}}{owner}") for one in node.iter("{*}attvalue")}
        for owner in ("node", "edge")
    }

    assert used["node"] == declared["node"] - {"classification", "place"}
    assert used["edge"] == declared["edge"] - {"precedence"}
    assert {end for edge in root.iter("{*}edge") for end in (edge.get("source"), edge.get("target"))} <= names
    assert [edge.get("kind") for edge in root.iter("{*}edge")] == [edge.kind for edge in FOUND.edges]
    assert [edge.get("label") for edge in root.iter("{*}edge")] == [edge.label for edge in FOUND.edges]


def test_csv(tmp_path: Path) -> None:
    """Nodes and edges are two files; the first columns are those that Gephi asks for."""
    paths = write_graph(FOUND, tmp_path / "refs.CSV")
    nodes, edges = ([*csv.DictReader(path.read_text(encoding="utf-8").splitlines())] for path in paths)

    assert [path.name for path in paths] == ["refs.nodes.csv", "refs.edges.csv"]
    assert list(nodes[0]) == ["id", *NODE_COLUMNS]
    assert list(edges[0]) == ["source", "target", *EDGE_COLUMNS]
    assert [node["id"] for node in nodes] == [node.id for node in FOUND.nodes]
    assert nodes[0] == dict.fromkeys(NODE_COLUMNS, "") | {
        "id": "08LAPAZ7", "label": "08LAPAZ7", "kind": "cable", "missing": "true", "year": "2008", "post": "LAPAZ",
        "copies": "0", "country": "Bolivia", "region": "WHA",
    }  # fmt: skip
    assert (edges[1]["label"], edges[1]["weight"]) == ("A", "1")


def test_precedence_is_written(tmp_path: Path) -> None:
    """What an edge between posts has is written in full."""
    edge = GraphEdge("ZENDA", "STATE", "from-to", 7, role="action", precedence=Precedence.NIACT_IMMEDIATE)
    found = Graph((GraphNode("STATE", "post"), GraphNode("ZENDA", "post")), (edge,))
    write_graph(found, tmp_path / "refs", format="csv")

    assert (tmp_path / "refs.edges.csv").read_text().splitlines()[1:] == [
        "ZENDA,STATE,from-to,7,,action,NIACT IMMEDIATE,"
    ]


@pytest.mark.parametrize(("name", "format"), [("refs.txt", None), ("refs", None), ("refs.gexf", "dot"), ("refs", "")])
def test_unknown_formats(tmp_path: Path, name: str, format: str | None) -> None:  # noqa: A002
    """A format that is not known is refused before anything is written."""
    with pytest.raises(ModelError, match=r"graphml, .*gexf, .*csv"):
        write_graph(FOUND, tmp_path / name, format=format)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["", ".", "..", "/"])
@pytest.mark.parametrize("format", ["csv", "gexf"])
def test_what_is_not_a_name(path: str, format: str) -> None:  # noqa: A002
    """A path without the name of a file is refused."""
    with pytest.raises(ModelError, match=r"^path: '.*' is not the name of a file"):
        write_graph(FOUND, path, format=format)


@pytest.mark.parametrize("name", ["refs.graphml", "refs.csv"])
def test_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """When writing fails, the earlier files are still there, and no draft is left."""
    earlier = {path: path.read_bytes() for path in write_graph(Graph(), tmp_path / name)}

    def failing(_: GraphEdge) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(EDGE_COLUMNS, "kind", EDGE_COLUMNS["kind"]._replace(value=failing))
    with pytest.raises(OSError, match="No space"):
        write_graph(FOUND, tmp_path / name)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == earlier


@given(st.text(), st.text(), st.text())
def test_any_characters(name: str, subject: str, label: str) -> None:
    """Whatever characters a value has, the documents are well formed and have their structure."""
    found = Graph((GraphNode(name, subject=subject),), (GraphEdge(name, name, "reference", label=label),))
    root = etree.fromstring(b"".join(gexf(found)))
    GEXF_RULES.assertValid(root)
    other = etree.fromstring(b"".join(graphml(found)))

    for document in (root, other):
        (node,) = document.iter("{*}node")
        (edge,) = document.iter("{*}edge")
        assert edge.get("source") == edge.get("target") == node.get("id")


def test_characters_that_xml_forbids() -> None:
    """Control characters are shown as signs, lone surrogates as the replacement character."""
    found = Graph((GraphNode("08ZENDA910", subject="A\x01B\0C\ud800\tD"),))

    assert "A\u2401B\u2400C\ufffd D" in etree.tostring(etree.fromstring(b"".join(graphml(found))), encoding="unicode")
