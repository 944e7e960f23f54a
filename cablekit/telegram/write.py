"""From a cable to text, and the check that the text reads back the same (laws 1 and 3)."""

from itertools import pairwise, takewhile, zip_longest
from typing import Any, Final

from cablekit.errors import ModelError
from cablekit.model import AnyNode, Cable, Paragraph, Section
from cablekit.model.body import TOO_DEEP
from cablekit.model.node import has_value
from cablekit.source import Child, Piece, Source
from cablekit.telegram.fields.field import is_default
from cablekit.telegram.parse import KIND_OF_CLASS, values_of
from cablekit.telegram.render import as_model, render
from cablekit.telegram.text import from_text, read_telegram


def to_text(node: AnyNode) -> str:
    """
    Write a node as text.

    Args:
        node: A `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.

    Returns:
        The text that it was read from if nothing has changed; otherwise a text that reads back equal.

    Raises:
        ModelError: No text would read back equal: the error names the first field that differs. Or a text cannot carry
            `extra`, or edited wrappers.

    >>> from cablekit.model import Header
    >>> to_text(Header(tags=("PREL", "RU")))
    'TAGS: PREL, RU\\n'
    """
    node = as_model(node)
    if isinstance(node, Cable):
        refuse_unwritable(node)
    source = node.source
    if source is not None and source.as_read and not source.newline and isinstance(node, Cable):
        return str(source.text)
    try:
        pieces = [event for event in render(node) if isinstance(event, Piece)]
        text = "".join([piece.text for piece in pieces])
        if not is_as_read(node, text):
            require_reading_back(node, text, *telegram_in(pieces, len(text)))
    except RecursionError as error:
        raise ModelError(TOO_DEEP, "items") from error
    return text


def is_as_read(node: Any, text: str) -> bool:
    """Whether a node is as it was read: the same object, or the same values and text."""
    source = node.source
    if source is None or source.as_read:
        return source is not None
    as_read = "".join(text_as_read(source, part) for part in range(len(source.parts)))
    return text == as_read and bool(type(node)(**values_of(node)) == node)


def text_as_read(source: Source, part: int) -> str:
    """Return the text that a part of a node was read from, with that of its children."""
    return "".join(
        text_as_read(entry.node.source, entry.part) if isinstance(entry, Child) else entry.text
        for entry in source.pieces(part)
    )


def telegram_in(pieces: list[Piece], length: int) -> tuple[int, int]:
    """
    Return where the telegram begins and ends in the text that an archive put around it.

    >>> telegram_in([Piece("wrapper", "ID: 7\\n"), Piece("tag", "PREL")], 10)
    (6, 10)
    """
    start = sum(len(piece.text) for piece in takewhile(is_wrapper, pieces))
    return start, max(start, length - sum(len(piece.text) for piece in takewhile(is_wrapper, reversed(pieces))))


def is_wrapper(piece: Piece) -> bool:
    """Whether a piece belongs to an archive."""
    return piece.kind == "wrapper"


def refuse_unwritable(cable: Cable) -> None:
    """Raise `ModelError` for values that a text cannot carry: foreign data, and an edit of what an archive says."""
    if cable.extra:
        raise ModelError("a text cannot carry it; write XML or JSON, or attrs.evolve(cable, extra={})", "extra")
    source = cable.source
    if source is None or source.as_read:
        return
    edit = first_difference(cable.wrappers, dict(source.known).get("wrappers", ()), "wrappers")
    if edit and (cable.wrappers or any(entry[1] == "wrapper" for part in source.parts for entry in part)):
        path, value, read = edit
        message = f"{value!r} cannot be written as text, where an archive says {read!r}"
        raise ModelError(f"{message}; keep the wrappers as they were read, or write XML or JSON", path)


