"""What reading and writing cost: `pytest tests/bench` (docs/performance.md has the numbers)."""

import email.parser
from collections.abc import Callable
from typing import Any

import pytest

import cablekit

pytest.importorskip("pytest_benchmark")

HEADER = """VZCZCXRO2718
PP RUEHQZB RUEHQZC
DE RUEHQZA #0910/01 1290915
ZNY CCCCC ZZH
P 080915Z MAY 08
FM AMEMBASSY STRELSAU
TO RUEHC/SECSTATE WASHDC PRIORITY 3121
INFO RUEHQZD/RURITANIA COLLECTIVE PRIORITY
RUEKJCS/SECDEF WASHDC PRIORITY
C O N F I D E N T I A L STRELSAU 000910

SIPDIS

E.O. 12958: DECL: 05/08/2018
TAGS: PREL, PGOV, XG
SUBJECT: THE BRIDGE AND THE CASTLE
REF: A. ZENDA 816 B. 07 STRELSAU 3054

Classified By: DCM Fritz Tarlenheim, reasons 1.4 (b) and (d).

"""
SENTENCE = "The bridge is open.  The king saw it on Monday,\nand the castle has not said whether it will be closed.\n"
BODY = "\n".join(f"{number}. (C) {SENTENCE * 8}" for number in range(1, 11))
TEXT = f"{HEADER}{BODY}\nRASSENDYLL\n"
CABLE = cablekit.from_text(TEXT)
XML = cablekit.to_xml(CABLE)
VALUES = cablekit.to_dict(CABLE)

MAIL = "From: a\nTo: b\nSubject: c\n\n"
TASKS: dict[str, tuple[Callable[[Any], Any], Any]] = {
    "email.parser": (email.parser.Parser().parsestr, MAIL + TEXT),
    "from_text": (cablekit.from_text, TEXT),
    "to_text": (cablekit.to_text, CABLE),
    "to_xml": (cablekit.to_xml, CABLE),
    "from_xml": (cablekit.from_xml, XML),
    "to_dict": (cablekit.to_dict, CABLE),
    "from_dict": (cablekit.from_dict, VALUES),
}


@pytest.mark.parametrize("task", TASKS)
def test_speed(benchmark: Callable[..., object], task: str) -> None:
    function, argument = TASKS[task]
    benchmark(function, argument)
