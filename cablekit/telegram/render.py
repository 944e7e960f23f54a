"""From values to pieces: the pieces that a node was read from, and new ones where its values have changed."""

from collections.abc import Iterable
from itertools import zip_longest
from typing import Any, Final, NamedTuple

from cablekit.errors import ModelError
from cablekit.model import Cable, Closing, Header, Paragraph, ParagraphKind, Section
from cablekit.model.body import TOO_DEEP, one_level_deeper
from cablekit.model.node import Node, recast
from cablekit.source import Child, Piece
from cablekit.telegram.body.bare_headings import (
    headings_in_doubt,
    is_first_new,
    is_in_line,
    is_last_emptied,
    neighbors,
    origin,
    with_dashes,
)
from cablekit.telegram.body.signatures import ABOVE as ABOVE_SIGNATURE
from cablekit.telegram.body.unambiguous import (
    PILCROW,
    RULE,
    STARS,
    continues_header,
    ends_like_heading,
    ends_or_introduces,
    is_like_header,
    is_like_heading,
    is_plain,
    needs_brackets,
    needs_stars,
    style_of,
)
from cablekit.telegram.edit import (
    above_unlabeled,
    changed_header_fields,
    edited_entries,
    field_pieces,
    node_below,
    repeats,
)
from cablekit.telegram.fields.field import count_line_endings, is_default, leading_space, trailing_space
from cablekit.telegram.fields.list_edits import applied, edits_of_list
from cablekit.telegram.fields.paragraph import LABEL
from cablekit.telegram.fields.table import HEADER
from cablekit.telegram.parse import KIND_OF_CLASS, NODE_KINDS, class_of_model, values_of

#: The classes that have a text of their own, in words.
NODE_NAMES: Final = "Cable, Header, Section, Paragraph or Closing"
#: The fields that hold children, with the number of line endings that separate a child from the text above it.
CHILD_FIELDS: dict[str, dict[str, int]] = {
    "cable": {"header": 2, "sections": 2, "closing": 2},
    "section": {"paragraphs": 2},
    "paragraph": {"items": 1},
}
#: The same for a cable that was read without its body.
CHILD_ALONE: Final = {"header": 2}
#: The same for the blocks of an enclosure (format.md 13.3).
BLOCK_FIELDS: Final = {"items": 2}
#: How many line endings separate a new table from what is below it: one blank line does not end a table.
BELOW_TABLE: Final = 3

#: Echoes by which the header of a later section is recognized: they follow an edit, but are not removed.
STAYING_ECHOES: Final = frozenset({"classification", "mrn"})


#: The kinds of pieces of a page break.
PAGE_KINDS: Final = frozenset({"page", "blank"})


class Open(NamedTuple):
    """A node, or a part of one, begins."""

    kind: str
    node: Any
    part: int = 0


class Close(NamedTuple):
    """The node that was opened last ends."""

    kind: str


Event = Piece | Open | Close


def text_of(events: list[Event]) -> str:
    """Join the texts of the pieces."""
    return "".join([event.text for event in events if isinstance(event, Piece)])


