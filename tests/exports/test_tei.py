"""TEI: valid for whatever a cable holds, with everything a reader of the edition looks for."""

from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cablekit import (
    Authority,
    Cable,
    Classification,
    Closing,
    ExecutiveOrder,
    Header,
    ModelError,
    Paragraph,
    Portion,
    Section,
    Wrapper,
    from_text,
    load,
)
from cablekit.exports.tei.document import NAMESPACE, to_tei
from cablekit.exports.tei.ism import NAMESPACE as ISM
from tests._helpers import CLASS_LINE, EXAMPLES, SHARED, SMART_TEXT, nested
from tests.strategies import cables, edited, texts

SCHEMA: Final = SHARED / "schema" / "tei_all-4.12.0.rng"
CORPUS: Final = SHARED / "corpus"
FILES: Final = sorted(EXAMPLES.glob("*ZENDA*"))
NAMES: Final = {"t": NAMESPACE}
C: Final = Classification

TEXT: Final = """\
PAGE 01 ZENDA 00910 080915Z
P 080915Z MAY 08
FM AMEMBASSY ZENDA
TO RUEHC/SECSTATE WASHDC PRIORITY 3121
INFO RUEHQZB/AMCONSUL STRELSAU
XMT AMCONSUL HENTZAU
C O N F I D E N T I A L ZENDA 000910

EXDIS
NSC FOR SAPT

E.O. 12958: DECL: 05/08/2018
TAGS: PREL, XG
SUBJECT: (C) THE CASTLE & THE BRIDGE

REF: A. ZENDA 816
     B. 07 STRELSAU 3054 (NOTAL)

CLASSIFIED BY: AMBASSADOR RUDOLF RASSENDYLL. REASON: 1.5 (B) AND (D).

1. (C/NF) Sapt told us that the

ZENDA 00000910  002 OF 003

old man, XXXXXXXXXXXX, knew more:

   A. The moat is full.
   B. The bridge is up.

The Moat
--------

2. It is deep.

PAGE 03 ZENDA 00910 080915Z

3. It is wide.

HENTZAU


NNNN
"""


@pytest.fixture(scope="module")
def rng() -> etree.RelaxNG:
    """Give the schema of TEI, or skip."""
    if not SCHEMA.exists():
        pytest.skip(f"no {SCHEMA}: TEI is not validated here")
    return schema()


@cache
def schema() -> etree.RelaxNG:
    """Read the schema once for all modules: it takes seconds."""
    return etree.RelaxNG(etree.parse(SCHEMA))


def tree(cable: Cable, **options: Any) -> etree._Element:
    """Give the document of *cable* as lxml reads it."""
    return etree.fromstring(to_tei(cable, **options))


def found(root: etree._Element, path: str) -> list[str]:
    """Give what stands under a path: attributes, or texts on one line."""
    hits = root.xpath(path, namespaces=NAMES)
    return [hit if isinstance(hit, str) else " ".join("".join(hit.itertext()).split()) for hit in hits]


