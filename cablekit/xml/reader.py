"""From XML to spans: the structure comes from the elements, the values later from the text in them."""

import json
import re
from typing import Any, Final, NamedTuple, NoReturn

from lxml import etree
from lxml.etree import _Comment, _Element

from cablekit.errors import ReadError
from cablekit.model import Wrapper
from cablekit.source import Child, Span, Tree
from cablekit.telegram.parse import SINGLE_CHILDREN
from cablekit.xml.chars import NEWLINES
from cablekit.xml.forms import NAMES
from cablekit.xml.names import DEEPEST, ECHOES, KIND, NAMESPACE, PLACES, ROOTS, RUNS, VERSION, Place, tag

Entries = list[Span | Child]
Places = dict[str, Place]

#: Everything off that reaches for other files; nothing is repaired or dropped.
SETTINGS: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "load_dtd": False,
    "dtd_validation": False,
    "no_network": True,
    "huge_tree": False,
    "recover": False,
    "remove_blank_text": False,
    "remove_comments": False,
    "remove_pis": False,
}
_PARSER: Final = etree.XMLParser(**SETTINGS)
#: For text that is decoded already: it no longer matters what encoding it declares.
_TEXT_PARSER: Final = etree.XMLParser(encoding="utf-8", **SETTINGS)
#: Attributes of one element, those of other namespaces among them.
MOST: Final = 200
_OURS: Final = tag("")
_T: Final = tag("t")
_C: Final = tag("c")
_WHITE: Final = " \t\r\n"
_NONE: Final[frozenset[str]] = frozenset()
_PART: Final = frozenset({"part"})
_ROOT: Final = frozenset({"version", "reader", "newline", "chars", "sha256"})
_CABLE: Final = frozenset({"year_hint", "encoding", "bom"})
#: The values that attributes of the structure may have.
_VALUES: Final = {
    "year_hint": re.compile("[0-9]{1,4}"),
    "bom": re.compile("true"),
    "part": re.compile("[1-9][0-9]{0,2}"),
    "lines": re.compile("[1-9][0-9]{0,2}"),
    "kind": KIND,
    "cp": re.compile("[0-9A-F]{2,6}(?: [0-9A-F]{2,6})*"),
}


class Claim(NamedTuple):
    """
    Normal forms that an element states; they are compared with the values later.

    >>> Claim("tags", {"codes": "PREL"}, None).field
    'tags'
    """

    field: str
    forms: dict[str, str]
    element: _Element


def fail(message: str, element: _Element) -> NoReturn:
    """
    Refuse an element.

    Raises:
        ReadError: Always.

    >>> fail("no", etree.fromstring("<a/>"))
    Traceback (most recent call last):
    cablekit.errors.ReadError: line 1: no
    """
    raise ReadError(message, f"line {element.sourceline}")


def parsed(data: bytes | str) -> _Element:
    """
    Parse XML with everything off that reaches for other files, and refuse what a document of ours never has.

    Args:
        data: The document.

    Returns:
        The root element.

    Raises:
        ReadError: It is no well-formed XML, or it has a DOCTYPE.

    >>> parsed("<a/>").tag
    'a'
    """
    root = well_formed(data)
    no_doctype(root)
    return root


def well_formed(data: bytes | str) -> _Element:
    """
    Parse XML with everything off that reaches for other files; a str is read whatever encoding it declares.

    Raises:
        ReadError: It is no well-formed XML.

    >>> well_formed('<?xml version="1.0" encoding="UTF-16"?><a/>').tag
    'a'
    >>> well_formed("<a>")
    Traceback (most recent call last):
    cablekit.errors.ReadError: line 1: no well-formed XML: Premature end of data in tag a line 1, line 1, column 4
    """
    if not isinstance(data, bytes | str):
        message = f"expected XML as bytes or str, got {type(data).__name__}"
        raise ReadError(message)
    try:
        given = (data, _PARSER) if isinstance(data, bytes) else (data.encode(), _TEXT_PARSER)
        root: _Element = etree.fromstring(*given)
    except etree.XMLSyntaxError as error:
        raise unreadable(error) from error
    except (ValueError, LookupError) as error:
        raise ReadError(str(error), "line 1") from error
    return root


def unreadable(error: etree.XMLSyntaxError) -> ReadError:
    """
    Say what libxml2 says.

    >>> unreadable(etree.XMLSyntaxError("no", 0, 7, 1)).where
    'line 7'
    """
    return ReadError(f"no well-formed XML: {error.msg}", f"line {error.lineno or 1}")


