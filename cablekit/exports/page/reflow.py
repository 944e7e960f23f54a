"""Text that was cut into the lines of a telegram, as it flows on a page of any width."""

from collections.abc import Iterable, Iterator
from typing import Final

from cablekit.model import Cable, Paragraph
from cablekit.model.body import BROKEN_WORD, one_level_deeper
from cablekit.model.tables import LINES

#: How wide a telegram is that has too few lines to measure (characters), and how many are few.
USUAL_WIDTH: Final = 65
FEW: Final = 10
#: A line that was cut because it was full is at least so full, with the word that follows.
FULL: Final = 0.75
#: What a sentence ends with, and what may follow it.
ENDS: Final = tuple(".:;!?\"')]\u201d\u2019")


def width_of(cable: Cable) -> int:
    """
    Return how wide the lines of a cable's body are: three in four are at most as long.

    >>> width_of(Cable())
    65
    """
    texts = (text for paragraph in cable.paragraphs for text in texts_of(paragraph))
    lengths = sorted(len(line) for text in texts for line in LINES.split(text)[:-1])
    return lengths[len(lengths) * 3 // 4] if len(lengths) > FEW else USUAL_WIDTH


def texts_of(paragraph: Paragraph, depth: int = 0) -> Iterator[str]:
    """Yield the texts of a paragraph and of its items; `ModelError` if nested too deep."""
    yield paragraph.text
    for item in paragraph.items:
        yield from texts_of(item, one_level_deeper(depth))


def blocks_of(text: str, width: int = USUAL_WIDTH) -> list[list[str]]:
    r"""
    Divide a text into blocks of lines; together they have the words of `Paragraph.flow`.

    A line that was cut because it was full continues on the next one, and so does one that a page cut in a sentence; a
    line that ends early stays a line, as in an address. A new block begins below a blank line, and below text that
    flows, where a sentence has ended.

    >>> blocks_of("He said that the bridge, which had been closed since the spring,\nwas open.\n\nWho pays?")
    [['He said that the bridge, which had been closed since the spring, was open.'], ['Who pays?']]
    >>> blocks_of("The Toll Office\nCastle Bridge")
    [['The Toll Office', 'Castle Bridge']]
    """
    blocks: list[list[list[str]]] = []
    above, is_below_blank = "", True
    for line in tidy(LINES.split(BROKEN_WORD.sub("", text))):
        if not line:
            is_below_blank = True
            continue
        goes_on = continues_below_blank if is_below_blank else is_full
        if above and (goes_on(above, line, width) or (not is_below_blank and is_in_sentence(blocks[-1][-1]))):
            blocks[-1][-1].append(line)
        elif is_below_blank or len(blocks[-1][-1]) > 1:
            blocks.append([[line]])
        else:
            blocks[-1].append([line])
        above, is_below_blank = line, False
    return [[" ".join(parts) for parts in block] for block in blocks]


def tidy(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines with single spaces."""
    return (" ".join(line.split()) for line in lines)


def continues_below_blank(above: str, line: str, width: int) -> bool:
    """
    Whether a line below a blank line continues a sentence, as where a page was cut.

    >>> continues_below_blank("the castle", "would keep", 65), continues_below_blank("They met.", "He left.", 65)
    (True, False)
    """
    return is_full(above, line, width) and (line[0].islower() or not above.endswith(ENDS))


def is_in_sentence(lines: list[str]) -> bool:
    """
    Whether lines that flow together end before their sentence does.

    >>> is_in_sentence(["He met", "the King in"]), is_in_sentence(["He met", "the King."]), is_in_sentence(["The Toll"])
    (True, False, False)
    """
    return len(lines) > 1 and not lines[-1].endswith(ENDS)


def is_full(above: str, line: str, width: int) -> bool:
    """
    Whether a line was cut because the first word of the next one had no room in it.

    >>> is_full("The Toll Office", "Castle Bridge", 65), is_full("The toll", "is low.", 65)
    (False, True)
    """
    return line[0].islower() or len(above) + 1 + len(line.partition(" ")[0]) > width * FULL