class Output:
    """The events written so far."""

    def __init__(self, newline: str = "\n", echoes: dict[str, tuple[Any, Any]] | None = None) -> None:
        self.events: list[Event] = []
        self.newline = newline
        self.echoes: dict[str, tuple[Any, Any]] = (
            echoes or {}
        )  #: changed fields of the header: old and new value; echoes of the old value follow
        self.last_characters: str = ""  #: of the text so far, enough to count the line endings at its end
        self.requested_endings: int = 0  #: how many line endings must be above the next piece
        self.in_header = False  #: whether a header is written; the echoes of a later section are in a paragraph
        self.waiting_labels: list[Piece] = []  #: labels of echoes, removed if their content is
        self.depth = -1  #: of items; a paragraph is at 0
        self.edited_below_pages: set[int] = set()  #: paragraphs whose new text goes below the page lines in the old one
        self.without_dashes: set[int] = set()  #: sections whose headings need dashes after an edit
        self.has_new_first = False  #: whether an edit put another section first, until that is written
        self.has_empty_last = False  #: whether an edit left nothing below the last heading
        self.enclosures = 0  #: how many enclosures are open
        self.has_brackets = False  #: whether the label of the next new paragraph is in brackets
        self.styles: list[str] = []  #: of the letters of the lists that are open
        self.mark: Piece | None = None  #: what goes before the text of the next paragraph
        self.no_header = False  #: whether the text must show that it has no header
        self.has_paragraph: bool = False  #: whether a paragraph has begun
        self.neighbors: dict[
            int, int
        ] = {}  #: the paragraph that was above another one, by the identity of their origins
        self.last_paragraph: int = 0  #: the identity of the origin of the last paragraph of a section
        self.number: str = ""  #: of the last paragraph of the cable that has one
        self.is_marked: bool = False  #: whether that paragraph has a portion mark
        #: What is below the child that is written: the next child of its parent, or of what is around it.
        self.below: Any = None
        self.following: Any = None  #: the node below the one that is written, if both were read

    def write(self, piece: Piece) -> None:
        """Write a piece, or what the edits make of it."""
        for one in self.after_edits(piece) if self.echoes else (piece,):
            self.write_as_it_is(one)

    def write_as_it_is(self, piece: Piece) -> None:
        """Write a piece unchanged, after the line endings that were requested."""
        if not piece.text:
            return
        if self.requested_endings:
            self.write_requested_line_endings()
        self.events.append(piece)
        self.last_characters = piece.text if len(piece.text) > 3 else (self.last_characters + piece.text)[-4:]

    def note_paragraph(self, node: Paragraph) -> None:
        """Note that a paragraph of a section begins."""
        self.has_paragraph = True
        self.last_paragraph = id(origin(node))
        if node.label and node.label.isdecimal():
            self.number, self.is_marked = node.label, node.portion is not None

    def text_above_body(self) -> str | None:
        """Return the text so far of a cable, up to its first paragraph; None below that, and in other nodes."""
        if self.has_paragraph or not isinstance(self.events[0], Open) or self.events[0].kind != "cable":
            return None
        return text_of([event for event in self.events if getattr(event, "kind", "") != "wrapper"])

    def end_of_text(self) -> str:
        """Return the end of the text so far, as much as shows what a line below it is."""
        return text_of(self.events[-ABOVE_SIGNATURE:])[-ABOVE_SIGNATURE:]  # few pieces are empty

    def ends_in_text(self) -> bool:
        """Whether the last piece that is not blank is text."""
        pieces = (event for event in self.events[::-1] if isinstance(event, Piece) and event.text.strip())
        return next((piece.field == "text" for piece in pieces), False)

    def request_line_endings(self, ends: int) -> None:
        """Request that the next piece is separated by *ends* line endings from the text above it."""
        self.requested_endings = max(self.requested_endings, ends)

    def held_back_pages(self) -> list[Piece]:
        """Take back the page lines that the text so far ends with; blank lines above the first of them stay."""
        at = len(self.events)
        while isinstance(self.events[at - 1], Close) or self.events[at - 1].kind in PAGE_KINDS:
            at -= 1
        while at < len(self.events) and self.events[at].kind != "page":
            at += 1
        pages = [event for event in self.events[at:] if isinstance(event, Piece)]
        ends = [event for event in self.events[at:] if isinstance(event, Close)]
        if pages:
            blank = leading_space(pages[0].text)
            self.events[at:] = [Piece("blank", blank), *ends] if blank else ends
            pages[0] = pages[0]._replace(text=pages[0].text[len(blank) :])
            self.last_characters = self.end_of_text()[-4:]
        return pages

    def write_requested_line_endings(self) -> None:
        """Write the requested line endings that the text above does not end with."""
        missing, self.requested_endings = self.requested_endings - count_line_endings(self.last_characters), 0
        if self.last_characters and missing > 0:
            self.events.append(Piece("blank", self.newline * missing))

    def write_apart(self, kind: str, sign: str) -> None:
        """Write a sign that is in no value on a line of its own, between blank lines."""
        self.request_line_endings(2)
        self.write(Piece(kind, sign + self.newline * 2))

    def write_mark(self) -> None:
        """Write the mark before a paragraph."""
        if self.mark:
            self.write_as_it_is(self.mark)
            self.mark = None

    def after_edits(self, piece: Piece) -> list[Piece]:
        """Return what edits make of a piece: an echo follows an edit, and is removed with its value."""
        labels, self.waiting_labels = self.waiting_labels, []
        row = HEADER.get(piece.field.partition(".")[2]) if "." in piece.field else None
        if row is None or row.name not in self.echoes:
            return [*labels, piece]
        old, new = self.echoes[row.name]
        if is_default(new) and row.name in STAYING_ECHOES and not self.in_header:
            return [*labels, piece]
        if piece.kind == "label" and is_default(new):
            self.waiting_labels = [*labels, piece]
            return []
        if piece.kind != row.piece or not repeats(row.read(piece.text), old, part=is_default(new)):
            return [*labels, piece]
        tail = trailing_space(piece.text)
        if is_default(new):
            inside_line = self.last_characters[-1:] not in ("", "\r", "\n")
            return [Piece("blank", tail)] if inside_line and count_line_endings(tail) else []
        edits = edits_of_list(row, piece.text, old, new, self.newline)
        return [piece._replace(text=applied(piece.text, edits) if edits else row.content(new) + tail)]

    def write_waiting_labels(self) -> None:
        """Write the labels that no content followed."""
        labels, self.waiting_labels = self.waiting_labels, []
        for piece in labels:
            self.write_as_it_is(piece)


