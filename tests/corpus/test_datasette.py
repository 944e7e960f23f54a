"""The metadata for Datasette names tables, columns and questions that are there, and every question can be asked."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cablekit import index
from cablekit.corpus import datasette, sql
from tests._helpers import EXAMPLES

METADATA = datasette.datasette_metadata("cables.db")["databases"]["cables"]


def test_columns_and_facets_are_there() -> None:
    """Each column that is described, a facet or a label, is one of its table."""
    for name, view in METADATA["tables"].items():
        columns = set(sql.TABLES[name].names) if name in sql.TABLES else set()
        named = {*view.get("columns", {}), *view.get("facets", [])}
        named |= {view[key] for key in ("label_column", "sort_desc") if key in view}

        assert named <= columns, name
    assert set(datasette.TITLES) == set(sql.QUESTIONS) == set(METADATA["queries"])
    assert set(datasette.VIEWS) <= {*sql.TABLES, "made"}


@pytest.mark.parametrize(
    ("question", "filled", "first"),
    [
        ("search", {"words": '"forest" "track"', "level": "confidential"}, ("08ZENDA910", "2008-05-08", "ZENDA", 8)),
        ("search", {}, None),
        ("search", {"words": "ferry", "post": "zenda", "since": "2011", "before": "2012"}, None),
        ("cable", {"id": "08ZENDA910"}, (1, "subject", None, None, "C")),
        ("referring", {"id": "08ZENDA910"}, ("08ZENDA911", "2008-05-09", "AMEMBASSY ZENDA")),
        ("tags", {}, ("XG", "Europe", "place", 4)),
        ("months", {"post": "la zenda"}, None),
        ("months", {}, ("1979-08", 1)),
    ],
)
def test_questions(tmp_path: Path, question: str, filled: dict[str, str], first: tuple[object, ...] | None) -> None:
    """A question gives rows, with everything that may be empty left empty."""
    index(EXAMPLES, tmp_path / "cables.db")
    statement = METADATA["queries"][question]["sql"]
    words = set(re.findall(r":(\w+)", statement))
    with closing(sqlite3.connect(tmp_path / "cables.db")) as connection:
        connection.create_function("escape_fts", 1, str)
        row = connection.execute(statement, dict.fromkeys(words, "") | filled).fetchone()

    assert (row and row[: len(first or row)]) == first
