"""Where each cable, and what could not be read, was found: `cable.place`, `BadRecord.place`."""

import copy
import pickle
from pathlib import Path
from typing import Any

import attrs
import pytest

from cablekit.archives.document import BadRecord, Document, Record, decode, each_record, places_of
from cablekit.archives.files import load, read
from cablekit.archives.limits import Limits
from cablekit.errors import ModelError
from cablekit.mapping import from_dict, to_dict, to_json
from cablekit.model import Cable, Place
from cablekit.telegram.grammar import LINE_ENDING
from cablekit.telegram.write import to_text
from cablekit.xml import stream
from cablekit.xml.document import to_xml
from tests._helpers import CABLEGATE, NARA, SITE, SMART, TELEGRAM
from tests.archives.files_of_each_format import FILES, File

OTHER = TELEGRAM.replace(b"0915Z", b"1015Z").replace(b"0910", b"0911")
ROW = b'7,5/8/2008 9:15,08ZENDA7,Embassy Zenda,SECRET,,"FM ZENDA\nTO SAPT","TAGS: XG\n"\n'
LINE = b'{"schema":"https://w3id.org/cablekit/dict/1","cable":{}}\n'
MANY_LINES = 9
ONE_OF_MANY = stream.without_declaration(to_xml(load(TELEGRAM)))


def places(data: bytes, **options: Any) -> list[Place | None]:
    """List the places of what is read."""
    return [found.place for found in read(data, errors="keep", **options)]


@pytest.mark.parametrize("path", [SITE, CABLEGATE, SMART, NARA], ids=lambda path: path.name)
def test_place_of_a_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with one cable is its path, as it was written."""
    monkeypatch.chdir(path.parent)
    (cable,) = read(path.name)

    assert cable.place == Place(path.name, None, 0, 1)


def test_place_of_files_in_a_folder(folder: Path) -> None:
    """The path of a file in a folder begins with the folder's."""
    found = list(read(str(folder), errors="keep"))

    assert [str(one.place) for one in found] == [
        str(folder / name) for name in ("a.txt", "b.txt", "c.xml", "gone.txt", "in/c.txt")
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ROW + b"\n2,x\n" + ROW, [(1, 0, 1), (2, len(ROW) + 1, 5), (3, len(ROW) + 5, 6)]),
        (LINE + b"\n{no\n" + LINE, [(1, 0, 1), (2, len(LINE) + 1, 3), (3, len(LINE) + 5, 4)]),
        (stream.HEAD + ONE_OF_MANY + b"<cable/>" + stream.FOOT, [(1, None, 3), (2, None, MANY_LINES)]),
        (TELEGRAM + OTHER, [(1, 0, 1), (2, len(TELEGRAM), TELEGRAM.count(b"\n") + 1)]),
    ],
    ids=["csv", "jsonl", "cables", "several"],
)
def test_place_of_a_record(data: bytes, expected: list[tuple[int, int | None, int]]) -> None:
    """A record has its number, where it begins in bytes, and its line."""
    found = places(data)

    assert [place and (place.record, place.offset, place.line) for place in found] == expected


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_place_of_a_great_record(form: str) -> None:
    """A record that is too long is counted with all its bytes and lines."""
    good = {"csv": ROW, "jsonl": LINE}[form]
    great = {"csv": b'"' + b"x\n" * 2000 + b'"\n', "jsonl": b"{" + b" " * 4000 + b"}\n"}[form]
    _, bad, last = places(good + great + good, format=form, limits=Limits(max_chars=200))

    assert bad
    assert last
    assert bad.offset == len(good)
    assert last.offset == len(good + great)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_place_of_several(encoding: str, newline: str) -> None:
    """The offset of each of several telegrams is in bytes of the file, and its line is a line of the file."""
    text = (TELEGRAM.decode() + "É\n").replace("\n", newline)
    data = (text + text.replace("0915Z", "1015Z").replace("0910", "0911")).encode(encoding)
    mark = len("".encode(encoding))
    first, second = read(data)

    assert first.place == Place("<bytes>", 1, 0, 1)
    assert second.place == Place("<bytes>", 2, len(text.encode(encoding)), text.count(newline) + 1)
    assert data[second.place.offset :].startswith(text[:3].encode(encoding)[mark:])


