"""Which letters and bullets at line beginnings are items of a list, and how deep (format.md 13.3)."""

import re
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar

BULLETS: Final = frozenset({"--", "-", "**", "*", "\u2022", "\u00b7", "\u25aa", "\u25cf", "\uf0b7", "o"})
#: The styles of other labels, the most special one first.
STYLES: Final = (
    ("number", late_pattern(r"\(?[0-9]{1,3}[.)]?$")),
    ("roman", late_pattern(rf"\(?{grammar.ROMAN}[.)]$")),
    ("lower", late_pattern(r"\(?[a-z][.)]$")),
    ("upper", late_pattern(r"\(?[A-Z][.)]$")),
)
#: What precedes a label in the middle of a sentence.
IN_SENTENCE: Final = frozenset({"text", "comma", "capital"})
#: `2.` in the middle of a sentence is text.
BARE_NUMBER: Final = "number."
#: The labels with which a list begins.
FIRST_LABELS: Final = frozenset("aAiI1")
#: The two labels after a first one; how far below it the next label is looked for (characters).
SUCCESSORS: Final = {"1": ("2", "3"), "a": ("b", "c"), "A": ("B", "C"), "i": ("ii", "iii")}
SIGNS: Final = (("(", ")"), ("", ")"), ("", "."))
NEXT_LABELS: Final = {
    f"{left}{first}{right}": (f"{left}{second}{right}", f"{left}{third}{right}")
    for first, (second, third) in SUCCESSORS.items()
    for left, right in SIGNS
}
LABEL_BELOW: Final = late_pattern(r"\n[ \t\u00b6\ufffd]*+(\(?(?:[A-Za-z]|[0-9]{1,2}|i{1,3})[.)])(?=[ \t(]|[A-Z])")
NEAR: Final = 1000
#: How many later labels are examined; some are in parentheses.
MOST_LOOKED_AT: Final = 5
#: What precedes such a label inside a line, in running text; a letter or number with a period.
SEPARATOR: Final = r"(?:[;,.:)\"'\u201d]|(?i:\b(?:and|or)))[ \t]"
SEMICOLON: Final = r";[ \t]|;\s{1,3}(?i:and|or)[ \t]"
#: The lines of a list or of running text end at blank ones.
BLANK_LINES: Final = late_pattern(r"\n(?:[ \t\u00a0]{0,80}\n)+")
ROMANS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
#: What precedes a line, by the last character.
ENDINGS: Final = {":": "colon", ";": "colon", ".": "ended", "!": "ended", "?": "ended", ",": "comma"}
#: Before the last item of a list: `THE KEYS; AND`.
CONJUNCTION: Final = late_pattern(r"(?i)[;,][ \t]+(?:and|or)$")
#: A line shorter than this was not filled up to its end (characters).
FULL_LINE: Final = 50
INDENT: Final = late_pattern(r"[ \t\u00a0]*")


class OpenLists:
    """The lists open in a paragraph, the outermost one first."""

    def __init__(self) -> None:
        #: The spans of the last item of each; the first may be the paragraph itself.
        self.items: list[list[Any]] = []
        #: The style and the letter or number of each; of a bullet, the bullet twice.
        self.labels: list[tuple[str, str]] = []

    def depth_of_bullet(self, bullet: str) -> int | None:
        """Return the depth of the list that a bullet continues, or None: what precedes it does not matter."""
        label = (bullet, bullet)
        if label not in self.labels:
            return None
        depth = self.labels.index(label)
        del self.labels[depth + 1 :]
        return depth

    def depth_of(self, label: str, before: str) -> int | None:
        """
        Return the depth at which a label begins an item, or None where it is text.

        *before* is what precedes the line, or `capital` for a label with a capital after it in the middle of a sentence.

        >>> lists = OpenLists(); lists.depth_of("A.", "colon"), lists.depth_of("--", "colon"), lists.depth_of("B.", "ended")
        (0, 1, 0)
        """
        styles = () if label in BULLETS else styles_of(label)
        for style, core in styles:
            for depth in range(len(self.labels) - 1, -1, -1):
                open_style, last = self.labels[depth]
                if (
                    may_share_list(open_style, style)
                    and follows(style, last, core)
                    and before != "text"
                    and not (before == "capital" and style == BARE_NUMBER)
                ):
                    self.labels[depth:] = [(style, core)]
                    return depth
        if before in IN_SENTENCE:
            return None
        if label in BULLETS:
            open_depth = self.depth_of_bullet(label)
            return self.begin_list(label, label) if open_depth is None else open_depth
        return next((self.begin_list(style, core) for style, core in styles if core in FIRST_LABELS), None)

    def leave_items(self, paragraph: list[Any]) -> None:
        """Note that something else is below the items: the outer list may go on, but nothing is under one of its items."""
        del self.labels[1:]
        self.items[:] = [paragraph]

    def begin_list(self, style: str, core: str) -> int:
        """
        Begin a list below all open ones, or instead of one of its style, so that the depth is bounded.

        >>> lists = OpenLists(); [lists.begin_list(style, "a") for style in ("upper.", "lower.", "upper.")]
        [0, 1, 0]
        """
        depth = next((at for at, (known, _) in enumerate(self.labels) if known == style), len(self.labels))
        self.labels[depth:] = [(style, core)]
        return depth


