"""An edit of a list: the values that stay keep their place, their line breaks and the signs around them (law 4).

Where each value of a list is printed is found by reading the beginning of the list, up to the end of each word. Where
that is not sure, the list is written again in canonical form.
"""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple

from attrs import evolve

from cablekit._patterns import late_pattern
from cablekit.source import tidy_lines
from cablekit.telegram.fields.field import Field

#: How long a list may be, in values and in characters: each word is tried as the end of a value.
MOST_VALUES: Final = 60
LONGEST_LIST: Final = 3000
WORD: Final = late_pattern(r"[^\s,;]+")
GAP: Final = late_pattern(r"[\s,;.]*+")
#: What is printed in parentheses after a value and belongs to it, though it is not read: `(EXDIS)`.
REMARK: Final = late_pattern(r"[ \t]{0,9}\([A-Z][^()\n]{1,40}\)")
LAST_REMARK: Final = late_pattern(r"[ \t]{0,9}\([A-Z][^()\n]{0,40}\)")
#: A letter before a value, with its signs.
LABEL: Final = r"(?<![A-Z0-9])[(\[]?{}(?:[.)\]:]|(?=\s))"
ALNUM: Final = late_pattern(r"[^\W_]")
LINE_ENDING: Final = late_pattern(r"[ \t]*+(?:\r\n|\r|\n)")


class Edit(NamedTuple):
    """A stretch of the content that another text replaces."""

    start: int
    end: int
    text: str


class Extents(NamedTuple):
    """Where the values of a list are in its content."""

    content: str
    starts: list[int]
    ends: list[int]

    def gap(self, at: int) -> str:
        """Return what is between a value and the one before it."""
        return self.content[self.ends[at - 1] : self.starts[at]]

    def are_lines(self) -> bool:
        """Whether there are several values, each on a line of its own."""
        gaps = [self.gap(at) for at in range(1, len(self.ends))]
        return bool(gaps) and all("\n" in gap or "\r" in gap for gap in gaps)


def edits_of_list(row: Field, content: str, old: Any, new: Any, newline: str) -> list[Edit] | None:
    r"""
    Return the edits that make the content of one list that of another; None where nothing stays, or that is not sure.

    >>> def read(text): return tuple(text.replace(",", " ").split())
    >>> row = Field("tags", "tag", read, ", ".join, keeps_layout=True, flows=True)
    >>> edits_of_list(row, "PREL,\n  RU, XG", ("PREL", "RU", "XG"), ("PREL", "XG"), "\n")
    [Edit(start=8, end=12, text='')]
    """
    if not (row.keeps_layout and old and new):
        return None
    if max(len(old), len(new)) > MOST_VALUES or len(content) > LONGEST_LIST:
        return None
    extents = extents_of(row, content, old)
    if extents is None or not (row.flows or extents.are_lines()):
        return None
    edits = list(changes(row, extents, old, new, newline))
    return edits if edits and row.read(tidy_lines(applied(content, edits))) == new else None


def extents_of(row: Field, content: str, values: tuple[Any, ...]) -> Extents | None:
    """Find where each value of a list is in its content; None where that is not sure."""
    starts: list[int] = []
    ends: list[int] = []
    for word in WORD.finditer(content):
        if len(starts) == len(ends):
            starts.append(word.start())
        bare = word.start() + len(word[0].rstrip("."))
        end = next((end for end in (bare, word.end()) if is_read_up_to(row, content, end, values[: len(starts)])), None)
        if end is not None:
            ends.append(end)
        if len(ends) == len(values):
            break
    extents = Extents(content, starts, ends)
    if len(ends) < len(values) or not all(with_remark(row, extents, values, at) for at in range(len(values))):
        return None
    return extents if ALNUM.search(content, ends[-1]) is None else None


def is_read_up_to(row: Field, content: str, end: int, values: tuple[Any, ...]) -> bool:
    """Whether the beginning of a content reads as some values."""
    return bool(row.read(tidy_lines(content[:end])) == values)


def with_remark(row: Field, extents: Extents, values: tuple[Any, ...], at: int) -> bool:
    """Extend a value over what is printed behind it, and belongs to it though it is not read; whether that is sure."""
    content, starts, ends = extents
    following = values[at + 1] if at + 1 < len(values) else None
    label = getattr(following, "label", None)
    if label and label != values[at].label:
        begins = re.compile(LABEL.format(re.escape(label)), re.IGNORECASE).search(content, ends[at], ends[at + 1])
        if begins is None:
            return False
        starts[at + 1] = begins.start()
        ends[at] = max(ends[at], len(content[: begins.start()].rstrip(" \t\r\n,;.")))
    else:
        remark = (REMARK if following else LAST_REMARK).match(content, ends[at])
        if remark is None:
            return True
        ends[at] = remark.end()
        if following:
            starts[at + 1] = len(content) - len(GAP.sub("", content[remark.end() :], count=1))
    return is_read_up_to(row, content, ends[at], values[: at + 1])


