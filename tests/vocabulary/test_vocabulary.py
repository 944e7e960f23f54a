"""The code lists: what look-ups answer, and how ids, stations and titles are written."""

import json
import pathlib
import subprocess
import sys

import pytest

from cablekit import vocabulary
from cablekit.vocabulary import _tables
from tests._helpers import SHARED


def test_entries_are_values() -> None:
    """Entries are equal by value, hashable and frozen."""
    entry = vocabulary.tag("PREL")

    assert len({entry, vocabulary.tag("prel")}) == 1
    with pytest.raises(AttributeError):
        entry.name = "x"  # type: ignore[misc]


def test_import_reads_no_list() -> None:
    """Importing the package reads no list."""
    code = "import cablekit.vocabulary._tables as t; import cablekit.vocabulary; print(t.rows.cache_info().misses)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "0"


def test_every_list_has_sources() -> None:
    """Every list is read, and its rows are whole."""
    folder = pathlib.Path(vocabulary.__file__).parent / "data"
    for path in folder.glob("*.csv"):
        for row in _tables.rows(path.stem):
            assert None not in row
            assert None not in row.values()


CASES = SHARED / "cases"


@pytest.mark.parametrize(("kind", "share"), [("canonical_id", 1.0), ("title_case", 0.92)])
def test_known_answers(kind: str, share: float) -> None:
    """Of the answers gathered outside the repository, the agreed share is met."""
    path = CASES / f"{kind}.json"
    if not path.exists():
        pytest.skip("the cases stand outside the repository")
    cases = json.loads(path.read_text(encoding="utf-8"))
    right = sum(getattr(vocabulary, kind)(case["input"]) == case["expected"] for case in cases)

    assert right >= share * len(cases)
