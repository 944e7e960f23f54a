"""From pieces to XML: the elements of nodes, fields and furniture, and the attributes of the root."""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from cablekit.errors import ModelError
from cablekit.model import Cable
from cablekit.model.node import Node
from cablekit.source import Piece
from cablekit.telegram.fields.table import HEADER
from cablekit.telegram.parse import TREE_OF_KIND
from cablekit.telegram.render import Close, Event, Open
from cablekit.version import READER
from cablekit.xml.chars import Style, attribute, is_safe
from cablekit.xml.elements import ElementWriter
from cablekit.xml.meta import write_meta
from cablekit.xml.names import DEEPEST, FREE, KIND, NAMES, NAMESPACE, PIECES, VERSION, WITHIN
from cablekit.xml.normal_forms import SINGLES, NormalForms, forms_of_single, normal_forms, single_forms

#: A line with its line ending, and the empty lines below it.
LINE: Final = re.compile(r"[^\r\n]+[\r\n]*|[\r\n]+")


class Writer(ElementWriter):
    """One document being written; ids are computed in *cable*."""

    def __init__(self, style: Style, cable: Cable, *, pretty: bool = False) -> None:
        super().__init__(style, pretty=pretty)
        self.cable = cable
        self.kinds: list[str] = []
        self.forms: list[dict[str, NormalForms]] = []
        self.singles: dict[str, list[NormalForms]] = {}

    def write(self, events: Iterable[Event], root: str) -> None:
        """
        Write the events of `render`; the root element has the attributes *root*.

        >>> writer = Writer(Style("LF"), Cable())
        >>> writer.write([Open("closing", Node()), Piece("page", "PAGE 02"), Close("closing")], "")
        >>> "".join(writer.out)
        '<closing><page>PAGE 02</page></closing>'
        """
        run: list[Piece] = []
        field = ""
        for event in events:
            if isinstance(event, Piece):
                owner = event.field
                if owner and (owner == field or WITHIN.get(owner) == field):
                    run.append(event)
                    continue
                if run:
                    self.field(field, run)
                field, run = owner, [event] if owner else []
                if not owner:
                    self.furniture(event)
                continue
            if run:
                self.field(field, run)
                field, run = "", []
            if isinstance(event, Close):
                self.close_node(event.kind)
            else:
                self.open_node(event, root)
                root = ""

    def open_node(self, event: Open, root: str) -> None:
        """Begin a node; sections are in `<body>`."""
        kind = name = event.kind
        parent = self.kinds[-1] if self.kinds else ""
        if kind == "section" and parent == "cable":
            self.begin("body")
            self.kinds.append("body")
            self.forms.append({})
        elif parent == "body" and kind != "section":
            self.close_node("body")
        elif kind == "paragraph":
            name = TREE_OF_KIND.get(event.node.kind) or ("item" if parent == "paragraph" else kind)
        if len(self.kinds) > DEEPEST:
            message = f"nested more than {DEEPEST} deep"
            raise ModelError(message, "items")
        computed = normal_forms(event.node, self.cable)
        self.singles = {} if event.part else single_forms(event.node, self.cable)
        own = "".join([attribute(*pair) for pair in computed.get("", {}).items()])
        part = f' part="{event.part + 1}"' if event.part else ""
        self.begin(name, f"{root}{part}{own}")
        self.kinds.append(kind)
        self.forms.append(computed)
        if kind == "cable":
            write_meta(self, event.node)

    def close_node(self, kind: str) -> None:
        """End a node; the body ends with the cable."""
        if self.kinds.pop() != kind:
            self.kinds.pop()
            self.forms.pop()
            self.end()
        self.forms.pop()
        self.end()

    def furniture(self, piece: Piece) -> None:
        r"""
        Write a piece that belongs to no field; what an archive put around the cable is outside of its body.

        >>> writer = Writer(Style("LF"), Cable()); writer.kinds.append("closing")
        >>> writer.furniture(Piece("blank", "\n\n")); writer.out
        ['<blank lines="2"/>']
        """
        kind = self.kinds[-1]
        if kind == "body" and piece.kind == "wrapper":
            self.close_node("body")
        self.piece(piece, FREE[kind])

    def piece(self, piece: Piece, free: frozenset[str]) -> None:
        """
        Write a piece: as the element of its kind where that name is free, otherwise as `<other kind="...">`.

        >>> writer = Writer(Style("LF"), Cable())
        >>> writer.piece(Piece("smudge", "#"), frozenset({"page"})); writer.out
        ['<other kind="smudge">#</other>']
        """
        kind, text, _ = piece
        if kind == "blank" and (lines := self.style.lines(text)):
            self.blank(lines)
        elif kind in free:
            self.leaf(kind, "", text)
        elif KIND.fullmatch(kind):
            self.leaf("other", f' kind="{kind}"', text)
        else:
            message = f"{kind!r} is not a name for a kind of piece"
            raise ModelError(message, piece.field)

    def field(self, field: str, pieces: list[Piece]) -> None:
        """
        Write consecutive pieces of one field.

        >>> writer = Writer(Style("LF"), Cable())
        >>> writer.kinds.append("header"); writer.forms.append({})
        >>> writer.field("tags", [Piece("label", "TAGS: ", "tags"), Piece("tag", "PREL", "tags")]); "".join(writer.out)
        '<tags><label>TAGS: </label><tag>PREL</tag></tags>'
        """
        name, own, kind = NAMES[self.kinds[-1]][field]
        stated = self.forms[-1].pop(field, None)
        if stated:
            own = "".join([attribute(*pair) for pair in stated.items()])
        if self.singles.get(field):
            self.list_field(name, own, field, pieces)
            return
        if len(pieces) == 1 and pieces[0].kind == kind:
            self.leaf(name, own, pieces[0].text)
            return
        if any(piece.kind == "cell" for piece in pieces):
            self.rows(pieces)
            return
        self.begin(name, own)
        for piece in pieces:
            if piece.field == field:
                self.piece(piece, PIECES)
            else:
                self.field(piece.field, [piece])
        self.end()

    def list_field(self, name: str, own: str, field: str, pieces: list[Piece]) -> None:
        """
        Write a list whose single values have elements: its pieces if each is one value, otherwise elements after them.

        A piece of several values is not named like one of them: it is `<other kind="office">`.

        >>> writer = Writer(Style("LF"), Cable())
        >>> writer.singles = {"references": [{"label": "A", "kind": "cable"}]}
        >>> writer.list_field("references", "", "references", [Piece("reference", "A. ZENDA 816", "references")])
        >>> "".join(writer.out)
        '<references><reference>A. ZENDA 816</reference><ref label="A" kind="cable"/></references>'
        """
        forms = self.singles.pop(field)
        element = SINGLES[field].element
        attributes = ["".join([attribute(*pair) for pair in one.items()]) for one in forms]
        cut = pieces if HEADER[field].flows else one_per_line(pieces, element)
        one_each = is_one_each([piece.text for piece in cut if piece.kind == element], field, forms)
        left = iter(attributes)
        self.begin(name, own)
        for piece in cut if one_each else pieces:
            if one_each and piece.kind == element:
                self.leaf(element, next(left), piece.text)
            else:
                self.piece(piece, PIECES - {element})
        for stated in left if not one_each else ():
            self.empty(element, stated)
        self.end()

    def rows(self, pieces: Iterable[Piece]) -> None:
        r"""
        Write the cells of a table; a row ends with a line.

        >>> writer = Writer(Style("LF"), Cable())
        >>> writer.rows([Piece("cell", "Mill  "), Piece("cell", "400\n"), Piece("cell", "East")]); "".join(writer.out)
        '<row><cell>Mill  </cell><cell>400\n</cell></row><row><cell>East</cell></row>'
        """
        depth = len(self.names)
        for piece in pieces:
            if len(self.names) == depth:
                self.begin("row")
            self.piece(piece, PIECES)
            if piece.text.rstrip(" \t\u00a0").endswith(("\n", "\r")):
                self.end()
        if len(self.names) > depth:
            self.end()


