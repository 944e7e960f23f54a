"""DuckDB, polars and pandas read the same rows from a Parquet file, with the same types, and give the cables back."""

from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cablekit import Cable, read, write
from cablekit.arrow import SCHEMA, from_row, read_batches
from tests._helpers import EXAMPLES
from tests.archives.files_of_each_format import FILES

#: The warnings of large tools are their own.
pytestmark = [pytest.mark.heavy, pytest.mark.filterwarnings("ignore")]
WHY: Final = "pip install -e '.[dev,heavy]'"
duckdb = pytest.importorskip("duckdb", reason=WHY)
pandas = pytest.importorskip("pandas", reason=WHY)
polars = pytest.importorskip("polars", reason=WHY)
CABLES: Final = [
    one for one in read([EXAMPLES, *(file.data for file in FILES)], errors="keep") if isinstance(one, Cable)
]


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Give a Parquet file of cables of every format."""
    write(CABLES, tmp_path / "cables.parquet")
    return str(tmp_path / "cables.parquet")


def by_duckdb(path: str) -> pa.Table:
    """Read it with DuckDB."""
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        found = connection.sql(f"SELECT * FROM '{path}'").arrow()
        return found if isinstance(found, pa.Table) else found.read_all()


def by_polars(path: str) -> pa.Table:
    """Read it with polars."""
    return polars.read_parquet(path).to_arrow()


def by_pandas(path: str) -> pa.Table:
    """Read it with pandas, in the types of Arrow."""
    frame = pandas.read_parquet(path, dtype_backend="pyarrow")
    return pa.Table.from_pandas(frame, preserve_index=False)


@pytest.mark.parametrize("reader", [by_duckdb, by_polars, by_pandas])
def test_same_rows_and_types(reader: Any, path: str) -> None:
    """The types are those of the schema but for the width of offsets, so that casting changes no value."""
    table, expected = reader(path), pq.read_table(path)

    assert table.schema.names == SCHEMA.names
    assert [kinds(one.type) for one in table.schema] == [kinds(one.type) for one in SCHEMA]
    assert table.cast(SCHEMA).to_pylist() == expected.to_pylist()


def kinds(kind: pa.DataType) -> str:
    """Write a type without the width of offsets and the names of items, which differ from tool to tool."""
    if pa.types.is_struct(kind):
        return "{" + ", ".join(f"{one.name}: {kinds(one.type)}" for one in kind) + "}"
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return f"[{kinds(kind.value_type)}]"
    return str(kind).replace("large_string", "string").replace("string_view", "string").replace("Etc/UTC", "UTC")


def test_rows_as_dicts_give_the_cables(path: str) -> None:
    """`from_row` takes the dicts of each tool, with what it has in the place of None."""
    with duckdb.connect() as connection:
        names = [one[0] for one in connection.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()]
        by_sql = [dict(zip(names, row, strict=True)) for row in connection.sql(f"SELECT * FROM '{path}'").fetchall()]
    frame = pandas.read_parquet(path)

    assert [from_row(row) for row in by_sql] == CABLES
    assert [from_row(row) for row in polars.read_parquet(path).to_dicts()] == CABLES
    assert [from_row(row) for row in frame.to_dict("records")] == CABLES


def test_two_shards_are_one_table(tmp_path: Path) -> None:
    """Files that were made at different places are read as one, also where one has nothing in a column."""
    for name, source in (("a", EXAMPLES), ("b", b"UNCLAS ZENDA 910\nTAGS: XG\n"), ("c", b"<cable>")):
        pq.write_table(pa.Table.from_batches(read_batches(source), SCHEMA), tmp_path / f"{name}.parquet")
    pattern = str(tmp_path / "*.parquet")
    with duckdb.connect() as connection:
        (found,) = connection.sql(f"SELECT count(*), count(id), count(error) FROM '{pattern}'").fetchall()

    assert found == (6, 4, 1)
    assert polars.read_parquet(pattern).height == 6
    assert len(pandas.read_parquet(tmp_path)) == 6
