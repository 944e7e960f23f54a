"""The TAGS as a table."""

import datetime as dt

from attrs import evolve

from cablekit.corpus import TagRow, tag_rows
from tests.corpus.graphs.invented import day, invented


def test_a_row_for_each_tag() -> None:
    """Each tag of each cable has a row, each once, with its name on the date; a cable without TAGS has none."""
    cables = [
        invented("LA PAZ", 910, day(8)).with_header(tags=("PREL", "CH", "PREL")),
        evolve(invented("ZENDA", 7), year_hint=None).with_header(tags=("SAPT, ANNA",)),
        invented("ZENDA", 8),
    ]

    assert list(tag_rows(cables)) == [
        TagRow("08LAPAZ910", dt.date(2008, 5, 8), "LAPAZ", "PREL", "External Political Relations", "subject"),
        TagRow("08LAPAZ910", dt.date(2008, 5, 8), "LAPAZ", "CH", "China (Mainland)", "place"),
        TagRow(None, None, "ZENDA", "SAPT, ANNA", None, "person"),
    ]


def test_rows_come_one_by_one() -> None:
    """The cables are read as the rows are taken."""
    rows = tag_rows(iter([invented("LA PAZ", 910).with_header(tags=("PREL",))]))

    assert next(rows).tag == "PREL"
    assert next(rows, None) is None
