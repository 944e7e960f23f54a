"""E-mails: what is in one, what is not one, and what is wrong with one."""

import base64
from email.message import EmailMessage

import pytest

from cablekit.archives import eml
from cablekit.archives.document import BadRecord, decode
from cablekit.archives.files import load, read
from cablekit.archives.registry import form_of
from cablekit.errors import ReadError
from cablekit.mapping import to_json
from cablekit.model import Place
from cablekit.telegram.write import to_text
from tests.archives.files_of_each_format import (
    FIRST,
    ONE,
    OTHER,
    SECOND,
    forwarded,
    mail,
    with_attachments,
    with_text,
)

TOP = "From: Max\r\nMIME-Version: 1.0\r\n"


def ids(data: bytes) -> list[str | None]:
    """Give the ids in an e-mail; of what could not be read, the reason."""
    return [one.reason if isinstance(one, BadRecord) else one.id for one in read(data, errors="keep")]


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"From: Max\nMIME-Version: 1.0\n\nx", "eml"),
        (b"from: Max\nmessage-id: <7>\n\nx", "eml"),
        (b"Received: by x\n\tfor y\nSubject: z\n\nx", "eml"),
        (b"From: Max\nDate: Thu, 8 May 2008 09:15:00 +0000\n\nx", "eml"),
        (b"From: Max\nDate: 8 May 2008 09:15 GMT\n\nx", "eml"),
        (b"From: Max\nX-Mailer: y\n\nx", "eml"),
        (b"From: Max\r\nMIME-Version: 1.0", "eml"),
        (b"From: Max\nDate: Thursday\nSubject: y\n\nx", "text"),
        (b"From: Max\nSent: Thursday, May 08, 2008 9:15 AM\nTo: y\nSubject: z\n\nx", "text"),
        (b"Dear Max,\nFrom: Max\nMIME-Version: 1.0\n\nx", "text"),
        (b"MIME-Version: 1.0\n\nFrom: Max", "text"),
        (b"MIME-Version: 1.0\n" * 300 + b"From: x\n", "text"),
    ],
)
def test_recognise(data: bytes, form: str) -> None:
    """An e-mail has a sender or the like, and a field that only a mail program writes, at its top."""
    assert form_of(decode(data)) == form


def test_the_text_is_exact() -> None:
    """The telegram in an e-mail is what was sent, whatever it was encoded for."""
    for encoding in ("7bit", "base64", "quoted-printable"):
        (cable,) = read(with_text(ONE, encoding).as_bytes())
        assert to_text(cable) == ONE


def test_the_subject_is_not_the_cables() -> None:
    """An e-mail without a telegram gives none, whatever its subject; whoever loads it gets its text."""
    message = mail("08 ZENDA 910: CASTLE TALKS")
    message.set_content("It is attached.\n")

    assert ids(message.as_bytes()) == ["no-telegram"]
    assert to_text(load(message.as_bytes())) == "It is attached.\n"
    assert load(message.as_bytes()).subject is None


def test_the_text_around_a_telegram() -> None:
    """A telegram in a text part that begins with words of the sender is found."""
    assert ids(with_text("Max,\n\nas promised:\n\n" + ONE).as_bytes()) == [FIRST[0]]


def test_every_attachment() -> None:
    """Attachments of any form are read, of our own too; those that hold no telegram are not cables."""
    message = with_attachments(ONE, OTHER)
    message.add_attachment(to_json(load(OTHER.encode())).encode(), maintype="application", subtype="json", filename="x")
    message.add_attachment(b"<?xml version='1.0'?><x/>", maintype="application", subtype="xml", filename="bad.xml")
    found = ids(message.as_bytes())

    assert found[:3] == [FIRST[0], SECOND[0], SECOND[0]]
    assert found[3] is not None
    assert found[3].startswith("line 1: expected one of cable")


def test_only_an_attachment_that_is_broken() -> None:
    """Where no part holds a telegram, the text counts, and what could not be read is reported."""
    message = with_text("Attached.\n")
    message.add_attachment(b"<?xml version='1.0'?><x/>", maintype="application", subtype="xml", filename="bad.xml")
    found = ids(message.as_bytes())

    assert found[0] == "no-telegram"
    assert len(found) == 2
    with pytest.raises(ReadError, match="line 1: expected one of cable"):
        load(message.as_bytes())


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("c.gz", b"\x1f\x8b\x08x", "c.gz: is packed; save it, and read it by itself"),
        ("c.docx", b"PK\x03\x04x", "c.docx: is a .docx document; save it as text or as PDF"),
    ],
)
def test_packed_attachments(name: str, data: bytes, reason: str) -> None:
    """A packed file that is attached is reported, and what else is in the e-mail is read."""
    message = with_text(ONE)
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)

    assert ids(message.as_bytes()) == [FIRST[0], reason]


def test_answered() -> None:
    """A telegram in an e-mail that is answered is read without the signs before its lines."""
    (cable,) = read(with_text("Max wrote:\n\n> > " + ONE.strip().replace("\n", "\n> > ")).as_bytes())

    assert (cable.id, cable.closing.signatures) == (FIRST[0], ("RASSENDYLL",))
    assert ids(with_text(ONE + "\n> Yes.\n").as_bytes()) == [FIRST[0]]


