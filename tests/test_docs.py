"""What the README, the pages and the docstrings show is run, and shows what it says."""

import doctest
import importlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import pytest

import cablekit
from cablekit._lazy import MODULE_OF
from cablekit.cli.main import main
from tests._helpers import EXAMPLES, ROOT

HOUSE: Final = Path(cablekit.__file__).parent
#: Pages beside the README.
FRONT: Final = ("README.md", "CONTRIBUTING.md", "SECURITY.md")
PAGES: Final = [*(ROOT / name for name in FRONT), *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK: Final = re.compile(r"^```(?P<language>[a-z]*(?: heavy)?)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON: Final = frozenset({"python", "pycon", "py"})
#: What needs spaCy or datasets: tests/heavy runs these pages as well.
HEAVY: Final = "python heavy"
#: What is shown, and the steps that tests/test_architecture_page.py runs.
OTHER: Final = frozenset({"sh", "text", "xml", "json", "toml", "walkthrough"})
FLAGS: Final = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
MODULES: Final = sorted(
    ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in HOUSE.rglob("*.py")
    if path.name != "__main__.py"
)


def blocks(page: Path) -> list[tuple[str, int, str]]:
    """Give the fenced blocks of *page*: language, first line, code."""
    text = page.read_text(encoding="utf-8")
    return [(m["language"], text.count("\n", 0, m.start()) + 1, m["code"]) for m in BLOCK.finditer(text)]


def law_lines(page: Path) -> str:
    """Give the five laws as *page* has them, white space squeezed."""
    laws = re.findall(r"(?m)^[1-5]\. \*\*.*?(?=\n\n|\n[1-5]\. \*\*|\Z)", page.read_text(encoding="utf-8"), re.DOTALL)
    return " ".join(" ".join(laws).split())


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that looks like the repository's root, where an example may write what it likes."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_is_known(page: Path) -> None:
    """No block escapes the run: fences are paired, and a Python block is typed at the prompt."""
    text = page.read_text(encoding="utf-8")
    found = blocks(page)

    assert len(re.findall(r"(?m)^ *(?:```|~~~)", text)) == 2 * len(found)
    assert [(line, language) for language, line, _ in found if language not in PYTHON | OTHER | {HEAVY}] == []
    assert [
        (line, code) for language, line, code in found if language in PYTHON | {HEAVY} and not code.startswith(">>> ")
    ] == []


def run_blocks(page: Path, languages: frozenset[str]) -> None:
    """Run the blocks of a page in some languages, one after the other, and assert that they print what they say."""
    examples: list[doctest.Example] = []
    source: list[str] = []
    parser = doctest.DocTestParser()
    for language, line, code in blocks(page):
        if language in languages:
            for example in parser.get_examples(code, f"{page.name}:{line}"):
                example.lineno += line
                examples.append(example)
            source.append(code)
    prompts = sum(f"\n{code}".count("\n>>> ") for code in source)
    out: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    lines = page.read_text(encoding="utf-8")
    result = runner.run(doctest.DocTest(examples, {}, page.name, str(page), 0, lines), out=out.append)

    assert not result.failed, "".join(out)
    assert result.attempted == prompts


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.usefixtures("workshop")
def test_page(page: Path) -> None:
    """The Python blocks of a page, run one after the other at the repository's root, print what they say."""
    run_blocks(page, PYTHON)


@pytest.mark.usefixtures("workshop")
def test_commands_of_the_first_hour() -> None:
    """The commands of the page, run in order after its Python, do what they say; only `diff` finds a difference."""
    page = ROOT / "docs" / "first-hour.md"
    run_blocks(page, PYTHON)
    commands = [line for language, _, code in blocks(page) if language == "sh" for line in code.splitlines()]
    statuses = {command: main(command.split()[1:]) for command in commands}

    assert len(statuses) == 7
    assert [command for command, status in statuses.items() if status != int(" diff " in command)] == []
    assert sorted(path.name for path in Path("released").iterdir()) == [
        "08ZENDA910.txt", "08ZENDA911.txt", "11ZENDA218.txt", "79ZENDA6523.txt",
    ]  # fmt: skip


def test_script_of_several_processes(workshop: Path) -> None:
    """The script of the page about archives that computes in processes runs as it is, as a file."""
    page = ROOT / "docs" / "archives.md"
    (code,) = [code for _, _, code in blocks(page) if "ProcessPoolExecutor" in code]
    script = workshop / "words.py"
    script.write_text(code, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, script], cwd=workshop, env=environment, capture_output=True, text=True, check=True
    )
    lines = [line.split("\t") for line in done.stdout.splitlines()]

    assert [Path(path).name for path, _ in lines] == sorted(path.name for path in EXAMPLES.glob("*ZENDA*"))
    assert all(int(number) for _, number in lines)


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.usefixtures("workshop")
def test_docstrings(name: str) -> None:
    """The examples in the docstrings of a module print what they say."""
    module = importlib.import_module(name)
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    # What a package offers is asked in the modules that have it.
    for test in doctest.DocTestFinder(recurse=name not in MODULE_OF).find(module):
        runner.run(test)

    assert runner.summarize(verbose=False).failed == 0


def test_readme_has_two_commands() -> None:
    """The README has exactly two set-up commands, one line each, in blocks of their own; the second runs the tests."""
    commands = [code for language, _, code in blocks(ROOT / "README.md") if language == "sh"]

    assert [command.count("\n") for command in commands] == [1, 1]
    assert "cablekit show docs/examples/" in commands[0]
    assert "-m pytest" in commands[1]


def test_laws_stand_word_for_word() -> None:
    """The README, the front page and the page of the laws have the same five laws."""
    readme = law_lines(ROOT / "README.md")

    assert len(re.findall(r"[1-5]\. \*\*", readme)) == 5
    assert law_lines(ROOT / "docs" / "index.md") == readme
    assert law_lines(ROOT / "docs" / "laws.md") == readme


def test_links_lead_somewhere() -> None:
    """A link to a file names a file that is there."""
    broken = [
        f"{page.name}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]

    assert broken == []


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.*")), ids=lambda path: path.name)
def test_examples_carry_their_own_number(path: Path) -> None:
    """An example cable is named after its number, as it is read."""
    year, post, serial = re.fullmatch(r"(\d\d)([A-Z]+)(\d+)", path.stem).groups()  # type: ignore[union-attr]

    assert cablekit.load(path).id == f"{year}{post}{int(serial)}"
