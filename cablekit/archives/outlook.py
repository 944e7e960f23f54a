"""A telegram copied into an e-mail by the system of the post: the mail header, then the telegram (format.md 21.5)."""

import re
from collections.abc import Iterator
from typing import Final

from cablekit.archives.document import Document, Found, lines
from cablekit.archives.smart import MAIL_LABEL, read_labels
from cablekit.model import Wrapper
from cablekit.model.values import full_year

SENDER: Final = re.compile(r"From:[ \t]*CBPC\b")
#: The subject packs post, number, precedence, `CO`, class and date.
SUBJECT: Final = re.compile(r"[A-Z][A-Z .'-]{1,40} [0-9]{4,8} [ZOPR] CO [0-9]{1,2}-[A-Z]{3}-(?P<year>[0-9]{2})\b")


def mail_bounds(document: Document) -> tuple[int, int]:
    """Find the header of the e-mail: the lines up to the first empty one."""
    start = None
    for line in lines(document.text, document.start, document.end):
        if line.text:
            start = line.start if start is None else start
        elif start is not None:
            return start, line.start
    return (document.start if start is None else start), document.end


def recognise(document: Document) -> bool:
    r"""
    Whether the system's e-mail comes first.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"From: CBPC, EACTAPP\nSubject: ZENDA 00000230 R CO 17-MAR-08 BRIDGE\n\nUNCLAS"))
    True
    """
    start, stop = mail_bounds(document)
    fields = read_labels(document.text, start, stop, MAIL_LABEL) if SENDER.match(document.text, start, stop) else {}
    return SUBJECT.match(fields.get("Subject", "")) is not None


def read_mail(document: Document) -> Iterator[Found]:
    """Yield what is inside, with the labels of the e-mail."""
    start, stop = mail_bounds(document)
    fields = read_labels(document.text, start, stop, MAIL_LABEL)
    packed = SUBJECT.match(fields.get("Subject", ""))
    year = full_year(packed["year"]) if packed else None
    yield document.inner(stop, document.end, Wrapper("outlook", tuple(fields.items())), year=year)
