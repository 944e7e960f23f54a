"""The body of a cable in passages that can be compared: each unit with its label and mark, on one line."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from attrs import frozen

from cablekit.editing.alignment import Pair, matches
from cablekit.editing.units import Context, Unit, contexts, units
from cablekit.model import Cable
from cablekit.model.body import printed_label
from cablekit.telegram.body.gaps import find_gaps

#: A word with the space before it, or a sign.
WORD: Final = re.compile(r" ?(?:\w+(?:['\u2019.,-]\w+)*|[^\w ])")
#: 3. A hyphen between letters, at which a line may have ended.
HYPHEN: Final = re.compile(r"(?<=[^\W\d_])- ?(?=[^\W\d_])")
#: Which part of its words a passage must share with one that does not have its number.
LEAST_SHARED: Final = 0.5
#: A row of what is paired: the places in both lists, None where one has nothing.
Row = tuple[int | None, int | None]


class Token(NamedTuple):
    """A word or a sign, with the space before it, or what is printed in place of words."""

    text: str
    is_gap: bool = False


@frozen
class Passage:
    """A unit as it is printed, on one line: with its label and its own mark; one without words has no unit."""

    kind: str
    label: str | None
    text: str
    unit: Unit | None = None

    @property
    def name(self) -> str:
        """
        Its kind and label.

        >>> Passage("item", "a", "a. The toll.").name
        'item a'
        """
        return f"{self.kind} {self.label}" if self.label else self.kind


def passages(cable: Cable) -> list[Passage]:
    """Return the passages of a cable, in order."""
    found: dict[int, list[Unit]] = {}
    for unit in units(cable):
        found.setdefault(id(unit.node), []).append(unit)
    return [one for context in contexts(cable) for one in passages_of(context, found.pop(id(context.node), []))]


def passages_of(context: Context, found: Sequence[Unit]) -> Iterator[Passage]:
    """Yield the units of a node as passages; the first has the node's label and mark."""
    label, portion = (getattr(context.node, name, None) for name in ("label", "portion"))
    above = [sign for sign in (printed_label(label), f"({portion})" if portion else "") if sign]
    for unit in found:
        yield Passage(context.kind, label, " ".join([*above, unit.text]), unit)
        above = []
    if above:
        yield Passage(context.kind, label, " ".join(above))


def layout_free(text: str) -> str:
    """
    Return a text without the hyphens at which a line may have ended.

    >>> layout_free("the NON-ALIGNED, 1-2") == layout_free("the NONALIGNED, 1-2")
    True
    """
    return HYPHEN.sub("", text)


def split_words(text: str) -> list[str]:
    """
    Split a text of one line into words and signs; joined, they are the text.

    >>> split_words("2. (S) The king's 1,200 men.")
    ['2', '.', ' (', 'S', ')', ' The', " king's", ' 1,200', ' men', '.']
    """
    return [match[0] for match in WORD.finditer(text)]


def tokens_of(text: str) -> list[Token]:
    """
    Split a text of one line into words, signs and gaps; joined, they are the text.

    >>> [token.text for token in tokens_of("He met XXXXXXXX.")], tokens_of("He met XXXXXXXX.")[2].is_gap
    (['He', ' met', ' XXXXXXXX', '.'], True)
    """
    found: list[Token] = []
    at = 0
    for low, high in find_gaps(text, 0, len(text)):
        start = low - 1 if text[at:low].endswith(" ") else low
        found += [*map(Token, split_words(text[at:start])), Token(text[start:high], is_gap=True)]
        at = high
    return [*found, *map(Token, split_words(text[at:]))]


def paired(old: Sequence[Passage], new: Sequence[Passage]) -> list[Row]:
    """
    Pair the passages of two texts, in order: the equal ones, then those that share words or a number.

    >>> one, other = Passage("item", "a", "a. The toll."), Passage("item", "a", "a. The moat.")
    >>> paired([one], [Passage("heading", None, "Tolls"), other])
    [(None, 0), (0, 1)]
    """
    equal = matches([layout_free(one.text) for one in old], [layout_free(one.text) for one in new])
    pairs: list[Pair] = []
    at = to = 0
    for one, other in [*equal, (len(old), len(new))]:
        pairs += [(at + low, to + start) for low, start in alike(old[at:one], new[to:other])]
        pairs.append((one, other))
        at, to = one + 1, other + 1
    return list(rows_of(pairs))[:-1]


