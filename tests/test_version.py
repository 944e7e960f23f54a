"""The version stands in two places, which say the same."""

import tomllib
from pathlib import Path

from cablekit.version import READER, VERSION

PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def test_the_version_is_the_project_s() -> None:
    """What the code calls itself is what is built and installed."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]

    assert project["version"] == VERSION
    assert f"{project['name']} {VERSION}" == READER
