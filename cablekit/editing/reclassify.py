"""A cable at another level: its class line, the lines that repeat it, and the marks above the new level."""

import re
from typing import Any, Final

from attrs import evolve

from cablekit.editing.places import ways_of
from cablekit.errors import ModelError
from cablekit.model import Cable, Classification, Header, Paragraph, Section
from cablekit.model.body import Portion
from cablekit.model.node import recast
from cablekit.model.reading import naming_errors
from cablekit.model.words import as_classification
from cablekit.source import Piece
from cablekit.telegram import grammar
from cablekit.telegram.render import render
from cablekit.telegram.text import read_telegram
from cablekit.telegram.write import first_difference, telegram_in

#: ACP 127 format line 4: the prosign and the letter, five times, that say how a telegram is encrypted.
SECURITY: Final = re.compile(r"ZN[RY](?P<gap> +)(?P<letters>UUUUU|EEEEE|RRRRR|CCCCC|SSSSS|TTTTT)")
PROSIGNS: Final = {
    Classification.UNCLASSIFIED: ("ZNR", "U"),
    Classification.RESTRICTED: ("ZNY", "R"),
    Classification.LIMITED_OFFICIAL_USE: ("ZNY", "E"),
    Classification.CONFIDENTIAL: ("ZNY", "C"),
    Classification.SECRET: ("ZNY", "S"),
    Classification.TOP_SECRET: ("ZNY", "T"),
}
#: 14. The level at the beginning of a marking, which is printed with captions after it, or alone.
LEVEL: Final = re.compile(
    rf"(?:^|(?<=\r))(?P<gap>[ \t]*+)(?P<level>{grammar.LEVEL})(?![A-Za-z])", re.IGNORECASE | re.MULTILINE
)
#: 6.2. Letters with spaces between them.
SPACED: Final = re.compile("[A-Z] [A-Z] ", re.IGNORECASE)
#: The kinds of pieces that hold markings.
MARKED: Final = frozenset({"marking", "end"})


def reclassify(cable: Cable, level: Classification | str, *, portions: bool = False) -> Cable:
    """
    Return a cable at another level.

    >>> cable = Cable(Header(classification="S", mrn="ZENDA 910"), (Section(paragraphs=("1. (S) Yes.",)),))
    >>> reclassify(cable, "C", portions=True).paragraphs[0].portion.classification
    <Classification.CONFIDENTIAL: 'CONFIDENTIAL'>
    """
    wanted = naming_errors(as_classification, "level")(level)
    if wanted is None:
        raise ModelError("expected a level such as 'CONFIDENTIAL', got None", "level")
    above = [node for _, node in ways_of(cable) if is_above(mark_of(node), wanted)]
    if above and not portions:
        raise ModelError(f"marked above {wanted}: {named(above)}; lower their marks with portions=True", "level")
    sections = tuple(lowered(section, wanted) for section in cable.sections) if above else cable.sections
    done = evolve(cable, header=lowered_header(cable.header, wanted), sections=sections)
    return done if done.source is None else with_markings(done, wanted)


def mark_of(node: Any) -> Portion | None:
    """Return the portion mark of a node: of a paragraph its own, of a header that of the subject."""
    return node.portion if isinstance(node, Paragraph) else node.subject_portion if isinstance(node, Header) else None


def is_above(mark: Portion | None, level: Classification) -> bool:
    """Whether a portion mark is above a level."""
    return mark is not None and mark.classification is not None and mark.classification > level


def named(nodes: list[Any]) -> str:
    """Name the first nodes of a list."""
    names = [f"paragraph {node.label}" if getattr(node, "number", None) else repr(node) for node in nodes]
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def lowered_header(header: Header, level: Classification) -> Header:
    """Return a header at a level, with its security line and the mark of its subject."""
    prosign, letter = PROSIGNS[level]
    security = header.security and SECURITY.sub(rf"{prosign}\g<gap>{letter * 5}", header.security, count=1)
    mark = header.subject_portion
    mark = evolve(mark, classification=level) if mark and is_above(mark, level) else mark
    return evolve(header, classification=level, security=security, subject_portion=mark)


def lowered(node: Any, level: Classification) -> Any:
    """Return a section or paragraph without a mark above a level; where it has none, the same object."""
    name = "paragraphs" if isinstance(node, Section) else "items"
    old = getattr(node, name)
    new = tuple(lowered(child, level) for child in old)
    changes: dict[str, Any] = {} if all(map(lambda one, other: one is other, old, new)) else {name: new}
    mark = mark_of(node)
    if mark and is_above(mark, level):
        changes["portion"] = evolve(mark, classification=level)
    return evolve(node, **changes) if changes else node


def with_markings(cable: Cable, level: Classification) -> Cable:
    """Return a cable whose markings on its pages say its level, read from the text that then is."""
    pieces = [event for event in render(cable) if isinstance(event, Piece)]
    marked = [piece._replace(text=marking(piece.text, level)) if piece.kind in MARKED else piece for piece in pieces]
    if marked == pieces:
        return cable
    text = "".join([piece.text for piece in marked])
    back = read_telegram(text, *telegram_in(marked, len(text)), year=cable.year_hint, wrappers=cable.wrappers)
    found = first_difference(recast(cable, Cable), evolve(back, extra=cable.extra))
    if found:
        path, value, other = found
        raise ModelError(f"{value!r} would read back as {other!r} below the new markings", path)
    done: Cable = recast(back, type(cable))
    kept = {name: getattr(cable, name) for name in ("extra", "encoding", "bom", "place", "envelope")}
    return evolve(done, **kept)


def marking(text: str, level: Classification) -> str:
    r"""
    Return a marking with another level, its letters spaced as they were; one that names none stays.

    >>> marking("  SECRET\n", Classification.CONFIDENTIAL), marking("S E C R E T\n", Classification.CONFIDENTIAL)
    ('  CONFIDENTIAL\n', 'C O N F I D E N T I A L\n')
    >>> marking("SIPDIS\n", Classification.CONFIDENTIAL)
    'SIPDIS\n'
    """
    return LEVEL.sub(lambda match: match["gap"] + in_style_of(match["level"], level), text)


def in_style_of(words: str, level: Classification) -> str:
    """
    Write a level as another one is written: with spaces between its letters, or without.

    >>> in_style_of("S E C R E T", Classification.TOP_SECRET), in_style_of("Secret", Classification.TOP_SECRET)
    ('T O P  S E C R E T', 'TOP SECRET')
    """
    return "  ".join(map(" ".join, level.value.split())) if SPACED.match(words) else level.value
