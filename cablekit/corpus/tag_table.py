"""The TAGS of cables as a table: a row for each tag of each cable."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cablekit.corpus.dimensions import facts_of
from cablekit.model import Cable


class TagRow(NamedTuple):
    """
    A tag of a cable.

    Attributes:
        id: The canonical id of the cable; None where nobody knows it.
        date: Its day, in UTC; None where nobody says it.
        post: Who sent it, as in ids; None where nobody says it.
        tag: The code, in capitals.
        name: What the code meant on that day; None where no list has it.
        kind: `subject`, `place`, `organisation`, `program`, `person` or `unknown`.

    >>> TagRow("08ZENDA910", dt.date(2008, 5, 8), "ZENDA", "PREL", "External Political Relations", "subject").kind
    'subject'
    """

    id: str | None
    date: dt.date | None
    post: str | None
    tag: str
    name: str | None
    kind: str


def tag_rows(cables: Iterable[Cable]) -> Iterator[TagRow]:
    """
    Yield a row for each tag of each cable, each once, with its name and kind on the date of the cable.

    Args:
        cables: The cables; `read(folder, body=False)` is enough.

    Returns:
        The rows: `pandas.DataFrame(tag_rows(cables), columns=TagRow._fields)`.

    Raises:
        ModelError: Something is not a cable.

    Source: format.md 9; `vocabulary.tag`.

    >>> from cablekit import from_text
    >>> cable = from_text("R 080915Z MAY 08\\n\\nUNCLAS LA PAZ 910\\n\\nTAGS: PREL, CH, KXYZ\\n")
    >>> for row in tag_rows([cable]):
    ...     print(row.id, row.date, row.tag, row.name, row.kind)
    08LAPAZ910 2008-05-08 PREL External Political Relations subject
    08LAPAZ910 2008-05-08 CH China (Mainland) place
    08LAPAZ910 2008-05-08 KXYZ None unknown
    """
    for cable in cables:
        for facts in facts_of(cable, each_tag=True):
            if facts.tag:
                post, tag = facts.post.token or None, facts.tag
                yield TagRow(facts.catalog.id, facts.day, post, tag.code, tag.name or None, tag.kind)
