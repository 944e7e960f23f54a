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
