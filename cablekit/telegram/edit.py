"""Where the fields of a node go that was read and then changed (law 4).

The new content of a changed field replaces the old content. A new field goes where the canonical order puts it. A field
set to None is removed; its line ending stays where it ends a line that the field did not begin. Page lines stay.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple

from cablekit.model import Cable, Header, Paragraph
from cablekit.source import Child, Piece, tidy_lines
from cablekit.telegram.fields.field import Field, Fields, is_default, leading_space, trailing_space
from cablekit.telegram.fields.list_edits import edited_texts, edits_of_list
from cablekit.telegram.fields.table import HEADER
from cablekit.telegram.parse import parse, values_of
from cablekit.telegram.scan import SCANNERS

Entry = Piece | Child
Parts = list[list[Entry]]
#: 20.1. What separates the values of a list in a cell of a table.
IN_CELL: Final = "; "


class NewChild(NamedTuple):
    """A child that was not read at this place, and the number of line endings that separate it from its neighbors."""

    child: Child
    spacing: int


def edited_entries(
    node: Any, part: int, rows: Fields, spacings: dict[str, int], newline: str, *, below_pages: bool = False
) -> list[Any]:
    """Return the entries of one part of a changed node; new content goes above the page lines in the old one, or below."""
    edits = changed_fields(node, rows)
    lists: set[str] = set()
    parts = change_fields(node, rows, edits, lists, newline, below_pages=below_pages)
    if lists:
        canonical = change_fields(node, rows, edits, None, newline, below_pages=below_pages)
        parts = parts if read_alone(node, parts) == read_alone(node, canonical) else canonical
    for field, spacing in spacings.items():
        parts = [place_children(entries, field, getattr(node, field), spacing) for entries in parts]
    return parts[part]


def changed_fields(node: Any, names: Iterable[str]) -> dict[str, Any]:
    """Return the values that were read of the named fields of a node with a source, as far as they differ now."""
    read = values_of(node)
    pairs = [(name, read.get(name), getattr(node, name)) for name in names]
    return {name: old for name, old, new in pairs if not (old == new or (is_default(old) and is_default(new)))}


def change_fields(
    node: Any, rows: Fields, edits: dict[str, Any], lists: set[str] | None, newline: str, *, below_pages: bool
) -> Parts:
    """
    Return the pieces of a node with the new values of its changed fields.

    The names of lists that keep the layout of the values that stay are added to *lists*; without it, none does.
    """
    source = node.source
    parts: Parts = [list(source.pieces(number)) for number in range(len(source.parts))] or [[]]
    for row in rows.values():
        if row.name not in edits:
            continue
        value = getattr(node, row.name)
        if lists is not None and change_list(parts, row, edits[row.name], value, newline):
            lists.add(row.name)
        else:
            change_field(parts, row, value, rows, newline, below_pages=below_pages)
    return parts


def change_list(parts: Parts, row: Field, old: Any, new: Any, newline: str) -> bool:
    """Put the new values of a list into the parts, where the old ones that stay keep their layout; whether it was done."""
    owned = [entry for entries in parts for entry in entries if isinstance(entry, Piece) and is_content(entry, row)]
    edits = edits_of_list(row, "".join([entry.text for entry in owned]), old, new, newline)
    if edits is None:
        return False
    texts = iter(edited_texts([entry.text for entry in owned], edits))
    for entries in parts:
        entries[:] = [with_text(entry, next(texts)) if is_content(entry, row) else entry for entry in entries]
        entries[:] = [entry for entry in entries if not isinstance(entry, Piece) or entry.text]
    return True


def with_text(entry: Entry, text: str) -> Entry:
    """Return a piece with another text."""
    return entry._replace(text=text)  # type: ignore[call-arg]


def read_alone(node: Any, parts: Parts) -> Any:
    """Read the pieces of a header or closing by themselves."""
    text = tidy_lines("".join([entry.text for entries in parts for entry in entries if isinstance(entry, Piece)]))
    return parse(SCANNERS[type(node)](text), text)


def change_field(
    parts: Parts, row: Field, value: Any, rows: Fields, newline: str, *, below_pages: bool = False
) -> None:
    """Put the new value of one field into the parts."""
    owned = [entry for entries in parts for entry in entries if is_content(entry, row)]
    if is_default(value):
        content = None
    else:
        content = row.content(value)
        if row.name != "text":
            content = content.replace("\n", newline)
    if content is not None and any(ends_in_cell(entries, row) for entries in parts):
        content = IN_CELL.join(content.splitlines())
    if content is not None and not owned:
        insert_field(parts, row, content, rows, newline)
        return
    for entries in parts:
        content = replace_content(entries, row, content, content_below_pages(entries, row) if below_pages else None)


def ends_in_cell(entries: list[Entry], row: Field) -> bool:
    """
    Whether the field's content is in a cell of a table: it and the sign that ends the cell are in one line (format.md 20.1).

    >>> ends_in_cell([Piece("tag", "PREL ", "tags"), Piece("label", "|\\n", "tags")], Field("tags", "tag", str, str))
    True
    """
    return any(
        is_content(entry, row)
        and isinstance(below, Piece)
        and below.field == row.name
        and below.kind == "label"
        and not below.text[0].isspace()
        and isinstance(entry, Piece)
        and entry.text[-1:] not in ("\r", "\n")
        for entry, below in pairwise(entries)
    )


def content_below_pages(entries: list[Entry], row: Field) -> Entry | None:
    """Return the content of a field that is below the page lines in it; None where it has no content."""
    contents = [is_content(entry, row) for entry in entries]
    firsts = [at for at, own in enumerate(contents) if own and not (at and contents[at - 1])]
    return next((entries[at] for at in reversed(firsts)), None)


def is_content(entry: Any, row: Field) -> bool:
    """Whether an entry holds content of the row's field."""
    return isinstance(entry, Piece) and entry.field == row.name and entry.kind in (row.piece, "gap", "cell")


