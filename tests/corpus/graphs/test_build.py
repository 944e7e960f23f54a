"""The graph of invented cables has the nodes and edges that they were made for."""

import datetime as dt
import pickle
from itertools import permutations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cablekit import (
    Addressee,
    Cable,
    Graph,
    GraphNode,
    ModelError,
    Place,
    Precedence,
    Reference,
    ReferenceKind,
    Wrapper,
    from_text,
    graph,
    read,
)
from cablekit.corpus.graphs.build import GraphBuilder
from cablekit.corpus.graphs.values import EDGE_KINDS
from tests._helpers import EXAMPLES, forced
from tests.archives.files_of_each_format import FILES
from tests.corpus.graphs.invented import day, invented, reference


def edges(found: Graph, kind: str) -> list[tuple[str, str]]:
    """Give the ends of the edges of a kind."""
    return [(edge.source, edge.target) for edge in found.edges if edge.kind == kind]


def test_references() -> None:
    """A reference is an edge with its letter; a cable that was not given is a node that is marked."""
    one = invented("ZENDA", 910, day(8), refs=["A STRELSAU 88", "B HENTZAU 7"], subject="THE BRIDGE")
    other = invented("STRELSAU", 88, day(7))
    found = graph([one, other])

    assert [(edge.target, edge.label) for edge in found.edges if edge.kind == "reference"] == [
        ("08HENTZAU7", "B"),
        ("08STRELSAU88", "A"),
    ]
    assert [(node.id, node.missing, node.post, node.year, node.copies) for node in found.nodes] == [
        ("08HENTZAU7", True, "HENTZAU", 2008, 0),
        ("08STRELSAU88", False, "STRELSAU", 2008, 1),
        ("08ZENDA910", False, "ZENDA", 2008, 1),
    ]
    assert found.node("08ZENDA910") == GraphNode("08ZENDA910", date=day(8), post="ZENDA", subject="THE BRIDGE")


def test_ids_are_canonical() -> None:
    """References and cables meet in the one spelling of an id; airgrams keep their letter."""
    refs = [Reference(post="RIO DE JAN", number=123), Reference(ReferenceKind.AIRGRAM, post="LA PAZ", number=70)]
    found = graph([invented("ZENDA", 910, refs=refs), invented("RIO DE JANEIRO", 123)])

    assert edges(found, "reference") == [("08ZENDA910", "08LAPAZ-A70"), ("08ZENDA910", "08RIODEJANEIRO123")]
    assert found.node("08LAPAZ-A70") == GraphNode("08LAPAZ-A70", missing=True, post="LAPAZ", copies=0)


def test_what_has_no_id_is_no_edge() -> None:
    """A telcon, a post without a number, and a cable whose year nobody knows are not invented."""
    refs = [Reference("telcon", text="TELCON OF MAY 5"), Reference(post="ZENDA"), Reference(post="ZENDA", number=7)]
    cable = evolve(invented("STRELSAU", 88, refs=refs), year_hint=None)

    assert edges(graph([cable]), "reference") == []


def test_the_year_is_carried_over() -> None:
    """What a list of references leaves out is completed, as `cable.references` does."""
    cable = invented("ZENDA", 910, refs=[Reference(post="STRELSAU", number=88), Reference(number=89)])

    assert [end for _, end in edges(graph([cable]), "reference")] == ["08STRELSAU88", "08STRELSAU89"]


@pytest.mark.parametrize(
    ("refs", "expected"),
    [
        ([Reference(post="ZENDA", number=9)], ["08ZENDA9"]),
        ([Reference(post="ZENDA", number=911)], ["07ZENDA911"]),  # of this year it cannot be; that of 2007 was given
        ([Reference(post="ZENDA", number=912)], []),  # of some earlier year
        ([Reference(post="ZENDA", number=912, year=2008)], ["08ZENDA912"]),  # it says so
        ([Reference(post="ZENDA", number=911, year=2006), Reference(number=912)], ["06ZENDA911", "06ZENDA912"]),
        ([Reference(post="STRELSAU", number=912)], ["08STRELSAU912"]),  # other posts have other numbers
        ([Reference(ReferenceKind.AIRGRAM, post="ZENDA", number=911)], ["08ZENDA-A911"]),  # and so have airgrams
        ([Reference(post="ZENDA", number=910)], ["08ZENDA910"]),
        ([Reference(post="ZENDA", number=911, label="B"), Reference(post="ZENDA", number=911)], ["07ZENDA911"]),
    ],
)
def test_a_number_that_was_not_yet(refs: list[Reference], expected: list[str]) -> None:
    """A higher number of the same post is not of the same year if the reference does not say so."""
    before = evolve(invented("ZENDA", 911), year_hint=2007)
    found = graph([invented("ZENDA", 910, refs=refs), before])

    assert [end for _, end in edges(found, "reference")] == expected
    assert {node.id for node in found.nodes} == {"08ZENDA910", "07ZENDA911", *expected}


