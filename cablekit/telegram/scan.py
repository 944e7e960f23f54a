"""From the text of a telegram, or of a part of one, to its spans."""

from collections.abc import Callable
from typing import Any, Final

from cablekit.model import Closing, Header, Paragraph, Section
from cablekit.source import Child, Span, Tree
from cablekit.telegram.around import OFFICES_ABOVE, may_be_surrounded, smart_beginning, telegram_bounds
from cablekit.telegram.body.closing import closing_spans
from cablekit.telegram.body.page_breaks import furniture_blocks
from cablekit.telegram.body.scanner import BodyScanner
from cablekit.telegram.body.unambiguous import NO_HEADER
from cablekit.telegram.header.cursor import HeaderCursor
from cablekit.telegram.header.occurrences import choose_occurrences
from cablekit.telegram.header.scanner import begins_body, read_header, read_line
from cablekit.telegram.header.smart import find_tail, settle_label
from cablekit.telegram.parse import HEADER_ALONE, new_tuple


def scan_telegram(text: str, start: int, end: int, *, complete: bool = True) -> Tree:
    """
    Cut a telegram into spans: the header, the sections, the closing, and what an archive put around them.

    Without *complete* what is below the header is one span; the header is the same.

    >>> [child[0] for child in scan_telegram("TAGS: PREL\\n\\n1. (U) Yes.", 0, 23).parts[0]]
    ['header', 'sections']
    >>> scan_telegram("TAGS: PREL\\n\\n1. (U) Yes.", 0, 23, complete=False).parts[0][1:]
    [('', 'unread', 12, 23)]
    """
    entries: list[Span | Child] = []
    has_header = not text.startswith(NO_HEADER, start)
    surrounded = has_header and may_be_surrounded(text, start, end)
    begin, stop = telegram_bounds(text, start, end) if surrounded else (start, end)
    add_wrapper(entries, 0, begin)
    cursor = HeaderCursor(text, begin, stop)
    smart = surrounded and smart_beginning(text, begin, min(begin + OFFICES_ABOVE, stop)) >= 0
    if smart:
        cursor.begin_labels()
    body = read_header(cursor) if has_header else begin
    if cursor.has_echo and not cursor.is_smart:
        choose_occurrences(cursor)
    header = Tree("header", [cursor.spans])
    entries.append(Child("header", header))
    tail = -1
    if smart:
        settle_label(cursor)
        tail = find_tail(text, body, stop)
    last = tail if tail >= 0 else stop
    signed, below_body = scan_smart_tail(text, last, stop) if tail >= 0 else ([], [])
    if complete:
        entries += scan_body(text, body, last, cursor.message_number, signed)
    else:
        last = below_body[0][2] if below_body else stop
        entries += [("", "unread", body, last)] if body < last else []
    if below_body:
        above = {span[0] for span in cursor.spans if span[0]}
        below_body = [(f"header.{span[0]}", *span[1:]) if span[0] in above else span for span in below_body]
        header.parts.append(below_body)
        entries.append(Child("header", header, 1))
    add_wrapper(entries, stop, len(text))
    return Tree("cable" if complete else HEADER_ALONE, [entries])


def scan_body(text: str, pos: int, end: int, number: str, signed: list[Span]) -> list[Child]:
    """
    Cut what is below the header into sections and a closing; *signed* are the spans of the closing below *end*.

    >>> [child[0] for child in scan_body("1. (U) Yes.\\nSAPT", 0, 16, "", [])]
    ['sections', 'closing']
    """
    below, closing = closing_spans(text, pos, end)
    sections = BodyScanner(text, pos, below, furniture_blocks(text, pos, below, number)).read_sections()
    children = [new_tuple(Child, ("sections", section, 0)) for section in sections]
    if signed:
        closing = without_repeats(text, closing, signed) + signed
    return [*children, Child("closing", Tree("closing", [closing]))] if closing else children


