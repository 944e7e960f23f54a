"""Bytes and characters: the encoding is found, remembered, and the file comes back to the byte."""

import codecs
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from cablekit.archives.document import encode, lines
from cablekit.archives.files import load
from cablekit.archives.writing import write
from cablekit.errors import ModelError
from cablekit.telegram.write import to_text
from tests._helpers import rewritten

#: Bytes, and what they are decoded with.
ENCODINGS = [
    (b"", "utf-8", False),
    ("TAGS: é".encode(), "utf-8", False),
    (codecs.BOM_UTF8 + "TAGS: é".encode(), "utf-8", True),
    (codecs.BOM_UTF8 + codecs.BOM_UTF8 + b"TAGS: XG", "utf-8", True),
    (codecs.BOM_UTF8 + b"\xe9", "cp1252", False),
    (codecs.BOM_UTF16_LE + "TAGS: é\r\n".encode("utf-16-le"), "utf-16-le", True),
    (codecs.BOM_UTF16_BE + "TAGS: é\r\n".encode("utf-16-be"), "utf-16-be", True),
    (codecs.BOM_UTF32_LE + "TAGS: é\r\n".encode("utf-32-le"), "utf-32-le", True),
    (codecs.BOM_UTF32_BE + "TAGS: é\r\n".encode("utf-32-be"), "utf-32-be", True),
    (codecs.BOM_UTF16_LE + "\0TAGS: é\r\n".encode("utf-16-le"), "utf-16-le", True),
    (codecs.BOM_UTF16_LE + b"\0", "cp1252", False),
    (b"\x93TAGS\x94", "cp1252", False),
    (b"\x81TAGS\x94", "latin-1", False),
    (bytes(range(256)), "latin-1", False),
]


@pytest.mark.parametrize(("data", "encoding", "bom"), ENCODINGS)
def test_encoding_is_remembered(data: bytes, encoding: str, bom: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """The byte order mark is looked for first, then the encoding that fits; the file comes back to the byte."""
    cable = load(data)

    assert (cable.encoding, cable.bom) == (encoding, bom)
    assert rewritten(data, tmp_path) == data


@example(b"PK\x05\x06")
@given(st.binary() | st.lists(st.sampled_from([case[0] for case in ENCODINGS])).map(b"".join))
def test_bytes_come_back(data: bytes) -> None:
    """Any bytes at all, read as text, are written as they were."""
    cable = load(data, format="text")

    assert encode(to_text(cable), cable.encoding, bom=cable.bom) == data


@pytest.mark.parametrize(
    ("text", "encoding", "bom"),
    [
        ("x", "koi8-r", False),
        ("x", "no such encoding", False),
        ("\ud800", "utf-8", False),
        ("\u4e2d", "cp1252", False),
        ("\x80", "latin-1", False),
        ("\xc3\xa9", "cp1252", False),
        ("x", "cp1252", True),
        ("xx", "utf-16-le", False),
    ],
)
def test_encoding_that_cannot_be(text: str, encoding: str, bom: bool) -> None:  # noqa: FBT001
    """What an encoding has not, or what would be read as another one, is an error that names the field."""
    with pytest.raises(ModelError, match=r"evolve\(cable, encoding='utf-8', bom=False\)") as caught:
        encode(text, encoding, bom=bom)

    assert caught.value.where == "encoding"


def test_edit_out_of_the_encoding(tmp_path: Path) -> None:
    """An edit that the file's encoding has no letters for is written after the advice in the error is followed."""
    cable = load(b"SUBJECT: CAF\xe9\n")
    edited = evolve(cable, header=evolve(cable.header, subject="ZENDA \u2192 STRELSAU"))
    path = tmp_path / "x.txt"
    with pytest.raises(ModelError, match="encoding"):
        write(edited, path)

    assert list(tmp_path.iterdir()) == []
    write(evolve(edited, encoding="utf-8", bom=False), path)
    assert path.read_text(encoding="utf-8") == "SUBJECT: ZENDA \u2192 STRELSAU\n"


def test_lines_end_as_in_telegrams() -> None:
    """Form feeds and separators end no line; CR, LF and CRLF do; no line is lost."""
    text = "a\x0cb\u2028c\r\nd\re\n\nf"
    found = list(lines(text, 0))

    assert [line.text for line in found] == ["a\x0cb\u2028c", "d", "e", "", "f"]
    assert "".join(text[line.start : line.stop] for line in found) == text
