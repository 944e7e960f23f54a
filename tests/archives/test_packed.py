"""Packed files are folders of files: what is in them is read, and what would do harm is reported."""

import bz2
import gzip
import io
import json
import lzma
import random
import stat
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

import pytest

from cablekit.archives import limits, packed
from cablekit.archives.document import BadRecord
from cablekit.archives.files import load, read
from cablekit.archives.limits import Limits
from cablekit.archives.packed import END, HEADERS, MARKS, inner_name, kind_of
from cablekit.errors import ReadError
from cablekit.model import Cable, Place
from tests._helpers import NARA, TELEGRAM

OTHER: Final = TELEGRAM.replace(b"0915Z", b"1015Z").replace(b"0910", b"0911")
LINES: Final = b'{"schema":"https://w3id.org/cablekit/dict/1","cable":{"year_hint":2008}}\n' * 2
FILES: Final = {"one.txt": TELEGRAM, "in/two.txt": OTHER, "in/three.jsonl": LINES}
PACKS: Final[dict[str, Callable[[bytes], bytes]]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack files as a ZIP file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(files: dict[str, bytes], *infos: tarfile.TarInfo, form: int = tarfile.PAX_FORMAT) -> bytes:
    """Pack files, and entries without data, as a tar file."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=form) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for info in infos:
            archive.addfile(info)
    return file.getvalue()


def tar_entry(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """Make an entry of a tar file that is no file."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def zip_entry(name: str, mode: int) -> bytes:
    """Pack an entry of a ZIP file that is no file, and a telegram below it."""
    info, file = zipfile.ZipInfo(name), io.BytesIO()
    info.external_attr = mode << 16
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(info, b"/etc/passwd")
        archive.writestr("z.txt", TELEGRAM)
    return file.getvalue()


def told(source: Any, **options: Any) -> list[tuple[str, str]]:
    """List the place of each record and its id, or why it is none."""
    found = list(read(source, errors="keep", **options))
    return [(str(one.place), (one.id or "") if isinstance(one, Cable) else one.reason) for one in found]


# --- what is read ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(FILES)), ("a.zip", zipped(FILES, zipfile.ZIP_STORED)), ("a.tar", tarred(FILES)),
        ("a.tar", tarred(FILES, form=tarfile.USTAR_FORMAT)), ("a.tar.gz", gzip.compress(tarred(FILES))),
        ("a.tgz", gzip.compress(tarred(FILES))), ("a.tar.bz2", bz2.compress(tarred(FILES))),
        ("a.tar.xz", lzma.compress(tarred(FILES))), ("a.txt", zipped(FILES)),
    ],
)  # fmt: skip
def test_many_files(name: str, data: bytes, tmp_path: Path) -> None:
    """Each file is read as a file of its name, in the order of the packed file; its place names both."""
    path = tmp_path / name
    path.write_bytes(data)

    assert told(path) == [
        (f"{path}!/one.txt", "08ZENDA910"), (f"{path}!/in/two.txt", "08ZENDA911"),
        (f"{path}!/in/three.jsonl:1", ""), (f"{path}!/in/three.jsonl:2", ""),
    ]  # fmt: skip
    assert [place.partition("!/")[0] for place, _ in told(data)] == ["<bytes>"] * 4
    assert told(io.BytesIO(data)) == told(data)
    assert told(Pipe(data)) == told(data)


class Pipe:
    """A file in which one cannot move."""

    def __init__(self, data: bytes) -> None:
        self.file = io.BytesIO(data)

    def read(self, size: int) -> bytes:
        """Give the next bytes, fewer than asked for."""
        return self.file.read(min(size, 1000))


@pytest.mark.parametrize("kind", PACKS)
def test_one_file(kind: str, tmp_path: Path) -> None:
    """A file that is packed by itself has the path of the packed file, and lines of its own."""
    path = tmp_path / f"a.txt.{kind}"
    path.write_bytes(PACKS[kind](TELEGRAM + OTHER))
    lines = tmp_path / f"b.jsonl.{kind}"
    lines.write_bytes(PACKS[kind](LINES))
    first, second = read(path)

    assert (first.place, second.place) == (Place(str(path), 1), Place(str(path), 2, len(TELEGRAM), 6))
    assert [place for place, _ in told(lines)] == [f"{lines}:1", f"{lines}:2"]
    assert load(PACKS[kind](NARA.read_bytes())) == load(NARA)
    assert load(PACKS[kind](TELEGRAM[:50]) + PACKS[kind](TELEGRAM[50:])) == load(TELEGRAM)


