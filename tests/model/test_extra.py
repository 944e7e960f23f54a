"""Foreign data: frozen, of what JSON can carry, equal to plain dicts and lists."""

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from attrs import asdict, evolve

from cablekit import Cable, ModelError, from_text
from cablekit.model.extra import FrozenDict

VALUES = {"box": [1, 2.5, None, {"open": True}], "note": "x"}
CIRCLE: list[Any] = []
CIRCLE.append(CIRCLE)


def test_it_equals_a_dict() -> None:
    """It is a dict to whoever reads it, and keeps its own copy of the values."""
    values = copy.deepcopy(VALUES)
    cable = Cable(extra=values)
    values["note"] = "y"

    assert cable.extra == VALUES
    assert cable == Cable(extra=VALUES) != Cable(extra=values)
    assert json.dumps(cable.extra) == json.dumps(VALUES)
    assert asdict(cable)["extra"] == VALUES
    assert evolve(cable, bom=True).extra is cable.extra


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_it_is_copied_and_pickled(copied: Callable[[Any], Any]) -> None:
    """A copy equals it, and is as frozen."""
    extra = copied(Cable(extra=VALUES)).extra

    assert extra == VALUES
    assert copied(extra) == VALUES
    assert copied(extra["box"]) == VALUES["box"]
    with pytest.raises(TypeError, match="frozen"):
        copied(extra)["box"].append(1)


@pytest.mark.parametrize(
    "change",
    [
        lambda extra: extra.update(a=1),
        lambda extra: extra.__setitem__("a", 1),
        lambda extra: extra.__delitem__("box"),
        lambda extra: extra.clear(),
        lambda extra: extra.pop("box"),
        lambda extra: extra.setdefault("a", 1),
        lambda extra: extra["box"].append(1),
        lambda extra: extra["box"].sort(),
        lambda extra: extra["box"].__setitem__(0, 1),
        lambda extra: extra["box"][3].update(a=1),
    ],
)
def test_nothing_changes_it(change: Callable[[Any], Any]) -> None:
    """Every change is refused, at every depth, also in a cable that was read."""
    cable = Cable(extra=VALUES)
    with pytest.raises(TypeError, match=r"attrs\.evolve"):
        change(cable.extra)

    assert cable.extra == VALUES
    with pytest.raises(TypeError):
        from_text("TAGS: XG").extra["a"] = 1  # type: ignore[index]


@pytest.mark.parametrize(
    ("extra", "where"),
    [
        ([1], "extra"),
        ({1: 2}, "extra"),
        ({"a": (1,)}, "extra.a"),
        ({"a": [float("nan")]}, "extra.a[0]"),
        ({"a": {"b": float("inf")}}, "extra.a.b"),
        ({"a": {1: 2}}, "extra.a"),
        ({"a": 10**400}, "extra.a"),
        ({"a": object()}, "extra.a"),
        ({"a": CIRCLE}, "extra"),
    ],
)
def test_what_json_cannot_carry(extra: Any, where: str) -> None:
    """It is refused at once; the error says where it is."""
    with pytest.raises(ModelError) as caught:
        Cable(extra=extra)

    assert caught.value.where == where
    assert len(str(caught.value)) < 600


def test_a_mapping_of_another_kind() -> None:
    """Any mapping is taken."""
    assert Cable(extra=FrozenDict(a=1)).extra == {"a": 1}
