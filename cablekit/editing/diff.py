"""What differs between two cables: field by field, then unit by unit, with the words that changed."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from attrs import field, fields, frozen

from cablekit.editing.alignment import matches
from cablekit.editing.passages import Passage, layout_free, paired, passages, split_words
from cablekit.editing.units import Unit
from cablekit.model import Cable, DateTimeGroup
from cablekit.model.body import on_one_line
from cablekit.model.brief import shortened
from cablekit.model.cable import as_cable
from cablekit.telegram.fields.field import is_default
from cablekit.telegram.fields.table import CLOSING, HEADER

#: The fields of header and closing.
ROWS: Final = HEADER | CLOSING
#: How the words of each sign are shown.
SHOWN: Final = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
#: Words, each stretch with its sign: `=` for both, `-` for the old one, `+` for the new one.
Words = tuple[tuple[str, str], ...]


@frozen
class Change:
    """
    One difference between two cables.

    Attributes:
        kind: `field` (of the header or the closing) or `unit` (of the body).
        name: The field (`subject`), or the unit's kind and label (`paragraph 5`, `heading`).
        old: The value, or the unit's text on one line with its label and mark; None where there is no such unit.
        new: The same of the other cable.
        words: The text in stretches, each with its sign: `=` in both, `-` only in the old one, `+` only in the new one.
        old_unit: The unit; None for a field, and for a paragraph that has only a label or a mark.
        new_unit: The same of the other cable.

    >>> str(Change("field", "subject", "THE BRIDGE", "THE MOAT", (("=", "THE"), ("-", " BRIDGE"), ("+", " MOAT"))))
    'subject: THE[- BRIDGE-]{+ MOAT+}'
    """

    kind: str
    name: str
    old: Any = None
    new: Any = None
    words: Words = ()
    old_unit: Unit | None = field(default=None, repr=False)
    new_unit: Unit | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return f"{self.name}: {''.join(SHOWN[sign].format(brief(text)) for sign, text in self.words)}"


def diff(old: Cable, new: Cable) -> tuple[Change, ...]:
    """
    List what differs between two cables: fields of the header and the closing, then units of the body, in order.

    Layout is not compared: line endings, wrapping, page lines. Wrappers, `extra` and `place` are not compared either:
    they are not part of the telegram. A paragraph that has moved is one that is missing, and one that is new.

    Args:
        old: A cable.
        new: Another one, such as an edited copy or a later release.

    Raises:
        ModelError: One of them is not a cable, or cannot be written as text.

    >>> from cablekit import from_text
    >>> for change in diff(from_text("1. (C) The moat is full."), from_text("1. (S) The moat is now full.")):
    ...     print(change)
    paragraph 1: 1. ([-C-]{+S+}) The moat is{+ now+} full.
    """
    before, after = passages(as_cable(old)), passages(as_cable(new))
    return (*field_changes(old, new), *unit_changes(before, after))


def field_changes(old: Cable, new: Cable) -> Iterator[Change]:
    """Yield the fields of header and closing that differ."""
    for (name, mine), (_, theirs) in zip(field_values(old), field_values(new), strict=True):
        if not is_same(mine, theirs):
            yield Change("field", name, mine, theirs, changed_words(written(name, mine), written(name, theirs)))


def is_same(one: Any, other: Any) -> bool:
    """Whether two values of a field are the same: two date-time groups are if they mean one moment, however written."""
    if isinstance(one, DateTimeGroup) and isinstance(other, DateTimeGroup) and one.time:
        return (one.time, one.precedences, one.tail) == (other.time, other.precedences, other.tail)
    return bool(one == other)


def field_values(cable: Cable) -> list[tuple[str, Any]]:
    """Return the names and values of the fields of header and closing."""
    nodes = (cable.header, cable.closing)
    return [(one.name, getattr(node, one.name)) for node in nodes for one in fields(type(node)) if one.name in ROWS]


def written(name: str, value: Any) -> str:
    """Write a value of a field on one line: words as they are, other values as in a telegram."""
    if is_default(value):
        return ""
    return on_one_line(value if isinstance(value, str) else ROWS[name].write(value))


def unit_changes(old: list[Passage], new: list[Passage]) -> Iterator[Change]:
    """Yield the passages that differ."""
    for at, to in paired(old, new):
        one, other = (None if at is None else old[at]), (None if to is None else new[to])
        if one is None or other is None or layout_free(one.text) != layout_free(other.text):
            yield change_of(one, other)


def change_of(old: Passage | None, new: Passage | None) -> Change:
    """Make the change from one passage to another; None stands for a missing one."""
    before, after = (one.text if one else None for one in (old, new))
    name = next(one.name for one in (old, new) if one)
    return Change(
        "unit",
        name,
        before,
        after,
        changed_words(before or "", after or ""),
        old.unit if old else None,
        new.unit if new else None,
    )


def changed_words(old: str, new: str) -> Words:
    """
    Compare two texts word by word; the old one is `=` and `-` joined, the new one `=` and `+`.

    >>> changed_words("The moat is full.", "The moat is dry.")
    (('=', 'The moat is'), ('-', ' full'), ('+', ' dry'), ('=', '.'))
    """
    mine, theirs = split_words(old), split_words(new)
    found: list[tuple[str, str]] = []
    at = to = 0
    for one, other in [*matches(mine, theirs), (len(mine), len(theirs))]:
        found += [("-", "".join(mine[at:one])), ("+", "".join(theirs[to:other])), ("=", "".join(mine[one : one + 1]))]
        at, to = one + 1, other + 1
    runs = groupby([run for run in found if run[1]], key=lambda run: run[0])
    return tuple((sign, "".join(text for _, text in run)) for sign, run in runs)


def brief(text: str) -> str:
    """Shorten a stretch of words, with the space around it."""
    after = text[len(text.rstrip()) :]
    return f"{' ' * text.startswith(' ')}{shortened(text)}{after}"
