"""XML: what is written reads back, through every rewrite; what is no XML of ours is refused, with its line."""

import json
import re
from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cablekit.errors import CableError, ModelError, ReadError
from cablekit.model import (
    Addressee,
    AnyNode,
    Authority,
    Cable,
    Classification,
    Closing,
    DateTimeGroup,
    Distribution,
    ExecutiveOrder,
    Header,
    MessageNumber,
    Office,
    Paragraph,
    Part,
    Portion,
    Precedence,
    Reference,
    Routing,
    Section,
    Station,
    Wrapper,
)
from cablekit.source import FURNITURE, Child, Piece, Source, Span, Tree
from cablekit.telegram.fields.table import HEADER
from cablekit.telegram.parse import NODE_BUILDERS, NODE_KINDS, parse
from cablekit.telegram.render import render
from cablekit.telegram.text import from_text
from cablekit.telegram.write import to_text
from cablekit.version import READER
from cablekit.xml import chars, names, normal_forms
from cablekit.xml.document import check_reads_back, digest_matches, from_xml, to_xml
from cablekit.xml.parsing import parse_xml
from cablekit.xml.reader import Reader
from cablekit.xml.validation import validate_xml
from tests._helpers import CLASS_LINE, EXAMPLES, forced, nested, text_of
from tests.scaling import assert_linear

HEAD = f'xmlns="https://w3id.org/cablekit/1" version="1.0" reader="{READER}" newline="LF"'
SHORT = """VZCZCXRO2718
PP RUEHQZB RUEHQZC
DE RUEHQZA #0910/01 1290915
P 080915Z MAY 08
FM AMEMBASSY ZENDA
TO RUEHC/SECSTATE WASHDC PRIORITY 3121
C O N F I D E N T I A L SECTION 01 OF 02 ZENDA 000910

SIPDIS

E.O. 12958: DECL: 05/08/2018
TAGS: PREL, PGOV, XG
SUBJECT: (C) CASTLE <BRIDGE> & TOLL
REF: A. ZENDA 907 B. STRELSAU 88

Classified By: DCM Fritz Tarlenheim: reasons 1.4 (b, d).

1. (C) Summary: all is well ]]> on both banks:
-- the toll & the ferry;
-- the piers.

The Bridge
----------

2. (C/NF) It stays open.

ZENDA 00000910 002 OF 002

TARLENHEIM
NNNN
"""


def same(node: AnyNode, data: bytes | str) -> None:
    """Make sure that XML gives the node, with its text."""
    back = from_xml(data)

    assert back == node
    assert text_of(back) == text_of(node)


def inner(node: AnyNode) -> str:
    """Give what the root element of a node's XML holds."""
    found = re.fullmatch(r"<\?xml .*\?>\n<([a-z]+) [^>]*>(.*)</\1>\n", to_xml(node).decode(), re.DOTALL)

    assert found
    return found[2]


def over(text: str, *items: Paragraph) -> Paragraph:
    """Make a paragraph with items under it."""
    inside: Any = items
    return Paragraph(label="1", text=text, items=inside)


def scanned(kind: str, text: str, *spans: tuple[str, str, int]) -> AnyNode:
    """Make a node out of spans: field, kind, length."""
    entries: list[Span | Child] = []
    at = 0
    for field, piece, length in spans:
        entries.append((field, piece, at, at + length))
        at += length

    assert at == len(text)
    node = parse(Tree(kind, [entries]), text)

    assert isinstance(node, AnyNode)
    return node