def faults(rng: etree.RelaxNG, root: etree._Element) -> list[str]:
    """Give what the schema says against a document."""
    return [] if rng.validate(root) else [f"{error.line}: {error.message}" for error in rng.error_log]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("t:teiHeader//t:titleStmt/t:title", ["THE CASTLE & THE BRIDGE"]),
        ("//t:publicationStmt/t:idno[@type='mrn']", ["08ZENDA910"]),
        ("//t:respStmt[t:resp='classified by']/t:name", ["RUDOLF RASSENDYLL"]),
        ("//t:notesStmt/t:note[@type='eo']", ["E.O. 12958: DECL 2018-05-08"]),
        ("//t:notesStmt/t:note[@type='eo']/t:date/@when", ["2018-05-08"]),
        ("//t:notesStmt/t:note[@type='reasons']", ["(b) (d)"]),
        ("//t:notesStmt/t:note[@type='pass']", ["NSC FOR SAPT"]),
        ("//t:correspAction[@type='sent']/t:orgName", ["AMEMBASSY ZENDA"]),
        ("//t:correspAction[@type='sent']/t:date/@when", ["2008-05-08T09:15:00Z"]),
        ("//t:correspAction[@subtype='action']/t:orgName", ["SECSTATE WASHDC"]),
        ("//t:correspAction[@subtype='action']/t:orgName/@key", ["RUEHC"]),
        ("//t:correspAction[@subtype='action']/t:orgName/@ana", ["#precedence-PRIORITY"]),
        ("//t:correspAction[@subtype='info']/t:orgName", ["AMCONSUL STRELSAU"]),
        ("//t:correspDesc/t:note[@type='exempt']", ["AMCONSUL HENTZAU"]),
        ("//t:correspContext/t:ref/@cRef", ["08ZENDA816", "07STRELSAU3054"]),
        (
            "//t:catRef/@target",
            ["#classification-CONFIDENTIAL", "#caption-EXDIS", "#precedence-PRIORITY"],
        ),
        ("//t:keywords[@n='TAGS']/t:term", ["PREL", "XG"]),
        ("//t:div[@type='document']/@xml:id", ["cable-08ZENDA910"]),
        ("//t:text//t:pb/@n", ["1", "2", "3"]),
        ("//t:text//t:head/t:title/@ana", ["#classification-CONFIDENTIAL"]),
        ("//t:text//t:head/t:note[@type='source']", ["08ZENDA910; ZENDA 910"]),
        ("//t:opener/t:dateline", ["ZENDA, 080915Z MAY 08"]),
        ("//t:opener/t:seg", ["CONFIDENTIAL", "EXDIS", "ZENDA 910"]),
        ("//t:list[@type='from']/t:item", ["AMEMBASSY ZENDA"]),
        ("//t:list[@type='to'][@subtype='action']/t:item", ["SECSTATE WASHDC PRIORITY 3121"]),
        ("//t:list[@type='subject']/t:item", ["THE CASTLE & THE BRIDGE"]),
        ("//t:list[@type='references']/t:item", ["A. ZENDA 816", "B. 07 STRELSAU 3054 (NOTAL)"]),
        ("//t:text//t:p/@n", ["1", "2", "3"]),
        ("//t:text//t:p/@ana", ["#classification-CONFIDENTIAL #control-NF"]),
        ("//t:p[@n='1']/t:pb/following-sibling::text()[1]", ["\n\nold man, "]),
        ("//t:p[@n='1']/t:gap/@reason", ["redacted"]),
        ("//t:p[@n='1']/t:list/t:item", ["A. The moat is full.", "B. The bridge is up."]),
        ("//t:div[@type='section']/t:head", ["The Moat"]),
        ("//t:div[@type='section']/t:p", ["2. It is deep.", "3. It is wide."]),
        ("//t:closer/t:signed/t:persName", ["HENTZAU"]),
        ("//t:trailer", ["NNNN"]),
    ],
)
def test_what_stands_where(path: str, expected: list[str]) -> None:
    """Each value stands where TEI and FRUS look for it."""
    root = tree(from_text(TEXT))
    hits = found(root, path)
    if path.endswith("text()[1]"):
        expected = [" ".join(text.split()) for text in expected]
        hits = [" ".join(text.split()) for text in hits]

    assert hits == expected


def test_no_list_stands_in_the_opener() -> None:
    """FRUS allows no list there."""
    assert found(tree(from_text(TEXT)), "//t:opener//t:list") == []


@given(cable=st.one_of(cables(), edited(), texts().map(from_text)))
def test_every_pointer_has_its_target(cable: Cable) -> None:
    """Each `#id` is declared, and no id twice; this runs without the schema."""
    root = tree(cable)
    ids = [*map(str, root.xpath("//@xml:id"))]
    pointers = [word for hit in root.xpath("//@ana | //@target | //@scheme") for word in str(hit).split()]

    assert len(ids) == len(set(ids))
    assert {pointer.removeprefix("#") for pointer in pointers} <= set(ids)


