"""TEI as the Foreign Relations volumes have it: their rules, said again here, hold for whatever a cable is."""

import re
from datetime import datetime
from typing import Any, Final

import pytest
from hypothesis import given
from lxml import etree

from cablekit import Cable, Header, ModelError, Paragraph, Section, Wrapper, collate, from_text, load, to_tei
from cablekit.exports.tei.document import NAMESPACE
from cablekit.exports.tei.frus import NAMESPACE as FRUS
from cablekit.exports.tei.ism import NAMESPACE as ISM
from tests._helpers import NARA, loose
from tests.exports.test_tei import TEXT, faults, found, rng
from tests.strategies import ANY_CABLE, RICH_CABLE

__all__ = ["rng"]
ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
#: The types of divisions, lists and highlights that the volumes have (frus.sch).
DIVISIONS: Final = {"document", "chapter", "subchapter", "document-group", "compilation", "section", "toc"}
LISTS: Final = {
    "participants",
    "subject",
    "index",
    "terms",
    "names",
    "toc",
    "references",
    "to",
    "simple",
    "sources",
    "from",
}
HIGHLIGHTS: Final = {"strong", "italic", "smallcaps", "roman", "underline", "sub", "superscript"}


def volume(cable: Any, **options: Any) -> etree._Element:
    """Give the document of a volume."""
    return etree.fromstring(to_tei(cable, profile="frus", **options))


def named(root: etree._Element, *names: str) -> list[etree._Element]:
    """Give the elements of some names."""
    return [*root.iter(*[f"{{{NAMESPACE}}}{name}" for name in names])]


def is_filled(node: etree._Element) -> bool:
    """Whether there is anything in an element."""
    return bool(len(node) or node.text)


def broken(root: etree._Element) -> list[str]:
    """Give the rules of the volumes that a document breaks."""
    ids = [*map(str, root.xpath("//@xml:id"))]
    rules = {
        "ids are unique": len(ids) == len(set(ids)),
        "the header has three parts": [etree.QName(node).localname for node in named(root, "fileDesc")[0]]
        == ["titleStmt", "publicationStmt", "sourceDesc"],
        "there is one publisher": len(named(root, "publisher")) == 1,
        "there is one complete title": found(root, "//t:titleStmt/t:title/@type") == ["complete"],
        "nothing that must be filled is empty": all(map(is_filled, named(root, "p", "gloss", "persName", "placeName"))),
        "pages are those of the volume": not named(root, "pb"),
    }
    rules |= {f"division {node.get(ID)}": division_is_right(node) for node in named(root, "div")}
    rules |= {f"list {at}": list_is_right(node) for at, node in enumerate(named(root, "list"))}
    rules |= {f"highlight {node.get('rend')}": node.get("rend") in HIGHLIGHTS for node in named(root, "hi")}
    rules |= {
        f"reference {at}": str(node.get("target")).startswith(("#", "http"))
        for at, node in enumerate(named(root, "ref"))
    }
    rules |= {f"gap {at}": gap_is_right(node) for at, node in enumerate(named(root, "gap"))}
    return [rule for rule, holds in rules.items() if not holds]


def division_is_right(node: etree._Element) -> bool:
    """Whether a division has an id, one head with words, a known type; a document also a whole number and its notes."""
    heads = node.findall(f"{{{NAMESPACE}}}head")
    ok = node.get(ID) is not None and len(heads) == 1 and bool("".join(heads[0].itertext()).strip())
    ok = ok and node.get("type") in DIVISIONS
    if node.get("type") == "document":
        notes = [str(note.get(ID)) for note in named(node, "note") if note.get(ID)]
        ok = ok and re.fullmatch("[0-9]+", str(node.get("n"))) is not None and node.get(ID) == f"d{node.get('n')}"
        ok = ok and all(name.partition("fn")[0] == node.get(ID) for name in notes)
        low, high = (node.get(f"{{{FRUS}}}doc-dateTime-{end}") for end in ("min", "max"))
        ok = ok and (low is None) == (high is None)
        ok = ok and (low is None or datetime.fromisoformat(str(low)) <= datetime.fromisoformat(str(high)))
    return ok


def list_is_right(node: etree._Element) -> bool:
    """Whether a list is of a known type, and holds neither paragraphs of its own nor tables."""
    return node.get("type") in {*LISTS, None} and not node.findall(f"{{{NAMESPACE}}}p") and not named(node, "table")