def test_a_cable_without_a_number_refers() -> None:
    """Nothing is higher than a number that is not there."""
    cable = invented("ZENDA", None, day(8), refs=[Reference(post="ZENDA", number=911)])

    assert [end for _, end in edges(graph([cable]), "reference")] == ["08ZENDA911"]


def test_a_cable_may_refer_to_itself_and_in_circles() -> None:
    """The graph has what the cables say; none of them answers itself."""
    cables = [
        invented("ZENDA", 1, day(1), refs=["ZENDA 1", "ZENDA 2"], subject="RE: THE BRIDGE"),
        invented("ZENDA", 2, day(1), refs=["ZENDA 1"]),
    ]
    found = graph(cables)

    assert edges(found, "reference") == [("08ZENDA1", "08ZENDA1"), ("08ZENDA1", "08ZENDA2"), ("08ZENDA2", "08ZENDA1")]
    assert edges(found, "reply") == []


def test_one_edge_for_each_cable() -> None:
    """A cable that is named twice in a list is referred to once, by its first letter."""
    found = graph([invented("ZENDA", 910, refs=["A STRELSAU 88", "B STRELSAU 88", "STRELSAU 88"])])

    assert [(edge.target, edge.label) for edge in found.edges if edge.kind == "reference"] == [("08STRELSAU88", "A")]


def test_copies() -> None:
    """A further copy is a node with an edge to the first; the references of all belong to the message."""
    one = invented("ZENDA", 910, day(8), refs=["STRELSAU 88"])
    other = invented("ZENDA", 910, refs=["A STRELSAU 88", "HENTZAU 7"], subject="THE BRIDGE")
    found = graph([other, one])

    assert [(node.id, node.copies, node.subject) for node in found.nodes if not node.missing] == [
        ("08ZENDA910", 2, None),
        ("08ZENDA910#2", 1, "THE BRIDGE"),
    ]
    assert [(edge.source, edge.target, edge.basis) for edge in found.edges if edge.kind == "same-message"] == [
        ("08ZENDA910#2", "08ZENDA910", "id"),
    ]
    assert [(edge.source, edge.target, edge.label) for edge in found.edges if edge.kind == "reference"] == [
        ("08ZENDA910", "08HENTZAU7", None),
        ("08ZENDA910", "08STRELSAU88", "A"),
    ]
    assert [(node.id, node.copies) for node in graph([one, other], kinds=["reference"]).nodes if not node.missing] == [
        ("08ZENDA910", 2),
    ]


def test_sections_of_a_message() -> None:
    """Sections that were sent one by one are copies in their order."""
    texts = [
        f"R 080915Z MAY 08\n\nUNCLAS SECTION 0{number} OF 03 ZENDA 000910\n\nSUBJECT: PART {number}\n"
        for number in (3, 1, 2)
    ]
    found = graph(map(from_text, texts))

    assert [(node.id, node.subject) for node in found.nodes if node.kind == "cable"] == [
        ("08ZENDA910", "PART 1"),
        ("08ZENDA910#2", "PART 2"),
        ("08ZENDA910#3", "PART 3"),
    ]


@pytest.mark.parametrize(
    ("subject", "others", "expected"),
    [
        ("THE BRIDGE", [("THE BRIDGE", 910, 0)], ["08ZENDA910"]),
        (None, [("THE BRIDGE", 910, 0)], ["08ZENDA910"]),
        ("THE BRIDGE", [(None, 910, 0)], ["08ZENDA910"]),
        ("THE TOLL", [("THE BRIDGE", 910, 0)], []),  # another matter of the same minute
        ("THE BRIDGE", [("THE BRIDGE", 910, 1)], []),  # another minute
        ("THE BRIDGE", [("THE BRIDGE", 910, 0), ("THE BRIDGE", 911, 0)], []),  # it may be either
    ],
)
def test_a_cable_without_a_number(
    subject: str | None, others: list[tuple[str | None, int, int]], expected: list[str]
) -> None:
    """It is the same message as the only numbered one of its post and minute, if the subjects do not differ."""
    cables = [invented("ZENDA", None, day(8), subject=subject)]
    cables += [invented("ZENDA", number, day(8, minute), subject=matter) for matter, number, minute in others]
    found = graph(cables)

    assert found.node("ZENDA 080900Z MAY 08") is not None
    assert [end for _, end in edges(found, "same-message")] == expected
    assert {edge.basis for edge in found.edges} <= {"date-time group"}


