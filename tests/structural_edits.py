"""Edits of the structure of a cable: a paragraph is inserted, removed or moved, and the numbers are corrected."""

from collections.abc import Callable, Iterable
from random import Random
from typing import Final

from attrs import evolve

from cablekit import Cable, Paragraph

#: The paragraphs of each section.
Layout = list[list[Paragraph]]
NEW_TEXTS: Final = (
    "The toll is paid.",
    "Summary: The castle is quiet;\nthe town is not. End summary.",
    "SAPT ASKED FOR THE KEYS.  THE DUKE HAD THEM.",
)


def insert(layout: Layout, draw: Random) -> Layout:
    """Insert a paragraph below a numbered one, with the mark of that."""
    section, at = draw.choice(numbered(layout))
    above = layout[section][at]
    layout[section].insert(at + 1, Paragraph(above.label, above.portion, draw.choice(NEW_TEXTS)))
    return layout


def remove(layout: Layout, draw: Random) -> Layout:
    """Remove a numbered paragraph."""
    section, at = draw.choice(numbered(layout))
    del layout[section][at]
    return layout


def move(layout: Layout, draw: Random) -> Layout:
    """Move a numbered paragraph below another one."""
    section, at = draw.choice(numbered(layout))
    moved = layout[section].pop(at)
    section, at = draw.choice(numbered(layout))
    layout[section].insert(at + 1, moved)
    return layout


EDITS: Final[tuple[Callable[[Layout, Random], Layout], ...]] = (insert, remove, move)


def numbered(layout: Layout) -> list[tuple[int, int]]:
    """List the places of the paragraphs with a number."""
    return [
        (section, at)
        for section, paragraphs in enumerate(layout)
        for at, paragraph in enumerate(paragraphs)
        if paragraph.number
    ]


def is_regular(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether there are three numbers or more, in order from 1 on."""
    numbers = [paragraph.number for paragraph in paragraphs if paragraph.number]
    return len(numbers) > 2 and numbers == list(range(1, len(numbers) + 1))


def edit_structure(cable: Cable, draw: Random) -> Cable:
    """Insert, remove or move a paragraph of a cable with numbers in order, and correct the numbers."""
    layout = draw.choice(EDITS)([list(section.paragraphs) for section in cable.sections], draw)
    number = 0
    for paragraphs in layout:
        for at, paragraph in enumerate(paragraphs):
            if paragraph.number:
                number += 1
                if paragraph.number != number:
                    paragraphs[at] = evolve(paragraph, label=str(number))
    sections = [
        section if paragraphs == list(section.paragraphs) else evolve(section, paragraphs=tuple(paragraphs))
        for section, paragraphs in zip(cable.sections, layout, strict=True)
    ]
    return evolve(cable, sections=tuple(section for section in sections if section.heading or section.paragraphs))