def gap_is_right(node: etree._Element) -> bool:
    """Whether missing words are in brackets and italics."""
    (desc,) = named(node, "desc")
    (italic,) = desc
    return (desc.text, italic.get("rend"), italic.tail, bool(italic.text)) == ("[", "italic", "]", True)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("//t:titleStmt/t:title", ["12. Telegram From the Embassy in Zenda to the Department of State"]),
        ("//t:publicationStmt/t:publisher", ["U.S. Department of State"]),
        ("//t:div[@type='document']/@xml:id", ["d12"]),
        ("//t:div[@type='document']/@n", ["12"]),
        ("//t:div[@type='document']/t:head/t:gloss[@type='from']", ["Embassy in Zenda"]),
        ("//t:div[@type='document']/t:head/t:gloss[@type='to']", ["Department of State"]),
        ("//t:div[@type='document']/t:head/text()", ["12. Telegram From the ", " to the "]),
        (
            "//t:head/t:note[@type='source'][@xml:id='d12fn1']",
            ["Source: Telegram 08ZENDA910. Confidential; Priority; Exdis. Sent for information to Consulate Strelsau."],
        ),
        ("//t:opener/t:dateline", ["Zenda, May 8, 2008, 0915Z"]),
        ("//t:opener/t:dateline/t:date/@when", ["2008-05-08T09:15:00+00:00"]),
        ("//t:list[@type='subject']/t:item", ["The Castle & the Bridge"]),
        ("//t:list[@type='references']/t:item", ["A. ZENDA 816", "B. 07 STRELSAU 3054 (NOTAL)"]),
        ("//t:div//t:p/@n", ["1", "2", "3"]),
        ("//t:p[@n='1']/text()[1]", ["910. "]),
        ("//t:p[@n='1']/t:gap/@reason", ["redacted"]),
        ("//t:p[@n='1']/t:gap/t:desc", ["[text withheld]"]),
        ("//t:p[@n='1']/t:list[not(@type)]/t:item", ["A. The moat is full.", "B. The bridge is up."]),
        ("//t:milestone[@unit='page']/@n", ["1", "2", "3"]),
        ("//t:div[@type='section']/@xml:id", ["d12s1"]),
        ("//t:div[@type='section']/t:head", ["The Moat"]),
        ("//t:closer/t:signed/t:persName", ["HENTZAU"]),
        ("//t:correspAction[@type='sent']/t:orgName", ["AMEMBASSY ZENDA"]),
    ],
)
def test_what_is_where(path: str, expected: list[str]) -> None:
    """Each value is where the volumes have it."""
    root = volume(from_text(TEXT), number=12)
    hits = (
        [str(hit) for hit in root.xpath(path, namespaces={"t": NAMESPACE})] if "text()" in path else found(root, path)
    )

    assert hits == expected
    assert root.xpath("//@f:*", namespaces={"f": FRUS}) == ["2008-05-08T09:15:00+00:00"] * 2


def test_source_note() -> None:
    """Archive, class, precedence, captions, hands, and who else received it."""
    root = volume(RICH_CABLE)

    assert found(root, "//t:note[@type='source']") == [
        (
            "Source: U.S. Department of State, FOIA Virtual Reading Room, C00000001. Secret; Immediate; Routine; "
            "Exdis; Noforn. Drafted by EUR/RUR:JHENTZAU; cleared by NSC:CSAPT and EUR:RRASSENDYLL; approved by "
            "EUR:FTARLENHEIM. Sent for information to River States Collective."
        )
    ]
    assert found(volume(load(NARA)), "//t:note[@type='source']")[0].startswith(
        "Source: National Archives, D790000-0001."
    )


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (Header(), "1. Telegram"),
        (Header(originator="AMEMBASSY ZENDA"), "1. Telegram From the Embassy in Zenda"),
        (Header(action=("NSC WASHDC",)), "1. Telegram to NSC"),
        (
            Header(originator="SECSTATE WASHDC", action=("AMEMBASSY ZENDA", "USUN NEW YORK")),
            "1. Telegram From the Department of State to the Embassy in Zenda and the Mission to the United Nations",
        ),
        (Header(action=("AMEMBASSY ZENDA", "CIA", "NSC")), "1. Telegram to the Embassy in Zenda and Others"),
    ],
)
def test_heads(header: Header, expected: str) -> None:
    """A head names whoever is known, and no more."""
    assert found(volume(Cable(header)), "//t:titleStmt/t:title") == [expected]