@given(cable=st.one_of(cables(), edited(), texts().map(from_text)))
def test_any_cable_is_valid(cable: Cable, rng: etree.RelaxNG) -> None:
    """What is built, edited or read from any text is valid; with ISM it is when the foreign attributes are off."""
    root = tree(cable, ism=True)
    for node in root.iter():
        for name in [name for name in node.attrib if name.startswith(f"{{{ISM}}}")]:
            del node.attrib[name]

    assert faults(rng, tree(cable)) == []
    assert faults(rng, root) == []


@given(cable=st.one_of(cables(), texts().map(from_text)))
def test_no_paragraph_loses_a_character(cable: Cable) -> None:
    """The text of the paragraphs is what the cable says, page breaks or not; control characters are shown."""
    done = [node for node in tree(cable).iter(f"{{{NAMESPACE}}}p", f"{{{NAMESPACE}}}item") if node.get("n") is not None]
    shown = "".join("".join("".join(node.itertext()).split()) for node in done)
    for paragraph in cable.paragraphs:
        if paragraph.label:
            words = [word for word in paragraph.text.split() if word.isprintable()]

            assert all(word in shown for word in words)


@pytest.mark.slow
def test_the_corpus_is_valid(rng: etree.RelaxNG) -> None:
    """TEI of every cable that was released and is at hand is valid, and has all its paragraphs and page lines."""
    files = [path for path in sorted(CORPUS.rglob("*")) if path.suffix in (".html", ".txt")]
    wrong = []
    for path in files:
        cable = load(path)
        root = tree(cable)
        wrong += [f"{path.name}:{fault}" for fault in faults(rng, root)]
        here = len(found(root, "//t:body//t:p[parent::t:div]"))
        wrong += [f"{path.name}: {here} paragraphs"] if cable.paragraphs and here != len(cable.paragraphs) else []

    assert len(files) > 400
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_examples_are_valid(path: Path, rng: etree.RelaxNG) -> None:
    """The examples of the docs are valid."""
    assert faults(rng, tree(load(path))) == []


def test_control_characters_are_shown() -> None:
    """What XML cannot carry is shown: form feed as its sign, a lone surrogate as U+FFFD; line ends are line feeds."""
    cable = Cable(sections=(Section(None, (Paragraph("1", text="a\f\x00\x7f\ud800\ufffeb\r\nc\rd"),)),))
    text = tree(cable).xpath("string(//t:text//t:p)", namespaces=NAMES)

    assert text == "1. a\u240c\u2400\u2421\ufffd\ufffdb\nc\nd"


def test_page_breaks_of_an_edited_text_stay() -> None:
    """A shorter text keeps its page breaks, behind it; a paragraph that lost its items has them behind the text."""
    cable = from_text(TEXT)
    first, *rest = cable.paragraphs
    short = evolve(cable, sections=(Section(None, (evolve(first, text="Nothing.", items=()), *rest)),))

    assert found(tree(short), "//t:text//t:pb/@n") == ["1", "2", "3"]
    assert found(tree(short), "//t:p[@n='1']") == ["1. (C/NF) Nothing."]
    assert to_tei(short).count(b'Nothing.<pb n="2"/>') == 1


def test_a_page_break_before_the_first_word() -> None:
    """A page line between number and text comes before the text."""
    cable = from_text("1.\nZENDA 00000910  002 OF 003\nIt is open.\n\nPAGE 03 ZENDA 00910 080915Z\n\n2. It is up.\n")

    assert found(tree(cable), "//t:pb/@n") == ["2", "3"]


