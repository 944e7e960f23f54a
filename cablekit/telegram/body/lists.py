"""Which letters and bullets at line beginnings are items, and how deep (format.md 13.3; design.md, "Rulings")."""

import re
from typing import Any, Final

BULLETS: Final = frozenset({"--", "-", "**", "*", "\u2022", "\u00b7", "\u25aa", "\u25cf", "\uf0b7", "o"})
#: The styles of other labels, most special first.
STYLES: Final = (
    ("number", re.compile(r"\(?[0-9]{1,3}[.)]?$")),
    ("roman", re.compile(r"\(?(?:i{2,3}|iv|vi{0,3}|ix|xi{0,2})[.)]$")),
    ("lower", re.compile(r"\(?[a-z][.)]$")),
    ("upper", re.compile(r"\(?[A-Z][.)]$")),
)
#: The labels with which a list begins.
FIRST: Final = frozenset("aAiI1")
ROMANS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


class Items:
    """
    The items open under a paragraph, outermost first.

    Attributes:
        labels: The style and the letter or number of each; of a bullet, the bullet twice.
        open: What belongs to each; the first may be the paragraph itself.

    >>> Items().labels
    []
    """

    def __init__(self) -> None:
        self.open: list[list[Any]] = []
        self.labels: list[tuple[str, str]] = []

    def again(self, bullet: str) -> int | None:
        """
        Give the depth of the list that a bullet goes on with, or None: what stands before it does not matter.

        >>> items = Items(); items.again("--"), items.depth("--", "colon"), items.again("--")
        (None, 0, 0)
        """
        label = (bullet, bullet)
        if label not in self.labels:
            return None
        depth = self.labels.index(label)
        del self.labels[depth + 1 :]
        return depth

    def depth(self, label: str, before: str) -> int | None:
        """
        Give the depth at which a label begins an item, or None where it is text.

        Args:
            label: As printed: `A.`, `(b)`, or a bullet with which no open list goes on.
            before: What stands before the line: `blank`, `ended`, `colon`, `comma`, `text`.

        >>> items = Items(); items.depth("A.", "colon"), items.depth("--", "colon"), items.depth("B.", "ended")
        (0, 1, 0)
        """
        styles = [] if label in BULLETS else readings(label)
        for style, core in styles:
            for depth in range(len(self.labels) - 1, -1, -1):
                known, last = self.labels[depth]
                if alike(known, style) and follows(style, last, core) and before != "text":
                    self.labels[depth:] = [(style, core)]
                    return depth
        if before in ("text", "comma"):
            return None
        if label in BULLETS:
            return self.begin(label, label)
        return next((self.begin(style, core) for style, core in styles if core in FIRST), None)

    def begin(self, style: str, core: str) -> int:
        """
        Begin a list: below all that is open, or again where one of its style is open; so the depth is bounded.

        >>> items = Items(); items.begin("upper.", "A"), items.begin("lower.", "a"), items.begin("upper.", "A")
        (0, 1, 0)
        """
        depth = next((at for at, (known, _) in enumerate(self.labels) if known == style), len(self.labels))
        self.labels[depth:] = [(style, core)]
        return depth


def readings(label: str) -> list[tuple[str, str]]:
    """
    List the styles that a letter or number may have, with it: `i.` is a letter or a Roman one.

    >>> readings("(i)")
    [('roman()', 'i'), ('lower()', 'i')]
    """
    core = label.strip("().")
    form = "".join(sign for sign in label if sign in "().")
    found = [(name + form, core) for name, pattern in STYLES if pattern.match(label)]
    if core == "i" and found and not found[0][0].startswith("roman"):
        found.insert(0, ("roman" + form, core))
    return found


def alike(one: str, other: str) -> bool:
    """
    Say whether two styles belong to one list; the brackets of a number do not matter: `(1)`, then `2)`.

    >>> alike("number()", "number)"), alike("lower()", "lower.")
    (True, False)
    """
    return one == other or (one.startswith("number") and other.startswith("number"))


def follows(style: str, last: str, core: str) -> bool:
    """
    Say whether a label is the one after *last*.

    >>> follows("upper.", "A", "B"), follows("roman.", "ii", "iii")
    (True, True)
    """
    if style.startswith("number"):
        return int(core) == int(last) + 1
    if style.startswith("roman"):
        return core in ROMANS and last in ROMANS and ROMANS.index(core) == ROMANS.index(last) + 1
    return ord(core) == ord(last) + 1
