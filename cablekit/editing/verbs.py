"""What is done with the nodes of a cable: replaced, put in, taken out, moved, numbered, found (law 4).

A verb gives another cable, in which every node that it did not touch is the same object, so that verbs can be chained.
"""

from functools import partial
from itertools import count
from typing import Any

from attrs import evolve, fields

from cablekit.editing.line_endings import as_in
from cablekit.editing.places import changed_at, list_changed, way_to, ways_of, without_step
from cablekit.errors import ModelError
from cablekit.model import Cable, Header, Paragraph, Section
from cablekit.model.cable import NO_BODY, changed
from cablekit.model.node import Node
from cablekit.model.reading import naming_errors, read_all


def replace(cable: Cable, node: Node, **changes: Any) -> Cable:
    """
    Return a cable with some fields of a node changed.

    >>> cable = Cable(sections=(Section(paragraphs=("1. (U) Yes.",)),))
    >>> replace(cable, cable.paragraphs[0], text="No.").paragraphs[0].text
    'No.'
    """
    require_fields(node, changes)
    changes = {name: value if value == getattr(node, name) else as_in(cable, value) for name, value in changes.items()}
    if node is cable:
        return changed(cable, **changes)
    done: Cable = changed_at(cable, way_to(cable, node), lambda one: evolve(one, **changes))
    return done


def require_fields(node: object, changes: dict[str, Any]) -> None:
    """Raise `ModelError` for a name that no field of a node has; say where a field of the header is changed."""
    if not isinstance(node, Node):
        raise ModelError(f"expected a node of the cable, got {type(node).__name__}", "node")
    known = [one.name for one in fields(type(node)) if one.name != "source"]
    for name in changes:
        if name not in known:
            of_header = isinstance(node, Cable) and name in {one.name for one in fields(Header)}
            advice = f"it is a field of the header: cable.with_header({name}=...)" if of_header else ", ".join(known)
            raise ModelError(f"{type(node).__name__} has no field {name!r}; {advice}", name[:100])


def insert(cable: Cable, node: Node, new: Node | str, *, after: bool) -> Cable:
    """
    Return a cable with a paragraph, item or section put in beside another one.

    >>> cable = Cable(sections=(Section(paragraphs=("1. (U) Yes.",)),))
    >>> [one.text for one in insert(cable, cable.paragraphs[0], "2. (U) No.", after=True).paragraphs]
    ['Yes.', 'No.']
    """
    way = way_to(cable, node)
    refuse_known(cable, new)
    kind = Section if isinstance(node, Section) else Paragraph
    made = naming_errors(partial(read_all, kind), "new")(as_in(cable, (new,)))
    return list_changed(cable, way, lambda nodes, at: [*nodes[: at + after], *made, *nodes[at + after :]])


def refuse_known(cable: Cable, new: object) -> None:
    """Raise `ModelError` for a node that is in the cable already: the same object may be in it once."""
    if any(one is new for _, one in ways_of(cable)):
        raise ModelError(f"{new!r} is in the cable already; use move, or a copy: copy.copy(node)", "new")


def remove(cable: Cable, node: Node) -> Cable:
    """
    Return a cable without a paragraph, an item or a section; a section that has nothing left goes, too.

    >>> cable = Cable(sections=(Section(paragraphs=("1. (U) Yes.", "2. (U) No.")),))
    >>> [one.text for one in remove(cable, cable.paragraphs[0]).paragraphs]
    ['No.']
    """
    way = way_to(cable, node)
    done = list_changed(cable, way, lambda nodes, at: [*nodes[:at], *nodes[at + 1 :]])
    kept = tuple(section for section in done.sections if section.heading or section.paragraphs)
    return done if len(kept) == len(done.sections) else evolve(done, sections=kept)


def move(cable: Cable, node: Node, after: Node | None = None) -> Cable:
    """
    Return a cable with a paragraph, an item or a section moved below another one, or to the front of its list.

    >>> cable = Cable(sections=(Section(paragraphs=("1. (U) Yes.", "2. (U) No.")),))
    >>> [one.text for one in move(cable, cable.paragraphs[1]).paragraphs]
    ['No.', 'Yes.']
    """
    way = way_to(cable, node)
    if after is None:
        return list_changed(cable, way, lambda nodes, at: [nodes[at], *nodes[:at], *nodes[at + 1 :]])
    if isinstance(node, Section) is not isinstance(after, Section):
        raise ModelError(f"cannot move {node!r} below {after!r}: one of them is a section", "after")
    target = way_to(cable, after)
    if target[: len(way)] == way:
        raise ModelError(f"cannot move {node!r} below itself or below what is in it", "after")
    rest = list_changed(cable, way, lambda nodes, at: [*nodes[:at], *nodes[at + 1 :]])
    below = without_step(target, way)
    done = list_changed(rest, below, lambda nodes, at: [*nodes[: at + 1], node, *nodes[at + 1 :]])
    kept = tuple(section for section in done.sections if section.heading or section.paragraphs)
    return done if len(kept) == len(done.sections) else evolve(done, sections=kept)


def renumber(cable: Cable) -> Cable:
    """
    Return a cable whose numbered paragraphs have the numbers 1, 2, 3 ..., through all sections; items keep theirs.

    >>> cable = Cable(sections=(Section(paragraphs=("2. (U) Yes.", "2. (U) No.")),))
    >>> [one.label for one in renumber(cable).paragraphs]
    ['1', '2']
    """
    numbers = count(1)
    sections = []
    for section in cable.sections:
        done = tuple(with_number(one, next(numbers)) if one.number else one for one in section.paragraphs)
        same = all(new is old for new, old in zip(done, section.paragraphs, strict=True))
        sections.append(section if same else evolve(section, paragraphs=done))
    same = all(new is old for new, old in zip(sections, cable.sections, strict=True))
    return cable if same else evolve(cable, sections=tuple(sections))


def with_number(paragraph: Paragraph, number: int) -> Paragraph:
    """Return a paragraph with a number; one that has it already stays the same object."""
    return paragraph if paragraph.number == number else evolve(paragraph, label=str(number))


def find(cable: Cable, text: str) -> Node | None:
    """
    Return the first node in whose words a text is, whatever its case and line endings: the deepest one, or None.

    >>> cable = Cable(Header(subject="THE BRIDGE"), (Section("The Mill", ("1. (U) The mill\\nis shut.",)),))
    >>> find(cable, "mill is"), find(cable, "bridge"), find(cable, "castle")
    (<Paragraph 1 (U) "The mill is shut.">, <Header "THE BRIDGE">, None)
    """
    wanted = " ".join(text.split()).casefold()
    found = next((node for _, node in ways_of(cable) if wanted in words_of(node)), None) if wanted else None
    if found is None and not cable.complete:
        raise ModelError(NO_BODY, "sections")
    return found


def words_of(node: Node) -> str:
    """Return a node's own words, without those of its children, for a search."""
    if isinstance(node, Paragraph):
        return node.flow.casefold()
    if isinstance(node, Section):
        return (node.heading or "").casefold()
    return ((node.subject or "") if isinstance(node, Header) else str(node)).casefold()
