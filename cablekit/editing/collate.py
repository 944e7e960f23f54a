"""The same message in several copies: what each has, lacks and blacks out, and the text with its gaps filled."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from attrs import evolve, field, frozen

from cablekit.editing.alignment import Pair, matches
from cablekit.editing.diff import field_values, is_same
from cablekit.editing.passages import Passage, Token, is_hidden, layout_free, paired, passages, tokens_of
from cablekit.editing.units import Unit
from cablekit.errors import ModelError
from cablekit.model import Cable
from cablekit.model.cable import as_cable

#: What one copy has in one place: words, gaps, or nothing.
Cell = tuple[Token, ...]
#: One place of the text, with a cell for each copy.
Block = tuple[Cell, ...]
#: Adds words of one more copy to blocks of so many others.
Add = Callable[[Sequence[Block], Sequence[Token], int], list[Block]]
#: The kinds of units that have a blank line above them; the others are lines of what is above.
APART = frozenset({"heading", "paragraph", "cable"})


@frozen
class Stretch:
    """
    Some words of a collated text.

    Attributes:
        text: The words, with the space before them; where no copy has them, what is printed in their place.
        witness: The index of the copy that they are taken from, the first that has words there; None where none has.
        readings: What each copy has in this place; None where it has nothing.
        states: What that is: `same` (the words of `text`), `other` (other words), `gap` (blacked out, or not readable),
            `lacks` (nothing).

    >>> Stretch(" Sapt", 1, (" XXXXXXXX", " Sapt"), ("gap", "same")).is_agreed
    False
    """

    text: str
    witness: int | None
    readings: tuple[str | None, ...]
    states: tuple[str, ...]

    @property
    def is_agreed(self) -> bool:
        """
        Whether all copies have these words, or black them out in the same way.

        >>> Stretch(" Sapt", 0, (" Sapt", " Sapt"), ("same", "same")).is_agreed
        True
        """
        return set(self.states) == {"same"} or len(set(self.readings)) == 1


@frozen
class CollatedUnit:
    """
    A unit of the body in all copies.

    Attributes:
        kind: `heading`, `paragraph` ... as in `Unit`.
        label: The label in the first copy that has the unit.
        units: The unit of each copy; None where it lacks the unit.
        stretches: Its words, with label and mark.

    >>> CollatedUnit("heading", None, (None,), (Stretch("Tolls", 0, ("Tolls",), ("same",)),)).text
    'Tolls'
    """

    kind: str
    label: str | None
    units: tuple[Unit | None, ...] = field(repr=False)
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """
        Its words on one line, with label and mark; a gap only where all copies have one.

        >>> CollatedUnit("heading", None, (), ()).text
        ''
        """
        return "".join(stretch.text for stretch in self.stretches)


@frozen
class Collation:
    """
    Several copies of one message, aligned.

    Attributes:
        cables: The copies, as they were passed.
        fields: The fields of header and closing that are not the same in all copies: the name, and each copy's value.
        units: The units of the body, in order.

    >>> Collation(()).text
    ''
    """

    cables: tuple[Cable, ...]
    fields: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    units: tuple[CollatedUnit, ...] = ()

    @property
    def text(self) -> str:
        """
        The body with the gaps of each copy filled from the others; where words differ, those of the first copy.

        >>> from cablekit import from_text
        >>> copies = [from_text("1. He met XXXXXXXX at the [REDACTED]."), from_text("1. He met Sapt at the XXXXXXXX.")]
        >>> collate(copies).text
        '1. He met Sapt at the [REDACTED].'
        """
        lines = [("\n\n" if unit.kind in APART else "\n", unit.text) for unit in self.units]
        return "".join(part for line in lines for part in line).lstrip("\n")

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """
        All stretches of all units, in order.

        >>> Collation(()).stretches
        ()
        """
        return tuple(stretch for unit in self.units for stretch in unit.stretches)

    @property
    def differences(self) -> tuple[Stretch, ...]:
        """
        The stretches on which the copies do not agree.

        >>> from cablekit import from_text
        >>> [one.readings for one in collate([from_text("1. The moat."), from_text("1. The deep moat.")]).differences]
        [(None, ' deep')]
        """
        return tuple(stretch for stretch in self.stretches if not stretch.is_agreed)


@frozen
class Line:
    """A unit while the copies are compared."""

    kind: str
    label: str | None
    units: tuple[Unit | None, ...]
    blocks: tuple[Block, ...] = ()

    def as_passage(self) -> Passage:
        """Return the unit with the words that are chosen so far."""
        return Passage(self.kind, self.label, "".join(text_of(chosen(block)) for block in self.blocks))


def collate(cables: Iterable[Cable]) -> Collation:
    """
    Align several copies of one message: what each has, lacks and blacks out.

    Args:
        cables: The copies: an archive's export, a leaked page, a partial release. Where their words differ, those of
            the first one are chosen, so pass the best one first.

    Raises:
        ModelError: There are none, or one of them is not a cable, or cannot be written as text.

    >>> from cablekit import from_text
    >>> found = collate([from_text("1. (C) He met XXXXXXXX in Zenda."), from_text("1. (C) He met Sapt in Zenda.")])
    >>> [(stretch.text, stretch.witness) for stretch in found.stretches]
    [('1. (C) He met', 0), (' Sapt', 1), (' in Zenda.', 0)]
    """
    copies = tuple(map(as_cable, listed(cables)))
    lines: list[Line] = []
    for count, cable in enumerate(copies):
        lines = with_copy(lines, passages(cable), count)
    return Collation(copies, tuple(differing_fields(copies)), tuple(map(collated, lines)))


def listed(cables: Any) -> list[Any]:
    """Return the copies as a list, or raise `ModelError` where there are none."""
    found = list(cables) if isinstance(cables, Iterable) else []
    if not found:
        raise ModelError(f"expected copies of one message, got {cables!r}", "cables")
    return found


def differing_fields(copies: Sequence[Cable]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the fields of header and closing that are not the same in all copies, with each copy's value."""
    for values in zip(*map(field_values, copies), strict=True):
        name, (first, *others) = values[0][0], [value for _, value in values]
        if not all(is_same(first, other) for other in others):
            yield name, (first, *others)


