"""A TEI corpus: valid, each id once, written as a stream, and at a path as a whole or not at all."""

import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cablekit import Cable, ModelError, load, to_tei, to_tei_corpus
from cablekit.exports.tei.document import NAMESPACE
from tests._helpers import CABLEGATE, NARA, SITE, loose
from tests.exports.test_tei import faults, found, rng
from tests.exports.test_tei_frus import bare, broken
from tests.strategies import ANY_CABLE, RICH_CABLE

__all__ = ["rng"]


def corpus(cables: Any, **options: Any) -> etree._Element:
    """Give a corpus as lxml reads it."""
    file = io.BytesIO()
    assert to_tei_corpus(cables, file, **options) == len(cables)
    return etree.fromstring(file.getvalue())


def test_corpus(rng: etree.RelaxNG) -> None:
    """A document for each cable; the same cable twice has ids of its own each time."""
    cables = [load(SITE), load(NARA), load(CABLEGATE), load(SITE)]
    root = corpus(cables, title="Ruritania & the Bridge")

    assert faults(rng, root) == []
    assert root.tag == f"{{{NAMESPACE}}}teiCorpus"
    assert found(root, "t:teiHeader//t:title") == ["Ruritania & the Bridge"]
    assert found(root, "t:TEI//t:div[@type='document']/@n") == [cable.id for cable in cables]
    assert found(root, "t:TEI//t:div[@type='document']/@xml:id")[::3] == ["d1-cable-08ZENDA910", "d4-cable-08ZENDA910"]


def test_corpus_of_a_volume(rng: etree.RelaxNG) -> None:
    """The documents of a volume are numbered in order, from any number."""
    root = corpus([load(SITE), load(NARA)], profile="frus", number=12)

    assert found(root, "t:TEI//t:div[@type='document']/@n") == ["12", "13"]
    assert [fault for one in root.iterfind(f"{{{NAMESPACE}}}TEI") for fault in broken(document(one))] == []
    assert faults(rng, bare(root)) == []


def document(node: etree._Element) -> etree._Element:
    """Give a document of a corpus as a document of its own."""
    return etree.fromstring(etree.tostring(node))


@given(found_cables=st.lists(ANY_CABLE, min_size=1, max_size=3))
def test_every_id_once(found_cables: list[Cable]) -> None:
    """Whatever the cables are, each id is there once, and each pointer has its target."""
    root = corpus(found_cables)
    ids = [*map(str, root.xpath("//@xml:id"))]
    pointers = [word for hit in root.xpath("//@ana | //@target | //@scheme") for word in str(hit).split()]

    assert len(ids) == len(set(ids))
    assert {pointer.removeprefix("#") for pointer in pointers} <= set(ids)


def test_document_is_that_of_to_tei() -> None:
    """Apart from its ids a document is the same as by itself."""
    (one,) = corpus([RICH_CABLE], ism=True).iterfind(f"{{{NAMESPACE}}}TEI")
    alone = etree.fromstring(to_tei(RICH_CABLE, ism=True))

    assert (
        etree.tostring(one, method="text", encoding="unicode").strip()
        == etree.tostring(alone, method="text", encoding="unicode").strip()
    )


def test_whole_or_nothing(tmp_path: Path) -> None:
    """An error leaves the earlier file, and nothing else."""
    path = tmp_path / "corpus.xml"
    path.write_bytes(b"earlier")
    with pytest.raises(ModelError, match="expected a Cable, got 7"):
        to_tei_corpus([RICH_CABLE, loose(7)], path)
    assert path.read_bytes() == b"earlier"
    assert [one.name for one in tmp_path.iterdir()] == ["corpus.xml"]
    assert to_tei_corpus([RICH_CABLE], str(path)) == 1
    assert path.read_bytes().endswith(b"</TEI>\n</teiCorpus>\n")


def test_wrong_calls(tmp_path: Path) -> None:
    """No cable, no such profile, no such number: nothing is written."""
    with pytest.raises(ModelError, match="cables: a corpus has at least one cable"):
        to_tei_corpus([], tmp_path / "x")
    with pytest.raises(ModelError, match="profile: no profile 'x'; there are frus"):
        to_tei_corpus([RICH_CABLE], tmp_path / "x", profile=loose("x"))
    with pytest.raises(ModelError, match="number: expected a number that is at least 1, got 0"):
        to_tei_corpus([RICH_CABLE], tmp_path / "x", number=0)
    assert [*tmp_path.iterdir()] == []


def test_constant_memory(tmp_path: Path) -> None:
    """Ten times as many cables take no more memory."""
    peaks = []
    for count in (10, 100):
        tracemalloc.start()
        to_tei_corpus(copies(count), tmp_path / "x")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < 1.5 * peaks[0]


def copies(count: int) -> Iterator[Cable]:
    """Yield a cable again and again."""
    for _ in range(count):
        yield RICH_CABLE
