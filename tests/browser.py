"""Chromium without a window: pages as people see them, and what a machine can see in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

#: Where Debian's package puts it.
CHROMIUM: Final = Path("/usr/bin/chromium")
#: The widths of a phone, a tablet and a desk (points), and their common height.
WIDTHS: Final = (390, 820, 1400)
HEIGHT: Final = 900
SCHEMES: Final = ("light", "dark")

#: Opens whatever is folded.
OPEN: Final = "document.querySelectorAll('details').forEach(one => one.open = true)"

#: Lists what is seen of each text: its words, its rectangles, cut where a box that scrolls ends, its colors.
SEEN: Final = r"""() => {
  const seen = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const background = element => {
    for (let one = element; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if (color !== 'rgba(0, 0, 0, 0)') return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const cut = (rect, element) => {
    let {left, right, top, bottom} = rect;
    for (let one = element; one; one = one.parentElement) {
      if (getComputedStyle(one).overflowX === 'visible') continue;
      const box = one.getBoundingClientRect();
      left = Math.max(left, box.left); right = Math.min(right, box.right);
    }
    return [left, top, right, bottom];
  };
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(one => one.width > 0).map(one => cut(one, parent));
    const style = getComputedStyle(parent);
    if (rects.length) seen.push({words: node.data.trim().slice(0, 40), rects, color: style.color, size: style.fontSize,
                                 background: background(parent)});
  }
  return seen;
}"""


@contextmanager
def chromium() -> Iterator[Any]:
    """Start the browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        # A container has no sandbox, and little shared memory.
        browser = tools.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"],
        )
        yield browser
        browser.close()


def opened(browser: Any, markup: str, width: int, scheme: str = "light") -> Any:
    """Open a page at a width."""
    page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
    page.set_content(markup)
    return page


def overlaps(seen: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """List the texts that are on other text: whose rectangles, without their edges, have a place in common."""
    rects = sorted(
        ((top + 2, bottom - 2, left + 1, right - 1), text["words"], number)
        for number, text in enumerate(seen)
        for left, top, right, bottom in text["rects"]
    )
    found, open_ones = [], list[Any]()
    for one in rects:
        (top, bottom, left, right), words, number = one
        open_ones = [other for other in open_ones if other[0][1] > top]
        found += [
            (words, other_words)
            for (_, _, other_left, other_right), other_words, other_number in open_ones
            if other_number != number and other_left < right and left < other_right
        ]
        if bottom > top:
            open_ones.append(one)
    return found


def channels(color: str) -> tuple[float, ...]:
    """Read a computed color as its channels."""
    return tuple(float(part) for part in color.partition("(")[2].rstrip(")").replace(",", " ").split()[:3])


def luminance(color: str) -> float:
    """Give how light a color is, as WCAG 2.2 counts it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in channels(color))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """
    Give the contrast of two computed colors, from 1 to 21.

    >>> round(contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)"), 2)
    21.0
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def sheets(page: Any) -> int:
    """Count the sheets on which a page is printed, in US letter."""
    printed: bytes = page.pdf(format="Letter")
    return printed.count(b"/Type /Page\n") or printed.count(b"/Type /Page") - printed.count(b"/Type /Pages")
