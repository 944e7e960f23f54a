"""The files around the package are what other programs read: YAML with the values that the plain tests find."""

import pytest

from tests._helpers import ROOT
from tests.test_project_files import citation

pytestmark = pytest.mark.heavy


def test_citation_is_yaml() -> None:
    """CITATION.cff is read by a parser of YAML as by our own, and each author is a mapping with a name."""
    yaml = pytest.importorskip("yaml", reason="needs PyYAML, which MyST brings: pip install -e '.[dev,heavy]'")
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    plain = citation()

    authors = found.pop("authors")
    del plain["authors"]

    assert found == plain
    assert [set(author) for author in authors] == [{"name"}]


def test_hooks_are_yaml() -> None:
    """Each hook is a local one and brings its tools from the index."""
    yaml = pytest.importorskip("yaml", reason="needs PyYAML, which MyST brings: pip install -e '.[dev,heavy]'")
    found = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [hook for repo in found["repos"] for hook in repo["hooks"]]

    assert {repo["repo"] for repo in found["repos"]} == {"local"}
    assert {hook["language"] for hook in hooks} == {"python"}
    assert [hook["id"] for hook in hooks] == ["ruff-check", "ruff-format", "mypy"]
