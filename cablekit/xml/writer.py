"""From pieces to XML: escaped strings, put together by hand because that is three times as fast as a tree."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from cablekit.errors import ModelError
from cablekit.model import Cable, Wrapper
from cablekit.model.node import Node
from cablekit.source import Piece
from cablekit.telegram.render import Close, Event, Open
from cablekit.version import READER
from cablekit.xml.chars import Style, attribute, is_safe
from cablekit.xml.forms import Forms, forms
from cablekit.xml.names import DEEPEST, FREE, KIND, NAMES, NAMESPACE, PIECES, VERSION, WITHIN


class Writer:
    r"""
    One document being written.

    Args:
        style: How its characters are written.
        cable: The cable in which ids are computed.
        pretty: Whether elements stand on lines of their own.

    >>> writer = Writer(Style("LF"), Cable()); writer.leaf("page", "", "PAGE 02\n"); writer.out
    ['<page>PAGE 02\n</page>']
    """

    def __init__(self, style: Style, cable: Cable, *, pretty: bool = False) -> None:
        self.style = style
        self.cable = cable
        self.out: list[str] = []
        self.pads = ["\n" + "  " * depth if pretty else "" for depth in range(DEEPEST + 9)]
        self.kinds: list[str] = []
        self.names: list[str] = []
        self.forms: list[dict[str, Forms]] = []

    def events(self, events: Iterable[Event], root: str) -> None:
        """
        Write what `render` gave.

        Args:
            events: Nodes' beginnings and ends, and pieces.
            root: The attributes of the root element.

        >>> writer = Writer(Style("LF"), Cable())
        >>> writer.events([Open("closing", Node()), Piece("page", "PAGE 02"), Close("closing")], "")
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
                    self.run(field, run)
                field, run = owner, [event] if owner else []
                if not owner:
                    self.furniture(event)
                continue
            if run:
                self.run(field, run)
                field, run = "", []
            if isinstance(event, Close):
                self.close(event.kind)
            else:
                self.open(event, root)
                root = ""

    def begin(self, name: str, attributes: str = "") -> None:
        """
        Write a start tag.

        >>> writer = Writer(Style("LF"), Cable()); writer.begin("body"); writer.out
        ['<body>']
        """
        self.out.append(f"{self.pads[len(self.names)]}<{name}{attributes}>")
        self.names.append(name)

    def end(self) -> None:
        """
        Write the end tag of what was begun last.

        >>> writer = Writer(Style("LF"), Cable()); writer.begin("body"); writer.end(); writer.out
        ['<body>', '</body>']
        """
        name = self.names.pop()
        self.out.append(f"{self.pads[len(self.names)]}</{name}>")

    def leaf(self, name: str, attributes: str, text: str) -> None:
        """
        Write an element that holds text.

        >>> writer = Writer(Style("LF"), Cable()); writer.leaf("tag", "", "PREL"); writer.out
        ['<tag>PREL</tag>']
        """
        self.out.append(f"{self.pads[len(self.names)]}<{name}{attributes}>{self.style.leaf(text)}</{name}>")

    def open(self, event: Open, root: str) -> None:
        """
        Begin a node; sections stand in `<body>`.

        Raises:
            ModelError: Items are nested too deep.

        >>> writer = Writer(Style("LF"), Cable()); writer.open(Open("closing", Node()), ""); writer.out
        ['<closing>']
        """
        kind = name = event.kind
        within = self.kinds[-1] if self.kinds else ""
        if kind == "section" and within == "cable":
            self.begin("body")
            self.kinds.append("body")
            self.forms.append({})
        elif within == "body" and kind != "section":
            self.close("body")
        elif within == "paragraph":
            name = "item"
        if len(self.kinds) > DEEPEST:
            message = f"nested more than {DEEPEST} deep"
            raise ModelError(message, "items")
        computed = forms(event.node, self.cable)
        own = "".join([attribute(*pair) for pair in computed.get("", {}).items()])
        part = f' part="{event.part + 1}"' if event.part else ""
        self.begin(name, f"{root}{part}{own}")
        self.kinds.append(kind)
        self.forms.append(computed)
        if kind == "cable":
            self.meta(event.node)

    def close(self, kind: str) -> None:
        """
        End a node; with the cable its body ends.

        >>> writer = Writer(Style("LF"), Cable())
        >>> writer.open(Open("closing", Node()), ""); writer.close("closing"); writer.out
        ['<closing>', '</closing>']
        """
        if self.kinds.pop() != kind:
            self.kinds.pop()
            self.forms.pop()
            self.end()
        self.forms.pop()
        self.end()

    def furniture(self, piece: Piece) -> None:
        r"""
        Write a piece that belongs to no field; what an archive put around the cable stands outside of its body.

        >>> writer = Writer(Style("LF"), Cable()); writer.kinds.append("closing")
        >>> writer.furniture(Piece("blank", "\n\n")); writer.out
        ['<blank lines="2"/>']
        """
        kind = self.kinds[-1]
        if kind == "body" and piece.kind == "wrapper":
            self.close("body")
        self.piece(piece, FREE[kind])

    def piece(self, piece: Piece, free: frozenset[str]) -> None:
        """
        Write a piece: as the element of its kind, where that name is free, else as `<other kind="...">`.

        Raises:
            ModelError: The kind is no name.

        >>> writer = Writer(Style("LF"), Cable())
        >>> writer.piece(Piece("smudge", "#"), frozenset({"page"})); writer.out
        ['<other kind="smudge">#</other>']
        """
        kind, text, _ = piece
        if kind == "blank" and (lines := self.style.lines(text)):
            self.out.append(f'{self.pads[len(self.names)]}<blank lines="{lines}"/>')
        elif kind in free:
            self.leaf(kind, "", text)
        elif KIND.fullmatch(kind):
            self.leaf("other", f' kind="{kind}"', text)
        else:
            message = f"{kind!r} is no name for a kind of piece"
            raise ModelError(message, piece.field)

    def run(self, field: str, pieces: list[Piece]) -> None:
        """
        Write the pieces of one field that follow each other.

        >>> writer = Writer(Style("LF"), Cable())
        >>> writer.kinds.append("header"); writer.forms.append({})
        >>> writer.run("tags", [Piece("label", "TAGS: ", "tags"), Piece("tag", "PREL", "tags")]); "".join(writer.out)
        '<tags><label>TAGS: </label><tag>PREL</tag></tags>'
        """
        name, own, kind = NAMES[self.kinds[-1]][field]
        stated = self.forms[-1].pop(field, None)
        if stated:
            own = "".join([attribute(*pair) for pair in stated.items()])
        if len(pieces) == 1 and pieces[0].kind == kind:
            self.leaf(name, own, pieces[0].text)
            return
        self.begin(name, own)
        for piece in pieces:
            if piece.field == field:
                self.piece(piece, PIECES)
            else:
                self.run(piece.field, [piece])
        self.end()

    def meta(self, cable: Cable) -> None:
        """
        Write what is not text of the cable: the archives' word on it, and foreign data.

        Raises:
            ModelError: A value is of no kind that XML or JSON carries.

        >>> writer = Writer(Style("LF"), Cable())
        >>> writer.meta(Cable(wrappers=(Wrapper("site", (("Origin", "Zenda"),)),))); "".join(writer.out)
        '<meta><wrapper archive="site"><field name="Origin">Zenda</field></wrapper></meta>'
        """
        if not cable.wrappers and not cable.extra:
            return
        style, self.style = self.style, self.style.wary()
        self.begin("meta")
        try:
            for wrapper in cable.wrappers:
                self.wrapper(wrapper)
        except (AttributeError, TypeError, ValueError) as error:
            message = f"expected names and values, all of them strings: {error}"
            raise ModelError(message, "wrappers") from error
        if cable.extra:
            self.leaf("extra", "", to_json(cable.extra))
        self.end()
        self.style = style

    def wrapper(self, wrapper: Wrapper) -> None:
        """
        Write an archive's word.

        >>> writer = Writer(Style("LF"), Cable()); writer.wrapper(Wrapper("site")); writer.out
        ['<wrapper archive="site">', '</wrapper>']
        """
        self.named("wrapper", "archive", wrapper.archive)
        for name, value in wrapper.fields:
            if is_safe(name):
                self.leaf("field", attribute("name", name), value)
            else:
                self.named("field", "name", name)
                self.leaf("value", "", value)
                self.end()
        self.end()

    def named(self, element: str, name: str, value: str) -> None:
        """
        Begin an element that has a name; one that no attribute carries stands in an element.

        >>> writer = Writer(Style("LF"), Cable()); writer.named("field", "name", "a  b"); writer.out
        ['<field>', '<name>a  b</name>']
        """
        if is_safe(value):
            self.begin(element, attribute(name, value))
        else:
            self.begin(element)
            self.leaf(name, "", value)