def render(node: Any) -> list[Event]:
    """
    Return the pieces of a node and its children, in order, with the nodes' beginnings and ends.

    Raises:
        ModelError: A field cannot be written so that it reads back, or items are nested too deep.

    >>> from cablekit.model import Paragraph
    >>> [event.text for event in render(Paragraph("1", text="All well.")) if isinstance(event, Piece)]
    ['1. ', 'All well.\\n']
    """
    node = as_model(node)
    try:
        events = render_parts(node)
        if (
            isinstance(node, Cable)
            and node.source is None
            and node.header == Header()
            and is_like_header(text_of(events))
        ):
            events = render_parts(node, no_header=True)
    except RecursionError as error:
        raise ModelError(TOO_DEEP, "items") from error
    return events


def render_parts(node: Any, *, no_header: bool = False) -> list[Event]:
    """Return the events of all parts of a node; *no_header*: its text begins by showing that it has no header."""
    out = Output(node.source.line_ending() if node.source else "\n", changed_header_fields(node))
    out.no_header = no_header
    for part in range(count_parts(node)):
        write_part(out, node, part)
    return out.events


def as_model(node: Any) -> Any:
    """Return a node of a user's own class as one of the class it is based on; `ModelError` for a value that is not a node."""
    base = class_of_model(node.__class__) if isinstance(node, Node) else None
    if base is None:
        raise ModelError(f"expected a {NODE_NAMES}, got {type(node).__name__}")
    return recast(node, base)


def count_parts(node: Any) -> int:
    """Count the parts of the text that a node is in."""
    return max(len(node.source.parts), 1) if node.source else 1


