"""Records as lines of JSON: what `to_record` returns, numbers as numbers and null for nothing."""

import json
from collections.abc import Collection
from typing import Any, Final

from cablekit.corpus.records import RECORD_COLUMNS, needs_body, part_of_record
from cablekit.formats import Many
from cablekit.model import Cable


def record_line(cable: Cable, *, columns: Collection[str] = (), **_: Any) -> bytes:
    r"""
    Write the record of a cable as a line of JSON.

    >>> record_line(Cable(), columns=("id", "item_count"))
    b'{"id": null, "item_count": 0}\n'
    """
    return json.dumps(part_of_record(cable, columns or RECORD_COLUMNS)).encode() + b"\n"


RECORD_LINES: Final = Many(record_line, needs_body=needs_body)
