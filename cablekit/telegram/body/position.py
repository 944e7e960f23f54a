"""Where the body scanner is: what it has passed, what is furniture, and what precedes a place (format.md 13)."""

from bisect import bisect_right
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.source import Child, Span
from cablekit.telegram import grammar
from cablekit.telegram.body.builder import NOT_BLANK
from cablekit.telegram.body.enclosures import Opening
from cablekit.telegram.body.lists import (
    BLANK_LINES,
    IN_SENTENCE,
    NEAR,
    NEXT_LABELS,
    ending_of,
    has_successor,
    indent_of,
    is_in_running_text,
    is_short_line,
    labels_below,
)
from cablekit.telegram.body.numbering import NumberSequence
from cablekit.telegram.body.page_breaks import BLOCK_START, BLOCK_STOP, Block
from cablekit.telegram.body.tables import TableBuilder
from cablekit.telegram.furniture import INK

AFTER_SENTENCE: Final = frozenset(grammar.AFTER_SENTENCE)
#: How much of the text before a place shows how it ends (characters).
BEFORE: Final = 200
#: 13.3. The end words of a summary or comment end a paragraph, also without a period; how those end.
END_WORDS: Final = late_pattern(r"(?i)\bend(?: of)?[\s\\]{1,9}(?:summary|comment)\Z")
END_LETTERS: Final = frozenset({"RY", "ry", "NT", "nt"})


#: A line of initials ends no sentence: `U.S.` above the names of a delegation.
INITIALS_ALONE: Final = late_pattern(r"(?:\n|:)[ \t\\]{0,9}\n[ \t]{0,9}(?:[A-Z]\.){2,4}\Z")


