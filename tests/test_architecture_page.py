"""docs/architecture.md stays true: its walkthrough is run on a copy of the package, and what it names is there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cablekit
from tests._helpers import ROOT

HOUSE = Path(cablekit.__file__).parent
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
#: The parts of the walkthrough, in order: the value, the room, its place in the order, and what then works.
MODEL, ROOM, ORDER, USE = re.findall(r"^```walkthrough\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
#: What the last step uses.
IMPORTS = """
import json
from importlib.resources import files
import cablekit, cablekit.xml, jsonschema
from lxml import etree
json_schema = json.loads(files("cablekit.mapping").joinpath("schema/cable-dict-1.schema.json").read_text())
"""


def add_line(path: Path, after: str, line: str) -> None:
    """Add a line to a module, below one that is there exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(after) == 1
    path.write_text(text.replace(after, after + line), encoding="utf-8")


@pytest.mark.slow
def test_a_new_field_is_one_module_and_two_lines(tmp_path: Path) -> None:
    """The walkthrough works as it is printed, from nothing to text, XML, dict, schemas and record."""
    shutil.copytree(HOUSE, tmp_path / "cablekit", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests", tmp_path / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    fields = tmp_path / "cablekit" / "telegram" / "fields"
    tags = "    tags: tuple[str, ...] = field(default=(), converter=as_texts)\n"
    add_line(tmp_path / "cablekit" / "model" / "header.py", tags, MODEL)
    (fields / "flags.py").write_text(ROOM, encoding="utf-8")
    add_line(fields / "table.py", "    TAGS,\n", ORDER)
    imported = "from cablekit.telegram.fields.tags import TAGS\n"
    add_line(fields / "table.py", imported, "from cablekit.telegram.fields.flags import FLAGS\n")
    (tmp_path / "use.py").write_text(IMPORTS + USE, encoding="utf-8")

    for command in (["-m", "tests.schemas"], ["use.py"]):
        subprocess.run([sys.executable, *command], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, check=True)


def test_every_module_that_is_named_is_there() -> None:
    """Paths in backquotes that end in `.py` or `/` lead to a file or folder of the package, or of the repository."""
    places = [HOUSE, HOUSE / "telegram", *(HOUSE / "telegram").iterdir(), ROOT]
    named = set(re.findall(r"`([\w/]+(?:\.py|/))`", PAGE)) - {"cablekit/telegram/fields/flags.py"}
    missing = [name for name in named if not any((place / name).exists() for place in places)]

    assert len(named) > 20
    assert missing == []


def test_every_folder_of_the_package_is_in_the_table() -> None:
    """Each folder of the package has its row."""
    folders = {path.name for path in HOUSE.iterdir() if path.is_dir() and path.name != "__pycache__"}

    assert [name for name in sorted(folders) if f"`{name}/`" not in PAGE] == []
