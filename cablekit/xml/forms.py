"""Normal forms: the attributes that are computed from values, written for XPath and checked on reading."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from cablekit.model import Cable, Header, Paragraph, Portion
from cablekit.model.node import Node
from cablekit.telegram.fields.field import Field
from cablekit.telegram.fields.table import ROWS
from cablekit.xml.chars import is_safe

Forms = dict[str, str]
#: The names of the attributes, by node and field ("" is the node's own element).
NAMES: Final[dict[tuple[str, str], frozenset[str]]] = {
    ("cable", ""): frozenset({"id"}),
    ("paragraph", ""): frozenset({"number", "label", "classification", "controls"}),
    **{("header", row.name): frozenset(row.attributes) for row in ROWS if row.attributes},
}


def forms(node: Node, cable: Cable) -> dict[str, Forms]:
    """
    Compute the normal forms of a node, by field; those of the node itself stand under the empty name.

    Args:
        node: The node.
        cable: The cable that it belongs to: ids need its year.

    >>> forms(header := Header(tags=("PREL", "RU")), Cable(header=header))
    {'tags': {'codes': 'PREL RU'}}
    """
    if isinstance(node, Paragraph):
        return {"": paragraph_forms(node)}
    if isinstance(node, Header):
        values = [(row, getattr(node, row.name)) for row in ROWS if row.attributes]
        return {row.name: normal(claims(row, cable, value)) for row, value in values if value}
    return {"": normal({"id": cable.id})} if isinstance(node, Cable) else {}


def claims(row: Field, cable: Cable, value: Any) -> dict[str, Any]:
    """
    Compute the values of a field's attributes.

    >>> from cablekit.telegram.fields.tags import TAGS
    >>> claims(TAGS, Cable(), ("PREL", "RU"))
    {'codes': ('PREL', 'RU')}
    """
    return {name: make(cable, value) for name, make in row.attributes.items()}


def context(node: Node) -> Cable:
    """
    Give the cable in which ids are computed: the node itself, or one around a header that stands alone.

    >>> context(Header(subject="X")).subject
    'X'
    """
    if isinstance(node, Cable):
        return node
    return Cable(header=node) if isinstance(node, Header) else Cable()


def paragraph_forms(paragraph: Paragraph) -> Forms:
    """
    Compute the normal forms of a paragraph.

    >>> paragraph_forms(Paragraph("1", portion=Portion(controls=("NF", "REL TO USA"))))
    {'number': '1', 'label': '1', 'controls': 'NF REL_TO_USA'}
    """
    label, portion = paragraph.label, paragraph.portion
    written = label_forms(label) if label else {}
    return written | portion_forms(portion) if portion else written


@lru_cache(1024)
def label_forms(label: str) -> Forms:
    """
    Give the label, and the number that it is.

    >>> label_forms("A")
    {'label': 'A'}
    """
    return normal({"number": Paragraph(label=label).number, "label": label})


@lru_cache(1024)
def portion_forms(portion: Portion) -> Forms:
    """
    Give the letters and the controls of a portion mark.

    >>> portion_forms(Portion(controls=("NF",)))
    {'controls': 'NF'}
    """
    level = portion.classification
    return normal({"classification": level.letters if level else None, "controls": portion.controls})


def moment(time: datetime | None) -> str | None:
    """
    Write a moment in UTC.

    >>> moment(None) is None
    True
    """
    return time.isoformat().replace("+00:00", "Z") if time else None


def normal(wanted: dict[str, Any]) -> Forms:
    r"""
    Write values as attributes take them; what has no safe form is left out.

    >>> normal({"codes": ("PREL", "VALDEN, OSRIC"), "number": 1, "name": "a\nb", "id": None})
    {'codes': 'PREL VALDEN,_OSRIC', 'number': '1'}
    """
    written = {name: listed(value) for name, value in wanted.items() if value is not None}
    return {name: value for name, value in written.items() if is_safe(value)}


def listed(value: str | int | datetime | Iterable[str]) -> str:
    """
    Write one value, or a list of words: a blank inside a word is `_`.

    >>> listed(7), listed(["NIACT IMMEDIATE", "ROUTINE"])
    ('7', 'NIACT_IMMEDIATE ROUTINE')
    """
    if isinstance(value, list | tuple):
        return " ".join([word.replace(" ", "_") for word in value])
    return (moment(value) or "") if isinstance(value, datetime) else str(value)
