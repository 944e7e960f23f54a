"""The text of a cable in TEI: opener, lists, paragraphs, page breaks, closer, as the FRUS volumes have them.

Facts
-----
* FRUS keeps its lists (`subject`, `references`, `to`, `from`) out of the opener.
* A page line becomes `<pb/>` where it stood. Its place in a paragraph is found by counting the characters before it,
  blanks aside, so that the text itself is always the value of `Paragraph.text`; in an edited text it is as near.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, groupby
from typing import Final, NamedTuple

from cablekit.exports.tei.ism import portion_markings
from cablekit.exports.tei.markup import Categories, each, element, filled, line, shown, slug, words
from cablekit.model import Addressee, Cable, Closing, Paragraph, ParagraphKind, Portion, Reference, Section
from cablekit.model.body import one_level_deeper, printed_label
from cablekit.model.node import Node
from cablekit.source import Child, Piece
from cablekit.telegram.body.gaps import find_gaps
from cablekit.telegram.fields.paragraph import read_text
from cablekit.telegram.gaps import reason_of
from cablekit.xml.normal_forms import moment

#: The page in a page line (format.md 14): `PAGE 02 ZENDA ...`, `ZENDA 00000910 002.2 OF 003`.
_PAGE: Final = re.compile(r"PAGE\s+0*(\d{1,4})|\b0*(\d{1,4}(?:\.\d)?)\s+OF\s+\d")
#: What the text of a document consists of.
_BLOCK: Final = re.compile("<(?:p|list|div)[ />]")
#: The markup of page breaks and gaps: before the first child, before the second ..., after the last.
Marks = dict[int, list[str]]


class Breaks(NamedTuple):
    """Where the page breaks of a node are, and the gaps that are not in its text."""

    text: list[tuple[int, str]]
    children: Marks


class Style(NamedTuple):
    """What the writing of one document needs."""

    categories: Categories
    ism: bool


def pieces_of(node: Node) -> Iterator[Piece | Child]:
    """Yield the pieces that a node was read from; none of one built by hand."""
    if node.source is not None:
        for part in range(len(node.source.parts)):
            yield from node.source.pieces(part)


def breaks(node: Node, field: str = "") -> Breaks:
    """Find page lines and withheld places among the pieces that a node was read from."""
    found = Breaks([], {})
    children = characters = 0
    for piece in pieces_of(node):
        if isinstance(piece, Child):
            children += piece.part == 0
        elif mark := break_of(piece):
            if field and not children:
                found.text.append((characters, mark))
            else:
                found.children.setdefault(children, []).append(mark)
        elif piece.field == field:
            characters += len("".join(read_text(piece.text).split()))
    return found


def break_of(piece: Piece) -> str:
    """Write the page break of a page line, or the gap that withheld words leave."""
    if piece.kind == "page":
        return page_break(piece.text)
    return gap(piece.text) if piece.kind == "gap" and not piece.field else ""


def page_break(text: str) -> str:
    """Write the page break of a page line."""
    page = _PAGE.search(text)
    return element("pb", "", {"n": (page[1] or page[2]) if page else None})


def gap(text: str) -> str:
    """Write a gap: why it is there, and what is in its place."""
    return element("gap", each("desc", [text]), {"reason": reason_of(text.strip())})


def placed(breaks: Marks, at: int, *, on: bool = False) -> str:
    """Write the breaks after *at* children; with *on* also all that follow."""
    places = [here for here in sorted(breaks) if here >= at] if on else [at]
    return "".join([mark for here in places for mark in breaks.get(here, ())])


def running(text: str) -> str:
    """Write running text; where words are missing in it there is a gap."""
    done, at = [], 0
    for low, high in find_gaps(text, 0, len(text)):
        done += [shown(text[at:low]), gap(text[low:high])]
        at = high
    return "".join([*done, shown(text[at:])])


def paged(text: str, marks: list[tuple[int, str]]) -> str:
    """Write running text with its breaks."""
    if not marks:
        return running(text)
    counts = list(accumulate(not character.isspace() for character in text))
    done, at = [], 0
    for count, mark in marks:
        stop = bisect_left(counts, count) + 1 if count else 0
        done += [running(text[at:stop]), mark]
        at = stop
    return "".join([*done, running(text[at:])])


def ana(portion: Portion | None, categories: Categories) -> str | None:
    """Give the pointers to what a portion mark says."""
    if portion is None:
        return None
    level = [categories.pointer("classification", portion.classification)] if portion.classification else []
    controls = [categories.pointer("control", control) for control in portion.controls if control.strip()]
    return " ".join(level + controls) or None


def paragraph(node: Paragraph, style: Style, name: str = "p", depth: int = 0) -> str:
    """Write a paragraph, or an item, with the items under it."""
    found = breaks(node, "text")
    mark = filled("seg", words(f"({node.portion})"), {"type": "portion"}) if node.portion and str(node.portion) else ""
    signs = [each("num", [printed_label(node.label)]), mark, paged(node.text, found.text)]
    attributes = {"n": node.label or None, "ana": ana(node.portion, style.categories)}
    if style.ism:
        attributes |= portion_markings(node.portion)
    content = [" ".join([sign for sign in signs if sign]), items(node, found.children, style, depth)]
    return element(name, content, attributes)


def items(node: Paragraph, pages: Marks, style: Style, depth: int) -> str:
    """Write what is under a paragraph: items as lists, the other kinds between them, page breaks where they are."""
    done: list[str] = []
    below = one_level_deeper(depth) if node.items else depth
    for is_list, group in groupby(enumerate(node.items), key=lambda one: one[1].kind is ParagraphKind.PARAGRAPH):
        if is_list:
            inner = [placed(pages, at) + paragraph(item, style, "item", below) for at, item in group]
            done.append(element("list", inner, {"type": "items"}))
        else:
            done += [placed(pages, at) + whole(item, style, below) for at, item in group]
    return "".join([*done, placed(pages, len(node.items), on=True)])


def whole(node: Paragraph, style: Style, depth: int) -> str:
    """Write a table, an enclosure or a quoted telegram; the page breaks in a table are after it."""
    found = breaks(node, "text")
    if node.kind is ParagraphKind.TABLE:
        rows = [element("row", [element("cell", words(cell)) for cell in cells]) for cells in node.rows]
        marks = [mark for _, mark in found.text] + [placed(found.children, 0, on=True)]
        return filled("table", rows) + "".join(marks)
    return element("floatingText", element("body", enclosed(node, found, style, depth)), {"type": node.kind.value})


def enclosed(node: Paragraph, found: Breaks, style: Style, depth: int) -> str:
    """Write the text of an enclosure or a quoted telegram, and its blocks as paragraphs."""
    first = element("p", paged(node.text, found.text))
    blocks = [
        placed(found.children, at)
        + (paragraph(block, style, "p", depth) if block.kind is ParagraphKind.PARAGRAPH else whole(block, style, depth))
        for at, block in enumerate(node.items)
    ]
    return "".join([first, *blocks, placed(found.children, len(node.items), on=True)])


def section(node: Section, style: Style, *, inside: bool) -> str:
    """Write a section: a division with its heading, or bare paragraphs if no heading came before."""
    pages = breaks(node).children
    inner: list[str] = []
    for at, child in enumerate(node.paragraphs):
        inner += [placed(pages, at), paragraph(child, style)]
    last = len(node.paragraphs)
    content = [each("head", [node.heading]), *inner, placed(pages, last, on=True)]
    return filled("div", content, {"type": "section"}) if inside else "".join(content)


def sections(cable: Cable, style: Style) -> str:
    """Write the sections of a cable; from the first heading on each is a division."""
    inside = False
    done = []
    for node in cable.sections:
        inside = inside or bool(each("head", [node.heading]))
        done.append(section(node, style, inside=inside))
    return "".join(done)


def name_of(cable: Cable) -> str:
    """Give the title of a cable: its subject; without one its id, or what it is."""
    return line(cable.subject or "") or cable.id or "Telegram"


def head(cable: Cable, categories: Categories) -> str:
    """Write the head: the subject, and where the cable comes from as FRUS's source note."""
    mrn = cable.header.mrn
    printed = f"{mrn.post} {mrn.serial}" if mrn else None
    source = "; ".join([part for part in (cable.id, printed, *[wrapper.archive for wrapper in cable.wrappers]) if part])
    title = element("title", words(name_of(cable)), {"ana": ana(cable.header.subject_portion, categories)})
    return element("head", [title, each("note", [source], {"type": "source"})])


