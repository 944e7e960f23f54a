"""A cable as the checks look at it: its pieces, its text, and the place of each value of the header."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from cablekit.checking.finding import CODES, Finding
from cablekit.model import Cable
from cablekit.telegram.fields.table import HEADER
from cablekit.telegram.walk import Walked, file_lines_above, walk

#: A place: where it begins and ends.
Extent = tuple[int, int]
#: 3. Only these end a line; `str.splitlines` knows eight more.
LINE_END: Final = re.compile(r"\r\n?|\n")
#: What blanks are between.
WORD: Final = re.compile(r"[^\s,;:()]+")


class View:
    """A cable and what the checks ask of it."""

    def __init__(self, cable: Cable) -> None:
        walked = tuple(walk(cable))
        self.cable = cable
        self.lines_above: int | None = file_lines_above(cable)  # in its file
        self.text: str = "".join([piece.text for piece in walked])  # with what an archive put around the telegram
        self.pieces: list[Walked] = [piece for piece in walked if piece.kind != "wrapper"]  # without it
        self.low: int = self.pieces[0].start if self.pieces else 0  # where the telegram begins
        self.high: int = self.pieces[-1].end if self.pieces else 0  # and where it ends
        self.starts: list[int] = [0, *(match.end() for match in LINE_END.finditer(self.text))]
        # for each field of the header, the pieces of its first print that hold its value
        self.fields: defaultdict[str, list[Walked]] = defaultdict(list)
        for piece in self.pieces:
            if piece.node is cable.header and piece.field in HEADER and piece.kind == HEADER[piece.field].piece:
                self.fields[piece.field].append(piece)
        # the places of their values, found once: a long list of names asks for its place again for each name
        self.firsts: dict[str, tuple[int, int]] = {field: extent(pieces[0]) for field, pieces in self.fields.items()}

    def finding(self, code: str, message: str, place: Extent) -> Finding:
        """Make a finding."""
        start, end = place
        line = bisect_right(self.starts, start)
        column = start - self.starts[line - 1] + 1
        in_file = (None, None) if self.lines_above is None else (self.lines_above + line, column)
        return Finding(code, CODES[code].severity, message, line, column, start, end, *in_file)

    def top(self) -> Extent:
        """Give the place of what is nowhere: the beginning of the telegram."""
        return self.low, self.low

    def first(self, field: str) -> Extent:
        """Give the place of a header field's value; the top where it is nowhere."""
        return self.firsts.get(field, self.top())

    def words(self, *fields: str) -> dict[str, Extent]:
        """Give the words in the values of some fields, in capitals, and where each occurs first."""
        found: dict[str, Extent] = {}
        for piece in self.contents(fields):
            for match in WORD.finditer(piece.text):
                found.setdefault(match[0].upper(), (piece.start + match.start(), piece.start + match.end()))
        return found

    def contents(self, fields: Iterable[str]) -> list[Walked]:
        """Give the pieces that hold the values of some fields."""
        return [piece for field in fields for piece in self.fields[field]]


def extent(piece: Walked) -> Extent:
    """Give the place of a piece without the white space around it."""
    bare = piece.text.strip()
    start = piece.start + (piece.text.index(bare[0]) if bare else 0)
    return start, start + len(bare)


def shown(text: str, width: int = 40) -> str:
    """Give a text for a message: one line, control characters escaped, not longer than *width*."""
    line = " ".join(text[: 10 * width].split())
    return ascii(line if len(line) <= width else line[: width - 3].rstrip("\x1b ") + "...")
