"""Datasette and sqlite-utils see the index as it is: its search, its facets, its questions, the page of a cable."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from cablekit.cli.main import main
from cablekit.corpus import sql
from tests._helpers import EXAMPLES

pytestmark = [pytest.mark.heavy, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an index and its metadata with the command."""
    folder = tmp_path_factory.mktemp("datasette")
    options = ["-o", str(folder / "cables.db"), "--datasette", str(folder / "metadata.json")]
    assert main(["index", str(EXAMPLES), *options]) == 0
    return folder


def answers(folder: Path, *paths: str) -> list[Any]:
    """Give what Datasette answers to some paths, in this process: data, or the text of a page."""
    app = pytest.importorskip("datasette.app", reason="needs Datasette: pip install -e '.[dev,heavy]'")
    metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))

    async def ask() -> list[Any]:
        site = app.Datasette([str(folder / "cables.db")], metadata=metadata)
        await site.invoke_startup()
        found = [await site.client.get(path) for path in paths]
        assert [(path, one.status_code) for path, one in zip(paths, found, strict=True) if one.status_code != 200] == []
        return [one.json() if ".json" in path else one.text for path, one in zip(paths, found, strict=True)]

    return asyncio.run(ask())


def test_search_and_facets(folder: Path) -> None:
    """The table of units has a search box that finds what it should; cables have facets, and names in other tables."""
    found, cables, page = answers(
        folder,
        "/cables/units.json?_search=ferries&classification=UNCLASSIFIED&_shape=objects",
        "/cables/cables.json?_size=2",
        "/cables/units?_search=ferry",
    )

    assert {row["kind"] for row in found["rows"]} == {"subject", "paragraph"}
    assert 0 < found["filtered_table_rows_count"] < 10
    assert list(cables["suggested_facets"] or cables["facet_results"])
    assert cables["facet_results"]["post_token"]["results"][0]["value"] == "ZENDA"
    assert 'name="_search"' in page
    assert '<a href="/cables/cables/1">08ZENDA910</a>' in page


def test_questions(folder: Path) -> None:
    """The questions are on the page of the database, take what a person fills in, and a cable has its page."""
    front, found, cable, row = answers(
        folder,
        "/cables",
        "/cables/search.json?words=castle+bridge&post=zenda&since=&before=&level=&_shape=objects",
        "/cables/cable?id=08ZENDA910",
        "/cables/cables/1",
    )

    assert "Which paragraphs mention some words?" in front
    assert "made" not in [name.strip() for name in front.split("<h2>")[0].split("\n")]
    assert found["rows"][0]["words"].count("[") >= 2
    assert "CASTLE BRIDGE TALKS RESUME AS CORONATION NEARS" in cable
    assert cable.index("Summary: Palace Secretary") < cable.index("No Bridge in the Coronation Speech")
    assert "17 rows" in " ".join(row.split())


def test_questions_before_they_are_filled_in(folder: Path) -> None:
    """A question that is opened from the list, with nothing filled in, is a page without rows, and no error."""
    paths = [f"/cables/{name}.json" for name in sql.QUESTIONS]
    found = dict(zip(sql.QUESTIONS, answers(folder, *paths), strict=True))

    assert {name: bool(one["rows"]) for name, one in found.items()} == {
        "search": False, "cable": False, "referring": False, "tags": True, "months": True,
    }  # fmt: skip


def test_sqlite_utils(folder: Path) -> None:
    """sqlite-utils sees whose index it is, and searches."""
    utils = pytest.importorskip("sqlite_utils", reason="needs sqlite-utils: pip install -e '.[dev,heavy]'")
    database = utils.Database(folder / "cables.db")

    assert database["units"].detect_fts() == "units_fts"
    assert [row["kind"] for row in database["units"].search("coronation nears")][:1] == ["subject"]
    assert {key.other_table for key in database["units"].foreign_keys} == {"cables"}
    database.close()
