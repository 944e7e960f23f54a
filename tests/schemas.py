"""The schemas of the XML, in three syntaxes, derived from the tables that writer and reader share.

`python -m tests.schemas` writes them, and the JSON Schema of the dicts (`tests/json_schema.py`), into the package. A
test fails when a file there is not what this command writes.
"""

import sys
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple
from xml.sax.saxutils import quoteattr

import cablekit
from cablekit.model import Classification, Precedence, ReferenceKind
from cablekit.xml import names, normal_forms
from cablekit.xml.chars import NEWLINES
from tests.json_schema import json_schema

PACKAGE: Final = Path(cablekit.__file__).parent
W3: Final = "http://www.w3.org/2001/XMLSchema"


class Values(NamedTuple):
    """The values that an attribute may have: one of some, a list of them, a pattern or a datatype; or anything."""

    choices: tuple[str, ...] = ()
    several: bool = False
    pattern: str = ""
    datatype: str = ""


class Attribute(NamedTuple):
    """An attribute of an element."""

    name: str
    values: Values = Values()
    required: bool = False


class Definition(NamedTuple):
    """
    An element in one of its uses.

    Attributes:
        name: The name of the pattern, and of the type.
        element: The element's name.
        holds: `text`, `empty`, `leaf` (characters), `run` (characters, or pieces), `members`.
        attributes: Its attributes.
        members: The elements it may hold, by the names of their definitions.
        pieces: Whether it may hold any piece as well.
    """

    name: str
    element: str
    holds: str
    attributes: tuple[Attribute, ...] = ()
    members: tuple[str, ...] = ()
    pieces: bool = False


def one_of(*choices: str) -> Values:
    """Take one of some words."""
    return Values(choices)


LETTERS: Final = one_of(*(level.letters for level in Classification))
PRECEDENCES: Final = tuple(map(str, Precedence))
WHOLE: Final = Values(datatype="integer")
CLAIMS: Final[dict[tuple[str, str], Values]] = {
    ("", "classification"): LETTERS,
    ("", "number"): WHOLE,
    ("routing", "precedence"): one_of(*PRECEDENCES),
    ("dtg", "precedence"): Values(tuple(word.replace(" ", "_") for word in PRECEDENCES), several=True),
    ("dtg", "when"): Values(datatype="dateTime"),
    ("classification", "level"): one_of(*map(str, Classification)),
    ("part", "number"): WHOLE,
    ("part", "total"): WHOLE,
    ("executive_order", "declassify-on"): Values(datatype="date"),
    ("subject_portion", "classification"): LETTERS,
}
SINGLES: Final[dict[tuple[str, str], Values]] = {
    ("addressee", "precedence"): one_of(*PRECEDENCES),
    ("office", "role"): one_of("action", "origin", "info"),
    ("ref", "kind"): one_of(*map(str, ReferenceKind)),
    ("ref", "number"): WHOLE,
    ("ref", "year"): WHOLE,
    ("ref", "notal"): one_of("true"),
    ("ref", "and-previous"): one_of("true"),
}
PART: Final = Attribute("part", Values(pattern="[1-9][0-9]{0,2}"))
DOCUMENT: Final = (
    Attribute("version", one_of(names.VERSION), required=True),
    Attribute("reader"),
    Attribute("newline", one_of(*NEWLINES), required=True),
    Attribute("chars", Values(datatype="nonNegativeInteger")),
    Attribute("sha256", Values(pattern="[0-9a-f]{64}")),
)
CABLE: Final = (
    Attribute("year_hint", Values(pattern="[0-9]{1,4}")),
    Attribute("encoding"),
    Attribute("bom", one_of("true")),
    Attribute("complete", one_of("false")),
)
KIND: Final = Attribute("kind", Values(pattern="[a-z]([a-z0-9]|-){0,63}"))
ECHO: Final = Attribute("field", one_of(*map(names.dashed, names.ECHOES)), required=True)
CODES: Final = Attribute("cp", Values(pattern="[0-9A-F]{2,6}( [0-9A-F]{2,6})*"), required=True)
LINES: Final = Attribute("lines", Values(pattern="[1-9][0-9]{0,2}"))
PIECES: Final = tuple(sorted(names.PIECES | {"other"}))


