"""An e-mail as mail programs store it (`.eml`): the telegram is its text, or attached to it (docs/archives.md)."""

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from typing import Final

from attrs import evolve

from cablekit.archives import outlook
from cablekit.archives.common import one_line
from cablekit.archives.document import BadRecord, Choice, Document, Found, decode
from cablekit.archives.packed import kind_of
from cablekit.archives.streams import HEAD
from cablekit.errors import ReadError
from cablekit.model import Place, Wrapper
from cablekit.model.values import full_year

#: The fields that only mail programs write; the header that a person sees, as in a printed e-mail, has none of them.
MACHINE: Final = re.compile(
    r"(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To|Content-Type|Content-Transfer-Encoding|DKIM-Signature"
    r"|X-[A-Za-z-]{2,40}):"
    r"|Date:[ ]*(?:[A-Z][a-z]{2},[ ]*)?[0-9]{1,2}[ ][A-Z][a-z]{2}[ ][0-9]{4}[ ][0-9]{2}:[0-9]{2}",
    re.IGNORECASE,
)
#: The fields of an e-mail of which there is one at least.
PROOF: Final = re.compile(r"(?:From|To|Subject|Date|Received|Return-Path):", re.IGNORECASE)
#: A line of a header: a field, or the rest of the one above.
HEADER_LINE: Final = re.compile(r"(?:[!-9;-~]{1,76}:|[ \t]+\S)[^\r\n]*+(?:\r\n?|\n|\Z)")
#: How many lines of a header are looked at.
TOP: Final = 200
#: The fields that are kept.
FIELDS: Final = ("From", "Sender", "To", "Cc", "Bcc", "Date", "Subject", "Message-ID")
#: What mail programs put before each line of an e-mail that is answered or forwarded.
QUOTED: Final = re.compile(r"^(?:> ?)+", re.MULTILINE)
ATTACHMENTS: Final = "Attachments"


def recognise(document: Document) -> bool:
    r"""
    Whether the header of a stored e-mail comes first; a printed e-mail has fewer fields.

    >>> recognise(decode(b"From: Sapt\nMIME-Version: 1.0\n\nUNCLAS"))
    True
    >>> recognise(decode(b"From: Sapt\nSent: Monday\nSubject: Bridge\n\nUNCLAS"))
    False
    """
    is_proved = is_machine = False
    at = document.start
    for _ in range(TOP):
        line = HEADER_LINE.match(document.text, at, document.end)
        if line is None:
            break
        is_proved = is_proved or PROOF.match(line[0]) is not None
        is_machine = is_machine or MACHINE.match(line[0]) is not None
        at = line.end()
    return is_proved and is_machine


def read_eml(document: Document) -> Iterator[Found]:
    """Yield what holds a telegram in an e-mail: its text, or what is attached."""
    data = document.data or document.text.encode()
    try:
        yield parts_of(document, message_from_bytes(data), Finder(document))
    except RecursionError as error:
        raise ReadError("is an e-mail whose parts are nested too deep") from error


class Finder:
    """Finds where the parts of an e-mail begin in its file; each is below the one before it."""

    def __init__(self, document: Document) -> None:
        self.place: Place = document.place
        self.data: bytes = document.data if document.place.is_exact else b""
        self.at: int = 0
        self.line: int = 1

    def place_of(self, part: Message) -> Place:
        """Return the place of a part, as it is encoded; in a file of many e-mails that of the e-mail."""
        if self.place.record is not None:
            return self.place
        text = str(part.get_payload())
        written = text.encode() if text.isascii() else payload_of(part)
        at = self.data.find(written, self.at) if written else -1
        if at < 0:
            return Place(self.place.path, None, None)
        self.line += self.data.count(b"\n", self.at, at)
        self.at = at
        return Place(self.place.path, None, at, self.line)


def parts_of(document: Document, message: Message, finder: Finder) -> Choice:
    """Return the parts of an e-mail, each with the e-mail's fields."""
    return Choice((tuple(inner_parts(document, message, wrapper_of(message), finder)),))


def inner_parts(
    document: Document, message: Message, said: tuple[Wrapper, int | None], finder: Finder
) -> Iterator[Document | Choice | BadRecord]:
    """Yield the parts of a message that are not parts of parts."""
    payload = message.get_payload()
    parts = [part for part in payload if isinstance(part, Message)]
    if not message.is_multipart():
        yield part_document(evolve(document, place=finder.place_of(message)), message, *said)
    elif message.get_content_type() == "message/rfc822":
        inner = document.inner_text("", said[0], year=said[1])
        for part in parts:
            yield parts_of(inner, part, finder)
    elif message.get_content_type() == "multipart/alternative":
        groups = (tuple(inner_parts(document, part, said, finder)) for part in parts)
        yield Choice(tuple(groups))
    else:
        for part in parts:
            yield from inner_parts(document, part, said, finder)


def part_document(
    document: Document, part: Message, wrapper: Wrapper, year: int | None
) -> Document | Choice | BadRecord:
    """Return the text of a part, or the file that is attached; one that is packed is reported."""
    data = payload_of(part)
    kind = part.get_content_type()
    if reason := packed_reason(file_name(part) or "", data):
        return BadRecord(document.place, reason)
    if file_name(part) is not None or kind not in ("text/plain", "text/html"):
        return document.inner_file(data, wrapper)
    text = text_of(part, data)
    if kind == "text/html":
        return document.inner_file(text.encode(), wrapper)
    inner = document.inner_text(text, wrapper, year=year).with_many()
    if "\n>" not in text:
        return inner
    answered = document.inner_text(QUOTED.sub("", text), wrapper, year=year).with_many()
    return Choice(((inner,), (answered,)))


def packed_reason(name: str, data: bytes) -> str:
    """Return why a file that is attached is not opened; empty for one that is not packed."""
    try:
        return f"{name}: is packed; save it, and read it by itself" if kind_of(name, data[:HEAD]) else ""
    except ReadError as error:
        return f"{name}: {error}"


def file_name(part: Message) -> str | None:
    """Return the name of the file that is attached; empty where it cannot be read, None where none is given."""
    try:
        return part.get_filename()
    except ValueError:  # a section number of thousands of digits
        return ""


def payload_of(part: Message) -> bytes:
    """Return the bytes of a part, its transfer encoding resolved."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def text_of(part: Message, data: bytes) -> str:
    """Decode the text of a part: in the encoding that it names, otherwise the one that fits."""
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, ValueError):
        return decode(data).text


def wrapper_of(message: Message) -> tuple[Wrapper, int | None]:
    """Return what the header of an e-mail says, and the year in a subject that the system of a post wrote."""
    fields = {name: field_of(message, name) for name in FIELDS if message[name] is not None}
    names = [name for part in message.walk() if (name := file_name(part)) is not None]
    if names:
        fields[ATTACHMENTS] = one_line(readable(", ".join(names)))
    packed = outlook.SUBJECT.match(fields.get("Subject", ""))
    return Wrapper("email", tuple(fields.items())), full_year(packed["year"]) if packed else None


def field_of(message: Message, name: str) -> str:
    """Return the value of a field on one line; encoded words are decoded if they are right."""
    value = message[name]
    with suppress(HeaderParseError, LookupError, ValueError):
        value = make_header(decode_header(value))
    return one_line(readable(str(value)))


def readable(value: str) -> str:
    """Return a value without the signs for bytes that were not decoded."""
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