def test_a_packed_file_has_its_own_form(tmp_path: Path) -> None:
    """A form that is asked for is that of the files inside; the name inside promises a form, as that of a file does."""
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.xml": b"<broken", "b.txt": b"<broken"}))

    assert [type(one) for one in read(path, errors="keep", format="text")] == [Cable, Cable]
    assert [why.partition(":")[0] for _, why in told(path)] == ["line 1", "no-telegram"]


def test_what_is_passed_over() -> None:
    """Folders and hidden files are passed over, as they are in a folder."""
    files = {
        "in/": b"",
        ".a.txt": TELEGRAM,
        "in/.git/b": TELEGRAM,
        "__MACOSX/._c.txt": TELEGRAM,
        "./in/./d.txt": TELEGRAM,
    }

    assert told(zipped(files)) == [("<bytes>!/in/d.txt", "08ZENDA910")]
    folder = tar_entry("in", tarfile.DIRTYPE)
    assert told(tarred({name: data for name, data in files.items() if data}, folder)) == [
        ("<bytes>!/in/d.txt", "08ZENDA910")
    ]


def test_an_empty_one(tmp_path: Path) -> None:
    """There may be nothing in it; a tar file is then known by its name alone."""
    (tmp_path / "a.tar").write_bytes(tarred({}))
    (tmp_path / "b.TGZ").write_bytes(gzip.compress(tarred({})))

    assert told(zipped({})) == told(tmp_path) == []
    with pytest.raises(ReadError, match="holds no cable, expected one"):
        load(zipped({}))


def test_one_inside_another() -> None:
    """A packed file may be in a packed file; its path has a `!/` for each folder."""
    inner = zipped({"x/a.txt": TELEGRAM, "b.txt.gz": gzip.compress(OTHER)})
    whole = zipped({"in.zip": inner, "in.tar.xz": lzma.compress(tarred({"c.zip": inner})), "d.txt": TELEGRAM})

    assert [place for place, _ in told(whole)] == [
        f"<bytes>!/{name}"
        for name in (
            "in.zip!/x/a.txt",
            "in.zip!/b.txt.gz",
            "in.tar.xz!/c.zip!/x/a.txt",
            "in.tar.xz!/c.zip!/b.txt.gz",
            "d.txt",
        )
    ]


def test_a_file_that_was_begun(tmp_path: Path) -> None:
    """A file is read from where it is open."""
    path = tmp_path / "a.bin"
    path.write_bytes(b"xyz" + zipped(FILES))
    with path.open("rb") as file:
        file.seek(3)
        assert len(told(file)) == 4


# --- what is not read --------------------------------------------------------------------------

LINK: Final = "is a link, and links are not followed"
DEVICE: Final = "is a device, and is not opened"
OUTSIDE: Final = "leads out of the packed file, and is not read"
AGAIN: Final = "has the name of a file before it, and is not read"


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (tarfile.SYMTYPE, LINK), (tarfile.LNKTYPE, LINK), (tarfile.CHRTYPE, DEVICE), (tarfile.BLKTYPE, DEVICE),
        (tarfile.FIFOTYPE, DEVICE),
    ],
)  # fmt: skip
def test_links_and_devices_in_a_tar_file(kind: bytes, why: str) -> None:
    """They are reported, and what is below is read."""
    data = tarred({"b.txt": TELEGRAM}, tar_entry("a.txt", kind, "/etc/passwd"), tar_entry("c.txt", kind, "b.txt"))

    assert told(data) == [("<bytes>!/b.txt", "08ZENDA910"), ("<bytes>!/a.txt", why), ("<bytes>!/c.txt", why)]


