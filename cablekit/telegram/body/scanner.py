"""From the text below the header to sections, paragraphs and items (format.md 13).

Theory of operation
-------------------
One pattern finds the lines that may begin something: a number, a letter, a bullet, dashes, a line below blank ones. All
other text belongs to what is open (`builder.py`). Furniture was found before (`page_breaks.py`) and is left out of that
text, so that a sentence continues across it. The sequence of the numbers decides which of them begin a paragraph
(`numbering.py`). What may begin inside a line was listed before, too (`inside_lines.py`), and is handled when it is reached.
"""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.source import Child, Span, Tree
from cablekit.telegram import grammar
from cablekit.telegram.body.blocks import ENCLOSED, MISTYPED_BEGINS, BlockScanner
from cablekit.telegram.body.builder import NOT_BLANK, label_spans
from cablekit.telegram.body.enclosures import Opening
from cablekit.telegram.body.glued_headings import (
    between_blocks,
    heading_above_dashes,
    heading_before_number,
    heading_in_line,
    may_be_title,
)
from cablekit.telegram.body.headings import heading_at_rule, usual_heading_at_rule
from cablekit.telegram.body.inside_lines import FIRST_LINE, openings_inside_lines
from cablekit.telegram.body.lists import BULLETS, OpenLists
from cablekit.telegram.body.mistyped import number_below
from cablekit.telegram.body.titles import (
    NO_TITLE_ABOVE,
    capitals_above_number,
    heading_without_rule,
    lettered_title,
    short_heading,
    title_above_number,
)
from cablekit.telegram.fields.captions import is_caption_line
from cablekit.telegram.fields.portion import UNKNOWN_MARK, mark_end, odd_mark, portion_end
from cablekit.telegram.furniture import INK

LEAD: Final = grammar.LEAD
#: The group of an opening that is where its line begins, below blank ones.
LINE: Final = grammar.BODY_OPENING.groupindex["line"]
#: The kinds of openings: numbers, by what follows them; other labels of items; dashes.
NUMBERS: Final = frozenset({"marked", "maybe", "known", "number", "next"})
LABELS: Final = frozenset({"bullet", "letter", "lettered"})
RULES: Final = frozenset({"rule", "ruled"})
#: Texts that are kept whole.
WHOLE: Final = frozenset({"table", "cable"})
#: What follows the letter of a block, and not an initial: three words.
BLOCK_BEGINS: Final = late_pattern(r"(?:[^\s]{1,30}[ \t]+){2}[^\s]")
BLANKS: Final = frozenset(LEAD)
#: What a portion mark begins with, or what may precede one.
BEFORE_MARK: Final = frozenset(LEAD + "(")
#: What ends most paragraphs, and what ends a heading that goes on.
ENDS_TEXT: Final = frozenset(".!?:;,")
DOTS: Final = frozenset({"..", " ."})
#: What may be between the last word of a title and the dashes that are glued to it.
GLUED: Final = frozenset("-)\"'\u201d\u2019")
#: How most bodies begin.
USUAL_BEGINS: Final = ("\u00b61. (", "1. (")
#: What usually follows the number of a paragraph.
USUAL_TEXT: Final = late_pattern(grammar.TEXT_BEGINS)


