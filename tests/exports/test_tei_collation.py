"""TEI of several copies: valid, the readings of each copy in their places, what all have outside of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cablekit import Cable, Collation, ModelError, collate, from_text, redact, to_tei
from cablekit.exports.tei.document import NAMESPACE
from cablekit.exports.tei.ism import NAMESPACE as ISM
from cablekit.model import Place, Wrapper
from tests.exports.test_tei import rng
from tests.strategies import cables, texts

__all__ = ["rng"]
NAMES = {"t": NAMESPACE}
TEXT = """P 080915Z MAY 08
FM AMEMBASSY ZENDA
TO SECSTATE WASHDC
C O N F I D E N T I A L ZENDA 000910

SUBJECT: THE CELLAR

1. (C) Sapt met XXXXXXXX in the cellar.

The Duke
--------

2. (U) He named two points:

   a. (C) the keys;
   b. (U) the bridge.

The Moat
--------

3. (U) The moat is full.

RASSENDYLL
"""
WHOLE = TEXT.replace("XXXXXXXX", "the king").replace("moat is full", "old moat is dry")


def tree(*copies: Cable, ism: bool = False) -> etree._Element:
    """Collate copies, and give the TEI as lxml reads it."""
    return etree.fromstring(to_tei(collate(copies), ism=ism))


def faults(rng: etree.RelaxNG, root: etree._Element) -> list[str]:
    """Give what the schema says against a document."""
    return [] if rng.validate(root) else [f"{error.line}: {error.message}" for error in rng.error_log]


def test_readings(rng: etree.RelaxNG) -> None:
    """A gap is a reading, and so are other words; copies that agree share one; what nobody has has no lemma."""
    third = TEXT.replace("XXXXXXXX", "[REDACTED]").replace("3. (U) The moat is full.", "")
    root = tree(*map(from_text, (TEXT, WHOLE, third)))
    found = [
        [(etree.QName(one).localname, one.get("wit"), "".join(map(str, one.itertext()))) for one in app]
        for app in root.iter("{*}app")
    ]

    assert found == [
        [("lem", "#copy-2", " the king"), ("rdg", "#copy-1", " XXXXXXXX"), ("rdg", "#copy-3", " [REDACTED]")],
        [("lem", "#copy-1 #copy-2", "3. (U) The"), ("rdg", "#copy-3", "")],
        [("lem", "#copy-2", " old"), ("rdg", "#copy-1 #copy-3", "")],
        [("lem", "#copy-1 #copy-2", " moat is"), ("rdg", "#copy-3", "")],
        [("lem", "#copy-1", " full"), ("rdg", "#copy-2", " dry"), ("rdg", "#copy-3", "")],
        [("lem", "#copy-1 #copy-2", "."), ("rdg", "#copy-3", "")],
    ]
    assert len(root.findall(".//{*}rdg/{*}gap")) == 2
    assert faults(rng, root) == []


def test_nobody_has_it() -> None:
    """Where all copies black words out in different ways, there are readings only."""
    (app,) = tree(*map(from_text, ("1. He met XXXXXXXX.", "1. He met (b)(6)."))).iter("{*}app")

    assert [(etree.QName(one).localname, one.get("wit")) for one in app] == [("rdg", "#copy-1"), ("rdg", "#copy-2")]


def test_what_surrounds_the_readings(rng: etree.RelaxNG) -> None:
    """The copies are listed; units have kind, label and mark, headings a division; the rest is the first copy's."""
    named = Cable.parse(TEXT)
    root = tree(named, Cable(sections=named.sections, wrappers=(Wrapper("foia"),), place=Place("b.txt")))

    assert root.xpath("//t:listWit/t:witness/text()", namespaces=NAMES) == ["copy 1", "foia; b.txt"]
    assert root.xpath("//t:variantEncoding/@method", namespaces=NAMES) == ["parallel-segmentation"]
    assert root.xpath("//t:div[@type='section']/t:head/text()", namespaces=NAMES) == ["The Duke", "The Moat"]
    assert root.xpath("//t:p/@n", namespaces=NAMES) == ["1", "2", "3"]
    assert root.xpath("//t:ab/@type", namespaces=NAMES) == ["item", "item"]
    assert root.xpath("//t:ab[@ana='#classification-CONFIDENTIAL']/@n", namespaces=NAMES) == ["a"]
    assert root.xpath("//t:signed/t:persName/text()", namespaces=NAMES) == ["RASSENDYLL"]
    assert root.xpath("string(//t:titleStmt/t:title)", namespaces=NAMES) == "THE CELLAR"
    assert root.xpath("//t:gap/t:desc/text()", namespaces=NAMES) == ["XXXXXXXX"]
    assert faults(rng, root) == []


def test_markings() -> None:
    """The attributes of IC-ISM are there if they are asked for."""
    copies = from_text(TEXT), from_text(WHOLE)

    assert ISM.encode() not in etree.tostring(tree(*copies))
    assert tree(*copies, ism=True).xpath("//t:p/@*[local-name()='classification']", namespaces=NAMES) == ["C", "U", "U"]


def test_one_cable_has_no_apparatus() -> None:
    """The TEI of a single cable lists no copies; a collation made by hand of nothing is refused."""
    assert b"listWit" not in to_tei(from_text(TEXT))
    assert b"variantEncoding" not in to_tei(from_text(TEXT))
    with pytest.raises(ModelError, match="expected a Cable"):
        to_tei(Collation(()))


ANY = st.one_of(cables(odd=False), texts().map(from_text))


@given(one=ANY, other=ANY)
def test_any_copies_are_valid(one: Cable, other: Cable, rng: etree.RelaxNG) -> None:
    """What is collated from any cables is valid; a copy of which all was taken out has everything as a reading."""
    assert faults(rng, tree(one, other, redact(one, above="U"))) == []
