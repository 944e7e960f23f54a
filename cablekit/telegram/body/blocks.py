"""What begins below blank lines and at words of its own: enclosures, paragraphs without a number, headings (format.md 13.3 to 13.5)."""

import re
from bisect import bisect_right
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.source import Child, Span
from cablekit.telegram import grammar
from cablekit.telegram.body.builder import label_spans
from cablekit.telegram.body.enclosures import INTRODUCED, INTRODUCES, Opening, end_openings
from cablekit.telegram.body.headings import HeadingSpans, around_blocks, has_title, is_in_table
from cablekit.telegram.body.lists import FULL_LINE, indent_of, is_short_line
from cablekit.telegram.body.mistyped import Found, find_number, follows_abbreviation, number_at
from cablekit.telegram.body.numbering import COMPLETE, IN_SENTENCE
from cablekit.telegram.body.page_breaks import BLOCK_STOP, is_header
from cablekit.telegram.body.position import BEFORE, Position, is_ended
from cablekit.telegram.body.redactions import is_cited_line
from cablekit.telegram.body.signatures import had_room, is_name
from cablekit.telegram.body.titles import LONGEST_LINES, heading_without_rule, short_heading
from cablekit.telegram.fields.portion import mark_end
from cablekit.telegram.furniture import INK

#: Enclosed text begins, on its own line, as the first words of a paragraph or inside it, and ends; what is looked for.
OPENS: Final = frozenset({"opens", "quotes"})
ENDS: Final = frozenset({"end", "unquote"})
BOUNDS: Final = OPENS | ENDS
#: A quotation below a colon; a line below a page line, where a block may begin.
PLACES: Final = frozenset({"introduced", "page"})
ENCLOSED: Final = BOUNDS | PLACES | {"first", "begin"}
#: End words begin nothing, whether the text above is an enclosure or not.
END_LINE: Final = late_pattern(rf"[ \t(\[\"'*-]{{0,12}}(?:(?i:{grammar.ENCLOSURE_ENDS})|UNQUOTE\b|Unquote\b)")
END_SIGNS: Final = frozenset("EeU ([\"'*-")
#: The number below a heading.
NUMBER_AT: Final = late_pattern(r"[\s\u00b6\ufffd]*+([0-9]{1,3})[.)]")
#: What a line with a mistyped number begins with.
MISTYPED_BEGINS: Final = frozenset(grammar.LEAD + grammar.DIGITS + "lIO")
#: The label of a second list: `USG:`, alone on a short line.
LIST_LABEL: Final = late_pattern(
    r"[ \t\u00a0]{0,9}[^\sa-z][^\n]{0,60}:[ \t]{0,9}\n(?:[ \t\u00a0]{0,80}\n)*[ \t\u00a0\u00b6]{0,80}(?P<bullet>[^\s\w]{1,2}|o)[ \t]"
)
BLANK_SIGNS: Final = frozenset(" \t\u00a0")
#: The next number that begins a line, and how far below the end of an enclosure it is looked for (characters).
NUMBER_BELOW: Final = late_pattern(r"\n[ \t\u00b6\ufffd]*+([0-9]{1,3})[.)]")
FAR_BELOW: Final = 2000
#: How far below furniture in a heading its second line and the number below it are looked for (characters).
HEADING_REACH: Final = 240
#: A line of dashes, perhaps broken, before a number.
RULE_BEFORE_NUMBER: Final = late_pattern(
    r"[ \t]*+[-=_*~]{3,}+(?:[ ][-=_*~]{1,45}+){0,2}[ \t]*+(?=[\u00b6\ufffd]?(?P<number>[0-9]{1,3})[.)][ \t]*+[A-Z(\"])"
)