def claims(kind: str, field: str) -> tuple[Attribute, ...]:
    """Give the attributes that state normal forms."""
    known = sorted(normal_forms.NAMES.get((kind, field), ()))
    return tuple(Attribute(name, CLAIMS.get((field, name), Values())) for name in known)


def use_of(parent: str, element: str, meaning: names.Meaning) -> str:
    """Name the definition of an element in its place."""
    if meaning.does in ("piece", "other"):
        return f"piece.{element}"
    if meaning.does == "field":
        return f"{parent}.{element}"
    return element


def members(kind: str) -> tuple[str, ...]:
    """List the elements in that of a node."""
    found = {name.rpartition("}")[2]: meaning for name, meaning in names.PLACES[kind].items()}
    return tuple(sorted(use_of(kind, element, meaning) for element, meaning in found.items()))


def fields(kind: str) -> list[Definition]:
    """Define the fields of a node."""
    done = []
    for (owner, field), meanings in names.RUNS.items():
        if owner == kind:
            inner = {name.rpartition("}")[2] for name, meaning in meanings.items() if meaning.does == "field"}
            within = tuple(f"{kind}.{element}" for element in sorted(inner))
            element, single = names.dashed(field), single_of(kind, field)
            if single:
                within += (single.name, *(f"piece.{piece}" for piece in PIECES if piece != single.element))
                done.append(single)
            done.append(
                Definition(f"{kind}.{element}", element, "run", claims(kind, field), within, pieces=not single),
            )
    return sorted(done)


def single_of(kind: str, field: str) -> Definition | None:
    """Define the element of a single value of a list; it holds characters only if it is a piece, too."""
    singles = normal_forms.SINGLES.get(field) if kind == "header" else None
    if singles is None:
        return None
    element = singles.element
    known = tuple(Attribute(name, SINGLES.get((element, name), Values())) for name in sorted(singles.attributes))
    holds = "leaf" if element in names.PIECES else "empty"
    return Definition(f"{kind}.{names.dashed(field)}.{element}", element, holds, known)


def definitions() -> list[Definition]:
    """Define every element but those in <meta>, in the order of the document."""
    done = [Definition("cables", "cables", "members", (DOCUMENT[0],), ("cable",))]
    for kind in names.ROOTS:
        own, holds = claims(kind, ""), members(kind)
        more = CABLE if kind == "cable" else ()
        done.append(Definition(kind if more else f"{kind}.root", kind, "members", DOCUMENT + more + own, holds))
        if not more:
            done.append(Definition(kind, kind, "members", (PART, *own), holds))
        if kind == "cable":
            done.append(Definition("body", "body", "members", (), members("body")))
        if kind == "table":
            done.append(Definition("row", "row", "members", (), tuple(f"piece.{piece}" for piece in PIECES)))
        if kind == "paragraph":
            done.append(Definition("item", "item", "members", (PART, *own), holds))
        done += fields(kind)
    done.append(Definition("echo", "echo", "run", (ECHO,), (), pieces=True))
    done += [Definition(f"piece.{kind}", kind, "leaf") for kind in PIECES if kind not in ("blank", "other")]
    done.append(Definition("piece.other", "other", "leaf", (KIND,)))
    return [*done, Definition("t", "t", "text"), Definition("c", "c", "empty", (CODES,))]


COMMENT: Final = """\
cablekit 1.0: telegrams in XML. RELAX NG is normative.
The XSD accepts the same documents, and text beside <t> and <c> as well, which it cannot forbid.
Derived by tests/schemas.py from cablekit/xml/names.py.

Rules that no grammar states; the reader and validate_xml enforce them:
1. Characters of the telegram are in elements without child elements, and none of these is only white space.
2. A line ending in such an element is the one declared in @newline; any other is a <c>.
3. An attribute that states a normal form agrees with the text where @reader is the version that reads.
4. A cable has one header and one closing; @part counts the further parts of one node, from 2.
5. Items are nested at most 100 deep. No DOCTYPE, no processing instruction inside the root element."""

# --- RELAX NG, compact -------------------------------------------------------------------

