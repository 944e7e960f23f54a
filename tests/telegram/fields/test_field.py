"""What the rows of all fields share."""

import pytest

from cablekit.model import MessageNumber
from cablekit.telegram.fields.field import is_default, leading_space, mistyped_part, trailing_space
from tests._helpers import loose


def test_mistyped_parts() -> None:
    """The first mistyped part is named, in a limited number of characters."""
    good, bad = MessageNumber("ZENDA", 910), MessageNumber("ZENDA", loose("910"))

    assert mistyped_part(good) == mistyped_part((good, good)) == mistyped_part(()) == mistyped_part("X") == ""
    assert mistyped_part((good, bad)) == "cannot be written: serial is '910', expected a value of int"
    assert len(mistyped_part(MessageNumber("ZENDA", loose("9" * 900)))) == 500


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
