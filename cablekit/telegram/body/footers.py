"""A post's footer: an invitation to visit its web pages, alone, in a box or glued to the text (format.md 15)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar

#: How much of the end of a text is a footer from its first address on, and how long an invitation is (characters).
NEAR: Final = 540
INVITATION_WIDTH: Final = 200
#: How much longer or shorter than its title a line of dashes may be.
NEARLY: Final = 2
ADDRESS_BEGINS: Final = late_pattern(r"//|www\.|(?::|[ ]OF[ ][0-9]{3})[ ]XXXXXX")
#: Signs around a footer.
BOX: Final = r"(?:\*|(?<![^\s])[_=~-])[*_=~-]{4,150}(?:[ ]{1,3}[*_=~-]{1,150}){0,2}"
#: What is between words: a blank, or a line ending with the blanks around it.
SPACE: Final = r"[\s\\]{1,9}"
GAP: Final = r"[\s\\]{0,9}"
#: An address, also one that a blank has cut: `http://zenda.example/index.c fm`; or one that was withheld.
ADDRESS: Final = rf"""
    (?: ["(]{{0,2}} (?:[A-Za-z]{{3,6}}:?//|www\.)[^\s*"]{{3,150}}
        (?:{SPACE}(?!(?:v[ao]n|de|de[rnl]|la|d[aiu]|[ae]l|tin)\s)(?:[a-z]{{1,4}}|C?FM|[a-z][\w-]{{0,20}}[._/:][^\s*"]{{0,80}})(?=[\s*")]|$)){{0,2}} (?:\s?/)?
      | X{{6,40}}(?!X)
    )[")]{{0,2}}
"""
#: A page line that may be between the invitation and the address.
PAGE: Final = r"(?:[A-Z][A-Z ]{2,24}[ ]{1,3}[0-9]{8}[ ]{1,4}[0-9]{3}(?:\.[0-9])?[ ]OF[ ][0-9]{3})"
#: The words that lead to it; they begin a sentence. `Visit Zenda's Classified Website:`, `Please visit us at`.
INVITATION: Final = rf"""
    (?: (?:(?i:please){SPACE})? (?i:visit){SPACE} (?!(?:of|by|to|with|from|was|is|will|in|on)\b) [^.!?:;*]{{2,90}}?
      | [A-Z][A-Za-z]{{2,9}}[ ](?:[a-z]{{2,6}}[ ])? [A-Z][^.!?:;*\n]{{2,40}}['\u2019,][sS]?{SPACE}(?i:classified){SPACE}[^.!?:;*]{{3,50}}?
      | (?:(?<=\n)|(?<=[ ]OF[ ][0-9]{{3}}[ ]))[A-Z][a-z]{{3,5}}[ ][A-Z][^.!?:;*\n]{{2,60}}['\u2019,]s[ ][^.!?:;*\n]{{3,50}}(?={SPACE}at\s)
      | Please{SPACE}[a-z]{{4,7}}{SPACE}us\b[^.!?:;*]{{0,60}}?
      | For{SPACE}(?!this|that|each|both)[a-z]{{4}}{SPACE}[^.!?:;*]{{3,60}},{SPACE}[a-z]{{4,7}}\b
      | (?:\(U\){SPACE})?This{SPACE}(?:report|cable|message){SPACE}and{SPACE}[^.!?:;*]{{8,120}}?
    )
    (?: \s?[:;,]{GAP} | {SPACE}(?:at|AT):?{SPACE} | {SPACE} )
    (?:{PAGE}{SPACE})?
"""
#: The invitation again, in small letters: `visit Zenda's Classified Website at:`.
AGAIN: Final = rf"(?:[a-z]{{4,6}}{SPACE}[A-Z][^.!?:;*\n]{{2,40}}['\u2019]s{SPACE}(?i:classified){SPACE}[^.!?:;*]{{3,50}}?\s?:{SPACE})?"
#: What may follow the address: another one, and a sentence about the site.
ALSO: Final = rf"""
    (?:{SPACE} and{SPACE}(?:the{SPACE})?[A-Z][^.!?:;*]{{3,60}}?{SPACE}at:?{SPACE}{ADDRESS}){{0,2}}
    \.? (?:{SPACE} You{SPACE}[^.*]{{10,160}}\. | {SPACE} or{SPACE}[a-z]{{4,7}}{SPACE}the{SPACE}[^.*:\n]{{10,110}}?{SPACE}(?:site|page)/?)?
"""
FOOTER: Final = late_pattern(
    rf"""
    "? {INVITATION}{AGAIN}{ADDRESS}{ALSO}
    (?: {SPACE}{INVITATION}{ADDRESS}{ALSO}){{0,2}}
    {GAP} (?:{BOX})? {GAP}
    (?P<name> [^\s*:/][^*:/\n]{{1,29}} )? $
    """,
    re.VERBOSE,
)
#: Where one may begin: at the beginning of a sentence or a line, or after signs.
BEGINS: Final = late_pattern(r"(?:^|(?<=[\s*\"]))(?=[A-Z(\"])(?<![a-z,][ ])")
BOX_BEFORE: Final = late_pattern(rf"(?:{BOX}){GAP}$")
BOX_ENDS: Final = frozenset("*_=~-")
#: What is cut out of a footer: signs, page lines.
CUT_OUT: Final = late_pattern(rf"(?P<rule>{BOX})|(?P<page>{PAGE})")


def footer_at_end(text: str, pos: int, stop: int) -> tuple[int, int, int] | None:
    """
    Find a footer at the end of a text: where it begins with its box, and where the rest behind it begins and ends.

    >>> footer_at_end("All is well. Visit our site: http://zenda.example/ SAPT", 0, 55)
    (13, 51, 55)
    """
    first = max(pos, stop - NEAR)
    if text.find("/", first, stop) < 0 and text.find("X", first, stop) < 0:
        return None  # most texts
    address = ADDRESS_BEGINS.search(text, first, stop) if may_have_address(text, first, stop) else None
    if not address:
        return None
    low = max(pos, address.start() - INVITATION_WIDTH)
    window = text[low:stop].rstrip(grammar.TRAIL)
    for begin in BEGINS.finditer(window):
        match = FOOTER.match(window, begin.start())
        if match:
            below_box = window[: match.start()].rstrip()[-1:] in BOX_ENDS
            box = BOX_BEFORE.search(window, 0, match.start()) if below_box else None
            box = None if box and is_under_title(window, *box.span()) else box
            end = len(window) if match["name"] is None else match.start("name")
            return low + (box.start() if box else match.start()), low + end, low + len(window)
    return None


def may_have_address(text: str, start: int, stop: int) -> bool:
    """Whether one of the words is in a stretch of text that an address begins with: each is found faster than any of them."""
    return (
        text.find("//", start, stop) >= 0
        or text.find("XXXXXX", start, stop) >= 0
        or text.find("www.", start, stop) >= 0
    )


def is_under_title(text: str, start: int, stop: int) -> bool:
    r"""
    Whether a line of dashes is directly under a line that is as long: those of a heading that nothing is below, not of a box.

    >>> is_under_title("The Toll\n--------\n", 9, 18), is_under_title("All is well.\n\n-----\n", 14, 20)
    (True, False)
    """
    line = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start]
    dashes = text[start:stop].strip()
    return line.endswith("\n") and dashes[0] in "-=" and abs(len(line.strip()) - len(dashes)) <= NEARLY


def footer_pieces(text: str, start: int, stop: int) -> list[tuple[str, int, int]]:
    r"""
    Cut a footer into its lines and the signs around them, in order; each piece ends where the next one begins.

    >>> footer_pieces("***** Visit us at\nhttp://zenda.example/\n*****", 0, 45)
    [('rule', 0, 6), ('notes', 6, 18), ('notes', 18, 40), ('rule', 40, 45)]
    """
    pieces: list[tuple[str, int, int]] = []
    at = start
    while at < stop:
        cut = CUT_OUT.match(text, at, stop)
        end = cut.end() if cut else next_piece(text, at, stop)
        while end < stop and text[end] in grammar.TRAIL:
            end += 1
        pieces.append(((cut.lastgroup if cut else None) or "notes", at, end))
        at = end
    return pieces


def next_piece(text: str, at: int, stop: int) -> int:
    """Return where the line, or the words before what is cut out, end."""
    end = text.find("\n", at, stop) + 1 or stop
    cut = CUT_OUT.search(text, at, end)
    return cut.start() if cut else end