@lru_cache(maxsize=256)
def styles_of(label: str) -> tuple[tuple[str, str], ...]:
    """
    List the styles that a letter or number may have, with its core: `i.` is a letter or a Roman number.

    >>> styles_of("(i)")
    (('roman()', 'i'), ('lower()', 'i'))
    """
    core = label.strip("().")
    marks = "".join(sign for sign in label if sign in "().")
    found = [(name + marks, core) for name, pattern in STYLES if pattern.match(label)]
    if core == "i" and found and not found[0][0].startswith("roman"):
        found.insert(0, ("roman" + marks, core))
    return tuple(found)


def may_share_list(one: str, other: str) -> bool:
    """
    Whether two styles may be of one list; the brackets of a number do not matter: `(1)`, then `2)`.

    >>> may_share_list("number()", "number)"), may_share_list("lower()", "lower.")
    (True, False)
    """
    return one == other or (one.startswith("number") and other.startswith("number"))


def follows(style: str, last: str, core: str) -> bool:
    """
    Whether a label is the one after *last*.

    >>> follows("upper.", "A", "B"), follows("roman.", "ii", "iii")
    (True, True)
    """
    if style.startswith("number"):
        return int(core) == int(last) + 1
    if style.startswith("roman"):
        return core in ROMANS and last in ROMANS and ROMANS.index(core) == ROMANS.index(last) + 1
    return ord(core) == ord(last) + 1


def ending_of(above: str) -> str:
    """
    Say how the text above a line ends, without its last blanks: `blank`, `ended`, `colon`, `comma` or `text`.

    >>> ending_of("He said:"), ending_of("All is well."), ending_of("THE KEYS; AND"), ending_of("")
    ('colon', 'ended', 'colon', 'blank')
    """
    if not above:
        return "blank"
    found = ENDINGS.get(above[-1], "text")
    return "colon" if found in ("text", "comma") and CONJUNCTION.search(above) else found


def is_short_line(before: str) -> bool:
    """Whether the last line of *before* had room for more, so that it is in a list and not in running text."""
    return len(before) - before.rfind("\n") - 1 < FULL_LINE


def has_successor(text: str, label: str, place: int, end: int) -> bool:
    r"""
    Whether the label after a first one begins a line below a place: then both are of a list.

    >>> has_successor("a. oats\nb. rye", "a.", 2, 15), has_successor("a. oats\nc. rye", "a.", 2, 15)
    (True, False)
    """
    core = label.strip("().")
    if core not in SUCCESSORS:
        return False
    below = label.replace(core, SUCCESSORS[core][0])
    match = LABEL_BELOW.search(text, place, min(place + NEAR, end))
    return match is not None and match[1] == below


@lru_cache(maxsize=32)
def successor_of(label: str) -> re.Pattern[str]:
    """
    Compile the pattern of the label after a first one: at the beginning of a line, after a separator, or in a list of words.

    A letter or number with a period may be an initial: after a comma it is of a list of words, as a bracketed one is after any word.

    >>> [match.lastgroup for match in successor_of("(1)").finditer("oats; (2) rye and (2) bran (2) ash")]
    ['separated', 'separated', 'word']
    """
    below = re.escape(NEXT_LABELS[label][0])
    separator, word = (SEMICOLON, r"[,.:][ \t]") if label[-1] == "." else (SEPARATOR, r"(?<=[ \t])(?=\()")
    return re.compile(
        rf"(?:(?P<line>\n[ \t\u00b6\ufffd]*+)|(?P<separated>{separator})|(?P<word>{word})){below}(?=[ \t\n]|(?<=\))[A-Z])"
    )


@lru_cache(maxsize=32)
def third_of(label: str) -> re.Pattern[str]:
    """
    Compile the pattern of the second label after a first one, after a separator.

    >>> third_of("A.").search("oats, B. rye and C. bran") is None, third_of("A.").search("B. rye, and C. bran") is None
    (True, False)
    """
    return re.compile(rf"[;,.:]\s{{1,3}}(?:(?i:and|or)\s)?{re.escape(NEXT_LABELS[label][1])}\s")


@lru_cache(maxsize=32)
def labels_below(label: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    r"""
    Compile the patterns of the two labels after a first one, at the beginning of a line.

    >>> second, third = labels_below("(i)"); second.search("\n(ii) rye") is not None, third.search("\n(iii) bran") is not None
    (True, True)
    """
    second, third = (
        re.compile(rf"\n[ \t\u00b6\ufffd]*+{re.escape(below)}(?=[ \t]|[A-Z])") for below in NEXT_LABELS[label]
    )
    return second, third


def is_in_running_text(text: str, label: str, place: int, end: int) -> bool:
    r"""
    Whether the label after a first one is inside a line, between a place and *end*: then both are text.

    >>> is_in_running_text("(1) oats; (2) rye", "(1)", 4, 17), is_in_running_text("(1) oats;\n(2) rye", "(1)", 4, 17)
    (True, False)
    """
    for match in islice(successor_of(label).finditer(text, place, end), MOST_LOOKED_AT):
        kind, stop = match.lastgroup, match.end()
        if kind == "line":
            return False
        if text.count("(", place, stop - 1) - (label[0] == "(") <= text.count(")", place, stop - 1):
            return kind == "separated" or is_list_of_words(text, label, stop, end)
    return False


def is_list_of_words(text: str, label: str, place: int, end: int) -> bool:
    """
    Whether the labels of a list are between words: with a period, only if the third one follows.

    >>> is_list_of_words("rye, C. bran", "A.", 0, 12), is_list_of_words("Hentzau came", "A.", 0, 12)
    (True, False)
    """
    return label[-1] == ")" or third_of(label).search(text, place, end) is not None


def indent_of(text: str, place: int) -> str:
    """Return the blanks at the beginning of a line."""
    match = INDENT.match(text, place)
    return match[0] if match else ""
