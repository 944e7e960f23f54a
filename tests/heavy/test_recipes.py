"""The recipes for large tools print what they say: with spaCy and Hugging Face datasets, in an own environment."""

import re
import shutil
from pathlib import Path

import pytest

from tests.test_docs import HEAVY, PAGES, PYTHON, blocks, run_blocks, workshop

__all__ = ["workshop"]
#: The warnings of large tools are their own.
pytestmark = [pytest.mark.heavy, pytest.mark.filterwarnings("ignore")]
#: What a recipe imports, and needs therefore.
IMPORT = re.compile(r"^>>> (?:import|from) (\w+)", re.MULTILINE)
RECIPES = [page for page in PAGES if any(language == HEAVY for language, _, _ in blocks(page))]


def test_there_are_recipes() -> None:
    """A page that is renamed, or a fence that is misspelled, hides nothing."""
    assert {"cookbook.md", "graphs.md", "tables.md", "engines.md"} <= {page.name for page in RECIPES}


@pytest.mark.parametrize("page", RECIPES, ids=lambda page: page.name)
@pytest.mark.usefixtures("workshop")
def test_recipes(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All blocks of a page, run one after the other, print what they say; nothing is asked of the network."""
    monkeypatch.setenv("HF_HOME", str(tmp_path / "huggingface"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    tools = {tool for language, _, code in blocks(page) if language == HEAVY for tool in IMPORT.findall(code)}
    for tool in sorted(tools):
        pytest.importorskip(tool, reason=f"needs {tool}: pip install -e '.[dev,heavy]'")
    if "pyspark" in tools and shutil.which("java") is None:
        pytest.skip("Spark needs a Java runtime: apt-get install default-jre-headless")
    run_blocks(page, PYTHON | {HEAVY})