def scan_smart_tail(text: str, pos: int, stop: int) -> tuple[list[Span], list[Span]]:
    """
    Read the labels below the body of a SMART cable; return the closing's spans, and those of the header's second part.

    >>> closing, header = scan_smart_tail("Signature:   SAPT\\nDrafted By:   HENTZAU", 0, 39)
    >>> closing[-1][0], header[-1][0]
    ('signatures', 'drafted_by')
    """
    cursor = HeaderCursor(text, pos, stop)
    cursor.begin_labels(below=True)
    while cursor.position < stop:
        if not read_line(cursor):
            cursor.add_span("", "other", cursor.line_end())
    settle_label(cursor)
    signed = [at for at, span in enumerate(cursor.spans) if span[0] == "signatures"]
    cut = signed[-1] + 1 if signed else 0
    rest = [closing_span(span) if span[0] == "header.signatures" else span for span in cursor.spans[cut:]]
    return [closing_span(span) for span in cursor.spans[:cut]], rest


def closing_span(span: Span) -> Span:
    """Return a span of the tail as one of the closing, where labels of the header are only labels."""
    field, _, start, stop = span
    return span if field in ("signatures", "") else ("", "label", start, stop)


def without_repeats(text: str, closing: list[Span], signed: list[Span]) -> list[Span]:
    """Make a signature under the body furniture where the label below says it again (format.md 20.4)."""
    names = {text[start:stop].strip() for _, kind, start, stop in signed if kind == "signature"}
    return [
        ("", "marking", start, stop)
        if kind == "signature" and text[start:stop].strip() in names
        else (field, kind, start, stop)
        for field, kind, start, stop in closing
    ]


def add_wrapper(entries: list[Span | Child], start: int, stop: int) -> None:
    """Add the text around a telegram."""
    if stop > start:
        entries.append(("", "wrapper", start, stop))


def scan_header(text: str) -> Tree:
    r"""
    Cut a header by itself; lines that do not belong to a header are `other`, and so is the body, from its first number on.

    >>> [span[1] for span in scan_header("At last.\nTAGS: PREL\n\n1. (U) Yes.\n2. (U) No.").parts[0]]
    ['other', 'label', 'tag', 'other']
    """
    cursor = HeaderCursor(text, 0, len(text))
    if smart_beginning(text, 0, len(text)) >= 0:
        cursor.begin_labels()
    while cursor.position < cursor.end:
        if not read_line(cursor):
            cursor.add_span("", "other", end_of_body(cursor) if begins_body(cursor) else cursor.line_end())
        cursor.in_labels = cursor.is_smart
    settle_label(cursor)
    if cursor.has_echo and not cursor.is_smart:
        choose_occurrences(cursor)
    return Tree("header", [cursor.spans])


def end_of_body(cursor: HeaderCursor) -> int:
    """Return where the body at the position ends: at the labels below it, or with the text."""
    tail = find_tail(cursor.text, cursor.position, cursor.end) if cursor.is_smart else -1
    return tail if tail > cursor.position else cursor.end


def scan_section(text: str) -> Tree:
    """Cut a section by itself; where the text has more than one section, the others are added to the first."""
    sections = BodyScanner(text, 0, len(text), furniture_blocks(text, 0, len(text))).read_sections()
    section = sections[0] if sections else Tree("section")
    for more in sections[1:]:
        section.parts[0] += [
            entry if isinstance(entry, Child) else ("", "other", *entry[2:]) for entry in more.parts[0]
        ]
    return section


def scan_paragraph(text: str) -> Tree:
    """Cut a paragraph by itself; a second paragraph is read as text of the first."""
    return BodyScanner(text, 0, len(text), furniture_blocks(text, 0, len(text))).read_single_paragraph()


def scan_closing(text: str) -> Tree:
    """Cut a closing by itself."""
    stop, spans = closing_spans(text, 0, len(text), alone=True)
    return Tree("closing", [([("", "other", 0, stop)] if stop else []) + spans])


#: How a part of a telegram is cut by itself.
SCANNERS: Final[dict[type[Any], Callable[[str], Tree]]] = {
    Header: scan_header,
    Section: scan_section,
    Paragraph: scan_paragraph,
    Closing: scan_closing,
}
