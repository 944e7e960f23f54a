"""What two lists have in common, in order: exact for short lists, near-linear for long ones."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import Final

#: How often what is between two anchors is searched for others; each time costs what its length does.
DEEPEST: Final = 10
#: Up to which size `difflib` compares what has no anchors (length by length): its time grows faster than its input.
LARGEST: Final = 2_500
#: A place in each list.
Pair = tuple[int, int]


def compared(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Pair the equal members of two short lists, as `difflib` does."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(low + at, start + at) for low, start, size in blocks for at in range(size)]


def matches(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    compare: Callable[[Sequence[Hashable], Sequence[Hashable]], list[Pair]] = compared,
) -> list[Pair]:
    """
    Pair the equal members of two lists, in order: what is unique in both lists first, then what is between.

    Args:
        old: A list.
        new: Another one.
        compare: Pairs the members of short lists.

    >>> matches("abcd", "axcd")
    [(0, 0), (2, 2), (3, 3)]
    """
    found: list[Pair] = []
    todo = [(0, len(old), 0, len(new), 0)]
    while todo:
        low, high, start, stop, depth = todo.pop()
        while low < high and start < stop and old[low] == new[start]:
            found.append((low, start))
            low, start = low + 1, start + 1
        while low < high and start < stop and old[high - 1] == new[stop - 1]:
            high, stop = high - 1, stop - 1
            found.append((high, stop))
        is_short = (high - low) * (stop - start) <= LARGEST
        anchors = anchors_between(old[low:high], new[start:stop], is_short) if depth < DEEPEST else []
        if anchors:
            at, to = low, start
            for one, other in [*anchors, (high - low, stop - start)]:
                todo.append((at, low + one, to, start + other, depth + 1))
                at, to = low + one, start + other
        elif is_short:
            found += [(low + one, start + other) for one, other in compare(old[low:high], new[start:stop])]
    return sorted(found)


def anchors_between(old: Sequence[Hashable], new: Sequence[Hashable], is_short: bool) -> list[Pair]:  # noqa: FBT001
    """Return the anchors of two lists; in long ones without any, those of runs of members."""
    return anchors_of(old, new) or ([] if is_short else anchors_of(runs_of(old), runs_of(new)))


def runs_of(members: Sequence[Hashable]) -> list[Hashable]:
    """
    Return each run of four members.

    >>> runs_of("abcde")
    [('a', 'b', 'c', 'd'), ('b', 'c', 'd', 'e')]
    """
    return list(zip(members, members[1:], members[2:], members[3:], strict=False))


def anchors_of(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """
    Pair what occurs once in each of two lists, as far as it is in the same order.

    >>> anchors_of("abcab", "cbba")
    [(2, 0)]
    """
    counts, others = Counter(old), Counter(new)
    places = {word: at for at, word in enumerate(new) if others[word] == 1}
    return ascending([(at, places[word]) for at, word in enumerate(old) if counts[word] == 1 and word in places])


def ascending(pairs: Sequence[Pair]) -> list[Pair]:
    """
    Return the longest choice of pairs whose second numbers ascend; the first ones do.

    >>> ascending([(0, 5), (1, 1), (2, 2)])
    [(1, 1), (2, 2)]
    """
    ends: list[int] = []  # the least last number of a choice of each length
    last: list[int] = []  # the pair that it belongs to
    before: list[int] = []  # for each pair, the one before it in its choice
    for at, (_, number) in enumerate(pairs):
        length = bisect_left(ends, number)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        last[length : length + 1] = [at]
    chosen: list[Pair] = []
    at = last[-1] if last else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]