class Position(TableBuilder):
    r"""
    A place in a body, and what is known of what is before it.

    >>> Position("All well.\n\nAll is.", 0, 18, []).what_precedes(11)
    'blank'
    """

    __slots__ = (
        "below_blank",
        "blocks_passed",
        "careful_from",
        "enclosed",
        "enclosure_ends",
        "furniture_start",
        "has_looked_for_ends",
        "inside_lines",
        "looked_to",
        "marking_start",
        "marking_stop",
        "numbers",
    )

    marking_start: int
    marking_stop: int

    def __init__(self, text: str, pos: int, end: int, blocks: list[Block]) -> None:
        super().__init__(text, pos, end, blocks)
        self.blocks_passed: int = 0  # the scanner may be ahead of what the builder has taken
        self.furniture_start: int = self.next_block_start
        self.inside_lines: list[Opening] = []  # to come, the last one first
        self.numbers: NumberSequence = NumberSequence()
        #: The first place where a line may be in furniture or follow an opening inside a line.
        self.careful_from: int = 0
        #: The last line below a blank one, while it is not decided whether a paragraph begins there.
        self.below_blank: int = -1
        #: The last stray marking: where it begins, with the blank lines above it, and where its line ends.
        self.marking_start = self.marking_stop = -1
        self.enclosed: bool = False  # in running text: blank lines separate nothing
        self.has_looked_for_ends: bool = False
        self.enclosure_ends: bool = False  # the open enclosure has end words
        self.looked_to: int = 0  # up to where numbers that the sequence lacks were looked for

    def set_careful_from(self) -> None:
        """Note from where on a line may be in furniture or follow an opening inside a line; in a single paragraph, any may."""
        if self.is_single:
            self.careful_from = 0
        elif self.inside_lines and self.inside_lines[-1][0] < self.furniture_start:
            self.careful_from = self.inside_lines[-1][0]
        else:
            self.careful_from = self.furniture_start

    def is_passed(self, place: int) -> bool:
        """Whether a place is in furniture, or in what has been taken already."""
        return place < self.at or (place >= self.furniture_start and self.is_in_furniture(place))

    def is_in_furniture(self, place: int) -> bool:
        """Whether a place is in furniture; places are asked about in order."""
        while self.blocks_passed < len(self.blocks) and self.blocks[self.blocks_passed].stop <= place:
            self.blocks_passed += 1
            more = self.blocks_passed < len(self.blocks)
            self.furniture_start = self.blocks[self.blocks_passed].start if more else self.end + 1
            self.set_careful_from()
        return self.furniture_start <= place

    def follows_sentence(self, place: int) -> bool:
        """Whether the sentence before *place* has ended, or there is none."""
        return is_ended(self.text_before(place))

    def text_before(self, place: int) -> str:
        """Return the end of the text before *place*, without furniture, quotes and brackets at its end."""
        if self.blocks_passed:
            place = self.before_furniture(place)
        if self.at == self.marking_stop and not INK.search(self.text, self.at, place):
            place = self.marking_start
        start = place - BEFORE if place > BEFORE else 0
        found = self.text[start:place].rstrip(" \n")  # usually that is all, and found much faster
        return found.rstrip(grammar.AFTER_SENTENCE) if found[-1:] in AFTER_SENTENCE else found

    def before_furniture(self, place: int) -> int:
        """Go back over the furniture directly before *place*; usually text follows the last that was passed."""
        last = self.blocks[self.blocks_passed - 1].stop if self.blocks_passed else 0
        if last <= place and INK.search(self.text, last, place):
            return place
        for at in range(bisect_right(self.blocks, place, hi=self.blocks_passed, key=BLOCK_STOP) - 1, -1, -1):
            block = self.blocks[at]
            if INK.search(self.text, block.stop, place):
                break
            place = block.start
        return place

    def what_precedes(self, place: int) -> str:
        """Say what precedes a line: a `blank` line, an `ended` sentence, a `colon`, a `comma` (or a short line), or `text`."""
        if place in (self.below_blank, 0) or self.paragraph is None or (self.is_single and self.is_below_blank(place)):
            return "blank"
        before = self.text_before(place)
        found = ending_of(before)
        if found not in ("text", "comma") or not (self.is_aligned(place) or is_short_line(before)):
            return found
        return "ended" if self.lists.labels and self.is_deeper(place) else "comma"

    def what_precedes_label(self, place: int) -> str:
        """Say what precedes a line with a letter or bullet: it may be in the first sentence of a paragraph without a number."""
        if self.paragraph is None and self.enclosure is None and place != self.below_blank:
            stop = self.before_furniture(place) if self.blocks_passed else place
            before = self.text_before(place) if INK.search(self.text, self.at, stop) else ""
            if before and ending_of(before) == "text" and not is_short_line(before):
                return "text"
        return self.what_precedes(place)

    def is_complete(self, place: int, before: str) -> bool:
        """Whether the text above a number is complete, and introduces no list."""
        return before == "ended" or (before == "blank" and self.follows_sentence(place))

    def is_below_blank(self, place: int) -> bool:
        """Whether the line above *place* is blank."""
        above = self.text.rfind("\n", 0, place - 1) + 1
        return not NOT_BLANK.search(self.text, above, place)

    def is_aligned(self, place: int) -> bool:
        """Whether a line is indented as far as the label of what is open."""
        indent = label_indent(self.text, self.spans)
        return bool(indent) and indent == indent_of(self.text, place)

    def is_deeper(self, place: int) -> bool:
        """Whether a line is indented further than the label of what is open."""
        indent = label_indent(self.text, self.spans)
        return indent is not None and len(indent) < len(indent_of(self.text, place))

    def furniture_at(self, place: int) -> bool:
        """Whether a place that is not taken yet is in furniture."""
        index = bisect_right(self.blocks, place, key=BLOCK_START) - 1
        return index >= 0 and place < self.blocks[index].stop

    def is_running(self, label: str, begin: int) -> bool:
        """Whether a first label is in running text: the next one is inside a line below it, before a blank line or paragraph."""
        if label not in NEXT_LABELS:
            return False
        stop = min(begin + NEAR, self.end)
        if self.text.find(NEXT_LABELS[label][0], begin, stop) < 0:
            return False
        below = f"{self.numbers.last + 1}."
        for number in (f"\n{below}", f"\n\u00b6{below}"):
            at = self.text.find(number, begin, stop)
            stop = at if at >= 0 else stop
        if labels_below(label)[0].search(self.text, begin, stop):
            return False
        for blank in BLANK_LINES.finditer(self.text, begin, stop):
            if not (self.furniture_at(blank.start()) or self.furniture_at(blank.end())):
                stop = blank.start()
                break
        return is_in_running_text(self.text, label, begin, stop)

    def begins_list(self, label: str, begin: int, before: str) -> bool:
        """Whether the labels after a first one begin lines: the next one below a short line, two in the middle of a sentence."""
        if before == "comma":
            return has_successor(self.text, label, begin, self.end)
        return before in IN_SENTENCE and label in NEXT_LABELS and self.has_sequence(label, begin)

    def has_sequence(self, label: str, begin: int) -> bool:
        """Whether the two labels after a first one begin lines, each below a separator, the end of a sentence, or furniture."""
        for below in labels_below(label):
            found = below.search(self.text, begin, min(begin + NEAR, self.end))
            if not found:
                return False
            above = self.text[begin : found.start()].rstrip(grammar.AFTER_SENTENCE)
            if ending_of(above) == "text" and not self.furniture_at(begin + len(above) - 1):
                return False
            begin = found.end()
        return True

    def is_beside_item(self, place: int) -> bool:
        """Whether a line is indented as far as the item above it, and not as far as its paragraph."""
        if not self.lists.labels or not self.is_aligned(place):
            return False
        return label_indent(self.text, self.paragraph or []) != indent_of(self.text, place)


def label_indent(text: str, spans: list[Span | Child]) -> str | None:
    """
    Return the blanks before the label with which spans begin; None where they begin with none.

    >>> label_indent("  A. X", [("", "pilcrow", 0, 2)]), label_indent("A. X", [("label", "enumerator", 0, 3)])
    ('  ', '')
    """
    field, kind, low, high = ("", "", 0, 0) if not spans or isinstance(spans[0], Child) else spans[0]
    if field == "label":
        return ""
    return indent_of(text, low) if kind == "pilcrow" and text[low:high].isspace() else None


def is_ended(before: str) -> bool:
    """
    Whether a text, of which the end is given, is complete: nothing, a sentence that has ended, or the end words of a summary.

    >>> is_ended("All is well."), is_ended("well. END SUMMARY"), is_ended("All is")
    (True, True, False)
    """
    if not before or before[-1] in grammar.SENTENCE_ENDS:
        return before[-3:-2] != "." or not INITIALS_ALONE.search(before)
    return before[-2:] in END_LETTERS and END_WORDS.search(before) is not None
