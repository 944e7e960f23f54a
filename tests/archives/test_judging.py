"""Whether a telegram was found in a text: none of many other texts is one, and no telegram is refused."""

import io
from pathlib import Path
from typing import Any

import pytest

from cablekit.archives.document import BadRecord
from cablekit.archives.files import load, read
from cablekit.archives.judging import has_catalog_id, holds_telegram
from cablekit.errors import ReadError
from cablekit.model import Cable, Wrapper
from cablekit.telegram.text import from_text
from cablekit.telegram.write import to_text
from tests._helpers import CABLEGATE, NARA, SITE, SMART, TELEGRAM
from tests.archives.not_cables import NOT_CABLES

#: Parts of a telegram: without some of them it is still one.
RELAY = "VZCZCXRO2718\nPP RUEHQZB\nDE RUEHZD #0910 1290915\nZNY CCCCC ZZH\n"
GROUP = "P 080915Z MAY 08\n"
SENDER = "FM AMEMBASSY ZENDA\n"
ADDRESSED = "TO SECSTATE WASHDC PRIORITY 3121\n"
CLASS = "C O N F I D E N T I A L ZENDA 000910\n\n"
ORDER = "E.O. 12958: DECL: 05/08/2018\n"
TAGS = "TAGS: PREL, PGOV\n"
SUBJECT = "SUBJECT: CASTLE TALKS\n\n"
BODY = "1. (C) The bridge is open.\n\nRASSENDYLL\n"
#: Telegrams of several years and shapes, most of them not whole.
TELEGRAMS = {
    "whole": RELAY + GROUP + SENDER + ADDRESSED + CLASS + ORDER + TAGS + SUBJECT + BODY,
    "without the heading": CLASS + ORDER + TAGS + SUBJECT + BODY,
    "without the class line": GROUP + SENDER + ADDRESSED + ORDER + TAGS + SUBJECT + BODY,
    "without class line and terms": GROUP + SENDER + ADDRESSED + "\n" + BODY,
    "without number and heading": "CONFIDENTIAL\n\n" + ORDER + TAGS + SUBJECT + BODY,
    "without terms": GROUP + SENDER + ADDRESSED + CLASS + BODY,
    "only information addressees": GROUP + SENDER + "INFO SECSTATE WASHDC\n\n" + BODY,
    "only its number and TAGS": "UNCLAS ZENDA 000910\n" + TAGS,
    "only its number and order": "UNCLASSIFIED ZENDA 910\n\nE.O. 12958: N/A\n",
    "only its number and subject": CLASS + SUBJECT + BODY,
    "only its number and a relay head": RELAY + "UNCLAS ZENDA 000910\n",
    "only its number and captions": "CONFIDENTIAL ZENDA 000910\n\nSIPDIS\n\nSUBJECT: TALKS\n",
    "a known post": "SECRET MOSCOW 000910\n\nSUBJECT: TALKS\n",
    "a known post without its sender": "R 141903Z MAR 74\nSECRET MOSCOW 1571\n\n1. OPEN.\n",
    "old": "R 141903Z MAR 74\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC 2541\nUNCLAS ZENDA 1571\nSUBJ: TALKS\n",
    "older": "P 081545Z MAY 67\nFM AMCONSUL ZENDA\nTO SECSTATE\nCONFIDENTIAL ZENDA 123\n\nBRIDGE IS OPEN.\n",
    "of the Department": "O 081545Z MAY 67\nFM SECSTATE WASHDC\nTO AMEMBASSY ZENDA\nSECRET STATE 12345\n\nOPEN.\n",
    "of a mission": "R 081545Z MAY 90\nFM USMISSION ZENDA\nTO SECSTATE WASHDC\nUNCLAS ZENDA 123\n\nOPEN.\n",
    "of SMART": "MRN: 11 ZENDA 218\nDate/DTG: Nov 03, 2011 / 031507Z NOV 11\nFrom: AMEMBASSY ZENDA\n\n1. (U) Open.\n",
    "a form": "CONFIDENTIAL\n\nFrom: AMEMBASSY ZENDA\nTAGS: PREL\nSubject: TALKS\n\n1. (C) Open.\n",
    "below a cover sheet": "PLEASE FORWARD\n\n" + GROUP + SENDER + ADDRESSED + CLASS + ORDER + TAGS + SUBJECT + BODY,
    "in CRLF": (GROUP + SENDER + ADDRESSED + CLASS + ORDER + TAGS).replace("\n", "\r\n"),
    "in lowercase": "unclas zenda 000910\n\ntags: prel\nsubject: talks\n\n1. (u) Open.\n",
}


@pytest.mark.parametrize("name", NOT_CABLES)
def test_other_texts_hold_none(name: str) -> None:
    """A text that is not a telegram is a bad record and an error; whoever loads it gets its text."""
    data = NOT_CABLES[name]
    (bad,) = read(data, errors="keep")

    assert isinstance(bad, BadRecord)
    assert (bad.reason, bad.data, str(bad.place)) == ("no-telegram", data, "<bytes>")
    with pytest.raises(
        ReadError, match=r"^<bytes>: no-telegram: (?:no telegram was found in this text; `load`|.*(?:text|empty))"
    ):
        list(read(data))
    assert load(data).id is None or "its number" in name
    (cable,) = read(data, format="text")
    assert to_text(cable).encode(cable.encoding) == data.removeprefix(b"\xff\xfe")


