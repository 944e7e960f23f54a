"""Errors say what and where on one line; what is no node, no cable, no text is refused by all that take one."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest

import cablekit
from cablekit import (
    Cable,
    CableError,
    Header,
    ModelError,
    ReadError,
    Wrapper,
    check,
    from_text,
    to_dict,
    to_text,
    to_xml,
    walk,
)


@pytest.mark.parametrize(
    "error", [ReadError("no number", "$.cable.year_hint"), ModelError("has a line end", "header.subject")]
)
def test_errors(error: CableError) -> None:
    """An error says where and what on one line, is a ValueError, and survives pickling."""
    again = pickle.loads(pickle.dumps(error))

    assert f"{error.where}: {error.message}" == str(error)
    assert isinstance(error, ValueError)
    assert (type(error), error.where, error.message) == (type(again), again.where, again.message)
    assert str(ModelError("wrong")) == "wrong"


@pytest.mark.parametrize(
    "act",
    [to_text, to_xml, to_dict, cablekit.to_json, lambda it: [*walk(it)], lambda it: cablekit.to_xml(it, pretty=True)],
)
@pytest.mark.parametrize("given", ["TAGS: PREL", None, Wrapper("site")])
def test_what_is_no_node(act: Callable[[Any], Any], given: Any) -> None:
    """Something else where a node is due is a `ModelError` that says so."""
    with pytest.raises(ModelError, match="expected a Cable, Header, Section, Paragraph or Closing, got"):
        act(given)


@pytest.mark.parametrize(
    "act",
    [
        cablekit.to_html,
        cablekit.to_tei,
        cablekit.to_dublin_core,
        cablekit.to_csl,
        cablekit.cite,
        cablekit.to_record,
        cablekit.disagreements,
        lambda it: cablekit.assemble([it]),
        lambda it: [*check(it)],
    ],
)
@pytest.mark.parametrize("given", ["TAGS: PREL", None, Header()])
def test_what_is_no_cable(act: Callable[[Any], Any], given: Any) -> None:
    """What takes a cable alone says so of all else, a part of a cable included."""
    with pytest.raises(
        ModelError, match=r"^cable: expected a Cable( or Collation)?, got ('TAGS: PREL'|None|<Header>)$"
    ):
        act(given)


@pytest.mark.parametrize(
    ("given", "kind"), [(b"TAGS", Cable), (None, Cable), (7, Header), ("x", Wrapper), ("x", int), ("x", "Cable")]
)
def test_what_is_no_text(given: Any, kind: Any) -> None:
    """What is no string, or a class that no text has, is a `ReadError` of one line."""
    with pytest.raises(ReadError, match=r"^(?:text|cls): expected [^\n]*$"):
        from_text(given, kind)
