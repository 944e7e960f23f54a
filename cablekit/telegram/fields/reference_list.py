"""A REF list cut into items: at its letters or numbers, up to what follows the list (format.md 11.3)."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar
from cablekit.telegram.fields.reference_cable import NUMBER_ALONE, match_cable
from cablekit.telegram.fields.reference_tail import Item

FIRST_LABELS: Final = frozenset("A1B")
PORTIONS: Final = frozenset("CSU")
# 11.3, 1: signs that make a letter a label only before a cable: `A-ZENDA 816`, but `E-MAIL`, `F-16`.
GLUED_SIGNS: Final = frozenset("-/=")
# 11.2: page lines inside the list (14), with the class word above that of era b.
PAGE_LINE: Final = late_pattern(
    rf"""
    (?:\b(?:[A-Z][ ]){{2,12}}[A-Z]\n|\b[A-Z]{{6,12}}\n)?
    {grammar.flowing_page_line("[ ]", "[A-Z]{1,12}")}[ ]{grammar.PAGE_TIME}
  | (?:\b[A-Z'-]{{1,15}}[ ]){{1,3}}{grammar.LONG_SERIAL}[ ]{grammar.LONG_PAGE_OF}
    """,
    re.VERBOSE,
)
LINE_ENDING: Final = late_pattern(r"[\r\n]+")
MARKS: Final = " \t\u00b6\ufffd\u2022*\\"

# 11.3, 1: the letter before an item: `A.`, `(A)`, `[A]`, `A)`, `A.)`, `A:`, `A -`, `REF A`, also glued to the post;
# a bare letter only between a number and a post. The parts are read with re.VERBOSE: a space in them is `[ ]`.
ENCLOSED_OR_SIGNED: Final = r"""
        [\[(][ ]?(?P<paren>[A-Z])\.?[ ]?[\])][.:]?
      | (?P<sign>[A-Z])(?:
            \.?\) | [.:](?=[\s'(\[0-9]|[A-Z][A-Z)]) | [ ]-(?=[ ])
          | [/=-](?=[ ]?['0-9]{0,5}[ ]?[A-Z]{3}[A-Z0 .'-]{0,30}[ \n]\#?[0-9])
        )
"""
BEFORE_LETTER: Final = r"(?:REF(?:TEL)?S?(?:[ .:]{1,3}|(?=[(\[])))?"
CABLE_AFTER: Final = r"(?=[ \n]['0-9]{0,5}[ ]?[A-Z]{2}[A-Z0 .'-]{0,30}[ \n]\#?[0-9])"
LETTER: Final = rf"""
    {BEFORE_LETTER}
    (?:
        {ENCLOSED_OR_SIGNED}
      | (?:(?<=REF[ ])|(?<=TEL[ ])|(?<=[0-9),;:.][ ])|(?<=OUS[ ])|(?<=\n)) (?P<bare>[A-Z]){CABLE_AFTER}
    )
"""
# 11.3, 1, 7.3 and 12: where the list has ended: a label of what follows it, or the first paragraph.
STOP: Final = rf"""
    {grammar.phrase(grammar.CLASSIFIED_BY)}\b | {grammar.phrase(grammar.DERIVED_FROM)}\b
  | {grammar.phrase(grammar.DECLASSIFY_ON)}\b | REASONS?:[ ] | SENSITIVE[ ]BUT[ ]{grammar.UNCLAS}
  | E\.?[ ]?O\.?[ ]1[0-9]{{4}} | TAGS:[ ] | SUBJ(?:ECT)?:[ ]
  | {grammar.spelled("CONFID", "[ ]")} | {grammar.spelled(grammar.SECRET, "[ ]")}\b | {grammar.spelled(grammar.UNCLAS, "[ ]")}
  | SUMMARY: | (?<=\n)SUMMARY\b | BEGIN[ ]SUMMARY\b
"""
# Each begins with the character before, so that a search looks at few places, and skips most words there.
LETTERS: Final = late_pattern(
    rf"""
    [\s;,:.)"0-9](?![AF-QV-Z0-9][A-Z0-9])
    (?:{LETTER} | (?P<stop>{STOP} | (?<=\s)1[.)][ ]?(?=[(A-Z])))
    """,
    re.VERBOSE,
)
# 11.3, 1: an archive put a letter before each line of a list that has letters, also inside parentheses.
LETTERED_TWICE: Final = ("A. (A)", "A. A.", "A. A)", "A. [A]")
LETTER_IN_PARENTHESES: Final = late_pattern(r"([(\[][^()\[\]\n]{1,80}\n)[B-Z]\. (?=[^()\[\]\n]{1,80}[)\]])")
# 11.3, 1: the letter that the drafter wrote, below the letter of an archive: `A. (A)`, `B. B.`, `B. B ZENDA 816`.
INNER: Final = late_pattern(
    rf"[\s-]*{BEFORE_LETTER}(?:{ENCLOSED_OR_SIGNED} | (?P<bare>[A-Z]){CABLE_AFTER})", re.VERBOSE
)
NUMBER: Final = r"\(?(?P<sign>[0-9]{1,2})[.)][ ]?(?=['(A-Z0-9])"
NUMBERS: Final = late_pattern(rf"\s(?:{NUMBER} | (?P<stop>{STOP}))", re.VERBOSE)
NUMBERED: Final = late_pattern(r"\n\(?1[.)] ?['A-Z0-9]")
# 11.3, 1: the first letter has no sign, and is one because the next has its line.
BARE_FIRST: Final = late_pattern(r"\nA (?=[A-Z])[^;]{1,200}?\n(?:REF(?:TEL)? )?\(?B[.) ]")
PARENTHESIS: Final = late_pattern("[()]")
# 11.3, 1: what comes before the initial of a person: `MEETING WITH B. SAPT`, `TARLENHEIM - B. SAPT`.
BEFORE_INITIAL: Final = late_pattern(r"(?:\b(?:WITH|TO|FROM|AND|BY|OF|FOR|MR|DR)|[-/&])\s\Z")
LONGEST_BEFORE_INITIAL: Final = 6


class Mark(NamedTuple):
    """The mark of an item: its kind, the letter, the sign at the letter, and whether it begins the list or a line."""

    kind: str
    letter: str
    sign: str
    first: bool
    at_line: bool


def without_noise(content: str, left: int) -> str:
    """Remove what no reference needs (more than one blank, pilcrows, page lines), and begin with a line ending."""
    text = content[-left:]
    if "\n" in content or "\r" in content:
        lines = [" ".join(line.strip(MARKS).split()) for line in LINE_ENDING.split(text)]
        text = "\n".join([line for line in lines if line])
    else:
        text = " ".join(text.split())
    if text.startswith(LETTERED_TWICE):
        text = LETTER_IN_PARENTHESES.sub(r"\1", text)
    if " OF " in text:
        text = PAGE_LINE.sub("", text)
    return "\n" + text.replace("\u00b6", "").strip("- \n")


def split_items(words: str, upper: str, before: str | None) -> Iterator[Item]:
    """Split a list at its letters (format.md 11.3); of two in a row the inner one is the drafter's, and is dropped."""
    start, end, label, sign, drafted = 1, len(upper), before, "", "B" if before else "A"
    if before is None and BARE_FIRST.match(upper):
        start, label = len("\nA "), "A"
    numbered = NUMBERED.match(upper)
    # found once: a search from each letter would read a long list again and again
    parentheses = [match.start() for match in PARENTHESIS.finditer(upper)]
    for match in (NUMBERS if numbered else LETTERS).finditer(upper):
        kind = match.lastgroup
        if match.end() < start or is_in_parentheses(upper, parentheses, start, match):
            continue
        if kind is None or kind == "stop":
            end = match.start()
            break
        mark = mark_of(upper, match, kind)
        if not letter_begins_item(upper, match.end(), mark, label, sign):
            continue
        if match.start() >= start:
            yield Item(label, words[start : match.start() + 1].strip(), upper[start : match.start() + 1].strip())
        label, start, sign = mark.letter, match.end(), sign or mark.sign
        inner = None if numbered else INNER.match(upper, start)
        if inner and is_drafted(inner, label, drafted):
            start, drafted = inner.end(), inner[inner.lastgroup or 0]
            drafted = chr(ord(drafted) + 1)
        elif drafted == "A":
            drafted = "B"
    yield Item(label, words[start:end].strip(), upper[start:end].strip())


def mark_of(upper: str, match: re.Match[str], kind: str) -> Mark:
    """Return the mark that a match has found."""
    place = match.end(kind)
    sign = "(" if kind == "paren" else ")" if upper.startswith((")", ".)"), place) else upper[place : place + 1]
    return Mark(kind, match[kind], sign, match.start() == 0, upper[match.start()] == "\n")


def letter_begins_item(upper: str, end: int, mark: Mark, label: str | None, sign: str) -> bool:
    """Whether a letter begins an item: the next of the list, or another with a cable; not an initial, a portion mark, a word."""
    letter = mark.letter
    if mark.sign in GLUED_SIGNS and not cable_follows(upper, end):
        return False
    if label is None:
        inner = INNER.match(upper, end) if mark.first else None
        return letter in FIRST_LABELS or (mark.first and cable_follows(upper, inner.end() if inner else end))
    alike = sign in ("", mark.sign)
    step = int(letter) - int(label) if letter.isdecimal() else ord(letter) - ord(label)
    if step == 1:
        return mark.at_line or not is_initial(upper, end, mark)
    if step == 0:
        return mark.kind == "sign" and (mark.at_line or (alike and not is_initial(upper, end, mark)))
    if mark.kind != "sign" and not mark.at_line and letter in PORTIONS:
        return False
    return (step > 1 and mark.at_line) or ((alike or mark.at_line) and cable_follows(upper, end))


def cable_follows(upper: str, at: int) -> bool:
    """Whether a cable, or a number alone, follows a letter."""
    place = at + 1 if upper.startswith((" ", "\n"), at) else at
    return match_cable(upper, place) is not None or NUMBER_ALONE.match(upper, place) is not None


def is_initial(upper: str, end: int, mark: Mark) -> bool:
    """Whether a letter inside a line is a person's initial, by the word before it."""
    if mark.sign != ".":
        return False
    place = end - len("A.")
    before = BEFORE_INITIAL.search(upper[max(place - LONGEST_BEFORE_INITIAL, 0) : place])
    return before is not None and not cable_follows(upper, end)


def is_drafted(inner: re.Match[str], label: str, drafted: str) -> bool:
    """Whether a second letter is the drafter's, not an initial: it has no period, is the same, or the next of its own."""
    kind = inner.lastgroup or "paren"
    letter, after = inner[kind], inner.string[inner.end(kind) : inner.end(kind) + 2]
    period = kind == "sign" and after.startswith(".") and after != ".)"
    if kind == "sign" and after[:1] in GLUED_SIGNS and not cable_follows(inner.string, inner.end()):
        return False
    return letter == label or (kind != "bare" and not period) or (period and letter == drafted)


def is_in_parentheses(upper: str, parentheses: list[int], start: int, match: re.Match[str]) -> bool:
    """Whether a match is inside parentheses that were opened since *start*."""
    before = bisect_left(parentheses, match.start() + 1)
    if not before or parentheses[before - 1] < start or upper[parentheses[before - 1]] == ")":
        return False
    after = bisect_left(parentheses, match.end(), before)
    return after < len(parentheses) and upper[parentheses[after]] == ")"
