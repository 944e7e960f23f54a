"""Text to a cable and back (laws 1 and 3)."""

import re
from itertools import pairwise, takewhile
from typing import Any, Final, overload

from cablekit.errors import ModelError, ReadError
from cablekit.model import Cable, Closing, Header, NodeT, Paragraph, Section, Wrapper
from cablekit.model.body import TOO_DEEP
from cablekit.source import Child, Piece, Source, Span, Tree
from cablekit.telegram import grammar
from cablekit.telegram.body.closing import closing_spans
from cablekit.telegram.body.page_breaks import furniture_blocks
from cablekit.telegram.body.scanner import Body
from cablekit.telegram.fields.field import plain
from cablekit.telegram.fields.table import ENDS_HEADING
from cablekit.telegram.header.cursor import Head
from cablekit.telegram.header.scanner import line, read_header
from cablekit.telegram.newlines import evened, evened_place, moved_back
from cablekit.telegram.parse import KINDS, parse, values_of
from cablekit.telegram.render import ROOTS, known, render

#: 18.1, 20.1. What stands in an export and in an e-mail: a pattern that begins with one letter is searched fastest.
HEADED: Final = re.compile("M(?:RN:|essage Attributes)")
#: 20.3. Where the labels below the body of a SMART cable begin.
ABOVE_MRN: Final = re.compile(r"(?:Action|Info) Office:|UNCLASSIFIED U\.S\. Department of State Case|RELEASED? IN ")
SMART_TAIL: Final = re.compile(
    r"\n[ \t]*(?:Signature|Drafted By|Cleared By|Approved By|Released By|Dissemination Rule):[ \t]"
)


@overload
def from_text(text: str, *, year: int | None = None) -> Cable: ...
@overload
def from_text(text: str, cls: type[NodeT], *, year: int | None = None) -> NodeT: ...
def from_text(text: str, cls: type[Any] = Cable, *, year: int | None = None) -> Any:
    """
    Read a telegram, or a part of one; every text reads (laws 1 and 5).

    Args:
        text: The whole telegram, or a fragment: a TAGS line, a REF block, a paragraph.
        cls: What it is: `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.
        year: The cable's year, four digits, for a text that has no date of its own.

    Returns:
        A node of the class, with the text as its source.

    Raises:
        ReadError: What was given is no string, or the class is none of these; a string always reads.

    >>> from_text("TAGS: PREL, RU").tags
    ('PREL', 'RU')
    """
    if not isinstance(text, str):
        raise ReadError(f"expected a text, got {type(text).__name__}; `load` reads bytes and files", "text")
    if cls is Cable:
        return read_telegram(text, 0, len(text), year=year)
    if cls not in READERS:
        raise ReadError(f"expected {ROOTS}, got {name_of(cls)}", "cls")
    return parse(moved_back(READERS[cls](evened(text)), text), text)


def read_telegram(
    text: str, start: int, end: int, *, year: int | None = None, wrappers: tuple[Wrapper, ...] = ()
) -> Cable:
    """
    Read the telegram that stands in a stretch of a text; what is around it is an archive's.

    Args:
        text: The whole text of a file.
        start: Where the telegram begins.
        end: Where it ends.
        year: The cable's year where the telegram has no date.
        wrappers: What archives say of the cable.

    >>> read_telegram("ID: 7\\nTAGS: PREL\\n", 6, 17).tags
    ('PREL',)
    """
    known: dict[str, Any] = {}
    if year is not None:
        known["year_hint"] = year
    if wrappers:
        known["wrappers"] = wrappers
    tree = scan(evened(text), evened_place(text, start), evened_place(text, end))
    cable: Cable = parse(moved_back(tree, text), text, **known)
    return cable


