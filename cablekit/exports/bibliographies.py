"""Cables as entries of BibTeX and RIS, for LaTeX, EndNote and other reference managers."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from cablekit.exports.citations import summary_of
from cablekit.exports.cited import Cited, cited
from cablekit.exports.tei.markup import line
from cablekit.exports.unique_keys import UniqueKeys
from cablekit.model import Cable
from cablekit.model.cable import as_cable

#: How LaTeX prints its own signs; each leaves the braces in pairs, which BibTeX counts even after a backslash.
LATEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
#: The names that BibTeX styles know the months by.
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: The signs that keys have in every program.
KEY: Final = re.compile(r"[^A-Za-z0-9.-]+")
#: Where an entry has its key.
KEY_OF_ENTRY: Final = re.compile(rb"@misc\{([^,]*),")
#: What a comma or an asterisk would mean in the names and keywords of RIS.
NO_LIST: Final = str.maketrans("", "", ",*")


def to_bibtex(cables: Cable | Iterable[Cable]) -> str:
    r"""
    Write cables as entries of BibTeX.

    Args:
        cables: A cable, or several.

    Returns:
        An entry `@misc` for each, with its id as the key; where two have the same, the second one's ends in `-2`.
        LaTeX's own signs are escaped; other characters stay as they are, in UTF-8.

    Raises:
        ModelError: One is not a cable.

    Source: BibTeX (btxdoc); the LaTeX companion for the signs.

    >>> from cablekit.model import Header
    >>> print(to_bibtex(Cable(Header(subject="TOLLS & KEYS", originator="AMEMBASSY ZENDA"))))
    @misc{cable,
      author = {{Embassy Zenda}},
      title = {{Tolls \& Keys}},
      howpublished = {Telegram}
    }
    <BLANKLINE>
    """
    keys = UniqueKeys(KEY_OF_ENTRY)
    return b"\n".join(keys.unique(bibtex_entry(cable)) for cable in each_of(cables)).decode()


def to_ris(cables: Cable | Iterable[Cable]) -> str:
    r"""
    Write cables as entries of RIS, which EndNote, Zotero and Mendeley read.

    Args:
        cables: A cable, or several.

    Returns:
        An entry of the type `PCOMM` (personal communication) for each, its lines ended by CRLF, as RIS demands; a file
        is written in binary mode, or with `newline=""`.

    Raises:
        ModelError: One is not a cable.

    Source: RIS format specifications (refman.com).

    >>> from cablekit.model import Header
    >>> to_ris(Cable(Header(subject="THE BRIDGE"))).splitlines()
    ['TY  - PCOMM', 'TI  - The Bridge', 'M3  - Telegram', 'ER  - ']
    """
    return "".join(ris_entry(cable).decode() for cable in each_of(cables))


def each_of(cables: Cable | Iterable[Cable]) -> Iterator[Cable]:
    """Yield the cables of one or several."""
    yield from map(as_cable, [cables] if isinstance(cables, Cable) else cables)


def bibtex_entry(cable: Cable) -> bytes:
    """Write an entry of BibTeX."""
    known = cited(cable)
    to = " and ".join(office.name for office in known.recipients)
    how = [known.genre, known.name, f"to {to}" if to else None]
    texts = {
        "author": braced(known.sender.name if known.sender else None),
        "title": braced(known.title),
        "howpublished": latex(" ".join(filter(None, how))),
        "note": latex(", ".join(filter(None, (known.archive, known.location)))),
        "abstract": latex(line(summary_of(cable) or "")),
        "keywords": latex(line(", ".join(cable.catalog.tags))),
        "url": known.url,
    }
    fields = [f"  {name} = {{{text}}}" for name, text in texts.items() if text]
    key = KEY.sub("-", known.id or "").strip("-") or "cable"
    return ("@misc{" + ",\n".join([key, *fields, *dated(known)]) + "\n}\n").encode()


def dated(known: Cited) -> list[str]:
    """Write the fields of a date."""
    year, *rest = known.date or (None,)
    day = [f"  month = {MONTHS[rest[0] - 1]}", f"  day = {{{rest[1]}}}"] if rest else []
    return [f"  year = {{{year}}}", *day] if year is not None else []


def latex(text: str) -> str:
    """
    Escape LaTeX's own signs.

    >>> print(latex("50 % of {A_1} \\\\ ~"))
    50 \\% of \\textbraceleft{}A\\_1\\textbraceright{} \\textbackslash{} \\textasciitilde{}
    """
    return text.translate(LATEX)


def braced(text: str | None) -> str:
    """Escape a text that is a name as a whole, or whose capitals stay."""
    return f"{{{latex(text)}}}" if text else ""


def ris_entry(cable: Cable) -> bytes:
    """Write an entry of RIS."""
    known = cited(cable)
    date = known.date
    lines = [
        ("TY", "PCOMM"),
        # A name that ends in a comma is not turned round.
        ("AU", f"{known.sender.name.translate(NO_LIST)}," if known.sender else None),
        *[("A2", f"{office.name.translate(NO_LIST)},") for office in known.recipients],
        ("TI", known.title),
        ("PY", f"{date[0]}" if date else None),
        ("DA", "/".join(f"{part:02}" for part in date) if len(date) > 1 else None),
        ("M3", known.genre),
        ("M1", known.name),
        ("AB", line(summary_of(cable) or "")),
        *[("KW", line(tag).translate(NO_LIST)) for tag in cable.catalog.tags],
        ("DB", known.archive),
        ("AV", known.location),
        ("UR", known.url),
        ("N1", known.level),
    ]
    return "".join([f"{tag}  - {text}\r\n" for tag, text in lines if text] + ["ER  - \r\n"]).encode()
