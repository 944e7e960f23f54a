"""A node as a piece of HTML for a notebook, in the notebook's own colors."""

from pkgutil import get_data
from typing import Final

from cablekit.exports.page.body import paragraph_markup, reading, section_markup
from cablekit.exports.page.document import headline, title_of
from cablekit.exports.page.facts import facts
from cablekit.exports.page.markup import definitions, shown
from cablekit.model import Cable, Header, Paragraph, Section
from cablekit.model.cable import with_empty_body
from cablekit.model.node import Node

#: A notebook has headings of its own, which those of a cable must not be mixed with.
HEADING: Final = '<p class="heading">', "</p>"
STYLE: Final = (get_data(__package__ or "", "notebook.css") or b"").decode()


def repr_html(node: Node) -> str:
    """Write a node as a piece of HTML for a notebook."""
    return piece(parts_of(node))


def piece(markup: str) -> str:
    """Put markup into a box with its style; where a notebook takes styles out, it can be read without."""
    return f'<div class="cablekit">\n<style>\n{STYLE}</style>\n{markup}</div>\n'


def parts_of(node: Node) -> str:
    """Write what is in the box."""
    if isinstance(node, Cable):
        return card(node)
    if isinstance(node, Header):
        cable = Cable(header=node)
        return definitions(facts(cable, cable.catalog))
    if isinstance(node, Section):
        return "".join(section_markup(node, heading=HEADING))
    if isinstance(node, Paragraph):
        return "".join(paragraph_markup(node))
    return "".join(f"<p>{shown(line)}</p>\n" for line in str(node).split("\n"))


def card(node: Cable) -> str:
    """Write a cable: its head and facts, and its text, which opens."""
    cable = with_empty_body(node)
    catalog = cable.catalog
    text = f"<details>\n<summary>{text_in_words(node)}</summary>\n{reading(cable, heading=HEADING)}</details>\n"
    title = f'<p class="title" title="{shown(catalog.subject or "")}">{shown(title_of(catalog))}</p>'
    above = f'<p class="line">{headline(catalog)}</p>\n{title}\n'
    return f"{above}{definitions(facts(cable, catalog))}{text}"


def text_in_words(cable: Cable) -> str:
    """
    Say how long the text of a cable is.

    >>> text_in_words(Cable()), text_in_words(Cable(complete=False))
    ('Text: 0 paragraphs', 'Text: not read (body=False)')
    """
    if not cable.complete:
        return "Text: not read (body=False)"
    count = len(cable.paragraphs)
    return f"Text: {count} {'paragraph' if count == 1 else 'paragraphs'}"