def require_reading_back(node: Any, text: str, start: int, end: int) -> None:
    """Raise `ModelError` where the telegram in a text does not read back as the node it was written from (law 3)."""
    if not isinstance(node, Cable):
        back: Any = from_text(text, type(node))
    elif node.wrappers:
        back = read_telegram(text, start, end, year=node.year_hint, wrappers=node.wrappers, body=node.complete)
    else:
        back = from_text(text, year=node.year_hint, body=node.complete)
    where = first_difference(node, back)
    if where:
        path, value, other = where
        message = f"{shortened(value)} would read back as {shortened(other)}; {advice(path, value, node)}"
        raise ModelError(message, path)


#: How much of a value is shown (characters).
LONGEST: Final = 160
#: What to do where a paragraph or item is read otherwise.
STANDING_OUT: Final = (
    "a paragraph stands out by a number with a portion mark, or below the end of a sentence; "
    "an item by the first label of its kind below a colon; a section by a heading"
)
OUT_OF_ORDER: Final = (
    "the numbers do not follow each other: renumber them, cable.renumber(), or let each be a number with a portion mark"
)


def shortened(value: Any) -> str:
    """Show a value, without the middle of a long one."""
    shown = repr(value)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST // 2]} ... {shown[-LONGEST // 2 :]}"


def advice(path: str, value: Any, node: Any) -> str:
    """Say what to do about a value that would not read back."""
    if path.startswith("sections") and not numbers_in_order(node):
        return OUT_OF_ORDER
    if isinstance(value, (Section, Paragraph)) or (value is None and path.endswith("]")):
        return STANDING_OUT
    if is_default(value):
        still = "a marking or a page line still says it"
        return still if node.source else "the text of another field is read as this value"
    return "change it so that it stands out in the text"


def numbers_in_order(node: Any) -> bool:
    """
    Whether each numbered paragraph of a cable has the number after that of the one before it.

    >>> numbers_in_order(Cable(sections=(Section(paragraphs=("2. (U) Yes.", "1. (U) No.")),)))
    False
    """
    numbers = [one.number for one in node.paragraphs if one.number] if isinstance(node, Cable) else []
    return all(below == above + 1 for above, below in pairwise(numbers))


def first_difference(one: Any, other: Any, path: str = "") -> tuple[str, Any, Any] | None:
    """
    Return the path of the first field in which two nodes differ, and its two values; None where the nodes are equal.

    >>> from cablekit.model import Header
    >>> first_difference(Header(tags=("XG",), subject="A"), Header(tags=("XG",), subject="B"))
    ('subject', 'A', 'B')
    """
    if one == other:
        return None
    inside = (first_difference(*pair) for pair in paired_values(one, other, path))
    return next((found for found in inside if found), (path, one, other))


def paired_values(one: Any, other: Any, path: str) -> list[tuple[Any, Any, str]]:
    """
    Pair the values of two nodes, or of two tuples that have the same length or hold only nodes.

    >>> paired_values((1, 2), (1, 3), "at"), paired_values((1,), (1, 3), "at")
    ([(1, 1, 'at[0]'), (2, 3, 'at[1]')], [])
    """
    if type(one) is type(other) and type(one) in KIND_OF_CLASS:
        return [
            (getattr(one, name), getattr(other, name), f"{path}.{name}".lstrip(".")) for name in fields_in_order(one)
        ]
    if type(one) is type(other) is tuple and (
        len(one) == len(other) or {*map(type, one + other)} <= KIND_OF_CLASS.keys()
    ):
        return [(left, right, f"{path}[{at}]") for at, (left, right) in enumerate(zip_longest(one, other))]
    return []


def fields_in_order(node: Any) -> list[str]:
    """Return the fields of a node in the order of its text; a field without a place there follows the one before it."""
    names = [field.name for field in node.__attrs_attrs__ if field.eq and has_value(node, field.name)]
    parts = node.source.parts if node.source else ()
    found = dict.fromkeys(entry[0] for part in parts for entry in part)
    places = {name: at for at, name in enumerate(found)}
    for before, name in pairwise(names):
        places.setdefault(name, places.get(before, -1))
    return sorted(names, key=lambda name: places.get(name, -1))
