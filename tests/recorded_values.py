"""What becomes of values that are put into a header, a paragraph, a section or a closing, and of strings for values."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from cablekit import Cable, CableError, Closing, Paragraph, Section, from_text, to_text
from cablekit.telegram.value_strings import STRINGS
from tests import strategies
from tests.recording import LONGEST, difference, outcome, quoted, short, told

#: The texts in which values are put; an empty one is a cable built by hand.
BASES: Final = {"alone": "", "relay": strategies.C_RELAY, "page": strategies.B, "smart": strategies.D}


def put_in() -> dict[str, Callable[[], Iterator[str]]]:
    """Give, by name, what tells of values that are put into a node and of what becomes of each."""
    found: dict[str, Callable[[], Iterator[str]]] = {}
    for name, text in BASES.items():
        found |= {f"{name}: header.{field}": partial(in_header, text, field) for field in strategies.PLAUSIBLE}
    return found | {
        "alone: paragraph": in_paragraph,
        "alone: section": in_section,
        "alone: closing": in_closing,
        "strings": as_strings,
    }


def odd(field: str, *, alone: bool) -> tuple[Any, ...]:
    """Give values for a field of the header, plain and odd."""
    plausible = strategies.PLAUSIBLE[field]
    if not alone:
        return plausible[:2]
    if field in strategies.ODD:
        return plausible + strategies.ODD[field]
    strings = strategies.ODD_STRINGS[:16]
    return plausible + (tuple((one,) for one in strings) if isinstance(plausible[0], tuple) else strings)


def in_header(text: str, field: str) -> Iterator[str]:
    """Yield what becomes of values of a field of the header."""
    base = from_text(text) if text else Cable()
    for value in odd(field, alone=not text):
        yield f"! {quoted(repr(value), LONGEST)[1:-1]}"
        yield from made(text, lambda value=value: base.with_header(**{field: value}))  # type: ignore[misc]


def made(text: str, make: Callable[[], Any]) -> Iterator[str]:
    """Yield what is changed in a text by what is made, or why it is refused."""
    try:
        new = make()
    except CableError as error:
        yield f"  {told(error)}"
        return
    yield from difference(text, new)


def in_paragraph() -> Iterator[str]:
    """Yield what becomes of paragraphs, and of items in one."""
    for text in (*strategies.PROSE, *strategies.ODD_STRINGS):
        for label in ("1", "A", "--", "iv", "?", None):
            paragraph = Paragraph(label, strategies.PORTIONS[1], text)
            yield f"! {label} {quoted(text)}"
            yield f"  {quoted(outcome(lambda one=paragraph: to_text(one)))}"  # type: ignore[misc]
            inner = Paragraph("1", None, "He said:", (Paragraph(label, None, text), Paragraph(label, None, "No.")))
            yield f"  {quoted(outcome(lambda one=inner: to_text(one)))}"  # type: ignore[misc]


def in_section() -> Iterator[str]:
    """Yield what becomes of sections."""
    for heading in (*strategies.TITLES, *strategies.ODD_STRINGS):
        for label in ("1", "2", "9", None):
            section = Section(heading, (Paragraph(label, None, "Open."), Paragraph("2", None, "Yes.")))
            yield f"! {label} {quoted(heading)}"
            yield f"  {quoted(outcome(lambda one=section: to_text(one)))}"  # type: ignore[misc]


def in_closing() -> Iterator[str]:
    """Yield what becomes of closings."""
    for text in ("SAPT", "NNN", "GP-3", "MINIMIZE CONSIDERED.", *strategies.ODD_STRINGS):
        for closing in (Closing((text,)), Closing((), (text,)), Closing((), (), (text,))):
            yield f"! {quoted(closing.signatures)} {quoted(closing.notes)} {quoted(closing.end_marks)}"
            yield f"  {quoted(outcome(lambda one=closing: to_text(one)))}"  # type: ignore[misc]


#: Strings that stand for values: each is given to every class.
AS_STRINGS: Final = (
    "O", "o", "P", "R", "Z", "PRIORITY", "priority", "NIACT IMMEDIATE", "C", "c", "U", "S", "TS", "LOU", "SBU", "(C)",
    "C/NF", "(S//REL TO USA, FVEY)", "S/NF)", "CONFIDENTIAL", "S E C R E T", "SECRT", "UNCLAS", "EUR-12", "EUR", "EUR-",
    "ACTION EUR-12", "ACTION EUR-12\n\nINFO OCT-01 /013 W", "ZENDA 910", "08ZENDA910", "11 ZENDA 218", "ZENDA",
    "07 ZENDA 816", "ZENDA 5; ZENDA 6", "SECTION 01 OF 02", "SECTION 1", "01 OF 02", "1/2", "FINAL SECTION OF 2",
    "PP RUEHQZB RUEHQZC", "PP", "DE RUEHQZA #0910/01 1290915", "RUEHQZA #0910 1290915", "P 080915Z MAY 08",
    "080915Z MAY 2008 ZDK", "080915Z MOA 08", "E.O. 12958: DECL: 05/08/2018", "12958: N/A", "N/A", "GDS",
    "Classified By: Fritz Tarlenheim, DCM. Reasons: 1.4 (b).", "Fritz Tarlenheim", "RUEHC/SECSTATE WASHDC PRIORITY 1",
    "SECSTATE", "SAPT", "NNNN", "SUBJECT: MOAT", "TAGS: PREL", "1. (C) Open.", "Open.", "", " ", "\n",
    "SECRET ZENDA 910", "-- one", "The Castle\n----------\n", "NIACT", "X1", "REF: ZENDA 5", "2008-05-08",
)  # fmt: skip


def as_strings() -> Iterator[str]:
    """Yield what each string is for each class of values; what it is for none is left out."""
    for text in AS_STRINGS:
        found = {kind.__name__: outcome(lambda kind=kind, text=text: as_value(kind, text)) for kind in STRINGS}  # type: ignore[misc]
        yield f"! {quoted(text)}: {', '.join(f'{name} {short(one)}' for name, one in found.items() if one != 'None')}"


def as_value(kind: type, text: str) -> str:
    """Show what a string is for a class of values."""
    return repr(STRINGS[kind][0](text))
