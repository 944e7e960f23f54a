"""Cables as Arrow tables, for Parquet, DuckDB, polars, pandas and engines on many machines; needs the extra `arrow`."""

from typing import TYPE_CHECKING

from cablekit._lazy import lazy_attributes

__all__ = [
    "SCHEMA", "from_row", "parse_batches", "read_batches", "to_row",
]  # fmt: skip

if TYPE_CHECKING:
    from cablekit.corpus.arrow_batches import parse_batches, read_batches
    from cablekit.corpus.arrow_rows import from_row, to_row
    from cablekit.corpus.arrow_schema import SCHEMA
else:
    __getattr__, __dir__ = lazy_attributes(
        __name__,
        __all__,
        {
            "cablekit.corpus.arrow_batches": "parse_batches read_batches",
            "cablekit.corpus.arrow_rows": "from_row to_row",
            "cablekit.corpus.arrow_schema": "SCHEMA",
        },
    )
