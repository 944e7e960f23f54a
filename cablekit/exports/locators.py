"""The place of a paragraph in a cable, as citations write it: 4, of an item under it 4(a)."""

import re
from typing import Any, Final

from cablekit.editing.places import way_to
from cablekit.errors import ModelError
from cablekit.model import Cable, Paragraph, ParagraphKind

#: A label that is a number or letters; a dash is not one.
LABEL: Final = re.compile(r"\w{1,9}")


def locator(cable: Cable, paragraph: int | Paragraph) -> str:
    """
    Write the place of a paragraph.

    >>> from cablekit import from_text
    >>> cable = from_text("1. (U) Sapt named two:\\n\\n   a. the toll;\\n   b. the keys.\\n\\n2. (U) Open.\\n")
    >>> locator(cable, 2), locator(cable, cable.paragraphs[0].items[1])
    ('2', '1(b)')

    Raises:
        ModelError: The cable has no such paragraph, or more than one.
    """
    try:
        node = paragraph if isinstance(paragraph, Paragraph) else cable.paragraph(paragraph)
        way = way_to(cable, node)
    except ModelError as error:
        raise ModelError(error.message, "paragraph") from error
    above: Any = cable
    path: list[Paragraph] = []
    for name, at in way:
        above = getattr(above, name)[at]
        path += [above] if isinstance(above, Paragraph) else []
    return (number_of(cable, path[0]) + "".join(map(part_of, path[1:]))).strip()


def number_of(cable: Cable, paragraph: Paragraph) -> str:
    """
    Write the number of a paragraph: its own; counted, where no paragraph has one; otherwise that of the one above.

    >>> from cablekit import Section
    >>> cable = Cable(sections=(Section(paragraphs=(Paragraph(text="The toll is due."), Paragraph(text="Pay."))),))
    >>> number_of(cable, cable.paragraphs[1])
    '2'
    """
    labels = [one.label if one.label and LABEL.fullmatch(one.label) else "" for one in cable.paragraphs]
    at = next(place for place, one in enumerate(cable.paragraphs) if one is paragraph)
    if not any(labels):
        return f"{at + 1}"
    found = next(filter(None, labels[at::-1]), None)
    if found is None:
        raise ModelError("it has no number, and there is none above it: cite the cable without it", "paragraph")
    return found


def part_of(node: Paragraph) -> str:
    """
    Write the label of an item, or what it is if it is not one; nothing of an item without a label.

    >>> part_of(Paragraph("a")), part_of(Paragraph("--")), part_of(Paragraph(kind="table"))
    ('(a)', '', ', table ')
    """
    if node.kind is not ParagraphKind.PARAGRAPH:
        return f", {node.kind.value} "
    return f"({node.label})" if node.label and LABEL.fullmatch(node.label) else ""
