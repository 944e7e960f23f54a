"""The REF list: its content as a tuple of references, and back (format.md 11)."""

from collections.abc import Iterable
from itertools import groupby, pairwise
from typing import Final

from attrs import evolve

from cablekit._patterns import late_pattern
from cablekit.errors import ModelError
from cablekit.model.references import Reference
from cablekit.model.values import full_year
from cablekit.model.words import ReferenceKind
from cablekit.telegram.fields.field import BODY_OPENINGS, Field, HeaderPlace, Label, Singles
from cablekit.telegram.fields.reference_cable import PLAIN_FORM, is_year, plain_reference
from cablekit.telegram.fields.reference_item import add_references, read_cable_alone
from cablekit.telegram.fields.reference_lines import continues, meets_text
from cablekit.telegram.fields.reference_list import FIRST_LABELS, LETTERS, MARKS, split_items, without_noise
from cablekit.telegram.fields.reference_tail import Item
from cablekit.vocabulary.stations import is_station

# 11.2: the plain forms `STATE 26053`, `A. ZENDA 816 B. 07 ZENDA 3054`, `(A) SAO PAULO 1076;`: three lists of four; and any
# sign with which a list is no longer plain.
PLAIN: Final = late_pattern(
    rf"(?:\(?([A-Z])(?:\. +|\) *))?{PLAIN_FORM}(?:[;,]?[\s\u00b6]+|[;,.]?\s*\Z)|(?s:.)",
)
LETTER_OF_ITEM: Final = late_pattern(r"(?:\([A-Z]\)|[A-Z][.)]) (?=[A-Z0-9'(\[])")

# 11.2: the letter before a reference, with its signs and blanks.
PRINTED_LETTER: Final = late_pattern(r"([(\[]?)([A-Za-z])([.)\]:]{1,2}[ \t]*)")

# 11.2: a number with nothing else is of the station that sends so many in a year.
STATE_ALONE: Final = 10000
MOST_READINGS: Final = 5

# 11.2: `NONE` and `n/a` are not references.
NO_REFERENCES: Final = late_pattern(r"(?:NONE|N/?A|NIL)\W*")


def read_references(content: str) -> tuple[Reference, ...]:
    """
    Read the references of a list, with or without letters (format.md 11).

    >>> [(r.label, r.post, r.number, r.year) for r in read_references("A. ZENDA 816 B. 07 LA PAZ 3054")]
    [('A', 'ZENDA', 816, None), ('B', 'LA PAZ', 3054, 2007)]
    """
    found, settled = read_once(content)
    if not settled and (any(one.text or one.title for one in found) or not is_in_order(found)):
        # words can contain what looks like a letter or a cable once they are on one line: then they are one
        for _ in range(MOST_READINGS):
            again, _ = read_once(write_references(found))
            if again == found:
                return tuple(found)
            found = again
        return ()  # no reading of it stays the same
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
            drop_cut_off(upper, found)
    if len(found) == 1 and found[0].post is None and (found[0].number or 0) >= STATE_ALONE:
        found[0] = evolve(found[0], post="STATE")
    return found, settled


def is_in_order(found: list[Reference]) -> bool:
    """Whether the letters begin with the first and follow each other."""
    before = ord("A") - 1
    for label in dict.fromkeys([one.label or "@" for one in found]):
        if ord(label) not in (before, before + 1):
            return False
        before = ord(label)
    return True


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


def drop_cut_off(upper: str, found: list[Reference]) -> None:
    """Drop the last reference where an extract has cut off its words, or its number (format.md 11.3, 6)."""
    if not (found and upper.endswith("..")):
        return
    cut_in_number = upper.rstrip(".")[-1:].isdecimal()
    if found[-1].text is not None or (cut_in_number and not is_as_long(found)):
        del found[-1]


