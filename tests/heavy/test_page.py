"""The page of a cable as Chromium shows and prints it, on a phone, a tablet and a desk, light and dark."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from cablekit import to_html
from tests import pictures
from tests.browser import (
    CHROMIUM,
    HEIGHT,
    OPEN,
    SCHEMES,
    SEEN,
    WIDTHS,
    chromium,
    contrast,
    opened,
    overlaps,
    sheets,
)
from tests.pages import cables

pytest.importorskip("playwright", reason="needs playwright: pip install -e '.[dev,heavy]'")
pytestmark = [
    pytest.mark.heavy,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs {CHROMIUM}: apt-get install chromium"),
]
CABLES = cables()
PAGES = {name: to_html(cable) for name, cable in CABLES.items()}
PHONE, TABLET, DESK = WIDTHS
#: What WCAG 2.2 asks of text, level AA.
ENOUGH = 4.5
#: US letter without its margins, in CSS pixels.
PAPER = 680
#: How many pages each telegram has, about 55 lines of 69 characters each.
TELEGRAM_PAGES = {"short": 2, "old": 2, "shapes": 2, "long": 9}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all."""
    with chromium() as found:
        yield found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_page(browser: Any, name: str, width: int, scheme: str) -> None:
    """Nothing sticks out, no text is on other text, and all text has contrast, folded and unfolded."""
    page = opened(browser, PAGES[name], width, scheme)
    for fold in ("", OPEN):
        page.evaluate(f"() => {{ {fold} }}")
        seen = page.evaluate(SEEN)
        weak = [text for text in seen if contrast(text["color"], text["background"]) < ENOUGH]

        assert len(seen) > 20
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert overlaps(seen) == []
        assert weak == []
    assert page.screenshot()[:4] == b"\x89PNG"
    page.close()


def test_dark_is_dark(browser: Any) -> None:
    """The page follows the system: light letters on dark paper."""
    for scheme, is_dark in (("light", False), ("dark", True)):
        page = opened(browser, PAGES["short"], DESK, scheme)
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")

        assert (contrast(paper, "rgb(255, 255, 255)") > ENOUGH) == is_dark


@pytest.mark.parametrize(("width", "is_beside"), [(PHONE, False), (TABLET, True), (DESK, True)])
def test_where_the_facts_are(browser: Any, width: int, *, is_beside: bool) -> None:
    """The facts are beside the text, on a phone below it; there a line has at least 35 characters, else at most 90."""
    page = opened(browser, PAGES["long"], width)
    boxes = "['main', 'aside'].map(name => document.querySelector(name).getBoundingClientRect().toJSON())"
    main, aside = page.evaluate(boxes)
    lines = (
        "[...document.querySelectorAll('main p')].map(p => [p.textContent.length, p.getBoundingClientRect().height])"
    )
    characters, height = max(page.evaluate(lines))
    line = characters / (height / 27.2)

    assert (aside["left"] >= main["right"]) == is_beside
    assert is_beside or aside["top"] >= main["bottom"]
    assert 35 <= line <= 90


def test_numbers_are_in_the_margin(browser: Any) -> None:
    """At a desk all lines of a paragraph begin at the same place, and the number is left of it."""
    page = opened(browser, PAGES["shapes"], DESK)
    left = "[...document.querySelectorAll('section > .p > p')].map(p => p.getBoundingClientRect().left)"
    right = "[...document.querySelectorAll('section > .p > p > .m')].map(m => m.getBoundingClientRect().right)"

    assert len({*page.evaluate(left)}) == 1
    assert max(page.evaluate(right)) < min(page.evaluate(left))


def test_long_words_and_wide_tables(browser: Any) -> None:
    """A table scrolls in its own box; it is the only thing that does."""
    page = opened(browser, PAGES["shapes"], PHONE)
    wide = "[...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth)"

    assert set(page.evaluate(f"{wide}.map(one => one.className)")) <= {"scroll"}


