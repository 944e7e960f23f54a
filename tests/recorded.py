"""
Recorded readings: what cablekit made of made-up telegrams, to be compared with what it makes of them now.

    python tests/recorded.py              says what differs from the record
    python tests/recorded.py NAME         shows the record of one text, and each of its variations that differs
    python tests/recorded.py --save       writes the record anew, after a deliberate change; then review the diff

`tests/recorded/*.txt` hold the texts, one below each line `@@ name`. What stands above the first of them is a frame:
each text is put where it says `...`. Signs stand for what a file shows badly: \u240d for CR, \u240c for FF, \u2400 for
NUL, \u2420 for a blank at a line's end, \u2409 for a tab, \u237d for a no-break space, \u2404 for no line end here.
Words between \u00ab and \u00bb are read as they stand, and at every length from 1 to 90, or `\u00ab2-210|words\u00bb`.

`tests/recorded/*.read` hold the record of each text:

    header.tags tag "PREL PGOV"       a run of pieces: its owner's field, its kind, its text
    = header.tags ["PREL", "PGOV"]    a value
    ~ drop 1a2b3c 4d5e6f              a hash of the reading of each variation: without line 1, without line 2 ...
    ~ sweep 1-25 1a2b3c, 26-90 ...    the lengths at which the swept words are read alike
    ~ xml 1a2b3c 4d5e6f 7a8b9c        of what is written: XML, XML indented, TEI
    ! header.tags gone                an edit, and the lines that it changes, or the error

`values.read` holds what becomes of values put into a header, a paragraph or a closing; `xml.read` what becomes of XML
that is no longer as it was written.
"""

import argparse
import difflib
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any, Final, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))

from attrs import evolve

from cablekit import (
    Cable,
    Closing,
    Header,
    Paragraph,
    Section,
    from_text,
    from_xml,
    to_dict,
    to_tei,
    to_text,
    to_xml,
    walk,
)
from tests import strategies
from tests.recorded_values import put_in
from tests.recorded_xml import documents
from tests.recording import FOLDER, SHOWN, difference, mark, outcome, quoted, short, spans

SIGNS: Final = {
    "\u240d": "\r", "\u240c": "\f", "\u2400": "\0", "\u2420": " ", "\u2409": "\t", "\u237d": "\u00a0",
}  # fmt: skip
SWEPT: Final = re.compile("\u00ab(?:([0-9]+)-([0-9]+)\\|)?([^\u00bb]*)\u00bb")
WORDS: Final = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
#: A text longer than this gets half of the variations of each line.
LONG: Final = 24


class Recorded(NamedTuple):
    """
    A text to be read.

    Attributes:
        name: The file and the text's own name.
        text: The text.
        low: Where in it the text itself begins, behind the frame.
        high: Where it ends.
        swept: The pieces around swept words, those words and the lengths; None: nothing is swept.
    """

    name: str
    text: str
    low: int
    high: int
    swept: tuple[str, str, str, range] | None = None


def texts() -> Iterator[Recorded]:
    """Yield all texts."""
    for path in sorted(FOLDER.glob("*.txt")):
        frame, *parts = re.split(r"(?m)^@@ ", path.read_text(encoding="utf-8"))
        before, _, after = frame.partition("...\n")
        for part in parts:
            name, _, text = part.partition("\n")
            yield framed(f"{path.stem}: {name}", before, text, after)


def framed(name: str, before: str, text: str, after: str) -> Recorded:
    """Put a text into its frame."""
    for sign, meant in SIGNS.items():
        text = text.replace(sign, meant)
    text = text.replace("\u2404\n", "")
    low, swept = len(before), None
    found = SWEPT.search(text)
    if found:
        first, last, words = found.groups()
        lengths = range(int(first or 1), int(last or 90) + 1)
        swept = (before + text[: found.start()], words, text[found.end() :] + after, lengths)
        text = SWEPT.sub(r"\3", text)
    return Recorded(name, before + text + after, low, low + len(text), swept)


# -- a reading ----------------------------------------------------------------------------------------------------


