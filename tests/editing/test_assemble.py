"""Sections that came as messages of their own are one cable."""

import pytest

import cablekit
from cablekit import ReadError, assemble

HEAD = """PP RUEHQZB
DE RUEHQZA #0910/{0:02} 1290915
P 080915Z MAY 08
FM AMEMBASSY ZENDA
TO RUEHC/SECSTATE WASHDC PRIORITY 312{0}
C O N F I D E N T I A L SECTION {0:02} OF 03 ZENDA 000910

SIPDIS

TAGS: PREL
SUBJECT: THE BRIDGE

"""


def section(number: int, body: str) -> cablekit.Cable:
    """Give a section of a cable of three."""
    return cablekit.from_text(HEAD.format(number) + body)


def test_sections_in_any_order() -> None:
    """The sections are put in order; a sentence goes on across the head of the next."""
    cables = [
        section(3, "2. (C) It is.\n\nSAPT\n"),
        section(1, "1. (C) He said that the bridge\n"),
        section(2, "is open.\n\n"),
    ]

    done = assemble(cables)

    assert [p.flow for p in done.cable.paragraphs] == ["He said that the bridge is open.", "It is."]
    assert done.cable.closing.signatures == ("SAPT",)
    assert (done.missing, done.doubled) == ((), ())


def test_missing_and_doubled() -> None:
    """A section that is not there, and one that is there twice, are told."""
    done = assemble([section(3, "2. (C) Yes.\n"), section(1, "1. (C) No.\n"), section(1, "1. (C) No!\n")])

    assert (done.missing, done.doubled) == ((2,), (1,))
    assert [p.text for p in done.cable.paragraphs] == ["No.", "Yes."]


def test_a_cable_without_sections() -> None:
    """A cable that has no section words is assembled as it is."""
    cable = cablekit.from_text("1. (U) All is well.\n")

    assert assemble([cable]).cable == cable


@pytest.mark.parametrize("bodies", [[], ["07", "08"]])
def test_nothing_to_assemble(bodies: list[str]) -> None:
    """No section, or sections of different messages, cannot be assembled."""
    cables = [cablekit.from_text(f"UNCLAS ZENDA {body}\n", year=2008) for body in bodies]

    with pytest.raises(ReadError):
        assemble(cables)