@pytest.mark.parametrize("name", PAGES)
def test_print(browser: Any, name: str) -> None:
    """A page of telegram takes at most two sheets; facts come first, the source is left out, nothing is cut off."""
    page = opened(browser, PAGES[name], PAPER)
    printed = sheets(page)
    page.emulate_media(media="print")
    top = "name => document.querySelector(name).getBoundingClientRect().top"
    seen = page.evaluate(SEEN)

    assert 1 <= printed <= 2 * TELEGRAM_PAGES[name]
    assert page.evaluate(top, "header") < page.evaluate(top, "aside") < page.evaluate(top, "main")
    assert not page.evaluate("document.querySelector('.source').checkVisibility()")
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER
    assert overlaps(seen) == []
    assert max(right for text in seen for _, _, right, _ in text["rects"]) <= PAPER + 1


def test_one_page_prints_on_one_sheet(browser: Any) -> None:
    """The short cable, half a page of telegram, prints on one sheet, with its facts."""
    assert sheets(opened(browser, PAGES["short"], PAPER)) == 1


def test_dark_mode_is_not_printed(browser: Any) -> None:
    """Paper is white, whatever the system's mode is."""
    page = opened(browser, PAGES["short"], PAPER, "dark")
    page.emulate_media(media="print", color_scheme="dark")

    assert contrast(page.evaluate("getComputedStyle(document.body).color"), "rgb(255, 255, 255)") > 10


def test_nothing_is_asked_for(browser: Any, tmp_path: Any) -> None:
    """The page asks for no other file, and its policy stops nothing that it has itself."""
    path = tmp_path / "page.html"
    path.write_text(PAGES["old"], encoding="utf-8")
    page = browser.new_page(viewport={"width": DESK, "height": HEIGHT})
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())

    assert asked == [path.as_uri()]
    assert said == []


def test_landmarks_and_headings(browser: Any) -> None:
    """A screen reader finds the parts of the page by their roles, and no level of headings is skipped."""
    page = opened(browser, PAGES["shapes"], DESK)
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3')].map(one => Number(one.tagName[1]))")

    for role in ("banner", "main", "complementary", "contentinfo"):
        assert page.get_by_role(role).count() == 1, role
    assert page.evaluate("document.documentElement.lang") == "en"
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_what_is_folded_opens_by_key(browser: Any) -> None:
    """The source opens without a mouse and without a script."""
    page = opened(browser, PAGES["short"], DESK)
    page.focus(".source summary")
    page.keyboard.press("Enter")

    assert page.is_visible(".source pre")


def test_the_measures_see_faults(browser: Any) -> None:
    """Text on text, weak text and text that sticks out are seen."""
    faulty = (
        "<p style='position:absolute;top:9px'>One line</p><p style='position:absolute;top:12px'>Another</p>"
        "<p style='color:#999;background:#fff;margin-top:99px;white-space:nowrap'>" + "word " * 99
    )
    page = opened(browser, faulty, PHONE)
    seen = page.evaluate(SEEN)

    assert overlaps(seen) == [("Another", "One line")]
    assert [text["words"][:9] for text in seen if contrast(text["color"], text["background"]) < ENOUGH] == ["word word"]
    assert page.evaluate("document.documentElement.scrollWidth") > PHONE


@pytest.mark.parametrize("name", pictures.NAMES)
def test_pictures(name: str) -> None:
    """The pictures of the documentation are there, and small; `python -m tests.pictures` takes them again."""
    picture = (pictures.FOLDER / f"{name}.png").read_bytes()

    assert picture[:4] == b"\x89PNG"
    assert len(picture) <= pictures.LARGEST


def test_a_picture_is_taken(browser: Any) -> None:
    """The notebook's picture can be taken, and is reduced to a palette."""
    taken = pictures.taken(browser, "notebook")

    assert taken[:4] == b"\x89PNG"
    assert len(taken) <= pictures.LARGEST