class BlockScanner(Position):
    r"""
    Begins enclosures, their blocks, paragraphs without a number, and headings.

    >>> body = BlockScanner("All well.\n\nAll is.", 0, 18, []); body.take(9); body.below_blank = 11
    >>> body.split_below_blank(); body.take(18); len(body.entries)
    2
    """

    enclosure_ends: bool
    inside_lines: list[Opening]
    looked_to: int
    around_table: list[Span | Child] | None
    below_table: list[Span | Child] | None
    enclosed: bool
    entries: list[Span | Child]
    below_blank: int
    marking_start: int
    marking_stop: int
    at: int

    __slots__ = ()

    def handle_enclosed(self, place: int, kind: str, stop: int) -> None:
        """Handle the words that begin or end an enclosed text: on their own line, at the start of a paragraph, or in one."""
        if kind in PLACES:
            (self.begin_introduced if kind == "introduced" else self.split_below_page)(place)
            return
        ends = kind in ENDS
        if self.enclosure is not None:
            if not (ends and self.is_ended_by(kind, place)):
                return
            self.below_blank = -1 if self.below_blank == place else self.below_blank
            self.end_enclosure(place, stop)
        elif ends:
            self.below_blank = -1 if self.below_blank == place else self.below_blank
        elif kind in OPENS:
            self.begin_enclosure(place, stop, is_quotation=kind == "quotes")
            return
        self.enclosed = kind == "begin"
        self.numbers.note_enclosure(begins=not ends)

    def begin_enclosure(self, place: int, stop: int, *, is_quotation: bool = False) -> None:
        """Begin an enclosure, with numbers of its own."""
        self.is_quotation = is_quotation
        self.open_enclosure(place, stop)
        self.below_blank = -1
        self.enclosed = False
        self.numbers.note_enclosure(begins=True, has_blocks=True, number_below=self.number_below_end())

    def number_below_end(self) -> int:
        """Note whether the enclosure that begins has end words, and return the first number below them; 0 without one."""
        _, kind, stop = next((known for known in reversed(self.inside_lines) if known[1] in BOUNDS), (0, "", 0))
        self.enclosure_ends = kind in ENDS
        below = NUMBER_BELOW.search(self.text, stop, min(stop + FAR_BELOW, self.end)) if self.enclosure_ends else None
        return int(below[1]) if below else 0

    def look_for_ends(self, place: int) -> None:
        """List the end words below a text that began without words, once: nobody has looked for them yet."""
        if self.has_looked_for_ends:
            return
        self.has_looked_for_ends = True
        if not any(kind in ENDS for _, kind, _ in self.inside_lines):
            self.inside_lines = sorted(self.inside_lines + end_openings(self.text, place, self.end), reverse=True)
            self.set_careful_from()

    def split_below_blank(self) -> None:
        """Begin an unnumbered paragraph, a heading, a table or a letter below a blank line (format.md 13.3, 13.5)."""
        place, self.below_blank = self.below_blank, -1
        if place == self.marking_stop or (place >= self.furniture_start and self.is_in_furniture(place)):
            return
        if self.may_be_table(place) and self.begin_table(place):
            return
        if self.enclosure is not None:
            self.split_block(place)
            return
        if self.text[place] in END_SIGNS and END_LINE.match(self.text, place, self.end):
            return
        before = self.text_before(place)
        ended = is_ended(before)
        begins = ended or (self.paragraph is None and not INK.search(self.text, self.at, place))
        if begins and self.text[place] in MISTYPED_BEGINS and self.begin_mistyped(place):
            return
        if not ended and before[-1] == ":" and self.is_introduced(place, before):
            self.look_for_ends(place)
            self.begin_enclosure(place, place)
            return
        if (ended or self.is_label_of_list(place, before)) and self.continue_below_list(place):
            return
        if self.paragraph is not None and not ended:
            return
        if self.is_single:
            return
        found = heading_without_rule(self.text, place, self.end)
        if not found and self.blocks:
            found = self.heading_around_block(place)
        if found:
            self.begin_heading(found)
        elif not self.enclosed and (self.is_no_sentence(place, before) if not begins else self.may_end()):
            self.take(place)
            self.close_paragraph()

    def may_end(self) -> bool:
        """Whether a paragraph without a number may begin: nothing is open, or no list is."""
        return self.paragraph is None or not self.lists.labels

    def is_no_sentence(self, place: int, before: str) -> bool:
        """Whether a block without a number above a place, which ends with *before*, is a title, an address or a date (format.md 13.5)."""
        is_title = self.paragraph is None and before[-1] != "," and self.is_title(self.at, place)
        return is_title and self.text[self.at : place].strip("Xx \n") != ""

    def heading_around_block(self, place: int) -> HeadingSpans | None:
        """Find a heading above furniture and a number, or of two lines with furniture between them; what signs a section is none."""
        index = bisect_right(self.blocks, place, key=BLOCK_STOP)
        if index == len(self.blocks) or self.blocks[index].start - place > LONGEST_LINES:
            return None
        block = self.blocks[index]
        line = self.text[place : block.start]
        lines = line + self.text[block.stop : block.stop + HEADING_REACH]
        found = short_heading(lines, 0, len(lines)) if "\n" not in line.strip() else None
        if not found or len(found) > 1 or (is_header(block) and is_name(line.strip())):
            return None
        return [("heading", "heading", place, place + found[0][3] + block.stop - block.start)]

    def is_text_below_blank(self, place: int) -> bool:
        """Begin an unnumbered paragraph at a label that is text, where one may begin; it is no item."""
        if self.below_blank == place:
            self.split_below_blank()
        return False

    def is_running_number(self, word: str, place: int, begin: int) -> bool:
        """Leave the first number of a list in running text as text; that of a cable may begin its first paragraph."""
        if not self.numbers.count and (not INK.search(self.text, self.at, place) or self.follows_sentence(place)):
            return False
        return self.is_running(word, begin) and not self.is_text_below_blank(place)

    def before_first_number(self, word: str, place: int, before: str, *, usual: bool) -> str:
        """Say what precedes the number of a first item: a `colon`, also above a blank line, and where the next labels show a list."""
        if before == "blank":
            return "colon" if self.text_before(place)[-1:] == ":" else before
        if before not in IN_SENTENCE or (word[-1] == self.numbers.sign and self.numbers.last == 1):
            return before  # the next number may be the cable's
        return "colon" if self.begins_list(word, place, before if usual else "text") else before

    def begin_mistyped(self, place: int) -> bool:
        """Begin a paragraph at the next number where it is mistyped: `2,` (format.md 13.1)."""
        number = self.numbers.last + 1
        found = None if self.is_single else number_at(self.text, place, self.end, number)
        if found:
            self.begin_found(number, found)
        return found is not None

    def begin_lacking(self, number: int, place: int, *, marked: bool) -> None:
        """Begin the paragraphs whose numbers the sequence lacks before *number*: they are mistyped or inside a line."""
        if self.is_single or self.enclosure is not None or not self.numbers.lacks(number):
            return
        if not marked and self.what_precedes(place) not in COMPLETE:
            return
        below_blank, low, self.looked_to = self.below_blank, max(self.at, self.looked_to), place
        for lacking in range(self.numbers.last + 1, number):
            low = max(low, self.at)
            found = next((one for one in find_number(self.text, low, place, lacking) if self.is_found(one)), None)
            if found and all(one.begins_line for one in find_number(self.text, low, place, lacking - 1)):
                self.begin_found(lacking, found)
        self.below_blank = below_blank

    def is_found(self, found: Found) -> bool:
        """Whether a number begins a paragraph: with a mark, or after the end of a sentence."""
        if self.furniture_at(found.first):
            return False
        if mark_end(self.text, found.begin, self.end) > found.begin:
            return True
        if found.begins_line:
            return self.follows_sentence(found.first) or (self.paragraph is None and found.first == self.at)
        return found.has_sign and not follows_abbreviation(self.text, found.first)

    def begin_found(self, number: int, found: Found) -> None:
        """Begin a paragraph at a number that was looked for."""
        after_mark = mark_end(self.text, found.begin, self.end)
        self.numbers.note("paragraph", number, found.label, marked=after_mark > found.begin)
        self.take(found.first)
        self.at = after_mark
        self.open_paragraph(label_spans(found.first, found.first, found.begin, after_mark))

    def split_below_page(self, place: int) -> None:
        """Let a block of the enclosure begin below a page line, where the line above that ends a sentence and was not full."""
        if self.enclosure is None or self.lists.labels or not self.follows_sentence(place):
            return
        word = self.text[place : place + FULL_LINE].split(None, 1)[:1]
        if word and had_room(self.text_before(place), word[0]):
            self.below_blank = place

    def begin_introduced(self, place: int) -> None:
        """Begin an enclosure at a quotation directly below the colon of a sentence that introduces it, on a line that was not full."""
        before = self.text_before(place)
        word = self.text[place : place + FULL_LINE].split(None, 1)[0]
        is_own_line = is_short_line(before) or had_room(before, word)
        if self.enclosure is None and not self.enclosed and is_own_line and self.is_introduced(place, before):
            self.look_for_ends(place)
            self.begin_enclosure(place, place)

    def is_introduced(self, place: int, before: str) -> bool:
        """Whether a letter or a quoted text begins below the colon of a sentence that introduces it."""
        if self.numbers.enclosed or not INTRODUCED.match(self.text, place) or not INTRODUCES.search(before[:-1]):
            return False
        return self.paragraph is not None or INK.search(self.text, self.at, place) is not None

    def is_label_of_list(self, place: int, before: str) -> bool:
        """Whether a short line is the label of a second list, with the bullet of the open one, below items that are not sentences."""
        if not self.lists.labels or before[-1] == ":":
            return False
        found = LIST_LABEL.match(self.text, place, self.end)
        return found is not None and (found["bullet"], found["bullet"]) in self.lists.labels

    def continue_below_list(self, place: int) -> bool:
        """Let an unindented line below a list continue the paragraph that the list belongs to; not where a heading is."""
        if (
            not (self.lists.labels or self.is_below_list)
            or self.paragraph is None
            or self.enclosed
            or (self.text[place] in BLANK_SIGNS and self.is_indented(place, self.paragraph))
        ):
            return False
        if self.begins_with_item or heading_without_rule(self.text, place, self.end):
            return False
        self.take(place)
        self.lists.leave_items(self.paragraph)
        self.around_table = self.below_table = self.paragraph
        self.is_below_list = True
        return True

    def is_indented(self, place: int, paragraph: list[Span | Child]) -> bool:
        """Whether a line that begins with blanks is indented further than the number of the paragraph (every line of a text may be indented)."""
        first = next(iter(paragraph), None)
        if first is None or isinstance(first, Child) or "text" in first:
            return True
        return len(indent_of(self.text, place)) > len(indent_of(self.text, first[2]))

    def split_block(self, place: int) -> None:
        """Begin a block of the enclosure below a blank line, where a sentence or a title is above it."""
        begins = self.begins_block(place) or self.follows_sentence(place)
        found = heading_without_rule(self.text, place, self.end) if begins else None
        if found:
            self.begin_heading(found)
        elif begins and not (self.lists.labels and indent_of(self.text, place)):
            self.take(place)
            self.close_paragraph()

    def begin_heading(self, found: HeadingSpans | None) -> None:
        """Begin a section with the heading that was found, if one was."""
        if found is None:
            return
        if self.next_block_start < found[-1][3]:
            found = around_blocks(found, self.blocks)
        if self.blocks and not has_title(self.text, found):
            self.add_furniture(found[0][2], "rule")
            return
        start, stop = found[0][2], found[-1][3]
        if self.enclosure is not None and (self.is_single or not self.is_of_cable(stop)):
            self.add_title(found)
            self.below_blank = -1
            return
        below = NUMBER_AT.match(self.text, stop, self.end)
        if below and int(below[1]) > self.numbers.last + 1:
            self.begin_lacking(int(below[1]), start, marked=True)
        self.take(start)
        if self.enclosure is not None:
            self.close_enclosure()
        if not self.section_is_empty:
            self.open_section()
        self.section_is_empty = False
        self.numbers.note_enclosure(begins=False)
        self.enclosed = False
        self.entries += found
        self.at = stop
        self.below_blank = -1
        if not below and self.may_be_table(stop) and not self.is_in_furniture(stop):
            self.begin_table(stop)

    def add_furniture(self, place: int, kind: str) -> None:
        """Add a line that is not text: a line of dashes alone, or a marking; in a table dashes are text."""
        stop = self.text.find("\n", place, self.end) + 1 or self.end
        if kind == "rule" and (
            self.text[place:stop].strip(f"{grammar.TRAIL}-=_*~") or is_in_table(self.text, place, stop)
        ):
            return
        if kind == "gap" and is_cited_line(self.text, place, stop):
            return
        start = self.blanks_above(place) if kind == "marking" and self.paragraph is not None else place
        self.take(start)
        self.spans.append(("", kind, max(start, self.at), stop))
        self.at = stop
        if self.below_blank == place:
            self.below_blank = stop
        if kind == "marking":
            self.marking_start, self.marking_stop = start, stop

    def blanks_above(self, place: int) -> int:
        """Return where the blank lines directly above a line begin; with a stray marking they were put into the text."""
        if self.below_blank != place:
            return place
        near = self.text[max(self.at, place - BEFORE) : place]
        stop = self.text.find("\n", place - len(near) + len(near.rstrip(grammar.TRAIL)), place) + 1
        return stop or place

    def add_rule_before_number(self, place: int) -> bool:
        """Add dashes that are joined to the next number of the cable: no heading is above them."""
        rule = RULE_BEFORE_NUMBER.match(self.text, place, self.end)
        if not rule or not self.numbers.is_next(rule["number"]):
            return False
        self.take(place)
        self.spans.append(("", "rule", place, rule.end()))
        self.at = rule.end()
        return True

    def is_of_cable(self, place: int) -> bool:
        """Whether a heading above *place* in an enclosure without end words is the cable's: a number of the cable is below."""
        label = grammar.NUMBER_LABEL.match(self.text, place, self.end)
        if self.enclosure_ends or not label:
            return not self.enclosure_ends and not self.numbers.count
        return label.lastgroup == "marked" or int(re.sub("[^0-9]", "", label[0][:9]) or 0) == self.numbers.last + 1
