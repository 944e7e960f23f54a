"""From XML to spans: the structure comes from the elements, the values later from the text in them."""

from collections import Counter
from typing import Any, Final, NamedTuple

from lxml.etree import _Comment, _Element

from cablekit.source import Child, Span, Tree
from cablekit.telegram.parse import SINGLE_CHILDREN
from cablekit.xml.chars import NEWLINES
from cablekit.xml.leaves import CABLE_ATTRIBUTES, NO_NAMES, VALUES, is_leaf, read_attributes, read_leaf
from cablekit.xml.meta import read_meta
from cablekit.xml.names import DEEPEST, ECHOES, NAMESPACE, PIECES, PLACES, ROOTS, RUNS, VERSION, Meaning, tag
from cablekit.xml.normal_forms import NAMES, SINGLE_NAMES
from cablekit.xml.parsing import WHITE_SPACE, attributes_of, name_of, refuse, refuse_text

Entries = list[Span | Child]
Meanings = dict[str, Meaning]

ROOT_ATTRIBUTES: Final = frozenset({"version", "reader", "newline", "chars", "sha256"})
_PART: Final = frozenset({"part"})
_FIELD: Final = frozenset({"field"})
_KIND: Final = frozenset({"kind"})
_LINES: Final = frozenset({"lines"})


class Claim(NamedTuple):
    """Normal forms that an element states, of a field or of its single value *at*; compared with the values later."""

    field: str
    forms: dict[str, str]
    element: _Element
    at: int | None = None


