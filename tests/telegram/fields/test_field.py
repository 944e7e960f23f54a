"""What the rows of all fields share."""

import pytest

from cablekit.telegram.fields.field import is_default, leading_space, trailing_space


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("SIPDIS \n\n", "", " \n\n"),
        (" SIPDIS\\\n", " ", "\\\n"),
        ("\n X\\\n \\\n", "\n ", "\\\n \\\n"),
        ("X \\ \\", "", " \\ \\"),
        ("X\\X", "", ""),
        ("EX", "", ""),
        ("", "", ""),
    ],
)
def test_white_space_around_a_text(text: str, before: str, after: str) -> None:
    """Backslashes at the ends of lines count as white space."""
    assert leading_space(text) == before
    assert trailing_space(text) == after


def test_default_values() -> None:
    """Nothing is written for them."""
    assert [is_default(value) for value in (None, "", (), "X", ("X",), 0, False)] == [
        *(True, True, True, False, False, False, False)
    ]
