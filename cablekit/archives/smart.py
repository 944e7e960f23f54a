"""A telegram of the SMART system: alone, in an e-mail, in a FOIA release (format.md 20)."""

import re
from collections.abc import Iterator
from typing import Final

from cablekit.archives.common import find_line, one_line, trim
from cablekit.archives.document import Document, Found, lines
from cablekit.model import Wrapper
from cablekit.model.identifiers import CASE, DOCUMENT
from cablekit.telegram import around, grammar

#: 20.1. The first label and the second, as scanners read them.
MRN: Final = re.compile(rf"(?:\A|[\r\n])[ \t\f]*(?={around.FIRST_LABEL})")
DTG: Final = re.compile(r"[\r\n][ \t\f]*Date.{0,2}D[TI]G\b")
#: How far below the first label the second may be.
NEAR: Final = 3_000
#: 20.2. The stamp on each page of a release.
STAMP: Final = re.compile(
    rf"{around.RELEASE_STAMP} No\. (?P<case>[\w-]{{1,30}}) "
    r"Doc No\. (?P<doc>\w{1,20}) Date: (?P<date>[0-9/]{6,10})"
)
RELEASE: Final = re.compile(
    rf"{around.RELEASED}\s{{1,200}}(?P<extent>FULL|PART)(?P<exemptions>(?:\s{{1,200}}B[0-9](?:,\s?B[0-9])*)?)"
)
#: 20.1. Labels of the local distribution, above the first one.
OFFICE_LABEL: Final = re.compile(rf"(?P<label>{around.OFFICE}):[ \t]*")
#: A label of an e-mail's header; optical scanners lose colons.
MAIL_LABEL: Final = re.compile(
    r"(?P<label>From|Sent|Date|To|Cc|Bcc|Subject|Attachments|Importance)(?::|(?=[ ]{3}))[ \t]*"
)


def recognise(document: Document) -> bool:
    r"""
    Whether the labels `MRN` and `Date/DTG` are near each other.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"MRN:   11 ZENDA 218\nDate/DTG:   Nov 03, 2011 / 031507Z NOV 11"))
    True
    """
    mrn = first_label(document)
    near = min(mrn.end() + NEAR, document.end) if mrn else 0
    return mrn is not None and DTG.search(document.text, mrn.end(), near) is not None


def read_smart(document: Document) -> Iterator[Found]:
    """Yield the telegram with the release and the e-mails in which it came."""
    text = document.text
    mrn = first_label(document)
    begin = mrn.end() if mrn else document.start
    start, end = trim(text, telegram_start(text, begin, document.start), document.end, is_stamp)
    if mrn and start > mrn.start():  # the label is known by the line ending before it
        start = mrn.start() - (text[mrn.start() - 1 : mrn.start() + 1] == "\r\n")
    yield document.telegram(start, end, *wrappers_above(text, start, begin, document.start))


def first_label(document: Document) -> re.Match[str] | None:
    """Find the blanks before the first label."""
    return find_line(MRN, around.FIRST_LABEL, document.text, document.edge, document.end)


def is_stamp(line: str) -> bool:
    """Whether a line, stripped, is the stamp of a release on a page."""
    return STAMP.match(line) is not None


def telegram_start(text: str, end: int, first: int = 0) -> int:
    """Find where the telegram begins: at the classification above its first label, if there is one."""
    start, offices = end, False
    for line in lines(text, first, end):
        offices = bool(OFFICE_LABEL.match(line.text)) or (offices and bool(line.text))
        if line.text and not offices and not grammar.MARKING.fullmatch(line.text) and not is_stamp(line.text):
            start = line.stop
        elif start == end:
            start = line.start
    return start


def wrappers_above(text: str, start: int, end: int, first: int = 0) -> Iterator[Wrapper]:
    """Yield the wrappers between *first* and *end*: the release, the e-mails from the outermost, the distribution."""
    released = read_release(text, start, first)
    if released:
        yield Wrapper("foia", tuple(released.items()))
    heads = read_mail_labels(text, start, first)
    distribution = read_labels(text, start, end, OFFICE_LABEL)
    if distribution and not (heads and is_smart(heads[-1])):
        heads.append({})
    if distribution:
        heads[-1] |= distribution
    for head in heads:
        yield Wrapper("smart" if is_smart(head) else "email", tuple(head.items()))


def is_smart(head: dict[str, str]) -> bool:
    """Whether an e-mail is from the system itself, or only a local distribution."""
    return "From" not in head or "SMART Core" in head["From"] or "SMART Core" in head.get("To", "")


def read_release(text: str, end: int, first: int = 0) -> dict[str, str]:
    """Read the stamp of a release and its extent."""
    stamp = STAMP.search(text, first, end)
    fields = {CASE: stamp["case"], DOCUMENT: stamp["doc"], "Date": stamp["date"]} if stamp else {}
    extent = RELEASE.search(text, first, end)
    if extent:
        fields["Release"] = one_line(extent[0])
    return fields


def read_mail_labels(text: str, end: int, first: int = 0) -> list[dict[str, str]]:
    """Read the headers of e-mails: a sender, and the labels below it up to an empty line."""
    heads, start = [], first
    for line in lines(text, first, end):
        if line.text:
            continue
        if line.start > start:
            heads.append(read_labels(text, start, line.start, MAIL_LABEL))
        start = line.stop
    heads.append(read_labels(text, start, end, MAIL_LABEL))
    return [head for head in heads if "From" in head and len(head) > 1]


def read_labels(text: str, start: int, end: int, label: re.Pattern[str]) -> dict[str, str]:
    """Read labels and their values; a value continues below up to an empty line."""
    fields: dict[str, list[str]] = {}
    name = ""
    for line in lines(text, start, end):
        match = label.match(line.text)
        if match:
            name = match["label"]
            fields[name] = [line.text[match.end() :]]
        elif not line.text:
            name = ""
        elif name:
            fields[name].append(line.text)
    return {name: one_line(" ".join(parts)) for name, parts in fields.items()}
