"""Values of one line, and of several (format.md 15)."""

import pytest

from cablekit.telegram.fields.lines import read_line, read_lines, read_names, write_lines


@pytest.mark.parametrize(
    ("content", "lines", "names"),
    [
        ("A  B \n\n C\\\n", ("A B", "C"), ("A B", "C")),
        ("A\rB\r\nC", ("A", "B", "C"), ("A", "B", "C")),
        ("A\nB\na", ("A", "B", "a"), ("A", "B")),
        ("A\nA", ("A", "A"), ("A",)),
        ("A", ("A",), ("A",)),
        ("", (), ()),
    ],
)
def test_values_of_lines(content: str, lines: tuple[str, ...], names: tuple[str, ...]) -> None:
    """One value per line; a name that is printed twice, in any case, is kept once, at its first place."""
    assert read_lines(content) == lines
    assert read_names(content) == names


def test_written_lines() -> None:
    """One value is written per line."""
    assert write_lines(("A", "B")) == "A\nB"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("THE  BRIDGE \n IS OPEN\n", "THE BRIDGE IS OPEN"),
        ("THE\\\nBRIDGE \\", "THE BRIDGE"),
        ("\u00b6THE\n\u00b6 BRIDGE", "THE BRIDGE"),
        ("A\\B", "A\\B"),
        ("EX \u00b6 EX\nX", "EX \u00b6 EX X"),
        (" ", None),
    ],
)
def test_value_of_one_line(content: str, expected: str | None) -> None:
    """Pilcrows and backslashes at the ends of its lines are removed."""
    assert read_line(content) == expected
