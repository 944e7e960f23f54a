"""
Recorded readings: what cablekit made of invented telegrams, to be compared with what it makes of them now.

    python tests/recorded.py              prints what differs from the record
    python tests/recorded.py NAME         prints one text and its record
    python tests/recorded.py --save       writes the record again, after a deliberate change; then review the diff

`tests/recorded/*.txt` hold the texts, one below each line `@@ name`. What is above the first of them is a frame: each
text is put where it says `...`. Signs stand for what a file shows badly: \u240d for CR, \u240c for FF, \u2400 for NUL,
\u2420 for a space at the end of a line, \u2409 for a tab, \u237d for a no-break space, \u2404 for no line break here.
Words between \u00ab and \u00bb are read as they are, and at every length from 1 to 90, or `\u00ab2-210|words\u00bb`.

`tests/recorded/*.read` hold the record of each text; of a framed one, what the frame by itself does not have:

    tags: <TAGS: > "PREL, OVIP (SAPT)\\n" = ["PREL", "OVIP", "SAPT"]    label and pieces of a field, and its value
    p: <1. > (C) "Open.\\n" page "..."    a paragraph, without values: they are simply the words of its pieces
    ~ without 2: subject; 4: tags, p    without line 2 the subject is read in another way; so are others without 4
    ~ with 3 lower: info                so is the list of addressees when line 3 is printed in lowercase
    ~ all wide: p                       and so are paragraphs, words left out, when there are blank lines everywhere
    ~ as Section: p                     and when only a section is read, if that has any line of before
    ~ as Paragraph p: <> ""             how a paragraph by itself begins, unless it is all text
    ~ long 26-90: p: "" = ...           what is new, without the words, when the swept words are so long
    ! tags gone                          an edit does more than replace the pieces of a field: the lines that change

Two things are expected, and only what differs from them is recorded: that a line that is left out takes its pieces with
it, and everything else is read as before; and that an edit replaces the pieces of its field, and nothing else.

`values.read` holds what becomes of values put into a header, a paragraph or a closing; `xml.read` what becomes of XML
that was changed; `*.xml` are whole telegrams as XML and TEI.
"""

import argparse
import difflib
import re
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any, Final, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))

from attrs import evolve

from cablekit import Cable, CableError, Closing, Header, Paragraph, Section, from_text, to_tei, to_text, to_xml, walk
from tests import strategies
from tests._helpers import loose
from tests.recorded_values import put_in
from tests.recorded_xml import documents
from tests.recording import added, difference, lines, names, shape

FOLDER: Final = Path(__file__).parent / "recorded"
SIGNS: Final = {
    "\u240d": "\r", "\u240c": "\f", "\u2400": "\0", "\u2420": " ", "\u2409": "\t", "\u237d": "\u00a0", "\u2404\n": "",
}  # fmt: skip
SWEPT: Final = re.compile("\u00ab(?:([0-9]+)-([0-9]+)\\|)?([^\u00bb]*)\u00bb")
#: The file of whole telegrams, and how long one is of which more edits are recorded.
WHOLES, WHOLE = "heads: ", 250


class Recorded(NamedTuple):
    """A text to be read: its file and name, the frame above it, itself, the frame below; what is swept, or None."""

    name: str
    before: str
    own: str
    after: str
    swept: tuple[str, str, str, range] | None = None

    @property
    def text(self) -> str:
        """The text in its frame."""
        return self.before + self.own + self.after


def texts() -> Iterator[Recorded]:
    """Yield all texts, and each frame by itself."""
    for path in sorted(FOLDER.glob("*.txt")):
        frame, *parts = re.split(r"(?m)^@@ ", path.read_text(encoding="utf-8"))
        before, _, after = frame.partition("...\n")
        for part in ["the frame\n", *parts] if frame else parts:
            name, _, text = part.partition("\n")
            yield framed(f"{path.stem}: {name}", before, text, after)


