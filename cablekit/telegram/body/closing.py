"""What follows the last paragraph: signature, notes, end marks, markings (format.md 15)."""

import re
from typing import Final

from cablekit.source import Span
from cablekit.telegram import grammar
from cablekit.telegram.fields.captions import is_caption_line
from cablekit.telegram.furniture import furniture_kind, stamp_above

#: 15. `NNNN`, `NNNNMAFVVZCZ`, `EEEEEEEE`, `<< END OF DOCUMENT >>`, `CABLE ENDS`.
END_MARK: Final = re.compile(
    r"(?:N{3,5}(?:[A-Z]{4,9})?|E{8}|#{2,}|<< ?END OF DOCUMENT ?>>|=*CABLE ENDS=*|End Cable Text|BT|#[0-9]{4})$"
)
#: 15. A line of the handling block of an export.
HANDLING: Final = re.compile(r"\*{3} Current (?:Handling Restrictions|Classification) \*{3}")
#: 15. Notes of the communications center, minimize notices, footers of posts, downgrading groups (17).
NOTE: Final = re.compile(
    r"""
    (?: NOTE[ ]BY[ ]OC | NOTE:[ ] | GP-[1-4]\b | ZFR[ ] | [0-9]{4}[A-Z]{3,12}[0-9]{5,6}[ ]-[ ] | >
      | Visit[ ].{3,40}'s?[ ].{0,30}Web[ ]?site | Please[ ][Vv]isit[ ] | [a-z]{3,6}://
      | \(?Drafted[ :] | \(?Cleared[ :] | Share[ ]this[ ]cable | facebook[ ]- | SECTION[ ][0-9][ ]OF[ ][0-9]$
    )
    """,
    re.VERBOSE,
)
#: 15. Notes that any word may begin: each pattern runs over most of a line, so a word or sign in it is looked for first.
MINIMIZED: Final = re.compile(r"(?i)[A-Z ]*MINIMIZE CONSIDERED")
SITE: Final = re.compile(r".{0,60}[Ww]eb ?[Ss]ite.{0,40}:$")
#: 15. The line above an address of a footer: `... Classified Website at:`.
ABOVE_ADDRESS: Final = re.compile(r"[^.]{8,90}(?: at:?|:)$")
#: 15. A signature: a surname, at most four words, only letters, in capitals or as a title.
SIGNATURE: Final = re.compile(
    r"[A-Z][A-Za-z.'\u2019-]+(?: (?:[A-Z][A-Za-z.'\u2019-]*|de|von|van|la|der)){0,3}[#.*= ]{0,4}$"
)
#: The longest one (characters).
LONGEST_SIGNATURE: Final = 30
#: The end of a sentence over several lines: `...\nALL WAS WELL.`; not an initial, not `JR.`
LAST_WORDS: Final = re.compile(r"(?<!\bJR)(?<!\bSR)(?<=[A-Z]{2})\.[ #]*$")
#: Shorter words in capitals are more often initials of an office than a surname (characters).
SHORT_NAME: Final = 5
#: What a line has room for (characters).
FULL_LINE: Final = 55
#: A signature glued to the last line, after the end of a sentence.
GLUED: Final = re.compile(
    r"[.!?][\"')\u201d]{0,2}(\s{1,3})([A-Z][A-Z'-]{3,18}(?: [A-Z][A-Z'-]{2,18}(?!\.))?)[ .#]{0,3}$"
)
#: How much of the last line shows it, and how much of the text above shows whether a sentence has ended (characters).
GLUED_WIDTH: Final = 60
ABOVE: Final = 200
#: Words with a period that does not end a sentence: `the U.S. ARMY`, `Mr. HENTZAU`.
ABBREVIATED: Final = re.compile(
    r"(?:\b(?:(?<=\.)[A-Za-z]|vs|[Mm]rs?|MRS?|[Dd]r|DR|[Ss]t|ST|[Nn]o|NO|[Gg]en|GEN|[Cc]ol|COL|[Ll]t|LT))\.$"
)
NOT_NAMES: Final = grammar.CLASS_WORDS | set(
    "END TEXT SUMMARY COMMENT NONE NA ENDS UNQUOTE PARA REGARDS FM".split()  # noqa: SIM905
)
#: What may be at the end of the text above a signature.
SENTENCE_END: Final = tuple('.!?")]:;-#*>\u201d')
#: The kinds of line that are fields of the closing, and their pieces.
PIECES: Final = {"signatures": "signature", "notes": "note", "end_marks": "end-mark"}


def closing_spans(text: str, pos: int, end: int, *, alone: bool = False) -> tuple[int, list[Span]]:
    r"""
    Read the closing backwards from the end of a body; return where the body ends, and the spans in order.

    If there is only a closing (*alone*), a signature may be the first thing in it.

    >>> closing_spans("1. All is well.\nRASSENDYLL\n", 0, 27)
    (16, [('signatures', 'signature', 16, 27)])
    """
    spans: list[Span] = []  # the last one first: appending costs the same however many there are
    stop = end
    signed = False
    while stop > pos:
        start = line_start(text, pos, stop)
        line = text[start:stop].strip(grammar.TRAIL)
        kind = "blank" if not line else line_kind(text, line, start, stop, signed=signed, begin=-1 if alone else pos)
        if not kind and spans and spans[-1][0] == "notes" and ABOVE_ADDRESS.match(line):
            kind = "notes"
        if not kind:
            stamp = stamp_above(text, pos, start, stop)
            if stamp < 0:
                break
            kind, start = "banner", stamp
        signed = signed or kind == "signatures"
        add_line(spans, kind, start, stop)
        stop = start
    if not signed:
        stop = split_off_signature(text, pos, stop, spans)
    return drop_blank(stop, spans), spans[::-1]


