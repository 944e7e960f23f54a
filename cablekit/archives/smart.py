"""A telegram of the SMART system: alone, in an e-mail, in a FOIA release (format.md 20)."""

import re
from collections.abc import Iterator
from typing import Final

from cablekit.archives.common import find_line, squash, trim
from cablekit.archives.document import Document, Found, lines
from cablekit.model import Wrapper
from cablekit.telegram import grammar
from cablekit.telegram.around import STATE_CASE

#: 20.1. The first label and the second, as scanners read them.
MRN: Final = re.compile(r"(?:\A|[\r\n])[ \t\f]*(?=MRN:)")
DTG: Final = re.compile(r"[\r\n][ \t\f]*Date.{0,2}D[TI]G\b")
#: How far below the first label the second may stand.
NEAR: Final = 3_000
#: 20.2. The stamp on each page of a release.
STAMP: Final = re.compile(
    rf"{STATE_CASE} No\. "
    r"(?P<case>[\w-]{1,30}) "
    r"Doc No\. (?P<doc>\w{1,20}) Date: (?P<date>[0-9/]{6,10})"
)
RELEASE: Final = re.compile(
    r"RELEASED? IN\s{1,200}(?P<extent>FULL|PART)(?P<exemptions>(?:\s{1,200}B[0-9](?:,\s?B[0-9])*)?)"
)
#: 20.1. Labels of the local distribution, above the first one.
OFFICE: Final = re.compile(r"(?P<label>(?:Action|Info) Office):[ \t]*")
#: A label of an e-mail's head; scanners lose colons.
MAIL: Final = re.compile(r"(?P<label>From|Sent|Date|To|Cc|Bcc|Subject|Attachments|Importance)(?::|(?=[ ]{3}))[ \t]*")


def recognise(document: Document) -> bool:
    r"""
    Say whether the labels `MRN` and `Date/DTG` stand near each other.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"MRN:   11 ZENDA 218\nDate/DTG:   Nov 03, 2011 / 031507Z NOV 11"))
    True
    """
    mrn = first_label(document)
    near = min(mrn.end() + NEAR, document.end) if mrn else 0
    return mrn is not None and DTG.search(document.text, mrn.end(), near) is not None


def read(document: Document) -> Iterator[Found]:
    r"""
    Yield the telegram with the release and the e-mails that it came in.

    >>> from cablekit.archives.document import decode
    >>> mail = b"From: SMART Core\nTo: Colfax\n\nMRN:  11 ZENDA 218\nDate/DTG:  031507Z NOV 11\nTAGS:   XG\n"
    >>> [(cable.tags, cable.wrappers[0].fields) for cable in read(decode(mail))]
    [(('XG',), (('From', 'SMART Core'), ('To', 'Colfax')))]
    """
    text = document.text
    mrn = first_label(document)
    begin = mrn.end() if mrn else document.start
    start, end = trim(text, top(text, begin, document.start), document.end, is_stamp)
    if mrn and start > mrn.start():  # the label is known by the line end before it
        start = mrn.start() - (text[mrn.start() - 1 : mrn.start() + 1] == "\r\n")
    yield document.telegram(start, end, *wrappers(text, start, begin, document.start))


def first_label(document: Document) -> re.Match[str] | None:
    r"""
    Find the blanks before the first label.

    >>> from cablekit.archives.document import decode
    >>> first_label(decode(b"SECRET\n MRN:  11 ZENDA 218"))
    <re.Match object; span=(6, 8), match='\n '>
    """
    return find_line(MRN, "MRN:", document.text, document.edge, document.end)


def is_stamp(line: str) -> bool:
    """
    Say whether a line, stripped, is a page's stamp of a release.

    >>> is_stamp("SECRET")
    False
    """
    return STAMP.match(line) is not None


def top(text: str, end: int, first: int = 0) -> int:
    r"""
    Find where the telegram begins: at the classification above its first label, if it stands there.

    >>> top("Best, Rudolf\nSECRET\nAction Office: POL\n", 39)
    13
    """
    start, offices = end, False
    for line in lines(text, first, end):
        offices = bool(OFFICE.match(line.text)) or (offices and bool(line.text))
        if line.text and not offices and not grammar.MARKING.fullmatch(line.text) and not is_stamp(line.text):
            start = line.stop
        elif start == end:
            start = line.start
    return start


def wrappers(text: str, start: int, end: int, first: int = 0) -> Iterator[Wrapper]:
    r"""
    Yield what stands above a telegram: the release, and the e-mails from the outermost in.

    Args:
        text: The text.
        start: Where the telegram begins.
        end: Where its first label stands; the local distribution is above it.
        first: Where the e-mails begin.

    >>> mail = "From: Colfax\nTo: Quill\n\nFrom: SMART Core\nTo: Colfax\n\n"
    >>> [wrapper.archive for wrapper in wrappers(mail, len(mail), len(mail))]
    ['email', 'smart']
    """
    released = release(text, start, first)
    if released:
        yield Wrapper("foia", tuple(released.items()))
    heads = mails(text, start, first)
    distribution = labelled(text, start, end, OFFICE)
    if distribution and not (heads and is_smart(heads[-1])):
        heads.append({})
    if distribution:
        heads[-1] |= distribution
    for head in heads:
        yield Wrapper("smart" if is_smart(head) else "email", tuple(head.items()))


def is_smart(head: dict[str, str]) -> bool:
    """
    Say whether an e-mail is of the system itself, or a head only of the local distribution.

    >>> is_smart({"From": "SMART Core", "To": "Colfax"})
    True
    """
    return "From" not in head or "SMART Core" in head["From"] or "SMART Core" in head.get("To", "")


def release(text: str, end: int, first: int = 0) -> dict[str, str]:
    r"""
    Read the stamp of a release and its extent.

    >>> release("RELEASE IN PART\n  B6", 21)
    {'Release': 'RELEASE IN PART B6'}
    """
    stamp = STAMP.search(text, first, end)
    fields = {"Case No.": stamp["case"], "Doc No.": stamp["doc"], "Date": stamp["date"]} if stamp else {}
    extent = RELEASE.search(text, first, end)
    if extent:
        fields["Release"] = squash(extent[0])
    return fields


def mails(text: str, end: int, first: int = 0) -> list[dict[str, str]]:
    r"""
    Read the heads of e-mails: a sender, and below it labels up to an empty line.

    >>> mails("From: Colfax\nTo: Quill,\n   Tarrant\n\nLook.\nFrom: nobody\n", 53)
    [{'From': 'Colfax', 'To': 'Quill, Tarrant'}]
    """
    heads, start = [], first
    for line in lines(text, first, end):
        if line.text:
            continue
        if line.start > start:
            heads.append(labelled(text, start, line.start, MAIL))
        start = line.stop
    heads.append(labelled(text, start, end, MAIL))
    return [head for head in heads if "From" in head and len(head) > 1]


def labelled(text: str, start: int, end: int, label: re.Pattern[str]) -> dict[str, str]:
    r"""
    Read labels and their values; a value goes on below up to an empty line.

    >>> labelled("Action Office:  POL,\n   ECON\n\nInfo Office: CONS\n", 0, 48, OFFICE)
    {'Action Office': 'POL, ECON', 'Info Office': 'CONS'}
    """
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
    return {name: squash(" ".join(parts)) for name, parts in fields.items()}
