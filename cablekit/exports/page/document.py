"""A cable as a page of its own, for reading; nothing is loaded or run."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from pkgutil import get_data
from typing import Final

from cablekit.exports.page.archive import archives_markup
from cablekit.exports.page.body import is_in_capitals, reading
from cablekit.exports.page.facts import facts, moment
from cablekit.exports.page.linked_data import linked_data
from cablekit.exports.page.markup import definitions, level_class, shown
from cablekit.exports.page.source import source
from cablekit.model import Cable, Portion
from cablekit.model.cable import as_cable
from cablekit.model.catalog import Catalog
from cablekit.telegram.walk import walk
from cablekit.vocabulary import title_case

#: What a cable is called that has neither subject nor id.
NAMELESS: Final = "Cable"
STYLE: Final = (get_data(__package__ or "", "page.css") or b"").decode()
#: Nothing is fetched and nothing runs; the one style sheet is known by its digest.
NOTHING_ELSE: Final = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src "


def digest_of(text: str) -> str:
    """
    Return the digest by which a policy allows a style or a script.

    >>> digest_of("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


POLICY: Final = NOTHING_ELSE + digest_of(STYLE)


def to_html(cable: Cable) -> str:
    r"""
    Write a cable as one page of HTML that needs no other file.

    The upper part is for reading: number, date and class, the subject as a title, the facts, and the text at the width
    of the window, with the numbers and marks of its paragraphs in the margin. The lower part is folded: the archive's
    data, and the exact source, each piece in the color of its kind; text that no rule understands stands out. On paper
    the facts come first and the source is left out. A policy in the page forbids scripts and anything from elsewhere;
    data on the cable (JSON-LD, schema.org) are in the head.

    Args:
        cable: Any cable.

    Returns:
        The page; it can be encoded in UTF-8 whatever is in the cable.

    Raises:
        ModelError: It is not a cable, it was read without its body, or it cannot be written as text, so that it
            has no source to show.

    Source: HTML; Content Security Policy Level 3; WCAG 2.2; JSON-LD in the words of schema.org.

    >>> from cablekit import from_text
    >>> page = to_html(from_text("UNCLAS ZENDA 000911\n\nSUBJECT: <B>FERRY</B>\n\n1. (U) Yes."))
    >>> "<h1>&lt;B&gt;Ferry&lt;/B&gt;</h1>" in page, "<B>Ferry" in page, "https://cdn" in page
    (True, False, False)
    """
    return "".join(page_parts(cable))


def page_parts(cable: Cable, style: str = STYLE, policy: str = POLICY) -> tuple[str, str, str]:
    """Write a page in three parts: a site puts links before the second (at the top) and the third (below the facts)."""
    pieces = tuple(walk(as_cable(cable)))
    data, catalog = linked_data(cable), cable.catalog
    head = (
        page_head(page_title(catalog), style, policy),
        f'<script type="application/ld+json">{data}</script>\n</head>\n<body>\n<header>\n',
    )
    capitals = ' class="capitals"' if is_in_capitals(cable) else ""
    rest = (
        f"</aside>\n<main{capitals}>\n{reading(cable, numbers=set())}</main>\n",
        f"<footer>\n{archives_markup(cable)}{source(pieces)}</footer>\n</body>\n</html>\n",
    )
    side = f'<aside aria-label="Facts">\n{definitions(facts(cable, catalog))}'
    return "".join(head), f"{top(catalog, cable.header.subject_portion)}</header>\n{side}", "".join(rest)


def page_head(title: str, style: str, policy: str) -> str:
    """Write the beginning of any page, up to its style."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{shown(title)}</title>\n<style>{style}</style>\n"
    )


def top(catalog: Catalog, portion: Portion | None) -> str:
    """Write the head of the page: number, date and class as a line above the subject; as printed, with its mark."""
    subject = catalog.subject or ""
    words = shown(f"({portion}) {subject}" if portion else subject)
    printed = f"<details><summary>as printed</summary>\n<p>{words}</p></details>\n" if subject else ""
    heading = f"<h1>{shown(title_of(catalog))}</h1>\n"
    return f'<p class="line">{headline(catalog)}</p>\n{heading}{printed}'


def title_of(catalog: Catalog) -> str:
    """Return what a cable is called."""
    return title_case(catalog.subject or "") or catalog.id or NAMELESS


def headline(catalog: Catalog) -> str:
    """Write number, date and class."""
    level = catalog.classification
    badge = f'<span class="{level_class(level)}">{level}</span>' if level else ""
    number = f'<span class="id">{shown(catalog.id)}</span>' if catalog.id else ""
    return "\n".join(part for part in (number, moment(catalog), badge) if part)


def page_title(catalog: Catalog) -> str:
    """
    Name the page, for a tab or a bookmark.

    >>> page_title(Catalog(id="08ZENDA910", subject="THE BRIDGE"))
    '08ZENDA910: The Bridge'
    """
    return ": ".join(part for part in (catalog.id, title_case(catalog.subject or "")) if part) or NAMELESS