def write_part(out: Output, node: Any, part: int = 0) -> None:
    """Write one part of a node."""
    kind = KIND_OF_CLASS[node.__class__]
    item = kind == "paragraph"
    if item:
        out.depth = one_level_deeper(out.depth)
        if not out.depth:
            out.note_paragraph(node)
    out.events.append(Open(kind, node, part))
    if not (kind == "section" and node.source is None):
        out.write_mark()
    out.in_header = kind == "header"
    if node.source is None:
        if part == 0:
            write_new_node(out, node, kind)
    elif node.source.as_read and id(node) not in out.without_dashes:
        write_entries(out, node.source.pieces(part))
    else:
        rows, spacings, below_pages = NODE_KINDS[kind][1], child_fields(node, kind), id(node) in out.edited_below_pages
        found = edited_entries(node, part, rows, spacings, out.newline, below_pages=below_pages)
        if kind == "cable" and node.complete:
            sections = values_of(node).get("sections", ())
            out.without_dashes.update(map(id, headings_in_doubt(node.sections, sections)))
            out.has_new_first = is_first_new(node.sections, sections)
            out.has_empty_last = is_last_emptied(node.sections)
        elif kind == "section":
            out.neighbors.update(neighbors(values_of(node).get("paragraphs", ())))
        if id(node) in out.without_dashes:
            found = list(with_dashes(found, out.newline, is_in_line=is_in_line(node)))
        out.edited_below_pages.update(above_unlabeled(found))
        write_entries(out, found)
    out.write_waiting_labels()
    out.in_header = False
    out.events.append(Close(kind))
    out.depth -= item


def child_fields(node: Any, kind: str) -> dict[str, int]:
    """
    Return the fields of a node of a kind that hold children, with the line endings between them.

    >>> list(child_fields(Cable(), "cable")), list(child_fields(Cable(complete=False), "cable"))
    (['header', 'sections', 'closing'], ['header'])
    """
    if kind == "cable" and not node.complete:
        return CHILD_ALONE
    return BLOCK_FIELDS if is_of_kind(node, ParagraphKind.ENCLOSURE) else CHILD_FIELDS.get(kind, {})


def is_of_kind(node: Any, *kinds: ParagraphKind) -> bool:
    """Whether a node is a paragraph of one of some kinds."""
    return isinstance(node, Paragraph) and node.kind in kinds


def write_entries(out: Output, found: Iterable[Any]) -> None:
    """Write pieces as they are, and children; new children are separated from their neighbors."""
    for at, entry in enumerate(found):
        if entry.__class__ is Piece:
            out.write(entry)
        elif entry.__class__ is Child:
            mark_edge(out, entry)
            around = out.following
            if isinstance(found, list):  # a node that was edited: there may be new children below
                out.following = node_below(found, at) or around
            write_part(out, entry.node, entry.part)
            out.following = around
        else:  # only a list has new ones
            out.has_brackets = is_list(entry.child.field, entry.spacing) and in_brackets(out, (entry.child.node,))
            below = node_below(found, at)  # type: ignore[arg-type]
            pages = out.held_back_pages() if goes_above_pages(entry.child.node, below or out.following) else []
            write_child(out, entry.child, entry.spacing, below)
            for page in pages:
                out.write_as_it_is(page)


def goes_above_pages(node: Any, below: Any) -> bool:
    """
    Whether a new child goes above the page lines that end the child before it: where nothing continues across them.

    >>> goes_above_pages(Paragraph("2"), Paragraph("3")), goes_above_pages(Paragraph("2"), Paragraph())
    (True, False)
    """
    begins = below.heading if isinstance(below, Section) else isinstance(below, Paragraph) and below.label
    return bool(begins) and isinstance(node, Paragraph) and bool(node.label)


def mark_edge(out: Output, entry: Child) -> None:
    """Mark what an edit put other text above, and where another section is first or nothing is below the last heading."""
    if entry.field == "paragraphs":
        if out.neighbors.get(id(origin(entry.node)), out.last_paragraph) != out.last_paragraph:
            mark_end(out, entry.node)
    elif out.has_new_first and entry.field == "sections":
        out.has_new_first = False
        mark_beginning(out, entry.node, None)
    elif out.has_empty_last and entry.field == "closing":
        out.request_line_endings(2)
        mark_signature(out, entry.node)


