"""Which pages of a site lead to which: their names, and the cables that have to do with each other."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Final, NamedTuple

from cablekit.archives.writing import safe_stem
from cablekit.corpus.graphs.build import GraphBuilder
from cablekit.corpus.graphs.values import by_date
from cablekit.corpus.site.rows import Entry
from cablekit.exports.page.markup import shown

#: The kinds of links in the order of the page: the kind of edge, whether the cable is its second end, and the words.
LINKS: Final = (
    ("reply", False, "Answers"),
    ("reply", True, "Answered by"),
    ("reference", False, "Refers to"),
    ("reference", True, "Referred to by"),
)


class Page(NamedTuple):
    """A cable of the site and the name of its file, without suffix."""

    file: str
    entry: Entry


def file_names(wanted: Iterable[str]) -> list[str]:
    """
    Return names of files for some words: safe for every file system, and each once, whatever letters the system knows.

    >>> file_names(["08ZENDA910", "08zenda910", "../x"])
    ['08ZENDA910', '08zenda910-2', 'x-d6b96a97']
    """
    taken: set[str] = set()
    found: list[str] = []
    numbers: dict[str, Iterator[int]] = {}
    for word in wanted:
        name = stem = safe_stem(word or "none")
        while name.casefold() in taken:
            name = f"{stem}-{next(numbers.setdefault(stem.casefold(), count(2)))}"
        found.append(name)
        taken.add(name.casefold())
    return found


def in_order(pages: Iterable[Page]) -> list[Page]:
    """Sort pages by date, those without one last."""
    return sorted(pages, key=lambda page: (by_date(page.entry.said.node), page.file))


class Related:
    """The cables that have to do with each cable of a site, as far as they are in it."""

    def __init__(self, pages: list[Page]) -> None:
        self.pages: dict[str, Page] = {}
        for page in pages:
            self.pages.setdefault(page.entry.said.node.id, page)
        builder = GraphBuilder(("reference", "reply"))
        builder.said += [page.entry.said for page in pages]
        self.ends: dict[tuple[str, bool, str], list[Page]] = {}
        for edge in builder.graph().edges:
            for is_second, own, other in ((False, edge.source, edge.target), (True, edge.target, edge.source)):
                if other in self.pages:
                    self.ends.setdefault((edge.kind, is_second, own), []).append(self.pages[other])

    def links(self, page: Page) -> str:
        """Write the links of a page to the cables that have to do with it; each is named once."""
        name = page.entry.said.node.id
        named: set[str] = set()
        parts = []
        for kind, is_second, words in LINKS:
            found = [one for one in in_order(self.ends.get((kind, is_second, name), ())) if one.file not in named]
            named.update(one.file for one in found)
            if found:
                parts.append(f"<h2>{words}</h2>\n<ul>\n{''.join(map(link, found))}</ul>\n")
        return f'<nav class="related" aria-label="Related cables">\n{"".join(parts)}</nav>\n' if parts else ""


def link(page: Page) -> str:
    """Write a link from one cable to another."""
    words = " ".join(word for word in (page.entry.name, page.entry.date) if word)
    return f'<li><a href="{page.file}.html">{shown(title_of(page))}</a> <small>{shown(words)}</small></li>\n'


def title_of(page: Page) -> str:
    """Return what a cable is called in lists."""
    return page.entry.title or page.entry.name


def grouped(pages: Iterable[Page], keys_of: str) -> dict[str, list[Page]]:
    """Collect the pages by year, post, or TAG; a cable may have several TAGS, each once."""
    found: dict[str, list[Page]] = {}
    for page in pages:
        for key in dict.fromkeys(keys(page, keys_of)):
            found.setdefault(key, []).append(page)
    return found


def keys(page: Page, keys_of: str) -> Iterator[str]:
    """Yield the years, posts or TAGS under which a page is listed; empty where it has none."""
    node = page.entry.said.node
    if keys_of == "tags":
        yield from page.entry.tags
    else:
        yield (node.post or "") if keys_of == "posts" else str(node.year or "")
