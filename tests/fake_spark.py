"""As much of Spark as cablekit touches, for tests without it; tests/heavy has Spark itself."""

import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from cablekit.corpus import spark


class Partition(NamedTuple):
    """What a task is given."""

    value: Any


class Source:
    """The base of a data source."""

    def __init__(self, options: dict[str, str]) -> None:
        self.options = options


class Sources:
    """The data sources of a session."""

    def __init__(self) -> None:
        self.known: dict[str, Any] = {}

    def register(self, source: Any) -> None:
        """Note a source."""
        self.known[source.name()] = source


class Session:
    """A session that knows data sources."""

    def __init__(self) -> None:
        self.dataSource = Sources()


class DataFrame:
    """A data frame of some batches."""

    def __init__(self, *batches: Any) -> None:
        self.batches = batches
        self.schema: Any = None

    def mapInArrow(self, task: Callable[[Any], Iterator[Any]], schema: Any) -> "DataFrame":  # noqa: N802
        """Run a task over the batches."""
        made = DataFrame(*task(iter(self.batches)))
        made.schema = schema
        return made


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let modules of Spark be found that have this; the schema is Arrow's own."""
    parts: dict[str, dict[str, Any]] = {
        "pyspark": {},
        "pyspark.sql": {},
        "pyspark.sql.pandas": {},
        "pyspark.sql.pandas.types": {"from_arrow_schema": lambda schema, **_: schema},
        "pyspark.sql.datasource": {"DataSource": Source, "DataSourceReader": object, "InputPartition": Partition},
    }
    for name, values in parts.items():
        module = ModuleType(name)
        vars(module).update(values)
        monkeypatch.setitem(sys.modules, name, module)
    spark.source_class.cache_clear()
