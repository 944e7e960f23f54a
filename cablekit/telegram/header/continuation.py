"""Whether a line without a label goes on with the field above it (format.md 4.2, 5.3, 9.1, 10, 11, 12, 18)."""

import re
from collections.abc import Callable
from typing import Final

from cablekit.telegram import grammar
from cablekit.telegram.fields.captions import is_caption_line
from cablekit.telegram.fields.distribution import is_office_list
from cablekit.telegram.fields.lines import CLEARANCE
from cablekit.telegram.header.cursor import Head

#: 5.3. What begins an address where a blank line stands above it.
ADDRESS: Final = re.compile(
    r"R[A-Z]{3,7}/|(?:AM(?:EMBASSY|CONSUL)|US[A-Z]{2,12}|SEC(?:STATE|DEF)|CIA|DIA|NSA|NSC|[A-Z]*CINC[A-Z]*|JCS|DEPT|STATE)\b"
)
#: 5.4. The group count below the addressees, with or without the word of who counts.
GROUPS: Final = re.compile(r"(?:[A-Z]{2,12} )?GR(?:NC| ?[0-9]{1,4})$")
#: 7.2. Captions that are no words of the language: none of a subject either.
NO_WORDS: Final = frozenset(grammar.CAPTIONS.split("|")) - {"SENSITIVE"}
#: 14. What a page break is made of: between two of them something else is read, so the way back to it is short.
PAGE_BREAK: Final = frozenset({"marking", "page", "banner", "counter"})
#: How much of what was read is looked at (characters).
ENOUGH: Final = 1000
#: 11. What shows a list of references: digits, or a joining word at the line's end.
JOINED: Final = re.compile(r"(?i)(?:[,;&(/-]|\band|\bthe|\bof)$")
#: How much of what was read shows that (characters).
JOINT: Final = 4
#: 11.3. A list that broke off: a letter, a year, or a name with no number yet.
BROKEN_OFF: Final = re.compile(r"(?:\b[A-Z][.)\]]|\b[0-9]{2}|[A-Z]{3,})$")
#: 11.3. An address on the web is an item, whatever letters it has.
WEB: Final = re.compile(r"(?i)[(\[]?(?:[A-Z][.)\]:]{1,2})?[ \t]*(?:https?:|www\.)")
#: 12. The end of an authority: reasons and their letters.
REASONS_DONE: Final = re.compile(r"(?i)1\.[45].*[a-h][) .]*\.?$|REASONS?:? *[0-9.]+ *\(?[a-h][a-h,() and]*\)?\.?$")


def so_far(head: Head, *, above_page: bool = False) -> str:
    """
    Give the end of the last piece read, white space off; its last `ENOUGH` characters say whether it goes on.

    Args:
        head: The header being read.
        above_page: Whether the piece above a page break counts, and not the page line.

    >>> head = Head("A. ZENDA 1 ", 0, 11); head.add("references", "reference", 11); so_far(head)
    'A. ZENDA 1'
    """
    at = len(head.spans) - 1
    while above_page and at > 0 and head.spans[at][1] in PAGE_BREAK:
        at -= 1
    _, _, start, stop = head.spans[at]
    return head.text[max(start, stop - ENOUGH) : stop].strip(grammar.TRAIL)


def indicators(head: Head, line: str) -> bool:
    """4.2. Routing indicators go on without indent."""
    return bool(grammar.INDICATORS.match(line)) and not head.blank


def address(head: Head, line: str) -> bool:
    """5.3. One addressee a line; below a blank line only what begins like an address."""
    if head.blank and not ADDRESS.match(line):
        return False
    if not grammar.ADDRESSEE.match(line) or line.upper() != line:
        return False
    return not (is_caption_line(line) or is_group_count(line))


def is_group_count(line: str) -> bool:
    """
    Say whether a line counts the groups of the text: no address, and none to pass on to (format.md 5.4).

    >>> is_group_count("STATE GRNC"), is_group_count("GR 120"), is_group_count("STATE FOR EUR")
    (True, True, False)
    """
    return "GR" in line and bool(GROUPS.match(line))


def offices(head: Head, line: str) -> bool:
    """18.1. The list of offices wraps with an indent, and ends in the total."""
    return is_office_list(line)


def tags(head: Head, line: str) -> bool:
    """9.1. The list wraps while lines hold only what looks like TAGS."""
    if head.blank or is_caption_line(line):
        return False
    return bool(grammar.TAG_LINE.match(line)) or so_far(head).endswith(",")


def order(head: Head, line: str) -> bool:
    """8.2. The line wraps only where it broke off."""
    return not head.blank and (so_far(head).endswith((":", "-", ",", " OF", " AND")) or line[:5].upper() == "DECL:")


def subject(head: Head, line: str) -> bool:
    """10. It goes on with no indent, up to a blank line, a label, a number, a line of dashes; a caption is none of it."""
    above = so_far(head)
    if (head.blank and above) or line in NO_WORDS:
        return False
    return line.isupper() or not above.isupper() or sum(map(str.islower, line)) < len(line) / 2


def references(head: Head, line: str) -> bool:
    """11.3. Letters go on, also below a blank line; else digits, or a line that broke off."""
    if not head.blank and len(line) < 60 and line.isupper():
        return True
    lettered = bool(grammar.REFERENCE_LETTER.match(line))
    above = so_far(head, above_page=True)
    if head.blank:
        return (lettered and following(above, line)) or (
            bool(BROKEN_OFF.search(above)) and bool(re.search("[0-9]", line[:30])) and len(line) < 75
        )
    return (
        lettered
        or bool(WEB.match(line))
        or bool(JOINED.search(above[-JOINT:]))
        or (bool(re.search("[0-9]", line)) and len(line) < 100)
    )


def following(above: str, line: str) -> bool:
    """
    Say whether the line's letter is the one after the last letter above.

    >>> following("A. ZENDA 1", "B. ZENDA 2"), following("A. ZENDA 1", "D. THE BRIDGE")
    (True, False)
    """
    letters = re.findall(r"(?:^|[\s(\[;])([A-Z])[.)\]:]", above)
    letter = line.lstrip("-([ \t")[:1]
    return bool(letters) and ord(letter) - ord(letters[-1]) in (0, 1)


def authority(head: Head, line: str) -> bool:
    """12. It goes on until the reasons are complete."""
    if head.blank:
        return False
    above = so_far(head)
    return not REASONS_DONE.search(above) or bool(re.match(r"(?i)\(?[a-h]\)|and\b|or\b|nd\b|&", line))


def clearance(head: Head, line: str) -> bool:
    """18.5. Under the approver stand those who cleared, one a line; they begin a field of their own."""
    if not CLEARANCE.match(line):
        return False
    head.field = "cleared_by"
    head.seen.add("cleared_by")
    return True


#: 13. The openings of a line that end a field for good: a number, a line of dashes, a heading.
BODY: Final = frozenset({"numbered", "ruled", "summary"})
#: For a field, the check of the line below it, and the openings with which none goes on.
GOES_ON: Final[dict[str, tuple[Callable[[Head, str], bool], frozenset[str]]]] = {
    "routing": (indicators, frozenset()),
    "action": (address, frozenset()),
    "info": (address, frozenset()),
    "exempt": (address, frozenset()),
    "distribution": (offices, frozenset()),
    "tags": (tags, frozenset()),
    "executive_order": (order, frozenset()),
    "subject": (subject, BODY | {"paged"}),
    "references": (references, BODY),
    "authority": (authority, BODY),
    "drafted_by": (clearance, frozenset()),
    "approved_by": (clearance, frozenset()),
    "cleared_by": (clearance, frozenset()),
}