def replace_content(entries: list[Entry], row: Field, content: str | None, target: Entry | None = None) -> str | None:
    """
    Replace the field's first content, or *target*, and remove the others; return the content if it was not placed.

    >>> entries = [Piece("label", "TAGS: ", "tags"), Piece("tag", "PREL\\n", "tags")]
    >>> replace_content(entries, Field("tags", "tag", str, str), None); entries
    []
    """
    is_removed = content is None
    before: Piece | None = None
    new: Piece | None = None
    done: list[Entry] = []
    for entry in entries:
        if not isinstance(entry, Piece) or entry.field != row.name or entry.kind == "page":
            done.append(entry)
        elif is_content(entry, row) and content is not None and (target is None or entry is target):
            before = entry
            new = entry._replace(kind=row.piece, text=leading_space(entry.text) + content + trailing_space(entry.text))
            done.append(new)
            content = None
        elif is_content(entry, row) and done and done[-1] is new:
            new = new._replace(text=new.text.rstrip() + trailing_space(entry.text))
            done[-1] = new
        elif entry.kind == "rule" and new and before:
            done.append(redrawn_rule(entry, row, before.text, new.text))
        elif is_content(entry, row) or is_removed:
            remove_piece(done, entry)
        else:
            done.append(entry)
    entries[:] = done
    return content


def redrawn_rule(entry: Piece, row: Field, old: str, new: str) -> Piece:
    """Draw the line under a heading again if it was as long as the old heading; a line of another length stays."""
    line = entry.text.strip()
    if row.rule is None or line != row.rule(old.strip()):
        return entry
    return entry._replace(text=leading_space(entry.text) + row.rule(new.strip()) + trailing_space(entry.text))


def remove_piece(done: list[Entry], entry: Piece) -> None:
    """Leave a piece out; its line ending stays where it ends a line that the piece did not begin."""
    before = done[-1] if done else None
    tail = trailing_space(entry.text)
    inside = isinstance(before, Piece) and before.text[-1:] not in ("\n", "\r")
    if inside and ("\n" in tail or "\r" in tail):
        done.append(Piece("blank", tail))


def insert_field(parts: Parts, row: Field, content: str, rows: Fields, newline: str) -> None:
    """Put a field that had no place after the nearest field that precedes it in canonical order."""
    entries, at = place_in_order(parts, row, rows)
    before = entries[at - 1] if at else None
    above = before.text if isinstance(before, Piece) else ""
    tail = row.after.replace("\n", newline)
    if row.before == 0 and isinstance(before, Piece):
        tail = white = trailing_space(above)
        if "\n" in white or "\r" in white or not white:
            entries[at - 1] = before._replace(text=above.rstrip() + " ")
        if at < len(entries) and "\n" not in white and "\r" not in white:
            tail = " "
    elif above and above[-1] not in "\r\n":
        entries.insert(at, Piece("blank", newline))
        at += 1
    if row.before and (row.before == 2 or at == len(entries)):
        tail += newline
    pieces = [Piece("label", row.label.text, row.name), Piece(row.piece, content + tail, row.name)]
    if row.rule:
        pieces.append(Piece("rule", row.rule(content) + newline * 2, row.name))
        pieces[1] = pieces[1]._replace(text=content + newline)
    entries[at:at] = [piece for piece in pieces if piece.text]


def place_in_order(parts: Parts, row: Field, rows: Fields) -> tuple[list[Entry], int]:
    """Return where a new field goes: the entries of the part, and the index in them."""
    if row.within:
        for entries in parts:
            for at, entry in enumerate(entries):
                if is_content(entry, rows[row.within]):
                    return entries, at
    order = list(rows)
    for field in reversed(order[: order.index(row.name)]):
        for entries in parts:
            found = [at for at, entry in enumerate(entries) if isinstance(entry, Piece) and entry.field == field]
            if found:
                return entries, found[-1] + 1
    return parts[0], 0


