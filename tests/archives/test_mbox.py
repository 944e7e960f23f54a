"""Folders of e-mails in one file are read e-mail by e-mail."""

import io

import pytest

from cablekit.archives import mbox
from cablekit.archives.document import BadRecord, Record, decode
from cablekit.archives.files import read
from cablekit.archives.limits import Limits
from cablekit.archives.registry import ARCHIVES, form_of, unwrapped
from cablekit.model import Cable, Place
from cablekit.telegram.write import to_text
from tests.archives.files_of_each_format import ONE, OTHER, mailbox, with_text

FROM = b"From sapt@zenda.example Thu May  8 09:15:00 2008\n"


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (FROM + b"From: x\n\n", "mbox"),
        (b"\n\n" + FROM.replace(b"\n", b"\r\n") + b"From: x\n\n", "mbox"),
        (FROM + b"\nx", "text"),
        (b"From Zenda\nTo: x\n", "text"),
        (b"x\n" + FROM + b"From: x\n", "text"),
    ],
)
def test_recognise(data: bytes, form: str) -> None:
    """The line above an e-mail, with a time, and a field below it come first."""
    assert form_of(decode(data)) == form


def test_only_a_line_below_a_blank_one_begins_an_email() -> None:
    """A sentence that begins with the word, and a line that was quoted for it, belong to the text."""
    text = "Max,\nFrom the castle, at 09:15,\n\n>From the mill, at 09:15\n>>From it\n" + ONE
    data = FROM + b"From: x\n\n" + text.encode()
    (mail,) = mbox.split_mbox(io.BytesIO(data), Limits())

    assert isinstance(mail, Record)
    assert mail.data.endswith(text.replace(">From", "From").encode())


def test_offsets() -> None:
    """The place of an e-mail is that of its first line."""
    data = b"\n" + mailbox(with_text(ONE), with_text(OTHER))
    places = [one.place for one in read(data)]

    assert [data[one.offset :][:10] for one in places if one and one.offset] == [b"From: Max ", b"From: Max "]
    assert [one.record for one in places if one] == [1, 2]


def test_great_email() -> None:
    """An e-mail that passes the limit is a bad record; the next one is read."""
    great = FROM + b"From: x\n\n" + b"x\n" * 5000 + b"\n"
    found = list(read(great + mailbox(with_text(ONE)), errors="keep", limits=Limits(max_chars=1500)))

    assert [type(one).__name__ for one in found] == ["BadRecord", "Cable"]
    assert isinstance(found[0], BadRecord)
    assert found[0].reason.startswith("has more than 1500 characters")
    assert found[0].place == Place("<bytes>", 1, len(FROM), 2)
    assert len(list(read(mailbox(with_text(ONE)), limits=Limits(max_chars=None)))) == 1


def test_a_folder_that_is_attached() -> None:
    """A folder inside another file is read as a whole."""
    data = mailbox(with_text(ONE), with_text("x\n" * 5000), with_text(OTHER))
    document = decode(data, Limits(max_chars=1500))
    found = list(unwrapped(ARCHIVES["mbox"].read(document)))

    assert [type(one).__name__ for one in found] == ["Cable", "BadRecord", "Cable"]
    assert [to_text(one).rstrip("\n") for one in found if isinstance(one, Cable)] == [ONE.rstrip(), OTHER.rstrip()]


def test_an_email_that_cannot_be_read() -> None:
    """One e-mail that cannot be read ends no folder, also one that is attached."""
    parts = (f"Content-Type: multipart/mixed; boundary=y{depth}\n\n--y{depth}\n" for depth in range(2000))
    deep = b"\n" + FROM + b"MIME-Version: 1.0\n" + "".join(parts).encode() + b"\n"
    data = mailbox(with_text(ONE)) + deep + mailbox(with_text(OTHER))

    for found in (list(read(data, errors="keep")), list(unwrapped(ARCHIVES["mbox"].read(decode(data))))):
        assert [type(one).__name__ for one in found] == ["Cable", "BadRecord", "Cable"]
        assert isinstance(found[1], BadRecord)
        assert found[1].reason == "is an e-mail whose parts are nested too deep"
