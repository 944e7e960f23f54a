"""`load` and `read`: one cable or many, and their options."""

from pathlib import Path
from typing import Any

import pytest

from cablekit.archives.files import load, read
from cablekit.archives.registry import ARCHIVES
from cablekit.errors import ReadError
from tests._helpers import SITE, TELEGRAM


def test_load_wants_one(tmp_path: Path) -> None:
    """`load` says how many cables there are where there is not one."""
    with pytest.raises(ReadError, match="holds no cable, expected one"):
        load(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(TELEGRAM)
    with pytest.raises(ReadError, match="holds 2 cables, expected one; `read` gives them all"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": "tar"}, f"format: no format 'tar'; there are {', '.join(ARCHIVES)}"),
        ({"errors": "ignore"}, "errors: expected 'raise' or 'keep', got 'ignore'"),
        ({"limits": 5}, "limits: expected a value of Limits, such as Limits(max_chars=1000), got 5"),
    ],
)
def test_wrong_options(options: dict[str, Any], message: str) -> None:
    """A format or a way with errors that does not exist is told at once."""
    with pytest.raises(ReadError) as caught:
        read(b"", **options)

    assert str(caught.value) == message


def test_format_that_is_asked_for() -> None:
    """A file that is not in the form that was asked for is an error; as text every file reads."""
    with pytest.raises(ReadError, match="<bytes>: is not in the form 'nara'"):
        load(TELEGRAM, format="nara")

    assert load(SITE, format="text").wrappers == ()
