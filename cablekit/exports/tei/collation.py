"""Several copies of one message as one TEI document: what they do not agree on is `app`, with a reading for each."""

from collections.abc import Iterable, Iterator
from typing import Any

from cablekit.editing.collate import CollatedUnit, Collation, Stretch
from cablekit.exports.tei.body import Style, ana, closer, head, lists, opener, running
from cablekit.exports.tei.ism import portion_markings
from cablekit.exports.tei.markup import element, words
from cablekit.model import Cable


def witnesses(found: Collation) -> str:
    """Write the list of the copies."""
    return element("listWit", [witness(at, cable) for at, cable in enumerate(found.cables)])


def witness(at: int, cable: Cable) -> str:
    """Write what a copy is: its archives, and where it was found."""
    known = [*[wrapper.archive for wrapper in cable.wrappers], str(cable.place) if cable.place else ""]
    return element("witness", words("; ".join(filter(None, known)) or f"copy {at + 1}"), {"xml:id": f"copy-{at + 1}"})


def collated_division(found: Collation, style: Style) -> str:
    """Write the message: what is above and below the body from the first copy, the body from all of them."""
    first = found.cables[0]
    top = [head(first, style.categories), opener(first, style.categories), lists(first)]
    return element(
        "div",
        [*top, collated_body(found, style), closer(first.closing)],
        {"type": "document", "subtype": "collation", "n": first.id},
    )


def collated_body(found: Collation, style: Style) -> str:
    """Write the body from all copies."""
    return "".join(divisions(found.units, style)) or "<p/>"


def divisions(units: Iterable[CollatedUnit], style: Style) -> Iterator[str]:
    """Write the units; from the first heading on each is in a division."""
    opened = False
    for unit in units:
        if unit.kind == "heading":
            yield "</div>" * opened + '<div type="section">' + element("head", readings(unit))
            opened = True
        else:
            yield block(unit, style)
    yield "</div>" * opened


def block(unit: CollatedUnit, style: Style) -> str:
    """Write a unit that is no heading."""
    portion = next((one.node.portion for one in unit.units if one), None)
    attributes: dict[str, str | None] = {"n": unit.label, "ana": ana(portion, style.categories)}
    if style.ism:
        attributes |= portion_markings(portion)
    if unit.kind == "paragraph":
        return element("p", readings(unit), attributes)
    return element("ab", readings(unit), {"type": unit.kind or None, **attributes})


def readings(unit: CollatedUnit) -> str:
    """Write the words of a unit."""
    return "".join(running(one.text) if one.is_agreed else apparatus(one) for one in unit.stretches)


def apparatus(stretch: Stretch) -> str:
    """Write a place in which copies do not agree: the words that were chosen, and the readings of the other copies."""
    grouped: dict[Any, list[int]] = {}
    for at, (reading, state) in enumerate(zip(stretch.readings, stretch.states, strict=True)):
        grouped.setdefault(None if state == "same" else (reading or ""), []).append(at)
    chosen = grouped.pop(None, [])
    lemma = element("lem", running(stretch.text), {"wit": pointers(chosen)}) if chosen else ""
    return element(
        "app", [lemma, *[element("rdg", running(text), {"wit": pointers(at)}) for text, at in grouped.items()]]
    )


def pointers(copies: Iterable[int]) -> str:
    """Point to copies."""
    return " ".join(f"#copy-{at + 1}" for at in copies)
