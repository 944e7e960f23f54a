"""Graphs are made in linear time, whatever their form."""

from collections.abc import Callable
from functools import cache

import pytest
from attrs import evolve

from cablekit import Cable, MessageNumber, Reference, graph, threads
from cablekit.corpus.graphs.build import GraphBuilder
from cablekit.corpus.graphs.files import edge_rows, gexf, graphml, node_rows
from tests.corpus.graphs.invented import day, invented
from tests.scaling import assert_linear

FIRST = invented("ZENDA", 1, day(8), to=["STRELSAU"], subject="THE BRIDGE")


@cache
def numbered(number: int, other: int) -> Cable:
    """Make a cable with a number that refers to another number."""
    mrn, refs = MessageNumber("ZENDA", number), (Reference(post="ZENDA", number=other, year=2008),)
    return evolve(FIRST, header=evolve(FIRST.header, mrn=mrn, references=refs))


def addressed(count: int) -> list[Cable]:
    """Make a cable to so many posts, each of which answers."""
    posts = [f"STRELSAU{chr(65 + number % 26)}{number}X" for number in range(count)]
    answers = [invented(post, 7, day(9), refs=["ZENDA 1"], to=["ZENDA"]) for post in posts]
    return [invented("ZENDA", 1, day(8), to=posts), *answers]


FORMS: dict[str, Callable[[int], list[Cable]]] = {
    "chain": lambda count: [numbered(number, number - 1) for number in range(1, count)],
    "chain backward": lambda count: [numbered(number, number + 1) for number in range(1, count)],
    "star": lambda count: [numbered(number, 1) for number in range(1, count)],
    "copies": lambda count: [numbered(7, number % 50) for number in range(count)],
    "one list": lambda count: [
        invented("ZENDA", 7, refs=[Reference(post="ZENDA", number=number, year=2008) for number in range(count)])
    ],
    "one minute": lambda count: [invented("ZENDA", number % 2 or None, day(8)) for number in range(count)],
    "answers": addressed,
}


@pytest.mark.scaling
@pytest.mark.parametrize("form", FORMS)
def test_linear(form: str) -> None:
    """Twice as many cables take twice as long, in whatever form they refer to each other."""

    def work(builder: GraphBuilder) -> None:
        found = builder.graph()
        threads(found)
        for write in (graphml, gexf, node_rows, edge_rows):
            for _ in write(found):
                pass

    def make(size: int) -> GraphBuilder:
        builder = GraphBuilder()
        for cable in FORMS[form](size):
            builder.add(cable)
        return builder

    assert_linear(work, make, 200)


@pytest.mark.parametrize("form", FORMS)
def test_forms(form: str) -> None:
    """The forms are what they are called."""
    found = graph(FORMS[form](20))
    kinds = [str(edge.kind) for edge in found.edges]
    expected = {"answers": "reply", "copies": "same-message", "one minute": "same-message"}.get(form, "reference")

    assert kinds.count(expected) >= 9