def test_place_of_several_in_other_characters() -> None:
    """Where the text is not in the file as it is, telegrams have the place of what they are in, and a number."""
    document = Document(b"", "AB", "utf-8", bom=False).inner_text("TAGS: XG")

    assert list(places_of(document, (0, 3))) == [Place("<bytes>", 1), Place("<bytes>", 2)]
    assert not any(place.is_exact for place in places_of(document, (0, 3)))


@pytest.mark.parametrize(
    ("data", "exact"),
    [
        (TELEGRAM, True), (SITE.read_bytes(), True), (NARA.read_bytes(), True), (SMART.read_bytes(), True),
        (TELEGRAM + OTHER, True), (TELEGRAM + b"\xe9", True), (b"\xef\xbb\xbf" + TELEGRAM, True),
        (CABLEGATE.read_bytes(), False), (ROW, False), (LINE, False), (stream.HEAD + ONE_OF_MANY, False),
        (to_xml(load(TELEGRAM)), False), (to_json(load(TELEGRAM)).encode(), False),
    ],
)  # fmt: skip
def test_whether_the_text_is_in_the_file(data: bytes, *, exact: bool) -> None:
    """Text files hold the text as it is; pages, CSV, XML and JSON hold it in other characters."""
    cable = next(read(data))

    assert cable.place
    assert cable.place.is_exact is exact


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_text_that_is_in_the_file_begins_at_its_place(file: File) -> None:
    """Where a place says so, the text is in the file as it is, from its line and its byte on."""
    document = decode(file.data)
    starts = [0, *(match.end() for match in LINE_ENDING.finditer(document.text))]
    for cable in read(file.data, errors="keep"):
        if isinstance(cable, Cable) and cable.place and cable.place.is_exact:
            text = to_text(cable)
            assert document.text.startswith(text, starts[cable.place.line - 1])
            assert file.data.startswith(text.encode(document.encoding), cable.place.offset)


def test_place_is_kept_and_not_written() -> None:
    """A copy, a pickle and an edit keep the place; no format has it, and it is not compared."""
    cable = load(TELEGRAM)

    assert cable.place == Place("<bytes>")
    for kept in (
        copy.copy(cable),
        copy.deepcopy(cable),
        pickle.loads(pickle.dumps(cable)),
        cable.with_header(subject="X"),
    ):
        assert kept.place == cable.place
    assert "place" not in to_dict(cable)["cable"]
    assert from_dict(to_dict(cable, source=True)).place is None
    assert b"<bytes>" not in to_xml(cable)
    assert cable == attrs.evolve(cable, place=None)


def test_a_cable_of_a_file_is_as_it_was_read() -> None:
    """To note the place and the encoding is no edit: the text is the one that was read."""
    cable = load(TELEGRAM + b"caf\xe9\n")

    assert cable.source
    assert cable.source.as_read
    assert to_text(cable) == (TELEGRAM + b"caf\xe9\n").decode("cp1252")


def test_place_of_a_bad_record() -> None:
    """A reader may say the place of what is bad, or leave it to the file."""
    assert BadRecord("a.txt", "why").place == Place("a.txt")
    with pytest.raises(ModelError, match="expected a Place or a path"):
        BadRecord(7, "why")  # type: ignore[arg-type]


def test_readers_that_name_no_place() -> None:
    """What a reader of records yields without a place gets that of its record."""
    found = each_record(decode(b""), [Record(4, b"x", 9)], lambda _: BadRecord("", "why"))

    assert [str(one.place) for one in found] == ["<bytes>:4"]
    found = each_record(decode(b""), [Record(4, b"x", 9)], lambda _: Cable(place="a.txt"))
    assert [str(one.place) for one in found] == ["a.txt"]
