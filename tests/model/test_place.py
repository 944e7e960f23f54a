"""Where a cable was found: `Place`."""

import pytest

from cablekit.errors import ModelError
from cablekit.model import Cable, Place


def test_place_in_a_message() -> None:
    """A file is named by its path, a record by the line on which it begins."""
    assert str(Place("a.txt")) == "a.txt"
    assert str(Place("a.csv", 2, 700, 31)) == "a.csv:31"


def test_place_of_a_cable() -> None:
    """A cable takes a place, or a path as one; it is not compared and not shown."""
    cable = Cable(place="a.txt")

    assert cable.place == Place("a.txt", None, 0, 1)
    assert Cable().place is None
    assert cable == Cable()
    assert "a.txt" not in repr(cable)


def test_place_that_is_none() -> None:
    """Anything else is refused, and the field is named."""
    with pytest.raises(ModelError, match=r"^place: expected a Place or a path, got 7$"):
        Cable(place=7)  # type: ignore[arg-type]
