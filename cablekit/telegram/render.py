"""From values to pieces: the ones a node was read from where its values still say the same, fresh ones where not."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple

from cablekit.errors import ModelError
from cablekit.model import Cable, Header, Paragraph
from cablekit.model.body import TOO_DEEP, deeper
from cablekit.model.node import Node
from cablekit.source import Child, Piece
from cablekit.telegram.body.endings import ending
from cablekit.telegram.edit import edited
from cablekit.telegram.fields.field import Field, Fields, plain, tail_of
from cablekit.telegram.fields.table import HEADER
from cablekit.telegram.parse import KINDS, SHAPES, values_of

#: What has a text of its own, in words.
ROOTS: Final = "Cable, Header, Section, Paragraph or Closing"
#: The fields that hold children, with the line ends that part a child from what stands above it.
CHILDREN: dict[str, dict[str, int]] = {
    "cable": {"header": 2, "sections": 2, "closing": 2},
    "section": {"paragraphs": 2},
    "paragraph": {"items": 1},
}

#: What shows that a repeated head is one: it follows an edit, but does not go.
STAYING: Final = frozenset({"classification", "mrn"})


class Open(NamedTuple):
    """
    A node, or a part of one, begins.

    >>> Open("header", None).part
    0
    """

    kind: str
    node: Any
    part: int = 0


class Close(NamedTuple):
    """
    The node that was opened last ends.

    >>> Close("header").kind
    'header'
    """

    kind: str


Event = Piece | Open | Close


class Output:
    """
    The events written so far.

    Args:
        newline: The line end of the text.
        echoes: Fields of the header that changed, with their old and new values: echoes of the old follow.

    >>> Output().events
    []
    """

    def __init__(self, newline: str = "\n", echoes: dict[str, tuple[Any, Any]] | None = None) -> None:
        self.events: list[Event] = []
        self.newline = newline
        self.echoes = echoes or {}
        self.tail = ""
        self.wanted = 0
        self.held: list[Piece] = []
        self.depth = -1  # of items: a paragraph is none
        self.low: set[int] = set()

    def piece(self, piece: Piece) -> None:
        """
        Write a piece, and before it the line ends that are still wanted.

        >>> out = Output(); out.piece(Piece("text", "x")); len(out.events)
        1
        """
        for one in self.following(piece) if self.echoes else (piece,):
            self.add(one)

    def add(self, piece: Piece) -> None:
        """
        Write a piece as it is, behind the line ends that are wanted.

        >>> out = Output(); out.add(Piece("text", "x")); out.tail
        'x'
        """
        if not piece.text:
            return
        if self.wanted:
            self.part_from_above()
        self.events.append(piece)
        self.tail = piece.text if len(piece.text) > 3 else (self.tail + piece.text)[-4:]

    def want(self, ends: int) -> None:
        """
        Ask that what comes next is parted by *ends* line ends from what stands above it.

        >>> out = Output(); out.want(2); out.wanted
        2
        """
        self.wanted = max(self.wanted, ends)

    def part_from_above(self) -> None:
        """
        Write the line ends that are wanted and not there yet.

        >>> out = Output(); out.piece(Piece("text", "x")); out.want(1); out.piece(Piece("text", "y"))
        >>> out.events[1].text
        '\\n'
        """
        missing, self.wanted = self.wanted - line_ends(self.tail), 0
        if self.tail and missing > 0:
            self.events.append(Piece("blank", self.newline * missing))

    def following(self, piece: Piece) -> list[Piece]:
        """
        Give what becomes of a piece where fields have changed: an echo follows its value, and goes with it.

        >>> out = Output(echoes={"tags": (("PREL",), ())})
        >>> out.following(Piece("label", "TAGS: ", "header.tags")), out.following(Piece("tag", "PREL\\n", "header.tags"))
        ([], [])
        """
        held, self.held = self.held, []
        row = HEADER.get(piece.field.partition(".")[2]) if "." in piece.field else None
        if row is None or row.name not in self.echoes:
            return [*held, piece]
        old, new = self.echoes[row.name]
        if plain(new) and row.name in STAYING:
            return [*held, piece]
        if piece.kind == "label" and plain(new):
            self.held = [*held, piece]
            return []
        if piece.kind != row.piece or not repeats(row.read(piece.text), old, part=plain(new)):
            return [*held, piece]
        tail = tail_of(piece.text)
        if plain(new):
            return [Piece("blank", tail)] if self.tail[-1:] not in ("", "\r", "\n") and line_ends(tail) else []
        return [piece._replace(text=row.content(new) + tail)]

    def release(self) -> None:
        """
        Write the labels that no content followed.

        >>> out = Output(); out.held = [Piece("label", "TAGS: ")]; out.release(); len(out.events)
        1
        """
        held, self.held = self.held, []
        for piece in held:
            self.add(piece)


def repeats(again: Any, value: Any, *, part: bool) -> bool:
    """
    Say whether a value is *value* again, or a *part* of its entries.

    >>> repeats(("RU",), ("PREL", "RU"), part=True), repeats(("RU",), ("PREL", "RU"), part=False)
    (True, False)
    """
    if part and isinstance(again, tuple) and isinstance(value, tuple):
        return bool(again) and all(entry in value for entry in again)
    return bool(again == value)


def line_ends(text: str) -> int:
    """
    Count the line ends at the end of *text*.

    >>> line_ends("x\\r\\n \\r\\n")
    2
    """
    return tail_of(text).replace("\r\n", "\n").replace("\r", "\n").count("\n")


def render(node: Any) -> list[Event]:
    """
    Give the pieces of a node and its children, in order, with the nodes' beginnings and ends.

    Args:
        node: A `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.

    Raises:
        ModelError: A field cannot be written so that it reads back, or items are nested too deep.

    >>> from cablekit.model import Paragraph
    >>> [event.text for event in render(Paragraph("1", text="All well.")) if isinstance(event, Piece)]
    ['1. ', 'All well.\\n']
    """
    known(node)
    out = Output(node.source.line_ending() if node.source else "\n", header_changes(node))
    try:
        for part in range(parts_of(node)):
            write(out, node, part)
    except RecursionError as error:
        raise ModelError(TOO_DEEP, "items") from error
    return out.events


def known(node: Any) -> None:
    """
    Make sure that something has a text.

    Raises:
        ModelError: It is no node.

    >>> known(Header())
    """
    if not isinstance(node, Node) or node.__class__ not in KINDS:
        raise ModelError(f"expected a {ROOTS}, got {type(node).__name__}")


def parts_of(node: Any) -> int:
    """
    Count the parts in which a node stands.

    >>> parts_of(Header())
    1
    """
    return max(len(node.source.parts), 1) if node.source else 1


def header_changes(node: Any) -> dict[str, tuple[Any, Any]]:
    """
    List the header's fields that differ from those read, with the old and the new value.

    >>> header_changes(Header())
    {}
    """
    if node.source is None or node.source.as_read:
        return {}
    if isinstance(node, Cable):
        old, new = values_of(node).get("header", Header()), node.header
        pairs = {field: (getattr(old, field), getattr(new, field)) for field in HEADER}
    elif isinstance(node, Header):
        read = values_of(node)
        pairs = {field: (read.get(field), getattr(node, field)) for field in HEADER}
    else:
        return {}
    return {field: pair for field, pair in pairs.items() if pair[0] != pair[1] and not plain(pair[0])}


def write(out: Output, node: Any, part: int = 0) -> None:
    """
    Write one part of a node.

    >>> out = Output(); write(out, Header(subject="X")); out.events[-1].kind
    'header'
    """
    kind = KINDS[node.__class__]
    item = kind == "paragraph"
    if item:
        out.depth = deeper(out.depth)
    out.events.append(Open(kind, node, part))
    if node.source is None:
        if part == 0:
            fresh(out, node, kind)
    elif node.source.as_read:
        entries(out, node.source.pieces(part))
    else:
        low = id(node) in out.low
        found = edited(node, part, SHAPES[kind][1], CHILDREN.get(kind, {}), out.newline, low=low)
        out.low.update(above_unlabeled(found))
        entries(out, found)
    out.release()
    out.events.append(Close(kind))
    out.depth -= item


def entries(out: Output, found: Iterable[Any]) -> None:
    """
    Write pieces as they stand, and children; those not at home are parted from their neighbours.

    >>> out = Output(); entries(out, [Piece("text", "x")]); len(out.events)
    1
    """
    for entry in found:
        if entry.__class__ is Piece:
            out.piece(entry)
        elif entry.__class__ is Child:
            write(out, entry.node, entry.part)
        else:
            put(out, entry.child, entry.gap)


def above_unlabeled(found: Iterable[Any]) -> Iterator[int]:
    """
    Yield the identity of each labeled paragraph above one without a label: a page line between them would join the two.

    >>> one, other = Paragraph("1"), Paragraph()
    >>> list(above_unlabeled([Child("paragraphs", one), Child("paragraphs", other)])) == [id(one)]
    True
    """
    nodes = [getattr(entry, "child", entry).node for entry in found if entry.__class__ is not Piece]
    for node, below in pairwise(nodes):
        if isinstance(below, Paragraph) and node.label and not below.label:
            yield id(node)


def put(out: Output, child: Child, gap: int) -> None:
    """
    Write a child, parted by *gap* line ends from what stands above and below it; below a blank line, by one more.

    >>> out = Output(); put(out, Child("header", Header()), 2); out.wanted
    2
    """
    below = max(gap, min(line_ends(out.tail), 2))
    out.want(gap)
    for part in range(parts_of(child.node)):
        write(out, child.node, part)
    out.want(below)


def fresh(out: Output, node: Any, kind: str) -> None:
    """
    Write a node that was built by hand, in canonical form.

    >>> out = Output(); fresh(out, Header(subject="X"), "header"); [piece.text for piece in out.events]
    ['SUBJECT: ', 'X\\n']
    """
    rows = SHAPES[kind][1]
    for row in rows.values():
        pieces = [] if row.within else written(row, node, rows)
        if pieces:
            out.want(row.before)
        for piece in pieces:
            out.piece(piece)
    for field, gap in CHILDREN.get(kind, {}).items():
        value = getattr(node, field)
        for child in value if isinstance(value, tuple) else (value,):
            put(out, Child(field, child), gap if gap > 1 or sentence_ended(out.tail) else 2)


def sentence_ended(above: str) -> bool:
    """
    Say whether a text ends like a sentence, or calls for a list: else a line end alone would join an item to it.

    >>> sentence_ended("There are two:\\n"), sentence_ended("KEY POINTS\\n")
    (True, False)
    """
    return ending(above.rstrip()) in ("blank", "ended", "colon")


def written(row: Field, node: Any, rows: Fields) -> list[Piece]:
    """
    Give the pieces of one field in canonical form.

    Raises:
        ModelError: The content does not read back.

    >>> [piece.text for piece in written(HEADER["tags"], Header(tags=("PREL", "RU")), HEADER)]
    ['TAGS: ', 'PREL, RU\\n']
    """
    value = getattr(node, row.name)
    inside = [
        Piece(inner.piece, inner.content(getattr(node, inner.name)) + inner.after, inner.name)
        for inner in rows.values()
        if inner.within == row.name and not plain(getattr(node, inner.name))
    ]
    if plain(value) and not inside:
        return []
    content = "" if plain(value) else row.content(value)
    pieces = [Piece("label", row.label.text, row.name), *inside, Piece(row.piece, content + row.after, row.name)]
    if row.rule:
        pieces.append(Piece("rule", row.rule(content) + "\n", row.name))
    return pieces