def leaves(cable: Cable) -> Iterator[tuple[str, str]]:
    """Yield the values of a cable: the fields of the header and the closing, the headings, the paragraphs."""
    found = values(cable).get("cable", {})
    for field, value in found.items():
        if field in ("header", "closing"):
            yield from ((f"{field}.{name}", quoted(inner, 3 * SHOWN)) for name, inner in value.items())
        elif field != "sections":
            yield field, quoted(value, SHOWN)
    for at, section in enumerate(found.get("sections", ()), 1):
        if "heading" in section:
            yield f"section {at}", quoted(section["heading"], SHOWN)
        yield from outline(section.get("paragraphs", ()), f"{at}")


def outline(paragraphs: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of a section, and their items: the label, the portion mark, the text."""
    for at, paragraph in enumerate(paragraphs, 1):
        parts = [quoted(paragraph.get(name), SHOWN) for name in ("label", "portion", "text")]
        yield f"{path}.{at}", " ".join(parts).replace("null", "-")
        yield from outline(paragraph.get("items", ()), f"{path}.{at}")


def values(node: Any) -> dict[str, Any]:
    """Give the values of a node."""
    found: dict[str, Any] = to_dict(node)
    return {key: value for key, value in found.items() if key not in ("schema", "reader")}


def shape(text: str) -> str:
    """Hash what a text is cut into, whatever the words are."""
    cable = from_text(text)
    return short(repr([span[:2] for span in spans(cable)]) + WORDS.sub("''", repr(cable)))


def reading(recorded: Recorded) -> Iterator[str]:
    """Yield the lines that tell how a text is read; of what stands in the frame, only what the text changes."""
    cable = from_text(recorded.text)
    low, high = recorded.low, recorded.high
    for piece in walk(cable):
        if piece.end > low and piece.start < high:
            yield f"{kind_of(owner(piece), piece.kind)} {quoted(piece.text)}"
    frame = dict(leaves(from_text(recorded.text[:low] + recorded.text[high:]))) if low else {}
    for path, value in leaves(cable):
        if frame.get(path) != value:
            yield f"= {path} {value}"


#: Where pieces of a kind mostly stand.
USUAL: Final = {
    "enumerator": "paragraph.label", "text": "paragraph.text", "portion": "paragraph.portion", "page": "paragraph",
    "pilcrow": "paragraph", "heading": "section.heading", "rule": "section.heading", "note": "closing.notes",
    "signature": "closing.signatures", "end-mark": "closing.end_marks", "tag": "header.tags",
    "caption": "header.captions", "pass-line": "header.pass_lines", "reference": "header.references",
    "routing-indicator": "header.routing", "post": "header.originator",
}  # fmt: skip


def owner(piece: Any) -> str:
    """Name the node and the field that own a piece."""
    return f"{type(piece.node).__name__.lower()}.{piece.field}".rstrip(".")


def kind_of(owner: str, kind: str) -> str:
    """Name the kind of a piece, and the owner where it is not the usual one."""
    usual = USUAL.get(kind, f"header.{kind.replace('-', '_')}")
    return kind if owner == usual else f"{owner} {kind}"


# -- variations ---------------------------------------------------------------------------------------------------


def variations(recorded: Recorded) -> Iterator[tuple[str, str]]:
    """Yield the variations of single lines of a text: the kind, the text; in a long text fewer for each line."""
    before, after = recorded.text[: recorded.low], recorded.text[recorded.high :]
    lines = re.findall(r".*\n|.+", recorded.text[recorded.low : recorded.high])
    every = 4 if len(lines) <= LONG else 8
    for turn, (kind, change) in enumerate(BY_LINE.items()):
        for at, line in enumerate(lines):
            if line.strip() and (kind == "drop" or at % every == turn % every):
                yield kind, before + "".join(change(lines, at)) + after


#: The page breaks of the eras, and the head of a second section.
POST_PAGE: Final = "\nZENDA 00000910  002.2 OF 003\n\n\n"
PAGE: Final = "CONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02        ZENDA  00910  01 OF 02  080931Z\n\n"
SECOND_HEAD: Final = (
    "\nC O N F I D E N T I A L SECTION 02 OF 02 ZENDA 000910\n\nSIPDIS\n\nTAGS: PREL\nSUBJECT: MOAT\n\n"
)


def put_after(break_: str) -> Callable[[list[str], int], list[str]]:
    """Make the change that puts a page break behind a line."""
    return lambda lines, at: [*lines[: at + 1], break_, *lines[at + 1 :]]


def changing(change: Callable[[str], str]) -> Callable[[list[str], int], list[str]]:
    """Make the change that changes one line."""
    return lambda lines, at: [*lines[:at], change(lines[at]), *lines[at + 1 :]]


BY_LINE: Final[dict[str, Callable[[list[str], int], list[str]]]] = {
    "drop": lambda lines, at: lines[:at] + lines[at + 1 :],
    "swap": lambda lines, at: [*lines[:at], *lines[at + 1 : at + 2], lines[at], *lines[at + 2 :]],
    "lower": changing(str.lower),
    "cut": changing(lambda line: line[: len(line) // 2] + "\n"),
    "head off": changing(lambda line: line[len(line) // 2 :]),
    "join": changing(lambda line: line.rstrip() + " "),
    "part": changing(lambda line: line + "\n"),
    "stop": changing(lambda line: line.rstrip()[:-1] + "\n" if line.rstrip()[-1:] in ".:," else line.rstrip() + ".\n"),
    "twice": changing(lambda line: line + line),
    "indent": changing(lambda line: "    " + line),
    "page": put_after(POST_PAGE),
    "PAGE": put_after(PAGE),
    "section": put_after(SECOND_HEAD),
}
WHOLE: Final[dict[str, Callable[[str], str]]] = {
    "tight": lambda text: re.sub(r"\n\s*\n", "\n", text),
    "wide": lambda text: text.replace("\n", "\n\n"),
    "indented": lambda text: re.sub("(?m)^(?=.)", "  ", text),
    "trailing": lambda text: text.replace("\n", " \n"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "upper": str.upper,
    "lowered": str.lower,
    "title": str.title,
    "one line": lambda text: " ".join(text.split()),
    "O as 0": lambda text: text.replace("O", "0"),
    "letters lost": lambda text: re.sub(r"\b(\w\w)\w", r"\1", text),
    "letters doubled": lambda text: re.sub(r"(?<=\b\w)(\w)(?=\w\w)", r"\1\1", text),
    "wide blanks": lambda text: text.replace(" ", "   "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "no blanks": lambda text: text.replace(" ", ""),
    "no stops": lambda text: re.sub("[.:,;]", "", text),
    "commas": lambda text: text.replace(".", ",").replace(":", ";"),
    "brackets": lambda text: text.replace("(", "[").replace(")", "]"),
    "pilcrows": lambda text: re.sub(r"(?m)^(?=[0-9A-Z]\.)", "\u00b6", text),
    "quoted": lambda text: re.sub("(?m)^", "> ", text),
    "reversed": lambda text: "".join(reversed(text.splitlines(keepends=True))),
}
ALONE: Final[dict[str, Callable[[str], Any]]] = {
    "alone": from_text,
    "in 1979": lambda text: from_text(text, year=1979),
    "header": lambda text: from_text(text, Header),
    "section": lambda text: from_text(text, Section),
    "paragraph": lambda text: from_text(text, Paragraph),
    "closing": lambda text: from_text(text, Closing),
}


def varied(recorded: Recorded) -> Iterator[str]:
    """Yield the lines that tell how the variations of a text are read."""
    by_kind = groupby(variations(recorded), key=lambda one: one[0])
    marks = [f"{kind} {' '.join(mark(from_text(text)) for _, text in found)}" for kind, found in by_kind]
    yield f"~ lines: {', '.join(marks)}"
    turn = zlib.crc32(recorded.name.encode()) % 2
    alters = list(WHOLE.values())[turn::2]  # every text has every second one
    yield f"~ all: {' '.join(mark(from_text(alter(recorded.text))) for alter in alters)}"
    own = recorded.text[recorded.low : recorded.high]
    yield f"~ as: {' '.join(mark(read(own)) for read in ALONE.values())}"
    if recorded.swept:
        yield f"~ sweep: {', '.join(sweep(*recorded.swept))}"


def sweep(before: str, words: str, after: str, lengths: range) -> Iterator[str]:
    """Yield the lengths at which swept words are read alike."""
    cycle = f"{words} " * (lengths[-1] // len(words) + 1)
    shapes = [(length, shape(before + re.sub(" $", "x", cycle[:length]) + after)) for length in lengths]
    for found, group in groupby(shapes, key=lambda one: one[1]):
        alike = [length for length, _ in group]
        yield f"{alike[0]}-{alike[-1]} {found}"


# -- what is written ----------------------------------------------------------------------------------------------


def written(recorded: Recorded) -> Iterator[str]:
    """Yield the lines that tell what is written of a text; of a framed one less."""
    cable = from_text(recorded.text)
    whole = recorded.name.startswith(WHOLES)
    turn = 0 if whole else zlib.crc32(recorded.name.encode()) % TURNS
    plain = to_xml(cable)
    back = from_xml(plain)
    assert (back, to_text(back)) == (cable, recorded.text)
    indented = "" if turn else short(to_xml(cable, pretty=True))
    yield f"~ xml: {short(plain)} {short(to_tei(cable, ism=True))} {indented}".rstrip()
    for name, new in edits(cable, recorded) if whole or turn == 1 else ():
        yield f"! {name}"
        yield from difference(recorded.text, new)
    others = list(other_edits(cable))[turn :: 1 if whole else TURNS]
    yield f"~ edits: {' '.join(short(outcome(partial(pieces, new))) for new in others)}"


def pieces(new: Cable) -> str:
    """Tell what an edited cable is written as, piece by piece, and that it may be written."""
    return to_text(new) + repr([(piece.kind, piece.field, piece.start) for piece in walk(new)])


#: The files of whole telegrams: all edits of these are recorded.
WHOLES: Final = ("heads: ", "smart: ", "exports: ")
#: Other texts get each so manieth of the edits that are told by their hashes alone.
TURNS: Final = 6


def other_edits(cable: Cable) -> Iterator[Cable]:
    """Yield a text with each field added that it has not, and with its sections, paragraphs and items laid out anew."""
    yield from (new for _, new in edited_body(cable))
    for field, plausible in strategies.PLAUSIBLE.items():
        if not getattr(cable.header, field):
            yield cable.with_header(**{field: plausible[0]})
    for at, section in enumerate(cable.sections):
        for paragraphs in laid_out(section.paragraphs):
            yield evolve(cable, sections=replaced(cable, at, evolve(section, paragraphs=paragraphs)))
    for sections in (cable.sections[::-1], cable.sections[1:], (*cable.sections, LAST)):
        yield evolve(cable, sections=sections)
    for closing in (Closing(), FULL, evolve(cable.closing, notes=FULL.notes, end_marks=FULL.end_marks)):
        yield evolve(cable, closing=closing)
    yield evolve(cable, header=Header())


LAST: Final = Section("Moat", (Paragraph("9", None, "The end."),))
FULL: Final = Closing(("SAPT",), ("MINIMIZE CONSIDERED.",), ("NNNN",))


def laid_out(own: tuple[Paragraph, ...]) -> Iterator[tuple[Paragraph, ...]]:
    """Yield paragraphs in another order, and with their items in another order."""
    yield from (own[::-1], own + own[:1], own[1:] + own[:1], own[:1] * 2, ())
    for at, paragraph in enumerate(own):
        for items in (paragraph.items[::-1], paragraph.items[1:], paragraph.items * 2) if paragraph.items else ():
            yield (*own[:at], evolve(paragraph, items=items), *own[at + 1 :])


def edits(cable: Cable, recorded: Recorded) -> Iterator[tuple[str, Cable]]:
    """Yield what the values of a text are changed into; of a framed one, those that it shows."""
    within = {piece.field for piece in walk(cable) if piece.end > recorded.low and piece.start < recorded.high}
    for field, plausible in strategies.PLAUSIBLE.items():
        before = getattr(cable.header, field)
        if field in within and (before or not recorded.low):
            yield f"header.{field} gone", cable.with_header(**{field: () if isinstance(before, tuple) else None})
            new = plausible[0] if plausible[0] != before else plausible[-1]
            yield f"header.{field} new", cable.with_header(**{field: new})
    if not recorded.low:
        yield from edited_body(cable)
    if cable.closing.signatures and (not recorded.low or "signatures" in within):
        yield "closing.signatures", evolve(cable, closing=evolve(cable.closing, signatures=("TARLENHEIM",)))


def edited_body(cable: Cable) -> Iterator[tuple[str, Cable]]:
    """Yield what the first section with paragraphs is changed into."""
    for at, section in enumerate(cable.sections):
        own = section.paragraphs
        if not own:
            continue
        changed = {
            "text": (evolve(own[0], text="The duke has left."), *own[1:]),
            "last text": (*own[:-1], evolve(own[-1], text="The duke has left.")),
            "inserted": (*own[:1], Paragraph(own[0].label, None, "The duke has come."), *own[1:]),
            "removed": own[1:],
            "portion": (evolve(own[0], portion=strategies.PORTIONS[3]), *own[1:]),
            "items": (evolve(own[0], items=()), *own[1:]),
        }
        for name, paragraphs in changed.items():
            if paragraphs != own:
                new = evolve(section, paragraphs=paragraphs)
                yield f"section {at + 1} {name}", evolve(cable, sections=replaced(cable, at, new))
        yield f"section {at + 1} heading", evolve(cable, sections=replaced(cable, at, evolve(section, heading="Moat")))
        break


def replaced(cable: Cable, at: int, section: Section) -> tuple[Section, ...]:
    """Give the sections of a cable, one of them another."""
    return (*cable.sections[:at], section, *cable.sections[at + 1 :])


@cache
def record(recorded: Recorded) -> tuple[str, ...]:
    """Give the record of a text."""
    return (*reading(recorded), *varied(recorded), *written(recorded))


# -- the record ---------------------------------------------------------------------------------------------------

Records = dict[str, tuple[str, ...]]


def taken() -> Records:
    """Make the record of everything, by `file: name`."""
    found = {recorded.name: record(recorded) for recorded in texts()}
    found |= {f"values: {name}": tuple(lines()) for name, lines in put_in().items()}
    return found | {f"xml: {name}": tuple(lines()) for name, lines in documents().items()}


@cache
def kept() -> Records:
    """Read the record."""
    found: Records = {}
    for path in sorted(FOLDER.glob("*.read")):
        for part in re.split(r"(?m)^@@ ", path.read_text(encoding="utf-8"))[1:]:
            name, *lines = part.rstrip("\n").split("\n")
            found[f"{path.stem}: {name}"] = tuple(lines)
    return found


def save(now: Records) -> None:
    """Write the record anew."""
    for path in FOLDER.glob("*.read"):
        path.unlink()
    for file, names in groupby(now, key=lambda name: name.partition(": ")[0]):
        parts = ["\n".join((f"@@ {name.partition(': ')[2]}", *now[name], "")) for name in names]
        (FOLDER / f"{file}.read").write_text("".join(parts), encoding="utf-8")


def differences(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of a record that differ."""
    return (line for line in difflib.ndiff(before, after) if line[0] in "+-")


def changed_lines(recorded: Recorded) -> Iterator[str]:
    """Yield the variations of a text that are read in another way than was recorded."""
    before, after = (marks(lines) for lines in (kept()[recorded.name], varied(recorded)))
    for (kind, text), old, new in zip(variations(recorded), before, after, strict=True):
        if old != new:
            yield f"---- {kind}: read in another way ----\n{text}"


def marks(lines: Iterable[str]) -> list[str]:
    """Give the hashes of the variations of single lines."""
    found = next(line for line in lines if line.startswith("~ lines: "))
    return [word for part in found[9:].split(", ") for word in part.split() if word not in WORDS_OF_KINDS]


WORDS_OF_KINDS: Final = {word for kind in BY_LINE for word in kind.split()}


def show(name: str) -> Iterator[str]:
    """Yield a text, its record, and the variations that are read in another way now."""
    recorded = {one.name: one for one in texts()}[name]
    yield recorded.text
    yield from record(recorded)
    yield from changed_lines(recorded)


def compare(now: Records) -> Iterator[str]:
    """Yield what differs from the record."""
    for name in now | kept():
        yield from (f"{name}: {line}" for line in differences(kept().get(name, ()), now.get(name, ())))


def main() -> None:
    """Run as the command line asks."""
    options = argparse.ArgumentParser(description="Compare the readings with those recorded.")
    options.add_argument("name", nargs="?", help="the text to be shown, `file: name`")
    options.add_argument("--save", action="store_true", help="write the record anew")
    asked = options.parse_args()
    now = {} if asked.name else taken()
    if asked.save:
        save(now)
    for line in show(asked.name) if asked.name else compare(now):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