#: A node, its root element, and what this holds; walked by the writer and by the reader.
CASES: dict[str, tuple[Any, str]] = {
    "an empty closing": (Closing(), ""),
    "a signature": (Closing(signatures=("RASSENDYLL",)), "<signatures>RASSENDYLL\n</signatures>"),
    "a label and its content": (
        Header(tags=("PREL", "RU")),
        '<tags codes="PREL RU"><label>TAGS: </label><tag>PREL, RU\n</tag></tags>',
    ),
    "a field inside another one": (
        Header(subject="TOLL", subject_portion=Portion(Classification.CONFIDENTIAL, ("NF",))),
        (
            "<subject><label>SUBJECT: </label>"
            '<subject-portion classification="C" controls="NF">(C/NF) </subject-portion>'
            "<subject>TOLL\n</subject></subject>"
        ),
    ),
    "one piece is the element itself": (
        Header(dtg=DateTimeGroup((Precedence.PRIORITY,), 8, 9, 15, "MAY", "08")),
        '<dtg when="2008-05-08T09:15:00Z" precedence="PRIORITY">P 080915Z MAY 08\n</dtg>',
    ),
    "no moment": (
        Header(dtg=DateTimeGroup((), 30, 9, 15, "FEB", "08")),
        "<dtg>300915Z FEB 08\n</dtg>",
    ),
    "blank lines": (
        Section(heading="Toll", paragraphs=(Paragraph(label="1", text="Yes."),)),
        (
            "<heading><heading>Toll\n</heading><rule>----\n</rule></heading>"
            '<paragraph number="1" label="1"><blank lines="1"/><label>1. </label><text>Yes.\n</text></paragraph>'
        ),
    ),
    "an item": (
        over("Yes:", Paragraph(label="A", text="No.")),
        '<label>1. </label><text>Yes:\n</text><item label="A"><label>A. </label><text>No.\n</text></item>',
    ),
    "markup in a text": (Paragraph(text="a<b>&c]]>"), "<text>a&lt;b&gt;&amp;c]]&gt;\n</text>"),
    "paragraphs without text": (Section(paragraphs=(Paragraph(), Paragraph())), "<paragraph></paragraph>" * 2),
    "an empty section": (
        Cable(sections=(Section(), Section())),
        "<header></header><body><section></section><section></section></body><closing></closing>",
    ),
    "an archive's word": (
        Cable(wrappers=(Wrapper("site", (("Origin", "Zenda"), ("a  b", " "), ("", "\x07"))), Wrapper("\n"))),
        (
            '<meta><wrapper archive="site"><field name="Origin">Zenda</field>'
            '<field><name>a  b</name><value><c cp="20"/></value></field>'
            '<field><name></name><value><c cp="07"/></value></field></wrapper>'
            '<wrapper><archive><c cp="0A"/></archive></wrapper></meta><header></header><closing></closing>'
        ),
    ),
    "foreign data": (
        Cable(extra={"box": [7, "<\ud800\f>"]}),
        '<meta><extra>{"box": [7, "&lt;\\ud800\\f&gt;"]}</extra></meta><header></header><closing></closing>',
    ),
    "a page line in a field": (
        scanned(
            "header",
            "TAGS: PREL,\nPAGE 02\nRU",
            ("tags", "label", 6),
            ("tags", "tag", 6),
            ("tags", "page", 8),
            ("tags", "tag", 2),
        ),
        '<tags codes="PREL RU"><label>TAGS: </label><tag>PREL,\n</tag><page>PAGE 02\n</page><tag>RU</tag></tags>',
    ),
    "furniture parts a field": (
        scanned("header", "PREL\n\nRU", ("tags", "tag", 5), ("", "blank", 1), ("tags", "tag", 2)),
        '<tags codes="PREL RU">PREL\n</tags><blank lines="1"/><tags>RU</tags>',
    ),
    "addressees, a piece each": (
        Header(action=("RUEHC/SECSTATE WASHDC IMMEDIATE 3121",), info=("AMCONSUL STRELSAU//POL//", "USUN NEW YORK")),
        (
            '<action><label>TO </label><addressee name="SECSTATE WASHDC" indicator="RUEHC" precedence="IMMEDIATE" '
            'number="3121">RUEHC/SECSTATE WASHDC IMMEDIATE 3121\n</addressee></action>'
            '<info><label>INFO </label><addressee name="AMCONSUL STRELSAU" office="POL">AMCONSUL STRELSAU//POL//\n'
            '</addressee><addressee name="USUN NEW YORK">USUN NEW YORK\n</addressee></info>'
        ),
    ),
    "addressees in one piece": (
        scanned("header", "TO SAPT, ANNA; TARLEN, FRITZ", ("action", "label", 3), ("action", "addressee", 25)),
        (
            '<action><label>TO </label><other kind="addressee">SAPT, ANNA; TARLEN, FRITZ</other>'
            '<addressee name="SAPT, ANNA"/><addressee name="TARLEN, FRITZ"/></action>'
        ),
    ),
    "an addressee without a normal form": (
        scanned("header", "TO A\x7fB; C", ("action", "label", 3), ("action", "addressee", 6)),
        (
            '<action><label>TO </label><other kind="addressee"><t>A</t><c cp="7F"/><t>B; C</t></other>'
            '<addressee/><addressee name="C"/></action>'
        ),
    ),
    "offices": (
        Header(distribution=Distribution(Office("ARA", "14"), offices=(Office("OCT", "01"),), total="/015 W")),
        (
            '<distribution><other kind="office">ACTION ARA-14\n\nINFO OCT-01 /015 W\n</other>'
            '<office name="ARA" copies="14" role="action"/><office name="OCT" copies="01" role="info"/></distribution>'
        ),
    ),
    "an office that drafted": (
        Header(distribution=Distribution(origin=Office("EUR", "12"))),
        '<distribution><office name="EUR" copies="12" role="origin">ORIGIN EUR-12\n</office></distribution>',
    ),
    "a total alone": (
        Header(distribution=Distribution(total="/015 W")),
        "<distribution>INFO /015 W\n</distribution>",
    ),
    "references": (
        Cable(header=Header(references=("A. 07 ZENDA 816 (NOTAL)", "B. SAPT EMAIL OF 5/3/07"))),
        (
            '<header><references ids="07ZENDA816"><label>REF: </label>'
            "<reference>A. 07 ZENDA 816 (NOTAL)\nB. SAPT EMAIL OF 5/3/07\n</reference>"
            '<ref label="A" kind="cable" id="07ZENDA816" post="ZENDA" number="816" year="2007" notal="true"/>'
            '<ref label="B" kind="email" text="SAPT EMAIL OF 5/3/07"/></references></header><closing></closing>'
        ),
    ),
    "a reference with everything": (
        Header(references=("ZENDA A-70 AND PREVIOUS (THE MILL)",)),
        (
            "<references><label>REF: </label><reference>ZENDA A-70 AND PREVIOUS (THE MILL)\n</reference>"
            '<ref kind="airgram" post="ZENDA" number="70" and-previous="true" title="THE MILL"/></references>'
        ),
    ),
    "an echo": (
        scanned(
            "header",
            "TAGS: RUZENDA 7",
            ("header.tags", "label", 6),
            ("header.tags", "tag", 2),
            ("header.mrn", "mrn", 7),
        ),
        '<echo field="tags"><label>TAGS: </label><tag>RU</tag></echo><echo field="mrn">ZENDA 7</echo>',
    ),
    "a kind that is a field's name here": (
        scanned("paragraph", "1. Yes.", ("", "label", 3), ("text", "text", 4)),
        '<other kind="label">1. </other><text>Yes.</text>',
    ),
    "a kind unknown": (
        scanned("header", "##RU", ("", "smudge", 1), ("tags", "smear", 1), ("tags", "tag", 2)),
        '<other kind="smudge">#</other><tags codes="RU"><other kind="smear">#</other><tag>RU</tag></tags>',
    ),
    "other": (scanned("closing", "#", ("", "other", 1)), "<other>#</other>"),
    "white space": (
        scanned("closing", " \n\n\xa0 ", ("", "blank", 2), ("", "blank", 1), ("", "page", 2)),
        '<blank><c cp="20 0A"/></blank><blank lines="1"/><page><c cp="A0 20"/></page>',
    ),
    "a page line inside the content of a nested field": (
        scanned(
            "header",
            "TOLL(C)p",
            ("subject", "subject", 4),
            ("subject_portion", "portion", 3),
            ("subject_portion", "page", 1),
        ),
        (
            '<subject><subject>TOLL</subject><subject-portion classification="C">(C)</subject-portion>'
            "<subject-portion><page>p</page></subject-portion></subject>"
        ),
    ),
}


def kind_of(node: AnyNode) -> str:
    """Give the name of the root element."""
    return type(node).__name__.lower()


@pytest.mark.parametrize("case", CASES)
def test_written(case: str) -> None:
    """A node is written as the table says."""
    node, expected = CASES[case]

    assert inner(node) == expected


@pytest.mark.parametrize("case", CASES)
def test_read(case: str) -> None:
    """What the table says reads as the node."""
    node, body = CASES[case]
    name = kind_of(node)

    same(node, f"<{name} {HEAD}>{body}</{name}>")


# --- cables to rewrite -------------------------------------------------------------------


def built() -> Cable:
    """Build a cable with every field that has a normal form."""
    header = Header(
        routing=Routing(Precedence.PRIORITY, ("RUEHQZB",)),
        station=Station("RUEHQZA", "0910", "01", "1290915"),
        dtg=DateTimeGroup((Precedence.PRIORITY, Precedence.ROUTINE), 8, 9, 15, "MAY", "08"),
        originator="AMEMBASSY ZENDA",
        action=(Addressee("SECSTATE WASHDC", "RUEHC", Precedence.PRIORITY, number="3121"),),
        classification=Classification.CONFIDENTIAL,
        part=Part(1, 2),
        mrn=MessageNumber("ZENDA", 910),
        captions=("SIPDIS", "NOFORN"),
        executive_order=ExecutiveOrder("12958", "DECL", date(2018, 5, 8)),
        tags=("PREL", "RU"),
        subject="THE BRIDGE",
        subject_portion=Portion(Classification.UNCLASSIFIED),
        references=(Reference(label="A", post="ZENDA", number=907), Reference(label="B", post="STRELSAU", number=88)),
        authority=Authority("Fritz Tarlenheim", "DCM", ("b", "d")),
    )
    paragraphs = (Paragraph(label="1", portion=Portion(Classification.CONFIDENTIAL), text="The toll & all.\nYes."),)
    return Cable(
        header=header,
        sections=(
            Section(paragraphs=paragraphs),
            Section(heading="The Bridge", paragraphs=(Paragraph(label="2", text="Closed."),)),
        ),
        closing=Closing(signatures=("TARLENHEIM",), end_marks=("NNNN",)),
        wrappers=(Wrapper("site", (("Origin", "Embassy Zenda"), ("Note", "a\r\nb \x0c"))),),
        year_hint=2008,
        extra={"box": {"n": 1.5, "all": [None, True, "\x00 "]}},
    )


