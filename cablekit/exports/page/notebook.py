"""A node as a piece of HTML for a notebook."""

from cablekit.exports.page.body import paragraph_markup, section_markup
from cablekit.exports.page.document import telegram
from cablekit.exports.page.facts import facts
from cablekit.exports.page.markup import definitions, shown
from cablekit.model import Cable, Header, Paragraph, Section
from cablekit.model.cable import with_empty_body
from cablekit.model.node import Node


def repr_html(node: Node) -> str:
    """Write a node as a piece of HTML for a notebook: a cable as a line that opens on the head and the body."""
    if isinstance(node, Cable):
        cable = with_empty_body(node)
        line = f"{node.id or '(no id)'} {node.subject or ''}".strip()
        return f"<details><summary>{shown(line)}</summary>{telegram(cable, cable.catalog)}</details>"
    if isinstance(node, Header):
        cable = Cable(header=node)
        return definitions(facts(cable, cable.catalog))
    if isinstance(node, Section):
        return "".join(section_markup(node))
    if isinstance(node, Paragraph):
        return "".join(paragraph_markup(node))
    return "".join(f"<p>{shown(line)}</p>\n" for line in str(node).split("\n"))
