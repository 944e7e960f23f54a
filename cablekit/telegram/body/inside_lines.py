"""The places of a body where something may begin, other than its lines (format.md 13)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar
from cablekit.telegram.body.enclosures import Opening, enclosure_openings, introduced_quotes
from cablekit.telegram.body.glued_headings import glued_headings
from cablekit.telegram.body.page_breaks import Block
from cablekit.telegram.body.tables import tables_below_colons

#: How far before a mark its number is looked for, with what precedes it (characters).
BEFORE_MARK: Final = 40
#: 13.3. The end words of a summary or comment, up to the next line where a text begins, or to what follows in their line.
END_WORDS: Final = late_pattern(
    r"""
    E(?:ND|nd) (?=[ ])
    (?=
        (?i: (?:[ ]OF)? \s{1,3} (?: SUMMARY | COMMENT ) (?: \s{1,3} (?: AND\b | & ) [A-Z \n]{3,20} )? )
        [.:]? [ \t\\]{0,9} (?: (?=\d) (?P<number>) | (?=\n[^\s\d\u00b6a-z]) (?P<line>) )
    )
    """,
    re.VERBOSE,
)
#: What shows that a text may be enclosed: in one, a block may begin below a page line.
ENCLOSES: Final = frozenset({"opens", "quotes", "introduced"})
#: How much of a text shows what its first line is (characters).
FIRST_LINE: Final = 120


def openings_inside_lines(text: str, pos: int, end: int, blocks: list[Block]) -> list[Opening]:
    """
    List the places where something may begin that is not a line of its own, the last one first.

    >>> openings_inside_lines("BEGIN TEXT. Summary ----", 0, 24, [])
    [(12, 'dashed', 24), (0, 'begin', 10)]
    """
    found, in_parentheses = numbers_in_lines(text, pos, end)
    found += glued_headings(text, pos, end, blocks) + below_end_words(text, pos, end)
    found += enclosure_openings(text, pos, end, in_parentheses=in_parentheses) + introduced_quotes(text, pos, end)
    found += tables_below_colons(text, pos, end)
    if pos == 0 or text[pos - 1] != "\n":
        first = grammar.BODY_OPENING.match("\n" + text[pos : min(end, pos + FIRST_LINE)])
        if first:
            found.append(first_opening(first, pos))
    if blocks:
        if not ENCLOSES.isdisjoint(kind for _, kind, _ in found):
            found += [(block.stop, "page", block.stop) for block in blocks if text[block.stop - 1] == "\n"]
        found += openings_after_page_lines(text, blocks, end)
    if len(found) > 1:
        found.sort(reverse=True)
    return found


def below_end_words(text: str, pos: int, end: int) -> list[Opening]:
    r"""
    List the lines and numbers that follow the end words of a summary or comment: those end their paragraph.

    >>> below_end_words("All is well. END SUMMARY\nACTION: None.", 0, 38), below_end_words("END COMMENT. 2. No.", 0, 19)
    ([(24, 'blank', 24)], [(13, 'number', 0)])
    """
    found: list[Opening] = []
    for match in END_WORDS.finditer(text, pos, end):
        stop = match.end(match.lastgroup or "")
        if match.lastgroup == "line":
            found.append((stop, "blank", stop))
        elif grammar.NUMBER_LABEL.match(text, stop, end):
            found.append((stop, "number", 0))
    return found


def first_opening(match: re.Match[str], pos: int) -> Opening:
    r"""
    Make the opening of the first line of a text, or of the rest of a header line that the body is joined to.

    >>> first_opening(grammar.BODY_OPENING.match("\n-- X"), 0), first_opening(grammar.BODY_OPENING.match("\n\n\nX"), 7)
    ((0, 'bullet', 3), (7, 'blank', 8))
    """
    line = match.start("line")
    if line > 0:
        return pos, "blank", pos + line - 2
    return pos, match.lastgroup or "", pos + match.end() - 1


def openings_after_page_lines(text: str, blocks: list[Block], end: int) -> list[Opening]:
    """
    List the numbers that directly follow a page line on the same line, and the bullets after one that begins its line.

    >>> openings_after_page_lines("ZENDA 00000910  001 OF 002  2. (U) X", [Block(0, 28, [])], 36)
    [(28, 'number', 0)]
    >>> openings_after_page_lines("ZENDA 00000910  001 OF 002  -- X", [Block(0, 28, [])], 32)
    [(28, 'bullet', 31)]
    """
    found: list[Opening] = []
    for block in blocks:
        if text[block.stop - 1 : block.stop] == "\n":
            continue
        if grammar.NUMBER_LABEL.match(text, block.stop, end):
            found.append((block.stop, "number", 0))
        elif text.startswith("-", block.stop) and text[max(block.start - 1, 0) : block.start] in ("", "\n"):
            bullet = grammar.BODY_OPENING.match("\n" + text[block.stop : min(end, block.stop + FIRST_LINE)])
            if bullet and bullet.lastgroup == "bullet":
                found.append((block.stop, "bullet", block.stop + bullet.end() - 1))
    return found


def numbers_in_lines(text: str, pos: int, end: int) -> tuple[list[Opening], bool]:
    """
    List the numbers inside lines, each before a portion mark: after the end of a sentence any, otherwise only the `next` one.

    Also return whether enclosed text may begin in parentheses.

    >>> numbers_in_lines("1. (U) All is well. 2. (U) More, THE TOLL 3. (U) So.", 0, 51)
    ([(20, 'number', 22), (42, 'next', 44)], False)
    """
    found: list[Opening] = []
    in_parentheses = False
    for mark in grammar.IN_PARENTHESES.finditer(text, pos, end):
        if mark["begin"] is not None:
            in_parentheses = True
            continue
        number = grammar.NUMBER_BEFORE.search(text, max(pos, mark.start() - BEFORE_MARK), mark.start())
        if number:
            kind = "number" if number["ended"] is not None else "next"
            found.append((number.start("number"), kind, number.end("number")))
    return found, in_parentheses