def test_withheld_head_is_a_gap() -> None:
    """What a publisher says of a withheld head is a gap with a reason."""
    text = "This record is a partial extract of the original cable. The full text is not available.\n\n"
    root = tree(from_text(f"{text}UNCLAS ZENDA 000910\n\nSUBJECT: THE BRIDGE\n\n1. It is open.\n"))

    assert found(root, "//t:gap/@reason") == ["withheld"]
    assert found(root, "//t:gap/t:desc") == [text.strip()]


def test_garbled_words_are_a_gap() -> None:
    """Words that nobody could read are a gap of another kind, in a cable built by hand too."""
    root = tree(Cable(sections=(Section(None, (Paragraph("2", text="It was [garbled] there."),)),)))

    assert found(root, "//t:gap/@reason") == ["garbled"]
    assert found(root, "//t:text//t:p") == ["2. It was [garbled] there."]


def test_empty_cable() -> None:
    """A cable with nothing in it is a document with nothing in it."""
    root = tree(Cable(closing=Closing(("SAPT",))))

    assert found(root, "//t:text//t:title") == ["Telegram"]
    assert found(root, "//t:text//t:p") == [""]
    assert found(root, "//t:closer") == ["SAPT"]


def test_section_without_heading_behind_one() -> None:
    """From the first heading on every section is a division, for TEI lets no paragraph follow one."""
    parts = (Section("The Moat"), Section(None, (Paragraph("1", text="It is deep."),)), Section())

    assert found(tree(Cable(sections=parts)), "//t:div[@type='section']") == ["The Moat", "1. It is deep."]


def test_wrappers_give_numbers_and_concepts() -> None:
    """The archive's own number, and what its indexers thought the cable is about."""
    fields = (("Document Number", "1979ZENDA06523"), ("Concepts", "HARVEST, MILLS, n/a"), ("TAGS", "PREL"))
    root = tree(Cable(wrappers=(Wrapper("nara", fields), Wrapper("email"))))

    assert found(root, "//t:bibl/t:idno[@type='nara']") == ["1979ZENDA06523"]
    assert found(root, "//t:keywords[@n='concepts']/t:term") == ["HARVEST", "MILLS"]
    assert found(root, "//t:note[@type='source']") == ["nara; email"]


def test_controls_that_look_alike_have_ids_of_their_own() -> None:
    """An id is made of letters and figures, and still says which word is meant."""
    marks = (Portion(C.SECRET, ("REL TO USA",)), Portion(C.SECRET, ("REL/TO/USA", " ")))
    root = tree(Cable(sections=(Section(None, tuple(Paragraph("1", mark) for mark in marks)),)))

    assert found(root, "//t:category[starts-with(@xml:id, 'control')]") == ["REL TO USA", "REL/TO/USA"]
    assert found(root, "//t:p[@n]/@ana") == [
        "#classification-SECRET #control-REL-TO-USA",
        "#classification-SECRET #control-REL-TO-USA-2",
    ]


def deep(depth: int) -> Cable:
    """Give a cable whose items hang under items."""
    return Cable(sections=(Section(None, (nested(depth, "A", "x"),)),))


def test_deep_items() -> None:
    """A hundred levels can be read by any parser; more is refused."""
    assert len(found(tree(deep(100)), "//t:item")) == 100
    with pytest.raises(ModelError, match="too deep"):
        to_tei(deep(101))
    with pytest.raises(ModelError, match="too deep"):
        to_tei(deep(20_000))


# -- ISM ----------------------------------------------------------------------------------------------------------


def markings(cable: Cable, path: str = "/t:TEI") -> dict[str, str]:
    """Give the ISM attributes of the first element under a path."""
    node = tree(cable, ism=True).xpath(path, namespaces=NAMES)[0]
    return {name.partition("}")[2]: value for name, value in node.attrib.items() if name.startswith(f"{{{ISM}}}")}


def test_ism_is_off_by_default() -> None:
    """Without being asked for there is no foreign attribute."""
    assert ISM.encode() not in to_tei(from_text(TEXT))