def framed(name: str, before: str, text: str, after: str) -> Recorded:
    """Put a text into its frame."""
    for sign, meant in SIGNS.items():
        text = text.replace(sign, meant)
    found = SWEPT.search(text)
    if not found:
        return Recorded(name, before, text, after)
    first, last, words = found.groups()
    lengths = range(int(first or 1), int(last or 90) + 1)
    swept = (before + text[: found.start()], words, text[found.end() :] + after, lengths)
    return Recorded(name, before, SWEPT.sub(r"\3", text), after, swept)


@cache
def read(text: str) -> tuple[str, ...]:
    """Give the lines that say how a text is read."""
    return tuple(lines(from_text(text)))


def reading(recorded: Recorded) -> Iterator[str]:
    """Yield how a text is read; of what is in the frame, only what the text changes."""
    frame = Counter(read(recorded.before + recorded.after)) | Counter(read(recorded.before))
    yield from added(frame.elements() if recorded.own else (), read(recorded.text))


# -- variations ---------------------------------------------------------------------------------------------------

#: The page breaks of the eras, and the header of a second section.
POST_PAGE: Final = "\nZENDA 00000910  002.2 OF 003\n\n\n"
PAGE: Final = "CONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02        ZENDA  00910  01 OF 02  080931Z\n\n"
SECOND: Final = "\nC O N F I D E N T I A L SECTION 02 OF 02 ZENDA 000910\n\nSIPDIS\n\nTAGS: PREL\nSUBJECT: MOAT\n\n"
#: What is printed instead of a line.
INSTEAD: Final[dict[str, Callable[[str], str]]] = {
    "lower": str.lower,
    "cut": lambda line: line[: len(line) // 2] + "\n",
    "beginning lost": lambda line: line[len(line) // 2 :],
    "joined": lambda line: line.rstrip() + " ",
    "parted": lambda line: line + "\n",
    "period": lambda line: line.rstrip()[:-1] + "\n" if line.rstrip()[-1:] in ".:," else line.rstrip() + ".\n",
    "twice": lambda line: line + line,
    "indented": lambda line: "    " + line,
    "post's page": lambda line: line + POST_PAGE,
    "page": lambda line: line + PAGE,
    "section": lambda line: line + SECOND,
}


#: What becomes of all lines.
ALL: Final[dict[str, Callable[[str], str]]] = {
    "tight": lambda text: re.sub(r"\n\s*\n", "\n", text),
    "wide": lambda text: text.replace("\n", "\n\n"),
    "trailing spaces": lambda text: text.replace("\n", " \n"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "lower": str.lower,
    "one line": lambda text: " ".join(text.split()),
    "O as 0": lambda text: text.replace("O", "0"),
    "wide spaces": lambda text: text.replace(" ", "   "),
    "no punctuation": lambda text: re.sub("[.:,;]", "", text),
    "quoted": lambda text: re.sub("(?m)^", "> ", text),
}


def varied(recorded: Recorded) -> Iterator[str]:
    """Yield which fields are read in another way in the variations of a text."""
    printed = recorded.own.splitlines(keepends=True)
    turn = zlib.crc32(recorded.name.encode())
    without = ((f"{at + 1}", printed_as(recorded, printed, at, "")) for at, line in enumerate(printed) if line.strip())
    lines_as = []
    for at in range(turn % 2, len(printed), 2):
        kind, change = list(INSTEAD.items())[(turn + at) % len(INSTEAD)]
        lines_as.append((f"{at + 1} {kind}", printed_as(recorded, printed, at, change(printed[at]))))
    kind, change = list(ALL.items())[turn % len(ALL)]
    alone = ((cls.__name__, lines(from_text(recorded.own, cls))) for cls in (Header, Section, Closing))
    read_as = ((name, added(read(recorded.text), new)) for name, new in alone if {*new} & {*read(recorded.text)})
    shapes = (map(shape, read(text)) for text in (recorded.text, change(recorded.text)))
    for title, variations in {
        "without": without,
        "with": lines_as,
        "all": [(kind, added(*shapes))],
        "as": read_as,
    }.items():
        found = ((name, names(changed)) for name, changed in variations)
        if several := "; ".join(f"{name}: {what}" for name, what in found if what):
            yield f"~ {title} {several}"
    first = next(map(shape, lines(from_text(recorded.own, Paragraph))), "")
    if first != 'p: ""':
        yield f"~ as Paragraph {first}".rstrip()


def printed_as(recorded: Recorded, printed: list[str], at: int, instead: str) -> list[str]:
    """Give the lines of a reading that change when a line is printed in another way."""
    own = "".join((*printed[:at], instead, *printed[at + 1 :]))
    return added(read(recorded.text), lines(from_text(recorded.before + own + recorded.after)))


def swept(before: str, words: str, after: str, lengths: range) -> Iterator[str]:
    """Yield the lengths at which swept words are read alike; after the first, what is new then, without the words."""
    cycle = f"{words} " * (lengths[-1] // len(words) + 1)
    shapes: dict[tuple[str, ...], list[int]] = {}
    for length in lengths:
        cable = from_text(before + re.sub(" $", "x", cycle[:length]) + after)
        shapes.setdefault(tuple(map(shape, lines(cable))), []).append(length)
    first = next(iter(shapes))
    for found, alike in shapes.items():
        yield f"~ long {ranges(alike)}: {' | '.join(added(first, found))}".rstrip(": ")


def ranges(numbers: list[int]) -> str:
    """Write numbers as ranges."""
    edges = [number for number in numbers if number - 1 not in numbers]
    ends = [number for number in numbers if number + 1 not in numbers]
    return ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in zip(edges, ends, strict=True))


# -- edits --------------------------------------------------------------------------------------------------------


Edit = tuple[str, Cable, str | None]


def edits(recorded: Recorded) -> Iterator[str]:
    """Yield the edits that do more, or less, than is expected: the lines that change, or where they are refused."""
    cable = from_text(recorded.text)
    whole = recorded.name.startswith(WHOLES) and len(recorded.text) > WHOLE
    for name, edited, expected in (*in_header(cable, recorded), *(in_body(cable) if whole else ())):
        try:
            after = to_text(edited)
        except CableError as error:
            yield f"! {name}: refused, {str(error).partition(':')[0]}"
            continue
        if after != expected:
            yield from (f"! {name}", *difference(recorded.text, after))


def in_header(cable: Cable, recorded: Recorded) -> Iterator[Edit]:
    """Yield each field of the header that a text shows, gone and with another value: the expected text too."""
    low, high = len(recorded.before), len(recorded.before + recorded.own)
    within = {piece.field for piece in walk(cable) if piece.end > low and piece.start < high}
    for field, plausible in strategies.PLAUSIBLE.items():
        before = getattr(cable.header, field)
        if field in within and before:
            new = plausible[0] if plausible[0] != before else plausible[-1]
            for name, value in (("gone", () if isinstance(before, tuple) else None), ("new", new)):
                edited = cable.with_header(**loose({field: value}))
                yield f"{field} {name}", edited, replaced(recorded.text, cable, field, value)


def replaced(text: str, cable: Cable, field: str, value: Any) -> str:
    """Replace the pieces of a header field by its new value: the label and the end of the line stay."""
    own = [piece for piece in walk(cable) if piece.field == field]
    start, end = own[0].start, own[-1].end
    bare = text[start:end].rstrip()
    blank = text[start + len(bare) : end]
    if not value:
        keep = "\n" in blank and text[start - 1 : start] not in ("", "\n")
        return text[:start] + blank * keep + text[end:]
    label = own[0].text if own[0].kind == "label" else ""
    written = "".join(piece.text for piece in walk(Header(**{field: value})) if not (label and piece.kind == "label"))
    return text[:start] + label + written.rstrip() + blank + text[end:]


def in_body(cable: Cable) -> Iterator[Edit]:
    """Yield what is added to a whole telegram, and what becomes of its first section with paragraphs."""
    for field, plausible in strategies.PLAUSIBLE.items():
        if not getattr(cable.header, field):
            yield f"{field} added", cable.with_header(**{field: plausible[0]}), None
    at, section = next((at, one) for at, one in enumerate(cable.sections) if one.paragraphs)
    first, *rest = section.paragraphs
    left, come = "The duke has left.", Paragraph(first.label, None, "The duke has come.")
    paragraphs: dict[str, tuple[Paragraph, ...]] = {
        "text": (evolve(first, text=left), *rest),
        "inserted": (first, come, *rest),
        "removed": tuple(rest),
        "portion": (evolve(first, portion=strategies.PORTIONS[3]), *rest),
    }
    sections = {name: evolve(section, paragraphs=ones) for name, ones in paragraphs.items()}
    for name, new in (sections | {"heading": evolve(section, heading="Moat")}).items():
        yield name, evolve(cable, sections=(*cable.sections[:at], new, *cable.sections[at + 1 :])), None


# -- the record ---------------------------------------------------------------------------------------------------


def record(recorded: Recorded) -> Iterator[str]:
    """Yield the record of a text."""
    yield from reading(recorded)
    yield from varied(recorded)
    yield from swept(*recorded.swept) if recorded.swept else ()
    yield from edits(recorded)


def makers() -> dict[str, Callable[[], Iterable[str]]]:
    """Give, by `file: name`, what makes each record."""
    found: dict[str, Callable[[], Iterable[str]]] = {one.name: partial(record, one) for one in texts()}
    found |= {f"values: {name}": make for name, make in put_in().items()}
    return found | {f"xml: {name}": make for name, make in documents().items()}


@cache
def kept() -> dict[str, tuple[str, ...]]:
    """Read the record."""
    found = {}
    for path in sorted(FOLDER.glob("*.read")):
        for part in re.split(r"(?m)^@@ ", path.read_text(encoding="utf-8"))[1:]:
            name, *rest = part.rstrip("\n").split("\n")
            found[f"{path.stem}: {name}"] = tuple(rest)
    return found


def golden() -> dict[str, str]:
    """Give what whole telegrams are as XML and TEI, each element on a line, by the file's name."""
    found = {}
    for name in ("b-1974", "c-2008-relay", "d-2011-smart"):
        cable = from_text(strategies.TELEGRAMS[name])
        found[f"{name}.xml"] = re.sub(' (reader|sha256)="[^"]*"', "", to_xml(cable, pretty=True).decode())
        found[f"{name}.tei.xml"] = to_tei(cable, ism=True).decode().replace("><", ">\n<")
    return found


def save() -> None:
    """Write the record again."""
    now = makers()
    for file, same in groupby(now, key=lambda name: name.partition(": ")[0]):
        parts = ["\n".join((f"@@ {name.partition(': ')[2]}", *now[name](), "")) for name in same]
        (FOLDER / f"{file}.read").write_text("".join(parts), encoding="utf-8")
    for name, text in golden().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def differences(name: str, now: Iterable[str]) -> list[str]:
    """Give the lines of a record that differ, `-` before and `+` now."""
    path = FOLDER / name
    before = path.read_text(encoding="utf-8").splitlines() if path.exists() else kept().get(name, ())
    return [line for line in difflib.ndiff(before, tuple(now)) if line[0] in "+-"]


def compare() -> Iterator[str]:
    """Yield what differs from the record."""
    now = makers()
    for name in now | kept():
        yield from (f"{name}: {line}" for line in differences(name, now[name]() if name in now else ()))
    for name, text in golden().items():
        yield from (f"{name}: {line}" for line in differences(name, text.splitlines()))


def show(name: str) -> Iterator[str]:
    """Yield a text and its record."""
    yield from (one.text for one in texts() if one.name == name)
    yield from makers()[name]()


def main() -> None:
    """Run as the command line asks."""
    options = argparse.ArgumentParser(description="Compare the readings with those recorded.")
    options.add_argument("name", nargs="?", help="the text to be shown, `file: name`")
    options.add_argument("--save", action="store_true", help="write the record again")
    asked = options.parse_args()
    if asked.save:
        save()
    for line in show(asked.name) if asked.name else compare():
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
