"""Text to a cable (laws 1 and 5)."""

from typing import Any, overload

from cablekit.errors import ReadError
from cablekit.model import Cable, NodeT, Wrapper
from cablekit.source import normalize_newlines, normalized_offset, restore_offsets
from cablekit.telegram.parse import parse
from cablekit.telegram.render import ROOTS
from cablekit.telegram.scan import READERS, scan


@overload
def from_text(text: str, *, year: int | None = None) -> Cable: ...
@overload
def from_text(text: str, cls: type[NodeT], *, year: int | None = None) -> NodeT: ...
def from_text(text: str, cls: type[Any] = Cable, *, year: int | None = None) -> Any:
    """
    Read a telegram, or a part of one; every text reads (laws 1 and 5).

    Args:
        text: The whole telegram, or a fragment: a TAGS line, a REF block, a paragraph.
        cls: What it is: `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.
        year: The cable's year, four digits, for a text that has no date of its own.

    Returns:
        A node of the class, with the text as its source.

    Raises:
        ReadError: What was given is no string, or the class is none of these; a string always reads.

    >>> from_text("TAGS: PREL, RU").tags
    ('PREL', 'RU')
    """
    if not isinstance(text, str):
        raise ReadError(f"expected a text, got {type(text).__name__}; `load` reads bytes and files", "text")
    if cls is Cable:
        return read_telegram(text, 0, len(text), year=year)
    if cls not in READERS:
        raise ReadError(f"expected {ROOTS}, got {name_of(cls)}", "cls")
    return parse(restore_offsets(READERS[cls](normalize_newlines(text)), text), text)


def read_telegram(
    text: str, start: int, end: int, *, year: int | None = None, wrappers: tuple[Wrapper, ...] = ()
) -> Cable:
    """
    Read the telegram that stands in a stretch of a text; what is around it is an archive's.

    Args:
        text: The whole text of a file.
        start: Where the telegram begins.
        end: Where it ends.
        year: The cable's year where the telegram has no date.
        wrappers: What archives say of the cable.

    >>> read_telegram("ID: 7\\nTAGS: PREL\\n", 6, 17).tags
    ('PREL',)
    """
    known: dict[str, Any] = {}
    if year is not None:
        known["year_hint"] = year
    if wrappers:
        known["wrappers"] = wrappers
    tree = scan(normalize_newlines(text), normalized_offset(text, start), normalized_offset(text, end))
    cable: Cable = parse(restore_offsets(tree, text), text, **known)
    return cable


def name_of(cls: object) -> str:
    """
    Give the name of a class; of what is none, what it is.

    >>> name_of(int), name_of("Paragraph")
    ('int', 'a value of str')
    """
    return cls.__name__ if isinstance(cls, type) else f"a value of {type(cls).__name__}"
