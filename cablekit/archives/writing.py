"""Cables to files: bytes are written, no line ending is translated, and no file is left half-written."""

import hashlib
import io
import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from cablekit._atomic import open_draft
from cablekit.archives.document import encode
from cablekit.errors import ModelError
from cablekit.exports.unique_keys import UniqueKeys
from cablekit.formats import FORMATS, Many, file_formats, format_by_suffix
from cablekit.mapping import to_json
from cablekit.model import Cable
from cablekit.model.cable import as_cable
from cablekit.telegram.write import to_text
from cablekit.xml import stream
from cablekit.xml.document import to_xml

#: Characters that no file name gets, the longest name, and names that Windows reserves for devices.
UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST: Final = 80
DEVICE: Final = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:\.|$)", re.IGNORECASE)
#: How many cables are packed at once, for a format that packs them.
PACKED: Final = 100
#: What to do where a format holds several cables.
AS_LIST: Final = "give a list, such as write([cable], path)"


def write(
    cable: Cable | Iterable[Cable],
    path: str | os.PathLike[str],
    *,
    format: str | None = None,  # noqa: A002 - the users' word
    source: bool = False,
) -> None:
    r"""
    Write a cable, or any number of them, to a file; it is there as a whole, or not at all.

    A symbolic link stays a link: the file that it leads to is written. Anything that is not a regular file (a device, a
    pipe, `/dev/stdout`) is never replaced: it is written to directly.

    Args:
        cable: A cable; or several, for a format whose files hold many, or for a folder.
        path: Where to write it. Several cables go into one file by its suffix (`.jsonl`, `.xml`, `.csv`, `.parquet`),
            and into a folder, a file each, named after their ids, if the path has no suffix or is a folder.
        format: `text`, `xml`, `json`, `html`, `tei` or `dc`, of several cables also `jsonl`, `csv`, `bibtex`, `ris`;
            None goes by the suffix: `.txt`, `.text`, `.xml`, `.json`, `.html`, `.htm`, `.tei.xml`, `.dc.xml`, `.bib`,
            `.ris`; in a folder it is `text`.
        source: Whether JSON keeps the exact pieces, so that the text comes back too (law 2); text and XML always do.

    Raises:
        ModelError: A cable cannot be written, or the format is unknown, or its files hold one cable.
        OSError: The file cannot be written.

    >>> import tempfile, cablekit
    >>> path = Path(tempfile.mkdtemp()) / "bridge.txt"
    >>> write(cablekit.load(b"TAGS: XG\r\n"), path)
    >>> path.read_bytes()
    b'TAGS: XG\r\n'
    """
    if isinstance(cable, Cable) or not isinstance(cable, Iterable):
        replace(Path(path), serialized(cable, format or format_of(path), source=source))
        return
    if isinstance(cable, str | bytes):
        raise ModelError(f"expected a Cable, or several, got {cable!r}", "cable")
    row = FORMATS.get(format or "") or format_by_suffix("".join(Path(path).suffixes).lower())
    if Path(path).is_dir() or (not Path(path).suffix and not (row and row.many and not row.one)):
        write_folder(cable, Path(path), format or "text", source=source)
    elif row is None or not row.many:
        message = "several cables go into a folder, or into one file of a format that holds many: .jsonl, .xml, .csv"
        raise ModelError(message, "path")
    else:
        write_one_file(cable, Path(path), row.write_many, source=source)


def write_one_file(cables: Iterable[Cable], path: Path, many: Many, **options: Any) -> None:
    """Write cables to one file, one after the other."""
    keys = UniqueKeys(many.key)
    with open_draft(path) as file:
        if many.finish:
            many.finish(packed_files(cables, many, **options), file)
            return
        file.write(many.above(**options))
        for number, cable in enumerate(cables):
            file.write(many.between if number else b"")
            file.write(keys.unique(many.cable(as_cable(cable), **options)))
        file.write(many.foot)


def packed_files(cables: Iterable[Cable], many: Many, **options: Any) -> Iterator[BinaryIO]:
    """Yield files of packed cables, some in each."""
    rest = iter(cables)
    while some := [many.cable(as_cable(cable), **options) for cable in islice(rest, PACKED)]:
        yield io.BytesIO(many.pack(some) if many.pack else b"")


def write_folder(cables: Iterable[Cable], folder: Path, name: str, **options: Any) -> None:
    """Write a file for each cable, named after its id; the second one of an id, and one without, has its number."""
    folder.mkdir(parents=True, exist_ok=True)
    seen: set[str] = set()
    for number, cable in enumerate(cables, 1):
        data = serialized(as_cable(cable), name, **options)
        stem = safe_stem(cable.id or f"cable-{number}")
        stem = f"{stem}-{number}" if stem in seen else stem
        seen.add(stem)
        replace(folder / f"{stem}{FORMATS[name].suffixes[0]}", data)


def safe_stem(name: str) -> str:
    """
    Return a name made safe for every file system; one that had to be changed is told from others by a hash.

    >>> safe_stem("08ZENDA910"), safe_stem("../../etc/passwd")
    ('08ZENDA910', 'etc_passwd-3754d6cb')
    """
    stem = UNSAFE.sub("_", name)[:LONGEST].strip("._-")
    if stem == name and not DEVICE.match(stem):
        return stem
    return f"{'_' if DEVICE.match(stem) else ''}{stem or 'cable'}-{short_hash(name)}"


def short_hash(text: str) -> str:
    """Return eight digits that identify a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def text_file(cable: Cable, **_: Any) -> bytes:
    """Write a cable's text, in the encoding of the file that it came from."""
    return encode(to_text(cable), cable.encoding, bom=cable.bom)


def xml_file(cable: Cable, **_: Any) -> bytes:
    """Write a cable as XML."""
    return to_xml(cable)


def json_file(cable: Cable, *, source: bool = False, **_: Any) -> bytes:
    """Write a cable's values as JSON, on one line."""
    return (to_json(cable, source=source) + "\n").encode("utf-8", "surrogatepass")


def xml_part(cable: Cable, **_: Any) -> bytes:
    """Write a cable as XML inside `<cables>`."""
    return stream.without_declaration(to_xml(cable))


XML_CABLES: Final = Many(xml_part, stream.HEAD, stream.FOOT)
JSON_LINES: Final = Many(json_file)


def serialized(cable: Cable, name: str, **options: Any) -> bytes:
    """Write the bytes of a file that holds a cable in the format *name*; an unknown format is a `ModelError`."""
    if name in FORMATS and FORMATS[name].many and not FORMATS[name].one:
        raise ModelError(f"a file of {name!r} holds several cables; {AS_LIST}", "format")
    if name not in file_formats():
        raise ModelError(f"cannot write {name!r}; there are {', '.join(file_formats())}", "format")
    return FORMATS[name].write_one(cable, **options)


def format_of(path: str | os.PathLike[str]) -> str:
    """Return the format that the suffix of a file name means; an unknown suffix is a `ModelError`."""
    suffix = "".join(Path(path).suffixes).lower()
    row = format_by_suffix(suffix)
    if row is None or not row.one:
        own = Path(path).suffix.lower()
        if row and row.many:
            raise ModelError(f"a file whose name ends in {own!r} holds several cables; {AS_LIST}", "format")
        raise ModelError(
            f"the suffix {own!r} is not that of a format; give one of {', '.join(file_formats())}", "format"
        )
    return row.name


def replace(path: Path, data: bytes) -> None:
    """Write a file through a draft beside it; after an `OSError` the earlier file is still there."""
    with open_draft(path) as file:
        file.write(data)