def test_two_numbers_of_one_minute_are_two_messages() -> None:
    """A post may release two cables in a minute, also on one matter."""
    cables = [invented("ZENDA", number, day(8), subject="THE BRIDGE") for number in (910, 911)]

    assert edges(graph(cables), "same-message") == []


@pytest.mark.parametrize(("subject", "expected"), [("THE BRIDGE", 1), ("THE TOLL", 0)])
def test_copies_without_a_number(subject: str, expected: int) -> None:
    """Two cables of one post and minute without numbers are the same message if they have the same subject."""
    cables = [invented("ZENDA", None, day(8), subject=words) for words in ("THE BRIDGE", subject)]
    found = graph(cables)

    assert [node.id for node in found.nodes] == ["ZENDA 080900Z MAY 08", "ZENDA 080900Z MAY 08#2"]
    assert len(found.edges) == expected


def test_cables_of_which_nothing_is_known() -> None:
    """They are named after their file, otherwise after their values; nothing says that two are the same message."""
    plain = from_text("The bridge is open.")
    placed = [forced(plain, place=Place("a.txt")), forced(plain, place=Place("b.txt"))]
    found = graph([*placed, plain, plain, from_text("The ferry runs."), from_text("No.", body=False)])
    names = [node.id for node in found.nodes]

    assert names[:2] == ["file:a.txt", "file:b.txt"]
    assert len(names) == 6
    assert all(name.startswith("unnamed-") for name in names[2:])
    assert sum(name.endswith("#2") for name in names) == 1
    assert found.edges == ()
    assert all(node.year is None for node in found.nodes)


def test_posts() -> None:
    """Who writes to whom, how, and how often; the addressees of a copy count again, as it is another cable given."""
    text = (
        "P 080915Z MAY 08\nFM AMEMBASSY ZENDA\nTO RUEHC/SECSTATE WASHDC PRIORITY 3121\nINFO RUEHLP/AMEMBASSY LA PAZ\n"
        "RUEHZZ/AMCONSUL STRELSAU\nRUCNRIV/RIVER STATES COLLECTIVE\nUNCLAS ZENDA 00091{}\n"
    )
    found = graph([from_text(text.format(number)) for number in (0, 1)], kinds=["from-to"])

    assert [(node.id, node.label, node.kind) for node in found.nodes] == [
        ("LAPAZ", "LA PAZ", "post"),
        ("RIVERSTATESCOLLECTIVE", "RIVER STATES COLLECTIVE", "post"),
        ("STATE", "STATE", "post"),
        ("STRELSAU", "STRELSAU", "post"),
        ("ZENDA", "ZENDA", "post"),
    ]
    assert [(edge.source, edge.target, edge.weight, edge.role, edge.precedence) for edge in found.edges] == [
        ("ZENDA", "LAPAZ", 2, "info", None),
        ("ZENDA", "RIVERSTATESCOLLECTIVE", 2, "info", None),
        ("ZENDA", "STATE", 2, "action", Precedence.PRIORITY),
        ("ZENDA", "STRELSAU", 2, "info", None),
    ]


def test_an_addressee_counts_once() -> None:
    """A post that is addressed twice in one way is written to once; one without a name is nobody."""
    cable = invented("ZENDA", 910, to=["STRELSAU", "STRELSAU"], info=["STRELSAU"])
    cable = cable.with_header(info=(*cable.header.info, Addressee(office="J-3")))

    assert [(edge.role, edge.weight) for edge in graph([cable], kinds=["from-to"]).edges] == [
        ("action", 1),
        ("info", 1),
    ]


def test_nobody_writes() -> None:
    """A cable of which nobody knows the sender writes to nobody."""
    assert graph([from_text("TO AMEMBASSY STRELSAU\n")], kinds=["from-to"]) == Graph()