#: The elements besides `cables` and `cable` that a document may have as its root.
PART_ROOTS: Final = [f"{kind}.root" for kind in names.ROOTS if kind != "cable"]
RNC_HEAD: Final = f"""\
default namespace ck = "{names.NAMESPACE}"
namespace local = ""

start = cables | cable | {" | ".join(PART_ROOTS)}

foreign = attribute * - (local:* | ck:*) {{ text }}*
characters = text | (t | c)+
"""
RNC_META: Final = """
meta = element meta { foreign, (wrapper | extra)* }
wrapper = element wrapper { foreign, (attribute archive { text } | archive), field* }
field = element field { foreign, ((attribute name { text }, characters) | (name, value)) }
archive = element archive { foreign, characters }
name = element name { foreign, characters }
value = element value { foreign, characters }
extra = element extra { foreign, characters }
piece.blank = element blank { foreign, ((attribute lines { %s }, empty) | characters) }
"""


def filled(text: str, indent: str = "  ") -> str:
    """Break a long line."""
    lines = textwrap.wrap(text, 110, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def rnc_values(values: Values) -> str:
    """Write the values of an attribute."""
    if values.choices:
        words = " | ".join(f'string "{choice}"' for choice in values.choices)
        return f"list {{ ({words})+ }}" if values.several else words
    if values.pattern:
        return f'xsd:string {{ pattern = "{values.pattern}" }}'
    return f"xsd:{values.datatype}" if values.datatype else "text"


def rnc_content(item: Definition) -> str:
    """Write what an element holds."""
    inner = " | ".join([*(["pieces"] if item.pieces else []), *item.members])
    if item.holds == "members":
        return f"({inner})*"
    return {"leaf": "characters", "run": f"(characters | ({inner})+)"}.get(item.holds, item.holds)


def rnc_definition(item: Definition) -> str:
    """Write a definition."""
    parts = ["foreign"]
    for attribute in item.attributes:
        sign = "" if attribute.required else "?"
        parts.append(f"attribute {attribute.name} {{ {rnc_values(attribute.values)} }}{sign}")
    return filled(f"{item.name} = element {item.element} {{ {', '.join([*parts, rnc_content(item)])} }}")


def rnc() -> str:
    """Write the schema in RELAX NG's compact syntax."""
    comment = textwrap.indent(COMMENT, "# ", lambda _: True).replace("# \n", "#\n")
    pieces = filled(f"pieces = {' | '.join(f'piece.{kind}' for kind in PIECES)}")
    defined = "\n".join(map(rnc_definition, definitions()))
    return f"{comment}\n\n{RNC_HEAD}{pieces}\n\n{defined}\n{RNC_META % rnc_values(LINES.values)}"


# --- RELAX NG, XML -----------------------------------------------------------------------

RNG_META: Final = """\
<define name="meta"><element name="meta"><ref name="foreign"/><zeroOrMore><choice><ref name="wrapper"/>\
<ref name="extra"/></choice></zeroOrMore></element></define>
<define name="wrapper"><element name="wrapper"><ref name="foreign"/><choice><attribute name="archive"/>\
<ref name="archive"/></choice><zeroOrMore><ref name="field"/></zeroOrMore></element></define>
<define name="field"><element name="field"><ref name="foreign"/><choice><group><attribute name="name"/>\
<ref name="characters"/></group><group><ref name="name"/><ref name="value"/></group></choice></element></define>
<define name="archive"><element name="archive"><ref name="foreign"/><ref name="characters"/></element></define>
<define name="name"><element name="name"><ref name="foreign"/><ref name="characters"/></element></define>
<define name="value"><element name="value"><ref name="foreign"/><ref name="characters"/></element></define>
<define name="extra"><element name="extra"><ref name="foreign"/><ref name="characters"/></element></define>
<define name="piece.blank"><element name="blank"><ref name="foreign"/><choice><group><attribute name="lines">\
%s</attribute><empty/></group><ref name="characters"/></choice></element></define>
"""
RNG_HEAD: Final = """\
<start><choice><ref name="cables"/><ref name="cable"/>%s</choice></start>
<define name="foreign"><zeroOrMore><attribute><anyName><except><nsName ns=""/><nsName/></except></anyName>\
</attribute></zeroOrMore></define>
<define name="characters"><choice><text/><oneOrMore><choice><ref name="t"/><ref name="c"/></choice></oneOrMore>\
</choice></define>
"""


def refs(defined: Iterable[str]) -> str:
    """Refer to definitions."""
    return "".join(f'<ref name="{name}"/>' for name in defined)


def choice(inner: str) -> str:
    """Allow one of several."""
    return f"<choice>{inner}</choice>" if inner.count("<ref ") + inner.count("<value ") > 1 else inner


def rng_values(values: Values) -> str:
    """Write the values of an attribute."""
    if values.choices:
        words = choice("".join(f'<value type="string">{word}</value>' for word in values.choices))
        return f"<list><oneOrMore>{words}</oneOrMore></list>" if values.several else words
    if values.pattern:
        return f'<data type="string"><param name="pattern">{values.pattern}</param></data>'
    return f'<data type="{values.datatype}"/>' if values.datatype else ""


def rng_content(item: Definition) -> str:
    """Write what an element holds."""
    inner = choice(refs([*(["pieces"] if item.pieces else []), *item.members]))
    if item.holds == "members":
        return f"<zeroOrMore>{inner}</zeroOrMore>"
    if item.holds == "run":
        return f'<choice><ref name="characters"/><oneOrMore>{inner}</oneOrMore></choice>'
    return '<ref name="characters"/>' if item.holds == "leaf" else f"<{item.holds}/>"


def rng_definition(item: Definition) -> str:
    """Write a definition."""
    parts = [refs(["foreign"])]
    for attribute in item.attributes:
        inner = rng_values(attribute.values)
        whole = f'<attribute name="{attribute.name}">{inner}</attribute>'
        parts.append(whole if attribute.required else f"<optional>{whole}</optional>")
    body = "".join([*parts, rng_content(item)])
    return f'<define name="{item.name}"><element name="{item.element}">{body}</element></define>\n'


def rng() -> str:
    """Write the schema in RELAX NG's XML syntax."""
    pieces = f'<define name="pieces"><choice>{refs(f"piece.{kind}" for kind in PIECES)}</choice></define>\n'
    defined = "".join(map(rng_definition, definitions()))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!--\n{COMMENT.replace("--", "- -")}\n-->\n'
        f'<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{names.NAMESPACE}"\n'
        f'    datatypeLibrary="{W3}-datatypes">\n'
        f"{RNG_HEAD % refs(PART_ROOTS)}{pieces}{defined}{RNG_META % rng_values(LINES.values)}</grammar>\n"
    )


