"""The forms in which cables are published, in the order in which they are tried (format.md 2)."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Final, NamedTuple

from cablekit.archives import (
    cablegate,
    cables,
    eml,
    joined,
    jsonl,
    mbox,
    media,
    nara,
    native,
    objects,
    outlook,
    pasted,
    pdf,
    plain,
    plusd,
    rows,
    rtf,
    several,
    site,
    smart,
    sql,
    table,
    web_page,
)
from cablekit.archives.document import BadRecord, Choice, Document, Found, Record
from cablekit.archives.judging import has_signs, holds_telegram
from cablekit.archives.limits import LAYERS, Limits
from cablekit.errors import ReadError
from cablekit.model import Cable, Place

Recognise = Callable[[Document], bool]
Read = Callable[[Document], Iterator[Found]]
Split = Callable[[BinaryIO, Limits], Iterator[Record | BadRecord]]


class Archive(NamedTuple):
    """
    How one form is known and read.

    Attributes:
        recognise: Whether a file is of this form.
        read: Yields its cables, or what is inside it.
        is_strict: Whether the reader itself reports that a file is not of this form.
        split: Yields its records, for a form that is read record by record; None for others.
        suffix_of: The format whose suffix such a file may have, for a form that is read record by record.
        record: The form of one record; empty: the same form.
        read_record: Reads one record; None: `read` does.
        mark: What is near the top of a file of this form; a file without it, whatever its suffix, is text.
        is_judged: Whether it is asked if what was read is a telegram; a file of ours says so itself.
        check: Makes sure, by the beginning of a file, that its records can be read; None: nothing is asked.
    """

    recognise: Recognise
    read: Read
    is_strict: bool = False
    split: Split | None = None
    suffix_of: str = ""
    record: str = ""
    read_record: Read | None = None
    mark: re.Pattern[bytes] | None = None
    is_judged: bool = True
    check: Callable[[Document], None] | None = None


#: The first that recognises a file reads it; the last recognises every file.
ARCHIVES: Final = {
    "cables": Archive(
        cables.recognise,
        cables.read_cables,
        is_strict=True,
        split=cables.split_cables,
        suffix_of="xml",
        record="xml",
        is_judged=False,
    ),
    "xml": Archive(native.is_xml, native.read_xml, is_strict=True, is_judged=False),
    "jsonl": Archive(
        jsonl.recognise,
        jsonl.read_lines,
        is_strict=True,
        split=jsonl.split_lines,
        suffix_of="json",
        mark=jsonl.MARK,
        is_judged=False,
    ),
    "json": Archive(native.is_json, native.read_json, is_strict=True, mark=jsonl.MARK, is_judged=False),
    "pdf": Archive(pdf.recognise, pdf.read_pdf),
    "rtf": Archive(rtf.recognise, rtf.read_rtf),
    "csv": Archive(
        rows.recognise,
        rows.read_rows,
        is_strict=True,
        split=rows.split_rows,
        suffix_of="csv",
        read_record=rows.read_row,
        mark=rows.MARK,
    ),
    "table": Archive(
        table.recognise,
        table.read_table,
        is_strict=True,
        split=table.split_table,
        read_record=table.read_row,
        check=table.check_layout,
    ),
    "objects": Archive(
        objects.recognise,
        objects.read_objects,
        is_strict=True,
        split=objects.split_objects,
        read_record=objects.read_object,
        check=objects.check_layout,
    ),
    "sql": Archive(sql.recognise, sql.read_dump, is_strict=True, split=sql.split_dump),
    "mbox": Archive(
        mbox.recognise, mbox.read_mbox, is_strict=True, split=mbox.split_mbox, read_record=mbox.read_message
    ),
    "joined": Archive(joined.recognise, joined.read_joined),
    "eml": Archive(eml.recognise, eml.read_eml),
    "site": Archive(site.recognise, site.read_site),
    "cablegate": Archive(cablegate.recognise, cablegate.read_page),
    "html": Archive(web_page.recognise, web_page.read_page),
    "pasted": Archive(pasted.recognise, pasted.read_pasted),
    "nara": Archive(nara.recognise, nara.read_export),
    "plusd": Archive(plusd.recognise, plusd.read_page),
    "smart": Archive(smart.recognise, smart.read_smart),
    "media": Archive(media.recognise, media.read_dump),
    "outlook": Archive(outlook.recognise, outlook.read_mail),
    "several": Archive(several.recognise, several.read_several),
    "text": Archive(plain.recognise, plain.read_text),
}
#: The forms that may be inside another form; the text of a PDF may be of any form.
INNER: Final = ("site", "pasted", "nara", "plusd", "smart", "media", "outlook", "text")


#: The same where several telegrams may be inside, as in a web page or in the text of an e-mail.
INNER_MANY: Final = (*INNER[:-1], "several", INNER[-1])


def archive_named(name: str) -> Archive:
    """Return the form called *name*; an unknown name is a `ReadError`."""
    if name not in ARCHIVES:
        raise ReadError(f"no format {name!r}; there are {', '.join(ARCHIVES)}", "format")
    return ARCHIVES[name]


def form_of(document: Document) -> str:
    """Return the name of the form of a file, or of what is inside another one."""
    names = ARCHIVES if document.is_file or not document.wrappers else INNER_MANY if document.has_many else INNER
    return next(name for name in names if ARCHIVES[name].recognise(document))


def unwrapped(found: Iterable[Found]) -> Iterator[Cable | BadRecord]:
    """Yield the cables in what a reader yields: what archives put around them is removed, layer by layer."""
    for one in found:
        if isinstance(one, Document):
            if one.depth > min(one.limits.max_depth or LAYERS, LAYERS):
                raise ReadError(f"is wrapped more than {one.depth - 1} times")
            yield from unwrapped(ARCHIVES[form_of(one)].read(one))
        elif isinstance(one, Choice):
            yield from chosen(one)
        else:
            yield one


def chosen(choice: Choice) -> Iterator[Cable | BadRecord]:
    """Yield what is in the parts that hold a telegram, and what could not be read; otherwise the first part."""
    groups: list[list[list[Cable | BadRecord]]] = []
    for group in choice.groups:
        groups.append([read_part(part) for part in group])
        if any(holds_one(part, has_signs) for part in groups[-1]):
            yield from of_interest(groups[-1])
            return
    by_id = next((group for group in groups if any(holds_one(part, holds_telegram) for part in group)), None)
    if by_id:
        yield from of_interest(by_id)
        return
    every = [found for group in groups for part in group for found in part]
    first = next((found for found in every if isinstance(found, Cable)), None)
    yield from (found for found in every if found is first or isinstance(found, BadRecord))


def of_interest(parts: list[list[Cable | BadRecord]]) -> Iterator[Cable | BadRecord]:
    """Yield what is in the parts that hold a telegram, and what could not be read of the others."""
    for part in parts:
        is_kept = holds_one(part, holds_telegram)
        yield from (found for found in part if is_kept or isinstance(found, BadRecord))


def read_part(part: Document | Choice | BadRecord) -> list[Cable | BadRecord]:
    """Read one of the parts of a choice."""
    try:
        return list(unwrapped([part]))
    except ReadError as error:
        return [BadRecord(Place(""), str(error))]


def holds_one(part: list[Cable | BadRecord], judge: Callable[[Cable], bool]) -> bool:
    """Whether a telegram is in a part, as *judge* sees it."""
    return any(isinstance(found, Cable) and judge(found) for found in part)
