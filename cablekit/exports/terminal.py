"""A cable for the terminal; control characters are made visible, never sent."""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from cablekit.model import Addressee, Cable, ExecutiveOrder, Paragraph, Reference, ReferenceKind, Section
from cablekit.model.body import printed_label, section_blocks

WIDTH: Final = 100
LABEL: Final = 16
#: What a terminal may obey or hide: controls, formats (bidi, zero width), surrogates, line separators, unassigned.
HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co"})


def visible(text: str) -> str:
    """Make the characters visible that a terminal would obey or hide; line ends and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join([sign(character) for character in text])


def sign(character: str) -> str:
    """Give what the terminal shows for a character."""
    if character in "\n\t" or unicodedata.category(character) not in HIDDEN:
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def show(cable: Cable, *, full: bool = False) -> str:
    """
    Give a cable for the terminal: its facts, a line each, its body, and what its archives say of it.

    Args:
        cable: The cable.
        full: Whether the body is shown as a whole, and not its outline.

    >>> print(show(Cable(sections=(Section("The Bridge", ("1. (U) It is open.",)),)), full=True))
    (no id)
    <BLANKLINE>
    The Bridge
    <BLANKLINE>
    1. (U) It is open.
    <BLANKLINE>
    """
    blocks = [cable.id or "(no id)", fact_lines(facts(cable))]
    for section in cable.sections:
        blocks += section_blocks(section) if full else ["\n".join(outline(section))]
    blocks += [closing_lines(cable), fact_lines(archive_facts(cable))]
    return "\n\n".join(visible(block) for block in blocks if block) + "\n"


def closing_lines(cable: Cable) -> str:
    """Give who signed, and the notes below, a line each."""
    return "\n".join((*cable.closing.signatures, *cable.closing.notes))


def fact_lines(found: Iterable[tuple[str, str]]) -> str:
    """Give facts as lines: the name of each, and its value, which may be of several lines."""
    return "\n".join(line for name, value in found if value for line in fact(name, value))


def fact(name: str, value: str) -> list[str]:
    """Give a fact as lines: its name, and its value beside it."""
    hang = " " * LABEL
    return textwrap.wrap(value, WIDTH, initial_indent=name.ljust(LABEL), subsequent_indent=hang)


def facts(cable: Cable) -> Iterator[tuple[str, str]]:
    """Yield the names and the values of a cable's facts; a value may be empty."""
    header, authority = cable.header, cable.authority
    order, part = header.executive_order, header.part
    yield "Subject", cable.subject or ""
    yield "Date", f"{cable.date:%Y-%m-%d %H:%M} UTC" if cable.date else ""
    yield "Classification", cable.classification or ""
    yield "Captions", ", ".join(header.captions)
    yield "From", cable.originator or ""
    yield "To", addressees(header.action)
    yield "Info", addressees(header.info)
    yield "Exempt", addressees(header.exempt)
    yield "Tags", ", ".join(cable.tags)
    yield "References", ", ".join(cited(reference) for reference in cable.references)
    yield "Order", ordered(order) if order else ""
    yield "Classified by", (authority.name or "") if authority else ""
    yield "Section", f"{part.number} of {part.total}" if part else ""
    yield "Summary", cable.summary or ""


def ordered(order: ExecutiveOrder) -> str:
    """
    Write the order, and when it declassifies the cable.

    >>> from datetime import date
    >>> ordered(ExecutiveOrder("12958", declassify_on=date(2018, 5, 8)))
    '12958, declassify on 2018-05-08'
    """
    until = order.declassify_on and f"declassify on {order.declassify_on}"
    return ", ".join(word for word in (order.number, until) if word)


def archive_facts(cable: Cable) -> Iterator[tuple[str, str]]:
    """Yield the archives of a cable, and what each says of it, on one line."""
    for archive, fields in archive_fields(cable):
        yield archive, "; ".join(f"{name}: {value}" for name, value in fields)


def archive_fields(cable: Cable) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the archives of a cable, and the names and values of each that are not empty."""
    for wrapper in cable.wrappers:
        yield f"({wrapper.archive})", [(name, value) for name, value in wrapper.fields if value]


def cited(reference: Reference) -> str:
    """Give a reference in a few words: its id, or what is written of it."""
    number = None if reference.number is None else str(reference.number)
    if number and reference.kind is ReferenceKind.AIRGRAM:
        number = f"A-{number}"
    words = " ".join(word for word in (reference.post, number) if word)
    return reference.id or reference.text or words or reference.title or ""


def addressees(found: Iterable[Addressee]) -> str:
    """Give addressees on one line, with their precedences."""
    return ", ".join(f"{one.name} ({one.precedence})" if one.precedence else one.name or "" for one in found)


def outline(section: Section) -> Iterator[str]:
    """Yield a section's heading and the beginnings of its paragraphs."""
    if section.heading:
        yield section.heading
    for _, *parts in outline_rows(section):
        yield "  " + shorten(" ".join(part for part in parts if part))


def outline_rows(section: Section) -> Iterator[tuple[Paragraph, str, str, str]]:
    """Yield each paragraph of a section with its label, mark and text, on one line."""
    for paragraph in section.paragraphs:
        label = printed_label(paragraph.label) if paragraph.number else paragraph.label or ""
        mark = f"({paragraph.portion})" if paragraph.portion else ""
        yield paragraph, label, mark, paragraph.flow


def shorten(text: str) -> str:
    """Cut a line where the terminal ends."""
    room = WIDTH - 2
    return text if len(text) <= room else text[: room - 4].rstrip() + " ..."
