"""What a run is to do: its inputs, its output, and the options that decide what is written."""

from functools import partial
from typing import Any

from attrs import field, frozen

from cablekit.archives.columns import Columns, as_columns
from cablekit.archives.writing import serialized
from cablekit.corpus.records import RECORD_COLUMNS
from cablekit.formats import FORMATS, STANDARD, Many, output_formats
from cablekit.model.reading import as_texts, with_named_errors


@frozen(field_transformer=with_named_errors)
class Job:
    """
    What a run is to do.

    Attributes:
        inputs: Paths, folders, patterns, or `-` for standard input.
        to: `text`, `xml`, `json`, `jsonl`, `csv`, `records`, `parquet`, `html`, `site`, `tei`, `cmif`, `dc`,
            `csl`, `bibtex` or `ris`.
        out: A file for `jsonl`, `csv`, `records`, `cmif`, `csl`, `bibtex` and `ris`, and for `xml` and `parquet` if it
            ends in `.xml` or `.parquet`; otherwise a folder; `-` is standard output.
        jobs: How many processes.
        errors: A file for what could not be read, or None.
        resume: Whether to continue a run that was stopped.
        source: Whether JSON keeps the exact pieces.
        excel_safe: Whether a CSV is for a spreadsheet: it begins with a byte order mark, cells that look like formulas
            get an apostrophe, and cells that are too long are reported.
        columns: The columns of a CSV or of records, in order; empty for all.
        no_text: Whether the column with the text is left out.
        table: Which columns of other people's tables and JSON have what, as `read` takes it.
        limit: How many cables are written at most; None for all.
        sample: How many inputs (files, or records of a file of many) are drawn; None for all.
        seed: Another number draws another sample.
        profile: The conventions of an edition that TEI follows, as `to_tei` takes it.

    >>> Job(("folder",), "jsonl", "out.jsonl").is_file
    True
    """

    inputs: tuple[str, ...] = field(converter=as_texts)  # a string alone would be read letter by letter: `/` is one
    to: str
    out: str
    jobs: int = 1
    errors: str | None = None
    resume: bool = False
    source: bool = False
    excel_safe: bool = False
    columns: tuple[str, ...] = field(default=(), converter=as_texts)
    no_text: bool = False
    table: Columns | None = field(default=None, converter=as_columns)
    limit: int | None = None
    sample: int | None = None
    seed: int = 0
    profile: str | None = None

    @property
    def is_file(self) -> bool:
        """
        Whether all cables go into one file.

        >>> Job((), "xml", "out.xml").is_file, Job((), "xml", "out").is_file
        (True, False)
        """
        return self.to in output_formats() and FORMATS[self.to].is_one_file(self.out)

    @property
    def many(self) -> Many:
        """How the one file holds all cables; nothing is around a cable that is a file of its own."""
        return FORMATS[self.to].write_many if self.is_file else Many(partial(serialized, name=self.to))

    @property
    def writing(self) -> dict[str, Any]:
        """
        The options with which a cable is written.

        >>> Job((), "csv", "-", columns=("id", "text"), no_text=True).writing["columns"]
        ('id',)
        """
        columns = self.columns
        if self.no_text:
            columns = tuple(column for column in columns or RECORD_COLUMNS if column != "text")
        own = {"profile": self.profile} if self.profile else {}
        return {"source": self.source, "excel_safe": self.excel_safe, "columns": columns, "no_text": self.no_text} | own

    @property
    def suffix(self) -> str:
        """The suffix of a file for one cable."""
        return next(iter(FORMATS[self.to].suffixes), "")

    @property
    def is_parts(self) -> bool:
        """
        Whether the output is a folder of files that hold many cables each.

        >>> Job((), "parquet", "out").is_parts, Job((), "parquet", "out.parquet").is_parts
        (True, False)
        """
        return self.many.finish is not None and not self.out.lower().endswith(FORMATS[self.to].suffixes)

    @property
    def is_folder(self) -> bool:
        """Whether each cable goes into a file of its own."""
        return not self.is_file and self.out != STANDARD

    @property
    def options(self) -> dict[str, Any]:
        """What a run is continued with: all but the number of processes, the output, and `--resume` itself."""
        return {
            "inputs": list(self.inputs),
            "to": self.to,
            "source": self.source,
            "excel_safe": self.excel_safe,
            "columns": list(self.columns),
            "no_text": self.no_text,
            "profile": self.profile,
            "table": self.table,
            "limit": self.limit,
            "sample": self.sample,
            "seed": self.seed,
            "errors": self.errors,
        }
