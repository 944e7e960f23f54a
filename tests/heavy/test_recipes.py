"""The recipes for large tools print what they say: with spaCy and Hugging Face datasets, in an own environment."""

from pathlib import Path

import pytest

from tests.test_docs import HEAVY, PAGES, PYTHON, blocks, run_blocks, workshop

__all__ = ["workshop"]
#: The warnings of large tools are their own.
pytestmark = [pytest.mark.heavy, pytest.mark.filterwarnings("ignore")]
RECIPES = [page for page in PAGES if any(language == HEAVY for language, _, _ in blocks(page))]


def test_there_are_recipes() -> None:
    """A page that is renamed, or a fence that is misspelled, hides nothing."""
    assert {"cookbook.md", "graphs.md"} <= {page.name for page in RECIPES}


@pytest.mark.parametrize("page", RECIPES, ids=lambda page: page.name)
@pytest.mark.usefixtures("workshop")
def test_recipes(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All blocks of a page, run one after the other, print what they say; nothing is asked of the network."""
    monkeypatch.setenv("HF_HOME", str(tmp_path / "huggingface"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    pytest.importorskip("spacy", reason="needs spaCy: pip install -e '.[dev,heavy]'")
    pytest.importorskip("networkx", reason="needs NetworkX: pip install -e '.[dev,heavy]'")
    pytest.importorskip("datasets", reason="needs datasets: pip install -e '.[dev,heavy]'")
    run_blocks(page, PYTHON | {HEAVY})