def in_parts() -> Cable:
    """Make a cable whose header stands above and below the body, and an archive's text around it."""
    header = Tree("header", [[("subject", "subject", 2, 7)], [("drafted_by", "drafter", 14, 18)]])
    section = Tree("section", [[Child("paragraphs", Tree("paragraph", [[("text", "text", 8, 13)]]))]])
    entries: list[Span | Child] = [
        ("", "wrapper", 0, 2),
        Child("header", header),
        ("", "blank", 7, 8),
        Child("sections", section),
        ("", "blank", 13, 14),
        Child("header", header, 1),
        ("", "wrapper", 18, 20),
    ]
    cable = parse(Tree("cable", [entries]), "<>TOLL\n\nYes.\n\nDCM\n()", encoding="cp1252", bom=True)

    assert isinstance(cable, Cable)
    return cable


def edited() -> Cable:
    """Change a cable that was read."""
    cable: Cable = from_text(SHORT)
    return evolve(cable, header=evolve(cable.header, tags=("PGOV",), subject="THE <FERRY>"))


HOSTILE = (
    "TAGS: PREL\x0c\x00\nSUBJECT: A\x85B\u2028\ud800\ufffe\U0001ffff\n\n"
    "1. (C) \x7f a\r\n \x1b \U0001f511 \r b\xa0\n\n \t\n"
)
NODES: dict[str, Any] = {
    **{path.name: from_text(path.read_text(encoding="utf-8")) for path in sorted(EXAMPLES.glob("*.txt"))},
    "short": from_text(SHORT),
    "LF by hint": from_text(SHORT.replace(" 08\n", "\n"), year=2008),
    "CRLF": from_text(SHORT.replace("\n", "\r\n")),
    "CR": from_text(SHORT.replace("\n", "\r")),
    "mixed line ends": from_text(SHORT.replace("\n", "\r\n", 9).replace("TAGS", "\rTAGS")),
    "hostile": from_text(HOSTILE),
    "hostile CRLF": from_text(HOSTILE.replace("\n", "\r\n")),
    "CRLF cut in two": scanned("closing", "a\r\n\r\nb", ("", "page", 2), ("", "other", 3), ("", "page", 1)),
    "no cable": from_text("All is well."),
    "nothing": from_text(""),
    "blanks": from_text(" \n\t\r\n "),
    "built": built(),
    "edited": edited(),
    "in parts": in_parts(),
    "a header in parts": in_parts().header,
    "header": from_text("TAGS: PREL\n\nSUBJECT: TOLL\n", Header),
    "section": from_text("Toll\n----\n\n1. (U) Yes.\n", Section),
    "paragraph": from_text("1. (U) Yes:\n\nA. (U) No.\n", Paragraph),
    "closing": from_text("TARLENHEIM\nNNNN\n", Closing),
    "a section of a cable": from_text(SHORT).sections[1],
}


@pytest.mark.parametrize("name", NODES)
@pytest.mark.parametrize("pretty", [False, True])
def test_round_trip(name: str, *, pretty: bool) -> None:
    """Every node comes back equal, with its text, and its digest holds."""
    data = to_xml(NODES[name], pretty=pretty)

    same(NODES[name], data)
    assert digest_matches(data)


@pytest.mark.parametrize("name", NODES)
def test_what_is_read_is_written_the_same(name: str) -> None:
    """Writing what was read gives the same XML."""
    data = to_xml(NODES[name])

    assert to_xml(from_xml(data)) == data


def test_particulars_of_a_file_come_back() -> None:
    """Encoding and byte order mark are not compared, and come back all the same."""
    back = from_xml(to_xml(in_parts()))

    assert (back.encoding, back.bom) == ("cp1252", True)


# --- rewrites ----------------------------------------------------------------------------

STRIP = etree.XSLT(
    etree.XML(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output indent="yes"/>'
        '<xsl:strip-space elements="*"/><xsl:template match="@*|node()"><xsl:copy>'
        '<xsl:apply-templates select="@*|node()"/></xsl:copy></xsl:template></xsl:stylesheet>'
    )
)


def indented(data: bytes) -> bytes:
    """Indent with tabs."""
    root = etree.fromstring(data)
    etree.indent(root, "\t")
    return etree.tostring(root)


def reordered(data: bytes) -> bytes:
    """Turn the order of all attributes around."""
    root = etree.fromstring(data)
    for element in root.iter():
        pairs = list(element.items())
        for name, _ in pairs:
            del element.attrib[name]
        for name, value in reversed(pairs):
            element.set(name, value)
    return etree.tostring(root)


def prefixed(data: bytes) -> bytes:
    """Write the namespace as a prefix, in a comment's company."""
    text = re.sub(r"<(/?)(?=[a-z])", r"<\1ck:", data.decode()).replace("xmlns=", "xmlns:ck=", 1)
    declaration, _, rest = text.partition("\n")
    return f"{declaration}<!-- one --><?look away?>{rest}<!-- two -->".encode()


def commented(data: bytes) -> bytes:
    """Put a comment behind every start tag of a node."""
    return re.sub(
        rb"(<(?:cable|header|body|section|paragraph|item|closing|meta|wrapper(?= ))(?: [^>]*)?>)",
        rb"\1<!-- & -->",
        data,
    )


def noted(data: bytes) -> bytes:
    """Put attributes of other namespaces on every element."""
    root = etree.fromstring(data)
    for element in root.iter():
        element.set("{urn:x}note", "7")
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return etree.tostring(root)


def parsed_without_blanks(data: bytes) -> bytes:
    """Drop white space between elements, and print prettily."""
    return etree.tostring(etree.fromstring(data, etree.XMLParser(remove_blank_text=True)), pretty_print=True)


REWRITES: dict[str, Callable[[bytes], bytes | str]] = {
    "nothing": lambda data: data,
    "indent": indented,
    "pretty": lambda data: etree.tostring(etree.fromstring(data), pretty_print=True),
    "no blanks": parsed_without_blanks,
    "C14N": lambda data: etree.tostring(etree.fromstring(data), method="c14n"),
    "C14N 2": lambda data: etree.tostring(etree.fromstring(data), method="c14n2", strip_text=False),
    "ASCII": lambda data: etree.tostring(etree.fromstring(data), encoding="ascii"),
    "UTF-16": lambda data: etree.tostring(etree.fromstring(data), encoding="utf-16"),
    "Latin-1": lambda data: etree.tostring(etree.fromstring(data), encoding="iso-8859-1"),
    "str": lambda data: etree.tostring(etree.fromstring(data), encoding="unicode"),
    "decoded": lambda data: data.decode(),
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "CR": lambda data: data.replace(b"\n", b"\r"),
    "attributes reordered": reordered,
    "strip-space and indent": lambda data: etree.tostring(STRIP(etree.fromstring(data))),
    "a prefix": prefixed,
    "comments": commented,
    "foreign attributes": noted,
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
}


