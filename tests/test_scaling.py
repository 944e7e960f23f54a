"""Reading is linear (law 5): twice the text takes about twice as long, whatever is pumped into it."""

import math
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from cablekit import (
    Cable,
    Header,
    Paragraph,
    Section,
    from_dict,
    from_json,
    from_text,
    from_xml,
    to_dict,
    to_json,
    to_text,
    to_xml,
    walk,
)
from cablekit.model import Closing, MessageNumber
from tests import scaling
from tests.scaling import assert_linear

pytestmark = pytest.mark.scaling

HEAD = "UNCLAS ZENDA 000910\nTAGS: PREL\nSUBJECT: THE BRIDGE\n"
BODY = f"{HEAD}\n1. (U) It is open. "
BELOW = "\nOpen.\n"
PUMPS = {
    "blanks": " ",
    "lines": "\n",
    "blank lines": " \n",
    "pilcrows": "\u00b6\n",
    "carriage returns": "\r\n",
    "dashes": "-",
    "dash lines": "------\n",
    "dash runs": "---- ",
    "digits": "1",
    "digit lines": "1\n",
    "numbers": "1. ",
    "paragraphs": "7. (U) X.\n",
    "unnumbered": "The bridge is open.\n\n",
    "unended": "The bridge\n\n",
    "headings": "Castle\n------\n\nOpen.\n\n",
    "title words": "Summary\n\n",
    "letters": "A. x\n(1) x\na. x\n-- x\n",
    "quotes": "'\"",
    "parentheses": "(",
    "open marks": "(C - ENTIRE ",
    "brackets": "[",
    "redactions": "XXXXXX ",
    "references": "REF: ",
    "reference items": "A. ZENDA 1 B. ",
    "reference lines": "REF: A. ZENDA 816\n",
    "tags": "TAGS ",
    "glued labels": "SUBJ: A TAGS: B ",
    "glued orders": "E.O. 12958: DECL: 05/08/2018 ",
    "authorities": "CLASSIFIED BY X ",
    "class lines": "S E C R E T SECTION 02 OF 02 ZENDA 000910\nx\n",
    "glued class lines": "UNCLAS ZENDA 000910 ",
    "levels": "SECRET\n",
    "addressees": "RUEHC/SECSTATE WASHDC 3121\n",
    "page lines": "PAGE 02 ZENDA 00910 081102Z\n",
    "first pages": "PAGE 01 ZENDA 00910 081102Z\nSUBJECT: X\n",
    "joined pages": "ZENDA 00000910  002 OF 002 ",
    "page clues": " OF 1",
    "inline numbers": "Yes. 2. (U) No. ",
    "enclosures": "BEGIN TEXT\n",
    "half enclosures": "END A ",
    "signatures": "RASSENDYLL\n",
    "end marks": "NNNN\n",
    "captions": "SIPDIS\n",
    "prose in capitals": "THE BRIDGE IS OPEN\n",
    "cells": '","',
    "labels of SMART": "MRN:    11 ZENDA 218\nTAGS:   PREL\n",
}