def drop_blank(stop: int, spans: list[Span]) -> int:
    """Drop the blank lines that begin the spans found so far and return where they end; otherwise return *stop*."""
    return spans.pop()[3] if spans and spans[-1][1] == "blank" else stop


def line_start(text: str, low: int, stop: int) -> int:
    """Return the beginning of the line that ends at *stop*."""
    return max(text.rfind("\n", low, stop - 1), low - 1) + 1


def add_line(spans: list[Span], kind: str, start: int, stop: int) -> None:
    """Add the line above the spans found so far, with the blank lines below it."""
    if spans and spans[-1][1] == "blank":
        stop = spans.pop()[3]
    field, piece = (kind, PIECES[kind]) if kind in PIECES else ("", kind)
    spans.append((field, piece, start, stop))


def line_kind(text: str, line: str, start: int, stop: int, *, signed: bool, begin: int) -> str:
    """
    Say what a line at the end is; empty if it is text.

    >>> line_kind("NNNN", "NNNN", 0, 4, signed=False, begin=0)
    'end_marks'
    """
    first = text.index(line[0], start)
    kind = furniture_kind(text, first, stop)
    if (
        kind == "level"
        or (line[0] in grammar.MARKING_BEGINS and grammar.MARKING.match(text, first, stop))
        or (line.isupper() and is_caption_line(line))
        or (line[0] == "*" and HANDLING.match(line))
    ):
        return "marking"
    if kind in ("page", "banner", "wrapper", "gap"):
        return kind
    if END_MARK.match(line):
        return "end_marks"
    if len(line) < 120 and is_note(line):
        return "notes"
    if not signed and is_signature(text, line, start, begin):
        return "signatures"
    return ""


def is_note(line: str) -> bool:
    """
    Whether a line is a note.

    >>> is_note("MINIMIZE CONSIDERED."), is_note("Our Web site:"), is_note("All is well.")
    (True, True, False)
    """
    return bool(
        NOTE.match(line)
        or (line[-1:] == ":" and SITE.match(line))
        or ("MINIMIZE" in line.upper() and MINIMIZED.match(line))
    )


def is_signature(text: str, line: str, start: int, begin: int) -> bool:
    r"""
    Whether a line signs the cable: short, only letters, without a known word, below the end of a sentence (format.md 15).

    >>> is_signature("All is well.\nRASSENDYLL", "RASSENDYLL", 13, 0), is_signature("The\nCastle", "Castle", 4, 0)
    (True, False)
    """
    if len(line) > LONGEST_SIGNATURE or not SIGNATURE.match(line):
        return False
    if set(line.upper().strip(".#*= ").split()) & NOT_NAMES:
        return False
    before = text[max(begin, start - ABOVE, 0) : start]
    above = before.rstrip(grammar.TRAIL)
    if not above:
        return start > begin
    if is_note(above[above.rfind("\n") + 1 :].strip(grammar.TRAIL)):
        return True
    is_below_blank = "\n\n" in before[len(above) :].replace(" ", "")
    ended = above.endswith(SENTENCE_END)
    if not line.isupper():
        return is_below_blank and ended
    if is_below_blank:
        return True
    return not LAST_WORDS.search(line) and (ended or (not above.isupper() and not may_end_sentence(above, line)))


def may_end_sentence(above: str, line: str) -> bool:
    """
    Whether a short word in capitals can be the last one of a sentence: the line above had no room for it.

    >>> may_end_sentence("He went to the castle at the moat, and from there home to", "NATO"), may_end_sentence("Home", "NATO")
    (True, False)
    """
    return len(line) < SHORT_NAME and len(above) - above.rfind("\n") + len(line) > FULL_LINE


def split_off_signature(text: str, pos: int, stop: int, spans: list[Span]) -> int:
    """
    Split a signature off the line that it is glued to, and return where it begins; otherwise return *stop*.

    >>> spans = []; split_off_signature("End comment. RASSENDYLL", 0, 23, spans), spans
    (13, [('signatures', 'signature', 13, 23)])
    """
    body = text[pos:stop].rstrip(grammar.TRAIL)
    last = body[-GLUED_WIDTH:]
    match = GLUED.search(last)
    if not match or (last.isupper() and len(match[1]) < 2) or set(match[2].split()) & NOT_NAMES:
        return stop
    if ABBREVIATED.search(last, 0, match.start() + 1):
        return stop
    start = pos + len(body) - len(last) + match.start(2)
    spans.append(("signatures", "signature", start, drop_blank(stop, spans)))
    return start