@pytest.mark.parametrize("rewrite", REWRITES)
@pytest.mark.parametrize("name", NODES)
@pytest.mark.parametrize("pretty", [False, True])
def test_rewrites_do_no_harm(name: str, rewrite: str, *, pretty: bool) -> None:
    """What other tools make of the XML reads as the same node, with the exact text."""
    data = REWRITES[rewrite](to_xml(NODES[name], pretty=pretty))

    same(NODES[name], data)
    assert digest_matches(data)


@pytest.mark.parametrize("name", NODES)
def test_no_leaf_is_white_space_alone(name: str) -> None:
    """All text is in elements without children, none of it white space alone; the source's is the text."""
    root = etree.fromstring(to_xml(NODES[name]))
    texts = [(element, element.text) for element in root.iter() if element.text]

    assert [element.tag for element, text in texts if len(element) or not text.strip()] == []
    assert [element.tag for element in root.iter() if element.tail and element.tail.strip()] == []


@pytest.mark.parametrize("name", NODES)
def test_xml_carries_all_characters(name: str) -> None:
    """No carriage return, control or noncharacter stands in the file, and no attribute has a line end."""
    text = to_xml(NODES[name]).decode()

    assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\U0001ffff]", text) is None
    assert re.search(r'<[^>]*"[^">]*\n[^">]*"[^>]*>', text) is None


# --- characters --------------------------------------------------------------------------

PIECES = (
    "a",
    "\n",
    "\r",
    "\r\n",
    " ",
    "\t",
    "\x0c",
    "\x00",
    "\x85",
    "\xa0",
    "\ud800",
    "\uffff",
    "\U0001fffe",
    "<",
    "]]>",
    "&amp;",
)


def leaves(texts: list[str], style: chars.Style) -> list[str]:
    """Write texts as leaves of one document, let a formatter have it, and read them again."""
    body = "".join(f"<page>{style.leaf(text)}</page>" for text in texts)
    data = f'<closing xmlns="{names.NAMESPACE}" version="1.0" newline="{style.newline}">{body}</closing>'
    reader = Reader(parse_xml(indented(data.encode())))
    return [reader.text[span[2] : span[3]] for span in reader.tree.parts[0]]


@pytest.mark.parametrize("newline", chars.NEWLINES)
@pytest.mark.parametrize("length", [1, 2, 3])
def test_every_short_text_comes_back(newline: str, length: int) -> None:
    """All texts of up to three hostile pieces are exact, whatever line end is declared."""
    texts = ["".join(pieces) for pieces in product(PIECES, repeat=length)]

    assert leaves(texts, chars.Style(newline).wary()) == texts


@pytest.mark.slow
@pytest.mark.parametrize("newline", chars.NEWLINES)
def test_every_text_of_four_pieces_comes_back(newline: str) -> None:
    """All texts of four of the most hostile pieces are exact."""
    texts = ["".join(pieces) for pieces in product(PIECES[:8], repeat=4)]

    assert leaves(texts, chars.Style(newline).wary()) == texts


@pytest.mark.parametrize("length", [1, 2, 3])
def test_every_short_text_has_its_style(length: int) -> None:
    """The style chosen for a text misses nothing in it, also where the text is cut in two."""
    for pieces in product(PIECES, repeat=length):
        text = "".join(pieces)
        style = chars.style_of(text)
        for cut in range(len(text)):
            parts = [part for part in (text[:cut], text[cut:]) if part]
            written = "".join(map(style.leaf, parts))

            assert (style.odd is None) <= (chars._ODD[style.newline, True].search(text) is None)  # noqa: SLF001
            assert re.search("[\r\x00\x0c\x85\ud800\uffff\U0001fffe]", written) is None


@pytest.mark.parametrize("text", ["\n" * 999, "\n" * 1000, "\r\n" * 7, " " * 2500, "\x00" * 2500, "\r" * 3])
def test_long_blanks(text: str) -> None:
    """Runs of any length come back, and no short attribute stands for a long text."""
    node = scanned("closing", text, ("", "blank", len(text)))
    data = to_xml(node)

    same(node, data)
    assert len(data) > len(text) // 4


