"""Readings stay as they were recorded; `python tests/recorded.py --save` records what is meant to change."""

from typing import Final

import pytest

from tests.recorded import kept, reading, texts, varied, written
from tests.recorded_values import put_in
from tests.recorded_xml import documents

TEXTS: Final = {recorded.name: recorded for recorded in texts()}
VALUES: Final = dict(put_in())
DOCUMENTS: Final = dict(documents())


def test_every_text_has_its_record() -> None:
    """No text is without its record, and no record without its text."""
    names = [*TEXTS, *(f"values: {name}" for name in VALUES), *(f"xml: {name}" for name in DOCUMENTS)]

    assert sorted(kept()) == sorted(names)
    assert len(set(names)) == len(names) == len(list(texts())) + len(VALUES) + len(DOCUMENTS)


def recorded(name: str, *beginnings: str) -> list[str]:
    """Give the lines of a record that begin so."""
    return [line for line in kept()[name] if line.startswith(beginnings)]


@pytest.mark.parametrize("name", TEXTS)
def test_reading(name: str) -> None:
    """A text is read as it was."""
    found = list(reading(TEXTS[name]))

    assert found == list(kept()[name])[: len(found)]
    assert recorded(name, "=") == [line for line in found if line[0] == "="]


@pytest.mark.parametrize("name", TEXTS)
def test_variations(name: str) -> None:
    """So are its variations; `python tests/recorded.py NAME` shows those that are not."""
    assert list(varied(TEXTS[name])) == recorded(name, "~ lines", "~ all", "~ as", "~ sweep")


@pytest.mark.parametrize("name", TEXTS)
def test_written(name: str) -> None:
    """What is written of a text, as it is and edited, is what was."""
    assert list(written(TEXTS[name])) == recorded(name, "~ xml", "!", "  ", "~ body")


@pytest.mark.parametrize("name", VALUES)
def test_values_put_in(name: str) -> None:
    """A value put in is written, or refused, as it was."""
    assert list(dict(put_in())[name]) == list(kept()[f"values: {name}"])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_changed_xml(name: str) -> None:
    """XML that is no longer as it was written is read, or refused, as it was."""
    assert list(dict(documents())[name]) == list(kept()[f"xml: {name}"])
