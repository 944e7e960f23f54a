"""Which occurrence of a field counts where a header is printed more than once (format.md 14).

Theory of operation
-------------------
While a header is read, what is printed again is an echo. Afterwards the first complete occurrence of each field is
chosen: its spans become the field's own, and those of the others echoes. An occurrence is cut off if it ends in dots, or
if it is the last field of a header above the matter of an archive (a teaser stops anywhere), or if it is the beginning of
the next occurrence: in the same header, or where its own header stops with it.
"""

from typing import Final

from cablekit.model import Classification, MessageNumber
from cablekit.source import FURNITURE, Span
from cablekit.telegram.fields.captions import CAPTIONS
from cablekit.telegram.fields.class_line import CLASSIFICATION, MRN, PART
from cablekit.telegram.fields.field import is_default
from cablekit.telegram.fields.table import BELOW_CLASS, HEADER, IN_HEADING, ON_CLASS_LINE
from cablekit.telegram.grammar import TRAIL
from cablekit.telegram.header.cursor import HeaderCursor

ECHO: Final = "header."
#: What a value ends in that is cut off.
CUT: Final = ("..", "\u2026")
#: A field that is written after the label of another one is chosen together with it.
CHOSEN_AS: Final = {row.name: row.within or row.name for row in HEADER.values()}
#: The field that each owner of a span is chosen with, and whether it is an echo.
OWNERS: Final = {f"{echo}{name}": (field, echo == ECHO) for echo in ("", ECHO) for name, field in CHOSEN_AS.items()}


class Occurrence:
    """An occurrence of a field: the header that it is in, counted from 0, whether it was read as an echo, its spans."""

    __slots__ = ("header", "is_echo", "spans")

    def __init__(self, header: int, *, is_echo: bool) -> None:
        self.header: int = header
        self.is_echo: bool = is_echo
        self.spans: list[int] = []


