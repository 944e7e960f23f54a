"""
Packed files as folders of files: `.gz`, `.bz2`, `.xz`, `.zip`, `.tar`, also one inside another.

They are read one file after the other, and nothing is written to disk. The content is treated as hostile: bytes are
counted while they are unpacked; links, devices, encrypted files and names that lead outside are reported, not followed.
"""

import bz2
import gzip
import io
import lzma
import re
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any, BinaryIO, Final, NamedTuple, TypeVar, cast

from cablekit.archives.document import BadRecord
from cablekit.archives.limits import Limits
from cablekit.archives.streams import Rewound, read_rest
from cablekit.archives.xz import Xz
from cablekit.errors import ReadError

RecordT = TypeVar("RecordT")

#: How each kind of packed file begins.
MARKS: Final = {
    "gz": re.compile(rb"\x1f\x8b\x08"),
    "bz2": re.compile(rb"BZh[1-9](?:1AY&SY|\x17\x72\x45\x38\x50\x90)"),
    "xz": re.compile(rb"\xfd7zXZ\0"),
    "zip": re.compile(rb"PK(?:\x03\x04|\x05\x06[\s\S]{18})"),  # the end of an empty one is that long
    "tar": re.compile(rb".{257}ustar", re.DOTALL),
    "7z": re.compile(rb"7z\xbc\xaf\x27\x1c"),
    "zst": re.compile(rb"\x28\xb5\x2f\xfd"),
    "rar": re.compile(rb"Rar!\x1a\x07"),
}
#: The kinds that hold one file, which has no name of its own, and how they are unpacked.
STREAMS: Final[dict[str, Callable[[Any], Any]]] = {
    "gz": lambda file: gzip.GzipFile(fileobj=file),
    "bz2": bz2.BZ2File,
    "xz": Xz,
}
#: The kinds that hold many files.
FOLDERS: Final = frozenset({"zip", "tar"})
#: Suffixes that mean two layers: a packed `.tar`.
TARS: Final = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}
#: Documents that are ZIP files inside.
DOCUMENTS: Final = frozenset({".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar"})
#: What the standard library raises where a packed file is damaged; `RuntimeError` also for what it cannot unpack.
DAMAGED: Final = (
    EOFError, OSError, RuntimeError, ValueError, OverflowError, IndexError, struct.error, zlib.error, lzma.LZMAError,
    zipfile.BadZipFile, tarfile.TarError,
)  # fmt: skip
#: How each message of damage begins.
DAMAGE: Final = "is damaged, or cut off: "
#: The methods of ZIP that are unpacked step by step; with the others, the standard library unpacks all at once.
STEPWISE: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
#: How many bytes of headers a tar file may have before each file: names and attributes, which are read as a whole.
HEADERS: Final = 1 << 20
#: What is read is not a header.
NO_HEADER: Final = -1 << 62
#: How much of a tar file is read at once, and its unit.
STEP: Final = 1 << 16
BLOCK: Final = 512
#: The end of a ZIP file: how far before it the directory may end, and its marks, also those of long files.
END_ROOM: Final = 66_000
END: Final = b"PK\x05\x06"
END_64: Final = b"PK\x06\x06"
LOCATOR: Final = b"PK\x06\x07"
LOCATOR_SIZE: Final = 20
#: How many bytes the directory may have per allowed file: it is read as a whole.
ENTRY_ROOM: Final = 100
#: A name that is not inside: absolute, with a drive, or through the folder above.
OUTSIDE: Final = re.compile(r"[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|\Z)", re.DOTALL)