def test_year_of_a_post() -> None:
    """The subject that a post's system writes has the year of the cable."""
    message = mail("ZENDA 00000230 R CO 17-MAR-08 BRIDGE")
    message.set_content("UNCLAS ZENDA 000230\n\nTAGS: PREL\n")

    assert ids(message.as_bytes()) == ["08ZENDA230"]


def test_forwarded_twice() -> None:
    """Each e-mail around a telegram is a wrapper, the outermost first."""
    inner = mail("inner")
    inner.set_content(ONE)
    (cable,) = read(forwarded(forwarded(inner)).as_bytes())

    assert [wrapper.get("Subject") for wrapper in cable.wrappers] == ["FW: bridge", "FW: bridge", "inner"]


@pytest.mark.parametrize(
    ("header", "body", "text"),
    [
        ("Content-Type: text/plain; charset=koi8-r\r\n", "\xe2", "\u0411"),
        ("Content-Type: text/plain; charset=no-such\r\n", "\xe9", "\xe9"),
        ("Content-Type: text/plain; charset=us-ascii\r\n", "\xe9", "\xe9"),
        ("Content-Type: text/plain\r\n", "\x93x\x94", "\u201cx\u201d"),
        ("Content-Transfer-Encoding: base64\r\n", base64.b64encode(b"x").decode(), "x"),
        ("Content-Transfer-Encoding: base64\r\n", "!", ""),
        ("Content-Transfer-Encoding: base64\r\n", "YQ", "a"),
        ("Content-Transfer-Encoding: x-none\r\n", "x=41", "x=41"),
        ("Content-Type: multipart/mixed; boundary=y\r\n", "no part", "no part"),
        ("Content-Type: multipart/mixed; boundary=y\r\n", "--y--", ""),
        ("Content-Type: multipart/mixed; boundary=y\r\n", "--y\r\n\r\nx", "x"),
        ("Content-Type: ;;;\r\n", "x", "x"),
        ("Content-Type: message/rfc822\r\n", "Subject: y\r\n\r\nx", "x"),
    ],
)
def test_bodies(header: str, body: str, text: str) -> None:
    """A body is decoded as its header says if that can be, and is kept in any case."""
    data = (TOP + header + "\r\n" + body).encode("latin-1")

    assert to_text(load(data)).replace("\r\n", "") == text


@pytest.mark.parametrize(
    ("value", "read_as"),
    [
        ("=?utf-8?q?caf=C3=A9?= open", "caf\xe9 open"),
        ("=?no-such?q?caf=C3=A9?=", "=?no-such?q?caf=C3=A9?="),
        ("caf\xe9", "caf\ufffd"),
        ("a\r\n\tb", "a b"),
    ],
)
def test_fields(value: str, read_as: str) -> None:
    """A field is on one line, decoded where it is written right."""
    (cable,) = read((TOP + f"Subject: {value}\r\n\r\n").encode("latin-1") + ONE.encode())

    assert cable.wrappers[0].get("Subject") == read_as


def test_places() -> None:
    """The place of a telegram in an e-mail is that of the part that has it, as it is encoded, where that is known."""

    def beginnings(message: EmailMessage) -> list[bytes]:
        data = message.as_bytes()
        places = [one.place for one in read(data) if one.place and one.place.record is None]
        assert [one.line for one in places] == [data[: one.offset].count(b"\n") + 1 for one in places]
        return [data[(one.offset or 0) - 2 :][:42] for one in places]

    attached = b"\n\n" + base64.b64encode(OTHER.encode())[:40]
    for encoding, first in (("8bit", b"\n\n" + ONE.encode()[:40]), ("base64", base64.b64encode(ONE.encode())[:40])):
        message = with_text("See below.")
        message.add_attachment(ONE, cte=encoding)
        message.add_attachment(OTHER.encode(), maintype="application", subtype="octet-stream", filename="x.txt")
        assert beginnings(message) == [b"\n\n" + first.strip(), attached]
    outer = with_text("See below.")
    outer.add_attachment(message)
    assert beginnings(outer)[1] == attached
    outermost = with_text("See below.")
    outermost.add_attachment(outer.as_bytes(), maintype="application", subtype="octet-stream", filename="x.eml")
    assert [one.place for one in read(outermost.as_bytes())] == [Place("<bytes>", None, None)] * 2


def test_nested_too_deep() -> None:
    """An e-mail whose parts are nested without end is refused."""
    parts = (f"Content-Type: multipart/mixed; boundary=y{depth}\r\n\r\n--y{depth}\r\n" for depth in range(2000))
    data = (TOP + "".join(parts)).encode()

    assert ids(data) == ["is an e-mail whose parts are nested too deep"]


def test_inside_another_format() -> None:
    """The bytes of an e-mail that is inside another format are its text."""
    document = decode(b"x").inner_text(with_text(ONE).as_string())

    assert len(list(eml.read_eml(document))) == 1


def test_a_file_name_that_cannot_be_read() -> None:
    """A hostile number in the name of an attachment hides neither it nor the text, and ends nothing."""
    data = (
        b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n"
        b"Content-Disposition: attachment; filename*"
        + b"9" * 5000
        + b"=x\n\nUNCLAS ZENDA 000910\n\nTAGS: XG\n\n1. Yes.\n"
    )

    assert [cable.tags for cable in read(data)] == [("XG",)]