class Occurrences:
    """What a header has more than once."""

    text: str
    spans: list[Span]

    def __init__(self, cursor: HeaderCursor) -> None:
        self.text, self.spans = cursor.text, cursor.spans
        self.headers: int = len(cursor.repeats) + 1
        #: The headers that begin below a row or the labels of an archive.
        self.below_archive: set[int] = {header for header, at in enumerate(cursor.repeats, 1) if self.is_archive(at)}
        #: The occurrences of each field in order.
        self.fields: dict[str, list[Occurrence]] = {}
        #: The fields of each header, in the order of their last spans.
        self.fields_in: list[dict[str, None]] = [{} for _ in range(self.headers + 1)]
        header = 0
        for at, (owner, kind, _, _) in enumerate(cursor.spans):
            while header < len(cursor.repeats) and at >= cursor.repeats[header]:
                header += 1
            if owner in OWNERS:
                field, is_echo = OWNERS[owner]
                self.add(field, header, at, is_echo=is_echo, is_label=kind == "label")
        self.own: frozenset[int] = self.own_headers()

    def add(self, field: str, header: int, at: int, *, is_echo: bool, is_label: bool) -> None:
        """Add a span to an occurrence of its field: an echo begins with its label, or with its header."""
        self.fields_in[header].pop(field, None)
        self.fields_in[header][field] = None
        found = self.fields.setdefault(field, [])
        if not found or (is_echo and (is_label or not found[-1].is_echo or found[-1].header != header)):
            found.append(Occurrence(header, is_echo=is_echo))
        found[-1 if is_echo else 0].spans.append(at)

    def is_archive(self, at: int) -> bool:
        """Whether a span is the matter of an archive."""
        return at < len(self.spans) and self.spans[at][1] == "wrapper"

    def own_headers(self) -> frozenset[int]:
        """Return the headers of the cable itself: all above the first one that has another message number."""
        numbers = {one.header: self.number(one) for one in reversed(self.fields.get(MRN.name, []))}
        own: list[int] = []
        first: int | None = None
        for header in range(self.headers):
            number = numbers.get(header)
            if first and number and number != first:
                break
            if not self.is_copy_line(header):
                first = first or number
            own.append(header)
        return frozenset(own)

    def number(self, occurrence: Occurrence) -> int | None:
        """Return the serial of a message number; None where it cannot be read."""
        mrn: MessageNumber | None = MRN.read(self.content(occurrence))
        return mrn.serial if mrn else None

    def is_copy_line(self, header: int) -> bool:
        """Whether a header is only a class line, and a heading follows: the line of a copy, which may have any number."""
        return self.fields_in[header].keys() <= ON_CLASS_LINE and not IN_HEADING.isdisjoint(self.fields_in[header + 1])

    def header_of_class_line(self) -> int:
        """
        Return the header whose class line counts: the first one.

        If another class or number is on the class line of the header with the most of the fields below it, that one counts.
        """
        numbered = [one for one in self.fields.get(MRN.name, []) if one.header in self.own]
        fullest = max(numbered, key=lambda one: len(self.fields_in[one.header].keys() & BELOW_CLASS), default=None)
        first = next(iter(numbered), None)
        if first is None or fullest is None:
            return 0
        is_same = fullest is first or self.class_and_number(first) == self.class_and_number(fullest)
        return first.header if is_same else fullest.header

    def class_and_number(self, mrn: Occurrence) -> tuple[Classification | None, int | None]:
        """Return the classification and the serial on the class line of a message number."""
        levels = [one for one in self.fields.get(CLASSIFICATION.name, []) if one.header == mrn.header]
        return CLASSIFICATION.read(self.content(levels[0])) if levels else None, self.number(mrn)

    def content(self, occurrence: Occurrence) -> str:
        """Return the content of an occurrence, as a field's reader gets it."""
        spans = (self.spans[at] for at in occurrence.spans)
        return "".join([self.text[start:stop] for _, kind, start, stop in spans if kind not in FURNITURE])

    def first_complete(self, field: str) -> Occurrence | None:
        """Return the first complete occurrence of a field; without one, the last that does not end in dots."""
        own = [one for one in self.fields[field] if one.header in self.own]
        if len(own) < 2:
            return next(iter(own), None)
        whole: list[Occurrence] = []
        for at, one in enumerate(own):
            if self.is_written(field, one):
                whole.append(one)
                if not any(self.is_cut(field, one, below) for below in own[at + 1 : at + 2]):
                    return one
        return whole[-1] if whole else own[0]

    def is_written(self, field: str, occurrence: Occurrence) -> bool:
        """Whether an occurrence gives a value, and does not end in dots."""
        content = self.content(occurrence).rstrip(TRAIL)
        return not content.endswith(CUT) and not is_default(HEADER[field].read(content))

    def is_cut(self, field: str, one: Occurrence, below: Occurrence) -> bool:
        """Whether an occurrence is cut off: the last of its header above an archive's matter, or the beginning of the next."""
        is_last = next(reversed(self.fields_in[one.header])) == field
        if is_last and one.header + 1 in self.below_archive:
            return field not in IN_HEADING
        if not (is_last or one.header == below.header):
            return False
        begun, whole = self.letters(one), self.letters(below)
        return begun != whole and whole.startswith(begun)

    def letters(self, occurrence: Occurrence) -> str:
        """Return the letters and digits of an occurrence."""
        return "".join(filter(str.isalnum, self.content(occurrence))).upper()

    def on_class_line(self, field: str, header: int) -> Occurrence | None:
        """Return the occurrence of a field on the class line of a header; only a first part may be on another one."""
        for one in self.fields[field]:
            if one.header == header:
                return one
        chosen = self.first_complete(field)
        part = PART.read(self.content(chosen)) if chosen and field == PART.name else None
        return None if part and part.number > 1 else chosen

    def give(self, field: str, chosen: Occurrence | None) -> None:
        """Give a field the spans of an occurrence; those of the others become echoes."""
        for one in self.fields[field]:
            if one is chosen and not one.is_echo:
                continue  # it is the field's own already
            for at in one.spans:
                owner, kind, start, stop = self.spans[at]
                bare = owner.removeprefix(ECHO)
                self.spans[at] = (bare if one is chosen else f"{ECHO}{bare}", kind, start, stop)

    def merge_captions(self) -> None:
        """Give the captions the spans of all occurrences; one that says what all say together stays an echo."""
        spans = [at for one in self.fields[CAPTIONS.name] if one.header in self.own for at in one.spans]
        contents = {at: self.text[slice(*self.spans[at][2:])] for at in spans if self.spans[at][1] == CAPTIONS.piece}
        merged = CAPTIONS.read("\n".join(contents.values()))
        for at, content in contents.items():
            if at == spans[0] or CAPTIONS.read(content) != merged:
                self.spans[at] = (CAPTIONS.name, *self.spans[at][1:])


def choose_occurrences(cursor: HeaderCursor) -> None:
    r"""
    Give each field of a header the spans of its first complete occurrence; those of the others become echoes.

    >>> cursor = HeaderCursor("SUBJ: A...\nSUBJ: A BRIDGE", 0, 25)
    >>> cursor.spans = [("subject", "subject", 6, 11), ("header.subject", "subject", 17, 25)]
    >>> cursor.repeats = [1]; choose_occurrences(cursor); [span[0] for span in cursor.spans]
    ['header.subject', 'subject']
    """
    found = Occurrences(cursor)
    class_line = found.header_of_class_line()
    for field, occurrences in found.fields.items():
        if len(occurrences) == 1 and not occurrences[0].is_echo:
            continue
        if field == CAPTIONS.name:
            found.merge_captions()
        elif field in ON_CLASS_LINE:
            chosen = found.on_class_line(field, class_line)
            found.give(field, chosen)
            if chosen and field == MRN.name:
                cursor.message_number = found.content(chosen).strip(TRAIL)
        else:
            found.give(field, found.first_complete(field))
