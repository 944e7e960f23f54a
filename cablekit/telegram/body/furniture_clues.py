"""Where furniture may be in a body: words and signs that are found quickly (format.md 14, 20.2)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram.furniture import MISSING_SECTION

#: Clues by which furniture is found quickly, its line being matched only then; a pattern that begins with one letter is
#: searched fastest. `PAGE `, the banners that end in `IN PART`, and the numbers of one archive.
PAGE_CLUE: Final = late_pattern(
    r"""
    P (?: AGE[ ]
        | A(?<=[ED][ ]IN[ ]PA)RT
        | a(?<=Released[ ]in[ ]Pa)rt
        | age[ ]{1,3}[0-9]{1,3}[ ]of[ ][0-9]
        | [0-9](?<=CIA-RDP[0-9])
        | DIS(?<=[ \n]SIPDIS)(?![A-Za-z])
      )
    """,
    re.VERBOSE,
)
#: ` OF ` and a digit, and the other banners, found by the letter that they have in common: two characters precede it.
OF_CLUE: Final = late_pattern(
    r"""
    F (?: [ ](?<=[ ]OF[ ])(?=\d)
        | I(?<=CLASSIFI)(?: CATION:[ ] | ED[ ]U\.S\.[ ]Department[ ]of[ ]State[ ]Case[ ] | ED(?<=DECLASSIFIED)(?=[ ;,:/\t\n]) )
        | U(?<=[ED][ ]IN[ ]FU)LL
        | u(?<=Released[ ]in[ ]Fu)ll
        | -(?<=[ ]No\.[ ]F-)[0-9]
        | O(?<=APPROVED[ ]FO)R[ ]RELEASE
        | o(?<=Approved[ ]Fo)r[ ]Release
      )
    """,
    re.VERBOSE,
)
BEFORE_F: Final = 2
#: 20.2. Stamps that have no such letter, and how far down the first one is (characters).
PLAIN_STAMPS: Final = ("ocument has been declassified", "pproved for Release")
FIRST_STAMP: Final = 4000
#: 14. What the notice of a missing section has after its number: one sign is found much faster than words.
MISSING_ENDS: Final = "*"
#: 14. The number in the cable's own class line, and what follows it in a page line in small letters.
SERIAL_WIDTH: Final = 8
SERIAL: Final = late_pattern(f"[0-9]{{2,{SERIAL_WIDTH}}}")
SMALL_PAGE: Final = late_pattern(r"[ ]{1,3}[0-9]{3}(?:\.[0-9])?(?= of 0)")


def clues(text: str, pos: int, end: int, own: str = "") -> list[int]:
    """
    List the places of clues to furniture; *own* is the cable's station and number as printed.

    >>> clues("So. PAGE 02 ZENDA 00910", 0, 23)
    [4]
    """
    found = [match.start() for match in PAGE_CLUE.finditer(text, pos, end)]
    found += [match.start() - BEFORE_F for match in OF_CLUE.finditer(text, pos, end)]
    if own:
        found += own_number(text, pos, end, own)
    found += [  # a rare sign is found faster than a pattern
        at
        for at in places_of("/", text, pos, end)
        if text.startswith("Released", at + 1) and text.endswith("Declassified", pos, at)
    ]
    if text.find(MISSING_ENDS, pos, end) >= 0:
        found += places_of(MISSING_SECTION, text, pos, end)
    for words in PLAIN_STAMPS:
        if text.find(words, pos, min(pos + FIRST_STAMP, end)) >= 0:
            found += places_of(words, text, pos, end)
    return sorted(found)


def places_of(words: str, text: str, pos: int, end: int) -> list[int]:
    """
    List the places where words are in a stretch of text.

    >>> places_of("OF", "01 OF 02 OF 03", 0, 14)
    [3, 9]
    """
    found: list[int] = []
    at = text.find(words, pos, end)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + len(words), end)
    return found


def own_number(text: str, pos: int, end: int, own: str) -> list[int]:
    """
    List the places of the cable's own station and number, and of ` of ` behind its number in page lines in small letters.

    >>> own_number("ZENDA 000910 Zenda 00000910  002 of 002", 0, 39, "ZENDA 000910")
    [0, 32]
    """
    serial = SERIAL.search(own)
    if not serial:
        return places_of(own, text, pos, end)
    found: list[int] = []
    digits, before = serial[0], serial.start()
    zeros = "0" * (SERIAL_WIDTH - len(digits))
    at = text.find(digits, pos, end)  # both contain them
    while at >= 0:
        if text.startswith(own, at - before, end) and at - before >= pos:
            found.append(at - before)
        page = SMALL_PAGE.match(text, at + len(digits), end)
        if page and text.endswith(zeros, pos, at):
            found.append(page.end())
        at = text.find(digits, at + 1, end)
    return found