def scan(text: str, start: int, end: int) -> Tree:
    """
    Cut a telegram into spans: the header, the sections, the closing, and what an archive put around them.

    >>> [child[0] for child in scan("TAGS: PREL\\n\\n1. (U) Yes.", 0, 23).parts[0]]
    ['header', 'sections']
    """
    entries: list[Span | Child] = []
    begin, stop = bounds(text, start, end)
    add_wrapper(entries, 0, begin)
    head = Head(text, begin, stop)
    near = min(begin + 900, stop)
    smart = text.find("MRN:", begin, near) >= 0 and grammar.SMART.search(text, max(begin - 1, 0), near)
    head.smart = bool(smart)
    body = read_header(head)
    header = Tree("header", [head.spans])
    entries.append(Child("header", header))
    tail = SMART_TAIL.search(text, body, stop) if smart else None
    last = tail.start() + 1 if tail else stop
    below, closing = closing_spans(text, body, last)
    sections = Body(text, body, below, furniture_blocks(text, body, below, head.own)).read()
    entries += [Child("sections", section) for section in sections]
    signed, below_body = smart_tail(text, last, stop) if tail else ([], [])
    if closing or signed:
        entries.append(Child("closing", Tree("closing", [closing + signed])))
    if below_body:
        header.parts.append(below_body)
        entries.append(Child("header", header, 1))
    add_wrapper(entries, stop, len(text))
    return Tree("cable", [entries])


def smart_tail(text: str, pos: int, stop: int) -> tuple[list[Span], list[Span]]:
    """
    Read the labels below the body of a SMART cable: the signature closes the cable, the others are the header's.

    Returns:
        The spans of the closing, and those of the header's second part.

    >>> closing, header = smart_tail("Signature:   SAPT\\nDrafted By:   HENTZAU", 0, 39)
    >>> closing[-1][0], header[-1][0]
    ('signatures', 'drafted_by')
    """
    head = Head(text, pos, stop)
    head.smart = head.tail = True
    head.seen = {*ENDS_HEADING}
    while head.pos < stop:
        if not line(head):
            head.add("", "other", head.line_end())
    signed = [at for at, span in enumerate(head.spans) if span[0] == "signatures"]
    cut = signed[-1] + 1 if signed else 0
    rest = [as_closing(span) if span[0] == "header.signatures" else span for span in head.spans[cut:]]
    return [as_closing(span) for span in head.spans[:cut]], rest


def as_closing(span: Span) -> Span:
    """
    Give a span of the tail to the closing: labels of the header are only labels there.

    >>> as_closing(("drafted_by", "drafter", 0, 3))
    ('', 'label', 0, 3)
    """
    field, _, start, stop = span
    return span if field in ("signatures", "") else ("", "label", start, stop)


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """
    Find where the telegram stands in an export or an e-mail: between their headings (format.md 18.1, 20.1).

    >>> bounds("SECRET\\nMessage Attributes\\nTo: X", 0, 32)
    (0, 7)
    """
    if not HEADED.search(text, start, end):
        return start, end
    stop = end
    at = text.find("Message Attributes", start, end)
    if at >= 0:
        attributes = grammar.ATTRIBUTES.search(text, max(start, at - 200), end)
        stop = attributes.start() + 1 if attributes else end
    at = text.find("MRN:", start, stop)
    smart = grammar.SMART.search(text, max(start, at - 200), at + 200) if at >= 0 else None
    if not smart or grammar.CLASS_LINE.search(text, start, min(smart.start(), start + 500)):
        return start, stop
    begin = smart.start() + (text[smart.start()] == "\n")
    while begin > start:
        above = text.rfind("\n", start, begin - 1) + 1 or start
        line = text[above:begin].strip(grammar.TRAIL)
        if line and not (grammar.MARKING.match(line) or ABOVE_MRN.match(line)):
            break
        begin = above
    return begin, stop


def add_wrapper(entries: list[Span | Child], start: int, stop: int) -> None:
    """
    Add what stands around a telegram.

    >>> entries = []; add_wrapper(entries, 0, 3); entries
    [('', 'wrapper', 0, 3)]
    """
    if stop > start:
        entries.append(("", "wrapper", start, stop))


def scan_header(text: str) -> Tree:
    """
    Cut a header alone; lines that are none of it are `other`.

    >>> scan_header("TAGS: PREL").kind
    'header'
    """
    head = Head(text, 0, len(text))
    head.smart = grammar.SMART.search(text) is not None
    while head.pos < head.end:
        if not line(head):
            head.add("", "other", head.line_end())
    return Tree("header", [head.spans])


