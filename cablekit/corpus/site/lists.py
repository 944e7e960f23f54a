"""The lists of a site: all cables, with a box to search in, and those of a year, a post, a TAG, with counts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from cablekit.convert.progress import counted
from cablekit.corpus.site.links import Page, file_names, grouped, title_of
from cablekit.corpus.site.style import INDEX_POLICY, LIST_POLICY, LIST_STYLE, SCRIPT, SEARCH_POLICY
from cablekit.exports.offices import in_title_case
from cablekit.exports.page.document import page_head
from cablekit.exports.page.markup import named, shown
from cablekit.vocabulary import post, tag

#: The name of the site, and how many posts and TAGS its first page shows.
TITLE: Final = "Cables"
MOST: Final = 30
#: The links at the top of each page.
PLACES: Final = (("index", TITLE), ("all", "All"), ("dates", "By date"), ("posts", "By post"), ("tags", "By TAG"))
FORM: Final = (
    '<form action="all.html"{hidden} role="search">\n<input type="search" name="q" aria-label="Search" '
    'placeholder="Number, date, sender, subject, TAGS">\n<button>Search</button>\n</form>\n'
)


class Listed(NamedTuple):
    """A list of a site: the name of its file, its title in plain text, its pages."""

    file: str
    title: str
    pages: list[Page]


def lists_of(pages: list[Page]) -> dict[str, list[Listed]]:
    """Return the lists of years, posts and TAGS, each in its order."""
    found = {}
    for kind in ("dates", "posts", "tags"):
        groups = grouped(pages, kind)
        order = sorted((not key, title_of_list(kind, key, group), key) for key, group in groups.items())
        files = file_names(key for *_, key in order)
        found[kind] = [
            Listed(f"{kind}/{file}", title, groups[key]) for file, (_, title, key) in zip(files, order, strict=True)
        ]
    return found


def post_title(name: str) -> str:
    """
    Return the name of a post, from its name in ids.

    >>> post_title("PORTAUPRINCE"), post_title("ZENDA"), post_title("")
    ('Port au Prince', 'Zenda', 'Sender unknown')
    """
    return in_title_case(post(name).name or name) if name else "Sender unknown"


def tag_title(code: str, pages: Iterable[Page]) -> str:
    """
    Return a TAG and what it meant on the days of some cables, most of them first: BL was Bolivia in 1974.

    >>> tag_title("ZZQ", ())
    'ZZQ'
    """
    days = [page.entry.said.node.date for page in pages]
    dated = [day for day in days if day] or days  # a cable without a date says nothing of what a TAG was called
    names = Counter(tag(code, on=day).name for day in dated)
    meaning = "; ".join(name for name, _ in names.most_common() if name)
    return f"{code}: {meaning}" if meaning else code


def title_of_list(kind: str, key: str, pages: list[Page]) -> str:
    """Return how a list is called, from what its cables have in common."""
    if kind == "tags":
        return tag_title(key, pages)
    return post_title(key) if kind == "posts" else key or "Without a date"


def documents(pages: list[Page]) -> Iterator[tuple[str, str]]:
    """Yield the names and the markup of all lists."""
    lists = lists_of(pages)
    yield "index", first_page(pages, lists)
    output = '<p><output role="status"></output></p>\n'
    yield "all", document("All cables", FORM.format(hidden=" hidden") + output + listing(pages, ""), "", searched=True)
    for (kind, title), found in zip(PLACES[2:], lists.values(), strict=True):
        yield kind, document(f"{TITLE} {title.lower().replace('tag', 'TAG')}", counts(found), "")
        for one in found:
            above = f'<p class="line">{counted(len(one.pages), "cable")}</p>\n'
            yield one.file, document(one.title, above + listing(one.pages, "../"), "../")


def first_page(pages: list[Page], lists: dict[str, list[Listed]]) -> str:
    """Write the first page: how many cables there are, a box to search in, and the lists with the most cables."""
    parts = [f'<p class="line">{counted(len(pages), "cable")}</p>\n', FORM.format(hidden="")]
    for (kind, title), found in zip(PLACES[2:], lists.values(), strict=True):
        most = found if kind == "dates" else sorted(found, key=lambda one: -len(one.pages))[:MOST]
        left = f'<p><a href="{kind}.html">All {len(found):,}</a></p>\n' if len(most) < len(found) else ""
        parts.append(f"<h2>{title}</h2>\n{counts(most)}{left}")
    return document(TITLE, "".join(parts), "", policy=INDEX_POLICY)


def counts(lists: Iterable[Listed]) -> str:
    """Write links to lists, and how many cables are in each."""
    found = (
        f'<li><a href="{one.file}.html">{shown(one.title)}</a> <small>{len(one.pages):,}</small></li>\n'
        for one in lists
    )
    return f'<ul class="counts">\n{"".join(found)}</ul>\n'


def listing(pages: Iterable[Page], root: str) -> str:
    """Write a list of cables."""
    return f'<ul class="cables">\n{"".join(listed(page, root) for page in pages)}</ul>\n'


def listed(page: Page, root: str) -> str:
    """Write a cable of a list: its subject as a link, and its facts; the script finds codes, and what they mean."""
    entry = page.entry
    meaning = entry.said.node.classification
    level = f"<b>{named(entry.level, meaning.value)}</b>" if meaning else ""
    tags = " ".join(named(code, tag(code, on=entry.said.node.date).name) for code in entry.tags)
    facts = (*map(shown, (entry.name, entry.date, entry.sender)), level, tags)
    line = " ".join(f"<span>{fact}</span>" for fact in facts if fact)
    return f'<li><a href="{root}cables/{page.file}.html">{shown(title_of(page))}</a>\n<p>{line}</p></li>\n'


def document(title: str, main: str, root: str, *, policy: str = LIST_POLICY, searched: bool = False) -> str:
    """Write a page of the site; only that which is searched has the script."""
    head = page_head(title, LIST_STYLE, SEARCH_POLICY if searched else policy)
    script = f"<script>{SCRIPT}</script>\n" if searched else ""
    top = f"<header>\n{places(root)}<h1>{shown(title)}</h1>\n</header>\n"
    return f"{head}</head>\n<body>\n{top}<main>\n{main}</main>\n{script}</body>\n</html>\n"


def places(root: str) -> str:
    """Write the links at the top of a page."""
    found = "".join(f'<a href="{root}{file}.html">{words}</a>\n' for file, words in PLACES)
    return f'<nav class="site" aria-label="Site">\n{found}</nav>\n'
