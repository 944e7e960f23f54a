"""
How a reading is written down: a line for each run of pieces of one field, with the field's value.

A value that merely repeats the words of its pieces is left out, and so is every field with its default. So a field that
is added to a class of the model, and that no text has, changes no line.
"""

import difflib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from itertools import chain, groupby
from typing import Any, Final

import attrs

from cablekit import Cable, CableError, Paragraph, Portion, walk

#: The kind of a field's pieces, where it is not the field's name; the kind of any other piece is written.
KINDS: Final = {
    "action": "addressee", "info": "addressee", "exempt": "addressee", "routing": "routing-indicator",
    "originator": "post", "drafted_by": "drafter", "approved_by": "approver", "cleared_by": "clearance",
    "captions": "caption", "pass_lines": "pass-line", "tags": "tag", "references": "reference",
    "signatures": "signature", "notes": "note", "end_marks": "end-mark", "label": "enumerator",
}  # fmt: skip
#: Fields whose values are nodes with lines of their own.
NODES: Final = frozenset({"header", "sections", "closing", "paragraphs", "items"})
#: Pieces, values and messages that are longer are written by their beginning and end.
PIECE, VALUE, MESSAGE = 30, 80, 110
STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"(?: \(\d+ characters\))?')
#: After these words a message continues in the words of Python or libxml2, which change with their versions.
FOREIGN: Final = re.compile(r"(?:line \d+: )?(not well-formed XML|not JSON|cannot be written as JSON)[^\n]*")


def quoted(text: str, most: int = VALUE) -> str:
    """Write a string as JSON, a long one by its ends."""
    short = text if len(text) <= most else f"{text[: most * 2 // 3]}\u2026{text[-most // 3 :]}"
    written = json.dumps(short, ensure_ascii=False)
    return re.sub("[\ud800-\udfff\x7f-\xa0\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", written)


def told(value: Any) -> str:
    """Write a value: strings in quotes, classes by the fields that differ from their default."""
    if attrs.has(type(value)):
        return f"{{{', '.join(f'{name} {told(one)}' for name, one in set_fields(value))}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(told, value))}]"
    if isinstance(value, Enum):
        return f"{value.value}"
    if isinstance(value, str):
        return quoted(value) if len(value) <= VALUE else f"{quoted(value)} ({len(value)} characters)"
    return "none" if value is None else str(value)


