"""A cable for the terminal; control characters are made visible, never sent."""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Final

from cablekit.model import Addressee, Cable, Reference, ReferenceKind, Section
from cablekit.model.body import printed_label
from cablekit.model.node import Node

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


def show(cable: Cable) -> str:
    """Give a summary of a cable for the terminal: its facts, a line each, and the outline of its body."""
    blocks = [cable.id or "(no id)"]
    blocks.append("\n".join(line for name, value in facts(cable) if value for line in fact(name, value)))
    blocks += ["\n".join(outline(section)) for section in cable.sections]
    blocks.append("\n".join(cable.closing.signatures))
    return visible("\n\n".join(block for block in blocks if block)) + "\n"


def rich_text(node: Node) -> Any:
    """Give what rich prints for a node: of a cable the summary, of another node its text."""
    from rich.text import Text

    return Text(show(node).rstrip() if isinstance(node, Cable) else visible(str(node)))


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
    yield "Order", " ".join(str(word) for word in (order.number, order.declassify_on) if word) if order else ""
    yield "Classified by", (authority.name or "") if authority else ""
    yield "Section", f"{part.number} of {part.total}" if part else ""
    for wrapper in cable.wrappers:
        yield f"({wrapper.archive})", "; ".join(f"{name}: {value}" for name, value in wrapper.fields if value)
    yield "Summary", cable.summary or ""


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