def test_ism_of_a_cable() -> None:
    """The attributes of ecosystem.md 1.5, under E.O. 12958."""
    assert markings(from_text(TEXT)) == {
        "classification": "C",
        "ownerProducer": "USA",
        "nonICmarkings": "XD",
        "createDate": "2008-05-08",
        "declassDate": "2018-05-08",
        "classifiedBy": "RUDOLF RASSENDYLL, AMBASSADOR",
        "classificationReason": "(b) (d)",
    }
    assert markings(from_text(TEXT), "//t:p[@n='1']") == {
        "classification": "C",
        "ownerProducer": "USA",
        "disseminationControls": "NF",
    }
    assert markings(from_text(TEXT), "//t:p[@n='2']") == {}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (Header(classification=C.LIMITED_OFFICIAL_USE, captions=("EXDIS",)), {}),
        (Header(captions=("NODIS",)), {}),
        (Header(classification=C.RESTRICTED), {"classification": "R"}),
        (Header(classification=C.SECRET, captions=("LIMDIS",)), {"classification": "S"}),
        (Header(classification=C.TOP_SECRET, captions=("NODIS",)), {"classification": "TS", "nonICmarkings": "ND"}),
        (
            Header(classification=C.SECRET, executive_order=ExecutiveOrder("11652", "GDS", codes=("CLOSURE OF IT",))),
            {"classification": "S"},
        ),
        (
            Header(
                classification=C.SECRET, executive_order=ExecutiveOrder("13526", "DECL", codes=("THE KING LEAVES",))
            ),
            {"classification": "S", "declassEvent": "THE KING LEAVES"},
        ),
        (
            Header(classification=C.UNCLASSIFIED, executive_order=ExecutiveOrder("13526", "DECL", codes=("IT OPENS",))),
            {"classification": "U"},
        ),
        (
            Header(
                classification=C.CONFIDENTIAL,
                executive_order=ExecutiveOrder("12958", "DECL", codes=("X1", "25X1-HUMAN", "AS AMENDED")),
                authority=Authority(None, None, ("d",)),
            ),
            {"classification": "C", "classificationReason": "(d)"},
        ),
    ],
)
def test_ism_of_a_head(header: Header, expected: dict[str, str]) -> None:
    """What the table leaves out is left out."""
    owner = {"ownerProducer": "USA"} if expected else {}

    assert markings(Cable(header)) == expected | owner


@pytest.mark.parametrize(
    ("portion", "expected"),
    [
        (None, {}),
        (Portion(None, ("NF",)), {}),
        (Portion(C.UNCLASSIFIED, ("SBU",)), {"nonICmarkings": "SBU"}),
        (Portion(C.UNCLASSIFIED, ("SBU", "NF")), {"nonICmarkings": "SBU-NF"}),
        (Portion(C.UNCLASSIFIED, ("LES", "NF", "NODIS")), {"nonICmarkings": "LES-NF ND"}),
        (Portion(C.UNCLASSIFIED, ("FOUO",)), {"disseminationControls": "FOUO"}),
        (Portion(C.CONFIDENTIAL, ("SBU", "FOUO", "LES")), {}),
        (
            Portion(C.SECRET, ("REL TO USA, FVEY",)),
            {"disseminationControls": "REL", "releasableTo": "USA FVEY"},
        ),
        (Portion(C.SECRET, ("REL RURITANIA",)), {}),
    ],
)
def test_ism_of_a_portion_mark(portion: Portion | None, expected: dict[str, str]) -> None:
    """Controls go into the attribute that ISM has for them."""
    paragraph = Paragraph("1", portion, "x")
    own = markings(Cable(sections=(Section(None, (paragraph,)),)), "//t:text//t:p")

    assert {name: own[name] for name in own if name not in ("classification", "ownerProducer")} == expected


