"""Headings without dashes, and where an edit makes dashes necessary: the lines around them no longer show what they are (format.md 13.4)."""

from collections.abc import Iterator
from itertools import pairwise
from operator import is_
from typing import Any, Final

from cablekit.model import Paragraph, Section
from cablekit.source import Child, Piece
from cablekit.telegram.body.lists import ending_of
from cablekit.telegram.body.unambiguous import reads_as_heading
from cablekit.telegram.fields.field import count_line_endings, trailing_space
from cablekit.telegram.fields.section_heading import DASHES, underline
from cablekit.telegram.parse import values_of

#: A text that is not numbered.
UNNUMBERED: Final = "X."
#: The paragraph below a heading, and the one above the next heading.
FIRST, LAST = slice(None, 1), slice(-1, None)


def headings_in_doubt(sections: tuple[Section, ...], read: tuple[Section, ...]) -> Iterator[Section]:
    """Yield the edited *sections* of a cable with a heading that needs dashes; *read* are the sections that were read."""
    if len(sections) == len(read) and all(map(is_, sections, read)):
        return
    places = {id(origin(section)): at for at, section in enumerate(read)}
    first = True
    for above, section in pairwise([Section(), *sections]):
        adjoins = places.get(id(origin(section)), 0) - 1 == places.get(id(origin(above)), -1)
        unchanged = adjoins and (first or not is_edited(above, LAST))
        if is_in_line(section):
            if not unchanged or is_edited(section, FIRST):
                yield section
        elif (not section.paragraphs and is_loose(section) and is_edited(section, FIRST)) or (
            is_bare(section)
            and not (
                (unchanged or ends_text(above))
                and (
                    ((unchanged or not first) and is_above_number(section))
                    or reads_as_heading(section.heading or "", UNNUMBERED)
                )
            )
        ):
            yield section
        first = False


def is_first_new(sections: tuple[Section, ...], read: tuple[Section, ...]) -> bool:
    """Whether another section than the one that was read is the first of an edited cable."""
    return bool(sections and read) and origin(sections[0]) is not origin(read[0])


def is_last_emptied(sections: tuple[Section, ...]) -> bool:
    """Whether an edit left nothing below the last heading."""
    return bool(sections) and not sections[-1].paragraphs and is_edited(sections[-1], LAST)


def origin(node: Section | Paragraph) -> Any:
    """Return what shows that two nodes are the same one, edited or not."""
    source = node.source
    return source and (source.original or source)


def neighbors(paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[int, int]]:
    """Pair the identity of each paragraph's origin with that of the one above it."""
    return ((id(origin(node)), id(origin(above))) for above, node in pairwise(paragraphs))


def is_edited(section: Section, edge: slice) -> bool:
    """Whether a section has another first or last paragraph than the one that was read."""
    if section.source is None or section.source.as_read:
        return section.source is None
    read = values_of(section).get("paragraphs", ())[edge]
    return [id(origin(one)) for one in read] != [id(origin(one)) for one in section.paragraphs[edge]]


def is_bare(section: Section) -> bool:
    """Whether a section was read with a heading that has no dashes."""
    if section.source is None or not section.heading:
        return False
    pieces = [piece for piece in section.source.pieces(0) if isinstance(piece, Piece) and piece.field == "heading"]
    return bool(pieces) and not any(piece.kind == "rule" or piece.text.strip()[-1:] in DASHES for piece in pieces)


def is_loose(section: Section) -> bool:
    """Whether blank lines or a page line are between a heading and the dashes below it, or none are below those."""
    if section.source is None or not section.heading:
        return False
    pieces = [piece for piece in section.source.pieces(0) if isinstance(piece, Piece)]
    titles = [at for at, piece in enumerate(pieces) if piece.kind == "heading"]
    below = pieces[titles[-1] + 1 :] if titles else []
    if not any(piece.field == "heading" for piece in below):
        return False
    return (
        count_line_endings(pieces[titles[-1]].text) > 1
        or below[0].kind != "rule"
        or count_line_endings(below[-1].text) < 2
    )


def is_in_line(section: Section) -> bool:
    """Whether a heading was read in a line with its dashes or with other text."""
    if section.source is None or not section.heading:
        return False
    starts = [span for span in section.source.parts[0] if not isinstance(span, Child) and span[0] == "heading"]
    text = section.source.text
    edges = [span for span in starts if span[1] == "rule" or span is starts[0]]  # a page line may be in the title
    return any(span[2] and text[span[2] - 1] not in "\r\n" for span in edges)


def is_above_number(section: Section) -> bool:
    """Whether a heading is above a numbered paragraph, or above what it was above when it was read."""
    return not is_edited(section, FIRST) or bool(section.paragraphs and section.paragraphs[0].number)


def ends_text(section: Section) -> bool:
    """
    Whether the last text of a section ends like a sentence; a heading by itself does not.

    >>> from cablekit.model import Paragraph
    >>> ends_text(Section(None, (Paragraph(text="Yes."),))), ends_text(Section("The Toll")), ends_text(Section())
    (True, False, True)
    """
    if not section.paragraphs:
        return not section.heading
    last = section.paragraphs[-1]
    while last.items:
        last = last.items[-1]
    return ending_of(last.text.rstrip()) in ("ended", "blank")


def with_dashes(entries: list[Any], newline: str, *, is_in_line: bool) -> Iterator[Any]:
    """
    Yield the entries of a section with dashes below its heading; a page line in the heading goes above it.

    >>> [piece.text for piece in with_dashes([Piece("heading", "Toll\\n\\n", "heading")], "\\n", is_in_line=False)]
    ['Toll\\n', '----\\n\\n']
    """
    titles = [entry for entry in entries if isinstance(entry, Piece) and entry.kind == "heading"]
    for entry in entries:
        if not (isinstance(entry, Piece) and entry.field == "heading"):
            yield entry
        elif entry is titles[-1]:
            text = "".join(title.text for title in titles)
            tail = trailing_space(text)
            title = without_blank_lines(text[: len(text) - len(tail)], newline)
            if any(piece.kind == "rule" for piece in entries if isinstance(piece, Piece) and piece.field == "heading"):
                tail = newline * 2
            if is_in_line:
                title, tail = f"{newline * 2}{title.strip(DASHES + ' ')}", newline * 2
            yield entry._replace(text=title + newline)
            yield Piece("rule", underline(title.strip()) + tail, "heading")


def without_blank_lines(title: str, newline: str) -> str:
    r"""
    Return the lines of a heading without blank ones between them.

    >>> without_blank_lines("The Toll \n \nin May", "\n"), without_blank_lines("The Toll \nin May", "\n")
    ('The Toll\nin May', 'The Toll \nin May')
    """
    lines = title.splitlines()
    return title if all(map(str.strip, lines)) else newline.join(line.rstrip() for line in lines if line.strip())
