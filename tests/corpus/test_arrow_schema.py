"""The schema of Arrow tables: fixed by its version, described on its page, and clear about what is missing."""

import re
import sys
from pathlib import Path
from typing import Final

import pytest

import cablekit.arrow
from cablekit.corpus import arrow_schema
from cablekit.corpus.arrow_schema import SCHEMA_KEY, SCHEMA_NAME
from cablekit.model import Header
from tests._helpers import ROOT

PAGE: Final = ROOT / "docs" / "arrow.md"
#: The columns and types of this version, as they were recorded.
RECORD: Final = Path(__file__).with_name("arrow_schema_1.txt")


def lines() -> str:
    """Give the columns with their types, one per line."""
    return "".join(f"{field.name}: {field.type}\n" for field in cablekit.arrow.SCHEMA)


def test_the_version_says_what_the_columns_are() -> None:
    """A column that is removed, renamed or of another type raises the version; a new one is added to the record."""
    assert SCHEMA_NAME.endswith("/1")
    assert lines() == RECORD.read_text(encoding="utf-8")


def test_the_schema_is_named_in_its_metadata() -> None:
    """A reader of a file sees which version it is."""
    assert cablekit.arrow.SCHEMA.metadata == {SCHEMA_KEY.encode(): SCHEMA_NAME.encode()}


def test_the_page_lists_the_columns() -> None:
    """docs/arrow.md describes every column, in order; those of the header together."""
    rows = re.findall(r"(?m)^\| ((?:`\w+`(?:, )?)+) \|", PAGE.read_text(encoding="utf-8").partition("| column |")[2])
    listed = [name for row in rows for name in re.findall(r"`(\w+)`", row)]

    assert listed == cablekit.arrow.SCHEMA.names
    assert SCHEMA_NAME in PAGE.read_text(encoding="utf-8")


def test_every_field_of_a_header_has_its_column() -> None:
    """Those of addressees are one column together."""
    names = {one.name for one in Header.__attrs_attrs__} - {"source", "action", "info", "exempt"}

    assert names | {"addressees"} <= {*cablekit.arrow.SCHEMA.names}


def test_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says how to install it; other names are missing as they are from any module."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    arrow_schema.schema.cache_clear()
    with pytest.raises(ImportError, match=r"pip install 'cablekit\[arrow\]'"):
        _ = arrow_schema.SCHEMA
    with pytest.raises(AttributeError, match="has no attribute 'SHEMA'"):
        _ = arrow_schema.SHEMA
