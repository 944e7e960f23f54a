"""Files to cables, whatever archive published them: the format is detected by content, and files are read in order."""

import io
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Final, Literal, NamedTuple, overload

from cablekit._lazy import lazy_import
from cablekit.archives.columns import Columns, as_columns
from cablekit.archives.document import NO_TELEGRAM, BadRecord, decode, with_place, with_places
from cablekit.archives.judging import holds_telegram
from cablekit.archives.limits import LIMITS, Limits
from cablekit.archives.packed import Member, Packing, kind_of, members, refuse_damage, whole_records, with_damage
from cablekit.archives.registry import ARCHIVES, archive_named, form_of, unwrapped
from cablekit.archives.sources import Source, Sources, files, place_of
from cablekit.archives.streams import HEAD, Rewound, read_rest, read_up_to
from cablekit.errors import ReadError, shown
from cablekit.formats import format_by_suffix
from cablekit.model import Cable, Place

__all__ = ["Source", "load", "read"]

#: The format of every file that has no other; the suffix of a text promises nothing.
TEXT: Final = "text"
#: The formats of other people's files, by their suffixes; only that of JSON is a promise.
OTHERS: Final = {".csv": "table", ".tsv": "table", ".tab": "table", ".json": "objects"}
JSON: Final = ".json"


def load(
    source: Source,
    *,
    format: str | None = None,  # noqa: A002 - the users' word
    columns: Columns | None = None,
    limits: Limits = LIMITS,
    body: bool = True,
) -> Cable:
    """
    Read a file that holds exactly one cable; a text in which no telegram is found is read, too.

    Args:
        source: A path, bytes, or a file opened in binary mode.
        format: One of those that docs/archives.md lists; None: found by the content.
        columns: As for `read`.
        limits: How much is read.
        body: As for `from_text`: without it, the header alone; cablekit's own XML, JSON and tables are read whole.

    Raises:
        ReadError: The file does not exist, is not in the format, passes a limit, or does not hold exactly one cable.

    >>> load(b"TAGS: PREL, RU").tags
    ('PREL', 'RU')
    """
    check_options(format, limits)
    cables = raise_bad(records(source, format, limits, as_columns(columns), is_judged=False, body=body))
    first = next(cables, None)
    if first is None:
        raise ReadError("holds no cable, expected one", place_of(source))
    others = sum(1 for _ in cables)
    if others:
        raise ReadError(f"holds {1 + others} cables, expected one; `read` gives them all", place_of(source))
    return first


@overload
def read(
    source: Sources,
    *,
    format: str | None = None,
    errors: Literal["raise"] = "raise",
    columns: Columns | None = None,
    limits: Limits = LIMITS,
    body: bool = True,
    jobs: int = 1,
) -> Iterator[Cable]: ...
@overload
def read(
    source: Sources,
    *,
    format: str | None = None,
    errors: Literal["keep"],
    columns: Columns | None = None,
    limits: Limits = LIMITS,
    body: bool = True,
    jobs: int = 1,
) -> Iterator[Cable | BadRecord]: ...
def read(
    source: Sources,
    *,
    format: str | None = None,  # noqa: A002 - the users' word
    errors: str = "raise",
    columns: Columns | None = None,
    limits: Limits = LIMITS,
    body: bool = True,
    jobs: int = 1,
) -> Iterator[Cable | BadRecord]:
    r"""
    Read any number of cables, in order; a text in which no telegram is found is not one of them.

    Args:
        source: A path, a folder (its files and those of its folders, by name; hidden ones are skipped), a pattern
            such as `1974/*.txt`, bytes, or a file opened in binary mode; or a list of these.
        format: As for `load`; `text` reads every text as a telegram, whatever it is.
        errors: `raise`, or `keep` to yield a `BadRecord` where something could not be read.
        columns: For tables and JSON of other people: what is in which column, as in
            `{"text": "body", "id": "refid"}`; also `header` (above the text), `date`, `originator`, `classification`,
            `subject`, `tags`. None, or what is left out: by the names that such columns usually have.
        limits: How much is read of each file.
        body: As for `load`.
        jobs: How many processes read; several pay from thousands of files and four cores (docs/performance.md), and
            need `if __name__ == "__main__":` in the script. Order, cables and errors are the same.

    Raises:
        ReadError: Something could not be read, an argument is wrong, or a process ended before its work was done.

    >>> [cable.tags for cable in read(b"UNCLAS MOSCOW 000910\nTAGS: PREL, RU")]
    [('PREL', 'RU')]
    """
    if errors not in ("raise", "keep"):
        raise ReadError(f"expected 'raise' or 'keep', got {errors!r}", "errors")
    check_options(format, limits)
    if jobs < 1:
        raise ReadError(f"expected a whole number that is at least 1, got {shown(jobs)}", "jobs")
    if jobs > 1:
        found = lazy_import("read_ahead")(source, format, limits, as_columns(columns), body=body, jobs=jobs)
    else:
        found = records(source, format, limits, as_columns(columns), body=body)
    return found if errors == "keep" else raise_bad(found)