@pytest.mark.parametrize("filling", ["ab ", " ", "\n", "\x00", "\r\n", "a\x07"])
def test_long_texts(filling: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text longer than libxml2 takes at once is cut, at any place."""
    monkeypatch.setattr(chars, "LONGEST", 3)
    for length in range(1, 9):
        text = (filling * 8)[:length]
        node = scanned("closing", text, ("", "page", length))

        same(node, to_xml(node))


@pytest.mark.slow
def test_a_text_that_libxml2_refuses_in_one_piece() -> None:
    """Twelve million characters are no trouble."""
    node = scanned("closing", "a" * 12_000_000, ("", "page", 12_000_000))

    same(node, to_xml(node))


# --- Hypothesis --------------------------------------------------------------------------

WORDS = (
    *PIECES,
    *("\n\n", "TAGS: PREL, RU\n", "SUBJECT: TOLL\n", "REF: ZENDA 7\n", "P 080915Z MAY 08\n", "1. (C) ", "-- ", "A. "),
    *("C O N F I D E N T I A L ZENDA 000910\n", "Bridge\n------\n", "PAGE 02 ZENDA 00910 081102Z\n", "BURNS\n", "NNNN"),
    "\U0001f511",
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map("".join)


def exact(node: AnyNode, text: str) -> bool:
    """Say whether a node's pieces are its text: that is the scanner's law, tested elsewhere."""
    return text_of(node) == text


@pytest.mark.parametrize("cls", [Cable, Header, Section, Paragraph, Closing])
@given(text=TEXTS)
def test_any_text(cls: type[Any], text: str) -> None:
    """What reads as a node comes through XML, and through a formatter after it."""
    node = from_text(text, cls)
    data = to_xml(node)

    same(node, data)
    same(node, indented(data))


@st.composite
def trees(draw: st.DrawFn, kind: str, text: list[str], depth: int = 0) -> Tree:
    """Draw a tree of any spans, and put their texts at the end of *text*."""
    owners = [*NODE_KINDS[kind][1], "", *(f"header.{field}" for field in HEADER)]
    entries: list[Any] = []
    children = names.CHILDREN.get(kind, ())
    for _ in range(draw(st.integers(0, 5))):
        if children and depth < 4 and draw(st.booleans()):
            _, field, child = draw(st.sampled_from(children))
            entries.append(Child(field, draw(trees(child, text, depth + 1))))
            continue
        field = draw(st.sampled_from(owners))
        kinds = FURNITURE | {"smudge", "text", "caption", "wrapper"} if not field or "." in field else FURNITURE
        start = sum(map(len, text))
        text.append(draw(st.sampled_from(PIECES)) + draw(st.sampled_from(PIECES)))
        entries.append((field, draw(st.sampled_from(sorted(kinds))), start, start + len(text[-1])))
    return Tree(kind, [entries])


@pytest.mark.parametrize("kind", ["header", "section", "paragraph", "closing"])
@given(data=st.data())
def test_any_tree(kind: str, data: st.DataObject) -> None:
    """Pieces of any kind in any order come back as those pieces."""
    text: list[str] = []
    tree = data.draw(trees(kind, text))
    node = parse(tree, "".join(text))
    back = from_xml(to_xml(node))

    assert back == node
    assert [event[:2] if isinstance(event, Piece) else event.kind for event in render(back)] == [
        event[:2] if isinstance(event, Piece) else event.kind for event in render(node)
    ]
    assert text_of(back) == "".join(text)


SAMPLE = to_xml(from_text(SHORT), pretty=True)


@given(st.data())
def test_nothing_but_our_errors_escapes(data: st.DataObject) -> None:
    """A document cut and glued anyhow reads, or raises `ReadError`."""
    start = data.draw(st.integers(0, len(SAMPLE)))
    stop = data.draw(st.integers(start, min(start + 40, len(SAMPLE))))
    middle = data.draw(
        st.sampled_from(
            [b"", b"<t/>", b'<c cp="0C"/>', b"x", b" ", b"<x>", b"&x;", b'part="2" ', b"9", b"<!--", b"\x00"]
        )
    )
    try:
        found: Any = from_xml(SAMPLE[:start] + middle + SAMPLE[stop:])
    except ReadError as error:
        found = error

    assert isinstance(found, AnyNode) or found.where.startswith("line ") or "does not read" in found.message


@given(st.sampled_from(sorted(HEADER)), TEXTS)
def test_any_text_put_into_a_field_by_hand(field: str, text: str) -> None:
    """An element may be given any text by hand: it reads as something, or `ReadError` says that it does not."""
    content = chars.style_of(text).wary().leaf(text)
    newline = chars.style_of(text).newline
    name = names.dashed(field)
    try:
        node = from_xml(
            f'<header xmlns="{names.NAMESPACE}" version="1.0" newline="{newline}"><{name}>{content}</{name}></header>'
        )
    except ReadError:
        return

    assert text_of(node) == text


# --- tampering ---------------------------------------------------------------------------


def tampered(old: str, new: str) -> bytes:
    """Change the sample by hand."""
    text = SAMPLE.decode()

    assert old in text
    return text.replace(old, new, 1).encode()


def test_edited_text_wins() -> None:
    """Text changed by hand reads as the new text, and the digest tells it."""
    data = tampered("It stays open.", "It is closed.")
    cable = from_xml(data)

    assert cable.paragraphs[1].text.startswith("It is closed.")
    assert text_of(cable) == SHORT.replace("It stays open.", "It is closed.")
    assert not digest_matches(data)


@pytest.mark.parametrize(("old", "new"), [('chars="', 'chars="1'), ('sha256="', 'sha256="0'), ('chars="', 'x:c="')])
def test_a_wrong_digest_is_told(old: str, new: str) -> None:
    """Also where only the digest was changed."""
    data = tampered(old, new).replace(b"<cable ", b'<cable xmlns:x="urn:x" ')

    assert from_xml(data) == from_text(SHORT)
    assert not digest_matches(data)


CONTRADICTIONS = {
    'codes="PREL PGOV XG"': 'codes="PREL"',
    'when="2008-05-08T09:15:00Z"': 'when="2008-05-09T09:15:00Z"',
    'level="CONFIDENTIAL"': 'level="SECRET"',
    ' id="08ZENDA910" ': ' id="08ZENDA911" ',
    '<mrn id="08ZENDA910"': '<mrn id="09ZENDA910"',
    'declassify-on="2018-05-08"': 'declassify-on="2018-05-09"',
    'ids="08ZENDA907 08STRELSAU88"': 'ids="08ZENDA907"',
    'reasons="b d"': 'reasons="b"',
    'number="1" total="2"': 'number="1" total="3"',
    '<paragraph number="1"': '<paragraph number="2"',
    'classification="C" controls="NF"': 'classification="C" controls=""',
    "<subject>\n": '<subject codes="X">\n',
    "<item ": '<item number="9" ',
}


@pytest.mark.parametrize("old", CONTRADICTIONS)
def test_an_attribute_that_contradicts_is_refused(old: str) -> None:
    """The line of the attribute is named."""
    text = SAMPLE.decode().replace(' id="08ZENDA910">', ' id="08ZENDA910" >')

    assert old in text
    with pytest.raises(ReadError, match=r"contradicts|unknown attribute") as caught:
        from_xml(text.replace(old, CONTRADICTIONS[old], 1).encode())
    line = text[: text.index(old) + len(old) - 1].count("\n") + 1
    assert caught.value.where == f"line {line}"


@pytest.mark.parametrize("old", [old for old in CONTRADICTIONS if old != "<subject>\n"])
def test_another_version_is_computed_anew(old: str) -> None:
    """What another version of the reader found is not taken, and not refused."""
    text = SAMPLE.decode().replace(' id="08ZENDA910">', ' id="08ZENDA910" >')
    text = text.replace(READER, "cablekit 0.0.9").replace(old, CONTRADICTIONS[old], 1)

    assert from_xml(text.encode()) == from_text(SHORT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<ref label="A" kind="cable" id="08ZENDA907"', '<ref label="A" kind="cable" id="08ZENDA906"'),
        ('name="AMCONSUL STRELSAU"', 'name="AMCONSUL HENTZAU"'),
        ('name="AMCONSUL STRELSAU"', 'precedence="FLASH"'),
        ('copies="01"', 'copies="02"'),
        ("</distribution>", '<office name="ISO"/></distribution>'),
    ],
)
def test_a_single_value_that_contradicts_is_refused(old: str, new: str) -> None:
    """Each element of a single value states what the list has in that place; of another version it is passed over."""
    above = "ACTION EUR-14\n\nINFO OCT-01 /015 W\n\nTO SECSTATE WASHDC\nAMCONSUL STRELSAU\n\n"
    cable = from_text(above + SHORT.partition("\n\n")[2], year=2008)
    data = to_xml(cable, pretty=True).decode()

    assert data.count(old) == 1
    changed = data.replace(old, new)
    line = changed[: changed.index(new)].count("\n") + 1
    with pytest.raises(ReadError, match="contradicts the text, which gives") as caught:
        from_xml(changed)
    assert caught.value.where == f"line {line}"
    assert from_xml(changed.replace(READER, "cablekit 0.0.9")) == cable


def test_xpath_over_single_values() -> None:
    """A program needs no text to know who a cable went to, and what it refers to."""
    text = "TO SECSTATE WASHDC IMMEDIATE 3121\nINFO AMCONSUL STRELSAU PRIORITY\nUSUN NEW YORK IMMEDIATE\n"
    cable = from_text(f"{text}\nUNCLAS ZENDA 000910\n\nREF: A. STRELSAU 88 B. 907\n\n1. Yes.\n", year=2008)
    page = etree.fromstring(to_xml(cable).replace(names.NAMESPACE.encode(), b"").replace(b' xmlns=""', b""))

    assert page.xpath("//addressee[@precedence='IMMEDIATE']/@name") == ["SECSTATE WASHDC", "USUN NEW YORK"]
    assert page.xpath("//action/addressee/@number") == ["3121"]
    assert page.xpath("//ref/@id") == ["08STRELSAU88", "08STRELSAU907"]
    assert page.xpath("//ref[@label='A']/@post") == ["STRELSAU"]


def test_single_values_of_a_list_in_two_parts_of_a_header() -> None:
    """They are stated once, in the first part."""
    data = (
        f'<cable xmlns="{names.NAMESPACE}" version="1.0" newline="LF"><header><info><label>INFO </label>'
        "<addressee>USUN NEW YORK\n</addressee></info></header><body><section><paragraph>"
        '<text>Yes.\n</text></paragraph></section></body><header part="2"><info>'
        "<addressee>AMCONSUL NAPLES\n</addressee></info></header></cable>"
    )
    cable = from_xml(data)
    page = etree.fromstring(to_xml(cable))

    assert page.xpath("//*[local-name()='addressee']/@name") == ["USUN NEW YORK", "AMCONSUL NAPLES"]
    same(cable, to_xml(cable))


def test_single_values_of_a_list_that_furniture_parts() -> None:
    """They are stated where the list begins."""
    data = (
        f'<header xmlns="{names.NAMESPACE}" version="1.0" newline="LF"><references><label>REF: </label>'
        '<reference>A. ZENDA 1\n</reference></references><blank lines="1"/><references>B. ZENDA 2\n</references>'
        "<info><label>INFO </label><addressee>USUN NEW YORK\n</addressee></info><page>PAGE 02\n</page>"
        "<info><addressee>AMCONSUL NAPLES\n</addressee></info></header>"
    )
    header = from_xml(data)
    page = etree.fromstring(to_xml(header))

    assert page.xpath("//*[local-name()='addressee']/@name") == ["USUN NEW YORK", "AMCONSUL NAPLES"]
    assert page.xpath("//*[local-name()='ref']/@label") == ["A", "B"]
    same(header, to_xml(header))


def test_a_reference_holds_no_text() -> None:
    """What a reference says is in the text of the list; its element states it, and may be left out."""
    data = to_xml(Header(references=("A. 07 ZENDA 816",))).decode()
    reference = re.findall("<ref .*/>", data)[0]

    assert from_xml(data.replace(reference, "")) == from_xml(data.replace(reference, "<ref> </ref>"))
    with pytest.raises(ReadError, match="<ref> holds no text"):
        from_xml(data.replace(reference, "<ref>A</ref>"))


def test_attributes_may_be_left_out() -> None:
    """Text alone is enough."""
    bare = re.sub(
        r" (?:id|kind|post|year|codes|when|level|number|label|total|reader|chars|sha256|ids|reasons|declassify-on)"
        r'="[^"]*"',
        "",
        SAMPLE.decode(),
    )

    assert from_xml(bare.encode()) == from_text(SHORT)


# --- text that is decoded already --------------------------------------------------------


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "mark"])
@pytest.mark.parametrize("encoding", ["UTF-8", "utf-16", "UTF-32", "ISO-8859-1", "windows-1252", "US-ASCII", "martian"])
@pytest.mark.parametrize("pretty", [False, True])
def test_a_declaration_in_str(mark: str, encoding: str, pretty: bool) -> None:  # noqa: FBT001
    """A str is read whatever encoding it declares, by each function that takes one, and its lines are counted so."""
    cable = from_text(SHORT.replace("open", "ouvert à 5 € 😀"))
    text = mark + to_xml(cable, pretty=pretty).decode().replace("UTF-8", encoding, 1)
    back = from_xml(text)
    broken = text.replace("</cable>", "</table>")

    assert encoding in text
    assert (back, to_text(back)) == (cable, to_text(cable))
    assert Cable.parse(text, "xml") == cable
    assert digest_matches(text)
    assert validate_xml(text) == ()
    with pytest.raises(ReadError, match="not well-formed XML") as caught:
        from_xml(broken)
    assert caught.value.where == f"line {text[: text.index('</cable>')].count(chr(10)) + 1}"


# --- refused -----------------------------------------------------------------------------

C = f'<cable xmlns="{names.NAMESPACE}" version="1.0" newline="LF">'
H = f'<header xmlns="{names.NAMESPACE}" version="1.0" newline="LF">'
P = f'<paragraph xmlns="{names.NAMESPACE}" version="1.0" newline="LF">'
REFUSED: dict[str, tuple[Any, str]] = {
    "no XML": ("TAGS: PREL", "line 1: not well-formed XML"),
    "nothing": (b"", "not well-formed XML"),
    "empty str": ("", "not well-formed XML"),
    "no bytes": (7, "expected XML as bytes or str, got int"),
    "truncated": (SAMPLE[:-50], "not well-formed XML"),
    "another root": ("<html/>", "line 1: expected one of cable, header"),
    "no namespace": (C.replace("xmlns", "x") + "</cable>", "expected one of"),
    "another namespace": (C.replace("/1", "/2") + "</cable>", "expected one of"),
    "another version": (C.replace("1.0", "2.0") + "</cable>", "expected version 1.0, found 2.0"),
    "no version": (C.replace("version", "x") + "</cable>", "expected version 1.0, found None"),
    "no newline": (C.replace('newline="LF"', "") + "</cable>", "expected newline"),
    "a root that is no node": (C.replace("<cable", "<body") + "</body>", "expected one of"),
    "two byte order marks in str": ("\ufeff\ufeff" + C + "</cable>", "not well-formed XML"),
    "an encoding that has no name in str": ("<?xml version='1.0' encoding=''?>" + C + "</cable>", "not well-formed"),
    "a lone surrogate in str": (C + "<!--\ud800--></cable>", "line 1"),
    "an unknown encoding": (b'<?xml version="1.0" encoding="martian"?><a/>', "not well-formed XML"),
    "a DOCTYPE": ("<!DOCTYPE cable>" + C + "</cable>", "a DOCTYPE is not allowed"),
    "an entity": ('<!DOCTYPE cable [<!ENTITY x "y">]>' + P + "<text>&x;</text></paragraph>", "a DOCTYPE"),
    "an external entity": (
        '<!DOCTYPE cable [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + P + "<text>&x;</text></paragraph>",
        "a DOCTYPE",
    ),
    "an unknown entity": (P + "<text>&x;</text></paragraph>", "not well-formed XML"),
    "a form feed": (P + "<text>&#12;</text></paragraph>", "not well-formed XML"),
    "an instruction": (P + "<?x y?></paragraph>", "a processing instruction or an entity is not allowed here"),
    "an instruction in a text": (P + "<text>a<?x y?>b</text></paragraph>", "outside of a text element"),
    "a comment in a text": (P + "<text>a<!-- x -->b</text></paragraph>", "is not allowed outside of a text element"),
    "a comment among characters": (P + '<text><c cp="0C"/><!-- x --></text></paragraph>', "a comment is not allowed"),
    "XInclude": (C + '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="x"/></cable>', "is not allowed here"),
    "an unknown element": (H + "\n<tagz/></header>", "line 2: <tagz> is not allowed here"),
    "an unknown element in a field": (H + "<tags><x/></tags></header>", "<x> is not allowed here"),
    "an element at a wrong place": (H + "<text>a</text><paragraph/></header>", "<paragraph> is not allowed here"),
    "a section without a body": (C + "<section/></cable>", "<section> is not allowed here"),
    "an element in a text": (P + "<text><t>a</t><page>b</page></text></paragraph>", "<page> is not allowed inside"),
    "an element in t": (P + "<text><t><t>a</t></t></text></paragraph>", "<t> is not allowed inside a text"),
    "an element in c": (P + '<text><c cp="0C"><t>a</t></c></text></paragraph>', "<c> is not allowed inside"),
    "text in c": (P + '<text><c cp="0C">a</c></text></paragraph>', "<c> is not allowed inside"),
    "text among characters": (P + '<text><c cp="0C"/>a</text></paragraph>', "outside of a text element: 'a'"),
    "text before characters": (P + '<text>a<c cp="0C"/></text></paragraph>', "outside of a text element: 'a'"),
    "text in a node": (P + "1. </paragraph>", "outside of a text element: '1.'"),
    "text behind an element": (P + "<text>a</text>b</paragraph>", "outside of a text element: 'b'"),
    "text in a field": (H + "<tags>TAGS: <tag>RU</tag></tags></header>", "outside of a text element: 'TAGS:'"),
    "a hard blank between elements": (H + "\xa0<tags>RU</tags></header>", "outside of a text element"),
    "white space alone": (P + "<text> \n</text></paragraph>", "white space alone says nothing"),
    "white space alone in t": (P + "<text><t> </t></text></paragraph>", "white space alone says nothing"),
    "a carriage return": (P + "<text>a&#13;</text></paragraph>", "a carriage return is written"),
    "an unknown attribute": (P + '<text x="1">a</text></paragraph>', "unknown attribute x"),
    "an unknown attribute of the root": (P.replace(">", ' x="1">') + "</paragraph>", "unknown attribute x"),
    "a year on a paragraph": (P.replace(">", ' year="1979">') + "</paragraph>", "unknown attribute year"),
    "no year": (C.replace(">", ' year_hint="MCM">') + "</cable>", "year_hint='MCM' is not a value"),
    "a long year": (C.replace(">", ' year_hint="12345">') + "</cable>", "year_hint='12345' is not a value"),
    "no bom": (C.replace(">", ' bom="no">') + "</cable>", "bom='no' is not a value"),
    "no code point": (P + "<text><c/></text></paragraph>", "expected code points in cp"),
    "a code point too high": (P + '<text><c cp="110000"/></text></paragraph>', "expected code points in cp"),
    "a code point in small letters": (P + '<text><c cp="0c"/></text></paragraph>', "cp='0c' is not a value"),
    "too many lines": (P + '<blank lines="1000"/></paragraph>', "lines='1000' is not a value"),
    "no lines": (P + '<blank lines="0"/></paragraph>', "lines='0' is not a value"),
    "lines and text": (P + '<blank lines="1">a</blank></paragraph>', "a blank with a number of lines holds nothing"),
    "lines and characters": (P + '<blank lines="1"><c cp="0A"/></blank></paragraph>', "a blank with a number"),
    "lines on another element": (P + '<page lines="1"/></paragraph>', "unknown attribute lines"),
    "a kind that is none": (P + '<other kind="A B">a</other></paragraph>', "kind='A B' is not a value"),
    "an echo of nothing": (P + "<echo>a</echo></paragraph>", "expected the field of a header, found ''"),
    "an echo of an unknown field": (P + '<echo field="toll">a</echo></paragraph>', "header, found 'toll'"),
    "a second header": (C + "<header/><header/></cable>", "a second header"),
    "a second closing": (C + "<closing/><closing/></cable>", "a second closing"),
    "a second part alone": (C + '<header part="2"/></cable>', "part 2 does not follow part 1"),
    "a third part": (C + '<header/><header part="3"/></cable>', "part 3 does not follow part 2"),
    "a part twice": (C + '<header/><header part="2"/><header part="2"/></cable>', "part 2 does not follow"),
    "no part": (C + '<header part="0"/></cable>', "part='0' is not a value"),
    "items too deep": (P + "<item>" * 150 + "</item>" * 150 + "</paragraph>", "nested more than 100 deep"),
    "items much too deep": (P + "<item>" * 99999, "not well-formed XML"),
    "meta in a header": (H + "<meta/></header>", "<meta> is not allowed here"),
    "something in meta": (C + "<meta><tags>a</tags></meta></cable>", "<tags> is not allowed here"),
    "text in meta": (C + "<meta>a</meta></cable>", "outside of a text element"),
    "a wrapper without archive": (C + "<meta><wrapper/></meta></cable>", "expected a name in archive"),
    "something in a wrapper": (C + '<meta><wrapper archive="x"><t/></wrapper></meta></cable>', "<t> is not allowed"),
    "a field without name": (C + '<meta><wrapper archive="x"><field/></wrapper></meta></cable>', "a name in name"),
    "a field without value": (
        C + '<meta><wrapper archive="x"><field><name>a</name></field></wrapper></meta></cable>',
        "expected one value after the name",
    ),
    "a field with two values": (
        C + '<meta><wrapper archive="x"><field><name>a</name><value/><value/></field></wrapper></meta></cable>',
        "expected one value after the name",
    ),
    "extra twice": (C + "<meta><extra>{}</extra><extra>{}</extra></meta></cable>", "<extra> is not allowed here"),
    "extra that is no JSON": (C + "<meta><extra>{</extra></meta></cable>", "not JSON"),
    "extra that is no object": (C + "<meta><extra>[]</extra></meta></cable>", "expected a JSON object"),
    "extra that is no number": (C + '<meta><extra>{"a": NaN}</extra></meta></cable>', "not JSON: NaN is not a number"),
    "extra that is deep": (C + f"<meta><extra>{'[' * 99999}</extra></meta></cable>", "not JSON"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    """What is no XML of ours is a `ReadError` that says where."""
    data, message = REFUSED[case]
    with pytest.raises(ReadError) as caught:
        from_xml(data)

    assert message in str(caught.value)
    assert isinstance(caught.value, CableError)


def test_a_bomb_is_refused_at_once() -> None:
    """Entities that grow are never resolved."""
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    with pytest.raises(ReadError):
        from_xml(f'<!DOCTYPE cable [<!ENTITY e0 "x">{entities}]>{P}<text>&e12;</text></paragraph>')


def test_the_class_must_be_the_one_wanted() -> None:
    """A header is no cable."""
    data = to_xml(Header(subject="TOLL"))

    assert from_xml(data, Header).subject == "TOLL"
    with pytest.raises(ReadError, match="expected <cable>, found <header>"):
        from_xml(data, Cable)


def test_content_that_breaks_a_reader_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader of values that fails on a text edited by hand is no crash."""
    monkeypatch.setitem(NODE_BUILDERS["header"][1], "tags", int)
    with pytest.raises(ReadError, match="does not read as its element says"):
        from_xml(H + "<tags>PREL</tags></header>")


def test_empty_elements_are_no_pieces() -> None:
    """An element that a hand has emptied is a field without a value."""
    node: Any = from_xml(H + "<tags/><subject><label></label></subject><page><t/></page></header>")

    assert node == Header()
    assert text_of(node) == ""


def test_several_bodies_and_metas_are_one() -> None:
    """Text of an archive may stand between sections; the word of two archives in two places."""
    meta = '<meta><wrapper archive="%s"/></meta>'
    cable = from_xml(
        C + meta % "a" + "<body><section/></body><wrapper>x</wrapper>" + meta % "b" + "<body><section/></body></cable>"
    )

    assert len(cable.sections) == 2
    assert [wrapper.archive for wrapper in cable.wrappers] == ["a", "b"]
    same(cable, to_xml(cable))


# --- what cannot be written --------------------------------------------------------------

UNWRITABLE: dict[str, tuple[Any, str]] = {
    "no node": ("TAGS: PREL", ""),
    "a wrapper": (Wrapper("site"), ""),
    "a year too late": (Cable(year_hint=12345), "year_hint"),
    "an encoding that is none": (Cable(encoding="a\nb"), "encoding"),
    "items too deep": (nested(120, "1"), "items"),
    "items much too deep": (nested(2120, "1"), "items"),
    "items too deep in a cable": (Cable(sections=(Section(paragraphs=(nested(98),)),)), "items"),
    "an archive that is no string": (Cable(wrappers=(forced(Wrapper(), archive=7),)), "wrappers"),
    "a kind that is no name": (scanned("closing", "#", ("", "A B", 1)), ""),
}


@pytest.mark.parametrize("case", UNWRITABLE)
def test_unwritable(case: str) -> None:
    """What would not come back is a `ModelError` that names the field."""
    node, where = UNWRITABLE[case]
    with pytest.raises(ModelError) as caught:
        to_xml(node)

    assert caught.value.where.startswith(where)


def test_xml_of_another_node_is_refused() -> None:
    """Should XML not read back as what it was written from, the error names the field."""
    with pytest.raises(ModelError, match="would read back as") as caught:
        check_reads_back(Header(tags=("PREL",)), to_xml(Header(tags=("XG",))))

    assert caught.value.where == "tags[0]"


@given(
    st.dictionaries(
        st.text(),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
            st.lists,
        ),
    )
)
def test_any_foreign_data(extra: dict[str, Any]) -> None:
    """All that JSON carries comes back."""
    cable = Cable(extra=extra)

    assert from_xml(to_xml(cable)) == cable
    assert json.dumps(from_xml(to_xml(cable)).extra) == json.dumps(extra)


