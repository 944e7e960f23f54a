"""Words and letters in a cable's header: captions, precedence, signals, offices, portion marks."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

import attrs

from cablekit.vocabulary._tables import lookup_key, rows, rows_by


@attrs.frozen(slots=True)
class Caption:
    """A caption: a word under the class line that limits who may read the cable."""

    word: str  #: The caption, in capitals.
    name: str = ""  #: What it means.
    kind: str = "unknown"  #: ``distribution``, ``dissemination``, ``channel``, ``handling`` ... or ``unknown``.
    source: str = ""  #: Where the row comes from.
    known: bool = False  #: Whether the list has it.


@attrs.frozen(slots=True)
class PrecedenceEntry:
    """A degree of precedence."""

    name: str  #: The word, in capitals.
    letter: str = ""  #: The letter of the date-time group; empty for NIACT IMMEDIATE, which has none.
    digraph: str = ""  #: The two letters of FL2.
    rank: int = 0  #: 1 for ROUTINE and upwards; 0 where unknown.
    source: str = ""  #: Where the row comes from.
    known: bool = False  #: Whether the list has it.


@attrs.frozen(slots=True)
class OperatingSignal:
    """An operating signal (Z and two letters) or a word that occurs with one."""

    code: str  #: The signal, in capitals, with its digit.
    name: str = ""  #: What it means.
    where: str = ""  #: Where in the message it occurs.
    confidence: str = ""  #: How sure the meaning is.
    source: str = ""  #: Where the row comes from.
    known: bool = False  #: Whether the list has it.


@attrs.frozen(slots=True)
class DistributionOffice:
    """An office or agency of the ACTION, ORIGIN and INFO lines of 1974-79."""

    code: str  #: The code, in capitals, without its number of copies.
    name: str = ""  #: The office's name; empty where the code was only seen.
    source: str = ""  #: Where the row comes from.
    known: bool = False  #: Whether the list has it.


@attrs.frozen(slots=True)
class PortionMark:
    """The classification mark of a paragraph."""

    mark: str  #: The mark, in capitals, without parentheses (``C/NF``).
    name: str = ""  #: What it means.
    official: str = ""  #: ``yes``, ``State``, ``IC-ISM``, ``variant`` or ``typo``.
    source: str = ""  #: Where the row comes from.
    known: bool = False  #: Whether the list has it.


# Rows of captions.csv that are patterns, and what their lines look like.
_PATTERNS: Final = {
    "RELEASABLE TO ...": re.compile(r"RELEASABLE TO .+"),
    "USMC/...": re.compile(r"USMC/.+"),
    "FOR XXX ONLY": re.compile(r"FOR .+ ONLY"),
    "C O R R E C T E D C O P Y (...)": re.compile(r"C ?O ?R ?R ?E ?C ?T ?E ?D C ?O ?P ?Y.*"),
}

# NIACT alone is NIACT IMMEDIATE (5 FAH-2 H-421: night action, always IMMEDIATE).
_ABBREVIATIONS: Final = {"NIACT": "NIACT IMMEDIATE"}

# OCT-01, ISO-00: the number of copies (format.md section 5); a signal's digit gives a condition (ZFF6).
_COPIES: Final = re.compile(r"-?[0-9]+\Z")


def caption(word: str) -> Caption:
    """
    Return what a caption means.

    Args:
        word: The caption as written.

    Returns:
        The entry; one of kind ``unknown`` for an unknown word.

    Source: captions.csv; format.md section 7.

    >>> caption("Noforn").kind, caption("for kaspar only").kind
    ('dissemination', 'handling')
    """
    wanted = lookup_key(word)
    row = rows_by("captions").get(wanted) or _row_by_pattern(wanted)
    if row is None:
        return Caption(wanted)
    return Caption(wanted, row["name"], row["kind"], row["source"], known=True)


def caption_words() -> frozenset[str]:
    """
    Return every caption that is a fixed word or words.

    Returns:
        Captions in capitals; NOTAL, which belongs to references, is not among them.

    Source: captions.csv.

    >>> {"SIPDIS", "EXDIS", "EYES ONLY"} <= caption_words()
    True
    """
    words = rows_by("captions").items()
    return frozenset(word for word, row in words if word not in _PATTERNS and row["kind"] != "reference")


def precedence(word_or_letter: str) -> PrecedenceEntry:
    """
    Find a precedence by its word, its letter or its two letters.

    Args:
        word_or_letter: ``PRIORITY``, ``P`` or ``PP``, in any case.

    Returns:
        The entry; one with ``known=False`` for anything else.

    Source: precedence.csv (ACP 127(G) section 150, 5 FAH-2 H-421).

    >>> precedence("O").name, precedence("niact").rank
    ('IMMEDIATE', 4)
    """
    wanted = lookup_key(word_or_letter)
    row = _rows_by_word().get(_ABBREVIATIONS.get(wanted, wanted))
    if row is None:
        return PrecedenceEntry(wanted)
    return PrecedenceEntry(row["name"], row["code"], row["fl2_code"], int(row["rank"]), row["source"], known=True)


def operating_signal(code: str) -> OperatingSignal:
    """
    Return what an operating signal means.

    Args:
        code: The signal as written, its digit included (``ZFF6``).

    Returns:
        The entry; one with ``known=False`` for an unknown signal.

    Source: operating_signals.csv (ACP 127(G)).

    >>> operating_signal("ZFF6").known, operating_signal("ZXX").known
    (True, False)
    """
    wanted = lookup_key(code)
    row = rows_by("operating_signals").get(_COPIES.sub("", wanted))
    if row is None:
        return OperatingSignal(wanted)
    return OperatingSignal(wanted, row["name"], row["where"], row["confidence"], row["source"], known=True)


def distribution_office(code: str) -> DistributionOffice:
    """
    Return the office of a code on a distribution line.

    Args:
        code: The code, with or without its number of copies (``EUR-12``).

    Returns:
        The entry; one with ``known=False`` for a code never seen.

    Source: distribution_codes_observed.csv (NARA exports of 1974-79).

    >>> distribution_office("EUR-12").name
    'European Affairs'
    """
    wanted = _COPIES.sub("", lookup_key(code))
    row = rows_by("distribution_codes_observed").get(wanted)
    if row is None:
        return DistributionOffice(wanted)
    return DistributionOffice(wanted, row["name"], row["source"], known=True)


def portion_mark(mark: str) -> PortionMark:
    """
    Return what a portion mark means.

    Args:
        mark: The mark as written, with or without parentheses.

    Returns:
        The entry; one with ``known=False`` for a mark never seen.

    Source: portion_marks.csv; format.md section 13.

    >>> portion_mark("(c//nf)").name
    'confidential NOFORN, CAPCO double slash'
    """
    wanted = _bare_mark(mark)
    row = _rows_by_mark().get(wanted)
    if row is None:
        return PortionMark(wanted)
    return PortionMark(wanted, row["name"], row["official"], row["source"], known=True)


def _row_by_pattern(wanted: str) -> Mapping[str, str] | None:
    listed = rows_by("captions")
    return next((listed[word] for word, pattern in _PATTERNS.items() if pattern.fullmatch(wanted)), None)


@cache
def _rows_by_word() -> Mapping[str, Mapping[str, str]]:
    # NIACT IMMEDIATE shares OO with IMMEDIATE, whose it is: the rows with a letter come last and win.
    lettered = sorted(rows("precedence"), key=lambda row: bool(row["code"]))
    return {word: row for row in lettered for word in (row["code"], row["fl2_code"], row["name"]) if word}


@cache
def _rows_by_mark() -> Mapping[str, Mapping[str, str]]:
    # Lower-case and blank-padded variants come after the official marks; the first wins.
    return {_bare_mark(row["code"]): row for row in reversed(rows("portion_marks"))}


def _bare_mark(mark: str) -> str:
    return lookup_key(mark.strip().removeprefix("(").removesuffix(")"))