def scan_section(text: str) -> Tree:
    """
    Cut a section alone: what a second heading would begin is taken into it.

    >>> scan_section("Castle\\n------\\n").kind
    'section'
    """
    sections = Body(text, 0, len(text), furniture_blocks(text, 0, len(text))).read()
    section = sections[0] if sections else Tree("section")
    for more in sections[1:]:
        section.parts[0] += [
            entry if isinstance(entry, Child) else ("", "other", *entry[2:]) for entry in more.parts[0]
        ]
    return section


def scan_paragraph(text: str) -> Tree:
    """
    Cut a paragraph alone: what a second paragraph would be is text of the first.

    >>> scan_paragraph("1. (U) All is well.").kind
    'paragraph'
    """
    return Body(text, 0, len(text), furniture_blocks(text, 0, len(text))).read_alone()


def scan_closing(text: str) -> Tree:
    """
    Cut a closing alone.

    >>> scan_closing("NNNN").kind
    'closing'
    """
    stop, spans = closing_spans(text, 0, len(text), alone=True)
    return Tree("closing", [([("", "other", 0, stop)] if stop else []) + spans])


READERS: Final = {Header: scan_header, Section: scan_section, Paragraph: scan_paragraph, Closing: scan_closing}


def to_text(node: Any) -> str:
    """
    Write a node as text.

    Args:
        node: A `Cable`, `Header`, `Section`, `Paragraph` or `Closing`.

    Returns:
        The text it was read from while nothing changed; else a text that reads back equal.

    Raises:
        ModelError: No text would read back equal: names the first field that differs. Or a text cannot carry what the
            cable has: `extra`, or edited wrappers.

    >>> to_text(Header(tags=("PREL", "RU")))
    'TAGS: PREL, RU\\n'
    """
    known(node)
    if isinstance(node, Cable):
        refuse_unwritable(node)
    source = node.source
    if source is not None and source.as_read and not source.newline and isinstance(node, Cable):
        return str(source.text)
    try:
        pieces = [event for event in render(node) if isinstance(event, Piece)]
        text = "".join([piece.text for piece in pieces])
        if not untouched(node, text):
            check(node, text, *within(pieces, len(text)))
    except RecursionError as error:
        raise ModelError(TOO_DEEP, "items") from error
    return text


def untouched(node: Any, text: str) -> bool:
    """
    Say whether a node is as it was read: the very object, or its values and its text.

    >>> untouched(Header(), "")
    False
    """
    source = node.source
    if source is None or source.as_read:
        return source is not None
    as_read = "".join(text_of(source, part) for part in range(len(source.parts)))
    return text == as_read and bool(type(node)(**values_of(node)) == node)


def text_of(source: Source, part: int) -> str:
    """
    Give the text that a part of a node was read from, with its children's.

    >>> text_of(from_text("TAGS: PREL", Header).source, 0)
    'TAGS: PREL'
    """
    return "".join(
        text_of(entry.node.source, entry.part) if isinstance(entry, Child) else entry.text
        for entry in source.pieces(part)
    )


def within(pieces: list[Piece], length: int) -> tuple[int, int]:
    """
    Find where the telegram stands in what an archive put around it.

    >>> within([Piece("wrapper", "ID: 7\\n"), Piece("tag", "PREL")], 10)
    (6, 10)
    """
    start = sum(len(piece.text) for piece in takewhile(is_wrapper, pieces))
    return start, max(start, length - sum(len(piece.text) for piece in takewhile(is_wrapper, reversed(pieces))))


def name_of(cls: object) -> str:
    """
    Give the name of a class; of what is none, what it is.

    >>> name_of(int), name_of("Paragraph")
    ('int', 'a value of str')
    """
    return cls.__name__ if isinstance(cls, type) else f"a value of {type(cls).__name__}"


def is_wrapper(piece: Piece) -> bool:
    """
    Say whether a piece is an archive's.

    >>> is_wrapper(Piece("wrapper", "ID: 7"))
    True
    """
    return piece.kind == "wrapper"