# --- XSD ---------------------------------------------------------------------------------

XSD_HEAD: Final = """\
<xs:complexType name="leaf" mixed="true"><xs:group ref="ck:characters" minOccurs="0" maxOccurs="unbounded"/>\
<xs:anyAttribute namespace="##other" processContents="skip"/></xs:complexType>
<xs:group name="characters"><xs:choice><xs:element name="t" type="ck:t"/><xs:element name="c" type="ck:c"/>\
</xs:choice></xs:group>
"""
XSD_META: Final = """\
<xs:complexType name="meta"><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="wrapper" \
type="ck:wrapper"/><xs:element name="extra" type="ck:leaf"/></xs:choice>\
<xs:anyAttribute namespace="##other" processContents="skip"/></xs:complexType>
<xs:complexType name="wrapper"><xs:sequence><xs:element name="archive" type="ck:leaf" minOccurs="0"/>\
<xs:element name="field" type="ck:field" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>\
<xs:attribute name="archive" type="xs:string"/><xs:anyAttribute namespace="##other" processContents="skip"/>\
</xs:complexType>
<xs:complexType name="field" mixed="true"><xs:choice minOccurs="0"><xs:group ref="ck:characters" \
maxOccurs="unbounded"/><xs:sequence><xs:element name="name" type="ck:leaf"/><xs:element name="value" type="ck:leaf"/>\
</xs:sequence></xs:choice><xs:attribute name="name" type="xs:string"/>\
<xs:anyAttribute namespace="##other" processContents="skip"/></xs:complexType>
<xs:complexType name="piece.blank" mixed="true"><xs:group ref="ck:characters" minOccurs="0" maxOccurs="unbounded"/>\
%s<xs:anyAttribute namespace="##other" processContents="skip"/></xs:complexType>
"""
ANY: Final = '<xs:anyAttribute namespace="##other" processContents="skip"/>'


def simple(base: str, facets: str) -> str:
    """Restrict a simple type."""
    return f'<xs:simpleType><xs:restriction base="xs:{base}">{facets}</xs:restriction></xs:simpleType>'


