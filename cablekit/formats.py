"""The formats in which cables are written: a row says how its files are named, and what reads and writes it."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from operator import itemgetter
from typing import Any, Final, Literal, NamedTuple, TypeAlias

#: The formats in which a node is read and written.
NodeFormat: TypeAlias = Literal["text", "xml", "dict", "json"]
#: The name that means standard input or standard output.
STANDARD: Final = "-"


def nothing(*_: Any, **__: Any) -> tuple[str, ...]:
    """Report nothing."""
    return ()


def always(**_: Any) -> bool:
    """Return True, whatever the options of the run are."""
    return True


class Many(NamedTuple):
    """
    How one file holds many cables.

    Attributes:
        cable: Writes a cable, with the options of the run.
        head: The bytes above the first cable, or what writes them with the options of the run.
        foot: The bytes below the last cable.
        between: The bytes between two cables.
        report: Yields what is to be said of a cable that is written, such as a cell that is too long.
        needs_body: Whether the body of a cable is written, too, with the options of the run.
        key: Where an entry has the key by which it is cited, and which only one entry of a file may have.
        pack: Makes bytes of what `cable` returned for several cables, where that is not bytes that are joined.
        finish: Writes files of packed cables as one file, or into a folder; *count* limits the number of cables.
    """

    cable: Callable[..., Any]
    head: bytes | Callable[..., bytes] = b""
    foot: bytes = b""
    between: bytes = b""
    report: Callable[..., Iterable[str]] = nothing
    needs_body: Callable[..., bool] = always
    key: re.Pattern[bytes] | None = None
    pack: Callable[[Iterable[Any]], bytes] | None = None
    finish: Callable[..., None] | None = None

    def above(self, **options: Any) -> bytes:
        """
        Return the bytes above the first cable.

        >>> Many(bytes, b"head").above(source=True)
        b'head'
        """
        return self.head if isinstance(self.head, bytes) else self.head(**options)


class Format(NamedTuple):
    """
    One format; what reads and writes it is named `module:name`, and is loaded when it is first used.

    Attributes:
        name: What users call it.
        suffixes: How the names of its files end; a new file gets the first one. Without any, it is always a folder.
        reader: The function that reads a node: data and the class wanted, to the node.
        writer: The function that writes a node.
        one: The function that writes the bytes of a file that holds one cable.
        many: The `Many` of a file that holds many cables.
        takes: The options that only some formats take: columns, no_text, excel_safe, profile.
        is_read: Whether files so named are read back; otherwise the suffix promises nothing to `read`.
    """

    name: str
    suffixes: tuple[str, ...] = ()
    reader: str = ""
    writer: str = ""
    one: str = ""
    many: str = ""
    takes: tuple[str, ...] = ()
    is_read: bool = True

    @property
    def read(self) -> Callable[..., Any]:
        """The function that reads a node."""
        reader: Callable[..., Any] = loaded(self.reader)
        return reader

    @property
    def write(self) -> Callable[..., Any]:
        """The function that writes a node."""
        writer: Callable[..., Any] = loaded(self.writer)
        return writer

    @property
    def write_one(self) -> Callable[..., bytes]:
        """The function that writes the bytes of a file that holds one cable."""
        write: Callable[..., bytes] = loaded(self.one)
        return write

    @property
    def write_many(self) -> Many:
        """How one file holds many cables."""
        many: Many = loaded(self.many)
        return many

    def is_one_file(self, output: str) -> bool:
        """Whether many cables are written to one file, as *output* names it; `-` is standard output."""
        return bool(self.many) and (not self.one or output == STANDARD or output.lower().endswith(self.suffixes))


#: A new output format is one module and one row here.
FORMATS: Final[dict[str, Format]] = {
    row.name: row
    for row in (
        Format(
            "text",
            (".txt", ".text"),
            reader="cablekit.telegram.text:from_text",
            writer="cablekit.telegram.write:to_text",
            one="cablekit.archives.writing:text_file",
        ),
        Format(
            "xml",
            (".xml",),
            reader="cablekit.xml.document:from_xml",
            writer="cablekit.xml.document:to_xml",
            one="cablekit.archives.writing:xml_file",
            many="cablekit.archives.writing:XML_CABLES",
        ),
        Format("dict", reader="cablekit.mapping.dicts:from_dict", writer="cablekit.mapping.dicts:to_dict"),
        Format(
            "json",
            (".json",),
            reader="cablekit.mapping.json_text:from_json",
            writer="cablekit.mapping.json_text:to_json",
            one="cablekit.archives.writing:json_file",
        ),
        Format("jsonl", (".jsonl", ".ndjson"), many="cablekit.archives.writing:JSON_LINES"),
        Format(
            "csv",
            (".csv",),
            many="cablekit.corpus.csv_rows:CSV_ROWS",
            takes=("columns", "no_text", "excel_safe"),
        ),
        Format(
            "records",
            (".records.jsonl",),
            many="cablekit.corpus.record_lines:RECORD_LINES",
            takes=("columns", "no_text"),
            is_read=False,
        ),
        Format("parquet", (".parquet",), many="cablekit.corpus.parquet:PARQUET", takes=("no_text",), is_read=False),
        Format("html", (".html", ".htm"), one="cablekit.exports.files:html_file", is_read=False),
        Format("site", many="cablekit.corpus.site.build:SITE", is_read=False),
        Format("tei", (".tei.xml",), one="cablekit.exports.files:tei_file", takes=("profile",), is_read=False),
        Format("cmif", (".cmif.xml",), many="cablekit.exports.files:CMIF_LETTERS", is_read=False),
        Format("dc", (".dc.xml",), one="cablekit.exports.files:dublin_core_file", is_read=False),
        Format("csl", (".csl.json",), many="cablekit.exports.files:CSL_ITEMS", is_read=False),
        Format("bibtex", (".bib",), many="cablekit.exports.files:BIBTEX_ENTRIES", is_read=False),
        Format("ris", (".ris",), many="cablekit.exports.files:RIS_ENTRIES", is_read=False),
    )
}


@cache
def loaded(place: str) -> Any:
    """Return what *place*, `module:name`, names."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


def node_formats() -> list[str]:
    """List the formats in which a node is read and written."""
    return [name for name, row in FORMATS.items() if row.reader]


def file_formats() -> list[str]:
    """List the formats of files that hold one cable."""
    return [name for name, row in FORMATS.items() if row.one]


def output_formats() -> list[str]:
    """List the formats of files."""
    return [name for name, row in FORMATS.items() if row.one or row.many]


def format_by_suffix(suffix: str) -> Format | None:
    """
    Return the format whose files are named with a suffix, or None; the longest suffix that fits decides.

    >>> [row.name for row in (format_by_suffix(".xml"), format_by_suffix(".old.tei.xml")) if row]
    ['xml', 'tei']
    """
    found = [(len(own), row) for row in FORMATS.values() for own in row.suffixes if suffix.endswith(own)]
    return max(found, key=itemgetter(0))[1] if found else None
