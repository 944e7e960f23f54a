"""From the text under the header to sections, paragraphs and items (format.md 13).

Theory of operation
-------------------
One pattern finds the lines that may begin something: a number, a letter, a bullet, dashes, a line below blank ones. All else
is text of what is open (`cutting.py`). Furniture was found before (`pages.py`) and is cut out of that, so that
a sentence goes on across it. Whether a number begins a paragraph is decided by its place in the sequence.
"""

import re
from typing import Final

from cablekit.source import Child, Tree
from cablekit.telegram import grammar
from cablekit.telegram.body.builder import SOLID, Cutting, labelled
from cablekit.telegram.body.endings import ending, ends_early, indent_of
from cablekit.telegram.body.events import Event, others
from cablekit.telegram.body.headings import Found, headed, heading_alone, heading_at_rule, heading_dashed, in_table
from cablekit.telegram.body.lists import BULLETS
from cablekit.telegram.body.numbering import Numbers
from cablekit.telegram.body.page_breaks import Block
from cablekit.telegram.fields.portion import mark_end, portion_end

INK: Final = re.compile(r"\S")
CLOSERS: Final = frozenset(grammar.AFTER_SENTENCE)
LEAD: Final = grammar.LEAD
LINE: Final = grammar.BODY_OPENING.groupindex["line"]
#: A number, by what stands behind it; what may be the label of an item besides.
NUMBERS: Final = frozenset({"marked", "maybe", "known", "number"})
LABELS: Final = frozenset({"bullet", "letter", "lettered"})
RULES: Final = frozenset({"rule", "ruled"})
#: What a portion mark begins with, or what stands before one.
OPENS: Final = frozenset(LEAD + "(")
#: What may follow the number of a paragraph.
AFTER: Final = re.compile(grammar.TEXT_BEGINS)


