"""What stands under the last paragraph: signature, notes, end marks, markings (format.md 15)."""

import re
from typing import Final

from cablekit.source import Span
from cablekit.telegram import grammar
from cablekit.telegram.fields.captions import is_caption_line
from cablekit.telegram.furniture import furniture_kind

#: 15. `NNNN`, `NNNNMAFVVZCZ`, `EEEEEEEE`, `<< END OF DOCUMENT >>`, `CABLE ENDS`.
END_MARK: Final = re.compile(
    r"(?:N{3,5}(?:[A-Z]{4,9})?|E{8}|#{2,}|<< ?END OF DOCUMENT ?>>|=*CABLE ENDS=*|End Cable Text|BT|#[0-9]{4})$"
)
#: 15. A line of the handling block of an export.
HANDLING: Final = re.compile(r"\*{3} Current (?:Handling Restrictions|Classification) \*{3}")
#: 15. Notes of the communications centre, minimize notices, footers of posts, downgrading groups (17).
NOTE: Final = re.compile(
    r"(?:NOTE BY OC|NOTE: |GP-[1-4]\b|ZFR |[0-9]{4}[A-Z]{3,12}[0-9]{5,6} - |>|Visit .{3,40}'s? .{0,30}Web ?site"
    r"|Please [Vv]isit |[a-z]{3,6}://|\(?Drafted[ :]|\(?Cleared[ :]|Share this cable|facebook -|SECTION [0-9] OF [0-9]$)"
)
#: 15. Notes that any word may begin: each pattern runs over most of a line, so a sign in it is looked for before.
MINIMIZED: Final = re.compile(r"(?i)[A-Z ]*MINIMIZE CONSIDERED")
SITE: Final = re.compile(r".{0,60}[Ww]eb ?[Ss]ite.{0,40}:$")
#: 15. The line above an address of a footer: `... Classified Website at:`.
LEADS_TO: Final = re.compile(r"[^.]{8,90}(?: at:?|:)$")
#: 15. A signature: a surname, at most four words, letters alone, in capitals or as a title.
SIGNATURE: Final = re.compile(
    r"[A-Z][A-Za-z.'\u2019-]+(?: (?:[A-Z][A-Za-z.'\u2019-]*|de|von|van|la|der)){0,3}[#.*= ]{0,4}$"
)
#: The end of a sentence that goes over lines: `...\nALL WAS WELL.`; no initial, no `JR.`
LAST_WORDS: Final = re.compile(r"(?<!\bJR)(?<!\bSR)(?<=[A-Z]{2})\.[ #]*$")
#: Shorter words in capitals are more often initials of an office than a surname; what a line has room for.
SHORT_NAME: Final = 5
ROOM: Final = 55
#: A signature glued to the last line, behind the end of a sentence.
GLUED: Final = re.compile(
    r"[.!?][\"')\u201d]{0,2}(\s{1,3})([A-Z][A-Z'-]{3,18}(?: [A-Z][A-Z'-]{2,18}(?!\.))?)[ .#]{0,3}$"
)
#: Words with a point that end no sentence: `the U.S. ARMY`, `Mr. HENTZAU`.
ABBREVIATED: Final = re.compile(
    r"(?:\b(?:(?<=\.)[A-Za-z]|vs|[Mm]rs?|MRS?|[Dd]r|DR|[Ss]t|ST|[Nn]o|NO|[Gg]en|GEN|[Cc]ol|COL|[Ll]t|LT))\.$"
)
NOT_NAMES: Final = grammar.CLASS_WORDS | (
    {
        "END",
        "TEXT",
        "SUMMARY",
        "COMMENT",
        "NONE",
        "NA",
        "ENDS",
        "UNQUOTE",
        "PARA",
        "REGARDS",
        "FM",
    }
)
SENTENCE_END: Final = tuple('.!?")]:;-#*>\u201d')


def closing_spans(text: str, pos: int, end: int, *, alone: bool = False) -> tuple[int, list[Span]]:
    """
    Read the closing from the end of a body backwards.

    Args:
        text: The whole text.
        pos: Where the body begins.
        end: Where the telegram ends.
        alone: Whether there is no body above: a signature may stand first.

    Returns:
        Where the body ends, and the spans of the closing in order.

    >>> closing_spans("1. All is well.\\nRASSENDYLL\\n", 0, 27)
    (16, [('signatures', 'signature', 16, 27)])
    """
    spans: list[Span] = []  # last first: a list is filled from its end at a cost that does not grow
    stop = end
    signed = False
    while stop > pos:
        start = line_start(text, pos, stop)
        line = text[start:stop].strip(grammar.TRAIL)
        sort = "blank" if not line else sort_of(text, line, start, stop, signed=signed, begin=-1 if alone else pos)
        if not sort and spans and spans[-1][0] == "notes" and LEADS_TO.match(line):
            sort = "notes"
        if not sort:
            break
        signed = signed or sort == "signatures"
        put_before(spans, sort, start, stop)
        stop = start
    if not signed:
        stop = glued_signature(text, pos, stop, spans)
    return past_blank(stop, spans), spans[::-1]