STRINGS = st.text(max_size=6) | st.lists(st.sampled_from(PIECES), max_size=3).map("".join)


@given(STRINGS, st.lists(st.tuples(STRINGS, STRINGS), max_size=3).map(tuple))
def test_any_word_of_an_archive(archive: str, fields: tuple[tuple[str, str], ...]) -> None:
    """Names and values of any characters come back, also through a formatter."""
    cable = Cable(wrappers=(Wrapper(archive, fields),))

    same(cable, to_xml(cable))
    same(cable, indented(to_xml(cable)))


# --- the vocabulary ----------------------------------------------------------------------


def test_names_of_normal_forms_are_known() -> None:
    """Every attribute that is computed is one that the reader knows."""
    cable = built()
    computed = normal_forms.normal_forms(cable.header, cable)

    assert {field: set(values) for field, values in computed.items()} == {
        field: set(known) - ({"controls"} if field == "subject_portion" else set())
        for (kind, field), known in normal_forms.NAMES.items()
        if kind == "header"
    }


def test_kinds_of_pieces_take_no_name_of_another_element() -> None:
    """No kind of piece is called as a node or as a part of the writing itself."""
    taken = {*names.ROOTS, "item", "body", "meta", "echo", "t", "c", "extra", "field", "name", "value", "archive"}

    assert not taken & names.PIECES


