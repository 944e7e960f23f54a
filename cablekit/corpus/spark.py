"""Cables in Spark 4: a Python data source, and `mapInArrow` over bytes; all decisions are in `spark_reading`."""

from collections.abc import Iterator
from functools import cache, partial
from typing import Any, Final

from cablekit.archives.columns import Columns, as_columns
from cablekit.archives.files import check_options
from cablekit.archives.limits import LIMITS
from cablekit.corpus.arrow_batches import parse_batches
from cablekit.corpus.arrow_schema import schema
from cablekit.corpus.spark_reading import options_of, partitions_of, read_partition

#: What users give to `spark.read.format`.
NAME: Final = "cablekit"
MISSING: Final = "Spark needs pyspark: pip install 'cablekit[spark]', and a Java runtime"


def register(spark: Any) -> None:
    """
    Make `spark.read.format("cablekit")` known to a session.

    Its `load` takes a path, or a list of paths, that every machine can open. Options: `filesPerPartition` (a number;
    by default 500 files or 32 MB, whichever comes first), `errors` (`keep`: what cannot be read is a row with its
    `error`; `raise`: it ends the job), `body` and `source` (`true` or `false`, as for `cablekit.arrow.read_batches`).

    Args:
        spark: The `SparkSession`.

    Raises:
        ImportError: pyspark is missing.

    >>> register(spark)  # doctest: +SKIP
    >>> spark.read.format("cablekit").option("filesPerPartition", 1000).load("cables/")  # doctest: +SKIP
    """
    spark.dataSource.register(source_class())


def parse(
    df: Any,
    *,
    content: str = "content",
    path: str | None = "path",
    format: str | None = None,  # noqa: A002 - the users' word
    columns: Columns | None = None,
    body: bool = True,
    source: bool = True,
) -> Any:
    """
    Read the files in a data frame that has their bytes, such as one of the format `binaryFile`.

    Args:
        df: The `DataFrame`.
        content: The column with the bytes of a file, or its text.
        path: The column with its name; None if there is none.
        format: As for `cablekit.read`.
        columns: As for `cablekit.read`.
        body: As for `cablekit.arrow.read_batches`.
        source: As for `cablekit.arrow.read_batches`.

    Returns:
        A `DataFrame` with the columns of `cablekit.arrow.SCHEMA`; what cannot be read is a row with its `error`.

    Raises:
        ImportError: pyspark is missing.
        ReadError: An argument is wrong.

    >>> files = spark.read.format("binaryFile").option("recursiveFileLookup", True)  # doctest: +SKIP
    >>> parse(files.load("s3a://bucket/cables/"))  # doctest: +SKIP
    """
    check_options(format, LIMITS)
    task = partial(
        parse_batches,
        content=content,
        path=path,
        format=format,
        columns=as_columns(columns),
        body=body,
        source=source,
    )
    return df.mapInArrow(task, spark_schema())


def spark_schema() -> Any:
    """Return the schema as Spark has it; dates are moments, whatever the time zone of the session is."""
    try:
        from pyspark.sql.pandas.types import from_arrow_schema
    except ImportError as error:
        raise ImportError(MISSING) from error
    return from_arrow_schema(schema(), prefer_timestamp_ntz=False)


@cache
def source_class() -> Any:
    """Make the class of the data source, whose base is one of Spark's."""
    try:
        from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition
    except ImportError as error:
        raise ImportError(MISSING) from error
    return data_source(DataSource, DataSourceReader, InputPartition)


def data_source(source: Any, reader: Any, partition: Any) -> Any:
    """Make the class of the data source from Spark's classes of sources, readers and partitions."""

    class CableReader(reader):  # type: ignore[misc]  # which class it is, is known when Spark is there
        """Reads the files of each partition."""

        def __init__(self, given: dict[str, str]) -> None:
            self.options = options_of(given)

        def partitions(self) -> list[Any]:
            """List the partitions."""
            return [partition(files) for files in partitions_of(self.options)]

        def read(self, part: Any) -> Iterator[Any]:
            """Yield the batches of one partition."""
            return read_partition(self.options, part.value)

    class CableSource(source):  # type: ignore[misc]
        """The data source `cablekit`."""

        @classmethod
        def name(cls) -> str:
            """Return what users call it."""
            return NAME

        def schema(self) -> Any:
            """Return the columns, which are known in advance."""
            options_of(self.options)  # a wrong one is refused before the job begins
            return spark_schema()

        def reader(self, schema: Any) -> Any:  # noqa: ARG002 - Spark passes what `schema` gave
            """Return the reader."""
            return CableReader(dict(self.options))

    return CableSource
