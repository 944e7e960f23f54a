"""One cable from its transmitted sections (format.md 6.3: each section is a transmission of its own)."""

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from cablekit.errors import ReadError
from cablekit.model import Cable
from cablekit.model.cable import as_cable
from cablekit.telegram.text import from_text
from cablekit.telegram.write import to_text


@frozen
class Assembly:
    """
    A cable put together, and what is wrong with its sections.

    Attributes:
        cable: The sections in order, as one cable.
        missing: Numbers of sections that were not there.
        doubled: Numbers of sections that were there more than once; the first was taken.

    >>> Assembly(Cable()).missing
    ()
    """

    cable: Cable
    missing: tuple[int, ...] = ()
    doubled: tuple[int, ...] = ()


def assemble(cables: Iterable[Cable]) -> Assembly:
    """
    Join the sections of one message that came as separate messages, in the order of their numbers.

    Args:
        cables: Sections of one message, in any order; a cable without section words is section 1.

    Returns:
        The cable, whose text is the sections' texts one below the other, and which sections are missing or doubled.

    Raises:
        ModelError: One of them is no cable.
        ReadError: There is none, or they are of different messages.

    >>> first = from_text("UNCLAS SECTION 01 OF 02 ZENDA 000910\\n\\n1. (U) The bridge\\n")
    >>> second = from_text("UNCLAS SECTION 02 OF 02 ZENDA 000910\\n\\nis open.\\n")
    >>> assemble([second, first]).cable.paragraphs[0].flow
    'The bridge is open.'
    """
    sections = list(map(as_cable, cables))
    numbers = {cable.id for cable in sections if cable.id}
    if not sections or len(numbers) > 1:
        message = f"expected sections of one message, got {', '.join(sorted(numbers)) or 'none'}"
        raise ReadError(message)
    counts = Counter(number_of(cable) for cable in sections)
    by_number = {number_of(cable): cable for cable in reversed(sections)}
    total = max(*by_number, *(cable.header.part.total for cable in sections if cable.header.part), 1)
    text = "\n".join(to_text(by_number[number]).rstrip("\n") + "\n" for number in sorted(by_number))
    return Assembly(
        from_text(text, year=sections[0].year_hint),
        tuple(number for number in range(1, total + 1) if number not in by_number),
        tuple(sorted(number for number, count in counts.items() if count > 1)),
    )


def number_of(cable: Cable) -> int:
    """Give the section's number, 1 where there are no section words."""
    return cable.header.part.number if cable.header.part else 1
