"""A cable without what is above a level: taken out of the text itself, so that nothing of it remains anywhere."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

from attrs import evolve

from cablekit.editing.units import NO_WORDS
from cablekit.errors import ModelError
from cablekit.model import Cable, Classification, Paragraph, Portion, Wrapper
from cablekit.model.archive_values import NAMES
from cablekit.model.cable import as_cable
from cablekit.model.node import recast
from cablekit.model.reading import naming_errors
from cablekit.model.words import as_classification
from cablekit.source import Piece
from cablekit.telegram import grammar
from cablekit.telegram.fields.section_heading import underline
from cablekit.telegram.render import Close, Open, as_model, render
from cablekit.telegram.text import read_telegram

#: 16. What stands in the place of what was taken out; it is read as a gap.
MARK: Final = "[REDACTED]"
#: The fields that hold words; the other fields of a header have no mark of their own and stay.
WORDS: Final = frozenset({"text", "heading", "subject"})
#: Pieces that nobody has read: they follow the level of the cable. What an archive printed around a telegram goes.
UNREAD: Final = frozenset({"other", "head"})
AROUND: Final = "wrapper"
#: The names under which archives give the id and the date.
KEPT_NAMES: Final[frozenset[str]] = frozenset({*NAMES["id"], *NAMES["date"]})
#: How many line endings are kept one below the other where pieces were taken out.
MOST_ENDINGS: Final = 2

#: What follows a mark in a field where nothing followed; a line that nobody has read ends.
GAP: Final = " "

Keep = Callable[[Any], bool]


class Taken(NamedTuple):
    """What is taken out: the nodes whose words go, whether the subject does, and what nobody has read."""

    nodes: frozenset[int]
    subject: bool
    unread: bool


def redact(cable: Cable, *, above: Classification | str, keep: Keep | None = None) -> Cable:
    """
    Return a cable without what is above a level; it fails closed.

    A paragraph's level is that of its mark, but not below that of what it is in; one without a mark, or with a mark
    that names no level, has the cable's level, and so have headings, the subject without a mark, and lines that were
    not understood. A cable without a level is above every level. SBU and FOUO are not above UNCLASSIFIED, LIMITED
    OFFICIAL USE is.

    Args:
        cable: Any cable; it stays as it is.
        above: The highest level that remains: `UNCLASSIFIED`, `C`.
        keep: Whether something remains all the same: it is asked about each `Paragraph`, `Section` (its heading), the
            `Header` (its subject), each `Wrapper`, the `extra` and the `place`.

    Returns:
        A new cable, read from the text that is left, with `[REDACTED]` in each place. Its wrappers have only id, date
        and archive; it has no extra and no place. Nothing of what was taken out is in its text, values or source.

    Raises:
        ModelError: It is no cable, or cannot be written as text; or the level is none.

    >>> from cablekit import from_text, to_text
    >>> cable = from_text("SECRET ZENDA 000910\\n\\n1. (U) Yes.\\n\\n2. (S) The king is in the cellar.\\n")
    >>> to_text(redact(cable, above="U"))
    'SECRET ZENDA 000910\\n\\n1. (U) Yes.\\n\\n2. (S) [REDACTED].\\n'
    """
    level, kept = naming_errors(as_classification, "above")(above), keep or (lambda _: False)
    if level is None:
        raise ModelError("expected a level such as 'UNCLASSIFIED', got None", "above")
    known = as_model(as_cable(cable))
    text = remaining(render(known), taken_from(known, level, kept))
    wrappers = tuple(wrapper if kept(wrapper) else bare(wrapper) for wrapper in cable.wrappers)
    back = read_telegram(text, 0, len(text), year=cable.year_hint, wrappers=wrappers)
    done: Cable = recast(back, type(cable))
    return evolve(
        done,
        extra=cable.extra if cable.extra and kept(cable.extra) else {},
        place=cable.place if cable.place and kept(cable.place) else None,
        encoding=cable.encoding,
        bom=cable.bom,
    )


def taken_from(cable: Cable, level: Classification, keep: Keep) -> Taken:
    """Find what of a cable is above a level."""
    own = cable.classification
    nodes: list[Any] = [section for section in cable.sections if is_above(own, level) and not keep(section)]
    for section in cable.sections:
        for paragraph in section.paragraphs:
            nodes += above_in(paragraph, own, level, keep)
    subject = is_above(level_of(cable.header.subject_portion, own), level) and not keep(cable.header)
    return Taken(frozenset(map(id, nodes)), subject, is_above(own, level))


def above_in(
    paragraph: Paragraph,
    around: Classification | None,
    level: Classification,
    keep: Keep,
    least: Classification | None = Classification.UNCLASSIFIED,
) -> Iterator[Paragraph]:
    """Yield a paragraph and the items under it that are above a level; no item is below what it is in (*least*)."""
    own = level_of(paragraph.portion, around)
    if is_above(least, own):
        own = least
    if is_above(own, level) and not keep(paragraph):
        yield paragraph
    for item in paragraph.items:
        yield from above_in(item, own, level, keep, own)


def level_of(mark: Portion | None, around: Classification | None) -> Classification | None:
    """Return the level of a mark; without one, that of what is around it."""
    return mark.classification if mark and mark.classification else around


def is_above(one: Classification | None, other: Classification | None) -> bool:
    """
    Whether a level is above another one; None, which nobody knows, is above every level.

    >>> is_above(None, Classification.SECRET), is_above(Classification.SECRET, None), is_above(None, None)
    (True, False, False)
    """
    return other is not None and (one is None or one > other)


class Remainder:
    """The text of a cable without the words of what is taken out, and without what is around it, piece by piece."""

    def __init__(self, taken: Taken, ruled: set[int], newline: str) -> None:
        self.taken = taken
        self.ruled = ruled  # the sections whose headings have a line of dashes
        self.newline = newline
        self.owners: list[Any] = []
        self.marked: set[tuple[int, str]] = set()
        self.endings: int = 0  # how many line endings are at the end of the text so far
        self.is_cut: bool = False  # whether something was taken out of the line so far
        self.is_begun: bool = False  # whether there is any text so far

    def add(self, event: Any) -> str:
        """Return what remains of a piece; inside a line that is cut, a node gets its own line, or it would be lost."""
        text = ""
        if isinstance(event, Close):
            self.owners.pop()
        elif isinstance(event, Open):
            self.owners.append(event.node)
            is_inside = self.is_cut or (id(event.node) in self.taken.nodes and not self.endings and self.is_begun)
            text = self.newline * MOST_ENDINGS if is_inside else ""
            self.is_cut = False
        elif event.kind != AROUND:
            is_out = is_taken(event, self.owners[-1], self.taken)
            text = self.instead_of(event, self.owners[-1]) if is_out else event.text
            self.is_cut = (self.is_cut or is_out) and not has_ending(text)
        self.is_begun = self.is_begun or bool(text)
        self.endings = count_endings(text, self.endings)
        return text

    def instead_of(self, piece: Piece, owner: Any) -> str:
        """Return what stands for a piece that was taken out: the mark, once for each node, and line endings."""
        key = (id(owner), piece.field)
        words = piece.text.rstrip()
        after = piece.text[len(words) :]
        if key in self.marked:
            return after if has_ending(after) and self.endings < MOST_ENDINGS else ""
        self.marked.add(key)
        mark = f"{MARK}{sign_after(words, piece.field)}"
        if piece.field == "heading" and id(owner) not in self.ruled:  # without a line of dashes it is no heading
            mark += f"{self.newline}{underline(MARK)}"
            after = after if has_ending(after) else self.newline * MOST_ENDINGS
        return f"{mark}{after or (GAP if piece.field else self.newline)}"


def remaining(events: list[Any], taken: Taken) -> str:
    """Return the text of a cable without what is taken out."""
    rest = Remainder(taken, set(ruled_sections(events)), newline_of(events))
    return "".join(map(rest.add, events))


def ruled_sections(events: Iterable[Any]) -> Iterator[int]:
    """Yield the sections whose headings have a line of dashes."""
    owners: list[Any] = []
    for event in events:
        if isinstance(event, Open):
            owners.append(event.node)
        elif isinstance(event, Close):
            owners.pop()
        elif event.field == "heading" and event.kind == "rule":
            yield id(owners[-1])


def newline_of(events: Iterable[Any]) -> str:
    """Return the first line ending of a text."""
    found = (grammar.LINE_ENDING.search(event.text) for event in events if isinstance(event, Piece))
    return next((match[0] for match in found if match), "\n")


def has_ending(text: str) -> bool:
    """Whether a text has a line ending."""
    return "\n" in text or "\r" in text


def is_taken(piece: Piece, owner: Any, taken: Taken) -> bool:
    """Whether a piece has words that are taken out."""
    if piece.kind in UNREAD:
        return taken.unread and any(map(str.isalnum, piece.text))
    field = piece.field.removeprefix("header.")  # of an echo
    if field not in WORDS or piece.kind in NO_WORDS:
        return False
    return taken.subject if field == "subject" else id(owner) in taken.nodes


def sign_after(words: str, field: str) -> str:
    """Return the sign after a mark, by which the paragraphs and lists below it read as before; a title has none."""
    if field != "text":
        return ""
    return words[-1:] if words.endswith((":", ",", ";")) else "."


def count_endings(text: str, before: int) -> int:
    """Count the line endings at the end of a text, with those before it."""
    bare = text.rstrip()
    count = len(grammar.LINE_ENDING.findall(text, len(bare)))
    return count if bare else before + count


def bare(wrapper: Wrapper) -> Wrapper:
    """Return a wrapper with only the id and the date of the cable."""
    fields = tuple((name, value) for name, value in wrapper.fields if name.lower().replace("_", " ") in KEPT_NAMES)
    return Wrapper(wrapper.archive, fields)
