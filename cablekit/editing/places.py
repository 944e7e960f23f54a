"""Where a node is in a cable, found by identity, and the cable with something else in that place."""

from collections.abc import Callable, Iterator
from typing import Any

from cablekit.errors import ModelError
from cablekit.mapping.source_writer import children_of
from cablekit.model import Cable
from cablekit.model.cable import changed
from cablekit.telegram.parse import SINGLE_CHILDREN
from cablekit.telegram.render import as_model

#: A way from a cable to a node: the field of each level, and the place in it (None where the field holds one node).
Way = tuple[tuple[str, int | None], ...]


def ways_of(parent: Any, way: Way = ()) -> Iterator[tuple[Way, Any]]:
    """
    Yield every node below a node, in the order of the text, with the way to it.

    >>> from cablekit import Section
    >>> [way for way, _ in ways_of(Section(paragraphs=("Yes.",)))]
    [(('paragraphs', 0),)]
    """
    for name, at, child in children_of(as_model(parent)):
        step = (*way, (name, None if name in SINGLE_CHILDREN else at))
        yield step, child
        yield from ways_of(child, step)


def way_to(cable: Cable, node: Any) -> Way:
    """
    Return the way to a node of a cable; the node itself is meant, not one that equals it.

    Raises:
        ModelError: It is not in the cable, or the same object is in it twice.
    """
    found = [way for way, one in ways_of(cable) if one is node]
    if len(found) == 1:
        return found[0]
    if found:
        message = f"{node!r} is in the cable {len(found)} times; make a copy of it: copy.copy(node)"
        raise ModelError(message, "node")
    equal = any(one == node for _, one in ways_of(cable))
    why = "only one that equals it; take it from this cable again after each change" if equal else "take one from it"
    raise ModelError(f"{node!r} is not in the cable{',' if equal else ';'} {why}", "node")


def without_step(way: Way, removed: Way) -> Way:
    """
    Return the way to a node once another node was taken out: what was below that in its list has moved up.

    >>> without_step((("sections", 0), ("paragraphs", 2)), (("sections", 0), ("paragraphs", 1)))
    (('sections', 0), ('paragraphs', 1))
    """
    *above, (name, at) = removed
    level = len(above)
    if len(way) <= level or [*way[:level]] != above or way[level][0] != name:
        return way
    place = way[level][1]
    return (*way[:level], (name, place - 1), *way[level + 1 :]) if place and at is not None and place > at else way


def changed_at(parent: Any, way: Way, change: Callable[[Any], Any]) -> Any:
    """
    Return a node with the value at a way changed; all that is not on the way stays the same object.

    >>> from cablekit import Section
    >>> from attrs import evolve
    >>> way = (("paragraphs", 0),)
    >>> str(changed_at(Section(paragraphs=("Yes.",)), way, lambda one: evolve(one, text="No.")))
    'No.'
    """
    if not way:
        return change(parent)
    (name, at), rest = way[0], way[1:]
    value = getattr(parent, name)
    if at is None:
        return changed(parent, **{name: changed_at(value, rest, change)})
    return changed(parent, **{name: (*value[:at], changed_at(value[at], rest, change), *value[at + 1 :])})


def list_changed(cable: Cable, way: Way, change: Callable[[list[Any], int], list[Any]]) -> Cable:
    """Return a cable with the list changed that the last step of a way goes into; it is given the place in it."""
    (name, at) = way[-1]
    if at is None:
        raise ModelError(f"a cable has one {name}; replace it: cable.replace(cable.{name}, ...)", "node")
    done: Cable = changed_at(
        cable, way[:-1], lambda parent: changed(parent, **{name: tuple(change(list(getattr(parent, name)), at))})
    )
    return done
