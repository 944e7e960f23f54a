"""
Measure what docs/performance.md has goals for, in three runs: `python -m tests.bench.goals texts|pages|start`.

`texts FOLDER` reads the pages of the Cablegate kind in FOLDER and the telegrams inside them, compared with
`email.parser` and a script of regular expressions. `pages FOLDER COUNT` makes invented pages of 67 kB, nine tenths of
them the site's own markup, and converts a sixth of them and all of them to JSON lines with two processes: the
difference is what a page costs without the start. `start` times the first text of a new process. Run it on an idle
machine.
"""

import email.parser
import html
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import cablekit
from tests import make_corpus

#: How often all is measured, and how often each text is read in a run: the minimum counts.
RUNS = 3
ROUNDS = 7
#: How many pages of the Cablegate kind there are, for which `convert` is extrapolated.
ALL_PAGES = 251_287
MARKUP = 62_500
SUBJECT = re.compile(r"^SUBJECT: (.+(?:\n.+)*)", re.MULTILINE)
TAGS = re.compile(r"^TAGS:? (.+)", re.MULTILINE)
FIRST_TEXT = """
import sys, time
begun = time.perf_counter()
import cablekit
cablekit.from_text(sys.argv[1]).sections
print((time.perf_counter() - begun) * 1000)
"""


def minimum(function: Callable[[Any], object], inputs: Iterable[Any]) -> float:
    """Return the mean of the minimum times of a function for each input, in microseconds."""
    found = []
    for one in inputs:
        times = []
        for _ in range(ROUNDS):
            begun = time.perf_counter_ns()
            function(one)
            times.append(time.perf_counter_ns() - begun)
        found.append(min(times))
    return sum(found) / len(found) / 1000


def id_subject_tags(page: bytes) -> tuple[Any, ...]:
    """Read three values of a page."""
    cable = cablekit.load(page, body=False)
    return cable.id, cable.subject, cable.tags


def by_hand(text: str) -> tuple[Any, ...]:
    """Find a subject and TAGS as a script would."""
    return SUBJECT.search(text), TAGS.search(text)


def sections(text: str) -> object:
    """Read a text, and touch what was read."""
    return cablekit.from_text(text).sections


def ratios(pages: list[bytes]) -> dict[str, float]:
    """Return the rows of one run."""
    cables = [cablekit.load(page) for page in pages]
    inside = ["".join(one.text for one in cablekit.walk(cable) if one.kind != "wrapper") for cable in cables]
    mail, text = minimum(email.parser.Parser().parsestr, inside), minimum(sections, inside)
    return {
        "email.parser, us": mail,
        "from_text, us": text,
        "from_text / email.parser": text / mail,
        "from_text(body=False) / email.parser": minimum(lambda one: cablekit.from_text(one, body=False), inside) / mail,
        "load / from_text": minimum(cablekit.load, pages) / text,
        "id, subject, TAGS by load(body=False) / email.parser": minimum(id_subject_tags, pages) / mail,
        "two regular expressions by hand / email.parser": minimum(by_hand, inside) / mail,
    }


def long_page(draw: random.Random, number: int) -> str:
    """Return a page of 67 kB with a telegram in it."""
    ident, head, rest = make_corpus.telegram(draw, number)
    while len(rest) < 3_500:
        rest += f"\n{make_corpus.body(draw)}"
    link = "<li><a href='/origin/{0}_0.html' title='Post number {0}'>Embassy Ruritania {0}</a></li>\n"
    links = "".join(link.format(at) for at in range(MARKUP // len(link)))
    facts = (
        f"<h3>Viewing cable {ident}, THE BRIDGE</h3><table class='cable'><tr><th>Reference ID</th></tr><tr><td>{ident}"
    )
    blocks = "".join(
        f"<code><pre>{html.escape(part, quote=False)}</pre></code>".replace("\n", "&#x000A;") for part in (head, rest)
    )
    return f"<!DOCTYPE html>\n<html><body><ul>\n{links}</ul>{facts}</td></tr></table>\n{blocks}</body></html>\n"


def make_pages(folder: Path, count: int) -> None:
    """Write the pages that are not there yet."""
    draw = random.Random(7)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = folder / f"{number:06}.html"
        if not path.is_file():
            path.write_text(long_page(draw, number), encoding="utf-8")


def seconds(folder: Path) -> float:
    """Return how long it takes to convert a folder with two processes."""
    with tempfile.TemporaryDirectory() as place:
        words = ["convert", str(folder), "--to", "jsonl", "-o", f"{place}/cables.jsonl", "--jobs", "2"]
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "cablekit", *words], check=True, stderr=subprocess.DEVNULL)
        return time.perf_counter() - begun


def converted(folder: Path, count: int) -> dict[str, float]:
    """Return the rows of one run."""
    few, many = seconds(folder / "few"), seconds(folder / "all")
    each = (many - few) / (count - count // 6)
    return {
        f"{count // 6:,} pages, s": few,
        f"{count:,} pages, s": many,
        "a page without the start, ms": 1000 * each,
        f"{ALL_PAGES:,} pages by that, s": few + each * (ALL_PAGES - count // 6),
        f"{ALL_PAGES:,} pages, the start counted for each {count:,}, s": many / count * ALL_PAGES,
    }


def first_text() -> dict[str, float]:
    """Return how long the first text of a process takes, the minimum of some processes."""
    ident, head, rest = make_corpus.telegram(random.Random(7), 911)
    words = [sys.executable, "-c", FIRST_TEXT, f"{head}\n{rest}"]
    times = [float(subprocess.run(words, check=True, capture_output=True).stdout) for _ in range(ROUNDS)]
    return {f"import and first from_text ({ident}), ms": min(times)}


def show(measured: Callable[[], dict[str, float]]) -> None:
    """Measure in several runs; print the minimum and the maximum of each row."""
    runs = [measured() for _ in range(RUNS)]
    for name in runs[0]:
        found = sorted(run[name] for run in runs)
        sys.stdout.write(f"{found[0]:10.2f} to {found[-1]:8.2f}  {name}\n")


def main() -> None:
    """Measure what the command line asks for."""
    what, *words = sys.argv[1:]
    if what == "texts":
        pages = [path.read_bytes() for path in sorted(Path(words[0]).glob("*.html"))[:150]]
        show(lambda: ratios(pages))
    elif what == "pages":
        folder, count = Path(words[0]), int(words[1])
        make_pages(folder / "few", count // 6)
        make_pages(folder / "all", count)
        show(lambda: converted(folder, count))
    else:
        show(first_text)


if __name__ == "__main__":
    main()
