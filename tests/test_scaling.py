"""Reading is linear (law 5): twice the text takes no more than 2.6 times as long, whatever is pumped into it."""

import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from cablekit import Header, Paragraph, Section, from_text
from cablekit.model import Closing

pytestmark = pytest.mark.scaling

#: What a doubling of the text may cost.
DOUBLING = 2.6
#: Below this the clock says more of the machine than of the reader (seconds).
SHORT = 0.004
SIZE = 4_000
RETRIES = 6

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


def seconds(read: Callable[[str], Any], text: str) -> float:
    """Take the processor's time for one reading, the better of two."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        read(text)
        taken.append(time.process_time() - start)
    return min(taken)


def doublings(read: Callable[[str], Any], above: str, pump: str) -> list[float]:
    """Give what each doubling of the pumped text costs, from n to 4n; 1.0 where it is too short to tell."""
    times = [seconds(read, above + pump * (SIZE * factor // len(pump)) + BELOW) for factor in (1, 2, 4)]
    return [after / before if after > SHORT else 1.0 for before, after in pairwise(times)]


def assert_linear(read: Callable[[str], Any], above: str, pump: str) -> None:
    """Measure until every doubling is cheap enough; a busy machine gets some more tries."""
    for _ in range(RETRIES):
        costs = doublings(read, above, pump)
        if max(costs) <= DOUBLING:
            return
    pytest.fail(f"doublings of {pump!r} below {above[-20:]!r} cost {costs}")


@pytest.mark.parametrize("above", ["", HEAD, BODY], ids=["alone", "below a header", "in a paragraph"])
@pytest.mark.parametrize("pump", PUMPS.values(), ids=PUMPS)
def test_cable_is_read_in_linear_time(above: str, pump: str) -> None:
    assert_linear(from_text, above, pump)


@pytest.mark.parametrize("line", ["SUBJECT: X", "REF: A", "CLASSIFIED BY: A", "TO ZENDA\nRUEHC/HARA", "1. (U) X"])
@pytest.mark.parametrize("pump", [" ", "\t", "\u00a0", "-"])
def test_what_stands_before_a_word_is_read_in_linear_time(line: str, pump: str) -> None:
    """Blanks inside a line, not only at the end of the text, are looked at once."""
    assert_linear(lambda text: from_text(f"{text} x\n"), f"UNCLAS ZENDA 000910\nTAGS: PREL\n{line}", pump)


@pytest.mark.parametrize("cls", [Header, Section, Paragraph, Closing])
@pytest.mark.parametrize("pump", PUMPS.values(), ids=PUMPS)
def test_fragment_is_read_in_linear_time(cls: type[Any], pump: str) -> None:
    assert_linear(lambda text: from_text(text, cls), "", pump)
