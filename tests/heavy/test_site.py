"""A site in Chromium, opened as files: nothing sticks out, and the search box finds, with a script and without."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cablekit.convert.job import Job
from cablekit.convert.run import convert
from tests.browser import CHROMIUM, HEIGHT, SCHEMES, SEEN, WIDTHS, chromium, contrast, overlaps
from tests.pages import telegram

pytest.importorskip("playwright", reason="needs playwright: pip install -e '.[dev,heavy]'")
pytestmark = [
    pytest.mark.heavy,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs {CHROMIUM}: apt-get install chromium"),
]
PAGES = ("index", "all", "dates", "tags", "posts/ZENDA", "cables/06STRELSAU1")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of sixty invented cables."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "in").mkdir()
    for number in range(1, 61):
        (folder / "in" / f"{number}.txt").write_bytes(telegram(number, odd="W" * 300).encode())
    convert(Job((str(folder / "in"),), "site", str(folder / "out")))
    return folder / "out"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_pages(browser: Any, site: Path, name: str, width: int) -> None:
    """Nothing sticks out, no text is on other text, and all text has contrast, in the light and in the dark."""
    for scheme in SCHEMES:
        page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
        page.goto((site / f"{name}.html").as_uri())
        seen = page.evaluate(SEEN)

        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert overlaps(seen) == []
        assert [text for text in seen if contrast(text["color"], text["background"]) < 4.5] == []
        page.close()


def test_search(browser: Any, site: Path) -> None:
    """The box of the first page leads to the list, which shows what has all words; typing on changes it."""
    page = browser.new_page()
    said = list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.goto((site / "index.html").as_uri())
    page.fill("input", "strelsau 2006 prel")
    page.keyboard.press("Enter")
    page.wait_for_url("**/all.html?q=*")
    shown = (
        "[...document.querySelectorAll('.cables > li')].filter(one => one.checkVisibility()).map(one => one.innerText)"
    )
    found = page.evaluate(shown)

    assert page.inner_text("output") == "5 of 60 cables"
    assert len(found) == 5
    assert all("STRELSAU" in text and "2006" in text for text in found)
    page.fill("input", "week 1 zenda")
    assert page.inner_text("output") != "5 of 60 cables"
    level = page.evaluate("document.querySelector('.cables b').innerText")
    own = [one for one in page.locator(".cables b").all_inner_texts() if one == level]
    page.fill("input", level.lower())  # only as a word, although the letter is in most texts
    assert page.inner_text("output") == f"{len(own)} of 60 cables"
    page.fill("input", page.evaluate("document.querySelector('.cables b abbr').title"))
    assert page.inner_text("output") == f"{len(own)} of 60 cables"
    page.fill("input", "external political")  # what PREL means
    assert page.inner_text("output").endswith(" of 60 cables")
    page.fill("input", "turnip")
    assert page.inner_text("output") == "no cable has all these words; the text itself is not searched here"
    page.fill("input", "")
    assert len(page.evaluate(shown)) == 60
    assert page.inner_text("output") == ""
    assert said == []


def test_without_a_script(browser: Any, site: Path) -> None:
    """Where no script runs there is the whole list, and no box that does nothing."""
    page = browser.new_page(java_script_enabled=False)
    page.goto((site / "all.html").as_uri())

    assert page.locator(".cables > li").count() == 60
    assert not page.locator("form").is_visible()
    page.click("text=By TAG")
    assert page.url == (site / "tags.html").as_uri()


def test_links_between_cables(browser: Any, site: Path) -> None:
    """One goes from a cable to its answer and back."""
    page = browser.new_page()
    page.goto((site / "cables" / "06STRELSAU1.html").as_uri())
    page.click(".related a")
    assert page.url == (site / "cables" / "07LAPAZ2.html").as_uri()
    page.click(".related a")
    assert page.url == (site / "cables" / "06STRELSAU1.html").as_uri()
