"""Which numbers at line beginnings are paragraphs: the sequence decides (format.md 13.1, 25.4)."""


class Numbers:
    """
    The numbers read so far: of the cable, and of an enclosure or list inside it.

    >>> numbers = Numbers(); numbers.fits(1, "1.", "blank", strong=True, known=True, first=True)
    'paragraph'
    """

    def __init__(self) -> None:
        self.last = 0
        self.inner = 0
        self.enclosed = False
        self.marks = 0
        self.count = 0
        self.bracketed = False

    @property
    def marked(self) -> bool:
        """
        Say whether most paragraphs so far had a portion mark behind the number.

        >>> Numbers().marked
        False
        """
        return self.marks * 2 > self.count

    def enclose(self, *, begins: bool) -> None:
        """
        Note that an enclosure begins or ends: its numbers are its own.

        >>> numbers = Numbers(); numbers.enclose(begins=True); numbers.enclosed
        True
        """
        self.enclosed = begins
        self.inner = 0

    def goes_on(self, number: int, label: str) -> bool:
        """
        Take a number with a portion mark for a paragraph if it is the next one, whatever stands before it.

        >>> numbers = Numbers(); numbers.goes_on(1, "1."), numbers.goes_on(3, "3.")
        (True, False)
        """
        if number != self.last + 1:
            return False
        if not self.count:
            self.bracketed = "(" in label
        self.last = number
        self.inner, self.enclosed = 0, False
        self.count += 1
        self.marks += 1
        return True

    def fits(self, number: int, label: str, before: str, *, strong: bool, known: bool, first: bool) -> str:
        """
        Tell what a number at a line's beginning is.

        Args:
            number: The number.
            label: The number as printed.
            before: What stands before the line: `blank`, `ended`, `colon`, `comma` or `text`.
            strong: Whether a portion mark stands right behind it.
            known: Whether what stands behind it is as in the numbered paragraphs of most cables.
            first: Whether no paragraph stands before it.

        Returns:
            `paragraph`, `item` or `text`.

        >>> Numbers().fits(5, "5.", "text", strong=False, known=True, first=False)
        'text'
        """
        if self.count and not strong and not self.bracketed and "(" in label:
            verdict = self.inside(number, before)
        elif not known:
            verdict = "paragraph" if number == self.last + 1 and before == "blank" else "text"
        else:
            verdict = self.judge(number, before, strong=strong, first=first)
        if not self.count:
            self.bracketed = "(" in label
        self.note(verdict, number, strong=strong)
        return verdict

    def judge(self, number: int, before: str, *, strong: bool, first: bool) -> str:
        """
        Judge a number by the sequence: the next one is a paragraph, and so is one that skips or repeats with a mark.

        >>> Numbers().judge(1, "blank", strong=False, first=True)
        'paragraph'
        """
        step = number - self.last
        unlike = not strong and self.marked
        if self.enclosed and not (step == 1 and (strong or (before == "blank" and not self.inner))):
            return self.inside(number, before)
        if self.inner and number == self.inner + 1 and (unlike or step != 1):
            return "item"
        if step == 1 and unlike and before in ("text", "comma"):
            return "text"
        if step == 1:
            return "item" if unlike and number == 1 and self.count else "paragraph"
        if strong and (0 <= step <= 6 or number == 1 or self.last == 0):
            return "paragraph"
        if not self.count and before == "blank" and (first or number < 4):
            return "paragraph"
        if number != 1 and not self.inner and step <= 3 and before == "blank" and not unlike:
            return "paragraph"
        return self.inside(number, before) if number == 1 or self.inner else "text"

    def inside(self, number: int, before: str) -> str:
        """
        Judge a number in a list or an enclosure: it begins at 1, or goes on.

        >>> Numbers().inside(1, "colon"), Numbers().inside(7, "text")
        ('item', 'text')
        """
        if number == self.inner + 1 and (self.inner or before != "text"):
            return "item"
        return "item" if number == 1 and before not in ("text", "comma") else "text"

    def note(self, verdict: str, number: int, *, strong: bool) -> None:
        """
        Remember the number.

        >>> numbers = Numbers(); numbers.note("paragraph", 3, strong=True); numbers.last
        3
        """
        if verdict == "paragraph":
            self.last = number if strong or number > self.last else self.last
            self.inner, self.enclosed = 0, False
            self.count += 1
            self.marks += strong
        elif verdict == "item":
            self.inner = number