def no_doctype(root: _Element) -> None:
    """
    Refuse a document with a DOCTYPE: it may declare entities.

    Raises:
        ReadError: It has one.

    >>> no_doctype(well_formed("<!DOCTYPE a><a/>"))
    Traceback (most recent call last):
    cablekit.errors.ReadError: line 1: a DOCTYPE is not allowed
    """
    if root.getroottree().docinfo.doctype:
        raise ReadError("a DOCTYPE is not allowed", "line 1")


class Document:
    """
    A document taken apart: the tree of spans, the text, and what the attributes say.

    Args:
        root: The root element.

    Raises:
        ReadError: It is not one of ours.

    >>> Document(parsed('<closing xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"/>')).tree.kind
    'closing'
    """

    def __init__(self, root: _Element) -> None:
        kind = next((name for name in ROOTS if root.tag == tag(name)), "")
        if not kind:
            hint = "; `read_cables` reads many" if root.tag == tag("cables") else ""
            fail(f"expected one of {', '.join(ROOTS)} in the namespace {NAMESPACE}, found {name_of(root)}{hint}", root)
        self.texts: list[str] = []
        self.at = 0
        self.depth = 0
        self.known: dict[str, Any] = {}
        self.claims: dict[int, list[Claim]] = {}
        self.stated = attributes_of(root)
        if self.stated.get("version") != VERSION:
            fail(f"expected version {VERSION}, found {self.stated.get('version')}", root)
        if self.stated.get("newline") not in NEWLINES:
            fail(f"expected newline to be one of {', '.join(NEWLINES)}", root)
        self.end = NEWLINES[self.stated["newline"]]
        self.tree = Tree(kind)
        extra = _ROOT | _CABLE if kind == "cable" else _ROOT
        self.particulars(self.attributes(root, extra, self.tree, ""))
        self.entries(root, self.tree, self.tree.parts[0], PLACES[kind])
        self.text = "".join(self.texts)

    def particulars(self, stated: dict[str, str]) -> None:
        """
        Take what a cable's text does not say.

        >>> root = '<cable xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF" year_hint="1979"/>'
        >>> Document(parsed(root)).known
        {'year_hint': 1979}
        """
        if "year_hint" in stated:
            self.known["year_hint"] = int(stated["year_hint"])
        if "encoding" in stated:
            self.known["encoding"] = stated["encoding"]
        if "bom" in stated:
            self.known["bom"] = True

    def attributes(
        self, element: _Element, allowed: frozenset[str], tree: Tree | None = None, field: str = ""
    ) -> dict[str, str]:
        """
        Give an element's attributes; those of other namespaces are not ours, normal forms are kept as claims.

        Args:
            element: The element.
            allowed: The attributes that are structure.
            tree: The node, where the element may state normal forms.
            field: The field whose they are.

        Raises:
            ReadError: An attribute is unknown here, or no value of its kind.

        >>> root = '<closing xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF" size="7"/>'
        >>> Document(parsed(root))
        Traceback (most recent call last):
        cablekit.errors.ReadError: line 1: unknown attribute size
        """
        stated = attributes_of(element)
        if not stated:
            return stated
        names = NAMES.get((tree.kind, field), _NONE) if tree else _NONE
        for name, value in stated.items():
            if name not in allowed and name not in names:
                now = "; it is now called year_hint" if name == "year" and allowed >= _CABLE else ""
                fail(f"unknown attribute {name}{now}", element)
            if name in allowed and name in _VALUES and not _VALUES[name].fullmatch(value):
                fail(f"{name}={value[:40]!r} is no value of that attribute", element)
        claims = {name: value for name, value in stated.items() if name in names}
        if tree and claims:
            self.claims.setdefault(id(tree), []).append(Claim(field, claims, element))
        return stated

    def entries(self, element: _Element, tree: Tree, entries: Entries, places: Places) -> None:
        """
        Read what stands in the element of a node.

        Raises:
            ReadError: Something there is unknown, or text between elements.

        >>> root = '<closing xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><page>2</page></closing>'
        >>> Document(parsed(root)).tree.parts
        [[('', 'page', 0, 1)]]
        """
        between(element.text, element)
        for child in element:
            place = places.get(child.tag)  # type: ignore[arg-type]
            if place is None:
                self.ignored(child)
            elif place.does == "field":
                self.run(child, tree, entries, place)
            elif place.does == "node":
                self.node(child, entries, place)
            else:
                self.other(child, tree, entries, place)
            between(child.tail, child)

    def other(self, element: _Element, tree: Tree, entries: Entries, place: Place) -> None:
        """
        Read what stands in a node beside its fields and children.

        >>> root = '<cable xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><body/></cable>'
        >>> Document(parsed(root)).tree.parts
        [[]]
        """
        if place.does == "body":
            self.attributes(element, _NONE)
            self.entries(element, tree, entries, PLACES["body"])
        elif place.does == "echo":
            field = self.attributes(element, frozenset({"field"})).get("field", "").replace("-", "_")
            if field not in ECHOES:
                fail(f"expected the field of a header, found {field!r}", element)
            self.pieces(element, tree, entries, Place("field", f"header.{field}", ECHOES[field][0]), ECHOES[field][1])
        elif place.does == "meta":
            self.meta(element)
        else:
            self.piece(element, entries, place)

    def node(self, element: _Element, entries: Entries, place: Place) -> None:
        """
        Read a child, or a further part of the child before it.

        Raises:
            ReadError: It is one too many, or nested too deep.

        >>> root = '<cable xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><header/></cable>'
        >>> [child.part for child in Document(parsed(root)).tree.parts[0]]
        [0]
        """
        part = self.part(element, entries, place)
        child = (last_child(entries, place.field) if part else None) or Tree(place.kind, [])
        child.parts.append([])
        self.attributes(element, _PART, child)
        entries.append(Child(place.field, child, part))
        self.depth += 1
        if self.depth > DEEPEST:
            fail(f"nested more than {DEEPEST} deep", element)
        self.entries(element, child, child.parts[part], PLACES[place.kind])
        self.depth -= 1

    def part(self, element: _Element, entries: Entries, place: Place) -> int:
        """
        Give the part of its node that an element is, counted from 0.

        Raises:
            ReadError: It does not follow the part before it, or the node is one too many.

        >>> root = '<cable xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><header part="2"/></cable>'
        >>> Document(parsed(root))
        Traceback (most recent call last):
        cablekit.errors.ReadError: line 1: part 2 does not follow part 1
        """
        number = element.get("part", "1")
        part = int(number) - 1 if _VALUES["part"].fullmatch(number) else 0
        if not part and place.field not in SINGLE_CHILDREN:
            return 0
        before = last_child(entries, place.field)
        if before and not part:
            fail(f"a second {place.kind}", element)
        if part and (not before or len(before.parts) != part):
            fail(f"part {number} does not follow part {part}", element)
        return part

    def run(self, element: _Element, tree: Tree, entries: Entries, place: Place) -> None:
        """
        Read the element of a field.

        >>> root = '<header xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><tags>PREL</tags></header>'
        >>> Document(parsed(root)).tree.parts
        [[('tags', 'tag', 0, 4)]]
        """
        self.attributes(element, _NONE, tree, place.field)
        self.pieces(element, tree, entries, place, RUNS[tree.kind, place.field])

    def pieces(self, element: _Element, tree: Tree, entries: Entries, place: Place, places: Places) -> None:
        """
        Read the pieces of a field: the element itself is one, or holds them.

        >>> root = '<header xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF">%s</header>'
        >>> Document(parsed(root % "<tags><label>TAGS: </label><tag>PREL</tag></tags>")).tree.parts
        [[('tags', 'label', 0, 6), ('tags', 'tag', 6, 10)]]
        """
        if not len(element) or element[0].tag in (_T, _C):
            self.add(self.leaf(element), entries, place.field, place.kind)
        else:
            self.entries(element, tree, entries, places)

    def piece(self, element: _Element, entries: Entries, place: Place) -> None:
        r"""
        Read one piece.

        >>> root = '<closing xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF">%s</closing>'
        >>> Document(parsed(root % '<blank lines="2"/>')).text
        '\n\n'
        """
        kind = place.kind
        if place.does == "other":
            kind = self.attributes(element, frozenset({"kind"})).get("kind", kind)
        elif kind == "blank":
            lines = self.attributes(element, frozenset({"lines"})).get("lines")
            if lines:
                if len(element) or (element.text or "").strip(_WHITE):
                    fail("a blank with a number of lines holds nothing else", element)
                self.add(self.end * int(lines), entries, place.field, kind)
                return
        else:
            self.attributes(element, _NONE)
        self.add(self.leaf(element), entries, place.field, kind)

    def add(self, text: str, entries: Entries, field: str, kind: str) -> None:
        """
        Add a span; one without characters is none.

        >>> root = '<closing xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><page/></closing>'
        >>> Document(parsed(root)).tree.parts
        [[]]
        """
        if text:
            start, self.at = self.at, self.at + len(text)
            self.texts.append(text)
            entries.append((field, kind, start, self.at))

    def leaf(self, element: _Element) -> str:
        r"""
        Give the characters of a leaf.

        >>> root = '<closing xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><page>%s</page></closing>'
        >>> Document(parsed(root % '<t>a</t><c cp="00 0C"/>')).text
        'a\x00\x0c'
        """
        if not len(element):
            return self.characters(element)
        between(element.text, element)
        done = []
        for child in element:
            if child.tag == _T and not len(child):
                self.attributes(child, _NONE)
                done.append(self.characters(child))
            elif child.tag == _C and not len(child) and not (child.text or "").strip(_WHITE):
                done.append(self.points(child))
            else:
                fail(f"{name_of(child)} may not stand inside a text", child)
            between(child.tail, child)
        return "".join(done)

    def characters(self, element: _Element) -> str:
        """
        Give the text of a childless element, with the declared line ends.

        Raises:
            ReadError: It is white space alone, which formatters change, or holds a carriage return.

        >>> root = '<closing xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><page> </page></closing>'
        >>> Document(parsed(root))
        Traceback (most recent call last):
        cablekit.errors.ReadError: line 1: white space alone says nothing: write it as <c cp="20"/>
        """
        text: str | None = element.text
        if text is None:
            return ""
        if text.isspace():
            fail('white space alone says nothing: write it as <c cp="20"/>', element)
        if "\r" in text:
            fail('a carriage return is written <c cp="0D"/>', element)
        return text if self.end == "\n" else text.replace("\n", self.end)

    def points(self, element: _Element) -> str:
        """
        Give the characters of a `<c>`.

        Raises:
            ReadError: It has no code points, or one that is none.

        >>> root = '<closing xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><page>%s</page></closing>'
        >>> Document(parsed(root % '<c/>'))
        Traceback (most recent call last):
        cablekit.errors.ReadError: line 1: expected code points in cp
        """
        stated = self.attributes(element, frozenset({"cp"})).get("cp", "")
        numbers = [int(number, 16) for number in stated.split()]
        if not numbers or max(numbers) > 0x10FFFF:
            fail("expected code points in cp", element)
        return "".join(map(chr, numbers))

    def ignored(self, element: _Element) -> None:
        """
        Pass over a comment; refuse anything else.

        >>> root = '<closing xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><x/></closing>'
        >>> Document(parsed(root))
        Traceback (most recent call last):
        cablekit.errors.ReadError: line 1: <x> may not stand here
        """
        if not isinstance(element, _Comment):
            fail(f"{name_of(element)} may not stand here", element)

    def meta(self, element: _Element) -> None:
        """
        Read what is not text of the cable.

        Raises:
            ReadError: There is a second one, or something else in it.

        >>> root = '<cable xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><meta>%s</meta></cable>'
        >>> Document(parsed(root % '<extra>{"box": 7}</extra>')).known
        {'extra': {'box': 7}}
        """
        self.attributes(element, _NONE)
        wrappers = []
        for child in self.children(element):
            if child.tag == tag("wrapper"):
                wrappers.append(self.wrapper(child))
            elif child.tag == tag("extra") and "extra" not in self.known:
                self.attributes(child, _NONE)
                self.known["extra"] = from_json(self.leaf(child), child)
            else:
                fail(f"{name_of(child)} may not stand here", child)
        if wrappers:
            self.known["wrappers"] = (*self.known.get("wrappers", ()), *wrappers)

    def children(self, element: _Element) -> list[_Element]:
        """
        List the elements in one that holds no text.

        >>> root = '<cable xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><!-- x --><meta/></cable>'
        >>> Document(parsed(root)).known
        {}
        """
        between(element.text, element)
        for child in element:
            between(child.tail, child)
        return [child for child in element if not isinstance(child, _Comment)]

    def wrapper(self, element: _Element) -> Wrapper:
        """
        Read an archive's word.

        Raises:
            ReadError: A field is not as fields are.

        >>> root = '<cable xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><meta>%s</meta></cable>'
        >>> Document(parsed(root % '<wrapper archive="site"/>')).known["wrappers"][0].archive
        'site'
        """
        archive, rest = self.named(element, "archive")
        fields = []
        for child in rest:
            if child.tag != tag("field"):
                fail(f"{name_of(child)} may not stand here", child)
            fields.append(self.field(child))
        return Wrapper(archive, tuple(fields))

    def field(self, element: _Element) -> tuple[str, str]:
        """
        Read a field of an archive: its name as attribute, or both as elements.

        >>> root = '<cable xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><meta>%s</meta></cable>'
        >>> field = '<field><name>a  b</name><value>c</value></field>'
        >>> Document(parsed(root % f'<wrapper archive="site">{field}</wrapper>')).known["wrappers"][0].fields
        (('a  b', 'c'),)
        """
        given = element.get("name")
        if given is not None:
            self.attributes(element, frozenset({"name"}))
            return given, self.leaf(element)
        name, rest = self.named(element, "name")
        if len(rest) != 1 or rest[0].tag != tag("value"):
            fail("expected one value after the name", element)
        self.attributes(rest[0], _NONE)
        return name, self.leaf(rest[0])

    def named(self, element: _Element, name: str) -> tuple[str, list[_Element]]:
        """
        Give an element's name, from the attribute or the first child, and the other children.

        >>> root = '<cable xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><meta>%s</meta></cable>'
        >>> Document(parsed(root % '<wrapper/>'))
        Traceback (most recent call last):
        cablekit.errors.ReadError: line 1: expected a name in archive
        """
        stated = self.attributes(element, frozenset({name}))
        children = self.children(element)
        if name in stated:
            return stated[name], children
        if not children or children[0].tag != tag(name):
            fail(f"expected a name in {name}", element)
        self.attributes(children[0], _NONE)
        return self.leaf(children[0]), children[1:]