def refuse_unwritable(cable: Cable) -> None:
    """
    Refuse what a text cannot carry: foreign data, and an edit of what an archive says.

    Raises:
        ModelError: There is such a value.

    >>> refuse_unwritable(Cable(wrappers=(Wrapper("site"),)))
    """
    if cable.extra:
        raise ModelError("a text cannot carry it; write XML or JSON, or attrs.evolve(cable, extra={})", "extra")
    source = cable.source
    if source is None or source.as_read:
        return
    edit = difference(cable.wrappers, dict(source.known).get("wrappers", ()), "wrappers")
    if edit and (cable.wrappers or any(entry[1] == "wrapper" for part in source.parts for entry in part)):
        path, value, read = edit
        message = f"{value!r} cannot be written as text, where an archive says {read!r}"
        raise ModelError(f"{message[:400]}; keep the wrappers as they were read, or write XML or JSON", path)


def check(node: Any, text: str, start: int, end: int) -> None:
    """
    Make sure that a text reads back as the node it was written from (law 3); of an archive's file, the telegram in it.

    Args:
        node: The node.
        text: What was written.
        start: Where its telegram begins.
        end: Where it ends.

    Raises:
        ModelError: It does not.

    >>> check(Header(tags=("PREL",)), "TAGS: PREL", 0, 10)
    """
    if not isinstance(node, Cable):
        back: Any = from_text(text, type(node))
    elif node.wrappers:
        back = read_telegram(text, start, end, year=node.year_hint, wrappers=node.wrappers)
    else:
        back = from_text(text, year=node.year_hint)
    where = difference(node, back)
    if where:
        path, value, other = where
        still = "a marking or a page still says so" if node.source else "the text of another field reads so"
        advice = still if plain(value) else "change it so that it stands out in the text"
        raise ModelError(f"{value!r} would read back as {other!r}; {advice}"[:500], path)


def difference(one: Any, other: Any, path: str = "") -> tuple[str, Any, Any] | None:
    """
    Find the first field in which two nodes differ, in document order.

    Args:
        one: A node, or a value of its fields.
        other: What it is compared with.
        path: Where both are.

    Returns:
        The path (`sections[1].paragraphs[3].text`) and the two values; None where they are equal.

    >>> difference(Header(tags=("XG",), subject="A"), Header(tags=("XG",), subject="B"))
    ('subject', 'A', 'B')
    """
    if one == other:
        return None
    inside = (difference(*pair) for pair in compared(one, other, path))
    return next((found for found in inside if found), (path, one, other))


def compared(one: Any, other: Any, path: str) -> list[tuple[Any, Any, str]]:
    """
    Pair what is in two nodes, or in two tuples of the same length or of nodes.

    >>> compared((1, 2), (1, 3), "at"), compared((1,), (1, 3), "at")
    ([(1, 1, 'at[0]'), (2, 3, 'at[1]')], [])
    """
    if type(one) is type(other) and type(one) in KINDS:
        return [(getattr(one, name), getattr(other, name), f"{path}.{name}".lstrip(".")) for name in in_order(one)]
    if type(one) is type(other) is tuple and (len(one) == len(other) or {*map(type, one + other)} <= KINDS.keys()):
        return [(left, right, f"{path}[{at}]") for at, (left, right) in enumerate(zip(one, other, strict=False))]
    return []


def in_order(node: Any) -> list[str]:
    """
    Name the fields of a node in the order of its text; one that has no place there follows the field before it.

    >>> in_order(from_text("1. (U) Yes.", Paragraph)), in_order(from_text("SUBJECT: X\\nTAGS: XG", Header))[-5:]
    (['label', 'portion', 'text', 'items'], ['subject', 'subject_portion', 'references', 'authority', 'tags'])
    """
    names = [field.name for field in node.__attrs_attrs__ if field.eq]
    parts = node.source.parts if node.source else ()
    found = dict.fromkeys(entry[0] for part in parts for entry in part)
    places = {name: at for at, name in enumerate(found)}
    for before, name in pairwise(names):
        places.setdefault(name, places.get(before, -1))
    return sorted(names, key=lambda name: places.get(name, -1))
