"""What is an answer, and what is not."""

import datetime as dt

import pytest

from cablekit import Cable, Wrapper, graph
from cablekit.corpus.graphs.relations import matter_of
from cablekit.corpus.graphs.values import GraphNode
from tests.corpus.graphs.invented import day, invented


def answers(*cables: Cable) -> list[tuple[str, str, str | None]]:
    """Give the answers among cables."""
    return [(edge.source, edge.target, edge.basis) for edge in graph(cables, kinds=["reply"]).edges]


ASKED = invented("ZENDA", 910, day(8), to=["STRELSAU", "HENTZAU"], subject="THE BRIDGE")


def test_two_posts_that_write_to_each_other() -> None:
    """A cable answers one that it refers to if each was sent for action to the post of the other."""
    answer = invented("STRELSAU", 88, day(9), refs=["HENTZAU 7", "ZENDA 910"], to=["ZENDA"], subject="THE TOLL")

    assert answers(ASKED, answer) == [("08STRELSAU88", "08ZENDA910", "addressees")]


@pytest.mark.parametrize(
    "other",
    [
        invented("STRELSAU", 88, day(9), to=["ZENDA"]),  # it does not refer to it
        invented("STRELSAU", 88, day(9), refs=["ZENDA 910"], to=["HENTZAU"], info=["ZENDA"]),  # only for information
        invented("LA PAZ", 88, day(9), refs=["ZENDA 910"], to=["ZENDA"]),  # it was not asked
        invented("ZENDA", 911, day(9), refs=["ZENDA 910"], to=["STRELSAU"], subject="THE BRIDGE"),  # it goes on
        invented("STRELSAU", 88, day(7), refs=["ZENDA 910"], to=["ZENDA"]),  # it was sent before
        invented("STRELSAU", 88, day(9), refs=["ZENDA 910"], subject="THE TOLL"),
        invented("STRELSAU", 88, day(9), refs=["ZENDA 910"], subject="REACTION: THE BRIDGE"),
        invented("STRELSAU", 88, day(9), refs=["ZENDA 910"]),
    ],
)
def test_what_is_no_answer(other: Cable) -> None:
    """A reference alone is no answer."""
    assert answers(ASKED, other) == []


@pytest.mark.parametrize(
    ("post", "subject"),
    [
        ("STRELSAU", "THE BRIDGE"),
        ("STRELSAU", "The  Bridge."),
        ("STRELSAU", "RE: THE BRIDGE"),
        ("LA PAZ", "RE:THE BRIDGE"),
        ("LA PAZ", "Response: the bridge"),
        ("ZENDA", "REPLY : THE BRIDGE"),  # a post that answers itself says so
    ],
)
def test_the_same_subject(post: str, subject: str) -> None:
    """Another post with the same subject answers, also a later reference; `RE:` does not count."""
    other = invented(post, 88, day(9), refs=["HENTZAU 7", "ZENDA 910"], subject=subject)
    number = f"08{post.replace(' ', '')}88"

    assert answers(ASKED, other) == [(number, "08ZENDA910", "subject")]


def test_an_answer_by_its_subject_alone() -> None:
    """A subject that begins with `RE:` answers the first reference, also a missing one."""
    other = invented("STRELSAU", 88, day(9), refs=["HENTZAU 7", "ZENDA 910"], subject="RE: THE FERRY")

    assert answers(ASKED, other) == [("08STRELSAU88", "08HENTZAU7", "subject")]
    assert [node.id for node in graph([other], kinds=["reply"]).nodes] == ["08HENTZAU7", "08STRELSAU88"]


@pytest.mark.parametrize("refs", [[], ["STRELSAU 88"], ["ZENDA 910"]])
def test_an_answer_to_nothing(refs: list[str]) -> None:
    """Without a reference, or with only itself or a later cable, `RE:` answers nothing."""
    assert answers(ASKED, invented("STRELSAU", 88, day(7), refs=refs, subject="RE: THE FERRY")) == []


@pytest.mark.parametrize(("said", "expected"), [("08 MAY 2008", 1), ("09 MAY 2008", 1), ("07 MAY 2008", 0)])
def test_a_day_is_not_later_than_its_hours(said: str, expected: int) -> None:
    """Where an archive gives only the day of an answer, it is not earlier than a cable of that day."""
    answer = invented("STRELSAU", 88, refs=["ZENDA 910"], to=["ZENDA"])
    dated = Cable(answer.header, year_hint=2008, wrappers=(Wrapper("nara", (("Draft Date", said),)),))

    assert len(answers(ASKED, dated)) == expected


def test_an_answer_without_a_date() -> None:
    """Where a date is missing, nothing speaks against an answer."""
    assert len(answers(ASKED, invented("STRELSAU", 88, refs=["ZENDA 910"], to=["ZENDA"]))) == 1


def test_the_matter() -> None:
    """Letters and figures in capitals, without the word before them."""
    assert matter_of(GraphNode("x", subject="re: Toll, 5 %")) == "TOLL5"
    assert matter_of(GraphNode("x", subject="RECOVERY: TOLL")) == "RECOVERYTOLL"
    assert matter_of(GraphNode("x", date=dt.datetime(2008, 5, 8, tzinfo=dt.UTC))) == ""
