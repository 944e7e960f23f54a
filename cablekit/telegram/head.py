"""From lines to the spans of the header (format.md 4 to 12, 17 to 20).

Theory of operation
-------------------
A label at the beginning of a line tells the field; a line without one goes on with the field above it, where that
field may go on, or is a caption, a line to pass the cable on, or furniture. Labels glued into a line cut it. The
header ends at the first line that is none of these, unless a label that was not seen yet is still to come.

A second class line begins a repeat of the header: its fields are echoes (design.md, "The model").
"""

import re
from typing import Final

from cablekit.source import Span
from cablekit.telegram import grammar
from cablekit.telegram.captions import is_caption_line
from cablekit.telegram.class_line import read_classification
from cablekit.telegram.distribution import is_office_list
from cablekit.telegram.fields import HEADER
from cablekit.telegram.furniture import furniture_kind, page_in
from cablekit.telegram.going_on import GOES_ON, NUMBERED
from cablekit.telegram.portion import PORTION

#: 23. What may still come: a label at the beginning of a line.
LANDMARKS: Final = {
    "mrn": re.compile(rf"(?i)(?:\n|\A)[ \t]*{grammar.LEVEL}[ \t]+(?:{grammar.SECTION}[ \t]+)?{grammar.NUMBER}"),
    "executive_order": re.compile(r"(?i)\n[ \t]*E\.? ?[O0]\.? ?:? ?1[0-9]{4}"),
    "tags": re.compile(r"(?i)\n[ \t]*TAGS?[ :]"),
    "subject": re.compile(r"(?i)\n[ \t]*SUBJ(?:ECT)?:"),
    "references": re.compile(r"(?i)\n[ \t]*REF(?:S|TEL|ERENCES?)?[ :]"),
    "authority": re.compile(r"(?i)\n[ \t]*CLASSIFIED BY"),
}
#: Fields of the heading: they stand above the class line alone (1.1).
HEADING: Final = frozenset({"transmission_id", "routing", "station", "security", "dtg", "originator", "action", "info", "exempt"})
#: Labels that may begin the heading of a copied telegram below a header (20.4).
BEGINS_HEADING: Final = frozenset({"transmission_id", "dtg"})
#: 6.4. A number that only a class line has; 6.3. the section words.
SIX_DIGITS: Final = re.compile(r" [0-9]{6}(?![0-9])")
SECTION_WORDS: Final = re.compile(grammar.SECTION)
#: 7.2. A word and the blanks behind it.
LEADING_WORD: Final = re.compile(r"[A-Z]{3,12}(?:[ \t]+|$)")
#: 7.4. What a line to pass on says.
FOR_OR_PASS: Final = re.compile(r"(?:[A-Z][A-Z/.&, -]{1,40} (?:FOR|PASS)\b|(?:PASS|FOR) [A-Z])")
#: 13.1. What looks like a caption and is the mark of a first paragraph.
MARKS_IN_BODY: Final = frozenset({"SUMMARY", "COMMENT", "NOFORN PARAGRAPH"})
#: Fields whose content may go on over a blank line.
LISTS: Final = frozenset({"action", "info", "exempt", "distribution"})
#: Kinds whose lines make one piece; the others have a piece a line.
FLOWING: Final = frozenset({"subject", "tag", "reference", "authority", "executive-order", "routing-indicator", "office"})
#: How far a label still to come is looked for (characters).
HORIZON: Final = 2000


