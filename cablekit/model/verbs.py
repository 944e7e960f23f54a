"""The verbs of a cable: methods that give another cable, or a node of it; `cablekit/editing` does the work."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from cablekit._checked import checked
from cablekit._lazy import lazy_import
from cablekit.errors import ModelError

if TYPE_CHECKING:
    from cablekit.model.body import Closing, Paragraph, Section
    from cablekit.model.header import Header
    from cablekit.model.words import Classification


class Paragraphs(tuple["Paragraph", ...]):
    """
    Paragraphs in order; called with a number, those that have it.

    >>> from cablekit import Cable, Section
    >>> cable = Cable(sections=(Section(paragraphs=("1. (U) Yes.", "1. (U) No.")),))
    >>> cable.paragraphs(1) == cable.paragraphs
    True
    """

    __slots__ = ()

    @checked
    def __call__(self, number: int) -> tuple["Paragraph", ...]:
        """Return the paragraphs with a number."""
        return tuple(paragraph for paragraph in self if paragraph.number == number)


class Verbs:
    """
    What can be done with a cable.

    A node is found by identity: take it from the cable that the verb belongs to. Every node that a verb did not touch
    is the same object in the new cable, so that verbs can be chained; `to_text` checks the result (laws 3 and 4).
    """

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def paragraphs(self) -> Paragraphs:
            """The paragraphs of the cable."""

    @checked
    def paragraph(self, number: int) -> "Paragraph":
        """
        Return the paragraph with a number.

        Raises:
            ModelError: There is none, or there are several: `cable.paragraphs(5)` gives all of them.

        >>> from cablekit import from_text
        >>> from_text("1. (U) Yes.\\n\\n2. (U) No.\\n").paragraph(2).text
        'No.'
        """
        found = self.paragraphs(number)
        if len(found) == 1:
            return found[0]
        if found:
            raise ModelError(f"{len(found)} paragraphs have the number {number}: cable.paragraphs({number})", "number")
        raise ModelError(f"no paragraph has the number {number!r}; {numbers_in_words(self.paragraphs)}", "number")

    @checked
    def find(self, text: str) -> "Header | Section | Paragraph | Closing | None":
        """
        Return the first node in whose own words a text is, whatever its case and line endings; None without one.

        Args:
            text: Some words: of the subject, a heading, a paragraph, an item, the closing.

        >>> from cablekit import from_text
        >>> from_text("1. (U) The bridge\\nis open.").find("BRIDGE IS")
        <Paragraph 1 (U) "The bridge is open.">
        """
        found: Header | Section | Paragraph | Closing | None = lazy_import("find")(self, text)
        return found

    @checked
    def replace(self, node: "Self | Header | Section | Paragraph | Closing | None" = None, **changes: Any) -> Self:
        """
        Return the cable with some fields of a node changed.

        Args:
            node: A node of this cable; without one, the cable itself.
            changes: The fields and their new values.

        Raises:
            ModelError: The node is not in the cable, or has no such field; a field of the header is changed by
                `with_header`.

        >>> from cablekit import from_text, to_text
        >>> cable = from_text("1. (U) Yes.\\n\\n2. (U) No.\\n")
        >>> to_text(cable.replace(cable.paragraph(2), text="Never."))
        '1. (U) Yes.\\n\\n2. (U) Never.\\n'
        """
        done: Self = lazy_import("replace")(self, self if node is None else node, **changes)
        return done

    @checked
    def insert_before(self, node: "Section | Paragraph", new: "Section | Paragraph | str") -> Self:
        """
        Return the cable with a paragraph, item or section put in above another one.

        Args:
            node: A paragraph, item or section of this cable.
            new: A node of that class, or a string that reads as one.

        >>> from cablekit import from_text
        >>> cable = from_text("2. (U) No.\\n")
        >>> [one.text for one in cable.insert_before(cable.paragraphs[0], "1. (U) Yes.").paragraphs]
        ['Yes.', 'No.']
        """
        done: Self = lazy_import("insert")(self, node, new, after=False)
        return done

    @checked
    def insert_after(self, node: "Section | Paragraph", new: "Section | Paragraph | str") -> Self:
        """
        Return the cable with a paragraph, item or section put in below another one.

        Args:
            node: A paragraph, item or section of this cable.
            new: A node of that class, or a string that reads as one.

        >>> from cablekit import from_text, to_text
        >>> cable = from_text("1. (U) Yes.\\n")
        >>> to_text(cable.insert_after(cable.paragraph(1), "2. (U) No."))
        '1. (U) Yes.\\n\\n2. (U) No.'
        """
        done: Self = lazy_import("insert")(self, node, new, after=True)
        return done

    @checked
    def remove(self, node: "Section | Paragraph") -> Self:
        """
        Return the cable without a paragraph, an item or a section; a section that has nothing left goes, too.

        >>> from cablekit import from_text, to_text
        >>> cable = from_text("1. (U) Yes.\\n\\n2. (U) No.\\n")
        >>> to_text(cable.remove(cable.paragraph(1)).renumber())
        '1. (U) No.\\n'
        """
        done: Self = lazy_import("remove")(self, node)
        return done

    @checked
    def move(self, node: "Section | Paragraph", after: "Section | Paragraph | None" = None) -> Self:
        """
        Return the cable with a paragraph, an item or a section moved.

        Args:
            node: A node of this cable.
            after: The one that it is to follow; None: to the front of its own list.

        >>> from cablekit import from_text, to_text
        >>> cable = from_text("1. (U) Yes.\\n\\n2. (U) No.\\n")
        >>> to_text(cable.move(cable.paragraph(2)).renumber())
        '1. (U) No.\\n\\n2. (U) Yes.\\n\\n'
        """
        done: Self = lazy_import("move")(self, node, after)
        return done

    @checked
    def renumber(self) -> Self:
        """
        Return the cable with its numbered paragraphs as 1, 2, 3 ..., through all sections; items keep their labels.

        >>> from cablekit import from_text
        >>> [one.label for one in from_text("1. (U) Yes.\\n\\n3. (U) No.\\n").renumber().paragraphs]
        ['1', '2']
        """
        done: Self = lazy_import("renumber")(self)
        return done

    @checked
    def reclassify(self, level: "Classification | str", *, portions: bool = False) -> Self:
        """
        Return the cable at another level: its class line, the security line, repeated headers and markings.

        Args:
            level: The new level: `SECRET`, `C`.
            portions: Whether marks above the new level are lowered to it.

        Returns:
            The cable; where markings of its pages changed, its nodes are new ones.

        Raises:
            ModelError: Some paragraphs are marked above the new level, and *portions* is false.

        Source: ACP 127(G) section 203 (security line).

        >>> from cablekit import from_text, to_text
        >>> to_text(from_text("S E C R E T ZENDA 000910\\n\\n1. (C) Yes.\\n").reclassify("CONFIDENTIAL"))
        'C O N F I D E N T I A L ZENDA 000910\\n\\n1. (C) Yes.\\n'
        """
        done: Self = lazy_import("reclassify")(self, level, portions=portions)
        return done


def numbers_in_words(paragraphs: Iterable["Paragraph"]) -> str:
    """Say which numbers paragraphs have."""
    numbers = [paragraph.number for paragraph in paragraphs if paragraph.number]
    return f"there are {min(numbers)} to {max(numbers)}" if numbers else "none has one"
