"""The text under the header: sections, paragraphs, the closing."""

import re

from attrs import frozen

from cablekit.model.fields import optional, several
from cablekit.model.node import Node
from cablekit.model.words import Classification


@frozen
class Portion:
    """
    A portion mark: how secret a paragraph is, and who may see it (format.md 13.2).

    Attributes:
        classification: The level.
        controls: Dissemination controls as read: `NF`, `REL TO USA, FVEY`; `SBU` and `FOUO` are controls of `U`.

    >>> str(Portion(Classification.CONFIDENTIAL, ("NF",)))
    'C/NF'
    """

    classification: Classification | None = optional(Classification)
    controls: tuple[str, ...] = several(str)

    def __str__(self) -> str:
        level = self.classification.letters if self.classification else ""
        if level == "U" and self.controls[:1] == ("SBU",):
            level = ""
        return "/".join(part for part in (level, *self.controls) if part)


@frozen
class Paragraph(Node):
    """
    A paragraph, or an item that hangs under one.

    Attributes:
        label: The number, letter or bullet: `1`, `A`, `--`.
        portion: The portion mark.
        text: What a person reads, with its own line ends; page lines are out.
        items: The sub-paragraphs.

    >>> Paragraph(label="1", text="The bridge\\nis open.").flow
    'The bridge is open.'
    """

    label: str | None = optional(str)
    portion: Portion | None = optional(Portion)
    text: str = ""
    items: tuple["Paragraph", ...] = ()

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
        The text on one line; a word that capitals broke at a line end is joined (format.md 3).

        >>> Paragraph(text="THE ACCOMPLISH-\\nMENT OF IT").flow
        'THE ACCOMPLISHMENT OF IT'
        """
        joined = re.sub(r"(?<=[A-Z]{2})-[ \t]*(?:\r\n|\r|\n)[ \t]*(?=[A-Z]{2})", "", self.text)
        return " ".join(joined.split())


@frozen
class Section(Node):
    """
    A heading and the paragraphs under it; the first section of a cable may have no heading.

    Attributes:
        heading: One line, or None.
        paragraphs: In order.

    >>> Section(heading="The Bridge").paragraphs
    ()
    """

    heading: str | None = optional(str)
    paragraphs: tuple[Paragraph, ...] = several(Paragraph)


@frozen
class Closing(Node):
    """
    What stands under the last paragraph (format.md 15).

    Attributes:
        signatures: The signers' names as printed.
        notes: Notes of the communications centre, footers of posts.
        end_marks: `NNNN` and its like.

    >>> Closing(signatures=("RASSENDYLL",)).signatures
    ('RASSENDYLL',)
    """

    signatures: tuple[str, ...] = several(str)
    notes: tuple[str, ...] = several(str)
    end_marks: tuple[str, ...] = several(str)