def place_children(entries: list[Entry], field: str, value: Any, spacing: int) -> list[Any]:
    """Replace the children that were read with the present ones; new and moved ones follow the child before them."""
    spots = [at for at, entry in enumerate(entries) if isinstance(entry, Child) and entry.field == field]
    if not isinstance(value, tuple):
        for at in spots:
            entries[at] = entries[at]._replace(node=value)  # type: ignore[call-arg]
        return entries if spots or value.source is not None else [*entries, NewChild(Child(field, value), spacing)]
    sources = {id(entries[at].node.source): at for at in reversed(spots)}  # type: ignore[union-attr]
    homes = longest_rising(
        [sources.get(id(child.source.original or child.source), -1) if child.source else -1 for child in value]
    )
    return arrange_children(entries, field, list(zip(value, homes, strict=True)), spacing)


def arrange_children(entries: list[Entry], field: str, children: list[tuple[Any, int]], spacing: int) -> list[Any]:
    """Lay out entries again: children that have a place stay there, the others follow the child before them."""
    staying = {at: child for child, at in children if at >= 0}
    new: dict[int, list[NewChild]] = {}
    old = (at for at, entry in enumerate(entries) if isinstance(entry, Child) and entry.field == field)
    last = next(old, len(entries)) - 1
    for child, at in children:
        if at >= 0:
            last = at
        else:
            new.setdefault(last, []).append(NewChild(Child(field, child), spacing))
    done: list[Any] = list(new.get(-1, ()))
    for at, entry in enumerate(entries):
        if not (isinstance(entry, Child) and entry.field == field):
            done.append(entry)
        elif at in staying:
            done.append(entry._replace(node=staying[at]))
        done.extend(new.get(at, ()))
    return done


def longest_rising(places: list[int]) -> list[int]:
    """Keep the longest run of places that rises; the others become -1, because those children have moved."""
    ends: list[int] = []
    lengths = []
    for place in places:
        if place < 0:
            lengths.append(0)
            continue
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        lengths.append(at + 1)
    wanted, rising = len(ends), [-1] * len(places)
    bound = max(places, default=0) + 1
    for index in range(len(places) - 1, -1, -1):
        if wanted and lengths[index] == wanted and places[index] < bound:
            rising[index] = places[index]
            bound, wanted = places[index], wanted - 1
    return rising


def node_below(found: list[Any], at: int) -> Any:
    """
    Return the next child below an entry, or None.

    >>> node_below([Child("items", "a"), Piece("blank", "\\n"), Child("items", "b")], 0)
    'b'
    """
    below = (getattr(found[place], "child", found[place]) for place in range(at + 1, len(found)))
    return next((entry.node for entry in below if entry.__class__ is Child), None)


def above_unlabeled(found: Iterable[Any]) -> Iterator[int]:
    """
    Yield the identity of each labeled paragraph above one without a label: a page line between them would join the two.

    >>> one, other = Paragraph("1"), Paragraph()
    >>> list(above_unlabeled([Child("paragraphs", one), Child("paragraphs", other)])) == [id(one)]
    True
    """
    nodes = [getattr(entry, "child", entry).node for entry in found if entry.__class__ is not Piece]
    for node, below in pairwise(nodes):
        if isinstance(below, Paragraph) and node.label and not below.label:
            yield id(node)


def field_pieces(row: Field, node: Any, rows: Fields, newline: str = "\n") -> list[Piece]:
    """Return the pieces of one field in canonical form; a paragraph's text keeps its own line endings."""
    value = getattr(node, row.name)
    inside = [
        Piece(inner.piece, inner.content(getattr(node, inner.name)) + inner.after, inner.name)
        for inner in rows.values()
        if inner.within == row.name and not is_default(getattr(node, inner.name))
    ]
    if is_default(value) and not inside:
        return []
    content = "" if is_default(value) else row.content(value)
    if row.name != "text":
        content = content.replace("\n", newline)
    after = row.after.replace("\n", newline)
    pieces = [Piece("label", row.label.text, row.name), *inside, Piece(row.piece, content + after, row.name)]
    if row.rule:
        pieces.append(Piece("rule", row.rule(content) + newline, row.name))
    return pieces


def changed_header_fields(node: Any) -> dict[str, tuple[Any, Any]]:
    """Return the header's fields that differ from those read, with the old and the new value."""
    if node.source is None or node.source.as_read:
        return {}
    if isinstance(node, Cable):
        old, new = values_of(node).get("header", Header()), node.header
        pairs = {field: (getattr(old, field), getattr(new, field)) for field in HEADER}
    elif isinstance(node, Header):
        read = values_of(node)
        pairs = {field: (read.get(field), getattr(node, field)) for field in HEADER}
    else:
        return {}
    return {field: pair for field, pair in pairs.items() if pair[0] != pair[1] and not is_default(pair[0])}


def repeats(again: Any, value: Any, *, part: bool) -> bool:
    """Whether a value is the same as another, or *part* of its entries."""
    if part and isinstance(again, tuple) and isinstance(value, tuple):
        return bool(again) and all(entry in value for entry in again)
    return bool(again == value)