def check_options(name: str | None, limits: Limits) -> None:
    """Make sure that a format and limits are what they have to be."""
    if name is not None:
        archive_named(name)
    if not isinstance(limits, Limits):
        raise ReadError(f"expected a value of Limits, such as Limits(max_chars=1000), got {limits!r}", "limits")


def raise_bad(found: Generator[Cable | BadRecord, None, None]) -> Iterator[Cable]:
    """Yield cables; the first record that could not be read is raised, and nothing more is read."""
    for one in found:
        if isinstance(one, BadRecord):
            found.close()
            raise ReadError(one.message, str(one.place))
        yield one


def records(
    source: Sources,
    name: str | None,
    limits: Limits,
    columns: Columns | None,
    *,
    is_judged: bool = True,
    body: bool = True,
) -> Generator[Cable | BadRecord, None, None]:
    """Yield the cables of each file of a source, and what could not be read."""
    for place, opening in files(source):
        yield from records_of(place, opening, name, columns, limits, is_judged=is_judged, body=body)


def records_of(
    place: str,
    opening: Callable[[], AbstractContextManager[BinaryIO]],
    name: str | None,
    columns: Columns | None,
    limits: Limits,
    *,
    is_judged: bool = True,
    body: bool = True,
) -> Iterator[Cable | BadRecord]:
    """Yield the cables of a file, and what could not be read."""
    parts = inputs(place, opening, name, limits, columns)
    found = read_inputs(parts, limits, columns, is_judged=is_judged, body=body)
    yield from up_to_limit(place, found, limits)


def up_to_limit(
    place: str, found: Iterable[Cable | BadRecord], limits: Limits, count: int = 0
) -> Iterator[Cable | BadRecord]:
    """Yield what is in a file, up to the limit on the number of its cables; *count* came before."""
    for one in found:
        count += isinstance(one, Cable)
        try:
            limits.count(count)
        except ReadError as error:
            yield BadRecord(Place(place), error.message)
            return
        yield one


class Input(NamedTuple):
    """A file, or one record of a file that is read record by record."""

    place: Place  # where it is
    form: str | None  # its form; None: found by the content
    data: bytes  # its bytes


def inputs(
    place: str,
    opening: Callable[[], AbstractContextManager[BinaryIO]],
    name: str | None,
    limits: Limits,
    columns: Columns | None = None,
) -> Iterator[Input | BadRecord]:
    """Yield a file as a whole, or its records; of a packed file those of the files inside it."""
    try:
        with opening() as file:
            yield from inputs_of(Member(place, place, file), Wanted(name, columns), Packing(limits))
    except (OSError, ReadError) as error:
        yield BadRecord(Place(place), reason_of(error))


class Wanted(NamedTuple):
    """What a caller says of the files."""

    form: str | None = None  # their form; None: found by the content
    columns: Columns | None = None  # which columns have what; None: found by their names


def inputs_of(part: Member, wanted: Wanted, packing: Packing) -> Iterator[Input | BadRecord]:
    """Yield an open file as a whole, or its records, or what is inside it."""
    head = read_up_to(part.file, HEAD)
    if kind := kind_of(part.name, head):
        found_inside = members(kind, *part[:2], head, part.file, packing)
        yield from with_damage(packed_inputs(found_inside, wanted, packing), part.file)
        return
    columns = wanted.columns
    form = streamed_form(head, wanted.form or promised_form(part.name, head, columns), columns)
    archive = ARCHIVES[form] if form else None
    place, limits = Place(part.place), packing.limits
    if archive is None or archive.split is None:
        data = read_rest(head, part.file, limits)
        refuse_damage(part.file)
        yield Input(place, form, data)
        return
    if archive.check is not None:
        archive.check(decode(head, columns=columns))
    records = with_places(archive.split(io.BufferedReader(Rewound(head, part.file), HEAD), limits), place)
    for found, where in whole_records(records, part.file):
        yield found if isinstance(found, BadRecord) else Input(where, archive.record or form, found.data)


