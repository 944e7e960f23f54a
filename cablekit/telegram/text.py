"""From text to a cable (laws 1 and 5)."""

from typing import Any, overload

from cablekit.errors import ReadError
from cablekit.model import Cable, NodeT, Wrapper
from cablekit.model.node import recast
from cablekit.source import normalized_offset, restore_offsets, tidy_lines
from cablekit.telegram.parse import class_of_model, parse
from cablekit.telegram.render import NODE_NAMES
from cablekit.telegram.scan import SCANNERS, scan_telegram


@overload
def from_text(text: str, *, year: int | None = None, body: bool = True) -> Cable: ...
@overload
def from_text(text: str, cls: type[NodeT], *, year: int | None = None, body: bool = True) -> NodeT: ...
def from_text(text: Any, cls: Any = Cable, *, year: int | None = None, body: bool = True) -> Any:
    """
    Read a telegram, or a part of one; every text can be read (laws 1 and 5).

    Args:
        text: The whole telegram, or a fragment: a TAGS line, a REF block, a paragraph.
        cls: What it is: `Cable`, `Header`, `Section`, `Paragraph` or `Closing`, or a class of your own based on one.
        year: The cable's year, four digits, for a text that has no date of its own.
        body: Whether the body is read, too. Without it a `Cable` has its header alone, which is the same, in a third of
            the time (docs/performance.md): its text is kept whole, its `complete` is False, and its `sections` raise.

    Returns:
        A node of the class, with the text as its source.

    Raises:
        ReadError: The text is not a string, or the class is none of these; a string can always be read.

    >>> from_text("TAGS: PREL, RU").tags
    ('PREL', 'RU')
    >>> from_text("TAGS: PREL, RU\\n\\n1. (U) All is well.", body=False).tags
    ('PREL', 'RU')
    """
    if not isinstance(text, str):
        raise ReadError(f"expected a text, got {type(text).__name__}; `load` reads bytes and files", "text")
    if cls is Cable:
        return read_telegram(text, 0, len(text), year=year, body=body)
    if cls in SCANNERS:
        return parse(restore_offsets(SCANNERS[cls](tidy_lines(text)), text), text)
    base = class_of_model(cls)
    if base is Cable or base in SCANNERS:
        return recast(from_text(text, base, year=year, body=body), cls)
    raise ReadError(f"expected {NODE_NAMES}, got {described(cls)}", "cls")


def read_telegram(
    text: str, start: int, end: int, *, year: int | None = None, wrappers: tuple[Wrapper, ...] = (), body: bool = True
) -> Cable:
    """
    Read the telegram in a stretch of a text; the text around it is an archive's.

    >>> read_telegram("ID: 7\\nTAGS: PREL\\n", 6, 17).tags
    ('PREL',)
    """
    known: dict[str, Any] = {}
    if year is not None:
        known["year_hint"] = year
    if wrappers:
        known["wrappers"] = wrappers
    tree = scan_telegram(tidy_lines(text), normalized_offset(text, start), normalized_offset(text, end), complete=body)
    cable: Cable = parse(restore_offsets(tree, text), text, **known)
    return cable


def described(cls: object) -> str:
    """Return the name of a class; of another value, what it is."""
    return cls.__name__ if isinstance(cls, type) else f"a value of {type(cls).__name__}"
