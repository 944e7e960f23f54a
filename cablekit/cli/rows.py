"""How commands print rows: with tabs below the names of the columns, or as lines of JSON."""

from collections.abc import Iterable, Sequence

from cablekit.cli.terminal import json_line, say
from cablekit.exports.terminal import visible


def say_rows(columns: Sequence[str], rows: Iterable[Sequence[object]], *, as_json: bool) -> None:
    """Print rows: with tabs below the names of their columns, or as lines of JSON."""
    if not as_json:
        say("\t".join(columns) + "\n")
    for row in rows:
        say(json_line(dict(zip(columns, row, strict=True))) if as_json else "\t".join(map(cell, row)) + "\n")


def cell(value: object) -> str:
    """
    Write a value on one line, without tabs; nothing for None.

    >>> cell(7), cell(None), cell("a\\tb"), cell(True)
    ('7', '', 'a b', 'true')
    """
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else visible(" ".join(str(value).split()))