def packed_inputs(found: Iterator[Member | BadRecord], wanted: Wanted, packing: Packing) -> Iterator[Input | BadRecord]:
    """Yield the inputs of the files in a packed one; after a limit is passed, nothing more."""
    packing.limits.layers(packing.layers + 1)
    packing.layers += 1
    try:
        for part in found:
            if isinstance(part, BadRecord):
                yield part
                continue
            try:
                yield from inputs_of(part, wanted, packing)
            except ReadError as error:
                yield BadRecord(part.place, reason_of(error))
            if packing.is_spent:
                return
    finally:
        packing.layers -= 1


def promised_form(place: str, head: bytes, columns: Columns | None = None) -> str | None:
    """
    Return the form that a file's name promises; a file of lines or rows without a mark of ours is only text.

    >>> promised_form("a.XML", b""), promised_form("a.jsonl", b'{"id": 7}'), promised_form("a.jsonl", b"")
    ('xml', None, 'jsonl')
    """
    suffix = Path(place).suffix.lower()
    row = format_by_suffix(suffix)
    archive = ARCHIVES.get(row.name) if row else None
    is_promised = row is not None and row.is_read and row.name != TEXT
    if row and archive and is_promised and (not archive.mark or not head.strip() or archive.mark.search(head)):
        return row.name
    return OTHERS.get(suffix) if columns or suffix == JSON else None


def streamed_form(head: bytes, form: str | None, columns: Columns | None = None) -> str | None:
    r"""
    Return the form of a file that is read record by record, by its beginning; otherwise the promised one.

    >>> streamed_form(b'{"schema":"https://w3id.org/cablekit/dict/1"}\n{', "json")
    'jsonl'
    """
    if form and ARCHIVES[form].split:
        return form
    document = decode(head, columns=columns)
    for name, archive in ARCHIVES.items():
        if archive.split and form in (None, archive.suffix_of) and archive.recognise(document):
            return name
    return form


def read_inputs(
    found: Iterator[Input | BadRecord],
    limits: Limits,
    columns: Columns | None = None,
    *,
    is_judged: bool = True,
    body: bool = True,
) -> Iterator[Cable | BadRecord]:
    """Yield the cables of the inputs that a file consists of."""
    for part in found:
        if isinstance(part, BadRecord):
            yield part
        else:
            yield from read_input(part, limits, columns, is_judged=is_judged, body=body)


def read_input(
    part: Input,
    limits: Limits,
    columns: Columns | None = None,
    *,
    is_judged: bool = True,
    body: bool = True,
) -> Iterator[Cable | BadRecord]:
    """Yield the cables of one input, and what could not be read, or is not a telegram if that is judged."""
    try:
        document = decode(part.data, limits, part.place, columns=columns, body=body)
        limits.chars(len(document.text))
        form = part.form or form_of(document)
        archive = ARCHIVES[form]
        is_judged = is_judged and part.form != TEXT and archive.is_judged
        if part.form and not archive.is_strict and not archive.recognise(document):
            raise ReadError(f"is not in the form {part.form!r}")  # noqa: TRY301 - reported as the other errors are
        reader = (archive.read_record if part.form else None) or archive.read
        for found in unwrapped(reader(document)):
            one = with_place(found, part.place)
            if is_judged and isinstance(one, Cable) and not holds_telegram(one):
                one = BadRecord(one.place, NO_TELEGRAM, part.data)
            yield one
    except ReadError as error:
        yield BadRecord(part.place, reason_of(error), part.data)


def reason_of(error: OSError | ReadError) -> str:
    """
    Return what is wrong, without the file's name.

    >>> reason_of(ReadError("expected a number", "line 3"))
    'line 3: expected a number'
    """
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
