"""The heading of a section, read and written (format.md 13.4)."""

import pytest

from cablekit.telegram.fields.section_heading import LONGEST, read_heading, underline, write_heading


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("---- The Bridge ----\n", "The Bridge"),
        ("The Bridge\n  and the Castle\n", "The Bridge and the Castle"),
        ("// The Bridge //", "The Bridge"),
        ("// The Bridge", "// The Bridge"),
        ("The Bridge //", "The Bridge //"),
        ("//X//", "X"),
        ("----", None),
    ],
)
def test_headings(content: str, expected: str | None) -> None:
    """Dashes are removed, and strokes if they are on both sides."""
    assert read_heading(content) == expected


def test_written_headings() -> None:
    """A heading is written on one line up to its limit; the underline is as long as the longest line."""
    heading = "The Bridge " * 8 + "Y" * (LONGEST - 88)

    assert write_heading(heading) == heading
    assert write_heading(f"{heading}Y").split("\n") == ["The Bridge " * 6 + "The", "Bridge The Bridge YYY"]
    assert [underline(one) for one in ("Ab", "Ab\nAbc\nA", "")] == ["--", "---", ""]