def one_per_line(pieces: list[Piece], kind: str) -> list[Piece]:
    """
    Give each line of a list a piece of its own, as in a text that was read; new content is one piece.

    >>> [piece.text for piece in one_per_line([Piece("addressee", "SAPT\\nRUDOLF\\n")], "addressee")]
    ['SAPT\\n', 'RUDOLF\\n']
    """
    done: list[Piece] = []
    for piece in pieces:
        lines = LINE.findall(piece.text) if piece.kind == kind else []
        done += [piece._replace(text=line) for line in lines] if len(lines) > 1 else [piece]
    return done


def is_one_each(texts: list[str], field: str, forms: list[NormalForms]) -> bool:
    """
    Whether each text reads as one value of a list, and all of them as the list.

    >>> is_one_each(["SECSTATE WASHDC", "AMCONSUL STRELSAU"], "action", [{"name": "SECSTATE WASHDC"}])
    False
    """
    if len(texts) != len(forms):
        return False
    list_values = SINGLES[field].values
    read = [list_values(None, value) for text in texts if (value := HEADER[field].read(text))]
    return [[forms_of_single(field, one) for one in values] for values in read] == [[one] for one in forms]


def root_attributes(node: Node, text: str, style: Style) -> str:
    """Write the attributes of the root element."""
    values = {"xmlns": NAMESPACE, "version": VERSION, "reader": READER, "newline": style.newline} | digest(text)
    if isinstance(node, Cable):
        values |= cable_attributes(node)
    return "".join([attribute(*pair) for pair in values.items()])


def digest(text: str) -> dict[str, str]:
    """Count the characters of a text and give their digest: they show whether somebody has changed it."""
    return {"chars": str(len(text)), "sha256": sha256(text.encode("utf-8", "surrogatepass")).hexdigest()}


def cable_attributes(cable: Cable) -> dict[str, str]:
    """Give what a cable's text does not say: the reader's year, and how the file was encoded."""
    values = {}
    if cable.year_hint is not None:
        if cable.year_hint.__class__ is not int or not 0 <= cable.year_hint <= 9999:
            message = f"expected a year of four digits, got {cable.year_hint!r}"
            raise ModelError(message, "year_hint")
        values["year_hint"] = str(cable.year_hint)
    if cable.encoding != "utf-8":
        if not is_safe(cable.encoding):
            message = f"{cable.encoding!r} is not the name of an encoding"
            raise ModelError(message, "encoding")
        values["encoding"] = cable.encoding
    if cable.bom:
        values["bom"] = "true"
    if not cable.complete:
        values["complete"] = "false"
    return values