def opener(cable: Cable, categories: Categories) -> str:
    """Write the opener: place and date, class and captions, number."""
    header = cable.header
    level = header.classification
    pointer = categories.pointer("classification", level) if level else None
    classes = element("seg", level, {"type": "classification", "ana": pointer}) if level else ""
    number = [f"{header.mrn.post} {header.mrn.serial}"] if header.mrn else []
    captions = [each("seg", [caption], {"type": "caption"}) for caption in header.captions]
    parts = [dateline(cable), classes, *captions, each("seg", number, {"type": "number"})]
    return filled("opener", " ".join([part for part in parts if part]))


def dateline(cable: Cable) -> str:
    """Write place and date; an invalid date has no normal form."""
    mrn = cable.header.mrn
    parts = [each("placeName", [mrn.post if mrn else None]), date(cable)]
    return filled("dateline", ", ".join([part for part in parts if part]))


def date(cable: Cable) -> str:
    """Write the date-time group."""
    dtg = cable.header.dtg
    if dtg is None:
        return ""
    printed = f"{dtg.day:02}{dtg.hour:02}{dtg.minute:02}Z {dtg.month} {dtg.year}"
    return element("date", words(printed), {"when": moment(cable.date)})


def addressee(node: Addressee) -> str:
    """Write an addressee: name, office, precedence, number."""
    office = f"//{node.office}//" if node.office else None
    return " ".join([part for part in (node.name, office, node.precedence, node.number) if part])