def changes(row: Field, extents: Extents, old: tuple[Any, ...], new: tuple[Any, ...], newline: str) -> Iterator[Edit]:
    """Yield the edits, in order; nothing where no value stays."""
    steps = SequenceMatcher(None, [unlabeled(one) for one in old], [unlabeled(one) for one in new], autojunk=False)
    opcodes = steps.get_opcodes()
    if all(kind != "equal" for kind, *_ in opcodes):
        return
    for _, low, high, first, last in opcodes:
        shared = min(high - low, last - first)
        for at in range(shared):
            if old[low + at] != new[first + at]:
                start, end = extents.starts[low + at], extents.ends[low + at]
                yield Edit(start, end, written(row, new[first + at], extents.content[start:end], newline))
        if low + shared < high:
            yield removal(extents, low + shared, high)
        elif first + shared < last:
            yield insertion(row, extents, low + shared, new[first + shared : last], newline)


def unlabeled(value: Any) -> Any:
    """Return a value without its label: a reference with another letter is the same one."""
    return evolve(value, label=None) if hasattr(value, "label") else value


def written(row: Field, value: Any, like: str, newline: str) -> str:
    """Write one value of a list, in the style of another one where the field has styles."""
    text = row.write((value,)).replace("\n", newline)
    return row.restyle(text, like) if row.restyle else text


def removal(extents: Extents, low: int, high: int) -> Edit:
    """Remove values with the gap on one side: the values below keep their line, and those above theirs."""
    content, starts, ends = extents
    if high < len(ends):
        own_line = low == 0 or "\n" in extents.gap(low) or "\r" in extents.gap(low)
        return Edit(starts[low], starts[high], "") if own_line else Edit(ends[low - 1], ends[high - 1], "")
    tail = LINE_ENDING.match(content, ends[-1])
    if tail and content[: starts[low]].endswith(("\n", "\r")):
        return Edit(starts[low], tail.end(), "")
    return Edit(ends[low - 1], ends[-1], "")


def insertion(row: Field, extents: Extents, at: int, values: tuple[Any, ...], newline: str) -> Edit:
    """Insert values, each separated as most of the values are."""
    content, starts, ends = extents
    like = max(at - 1, 0)
    texts = [written(row, value, content[starts[like] : ends[like]], newline) for value in values]
    gap = usual_gap(row, extents, values[0]).replace("\n", newline) if len(ends) == 1 else most_frequent_gap(extents)
    if at:
        return Edit(ends[at - 1], ends[at - 1], "".join(gap + text for text in texts))
    return Edit(starts[0], starts[0], "".join(text + gap for text in texts))


def most_frequent_gap(extents: Extents) -> str:
    """Return the gap that most values are separated by, the shortest of several."""
    gaps = Counter(extents.gap(at) for at in range(1, len(extents.ends)))
    return max(gaps, key=lambda gap: (gaps[gap], -len(gap)))


def usual_gap(row: Field, extents: Extents, value: Any) -> str:
    """Return the gap of the canonical form, between two values."""
    alone = row.write((value,))
    both = row.write((value, value))
    return both[len(alone) : len(both) - len(alone)] if both.startswith(alone) and both.endswith(alone) else "\n"


def applied(content: str, edits: list[Edit]) -> str:
    """Return a content with edits applied."""
    for start, end, text in reversed(edits):
        content = content[:start] + text + content[end:]
    return content


def edited_texts(texts: list[str], edits: list[Edit]) -> list[str]:
    r"""
    Return the texts of the pieces of a content with edits applied; a new text goes into the first piece that it touches.

    >>> edited_texts(["A\n", "B\n", "C\n"], [Edit(1, 1, "\nN"), Edit(2, 4, "")])
    ['A\nN\n', '', 'C\n']
    """
    done = []
    begin = 0
    for text in texts:
        end, edited = begin + len(text), text
        for low, high, new in reversed(edits):
            if begin <= high and low <= end:
                holds = begin < low <= end or low == begin == 0 if low == high else begin <= low < end
                edited = edited[: max(low - begin, 0)] + new * holds + edited[min(high, end) - begin :]
        done.append(edited)
        begin = end
    return done
