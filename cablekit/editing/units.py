"""The body of a cable in units for search and language tools, each with its place in the text and its mark."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from attrs import field, frozen

from cablekit._checked import checked
from cablekit.errors import ModelError, shown
from cablekit.model import Cable, Paragraph, ParagraphKind, Portion, Section
from cablekit.model.body import on_one_line
from cablekit.model.cable import as_cable
from cablekit.source import Piece, tidy_lines
from cablekit.telegram.fields.paragraph import read_text
from cablekit.telegram.fields.section_heading import read_heading
from cablekit.telegram.render import Open, render

#: The fields whose words are in a unit, and the kinds of pieces that hold no words.
FIELDS: Final = frozenset({"text", "heading"})
NO_WORDS: Final = frozenset({"rule", "label"})
#: Blanks and line endings after another one.
MORE_BLANKS: Final = re.compile(r"(?<=\s)\s+")
#: Some characters that follow each other, and the place of the first.
Run = tuple[str, int]


@frozen
class Unit:
    """
    A heading, a paragraph, an item, a row of a table, or a block of an enclosure.

    Attributes:
        kind: `heading`, `paragraph`, `item`, `row`, `block`, or `cable` (a quoted one).
        text: Its words on one line, without label and mark.
        node: The node that has them.
        section: The heading of its section; None without one.
        label: Its own label; of a row that of the table.
        portion: Its effective mark: its own, or that of the item or paragraph that it is in, or the cable's level.
        page: The page on which it begins, from 1.
        start: Where its words begin in `to_text(cable)`, in characters from 0.
        end: Where they end, as in a slice.

    >>> Unit("heading", "The Mill", None).text
    'The Mill'
    """

    kind: str
    text: str
    node: Any = field(repr=False)
    section: str | None = None
    label: str | None = None
    portion: Portion | None = None
    page: int = 1
    start: int = 0
    end: int = 0
    places: tuple[int, ...] = field(default=(), repr=False)  #: of each character of `text` in `to_text(cable)`

    @checked
    def to_text_place(self, place: int) -> int:
        """
        Return where a character of the unit's text is in `to_text(cable)`; the end of the text gives `end`.

        Raises:
            ModelError: The unit has no such character.

        >>> from cablekit import from_text
        >>> unit, = units(from_text("1. (U) The bridge\\nis open."))
        >>> unit.text.index("is"), unit.to_text_place(unit.text.index("is"))
        (11, 18)
        """
        if type(place) is not int or not 0 <= place <= len(self.text):
            raise ModelError(f"expected a place from 0 to {len(self.text)}, got {shown(place)}", "place")
        return self.places[place] if place < len(self.places) else self.end

    @checked
    def to_flow_place(self, place: int) -> int:
        """
        Return which character of the unit's text is at a place of `to_text(cable)`, or else the next one after it.

        Raises:
            ModelError: The place is not in the unit.

        >>> from cablekit import from_text
        >>> unit, = units(from_text("1. (U) The bridge\\nis open."))
        >>> unit.to_flow_place(18)
        11
        """
        if type(place) is not int or not self.start <= place <= self.end:
            raise ModelError(f"expected a place from {self.start} to {self.end}, got {shown(place)}", "place")
        return bisect_left(self.places, place)


def units(cable: Cable) -> Iterator[Unit]:
    """
    Yield the headings, paragraphs, items, rows of tables and blocks of enclosures of a cable, in order.

    Together they have all the words of `cable.text`; those of page lines, repeated headers and markings are in none.

    Args:
        cable: Any cable; the places are those of its text, `to_text(cable)`.

    Raises:
        ModelError: It is no cable, or cannot be written as text.

    >>> from cablekit import from_text
    >>> cable = from_text("SECRET ZENDA 000910\\n\\n1. (C) Sapt named two:\\n\\n   a. the toll;\\n   b. the keys.\\n")
    >>> [(unit.kind, unit.label, str(unit.portion), unit.text) for unit in units(cable)][1]
    ('item', 'a', 'C', 'the toll;')
    """
    yield from units_of(as_cable(cable), laid_out(cable))


def units_of(cable: Cable, layout: "Layout") -> Iterator[Unit]:
    """Yield the units of a cable whose words are found already."""
    for context, found in zip(contexts(cable), layout.words, strict=True):
        read = read_tidy_heading if context.kind == "heading" else read_text
        for runs in lines_of(found) if context.kind == "row" else [found]:
            text, places = flow_of(runs, read)
            if text:
                yield Unit(
                    context.kind,
                    text,
                    context.node,
                    context.section,
                    getattr(context.node, "label", None),
                    context.portion,
                    layout.page_of(places[0]),
                    places[0],
                    places[-1] + 1,
                    tuple(places),
                )


@frozen
class Context:
    """A node with what it takes from those around it."""

    kind: str
    node: Any
    section: str | None
    portion: Portion | None


def contexts(cable: Cable) -> Iterator[Context]:
    """Yield the sections, paragraphs and items of a cable, each with its effective mark."""
    level = Portion(cable.classification) if cable.classification else None
    for section in cable.sections:
        yield Context("heading", section, section.heading, level)
        for paragraph in section.paragraphs:
            yield from below(paragraph, "paragraph", section.heading, level)


def below(paragraph: Paragraph, kind: str, section: str | None, mark: Portion | None) -> Iterator[Context]:
    """Yield a paragraph and its items; *mark* is that of what it is in."""
    mark = paragraph.portion or mark
    yield Context(KINDS.get(paragraph.kind, kind), paragraph, section, mark)
    inner = "block" if paragraph.kind is ParagraphKind.ENCLOSURE else "item"
    for item in paragraph.items:
        yield from below(item, inner, section, mark)


#: The kinds of units that a kind of paragraph gives; others go by their place.
KINDS: Final = {ParagraphKind.TABLE: "row", ParagraphKind.CABLE: "cable", ParagraphKind.ENCLOSURE: "block"}


class Layout(NamedTuple):
    """Where the words of a cable are in its text, and where its pages begin."""

    words: list[list[Run]]  # of each section, paragraph and item, in the order of `contexts`
    subject: list[Run]  # those of the subject
    pages: list[int]  # where page lines are; one above everything else begins the first page, and is not among them

    def page_of(self, place: int) -> int:
        """Return the page on which a character of the text is, from 1."""
        return 1 + bisect_left(self.pages, place)


def laid_out(cable: Cable) -> Layout:
    """Find the words of a cable; a node that is in it twice has words in each place."""
    layout = Layout([], [], [])
    owners: list[list[Run]] = []
    first_parts: dict[int, list[Run]] = {}
    end = 0
    is_begun = False  # whether anything but furniture is above
    for event in render(cable):
        if isinstance(event, Piece):
            start, end = end, end + len(event.text)
            if event.field in FIELDS and event.kind not in NO_WORDS:
                owners[-1].append((event.text, start))
            elif event.kind == event.field == "subject":
                layout.subject.append((event.text, start))
            elif event.kind == "page" and is_begun:
                layout.pages.append(start)
            is_begun = is_begun or event.field != ""
        elif isinstance(event, Open):
            owners.append(first_parts[id(event.node)] if event.part else [])
            first_parts[id(event.node)] = owners[-1]
            if isinstance(event.node, Section | Paragraph) and not event.part:
                layout.words.append(owners[-1])
        else:
            owners.pop()
    return layout


def read_tidy_heading(content: str) -> str | None:
    """Read a heading as it is read in a telegram."""
    return read_heading(tidy_lines(content))


def lines_of(runs: Sequence[Run]) -> list[list[Run]]:
    r"""
    Split runs at their line endings.

    >>> lines_of([("a\nb", 3), ("c", 8)])
    [[('a', 3)], [('b', 5), ('c', 8)]]
    """
    lines: list[list[Run]] = [[]]
    for text, at in runs:
        for part in re.finditer(r"[\r\n]|[^\r\n]+", text):
            if part[0] in "\r\n":
                lines.append([])
            else:
                lines[-1].append((part[0], at + part.start()))
    return lines


def flow_of(runs: Sequence[Run], read: Callable[[str], str | None]) -> tuple[str, list[int]]:
    r"""
    Return the words of some runs on one line, as *read* and `Paragraph.flow` give them, and each letter's place.

    >>> flow_of([("a\n ", 3), ("b", 8)], str)
    ('a b', [3, 4, 8])
    """
    signs = "".join([text for text, _ in runs])
    places = [place for text, at in runs for place in range(at, at + len(text))]
    flow = on_one_line(read(signs) or "")
    if flow == " ".join(signs.split()):  # each sign, but of several blanks the first one
        start = len(signs) - len(signs.lstrip())
        left_out = [(start, start), *(match.span() for match in MORE_BLANKS.finditer(signs, start)), (len(signs), 0)]
        kept = ((stop, below[0]) for (_, stop), below in pairwise(left_out))
        return flow, [place for low, high in kept for place in places[low:high]][: len(flow)]
    rest = zip(signs, places, strict=True)  # words were broken at line endings
    return flow, [next(at for one, at in rest if one == sign or (sign == " " and one.isspace())) for sign in flow]
