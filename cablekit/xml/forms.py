"""Normal forms: the attributes that are computed from values, written for XPath and checked on reading."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from cablekit.model import Cable, Header, Paragraph, Portion
from cablekit.model.node import Node
from cablekit.xml.chars import is_safe

Forms = dict[str, str]
#: The names of the attributes, by node and field ("" is the node's own element).
NAMES: Final[dict[tuple[str, str], frozenset[str]]] = {
    ("cable", ""): frozenset({"id"}),
    ("paragraph", ""): frozenset({"number", "label", "classification", "controls"}),
    ("header", "routing"): frozenset({"precedence", "indicators"}),
    ("header", "station"): frozenset({"indicator", "serial"}),
    ("header", "dtg"): frozenset({"when", "precedence"}),
    ("header", "classification"): frozenset({"level"}),
    ("header", "part"): frozenset({"number", "total"}),
    ("header", "mrn"): frozenset({"id"}),
    ("header", "captions"): frozenset({"words"}),
    ("header", "executive_order"): frozenset({"number", "action", "declassify-on"}),
    ("header", "tags"): frozenset({"codes"}),
    ("header", "subject_portion"): frozenset({"classification", "controls"}),
    ("header", "references"): frozenset({"ids"}),
    ("header", "authority"): frozenset({"name", "reasons"}),
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
        values = [(field, getattr(node, field), make) for field, make in _HEADER.items()]
        return {field: normal(make(cable, value)) for field, value, make in values if value}
    return {"": normal({"id": cable.id})} if isinstance(node, Cable) else {}


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


def listed(value: str | int | Iterable[str]) -> str:
    """
    Write one value, or a list of words: a blank inside a word is `_`.

    >>> listed(7), listed(["NIACT IMMEDIATE", "ROUTINE"])
    ('7', 'NIACT_IMMEDIATE ROUTINE')
    """
    if isinstance(value, list | tuple):
        return " ".join([word.replace(" ", "_") for word in value])
    return str(value)


#: The attributes of each field of a header, from the cable (a header alone: a cable of it).
_HEADER: Final[dict[str, Callable[[Cable, Any], dict[str, Any]]]] = {
    "routing": lambda _, value: {"precedence": value.precedence, "indicators": value.indicators},
    "station": lambda _, value: {"indicator": value.indicator, "serial": value.serial},
    "dtg": lambda _, value: {"when": moment(value.time), "precedence": value.precedences},
    "classification": lambda _, value: {"level": value},
    "part": lambda _, value: {"number": value.number, "total": value.total},
    "mrn": lambda cable, _: {"id": cable.id},
    "captions": lambda _, value: {"words": value},
    "executive_order": lambda _, value: {
        "number": value.number,
        "action": value.action,
        "declassify-on": value.declassify_on,
    },
    "tags": lambda _, value: {"codes": value},
    "subject_portion": lambda _, value: portion_forms(value),
    "references": lambda cable, _: {"ids": [reference.id for reference in cable.references if reference.id]},
    "authority": lambda _, value: {"name": value.name, "reasons": value.reasons},
}
