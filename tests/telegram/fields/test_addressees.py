"""The addressees and their precedence, read."""

import pytest

from cablekit import from_text
from tests._helpers import CLASS_LINE


@pytest.mark.parametrize(
    ("word", "meant"), [("IMMEDIAT", "IMMEDIATE"), ("ROUTINEE", "ROUTINE"), ("PIORITY", "PRIORITY")]
)
def test_misspelt_precedence(word: str, meant: str) -> None:
    """A precedence with a letter lost or doubled, the last one too, is read."""
    header = from_text(f"FM AMEMBASSY ZENDA\nTO RUEHC/SECSTATE WASHDC {word}\n{CLASS_LINE}").header

    assert [(one.name, one.precedence) for one in header.action] == [("SECSTATE WASHDC", meant)]