def test_there_are_many_of_them() -> None:
    """The judgment is measured on many shapes."""
    assert len(NOT_CABLES) >= 90
    assert len(set(NOT_CABLES.values())) == len(NOT_CABLES)


@pytest.mark.parametrize("name", TELEGRAMS)
def test_telegrams_hold_one(name: str) -> None:
    """A telegram is found, also where much of it is missing."""
    assert [to_text(cable) for cable in read(TELEGRAMS[name].encode())] == [TELEGRAMS[name]]


@pytest.mark.parametrize("path", [SITE, CABLEGATE, NARA, SMART], ids=lambda path: path.name)
def test_examples_hold_one(path: Path) -> None:
    """A telegram is found without what its archive says of it, too."""
    assert holds_telegram(from_text(to_text(load(path))))


@pytest.mark.parametrize("name", ["letter", "class and date", "picture", "whole"])
def test_all_sources_are_judged_alike(name: str, tmp_path: Path) -> None:
    """A path, a folder, bytes and a file give the same, however they are named."""
    data = NOT_CABLES.get(name) or TELEGRAMS[name].encode()
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    found: list[Any] = [list(read(one, errors="keep")) for one in (path, tmp_path, data, io.BytesIO(data))]

    assert {type(one).__name__ for (one,) in found} == {"Cable" if name == "whole" else "BadRecord"}


@pytest.mark.parametrize(
    ("fields", "is_found"),
    [
        ((("Identifier", "08ZENDA910"),), True),
        ((("Reference ID", "08zenda910"),), True),
        ((("Document Number", "1979ZENDA06523"),), True),
        ((("MRN", "11 ZENDA 218"),), True),
        ((("Identifier", "7"),), False),
        ((("Identifier", ""),), False),
        ((("Title", "08ZENDA910"),), False),
    ],
)
def test_id_of_an_archive(fields: tuple[tuple[str, str], ...], is_found: bool) -> None:  # noqa: FBT001
    """A text to which an archive gives the id of a cable is one, whatever is left of it."""
    assert has_catalog_id(Cable(wrappers=(Wrapper("site", fields),))) is is_found


@pytest.mark.parametrize(
    ("archive", "text", "is_found"),
    [
        ("csv", "THE BRIDGE IS OPEN.", True),
        ("csv", " \n", False),
        ("csv", "", False),
        ("table", "SEE THE FILE", False),
        ("json", "", False),
        ("html", "Dear Max,\n\nThis is about a cable.", False),
        ("email", "SEE THE FILE", False),
        ("table", "1. (U) It is open.", True),
        ("table", "1. It is open.", True),
        ("table", "SUBJECT: THE BRIDGE\n\nIt is open.", True),
    ],
)
def test_text_of_a_known_id(archive: str, text: str, is_found: bool) -> None:  # noqa: FBT001
    """Where an archive gives the id, any text will do; in other people's tables it has to be a part of a telegram."""
    said = Wrapper("table" if archive == "email" else archive, (("Reference ID", "08ZENDA910"),))
    outer = (Wrapper("email", (("From", "Sapt"),)),) if archive == "email" else ()
    for body in (True, False):
        cable = from_text(text, body=body)
        object.__setattr__(cable, "wrappers", (*outer, said))
        assert holds_telegram(cable) is is_found


def test_rows_without_a_telegram() -> None:
    """A row or record with an id and no text, or any other text, is not a cable."""
    row = "1,5/8/2008 9:15,08ZENDA910,Embassy Zenda,SECRET,,,\n"
    table = 'refid,body\n08ZENDA910,\n08ZENDA911,"SEE THE FILE"\n'
    lines = '{"refid": "08ZENDA910", "text": null}\n{"refid": "08ZENDA911", "text": "SEE THE FILE"}\n'
    for data, count in ((row, 1), (table, 2), (lines, 2)):
        every = list(read(data.encode(), errors="keep"))
        assert [one.reason for one in every if isinstance(one, BadRecord)] == ["no-telegram"] * count


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no-telegram: the file is empty"),
        (b" \n", "no-telegram: there is no text in it"),
        (b"\x00\x01", "no-telegram: it is not text; save what is in it as text, or as PDF"),
        (b"\n Dear Max,\nyes.", "no-telegram: no telegram was found in this text; `load` and format='text'"),
        (
            b"\n Dear Max,\nyes.",
            "it begins 'Dear Max,', and a telegram has a number (UNCLAS ZENDA 000910), a",
        ),
        (
            b"id,body\n7,x\n",
            "no-telegram: no telegram was found in this record; `load` and format='text'",
        ),
        (b"SQLite format 3\x00", "is a database of SQLite"),
    ],
)
def test_what_a_person_is_told(data: bytes, message: str) -> None:
    """For a code the message says what was looked for, what the file looks like, and what to do."""
    (bad,) = read(data, errors="keep")
    assert isinstance(bad, BadRecord)
    assert message in bad.message


def test_our_own_files_are_not_judged() -> None:
    """A file in which cablekit wrote a cable holds one."""
    lines = b'{"schema":"https://w3id.org/cablekit/dict/1","cable":{}}'

    assert list(read(lines)) == [Cable()]
    assert list(read(TELEGRAM)) == [load(TELEGRAM)]