def with_copy(lines: Sequence[Line], found: Sequence[Passage], count: int) -> list[Line]:
    """Add a copy to the lines of *count* others."""
    done: list[Line] = []
    known = [line.as_passage() for line in lines]
    rows = paired(known, found)
    for has_pairs, run in groupby(rows, key=lambda row: None not in row):
        group = list(run)
        old = [at for at, _ in group if at is not None]
        mine, theirs = [lines[at] for at in old], [found[to] for _, to in group if to is not None]
        if has_pairs:
            done += map(joined_line, mine, theirs)
        else:
            done += unpaired(mine, theirs, [known[at] for at in old], count)
    return done


def unpaired(old: Sequence[Line], new: Sequence[Passage], known: Sequence[Passage], count: int) -> list[Line]:
    """Add what has no partner; one passage that is only a gap stands for all that others have in its place."""
    if old and len(new) == 1 and is_hidden(new[0]):
        return [joined_line(line, new[0]) for line in old]
    if new and len(old) == 1 and is_hidden(known[0]):
        return [joined_line(evolve(old[0], kind=one.kind, label=one.label), one) for one in new]
    nothing = Passage("", None, "")
    none: tuple[None, ...] = (None,) * count
    return [
        *[joined_line(line, nothing) for line in old],
        *[Line(one.kind, one.label, (*none, one.unit), tuple(inserted(tokens_of(one.text), count))) for one in new],
    ]


def joined_line(line: Line, one: Passage) -> Line:
    """Add the unit of one more copy."""
    if layout_free(line.as_passage().text) == layout_free(one.text):
        blocks = [(*block, chosen(block)) for block in line.blocks]
    else:
        blocks = joined_words(line.blocks, tokens_of(one.text))
    return evolve(line, units=(*line.units, one.unit), blocks=tuple(blocks))