class Packing:
    """How much has been read of one packed file, and of all packed files inside it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.packed = 0  # bytes of the file itself
        self.unpacked: int = 0  # bytes that were unpacked from it
        self.members: int = 0  # files in it
        self.layers = 0  # how many packed files are open, one inside another
        self.is_spent: bool = False  # whether a limit was passed: then nothing more is read

    def unpack(self, count: int) -> None:
        """Count bytes that were unpacked."""
        self.unpacked += count
        self.refuse(self.limits.unpacked, self.unpacked, self.packed)

    def open_member(self) -> None:
        """Count a file inside."""
        self.members += 1
        self.refuse(self.limits.members, self.members)

    def refuse(self, check: Callable[..., None], *counts: int) -> None:
        """Check a limit; once it is passed, nothing more is read."""
        try:
            check(*counts)
        except ReadError:
            self.is_spent = True
            raise


class Member(NamedTuple):
    """A file inside a packed one."""

    place: str  # the packed file's path, `!/`, and the name inside
    name: str  # the name that may promise a format
    file: BinaryIO  # to be read before the next one is asked for


class Entry(NamedTuple):
    """What a packed file says about a file inside it."""

    name: str  # as it is written
    is_folder: bool  # whether it is a folder
    why: str  # why it is not read; empty if it may be
    open: Callable[[], Any]  # opens it


def kind_of(name: str, head: bytes) -> str:
    r"""
    Return the kind of a packed file, by its beginning; empty for a file that is not packed.

    >>> kind_of("a.txt.gz", b"\x1f\x8b\x08"), kind_of("a.gz", b"TAGS: PREL")
    ('gz', '')
    """
    kind = next((kind for kind, mark in MARKS.items() if mark.match(head)), "")
    suffix = PurePath(name).suffix.lower()
    if suffix == ".tar" and not kind and is_tar(head[:BLOCK]):
        return "tar"
    if kind == "zip" and suffix in DOCUMENTS:
        raise ReadError(f"is a {suffix} document; save it as text or as PDF")
    if kind and kind not in STREAMS and kind not in FOLDERS:
        raise ReadError(f"is packed as .{kind}, which is not supported; unpack it first")
    return kind


def is_tar(block: bytes) -> bool:
    """Whether a block is blank, or the header of a tar file, which in old ones has no mark."""
    try:
        tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except tarfile.TarError:
        return block == bytes(BLOCK)
    return True


def members(
    kind: str, place: str, name: str, head: bytes, file: BinaryIO, packing: Packing
) -> Iterator[Member | BadRecord]:
    """Yield the files in a packed file, and those that are not read; *head* is its beginning, *file* the rest."""
    if kind == "zip":
        yield from checked(place, zip_entries(*seekable(head, file, packing), packing), packing, packing.unpack)
        return
    if packing.layers == 1:
        file = cast("BinaryIO", Counted(head, file, packing))
    whole = cast("BinaryIO", Rewound(head, file))
    if kind == "tar":
        yield from checked(place, tar_entries(whole), packing, lambda _: None)
        return
    with damage_reported():
        unpacked = STREAMS[kind](whole)
    packing.open_member()
    yield Member(place, inner_name(name), cast("BinaryIO", Unpacked(unpacked, packing.unpack)))


def checked(
    place: str, entries: Iterator[Entry], packing: Packing, count: Callable[[int], None]
) -> Iterator[Member | BadRecord]:
    """Open the entries that are files; folders and hidden files are skipped, all others are reported."""
    names: set[str] = set()
    for entry in entries:
        parts = [part for part in re.split(r"[/\\]", entry.name) if part not in ("", ".")]
        is_outside = OUTSIDE.match(entry.name) is not None
        if entry.is_folder or (not is_outside and any(part.startswith(".") for part in parts)):
            continue
        packing.open_member()
        name = "/".join(parts)
        path = f"{place}!/{name}"
        why = "leads out of the packed file, and is not read" if is_outside else entry.why
        if not name:
            why = "has no name, and is not read"
        elif name in names:
            why = "has the name of a file before it, and is not read"
        names.add(name)
        try:
            if why:
                raise ReadError(why)  # noqa: TRY301 - reported as what cannot be opened is
            with damage_reported():
                opened = entry.open()
            yield Member(path, name, cast("BinaryIO", Unpacked(opened, count)))
        except ReadError as error:
            yield BadRecord(path, error.message)


def inner_name(name: str) -> str:
    """
    Return the name of the one file in a packed one.

    >>> inner_name("a.txt.gz"), inner_name("a.TGZ"), inner_name("<bytes>")
    ('a.txt', 'a.tar', '<bytes>')
    """
    suffix = PurePath(name).suffix
    return name.removesuffix(suffix) + TARS.get(suffix.lower(), "")


# --- ZIP ---------------------------------------------------------------------------------------


def seekable(head: bytes, file: BinaryIO, packing: Packing) -> tuple[BinaryIO, int]:
    """Return a seekable file and its size; a pipe, or a file inside a packed one, is read into memory."""
    if hasattr(file, "seekable") and file.seekable():
        start = file.tell() - len(head)
        end = file.seek(0, io.SEEK_END)
        return file, end - start
    data = read_rest(head, file, packing.limits)
    return io.BytesIO(data), len(data)


def zip_entries(file: BinaryIO, size: int, packing: Packing) -> Iterator[Entry]:
    """Yield the entries of a ZIP file, in the order of its directory."""
    if packing.layers == 1:
        packing.packed = size
    with damage_reported():
        room = directory_size(file)
        packing.refuse(packing.limits.members, room // ENTRY_ROOM)
        archive = zipfile.ZipFile(file)
    for info in archive.infolist():
        yield Entry(info.filename, info.filename.endswith("/"), refusal(info), lambda info=info: archive.open(info))  # type: ignore[misc]


def directory_size(file: BinaryIO) -> int:
    """Return the size that a ZIP file gives for its directory, before the directory is read as a whole."""
    end = file.seek(0, io.SEEK_END)
    file.seek(max(0, end - END_ROOM))
    tail = file.read(END_ROOM)
    at = tail.rfind(END)
    if at < 0:
        return 0
    at_64 = tail.rfind(END_64, 0, at) if tail.startswith(LOCATOR, max(0, at - LOCATOR_SIZE)) else -1
    (size,) = struct.unpack_from("<L", tail, at + 12) if at_64 < 0 else struct.unpack_from("<Q", tail, at_64 + 40)
    return int(size)


def refusal(info: zipfile.ZipInfo) -> str:
    """Return why a file in a ZIP file is not read; empty if it may be."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return "is a link, and links are not followed" if kind == stat.S_IFLNK else "is a device, and is not opened"
    if info.flag_bits & 1:
        return "is encrypted"
    return "" if info.compress_type in STEPWISE else "is packed with a method that is not supported; pack it again"


