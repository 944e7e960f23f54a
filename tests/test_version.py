"""The version stands in two places, which say the same."""

import tomllib

import cablekit
from cablekit.version import READER
from tests._helpers import ROOT

PROJECT = ROOT / "pyproject.toml"


def test_the_version_is_the_project_s() -> None:
    """What the code calls itself is what is built and installed."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]

    assert project["version"] == cablekit.__version__
    assert f"{project['name']} {cablekit.__version__}" == READER
    assert "__version__" in dir(cablekit)
