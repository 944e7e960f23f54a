"""Which numbers at line beginnings are paragraphs: the sequence decides (format.md 13.1, 25.4)."""

from typing import Final

#: What precedes a number in the middle of a sentence.
IN_SENTENCE: Final = frozenset({"text", "comma"})
#: How many numbers a marked paragraph may skip.
MOST_SKIPPED: Final = 6
#: The same without a mark, below a blank line.
MOST_SKIPPED_UNMARKED: Final = 3
#: So many paragraphs with a number show that the cable counts them.
FEWEST: Final = 2
#: Above a mistyped number: the text before it is complete.
COMPLETE: Final = frozenset({"blank", "ended"})


class NumberSequence:
    """The numbers read so far: of the cable's paragraphs, and of an enclosure or list inside it."""

    def __init__(self) -> None:
        self.last: int = 0  # of the paragraphs
        self.last_item: int = 0  # of the open list or enclosure; 0: there is none
        self.enclosed: bool = False  # enclosed text is open
        self.has_blocks: bool = False  # it is an enclosure
        self.next_is_below: bool = False  # the cable's next number follows its end
        self.count: int = 0  # of the paragraphs with a number
        self.marked_count: int = 0  # of those with a portion mark after the number
        self.bracketed: bool = False  # the first number was printed in brackets
        self.sign: str = ""  # behind the first number

    @property
    def mostly_marked(self) -> bool:
        """Whether most paragraphs so far had a portion mark after the number."""
        return self.marked_count * 2 > self.count

    def note_enclosure(self, *, begins: bool, has_blocks: bool = False, number_below: int = 0) -> None:
        """
        Note that enclosed text begins or ends: it has numbers of its own.

        Those of an enclosure that *has_blocks* may begin anywhere; *number_below* is the first number after its end.
        """
        self.enclosed, self.has_blocks = begins, has_blocks
        self.next_is_below = number_below == self.last + 1
        self.last_item = 0

    def is_next(self, label: str) -> bool:
        """Whether a printed number is the next one of the paragraphs."""
        return int(label.strip("().")) == self.last + 1

    def is_near(self, label: str) -> bool:
        """Whether a printed number is the next one of the paragraphs, or the one after it: one may be lost."""
        return self.last < int(label.strip("().")) <= self.last + 2

    def lacks(self, number: int) -> bool:
        """
        Whether a few numbers before this one have not been read.

        >>> NumberSequence().lacks(2), NumberSequence().lacks(1), NumberSequence().lacks(9)
        (True, False, False)
        """
        return 1 < number - self.last <= MOST_SKIPPED

    def is_mistyped(self, number: int, label: str, below: int) -> bool:
        """
        Whether a number that is not the next one stands for it: *below* is the number after that; or a 1 that begins no list.

        >>> numbers = NumberSequence(); [numbers.note("paragraph", number, "1.", marked=False) for number in (1, 2)]
        [None, None]
        >>> numbers.is_mistyped(7, "7.", 4), numbers.is_mistyped(1, "1.", 0), numbers.is_mistyped(1, "1.", 2)
        (True, True, False)
        """
        if self.count < FEWEST or self.mostly_marked or label[-1:] != self.sign:
            return False
        if number in (self.last + 1, self.last + 2) or 0 < self.last_item == number - 1:
            return False
        return below == self.last + 2 or (number == 1 and below != number + 1)

    def take_next(self, number: int, label: str) -> bool:
        """
        Take a number with a portion mark for a paragraph if it is the next one, whatever precedes it.

        >>> numbers = NumberSequence(); numbers.take_next(1, "1."), numbers.take_next(3, "3.")
        (True, False)
        """
        if number != self.last + 1:
            return False
        self.note("paragraph", number, label, marked=True)
        return True

    def verdict(self, number: int, label: str, before: str, *, marked: bool, usual: bool, first: bool) -> str:
        """
        Decide whether a number at a line's beginning is a `paragraph`, an `item` or `text`, and remember it.

        It is *marked* if a portion mark follows it, *usual* if it is followed by what follows the numbers of most cables,
        and *first* if no paragraph precedes it; *before* is what precedes the line (`what_precedes`).

        >>> NumberSequence().verdict(5, "5.", "text", marked=False, usual=True, first=False)
        'text'
        """
        if self.count and not marked and not self.bracketed and "(" in label:
            found = self.item_or_text(number, before)
        elif not usual:
            found = self.unusual_number(number, before)
        else:
            found = self.by_sequence(number, before, marked=marked, first=first)
        self.note(found, number, label, marked=marked)
        return found

    def unusual_number(self, number: int, before: str) -> str:
        """Decide about a number before a small letter: below a colon it is an item, and so are those that continue its list."""
        continues = 0 < self.last_item == number - 1 and before != "text"
        if number == self.last + 1 and before == "blank" and not continues:
            return "paragraph"
        return "item" if continues or (number == 1 and before == "colon") else "text"

    def by_sequence(self, number: int, before: str, *, marked: bool, first: bool) -> str:
        """
        Decide by the sequence: the next number is a paragraph, and so is one that skips or repeats with a mark.

        >>> NumberSequence().by_sequence(1, "blank", marked=False, first=True)
        'paragraph'
        """
        unlike = not marked and self.mostly_marked
        if self.belongs_to_enclosure(number, before, marked=marked):
            return self.enclosed_number(number, before)
        if self.continues_list(number, unlike=unlike):
            return "item"
        if number == self.last + 1:
            return self.next_number(number, before, unlike=unlike)
        if self.skips(number, before, marked=marked, first=first):
            return "paragraph"
        return self.item_or_text(number, before) if number == 1 or self.last_item else "text"

    def belongs_to_enclosure(self, number: int, before: str, *, marked: bool) -> bool:
        """Whether a number is one of the open enclosure: all are, but the cable's next one with a mark or on its own."""
        if not self.enclosed:
            return False
        if marked and self.marked_count:
            return not 0 < number - self.last <= MOST_SKIPPED
        if self.next_is_below and not marked:
            return True
        on_its_own = marked or (before == "blank" and number != self.last_item + 1 and self.last > 0)
        return not (number == self.last + 1 and on_its_own)

    def enclosed_number(self, number: int, before: str) -> str:
        """Decide about a number in an enclosure: below a blank line its numbers may begin anywhere, and skip."""
        if not self.has_blocks:
            return self.item_or_text(number, before)
        is_further = 0 < number - self.last_item <= (MOST_SKIPPED if self.last_item else number)
        return "item" if before == "blank" and is_further else self.item_or_text(number, before)

    def continues_list(self, number: int, *, unlike: bool) -> bool:
        """Whether a number is the next of the open list and cannot as well be the cable's next paragraph."""
        is_next_item = self.last_item > 0 and number == self.last_item + 1
        return is_next_item and (unlike or number != self.last + 1)

    def next_number(self, number: int, before: str, *, unlike: bool) -> str:
        """Decide about the cable's next number, which is *unlike* if it has no mark and most others do."""
        if unlike and before in IN_SENTENCE:
            return "text"
        return "item" if unlike and number == 1 and self.count else "paragraph"

    def skips(self, number: int, before: str, *, marked: bool, first: bool) -> bool:
        """
        Whether a number that is not the next one begins a paragraph anyway.

        >>> numbers = NumberSequence(); numbers.take_next(1, "1."), numbers.skips(3, "text", marked=True, first=False)
        (True, True)
        """
        step = number - self.last
        if marked and (before in COMPLETE or self.is_in_reach(number)):
            return True
        if before != "blank":
            return False
        if not self.count and (first or number < 4):
            return True
        unlike = not marked and self.mostly_marked
        nearest = not self.last_item or step < number - self.last_item
        return number != 1 and nearest and step <= MOST_SKIPPED_UNMARKED and not unlike

    def is_in_reach(self, number: int) -> bool:
        """Whether a number with a mark may be one that repeats, skips or begins again; another one is mistyped."""
        return 0 <= number - self.last <= MOST_SKIPPED or number == 1 or self.last == 0

    def item_or_text(self, number: int, before: str) -> str:
        """
        Decide about a number in a list or an enclosure: a list begins at 1 or continues.

        >>> NumberSequence().item_or_text(1, "colon"), NumberSequence().item_or_text(7, "text")
        ('item', 'text')
        """
        if number == self.last_item + 1 and (self.last_item or before != "text"):
            return "item"
        return "item" if number == 1 and before not in IN_SENTENCE else "text"

    def note_mistyped(self, label: str) -> None:
        """Remember a number that stands for the next one."""
        self.note("paragraph", self.last + 1, label, marked=False)

    def note(self, verdict: str, number: int, label: str, *, marked: bool) -> None:
        """Remember a number of which it was decided what it is."""
        if not self.count:
            self.bracketed = "(" in label
            self.sign = label[-1:]
        if verdict == "paragraph":
            if number == self.last + 1 or (marked and not self.is_in_reach(number)):
                self.last += 1
            elif marked or number > self.last:
                self.last = number
            self.last_item, self.enclosed = 0, False
            self.count += 1
            self.marked_count += marked
        elif verdict == "item":
            self.last_item = number
