"""CONTRIBUTING.md stays true: its walkthroughs are run on a copy of the package."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cablekit
from tests._helpers import ROOT

HOUSE = Path(cablekit.__file__).parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
#: The parts of each walkthrough, in order; the last one uses what the others add.
STEPS = re.findall(r"^```walkthrough\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
ARCHIVE, ARCHIVE_ROW, ARCHIVE_NAMES, USE_ARCHIVE = STEPS[:4]
EXPORT, FORMAT, NAME, USE_EXPORT = STEPS[4:8]
CODE, CHECK, CHECK_LINE, USE_CHECK = STEPS[8:]
#: How each last step begins.
USE = "from cablekit.cli.main import main\nimport cablekit\n"
#: What the commands of the last steps read.
ZENDA = "R 080915Z MAY 08\nUNCLAS ZENDA 000910\nSUBJECT: THE BRIDGE\n\n1. Yes.\n"


def put(path: Path, new: str, *, before: str = "", instead_of: str = "") -> None:
    """Put a line into a module, above one that is there exactly once, or in place of it."""
    text = path.read_text(encoding="utf-8")
    place = before or instead_of
    assert text.count(place) == 1
    path.write_text(text.replace(place, new + before), encoding="utf-8")


def add_archive(house: Path) -> None:
    """Follow the steps for an archive."""
    (house / "archives" / "ledger.py").write_text(ARCHIVE, encoding="utf-8")
    put(house / "archives" / "registry.py", "    ledger,\n", before="    mbox,\n")
    put(house / "archives" / "registry.py", ARCHIVE_ROW, before='    "pdf": Archive(')
    names = '    "date": ("created", "draft date", "date", "date created", "cable dated"),\n'
    put(house / "model" / "archive_values.py", ARCHIVE_NAMES, instead_of=names)


def add_export(house: Path) -> None:
    """Follow the steps for an export."""
    (house / "exports" / "card.py").write_text(EXPORT, encoding="utf-8")
    put(house / "formats.py", FORMAT, before='        Format("html", ')
    put(house / "__init__.py", '    "to_card",\n', before="]  # fmt: skip\n")
    imported = "    from cablekit.exports.card import to_card\n"
    put(house / "__init__.py", imported, before="    __version__: str\n")
    put(house / "__init__.py", NAME, before='            "version": "__version__"')


def add_check(house: Path) -> None:
    """Follow the steps for a check."""
    put(house / "checking" / "finding.py", CODE, before='    "repaired": Code(')
    with (house / "checking" / "values.py").open("a", encoding="utf-8") as module:
        module.write(CHECK)
    put(house / "checking" / "checks.py", CHECK_LINE, before="    values.bad_dtg,\n")


@pytest.mark.slow
def test_the_walkthroughs_work(tmp_path: Path) -> None:
    """Each step works as it is printed: an archive, an export and a check are added to a copy, and used."""
    shutil.copytree(HOUSE, tmp_path / "cablekit", ignore=shutil.ignore_patterns("__pycache__"))
    for add in (add_archive, add_export, add_check):
        add(tmp_path / "cablekit")
    (tmp_path / "zenda.txt").write_text(ZENDA, encoding="utf-8")
    (tmp_path / "use.py").write_text(USE + USE_ARCHIVE + USE_EXPORT + USE_CHECK, encoding="utf-8")

    subprocess.run([sys.executable, "use.py"], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, check=True)
