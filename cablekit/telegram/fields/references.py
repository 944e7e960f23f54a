"""The REF list: its content as a tuple of references, and back (format.md 11)."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from attrs import evolve

from cablekit.model.references import Reference
from cablekit.model.values import full_year
from cablekit.model.words import ReferenceKind
from cablekit.telegram import grammar
from cablekit.telegram.fields.field import BODY_OPENINGS, Field, HeaderPlace, Label
from cablekit.telegram.fields.portion import begins_text
from cablekit.telegram.fields.reference_item import (
    PLAIN_FORM,
    Item,
    add_references,
    is_year,
    plain_reference,
    read_cable_alone,
)
from cablekit.vocabulary.stations import is_station

# 11.2: the plain forms `STATE 26053`, `A. ZENDA 816 B. 07 ZENDA 3054`, `(A) SAO PAULO 1076;`: three lists of four; and any
# sign with which a list is no longer plain.
PLAIN: Final = re.compile(
    rf"(?:\(?([A-Z])(?:\. +|\) *))?{PLAIN_FORM}(?:[;,]?[\s\u00b6]+|[;,.]?\s*\Z)|(?s:.)",
)
FIRST_LABELS: Final = frozenset("A1B")
LETTER_OF_ITEM: Final = re.compile(r"(?:\([A-Z]\)|[A-Z][.)]) (?=[A-Z0-9'(\[])")

# 11.2: a number with nothing else is of the station that sends so many in a year.
STATE_ALONE: Final = 10000
MOST_READINGS: Final = 4

# 11.2: `NONE` and `n/a` are not references.
NO_REFERENCES: Final = re.compile(r"(?:NONE|N/?A|NIL)\W*")

# 11.2: page lines inside the list (14), with the class word above that of era b.
PAGE_LINE: Final = re.compile(
    rf"""
    (?:\b(?:[A-Z][ ]){{2,12}}[A-Z]\n|\b[A-Z]{{6,12}}\n)?
    {grammar.flowing_page_line("[ ]", "[A-Z]{1,12}")}[ ]{grammar.PAGE_TIME}
  | (?:\b[A-Z'-]{{1,15}}[ ]){{1,3}}{grammar.LONG_SERIAL}[ ]{grammar.LONG_PAGE_OF}
    """,
    re.VERBOSE,
)
LINE_ENDING: Final = re.compile(r"[\r\n]+")
MARKS: Final = " \t\u00b6\ufffd\u2022*"

# 11.3, 1: the letter before an item: `A.`, `(A)`, `[A]`, `A)`, `A.)`, `A:`, `A -`, `REF A`, also glued to the post;
# a bare letter only between a number and a post. The parts are read with re.VERBOSE: a space in them is `[ ]`.
LETTER: Final = r"""
    (?:REF(?:TEL)?S?[ .:]{1,3})?
    (?:
        [\[(][ ]?(?P<paren>[A-Z])\.?[ ]?[\])][.:]?
      | (?P<sign>[A-Z])(?:\.?\) | [.:](?=[\s'(\[0-9]|[A-Z][A-Z)]) | [ ]-(?=[ ]))
      | (?:(?<=REF[ ])|(?<=TEL[ ])|(?<=[0-9)][ \n])|(?<=\A\n))
        (?P<bare>[A-Z])(?=[ \n]['0-9]{0,5}[ ]?[A-Z]{2}[A-Z0 .'-]{0,30}[ \n]\#?[0-9])
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
LETTERS: Final = re.compile(
    rf"""
    [\s;,:.)0-9](?![AF-QV-Z0-9][A-Z0-9])
    (?:{LETTER} | (?P<stop>{STOP} | (?<=\s)1[.)][ ]?(?=[(A-Z])))
    """,
    re.VERBOSE,
)
INNER: Final = re.compile(rf"[\s-]*{LETTER}", re.VERBOSE)
NUMBER: Final = r"\(?(?P<sign>[0-9]{1,2})[.)][ ]?(?=['(A-Z0-9])"
NUMBERS: Final = re.compile(rf"\s(?:{NUMBER} | (?P<stop>{STOP}))", re.VERBOSE)
PARENTHESIS: Final = re.compile("[()]")
NUMBERED: Final = re.compile(r"\n\(?1[.)] ?['A-Z0-9]")


def read_references(content: str) -> tuple[Reference, ...]:
    """
    Read the references of a list, with or without letters (format.md 11).

    >>> [(r.label, r.post, r.number, r.year) for r in read_references("A. ZENDA 816 B. 07 LA PAZ 3054")]
    [('A', 'ZENDA', 816, None), ('B', 'LA PAZ', 3054, 2007)]
    """
    found, settled = read_once(content)
    if not settled and any(reference.text or reference.title for reference in found):
        # words can contain what looks like a letter or a cable once they are on one line: then they are one
        for _ in range(MOST_READINGS):
            again, _ = read_once(write_references(found))
            if again == found:
                break
            found = again
    return tuple(found)


def read_once(content: str) -> tuple[list[Reference], bool]:
    """Read a list as it is; also return whether what is written of it is sure to read the same."""
    upper = content.upper()
    if upper == content:
        upper = content  # most are in capitals: a long list is not kept twice
    found, left = read_plain_forms(upper)
    settled = True
    if left:
        words = without_noise(content if len(content) == len(upper) else upper, left)
        upper = words.upper()
        if words == upper or len(words) != len(upper):
            words = upper
        if not NO_REFERENCES.fullmatch(upper, 1):
            settled = read_items(words, upper, found)
    if len(found) == 1 and found[0].post is None and (found[0].number or 0) >= STATE_ALONE:
        found[0] = evolve(found[0], post="STATE")
    return found, settled


def read_items(words: str, upper: str, found: list[Reference]) -> bool:
    """Add a list's references to *found*, item by item; return whether they are sure to read back the same."""
    settled, before = True, found[-1].label if found else None
    for item in split_items(words, upper, before):
        count = len(found) + 1
        reference = read_cable_alone(item)
        if reference:
            found.append(reference)
        elif not add_references(item, found):
            return False
        elif len(found) != count or not is_written_alike(item, found[-1]):
            settled = False
        if item.label == before or (before is None and item.label not in FIRST_LABELS):
            settled = False
        before = item.label
    return settled


def is_written_alike(item: Item, reference: Reference) -> bool:
    """Whether an item is written as it is printed, and has nothing that splits a list or keeps it together."""
    words = item.words
    if words.rfind("(") > words.rfind(")") or words[-1:] in MARKS or LETTERS.search(f" {item.upper}"):
        return False
    return write_reference(reference) == words


def read_plain_forms(upper: str) -> tuple[list[Reference], int]:
    """Read the plain forms that a list begins with; also return how many characters are left."""
    found: list[Reference] = []
    lettered = False
    for match in PLAIN.finditer(upper):
        label, year, post, number, previous, notal = match.groups("")
        expected = chr(ord("A") + len(found))
        if not number:
            on = LETTER_OF_ITEM.match(upper, match.start()) if lettered else None
            return (found, len(upper) - match.start()) if on and expected in on[0] else ([], len(upper))
        if not found:
            lettered = label != ""
        reference = plain_reference(label or None, year, post, number, previous, notal)
        if reference is None or label != (expected if lettered else ""):
            break
        found.append(reference)
    else:
        return found, 0
    return [], len(upper)


def write_references(references: Iterable[Reference]) -> str:
    r"""
    Write references: those with letters one per line, those without in one line.

    >>> write_references(read_references("(A) ZENDA 816, 817 AND PREVIOUS (B) STATE 5 (NOTAL)"))
    'A. ZENDA 816; 817 AND PREVIOUS\nB. STATE 5 (NOTAL)'
    """
    lines = []
    for label, group in groupby(references, key=lambda reference: reference.label):
        line = "; ".join([write_reference(one, first=not place) for place, one in enumerate(group)])
        lines.append(f"{label}. {line}" if label else line)
    return "\n".join(lines)


def write_reference(reference: Reference, *, first: bool = True) -> str:
    """Write one reference without its letter; *first* says whether it is the first after that letter."""
    r = reference
    if r.number is None:
        return f"{r.text or r.post or ''}{' (NOTAL)' if r.notal else ''}"
    number = f"{r.number}"
    if is_year(number) and (not (r.year or is_station(r.post)) if r.post else first):
        number = f"0{number}"  # what looks like a year is read as a cable's number only after a station
    series = "A-" if r.kind is ReferenceKind.AIRGRAM else ""
    text = f"{r.post} {series}{number}" if r.post else f"{series}{number}"
    if r.year is not None:
        year = f"{r.year % 100:02}" if r.year == full_year(f"{r.year % 100:02}") else f"{r.year}"
        text = f"{year} {text}" if r.post else f"{text} ({year})"
    if r.and_previous:
        text += " AND PREVIOUS"
    if r.title is not None:
        text += f" ({r.title})"
    return f"{text} (NOTAL)" if r.notal else text


def without_noise(content: str, left: int) -> str:
    """Remove what no reference needs (more than one blank, pilcrows, page lines), and begin with a line ending."""
    text = content[-left:]
    if "\n" in content or "\r" in content:
        lines = [" ".join(line.strip(MARKS).split()) for line in LINE_ENDING.split(text)]
        text = "\n".join([line for line in lines if line])
    else:
        text = " ".join(text.split())
    if " OF " in text:
        text = PAGE_LINE.sub("", text)
    return "\n" + text.replace("\u00b6", "").strip("- \n")


def split_items(words: str, upper: str, label: str | None) -> Iterator[Item]:
    """Split a list at its letters (format.md 11.3); of two in a row the inner one is the drafter's, and is dropped."""
    start, end = 1, len(upper)
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
        if follows(kind, match[kind], label, upper[max(start, match.start() - 1) : match.start() + 1]):
            if match.start() >= start:
                yield Item(label, words[start : match.start() + 1].strip(), upper[start : match.start() + 1].strip())
            label, start = match[kind], match.end()
            inner = None if numbered else INNER.match(upper, start)
            start = inner.end() if inner else start
    yield Item(label, words[start:end].strip(), upper[start:end].strip())


def is_in_parentheses(upper: str, parentheses: Sequence[int], start: int, match: re.Match[str]) -> bool:
    """Whether a match is inside parentheses that were opened since *start*."""
    before = bisect_left(parentheses, match.start() + 1)
    if not before or parentheses[before - 1] < start or upper[parentheses[before - 1]] == ")":
        return False
    after = bisect_left(parentheses, match.end(), before)
    return after < len(parentheses) and upper[parentheses[after]] == ")"


def follows(kind: str, letter: str, label: str | None, before: str) -> bool:
    """Whether a letter is the next of the list, and not an initial, a portion mark or a word."""
    if label is None:
        return letter in FIRST_LABELS or before == "\n"
    step = int(letter) - int(label) if letter.isdecimal() else ord(letter) - ord(label)
    return step == 1 or (kind == "sign" and (step == 0 or (step > 1 and before.endswith("\n"))))


#: 11.3. A reference that continues below a blank line begins with its letter.
REFERENCE_LETTER: Final = re.compile(r"-?[ \t]*[(\[]?[A-Z][.)\]:][ \t]*(?:[A-Z0-9'(]|https?:|www\.)")
#: 11. What shows a list of references: digits, or a joining word at the line's end.
JOINING_WORD: Final = re.compile(r"(?i)(?:[,;&(/-]|\band|\bthe|\bof)$")
#: How much of what was read shows that (characters).
LONGEST_JOINING_WORD: Final = 4
#: 11.3. A list that is cut off: a letter, a year, or a name with no number yet.
CUT_OFF: Final = re.compile(r"(?:\b[A-Z][.)\]]|\b[0-9]{2}|[A-Z]{3,})$")
#: 11.3. An address on the web is an item, whatever letters it has.
WEB_ADDRESS: Final = re.compile(r"(?i)[(\[]?(?:[A-Z][.)\]:]{1,2})?[ \t]*(?:https?:|www\.)")


def continues(above: str, line: str, blank: bool) -> bool:
    """
    Whether a line continues the list: by its letter, by digits, or where the list is cut off (format.md 11.3).

    >>> continues("A. ZENDA 1", "B. ZENDA 2", True), continues("A. ZENDA 1", "Summary of the talks", False)
    (True, False)
    """
    if line.startswith("(") and begins_text(line) and meets_text(above, line):
        return False
    if not blank and len(line) < 60 and line.isupper():
        return True
    lettered = bool(REFERENCE_LETTER.match(line))
    if blank:
        return (lettered and is_next_letter(above, line)) or (
            bool(CUT_OFF.search(above)) and bool(re.search("[0-9]", line[:30])) and len(line) < 75
        )
    return (
        lettered
        or bool(WEB_ADDRESS.match(line))
        or bool(JOINING_WORD.search(above[-LONGEST_JOINING_WORD:]))
        or (bool(re.search("[0-9]", line)) and len(line) < 100)
    )


def is_next_letter(above: str, line: str) -> bool:
    """Whether the line's letter is the last letter above or the one after it."""
    letters = re.findall(r"(?:^|[\s(\[;])([A-Z])[.)\]:]", above)
    letter = line.lstrip("-([ \t")[:1]
    return bool(letters) and ord(letter) - ord(letters[-1]) in (0, 1)


def names_a_document(content: str) -> bool:
    """
    Whether a text names a cable or another document, and so is a list whatever its label (format.md 23.1).

    >>> names_a_document("A. ZENDA 910"), names_a_document("THE BRIDGE")
    (True, False)
    """
    return any(item.kind is not ReferenceKind.OTHER for item in read_references(content))


#: 11.3. A mark right after a complete reference, and text after it that is no title: in lowercase, and long.
REFERENCE_DONE: Final = re.compile(r"(?:[0-9]|\(NOTAL\)|\bPREVIOUS)[ .;,_-]{0,99}$", re.IGNORECASE)
TEXT_AFTER_REFERENCE: Final = re.compile(r"\([^)\n]{1,30}\)(?=[^\n]{0,60}[ ][a-z]{2})[^\n]{35}")


def meets_text(value: str, text: str) -> bool:
    """
    Whether a portion mark after the references begins the body, and is not the letter of the next one (format.md 11.3).

    >>> meets_text("STATE 146857 ", "(U) The council gave the points of the letter to the court.")
    True
    >>> meets_text("(A) STATE 146857 (B) ZENDA 9 ", "(C) The council gave the points of the letter to the court.")
    False
    """
    letter = text[1]
    before = f"({chr(ord(letter) - 1)})"
    return (
        not (text[2] == ")" and before in value)
        and REFERENCE_DONE.search(value) is not None
        and TEXT_AFTER_REFERENCE.match(text) is not None
    )


REFERENCES: Final = Field(
    "references",
    "reference",
    read_references,
    write_references,
    Label(
        "REF: ",
        begins="RA",
        pattern=(
            r"REF:[ \t]*|(?i:REF(?:TELS?|ERENCES?|S|\(S\))?(?:[ \t]*[.:,;][ \t]*|[ \t]+(?=[A-Z(0-9\[]))|(?=A[.)] REF[ \t]))"
        ),
        ahead="[Rr][Ee][Ff](?i:S|TEL|ERENCES?)?[ :]",
        inside=("REF", "REFS", "REFTEL", "REF(S)"),
        follows=": {0,4}[A-Z(0-9]",
        glued=r"[Ee](?i:(?<=[A-Z]RE)F(?:S|TEL)?: ?[A-Z(])",
        smart="Reference",
        words=("REF", "REFS", "REFTEL", "REFTELS", "REFERENCE", "REFERENCES"),
        proof=names_a_document,
    ),
    HeaderPlace.BELOW_CLASS,
    before=2,
    flows=True,
    continues=continues,
    stops=BODY_OPENINGS,
    past_page=True,
    meets_body=True,
    meets_text=meets_text,
    echoed=True,
    shown="number",
    attributes={"ids": lambda cable, _: [reference.id for reference in cable.references if reference.id]},
    columns={
        "references": lambda cable, _: [reference.id for reference in cable.references],
        "reference_count": lambda cable, _: len(cable.references),
    },
)