@pytest.mark.parametrize(
    ("cable", "dateline", "dates"),
    [
        (Cable(), [], []),
        (Cable(year_hint=2008), ["2008"], ["2008-01-01T00:00:00+00:00", "2008-12-31T23:59:59+00:00"]),
        (Cable(year_hint=20_080), ["20080"], []),
        (
            Cable(wrappers=(Wrapper("nara", (("Draft Date", "14 AUG 1979"),)),)),
            ["August 14, 1979"],
            ["1979-08-14T00:00:00+00:00", "1979-08-14T23:59:59+00:00"],
        ),
        (Cable(Header(originator="SECSTATE WASHDC")), ["Washington"], []),
        (Cable(Header(originator="USUN NEW YORK")), ["New York"], []),
        (Cable(Header(originator="USNATO")), [], []),
        (Cable(Header(originator="RIVER STATES COLLECTIVE")), [], []),
        (Cable(Header(originator="SAPT", mrn="LA PAZ 7")), ["La Paz"], []),
    ],
)
def test_datelines(cable: Cable, dateline: list[str], dates: list[str]) -> None:
    """Place and date as far as they are known, and the range of a day or a year."""
    root = volume(cable)

    assert found(root, "//t:dateline") == dateline
    assert root.xpath("//@f:*", namespaces={"f": FRUS}) == dates


@pytest.mark.parametrize(
    ("printed", "words", "extent"),
    [
        ("[5 lines not declassified]", "5 lines not declassified", "5 lines"),
        ("[1 1/2 lines not declassified]", "1 1/2 lines not declassified", "1 1/2 lines"),
        ("[less than 1 line not declassified]", "less than 1 line not declassified", "less than 1 line"),
        ("(2 LINES DELETED)", "2 lines deleted", "2 LINES"),
        ("[redacted]", "redacted", None),
        ("[garbled]", "garbled", None),
        ("(#)", "garble", None),
        ("XXXXXXXXXXXX", "text withheld", None),
        ("1.4(D)", "text not declassified", None),
    ],
)
def test_gaps(printed: str, words: str, extent: str | None) -> None:
    """What is printed in place of words, in the words of the volumes; how much it was only where it is printed."""
    root = volume(from_text(f"UNCLAS ZENDA 000910\n\n1. (C) He met {printed} at the moat.\n"))
    (gap,) = named(root, "gap")

    assert "".join(gap.itertext()) == f"[{words}]"
    assert gap.get("extent") == extent


def test_sections() -> None:
    """A section without a heading belongs to the one before it; those before the first heading are paragraphs."""
    parts = (
        Section(None, (Paragraph("1", text="Yes."),)),
        Section("The Moat", (Paragraph("2", text="It is deep."),)),
        Section(None, (Paragraph("3", text="It is wide."),)),
        Section("The Bridge"),
    )
    root = volume(Cable(sections=parts), number=7)

    assert found(root, "//t:div[@type='section']/@xml:id") == ["d7s1", "d7s2"]
    assert found(root, "//t:div[@xml:id='d7s1']/t:p/@n") == ["2", "3"]
    assert broken(root) == []


def test_empty_paragraphs() -> None:
    """A paragraph in which there is nothing says so, or is left out where it is not alone."""
    letter = Paragraph(kind="enclosure", items=(Paragraph("1", text="Yes."), Paragraph(None, text=" ")))
    empty = Paragraph(kind="enclosure", text="")

    assert found(volume(Cable()), "//t:text//t:p") == ["[no text]"]
    assert found(volume(Cable(Header(mrn="ZENDA 910"))), "//t:text//t:p") == ["910. [no text]"]
    assert found(volume(Cable(Header(mrn="ZENDA 910", subject="X"))), "//t:text//t:p") == ["910."]
    assert found(
        volume(Cable(sections=(Section(None, (Paragraph("2", items=(letter,)),)),))), "//t:floatingText//t:p"
    ) == ["1. Yes."]
    assert found(
        volume(Cable(sections=(Section(None, (Paragraph("2", items=(empty,)),)),))), "//t:floatingText//t:p"
    ) == ["[no text]"]