def write_child(out: Output, child: Child, spacing: int, below: Any) -> None:
    """
    Write a child, separated from the text around it by *spacing* line endings; below a blank line, by one more.

    *below* is the next child.
    """
    node, around = child.node, out.below
    below = out.below = around if below is None else below
    if isinstance(node, Paragraph) and (node.kind is not ParagraphKind.PARAGRAPH or not node.label):
        spacing = 2
    if child.field == "paragraphs":
        mark_end(out, node)
    if isinstance(node, (Section, Paragraph)):
        mark_beginning(out, node, below)
    elif isinstance(node, Closing) and node.source is None:
        mark_signature(out, node)
    after = max(spacing, min(count_line_endings(out.last_characters), 2))
    out.request_line_endings(spacing)
    out.enclosures += is_of_kind(node, ParagraphKind.ENCLOSURE)
    for part in range(count_parts(node)):
        write_part(out, node, part)
    out.enclosures -= is_of_kind(node, ParagraphKind.ENCLOSURE)
    out.request_line_endings(BELOW_TABLE if is_of_kind(node, ParagraphKind.TABLE) else after)
    out.below = around


def mark_end(out: Output, node: Paragraph) -> None:
    """Write a pilcrow on a line of its own where the end of the text above a number would be read as a heading."""
    if node.number and out.ends_in_text() and ends_like_heading(out.end_of_text()):
        out.write_apart("pilcrow", PILCROW.text)


def mark_beginning(out: Output, node: Any, below: Any) -> None:
    """Write or note what goes before a section or paragraph, so that it is read neither as a header line nor as a heading."""
    if isinstance(node, Section) and not node.heading:
        return
    above = out.text_above_body()
    first = node.heading if isinstance(node, Section) else node.text if is_plain(node) else None
    if out.no_header and above == "":
        out.write_apart("rule", RULE)
        out.mark = PILCROW
    elif first and above is not None and not out.no_header and continues_header(above, first):
        out.write_apart("rule", RULE)
        out.mark = PILCROW if is_plain(node) else None
    elif not out.enclosures and is_like_heading(node, below):
        out.mark = PILCROW


def mark_signature(out: Output, node: Closing) -> None:
    """Write a line of stars above the first signature where it would be read as text below that of the body."""
    if node.signatures and needs_stars(out.end_of_text(), node.signatures[0]):
        out.write_apart("rule", STARS)


def write_new_node(out: Output, node: Any, kind: str) -> None:
    """Write a node that was built by hand, in canonical form."""
    rows = NODE_KINDS[kind][1]
    for row in rows.values():
        pieces = [] if row.within else field_pieces(row, node, rows, out.newline)
        if row is LABEL and out.has_brackets and (node.label or "").isalnum():
            pieces[-1] = pieces[-1]._replace(text=f"({node.label}){LABEL.after}")
        if pieces:
            out.request_line_endings(row.before)
            out.write_mark()
        for piece in pieces:
            out.write(piece)
    for field, spacing in child_fields(node, kind).items():
        value = getattr(node, field)
        children = value if isinstance(value, tuple) else (value,)
        items = children if is_list(field, spacing) else ()
        has_brackets = in_brackets(out, items)
        styles = () if has_brackets else filter(None, (style_of(item.label) for item in items))
        out.styles.append(next(iter(styles), ""))
        for child, below in zip_longest(children, children[1:]):
            out.has_brackets = has_brackets
            lines = spacing if spacing > 1 or ends_or_introduces(out.last_characters) else 2
            write_child(out, Child(field, child), lines, below)
        out.styles.pop()


def in_brackets(out: Output, items: Iterable[Paragraph]) -> bool:
    """Whether the labels of new items are written in brackets."""
    return needs_brackets(items, "" if out.is_marked else out.number, out.styles)


def is_list(field: str, spacing: int) -> bool:
    """Whether the children in a field are items of a list, not blocks of an enclosure."""
    return field == "items" and spacing == CHILD_FIELDS["paragraph"]["items"]
