"""A cable to text, and the check that the text reads back the same (laws 1 and 3)."""

from itertools import pairwise, takewhile
from typing import Any

from cablekit.errors import ModelError
from cablekit.model import Cable
from cablekit.model.body import TOO_DEEP
from cablekit.source import Child, Piece, Source
from cablekit.telegram.fields.field import is_default
from cablekit.telegram.parse import KINDS, values_of
from cablekit.telegram.render import known, render
from cablekit.telegram.text import from_text, read_telegram


def to_text(node: Any) -> str:
    """
    Write a node as text.

    Args:
        node: A `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.

    Returns:
        The text it was read from while nothing changed; else a text that reads back equal.

    Raises:
        ModelError: No text would read back equal: names the first field that differs. Or a text cannot carry what the
            cable has: `extra`, or edited wrappers.

    >>> from cablekit.model import Header
    >>> to_text(Header(tags=("PREL", "RU")))
    'TAGS: PREL, RU\\n'
    """
    known(node)
    if isinstance(node, Cable):
        refuse_unwritable(node)
    source = node.source
    if source is not None and source.as_read and not source.newline and isinstance(node, Cable):
        return str(source.text)
    try:
        pieces = [event for event in render(node) if isinstance(event, Piece)]
        text = "".join([piece.text for piece in pieces])
        if not untouched(node, text):
            check(node, text, *within(pieces, len(text)))
    except RecursionError as error:
        raise ModelError(TOO_DEEP, "items") from error
    return text


def untouched(node: Any, text: str) -> bool:
    """
    Say whether a node is as it was read: the very object, or its values and its text.

    >>> from cablekit.model import Header
    >>> untouched(Header(), "")
    False
    """
    source = node.source
    if source is None or source.as_read:
        return source is not None
    as_read = "".join(text_of(source, part) for part in range(len(source.parts)))
    return text == as_read and bool(type(node)(**values_of(node)) == node)


def text_of(source: Source, part: int) -> str:
    """
    Give the text that a part of a node was read from, with its children's.

    >>> from cablekit.model import Header
    >>> text_of(from_text("TAGS: PREL", Header).source, 0)
    'TAGS: PREL'
    """
    return "".join(
        text_of(entry.node.source, entry.part) if isinstance(entry, Child) else entry.text
        for entry in source.pieces(part)
    )


def within(pieces: list[Piece], length: int) -> tuple[int, int]:
    """
    Find where the telegram stands in what an archive put around it.

    >>> within([Piece("wrapper", "ID: 7\\n"), Piece("tag", "PREL")], 10)
    (6, 10)
    """
    start = sum(len(piece.text) for piece in takewhile(is_wrapper, pieces))
    return start, max(start, length - sum(len(piece.text) for piece in takewhile(is_wrapper, reversed(pieces))))


def is_wrapper(piece: Piece) -> bool:
    """
    Say whether a piece is an archive's.

    >>> is_wrapper(Piece("wrapper", "ID: 7"))
    True
    """
    return piece.kind == "wrapper"


def refuse_unwritable(cable: Cable) -> None:
    """
    Refuse what a text cannot carry: foreign data, and an edit of what an archive says.

    Raises:
        ModelError: There is such a value.

    >>> from cablekit.model import Wrapper
    >>> refuse_unwritable(Cable(wrappers=(Wrapper("site"),)))
    """
    if cable.extra:
        raise ModelError("a text cannot carry it; write XML or JSON, or attrs.evolve(cable, extra={})", "extra")
    source = cable.source
    if source is None or source.as_read:
        return
    edit = difference(cable.wrappers, dict(source.known).get("wrappers", ()), "wrappers")
    if edit and (cable.wrappers or any(entry[1] == "wrapper" for part in source.parts for entry in part)):
        path, value, read = edit
        message = f"{value!r} cannot be written as text, where an archive says {read!r}"
        raise ModelError(f"{message[:400]}; keep the wrappers as they were read, or write XML or JSON", path)


def check(node: Any, text: str, start: int, end: int) -> None:
    """
    Make sure that a text reads back as the node it was written from (law 3); of an archive's file, the telegram in it.

    Args:
        node: The node.
        text: What was written.
        start: Where its telegram begins.
        end: Where it ends.

    Raises:
        ModelError: It does not.

    >>> from cablekit.model import Header
    >>> check(Header(tags=("PREL",)), "TAGS: PREL", 0, 10)
    """
    if not isinstance(node, Cable):
        back: Any = from_text(text, type(node))
    elif node.wrappers:
        back = read_telegram(text, start, end, year=node.year_hint, wrappers=node.wrappers)
    else:
        back = from_text(text, year=node.year_hint)
    where = difference(node, back)
    if where:
        path, value, other = where
        still = "a marking or a page still says so" if node.source else "the text of another field reads so"
        advice = still if is_default(value) else "change it so that it stands out in the text"
        raise ModelError(f"{value!r} would read back as {other!r}; {advice}"[:500], path)


def difference(one: Any, other: Any, path: str = "") -> tuple[str, Any, Any] | None:
    """
    Find the first field in which two nodes differ, in document order.

    Args:
        one: A node, or a value of its fields.
        other: What it is compared with.
        path: Where both are.

    Returns:
        The path (`sections[1].paragraphs[3].text`) and the two values; None where they are equal.

    >>> from cablekit.model import Header
    >>> difference(Header(tags=("XG",), subject="A"), Header(tags=("XG",), subject="B"))
    ('subject', 'A', 'B')
    """
    if one == other:
        return None
    inside = (difference(*pair) for pair in compared(one, other, path))
    return next((found for found in inside if found), (path, one, other))


def compared(one: Any, other: Any, path: str) -> list[tuple[Any, Any, str]]:
    """
    Pair what is in two nodes, or in two tuples of the same length or of nodes.

    >>> compared((1, 2), (1, 3), "at"), compared((1,), (1, 3), "at")
    ([(1, 1, 'at[0]'), (2, 3, 'at[1]')], [])
    """
    if type(one) is type(other) and type(one) in KINDS:
        return [(getattr(one, name), getattr(other, name), f"{path}.{name}".lstrip(".")) for name in in_order(one)]
    if type(one) is type(other) is tuple and (len(one) == len(other) or {*map(type, one + other)} <= KINDS.keys()):
        return [(left, right, f"{path}[{at}]") for at, (left, right) in enumerate(zip(one, other, strict=False))]
    return []


def in_order(node: Any) -> list[str]:
    """
    Name the fields of a node in the order of its text; one that has no place there follows the field before it.

    >>> from cablekit.model import Header, Paragraph
    >>> in_order(from_text("1. (U) Yes.", Paragraph)), in_order(from_text("SUBJECT: X\\nTAGS: XG", Header))[-5:]
    (['label', 'portion', 'text', 'items'], ['subject', 'subject_portion', 'references', 'authority', 'tags'])
    """
    names = [field.name for field in node.__attrs_attrs__ if field.eq]
    parts = node.source.parts if node.source else ()
    found = dict.fromkeys(entry[0] for part in parts for entry in part)
    places = {name: at for at, name in enumerate(found)}
    for before, name in pairwise(names):
        places.setdefault(name, places.get(before, -1))
    return sorted(names, key=lambda name: places.get(name, -1))