# --- tar ---------------------------------------------------------------------------------------


def tar_entries(file: BinaryIO) -> Iterator[Entry]:
    """Yield the entries of a tar file, in order; if the end mark is missing, that is a `ReadError` after them."""
    watched = Watched(file)
    with damage_reported():
        archive = tarfile.open(fileobj=cast("BinaryIO", watched), mode="r|", bufsize=STEP)  # noqa: SIM115 - not its file
        info = archive.next()
        watched.room = NO_HEADER
    at = 0
    while info:
        if archive.offset <= at:
            raise ReadError(f"{DAMAGE}a file in it ends before it begins")
        at = archive.offset
        yield Entry(info.name, info.isdir(), tar_refusal(info), lambda info=info: archive.extractfile(info))  # type: ignore[misc]
        info = next_info(archive, watched)
    if not watched.has_blank(archive.offset):
        raise ReadError(f"{DAMAGE}its end is missing")


def next_info(archive: tarfile.TarFile, watched: "Watched") -> tarfile.TarInfo | None:
    """Read the next header; the rest of the file before it is skipped, and the list of files is not kept."""
    with damage_reported():
        archive.members.clear()  # type: ignore[attr-defined]
        watched.room = NO_HEADER
        archive.fileobj.seek(archive.offset)
        watched.room = HEADERS
        info = archive.next()
        watched.room = NO_HEADER
    return info


def tar_refusal(info: tarfile.TarInfo) -> str:
    """Return why a file in a tar file is not read; empty if it may be."""
    if info.issym() or info.islnk():
        return "is a link, and links are not followed"
    if not info.isreg():
        return "is a device, and is not opened"
    return "is a sparse file, and is not read; pack it again" if info.issparse() else ""


class Watched:
    """A tar file that is being read: its headers must not be too long, and its end is remembered."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.room: int = HEADERS  # how many bytes may be read of headers
        self.end: int = 0  # how much was read
        self.tail: bytes = b""  # the end of what was read

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        data = self.file.read(size)
        if self.room != NO_HEADER:
            self.room -= len(data)
            if self.room < 0:
                raise ReadError("has a header that is too long")
        self.end += len(data)
        self.tail = (self.tail + data)[-2 * STEP :]
        return data

    def has_blank(self, offset: int) -> bool:
        """Whether a block is blank, as the one at the end is."""
        at = offset - self.end + len(self.tail)
        return at >= 0 and self.tail[at : at + BLOCK] == bytes(BLOCK)


# --- reading -----------------------------------------------------------------------------------


@contextmanager
def damage_reported() -> Iterator[None]:
    """Turn the errors that a damaged packed file causes into a `ReadError`."""
    try:
        yield
    except ReadError:
        raise
    except DAMAGED as error:
        raise damage_error(error) from error


def damage_error(error: Exception) -> ReadError:
    """Return what is told of damage."""
    return ReadError(f"{DAMAGE}{str(error) or type(error).__name__}")


class Counted:
    """The outermost packed file: what is read of it is counted."""

    def __init__(self, head: bytes, file: BinaryIO, packing: Packing) -> None:
        self.file = file
        self.packing = packing
        packing.packed = len(head)

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        data = self.file.read(size)
        self.packing.packed += len(data)
        return data


class Unpacked:
    """A file inside a packed one: what is unpacked is counted; where it is damaged it ends, and `damage` says so."""

    def __init__(self, file: Any, count: Callable[[int], None]) -> None:
        self.read_some: Any = getattr(file, "read1", file.read)  # which keeps what is before the damage
        self.count = count
        self.damage: ReadError | None = None

    def read(self, size: int, /) -> bytes:
        """Return some of the next bytes."""
        if self.damage:
            return b""
        try:
            data: bytes = self.read_some(size)
        except ReadError:  # a limit
            raise
        except DAMAGED as error:
            self.damage = damage_error(error)
            return b""
        self.count(len(data))
        return data


def refuse_damage(file: object) -> None:
    """Raise the damage at which a file ended, if it is inside a packed one."""
    damage = getattr(file, "damage", None)
    if isinstance(damage, ReadError):
        raise damage


def whole_records(found: Iterator[RecordT], file: BinaryIO) -> Iterator[RecordT]:
    """Yield the records of a file; the one that damage of a packed file cuts off is left out, and the damage raised."""
    held: list[RecordT] = []
    try:
        for one in found:
            yield from held
            held = [one]
            if not isinstance(file, Unpacked):
                yield held.pop()
    except ReadError:
        yield from held
        refuse_damage(file)
        raise
    refuse_damage(file)
    yield from held


def with_damage(found: Iterator[RecordT], file: BinaryIO) -> Iterator[RecordT]:
    """Yield what is in a packed file, then raise the damage at which it ended, unless it was told of a file inside."""
    is_told = False
    for one in found:
        is_told = isinstance(one, BadRecord) and one.reason.startswith(DAMAGE)
        yield one
    if not is_told:
        refuse_damage(file)
