"""The files around the package agree with it: how it is cited, which hooks run, what is published, links."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Final

import cablekit
from tests._helpers import ROOT

PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
#: The keys that version 1.2.0 of the Citation File Format has, and those that it requires.
CFF_KEYS: Final = frozenset({
    "abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi", "identifiers", "keywords",
    "license", "license-url", "message", "preferred-citation", "references", "repository", "repository-artifact",
    "repository-code", "title", "type", "url", "version",
})  # fmt: skip
CFF_REQUIRED: Final = frozenset({"authors", "cff-version", "message", "title"})
#: Pages for people that are beside the README.
PAGES: Final = ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")


def citation() -> dict[str, str | list[str]]:
    """Parse CITATION.cff, which is a flat mapping of plain words, quoted words and lists of plain words."""
    found: dict[str, str | list[str]] = {}
    last = ""
    for line in (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(": ") if line[0] != " " else (last, "", line)
        last = key.rstrip(":")
        item = value.strip().removeprefix("- ").strip('"')
        known = found.get(last, [])
        found[last] = [*known, item] if line[0] == " " else item or []
    return found


def test_citation() -> None:
    """CITATION.cff has the keys that its format asks for, and says of the package what pyproject.toml says."""
    found, project = citation(), PROJECT["project"]

    assert set(found) >= CFF_REQUIRED
    assert set(found) <= CFF_KEYS
    assert found["cff-version"] == "1.2.0"
    assert found["type"] == "software"
    assert found["version"] == project["version"] == cablekit.__version__
    assert found["license"] == project["license"]
    assert found["keywords"] == project["keywords"]
    assert found["authors"] == [f'name: "{author["name"]}' for author in project["authors"]]
    assert str(found["title"]).startswith("cablekit: ")
    assert found["url"] == project["urls"]["Homepage"]
    assert date.fromisoformat(str(found["date-released"])) >= date(2026, 11, 30)


def test_hooks_ask_for_what_the_project_asks_for() -> None:
    """Each tool of the hooks has the lower bound that pyproject.toml gives it."""
    wanted = re.findall(r'"([a-z0-9-]+>=[0-9.]+)"', (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    optional = PROJECT["project"]["optional-dependencies"]
    known = {*PROJECT["project"]["dependencies"], *(one for group in optional.values() for one in group)}

    assert {"ruff>=0.14", "mypy>=1.18"} <= set(wanted)
    assert set(wanted) - known == set()


def test_sdist_has_every_file() -> None:
    """What is at the top of the repository, apart from hidden files, is in the sdist; and nothing that is not there."""
    hidden = {"build", "dist"}
    there = {f"/{path.name}" for path in ROOT.iterdir() if path.name[0] not in "._" and path.name not in hidden}
    included = set(PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])

    # pyproject.toml is always in it.
    assert included | {"/pyproject.toml"} == there


def published(text: str) -> str:
    """Make of the README what the index shows, by the substitutions of pyproject.toml."""
    hook: dict[str, Any] = PROJECT["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]
    for row in hook["substitutions"]:
        text = re.sub(row["pattern"], row["replacement"], text)
    return text


def test_links_of_the_readme_work_on_the_index() -> None:
    """Every link is absolute there; one into the site names a page of it, and one into the repository a file."""
    home = PROJECT["project"]["urls"]["Homepage"]
    links = re.findall(r"\]\(([^)]+)\)", published((ROOT / "README.md").read_text(encoding="utf-8")))
    paths = [link.removeprefix(f"{home}/").partition("#")[0] for link in links]
    files = [re.sub(r"^docs/(.*)\.html$", r"docs/\1.md", path).removeprefix("source/") for path in paths]

    assert len(links) > 5
    assert [link for link in links if not link.startswith("https://")] == []
    assert [name for name in files if not (name.startswith("https://") or (ROOT / name).exists())] == []


def test_links_of_the_other_pages_lead_somewhere() -> None:
    """A link to a file names a file that is there; a link to a place on a page names a heading or an anchor of it."""
    broken = []
    for page in [ROOT / name for name in PAGES]:
        for target, place in re.findall(r"\]\(([^)#:]*)(?:#([^)]+))?\)", page.read_text(encoding="utf-8")):
            path = page.parent / target if target else page
            if not path.exists() or (place and place not in places(path)):
                broken.append(f"{page.name}: {target}#{place}")

    assert broken == []


def places(page: Path) -> set[str]:
    """Give the anchors of a page and of its headings, as forges make them."""
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"(?m)^#{1,6} (.+)$", text)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings} | set(
        re.findall(r'<a id="([^"]+)"', text)
    )
