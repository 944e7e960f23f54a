"""Normal forms: the attributes that are computed from values, written for XPath and checked on reading."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from cablekit.model import Cable, Header, Paragraph, Portion
from cablekit.model.node import Node
from cablekit.telegram.fields.table import ROWS
from cablekit.telegram.parse import PARAGRAPH_KINDS
from cablekit.xml.chars import is_safe

NormalForms = dict[str, str]
#: The names of the attributes, by node and field ("" is the node's own element).
NAMES: Final[dict[tuple[str, str], frozenset[str]]] = {
    ("cable", ""): frozenset({"id"}),
    **dict.fromkeys(
        [(kind, "") for kind in ("paragraph", *PARAGRAPH_KINDS)],
        frozenset({"number", "label", "classification", "controls"}),
    ),
    **{("header", row.name): frozenset(row.attributes) for row in ROWS if row.attributes},
}
#: The fields whose single values have elements of their own, and the names of the attributes of these.
SINGLES: Final = {row.name: row.singles for row in ROWS if row.singles}
SINGLE_NAMES: Final = {field: frozenset(singles.attributes) for field, singles in SINGLES.items()}


def normal_forms(node: Node, cable: Cable) -> dict[str, NormalForms]:
    """
    Compute the normal forms of a node, by field; those of the node itself are under the empty name.

    >>> normal_forms(header := Header(tags=("PREL", "RU")), Cable(header=header))
    {'tags': {'codes': 'PREL RU'}}
    """
    if isinstance(node, Paragraph):
        return {"": paragraph_forms(node)}
    if isinstance(node, Header):
        values = [(row, getattr(node, row.name)) for row in ROWS if row.attributes]
        return {
            row.name: written({name: compute(cable, value) for name, compute in row.attributes.items()})
            for row, value in values
            if value
        }
    return {"": written({"id": cable.id})} if isinstance(node, Cable) else {}


def single_forms(node: Node, cable: Cable) -> dict[str, list[NormalForms]]:
    """
    Compute the normal forms of the single values of a header's lists, by field.

    >>> single_forms(header := Header(action=("RUEHC/SECSTATE WASHDC",)), Cable(header=header))
    {'action': [{'name': 'SECSTATE WASHDC', 'indicator': 'RUEHC'}]}
    """
    if not isinstance(node, Header):
        return {}
    values = {field: getattr(node, field) for field in SINGLES}
    return {
        field: [forms_of_single(field, one) for one in SINGLES[field].values(cable, value)]
        for field, value in values.items()
        if value
    }


@lru_cache(1024)
def forms_of_single(field: str, one: Any) -> NormalForms:
    """Compute the normal forms of one value of a list."""
    return written({name: compute(one) for name, compute in SINGLES[field].attributes.items()})


def cable_around(node: Node) -> Cable:
    """Give the cable in which ids are computed: the node itself, or one around a header without a cable."""
    if isinstance(node, Cable):
        return node
    return Cable(header=node) if isinstance(node, Header) else Cable()


def paragraph_forms(paragraph: Paragraph) -> NormalForms:
    """
    Compute the normal forms of a paragraph.

    >>> paragraph_forms(Paragraph("1", portion=Portion(controls=("NF", "REL TO USA"))))
    {'number': '1', 'label': '1', 'controls': 'NF REL_TO_USA'}
    """
    label, portion = paragraph.label, paragraph.portion
    forms = label_forms(label) if label else {}
    return forms | portion_forms(portion) if portion else forms


@lru_cache(1024)
def label_forms(label: str) -> NormalForms:
    """Give a label, and its number if it is one."""
    return written({"number": Paragraph(label=label).number, "label": label})


@lru_cache(1024)
def portion_forms(portion: Portion) -> NormalForms:
    """Give the letters and the controls of a portion mark."""
    level = portion.classification
    return written({"classification": level.letters if level else None, "controls": portion.controls})


def moment(time: date | None) -> str | None:
    """Write a moment in UTC, or a day."""
    return time.isoformat().replace("+00:00", "Z") if time else None


def written(values: dict[str, Any]) -> NormalForms:
    r"""
    Write values as attributes take them; values without a safe form are left out.

    >>> written({"codes": ("PREL", "VALDEN, OSRIC"), "number": 1, "name": "a\nb", "id": None})
    {'codes': 'PREL VALDEN,_OSRIC', 'number': '1'}
    """
    forms = {name: write_value(value) for name, value in values.items() if value is not None}
    return {name: form for name, form in forms.items() if is_safe(form)}


def write_value(value: str | int | datetime | Iterable[str]) -> str:
    """Write one value, or a list of words: a space inside a word becomes `_`."""
    if isinstance(value, list | tuple):
        return " ".join([word.replace(" ", "_") for word in value])
    return (moment(value) or "") if isinstance(value, datetime) else str(value)
