"""How new paragraphs and items are written so that they are not read as something else (format.md 13.1, 13.3 to 13.5)."""

import re
from collections.abc import Iterable
from typing import Any, Final

from cablekit.model import Paragraph, ParagraphKind
from cablekit.source import Piece, tidy_lines
from cablekit.telegram.around import OFFICES_ABOVE, smart_beginning
from cablekit.telegram.body.lists import ending_of
from cablekit.telegram.body.scanner import DOTS, ENDS_TEXT, USUAL_TEXT, BodyScanner
from cablekit.telegram.body.signatures import count_signatures
from cablekit.telegram.header.cursor import HeaderCursor
from cablekit.telegram.header.scanner import read_header

#: A pilcrow before the text shows that it is a paragraph, and is in no value (format.md 3).
PILCROW: Final = Piece("pilcrow", "\u00b6")
#: A line of dashes by itself shows that the header has ended; with a pilcrow below it, a text without a header begins (format.md 13).
RULE: Final = "---"
NO_HEADER: Final = f"{RULE}\n\n{PILCROW.text}"
#: A line of stars: a name below it signs, whatever is above it (format.md 15).
STARS: Final = "*****"
#: A sentence above a line.
ABOVE: Final = "X.\n\n"
#: What follows most numbers.
NUMBERED: Final = "1. (U) X"
#: How much of a text shows that it is like a header line (characters).
BEGINNING: Final = 2000


def is_plain(node: Any) -> bool:
    """Whether a node is a paragraph without a label, in running text."""
    return isinstance(node, Paragraph) and node.kind is ParagraphKind.PARAGRAPH and not node.label and bool(node.text)


def is_like_heading(node: Any, below: Any) -> bool:
    """
    Whether a paragraph would be read as a heading: a short line that does not end like a sentence, above a numbered one.

    >>> is_like_heading(Paragraph(text="The Toll"), Paragraph("2")), is_like_heading(Paragraph(text="It rose."), Paragraph("2"))
    (True, False)
    """
    if not (is_plain(node) and isinstance(below, Paragraph) and (below.label or "").isdecimal()):
        return False
    return reads_as_heading(node.text, NUMBERED)


def reads_as_heading(line: str, below: str) -> bool:
    """
    Whether a line would be read as a heading, between a sentence and another text.

    >>> reads_as_heading("Comment", "All is well."), reads_as_heading("The Toll", "All is well.")
    (True, False)
    """
    text = tidy_lines(f"{ABOVE}{line[:BEGINNING]}\n\n{below}")
    sections = BodyScanner(text, 0, len(text), []).read_sections()
    return any(entry[0] == "heading" for section in sections for entry in section.parts[0])


def continues_header(above: str, body: str) -> bool:
    """Whether the beginning of a body would be read as a line of the header above it."""
    above = tidy_lines(above)
    text = f"{above}\n{tidy_lines(body[:BEGINNING])}\n\n{NUMBERED}"
    return read_header(HeaderCursor(text, 0, len(text))) > len(above) + 1


def ends_like_heading(above: str) -> bool:
    """
    Whether the end of a text would be read as the heading of a numbered paragraph below it.

    >>> ends_like_heading("It is well. The Mill in May"), ends_like_heading("It is well.")
    (True, False)
    """
    ending = tidy_lines(above).rstrip()
    if ending[-1:] in ENDS_TEXT and ending[-2:] not in DOTS:
        return False
    block = re.split(r"\n[ \t]*\n", ending)[-1]
    text = f"{ABOVE}{block}\n\n{NUMBERED}"
    (*_, last) = BodyScanner(text, 0, len(text), []).read_sections()
    return any(entry[0] == "heading" and entry[-1] == len(text) - len(NUMBERED) for entry in last.parts[0])


def is_like_header(text: str) -> bool:
    """
    Whether a header would be read at the beginning of a text.

    >>> is_like_header("TAGS: PREL\\n"), is_like_header("All is well.\\n"), is_like_header("---\\n\\n\u00b6TAGS: PREL\\n")
    (True, False, False)
    """
    if text.startswith(NO_HEADER):
        return False
    text = tidy_lines(text)
    is_smart = smart_beginning(text, 0, min(OFFICES_ABOVE, len(text))) >= 0
    return is_smart or read_header(HeaderCursor(text, 0, len(text))) > 0


def needs_stars(above: str, name: str) -> bool:
    """
    Whether a name signs below a text only where a line of stars is between them.

    >>> needs_stars("He went to the", "Sapt"), needs_stars("He went.", "Sapt"), needs_stars("He went to the", "so and so")
    (True, False, False)
    """
    return not may_sign(above, name) and may_sign(f"{above}\n\n{STARS}", name)


def may_sign(above: str, name: str) -> bool:
    """Whether a name is a signature below a text and a blank line."""
    return count_signatures(f"{above}\n\n{name}", name, len(above) + 2, 0) > 0


def needs_brackets(items: Iterable[Any], number: str, styles: Iterable[str]) -> bool:
    """
    Whether the labels of a list must be in brackets: `(1)`, `(A)`.

    The list is in the paragraph with the *number*, which is empty if that has a portion mark; *styles* are those of
    the lists around it. A number must be in brackets where the cable's next paragraph has it, and where the text after it
    does not begin as most paragraphs do; a letter, where a list around it has letters too.

    >>> needs_brackets([Paragraph("1", text="stay")], "", []), needs_brackets([Paragraph("1", text="Stay")], "", [])
    (True, False)
    >>> needs_brackets([Paragraph("2", text="Stay")], "1", []), needs_brackets([Paragraph("A", text="X")], "", ["upper"])
    (True, True)
    """
    numbers = [item for item in items if (item.label or "").isdecimal() and item.portion is None]
    return any(is_next(item.label, number) or not USUAL_TEXT.match(item.text) for item in numbers) or any(
        style_of(item.label) in styles for item in items if style_of(item.label)
    )


def is_next(label: str, number: str) -> bool:
    """Whether a number is the one after another."""
    return number.isdecimal() and int(label) == int(number) + 1


def style_of(label: str | None) -> str:
    """
    Return the style of a letter; empty for other labels, which are what they are in brackets and without.

    >>> style_of("A"), style_of("a"), style_of("1"), style_of(None)
    ('upper', 'lower', '', '')
    """
    if not label or not (label.isalpha() and label.isascii() and len(label) == 1):
        return ""
    return "upper" if label.isupper() else "lower"


def ends_or_introduces(above: str) -> bool:
    """
    Whether a text ends like a sentence, or introduces a list; otherwise a single line ending would join an item to it.

    >>> ends_or_introduces("There are two:\\n"), ends_or_introduces("KEY POINTS\\n")
    (True, False)
    """
    return ending_of(above.rstrip()) in ("blank", "ended", "colon")