class Reader:
    """
    One document read: the tree of spans, the text, and what the attributes say.

    Args:
        root: The root element.

    >>> from cablekit.xml.parsing import parse_xml
    >>> root = '<header xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF">%s</header>'
    >>> Reader(parse_xml(root % "<tags><label>TAGS: </label><tag>PREL</tag></tags>")).tree.parts
    [[('tags', 'label', 0, 6), ('tags', 'tag', 6, 10)]]
    """

    def __init__(self, root: _Element) -> None:
        kind = next((name for name in ROOTS if root.tag == tag(name)), "")
        if not kind:
            hint = "; `read_cables` reads many" if root.tag == tag("cables") else ""
            expected = f"expected one of {', '.join(ROOTS)} in the namespace {NAMESPACE}"
            refuse(f"{expected}, found {name_of(root)}{hint}", root)
        self.texts: list[str] = []
        self.at: int = 0
        self.depth: int = 0
        self.known: dict[str, Any] = {}
        self.claims: dict[int, list[Claim]] = {}
        self.counts: Counter[tuple[int, str, bool]] = Counter()
        self.stated: dict[str, str] = attributes_of(root)
        if self.stated.get("version") != VERSION:
            refuse(f"expected version {VERSION}, found {self.stated.get('version')}", root)
        if self.stated.get("newline") not in NEWLINES:
            refuse(f"expected newline to be one of {', '.join(NEWLINES)}", root)
        self.newline: str = NEWLINES[self.stated["newline"]]
        self.tree: Tree = Tree(kind)
        allowed = ROOT_ATTRIBUTES | CABLE_ATTRIBUTES if kind == "cable" else ROOT_ATTRIBUTES
        self.cable_attributes(self.attributes(root, self.tree, "", allowed))
        self.node_content(root, self.tree, self.tree.parts[0], PLACES[kind])
        self.text: str = "".join(self.texts)

    def cable_attributes(self, stated: dict[str, str]) -> None:
        """Take what a cable's text does not say."""
        if "year_hint" in stated:
            self.known["year_hint"] = int(stated["year_hint"])
        if "encoding" in stated:
            self.known["encoding"] = stated["encoding"]
        if "bom" in stated:
            self.known["bom"] = True
        if "complete" in stated:
            self.known["complete"] = False

    def attributes(
        self, element: _Element, tree: Tree, field: str, allowed: frozenset[str] = NO_NAMES
    ) -> dict[str, str]:
        """Give the attributes of the element of a node or a field; the normal forms among them are kept as claims."""
        if not element.keys():
            return {}
        names = NAMES.get((tree.kind, field), NO_NAMES)
        stated = read_attributes(element, allowed, names)
        claims = {name: value for name, value in stated.items() if name in names}
        if claims:
            self.claims.setdefault(id(tree), []).append(Claim(field, claims, element))
        return stated

    def node_content(self, element: _Element, tree: Tree, entries: Entries, meanings: Meanings) -> None:
        """Read the elements in the element of a node, or in that of a field."""
        refuse_text(element.text, element)
        for child in element:
            meaning = meanings.get(child.tag)  # type: ignore[arg-type]
            if meaning is None:
                if not isinstance(child, _Comment):
                    refuse(f"{name_of(child)} is not allowed here", child)
            elif meaning.does == "field":
                self.field(child, tree, entries, meaning)
            elif meaning.does == "node":
                self.node(child, entries, meaning)
            else:
                self.furniture(child, tree, entries, meaning)
            refuse_text(child.tail, child)

    def furniture(self, element: _Element, tree: Tree, entries: Entries, meaning: Meaning) -> None:
        """Read an element that is neither a field nor a node."""
        if meaning.does == "body":
            read_attributes(element)
            self.node_content(element, tree, entries, PLACES["body"])
        elif meaning.does == "echo":
            field = read_attributes(element, _FIELD).get("field", "").replace("-", "_")
            if field not in ECHOES:
                refuse(f"expected the field of a header, found {field!r}", element)
            kind, inner = ECHOES[field]
            self.pieces(element, tree, entries, Meaning("field", f"header.{field}", kind), inner)
        elif meaning.does == "row":
            read_attributes(element)
            self.node_content(element, tree, entries, RUNS[tree.kind, meaning.field])
        elif meaning.does == "single":
            self.single(element, tree, entries, meaning)
        elif meaning.does == "meta":
            read_meta(element, self.newline, self.known)
        else:
            self.piece(element, entries, meaning)

    def node(self, element: _Element, entries: Entries, meaning: Meaning) -> None:
        """Read a child, or a further part of the child before it."""
        part = self.part(element, entries, meaning)
        child = (last_child(entries, meaning.field) if part else None) or Tree(meaning.kind, [])
        child.parts.append([])
        self.attributes(element, child, "", _PART)
        entries.append(Child(meaning.field, child, part))
        self.depth += 1
        if self.depth > DEEPEST:
            refuse(f"nested more than {DEEPEST} deep", element)
        self.node_content(element, child, child.parts[part], PLACES[meaning.kind])
        self.depth -= 1

    def part(self, element: _Element, entries: Entries, meaning: Meaning) -> int:
        """Give the part of its node that an element is, counted from 0."""
        number = element.get("part", "1")
        part = int(number) - 1 if VALUES["part"].fullmatch(number) else 0
        if not part and meaning.field not in SINGLE_CHILDREN:
            return 0
        before = last_child(entries, meaning.field)
        if before and not part:
            refuse(f"a second {meaning.kind}", element)
        if part and (not before or len(before.parts) != part):
            refuse(f"part {number} does not follow part {part}", element)
        return part

    def field(self, element: _Element, tree: Tree, entries: Entries, meaning: Meaning) -> None:
        """Read the element of a field."""
        self.attributes(element, tree, meaning.field)
        self.pieces(element, tree, entries, meaning, RUNS[tree.kind, meaning.field])

    def pieces(self, element: _Element, tree: Tree, entries: Entries, meaning: Meaning, inner: Meanings) -> None:
        """Read the pieces of a field: the element itself is one, or holds them."""
        if is_leaf(element):
            self.add(read_leaf(element, self.newline), entries, meaning.field, meaning.kind)
        else:
            self.node_content(element, tree, entries, inner)

    def single(self, element: _Element, tree: Tree, entries: Entries, meaning: Meaning) -> None:
        """Read a single value of a list: a piece, or an element without characters that only states what it is."""
        stated = read_attributes(element, normal_forms=SINGLE_NAMES[meaning.field])
        is_piece = bool(len(element) or (element.text or "").strip(WHITE_SPACE))
        if is_piece and meaning.kind not in PIECES:
            refuse(f"{name_of(element)} holds no text", element)
        counted = (id(tree), meaning.field, is_piece)
        if stated:
            claim = Claim(meaning.field, stated, element, self.counts[counted])
            self.claims.setdefault(id(tree), []).append(claim)
        self.counts[counted] += 1
        if is_piece:
            self.add(read_leaf(element, self.newline), entries, meaning.field, meaning.kind)

    def piece(self, element: _Element, entries: Entries, meaning: Meaning) -> None:
        """Read one piece."""
        kind = meaning.kind
        if meaning.does == "other":
            kind = read_attributes(element, _KIND).get("kind", kind)
        elif kind == "blank":
            lines = read_attributes(element, _LINES).get("lines")
            if lines:
                if len(element) or (element.text or "").strip(WHITE_SPACE):
                    refuse("a blank with a number of lines holds nothing else", element)
                self.add(self.newline * int(lines), entries, meaning.field, kind)
                return
        else:
            read_attributes(element)
        self.add(read_leaf(element, self.newline), entries, meaning.field, kind)

    def add(self, text: str, entries: Entries, field: str, kind: str) -> None:
        """Add a span, unless it has no characters."""
        if text:
            start, self.at = self.at, self.at + len(text)
            self.texts.append(text)
            entries.append((field, kind, start, self.at))


def last_child(entries: Entries, field: str) -> Tree | None:
    """Find the child that a field holds and that was read last."""
    return next((entry.node for entry in reversed(entries) if isinstance(entry, Child) and entry.field == field), None)