def past_blank(stop: int, spans: list[Span]) -> int:
    """
    Take the blank lines off that begin the spans found so far, and give where they end, else *stop*.

    >>> spans = [("end_marks", "end-mark", 2, 6), ("", "blank", 1, 2)]; past_blank(1, spans), spans
    (2, [('end_marks', 'end-mark', 2, 6)])
    """
    return spans.pop()[3] if spans and spans[-1][1] == "blank" else stop


def line_start(text: str, low: int, stop: int) -> int:
    """
    Give the beginning of the line that ends at *stop*.

    >>> line_start("a\\nb\\n", 0, 4)
    2
    """
    return max(text.rfind("\n", low, stop - 1), low - 1) + 1


def put_before(spans: list[Span], sort: str, start: int, stop: int) -> None:
    """
    Put a line before the spans found so far, which come last first; blank lines belong to the piece before them.

    >>> spans = [("", "blank", 5, 6)]; put_before(spans, "signatures", 0, 5); spans
    [('signatures', 'signature', 0, 6)]
    """
    field, kind = KINDS.get(sort, ("", sort))
    spans.append((field, kind, start, past_blank(stop, spans)))


KINDS: Final = {
    "signatures": ("signatures", "signature"),
    "notes": ("notes", "note"),
    "end_marks": ("end_marks", "end-mark"),
}


def sort_of(text: str, line: str, start: int, stop: int, *, signed: bool, begin: int) -> str:
    """
    Tell what a line at the end is; empty: text.

    >>> sort_of("NNNN", "NNNN", 0, 4, signed=False, begin=0)
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
    if kind in ("page", "banner", "wrapper"):
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
    Say whether a line is a note.

    >>> is_note("MINIMIZE CONSIDERED."), is_note("Our Web site:"), is_note("All is well.")
    (True, True, False)
    """
    return bool(
        NOTE.match(line)
        or (line[-1:] == ":" and SITE.match(line))
        or ("MINIMIZE" in line.upper() and MINIMIZED.match(line))
    )


def is_signature(text: str, line: str, start: int, begin: int) -> bool:
    """
    Say whether a line signs the cable: short, letters alone, no known word, below the end of a sentence (format.md 15).

    >>> is_signature("All is well.\\nRASSENDYLL", "RASSENDYLL", 13, 0), is_signature("The\\nCastle", "Castle", 4, 0)
    (True, False)
    """
    if len(line) > 30 or not SIGNATURE.match(line) or set(line.upper().strip(".#*= ").split()) & NOT_NAMES:
        return False
    before = text[max(begin, start - 200, 0) : start]
    above = before.rstrip(grammar.TRAIL)
    if not above:
        return start > begin
    if is_note(above[above.rfind("\n") + 1 :].strip(grammar.TRAIL)):
        return True
    blank = "\n\n" in before[len(above) :].replace(" ", "")
    ended = above.endswith(SENTENCE_END)
    if not line.isupper():
        return blank and ended
    return blank or (not LAST_WORDS.search(line) and (ended or (not above.isupper() and not goes_on(above, line))))


def goes_on(above: str, line: str) -> bool:
    """
    Say whether a short word in capitals can be the last of a sentence: the line above had no room for it.

    >>> goes_on("He went to the castle at the moat, and from there home to", "NATO"), goes_on("Home", "NATO")
    (True, False)
    """
    return len(line) < SHORT_NAME and len(above) - above.rfind("\n") + len(line) > ROOM


def glued_signature(text: str, pos: int, stop: int, spans: list[Span]) -> int:
    """
    Part a signature from the line that it is glued to (design.md, "Rulings").

    >>> spans = []; glued_signature("End comment. RASSENDYLL", 0, 23, spans), spans
    (13, [('signatures', 'signature', 13, 23)])
    """
    bare = text[pos:stop].rstrip(grammar.TRAIL)[-60:]
    low = pos + len(text[pos:stop].rstrip(grammar.TRAIL)) - len(bare)
    match = GLUED.search(bare)
    if not match or (bare.isupper() and len(match[1]) < 2) or set(match[2].split()) & NOT_NAMES:
        return stop
    if ABBREVIATED.search(bare, 0, match.start() + 1):
        return stop
    start = low + match.start(2)
    spans.append(("signatures", "signature", start, past_blank(stop, spans)))
    return start