def attributes_of(element: _Element) -> dict[str, str]:
    """
    Give an element's attributes, those of other namespaces left out.

    Raises:
        ReadError: There are more than any of ours has: lxml takes quadratic time to list them.

    >>> attributes_of(etree.fromstring('<a x="1" xml:space="preserve"/>'))
    {'x': '1'}
    """
    if has_too_many(element):
        fail(f"more than {MOST} attributes", element)
    given = element.items()
    return {name: value for name, value in given if name[0] != "{" or name.startswith(_OURS)} if given else {}


def has_too_many(element: _Element) -> bool:
    """
    Say whether an element has more attributes than is reasonable.

    >>> has_too_many(etree.fromstring("<a/>"))
    False
    """
    return len(element.keys()) > MOST


def between(text: str | None, element: _Element) -> None:
    """
    Make sure that only white space stands between elements.

    Raises:
        ReadError: Something else does.

    >>> between("NNNN", etree.fromstring("<a/>"))
    Traceback (most recent call last):
    cablekit.errors.ReadError: line 1: text stands outside of a text element: 'NNNN'
    """
    if text and (found := text.strip(_WHITE)):
        fail(f"text stands outside of a text element: {found[:40]!r}", element)


def last_child(entries: Entries, field: str) -> Tree | None:
    """
    Find the child read last that a field holds.

    >>> last_child([Child("header", "node")], "header")
    'node'
    """
    return next((entry.node for entry in reversed(entries) if isinstance(entry, Child) and entry.field == field), None)


def name_of(element: _Element) -> str:
    """
    Name an element, a comment or an instruction in a message.

    >>> name_of(etree.fromstring("<a/>")), name_of(etree.Comment("x"))
    ('<a>', 'a comment')
    """
    if isinstance(element, _Comment):
        return "a comment"
    if not isinstance(element.tag, str):
        return "a processing instruction or an entity"
    return f"<{element.tag.removeprefix(f'{{{NAMESPACE}}}')}>"


def from_json(text: str, element: _Element) -> dict[str, Any]:
    """
    Read foreign data.

    Raises:
        ReadError: It is no JSON object.

    >>> from_json('{"box": 7}', None)
    {'box': 7}
    """
    try:
        value = json.loads(text, parse_constant=no_number)
    except (ValueError, RecursionError) as error:
        fail(f"no JSON: {error}", element)
    if not isinstance(value, dict):
        fail("expected a JSON object", element)
    return value


def no_number(name: str) -> NoReturn:
    """
    Refuse `NaN` and the infinities, which are no JSON.

    Raises:
        ValueError: Always.

    >>> no_number("NaN")
    Traceback (most recent call last):
    ValueError: NaN is no number
    """
    message = f"{name} is no number"
    raise ValueError(message)