def assert_read(read: Callable[[str], Any], above: str, pump: str) -> None:
    """Pump a text up between what stands above and below."""
    assert_linear(read, lambda size: above + pump * (size // len(pump)) + BELOW)


@pytest.mark.parametrize("power", [1.5, 2])
def test_faster_growth_is_seen(power: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """The measure itself can fail: for n * sqrt(n), 2.83 for each doubling, as for n * n; in a quarter of the time."""
    monkeypatch.setattr(scaling, "LEAST", scaling.LEAST / 4)
    with pytest.raises(pytest.fail.Exception, match="not linear"):
        assert_linear(worked, lambda size: int(size**power))


@pytest.mark.parametrize("make", [int, lambda size: int(size * math.log2(size))], ids=["n", "n log n"])
def test_linear_growth_is_let_through(make: Callable[[int], int]) -> None:
    assert_linear(worked, make)


def worked(steps: int) -> int:
    """Do so many steps of work."""
    return sum(range(steps))


@pytest.mark.parametrize("above", ["", HEAD, BODY], ids=["alone", "below a header", "in a paragraph"])
@pytest.mark.parametrize("pump", PUMPS.values(), ids=PUMPS)
def test_cable_is_read_in_linear_time(above: str, pump: str) -> None:
    assert_read(from_text, above, pump)


#: Furniture that each pair of is pumped: what ends a page, a section, a text, and what encloses.
FURNITURE = {
    "end marks": "NNNN\n",
    "levels": "SECRET\n",
    "blank lines": "\n",
    "dash lines": "------\n",
    "enclosures": "BEGIN TEXT\n",
    "page lines": "PAGE 02 ZENDA 00910 081102Z\n",
    "class lines": "S E C R E T SECTION 02 OF 02 ZENDA 000910\n",
    "headers": f"PAGE 01 ZENDA 00910 081102Z\nR 080915Z MAY 75\nFM ZENDA\nTO STATE\n{HEAD}",
}


@pytest.mark.parametrize("pair", [*combinations(FURNITURE, 2)], ids=" and ".join)
def test_two_kinds_of_furniture_are_read_in_linear_time(pair: tuple[str, str]) -> None:
    """One below the other, and all of one below all of the other, inside a body and at its end."""
    one, other = (FURNITURE[name] for name in pair)
    assert_linear(from_text, lambda size: BODY + (one + other) * size + BELOW + one * size + other * size, 50)


def test_class_lines_that_end_no_header_are_read_in_linear_time() -> None:
    """The way back over a heading ends at the class line above: many of them do not go over the same lines."""
    above = f"{BODY}\n\nR 080915Z MAY 08\n"
    assert_linear(from_text, lambda size: above + "THE BRIDGE IS OPEN\n" * size + "UNCLAS ZENDA 000910\n" * size, 200)


#: What the closing is made of. A list that is filled from its front is slow only when it is long: so many are pumped.
ENDINGS = {
    "end marks": "NNNN\n",
    "prosigns": "BT\n",
    "levels": "SECRET\n",
    "captions": "SIPDIS\n",
    "notes": "> x\n",
    "blank lines": "BT\n\n",
    "page counts": "Page 2 of 3\n",
    "page lines": "PAGE 02 ZENDA 00910 081102Z\n",
}


@pytest.mark.parametrize("pump", ENDINGS.values(), ids=ENDINGS)
def test_closing_is_read_in_linear_time(pump: str) -> None:
    assert_linear(from_text, lambda size: BODY + pump * size, 20_000)


@pytest.mark.parametrize(
    "pump",
    ["PAGE 02 ZENDA 00910 081102Z ", "SECRET ZENDA 00000910  002 OF 002 ", "UNCLAS SECTION 2 OF 2 ZENDA 00910 SIPDIS "],
    ids=["page lines", "class lines and page lines", "headers"],
)
def test_one_line_is_read_in_linear_time(pump: str) -> None:
    """A line may be all of a text: what is looked for in its rest is looked for near."""
    assert_linear(from_text, lambda size: f"{BODY}\n{pump * size}", 500)


def test_letters_of_precedence_are_read_in_linear_time() -> None:
    """Letters after what only looks like a date-time group are looked at once each."""
    assert_read(from_text, "080915A MAY ", "R ")


@pytest.mark.parametrize("line", ["SUBJECT: X", "REF: A", "CLASSIFIED BY: A", "TO ZENDA\nRUEHC/HARA", "1. (U) X"])
@pytest.mark.parametrize("pump", [" ", "\t", "\u00a0", "-"])
def test_what_stands_before_a_word_is_read_in_linear_time(line: str, pump: str) -> None:
    """Blanks inside a line, not only at the end of the text, are looked at once."""
    assert_read(lambda text: from_text(f"{text} x\n"), f"UNCLAS ZENDA 000910\nTAGS: PREL\n{line}", pump)


@pytest.mark.parametrize("cls", [Header, Section, Paragraph, Closing])
@pytest.mark.parametrize("pump", PUMPS.values(), ids=PUMPS)
def test_fragment_is_read_in_linear_time(cls: type[Any], pump: str) -> None:
    assert_read(lambda text: from_text(text, cls), "", pump)


def edited(cable: Cable) -> str:
    """Write a cable with another number."""
    return to_text(cable.with_header(mrn=MessageNumber("STRELSAU", 7)))


def back(write: Callable[[Cable], Any], read: Callable[[Any], Cable]) -> Callable[[Cable], Cable]:
    """Write, and read what is written."""
    return lambda cable: read(write(cable))


#: What else is done with a cable that was read.
DONE: dict[str, Callable[[Cable], Any]] = {
    "edit": edited,
    "XML": back(to_xml, from_xml),
    "dict with the source": back(lambda cable: to_dict(cable, source=True), from_dict),
    "JSON": back(to_json, from_json),
    "look": lambda cable: (list(walk(cable)), cable.text, cable.gaps),
}
#: Pumps that make many nodes, many values, many echoes, or much furniture.
MANY = ("paragraphs", "headings", "letters", "redactions", "references", "class lines", "page lines")


@pytest.mark.slow
@pytest.mark.parametrize("pump", MANY)
@pytest.mark.parametrize("done", DONE)
def test_what_is_done_with_a_cable_is_linear(done: str, pump: str) -> None:
    assert_linear(DONE[done], lambda size: from_text(BODY + PUMPS[pump] * (size // len(PUMPS[pump])) + BELOW))