def test_a_source_is_no_part_of_a_wrapper() -> None:
    """A wrapper's own pieces are not written: its text stands in the cable's."""
    cable = Cable(wrappers=(Wrapper("site", source=Source("", ())),))

    same(cable, to_xml(cable))


# --- scaling -----------------------------------------------------------------------------


@pytest.mark.scaling
@pytest.mark.slow
@pytest.mark.parametrize("filling", ["1. Yes.\n\n", "\n", "\x00", "\r\n", "a\x0c ", "TAGS: RU\n", "&", " \r"])
def test_time_grows_with_the_text(filling: str) -> None:
    """Twice the text takes about twice the time to write and to read."""

    def made(size: int) -> AnyNode:
        text = filling * (size // len(filling))
        return scanned("closing", text, ("", "page", len(text)))

    assert_linear(lambda node: same(node, to_xml(node)), made)


@pytest.mark.scaling
@pytest.mark.slow
def test_many_children() -> None:
    """Many paragraphs are no more trouble each than few."""

    def made(size: int) -> AnyNode:
        spans = [Child("paragraphs", Tree("paragraph", [[("text", "text", n, n + 1)]])) for n in range(size)]
        node = parse(Tree("section", [list(spans)]), "a" * size)
        assert isinstance(node, AnyNode)
        return node

    assert_linear(lambda node: same(node, to_xml(node)), made, 250)


def test_many_paragraphs_are_not_deep() -> None:
    """As many paragraphs beside each other as may be nested in each other, and more, go through XML."""
    cable = from_text(CLASS_LINE + "".join(f"{number}. (U) Yes.\n\n" for number in range(1, 140)))

    assert from_xml(to_xml(cable)) == cable


TABLE = (
    '<section xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><paragraph><text>See:\n\n</text>'
    "<table>%s</table></paragraph></section>"
)


def test_rows_of_a_table() -> None:
    """The cells of a table are in rows, one for each line; a gap may be in a row, a page line between two."""
    rows = (
        "<row><cell>Mill    </cell><cell>Tolls\n</cell></row><page>PAGE 02\n</page>"
        "<row><gap>XXXXXXXX</gap><cell>    400\n</cell></row><row><cell>East    </cell><cell>300</cell></row>"
    )
    section = from_xml(TABLE % rows)
    (table,) = section.paragraphs[0].items

    assert table.kind == "table"
    assert table.rows == (("Mill", "Tolls"), ("XXXXXXXX", "400"), ("East", "300"))
    assert rows in to_xml(section).decode()
    assert validate_xml(to_xml(section)) == ()
    assert from_xml(to_xml(table), Paragraph) == table
    assert validate_xml(to_xml(table)) == ()


@pytest.mark.parametrize(
    "rows", ["<row>a b</row>", "<row><item/></row>", '<row n="1"/>', "<item/>", "<row><row/></row>", "<table/>"]
)
def test_what_no_row_may_hold(rows: str) -> None:
    """A row holds pieces, and a table has no items."""
    data = TABLE % rows

    with pytest.raises(ReadError):
        from_xml(data)
    assert validate_xml(data)


def test_kinds_are_elements() -> None:
    """A table, an enclosure and a quoted cable are elements of their names, and parts of no section."""
    items = tuple(Paragraph(text="Yes.", kind=kind) for kind in ("table", "enclosure", "cable"))
    with pytest.raises(ModelError):
        to_text(Paragraph("1", items=items))
    with pytest.raises(ReadError):
        from_xml('<section xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"><table/></section>')