def joined_words(blocks: Sequence[Block], tokens: Sequence[Token]) -> list[Block]:
    """Add the words of one more copy: the equal ones first, then what is between."""
    count = len(blocks[0]) if blocks else 0
    cells = [chosen(block) for block in blocks]
    known = [cell[0] if len(cell) == 1 else Token("", is_gap=has_gap(cell)) for cell in cells]
    signs = signs_at_gaps(known) | signs_at_gaps(tokens)
    done: list[Block] = []
    at = to = 0
    pairs = matches(comparable(known, signs), comparable(tokens, signs), compared_with_gaps)
    for one, other in [*pairs, (len(blocks), len(tokens))]:
        done += within_ends(blocks[at:one], tokens[to:other], count, cut_at_gaps)
        done += [(*block, tuple(tokens[other : other + 1])) for block in blocks[one : one + 1]]
        at, to = one + 1, other + 1
    return done


def signs_at_gaps(tokens: Sequence[Token]) -> set[str]:
    """Return the signs that are next to a gap: equal ones may be anywhere in what was taken out."""
    pairs = [*pairwise(tokens), *pairwise(reversed(tokens))]
    return {one.text for one, other in pairs if other.is_gap and not any(map(str.isalnum, one.text))}


def comparable(tokens: Iterable[Token], signs: Container[str]) -> list[Any]:
    """Return what words are compared by; gaps, several words in one place and some signs equal nothing."""
    return [
        GapKey() if token.is_gap else SignKey() if token.text in signs else token.text or object() for token in tokens
    ]


class GapKey:
    """A gap among words that are compared."""


class SignKey:
    """A sign next to a gap: it is not what the gap stands for."""


def compared_with_gaps(old: Sequence[Any], new: Sequence[Any]) -> list[Pair]:
    """
    Pair the equal members of two short lists, so that each gap has something in its place, as far as possible.

    >>> compared_with_gaps([GapKey(), "the", GapKey()], ["the", "the", "the"])
    [(1, 1)]
    """
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for at in reversed(range(len(old))):
        for to in reversed(range(len(new))):
            paired = best[at + 1][to + 1] + weight_of(old[at], new[to])
            best[at][to] = max(paired, best[at + 1][to], best[at][to + 1])
    found: list[Pair] = []
    at = to = 0
    while at < len(old) and to < len(new):
        if best[at][to] == best[at + 1][to]:
            at += 1
        elif best[at][to] == best[at][to + 1]:
            to += 1
        else:
            found += [(at, to)] * (old[at] == new[to])
            at, to = at + 1, to + 1
    return found


def weight_of(old: object, new: object) -> int:
    """Return how well two members fit: equal ones twice as well as a gap and something in its place."""
    if isinstance(old, SignKey) or isinstance(new, SignKey):
        return 0
    return 2 if old == new else int(isinstance(old, GapKey) or isinstance(new, GapKey))


def within_ends(blocks: Sequence[Block], tokens: Sequence[Token], count: int, add: Add) -> list[Block]:
    """Add words of one more copy that are between others: equal signs at both ends, and what is between by *add*."""
    low, most = 0, min(len(blocks), len(tokens))
    while low < most and chosen(blocks[low]) == (tokens[low],):
        low += 1
    high = 0
    while high < most - low and chosen(blocks[-1 - high]) == (tokens[-1 - high],):
        high += 1
    end, stop = len(blocks) - high, len(tokens) - high
    return [
        *[(*block, (token,)) for block, token in zip(blocks[:low], tokens[:low], strict=True)],
        *add(blocks[low:end], tokens[low:stop], count),
        *[(*block, (token,)) for block, token in zip(blocks[end:], tokens[stop:], strict=True)],
    ]


def cut_at_gaps(blocks: Sequence[Block], tokens: Sequence[Token], count: int) -> list[Block]:
    """Add words that are not equal, part by part."""
    parts = parts_of(blocks, tokens)
    return [block for part, words in parts for block in within_ends(part, words, count, differing)]


