"""Threads: what belongs together, and in which order."""

import datetime as dt
from itertools import permutations

import pytest
from attrs import evolve

from cablekit import Cable, Graph, GraphEdge, GraphNode, ModelError, Reference, Thread, graph, threads
from tests.corpus.graphs.invented import day, invented


def found(*cables: Cable, missing: bool = True) -> list[tuple[str, ...]]:
    """Give the ids of the cables in each thread."""
    return [thread.ids for thread in threads(cables, missing=missing)]


def test_chains() -> None:
    """Whatever a chain of references joins is a thread; a cable by itself is none."""
    cables = [
        invented("ZENDA", 3, day(3), refs=["ZENDA 2"]),
        invented("ZENDA", 1, day(1)),
        invented("STRELSAU", 5, day(2), refs=["STRELSAU 4"]),
        invented("ZENDA", 2, day(2), refs=["ZENDA 1"]),
        invented("STRELSAU", 4, day(1, 30)),
        invented("HENTZAU", 9, day(1)),
    ]
    expected = [("08ZENDA1", "08ZENDA2", "08ZENDA3"), ("08STRELSAU4", "08STRELSAU5")]

    assert {tuple(found(*order)) for order in permutations(cables)} == {tuple(expected)}
    assert threads(graph(cables)) == threads(cables) == tuple(map(thread_of(cables).__getitem__, (0, 1)))


def thread_of(cables: list[Cable]) -> list[Thread]:
    """Give the threads made by hand."""
    nodes = {node.id: node for node in graph(cables).nodes}
    return [
        Thread((nodes["08ZENDA1"], nodes["08ZENDA2"], nodes["08ZENDA3"])),
        Thread((nodes["08STRELSAU4"], nodes["08STRELSAU5"])),
    ]


def test_circles() -> None:
    """Cables that refer to each other, and to themselves, are one thread; to itself alone is none."""
    assert found(
        invented("ZENDA", 1, day(2), refs=["ZENDA 2", "ZENDA 1"]),
        invented("ZENDA", 2, day(1), refs=["ZENDA 1"]),
        invented("ZENDA", 3, day(1), refs=["ZENDA 3"]),
    ) == [("08ZENDA2", "08ZENDA1")]


def test_ties() -> None:
    """Cables of one minute are in the order of post, year and number; numbers are not sorted as words."""
    assert found(
        invented("ZENDA", 88, day(1), refs=["STRELSAU 5"]),
        invented("ZENDA", 9, day(1), refs=["STRELSAU 5"]),
        invented("STRELSAU", 5, day(1)),
    ) == [("08STRELSAU5", "08ZENDA9", "08ZENDA88")]


def test_missing_dates() -> None:
    """A cable without a date comes right before the first that refers to it, or right after the last it refers to."""
    assert found(
        invented("ZENDA", 1, day(1)),
        invented("ZENDA", 4, day(4), refs=["ZENDA 1", "HENTZAU 7"]),
        invented("ZENDA", 5, day(5), refs=["HENTZAU 7"]),
        invented("STRELSAU", 2, refs=["ZENDA 1"]),
        invented("STRELSAU", 3, refs=["STRELSAU 2"]),
    ) == [("08ZENDA1", "08STRELSAU2", "08HENTZAU7", "08ZENDA4", "08ZENDA5", "08STRELSAU3")]


def test_missing_dates_of_another_year() -> None:
    """A cable without a date stays in the year of its id, as far as the references let it."""
    eight, nine = (dt.datetime(year, 5, 8, 9, tzinfo=dt.UTC) for year in (2008, 2009))
    old, older, new = (
        Reference(post="LA PAZ", number=number, year=year) for number, year in ((1, 2008), (2, 2007), (3, 2010))
    )
    found = threads(
        [
            invented("ZENDA", 4, eight, refs=[older]),
            evolve(invented("ZENDA", 5, nine, refs=["ZENDA 4", old, new]), year_hint=2009),
            evolve(invented("HENTZAU", 6, refs=["ZENDA 4"]), year_hint=2009),
        ]
    )

    assert [thread.ids for thread in found] == [
        ("07LAPAZ2", "08ZENDA4", "08LAPAZ1", "09HENTZAU6", "10LAPAZ3", "09ZENDA5"),
    ]


def test_no_dates() -> None:
    """Without any date the order is that of post and number."""
    assert found(invented("ZENDA", 88, refs=["ZENDA 9", "STRELSAU 7"])) == [("08STRELSAU7", "08ZENDA9", "08ZENDA88")]


def test_missing_cables_join() -> None:
    """Two cables that refer to one that was not given are a thread, unless missing ones are left out."""
    cables = invented("ZENDA", 1, day(1), refs=["LA PAZ 7"]), invented("STRELSAU", 2, day(2), refs=["LA PAZ 7"])

    assert found(*cables) == [("08LAPAZ7", "08ZENDA1", "08STRELSAU2")]
    assert found(*cables, missing=False) == []


def test_copies_are_one() -> None:
    """Copies are in a thread once, and posts in none."""
    cables = [invented("ZENDA", 1, day(1), refs=["LA PAZ 7"], to=["STRELSAU"])] * 2

    assert found(*cables) == [("08LAPAZ7", "08ZENDA1")]
    assert [thread.ids for thread in threads(graph(cables))] == [("08LAPAZ7", "08ZENDA1")]


def test_nodes_without_a_year() -> None:
    """What has neither date nor year is at the end."""
    nodes = GraphNode("file:a.txt"), GraphNode("08ZENDA1"), GraphNode("file:b.txt")
    links = GraphEdge("file:a.txt", "08ZENDA1"), GraphEdge("08ZENDA1", "file:b.txt")

    assert [thread.ids for thread in threads(Graph(nodes, links))] == [("08ZENDA1", "file:a.txt", "file:b.txt")]


def test_nothing() -> None:
    """No cables have no threads; anything but cables is refused."""
    assert threads([]) == threads(Graph()) == ()
    with pytest.raises(ModelError, match="Cable"):
        threads([7])  # type: ignore[list-item]