def set_fields(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield the compared fields of a node that differ from their default."""
    for field in attrs.fields(type(node)):
        default: Any = field.default
        default = default.factory() if isinstance(default, attrs.Factory) else default  # type: ignore[arg-type]
        value = getattr(node, field.name)
        if field.eq and value != default:
            yield field.name, value


def repeats(field: str, value: Any, text: str) -> bool:
    """Tell whether a value is no more than the words of its pieces."""
    if isinstance(value, Portion):
        return f"({value})" == text.strip()
    if isinstance(value, tuple):
        return list(value) == re.findall(r"[^\s,;]+", text)
    plain = {"text": text.strip(), "label": text.strip(" \n.()")}
    return value is not None and value == plain.get(field, " ".join(text.split()))


class Reading:
    """
    The lines of a node.

    Args:
        node: A cable or a part of one.
    """

    def __init__(self, node: Any) -> None:
        self.nodes = (node, node.header, node.closing) if isinstance(node, Cable) else (node,)
        self.pieces = list(walk(node))
        self.depths = dict(depths(node))
        self.texts: dict[tuple[int, str], str] = {}
        for piece in self.pieces:
            if piece.kind == kind_of(piece.field):
                key = id(piece.node), piece.field
                self.texts[key] = self.texts.get(key, "") + piece.text
        self.valued: set[tuple[int, str]] = set()
        self.begun: dict[int, Any] = {}

    def lines(self) -> Iterator[str]:
        """Yield a line for each run of pieces, then one for each value that has no piece."""
        for _, run in groupby(self.pieces, key=owner):
            yield self.line(list(run))
        for node in (*self.nodes, *self.begun.values()):
            for field, value in set_fields(node):
                if field not in NODES and (id(node), field) not in self.valued:
                    self.valued.add((id(node), field))
                    yield f"= {type(node).__name__.lower()}.{field} {told(value)}"

    def line(self, run: list[Any]) -> str:
        """Write a run of pieces: whose they are, the pieces, the values."""
        node, field = run[0].node, owner(run[0])[1]
        usual = kind_of(field.rpartition(".")[2] or "text")
        pieces = " ".join(shown(piece, usual) for piece in run)
        line = f"{self.place(node, field)}: {pieces}{''.join(self.values(run))}"
        self.begun[id(node)] = node
        return line

    def place(self, node: Any, field: str) -> str:
        """Name the node or the field; a paragraph is `p`, and one that continues after something else `and p`."""
        if not isinstance(node, Paragraph):
            return field or type(node).__name__.lower()
        again = "and " if id(node) in self.begun else ""
        return f"{'  ' * self.depths[id(node)]}{again}p {field}".rstrip()

    def values(self, run: list[Any]) -> Iterator[str]:
        """Yield the values of the fields that begin in a run, if they are not simply the words of the pieces."""
        for piece in run:
            key = id(piece.node), piece.field
            if piece.field and "." not in piece.field and key not in self.valued:
                self.valued.add(key)
                value = getattr(piece.node, piece.field)
                if not repeats(piece.field, value, self.texts.get(key, "")):
                    yield f" = {piece.field} {told(value)}" if owner(piece)[1] == "" else f" = {told(value)}"


def shown(piece: Any, usual: str) -> str:
    """Write a piece: a label between `< >`, a plain portion mark as it is, others with their kind if it is unusual."""
    text = quoted(piece.text, PIECE)
    if piece.kind in ("label", "enumerator"):
        return f"<{text[1:-1]}>"
    if piece.kind == "portion" and re.fullmatch(r"\([^()\n]*\) ", piece.text):
        return f"{piece.text[:-1]}"
    return text if piece.kind == usual else f"{piece.kind} {text}"


def kind_of(field: str) -> str:
    """Name the kind that the pieces of a field usually are."""
    return KINDS.get(field, field.replace("_", "-"))


def owner(piece: Any) -> tuple[int, str]:
    """Give what the pieces of a run share: the node, and its field unless the node is a paragraph."""
    own = isinstance(piece.node, Paragraph) and "." not in piece.field
    return id(piece.node), "" if own else piece.field


def depths(node: Any, depth: int = 0) -> Iterator[tuple[int, int]]:
    """Yield how deep each paragraph of a node is."""
    if isinstance(node, Paragraph):
        yield id(node), depth
        depth += 1
    fields = ("sections",) if isinstance(node, Cable) else ("paragraphs", "items")
    for child in chain.from_iterable(getattr(node, field, ()) for field in fields):
        yield from depths(child, depth)


def lines(node: Any) -> list[str]:
    """Write down how a cable, or a part of one, was read."""
    return list(Reading(node).lines())


def added(before: Iterable[str], after: Iterable[str]) -> list[str]:
    """Give the lines that there were not before."""
    return list((Counter(after) - Counter(before)).elements())


def names(changed: Iterable[str]) -> str:
    """Name what some lines are about."""
    return ", ".join(dict.fromkeys(re.findall(r"^[ =]*(?:and )?(?:p )?(\w+)", "\n".join(changed), re.MULTILINE)))


def shape(line: str) -> str:
    """Leave the words out of a line."""
    found = re.sub(r"<[^>]*>", "<>", re.sub(r"\([^()]*\) ", "() ", STRING.sub('""', line)))
    return re.sub(r'("" |"", |\{[^{}]*\}, )\1+', r"\1", found)


# -- what is refused, what is changed -----------------------------------------------------------------------------


def outcome(make: Callable[[], Any], value: Any = None) -> str:
    """Write what is made of a value, or why it is refused; the value itself is `...` there."""
    try:
        made = make()
    except CableError as error:
        return message(error, value)
    if isinstance(made, str) and isinstance(value, str) and len(value) > 2:
        made = made.replace(value, "...")
    return told(made)


def message(error: CableError, value: Any = None) -> str:
    """Write an error on one line: classes by their name, a value as `...`, a long error by its beginning."""
    written = FOREIGN.sub(r"\1", str(error)).partition("; ")[0]
    written = written.replace(repr(value), "...") if value else written
    while (shorter := re.sub(r"<(\w+)\.\w+: [^<>]*>|\b([A-Z]\w+)\([^()]*\)", r"\1\2", written)) != written:
        written = shorter
    written = written if len(written) <= MESSAGE else f"{written[:MESSAGE]}\u2026"
    return f"{type(error).__name__} {quoted(written, MESSAGE + 1)[1:-1]}"


def grouped(found: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield each outcome with all that have it."""
    groups: dict[str, list[str]] = {}
    for one, result in found:
        groups.setdefault(result, []).append(one)
    yield from (f"{result} <- {', '.join(dict.fromkeys(ones))}" for result, ones in groups.items())


def difference(before: str, after: str) -> Iterator[str]:
    """Yield the lines of text that an edit changes."""
    changes = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), n=0)
    for line in list(changes)[2:]:
        if not line.startswith("@@"):
            yield f"  {line[0]} {quoted(line[1:])}"