def test_tei_says_who_did_what() -> None:
    """The TEI says by whom a cable was drafted, approved and cleared, and by whom classified."""
    people = {"drafted by": "EUR:TARLENHEIM", "approved by": "EUR:SAPT", "cleared by": "PM:HENTZAU"}
    header = Header(
        drafted_by=people["drafted by"], approved_by=people["approved by"], cleared_by=(people["cleared by"],),
        authority=Authority("Jane Roe"),
    )  # fmt: skip
    done = etree.fromstring(to_tei(Cable(header))).iterfind(".//{*}respStmt")

    assert {one[0].text: one[1].text for one in done} == people | {"classified by": "Jane Roe"}


def test_teis_opener_names_its_parts() -> None:
    """The opener of the TEI says by type what class, caption and number are."""
    tei = to_tei(from_text("SECRET ZENDA 000910\n\nSIPDIS\n\nTAGS: PREL\n\n1. (U) Yes.\n")).decode()

    for kind in ("classification", "caption", "number"):
        assert f'<seg type="{kind}"' in tei


def test_tei_of_paragraphs_without_headings() -> None:
    """Paragraphs outside of any division follow each other in the TEI, with nothing between them."""
    tei = to_tei(from_text(f"{CLASS_LINE}1. (U) Open.\n\n2. (U) Shut.\n"))

    assert "".join(etree.fromstring(tei).find(".//{*}body").itertext()).split()[-2:] == ["(U)", "Shut."]  # type: ignore[union-attr]
    assert b"XX" not in tei


def test_page_break_of_a_header_in_two_places() -> None:
    """In the TEI of a SMART cable the page break stands between the paragraphs, once."""
    tei = to_tei(from_text(SMART_TEXT))

    assert tei.count(b"<pb") == 1
    assert tei.index(b"Yes.") < tei.index(b"<pb") < tei.index(b"No.")


def test_tei_has_no_markings_of_ism_unless_asked() -> None:
    """The attributes of IC-ISM, which TEI does not know, are written where they are asked for alone."""
    cable = from_text(f"{CLASS_LINE}1. (U) Yes.\n")

    assert [ISM.encode() in data for data in (to_tei(cable), to_tei(cable, ism=True))] == [False, True]


KINDS = (
    "UNCLAS ZENDA 000911\n\n1. (U) See:\n-- this:\n\nBEGIN TEXT\n\nDear duke,\n\n1. The tolls:\n\nMill       Tolls\n"
    "East         400\nZENDA 00000911  002 OF 002\n\nWest         300\n\nEND TEXT\n\n-- and that: QUOTE\n"
    "FM AMEMBASSY STRELSAU\nTO AMEMBASSY ZENDA\nYES.\nUNQUOTE\n\n2. (U) So.\n"
)


def test_kinds(rng: etree.RelaxNG) -> None:
    """A table has rows and cells; an enclosure and a quoted telegram are floating texts, lists go on around them."""
    root = etree.fromstring(to_tei(from_text(KINDS)))
    kinds = [etree.QName(child).localname for child in root.xpath("(//t:p[@n='1'])[1]/t:*", namespaces=NAMES)]
    cells = [found(row, "t:cell") for row in root.iter("{*}row")]

    assert faults(rng, root) == []
    assert kinds[-3:] == ["list", "floatingText", "list"]
    assert [text.get("type") for text in root.iter("{*}floatingText")] == ["enclosure", "cable"]
    assert cells == [["Mill", "Tolls"], ["East", "400"], ["West", "300"]]
    assert len(root.findall(".//{*}pb")) == 1


def test_kinds_without_text(rng: etree.RelaxNG) -> None:
    """What has no text is valid, too: a table without rows leaves nothing."""
    items = tuple(Paragraph(kind=kind) for kind in ("table", "enclosure", "cable"))
    nested = Paragraph(kind="enclosure", items=(Paragraph(text="a  b", kind="table"), *items))
    root = etree.fromstring(to_tei(Cable(sections=(Section(paragraphs=(Paragraph(items=(*items, nested)),)),))))

    assert faults(rng, root) == []
    assert len(root.findall(".//{*}table")) == 1
