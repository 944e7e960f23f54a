"""The documentation is built as a site without a warning; every link of every page of it leads somewhere."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests import reference
from tests._helpers import ROOT

pytestmark = pytest.mark.heavy
NEEDED = ("sphinx", "furo", "myst_parser")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site; a warning is an error, and so is a reference that leads nowhere."""
    for name in NEEDED:
        pytest.importorskip(name, reason="needs Sphinx, Furo and MyST: pip install -e '.[dev,heavy]'")
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-q", str(ROOT / "docs"), str(out)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (built.returncode, built.stderr) == (0, "")
    return out


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Yield where the links of a page lead: a file, and a place in it."""
    for link in re.findall(r'(?:href|src)="([^"]+)"', page.read_text(encoding="utf-8")):
        address, _, place = unescape(link).partition("#")
        if not re.match(r"[a-z]+:", address):
            target = page.parent / unquote(address.partition("?")[0]) if address else page
            yield target.resolve(), unquote(place)


def test_every_link_leads_somewhere(site: Path) -> None:
    """Each file that a page names is there, and each place in a page."""
    ids: dict[Path, set[str]] = {}
    broken = set()
    for page in sorted(site.rglob("*.html")):
        for target, place in links(page):
            if not target.is_file():
                broken.add((page.name, target.name))
            elif place and target.suffix == ".html":
                if target not in ids:
                    ids[target] = set(re.findall(r'\bid="([^"]+)"', target.read_text(encoding="utf-8")))
                if place not in ids[target]:
                    broken.add((page.name, f"{target.name}#{place}"))

    assert sorted(broken) == []


def test_every_page_is_there(site: Path) -> None:
    """Each page is on the site, also as plain Markdown, which `llms.txt` lists; so are the changelog and the rest."""
    pages = [path.relative_to(reference.DOCS) for path in reference.all_pages()]
    listed = re.findall(r"\]\(([^)]+)\)", (site / "llms.txt").read_text(encoding="utf-8"))

    assert [page for page in pages if not (site / page.with_suffix(".html")).is_file()] == []
    assert [link for link in listed if not (site / link).is_file()] == []
    assert len(listed) == len(pages)
    for name in ("changelog", "contributing", "security"):
        assert (site / "project" / f"{name}.html").is_file()


def test_the_search_finds_a_field(site: Path) -> None:
    """Who searches for `exempt` is led to `Header.exempt`: the index of the search has it as an object."""
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    objects = json.loads(re.search(r"Search\.setIndex\((.*)\)", index, re.DOTALL)[1])["objects"]  # type: ignore[index]

    assert "exempt" in {row[-1] for row in objects["cablekit.Header"]}
    assert "load" in {row[-1] for row in objects["cablekit"]}


def test_names_in_the_text_lead_to_the_reference(site: Path) -> None:
    """A name in a tutorial, in a docstring, in the table of names is a link."""
    for page in ("index.html", "reference/names.html", "reference/api/archives.html"):
        text = (site / page).read_text(encoding="utf-8")

        assert re.search(r'<a class="reference internal" href="[^"]*#cablekit\.', text), page


def test_dark_mode(site: Path) -> None:
    """The theme has a switch for light and dark."""
    assert "theme-toggle" in (site / "index.html").read_text(encoding="utf-8")
