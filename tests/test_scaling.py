"""Reading is linear (law 5): twice the text takes about twice as long (tests/scaling.py), whatever is pumped into it."""

import math
from collections.abc import Callable
from typing import Any

import pytest

from cablekit import Header, Paragraph, Section, from_text
from cablekit.model import Closing
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
def test_faster_growth_is_seen(power: float) -> None:
    """The measure itself can fail: for n * sqrt(n), 2.83 for each doubling, as for n * n."""
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


@pytest.mark.parametrize("line", ["SUBJECT: X", "REF: A", "CLASSIFIED BY: A", "TO ZENDA\nRUEHC/HARA", "1. (U) X"])
@pytest.mark.parametrize("pump", [" ", "\t", "\u00a0", "-"])
def test_what_stands_before_a_word_is_read_in_linear_time(line: str, pump: str) -> None:
    """Blanks inside a line, not only at the end of the text, are looked at once."""
    assert_read(lambda text: from_text(f"{text} x\n"), f"UNCLAS ZENDA 000910\nTAGS: PREL\n{line}", pump)


@pytest.mark.parametrize("cls", [Header, Section, Paragraph, Closing])
@pytest.mark.parametrize("pump", PUMPS.values(), ids=PUMPS)
def test_fragment_is_read_in_linear_time(cls: type[Any], pump: str) -> None:
    assert_read(lambda text: from_text(text, cls), "", pump)