def parts_of(blocks: Sequence[Block], tokens: Sequence[Token]) -> Iterator[tuple[Sequence[Block], Sequence[Token]]]:
    """Cut what differs at the gaps of both sides; where each has one, at opposite ends, each is what the other has."""
    hidden = [at for at, block in enumerate(blocks) if has_gap(chosen(block))]
    gaps = [at for at, token in enumerate(tokens) if token.is_gap]
    last, end = len(blocks) - 1, len(tokens) - 1
    if last > 0 and end > 0 and (hidden, gaps) == ([0], [end]):
        yield from ((blocks[:1], tokens[:-1]), (blocks[1:], tokens[-1:]))
    elif last > 0 and end > 0 and (hidden, gaps) == ([last], [0]):
        yield from ((blocks[:-1], tokens[:1]), (blocks[-1:], tokens[1:]))
    else:
        at = to = 0
        for one, other in zip(hidden, gaps, strict=False):
            yield blocks[at:one], tokens[to:other]
            yield blocks[one : one + 1], tokens[other : other + 1]
            at, to = one + 1, other + 1
        yield blocks[at:], tokens[to:]


def differing(blocks: Sequence[Block], tokens: Sequence[Token], count: int) -> list[Block]:
    """Add words of one more copy where the others have none of them: they are new, other ones, or blacked out."""
    if not tokens:
        return [(*block, ()) for block in blocks]
    if not blocks:
        return inserted(tokens, count)
    if has_gap(tokens):
        return [(*block, cell) for block, cell in zip(blocks, covering(tokens, len(blocks)), strict=True)]
    whole = [without_repeats(token for block in blocks for token in block[at]) for at in range(count)]
    if all(has_gap(cell) or not cell for cell in whole):
        above = [covering(cell, len(tokens)) for cell in whole]
        return [(*[cells[at] for cells in above], (token,)) for at, token in enumerate(tokens)]
    return [(*whole, tuple(tokens))]


def inserted(tokens: Sequence[Token], count: int) -> list[Block]:
    """Make blocks of words that *count* other copies lack."""
    nothing: Block = ((),) * count
    return [(*nothing, (token,)) for token in tokens]


def covering(tokens: Sequence[Token], count: int) -> list[Cell]:
    """Spread tokens with a gap, or none, over several blocks: all of them in the first one, the gap in the others."""
    gap = tuple([token for token in tokens if token.is_gap][:1])
    return [tuple(tokens), *[gap] * (count - 1)]


def without_repeats(tokens: Iterable[Token]) -> Cell:
    """Return tokens; one that is in several blocks (a gap that covers them) is there once."""
    return tuple({id(token): token for token in tokens}.values())


def has_gap(tokens: Sequence[Token]) -> bool:
    """Whether words are missing among some tokens."""
    return any(token.is_gap for token in tokens)


def text_of(tokens: Iterable[Token]) -> str:
    """Join tokens."""
    return "".join(token.text for token in tokens)


def witness_of(block: Block) -> int | None:
    """Return the first copy that has words in a place, without a gap; None where there is none."""
    return next((at for at, cell in enumerate(block) if cell and not has_gap(cell)), None)


def chosen(block: Block) -> Cell:
    """Return what is read in a place: the words of the first copy that has some, otherwise its first gap."""
    witness = witness_of(block)
    return next(cell for cell in block if cell) if witness is None else block[witness]


def collated(line: Line) -> CollatedUnit:
    """Join the blocks of a unit that have the same witness and the same states."""
    runs = groupby(line.blocks, key=lambda block: (witness_of(block), states_of(block)))
    stretches = tuple(stretch_of(witness, states, list(run)) for (witness, states), run in runs)
    return CollatedUnit(line.kind, line.label, line.units, stretches)


def states_of(block: Block) -> tuple[str, ...]:
    """Return what each copy has in a place, in a word."""
    words = layout_free(text_of(chosen(block)))
    return tuple(
        "lacks" if not cell else "gap" if has_gap(cell) else "same" if layout_free(text_of(cell)) == words else "other"
        for cell in block
    )


def stretch_of(witness: int | None, states: tuple[str, ...], blocks: Sequence[Block]) -> Stretch:
    """Make a stretch of some blocks."""
    cells = [without_repeats(token for block in blocks for token in block[at]) for at in range(len(states))]
    text = text_of(next(filter(None, cells)) if witness is None else cells[witness])
    return Stretch(text, witness, tuple(text_of(cell) or None for cell in cells), states)
