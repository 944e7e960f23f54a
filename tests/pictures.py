"""
The pictures of the documentation, of invented cables: ``python -m tests.pictures`` writes ``docs/pictures/*.png``.

Needs the packages of ``heavy`` and Chromium. Colors are reduced to a palette, so that a picture is small.
"""

import io
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from cablekit import Cable, Table, to_html
from cablekit.convert.job import Job
from cablekit.convert.run import convert
from cablekit.exports.colors import rich_text
from tests.browser import chromium, opened
from tests.pages import cables, telegram

FOLDER: Final = Path(__file__).parents[1] / "docs" / "pictures"
#: How large a picture may be (bytes), and how many colors are tried until it is so small.
LARGEST: Final = 150_000
PALETTES: Final = (128, 64, 32, 16)


def notebook(shown: dict[str, Any], *, dark: bool = False) -> str:
    """Write a page that looks like a notebook: what is asked, and what is shown for it."""
    paper, ink, cell = ("#111", "#eee", "#1c1c1f") if dark else ("#fff", "#222", "#f5f5f5")
    cells = "".join(
        f"<pre style='background:{cell};padding:.6em 1em;margin:1em 0 .6em'>{asked}</pre>{node._repr_html_()}"
        for asked, node in shown.items()
    )
    style = f"font:14px/1.5 'DejaVu Sans',sans-serif;background:{paper};color:{ink};margin:1em 2em"
    return f'<!DOCTYPE html><meta name="viewport" content="width=device-width"><body style="{style}">{cells}'


def terminal(cable: Cable) -> str:
    """Draw what `cablekit show` prints to a terminal with colors."""
    from rich.console import Console

    console = Console(record=True, width=102, file=io.StringIO(), force_terminal=True)
    console.print(rich_text(cable), highlight=False)
    return f"<!DOCTYPE html><body style='margin:0'>{console.export_svg(title='cablekit show 79ZENDA06523.txt')}"


def smaller(picture: bytes) -> bytes:
    """Reduce the colors of a picture until it is small."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colors in PALETTES:
        out = io.BytesIO()
        image.quantize(colors, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            out, "PNG", optimize=True
        )
        if out.tell() <= LARGEST:
            break
    return out.getvalue()


def pages() -> dict[str, tuple[str, int, str, int]]:
    """Give what is pictured: markup, width, light or dark, and the height, 0 for all of it."""
    shown = cables()
    shapes = shown["shapes"]
    cells = {
        "cable": shapes,
        "cable.paragraphs[1]": shapes.paragraphs[1],
        "cablekit.Table(found)": Table(shown.values()),
    }
    return {
        "page": (to_html(shapes), 1180, "light", 1000),
        "page-dark": (to_html(shapes), 1180, "dark", 1000),
        "page-phone": (to_html(shapes), 390, "light", 844),
        "notebook": (notebook(cells), 980, "light", 0),
        "terminal": (terminal(shown["old"]), 1260, "light", 0),
    }


NAMES: Final = ("page", "page-dark", "page-phone", "notebook", "terminal", "site")


def taken(browser: Any, name: str) -> bytes:
    """Take a picture."""
    if name == "site":
        return site(browser)
    markup, width, scheme, height = pages()[name]
    page = opened(browser, markup, width, scheme)
    if name == "terminal":
        return smaller(page.locator("svg").first.screenshot())
    page.set_viewport_size({"width": width, "height": height or 600})
    return smaller(page.screenshot(full_page=not height))


def site(browser: Any) -> bytes:
    """Take the picture of a site: its list of all cables, searched."""
    with TemporaryDirectory() as name:
        folder = Path(name, "in")
        folder.mkdir()
        for number in range(1, 60):
            (folder / f"{number}.txt").write_bytes(telegram(number, odd="THE KEYS OF THE TOLL HOUSE").encode())
        convert(Job((str(folder),), "site", f"{name}/out"))
        page = browser.new_page(viewport={"width": 980, "height": 700})
        page.goto(Path(name, "out", "all.html").as_uri() + "?q=strelsau+2007")
        return smaller(page.screenshot())


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    with chromium() as _browser:
        for _name in NAMES:
            _picture = taken(_browser, _name)
            (FOLDER / f"{_name}.png").write_bytes(_picture)
            sys.stdout.write(f"{_name}.png: {len(_picture):,} bytes\n")
