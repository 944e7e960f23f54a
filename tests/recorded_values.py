"""What becomes of values that are put into a header, a paragraph, a section or a closing, and of strings for values."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from cablekit import Addressee, Cable, Closing, Distribution, Header, Paragraph, Section, to_text
from tests import strategies
from tests.recording import grouped, outcome, quoted, told

#: Nodes that are made from a text.
MADE: Final[dict[str, Callable[[str], Any]]] = {
    "paragraph": lambda text: Paragraph("1", strategies.PORTIONS[1], text),
    "paragraph without a label": lambda text: Paragraph(None, None, text),
    "item": lambda text: Paragraph("1", None, "He said:", (Paragraph("A", None, text), Paragraph("B", None, "No."))),
    "item of a list": lambda text: Paragraph("1", None, "He said:", (Paragraph("--", None, text),)),
    "heading": lambda text: Section(text, (Paragraph("1", None, "Open."),)),
    "signature": lambda text: Closing((text,)),
    "note": lambda text: Closing((), (text,)),
    "end mark": lambda text: Closing((), (), (text,)),
}
TEXTS: Final = ("SAPT", "NNN", "GP-3", "MINIMIZE CONSIDERED.", "The Castle", *strategies.PROSE, *strategies.ODD_STRINGS)


def put_in() -> dict[str, Callable[[], Iterator[str]]]:
    """Give, by name, what becomes of values: each result, and the values that have it."""
    found: dict[str, Callable[[], Iterator[str]]] = {
        f"header.{field}": partial(tried, lambda value, field=field: Header(**{field: value}), odd(field))  # type: ignore[misc]
        for field in strategies.PLAUSIBLE
    }
    return found | {name: partial(tried, make, TEXTS) for name, make in MADE.items()} | {"strings": as_strings}


def odd(field: str) -> tuple[Any, ...]:
    """Give values for a field of the header, plain and odd."""
    plausible = strategies.PLAUSIBLE[field]
    if field in strategies.ODD:
        return plausible + strategies.ODD[field]
    strings = strategies.ODD_STRINGS[:16]
    return plausible + (tuple((one,) for one in strings) if isinstance(plausible[0], tuple) else strings)


def tried(make: Callable[[Any], Any], values: tuple[Any, ...]) -> Iterator[str]:
    """Yield what is written of values, or why they are refused; the value itself is `...` there."""
    found = []
    for value in values:
        name = quoted(value, 24) if isinstance(value, str) else told(value)
        found.append((name, outcome(lambda value=value: to_text(make(value)), value)))  # type: ignore[misc]
    return grouped(found)


#: Strings that stand for values: each is given to every field of a header, and as a portion mark.
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
#: Where a string stands for a value: the class and its fields.
PLACES: Final[dict[type[Any], str]] = {
    Header: "routing station dtg action distribution classification mrn part executive_order references authority",
    Cable: "header sections closing",
    Section: "paragraphs",
    Paragraph: "portion",
    Addressee: "precedence",
    Distribution: "action",
}
#: A string that stands for nothing; what is read as this is, is left out.
ANY: Final = "the moat"


def as_strings() -> Iterator[str]:
    """Yield what each string is in each place, unless it is refused, or read as any words are."""
    for text in AS_STRINGS:
        found: list[tuple[str, str]] = []
        for kind, fields in PLACES.items():
            for field in fields.split():
                value, plain = (outcome(partial(put, kind, field, one)) for one in (text, ANY))
                if not value.startswith("ModelError") and value != plain.replace(ANY, quoted(text)[1:-1]):
                    found.append((field, value))
        yield f"{quoted(text)}:"
        yield from (f"  {line}" for line in grouped(found))


def put(kind: type[Any], field: str, text: str) -> Any:
    """Put a string into a field."""
    many = isinstance(getattr(kind(), field), tuple)
    return getattr(kind(**{field: (text,) if many else text}), field)