class BodyScanner(BlockScanner):
    """
    Builds the sections of a body.

    >>> [tree.kind for tree in BodyScanner("1. (U) All is well.", 0, 19, []).read_sections()]
    ['section']
    """

    inside_lines: list[Opening]
    at: int
    below_blank: int
    paragraph: list[Span | Child] | None
    outer: list[Span | Child] | None
    lists: OpenLists
    begins_with_item: bool

    __slots__ = ()

    def read_single_paragraph(self) -> Tree:
        r"""
        Read all of the text as one paragraph with its items: nothing in it begins another one.

        >>> BodyScanner("1. All well.\n2. Yes.", 0, 20, []).read_single_paragraph().parts
        [[('label', 'enumerator', 0, 3), ('text', 'text', 3, 20)]]
        """
        first = grammar.BODY_OPENING.match("\n" + self.text[:FIRST_LINE])
        kind = first.lastgroup if first and first.start("line") < 0 else ""
        label = grammar.NUMBER_LABEL.match(self.text, 0, self.end) if kind in NUMBERS else None
        if portion_end(self.text, 0, self.end) or not (first and (label or kind in LABELS)):
            self.open_paragraph([])
            self.take_mark()
        elif label:
            self.handle_number(0, label, certain=True)
        else:
            begin = first.end() - 1
            self.at = self.text_start(begin)
            self.open_paragraph(label_spans(0, begin - len(self.text[:begin].lstrip(LEAD)), begin, self.at))
        paragraph: Tree = self.entries[-1][1]  # type: ignore[assignment]
        self.is_single = True
        self.read_sections()
        return paragraph

    def read_sections(self) -> list[Tree]:
        """Go through what may begin something and return the sections."""
        self.inside_lines = openings_inside_lines(self.text, self.at, self.end, self.blocks)
        self.set_careful_from()
        self.begin_first_line()
        for match in grammar.BODY_OPENING.finditer(self.text, max(self.at - 1, 0), self.end):
            blanks, line, kind = match.start() + 1, match.start(LINE), match.lastgroup
            if line < 0:
                line = blanks
            if blanks < self.at or line >= self.careful_from:
                if not self.reach_line(blanks, line, kind or ""):
                    continue
            else:
                if 0 <= self.below_blank < blanks and (line > blanks or kind not in RULES):
                    self.split_below_blank()
                if line > blanks:
                    self.below_blank = line
                if line < self.at:  # a table was found
                    continue
            if kind in NUMBERS:
                self.handle_number(line, match)
            elif kind != "plain":
                self.handle_opening(line, kind or "", match.end())
        self.handle_inside_lines(self.end + 1)
        if self.below_blank >= 0 and NOT_BLANK.search(self.text, self.below_blank, self.end):
            self.split_below_blank()
        self.take(self.end)
        return self.sections if self.sections[0].parts[0] else []

    def begin_first_line(self) -> None:
        """Begin what the first line begins and the pattern does not know: a mistyped number, or a table."""
        if self.text.startswith(USUAL_BEGINS, self.at):
            return
        first = INK.search(self.text, self.at, self.end)
        if first and first[0] in MISTYPED_BEGINS:
            self.begin_mistyped(first.start())
        if (
            self.at < self.furniture_start
            and self.may_be_table(self.at)
            and self.text[self.at - 1 : self.at] in ("", "\n")
        ):
            self.begin_table(self.at)

    def reach_line(self, blanks: int, line: int, kind: str) -> bool:
        """Handle what precedes a line with its blank lines, where the way is not clear; whether the line may begin something."""
        if line > blanks:
            if self.inside_lines:
                self.handle_inside_lines(blanks)
            if line > self.at and not (self.is_passed(blanks) and self.is_passed(line - 1)):
                if 0 <= self.below_blank < blanks:
                    self.split_below_blank()
                self.below_blank = line
        if kind == "plain":
            return False
        if self.inside_lines:
            self.handle_inside_lines(line + (kind != "bullet"))
        if line < self.at or (line >= self.furniture_start and self.is_in_furniture(line)):
            return False
        if 0 <= self.below_blank < line and kind not in RULES:
            self.split_below_blank()
        return line >= self.at

    def handle_inside_lines(self, place: int) -> None:
        """Handle the openings inside lines that precede a place."""
        while self.inside_lines and self.inside_lines[-1][0] < place:
            at, kind, stop = self.inside_lines.pop()
            self.set_careful_from()
            if self.is_passed(at) and (kind != "blank" or self.is_passed(stop)):
                continue
            if 0 <= self.below_blank < at:
                self.split_below_blank()
                if at < self.at:
                    continue
            if kind not in NUMBERS:
                self.handle_opening(at, kind, stop)
            elif kind == "next" and not self.numbers.is_near(self.text[at:stop]):
                continue
            elif label := grammar.NUMBER_LABEL.match(self.text, at, self.end):
                self.handle_number(at, label)

    def handle_opening(self, place: int, kind: str, stop: int) -> None:
        """Handle an opening that is not a number."""
        if kind in LABELS:
            self.handle_label(place, stop)
        elif kind in RULES and not self.is_single:
            self.handle_rule(place)
        elif kind in ("marking", "gap") or kind in RULES:
            if 0 <= self.below_blank < place:
                self.split_below_blank()
            if place >= self.at and not (kind in RULES and self.begin_table_at_columns(place)):
                self.add_furniture(place, "rule" if kind in RULES else kind)
        elif kind in WHOLE:
            self.handle_whole(place, kind, stop)
        elif kind in ENCLOSED:
            self.handle_enclosed(place, kind, stop)
        elif self.is_single:
            return
        elif kind == "blank":
            self.below_blank = stop + 1
        elif kind == "dashed":
            self.begin_heading(heading_in_line(self.text, place, stop, self.end))
        elif self.below_blank == place or self.paragraph is None or self.follows_sentence(place):
            self.begin_heading(heading_without_rule(self.text, place, self.end))

    def handle_whole(self, place: int, kind: str, stop: int) -> None:
        """Add a table directly below text, or a quoted telegram (format.md 13.3)."""
        if kind == "cable":
            self.add_quoted_cable(place, stop)
            self.below_blank = -1
        elif self.may_be_table(place):
            self.begin_table(place, is_glued=True)

    def handle_number(self, place: int, label: re.Match[str], *, certain: bool = False) -> None:
        """Begin a paragraph or item at a numbered line, or leave it as text; a *certain* one begins a paragraph (format.md 13.1)."""
        text, kind = self.text, label.lastgroup or ""
        begin, after_mark = label.span(kind)
        if kind == "maybe":
            after_mark = mark_end(text, begin, self.end)
        first = place
        while text[first] in LEAD:
            first += 1
        word = text[first : label.end("label")]
        number = int(word.strip("()."))
        if after_mark == begin:
            begin, after_mark = odd_mark(text, begin, self.end)
        marked = after_mark > begin and text[begin] not in BLANKS
        if not marked and kind == "maybe":
            marked = self.numbers.marked_count > 0 and UNKNOWN_MARK.match(text, begin, self.end) is not None
        if number > self.numbers.last + 1:
            self.begin_lacking(number, place, marked=marked)
        if not (marked and self.numbers.take_next(number, word)):
            if number == 1 and not (marked or certain) and self.is_running_number(word, place, begin):
                return
            usual = marked or kind == "known" or USUAL_TEXT.match(text, begin) is not None
            verdict = self.verdict_about(number, word, place, marked=marked, usual=usual)
            if verdict == "item" and self.enclosure is not None and "(" not in word:
                self.below_blank = -1
                self.begin_block(place, label_spans(place, first, begin, after_mark), after_mark)
                return
            if not certain and self.is_handled(place, verdict, begin):
                return
        if self.is_single:
            return
        if self.at < place:
            self.take_title(place)
        self.take(place)
        if self.enclosure is not None:
            self.close_enclosure()
        self.at = after_mark
        self.below_blank = -1
        self.enclosed = False
        self.open_paragraph(label_spans(place, first, begin, after_mark))

    def take_title(self, place: int) -> None:
        """Begin a section with the heading that directly precedes a paragraph's number, if there is one (format.md 13.4)."""
        if self.paragraph is None:
            if not self.take_glued_title(place):
                self.take_subtitle(place)
            return
        last = self.at + max(len(self.text[self.at : place].rstrip(grammar.AFTER_SENTENCE)) - 1, 0)
        if self.text[last + 1] in GLUED and self.take_glued_title(place):
            return
        if self.text[last] in ENDS_TEXT and self.text[last - 1 : last + 1] not in DOTS:
            return
        before = self.text_before(place)
        if (before[-1:] in ENDS_TEXT and before[-2:] not in DOTS) or self.enclosure is not None:
            return
        if self.text.find(NO_TITLE_ABOVE, last, place) >= 0:
            return
        stop = self.before_furniture(place)
        low = max(self.at, between_blocks(self.text, self.at, stop, self.blocks)[0])
        is_line = low > self.at and self.follows_sentence(low) and not self.text_before(low).isupper()
        begin = title_above_number(self.text, low, stop, is_line=is_line)
        if begin < 0 and stop == place:
            begin = capitals_above_number(self.text, low, place)
        if begin >= 0:
            self.begin_heading([("heading", "heading", begin, place)])

    def take_subtitle(self, place: int) -> None:
        """Begin a section with a short line between another heading and a number."""
        last = self.entries[-1] if self.entries else None
        if last is None or isinstance(last, Child) or last[0] != "heading" or last[3] != self.at:
            return
        if self.next_block_start < place:
            return
        found = short_heading(self.text, self.at, self.end)
        title = self.text[self.at : place].strip()
        if found and found[-1][3] == place and may_be_title(title) and not is_caption_line(title):
            self.begin_heading(found)

    def take_glued_title(self, place: int) -> bool:
        """Begin a section with a heading right above a number to which its dashes are glued; it is not all of a numbered paragraph."""
        if self.enclosure is not None:
            return False
        found = heading_before_number(self.text, self.at, place, self.end, self.blocks)
        if not found or (self.paragraph is not None and found[0][2] <= self.at):
            return False
        self.begin_heading(found)
        return True

    def verdict_about(self, number: int, word: str, place: int, *, marked: bool, usual: bool) -> str:
        """Decide what a number is; one that is mistyped stands for the next one."""
        before, numbers = self.what_precedes(place), self.numbers
        first = not self.has_paragraphs
        if number == 1 and numbers.count and not marked:
            before = self.before_first_number(word, place, before, usual=usual)
        if not (marked or number == numbers.last + 1 or numbers.enclosed or first) and self.is_complete(place, before):
            below = number_below(self.text, place + len(word), self.end)
            if usual and numbers.is_mistyped(number, word, below):
                numbers.note_mistyped(word)
                return "paragraph"
        if 0 < numbers.last_item == number - 1 == numbers.last and not marked and self.is_beside_item(place):
            numbers.note("item", number, word, marked=False)
            return "item"
        return numbers.verdict(number, word, before, marked=marked, usual=usual, first=first)

    def is_handled(self, place: int, verdict: str, begin: int) -> bool:
        """Whether a number is text, or an item that a list takes; what no list takes begins a paragraph."""
        if verdict == "text" and self.below_blank == place:
            self.split_below_blank()
        if verdict == "item" and not self.handle_label(place, begin):
            return self.paragraph is not None and self.enclosure is None
        return verdict != "paragraph"

    def text_start(self, begin: int) -> int:
        """Return where the portion mark after a label ends, or where the text begins without one."""
        return mark_end(self.text, begin, self.end) if self.text[begin : begin + 1] in BEFORE_MARK else begin

    def handle_label(self, place: int, begin: int) -> bool:
        """Begin an item at a line with a letter, bullet or number, unless it is text; *begin* is where its text begins."""
        first = place
        while self.text[first] in LEAD:
            first += 1
        label = self.text[first:begin].rstrip(LEAD)
        if label not in BULLETS and self.is_lettered_heading(label, place, begin):
            self.begin_heading(lettered_title(self.text, place, begin, self.end))
            return True
        if self.is_running(label, begin):
            return self.is_text_below_blank(place)
        is_glued = label == "-" and begin == first + 1
        depth = self.lists.depth_of_bullet(label) if label in BULLETS and not is_glued else None
        if depth is None:
            before = self.what_precedes_label(place)
            if before == "text" and self.text[begin : begin + 1].isupper():
                before = "capital"
            depth = self.lists.depth_of(label, before)
            if depth is None and self.begins_list(label, begin, before):
                depth = self.lists.depth_of(label, "colon")
        if depth is None:
            return self.is_lettered_block(place, first, begin) or self.is_text_below_blank(place)
        labels = self.lists.labels
        self.take(place)
        self.lists.labels = labels  # also where that began a paragraph
        self.below_blank = -1
        self.at = self.text_start(begin)
        self.begin_item(depth, label_spans(place, first, begin, self.at))
        return True

    def is_lettered_heading(self, label: str, place: int, begin: int) -> bool:
        """Whether a letter below a blank line is of a heading, and begins no list: `A. The Mill` above a number."""
        if self.lists.labels or self.enclosure is not None or self.is_single or not label.rstrip(".)").isalpha():
            return False
        if self.below_blank != place and (self.paragraph is not None or INK.search(self.text, self.at, place)):
            return False
        found = lettered_title(self.text, place, begin, self.end)
        if found is None or self.text_before(place)[-1:] == ":":
            return False
        is_first = self.section_is_empty and not self.has_paragraphs  # it may be a reference
        return found[-1][1] == "rule" or not is_first

    def is_lettered_block(self, place: int, first: int, begin: int) -> bool:
        """Begin a block of an enclosure at a letter below a blank line, before a title or a sentence: `C. The Toll of 1907`."""
        if self.enclosure is None or self.below_blank != place or not BLOCK_BEGINS.match(self.text, begin, self.end):
            return False
        if portion_end(self.text, first, self.end) and self.letter_above() != chr(ord(self.text[first + 1]) - 1):
            return False  # a portion mark
        self.below_blank = -1
        self.begin_block(place, label_spans(place, first, begin, begin), begin)
        return True

    def begin_item(self, depth: int, spans: list[Span | Child]) -> None:
        """Begin an item, or a paragraph with its label where there is none to belong to."""
        if self.enclosure is None and self.outer is not None:
            self.paragraph, self.outer = self.outer, None
            self.begins_with_item = self.outer_begins_with_item
        if self.paragraph is None or (self.begins_with_item and depth == 0):
            lists = self.lists
            self.open_paragraph(spans)
            lists.items.clear()
            self.lists, self.begins_with_item = lists, True
        else:
            self.open_item(self.paragraph, depth - self.begins_with_item, spans)

    def handle_rule(self, place: int) -> None:
        """Handle a line of dashes: below a heading, above one, or alone."""
        low = self.blocks[self.blocks_passed - 1].stop if self.blocks_passed else 0
        top, start = self.below_blank, max(self.at, low)
        found = None
        if top >= start:
            found = usual_heading_at_rule(self.text, top, place, self.end)
        elif top < 0 and self.text[start - 1 : start] in ("", "\n"):
            found = usual_heading_at_rule(self.text, start, place, self.end)
        if not found:
            if 0 <= top < place:
                self.split_below_blank()
                if place < self.at:
                    return
            start, is_below_blank = max(self.at, low), self.below_blank == place
            found = heading_at_rule(self.text, start, place, self.end, is_below_blank=is_below_blank)
            if not found:
                found = heading_above_dashes(self.text, self.at, place, self.end, self.blocks)
        if found:
            self.begin_heading(found)
        elif self.begin_table_at_columns(place):
            return
        elif not self.add_rule_before_number(place):
            self.add_furniture(place, "rule")
            return
        label = grammar.NUMBER_LABEL.match(self.text, self.at, self.end) if self.text[self.at - 1] != "\n" else None
        if label:
            self.handle_number(self.at, label)