def test_tables_in_lists() -> None:
    """A table of an item comes after the list; the text around it stays."""
    table = Paragraph(kind="table", text="TOLL   5\nRYE    3")
    inner = Paragraph("A", text="Prices:", items=(table, Paragraph("1", text="High.")))
    root = volume(
        Cable(
            sections=(
                Section(
                    None,
                    (
                        Paragraph(
                            "1",
                            text="Two:",
                            items=(inner, Paragraph("B")),
                        ),
                    ),
                ),
            )
        )
    )

    assert broken(root) == []
    parts = root.xpath("//t:text//t:p/*", namespaces={"t": NAMESPACE})
    assert [etree.QName(node).localname for node in parts] == [
        "num",
        "list",
        "table",
    ]
    assert found(root, "//t:p//t:item") == ["A. Prices:1. High.", "1. High.", "B."]


def test_table_alone_in_an_item() -> None:
    """A table that is all there is of an item comes after the list, too; what was after it stays."""
    table = Paragraph(kind="table", text="TOLL   5\nRYE    3")
    item = Paragraph("A", text="Prices:", items=(Paragraph(None, items=(table,)), Paragraph("1", text="High.")))
    root = volume(Cable(sections=(Section(None, (Paragraph("1", text="Two:", items=(item,)),)),)))

    assert broken(root) == []
    assert found(root, "//t:text//t:p/t:table//t:cell") == ["TOLL", "5", "RYE", "3"]


def test_several_tables_in_a_list() -> None:
    """The tables of a list come after it in their own order."""
    tolls, keys, rye = (Paragraph(kind="table", text=f"{name}   5\nWAX   3") for name in ("TOLL", "KEYS", "RYE"))
    items = (Paragraph("A", text="Two:", items=(tolls, keys)), Paragraph("B", text="One:", items=(rye,)))
    root = volume(Cable(sections=(Section(None, (Paragraph("1", text="Three:", items=items),)),)))

    assert broken(root) == []
    assert found(root, "//t:text//t:p/t:table/t:row[1]/t:cell[1]") == ["TOLL", "KEYS", "RYE"]


def test_many_received_it() -> None:
    """Three names are a list in a sentence."""
    header = Header(mrn="ZENDA 910", info=("AMEMBASSY HENTZAU", "AMCONSUL STRELSAU", "CIA WASHDC"))

    assert found(volume(Cable(header)), "//t:note[@type='source']") == [
        "Source: Telegram 910. Sent for information to Embassy Hentzau, Consulate Strelsau, and CIA."
    ]


def test_copies() -> None:
    """Copies of one telegram have their readings in a document of a volume."""
    copies = [from_text(TEXT), from_text(TEXT.replace("It is wide", "It is very wide"))]
    root = volume(collate(copies), number=12)

    assert broken(root) == []
    assert len(found(root, "//t:app/t:rdg/@wit")) == 1
    assert found(root, "//t:div[@type='document']/@xml:id") == ["d12"]


def test_wrong_calls() -> None:
    """An unknown profile, a number that is none, and one without a profile are refused."""
    with pytest.raises(ModelError, match="profile: no profile 'furs'; did you mean frus"):
        to_tei(RICH_CABLE, profile=loose("furs"))
    with pytest.raises(ModelError, match="number: expected a number that is at least 1, got 0"):
        to_tei(RICH_CABLE, profile="frus", number=0)
    with pytest.raises(ModelError, match="number: only the documents of a profile have one"):
        to_tei(RICH_CABLE, number=12)


def bare(root: etree._Element) -> etree._Element:
    """Take off the attributes that are not TEI's."""
    for node in root.iter():
        for name in [name for name in node.attrib if str(name).startswith((f"{{{FRUS}}}", f"{{{ISM}}}"))]:
            del node.attrib[name]
    return root


@given(ANY_CABLE)
def test_any_cable_keeps_the_rules(cable: Cable) -> None:
    """The rules of the volumes hold for whatever a cable holds."""
    root = volume(cable, number=12)
    ids = {*map(str, root.xpath("//@xml:id"))}
    pointers = {word for hit in root.xpath("//@ana | //@target | //@scheme") for word in str(hit).split()}

    assert broken(root) == []
    assert {pointer.removeprefix("#") for pointer in pointers} <= ids


@given(cable=ANY_CABLE)
def test_any_cable_is_valid(cable: Cable, rng: etree.RelaxNG) -> None:
    """A document of a volume is TEI, without the attributes of the volumes and of ISM."""
    assert faults(rng, bare(volume(cable, ism=True))) == []