@pytest.mark.parametrize(
    ("mode", "why"),
    [
        (stat.S_IFLNK, LINK),
        (stat.S_IFCHR, DEVICE),
        (stat.S_IFIFO, DEVICE),
        (stat.S_IFREG, "no-telegram"),
        (0, "no-telegram"),
    ],
)
def test_links_and_devices_in_a_zip_file(mode: int, why: str) -> None:
    """They are reported, and what is below is read."""
    assert told(zip_entry("a.txt", mode)) == [("<bytes>!/a.txt", why), ("<bytes>!/z.txt", "08ZENDA910")]


@pytest.mark.parametrize(
    "name", ["/etc/a.txt", "../a.txt", "in/../../a.txt", "in\\..\\a.txt", "\\a.txt", "C:\\a.txt", "in/..", ".."]
)
def test_names_that_lead_outside(name: str) -> None:
    """A name that is absolute or has `..` is reported; dots in a name are no harm."""
    for data in (zipped({name: TELEGRAM, "a..b.txt": TELEGRAM}), tarred({name: TELEGRAM, "a..b.txt": TELEGRAM})):
        (_, why), good = told(data)
        assert (why, good) == (OUTSIDE, ("<bytes>!/a..b.txt", "08ZENDA910"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("again", ["a.txt", "./a.txt", "in//a.txt"])
def test_repeated_names(again: str) -> None:
    """The first file of a name is read, the others are reported."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("a.txt", "in/a.txt", again):
            archive.writestr(name, TELEGRAM)
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as other:
        for name in ("a.txt", "in/a.txt", again):
            info = tarfile.TarInfo(name)
            info.size = len(TELEGRAM)
            other.addfile(info, io.BytesIO(TELEGRAM))

    for data in (file.getvalue(), tar.getvalue()):
        assert [why for _, why in told(data)] == ["08ZENDA910", "08ZENDA910", AGAIN]


def test_no_name() -> None:
    """A file needs a name."""
    data = zipped({"a.txt": TELEGRAM}).replace(b"a.txt", b"./././"[:5])
    nameless = bytearray(zipped({"a": TELEGRAM, "b": OTHER}))
    at = nameless.index(b"PK\x01\x02")
    nameless[at + 28 : at + 34] = struct.pack("<3H", 0, 1, 0)  # the name is taken for something else

    assert told(data) == [("<bytes>!/", "has no name, and is not read")]
    assert told(bytes(nameless))[0] == ("<bytes>!/", "has no name, and is not read")


def test_encrypted() -> None:
    """An encrypted file is reported."""
    data = bytearray(zipped({"a.txt": TELEGRAM, "b.txt": TELEGRAM}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1

    assert told(bytes(data)) == [("<bytes>!/a.txt", "is encrypted"), ("<bytes>!/b.txt", "08ZENDA910")]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_methods(method: int) -> None:
    """What the standard library would unpack in one go is not unpacked."""
    assert told(zipped({"a.txt": TELEGRAM}, method)) == [
        ("<bytes>!/a.txt", "is packed with a method that is not supported; pack it again")
    ]


def test_a_file_with_holes() -> None:
    """A file that is long only by its holes is reported."""
    info = tarfile.TarInfo("a.txt")
    info.type = tarfile.GNUTYPE_SPARSE
    data = tarred({}, info, form=tarfile.GNU_FORMAT)

    assert told(data) == [("<bytes>!/a.txt", "is a sparse file, and is not read; pack it again")]


@pytest.mark.parametrize(
    ("head", "kind"), [(b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x28\xb5\x2f\xfd", "zst"), (b"Rar!\x1a\x07", "rar")]
)
def test_kinds_that_are_not_opened(head: bytes, kind: str) -> None:
    """They are named, and what to do."""
    assert told(head + TELEGRAM) == [("<bytes>", f"is packed as .{kind}, which is not supported; unpack it first")]


@pytest.mark.parametrize("name", ["a.docx", "a.EPUB"])
def test_documents(name: str, tmp_path: Path) -> None:
    """A document that is a ZIP file inside is no folder of files."""
    (tmp_path / name).write_bytes(zipped(FILES))

    assert told(tmp_path / name) == [
        (str(tmp_path / name), f"is a {name[1:].lower()} document; save it as text or as PDF")
    ]


# --- damage ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [*PACKS, "zip", "tar", "tar.gz"])
def test_cut_off(kind: str) -> None:
    """A packed file that is cut off anywhere is told, by itself or by the file inside it that is cut."""
    noise = random.Random(7).randbytes(3000)
    files = {"a.txt": TELEGRAM, "b.txt": TELEGRAM + noise}
    whole = {"zip": zipped(files), "tar": tarred(files), "tar.gz": gzip.compress(tarred(files))}.get(kind)
    whole = whole or PACKS[kind](TELEGRAM + noise)
    for end in range(600, len(whole) - (9216 if kind == "tar" else 1), 97):
        found = told(whole[:end])
        assert found[-1][1].startswith("is damaged, or cut off: "), (end, found)


@pytest.mark.parametrize("kind", [*PACKS, "zip", "tar", "tar.gz"])
def test_damaged(kind: str) -> None:
    """Whatever a bit of it is changed to, cables or bad records are given, and no other error."""
    files = {"a.txt": TELEGRAM, "b.txt": OTHER}
    whole = {"zip": zipped(files), "tar": tarred(files), "tar.gz": gzip.compress(tarred(files))}.get(kind)
    whole = whole or PACKS[kind](TELEGRAM)
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 1, 3, 20))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        assert all(isinstance(one, Cable | BadRecord) for one in read(bytes(data), errors="keep"))


def test_a_damaged_file_among_others() -> None:
    """The files beside a damaged one are read."""
    data = bytearray(zipped({"a.txt": TELEGRAM, "b.txt": OTHER, "c.txt": TELEGRAM}, zipfile.ZIP_STORED))
    data[data.index(b"0911")] ^= 1  # in b.txt
    data[data.rindex(b"PK\x03\x04")] ^= 1  # above c.txt
    found = told(bytes(data))

    assert found[0] == ("<bytes>!/a.txt", "08ZENDA910")
    assert [why[:24] for _, why in found[1:]] == ["is damaged, or cut off: "] * 2


def noisy(number: int) -> bytes:
    """Give a telegram that packs badly, so that a cut in the packed file is one in the text."""
    noise = random.Random(number).randbytes(900).hex(" ", 30).encode()
    return TELEGRAM.replace(b"0910", b"%04d" % number).rstrip() + b"\n\n1. (U) " + noise.replace(b" ", b"\n") + b"\n"


#: Files that are read record by record, of four telegrams.
RECORDS: Final = {
    "a.jsonl": b"".join(json.dumps({"text": noisy(number).decode()}).encode() + b"\n" for number in range(910, 914)),
    "a.csv": b"refid,body\n" + b"".join(b'x,"%b"\n' % noisy(number) for number in range(910, 914)),
    "a.mbox": b"".join(
        b"From sapt@zenda.example Thu May  8 09:15:00 2008\nFrom: sapt@zenda.example\n"
        b"Date: Thu, 08 May 2008 09:15:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain\n\n%b\n" % noisy(number)
        for number in range(910, 914)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("kind", PACKS)
def test_records_before_the_damage(kind: str, name: str, tmp_path: Path) -> None:
    """Whole records are read, however small the file is; the one that is cut off is not taken for a cable."""
    path = tmp_path / f"{name}.{kind}"
    noise = random.Random(7).randbytes(400_000)  # more than bz2 packs as one block
    data = PACKS[kind](RECORDS[name] + (noise.hex().encode() * 2 if kind == "bz2" else b""))
    path.write_bytes(data[: len(data) * 2 // 3])
    found = told(path)

    assert [ident for _, ident in found[:2]] == ["08ZENDA910", "08ZENDA911"]
    assert found[-1][0] == str(path)
    assert [why.startswith("is damaged, or cut off: ") for _, why in found] == [False] * (len(found) - 1) + [True]


def test_a_text_that_is_cut_off() -> None:
    """A text is one thing: half of it is not taken for a cable."""
    (found,) = told(gzip.compress(noisy(910))[:-200])

    assert found[1].startswith("is damaged, or cut off: ")


@pytest.mark.parametrize("times", [1, 2])
def test_damage_is_told_once(times: int) -> None:
    """A check that fails is told after what is in the file, also of a packed file inside it that is whole."""
    for inner in (tarred({"a.txt": TELEGRAM, "b.txt": OTHER}), gzip.compress(RECORDS["a.jsonl"])):
        data = bytearray(gzip.compress(inner))
        data[-6] ^= 1
        found = told(bytes(data) if times == 1 else gzip.compress(data))

        assert [ident for _, ident in found[:2]] == ["08ZENDA910", "08ZENDA911"]
        assert [why[:33] for _, why in found if why.startswith("is")] == ["is damaged, or cut off: CRC check"]


def test_records_before_a_limit() -> None:
    """What was read before a limit is passed is given."""
    found = told(gzip.compress(RECORDS["a.jsonl"] + b"{" * 100_000), limits=Limits(max_unpacked=80_000))

    assert [ident for _, ident in found[:4]] == ["08ZENDA910", "08ZENDA911", "08ZENDA912", "08ZENDA913"]
    assert found[4:] == [("<bytes>", "unpacks to more than 80000 bytes, which is the limit; see cablekit.Limits")]


def test_a_tar_file_without_its_end() -> None:
    """A tar file whose end is missing, or whose next header is damaged, is told after what is in it."""
    whole = tarred({"a.txt": TELEGRAM, "b.txt": OTHER})
    half = 1024

    for data in (whole[:half], whole[:half] + b"x" * 512 + whole[half + 512 :], whole[: half + 100]):
        assert told(data) == [
            ("<bytes>!/a.txt", "08ZENDA910"), ("<bytes>", "is damaged, or cut off: its end is missing"),
        ]  # fmt: skip


def test_a_tar_file_that_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that ends before it begins, as a negative size would make it, ends the tar file."""
    following = packed.next_info

    def going_back(archive: Any, watched: Any) -> Any:
        info = following(archive, watched)
        archive.offset = 0
        return info

    monkeypatch.setattr(packed, "next_info", going_back)
    assert told(tarred({"a.txt": TELEGRAM, "b.txt": OTHER}))[-1] == (
        "<bytes>", "is damaged, or cut off: a file in it ends before it begins",
    )  # fmt: skip


# --- limits ------------------------------------------------------------------------------------


def bomb(size: int) -> Iterator[tuple[str, bytes]]:
    """Give packed files that unpack to *size* bytes of nothing."""
    for kind in PACKS:
        yield kind, PACKS[kind](bytes(size))
    yield "zip", zipped({"a.txt": bytes(size)})
    yield "tar.gz", gzip.compress(tarred({"a.txt": bytes(size)}))
    yield "zip in zip", zipped({"in.zip": zipped({"a.txt": bytes(size)})})


RATIO: Final = "unpacks to more than 200 times its size, which is the limit; see cablekit.Limits"


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to many times its size is left off, in flat memory."""
    monkeypatch.setattr(limits, "FREE", 2 << 20)
    for kind, data in bomb(30 << 20):
        tracemalloc.start()
        found = told(data)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert [why for _, why in found] == [RATIO], kind
        assert peak < 15 << 20, (kind, peak)


def test_little_is_always_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A short file may be all repetition."""
    data = TELEGRAM + b"1. (U) " + b"x" * 1_000_000

    assert len(lzma.compress(data)) * 200 < len(data)
    assert told(lzma.compress(data)) == [("<bytes>", "08ZENDA910")]
    monkeypatch.setattr(limits, "FREE", 500_000)
    assert told(lzma.compress(data)) == [("<bytes>", RATIO)]
    assert told(lzma.compress(data), limits=Limits(max_ratio=None)) == [("<bytes>", "08ZENDA910")]


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz", "zip in zip"])
def test_number_of_files(kind: str) -> None:
    """After so many files nothing more is read, also in packed files inside."""
    files = {f"{number}.txt": TELEGRAM for number in range(5)}
    data = {
        "zip": zipped(files), "tar": tarred(files), "tar.gz": gzip.compress(tarred(files)),
        "zip in zip": zipped({"in.zip": zipped(files), "b.txt": TELEGRAM}),
    }[kind]  # fmt: skip
    found = told(data, limits=Limits(max_members=3))

    assert found[-1][1] == "holds more than 3 files, which is the limit; see cablekit.Limits"
    assert 1 <= len(found) - 1 <= 3
    assert len(told(data, limits=Limits(max_members=None))) == 5 + (kind == "zip in zip")


def test_directory_that_is_too_long() -> None:
    """The directory of a ZIP file is not read where it is too long for the number of files."""
    data = zipped({f"{number}{'x' * 200}": b"" for number in range(9)})
    many = "holds more than 9 files, which is the limit; see cablekit.Limits"

    assert told(data, limits=Limits(max_members=9)) == [("<bytes>", many)]
    huge = data[: data.index(END) + 12] + struct.pack("<L", 0xFFFFFFFF) + data[data.index(END) + 16 :]
    assert told(huge)[0][1].startswith("holds more than")
    long_end = packed.END_64 + bytes(36) + struct.pack("<Q", 1 << 40) + bytes(8)
    locator = packed.LOCATOR + bytes(packed.LOCATOR_SIZE - 4)
    assert told(zipped({"a": b""})[:-22] + long_end + locator + END + bytes(18))[0][1].startswith("holds more than")


def test_marks_inside_a_zip_file() -> None:
    """The marks of a directory's end may also be in a file inside."""
    marks = packed.END_64 + b"\xff" * 60 + END

    assert told(zipped({"a.txt": TELEGRAM, "b.txt": marks}, zipfile.ZIP_STORED)) == [
        ("<bytes>!/a.txt", "08ZENDA910"), ("<bytes>!/b.txt", "no-telegram"),
    ]  # fmt: skip


def test_layers() -> None:
    """Packed files are opened so deep, and no deeper; what is beside is read."""
    data = TELEGRAM
    for _ in range(4):
        data = gzip.compress(data)
    deep = "is packed more than 3 times, which is the limit; see cablekit.Limits"

    assert told(data) == [("<bytes>", "08ZENDA910")]
    assert told(data, limits=Limits(max_layers=3)) == [("<bytes>", deep)]
    both = zipped({"a.gz": data, "b.txt": TELEGRAM})
    assert told(both, limits=Limits(max_layers=3)) == [("<bytes>!/a.gz", deep), ("<bytes>!/b.txt", "08ZENDA910")]
    assert told(both, limits=Limits(max_layers=None)) == [
        ("<bytes>!/a.gz", "08ZENDA910"), ("<bytes>!/b.txt", "08ZENDA910"),
    ]  # fmt: skip


def test_unpacked_size() -> None:
    """So much is unpacked in all."""
    files = {f"{number}.txt": TELEGRAM for number in range(5)}
    found = told(zipped(files), limits=Limits(max_unpacked=3 * len(TELEGRAM)))

    assert [why[:19] for _, why in found] == ["08ZENDA910"] * 3 + ["unpacks to more tha"]
    assert len(told(zipped(files), limits=Limits(max_unpacked=None))) == 5


def test_a_long_file_among_others() -> None:
    """A file that is too long by itself is reported, and the next one is read."""
    noise = random.Random(7).randbytes(200_000)
    for data in (zipped({"a.txt": noise, "b.txt": TELEGRAM}), tarred({"a.txt": noise, "b.txt": TELEGRAM})):
        long, good = told(data, limits=Limits(max_chars=20_000))
        assert long == ("<bytes>!/a.txt", "has more than 20000 characters, which is the limit; see cablekit.Limits")
        assert good == ("<bytes>!/b.txt", "08ZENDA910")


def test_headers_that_are_too_long() -> None:
    """The name of a file in a tar file is not read where it is longer than any name."""
    info = tarfile.TarInfo("x" * 2 * HEADERS)
    data = tarred({"a.txt": TELEGRAM}, info, form=tarfile.GNU_FORMAT)

    assert told(data) == [("<bytes>!/a.txt", "08ZENDA910"), ("<bytes>", "has a header that is too long")]
    assert told(tarred({}, info, form=tarfile.GNU_FORMAT)) == [("<bytes>", "has a header that is too long")]


def reasons(data: bytes) -> list[str]:
    """List the id of each record, or why it is none."""
    return [why for _, why in told(data)]


def test_memory_that_an_xz_file_asks_for() -> None:
    """A file that asks for gigabytes of memory is refused; one that is packed as tightly as `xz` does is read."""
    packed = bytearray(lzma.compress(TELEGRAM))
    size = (packed[12] + 1) * 4
    packed[16] = 40  # the size of the dictionary: 4 GiB
    packed[12 + size - 4 : 12 + size] = zlib.crc32(packed[12 : 12 + size - 4]).to_bytes(4, "little")

    (bad,) = read(bytes(packed), errors="keep")
    assert isinstance(bad, BadRecord)
    assert bad.reason == "asks for more than 256 MiB of memory; pack it again"
    assert reasons(lzma.compress(TELEGRAM, preset=9)) == ["08ZENDA910"]


def test_xz_files_that_are_joined() -> None:
    """Several .xz files in one, also with zeros between them, are one; what is no such file is damage."""
    half = len(TELEGRAM) // 2
    one, other = lzma.compress(TELEGRAM[:half]), lzma.compress(TELEGRAM[half:])

    for zeros in (b"", b"\0\0\0\0", bytes(3 << 20)):
        assert reasons(one + zeros + other + zeros) == ["08ZENDA910"]
    assert reasons(one + b"x" + other) == ["is damaged, or cut off: Input format not supported by decoder"]
    assert reasons(one + other[:-20]) == ["is damaged, or cut off: it ends in the middle"]


def test_flat_memory(tmp_path: Path) -> None:
    """A long file of many records inside is read record by record, and one file after the other is let go."""
    path = tmp_path / "a.tar.gz"
    noise = random.Random(7)
    with tarfile.open(path, "w:gz") as archive:
        for number in range(40):
            data = TELEGRAM + b"1. (U) " + noise.randbytes(100_000).hex().encode() + b"\n"
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    next(read(path))
    tracemalloc.start()
    assert sum(1 for _ in read(path)) == 40
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 6_000_000


# --- small parts -------------------------------------------------------------------------------


def test_kinds() -> None:
    """A kind is known by its beginning alone; a text is none."""
    for pack in PACKS:
        assert kind_of("a.txt", PACKS[pack](b"x")) == pack
    assert kind_of("a.zip", zipped({})) == kind_of("", zipped({"a": b""})) == "zip"
    assert kind_of("", tarred({"a": b""})) == "tar"
    old = bytearray(tarred({"a": b""})[:512])
    old[257:265] = bytes(8)
    old[148:156] = b"%06o\0 " % (sum(old[:148]) + 8 * 32 + sum(old[156:]))
    assert (kind_of("a.tar", bytes(old)), kind_of("a.txt", bytes(old))) == ("tar", "")
    for name in ("a.gz", "a.zip", "a.tar", "a.docx"):
        assert kind_of(name, TELEGRAM) == ""
    assert not any(mark.match(b"BZh9 is a name") for mark in MARKS.values())


@pytest.mark.parametrize(
    ("name", "inner"),
    [("a.txt.gz", "a.txt"), ("a.tbz2", "a.tar"), ("a.TXZ", "a.tar"), ("a", "a"), ("in.d/a", "in.d/a"), ("a.gz", "a")],
)
def test_inner_name(name: str, inner: str) -> None:
    """The name of the one file inside is the name without the suffix."""
    assert inner_name(name) == inner


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is made anywhere."""
    opened: list[str] = []
    real = Path.open

    def watched(self: Path, mode: str = "r", *rest: Any, **options: Any) -> BinaryIO:
        opened.append(mode)
        return real(self, mode, *rest, **options)  # type: ignore[return-value]

    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.zip").write_bytes(zipped({"in.zip": zipped(FILES), **FILES}))
    monkeypatch.setattr(Path, "open", watched)

    assert len(told("a.zip")) == 8
    assert (opened, [path.name for path in tmp_path.iterdir()]) == (["rb"], ["a.zip"])