class Body(Cutting):
    """
    Builds the sections of a body.

    Args:
        text: The whole text.
        pos: Where the body begins.
        end: Where it ends.
        blocks: The furniture in it.

    >>> body = Body("1. (U) All is well.", 0, 19, []); [tree.kind for tree in body.read()]
    ['section']
    """

    def __init__(self, text: str, pos: int, end: int, blocks: list[Block]) -> None:
        super().__init__(text, pos, end, blocks)
        self.next_block = self.bound = 0
        self.fence = self.cut
        self.others: list[Event] = []
        self.numbers = Numbers()
        self.breaks = -1
        self.enclosed = self.alone = False

    def read_alone(self) -> Tree:
        """
        Read all of the text as one paragraph with its items: nothing in it begins another.

        >>> Body("1. All well.\\n2. Yes.", 0, 20, []).read_alone().parts
        [[('label', 'enumerator', 0, 3), ('text', 'text', 3, 20)]]
        """
        first = grammar.BODY_OPENING.match("\n" + self.text[:120])
        kind = first.lastgroup if first and first.start("line") < 0 else ""
        label = grammar.NUMBER_LABEL.match(self.text, 0, self.end) if kind in NUMBERS else None
        if portion_end(self.text, 0, self.end) or not (first and (label or kind in LABELS)):
            self.open_paragraph([])
            self.mark()
        elif label:
            self.number(0, label, certain=True)
        else:
            begin = first.end() - 1
            self.at = self.behind(begin)
            self.open_paragraph(labelled(0, begin - len(self.text[:begin].lstrip(LEAD)), begin, self.at))
        paragraph: Tree = self.entries[-1][1]  # type: ignore[assignment]
        self.alone = True
        self.read()
        return paragraph

    def read(self) -> list[Tree]:
        """
        Go through what may begin something and give the sections.

        >>> Body("", 0, 0, []).read()
        []
        """
        self.others = others(self.text, self.at, self.end, self.blocks)
        self.set_bound()
        for match in grammar.BODY_OPENING.finditer(self.text, max(self.at - 1, 0), self.end):
            start, place, kind = match.start() + 1, match.start(LINE), match.lastgroup
            if place < 0:
                place = start
            if start < self.at or place >= self.bound:
                if not self.reached(start, place, kind or ""):
                    continue
            else:
                if 0 <= self.breaks < start and (place > start or kind not in RULES):
                    self.part()
                if place > start:  # below blank lines a paragraph may begin: `part` decides
                    self.breaks = place
            if kind in NUMBERS:
                self.number(place, match)
            elif kind != "plain":
                self.happen(place, kind or "", match.end())
        self.catch_up(self.end + 1)
        if self.breaks >= 0 and SOLID.search(self.text, self.breaks, self.end):
            self.part()
        self.take(self.end)
        return self.sections if self.sections[0].parts[0] else []

    def reached(self, start: int, place: int, kind: str) -> bool:
        """
        Say whether a line is to be looked at that stands behind furniture, others, or the beginning of what is not yet taken.

        Args:
            start: Where the blank lines above it begin, or it.
            place: Where it begins.
            kind: What it is.

        >>> Body("1. X", 0, 4, []).reached(0, 0, "known")
        True
        """
        if place > start and not self.alone:
            if self.others:
                self.catch_up(start)
            if not (self.hidden(start) and self.hidden(place - 1)):
                if 0 <= self.breaks < start:
                    self.part()
                self.breaks = place
        if kind == "plain":
            return False
        if self.others:
            self.catch_up(place + (kind != "bullet"))
        if self.hidden(place):
            return False
        if 0 <= self.breaks < place and kind not in RULES:
            self.part()
        return True

    def set_bound(self) -> None:
        """
        Note from where on a line may be in furniture, or stand behind others; read alone, all do.

        >>> body = Body("", 0, 0, []); body.set_bound(); body.bound
        1
        """
        if self.alone:
            self.bound = 0
        elif self.others and self.others[-1][0] < self.fence:
            self.bound = self.others[-1][0]
        else:
            self.bound = self.fence

    def hidden(self, place: int) -> bool:
        """
        Say whether a place lies in furniture, or in what was taken already.

        >>> Body("", 0, 0, []).hidden(0)
        False
        """
        return place < self.at or (place >= self.fence and self.in_block(place))

    def in_block(self, place: int) -> bool:
        """
        Say whether a place lies in furniture; all before it is behind us.

        >>> Body("", 0, 0, []).in_block(0)
        False
        """
        while self.next_block < len(self.blocks) and self.blocks[self.next_block].stop <= place:
            self.next_block += 1
            self.fence = self.blocks[self.next_block].start if self.next_block < len(self.blocks) else self.end + 1
            self.set_bound()
        return self.fence <= place

    def catch_up(self, place: int) -> None:
        """
        Do what those ask that stand before a place and are no lines of their own.

        >>> body = Body("BEGIN TEXT", 0, 10, []); body.others = [(0, "begin", 10)]; body.catch_up(1); body.enclosed
        True
        """
        while self.others and self.others[-1][0] < place:
            at, kind, stop = self.others.pop()
            if self.hidden(at) and (kind != "blank" or self.hidden(stop)):
                continue
            if 0 <= self.breaks < at:
                self.part()
            if kind not in NUMBERS:
                self.happen(at, kind, stop)
            elif label := grammar.NUMBER_LABEL.match(self.text, at, self.end):
                self.number(at, label)
        self.set_bound()

    def happen(self, place: int, kind: str, stop: int) -> None:
        """
        Do what a line asks that begins with no number.

        >>> body = Body("------", 0, 6, []); body.happen(0, "rule", 6); body.entries
        [('', 'rule', 0, 6)]
        """
        if kind in LABELS:
            self.item(place, stop)
        elif kind in RULES and not self.alone:
            self.rule(place)
        elif kind in ("marking", "gap") or kind in RULES:
            self.furniture(place, "rule" if kind in RULES else kind)
        elif kind in ("begin", "end"):
            if kind == "end" and self.breaks == place and self.enclosed:
                self.breaks = -1
            self.enclosed = kind == "begin"
            self.numbers.enclose(begins=self.enclosed)
        elif self.alone:
            return
        elif kind == "blank":
            self.breaks = stop + 1
        elif kind == "dashed":
            self.heading(heading_dashed(self.text, place, stop, self.end))
        elif self.breaks == place or self.paragraph is None or self.ended(place):
            self.heading(heading_alone(self.text, place, self.end))

    def part(self) -> None:
        """
        Begin an unnumbered paragraph, or a heading, below a blank line where a sentence has ended (design.md, "Rulings").

        >>> body = Body("All well.\\n\\nAll is.", 0, 18, []); body.breaks = 11; body.part(); len(body.entries)
        1
        """
        place, self.breaks = self.breaks, -1
        if place >= self.fence and self.in_block(place):
            return
        ended = self.ended(place)
        if self.paragraph is not None and not ended:
            return
        found = heading_alone(self.text, place, self.end)
        if found:
            self.heading(found)
        elif (self.paragraph is None and not INK.search(self.text, self.at, place)) or (
            ended and not self.enclosed and not self.items.labels
        ):
            self.take(place)
            self.paragraph = None
            self.spans = self.entries

    def ended(self, place: int) -> bool:
        """
        Say whether the sentence before *place* has ended.

        >>> Body("All well. ", 0, 10, []).ended(10), Body("He said: ", 0, 9, []).ended(9)
        (True, False)
        """
        before = self.before(place)
        return not before or before[-1] in grammar.SENTENCE_ENDS

    def before(self, place: int) -> str:
        """
        Give the end of the text before *place*, furniture, quotes and brackets off.

        >>> Body("He said: ", 0, 9, []).before(9)
        'He said:'
        """
        index = self.next_block - 1
        while (
            index >= 0
            and self.blocks[index].stop <= place
            and not INK.search(self.text, self.blocks[index].stop, place)
        ):
            place = self.blocks[index].start
            index -= 1
        found = self.text[max(place - 200, 0) : place].rstrip(" \n")  # most often all there is, and found much faster
        return found.rstrip(grammar.AFTER_SENTENCE) if found[-1:] in CLOSERS else found

    def open_before(self, place: int) -> str:
        """
        Say what stands before a line: `blank` line, `ended` sentence, `colon`, or `text`.

        >>> body = Body("He said:\\n", 0, 9, []); body.open_paragraph([]); body.open_before(9)
        'colon'
        """
        if place in (self.breaks, 0) or self.paragraph is None or (self.alone and self.below_blank(place)):
            return "blank"
        before = self.before(place)
        found = ending(before)
        return "comma" if found == "text" and (self.aligned(place) or ends_early(before)) else found

    def below_blank(self, place: int) -> bool:
        """
        Say whether the line above *place* is blank.

        >>> Body("X\\n\\n-- Y", 0, 7, []).below_blank(3), Body("X\\n-- Y", 0, 6, []).below_blank(2)
        (True, False)
        """
        above = self.text.rfind("\n", 0, place - 1) + 1
        return not SOLID.search(self.text, above, place)

    def aligned(self, place: int) -> bool:
        """
        Say whether a line is indented as far as the label of what is open.

        >>> body = Body("  A. X", 0, 6, []); body.open_paragraph(labelled(0, 2, 5, 5)); body.aligned(0)
        True
        """
        _, kind, low, high = self.spans[0] if self.spans and not isinstance(self.spans[0], Child) else ("", "", 0, 0)
        if kind != "pilcrow" or not self.text[low:high].isspace():
            return False
        return indent_of(self.text, place) == indent_of(self.text, low)

    def number(self, place: int, label: re.Match[str], *, certain: bool = False) -> None:
        """
        A number at a line's beginning: a paragraph, an item, or text (format.md 13.1).

        Args:
            place: Where its line begins.
            label: The number and what stands behind it.
            certain: Whether it begins a paragraph whatever the sequence says.

        >>> body = Body("1. X", 0, 4, []); body.number(0, grammar.NUMBER_LABEL.match("1. X")); body.spans
        [('label', 'enumerator', 0, 3)]
        """
        text, kind = self.text, label.lastgroup or ""
        begin, behind = label.span(kind)
        if kind == "maybe":
            behind = mark_end(text, begin, self.end)
        first = place
        while text[first] in LEAD:
            first += 1
        word = text[first : label.end("label")]
        number = int(word.strip("()."))
        strong = behind > begin and text[begin] == "("
        if not (strong and self.numbers.goes_on(number, word)):
            known = strong or kind == "known" or AFTER.match(text, begin) is not None
            before = self.open_before(place)
            verdict = self.numbers.fits(number, word, before, strong=strong, known=known, first=not self.opened)
            if not certain and self.no_paragraph(place, verdict, begin):
                return
        if self.alone:
            return
        self.take(place)
        self.at = behind
        self.breaks = -1
        self.enclosed = False
        self.open_paragraph(labelled(place, first, begin, behind))

    def no_paragraph(self, place: int, verdict: str, begin: int) -> bool:
        """
        Say whether a number of which the sequence says so begins no paragraph: what no list takes as an item does.

        >>> Body("All is 7. X", 0, 11, []).no_paragraph(7, "text", 10)
        True
        """
        if verdict == "text" and self.breaks == place:
            self.part()
        return verdict == "text" or (verdict == "item" and self.item(place, begin))

    def behind(self, begin: int) -> int:
        """
        Give where the portion mark behind a label ends, or where the text begins without one.

        >>> Body("A. (U) X", 0, 8, []).behind(3), Body("A. X", 0, 4, []).behind(3)
        (7, 3)
        """
        return mark_end(self.text, begin, self.end) if self.text[begin : begin + 1] in OPENS else begin

    def item(self, place: int, begin: int) -> bool:
        """
        A letter or bullet at a line's beginning, with the blanks behind it: an item under the paragraph above, or text.

        >>> body = Body("A. X", 0, 4, []); body.item(0, 3); body.spans
        True
        [('label', 'enumerator', 0, 3)]
        """
        first = place
        while self.text[first] in LEAD:
            first += 1
        label = self.text[first:begin].rstrip(LEAD)
        depth = self.items.again(label) if label in BULLETS else None
        if depth is None:
            depth = self.items.depth(label, self.open_before(place))
        if depth is None:
            if self.breaks == place:
                self.part()
            return False
        self.take(place)
        self.breaks = -1
        self.at = self.behind(begin)
        spans = labelled(place, first, begin, self.at)
        if self.paragraph is None or (self.bare and depth == 0):
            items = self.items
            self.open_paragraph(spans)
            items.open.clear()
            self.items, self.bare = items, True
        else:
            self.open_item(self.paragraph, depth - self.bare, spans)
        return True

    def rule(self, place: int) -> None:
        """
        A line of dashes: under a heading, over one, or alone.

        >>> body = Body("Castle\\n------\\n", 0, 14, []); body.rule(7); [span[1] for span in body.entries]
        ['heading', 'rule']
        """
        low = self.blocks[self.next_block - 1].stop if self.next_block else 0
        found = headed(self.text, self.breaks, place, self.end) if self.breaks >= max(self.at, low) else None
        if not found:
            if 0 <= self.breaks < place:
                self.part()
            found = heading_at_rule(self.text, max(self.at, low), place, self.end, apart=self.breaks == place)
        if found:
            self.heading(found)
        else:
            self.furniture(place, "rule")

    def heading(self, found: Found | None) -> None:
        """
        Begin a section with the heading that was found.

        >>> body = Body("Castle\\n------\\n", 0, 14, []); body.heading(heading_at_rule(body.text, 0, 7, 14)); len(body.entries)
        2
        """
        if found is None:
            return
        self.take(found[0][2])
        if not self.fresh:
            self.open_section()
        self.fresh = False
        self.numbers.enclose(begins=False)
        self.enclosed = False
        self.entries += found
        self.at = found[-1][3]
        self.breaks = -1

    def furniture(self, place: int, kind: str) -> None:
        """
        Add a line that is no text: a line of dashes alone, a marking; in a table it is text.

        >>> body = Body("-----\\n", 0, 6, []); body.furniture(0, "rule"); body.entries
        [('', 'rule', 0, 6)]
        """
        stop = self.text.find("\n", place, self.end) + 1 or self.end
        if kind == "rule" and (
            self.text[place:stop].strip(f"{grammar.TRAIL}-=_*~") or in_table(self.text, place, stop)
        ):
            return
        self.take(place)
        self.spans.append(("", kind, place, stop))
        self.at = stop
        if self.breaks == place:
            self.breaks = stop
