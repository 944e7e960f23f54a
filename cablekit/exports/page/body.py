"""The part of a page for reading: headings, paragraphs with numbers and marks in the margin, tables, enclosures."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby, repeat
from typing import Final

from cablekit.exports.page.markup import level_class, shown
from cablekit.exports.page.reflow import USUAL_WIDTH, blocks_of, width_of
from cablekit.model import Cable, Closing, Paragraph, ParagraphKind, Portion, Section
from cablekit.model.body import one_level_deeper, printed_label
from cablekit.model.tables import LINES, cells_of
from cablekit.telegram.body.gaps import find_gaps
from cablekit.telegram.gaps import CODES, reason_of
from cablekit.vocabulary import portion_mark

#: The tags around a heading.
HEADING: Final = "<h2>", "</h2>"
#: What a reader is told of a gap, by its reason.
GAPS: Final = {
    "redacted": "words taken out",
    "withheld": "words withheld",
    "garbled": "words that could not be read",
    "unavailable": "words that are missing",
}
#: How many capitals there are for each other letter in a text that is written in capitals.
CAPITALS: Final = 20
#: The signs of a number in a cell: it stands at the right.
OF_NUMBERS: Final = frozenset("0123456789.,+-()/% $")


def reading(cable: Cable, heading: tuple[str, str] = HEADING, numbers: set[str] | None = None) -> str:
    """Write the body of a cable; *numbers* gets those of the paragraphs that have an address on the page."""
    width = width_of(cable)
    sections = (markup for section in cable.sections for markup in section_markup(section, width, heading, numbers))
    return "".join((*sections, closing_markup(cable.closing)))


def section_markup(
    section: Section,
    width: int = USUAL_WIDTH,
    heading: tuple[str, str] = HEADING,
    numbers: set[str] | None = None,
) -> Iterator[str]:
    """Yield a section: its heading between the tags for headings, its paragraphs."""
    yield "<section>\n"
    if section.heading:
        yield f"{with_gaps(section.heading).join(heading)}\n"
    for paragraph in section.paragraphs:
        yield from paragraph_markup(paragraph, width, anchor=anchor(paragraph, numbers))
    yield "</section>\n"


def anchor(paragraph: Paragraph, numbers: set[str] | None) -> str:
    """Write the address of a paragraph: the first one that has a number."""
    if numbers is None or not paragraph.number or paragraph.label in numbers:
        return ""
    numbers.add(str(paragraph.label))
    return f' id="p{paragraph.label}"'


def paragraph_markup(
    paragraph: Paragraph, width: int = USUAL_WIDTH, depth: int = 0, *, name: str = "div", anchor: str = ""
) -> Iterator[str]:
    """Yield a paragraph: number and mark for the margin, its text, its items."""
    if paragraph.kind is ParagraphKind.ENCLOSURE:
        yield f'<{name} class="p">\n<blockquote class="enclosure"{anchor}>\n'
    else:
        yield f'<{name} class="p"{anchor}>\n'
    yield CONTENT.get(paragraph.kind, text_markup)(paragraph, width)
    yield from items_markup(paragraph.items, width, one_level_deeper(depth) if paragraph.items else depth)
    yield "</blockquote>\n" * (paragraph.kind is ParagraphKind.ENCLOSURE) + f"</{name}>\n"


def items_markup(items: Iterable[Paragraph], width: int, depth: int) -> Iterator[str]:
    """Yield items as lists; a table, an enclosure, or text without a label between them is in no list."""
    for is_list, found in groupby(items, is_item):
        yield '<ul class="items">\n' if is_list else ""
        for item in found:
            yield from paragraph_markup(item, width, depth, name="li" if is_list else "div")
        yield "</ul>\n" if is_list else ""


def is_item(paragraph: Paragraph) -> bool:
    """Whether a paragraph below another is an item of a list."""
    return bool(paragraph.label) and paragraph.kind is ParagraphKind.PARAGRAPH


def margin(paragraph: Paragraph) -> str:
    """Write number and portion mark, which go into the margin; nothing where there is neither."""
    label = printed_label(paragraph.label)
    number = f'<span class="n">{shown(label)}</span>' if label else ""
    found = " ".join(part for part in (number, chip(paragraph.portion)) if part)
    return f'<span class="m">{found}</span> ' if found else ""


def chip(portion: Portion | None) -> str:
    """Write a portion mark; its title says it in words."""
    if portion is None:
        return ""
    mark = str(portion)
    words = ", ".join(word for word in (portion.classification, *portion.controls) if word)
    title = portion_mark(mark).name or words
    return f'<span class="chip {level_class(portion.classification)}" title="{shown(title)}">{shown(mark)}</span>'


def text_markup(paragraph: Paragraph, width: int) -> str:
    """Write the text of a paragraph as it flows; number and mark are in its first line, so that no page parts them."""
    blocks = ["<br/>\n".join(map(with_gaps, lines)) for lines in blocks_of(paragraph.text, width)]
    beside = margin(paragraph)
    first, rest = (blocks[0], blocks[1:]) if blocks else ("", [])
    above = [f"{beside}{first}"] if beside or first else []
    return "".join(f"<p>{block}</p>\n" for block in (*above, *rest))


def with_gaps(line: str) -> str:
    """
    Write a line with its gaps shown as such.

    >>> with_gaps("He met XXXXXXXX.")
    'He met <span class="gap" title="words taken out">XXXXXXXX</span>.'
    """
    parts, at = [], 0
    for low, high in find_gaps(line, 0, len(line)):
        parts += [shown(line[at:low]), gap_markup(line[low:high])]
        at = high
    return "".join((*parts, shown(line[at:])))


def gap_markup(printed: str) -> str:
    """Write what is printed in place of words; its title says why, with the exemption."""
    code = CODES.search(printed)
    reason = GAPS[reason_of(printed)]
    return f'<span class="gap" title="{shown(f"{reason} ({code[0]})" if code else reason)}">{shown(printed)}</span>'


def table_markup(paragraph: Paragraph, _: int) -> str:
    """Write a table, which has neither number nor mark; a line of dashes below the first row makes it the head."""
    lines = [cells_of(line) for line in LINES.split(paragraph.text) if line.strip()]
    rows = [cells for cells in lines if cells]
    has_head = len(lines) > 1 and bool(lines[0]) and not lines[1]
    head = f"<thead>\n{row_markup(rows[0], 'th', rows[-1])}</thead>\n" if has_head else ""
    body = "".join(row_markup(cells, "td") for cells in rows[has_head:])
    table = f"<table>\n{head}<tbody>\n{body}</tbody>\n</table>\n"
    return f'<div class="scroll" role="region" aria-label="Table" tabindex="0">\n{table}</div>\n' if rows else ""


def row_markup(cells: Iterable[str], name: str, below: Iterable[str] = ()) -> str:
    """Write a row of a table; numbers, and headings above numbers, are at the right."""
    opening = f'{name} scope="col"' if name == "th" else name
    number = f'{opening} class="num"'
    found = (
        f"<{number if is_number(cell) or is_number(under) else opening}>{with_gaps(cell)}</{name}>"
        for cell, under in zip(cells, chain(below, repeat("")), strict=False)
    )
    return f"<tr>{''.join(found)}</tr>\n"


def is_number(cell: str) -> bool:
    """Whether a cell holds a number."""
    return bool(cell) and OF_NUMBERS.issuperset(cell)


def quoted_markup(paragraph: Paragraph, _: int) -> str:
    """Write a quoted telegram, line by line as it is."""
    return f'<blockquote class="quoted"><pre>{with_gaps(paragraph.text)}</pre></blockquote>\n'


#: What the kinds of paragraphs that do not flow look like.
CONTENT: Final = {ParagraphKind.TABLE: table_markup, ParagraphKind.CABLE: quoted_markup}


def closing_markup(closing: Closing) -> str:
    """Write who signed, and the notes below."""
    signatures = "".join(f'<p class="signature">{shown(name)}</p>\n' for name in closing.signatures)
    return signatures + "".join(f'<p class="note">{shown(note)}</p>\n' for note in closing.notes)


def is_in_capitals(cable: Cable) -> bool:
    """
    Whether the body is written in capitals, as most were to the eighties, with a slip here and there.

    >>> is_in_capitals(Cable(sections=(Section(paragraphs=("1. THE BRIDGE IS OPEN.",)),)))
    True
    """
    text = "".join(paragraph.text for paragraph in cable.paragraphs)
    capitals = sum(map(str.isupper, text))
    return capitals > CAPITALS * sum(map(str.islower, text))