def printed_reference(node: Reference) -> str:
    """Write a reference."""
    letter = "A-" if node.kind.value == "airgram" else ""
    number = None if node.number is None else f"{letter}{node.number}"
    year = f"{node.year % 100:02}" if node.year and node.post else None
    marks = ["(NOTAL)" if node.notal else None, "AND PREVIOUS" if node.and_previous else None]
    parts = (f"{node.label}." if node.label else None, year, node.post, number, node.text, node.title, *marks)
    return " ".join([part for part in parts if part])


def references(cable: Cable) -> list[str]:
    """Write the references as they are written, each with the full id of the cable that it points to."""
    pairs = zip(cable.header.references, cable.references, strict=True)
    return [
        element("ref", text, {"type": full.kind.value, "cRef": full.id})
        for written, full in pairs
        if (text := words(printed_reference(written)))
    ]


def lists(cable: Cable) -> str:
    """Write the lists that FRUS puts between opener and text: from, to, subject, references."""
    header = cable.header
    to = [
        filled("list", each("item", map(addressee, nodes)), {"type": "to", "subtype": kind})
        for kind, nodes in (("action", header.action), ("info", header.info))
    ]
    return "".join(
        [
            filled("list", each("item", [header.originator]), {"type": "from"}),
            *to,
            filled("list", each("item", [header.subject]), {"type": "subject"}),
            filled("list", [element("item", one) for one in references(cable)], {"type": "references"}),
        ]
    )


def closer(closing: Closing) -> str:
    """Write signatures, notes and end marks."""
    pages = breaks(closing).children
    signed = [element("signed", each("persName", [name])) for name in closing.signatures if name.strip()]
    notes = each("note", closing.notes, {"type": "communications"})
    return filled("closer", [placed(pages, 0, on=True), *signed, notes]) + each("trailer", closing.end_marks)


def body_of(cable: Cable, style: Style) -> str:
    """Write the pages of the header and the sections, for a profile that has a head of its own."""
    pages, between = breaks(cable.header).children, breaks(cable).children
    return placed(pages, 0, on=True) + sections(cable, style) + placed(between, 0, on=True)


def division(cable: Cable, style: Style) -> str:
    """Write the whole cable as one document in the manner of FRUS."""
    pages = breaks(cable.header).children
    top = [placed(pages, 0, on=True), head(cable, style.categories), opener(cable, style.categories)]
    between = breaks(cable).children
    body = lists(cable) + sections(cable, style)
    body = body if _BLOCK.search(body) else body + "<p/>"
    content = [*top, body, placed(between, 0, on=True)]
    name = style.categories.prefix + slug("cable", cable.id) if cable.id else None
    attributes = {"type": "document", "subtype": "historical-document", "xml:id": name, "n": cable.id}
    return element("div", [*content, closer(cable.closing)], attributes)
