"""The outline of a body: its paragraphs, items and kinds, and what each of its forms must keep (format.md 13.3)."""

from cablekit import Paragraph, from_dict, from_text, from_xml, to_dict, to_text, to_xml
from cablekit.xml import validate_xml
from tests._helpers import CLASS_LINE, read_whole

Outline = list[object]


def shape(paragraph: Paragraph) -> object:
    """Give the label or the first words of a paragraph; for one with items or a kind, them too."""
    name = paragraph.label or "".join(paragraph.text.splitlines()[:1])
    kind = "" if paragraph.kind == "paragraph" else f"{paragraph.kind}: "
    return (f"{kind}{name}", *map(shape, paragraph.items)) if kind or paragraph.items else name


def shapes(body: str) -> Outline:
    """Read a body, and give the shape of its paragraphs; headings are in brackets."""
    found: Outline = []
    for section in read_whole(f"{CLASS_LINE}{body}").sections:
        found += [f"[{section.heading}]"] if section.heading else []
        found += map(shape, section.paragraphs)
    return found


def assert_read_in_every_form(body: str, expected: Outline) -> None:
    """A body has the expected outline, also with other line endings, and XML and a dict keep values and text."""
    cable = read_whole(CLASS_LINE + body)

    assert shapes(body) == expected
    assert shapes(body.replace("\n", "\r\n")) == expected
    assert from_xml(to_xml(cable)) == cable == from_dict(to_dict(cable))
    assert validate_xml(to_xml(cable)) == ()
    assert to_text(from_dict(to_dict(cable, source=True))) == CLASS_LINE + body


def assert_kept_by_a_paragraph(body: str) -> None:
    """A text that is read as one paragraph comes back whole."""
    paragraph = from_text(body, Paragraph)

    assert to_text(paragraph) == body
    assert from_xml(to_xml(paragraph), Paragraph) == paragraph
