"""A cable for the terminal; control characters are made visible, never sent."""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Final

from cablekit.model import Addressee, Cable, ExecutiveOrder, Reference, ReferenceKind, Section
from cablekit.model.body import printed_label, section_blocks
from cablekit.model.cable import with_empty_body
from cablekit.model.node import Node

WIDTH: Final = 100
LABEL: Final = 16
#: The color of each role, where there are colors.
STYLES: Final = {"id": "bold", "name": "cyan", "class": "bold red", "heading": "bold", "archive": "dim"}
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
    return "".join(text for _, text in shown_parts(cable, full=full))


def shown_parts(cable: Cable, *, full: bool = False) -> Iterator[tuple[str, str]]:
    """Yield what `show` gives in parts: the role of each, of which its color depends, and its text."""
    blocks: list[list[tuple[str, str]]] = [[("id", cable.id or "(no id)")], fact_parts(facts(cable))]
    for section in cable.sections:
        blocks += body_blocks(section) if full else [outline_parts(section)]
    blocks.append([("signature", "\n".join(cable.closing.signatures))])
    blocks.append(fact_parts(archive_facts(cable)))
    filled = [[(role, visible(text)) for role, text in block] for block in blocks if any(text for _, text in block)]
    for number, block in enumerate(filled):
        yield from [("", "\n\n")] if number else []
        yield from block
    yield "", "\n"


def fact_parts(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give facts in parts: the name of each, and its value, which may be of several lines."""
    parts: list[tuple[str, str]] = []
    for name, value in found:
        lines = "\n".join(fact(name, value))
        role = "class" if name == "Classification" else "archive" if name.startswith("(") else "value"
        parts += [("", "\n" if parts else ""), ("name", lines[:LABEL]), (role, lines[LABEL:])] if value else []
    return parts


def body_blocks(section: Section) -> list[list[tuple[str, str]]]:
    """Give a section as a person reads it."""
    blocks = [[("text", block)] for block in section_blocks(section)]
    return [[("heading", section.heading)], *blocks[1:]] if section.heading else blocks


def outline_parts(section: Section) -> list[tuple[str, str]]:
    """Give the outline of a section in parts."""
    lines = list(outline(section))
    heading = [("heading", lines.pop(0))] if section.heading else []
    below = "\n".join(lines)
    return [*heading, ("text", f"\n{below}" if heading and below else below)]


def rich_text(node: Node, *, full: bool = False) -> Any:
    """Give what rich prints for a node: of a cable what `show` gives, in colors; of another node its text."""
    from rich.text import Text

    if not isinstance(node, Cable):
        return Text(visible(str(node)))
    text = Text.assemble(
        *((part, STYLES.get(role, "")) for role, part in shown_parts(with_empty_body(node), full=full))
    )
    text.rstrip()
    return text


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
    """Yield the archives of a cable, and what each says of it."""
    for wrapper in cable.wrappers:
        yield f"({wrapper.archive})", "; ".join(f"{name}: {value}" for name, value in wrapper.fields if value)


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
    for paragraph in section.paragraphs:
        label = printed_label(paragraph.label) if paragraph.number else paragraph.label
        mark = f"({paragraph.portion})" if paragraph.portion else ""
        yield "  " + shorten(" ".join(word for word in (label, mark, paragraph.flow) if word))


def shorten(text: str) -> str:
    """Cut a line where the terminal ends."""
    room = WIDTH - 2
    return text if len(text) <= room else text[: room - 4].rstrip() + " ..."
