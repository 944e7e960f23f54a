"""A site from packed rows: the rows are read twice, first for the lists and links, then for the pages."""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Final

from cablekit.corpus.site.links import Page, Related, file_names, in_order
from cablekit.corpus.site.lists import documents, places
from cablekit.corpus.site.rows import pack_rows, site_row, unpack_rows, unpacked_entry
from cablekit.errors import ModelError
from cablekit.formats import Many

#: The link at the top of a page to the facts, which a narrow window has below the text, and the place that it leads to.
TO_FACTS: Final = '<a class="to-facts" href="#facts">Facts</a>\n</nav>'
ASIDE: Final = "<aside "
#: The folders of a site, beside its lists.
FOLDERS: Final = ("cables", "dates", "posts", "tags")


def write_site(packed: Iterable[BinaryIO], target: BinaryIO | Path, *, count: int | None = None) -> None:
    """
    Write packed rows as a site, into a new folder.

    Of each cable only a line is kept in memory; its page is read from the rows when it is written.

    Args:
        packed: Files of packed rows.
        target: The path of the folder.
        count: How many cables are written at most.

    Raises:
        ModelError: The target is a file.
    """
    if not isinstance(target, Path):
        raise ModelError("a site is a folder of pages: cablekit convert IN --to site -o FOLDER", "format")
    files = list(packed)
    entries = [unpacked_entry(row["entry"]) for row in unpack_rows(files, count)]
    pages = [Page(name, entry) for name, entry in zip(file_names(one.name for one in entries), entries, strict=True)]
    for folder in FOLDERS:
        (target / folder).mkdir()
    related, top = Related(pages), places("../").replace("</nav>", TO_FACTS)
    for page, row in zip(pages, unpack_rows(files, count), strict=True):
        head, facts, rest = row["page"]
        facts = facts.replace(ASIDE, f'{ASIDE}id="facts" ', 1)
        write_page(target, f"cables/{page.file}", f"{head}{top}{facts}{related.links(page)}{rest}")
    for name, markup in documents(in_order(pages)):
        write_page(target, name, markup)


def write_page(folder: Path, name: str, markup: str) -> None:
    """Write a page, whose name is not taken."""
    with (folder / f"{name}.html").open("xb") as file:
        file.write(markup.encode())


SITE: Final = Many(site_row, pack=pack_rows, finish=write_site)
