"""The text below the header: sections, paragraphs, the closing."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from attrs import Attribute, field, frozen

from cablekit.errors import ModelError
from cablekit.model.brief import counted, in_brief
from cablekit.model.node import Node
from cablekit.model.reading import as_text, as_texts, read, read_all, with_named_errors
from cablekit.model.tables import rows_of
from cablekit.model.words import Classification, ParagraphKind, as_classification, as_paragraph_kind

#: How deep items may be nested: what Python's stack allows, with a program around it, far beyond what is read.
DEEPEST: Final = 100
TOO_DEEP: Final = f"items are nested too deep: more than {DEEPEST} levels"


def one_level_deeper(depth: int) -> int:
    """Count one more level of items, or raise `ModelError` where it is one too many."""
    if depth >= DEEPEST:
        raise ModelError(TOO_DEEP, "items")
    return depth + 1


def printed_label(label: str | None) -> str:
    """
    Return a paragraph's label as it is printed: a number or letter with its period, a bullet as it is.

    >>> printed_label("1"), printed_label("--"), printed_label(None)
    ('1.', '--', '')
    """
    return f"{label}." if label and label.isalnum() else label or ""


#: 3. A word in capitals that was broken at a line ending.
BROKEN_WORD: Final = re.compile(r"(?<=[A-Z]{2})-[ \t]*(?:\r\n|\r|\n)[ \t]*(?=[A-Z]{2})")


def on_one_line(text: str) -> str:
    """Put a text on one line; a word that capitals broke at a line ending is joined."""
    return " ".join(BROKEN_WORD.sub("", text).split())


@frozen(field_transformer=with_named_errors)
class Portion:
    """
    A portion mark: how secret a paragraph is, and who may see it (format.md 13.2).

    Attributes:
        classification: The level.
        controls: Dissemination controls as read: `NF`, `REL TO USA, FVEY`; `SBU` and `FOUO` are controls of `U`.

    >>> str(Portion(Classification.CONFIDENTIAL, ("NF",)))
    'C/NF'
    """

    classification: Classification | None = field(default=None, converter=as_classification)
    controls: tuple[str, ...] = field(default=(), converter=as_texts)

    def __str__(self) -> str:
        level = self.classification.letters if self.classification else ""
        if level == "U" and self.controls[:1] == ("SBU",):
            level = ""
        return "/".join(part for part in (level, *self.controls) if part)


def as_portion(value: Portion | str | None) -> Portion | None:
    """Take a value of `Portion`, or a string that reads as one."""
    return value if value is None or value.__class__ is Portion else read(Portion, value)


def as_paragraphs(values: Iterable["Paragraph | str"]) -> tuple["Paragraph", ...]:
    """Take values of `Paragraph`, or strings that read as one."""
    return read_all(Paragraph, values)


def as_paragraphs_of_section(values: Iterable["Paragraph | str"]) -> tuple["Paragraph", ...]:
    """Take paragraphs as a section has them: a table, an enclosure or a quoted cable is in none directly."""
    paragraphs = as_paragraphs(values)
    odd = next((one.kind for one in paragraphs if one.kind is not ParagraphKind.PARAGRAPH), None)
    if odd:
        raise ModelError(f"expected paragraphs, got one of kind {odd.value}, which is only among the items of another")
    return paragraphs


def refuse_items_of_text(paragraph: "Paragraph", _: "Attribute[Any]", items: tuple["Paragraph", ...]) -> None:
    """Refuse items in a table or a quoted cable, which is all text."""
    if items and paragraph.kind in ALL_TEXT:
        raise ModelError(f"expected no items: a paragraph of kind {paragraph.kind.value} is all text", "items")


#: The kinds of paragraphs that have no items.
ALL_TEXT: Final = frozenset({ParagraphKind.TABLE, ParagraphKind.CABLE})


@frozen(field_transformer=with_named_errors, repr=False)
class Paragraph(Node):
    """
    A paragraph, or an item that belongs to one; among the items also a table, an enclosure or a quoted cable.

    Attributes:
        label: The number, letter or bullet: `1`, `A`, `--`.
        portion: The portion mark.
        text: What a person reads, with its own line endings, without page lines.
        items: The sub-paragraphs; those of an enclosure are its blocks.
        kind: What it is. Only an item can be a `table`, an `enclosure` or a `cable`.

    >>> Paragraph(label="1", text="The bridge\\nis open.").flow
    'The bridge is open.'
    """

    label: str | None = field(default=None, converter=as_text)
    portion: Portion | None = field(default=None, converter=as_portion)
    text: str = ""
    items: tuple["Paragraph", ...] = field(default=(), converter=as_paragraphs, validator=refuse_items_of_text)
    kind: ParagraphKind = field(default=ParagraphKind.PARAGRAPH, converter=as_paragraph_kind)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """
        The cells of each line of a table; empty for a paragraph of another kind.

        >>> Paragraph(text="Mill    Tolls\\nEast    400", kind="table").rows
        (('Mill', 'Tolls'), ('East', '400'))
        """
        return rows_of(self.text) if self.kind is ParagraphKind.TABLE else ()

    @property
    def number(self) -> int | None:
        """
        The label as a number, or None.

        >>> Paragraph(label="12").number
        12
        """
        return int(self.label) if self.label and re.fullmatch("[0-9]{1,4}", self.label) else None

    @property
    def flow(self) -> str:
        """
        The text on one line; a word that capitals broke at a line ending is joined (format.md 3).

        >>> Paragraph(text="THE ACCOMPLISH-\\nMENT OF IT").flow
        'THE ACCOMPLISHMENT OF IT'
        """
        return on_one_line(self.text)

    def __repr__(self) -> str:
        kind = "" if self.kind is ParagraphKind.PARAGRAPH else self.kind.value
        mark = f"({self.portion})" if self.portion else None
        return in_brief(self, (kind, self.label, mark), self.text, counted(len(self.items), "item"))

    def __str__(self) -> str:
        return "\n".join(paragraph_lines(self))


@frozen(field_transformer=with_named_errors, repr=False)
class Section(Node):
    """
    A heading and the paragraphs under it; the first section of a cable may have no heading.

    Attributes:
        heading: One line, or None.
        paragraphs: In order.

    >>> Section(heading="The Bridge").paragraphs
    ()
    """

    heading: str | None = field(default=None, converter=as_text)
    paragraphs: tuple[Paragraph, ...] = field(default=(), converter=as_paragraphs_of_section)

    def __repr__(self) -> str:
        return in_brief(self, (), self.heading, counted(len(self.paragraphs), "paragraph"))

    def __str__(self) -> str:
        return "\n\n".join(section_blocks(self))


def section_blocks(section: Section) -> Iterator[str]:
    """Yield the heading and the paragraphs of a section as a reader sees them."""
    if section.heading:
        yield section.heading
    for paragraph in section.paragraphs:
        yield str(paragraph)


def paragraph_lines(paragraph: Paragraph, depth: int = 0) -> Iterator[str]:
    """Yield a paragraph and its items, each with label and portion mark; `ModelError` if nested too deep."""
    label = printed_label(paragraph.label)
    mark = f"({paragraph.portion})" if paragraph.portion else ""
    line = " ".join(part for part in (label, mark, paragraph.text) if part)
    if line or not paragraph.items:
        yield line
    for item in paragraph.items:
        yield from paragraph_lines(item, one_level_deeper(depth))


def as_sections(values: Iterable[Section | str]) -> tuple[Section, ...]:
    """Take values of `Section`, or strings that read as one."""
    return read_all(Section, values)


@frozen(field_transformer=with_named_errors, repr=False)
class Closing(Node):
    """
    What follows the last paragraph (format.md 15).

    Attributes:
        signatures: The signers' names as printed.
        notes: Notes of the communications center, footers of posts.
        end_marks: `NNNN` and similar marks.

    >>> Closing(signatures=("RASSENDYLL",)).signatures
    ('RASSENDYLL',)
    """

    signatures: tuple[str, ...] = field(default=(), converter=as_texts)
    notes: tuple[str, ...] = field(default=(), converter=as_texts)
    end_marks: tuple[str, ...] = field(default=(), converter=as_texts)

    def __repr__(self) -> str:
        return in_brief(self, (), "; ".join(self.signatures), counted(len(self.notes), "note"))

    def __str__(self) -> str:
        return "\n".join((*self.signatures, *self.notes, *self.end_marks))