def xsd_attribute(attribute: Attribute) -> str:
    """Write an attribute."""
    name, values, required = attribute
    start = f'<xs:attribute name="{name}"' + ' use="required"' * required
    if values.choices:
        inner = simple("string", "".join(f"<xs:enumeration value={quoteattr(word)}/>" for word in values.choices))
        if values.several:
            inner = f"<xs:simpleType><xs:list>{inner}</xs:list></xs:simpleType>"
    elif values.pattern:
        inner = simple("string", f"<xs:pattern value={quoteattr(values.pattern)}/>")
    else:
        return f'{start} type="xs:{values.datatype or "string"}"/>'
    return f"{start}>{inner}</xs:attribute>"


def xsd_element(item: Definition) -> str:
    """Declare an element."""
    kind = "leaf" if item.holds == "leaf" and not item.attributes else item.name
    return f'<xs:element name="{item.element}" type="ck:{kind}"/>'


def xsd_group(name: str, elements: Iterable[str]) -> str:
    """Write a group of which one is allowed."""
    return f'<xs:group name="{name}"><xs:choice>{"".join(elements)}</xs:choice></xs:group>\n'


def xsd_content(item: Definition) -> str:
    """Write what an element holds."""
    several = 'maxOccurs="unbounded"'
    if item.holds == "members":
        return f'<xs:group ref="ck:{item.element}.members" minOccurs="0" {several}/>'
    letters = f'<xs:group ref="ck:characters" {several}/>'
    if item.holds == "leaf":
        return letters.replace("/>", ' minOccurs="0"/>')
    if item.holds != "run":
        return ""
    inner = '<xs:group ref="ck:pieces"/>' * item.pieces + "".join(map(xsd_member, item.members))
    return f'<xs:choice minOccurs="0">{letters}<xs:choice {several}>{inner}</xs:choice></xs:choice>'


def xsd_member(name: str) -> str:
    """Declare an element inside that of a field, by the name of its definition."""
    kind = "leaf" if name.startswith("piece.") and name not in ("piece.blank", "piece.other") else name
    return f'<xs:element name="{name.rpartition(".")[2]}" type="ck:{kind}"/>'


def xsd_type(item: Definition) -> str:
    """Write the type of an element."""
    mixed = ' mixed="true"' * (item.holds in ("leaf", "run"))
    body = xsd_content(item) + "".join(map(xsd_attribute, item.attributes)) + ANY
    if item.holds == "text":
        body = f'<xs:simpleContent><xs:extension base="xs:string">{body}</xs:extension></xs:simpleContent>'
    return f'<xs:complexType name="{item.name}"{mixed}>{body}</xs:complexType>\n'


def xsd() -> str:
    """Write the twin in W3C XML Schema 1.0."""
    items = definitions()
    by_name = {item.name: xsd_element(item) for item in items}
    by_name |= {"piece.blank": '<xs:element name="blank" type="ck:piece.blank"/>'}
    by_name |= {"meta": '<xs:element name="meta" type="ck:meta"/>'}
    roots = [item for item in items if item.name in ("cables", "cable") or item.name.endswith(".root")]
    typed = [item for item in items if item.holds != "leaf" or item.attributes]
    groups = {f"{item.element}.members": item for item in items if item.holds == "members"}
    return "".join(
        [
            f'<?xml version="1.0" encoding="UTF-8"?>\n<!--\n{COMMENT.replace("--", "- -")}\n-->\n',
            f'<xs:schema xmlns:xs="{W3}" xmlns:ck="{names.NAMESPACE}" targetNamespace="{names.NAMESPACE}"\n',
            '    elementFormDefault="qualified">\n',
            *(f"{xsd_element(item)}\n" for item in roots),
            XSD_HEAD,
            xsd_group("pieces", (by_name[f"piece.{kind}"] for kind in PIECES)),
            *(xsd_group(name, (by_name[member] for member in item.members)) for name, item in groups.items()),
            *map(xsd_type, typed),
            XSD_META % xsd_attribute(LINES),
            "</xs:schema>\n",
        ]
    )


#: Every schema in the package, and how it is written.
FILES: Final[dict[str, Callable[[], str]]] = {
    "xml/schema/cablekit-1.0.rnc": rnc,
    "xml/schema/cablekit-1.0.rng": rng,
    "xml/schema/cablekit-1.0.xsd": xsd,
    "mapping/schema/cable-dict-1.schema.json": json_schema,
}


def main() -> int:
    """Write the files."""
    for name, write in FILES.items():
        (PACKAGE / name).write_text(write(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
