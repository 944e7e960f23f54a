"""The subject, read."""

import pytest

from tests._helpers import PAGE_LINE, header_of


@pytest.mark.parametrize(
    ("content", "subject"),
    [
        ("THE BRIDGE PAGE 02 ZENDA 00910 081102Z", "THE BRIDGE"),
        (f"{PAGE_LINE} THE BRIDGE", "THE BRIDGE"),
        ("THE KING'S\nSECRET\nI", "THE KING'S SECRET I"),
        ("THE KING'S\nSECRET\nPAGE 02 ZENDA 00910 081102Z\nSECRET", "THE KING'S"),
        (f"TALE OF THE KING'S MEN: {PAGE_LINE} AND OF HIM", "TALE OF THE KING'S MEN: AND OF HIM"),
    ],
)
def test_page_line_in_a_subject(content: str, subject: str) -> None:
    """A page line, with the marking above it, is out of a subject; `OF` or a level among its words is in it."""
    assert header_of(f"TAGS: PREL\nSUBJECT: {content}").subject == subject


PROSE = (
    "A PLOT OF OFFICERS WAS FOUND YESTERDAY BY THE KING'S\nMEN. ONLY FOUR OF THEM ARE KNOWN SO FAR, AND THEY ARE\n"
    "IN THE CASTLE.\n"
)


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (f"THE BRIDGE\nZENDA\n{PROSE}", "THE BRIDGE"),
        (f"THE BRIDGE\n{PROSE}", "THE BRIDGE"),
        (f"THE BRIDGE\n{PROSE}\n1. IT IS OPEN.\n", "THE BRIDGE"),
        ("THE BRIDGE\nAND THE CASTLE\nOF ZENDA\n\n1. IT IS OPEN.\n", "THE BRIDGE AND THE CASTLE OF ZENDA"),
        (
            "THE BRIDGE\nAND MR. RASSENDYLL\nIN THE U.S. AND IN ZENDA\n",
            "THE BRIDGE AND MR. RASSENDYLL IN THE U.S. AND IN ZENDA",
        ),
        (
            "THE BRIDGE,\nTHE CASTLE. THE KING IS\nIN ZENDA\nAGAIN\n",
            "THE BRIDGE, THE CASTLE. THE KING IS IN ZENDA AGAIN",
        ),
        ("THE BRIDGE\nIS OPEN. THE KING IS IN ZENDA\n", "THE BRIDGE IS OPEN. THE KING IS IN ZENDA"),
        ("\nTHE BRIDGE\nAND THE CASTLE\n", "THE BRIDGE AND THE CASTLE"),
        ("THE BRIDGE\nLIMDIS NOFORN\n", "THE BRIDGE"),
        ("THE BRIDGE\nFOUO, SIPDIS\n", "THE BRIDGE"),
        ("THE BRIDGE\nSENSITIVE\n", "THE BRIDGE SENSITIVE"),
    ],
)
def test_the_end_of_a_subject(lines: str, subject: str) -> None:
    """Prose below a short subject is the body; a title that wraps stays whole; captions end it."""
    assert header_of(f"TAGS: PREL\nSUBJECT: {lines}").subject == subject


def test_prose_with_a_label_to_come() -> None:
    """What is above another label of the header is not the body."""
    header = header_of(f"SUBJECT: THE BRIDGE\n{PROSE}\nREF: ZENDA 815\n")

    assert header.subject
    assert header.subject.endswith("CASTLE.")
    assert header.references
