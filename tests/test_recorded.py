"""Readings stay as they were recorded; `python tests/recorded.py --save` records what is meant to change."""

from typing import Final

import pytest

from tests.recorded import kept, reading, texts, varied, written
from tests.recorded_values import put_in
from tests.recorded_xml import documents

TEXTS: Final = {recorded.name: recorded for recorded in texts()}
OTHERS: Final = {f"values: {name}": lines for name, lines in put_in().items()} | {
    f"xml: {name}": lines for name, lines in documents().items()
}


def test_every_text_has_its_record() -> None:
    """No text is without its record, and no record without its text; no name stands twice."""
    assert sorted(kept()) == sorted([*(recorded.name for recorded in texts()), *OTHERS])


@pytest.mark.parametrize("name", TEXTS)
def test_text(name: str) -> None:
    """A text, varied or not, is read and written as it was; `python tests/recorded.py NAME` shows what is not."""
    lines = iter(kept()[name])
    for make in (reading, varied, written):
        for line in make(TEXTS[name]):
            assert line == next(lines)

    assert list(lines) == []


@pytest.mark.parametrize("name", OTHERS)
def test_values_and_xml(name: str) -> None:
    """Values put in, and XML that is no longer as it was written, are taken or refused as they were."""
    assert list(OTHERS[name]()) == list(kept()[name])
