"""Captions under the class line: `NODIS`, `SENSITIVE, SIPDIS`, `C O R R E C T E D  C O P Y` <-> words."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar
from cablekit.telegram.fields.field import Field, HeaderPlace, Label
from cablekit.vocabulary import caption_words

#: format.md 7, 16: the captions that say that an unclassified cable is sensitive.
SENSITIVE: Final = frozenset({"SENSITIVE", "SBU", "FOUO"})
MOST_WORDS: Final = 4
LONGEST_LINE: Final = 90

#: format.md 7.3: a corrected copy; the letters may be spaced.
CORRECTED_COPY: Final = "CORRECTED COPY"
CORRECTED: Final = late_pattern(r"(?<![A-Z])\(?C ?O ?R ?R ?E ?C ?T ?E ?D {0,4}C ?O ?P ?Y(?![A-Z])")
#: 7.2. What separates a caption from the rest of its line.
EDGES: Final = " ,;-"
AROUND: Final = EDGES + "/"
#: 7.3. Signs around the words of such a line, and a line below it that says what was corrected.
RULES: Final = "/* "
RULED_NOTE: Final = ("//", "**")
#: 7.3. A note of at least so many characters may be wrapped.
WRAPPED_NOTE: Final = 40
#: format.md 7.2 and vocab/captions.csv: captions that are a whole line with words of its own in them.
OPEN_FORM: Final = late_pattern(
    rf"""
    (?:EYES[ ])?ONLY[ ]FOR[ ][A-Z][^,;]{{0,60}}
  | FOR[ ][A-Z][^,;]{{0,40}}[ ](?:EYES[ ])?ONLY
  | (?:RELEASABLE|REL)[ ]TO[ ][A-Z][A-Z ,&]{{0,80}}
  | (?:{grammar.any_of(*grammar.CLASS_PHRASES)}|SBU)//[A-Z][A-Z ,/&-]{{0,60}}
  | USMC/[A-Z0-9]{{1,12}}
    """,
    re.VERBOSE,
)
OPEN_FIRST_WORDS: Final = grammar.CLASS_WORDS | {"TOP", "SBU", "ONLY", "FOR", "RELEASABLE", "REL", "CORRECTED", "C"}
#: format.md 6.2: a word with spaced letters.
SPACED_LETTERS: Final = late_pattern(r"(?<![A-Z])[A-Z](?: [A-Z]){3,20}(?![A-Z])")
#: format.md 7.2: what separates two captions on one line.
SEPARATOR: Final = late_pattern(r"[,;]|//|/(?=[ ,;]|$)| --? ")
#: 7.1. SBU on the class line, where something follows it, is the caption SENSITIVE.
ON_CLASS_LINE: Final = "SBU "
CLASS_LINE_WORDS: Final = frozenset(grammar.CLASS_LINE_CAPTIONS.split("|"))
#: The word that a line begins with.
FIRST_WORD: Final = late_pattern(r"\s{0,20}\(?([A-Za-z]{1,20})")


def is_caption_line(line: str) -> bool:
    """
    Whether every word of a line belongs to a caption.

    >>> is_caption_line("SENSITIVE, SIPDIS"), is_caption_line("STATE FOR EUR/RUS")
    (True, False)
    """
    line = line.strip(EDGES)
    if line in known_captions():
        return True
    first = FIRST_WORD.match(line) if len(line) <= LONGEST_LINE else None
    if line.startswith(RULED_NOTE):
        return CORRECTED.search(line.upper()) is not None
    return first is not None and first[1].upper() in first_words() and has_only_captions(line.strip())


@lru_cache(maxsize=1024)
def has_only_captions(line: str) -> bool:
    """Whether a line without blanks around it has only captions: the work of `is_caption_line`."""
    found = list(split_captions(" ".join(line.upper().split())))
    return bool(found) and all(known for _, known in found)


def read_captions(content: str) -> tuple[str, ...]:
    r"""
    Read caption lines: each caption once, in order, in capitals; unknown ones are kept, too.

    >>> read_captions("Sipdis\n\nC O R R E C T E D  C O P Y (TAGS)\nNOFORN SIPDIS")
    ('SIPDIS', 'CORRECTED COPY', 'NOFORN')
    """
    content = content.upper().replace("\\", " ").removeprefix("//").lstrip(" ")
    if content.startswith(ON_CLASS_LINE):
        content = f"SENSITIVE {content[len(ON_CLASS_LINE) :]}"
    words = content.split()
    if word_captions().issuperset(words):
        return tuple(dict.fromkeys(words))
    lines = [" ".join(line.split()).strip(EDGES) for line in content.split("\n")]
    if any(map(CORRECTED.search, lines)):
        lines = list(without_notes(lines))
    lines = [line for line in lines if line]
    if known_captions().issuperset(lines):
        return tuple(dict.fromkeys(lines))
    found = (caption.strip(AROUND) for line in lines for caption, _ in split_captions(line))
    return tuple(dict.fromkeys(filter(None, found)))


def without_notes(lines: list[str]) -> Iterator[str]:
    """
    Yield caption lines without what was corrected: the rest of the line, and a wrapped note below it.

    >>> list(without_notes(["C O R R E C T E D COPY (TEXT", "PARA 1)", "SIPDIS"]))
    ['', 'CORRECTED COPY', '', '', 'SIPDIS']
    """
    above = ""
    for line in lines:
        if above and continues_note(above, line):
            above = ""
            yield captions_after(line) if ")" in line else ""
            continue
        match, above = CORRECTED.search(line), line
        if match:
            yield line[: match.start()].rstrip(RULES)
            yield CORRECTED_COPY
        yield captions_after(line[match.end() :]) if match else line


def captions_after(note: str) -> str:
    """
    Return the captions that follow the note of a corrected copy.

    >>> captions_after(" (SIPDIS ADDED) NOFORN"), captions_after(" - TEXT SIPDIS"), captions_after(": TEXT")
    ('NOFORN', 'SIPDIS', '')
    """
    words = note.rpartition(")")[2].split()
    size = len(words)
    while size and words[size - 1] in CLASS_LINE_WORDS:
        size -= 1
    return " ".join(words[size:])


def continues_note(above: str, line: str) -> bool:
    """
    Whether a line says more of what was corrected: below an open parenthesis, a long note, or between strokes.

    >>> continues_note("C O R R E C T E D COPY (TEXT", "PARA 1)"), continues_note("CORRECTED COPY", "SIPDIS")
    (True, False)
    """
    match = CORRECTED.search(above)
    if match is None or not line or is_caption_line(line):
        return False
    note = above[match.start() :]
    if line.startswith(RULED_NOTE) or note.count("(") > note.count(")"):
        return True
    return ")" not in note and len(above) >= WRAPPED_NOTE and above[match.end() :].strip(RULES) != ""


def split_captions(line: str) -> Iterator[tuple[str, bool]]:
    """Yield the captions of a line in capitals, and whether each is a known one."""
    if CORRECTED.search(line):
        for part in without_notes([line]):
            if part == CORRECTED_COPY:
                yield part, True
            else:
                yield from split_captions(part)
    elif line in known_captions() or OPEN_FORM.fullmatch(line):
        yield line, True
    else:
        for part in SEPARATOR.split(SPACED_LETTERS.sub(lambda match: match.group().replace(" ", ""), line)):
            yield from split_known([word for token in part.split() for word in split_at_stroke(token)])


def split_at_stroke(token: str) -> list[str]:
    """Split two captions at the stroke between them; an office symbol stays whole."""
    words = token.split("/")
    return words if known_captions().issuperset(words) else [token]


def split_known(words: list[str]) -> Iterator[tuple[str, bool]]:
    """
    Yield the longest known captions of *words*; the words between two of them are one unknown caption.

    >>> list(split_known(["POLICE", "MATTER", "EYES", "ONLY"]))
    [('POLICE MATTER', False), ('EYES ONLY', True)]
    """
    strange: list[str] = []
    at = 0
    sizes = range(MOST_WORDS, 0, -1)
    while at < len(words):
        size = next((size for size in sizes if " ".join(words[at : at + size]) in known_captions()), 0)
        if size and strange:
            yield " ".join(strange), False
            strange = []
        if size:
            yield " ".join(words[at : at + size]), True
        else:
            strange.append(words[at])
        at += size or 1
    if strange:
        yield " ".join(strange), False


@cache
def known_captions() -> frozenset[str]:
    """Return the captions of the code list."""
    return caption_words()


@cache
def word_captions() -> frozenset[str]:
    """Return the captions of one word; no longer caption consists of such words only."""
    return frozenset(filter(str.isalpha, known_captions()))


@cache
def first_words() -> frozenset[str]:
    """Return the words a caption line can begin with."""
    spaced = {caption[0] for caption in known_captions()}
    starts = {re.split("[^A-Z]", caption)[0] for caption in known_captions()}
    return frozenset(spaced | starts | OPEN_FIRST_WORDS)


def write_captions(captions: tuple[str, ...]) -> str:
    """Write captions, each on a line of its own."""
    return "\n".join(captions)


CAPTIONS: Final = Field(
    "captions",
    "caption",
    read_captions,
    write_captions,
    Label(smart="Captions"),
    HeaderPlace.UNDER_CLASS,
    before=2,
    shown="secrecy",
    attributes={"words": lambda _, captions: captions},
)
