"""A node that was read has its text: kept by copies, freed with the node, left out of comparison."""

import copy
import pickle
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve, fields
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

from cablekit import Cable, Closing, Header, Paragraph, Section, from_text, to_text
from cablekit.source import Child, Source, rebased
from tests import strategies
from tests.strategies import TELEGRAMS


@pytest.mark.parametrize("name", TELEGRAMS)
@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda node: pickle.loads(pickle.dumps(node))])
def test_copies_keep_the_text(name: str, again: Callable[[Any], Any]) -> None:
    """A copied or pickled cable has the values and the text of the first."""
    cable = from_text(TELEGRAMS[name])
    copied = again(cable)

    assert cable == copied
    assert TELEGRAMS[name] == to_text(copied)


def test_a_pickled_part_takes_its_own_text() -> None:
    """A pickled paragraph takes its stretch of the text along, not the whole telegram."""
    paragraph = from_text(TELEGRAMS["c-2008-relay"]).paragraphs[-1]
    again = pickle.loads(pickle.dumps(paragraph))

    assert again.source.text == "4. (SBU) We doubt it.\n"
    assert again.source.text == to_text(again)


def test_a_source_does_not_hold_its_node() -> None:
    """A node that was read is freed with its last user: its source does not keep it."""
    header = from_text("TAGS: PREL\n", Header)
    held = weakref.ref(header)
    del header

    assert held() is None


@pytest.mark.parametrize("cls", [Cable, Header, Section, Paragraph, Closing])
@given(text=strategies.texts())
def test_a_node_read_is_as_one_built(cls: type[Any], text: str) -> None:
    """What the readers give is what the converters of a frozen class would make of it; and it is frozen."""
    node: Any = from_text(text, cls)
    built = evolve(node)

    names = {field.name for field in fields(cls)} - {"source"}
    assert all(getattr(built, name) is getattr(node, name) for name in names)
    assert built.source.original is node.source
    assert type(node) is cls
    with pytest.raises(FrozenInstanceError):
        node.source = None


def test_parts_and_moves() -> None:
    """A part that is not there has no pieces; children do not move."""
    child = Child("header", None)

    assert list(Source("", ()).pieces(3)) == []
    assert rebased(child, 7) is child


def test_equal_nodes_may_differ_in_text() -> None:
    """Values are compared, not layout."""
    one, other = from_text("TAGS: PREL\n", Header), from_text("TAGS   PREL", Header)

    assert one == other
    assert to_text(one) != to_text(other)