def rows_of(pairs: Iterable[Pair]) -> Iterator[Row]:
    """
    Yield pairs, and before each one what has no partner; the last pair is the ends of both lists.

    >>> list(rows_of([(1, 0), (2, 1)]))
    [(0, None), (1, 0), (2, 1)]
    """
    at = to = 0
    for one, other in pairs:
        yield from ((low, None) for low in range(at, one))
        yield from ((None, start) for start in range(to, other))
        yield one, other
        at, to = one + 1, other + 1


def alike(old: Sequence[Passage], new: Sequence[Passage]) -> list[Pair]:
    """Pair passages that are not equal: by the words that only they have, then by what was taken out of them."""
    if not old or not new:
        return []
    chosen = by_words(old, new)
    found: list[Pair] = []
    at = to = 0
    for one, other in [*chosen, (len(old), len(new))]:
        found += [(at + low, to + low) for low in by_kinds(old[at:one], new[to:other])]
        found.append((one, other))
        at, to = one + 1, other + 1
    return found[:-1]


def by_words(old: Sequence[Passage], new: Sequence[Passage]) -> list[Pair]:
    """Pair the passages that have words in common that no other has, those with the most first, in order."""
    mine, theirs = [clues_of(one) for one in old], [clues_of(one) for one in new]
    owners, others = owners_of(mine), owners_of(theirs)
    votes = Counter((owners[word], others[word]) for word in owners if word in others)
    chosen: list[Pair] = []
    for (one, other), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if is_likely(old[one], new[other], mine[one], theirs[other]):
            chosen.append((one, other))
    return in_order(chosen)


def in_order(pairs: Iterable[Pair]) -> list[Pair]:
    """
    Return the pairs that fit those before them: both numbers ascend.

    >>> in_order([(5, 5), (1, 9), (2, 3), (5, 6)])
    [(2, 3), (5, 5)]
    """
    kept: list[Pair] = []
    for pair in pairs:
        low = bisect_left(kept, pair)
        after = kept[low] if low < len(kept) else None
        fits_above = low == 0 or (kept[low - 1][0] < pair[0] and kept[low - 1][1] < pair[1])
        if fits_above and (after is None or (pair[0] < after[0] and pair[1] < after[1])):
            kept.insert(low, pair)
    return kept


def clues_of(one: Passage) -> frozenset[str]:
    """Return the words of a passage, in lowercase, without gaps, and its kind with its number."""
    words = {word.strip().lower() for word in words_of(one) if word.strip().isalnum()}
    return frozenset(words | ({f"#{one.name}"} if is_numbered(one) else set()))


def owners_of(clues: Iterable[Iterable[str]]) -> dict[str, int]:
    """Return, for each word that only one passage has, which passage it is."""
    owners: dict[str, int] = {}
    for at, words in enumerate(clues):
        for word in words:
            owners[word] = -1 if word in owners else at
    return {word: at for word, at in owners.items() if at >= 0}


def is_numbered(one: Passage) -> bool:
    """Whether a passage has a number or a letter, not a bullet."""
    return one.label is not None and one.label.isalnum()


def is_likely(old: Passage, new: Passage, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two passages are two forms of one: they have the same number, or most words of the shorter one."""
    if is_numbered(old) and old.name == new.name:
        return True
    return len(mine & theirs) >= LEAST_SHARED * min(len(mine), len(theirs))


def by_kinds(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[int]:
    """Yield the places of passages of the same kind of which one has only gaps, where the rest has the same kinds."""
    if [one.kind for one in old] == [one.kind for one in new]:
        yield from (at for at, pair in enumerate(zip(old, new, strict=True)) if any(map(is_hidden, pair)))


def is_hidden(one: Passage) -> bool:
    """
    Whether a passage has no words but gaps.

    >>> is_hidden(Passage("heading", None, "[REDACTED]")), is_hidden(Passage("heading", None, "The Mill"))
    (True, False)
    """
    return bool(find_gaps(one.text, 0, len(one.text))) and not any(map(str.isalnum, "".join(words_of(one))))


def words_of(one: Passage) -> list[str]:
    """Return the words of a passage that are neither gaps nor its number."""
    words = [token.text for token in tokens_of(one.text) if not token.is_gap]
    return words[1:] if is_numbered(one) else words