def is_as_long(found: list[Reference]) -> bool:
    """Whether the last number has as many digits as the one before it."""
    numbers = [reference.number for reference in found[-2:]]
    return len(numbers) > 1 and None not in numbers and len(f"{numbers[0]}") <= len(f"{numbers[1]}")


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
    Write references: those with letters one per line, the others in one line; a number on a line begins a paragraph.

    >>> write_references(read_references("(A) ZENDA 816, 817 AND PREVIOUS (B) STATE 5 (NOTAL)"))
    'A. ZENDA 816; 817 AND PREVIOUS\nB. STATE 5 (NOTAL)'
    """
    items = []
    for label, group in groupby(references, key=lambda reference: reference.label):
        item = "; ".join([write_reference(one, first=not place) for place, one in enumerate(group)])
        gap = " " if label and label.isdecimal() else "\n"
        items.append(f"{gap}{label}. {item}" if label else f"{gap}{item}")
    return "".join(items)[1:]


def write_labeled(references: tuple[Reference, ...]) -> str:
    """
    Write references, or raise `ModelError` where one without a label would be read as one more under the label above.

    >>> write_labeled((Reference(post="ZENDA", number=816),))
    'ZENDA 816'
    """
    for above, below in pairwise(references):
        if above.label and not below.label:
            one = write_reference(below)
            raise ModelError(f"{one[:80]!r} follows the label {above.label!r} and has none; give each a label, or none")
    return write_references(references)


def write_reference(reference: Reference, *, first: bool = True) -> str:
    """Write one reference without its letter; *first* says whether it is the first after that letter."""
    r = reference
    if r.number is None:
        previous = " AND PREVIOUS" if r.and_previous else ""
        return f"{r.text or r.post or ''}{previous}{' (NOTAL)' if r.notal else ''}"
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


def in_style_of(written: str, like: str) -> str:
    """
    Print the letter of a reference as that of another one is printed.

    >>> in_style_of("B. ZENDA 816", "(A) STRELSAU 7"), in_style_of("B. ZENDA 816", "STRELSAU 7")
    ('(B) ZENDA 816', 'B. ZENDA 816')
    """
    own, other = PRINTED_LETTER.match(written), PRINTED_LETTER.match(like)
    return f"{other[1]}{own[2]}{other[3]}{written[own.end() :]}" if own and other else written


def names_a_document(content: str) -> bool:
    """
    Whether a text names a cable or another document, and so is a list whatever its label (format.md 23.1).

    >>> names_a_document("A. ZENDA 910"), names_a_document("THE BRIDGE")
    (True, False)
    """
    return any(item.kind is not ReferenceKind.OTHER for item in read_references(content))


REFERENCES: Final = Field(
    "references",
    "reference",
    read_references,
    write_labeled,
    Label(
        "REF: ",
        begins="RA",
        pattern=(
            r"REF:[ \t]*|(?i:REF(?:TELS?|ERENCE(?:S|\(S\))?|'?S|\(S\))?(?:\.?[ \t]*[.:,;][ \t]*|[ \t]*[-/][ \t]*(?=[A-Z(0-9\[])"
            r"|[ \t]+(?=[A-Z(0-9\[])|[ \t]*(?=\n|\Z))|(?=A[.)] REF(?:TEL)?S?[ \t.:]))"
        ),
        ahead="[Rr][Ee][Ff](?i:S|TEL|ERENCES?)?[ :]",
        inside=("REF", "REFS", "REFTEL", "REF(S)"),
        follows=r": {0,4}(?:[A-Z(0-9]|\s*\Z)",
        glued=r"[Ee](?i:(?<=[A-Z]RE)F(?:S|TEL)?: ?[A-Z(])",
        smart="Reference",
        words=("REF", "REFS", "REFTEL", "REFTELS", "REFERENCE", "REFERENCES"),
        proof=names_a_document,
    ),
    HeaderPlace.BELOW_CLASS,
    before=2,
    keeps_layout=True,
    restyle=in_style_of,
    flows=True,
    continues=continues,
    stops=BODY_OPENINGS - {"numbered"},
    past_page=True,
    meets_body=True,
    meets_text=meets_text,
    echoed=True,
    shown="number",
    attributes={"ids": lambda cable, _: [reference.id for reference in cable.references if reference.id]},
    singles=Singles(
        "ref",
        {
            "label": lambda one: one.label,
            "kind": lambda one: one.kind,
            "id": lambda one: one.id,
            "post": lambda one: one.post,
            "number": lambda one: one.number,
            "year": lambda one: one.year,
            "notal": lambda one: "true" if one.notal else None,
            "and-previous": lambda one: "true" if one.and_previous else None,
            "title": lambda one: one.title,
            "text": lambda one: one.text,
        },
        lambda cable, _: cable.references,
    ),
    columns={
        "references": lambda cable, _: [reference.id for reference in cable.references],
        "reference_count": lambda cable, _: len(cable.references),
    },
)