def to_json(extra: Mapping[str, Any]) -> str:
    """
    Write foreign data.

    Raises:
        ModelError: It would not come back as it is.

    >>> to_json({"box": 7})
    '{"box": 7}'
    """
    try:
        written = json.dumps(dict(extra), allow_nan=False)
        back = json.loads(written)
    except (TypeError, ValueError, RecursionError) as error:
        message = f"cannot be written as JSON: {error}"
        raise ModelError(message, "extra") from error
    if back != extra:
        raise ModelError("does not come back from JSON as it is: use strings as keys, and lists", "extra")
    return written


def head(node: Node, text: str, style: Style) -> str:
    """
    Write the attributes of the root element.

    Raises:
        ModelError: The year or the encoding has no form in XML.

    >>> head(Node(), "", Style("LF"))[:41]
    ' xmlns="https://w3id.org/cablekit/1" vers'
    """
    values = {"xmlns": NAMESPACE, "version": VERSION, "reader": READER, "newline": style.newline} | digest(text)
    if isinstance(node, Cable):
        values |= particulars(node)
    return "".join([attribute(*pair) for pair in values.items()])


def digest(text: str) -> dict[str, str]:
    """
    Count the characters of a text and give their digest: they tell that somebody has changed it.

    >>> digest("")["chars"]
    '0'
    """
    return {"chars": str(len(text)), "sha256": sha256(text.encode("utf-8", "surrogatepass")).hexdigest()}


def particulars(cable: Cable) -> dict[str, str]:
    """
    Give what a cable's text does not say: the reader's year, and how the file was encoded.

    Raises:
        ModelError: The year or the encoding has no form in XML.

    >>> particulars(Cable(year_hint=1979, bom=True))
    {'year_hint': '1979', 'bom': 'true'}
    """
    values = {}
    if cable.year_hint is not None:
        if cable.year_hint.__class__ is not int or not 0 <= cable.year_hint <= 9999:
            message = f"expected a year of four digits, got {cable.year_hint!r}"
            raise ModelError(message, "year_hint")
        values["year_hint"] = str(cable.year_hint)
    if cable.encoding != "utf-8":
        if not is_safe(cable.encoding):
            message = f"{cable.encoding!r} is no name of an encoding"
            raise ModelError(message, "encoding")
        values["encoding"] = cable.encoding
    if cable.bom:
        values["bom"] = "true"
    return values