class Head:
    """
    Reads a header from a place in a text.

    Args:
        text: The whole text.
        pos: Where to begin.
        end: Where the telegram ends.
        echo: Whether this is a repeat of a header already read.

    >>> head = Head("TAGS: PREL\\nThe bridge is open.", 0, 30); head.read()
    11
    """

    def __init__(self, text: str, pos: int, end: int, *, echo: bool = False) -> None:
        self.text = text
        self.pos = pos
        self.end = end
        self.echo = echo
        self.spans: list[Span] = []
        self.seen: set[str] = set()
        self.field = ""
        self.blank = False
        self.smart = False

    def read(self) -> int:
        """
        Read line by line.

        Returns:
            Where the body begins.

        >>> Head("1. (U) The bridge is open.", 0, 26).read()
        0
        """
        while self.pos < self.end and self.line():
            pass
        return self.pos

    def line(self) -> bool:
        """
        Read one line, or the rest of a cut one; False where the body begins.

        >>> Head("The bridge is open.", 0, 19).line()
        False
        """
        start, stop = self.pos, self.line_end()
        first = start
        while first < stop and self.text[first] in grammar.LEAD:
            first += 1
        if first == stop or self.text[first] in "\r\n\\":
            self.separator(stop)
            return True
        read = self.known(start, first, stop) or self.furniture(start, first, stop) or self.unlabelled(start, first, stop)
        self.blank = self.blank and not read
        return read

    def line_end(self) -> int:
        """
        Give the end of the line at the present place, its line end within.

        >>> Head("a\\nb", 0, 3).line_end()
        2
        """
        at = self.text.find("\n", self.pos, self.end)
        stop = self.end if at < 0 else at + 1
        lone = self.text.find("\r", self.pos, stop)
        if lone >= 0 and lone + 1 != at:
            return lone + 1
        return stop

    def separator(self, stop: int) -> None:
        """
        Give blank lines to the piece before them.

        >>> head = Head("\\n", 0, 1); head.separator(1); head.spans
        [('', 'blank', 0, 1)]
        """
        if self.spans:
            field, kind, start, _ = self.spans[-1]
            self.spans[-1] = (field, kind, start, stop)
        else:
            self.spans.append(("", "blank", self.pos, stop))
        self.blank = True
        self.pos = stop

    def add(self, field: str, kind: str, stop: int) -> None:
        """
        Add a span from the present place to *stop*.

        >>> head = Head("x", 0, 1); head.add("", "other", 1); head.spans
        [('', 'other', 0, 1)]
        """
        if stop <= self.pos:
            return
        if kind in FLOWING and self.spans and self.spans[-1][:2] == (field, kind) and self.spans[-1][3] == self.pos:
            self.spans[-1] = (field, kind, self.spans[-1][2], stop)
        else:
            self.spans.append((field, kind, self.pos, stop))
        self.pos = stop

    def owner(self, field: str) -> str:
        """
        Give the field as the owner of what comes, or as an echo of what was read before.

        >>> Head("", 0, 0, echo=True).owner("tags")
        'header.tags'
        """
        if self.echo or (field in self.seen and self.field != field):
            return f"header.{field}"
        return field

    # -- lines with a label ---------------------------------------------------------------------------------

    def known(self, start: int, first: int, stop: int) -> bool:
        """
        Read a line that begins with a label, or a class line.

        >>> Head("FM AMEMBASSY ZENDA", 0, 18).known(0, 0, 18)
        True
        """
        if self.smart and self.smart_line(first, stop):
            return True
        match = grammar.LABELS.match(self.text, first, stop)
        if match is None or not self.allowed(match.lastgroup or ""):
            return self.class_line(first, stop)
        field = match.lastgroup or ""
        self.labelled(field, match, stop)
        return True

    def allowed(self, field: str) -> bool:
        """
        Say whether a label may stand here: those of the heading only above the class line.

        >>> Head("", 0, 0).allowed("tags")
        True
        """
        if field in HEADING and self.seen & {"mrn", "subject", "tags", "executive_order"}:
            return field in BEGINS_HEADING or self.field in HEADING
        return True

    def labelled(self, field: str, match: re.Match[str], stop: int) -> None:
        """
        Add label and content of a line.

        >>> head = Head("TAGS: PREL", 0, 10); head.labelled("tags", grammar.LABELS.match("TAGS: PREL"), 10); len(head.spans)
        2
        """
        if field == "info" and is_office_list(self.text[match.end() : stop]):
            field = "distribution"
        owner = self.owner(field)
        kind = HEADER[field].kind
        if HEADER[field].label and field not in ("distribution",):
            self.add(owner, "label", match.end())
        self.seen.add(field)
        self.field = field
        self.content(owner, kind, self.cut(match.end(), stop))

    def content(self, owner: str, kind: str, stop: int) -> None:
        """
        Add a field's content up to *stop*; a page line at its head, or a portion mark, is a piece of its own.

        >>> head = Head("PREL", 0, 4); head.content("tags", "tag", 4); head.spans
        [('tags', 'tag', 0, 4)]
        """
        page = page_in(self.text, self.pos, stop)
        if page:
            self.add(owner, kind, page[0])
            self.add(owner, "page", stop if self.text.startswith("PAGE ", page[0]) else page[1])
        if kind == "subject":
            self.portion(owner, stop)
        self.add(owner, kind, stop)

    def portion(self, owner: str, stop: int) -> None:
        """
        Add the portion mark that may stand before a subject (format.md 10).

        >>> head = Head("(C) THE BRIDGE", 0, 14); head.portion("subject", 14); head.spans
        [('subject_portion', 'portion', 0, 4)]
        """
        if self.text[self.pos : self.pos + 1] != "(":
            return
        match = PORTION.match(self.text, self.pos, stop)
        if match:
            at = match.end()
            while at < stop and self.text[at] in " \t":
                at += 1
            self.add(owner.replace("subject", "subject_portion"), "portion", at)

    def cut(self, start: int, stop: int) -> int:
        """
        Give the place where a label, or the body, is glued into the line; else *stop*.

        >>> Head("E.O. 12958: N/A TAGS: PREL", 0, 26).cut(5, 26)
        16
        """
        if stop - start < 9 or self.field in HEADING:
            return stop
        match = grammar.INNER.search(self.text, start, stop)
        if match:
            stop = match.end()
        if self.field in ("subject", "references", "authority"):
            number = grammar.FIRST_NUMBER.search(self.text, start, stop)
            if number:
                at = number.start()
                while self.text[at] in " \t":
                    at += 1
                stop = at
        return stop

    # -- the class line -----------------------------------------------------------------------------------

    def class_line(self, first: int, stop: int) -> bool:
        """
        Read a class line; a second one begins an echo.

        >>> Head("S E C R E T ZENDA 000910", 0, 24).class_line(0, 24)
        True
        """
        match = grammar.CLASS_LINE.match(self.text, first, stop)
        if match is None:
            stamp = grammar.DATESTAMP.match(self.text, first, stop)
            if stamp:
                self.add("", "wrapper", stamp.end())
                return True
            match = self.number_line(first, stop) or self.garbled_line(first, stop)
            if match is None:
                return False
        if "mrn" in self.seen:
            self.echo = True
            self.seen &= {"mrn"}
        self.class_pieces(match)
        self.after_class_line(stop)
        return True

    def number_line(self, first: int, stop: int) -> re.Match[str] | None:
        """
        Match a class line without its class: a section, or a number of six digits (format.md 6.5).

        >>> bool(Head("ZENDA 000910", 0, 12).number_line(0, 12)), bool(Head("ZENDA 910", 0, 9).number_line(0, 9))
        (True, False)
        """
        if "mrn" in self.seen or self.seen & {"subject"}:
            return None
        match = grammar.SECTION_LINE.match(self.text, first, stop)
        if match:
            return match
        match = grammar.NUMBER_LINE.match(self.text, first, stop)
        if match is None or not (match["part"] or SIX_DIGITS.search(match["mrn"])):
            return None
        return match

    def garbled_line(self, first: int, stop: int) -> re.Match[str] | None:
        """
        Match a class line whose word is garbled beyond the pattern, by its likeness (format.md 6.2).

        >>> Head("UNCLS ZENDA 3729", 0, 16).garbled_line(0, 16)["mrn"]
        'ZENDA 3729'
        """
        if self.seen & {"mrn", "subject"}:
            return None
        match = grammar.GARBLED_LINE.match(self.text, first, stop)
        if match is None or read_classification(match["classification"]) is None:
            return None
        return match

    def class_pieces(self, match: re.Match[str]) -> None:
        """
        Add the pieces of a class line.

        >>> head = Head("UNCLAS ZENDA 7", 0, 14); head.class_pieces(grammar.CLASS_LINE.match("UNCLAS ZENDA 07"))
        >>> [span[0] for span in head.spans]
        ['classification', 'mrn']
        """
        groups = match.groupdict()
        for field in ("classification", "sensitive", "part", "mrn"):
            if groups.get(field):
                name = "captions" if field == "sensitive" else field
                self.add(self.owner(name), "caption" if field == "sensitive" else HEADER[name].kind, match.end(field))
                self.seen.add(name)
        self.field = "mrn"

    def after_class_line(self, stop: int) -> None:
        """
        Give the line end to the number; what is glued behind it is read as a line of its own.

        >>> head = Head("UNCLAS ZENDA 07 \\n", 0, 17); head.class_line(0, 17); head.pos
        True
        17
        """
        rest = self.text[self.pos : stop]
        if not rest.strip(grammar.TRAIL):
            field, kind, start, _ = self.spans[-1]
            self.spans[-1] = (field, kind, start, stop)
            self.pos = stop

    # -- furniture and lines without a label ---------------------------------------------------------------

    def furniture(self, start: int, first: int, stop: int) -> bool:
        """
        Read a page line, a marking, a banner, a counter: what belongs to pages, relays and archives.

        >>> Head("PAGE 02 ZENDA 00910 182333Z", 0, 27).furniture(0, 0, 27)
        True
        """
        kind = furniture_kind(self.text, first, stop)
        if kind == "level" and self.field == "subject" and not self.blank and not self.page_below(stop):
            return False
        if kind == "level":
            kind = "marking" if self.class_ahead(stop) else ""
            if not kind:
                self.level_alone(first, stop)
                return True
        if not kind:
            return self.page_before_text(first, stop)
        self.add(self.owner(self.field) if self.field in LISTS and kind == "page" else "", kind, stop)
        return True

    def page_before_text(self, first: int, stop: int) -> bool:
        """
        Read a page line that the rest of its line is joined to (format.md 14).

        >>> head = Head("ZENDA 00000910  001.2 OF 002  1. (U) X", 0, 38); head.page_before_text(0, 38), head.pos
        (True, 30)
        """
        page = page_in(self.text, first, stop)
        if page is None or page[0] != first:
            return False
        at = page[1]
        while at < stop and self.text[at] in " \t":
            at += 1
        self.add("", "page", at)
        return True

    def page_below(self, stop: int) -> bool:
        """
        Say whether a page break stands below a marking: a blank line, another marking, a page line.

        >>> Head("SECRET\\nPAGE 02 HARA", 0, 19).page_below(7)
        False
        """
        at = min(self.text.find("\n", stop, self.end) + 1 or self.end, self.end)
        return not self.text[stop:at].strip() or bool(furniture_kind(self.text, stop, at))

    def class_ahead(self, pos: int) -> bool:
        """
        Say whether a class line was seen, or is still to come.

        >>> Head("SECRET\\n\\nS E C R E T ZENDA 000910", 0, 32).class_ahead(7)
        True
        """
        ahead = self.text[max(pos - 1, 0) : min(pos + HORIZON * 2, self.end)]
        return "mrn" in self.seen or bool(LANDMARKS["mrn"].search(ahead))

    def level_alone(self, first: int, stop: int) -> None:
        """
        Take a classification alone on a line for the cable's, where no class line follows.

        >>> head = Head("SECRET\\n", 0, 7); head.level_alone(0, 7); head.spans
        [('classification', 'classification', 0, 7)]
        """
        owner = self.owner("classification")
        part = SECTION_WORDS.search(self.text, first, stop)
        if part:
            self.add(owner, "classification", part.start())
            self.add(self.owner("part"), "part", stop)
            self.seen.add("part")
        self.add(owner, "classification", stop)
        self.seen.add("classification")
        self.field = "classification"

    def unlabelled(self, start: int, first: int, stop: int) -> bool:
        """
        Read a line without a label: the field above goes on, or a caption, or a line to pass on; False: the body.

        >>> Head("SIPDIS\\n", 0, 7).unlabelled(0, 0, 7)
        True
        """
        if NUMBERED.match(self.text, first, stop) and not (self.field == "references" and self.text[first] == "("):
            return False
        glued = self.cut(first, stop) if self.field in GOES_ON else stop
        line = self.text[first:glued].strip(grammar.TRAIL)
        if self.goes_on(line, first - start):
            owner = self.owner(self.field)
            self.content(owner, HEADER[self.field].kind, glued)
            return True
        whole, stop = stop, self.cut_line(first, stop)
        line = self.text[first:stop].strip(grammar.TRAIL)
        if is_caption_line(line) and not self.body_caption(line):
            self.simple("captions", stop)
            return True
        if grammar.EXTRACT.match(self.text, first, stop):
            self.add("", "gap", stop)
            return True
        if stop < whole and grammar.LABELS.match(self.text, stop, whole):
            self.simple("pass_lines", stop) if self.seen else self.add("", "other", stop)
            return True
        return self.before_label(line, stop)

    def cut_line(self, first: int, stop: int) -> int:
        """
        Cut a line without a label at the label glued into it, and at the captions glued to its head.

        >>> Head("SIPDIS DEPT FOR EUR", 0, 19).cut_line(0, 19)
        7
        """
        match = grammar.INNER.search(self.text, first, stop)
        if match:
            stop = match.end()
        words = LEADING_WORD.match(self.text, first, stop)
        while words and is_caption_line(self.text[first : words.end()].strip()):
            at = words.end()
            words = LEADING_WORD.match(self.text, at, stop)
            if not (words and is_caption_line(self.text[at : words.end()].strip())):
                return at
            first = at
        return stop

    def body_caption(self, line: str) -> bool:
        """
        Say whether a caption-like line is in fact the first of the body.

        >>> Head("", 0, 0).body_caption("SIPDIS")
        False
        """
        return "subject" in self.seen and line.upper() in MARKS_IN_BODY

    def simple(self, field: str, stop: int) -> None:
        """
        Add a line of its own to a field.

        >>> head = Head("SIPDIS", 0, 6); head.simple("captions", 6); head.spans
        [('captions', 'caption', 0, 6)]
        """
        owner = f"header.{field}" if self.echo else field
        self.content(owner, HEADER[field].kind, stop)
        self.seen.add(field)
        self.field = field

    def before_label(self, line: str, stop: int) -> bool:
        """
        Read a line that only a label still to come makes part of the header.

        >>> Head("DEPT FOR EUR\\nSUBJECT: X", 0, 23).before_label("DEPT FOR EUR", 13)
        True
        """
        if not self.label_ahead(stop):
            return self.last_pass_line(line, stop)
        if self.seen & {"mrn", "captions", "pass_lines"} or grammar.PASS_LINE.match(line):
            self.simple("pass_lines", stop)
        else:
            self.add("", "other", stop)
            self.field = ""
        return True

    def last_pass_line(self, line: str, stop: int) -> bool:
        """
        Read a line to pass on that no label follows: right under the class line or another of its kind.

        >>> Head("The bridge is open.", 0, 19).last_pass_line("The bridge is open.", 19)
        False
        """
        after = self.field in ("mrn", "captions", "pass_lines")
        alone = not self.seen and line.isupper() and not line.endswith(".")
        if (after or alone) and len(line) < 90 and FOR_OR_PASS.match(line):
            self.simple("pass_lines", stop)
            return True
        return False

    def label_ahead(self, stop: int) -> bool:
        """
        Say whether a label that was not seen yet stands below, before the first numbered paragraph.

        >>> Head("X\\nSUBJECT: Y", 0, 12).label_ahead(2)
        True
        """
        late = self.seen & {"subject"}
        ahead = self.text[max(stop - 1, 0) : min(stop + (HORIZON // 3 if late else HORIZON), self.end)]
        number = grammar.NUMBER_ONE.search(ahead)
        if number:
            ahead = ahead[: number.start()]
        wanted = [name for name in LANDMARKS if name not in self.seen and not (late and name in ("mrn", "tags", "executive_order"))]
        return any(LANDMARKS[name].search(ahead) for name in wanted)

    # -- fields that go on --------------------------------------------------------------------------------

    def goes_on(self, line: str, indent: int) -> bool:
        """
        Say whether a line goes on with the field above it; SMART values hang far to the right.

        >>> head = Head("X", 0, 1); head.field, head.spans = "subject", [("subject", "subject", 0, 1)]
        >>> head.goes_on("AND THE CASTLE", 0)
        True
        """
        if self.smart and indent >= 12 and self.field in HEADER and not self.blank:
            return True
        check = GOES_ON.get(self.field)
        return bool(check and check(self, line))

    def smart_line(self, first: int, stop: int) -> bool:
        """
        Read a line of a SMART label block (format.md 20.1).

        >>> head = Head("MRN:   11 ZENDA 4354", 0, 20); head.smart_line(0, 20)
        True
        """
        match = grammar.SMART_LABEL.match(self.text, first, stop)
        if not match:
            return False
        field = match.lastgroup or ""
        value = self.text[match.end() : stop].strip(grammar.TRAIL)
        if not field or field == "signatures" or value.lower() in ("n/a", "unknown", ""):
            self.add("", "label", stop)
            self.field = ""
            return True
        owner = self.owner(field)
        self.add(owner, "label", match.end())
        self.seen.add(field)
        self.field = field
        self.content(owner, HEADER[field].kind, stop)
        return True