def test_the_archive_fills_in() -> None:
    """Where the cable says nothing, its archive does: the id, the day, the subject, the sender."""
    said = (("MRN", "79ZENDA6523"), ("Draft Date", "14 AUG 1979"), ("Subject", "The Bridge"), ("From", "ZENDA"))
    node = graph([Cable(wrappers=(Wrapper("nara", said),))]).nodes[0]

    assert (node.id, node.is_day, node.subject, node.post) == ("79ZENDA6523", True, "The Bridge", "ZENDA")
    assert node.date == dt.datetime(1979, 8, 14, tzinfo=dt.UTC)


def test_the_header_is_enough() -> None:
    """Cables of which only the header was read give the same graph, in files of all formats."""
    sources: list[Any] = [EXAMPLES, *(file.data for file in FILES)]
    for source in sources:
        whole, alone = (
            [one for one in read(source, errors="keep", body=body) if isinstance(one, Cable) and one.catalog.id]
            for body in (True, False)
        )

        assert graph(whole) == graph(alone)


@pytest.mark.parametrize("kind", EDGE_KINDS)
def test_kinds(kind: Any) -> None:
    """One kind has the edges that it has among all, and the nodes at their ends."""
    cables = [
        invented("ZENDA", 910, day(8), refs=["STRELSAU 88"], to=["STRELSAU"], subject="THE BRIDGE"),
        invented("STRELSAU", 88, day(7), to=["ZENDA"], subject="THE BRIDGE"),
        invented("STRELSAU", 88, day(9)),
    ]
    found = graph(cables, kinds=[kind])

    assert found.edges == tuple(edge for edge in graph(cables).edges if edge.kind == kind)
    assert found.edges
    assert {edge.source for edge in found.edges} <= {node.id for node in found.nodes}
    assert {node.kind for node in found.nodes} == {"post" if kind == "from-to" else "cable"}


@pytest.mark.parametrize("kinds", ["reference", ["references"], [7], [None]])
def test_wrong_kinds(kinds: Any) -> None:
    """A word that is no kind is refused."""
    with pytest.raises(ModelError, match="kinds"):
        graph([], kinds=kinds)


def test_what_is_no_cable() -> None:
    """Anything but a cable is refused."""
    with pytest.raises(ModelError, match="Cable"):
        graph([None])  # type: ignore[list-item]


CABLES = st.lists(
    st.builds(
        invented,
        st.sampled_from(["ZENDA", "STRELSAU"]),
        st.sampled_from([None, 1, 2, 3]),
        st.sampled_from([None, day(8), day(9)]),
        refs=st.lists(st.sampled_from(["A ZENDA 1", "B ZENDA 2", "STRELSAU 1", "HENTZAU 7"]), max_size=3),
        to=st.lists(st.sampled_from(["ZENDA", "STRELSAU", "LA PAZ"]), max_size=2),
        subject=st.sampled_from([None, "THE BRIDGE", "RE: THE BRIDGE", "THE TOLL"]),
    ),
    max_size=6,
)


@given(CABLES, st.randoms())
def test_the_order_does_not_matter(cables: list[Cable], random: Any) -> None:
    """Whatever the order of the cables, and however they are divided among processes, the graph is the same."""
    mixed = list(cables)
    random.shuffle(mixed)
    cut = random.randrange(len(cables) + 1)
    builder, later = GraphBuilder(), GraphBuilder()
    for number, cable in enumerate(mixed):
        (builder if number < cut else later).add(cable)
    builder.update(pickle.loads(pickle.dumps(later)))
    found = graph(cables)

    assert graph(mixed) == found
    assert builder.graph() == found
    assert len({node.id for node in found.nodes}) == len(found.nodes)
    assert {end for edge in found.edges for end in (edge.source, edge.target)} <= {node.id for node in found.nodes}


def test_a_name_is_the_first_of_several() -> None:
    """A post that is written in two ways has the name that is first in the alphabet, in any order."""
    cables = [invented("ZENDA", 1).with_header(action=name) for name in ("NEW STRELSAU", "NEWSTRELSAU")]

    assert {graph(order).node("NEWSTRELSAU") for order in permutations(cables)} == {
        GraphNode("NEWSTRELSAU", "post", post="NEWSTRELSAU", name="NEW STRELSAU", copies=0)
    }


def test_references_are_made_by_hand() -> None:
    """The helper of these tests reads what it says."""
    assert reference("A ZENDA 7").label == "A"
